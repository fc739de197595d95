"""Give up awards that waited too long for a second one, and tell who gave them."""

from datetime import datetime, timedelta

from bot import awardviews, onebyone
from bot.kit import Kit
from models import awards, outbox

AT_ONCE = 100
"""Awards that are given up in one go."""


async def run(kit: Kit, now: datetime) -> int:
    """Let awards lapse that nobody agreed to or declined in time; return how many."""
    before = now - timedelta(days=kit.district.points.decide_days)
    async with kit.database.read() as session:
        late = await awards.waiting(session, before, AT_ONCE)
    return await onebyone.see_to(kit, "award", late, lambda number: _lapse(kit, number, before, now))


async def _lapse(kit: Kit, number: int, before: datetime, now: datetime) -> bool:
    async with kit.database.begin() as session:
        case = await awards.lapse(session, number, before, now)
        if case is None:
            return False
        heard = await awardviews.heard(kit, session, case, now)
        for one in [*await awardviews.settled(kit, session, case, now), *([heard] if heard else [])]:
            await outbox.put(session, one, now)
    return True
