"""How a deduction looks: the cards of those who decide, the one message of the rider, and what the two hear.

Rows hold only which case and for whom: what a message says is looked up when it is sent, and it changes along. The
staff see the reporter's number, the rider sees no names of the staff.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import dates, quiet, reportviews
from bot.addressing import languages
from bot.district import District
from bot.keyboards import Button, Keyboard, inline, press
from bot.kit import Kit
from bot.sending import Gone
from bot.texts import Markup, plain, say
from models import areas, deductions, earnings, members, moves, outbox, reports
from models.deductions import AGREED, COUNTED, OBJECTED, PROPOSED, SOURCE, Deduction
from models.outbox import EDIT, Owed

SECOND, THIRD, RIDER = "second", "third", "rider"
"""The messages that change along: cards for who may agree, cards for who may decide on an objection, the rider's."""

RECIPE = "deduction"


def until(district: District, days: int, now: datetime) -> datetime:
    """Return the midnight after so many whole days by the district's clock."""
    last = now.astimezone(district.zone).date() + timedelta(days=days)
    return datetime.combine(last + timedelta(days=1), time(), district.zone)


def last_day(district: District, moment: datetime | None, language: str) -> str:
    """Return in words the last day before what `until` gives; "" for nothing."""
    if moment is None:
        return ""
    return dates.full((moment - timedelta(seconds=1)).astimezone(district.zone).date(), language)


def source(case: Deduction, kind: str) -> str:
    """Return what such a message about a case is owed for."""
    return f"{SOURCE}{case.id}:{kind}"


async def shown(
    kit: Kit, session: AsyncSession, case: Deduction, kind: str, people: list[int], now: datetime
) -> list[Owed]:
    """Return such a message for each of these people, whose numeric ids these are."""
    name, subject = source(case, kind), None if kind == RIDER else case.member_id
    found = []
    for person in people:
        params = _recipe(case, kind, person) | await quiet.silence(session, kit.district, person, now)
        found.append(Owed(person, name, "sendMessage", params, keep=True, subject=subject))
    return found


async def changed(session: AsyncSession, case: Deduction, cause: str) -> list[Owed]:
    """Return the changes of all messages that show a case; `cause` names why, once for each change."""
    kinds, found = {source(case, kind): kind for kind in (SECOND, THIRD, RIDER)}, []
    for row, chat, name in await outbox.copies_of(session, list(kinds)):
        kind = kinds[name]
        subject = None if kind == RIDER else case.member_id
        params = _recipe(case, kind, chat)
        found.append(Owed(chat, f"{name}:{cause}", "editMessageText", params, EDIT, about=row, subject=subject))
    return found


async def heard_by_the_two(kit: Kit, session: AsyncSession, case: Deduction, how: str, now: datetime) -> list[Owed]:
    """Return what who proposed it hears, and who agreed if that is long over: how it went on, or ended.

    It names nobody: a message can be emptied for the sake of one member only, and that is the rider.
    """
    both = [case.proposed_by] if how in ("agreed", "declined", "lapsed") else [case.proposed_by, case.second_by]
    people = [await members.person_of(session, one) for one in both if one is not None]
    spoken = await languages(session, kit.district, [person for person in people if person is not None])
    facts = {"number": case.report_id, "reporter": case.number, "how": how}
    found = []
    for person, language in spoken.items():
        text = say(language, "deduct-told", until=last_day(kit.district, case.due_at, language), **facts)
        params = {"text": text, "parse_mode": "HTML", **await quiet.silence(session, kit.district, person, now)}
        found.append(Owed(person, source(case, f"told:{how}"), "sendMessage", params, subject=case.member_id))
    return found


async def dropped(kit: Kit, session: AsyncSession, case: Deduction, now: datetime) -> list[Owed]:
    """Return what the rider hears when it ended in their favour."""
    person = await members.person_of(session, case.member_id)
    if person is None:
        return []
    language = (await languages(session, kit.district, [person]))[person]
    text = say(language, "deduct-dropped", number=case.report_id, why=case.why or "third")
    params = {"text": text, "parse_mode": "HTML", **await quiet.silence(session, kit.district, person, now)}
    return [Owed(person, source(case, "dropped"), "sendMessage", params)]


def running(language: str, district: District, cases: Sequence[Deduction]) -> tuple[list[Markup], list[list[Button]]]:
    """Return what a rider reads of what runs, a text and a row of buttons for each."""
    days = {case.id: last_day(district, case.due_at, language) for case in cases}
    lines = [
        say(language, "deduct-running", number=case.report_id, state=case.state, until=days[case.id]) for case in cases
    ]
    return lines, [[_object(language, case)] for case in cases if case.state == AGREED]


