from datetime import UTC, datetime, timedelta

import pytest

from models import members, problems, stations

MORNING = datetime(2026, 11, 21, 0, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
async def people(database):
    """Two members and two stations."""
    async with database.begin() as session:
        for code in ("a", "b"):
            facts = {"code": code, "name": code, "latitude": 34.7, "longitude": 113.6}
            await stations.upsert(session, [facts], MORNING)
        ana, bo = [await members.number_of(session, telegram_id, MORNING) for telegram_id in (100, 200)]
        first, second = [station.id for station in await stations.every(session)]
    return ana, bo, first, second


async def marked_at(database, now, *marks):
    async with database.begin() as session:
        for member, station, kind, at in marks:
            await problems.mark(session, member, station, kind, at)
        return await problems.marked(session, [mark[1] for mark in marks], now)


async def test_two_people_within_six_hours_mark_a_station_for_everybody(database, people):
    ana, bo, station, other = people
    marks = [
        (ana, station, "closed", MORNING),
        (bo, station, "closed", MORNING + 6 * HOUR),
        (bo, other, "closed", MORNING),
    ]
    assert await marked_at(database, MORNING + 6 * HOUR, *marks) == {station: ["closed"]}


async def test_six_hours_and_a_second_apart_they_don_t(database, people):
    ana, bo, station, _ = people
    later = MORNING + 6 * HOUR + timedelta(seconds=1)
    marks = [(ana, station, "closed", MORNING), (bo, station, "closed", later)]
    assert await marked_at(database, later, *marks) == {}


async def test_one_person_twice_is_one_person(database, people):
    ana, _, station, _ = people
    marks = [(ana, station, "moved", MORNING), (ana, station, "moved", MORNING + HOUR)]
    assert await marked_at(database, MORNING + HOUR, *marks) == {}


async def test_two_different_complaints_are_not_the_same(database, people):
    ana, bo, station, _ = people
    marks = [(ana, station, "closed", MORNING), (bo, station, "no_hot_water", MORNING)]
    assert await marked_at(database, MORNING, *marks) == {}


async def test_a_mark_counts_for_a_day_after_the_second_person(database, people):
    ana, bo, station, _ = people
    marks = [(ana, station, "closed", MORNING), (bo, station, "closed", MORNING + 5 * HOUR)]
    last = MORNING + 29 * HOUR - timedelta(seconds=1)
    assert await marked_at(database, last, *marks) == {station: ["closed"]}
    async with database.begin() as session:
        assert await problems.marked(session, [station], last + timedelta(seconds=1)) == {}


async def test_a_third_person_makes_it_count_longer(database, people):
    ana, bo, station, _ = people
    marks = [
        (ana, station, "closed", MORNING),
        (bo, station, "closed", MORNING + 5 * HOUR),
        (ana, station, "closed", MORNING + 10 * HOUR),
    ]
    assert await marked_at(database, MORNING + 33 * HOUR, *marks) == {station: ["closed"]}


async def test_kinds_come_in_the_order_that_people_see(database, people):
    ana, bo, station, _ = people
    marks = [(who, station, kind, MORNING) for kind in ("other", "no_hot_water") for who in (ana, bo)]
    assert await marked_at(database, MORNING, *marks) == {station: ["no_hot_water", "other"]}


async def test_all_stations_at_once(database, people):
    ana, bo, station, other = people
    marks = [(who, where, "closed", MORNING) for who in (ana, bo) for where in (station, other)]
    await marked_at(database, MORNING, *marks)
    async with database.begin() as session:
        assert await problems.marked(session, None, MORNING) == {station: ["closed"], other: ["closed"]}


async def test_every_mark_is_a_row_in_order_and_old_ones_can_be_forgotten(database, people):
    ana, _, station, _ = people
    async with database.begin() as session:
        made = [
            await problems.mark(session, ana, station, "other", MORNING + count * HOUR, words=b"sealed")
            for count in range(3)
        ]
        assert [one.id for one in made] == sorted(one.id for one in made)
        assert await problems.forget(session, MORNING + HOUR) == 1


async def test_an_unknown_kind_is_refused(database, people):
    ana, _, station, _ = people
    async with database.begin() as session:
        with pytest.raises(ValueError, match="rude keeper"):
            await problems.mark(session, ana, station, "rude keeper", MORNING)
