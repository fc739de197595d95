"""What Telegram told us is kept once, worked off in order, and done with its effects or not at all."""

import asyncio
import random
from collections import defaultdict

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.database import Database
from models import inbox, keys, members
from models.inbox import Arrival, Claim, ClaimLost, Inbox
from models.members import Member
from tests.core import DAY, NOW, SECOND, enter, rows_of_inbox, said, strike_out


async def take_in(database: Database, *arrivals: Arrival, now=NOW) -> int:
    async with database.begin() as session:
        return await inbox.take_in(session, arrivals, now)


async def claim(database: Database, worker: int, most: int = 10, now=NOW) -> list[Claim]:
    async with database.begin() as session:
        return await inbox.claim(session, worker, most, now)


async def finish(database: Database, worker: int, *claims: Claim, now=NOW) -> None:
    for one in claims:
        async with database.begin() as session:
            await inbox.finish(session, one.seq, worker, now)


def ids(claims: list[Claim]) -> list[int]:
    return [one.update_id for one in claims]


async def test_what_comes_again_is_passed_over(database):
    assert await take_in(database, said(1), said(2)) == 2
    assert await take_in(database, said(2), said(3), said(3)) == 1
    assert [row.update_id for row in await rows_of_inbox(database)] == [1, 2, 3]


async def test_nothing_is_nothing(database):
    assert await take_in(database) == 0


async def test_two_pollers_at_once_keep_one_copy(database):
    batch = [said(number, person=number % 5) for number in range(1, 41)]
    new = await asyncio.gather(*(take_in(database, *batch) for _ in range(4)))
    assert sum(new) == 40
    assert len(await rows_of_inbox(database)) == 40


async def test_what_is_kept_is_unreadable_in_the_row_and_whole_in_the_claim(database):
    worker = await enter(database)
    await take_in(database, said(1, text="我的电话 13800000001"))
    (row,) = await rows_of_inbox(database)
    assert b"13800000001" not in row.payload
    (claimed,) = await claim(database, worker)
    assert claimed.raw == said(1, text="我的电话 13800000001").raw
    assert (claimed.lane, claimed.failures, claimed.passing) == (7, 0, False)


async def test_a_lane_goes_in_the_order_of_arrival_whatever_the_ids(database):
    worker = await enter(database)
    await take_in(database, said(500), said(3), said(400))
    done = []
    for _ in range(3):
        (one,) = await claim(database, worker)
        done.append(one.update_id)
        await finish(database, worker, one)
    assert done == [500, 3, 400]
    assert await claim(database, worker) == []


async def test_only_the_head_of_each_lane_is_claimed_and_once(database):
    first, second = await enter(database), await enter(database)
    await take_in(database, *(said(number, person=number % 3) for number in range(9)))
    claims = await claim(database, first)
    assert ids(claims) == [0, 1, 2]
    assert await claim(database, second) == []
    await finish(database, first, claims[1])
    assert ids(await claim(database, second)) == [4]


async def test_no_more_are_claimed_than_asked_for_and_the_oldest_first(database):
    worker = await enter(database)
    await take_in(database, *(said(number, person=number) for number in range(8)))
    assert ids(await claim(database, worker, most=3)) == [0, 1, 2]
    assert ids(await claim(database, worker, most=3)) == [3, 4, 5]
    assert ids(await claim(database, worker, most=3)) == [6, 7]


async def test_four_workers_take_each_update_once_and_each_lane_in_order(database):
    lanes, length = 12, 6
    arrivals = [said(turn * lanes + lane, person=100 + lane) for turn in range(length) for lane in range(lanes)]
    await take_in(database, *arrivals)
    began: dict[int, list[int]] = defaultdict(list)
    busy: set[int] = set()

    async def work(worker: int, seed: int) -> None:
        chance = random.Random(seed)
        while sum(map(len, began.values())) < len(arrivals):
            for one in await claim(database, worker, most=chance.randint(1, 4)):
                assert one.lane not in busy
                busy.add(one.lane)
                began[one.lane].append(one.update_id)
                await asyncio.sleep(chance.random() / 500)
                busy.remove(one.lane)
                await finish(database, worker, one)
            await asyncio.sleep(0.001)

    await asyncio.gather(*[work(await enter(database), seed) for seed in range(4)])
    assert all(order == sorted(order) for order in began.values())
    assert sorted(number for order in began.values() for number in order) == [one.update_id for one in arrivals]


async def test_what_failed_waits_and_its_lane_with_it_but_no_other(database):
    worker = await enter(database)
    await take_in(database, said(1), said(2), said(3, person=8))
    failed, other = await claim(database, worker)
    async with database.begin() as session:
        await inbox.retry_later(session, failed.seq, worker, NOW + 2 * SECOND)
    await finish(database, worker, other)
    await take_in(database, said(4, person=8))
    assert ids(await claim(database, worker, now=NOW + SECOND)) == [4]
    (again,) = await claim(database, worker, now=NOW + 2 * SECOND)
    assert (again.update_id, again.failures) == (1, 1)
    assert await claim(database, worker, now=NOW + 2 * SECOND) == []
    await finish(database, worker, again)
    assert ids(await claim(database, worker, now=NOW + 2 * SECOND)) == [2]


