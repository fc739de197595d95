"""Write what SQLite's log holds into its file, so that no commit of somebody's answer has to wait for that."""

from datetime import datetime

from bot.kit import Kit


async def run(kit: Kit, _now: datetime) -> None:
    """Write it; PostgreSQL does so by itself."""
    await kit.database.tidy()