async def rendered(kit: Kit, recipe: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of such a message as it is to look now. Raises Gone for what was taken back."""
    person, kind = recipe["person"], recipe["kind"]
    async with kit.database.read() as session:
        case = await deductions.by_id(session, recipe["deduction"])
        if case is None:
            raise Gone
        language = (await languages(session, kit.district, [person]))[person]
        if kind == RIDER:
            text, buttons = await _riders(kit, session, case, language)
        else:
            text, buttons = await _card(kit, session, case, kind, language)
            buttons = buttons if _waits_for(case, kind) else _open(language, case)
    return {"text": text, "parse_mode": "HTML", "reply_markup": buttons}


def rule(district: District, case: Deduction, language: str) -> Markup:
    """Return a case's rule word for word, with how many points."""
    return published(district, case.rule, case.points, language)


def published(district: District, key: str, points: int, language: str) -> Markup:
    """Return a rule as it is published, with how many points; one that is published no more is said to be gone."""
    found = district.rule_of(key)
    if found is None or found.on != earnings.DEDUCT:
        return say(language, "deduct-rule-gone")
    return say(language, "deduct-rule", name=found.name_in(language), words=found.words_in(language), points=points)


def _recipe(case: Deduction, kind: str, person: int) -> dict[str, Any]:
    return {"made": RECIPE, "deduction": case.id, "kind": kind, "person": person}


async def _card(kit: Kit, session: AsyncSession, case: Deduction, kind: str, language: str) -> tuple[Markup, Keyboard]:
    """Return what those see who decide; the objection only who decides on it."""
    district, report = kit.district, await _named(kit.district, session, case.report_id, language)
    lines = [
        say(language, "deduct-card", report=report, reporter=case.number),
        rule(district, case, language),
        say(language, "deduct-reason", words=await deductions.words_of(session, case) or _forgotten(language)),
        say(language, "deduct-card-by", who=await moves.name_of(session, case.proposed_by)),
    ]
    if kind == THIRD:
        said = await deductions.objection_of(session, case) or _forgotten(language)
        lines.append(say(language, "deduct-objection", words=said))
    lines.append(await _standing(district, session, case, language))
    return Markup("\n".join(lines)), _decide(language, case)


async def _standing(district: District, session: AsyncSession, case: Deduction, language: str) -> Markup:
    facts = {
        "second": await moves.name_of(session, case.second_by),
        "third": await moves.name_of(session, case.third_by),
        "until": last_day(district, case.due_at, language),
        "state": f"{case.state}-{case.why}" if case.why else case.state,
    }
    return say(language, "deduct-standing", **facts)


async def _riders(kit: Kit, session: AsyncSession, case: Deduction, language: str) -> tuple[Markup, Keyboard]:
    """Return what the rider sees: first what they can do, then what it is about."""
    district, why = kit.district, await deductions.words_of(session, case)
    facts = {"state": case.state, "points": case.points}
    lines = [
        say(language, "deduct-rider", until=last_day(district, case.due_at, language), **facts),
        say(language, "deduct-rider-report", report=await _named(district, session, case.report_id, language)),
        rule(district, case, language),
        say(language, "deduct-reason", words=why or _forgotten(language)),
    ]
    if case.objected_at is not None:
        said = await deductions.objection_of(session, case) or _forgotten(language)
        lines.append(say(language, "deduct-rider-objection", words=said))
    ways = {AGREED: [_object(language, case)], COUNTED: [press(plain(language, "letter-begin"), "t:new")]}
    return Markup("\n".join(lines)), inline(ways.get(case.state, []))


async def _named(district: District, session: AsyncSession, number: int, language: str) -> Markup:
    """Return number, category and place of a report on one line. Raises Gone for one that is not there any more."""
    report = await reports.by_id(session, number)
    if report is None:
        raise Gone
    area = areas.names(await areas.atlas(session), report.area_id)[-1:]
    category = district.category_label(report.category, language)
    where = reportviews.clipped(area[0], 60) if area else district.name_in(language)
    return say(language, "work-named", number=report.number, category=category, area=where)


def _waits_for(case: Deduction, kind: str) -> bool:
    return case.state == (PROPOSED if kind == SECOND else OBJECTED)


def _decide(language: str, case: Deduction) -> Keyboard:
    if case.state == PROPOSED:
        row = [_press(language, "agree", "y", case), _press(language, "decline", "n", case)]
    else:
        row = [_press(language, "uphold", "u", case), _press(language, "drop", "x", case)]
    return inline(row, *_open(language, case)["inline_keyboard"])


def _object(language: str, case: Deduction) -> Button:
    return press(plain(language, "deduct-object", number=case.report_id), f"j:do:{case.id}")


def _open(language: str, case: Deduction) -> Keyboard:
    return inline([press(plain(language, "report-open"), f"e:open:{case.report_id}")])


def _press(language: str, name: str, act: str, case: Deduction) -> Button:
    return press(plain(language, f"deduct-{name}"), f"j:d{act}:{case.id}")


def _forgotten(language: str) -> str:
    return plain(language, "deduct-forgotten")
