"""On a service day bring the keepers of its places the button that shows the code by which who comes is counted."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import attendanceviews, quiet
from bot.addressing import languages
from bot.kit import Kit
from models import attendances, outbox, roles, stations
from models.outbox import Owed
from models.servicedays import ServiceDay

BEFORE = timedelta(minutes=30)
"""How long before a day begins its keepers get the button."""


async def run(kit: Kit, now: datetime) -> int:
    """Owe the button to every keeper of a place of today's service day, once; return how many."""
    local = now.astimezone(kit.district.zone)
    minute = (local + BEFORE).hour * 60 + (local + BEFORE).minute
    async with kit.database.read() as session:
        days = [day for day in await attendances.of_day(session, local.date()) if day.begins <= minute < day.ends]
        if not [day for day in days for place in day.places if not await outbox.knows(session, _source(day, place))]:
            return 0
    count = 0
    async with kit.database.begin() as session:
        for day in days:
            for place in day.places:
                count += await _tell(kit, session, day, place, now)
    if count:
        kit.owed.set()
    return count


async def _tell(kit: Kit, session: AsyncSession, day: ServiceDay, place: int, now: datetime) -> int:
    station = await stations.by_id(session, place)
    if station is None:
        return 0
    people = [person for _, person in await roles.holders(session, roles.KEEPER, stations=[place])]
    spoken = await languages(session, kit.district, people)
    count = 0
    for person in people:
        text, keyboard = attendanceviews.keeper_told(spoken[person], day, station)
        params = {"text": text, "parse_mode": "HTML", "reply_markup": keyboard}
        params |= await quiet.silence(session, kit.district, person, now)
        owed = Owed(person, _source(day, place), "sendMessage", params, keep=True)
        count += await outbox.put(session, owed, now) is not None
    return count


def _source(day: ServiceDay, place: int) -> str:
    return f"counting:{day.number}:{day.day.isoformat()}:{place}"
