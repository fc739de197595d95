"""Let the lines of service days move up, whatever made room, and tell those who have a seat now."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import quiet, servicedayviews
from bot.addressing import languages
from bot.kit import Kit
from models import members, outbox, seats, servicedays
from models.outbox import Owed
from models.servicedays import PLANNED

AT_ONCE = 100
"""People who are told in one go."""


async def run(kit: Kit, now: datetime) -> int:
    """Fill seats that are free, and tell who moved up, each once; return how many were told."""
    async with kit.database.read() as session:
        room = await seats.with_room(session, now.astimezone(kit.district.zone).date())
    for service_id in room:
        async with kit.database.begin() as session:
            await seats.fill(session, service_id, now)
    async with kit.database.read() as session:
        waiting = await seats.untold(session, AT_ONCE)
    count = 0
    for seat_id in waiting:
        async with kit.database.begin() as session:
            count += await _tell(kit, session, seat_id, now)
    if count:
        kit.owed.set()
    return count


async def _tell(kit: Kit, session: AsyncSession, seat_id: int, now: datetime) -> bool:
    seat = await seats.tell(session, seat_id)
    service = await servicedays.service(session, seat.service_id) if seat else None
    day = await servicedays.by_id(session, service.service_day_id) if service else None
    person = await members.person_of(session, seat.member_id) if seat else None
    if seat is None or service is None or day is None or person is None:
        return False
    if day.state != PLANNED or servicedayviews.is_over(day, now, kit.district.zone):
        return False
    language = (await languages(session, kit.district, [person]))[person]
    it = await servicedayviews.shown(kit, session, day)
    words, keyboard = servicedayviews.moved_up(language, kit.district, it, service)
    params = {"text": words, "parse_mode": "HTML", "reply_markup": keyboard}
    params |= await quiet.silence(session, kit.district, person, now)
    return await outbox.put(session, Owed(person, f"seat:{seat.number}", "sendMessage", params), now) is not None
