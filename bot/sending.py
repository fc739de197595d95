"""Sending what is owed, and reading Telegram's answers exactly."""

import asyncio
import os
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

os.environ.setdefault("PTB_TIMEDELTA", "true")

from sqlalchemy.ext.asyncio import AsyncSession
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.clock import Clock
from bot.database import Database
from bot.logs import log
from bot.transport import Api, NeverConnected
from models import desks, members, outbox, pace, preferences
from models.outbox import Attempt, Outcome

GONE = (
    "chat not found",
    "peer_id_invalid",
    "user not found",
    "not enough rights",
    "have no rights",
    "topic_closed",
)
"""Words of a 400 that mean the same as a 403: this chat can't be written to."""

BLOCKED = "bot was blocked by the user"
"""Words of a 403 that say that this person wants nothing from us any more."""

NO_TOPIC = "message thread not found"
"""Words of a 400 that mean that a topic was deleted."""

HARMLESS = ("message is not modified", "message to delete not found")
"""Words of a 400 that mean that what we wanted is so already."""

TOO_LARGE = "request entity too large"
"""Words of a 413, which python-telegram-bot does not tell from a 5xx."""

_QUOTED = re.compile(r'"[^"]*"|(?<=HTTP implementation: ).*')
"""What an error quotes may be what a person wrote."""

CLOSEST = 0.87
"""How close notices of a process follow each other at most, as a part of the pace's interval: so 29 of 25 a second."""

SEVERAL = timedelta(seconds=20)
"""When two chats are told to wait within this time, it is not the chats, it is us."""


MADE_AT_MOST = 3
"""How often the making of a picture or file is tried again, which takes some seconds; what is behind it waits."""


class Gone(Exception):
    """What was to be shown is not there any more."""


class Sender:
    """Send attempts and write down how they ended, several in one transaction."""

    def __init__(self, bot: Api, database: Database, clock: Clock) -> None:
        self.bot, self.database, self.clock = bot, database, clock
        self.prepare: Callable[[dict[str, Any]], Awaitable[dict[str, Any]]] = _as_they_are
        self.let_pass: Callable[[], Awaitable[None]] = _at_once
        self.ended: list[Outcome] = []
        self._refused: dict[int, tuple[datetime, datetime]] = {}  # when, and until when
        self.gap = 0.0  # seconds between two notices at least
        self._free_at = 0.0
        self._one_by_one = asyncio.Lock()

    async def send(self, attempts: Sequence[Attempt]) -> list[Outcome]:
        """Send these one after the other; how each ended is written down by the next `writing`.

        When one has to wait, those behind it to the same chat go back unsent.
        """
        outcomes: list[Outcome] = []
        held: set[int] = set()
        began = asyncio.get_running_loop().time()
        for attempt in attempts:
            if attempt.chat in held:
                outcome = Outcome(attempt, outbox.PENDING, uncounted=True)
            else:
                await self._await_turn(attempt, began + attempt.wait / 1000)
                outcome = await self._attempt(attempt)
            if outcome.state == outbox.PENDING:
                held.add(attempt.chat)
            outcomes.append(outcome)
            self.ended.append(outcome)
        return outcomes

    async def _await_turn(self, attempt: Attempt, booked: float) -> None:
        """Wait until the booked moment; notices let answers pass, and what was held up goes on at the pace."""
        clock = asyncio.get_running_loop()
        if attempt.wait:  # else not a moment between marking the attempt and making it
            await asyncio.sleep(booked - clock.time())
        if attempt.lane != outbox.NOTICE:
            return
        await self.let_pass()
        if self.gap:
            async with self._one_by_one:
                await asyncio.sleep(self._free_at - clock.time())
                self._free_at = clock.time() + self.gap * attempt.weight

    async def call(self, method: str, **params: Any) -> Any:
        """Make one call that is owed to nobody (a toast, a menu) and return Telegram's result."""
        return await self.bot.call(method, **params)

    async def _attempt(self, attempt: Attempt) -> Outcome:
        now = self.clock.now()
        try:
            params = await self.prepare(attempt.params)
        except Gone:
            return Outcome(attempt, outbox.CANCELLED)
        except Exception as error:
            return _unmade(attempt, error, now)
        try:
            result = await self._call(attempt, params)
        except TelegramError as error:
            return await self._failed(attempt, error, now)
        except Exception as error:
            # A mistake of ours: left open, the attempt would hold up its chat for good.
            log().error("a call failed oddly", kind=type(error).__name__, method=attempt.method)
            return Outcome(attempt, outbox.UNCERTAIN, error=type(error).__name__)
        messages = result if isinstance(result, list) else [result]
        numbers = tuple(one["message_id"] for one in messages if isinstance(one, dict) and "message_id" in one)
        album = numbers if isinstance(result, list) else ()
        return Outcome(attempt, outbox.SENT, message_id=next(iter(numbers), None), album=album)

    async def _call(self, attempt: Attempt, params: dict[str, Any]) -> Any:
        """Make the call; what nobody waits for goes into the group itself when its topic is gone."""
        try:
            return await self.call(attempt.method, **params)
        except BadRequest as error:
            # A card is kept: its desk has to be told that the topic is gone.
            if attempt.keep or "message_thread_id" not in params or NO_TOPIC not in str(error).lower():
                raise
        return await self.call(attempt.method, **{**params, "message_thread_id": None})

    async def _failed(self, attempt: Attempt, error: TelegramError, now: datetime) -> Outcome:
        outcome = outcome_of(attempt, error, now)
        if isinstance(error, RetryAfter):
            try:
                await self._pause(attempt.chat, _seconds(error))
            except Exception as broken:
                log().error("a pause could not be written down", kind=type(broken).__name__)
        log().info("not sent", state=outcome.state, kind=type(error).__name__, operation=attempt.operation)
        return outcome

    async def _pause(self, chat: int, seconds: float) -> None:
        machine = self.clock.machine()
        self._refused = {c: told for c, told in self._refused.items() if machine - told[0] < SEVERAL}
        until = machine + timedelta(seconds=seconds)
        self._refused[chat] = machine, until
        async with self.database.begin() as session:
            await pace.pause_chat(session, chat, until)
            if len(self._refused) > 1:  # what holds for all holds for the one that waits least: it will say so again
                await pace.pause_notices(session, min(told[1] for told in self._refused.values()))

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[tuple[AsyncSession, int]]:
        """Open a transaction that first writes down how attempts ended, and tell how many; if it fails, the next does.

        Who turns out to have blocked the bot has all notices off from then on.
        """
        ended: list[Outcome] = []
        try:
            async with self.database.begin(durable=False) as session:
                ended, self.ended = self.ended, []
                await self._write(session, ended)
                yield session, len(ended)
        except BaseException:
            self.ended = [*ended, *self.ended]
            raise

    async def _write(self, session: AsyncSession, ended: Sequence[Outcome]) -> None:
        if not ended:
            return
        now = self.clock.now()
        left = sorted({one.attempt.chat for one in ended if _is_blocked(one)})
        for person in left:  # before the rows that are owed to them, as who says stop does
            await members.hold(session, person)
        await outbox.record(session, ended, now)
        for person in left:
            await preferences.leave(session, person, now)
        for outcome in ended:
            if outcome.moved_to:
                await desks.moved(session, outcome.attempt.chat, outcome.moved_to)


