"""Show the authors of broadcasts how far they are: one message each, brought up to date every few seconds.

Who has lost the right to write to so many while people waited for their hour has nothing more sent from then on.
"""

from datetime import datetime

from bot import broadcastreports, copies
from bot.kit import Kit
from models import broadcastsends, notices, outbox, progresses
from models.notices import BROADCAST, PAUSED, RUNNING, Notice


async def run(kit: Kit, now: datetime) -> int:
    """Bring up to date what has changed; return how many messages."""
    async with kit.database.read() as session:
        if not await notices.are_there(session):
            return 0
        open_ones = [notice for notice in await notices.going_on(session) if notice.kind == BROADCAST]
    return sum([await _show(kit, notice, now) for notice in open_ones])


async def _show(kit: Kit, notice: Notice, now: datetime) -> int:
    async with kit.database.read() as session:
        if await progresses.was_looked_at(session, notice, now):
            return 0
        stopped = notice.state in (RUNNING, PAUSED) and not await broadcastsends.may_go_on(session, notice)
        found = await broadcastreports.author(kit, session, notice)
        if found is None:
            return 0
        so = await broadcastreports.is_so(kit, session, notice, found[1])
    if stopped:
        await copies.stop(kit, notice, now)
        return 1
    async with kit.database.begin() as session:
        if so:
            await progresses.note_look(session, notice.number, now)
            return 0
        # Held, so that nothing older is shown after its end.
        held = await notices.held(session, notice.number)
        if held is None or (held.ended_at is not None and not held.changing):
            return 0
        found = await broadcastreports.author(kit, session, held)  # who may have erased everything meanwhile
        if found is None:
            return 0
        one = await broadcastreports.run(kit, session, held, found[1])
        for owed in await broadcastreports.shown(kit, session, one, found[0]):
            await outbox.put(session, owed, now)
    kit.owed.set()
    return 1
