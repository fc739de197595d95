"""Send what is owed and was not sent at once."""

import asyncio
from datetime import datetime

from bot.kit import Kit
from models import due
from models.outbox import Attempt

AT_ONCE = 16
"""Messages that one process has under way at the same time; each may become a second copy when it is killed."""

WRITTEN = 0.04
"""Seconds after which it is written down how a send ended, so that one transaction does it for several."""

SOON = 300
"""Milliseconds after which the timetable looks again anyway."""


async def run(kit: Kit, now: datetime) -> int:
    """Begin to send what is due, as far as the pace allows; return how many were begun."""
    free = AT_ONCE - len(kit.under_way)
    if free <= 0 and not kit.sender.ended:
        return 0
    await kit.let_pass()
    async with kit.sender.writing() as (session, _):
        pace, machine = kit.settings.per_second, kit.clock.machine()
        attempts, wait = await due.claim(session, kit.worker, free, pace, now, machine)
    if wait is not None and wait < SOON:
        asyncio.get_running_loop().call_later(wait / 1000, kit.owed.set)
    for attempt in attempts:
        task = asyncio.create_task(_send(kit, attempt))
        kit.under_way.add(task)
        task.add_done_callback(kit.under_way.discard)
    return len(attempts)


async def drain(kit: Kit, seconds: float) -> None:
    """Let what is under way end, for so long at most."""
    if kit.under_way:
        await asyncio.wait(kit.under_way, timeout=seconds)


async def _send(kit: Kit, attempt: Attempt) -> None:
    await kit.sender.send([attempt])
    loop = asyncio.get_running_loop()
    if kit.written_at <= loop.time():
        kit.written_at = loop.time() + WRITTEN
        loop.call_at(kit.written_at, kit.owed.set)
