"""Destroy the keys of what was only passing through."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.kit import Kit
from models import inbox, keys, outbox

SETTLED = 8
"""Seconds into an epoch after which no process seals with the key of the one before."""


async def run(kit: Kit, now: datetime) -> int:
    """Begin the present epoch's key and destroy those before it that nothing refers to; return how many."""
    async with kit.database.begin() as session:
        await keys.begin_epoch(session, now)
        destroyed = await _destroy(session, now)
    async with kit.database.read() as session:
        await keys.learn_epoch(session, now)
    if destroyed:
        await kit.database.checkpoint()
    return destroyed


async def _destroy(session: AsyncSession, now: datetime) -> int:
    present, since = divmod(int(now.timestamp()), keys.EPOCH)
    count = 0
    for table, epochs in (await keys.transit_epochs(session)).items():
        past = bool(epochs) and present not in epochs and since >= SETTLED
        if past and not await _needed(session, epochs):
            await keys.empty_transit(session, table)
            count += len(epochs)
    return count


async def _needed(session: AsyncSession, epochs: list[int]) -> bool:
    return await inbox.refers_to(session, epochs) or await outbox.refers_to(session, epochs)
