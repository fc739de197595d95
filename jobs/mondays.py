"""On Monday morning tell each desk what last week was like, and what is late now."""

from datetime import date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.kit import Kit
from bot.reportweeks import RECIPE, source
from models import desks, outbox
from models.calendar import Almanac, day_kind
from models.desks import Desk
from models.outbox import NOTICE, Owed

MORNING, EVENING = time(8, 30), time(20)
"""When it is told by the district's clock, and from when on it is too late for it: it is expired then."""

WEEK = timedelta(days=7)


async def run(kit: Kit, now: datetime) -> int:
    """Owe this week's digest to each desk, once, on the first working day; return how many.

    What nobody sent in time, last week's too, is owed all the same, and by that recorded as expired.
    """
    almanac = kit.district.almanac()
    today = now.astimezone(almanac.zone).date()
    monday = today - timedelta(days=today.weekday())
    due = [one for one in (monday - WEEK, monday) if _at(one, MORNING, almanac) <= now]
    async with kit.database.read() as session:
        waiting = [pair for pair in await _waiting(session, due) if _was_there(*pair, almanac)]
    if not waiting:
        return 0
    count = 0
    async with kit.database.begin() as session:
        for desk, week in waiting:
            count += await outbox.put(session, _digest(desk, week, almanac), now) is not None
    kit.owed.set()
    return count


async def _waiting(session: AsyncSession, weeks: list[date]) -> list[tuple[Desk, date]]:
    """Return the desks, each with a week of which it has not been told."""
    every = [(desk, week) for desk in await desks.every(session) if desk.state == desks.OPEN for week in weeks]
    return [(desk, week) for desk, week in every if not await outbox.knows(session, source(desk.number, week))]


def _was_there(desk: Desk, week: date, almanac: Almanac) -> bool:
    return desk.bound_at < _at(week, MORNING, almanac)


def _digest(desk: Desk, week: date, almanac: Almanac) -> Owed:
    params = {"made": RECIPE, "desk": desk.number, "week": week.isoformat()}
    if desk.thread is not None:
        params["message_thread_id"] = desk.thread
    until = _at(week, EVENING, almanac)
    return Owed(desk.chat, source(desk.number, week), "sendMessage", params, lane=NOTICE, keep=True, expires_at=until)


def _at(monday: date, hour: time, almanac: Almanac) -> datetime:
    """Return this hour of the first working day of a week; of Monday when the whole week is free."""
    days = [monday + timedelta(days=number) for number in range(7)]
    worked = (day for day in days if day_kind(day, almanac.overrides) in ("workday", "makeup"))
    return datetime.combine(next(worked, monday), hour, almanac.zone)
