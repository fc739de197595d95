"""Whatever happens in whatever order: one state for every message, never a third copy, nothing after an opt-out.

Processes claim, send, freeze, are struck out and come back; Telegram takes, refuses, delays and falls silent; people
opt out and are erased; groups move; time passes. After each step the rows are compared with what really happened.
"""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select, text
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.database import Database
from bot.sending import outcome_of
from bot.transport import NeverConnected
from models import due, keys, outbox, workers
from models.keys import Vault
from models.outbox import (
    ATTEMPTING,
    CANCELLED,
    COPIES,
    EDIT,
    EXPIRED,
    NOTICE,
    OPTED_OUT,
    PENDING,
    REFUSED,
    SENT,
    UNCERTAIN,
    UNREACHABLE,
    Attempt,
    Outcome,
    Outgoing,
    Owed,
)
from tests.conftest import KEY
from tests.core import NOW

GROUP = -55
CHATS = (101, 102, 103, GROUP)
MESSAGES = st.tuples(st.sampled_from(CHATS), st.integers(0, 2), st.booleans(), st.sampled_from([None, None, 5, 90]))
MOVED = -1_000_000_000_055
ENDED = {SENT, UNREACHABLE, REFUSED, UNCERTAIN, EXPIRED, CANCELLED, OPTED_OUT}
ANSWERS = {
    "taken, answer lost": TimedOut("no answer in time"),
    "too many": RetryAfter(7),
    "lost": NetworkError("connection lost"),
    "taken": None,
    "no line": NeverConnected("no connection"),
    "blocked": Forbidden("Forbidden: bot was blocked by the user"),
    "wrong": BadRequest("message text is empty"),
}
STILL = "is still under way"
HOWS = st.sampled_from([STILL, *ANSWERS, STILL, STILL])


@dataclass
class Truth:
    """What really happened to one message."""

    chat: int
    operation: str
    copies: int = 0
    taken: bool = False
    said: set[str] = field(default_factory=set)
    stopped: bool = False
    last: str = PENDING


@dataclass
class Process:
    """A process: its number, and the attempts that it has in memory, with their sources."""

    number: int
    attempts: list[tuple[Attempt, str]] = field(default_factory=list)


