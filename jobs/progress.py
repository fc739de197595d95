"""Show the authors of broadcasts how far they are: one message each, brought up to date every few seconds."""

from datetime import datetime

from bot import broadcastreports
from bot.kit import Kit
from models import notices, outbox, progresses
from models.notices import BROADCAST


async def run(kit: Kit, now: datetime) -> int:
    """Bring up to date what has changed; return how many messages."""
    async with kit.database.read() as session:
        if not await notices.are_there(session):
            return 0
        open_ones = [notice for notice in await notices.going_on(session) if notice.kind == BROADCAST]
    return sum([await _show(kit, notice.number, now) for notice in open_ones])


async def _show(kit: Kit, number: int, now: datetime) -> int:
    async with kit.database.read() as session:
        if await progresses.was_looked_at(session, number, now):
            return 0
        notice = await notices.by_id(session, number)
        found = await broadcastreports.author(kit, session, notice) if notice else None
        if notice is None or found is None:
            return 0
        so = await broadcastreports.is_so(kit, session, notice, found[1])
    async with kit.database.begin() as session:
        if so:
            await progresses.note_look(session, number, now)
            return 0
        # Held, so that nothing older is shown after its end.
        held = await notices.held(session, number)
        if held is None or (held.ended_at is not None and not held.changing):
            return 0
        one = await broadcastreports.run(kit, session, held, found[1])
        for owed in await broadcastreports.shown(kit, session, one, found[0]):
            await outbox.put(session, owed, now)
    kit.owed.set()
    return 1
