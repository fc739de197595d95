"""What the staff hear of a report besides its card: that it is late, that somebody asks, that it is back.

Rows hold only which report and why: what a note says is looked up when it is sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import quiet, reportcards, reportclock, reporterviews
from bot.addressing import languages
from bot.keyboards import inline, press
from bot.kit import Kit
from bot.sending import Gone
from bot.texts import Markup, plain, say
from models import areas, cards, chases, deadlines, desks, members, moves, reports, rights, sayings
from models.cards import OWN, SINGLE
from models.outbox import OWN as OWN_LANE
from models.outbox import URGENT, Owed
from models.reports import IN_HAND, Report, Reporter

ASKED, BACK = "asked", "back"
"""Notes besides those of the deadlines: a reporter asks what about it; it is still there."""

STILL = ("untouched", "partly", "again")
"""Standard reasons why something is still there."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the staff read of a report: a chat, its topic, and the card there to which a note replies."""

    chat: int
    thread: int | None
    card: int | None


async def taken(kit: Kit, session: AsyncSession, report: Report, step: str, now: datetime) -> list[Owed]:
    """Return what a deadline step of a report sends besides the change of its cards, to whom it concerns.

    A warning sends nothing. What is late is said once where the report is worked, then to the superiors, then to the
    administrators, in private.
    """
    note = {**_note(report, step), "phase": chases.phase_of(report), "due": _due(kit, report)}
    source = f"{chases.SOURCE}{report.number}:{report.round}:{note['phase']}:{step}"
    if step == deadlines.LATE:
        return [_said(spot, source, note, report, _holder(report)) for spot in await spots(session, report)]
    if step == deadlines.SUPERIOR:
        people = await superiors(session, report)
    elif step == deadlines.ADMINISTRATORS:
        people = await rights.present_administrators(session)
    else:
        people = []
    found = []
    for person in people:
        loud = {**note, **await _loudness(kit, session, report, person, now)}
        found.append(_told(person, source, loud, report, _holder(report)))
    return found


async def asked(session: AsyncSession, report: Report, reporter: Reporter, day: str) -> list[Owed]:
    """Return the question of a reporter what about it, in reply to the card; `day` tells one day's from another's."""
    note = {**_note(report, ASKED), "reporter": reporter.number}
    source = f"asked:{report.number}:{reporter.number}:{day}"
    return [_said(spot, source, note, report, None) for spot in await spots(session, report)]


async def back(kit: Kit, session: AsyncSession, report: Report, member_id: int, now: datetime) -> list[Owed]:
    """Return the news, for who has a report again and for their superiors, that this reporter says it is still there.

    What went to others instead is on a card of theirs.
    """
    holder = await members.person_of(session, report.taken_by) if report.taken_by is not None else None
    people = [holder, *await superiors(session, report)] if holder is not None else []
    found = []
    for person in dict.fromkeys(one for one in people if one is not None):
        note = {**_note(report, BACK), "own": person == holder, **await _loudness(kit, session, report, person, now)}
        found.append(_told(person, f"{sayings.BACK}{report.number}:{report.round}", note, report, member_id))
    return found


async def superiors(session: AsyncSession, report: Report) -> list[int]:
    """Return the numeric ids of who stands above those who work on a report; nobody is their own superior.

    Where nobody else is, it is the administrators.
    """
    above = await rights.superiors(session, await moves.worked_in(session, report))
    holder = await members.person_of(session, report.taken_by) if report.taken_by is not None else None
    others = [person for person in above if person != holder]
    return others or await rights.present_administrators(session)


async def spots(session: AsyncSession, report: Report) -> list[Spot]:
    """Return where the staff read of a report: its newest card in each chat, else its desk, else the administrators."""
    shown = [card for card in await cards.showing(session, report.number) if card.kind != OWN]
    newest = {(card.chat, card.thread): Spot(card.chat, card.thread, card.id) for card in shown}
    single = {(card.chat, card.thread): Spot(card.chat, card.thread, card.id) for card in shown if card.kind == SINGLE}
    if newest:
        return list({**newest, **single}.values())
    desk = await desks.by_id(session, report.desk_id) if report.desk_id is not None else None
    if desk is not None:
        return [Spot(desk.chat, desk.thread, None)]
    return [Spot(person, None, None) for person in await rights.present_administrators(session)]


