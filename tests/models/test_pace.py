"""Telegram's limits are kept by all processes together, and used to the full."""

import asyncio
import itertools
from collections import deque
from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.database import Database
from models import pace
from models.keys import Vault
from models.pace import AHEAD, BEHIND, NOTICE, OWN, URGENT, Booking, Wish
from tests.conftest import KEY
from tests.core import NOW, SECOND

GROUP = -1_000_000_000_055
WANG, LI = 101, 102
PACE = pace.STANDARD
MINUTE = 60_000
MOST = 29
"""What goes within a second at most: 25, what is made up for or booked ahead, and answers. Telegram allows 30."""

by_property = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def at(milliseconds: float) -> datetime:
    return NOW + timedelta(milliseconds=milliseconds)


class RolledBack(Exception):
    """Ends a trial without leaving anything in the database."""


class Trial:
    """Bookings of one process in a time of its own, that counts milliseconds."""

    def __init__(self, session, per_second: float = PACE) -> None:
        self.session, self.per_second = session, per_second
        self.now = 0
        self.gone: list[tuple[int, Wish]] = []

    async def wish(self, *wishes: Wish) -> list[Booking]:
        bookings = await pace.book(self.session, wishes, self.per_second, at(self.now))
        self.gone += [(self.now + b.wait, w) for b, w in zip(bookings, wishes, strict=True) if b.booked]
        return bookings

    def times(self, chat: int | None = None) -> list[int]:
        return sorted(when for when, wish in self.gone if chat in (None, wish.chat))


async def tried(database: Database, story, per_second: float = PACE) -> None:
    """Play a story of bookings on a pace that nobody has used yet."""
    with suppress(RolledBack):
        async with database.begin() as session:
            await story(Trial(session, per_second))
            raise RolledBack


def most_within(times: list[int], milliseconds: int) -> int:
    """Return the most that fall into any window of this length."""
    window: deque[int] = deque()
    most = 0
    for when in times:
        window.append(when)
        while window[0] <= when - milliseconds:
            window.popleft()
        most = max(most, len(window))
    return most


async def book(database: Database, *wishes: Wish, after: float = 0) -> list[Booking]:
    async with database.begin() as session:
        return await pace.book(session, wishes, PACE, at(after))


async def test_it_starts_empty(database):
    async def story(trial: Trial) -> None:
        await trial.wish(*(Wish(chat, OWN) for chat in range(1, 40)))
        assert trial.times()[:4] == [0, 0, 0, 110]  # in turn, twice out of turn, and then as they come
        for trial.now in range(10, 1000, 10):
            await trial.wish(*(Wish(1000 * trial.now + chat, OWN) for chat in range(3)))
        assert most_within(trial.times(), 1000) <= MOST

    await tried(database, story)


@pytest.mark.parametrize("late", [1, 20, 45])
async def test_a_bulk_gets_the_whole_pace_however_late_the_loop_looks(database, late):
    async def story(trial: Trial) -> None:
        chats = itertools.count(1)
        while trial.now < 2_000:
            await trial.wish(*(Wish(next(chats), NOTICE) for _ in range(5)))
            trial.now += late
        times = trial.times()
        assert (len(times) - 1) / (times[-1] - times[0]) >= 0.95 * PACE / 1000
        assert most_within(times, 1000) <= MOST

    await tried(database, story)


@by_property
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from([0, 3, 19, 40, 150, 400, 1100, 9_000]),
            st.lists(
                st.tuples(st.sampled_from([WANG, LI, 103, GROUP, GROUP - 1]), st.sampled_from([0, 1, 2])), max_size=8
            ),
        ),
        max_size=40,
    )
)
async def test_no_limit_is_ever_passed(database, steps):
    async def story(trial: Trial) -> None:
        for later, wishes in steps:
            trial.now += later
            await trial.wish(*(Wish(chat, lane) for chat, lane in wishes))
        assert most_within(trial.times(), 1000) <= MOST
        for chat in (WANG, LI, 103, GROUP, GROUP - 1):
            assert most_within(trial.times(chat), 1000) <= 1
        for group in (GROUP, GROUP - 1):
            assert most_within(trial.times(group), MINUTE) <= 20

    await tried(database, story)


