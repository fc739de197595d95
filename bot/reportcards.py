"""Showing reports where they belong: cards on desks, alerts to administrators, and changes of all that shows one.

Rows hold only which card it is: what it shows is looked up when it is sent, so that it is always the newest and nothing
personal waits anywhere.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import InputFile, InputMediaPhoto

from bot import photographs, reporting, reportpages, reportviews
from bot.addressing import languages
from bot.kit import Kit
from bot.sending import Gone
from bot.texts import Markup, say
from models import areas, cards, desks, outbox, photos, reports, rights
from models.cards import ALERT, DIGEST, OWN, SINGLE, Card
from models.desks import Desk
from models.outbox import EDIT, NOTICE, URGENT, Owed
from models.outbox import OWN as OWN_LANE
from models.photos import Photo
from models.reports import Report

AT_ONCE = 6
"""Cards of their own that a chat gets in a minute; what comes on top is listed, for a group may get 20 messages."""

URGENT_AT_ONCE = 12
"""As many when they are urgent: there is still room for the lists of what comes on top."""

MINUTE = timedelta(minutes=1)


async def posted(kit: Kit, session: AsyncSession, report: Report, cause: str, now: datetime) -> list[Owed]:
    """Return what shows a report where it belongs now, which is written down: on its desk, else as an alert.

    Nothing when its desk is busy, or there is nobody at all: it stays unlisted then, and `jobs.digests` sees to it.
    """
    desk = await desk_of(kit, session, report)
    at: dict[str, Any] = {"desk_id": desk.id if desk else None}
    if desk and desk.department and report.department is None:
        # No area has a desk: by its category the report comes into the care of a department, and of its cadres.
        at["department"] = desk.department
    await reports.set_(session, report.number, unlisted=True, **at)
    report.desk_id = desk.id if desk else None
    if desk is None:
        people = await rights.present_administrators(session)
        found = [await _card(session, ALERT, None, person, None, report, now) for person in people]
    elif await is_busy(session, desk, now, urgent=report.urgent):
        return []
    else:
        found = [await _card(session, SINGLE, desk.id, desk.chat, desk.thread, report, now)]
    if found:
        await reports.set_(session, report.number, unlisted=False)
    return await _sent(session, report, found)


async def is_busy(session: AsyncSession, desk: Desk, now: datetime, *, urgent: bool) -> bool:
    """Tell whether a desk's chat has got so much in the last minute that what comes now is listed.

    Until the commit nobody else is told about this chat: of two that ask at the same moment one has the last place.
    """
    await desks.hold(session, desk.chat)
    if urgent:
        return await cards.count_since(session, desk.chat, now - MINUTE, SINGLE) >= URGENT_AT_ONCE
    return await cards.count_since(session, desk.chat, now - MINUTE) >= AT_ONCE


def rank(report: Report) -> tuple[bool, int]:
    """Return what reports are ordered by in a list: urgent ones first, then the oldest."""
    return not report.urgent, report.number


async def listed(session: AsyncSession, desk: Desk, waiting: Sequence[Report], now: datetime) -> Owed:
    """Return the list that shows several reports on a desk together, which is written down."""
    card = Card(kind=DIGEST, desk_id=desk.id, chat=desk.chat, thread=desk.thread, at=now)
    await cards.add(session, card, [report.number for report in waiting])
    for report in waiting:
        await reports.set_(session, report.number, desk_id=desk.id, unlisted=False)
    return _send(card, "sendMessage", "text", URGENT if any(report.urgent for report in waiting) else OWN_LANE)


async def own(session: AsyncSession, report: Report, person: int, now: datetime) -> list[Owed]:
    """Return what shows a report in private to somebody who took it from a list, which is written down.

    Nothing for a report that has a card of its own where they see it.
    """
    if any(card.kind == SINGLE or card.chat == person for card in await cards.showing(session, report.number)):
        return []
    return await _sent(session, report, [await _card(session, OWN, report.desk_id, person, None, report, now)])


async def refreshed(kit: Kit, session: AsyncSession, report_id: int, cause: str, now: datetime) -> list[Owed]:
    """Return the changes of everything that shows a report: its cards, and what its reporters have.

    `cause` names why, once for each change.
    """
    return [
        *await _changed(session, report_id, await cards.showing(session, report_id), cause),
        *await reportpages.changed(session, report_id, cause),
        *await reporting.changed(kit, session, report_id, cause, now),
    ]


async def everywhere(kit: Kit, session: AsyncSession, report_id: int, cause: str, now: datetime) -> list[Owed]:
    """Return the changes of everything that shows a report, also where it was shown before it went elsewhere."""
    told = await shown_to_staff(session, report_id, cause)
    return [*told, *await reporting.changed(kit, session, report_id, cause, now)]


async def shown_to_staff(session: AsyncSession, report_id: int, cause: str) -> list[Owed]:
    """Return the changes of all cards of a report, present and former, and of its pages."""
    shown = [*await cards.retired(session, report_id), *await cards.showing(session, report_id)]
    return [*await _changed(session, report_id, shown, cause), *await reportpages.changed(session, report_id, cause)]


async def rehomed(kit: Kit, session: AsyncSession, report_id: int, cause: str, now: datetime) -> list[Owed]:
    """Return what shows a report where it belongs now, and tells so where it was shown."""
    report = await reports.by_id(session, report_id)
    if report is None:
        return []
    old = [card for card in await cards.showing(session, report_id) if card.kind != DIGEST]
    lists = [card for card in await cards.showing(session, report_id) if card.kind == DIGEST]
    await cards.retire(session, [card.id or 0 for card in old], now)
    new = await posted(kit, session, report, cause, now)
    told = await _changed(session, report_id, [*old, *lists], cause)
    told += await reportpages.changed(session, report_id, cause)
    return [*told, *new, *await reporting.changed(kit, session, report_id, cause, now)]


async def more_photos(session: AsyncSession, report_id: int, added: Sequence[Photo]) -> list[Owed]:
    """Return photos that came after the report was shown: they follow its cards."""
    shown = [card for card in await cards.showing(session, report_id) if card.kind != DIGEST]
    return [more(card, shot) for card in shown for shot in added]


async def hidden(kit: Kit, session: AsyncSession, photo: Photo, cause: str, now: datetime) -> list[Owed]:
    """Return the changes of every message that shows a photo which is not to be shown any more."""
    told = await everywhere(kit, session, photo.report_id, cause, now) if photo.report_id is not None else []
    changed = {one.about for one in told}
    # What is drawn anew with all that it says is not to lose its words and buttons for a moment.
    return [*(one for one in await covered(session, photo.number, cause) if one.about not in changed), *told]


async def covered(session: AsyncSession, photo_id: int, cause: str) -> list[Owed]:
    """Return the changes of the messages that show this photo by itself: a grey picture takes its place."""
    params = {"made": "report_photo", "photo": photo_id, "as": "media"}
    shown = await outbox.copies_beginning(session, shown_as(photo_id, ""))
    return [Owed(chat, f"hide:{row}:{cause}", "editMessageMedia", params, EDIT, about=row) for row, chat in shown]


async def desk_of(kit: Kit, session: AsyncSession, report: Report) -> Desk | None:
    """Return the desk that a report belongs to, None when there is none."""
    category = kit.district.category_of(report.category)
    atlas = await areas.atlas(session)
    meant = category.department if category else None
    return await desks.find(session, atlas, report.care_area_id, report.department, report.category, meant)


async def desk_name(kit: Kit, session: AsyncSession, report: Report, language: str) -> str:
    """Return what the desk of a report is called: its area or department, or the administrators."""
    desk = await desk_of(kit, session, report)
    atlas = await areas.atlas(session)
    if desk is None:
        return say(language, "card-report-administrators")
    area = areas.names(atlas, desk.area_id)[-1:] if desk.area_id else []
    department = [kit.district.department(desk.department, language)] if desk.department else []
    return " · ".join([*area, *department])


async def message_of(session: AsyncSession, card: Card) -> int | None:
    """Return the id of a card's message, None while it has none."""
    return await outbox.message_of(session, card.source, card.chat)


