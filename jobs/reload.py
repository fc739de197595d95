"""Notice what another process or command changed."""

from datetime import datetime

from bot.kit import Kit


async def run(kit: Kit, now: datetime) -> int:
    """Read the stations anew if they have changed; return how many there are."""
    async with kit.database.read() as session:
        await kit.stations.refresh(session, now)
    return len(kit.stations)
