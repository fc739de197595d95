"""When a month, quarter or half-year is over, freeze its ranking, once."""

from datetime import datetime, timedelta

from bot.kit import Kit
from models import standings

GRACE = timedelta(minutes=10)
"""After its end, until all that began before midnight has been entered."""


async def run(kit: Kit, now: datetime) -> int:
    """Freeze what is over, the earliest first, after a downtime all that was missed; return how many periods.

    It goes in steps, each a transaction of its own: nobody waits for a hundred thousand riders to be written.
    """
    today = (now - GRACE).astimezone(kit.district.zone).date()
    async with kit.database.read() as session:
        due = await standings.unfrozen(session, today)
    for period in due:
        done = False
        while not done:
            async with kit.database.begin() as session:
                done = await standings.freeze(session, period, now)
    return len(due)