class Outgoings(RuleBasedStateMachine):
    """The life of all messages; `office` is set for each database.

    Hypothesis prefers rules with few arguments and names that come early in the alphabet.
    """

    office: Database
    loop: asyncio.AbstractEventLoop

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.truths: dict[str, Truth] = {}
        self.processes: list[Process] = []
        self.moved = False
        self.does(self._empty())
        for _ in range(2):
            self.processes.append(Process(self.does(self._enrol())))

    def does(self, work):
        return self.loop.run_until_complete(work)

    async def _empty(self) -> None:
        async with self.office.begin() as session:
            for table in ("outgoing", "worker", "person_key"):
                await session.execute(text(f"DELETE FROM {table}"))
        self.office.vault.forget_all()

    async def _enrol(self) -> int:
        async with self.office.begin() as session:
            return await workers.enrol(session, NOW)

    # What we owe.

    @initialize(some=st.lists(MESSAGES, min_size=4, max_size=8))
    def owe_some(self, some):
        for message in some:
            self._owe(message)

    @rule(some=st.lists(MESSAGES, min_size=1, max_size=4))
    def messages_are_owed(self, some):
        for message in some:
            self._owe(message)

    def _owe(self, message):
        chat, lane, keep, lasts = message
        source = f"s{len(self.truths)}"
        expires_at = self.now + timedelta(seconds=lasts) if lasts else None
        owed = Owed(chat, source, "sendMessage", {"text": "x"}, lane=lane, keep=keep, expires_at=expires_at)
        assert self.does(self._put(owed)) is not None
        self.truths[source] = Truth(chat, outbox.SEND)

    @rule(data=st.data())
    def the_same_is_owed_again(self, data):
        rows = self.rows()
        if rows:
            row = rows[data.draw(st.sampled_from(sorted(rows)))]
            owed = Owed(row.chat, row.source, "sendMessage", {"text": "y"}, about=row.about, operation=row.operation)
            assert self.does(self._put(owed)) is None

    @rule(data=st.data())
    def messages_change(self, data):
        cards = {source: row for source, row in self.rows().items() if row.keep}
        if cards:
            card = cards[data.draw(st.sampled_from(sorted(cards)))]
            source = f"s{len(self.truths)}"
            owed = Owed(card.chat, source, "editMessageText", {"text": source}, EDIT, about=card.id)
            assert self.does(self._put(owed)) is not None
            self.truths[source] = Truth(card.chat, EDIT)

    async def _put(self, owed):
        async with self.office.begin() as session:
            return await outbox.put(session, owed, self.now)

    # What processes do.

    @rule(plan=st.tuples(st.integers(0, 1), st.sampled_from([61, 1, 0]), st.lists(HOWS, min_size=4, max_size=4)))
    def a_process_works(self, plan):
        """The process claims four at most, and sends some of them at once."""
        which, later, hows = plan
        self.now += timedelta(seconds=later)
        process = self.processes[which]
        for attempt, how in zip(self.does(self._claim(process, 4)), hows, strict=False):
            source = self.source_of(attempt)
            assert not self.truths[source].stopped, "begun after an opt-out"
            if how == STILL:
                process.attempts.append((attempt, source))
            else:
                self.does(self._record(self._answered(attempt, self.truths[source], how)))

    async def _claim(self, process, most):
        async with self.office.begin() as session:
            attempts, _ = await due.claim(session, process.number, most, None, self.now, self.now)
            return attempts

    def source_of(self, attempt) -> str:
        return next(row.source for row in self.rows().values() if row.id == attempt.id)

    @precondition(lambda self: any(process.attempts for process in self.processes))
    @rule(how=st.sampled_from(list(ANSWERS)))
    def an_answer_comes(self, how):
        process = max(self.processes, key=lambda process: len(process.attempts))
        attempt, source = process.attempts.pop(0)
        self.does(self._record(self._answered(attempt, self.truths[source], how)))

    def _answered(self, attempt, truth, how) -> Outcome:
        error = ANSWERS[how]
        if attempt.chat == GROUP and self.moved:
            error, how = ChatMigrated(MOVED), "moved"
        truth.said.add(how)
        truth.copies += how.startswith("taken")
        truth.taken |= how == "taken"
        return Outcome(attempt, SENT, message_id=900) if error is None else outcome_of(attempt, error, self.now)

    async def _record(self, *outcomes):
        async with self.office.begin() as session:
            await outbox.record(session, outcomes, self.now)

    @rule(how=st.tuples(st.integers(0, 1), st.sampled_from(["nothing", "enters anew", "is killed and started"])))
    def others_take_over(self, how):
        """A process stood still, others take over; it may still send what it has before it notices."""
        which, then = how
        process = self.processes[which]
        self.does(self._strike_out(process))
        if then != "nothing":
            kept = process.attempts if then == "enters anew" else []
            self.processes[which] = Process(self.does(self._enrol()), kept)

    async def _strike_out(self, process):
        async with self.office.begin() as session:
            await workers.leave(session, process.number)
            await outbox.recover(session, self.now)

    # What people and time do.

    @rule(who=st.tuples(st.sampled_from([0, *CHATS]), st.sampled_from(["nothing", "notices", "all", "erased"])))
    def somebody_wants_no_more(self, who):
        """What is owed to a chat (0: one that is just being sent something) shall not go any more.

        Only people are erased.
        """
        chat, how = who
        under_way = [attempt.chat for process in self.processes for attempt, _ in process.attempts]
        chat = chat or next(iter(under_way), CHATS[0])
        if how == "nothing" or (chat < 0 and how == "erased"):
            return
        for row in self.rows().values():
            if row.chat == chat and (how != "notices" or row.lane == NOTICE):
                self.truths[row.source].stopped = True
        self.does(self._stop(chat, how))

    async def _stop(self, chat, how):
        async with self.office.begin() as session:
            if how == "erased":
                await keys.destroy(session, chat)
            else:
                await outbox.opt_out(session, chat, self.now, NOTICE if how == "notices" else None)

    @precondition(lambda self: not self.moved)
    @rule(now=st.booleans())
    def the_group_moves(self, now):
        self.moved = now

    @rule(seconds=st.sampled_from([1, 8, 61]))
    def time_passes(self, seconds):
        self.now += timedelta(seconds=seconds)
        self.does(self._expire())

    async def _expire(self):
        async with self.office.begin() as session:
            await outbox.expire(session, self.now)

    # What must be so.

    def rows(self) -> dict[str, Outgoing]:
        return self.does(self._rows())

    async def _rows(self):
        async with self.office.read() as session:
            return {row.source: row for row in (await session.execute(select(Outgoing))).scalars()}

    @invariant()
    def every_message_is_in_exactly_one_state_that_is_true(self):
        rows = self.rows()
        for source, truth in self.truths.items():
            if source not in rows:
                assert truth.taken, "gone without having been taken"
                truth.last = SENT
                continue
            row = rows[source]
            assert truth.last not in ENDED or row.state == truth.last, "an end that was none"
            truth.last = row.state
            self.is_consistent(row)
            self.is_true(row, truth)

    def is_consistent(self, row):
        assert row.state in {PENDING, ATTEMPTING} | ENDED
        assert (row.worker is not None) == (row.state == ATTEMPTING)
        assert (row.ended_at is not None) == (row.state in ENDED)
        if row.state in ENDED:
            assert row.payload is None
        if row.state == PENDING:
            assert row.payload is not None
        if row.operation == outbox.SEND:
            assert 0 <= row.attempts <= COPIES

    def is_true(self, row, truth):
        if truth.operation == outbox.SEND:
            assert truth.copies <= COPIES, "a third copy"
        if row.state == SENT:
            assert truth.taken
        if row.state in (EXPIRED, CANCELLED) and truth.operation == outbox.SEND:
            assert truth.copies == 0, "called unsent, but it arrived"
        if row.state == UNREACHABLE:
            assert "blocked" in truth.said
        if row.state == REFUSED:
            assert "wrong" in truth.said
        if row.state == OPTED_OUT:
            assert truth.stopped


def test_the_life_of_a_message(database_url):
    url = database_url.replace("sqlite:///", "sqlite+aiosqlite:///").replace("postgresql:", "postgresql+psycopg:")
    Outgoings.loop = asyncio.new_event_loop()
    Outgoings.office = Database(url, Vault(KEY))
    try:
        run_state_machine_as_test(
            Outgoings,
            settings=settings(
                max_examples=25 if Outgoings.office.sqlite else 10,
                stateful_step_count=50,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
    finally:
        Outgoings.loop.run_until_complete(Outgoings.office.close())
        Outgoings.loop.close()