async def rendered(kit: Kit, recipe: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of a note as it is to be now. Raises Gone when it isn't true any more."""
    async with kit.database.read() as session:
        report = await reports.by_id(session, recipe["report"])
        if report is None or not report.open or report.round != recipe["round"]:
            raise Gone
        if "phase" in recipe and recipe["phase"] != chases.phase_of(report):
            raise Gone
        chat = int(recipe["chat"])
        spoken = kit.district.languages[0] if chat < 0 else (await languages(session, kit.district, [chat]))[chat]
        text = await _text(kit, session, spoken, report, recipe)
        card = await cards.by_id(session, recipe["card"]) if recipe.get("card") else None
        target = await reportcards.message_of(session, card) if card else None
    params: dict[str, Any] = {"text": text, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
    if target:
        params["reply_parameters"] = {"message_id": target, "allow_sending_without_reply": True}
    if chat > 0:
        button = press(plain(spoken, "chase-open", number=report.number), f"e:open:{report.number}")
        params["reply_markup"] = inline([button])
    return params


async def _text(kit: Kit, session: AsyncSession, language: str, report: Report, recipe: Mapping[str, Any]) -> Markup:
    named = areas.names(await areas.atlas(session), report.area_id)
    facts = {
        "number": report.number,
        "category": kit.district.category_label(report.category, language),
        "area": " · ".join(named[-2:]) or kit.district.name_in(language),
    }
    if recipe["note"] == ASKED:
        return say(language, "chase-asked", **facts, reporter=recipe["reporter"])
    if recipe["note"] == BACK:
        key = "mine-back-cadre" if recipe["own"] else "mine-back-superior"
        return say(language, key, **facts, round=report.round, why=await _why(session, language, report))
    due = reporterviews.when(language, kit.district, datetime.fromisoformat(recipe["due"]))
    who = await moves.name_of(session, report.taken_by)
    return say(language, f"chase-{recipe['note']}", **facts, phase=recipe["phase"], at=due, who=who)


async def _why(session: AsyncSession, language: str, report: Report) -> str:
    step = await moves.last(session, report.number, moves.REOPEN)
    words = await moves.words_of(session, step) if step else None
    if words:
        return words
    return plain(language, f"mine-still-{step.why}" if step and step.why else "mine-refused-unsaid")


def _due(kit: Kit, report: Report) -> str:
    due = reportclock.due(kit.district, report)
    return (due or report.filed_at).isoformat()


def _note(report: Report, what: str) -> dict[str, Any]:
    return {"made": "report_note", "report": report.number, "round": report.round, "note": what}


def _said(spot: Spot, source: str, note: Mapping[str, Any], report: Report, subject: int | None) -> Owed:
    thread = {"message_thread_id": spot.thread} if spot.thread else {}
    params = {**note, "chat": spot.chat, "card": spot.card, **thread}
    return Owed(spot.chat, source, "sendMessage", params, lane=_lane(report), subject=subject)


def _told(person: int, source: str, note: Mapping[str, Any], report: Report, subject: int | None) -> Owed:
    params = {**note, "chat": person}
    return Owed(person, source, "sendMessage", params, lane=_lane(report), subject=subject)


async def _loudness(kit: Kit, session: AsyncSession, report: Report, person: int, now: datetime) -> dict[str, Any]:
    return {} if report.urgent else await quiet.silence(session, kit.district, person, now)


def _lane(report: Report) -> int:
    return URGENT if report.urgent else OWN_LANE


def _holder(report: Report) -> int | None:
    return report.taken_by if report.state in IN_HAND else None
