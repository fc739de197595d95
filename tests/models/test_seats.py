"""Seats at a service day: the last one goes to one of twenty, who waits moves up, and nobody is lost on the way."""

import asyncio
from datetime import date

import pytest
from sqlalchemy import update
from sqlmodel import col

from models import comings, erasures, members, riders, seats
from models.riders import Profile
from models.seats import SEATED, WAITING, Count, Place
from models.servicedays import CANCELLED, Service, ServiceDay
from tests.core import NOW
from tests.models import house
from tests.models.ledgers import tried

ROUNDS, PRESSES = 4, 20
DAY = date(2026, 12, 5)


async def new_day(session, *places: int | None) -> tuple[int, list[int]]:
    """Enter a service day with services that have so many seats; return its id and theirs."""
    day = ServiceDay(month=DAY.replace(day=1), planned=DAY, day=DAY, begins=540, ends=960, made_at=NOW)
    session.add(day)
    await session.flush()
    offered = [Service(service_day_id=day.number, name='{"en":"haircut"}', seats=one) for one in places]
    session.add_all(offered)
    await session.flush()
    return day.number, [one.number for one in offered]


async def rides(session, person: int) -> int:
    known = await house.checks_in(session, person, Profile(f"骑手{person}"))
    await riders.confirm(session, known.rider.member_id, NOW)
    return known.rider.member_id


async def wants(database, service: int, member: int) -> None:
    async with database.begin(durable=False) as session:
        await seats.take(session, service, member, NOW)


async def stands(database, service: int, everybody: list[int]) -> list[str]:
    """Return how each is in a service: seated, waiting behind so many, or not at all (-)."""
    async with database.read() as session:
        found = await seats.places(session, [service], everybody)
        shown = [found.get(one, {}).get(service) for one in everybody]
        return [
            "-" if one is None else "seated" if one.state == SEATED else f"waits behind {one.before}" for one in shown
        ]


async def test_the_last_seat_goes_to_one_of_twenty_and_each_who_leaves_lets_one_move_up(database):
    async with database.begin() as session:
        _, services = await new_day(session, *[1] * ROUNDS)
        crowd = [await rides(session, 100 + number) for number in range(PRESSES)]
    for service in services:
        await asyncio.gather(*(wants(database, service, member) for member in (*crowd, *crowd)))
        line = await stands(database, service, crowd)
        assert sorted(line) == sorted(["seated", *(f"waits behind {number}" for number in range(PRESSES - 1))])
    service = services[0]
    for left in range(1, PRESSES + 1):
        line = await stands(database, service, crowd)
        after = line.index("waits behind 0") if left < PRESSES else None
        async with database.begin() as session:
            await seats.give_up(session, service, crowd[line.index("seated")], NOW)
            assert (await seats.counts(session, [service]))[service] == Count(
                min(1, PRESSES - left), max(0, PRESSES - left - 1)
            )
        assert after is None or (await stands(database, service, crowd))[after] == "seated"


async def test_all_leave_and_come_at_once_and_no_seat_is_given_twice_or_stays_empty(database):
    async with database.begin() as session:
        day, (service, other) = await new_day(session, 3, 2)
        crowd = [await rides(session, 100 + number) for number in range(12)]

    async def wavers(member: int) -> None:
        for one in (service, other):
            async with database.begin(durable=False) as session:
                await comings.come(session, day, member, False, NOW)
                await seats.take(session, one, member, NOW)
        if member % 2:
            async with database.begin(durable=False) as session:
                await comings.leave(session, day, member, NOW)

    await asyncio.gather(*(wavers(member) for member in crowd))
    async with database.begin() as session:
        stay = sum(member % 2 == 0 for member in crowd)
        assert await comings.count(session, day) == stay
        found = await seats.counts(session, [service, other])
        assert found == {service: Count(3, stay - 3), other: Count(2, stay - 2)}
        assert await seats.with_room(session, DAY) == []


async def test_more_seats_move_up_who_waits_longest_and_can_hear_of_it_and_each_is_told_once(database):
    async with database.begin() as session:
        day, (service,) = await new_day(session, 1)
        wang, li, _, ana = crowd = [await rides(session, person) for person in (1, 2, 3, 4)]
        for member in crowd:
            await comings.come(session, day, member, False, NOW)
            await seats.take(session, service, member, NOW)
        await members.mark_blocked(session, 3, NOW)
        assert await seats.with_room(session, DAY) == []
        await session.execute(update(Service).values(seats=3))
        assert await seats.with_room(session, DAY) == [service]
        assert await seats.with_room(session, date(2026, 12, 6)) == [], "the day is over"
        assert await seats.fill(session, service, NOW) == 2
    assert await stands(database, service, crowd) == ["seated", "seated", "waits behind 0", "seated"]
    async with database.begin() as session:
        waiting = await seats.untold(session, 10)
        assert [(await seats.tell(session, one)).member_id for one in waiting] == [li, ana]
        assert [await seats.tell(session, one) for one in waiting] == [None, None]
        assert await seats.untold(session, 10) == []
        await session.execute(update(Service).values(seats=1))
        assert await seats.fill(session, service, NOW) == 0
        assert (await seats.counts(session, [service]))[service] == Count(3, 1), "nobody loses a seat"
        await members.mark_blocked(session, 3, None)
        await erasures.erase(session, wang, 1, NOW)
        await comings.leave(session, day, li, NOW)
        await comings.leave(session, day, ana, NOW)
    assert await stands(database, service, crowd) == ["-", "-", "seated", "-"]


async def test_who_is_not_checked_in_comes_too_late_or_to_a_cancelled_day_is_told_so(database):
    async with database.begin() as session:
        day, (service, free) = await new_day(session, 1, None)
        wang = await rides(session, 1)
        stranger = await members.number_of(session, 2, NOW)

    def coming(member, over=False):
        return tried(database, lambda session: comings.come(session, day, member, over, NOW))

    assert await coming(stranger) == "coming-checkin"
    assert await coming(wang, over=True) == "coming-over"
    assert await tried(database, lambda session: seats.take(session, free, wang, NOW)) == "seat-none-here"
    assert await coming(wang) is None
    async with database.begin() as session:
        assert await comings.come(session, day, wang, False, NOW) is False
        await seats.take(session, service, wang, NOW)
        assert await seats.places(session, [service], [wang]) == {wang: {service: Place(SEATED)}}
        await session.execute(update(ServiceDay).where(col(ServiceDay.id) == day).values(state=CANCELLED))
    assert await coming(wang) == "coming-cancelled"


@pytest.mark.parametrize("late", [True, False])
async def test_a_seat_that_was_given_up_and_asked_for_again_is_at_the_end_of_the_line(database, late):
    async with database.begin() as session:
        _, (service,) = await new_day(session, 1)
        _, li, ana = crowd = [await rides(session, person) for person in (1, 2, 3)]
        for member in crowd:
            await seats.take(session, service, member, NOW)
        leaves = ana if late else li
        await seats.give_up(session, service, leaves, NOW)
        assert (await seats.take(session, service, leaves, NOW)).state == WAITING
        line = await seats.places(session, [service], [leaves])
        assert line[leaves][service] == Place(WAITING, 1)