async def _at_once() -> None:
    return None


async def _as_they_are(params: dict[str, Any]) -> dict[str, Any]:
    return params


def _is_blocked(outcome: Outcome) -> bool:
    return outcome.state == outbox.UNREACHABLE and BLOCKED in (outcome.error or "").lower()


def _unmade(attempt: Attempt, error: Exception, now: datetime) -> Outcome:
    """Try again what could not be made, and certainly was not sent; given up after so many times."""
    log().error("a picture or file could not be made", kind=type(error).__name__, method=attempt.method)
    if attempt.refusals >= MADE_AT_MOST:
        return Outcome(attempt, outbox.REFUSED, error=type(error).__name__)
    return Outcome(
        attempt, outbox.PENDING, not_before=_backoff(attempt, now), error=type(error).__name__, uncounted=True
    )


def outcome_of(attempt: Attempt, error: TelegramError, now: datetime) -> Outcome:
    """Return what an error says about an attempt: never reached, refused, unreachable, or nobody knows."""
    words = str(error).lower()
    kind = _QUOTED.sub("…", str(error))[:120]
    if isinstance(error, RetryAfter):
        later = now + timedelta(seconds=_seconds(error))
        return Outcome(attempt, outbox.PENDING, not_before=later, error="429", uncounted=True)
    if isinstance(error, ChatMigrated):
        return Outcome(attempt, outbox.PENDING, error="migrated", uncounted=True, moved_to=error.new_chat_id)
    if isinstance(error, NeverConnected | InvalidToken):
        return Outcome(attempt, outbox.PENDING, not_before=_backoff(attempt, now), error=kind, uncounted=True)
    if isinstance(error, Forbidden):
        return Outcome(attempt, outbox.UNREACHABLE, error=kind)
    if isinstance(error, BadRequest):
        if any(part in words for part in HARMLESS):
            return Outcome(attempt, outbox.SENT)
        gone = any(part in words for part in GONE)
        return Outcome(attempt, outbox.UNREACHABLE if gone else outbox.REFUSED, error=kind)
    if TOO_LARGE in words:
        return Outcome(attempt, outbox.REFUSED, error=kind)
    if attempt.operation == outbox.SEND and attempt.attempts >= outbox.COPIES:
        return Outcome(attempt, outbox.UNCERTAIN, error=kind)
    return Outcome(attempt, outbox.PENDING, not_before=_backoff(attempt, now), error=kind)


def _backoff(attempt: Attempt, now: datetime) -> datetime:
    return now + timedelta(seconds=min(60, 0.5 * 2 ** min(attempt.refusals, 10)))


def _seconds(error: RetryAfter) -> float:
    said = error.retry_after
    return said.total_seconds() if isinstance(said, timedelta) else float(said)