async def test_what_is_set_aside_lets_its_lane_go_on(database):
    worker = await enter(database)
    await take_in(database, said(1), said(2))
    (poison,) = await claim(database, worker)
    async with database.begin() as session:
        await inbox.set_aside(session, poison, worker, "A1B2C3", NOW)
    assert ids(await claim(database, worker)) == [2]
    aside, _ = await rows_of_inbox(database)
    assert (aside.state, aside.incident, aside.ended_at, aside.worker) == (inbox.ASIDE, "A1B2C3", NOW, None)
    async with database.read() as session:
        assert b"message" in await keys.unseal(session, aside.payload, "inbox:1")


async def test_what_tells_a_place_is_not_even_kept_aside(database):
    worker = await enter(database)
    await take_in(database, said(1, passing=True))
    (poison,) = await claim(database, worker)
    assert poison.passing
    async with database.begin() as session:
        await inbox.set_aside(session, poison, worker, "A1B2C3", NOW)
    (aside,) = await rows_of_inbox(database)
    assert (aside.state, aside.payload, aside.transit) == (inbox.ASIDE, None, None)


async def test_what_is_done_says_nothing_any_more(database):
    worker = await enter(database)
    await take_in(database, said(1), said(2, person=8, passing=True))
    await finish(database, worker, *await claim(database, worker))
    for row in await rows_of_inbox(database):
        assert (row.state, row.payload, row.transit, row.worker) == (inbox.DONE, None, None, None)


async def test_ids_guard_against_repetition_for_two_days(database):
    worker = await enter(database)
    await take_in(database, said(1))
    await finish(database, worker, *await claim(database, worker))
    async with database.begin() as session:
        assert await inbox.forget(session, NOW, NOW + 2 * DAY) == 0
    assert await take_in(database, said(1), now=NOW + 2 * DAY) == 0
    async with database.begin() as session:
        assert await inbox.forget(session, NOW, NOW + 2 * DAY + SECOND) == 1
    assert await take_in(database, said(1), now=NOW + 3 * DAY) == 1


async def test_what_was_set_aside_is_kept_for_seven_days_and_what_waits_for_ever(database):
    worker = await enter(database)
    await take_in(database, said(1), said(2))
    (poison,) = await claim(database, worker)
    async with database.begin() as session:
        await inbox.set_aside(session, poison, worker, "A1B2C3", NOW)
    async with database.begin() as session:
        assert await inbox.forget(session, NOW, NOW + DAY) == 0
        assert await inbox.forget(session, NOW + SECOND, NOW + DAY) == 1
        assert await inbox.forget(session, NOW + 1000 * DAY, NOW + 1000 * DAY) == 0
    assert [row.update_id for row in await rows_of_inbox(database)] == [2]


async def test_the_claims_of_a_process_that_is_gone_are_given_back(database):
    gone, lives = await enter(database), await enter(database)
    await take_in(database, said(1), said(2, person=8))
    await claim(database, gone, most=1)
    await claim(database, lives, most=1)
    await strike_out(database, gone)
    async with database.begin() as session:
        assert await inbox.release(session) == 1
        assert await inbox.release(session) == 0
    assert ids(await claim(database, lives)) == [1]


async def test_what_a_process_claims_after_it_was_struck_out_is_given_back_too(database):
    frozen = await enter(database)
    await take_in(database, said(1))
    await strike_out(database, frozen)
    assert ids(await claim(database, frozen)) == [1]
    other = await enter(database)
    assert await claim(database, other) == []
    async with database.begin() as session:
        assert await inbox.release(session) == 1
    assert ids(await claim(database, other)) == [1]


@pytest.mark.parametrize("end", ["finish", "retry_later", "set_aside"])
async def test_a_lost_claim_takes_its_effects_with_it(database, end):
    frozen, other = await enter(database), await enter(database)
    await take_in(database, said(1))
    (one,) = await claim(database, frozen)
    await strike_out(database, frozen)
    async with database.begin() as session:
        await inbox.release(session)
    await claim(database, other)

    async def work() -> None:
        async with database.begin() as session:
            await members.number_of(session, 7, NOW)
            if end == "finish":
                await inbox.finish(session, one.seq, frozen, NOW)
            elif end == "retry_later":
                await inbox.retry_later(session, one.seq, frozen, NOW)
            else:
                await inbox.set_aside(session, one, frozen, "A1B2C3", NOW)

    with pytest.raises(ClaimLost):
        await work()
    async with database.read() as session:
        assert (await session.execute(select(Member))).first() is None
        row = (await session.execute(select(Inbox).where(col(Inbox.update_id) == 1))).scalar_one()
    assert (row.state, row.worker, row.failures) == (inbox.WAITING, other, 0)


async def test_an_update_is_done_only_once(database):
    worker = await enter(database)
    await take_in(database, said(1))
    (one,) = await claim(database, worker)
    await finish(database, worker, one)
    with pytest.raises(ClaimLost):
        await finish(database, worker, one)


async def test_an_update_of_somebody_erased_is_claimed_without_its_content(database):
    worker = await enter(database)
    await take_in(database, said(1))
    async with database.begin() as session:
        await keys.destroy(session, 7)
    (one,) = await claim(database, worker)
    assert one.raw is None


async def test_the_backlog_is_what_waits_and_since_when(database):
    worker = await enter(database)
    async with database.read() as session:
        assert await inbox.backlog(session) == (0, None)
    await take_in(database, said(1))
    await take_in(database, said(2), said(3, person=8), now=NOW + SECOND)
    first, _ = await claim(database, worker)
    await finish(database, worker, first)
    async with database.read() as session:
        assert await inbox.backlog(session) == (2, NOW + SECOND)
