"""The whole of a report, for one who works on it: its card, who reported it and wrote what, and all that was done.

A row holds only which report it is and for whom: what the page says is looked up when it is sent, and it changes along.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import reportclock, reportviews
from bot.addressing import languages
from bot.district import District
from bot.keyboards import Button, Keyboard, inline, press
from bot.kit import Kit
from bot.reportviews import View, clipped
from bot.sending import Gone
from bot.texts import Markup, plain, say
from models import areas, earnings, moves, outbox, reports, rights, sayings
from models.areas import Atlas
from models.moves import Step
from models.outbox import EDIT, Owed
from models.reports import IN_HAND, SUBMITTED, TAKEN, Report
from models.rules import RuleBroken
from models.sayings import Said

SOURCE = "page:"
"""What the messages that show a page are owed for begins with this."""

LONGEST = 3600
"""Characters of a page: a message has 4,096."""

WORDS = 500
"""Characters of what somebody wrote that a page shows: all that a reporter may write."""


def opened(report_id: int, person: int, cause: str) -> Owed:
    """Return a report's page for somebody."""
    return Owed(person, f"{SOURCE}{report_id}:{cause}", "sendMessage", _recipe(report_id, person), keep=True)


async def changed(session: AsyncSession, report_id: int, cause: str) -> list[Owed]:
    """Return the changes of all pages of a report."""
    return [
        Owed(chat, f"changed:{row}:{cause}", "editMessageText", _recipe(report_id, chat), EDIT, about=row)
        for row, chat in await outbox.copies_beginning(session, f"{SOURCE}{report_id}:")
    ]


