"""Warn when work piles up: Telegram keeps an update for a day only."""

from datetime import datetime, timedelta

from bot.kit import Kit
from bot.logs import log
from models import inbox

LATE = timedelta(minutes=1)
"""An update that waits longer means that they come faster than they are worked off."""

MANY = 1000
"""Updates that wait at Telegram."""


async def run(kit: Kit, now: datetime) -> int:
    """Log how many updates wait and for how long, if that is too many or too long; return how many wait here."""
    async with kit.database.read() as session:
        count, oldest = await inbox.backlog(session)
    age = now - oldest if oldest else timedelta(0)
    if age > LATE:
        log().warning("updates pile up", count=count, seconds=int(age.total_seconds()))
    waiting = (await kit.sender.call("getWebhookInfo"))["pending_update_count"]
    if waiting > MANY:
        log().warning("updates pile up at Telegram", count=waiting)
    return count
