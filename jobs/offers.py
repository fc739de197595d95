"""Tell confirmed riders who chose no topic, once, what notices there are: when they have time to read."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import addressing, noticeviews
from bot.kit import Kit
from bot.noticeviews import Wants
from models import outbox, preferences, riders
from models.outbox import Owed

SETTLED = timedelta(days=3)
"""How long after they were confirmed: they had just been asked."""

AT_ONCE = 500
"""Riders told in one go."""

IN_ONE = 50
"""Riders told in one transaction."""

FRESH = timedelta(minutes=30)
"""What could not go for so long is left; and so it is at once when their slack hours are over, and it is quiet."""

_MINUTE = timedelta(minutes=1)


async def run(kit: Kit, now: datetime) -> int:
    """Tell those who have time at this moment; return how many."""
    if not kit.district.topics:
        return 0
    timetable = kit.district.timetable()
    local = now.astimezone(timetable.zone)
    minute = local.hour * 60 + local.minute
    idle = [trade for trade, hours in timetable.trades.items() if hours.idle(minute)]
    # Those of a trade that the file names no more have the usual hours.
    besides = list(timetable.trades) if timetable.usual.idle(minute) else None
    async with kit.database.read() as session:
        due = await preferences.unoffered(session, idle, besides, now - SETTLED, AT_ONCE)
    count = 0
    for start in range(0, len(due), IN_ONE):
        async with kit.database.begin() as session:
            count += await _tell(kit, session, due[start : start + IN_ONE], now)
        kit.owed.set()
    return count


def _until(kit: Kit, trade: str, now: datetime) -> datetime:
    """Return until when who has this trade, and time now, has time, at most FRESH from now."""
    timetable = kit.district.timetable()
    hours, begins = timetable.hours(trade), now.astimezone(timetable.zone).replace(second=0, microsecond=0)
    minutes = (begins + ahead * _MINUTE for ahead in range(1, FRESH // _MINUTE))
    return next((at for at in minutes if not hours.idle(at.hour * 60 + at.minute)), now + FRESH)


async def _tell(kit: Kit, session: AsyncSession, members: list[int], now: datetime) -> int:
    people = await preferences.offer(session, members, now)
    spoken = await addressing.languages(session, kit.district, people.values())
    for known in await riders.several(session, people):
        rider, language = known.rider, spoken[known.person]
        mine = await preferences.of(session, rider.member_id)
        wants = Wants((), mine, rider.trade, known.profile.party, now)
        text, buttons = noticeviews.offer(language, kit.district, wants)
        params = {"text": text, "parse_mode": "HTML", "reply_markup": buttons}
        source = f"offer:{rider.member_id}"
        until = _until(kit, rider.trade, now)
        await outbox.put(
            session, Owed(known.person, source, "sendMessage", params, lane=outbox.NOTICE, expires_at=until), now
        )
    return len(people)