async def rendered(kit: Kit, recipe: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of a page as it is to look now. Raises Gone for who may not see it any more."""
    person = recipe["person"]
    async with kit.database.read() as session:
        report = await reports.by_id(session, recipe["report"])
        if report is None:
            raise Gone
        who = await rights.standing(session, person)
        triages = await may_triage(session, person, report)
        above = await moves.is_superior(session, who, report)
        if not (triages or above):
            raise Gone
        rules = kit.district.rules_for(earnings.DEDUCT)
        deducts = bool(rules) and await rights.may(session, who, "points.deduct", report.where)
        language = (await languages(session, kit.district, [person]))[person]
        text = await _page(kit, session, report, language)
    buttons = _buttons(language, report, triages=triages, above=above, deducts=deducts)
    return {"text": text, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}, "reply_markup": buttons}


async def may_triage(session: AsyncSession, person: int, report: Report) -> bool:
    """Tell whether this person's scope holds the report at this moment."""
    try:
        await moves.staff(session, person, report)
    except RuleBroken:
        return False
    return True


def _recipe(report_id: int, person: int) -> dict[str, Any]:
    return {"made": "report_page", "report": report_id, "person": person}


async def _page(kit: Kit, session: AsyncSession, report: Report, language: str) -> Markup:
    view, now = await reportviews.look(session, report), kit.clock.now()
    card = reportviews.card(language, kit.district, replace(view, words=()), now)
    said = await sayings.of_report(session, report.number)
    voices = [*_voices(language, kit.district, view), *_said(language, view, said)]
    numbers = {one.member_id: one.number for one in view.reporters}
    telling = _Telling(language, kit.district, await areas.atlas(session), numbers)
    history = [
        await _step(session, telling, step, reportclock.spoken(kit.district, step.at, now))
        for step in await moves.steps(session, report.number)
    ]
    return _joined(language, card, voices, history)


def _joined(language: str, card: Markup, voices: list[Markup], history: list[Markup]) -> Markup:
    """Return the parts of a page that fit; what is oldest is left out first."""
    while True:
        parts = [card]
        if voices:
            parts.append(Markup("\n".join([say(language, "report-voices"), *voices])))
        if history:
            parts.append(Markup("\n".join([say(language, "report-history"), *history])))
        text = Markup("\n\n".join(parts))
        if reportviews.units(text) <= LONGEST or not (voices or history):
            return text
        (history if len(history) >= len(voices) else voices).pop(0)


def _voices(language: str, district: District, view: View) -> list[Markup]:
    words, found = dict(view.words), []
    for one in view.reporters:
        facts = {"number": one.number, "trade": reportviews.trade(language, district, one.trade)}
        if one.number in words:
            found.append(say(language, "report-voice", **facts, words=clipped(words[one.number], WORDS)))
        else:
            found.append(say(language, "report-voice-silent", **facts))
    return found


def _said(language: str, view: View, said: list[Said]) -> list[Markup]:
    """Return questions and answers; a question to all of them stands there once."""
    numbers, found = {one.member_id: one.number for one in view.reporters}, []
    asked: set[object] = set()
    for one in said:
        words = clipped(one.words or plain(language, "report-unreadable"), WORDS)
        if not one.by_staff:
            found.append(say(language, "report-answer", number=numbers.get(one.member_id, 0), words=words))
        elif one.at not in asked:
            asked.add(one.at)
            found.append(say(language, "report-question", words=words))
    return found


@dataclass(frozen=True, slots=True)
class _Telling:
    """In which words steps are told, and what they call things; `numbers` are the reporters' by member id."""

    language: str
    district: District
    atlas: Atlas
    numbers: Mapping[int, int]


def _reason(telling: _Telling, step: Step) -> str:
    """Return in words a reason that was given by a code, "" for none."""
    kind, _, name = (step.why or "").partition(":")
    if kind == "area" and name.isdecimal():
        return " · ".join(areas.names(telling.atlas, int(name))[-2:])
    if kind == "department":
        return telling.district.department(name, telling.language)
    beginning = {moves.REJECT: "reject-", moves.RESOLVE: "resolve-"}.get(step.move)
    return plain(telling.language, f"{beginning}{kind}") if beginning and kind else ""


async def _who(session: AsyncSession, telling: _Telling, step: Step) -> str:
    if step.member_id is None:
        return plain(telling.language, "report-by-itself")
    if step.move in moves.OF_REPORTERS:
        return plain(telling.language, "report-reporter", number=telling.numbers.get(step.member_id, 0))
    return await moves.name_of(session, step.member_id)


async def _step(session: AsyncSession, telling: _Telling, step: Step, at: str) -> Markup:
    language, who = telling.language, await _who(session, telling, step)
    why = await moves.words_of(session, step) or _reason(telling, step)
    told = say(language, f"report-step-{step.move.replace('_', '-')}", who=who)
    line = say(language, "report-step", at=at, told=told, why=clipped(why, WORDS))
    if step.given_by is None:
        return line
    by = await moves.name_of(session, step.given_by)
    return Markup(f"{line}{say(language, 'report-step-given', who=by)}")


def _buttons(language: str, report: Report, *, triages: bool, above: bool, deducts: bool) -> Keyboard:
    """Return all that this person can do with a report, at once."""

    def one(name: str, data: str | None = None) -> Button:
        return press(plain(language, f"card-report-{name}"), f"u:{data or name}:{report.number}")

    rows: list[list[Button]] = []
    if triages and report.open:
        first = [one("take")] if report.state == SUBMITTED else []
        first += [one("arrive", "site")] if report.state == TAKEN else []
        back = [one("release")] if report.state in IN_HAND else []
        rows = [[*first, one("resolve")], [*back, one("transfer"), one("merge")], [one("reject"), one("ask")]]
    assign = [press(plain(language, "report-assign"), f"u:assign:{report.number}")] if above and report.open else []
    hide = [one("hide")] if triages else []  # a photo may turn out to show a person when all is done
    photos = [press(plain(language, "report-photos"), f"e:photos:{report.number}")]
    deduct = [press(plain(language, "deduct-button"), f"j:d:{report.number}")] if deducts else []
    return inline(*rows, [*hide, *assign], [*photos, *deduct])
