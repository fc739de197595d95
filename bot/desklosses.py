"""What administrators are told when a desk can't be reached, or goes on somewhere else."""

from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import deskviews, reportcards
from bot.addressing import languages
from bot.kit import Kit
from bot.texts import Markup, say
from models import deskcards, desks, rights
from models.desks import Desk
from models.outbox import URGENT, Owed


async def lost(kit: Kit, session: AsyncSession, desk: Desk, why: str, now: datetime) -> list[Owed]:
    """Note that a desk can't be reached, and return what the administrators are told; nothing when it is known.

    `jobs.desks` shows its reports elsewhere. Each is told where, as far as that is known by now.
    """
    if not await desks.lose(session, desk.number, why, now):
        return []
    waiting = await deskcards.on_desk(session, desk.number)
    homes = [await reportcards.desk_of(kit, session, report) for report in waiting]

    async def told(language: str) -> Markup:
        names = Counter([await deskviews.name_of(session, language, kit.district, home) for home in homes])
        where = [say(language, "desk-lost-home", name=name, count=count) for name, count in names.items()]
        name = await deskviews.name_of(session, language, kit.district, desk)
        first = say(language, "desk-lost", name=name, why=why, count=len(waiting))
        return Markup("\n".join([first, *where, say(language, "desk-lost-next")]))

    return await _tell(kit, session, f"desk:{desk.number}:lost", told)


async def without_topic(kit: Kit, session: AsyncSession, desk: Desk, now: datetime) -> list[Owed]:
    """Let a desk whose topic is gone go on in the group itself, else lose it; return what administrators are told."""
    topic = desk.thread
    if not await desks.topic_gone(session, desk.number):
        return await lost(kit, session, desk, desks.TOPIC, now)

    async def told(language: str) -> Markup:
        return say(language, "desk-topic-gone", name=await deskviews.name_of(session, language, kit.district, desk))

    return await _tell(kit, session, f"desk:{desk.number}:topic:{topic}", told)


async def _tell(kit: Kit, session: AsyncSession, source: str, told: Callable[[str], Awaitable[Markup]]) -> list[Owed]:
    people = await rights.present_administrators(session)
    spoken = await languages(session, kit.district, people)
    texts = {language: await told(language) for language in set(spoken.values())}
    return [
        Owed(person, source, "sendMessage", {"text": texts[spoken[person]], "parse_mode": "HTML"}, lane=URGENT)
        for person in people
    ]
