"""Corrections of broadcasts that a second one has to agree to: what those are asked, and what the author hears."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import broadcastreports, broadcastviews
from bot.addressing import languages
from bot.keyboards import inline, press
from bot.kit import Kit
from bot.sending import Gone
from bot.texts import Markup, plain, say
from models import audiences, broadcasts, broadcastsends, corrections, moves, outbox
from models.broadcasts import CORRECTION, Broadcast, Content
from models.outbox import EDIT, Owed

CARD = "broadcast_correction"
"""How recipes name what a second one is asked."""

SETTLED = 0
"""The version of a card on which nothing is to be decided any more."""


async def asking(kit: Kit, session: AsyncSession, broadcast: Broadcast, content: Content) -> list[Owed]:
    """Return what is owed to those who may agree: the copy as it would be, and what they are asked."""
    owed: list[Owed] = []
    people = await broadcastsends.seconds(session, broadcast)
    for person, language in (await languages(session, kit.district, people)).items():
        owed += broadcastviews.previewed(kit, broadcast, content, person, language)
        source = f"{CORRECTION}{broadcast.number}:{broadcast.version}"
        recipe = _recipe(broadcast, person, broadcast.version)
        owed.append(Owed(person, source, "sendMessage", recipe, keep=True, subject=broadcast.member_id))
    return owed


async def settled(session: AsyncSession, broadcast: Broadcast, cause: str) -> list[Owed]:
    """Return the changes of all that was asked so far: there is nothing to decide on these any more."""
    cards = await outbox.copies_beginning(session, f"{CORRECTION}{broadcast.number}:")
    return [
        Owed(chat, f"look:{row}:{cause}", "editMessageText", _recipe(broadcast, chat, SETTLED), EDIT, about=row)
        for row, chat in cards
    ]


async def decided(kit: Kit, session: AsyncSession, broadcast: Broadcast, *, agreed: bool) -> list[Owed]:
    """Return what tells the author what a second one decided."""
    found = await broadcastviews.author(kit, session, broadcast)
    if found is None:
        return []
    params = {"text": say(found[1], "run-correct-answer", agreed=str(agreed)), "parse_mode": "HTML"}
    return [Owed(found[0], f"{broadcast.source}:corrected:{broadcast.version}", "sendMessage", params)]


async def rendered(kit: Kit, recipe: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of what a second one is asked, as it is now. Raises Gone for who may not agree any more."""
    person = recipe["person"]
    async with kit.database.read() as session:
        broadcast = await broadcasts.by_id(session, recipe["broadcast"])
        notice = await broadcasts.notice_of(session, broadcast) if broadcast else None
        if broadcast is None or notice is None or person not in await broadcastsends.seconds(session, broadcast):
            raise Gone
        language = (await languages(session, kit.district, [person]))[person]
        name = await moves.name_of(session, broadcast.member_id)
        run = await broadcastreports.run(kit, session, notice, language)
        count = notice.people if notice.fixed_at else await audiences.count(session, broadcast.to, broadcast.topic)
    if broadcast.version != recipe["version"] or not corrections.waits(broadcast, run.now):
        return _message(say(language, "run-correct-asked-before", name=name))
    asked = say(language, "run-correct-asked", name=name, count=count)
    text = Markup(f"{broadcastreports.title(run)}\n{asked}")
    what = f"{broadcast.number}:{broadcast.version}"
    agree = press(plain(language, "run-correct-agree"), f"bc:ry:{what}")
    decline = press(plain(language, "run-correct-decline"), f"bc:rn:{what}")
    return _message(text, [agree], [decline])


def _message(text: Markup, *rows: list[dict[str, str]]) -> dict[str, Any]:
    return {"text": text, "parse_mode": "HTML", "reply_markup": inline(*rows)}


def _recipe(broadcast: Broadcast, person: int, version: int) -> dict[str, Any]:
    return {"made": CARD, "broadcast": broadcast.number, "person": person, "version": version}
