"""However often and from wherever somebody is counted at once, they came once; who erases meanwhile, never did."""

import asyncio

import pytest
from sqlalchemy import func, select

from models import attendances, erasures, members, riders, stations, tokens
from models.attendances import Attendance
from models.riders import Profile, Told
from models.roles import KEEPER, Role
from models.servicedays import ServiceDay
from tests.core import NOW

WANG, ZHAO = 7, 8
TODAY = NOW.date()


async def opened(session) -> str:
    """Let there be a service day, whose keeper shows a code, and a rider; return what the code's link says."""
    await stations.upsert(session, [{"code": "A", "name": "甲驿站", "latitude": 34.75, "longitude": 113.62}], NOW)
    (station,) = await stations.every(session)
    day = ServiceDay(month=TODAY, planned=TODAY, day=TODAY, begins=540, ends=960, made_at=NOW)
    day.stations = f"[{station.id}]"
    keeper = await members.number_of(session, ZHAO, NOW)
    session.add_all([day, Role(member_id=keeper, kind=KEEPER, station_id=station.id, begun_at=NOW)])
    await session.flush()
    member = await members.number_of(session, WANG, NOW)
    await riders.enter(session, member, WANG, Told("delivery", None, None, Profile("王伟")), NOW)
    await riders.confirm(session, member, NOW)
    return attendances.token(session, await attendances.show(session, ZHAO, day.number, station.id, TODAY, NOW))


async def test_ten_scans_at_once_count_once(database):
    async with database.begin() as session:
        link = await opened(session)

    async def scan() -> bool:
        async with database.begin() as session:
            return (await attendances.scanned(session, WANG, link, TODAY, NOW)).new

    assert sum(await asyncio.gather(*(scan() for _ in range(10)))) == 1


async def test_who_erases_everything_at_that_moment_is_not_counted_afterwards(database):
    async with database.begin() as session:
        link = await opened(session)
        member = await members.number_of(session, WANG, NOW)

    async def scan() -> None:
        async with database.begin() as session:
            await attendances.scanned(session, WANG, link, TODAY, NOW)

    async def erase() -> None:
        async with database.begin() as session:
            await erasures.erase(session, member, WANG, NOW)

    _, erased = await asyncio.gather(scan(), erase(), return_exceptions=True)
    assert erased is None
    async with database.read() as session:
        assert (await session.execute(select(func.count()).select_from(Attendance))).scalar_one() == 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_digits_and_links_are_the_codes_own(database):
    async with database.begin() as session:
        link = await opened(session)
        (day,) = await attendances.of_day(session, TODAY)
        first = await attendances.by_id(session, 1)
        other = await attendances.show(session, ZHAO, day.number, day.places[0], TODAY, NOW)
        assert attendances.token(session, other) != link
        assert attendances.digits(session, other) != attendances.digits(session, first)
        assert attendances.looks_like_code(f" {attendances.digits(session, other)} ")
        assert tokens.read(session, b"work", link, 8) is None, "for nothing else"
