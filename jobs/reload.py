"""Notice what another process or command changed."""

from datetime import datetime

from bot.kit import Kit
from models import keys


async def run(kit: Kit, now: datetime) -> int:
    """Read the stations anew if they have changed, and drop destroyed keys; return how many stations there are."""
    async with kit.database.read() as session:
        await keys.keep_up(session)
        await kit.stations.refresh(session, now)
    return len(kit.stations)