@by_property
@given(
    wishes=st.lists(
        st.tuples(st.integers(0, 7_000), st.sampled_from([URGENT, URGENT, OWN, NOTICE])), min_size=10, max_size=60
    )
)
async def test_a_group_gets_exactly_what_a_sliding_minute_allows(database, wishes):
    async def story(trial: Trial) -> None:
        for later, lane in wishes:
            trial.now += later
            earlier = trial.times(GROUP)
            expected = trial.now
            while not allowed(earlier, expected, 20 if lane == URGENT else 15):
                expected += 1
            (booking,) = await trial.wish(Wish(GROUP, lane))
            assert booking.wait == expected - trial.now

    await tried(database, story)


def allowed(earlier: list[int], when: int, most: int) -> bool:
    """Tell by brute force whether a message may go then: one a second, and `most` in any minute, itself counted."""
    lately = [one for one in earlier if one >= when - MINUTE]
    return len(lately) < most and not any(one > when - 1000 for one in earlier)


async def test_five_of_a_group_s_twenty_are_kept_for_what_is_urgent(database):
    async def story(trial: Trial) -> None:
        for trial.now in range(0, 15_000, 1000):
            assert (await trial.wish(Wish(GROUP, OWN)))[0].booked
        for trial.now in range(15_000, 20_000, 1000):
            assert (
                await trial.wish(Wish(GROUP, NOTICE), Wish(GROUP, OWN)) == [Booking(MINUTE + 1 - trial.now, True)] * 2
                or trial.now > 15_000
            )
            assert (await trial.wish(Wish(GROUP, URGENT)))[0].booked
        trial.now = 20_000
        (booking,) = await trial.wish(Wish(GROUP, URGENT))
        assert booking == Booking(40_001, True)

    await tried(database, story)


async def test_one_chat_s_second_holds_up_nobody_else(database):
    async def story(trial: Trial) -> None:
        first, second, other = await trial.wish(Wish(WANG, OWN), Wish(WANG, OWN), Wish(LI, OWN))
        assert first == Booking(0)
        assert second == Booking(1000, True)
        assert other.booked

    await tried(database, story)


async def test_a_pause_holds_one_chat_and_outlives_a_restart(database, settings):
    async with database.begin() as session:
        await pace.pause_chat(session, WANG, NOW + 10_072 * SECOND)
    reopened = Database(settings.database, Vault(KEY))
    hour = 3_600_000
    mine, other = await book(reopened, Wish(WANG, URGENT), Wish(LI, NOTICE), after=hour)
    assert mine == Booking(10_072_000 - hour, True)
    assert other.booked
    async with reopened.read() as session:
        assert await pace.paused_chats(session, at(hour)) == 1
        assert await pace.paused_chats(session, at(10_072_000)) == 0
    assert (await book(reopened, Wish(WANG, OWN), after=10_072_000))[0].booked
    await reopened.close()


async def test_a_shorter_pause_does_not_shorten_a_longer_one(database):
    async with database.begin() as session:
        await pace.pause_chat(session, WANG, NOW + 100 * SECOND)
        await pace.pause_chat(session, WANG, NOW + 3 * SECOND)
    assert await book(database, Wish(WANG, OWN)) == [Booking(100_000, True)]


async def test_a_booking_does_not_end_a_pause(database):
    await book(database, Wish(WANG, OWN))
    async with database.begin() as session:
        await pace.pause_chat(session, WANG, NOW + 2 * SECOND)
    await book(database, Wish(WANG, OWN), Wish(LI, OWN), after=1500)
    assert await book(database, Wish(WANG, OWN), after=1900) == [Booking(100, True)]


async def test_a_general_pause_holds_the_notices_only_and_ends_slowly(database):
    async def story(trial: Trial) -> None:
        await pace.pause_notices(trial.session, at(10_000))
        notice, own = await trial.wish(Wish(WANG, NOTICE), Wish(LI, OWN))
        trial.now = 100
        (urgent,) = await trial.wish(Wish(103, URGENT))
        assert notice == Booking(10_000)
        assert own.booked
        assert urgent.booked
        chats = itertools.count(1000)
        for trial.now in range(9_000, 17_000, 10):
            await trial.wish(*(Wish(next(chats), NOTICE) for _ in range(2)))
        counts = [
            sum(begin <= when < begin + 1000 for when in trial.times()[2:]) for begin in range(9_000, 17_000, 1000)
        ]
        assert counts[0] == 0
        assert all(12 <= count <= 15 for count in counts[1:6])
        assert 24 <= counts[7] <= 26

    await tried(database, story)