def shown_as(photo_id: int, what: str) -> str:
    """Return the source of a message that shows a photo: whoever sends one uses it, so that it can be hidden."""
    return f"photo:{photo_id}:{what}"


def shot(chat: int, photo_id: int, what: str, text: Markup, keyboard: dict[str, Any] | None = None) -> Owed:
    """Return a message that shows somebody a photo with a text; `what` names why, once for each message."""
    params = {"made": "report_photo", "photo": photo_id, "as": "photo", "caption": text, "parse_mode": "HTML"}
    buttons = {} if keyboard is None else {"reply_markup": keyboard}
    return Owed(chat, shown_as(photo_id, what), "sendPhoto", {**params, **buttons}, keep=True)


def more(card: Card, photo: Photo) -> Owed:
    """Return a further photo of a report, as a reply to its card. Cards go first."""
    shot = {"made": "report_photo", "photo": photo.number, "as": "photo"}
    params = {**shot, "reply_to_card": card.id, **_thread(card)}
    return Owed(card.chat, shown_as(photo.number, card.source), "sendPhoto", params, lane=NOTICE, keep=True)


async def rendered(kit: Kit, recipe: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of a card's message as it is to look now. Raises Gone."""
    async with kit.database.read() as session:
        card = await cards.by_id(session, recipe["card"])
        if card is None:
            raise Gone
        language = await _language(kit, session, card.chat)
        if card.kind == DIGEST:
            return await _list(kit, session, card, language)
        shown = await cards.shown(session, recipe["card"])
        view = await reportviews.look(session, shown[0])
        text = await _text(kit, session, card, view, language)
        keyboard = reportviews.buttons(language, view.report) if card.gone_at is None else {"inline_keyboard": []}
        shot = next((one for one in view.photos if one.shown), view.photos[0] if view.photos else None)
        photo = shot.number if shot else 0
    return await _with_photo(kit, recipe["as"], photo, language, text, keyboard)


async def rendered_photo(kit: Kit, recipe: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of a message that shows one photo, in reply to a card if the recipe says so."""
    async with kit.database.read() as session:
        card = await cards.by_id(session, recipe.get("reply_to_card") or 0)
        target = await message_of(session, card) if card else None
        language = await _language(kit, session, recipe["chat_id"])
    params = await _with_photo(kit, recipe["as"], recipe["photo"], language, None, None)
    if target:
        params["reply_parameters"] = {"message_id": target, "allow_sending_without_reply": True}
    return params


async def _card(
    session: AsyncSession, kind: str, desk_id: int | None, chat: int, thread: int | None, report: Report, now: datetime
) -> Card:
    return await cards.add(session, Card(kind=kind, desk_id=desk_id, chat=chat, thread=thread, at=now), [report.number])


async def _sent(session: AsyncSession, report: Report, found: Sequence[Card]) -> list[Owed]:
    """Return the messages of new cards, each with all photos of its report."""
    shots = (await photos.of(session, report.number, photos.BEFORE))[1:]
    return [*(_first(card, report) for card in found), *(more(card, shot) for card in found for shot in shots)]


def _first(card: Card, report: Report) -> Owed:
    return _send(card, "sendPhoto", "photo", URGENT if report.urgent else OWN_LANE)


def _send(card: Card, method: str, kind: str, lane: int) -> Owed:
    params = {"made": "report_card", "card": card.id, "as": kind, **_thread(card)}
    return Owed(card.chat, card.source, method, params, lane=lane, keep=True)


def _thread(card: Card) -> dict[str, Any]:
    return {"message_thread_id": card.thread} if card.thread else {}


async def _changed(session: AsyncSession, report_id: int, shown: Sequence[Card], cause: str) -> list[Owed]:
    first = (await photos.of(session, report_id, photos.BEFORE))[:1]
    # A caption's change would leave the picture, and would take the place of the change that hides it.
    kind = "caption" if first and first[0].shown else "media"
    found = []
    for card in shown:
        this = "text" if card.kind == DIGEST else kind
        params = {"made": "report_card", "card": card.id, "as": this}
        for row, chat in await outbox.copies(session, card.source):
            found.append(Owed(chat, f"{card.source}:{cause}", _EDITS[this], params, EDIT, about=row))
    return found


_EDITS = {"text": "editMessageText", "caption": "editMessageCaption", "media": "editMessageMedia"}


async def _language(kit: Kit, session: AsyncSession, chat: int) -> str:
    """Return what is spoken in a chat: in a group the district's first language."""
    return (await languages(session, kit.district, [chat]))[chat] if chat > 0 else kit.district.languages[0]


async def _text(kit: Kit, session: AsyncSession, card: Card, view: reportviews.View, language: str) -> Markup:
    now = kit.clock.now()
    text = reportviews.card(language, kit.district, view, now)
    if card.gone_at is not None:
        where = await desk_name(kit, session, view.report, language)
        return Markup(f"{text}\n{say(language, 'card-report-moved', desk=where)}")
    return Markup(f"{say(language, 'card-report-alert')}\n{text}") if card.kind == ALERT else text


async def _list(kit: Kit, session: AsyncSession, card: Card, language: str) -> dict[str, Any]:
    shown = sorted(await cards.shown(session, card.id or 0), key=rank)
    views = [await reportviews.look(session, report) for report in shown]
    moved = {report.number for report in shown if report.desk_id != card.desk_id}
    taking = [report for report in shown if report.state == reports.SUBMITTED and report.number not in moved]
    return {
        "text": reportviews.digest(language, kit.district, views, moved, kit.clock.now()),
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
        "reply_markup": reportviews.digest_buttons(language, taking),
    }


async def _picture(kit: Kit, photo: int, language: str, *, attach: bool) -> InputFile:
    content, name = await photographs.photo(kit, {"photo": photo, "language": language})
    # Within other parameters (an edit's `media`) a file is named by where it is attached; by itself it needs no name.
    return InputFile(content, filename=name, attach=attach)


async def _with_photo(
    kit: Kit, kind: str, photo: int, language: str, text: Markup | None, keyboard: dict[str, Any] | None
) -> dict[str, Any]:
    caption: dict[str, Any] = {} if text is None else {"caption": text, "parse_mode": "HTML"}
    buttons: dict[str, Any] = {} if keyboard is None else {"reply_markup": keyboard}
    if kind == "caption":
        return {**caption, **buttons}
    content = await _picture(kit, photo, language, attach=kind == "media")
    if kind == "media":
        return {"media": InputMediaPhoto(content, **caption), **buttons}
    return {"photo": content, **caption, **buttons}
