from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from models import stations, visits

TODAY = date(2026, 11, 21)
TOMORROW = date(2026, 11, 22)
NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)


@pytest.fixture
async def two_stations(database):
    async with database.begin() as session:
        given = [{"code": code, "name": code, "latitude": 34.7, "longitude": 113.6} for code in "ab"]
        await stations.upsert(session, given, NOON)
        return [station.id for station in await stations.every(session)]


async def test_one_person_counts_once_per_station_and_day(database, two_stations):
    first, second = two_stations
    async with database.begin() as session:
        scans = [(first, 100), (first, 100), (first, 200), (second, 100)]
        counted = [await visits.count(session, station, person, TODAY) for station, person in scans]
        assert counted == [True, False, True, True]
        assert await visits.count(session, first, 100, TOMORROW)
        assert await visits.counted(session, two_stations, TODAY, TODAY) == {first: 2, second: 1}
        assert await visits.counted(session, two_stations, TODAY, TOMORROW) == {first: 3, second: 1}


async def test_the_same_person_leaves_no_common_trace_at_two_stations_or_on_two_days(database, two_stations):
    first, second = two_stations
    async with database.begin() as session:
        await visits.count(session, first, 100, TODAY)
        await visits.count(session, second, 100, TODAY)
        await visits.count(session, first, 100, TOMORROW)
        hashes = (await session.execute(text("SELECT hash FROM visit_hash"))).scalars().all()
        assert len({bytes(one) for one in hashes}) == 3


async def test_at_midnight_salts_and_hashes_go_and_counts_stay(database, two_stations):
    first, _ = two_stations
    async with database.begin() as session:
        await visits.count(session, first, 100, TODAY)
        await visits.count(session, first, 100, TOMORROW)
        await visits.forget(session, TOMORROW)
        for table in ("visit_salt", "visit_hash"):
            days = (await session.execute(text(f"SELECT day FROM {table}"))).scalars().all()
            assert [str(day) for day in days] == [str(TOMORROW)]
        assert await visits.counted(session, [first], TODAY, TOMORROW) == {first: 2}
        assert await visits.count(session, first, 100, TOMORROW) is False


async def test_postgres_writes_neither_to_its_log(database, two_stations):
    async with database.begin() as session:
        if session.get_bind().dialect.name != "postgresql":
            return
        kinds = await session.execute(
            text("SELECT relpersistence FROM pg_class WHERE relname IN ('visit_salt', 'visit_hash')")
        )
        assert [row[0] for row in kinds] == ["u", "u"]
