"""Delete what has been kept long enough."""

from datetime import datetime

from bot.kit import Kit
from models import drafts, inbox, outbox, pace, problems, visits


async def run(kit: Kit, now: datetime) -> int:
    """Delete what is past its time; return how many rows."""
    today = now.astimezone(kit.district.zone).date()
    async with kit.database.begin() as session:
        count = await inbox.forget(session, now) + await outbox.forget(session, now) + await drafts.forget(session, now)
        count += await problems.forget(session, now - problems.KEPT)
        await pace.forget(session, kit.clock.machine())
        await visits.forget(session, today)
    return count
