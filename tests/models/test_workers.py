"""Which processes live, and which one of them may do what only one may do."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from models import workers
from models.workers import SILENT, Lease, LeaseLost
from tests.core import NOW, SECOND, enter

LASTS = timedelta(seconds=8)


async def acquire(database, worker, now=NOW, name="poll"):
    async with database.begin() as session:
        return await workers.acquire(session, name, worker, now, LASTS)


async def guard(database, fence, name="poll"):
    async with database.begin() as session:
        await workers.guard(session, name, fence)


async def beat(database, worker, now):
    async with database.begin() as session:
        return await workers.beat(session, worker, now)


async def bury(database, now):
    async with database.begin() as session:
        return await workers.bury(session, now)


async def everybody(database):
    async with database.read() as session:
        return await workers.everybody(session)


async def test_every_process_has_a_number_of_its_own_for_ever(database):
    numbers = [await enter(database) for _ in range(3)]
    for number in numbers:
        async with database.begin() as session:
            await workers.leave(session, number)
    assert await everybody(database) == []
    again = await enter(database)
    assert len({*numbers, again}) == 4
    assert await everybody(database) == [again]


async def test_who_is_silent_for_more_than_four_seconds_is_struck_out(database):
    silent, lives = await enter(database), await enter(database)
    assert await beat(database, lives, NOW + SECOND)
    assert await bury(database, NOW + SILENT) == []
    assert await bury(database, NOW + SILENT + timedelta(milliseconds=1)) == [silent]
    assert await bury(database, NOW + SILENT + timedelta(milliseconds=1)) == []
    assert await everybody(database) == [lives]


async def test_who_was_struck_out_is_told_with_the_next_beat(database):
    frozen = await enter(database)
    await bury(database, NOW + 5 * SECOND)
    assert not await beat(database, frozen, NOW + 6 * SECOND)
    assert await everybody(database) == []


async def test_two_that_bury_at_once_find_the_dead_once(database):
    dead = await enter(database)
    found = await asyncio.gather(*(bury(database, NOW + 5 * SECOND) for _ in range(4)))
    assert sorted(found, key=len) == [[], [], [], [dead]]


async def test_one_holds_the_lease_and_the_others_stand_by(database):
    first, second = await enter(database), await enter(database)
    assert await acquire(database, first) == 1
    assert await acquire(database, second, NOW + LASTS) is None
    assert await acquire(database, first, NOW + 7 * SECOND) == 1
    assert await acquire(database, second, NOW + LASTS + SECOND) is None
    assert await acquire(database, second, NOW + 7 * SECOND + LASTS + timedelta(milliseconds=1)) == 2


async def test_ten_that_ask_at_once_get_it_once(database):
    numbers = [await enter(database) for _ in range(10)]
    fences = await asyncio.gather(*(acquire(database, number) for number in numbers))
    assert sorted(fence for fence in fences if fence is not None) == [1]


async def test_the_fence_grows_with_every_change_of_the_holder_and_only_then(database):
    first, second = await enter(database), await enter(database)
    fences, now = [], NOW
    for holder in (first, first, second, second, first, second):
        now += LASTS + SECOND
        fences.append(await acquire(database, holder, now))
    assert fences == [1, 1, 2, 2, 3, 4]


async def test_leases_of_different_names_are_independent(database):
    first, second = await enter(database), await enter(database)
    assert await acquire(database, first, name="poll") == 1
    assert await acquire(database, second, name="digest") == 1


async def test_the_guard_lets_the_holder_pass_and_nobody_with_an_older_fence(database):
    first, second = await enter(database), await enter(database)
    old = await acquire(database, first)
    await guard(database, old)
    new = await acquire(database, second, NOW + LASTS + SECOND)
    with pytest.raises(LeaseLost):
        await guard(database, old)
    await guard(database, new)
    with pytest.raises(LeaseLost):
        await guard(database, 0)


async def test_the_lease_can_t_change_hands_under_a_guarded_transaction(database):
    first, second = await enter(database), await enter(database)
    fence = await acquire(database, first)
    order = []

    async def take_in():
        async with database.begin() as session:
            await workers.guard(session, "poll", fence)
            order.append("guarded")
            taking_over = asyncio.create_task(take_over())
            await asyncio.sleep(0.1)
            order.append("committed")
        await taking_over

    async def take_over():
        assert await acquire(database, second, NOW + LASTS + SECOND) == fence + 1
        order.append("taken over")

    await take_in()
    assert order == ["guarded", "committed", "taken over"]


@pytest.mark.parametrize("how", ["leaves", "is buried"])
async def test_the_lease_of_a_process_that_ends_is_free_at_once(database, how):
    first, second = await enter(database), await enter(database, NOW + 5 * SECOND)
    await acquire(database, first)
    assert await acquire(database, second, NOW + 5 * SECOND) is None
    if how == "leaves":
        async with database.begin() as session:
            await workers.leave(session, first)
    else:
        assert await bury(database, NOW + 5 * SECOND) == [first]
    assert await acquire(database, second, NOW + 5 * SECOND) == 2
    async with database.read() as session:
        assert (await session.execute(select(col(Lease.worker)))).scalar_one() == second
