"""Give up what is past its time."""

from datetime import datetime

from bot.kit import Kit
from models import outbox


async def run(kit: Kit, now: datetime) -> int:
    """Mark messages that are too late as expired; return how many."""
    async with kit.database.begin(durable=False) as session:
        return await outbox.expire(session, now)
