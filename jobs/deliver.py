"""Send what is owed and was not sent at once."""

import asyncio
from datetime import datetime

from bot.kit import Kit
from models import outbox
from models.outbox import Attempt

AT_ONCE = 16
"""Messages that one process has under way at the same time; each may become a second copy when it is killed."""

_under_way: set[asyncio.Task[None]] = set()


async def run(kit: Kit, now: datetime) -> int:
    """Begin to send what is due, as far as the pace allows; return how many were begun."""
    free = AT_ONCE - len(_under_way)
    if free <= 0:
        return 0
    async with kit.database.begin() as session:
        pace, machine = kit.settings.per_second, kit.clock.machine()
        attempts, wait = await outbox.claim(session, kit.worker, free, pace, now, machine)
    if wait is not None:
        asyncio.get_running_loop().call_later(wait / 1000, kit.owed.set)
    for attempt in attempts:
        task = asyncio.create_task(_send(kit, attempt))
        _under_way.add(task)
        task.add_done_callback(_under_way.discard)
    return len(attempts)


async def drain(seconds: float) -> None:
    """Let what is under way end, for so long at most."""
    mine = {task for task in _under_way if task.get_loop() is asyncio.get_running_loop()}
    if mine:
        await asyncio.wait(mine, timeout=seconds)


async def _send(kit: Kit, attempt: Attempt) -> None:
    await kit.sender.send([attempt])
    kit.arrived.set()
