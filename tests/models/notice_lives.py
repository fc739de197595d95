"""Notices to play with: people who say stop and go on, processes that die, Telegram in all its moods, and time."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.database import Database
from bot.sending import outcome_of
from bot.transport import NeverConnected
from models import (
    dispatches,
    due,
    erasures,
    members,
    notices,
    outbox,
    preferences,
    recipients,
    riders,
    subscriptions,
    timings,
    workers,
)
from models.dispatches import FRESH, Message, Timetable
from models.notices import Notice
from models.outbox import COPIES, Attempt, Outcome, Outgoing
from models.recipients import ENDED, QUEUED, STATES, WAITING, Recipient
from models.riders import Profile
from models.timings import Hours
from tests.core import NOW
from tests.models import house

ZONE = ZoneInfo("Asia/Shanghai")
USUAL = Hours(timings.read("22:00-07:00"), timings.read("12:00-14:00,15:00-20:00"))
TIMETABLE = Timetable(ZONE, USUAL, {})
PEOPLE, TOPICS = 5, ("news", "safety")

ANSWERS = {
    "taken": None,
    "taken, answer lost": TimedOut("no answer in time"),
    "too many": RetryAfter(10_072),
    "lost": NetworkError("Bad Gateway"),
    "no line": NeverConnected("no connection"),
    "blocked": Forbidden("Forbidden: bot was blocked by the user"),
    "gone": BadRequest("Chat not found"),
    "wrong": BadRequest("message text is empty"),
}
STILL = "is still under way"
HOWS = st.lists(st.sampled_from(["taken", "lost", STILL, *ANSWERS, STILL]), min_size=3, max_size=3)
WHO, WHICH = st.integers(0, PEOPLE - 1), st.integers(0, 2)


@dataclass
class Truth:
    """What really happened between one notice and one person."""

    copies: int = 0
    taken: bool = False
    stopped: bool = False
    cancelled: bool = False
    said: set[str] = field(default_factory=set)
    last: str = WAITING


@dataclass
class Process:
    """A process: its number, and the attempts that it has in memory."""

    number: int
    attempts: list[Attempt] = field(default_factory=list)


@dataclass
class Rider:
    """A person, their member id, and when they last changed how they want to be written to."""

    person: int
    member: int
    ever_off: bool = False
    changed_at: datetime = NOW - timedelta(days=1)


class Notices(RuleBasedStateMachine):
    """Three notices at most, to five people; what really happens is noted beside the books."""

    office: Database
    loop: asyncio.AbstractEventLoop
    born: int = 0

    @initialize(urgent=st.booleans(), hours=st.sampled_from([notices.NOW, notices.SLACK]), most=st.integers(1, PEOPLE))
    def begin(self, urgent: bool, hours: str, most: int) -> None:
        """Begin in the middle of a notice: some have their copies on the way."""
        self.now, self.opened = NOW, []
        self.truths: dict[tuple[int, int], Truth] = defaultdict(Truth)
        self.fixed: dict[int, set[int]] = {}
        self.settled: set[int] = set()
        self.processes = [Process(0), Process(0)]
        self.does(self._empty())
        self.everybody: dict[int, Rider] = {}
        self.riders = [self.does(self._rider()) for _ in range(PEOPLE)]
        for process in self.processes:
            process.number = self.does(self.act(lambda session: workers.enrol(session, NOW)))
        self.a_notice_begins("safety", urgent, hours, None)
        self.the_engine_runs(most)

    def does(self, work: Awaitable[Any]) -> Any:
        return self.loop.run_until_complete(work)

    async def act(self, what: Callable[[AsyncSession], Awaitable[Any]]) -> Any:
        async with self.office.begin(durable=False) as session:
            return await what(session)

    async def _empty(self) -> None:
        async with self.office.begin(durable=False) as session:
            for table in ("recipient", "notice", "outgoing", "worker", "subscription", "preference", "rider"):
                await session.execute(text(f"DELETE FROM {table}"))
        self.office.vault.forget_all()

    async def _rider(self) -> Rider:
        type(self).born += 1
        person = 1000 + self.born
        async with self.office.begin(durable=False) as session:
            member = (await house.checks_in(session, person, Profile("骑手"))).rider.member_id
            await riders.confirm(session, member, NOW)
            await subscriptions.choose(session, member, TOPICS, NOW)
        self.everybody[person] = Rider(person, member)
        return self.everybody[person]

    # What secretaries do.

    @precondition(lambda self: len(self.opened) < 3)
    @rule(
        topic=st.sampled_from(TOPICS),
        urgent=st.booleans(),
        hours=st.sampled_from([notices.SLACK, notices.NOW]),
        lasts=st.sampled_from([None, timedelta(hours=30), timedelta(hours=3)]),
    )
    def a_notice_begins(self, topic: str, urgent: bool, hours: str, lasts: timedelta | None) -> None:
        given = Notice(
            source=f"test:{self.born}:{len(self.opened)}",
            kind="test",
            topic=topic,
            urgent=urgent,
            hours=hours,
            begins_at=self.now,
            created_at=self.now,
            expires_at=self.now + lasts if lasts else None,
        )
        self.opened.append(self.does(self.act(lambda session: notices.open_one(session, given))).number)

    @precondition(lambda self: self.opened)
    @rule(which=WHICH, how=st.sampled_from(["goes on", "pause", "cancel"]))
    def somebody_holds_it(self, which: int, how: str) -> None:
        number = self.chosen(which)
        if how == "cancel" and self.does(self.act(lambda session: dispatches.cancel(session, number, self.now))):
            for (notice, _), truth in self.truths.items():
                truth.cancelled |= notice == number
        elif how == "cancel":
            return
        else:
            hold = dispatches.pause if how == "pause" else dispatches.go_on
            self.does(self.act(lambda session: hold(session, number)))

    def chosen(self, which: int) -> int:
        return self.opened[which % len(self.opened)]

    # What the engine does.

    @precondition(lambda self: self.opened)
    @rule(which=WHICH)
    def some_are_fixed(self, which: int) -> None:
        self.does(self._fix(self.chosen(which), 2))

    async def _fix(self, number: int, most: int) -> bool:
        async with self.office.begin(durable=False) as session:
            notice = await notices.by_id(session, number)
            return await dispatches.fix(session, notice, TIMETABLE, self.now, most)

    @rule(most=st.sampled_from([5, 1, 2]))
    def the_engine_runs(self, most: int) -> None:
        """What jobs/notices.py does."""
        for number in self.opened:
            while not self.does(self._fix(number, 100)):
                pass
        self.does(self._keep_books())
        for number in self.opened:
            self.does(self._hand_over(number, most))

    async def _hand_over(self, number: int, most: int) -> None:
        async with self.office.begin(durable=False) as session:
            held = await notices.its_turn(session, number, self.now)
            chosen = await dispatches.turns(session, held, TIMETABLE, most, self.now) if held else None
            if held and chosen is not None:
                made = [(turn, _copy(number, turn.member_id)) for turn in chosen]
                await dispatches.hand_over(session, held, chosen, made, self.now)

    async def _keep_books(self) -> None:
        async with self.office.begin(durable=False) as session:
            for notice in await notices.going_on(session):
                await dispatches.fold(session, notice, 100, self.now)
                await dispatches.end(session, notice, self.now)

    @rule(which=st.integers(0, 1), later=st.sampled_from([1, 61, 0]), hows=HOWS)
    def a_process_sends(self, which: int, later: int, hows: list[str]) -> None:
        self.now += timedelta(seconds=later)
        self.the_engine_runs(PEOPLE)
        process = self.processes[which]
        for attempt, how in zip(self.does(self._claim(process.number, 3)), hows, strict=False):
            self.has_begun(attempt)
            if how == STILL:
                process.attempts.append(attempt)
            else:
                self.ends(attempt, how)

    async def _claim(self, worker: int, most: int) -> list[Attempt]:
        async with self.office.begin(durable=False) as session:
            attempts, _ = await due.claim(session, worker, most, None, self.now, self.now)
            return attempts

    def has_begun(self, attempt: Attempt) -> None:
        """Assert that this may begin at this moment."""
        rider, truth = self.everybody[attempt.chat], self.truth_of(attempt)
        assert not truth.stopped, "begun after they said stop"
        assert not (truth.cancelled and _is_copy(attempt)), "begun after it was cancelled"
        notice, hours = self.does(self._known(int(attempt.params["notice"]), rider))
        assert notice.expires_at is None or notice.expires_at > self.now
        if not notice.urgent and rider.changed_at < self.now - FRESH:
            assert any(_awake(hours, self.now - ago) for ago in (timedelta(), FRESH)), "in quiet hours"

    async def _known(self, number: int, rider: Rider) -> tuple[Notice, Hours]:
        async with self.office.read() as session:
            own = await preferences.of(session, rider.member)
            quiet = USUAL.quiet if own.quiet is None else timings.read(own.quiet)
            return await notices.by_id(session, number), Hours(quiet)

    def truth_of(self, attempt: Attempt) -> Truth:
        return self.truths[int(attempt.params["notice"]), self.everybody[attempt.chat].member]

    @precondition(lambda self: any(process.attempts for process in self.processes))
    @rule(how=st.sampled_from(list(ANSWERS)))
    def an_answer_comes(self, how: str) -> None:
        process = max(self.processes, key=lambda one: len(one.attempts))
        self.ends(process.attempts.pop(0), how)

    def ends(self, attempt: Attempt, how: str) -> None:
        error, truth = ANSWERS[how], self.truth_of(attempt)
        if _is_copy(attempt):
            truth.said.add(how)
            truth.copies += how.startswith("taken")
            truth.taken |= how == "taken"
        outcome = outcome_of(attempt, error, self.now) if error else Outcome(attempt, outbox.SENT, message_id=900)
        self.does(self.act(lambda session: outbox.record(session, [outcome], self.now)))

    @rule(which=st.integers(0, 1), then=st.sampled_from(["is killed and started", "enters anew", "stays away"]))
    def others_take_over(self, which: int, then: str) -> None:
        """A process stood still, others take over; it may still send what it has before it notices."""
        process = self.processes[which]
        self.does(self._strike_out(process.number))
        if then != "stays away":
            number = self.does(self.act(lambda session: workers.enrol(session, NOW)))
            self.processes[which] = Process(number, process.attempts if then == "enters anew" else [])

    async def _strike_out(self, worker: int) -> None:
        async with self.office.begin(durable=False) as session:
            await workers.leave(session, worker)
            await outbox.recover(session, self.now)

    # What riders do.

    @rule(
        who=WHO, how=st.sampled_from(["stops", "pauses", "wants", "blocks", "is erased", "quiet", "usual", "goes on"])
    )
    def somebody_wants_something(self, who: int, how: str) -> None:
        rider, now = self.riders[who], self.now
        if how == "is erased":
            self.is_erased(who)
            return
        if how in ("quiet", "usual"):
            rider.changed_at = now
        if how in ("pauses", "stops", "blocks"):
            self.stops(rider, lambda notice: notice.topic == "safety" if how == "stops" else _ends(how, notice))
        quiet = "15:30-18:00" if how == "quiet" else None
        acts = {
            "goes on": lambda session: preferences.go_on(session, rider.person, now),
            "pauses": lambda session: preferences.pause(session, rider.person, now),
            "stops": lambda session: preferences.switch(session, rider.person, "safety", now, on=False),
            "blocks": lambda session: self._leave(session, rider.person),
            "wants": lambda session: self._come(session, rider.person),
        }
        hours = partial(preferences.set_hours, which=preferences.QUIET, spans=quiet, now=now)
        self.does(self.act(acts.get(how, lambda session: hours(session, rider.person))))

    async def _come(self, session: AsyncSession, person: int) -> None:
        await members.mark_blocked(session, person, None)
        for topic in TOPICS:
            await preferences.switch(session, person, topic, self.now, on=True)

    async def _leave(self, session: AsyncSession, person: int) -> None:
        await members.hold(session, person)
        await preferences.leave(session, person, self.now)

    def is_erased(self, who: int) -> None:
        """They come back as somebody else, a few at most."""
        rider = self.riders[who]
        if len(self.everybody) < PEOPLE + 2:
            self.stops(rider, lambda _: True)
            self.does(self._erase(rider))
            self.riders[who] = self.does(self._rider())

    async def _erase(self, rider: Rider) -> None:
        async with self.office.begin(durable=False) as session:
            await members.hold(session, rider.person)
            await erasures.erase(session, rider.member, rider.person, self.now)

    def stops(self, rider: Rider, which: Callable[[Notice], bool]) -> None:
        """Note that nothing of these notices may begin to go to a rider any more."""
        rider.ever_off = True
        for notice in self.does(self._notices()):
            row = self.rows().get((notice.number, rider.member))
            if which(notice) and row is not None and row.state in (WAITING, QUEUED):
                self.truths[notice.number, rider.member].stopped = True

    @rule(
        passed=st.sampled_from([timedelta(seconds=1), timedelta(seconds=31), timedelta(minutes=3), timedelta(hours=5)])
    )
    def time_passes(self, passed: timedelta) -> None:
        self.now += passed
        self.does(self.act(lambda session: outbox.expire(session, self.now)))

    # What must be so.

    async def _notices(self) -> list[Notice]:
        async with self.office.read() as session:
            return list((await session.execute(select(Notice))).scalars())

    def rows(self) -> dict[tuple[int, int], Recipient]:
        return self.does(self._rows())

    async def _rows(self) -> dict[tuple[int, int], Recipient]:
        async with self.office.read() as session:
            found = (await session.execute(select(Recipient))).scalars()
            return {(row.notice_id, row.member_id): row for row in found}

    async def _owed(self) -> dict[int, Outgoing]:
        async with self.office.read() as session:
            return {row.id: row for row in (await session.execute(select(Outgoing))).scalars()}

    @invariant()
    def the_books_are_true(self) -> None:
        owed, rows = self.does(self._owed()), self.rows()
        for key, row in rows.items():
            self.is_consistent(row, owed)
            self.is_true(row, self.truths[key])
        for notice in self.does(self._notices()):
            self.adds_up(notice, {member for number, member in rows if number == notice.number})
            if notice.ended_at is not None:
                assert not any(one.source.startswith(notice.key) for one in owed.values()), "left in the outbox"

    def adds_up(self, notice: Notice, there: set[int]) -> None:
        """Assert that who was fixed stays, and that nobody comes after all have been."""
        before = self.fixed.get(notice.number, set())
        assert before <= there
        assert before == there or notice.number not in self.settled
        self.fixed[notice.number] = there
        if notice.fixed_at is not None:
            self.settled.add(notice.number)
        counted = self.does(self._counts(notice.number))
        assert set(counted) == set(STATES)
        assert sum(counted.values()) == len(there)
        assert (notice.ended_at is None) or not (counted[WAITING] or counted[QUEUED])

    async def _counts(self, number: int) -> dict[str, int]:
        async with self.office.read() as session:
            return await recipients.counts(session, number)

    def is_consistent(self, row: Recipient, owed: dict[int, Outgoing]) -> None:
        """Assert that the books fit together with the outbox."""
        assert (row.state == QUEUED) == (row.outgoing_id is not None)
        assert (row.state in ENDED) == (row.ended_at is not None)
        if row.state == QUEUED:
            copy = owed[row.outgoing_id or 0]
            assert copy.attempts <= COPIES
            if self.truths[row.notice_id, row.member_id].stopped:
                assert copy.payload is None, "may go once more after they said stop"

    def is_true(self, row: Recipient, truth: Truth) -> None:
        """Assert that a state says what really happened, and that an end is one."""
        assert truth.copies <= COPIES, "a third copy"
        assert truth.last not in ENDED or row.state == truth.last, "an end that was none"
        truth.last = row.state
        if row.state == outbox.SENT:
            assert truth.taken
        if row.state in (outbox.EXPIRED, outbox.CANCELLED, WAITING):
            assert truth.copies == 0, "called unsent, but it arrived"
        if row.state == outbox.REFUSED:
            assert "wrong" in truth.said
        if row.state == outbox.CANCELLED:
            assert truth.cancelled
        if row.state == outbox.OPTED_OUT:
            assert any(rider.ever_off for rider in self.everybody.values() if rider.member == row.member_id)

    def teardown(self) -> None:
        """Assert that everything comes to an end when Telegram takes what is sent and nothing else happens."""
        for process in getattr(self, "processes", []):
            while process.attempts:
                self.ends(process.attempts.pop(), "taken")
        for _ in range(16):  # every two hours: no slack hours are shorter
            if all(notice.ended_at is not None for notice in self.does(self._notices())):
                return
            self.now += timedelta(hours=2)
            self.does(self._goes_well())
            self.the_books_are_true()
        raise AssertionError("a notice does not come to its end")

    async def _goes_well(self) -> None:
        await self._strike_out(self.processes[0].number)
        self.processes[0] = Process(await self.act(lambda session: workers.enrol(session, NOW)))
        await self._strike_out(self.processes[1].number)
        await self.act(lambda session: outbox.expire(session, self.now))
        await self._keep_books()
        for number in self.opened:
            await self.act(lambda session, number=number: dispatches.go_on(session, number))
            while not await self._fix(number, 100):
                pass
            await self._hand_over(number, 10)
        while attempts := await self._claim(self.processes[0].number, 20):
            for attempt in attempts:
                if _is_copy(attempt):
                    self.truth_of(attempt).copies += 1
                    self.truth_of(attempt).taken = True
            outcomes = [Outcome(attempt, outbox.SENT, message_id=900) for attempt in attempts]
            await self.act(lambda session, outcomes=outcomes: outbox.record(session, outcomes, self.now))
        await self.act(lambda session: outbox.expire(session, self.now))
        await self._keep_books()


def _copy(notice: int, member: int) -> list[Message]:
    """Return an album with its buttons for every second member, else one message."""
    plain = Message("sendMessage", {"notice": notice, "text": "注意安全"})
    album = Message("sendMediaGroup", {"notice": notice}, 2)
    return [album, Message("sendMessage", {"notice": notice, "buttons": True})] if member % 2 else [plain]


def _ends(how: str, notice: Notice) -> bool:
    return how == "blocks" or not notice.urgent


def _is_copy(attempt: Attempt) -> bool:
    return "buttons" not in attempt.params


def _awake(hours: Hours, at: datetime) -> bool:
    local = at.astimezone(ZONE)
    return hours.awake(local.hour * 60 + local.minute)
