"""Say that this process lives, and take over from those that don't."""

from datetime import datetime

from bot.kit import Kit
from bot.logs import log
from models import inbox, outbox, workers


async def run(kit: Kit, now: datetime) -> int:
    """Beat, strike out silent processes and free what they had claimed; return how many were struck out."""
    machine = kit.clock.machine()
    async with kit.database.begin(durable=False) as session:
        alive = await workers.beat(session, kit.worker, machine)
        dead = await workers.bury(session, machine)
        # Also what a process claimed after it had been struck out, before it noticed.
        updates, messages = await inbox.release(session), await outbox.recover(session, now)
    if dead or updates or messages:
        log().warning("processes are gone", count=len(dead), updates=updates, messages=messages)
        kit.arrived.set()
        kit.owed.set()
    if kit.database.in_doubt or not alive:
        await enrol(kit)
    return len(dead)


async def enrol(kit: Kit) -> None:
    """Enter this process, anew if it was taken for dead or doesn't know what it has claimed; that is given back."""
    kit.database.in_doubt = False
    async with kit.database.begin() as session:
        number = await workers.enrol(session, kit.clock.machine())
        await workers.leave(session, kit.worker)
    kit.worker = number


async def take_over_all(kit: Kit) -> None:
    """Free what any earlier process had claimed: for SQLite, where this process is the only one."""
    async with kit.database.begin() as session:
        earlier = [number for number in await workers.everybody(session) if number != kit.worker]
        for number in earlier:
            await workers.leave(session, number)
        await inbox.release(session)
        await outbox.recover(session, kit.clock.now())
