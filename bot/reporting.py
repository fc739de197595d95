"""What reporters hear: one message for each report, changed along, and a new one when they must answer or it is over.

Rows hold only which report and whose: what a message says is looked up when it is sent.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import InputFile, InputMediaPhoto

from bot import photographs, quiet, reporterviews
from bot.addressing import languages
from bot.keyboards import Keyboard
from bot.kit import Kit
from bot.sending import Gone
from bot.texts import Markup
from models import members, moves, outbox, photos, reports
from models.outbox import EDIT, Owed
from models.photos import AFTER, Photo
from models.reports import Report

MINE, DONE, REFUSED, REMINDER = "mine", "done", "refused", "reminder"
"""The messages about a report: the one, that it is called resolved, that it was rejected, that an answer is missing."""

_EDITS = {"text": "editMessageText", "caption": "editMessageCaption", "media": "editMessageMedia"}


class Message(NamedTuple):
    """A message to reporters: what it is owed for, and how it is sent."""

    source: str
    method: str
    params: dict[str, Any]


async def told(kit: Kit, session: AsyncSession, report_id: int, cause: str, now: datetime) -> list[Owed]:
    """Return the one message about a report for each of its reporters who hasn't got it yet."""
    have = {chat for _, chat in await outbox.copies(session, source(report_id, MINE))}
    people = [(one.member_id, person) for one, person in await reports.people_of(session, report_id)]
    missing = [(member, person) for member, person in people if person not in have]
    return await _to_each(kit, session, _text(report_id, MINE, 0), missing, now)


async def changed(kit: Kit, session: AsyncSession, report_id: int, cause: str, now: datetime) -> list[Owed]:
    """Return the changes of all that a report's reporters have got, and the one message for who has none yet.

    `cause` names why, once for each change.
    """
    report = await reports.by_id(session, report_id)
    if report is None:
        return []
    whose = {person: one.member_id for one, person in await reports.people_of(session, report_id)}
    shown, found, have = await _shown(session, report), [], set()
    for row, chat, name in await outbox.copies_of(session, list(shown)):
        if chat in whose:
            params = {**shown[name], "member": whose[chat]}
            found.append(Owed(chat, f"{name}:{cause}", _EDITS[params["as"]], params, EDIT, about=row))
        if name == source(report_id, MINE):
            have.add(chat)
    missing = [(member, person) for person, member in whose.items() if person not in have]
    return [*found, *await _to_each(kit, session, _text(report_id, MINE, 0), missing, now)]


async def tell_resolved(kit: Kit, session: AsyncSession, report_id: int, cause: str, now: datetime) -> list[Owed]:
    """Return the question to each reporter whether it is gone, with the photo of what was done if there is one."""
    report = await reports.by_id(session, report_id)
    if report is None:
        return []
    shot = await _newest(session, report)
    people = [(one.member_id, person) for one, person in await reports.people_of(session, report_id)]
    if shot is None:
        return await _to_each(kit, session, _text(report_id, DONE, report.round), people, now)
    name = _pictured(shot, report_id, report.round)
    params = {**_recipe(report_id, DONE, report.round), "as": "photo", "photo": shot.number}
    return await _to_each(kit, session, Message(name, "sendPhoto", params), people, now)


async def tell_rejected(kit: Kit, session: AsyncSession, report_id: int, cause: str, now: datetime) -> list[Owed]:
    """Return for each reporter that their report was rejected, why, and how to object."""
    return await _tell(kit, session, report_id, REFUSED, now)


async def remind(kit: Kit, session: AsyncSession, report_id: int, now: datetime) -> list[Owed]:
    """Return the reminder for each reporter who hasn't said whether it is gone."""
    return await _tell(kit, session, report_id, REMINDER, now)