async def test_a_higher_pace_loosens_everything_and_a_lower_one_only_the_whole(database):
    async def quick(trial: Trial) -> None:
        for trial.now in range(0, 1000, 10):
            await trial.wish(Wish(WANG, OWN), *(Wish(1000 * trial.now + chat, OWN) for chat in range(1, 10)))
        assert 390 <= sum(when < 1000 for when in trial.times()) <= 460
        assert 14 <= sum(when < 1000 for when in trial.times(WANG)) <= 17

    async def slow(trial: Trial) -> None:
        for trial.now in range(0, 4000, 10):
            await trial.wish(Wish(WANG, OWN))
        assert trial.times() == [0, 1000, 2000, 3000, 4000]

    await tried(database, quick, per_second=400)
    await tried(database, slow, per_second=5)


async def test_several_at_once_share_one_pace(database, settings):
    others = [Database(settings.database, Vault(KEY)) for _ in range(2 if not database.sqlite else 0)]
    offices = [database, *others] * 3
    chats = itertools.count(1)
    for moment in range(0, 200, 40):
        wishes = [[Wish(next(chats), OWN) for _ in range(8)] for _ in offices]
        await asyncio.gather(*(book(one, *mine, after=moment) for one, mine in zip(offices, wishes, strict=True)))
    async with database.read() as session:
        whole = await session.get(pace.Pace, "all")
    booked = (whole.free_at - int(at(-BEHIND).timestamp() * pace.SECOND)) / (pace.SECOND / PACE)
    assert booked <= (160 + BEHIND + AHEAD) / 40 + 3
    for other in others:
        await other.close()


async def test_pauses_and_bookings_at_the_same_time_never_wait_for_each_other_crosswise(database):
    async def pause(chat: int) -> None:
        async with database.begin() as session:
            await pace.pause_chat(session, chat, NOW + SECOND)
            await asyncio.sleep(0)
            await pace.pause_notices(session, NOW + SECOND)

    async def booking(chats: list[int]) -> None:
        await book(database, *(Wish(chat, OWN) for chat in chats), after=5_000)

    async def forgetting() -> None:
        async with database.begin() as session:
            await pace.forget(session, at(10 * MINUTE))

    for turn in range(10):
        chats = [turn * 10 + number for number in range(1, 5)]
        work = [booking(chats), booking(chats[::-1]), forgetting(), *map(pause, chats)]
        await asyncio.wait_for(asyncio.gather(*work), 5)


async def test_only_what_says_nothing_any_more_is_forgotten(database):
    await book(database, Wish(WANG, OWN), Wish(LI, OWN))
    async with database.begin() as session:
        await pace.pause_chat(session, LI, at(20 * MINUTE))
        await pace.pause_notices(session, at(MINUTE))
    async with database.begin() as session:
        await pace.forget(session, at(6 * MINUTE))
    async with database.read() as session:
        found = [await session.get(pace.Pace, scope) is not None for scope in ("all", "notice", str(WANG), str(LI))]
    assert found == [True, True, False, True]


async def test_some_notices_are_booked_at_a_time_and_an_answer_passes_them(database):
    async def story(trial: Trial) -> None:
        assert await pace.full(trial.session, at(0)) == 0
        chats = itertools.count(1)
        bookings = await trial.wish(*(Wish(next(chats), NOTICE) for _ in range(20)))
        assert 1 < sum(booking.booked for booking in bookings) < 10
        (answer,) = await trial.wish(Wish(next(chats), OWN))
        assert answer == Booking(0)
        wait = await pace.full(trial.session, at(0))
        assert 0 < wait <= AHEAD
        assert await pace.full(trial.session, at(wait)) == 0

    await tried(database, story)
