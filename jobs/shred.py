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
    if since < SETTLED:
        return 0
    needed = await inbox.epochs(session) | await outbox.epochs(session)
    count = 0
    for table, epochs in (await keys.transit_epochs(session)).items():
        if present not in epochs and not needed.issuperset(epochs):
            await keys.empty_transit(session, table, needed)
            count += len(epochs - needed)
    return count