async def rendered(kit: Kit, recipe: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of a message to a reporter as it is to look now. Raises Gone for who is none any more."""
    async with kit.database.read() as session:
        text, keyboard, language = await _look(kit, session, recipe)
    worded: dict[str, Any] = {"parse_mode": "HTML", "reply_markup": keyboard}
    kind = recipe["as"]
    if kind == "text":
        return {"text": text, **worded, "link_preview_options": {"is_disabled": True}}
    if kind == "caption":
        return {"caption": text, **worded}
    content, name = await photographs.photo(kit, {"photo": recipe["photo"], "language": language})
    # Within other parameters (an edit's `media`) a file is named by where it is attached; by itself it needs no name.
    picture = InputFile(content, filename=name, attach=kind == "media")
    if kind == "photo":
        return {"photo": picture, "caption": text, **worded}
    return {"media": InputMediaPhoto(picture, caption=text, parse_mode="HTML"), "reply_markup": keyboard}


def source(report_id: int, which: str, of_round: int = 0) -> str:
    """Return what a message to reporters is owed for; `of_round` tells apart what is said once in each round."""
    return f"report:{report_id}:{which}:{of_round}" if of_round else f"report:{report_id}:{which}"


async def _look(kit: Kit, session: AsyncSession, recipe: Mapping[str, Any]) -> tuple[Markup, Keyboard, str]:
    report = await reports.by_id(session, recipe["report"])
    reporter = await reports.reporter_of(session, recipe["report"], recipe["member"])
    person = await members.person_of(session, recipe["member"])
    if report is None or reporter is None or person is None:
        raise Gone
    language, district, now = (await languages(session, kit.district, [person]))[person], kit.district, kit.clock.now()
    view = await reporterviews.look(session, district, report, reporter, language)
    if recipe["what"] == DONE:
        pictured = recipe["as"] != "text"
        text, keyboard = reporterviews.done(language, district, view, recipe["round"], now, pictured=pictured)
    elif recipe["what"] == REFUSED:
        text, keyboard = reporterviews.refused(language, district, view, now)
    elif recipe["what"] == REMINDER:
        text, keyboard = reporterviews.reminder(language, district, view, now)
    else:
        text, keyboard = reporterviews.mine(language, district, view, now, alone=False)
    return text, keyboard, language


async def _tell(kit: Kit, session: AsyncSession, report_id: int, what: str, now: datetime) -> list[Owed]:
    report = await reports.by_id(session, report_id)
    found = await reports.people_of(session, report_id) if report else []
    of_round = report.round if report else 0
    missing = [(one.member_id, person) for one, person in found if what != REMINDER or one.verdict is None]
    return await _to_each(kit, session, _text(report_id, what, of_round), missing, now)


async def _shown(session: AsyncSession, report: Report) -> dict[str, dict[str, Any]]:
    """Return the sources of the messages that change along, each with its recipe; of this round and the one before."""
    number, shots = report.number, await photos.of(session, report.number, AFTER)
    found = {source(number, MINE): {**_recipe(number, MINE, 0), "as": "text"}}
    for of_round in range(max(1, report.round - 1), report.round + 1):
        for what in (DONE, REFUSED, REMINDER):
            found[source(number, what, of_round)] = {**_recipe(number, what, of_round), "as": "text"}
        for shot in shots:
            # A caption's change would leave the picture, and would take the place of the change that hides it.
            kind = {"as": "caption" if shot.shown else "media", "photo": shot.number}
            found[_pictured(shot, number, of_round)] = {**_recipe(number, DONE, of_round), **kind}
    return found


def _text(report_id: int, what: str, of_round: int) -> Message:
    params = {**_recipe(report_id, what, of_round), "as": "text"}
    return Message(source(report_id, what, of_round), "sendMessage", params)


async def _to_each(
    kit: Kit, session: AsyncSession, message: Message, people: Iterable[tuple[int, int]], now: datetime
) -> list[Owed]:
    """Return the message for each of these: numbers of members, each with the numeric id of whose it is."""
    found = []
    for member, person in people:
        silence = await quiet.silence(session, kit.district, person, now)
        params = {**message.params, "member": member, **silence}
        found.append(Owed(person, message.source, message.method, params, keep=True))
    return found


def _recipe(report_id: int, what: str, of_round: int) -> dict[str, Any]:
    return {"made": "my_report", "report": report_id, "what": what, "round": of_round}


def _pictured(shot: Photo, report_id: int, of_round: int) -> str:
    # Begins as the sources of all messages that show a photo: by that it is hidden everywhere.
    return f"photo:{shot.number}:report:{report_id}:{of_round}"


async def _newest(session: AsyncSession, report: Report) -> Photo | None:
    """Return the newest photo of what was done in this round."""
    begun = await moves.last(session, report.number, moves.REOPEN, moves.OBJECT)
    since = begun.at if begun else report.filed_at
    shots = await photos.of(session, report.number, AFTER)
    return next((shot for shot in reversed(shots) if shot.at >= since), None)
