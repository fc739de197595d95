"""What the bot is told: updates in order, confirmed by offsets, one poller at a time."""

import asyncio
import random
from collections import deque
from typing import Any, NamedTuple

import orjson

from bot.sandbox.checks import SPECIFICATION
from bot.sandbox.clock import Clock
from bot.sandbox.faults import Faults
from bot.sandbox.refusals import Refused, bad

KEPT_SECONDS = 24 * 3600
LONGEST_POLL = 50
KINDS = set(SPECIFICATION["updates"])
USUAL = KINDS - {"chat_member", "message_reaction", "message_reaction_count"}
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class Update(NamedTuple):
    """One thing the bot is to be told, already written as JSON."""

    id: int
    at: float
    body: bytes


class Updates:
    """The queue of one bot."""

    def __init__(self, clock: Clock, faults: Faults) -> None:
        self.clock = clock
        self.faults = faults
        self.pending: deque[Update] = deque()
        self.last_id = random.randrange(100_000_000, 900_000_000)  # noqa: S311 - any number will do
        self.allowed: set[str] = USUAL
        self.polled_at: float | None = None
        self._again: list[Update] = []
        self._held: list[Update] = []
        self._poll: asyncio.Future[bool] | None = None

    def push(self, kind: str, content: Any) -> int:
        """Queue an update of this kind unless the bot did not ask for such; give its id, 0 if dropped."""
        if kind not in self.allowed:
            return 0
        self.last_id += 1
        body = orjson.dumps({"update_id": self.last_id, kind: content})
        update = Update(self.last_id, self.clock.seconds(), body)
        if self.faults.all and any(self.faults.strike("late")):
            self._held.append(update)
            return self.last_id
        self.pending.append(update)
        self._wake()
        return self.last_id

    def end(self) -> None:
        """Answer the poll that waits, if one does, with what there is."""
        self._wake()

    def _wake(self) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(True)

    def allow(self, kinds: list[str] | None) -> None:
        """Remember which kinds the bot wants; None changes nothing, an empty list means the usual ones."""
        if kinds is None:
            return
        for kind in kinds:
            if kind not in KINDS:
                raise bad(f'unknown update type "{kind}" in allowed_updates')
        self.allowed = set(kinds) or USUAL

    def confirm(self, offset: int) -> None:
        """Forget what the bot has: all below `offset`, or with a negative one all but the last ones."""
        oldest = self.clock.seconds() - KEPT_SECONDS
        while self.pending and self.pending[0].at < oldest:
            self.pending.popleft()
        if offset < 0:
            offset = self.pending[offset].id if len(self.pending) >= -offset else 0
        while self.pending and self.pending[0].id < offset:
            self.pending.popleft()
        passed = [update for update in self._held if update.id < offset - 1]
        if passed:
            self._held = [update for update in self._held if update.id >= offset - 1]
            self._again += passed

    async def fetch(self, params: dict[str, Any]) -> list[Update]:
        """Answer getUpdates; waits up to `timeout` seconds while there is nothing."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(False)
        self.polled_at = self.clock.seconds()
        self.allow(params.get("allowed_updates"))
        self.confirm(params.get("offset", 0))
        seconds = min(max(params.get("timeout", 0), 0), LONGEST_POLL)
        if not self.pending and not self._again and seconds > 0:
            await self._wait(seconds)
        return self._batch(min(max(params.get("limit", 100), 1), 100))

    async def _wait(self, seconds: float) -> None:
        poll = self._poll = asyncio.get_running_loop().create_future()
        try:
            news = await asyncio.wait_for(poll, seconds)
        except TimeoutError:
            return
        finally:
            if self._poll is poll:
                self._poll = None
        if not news:
            raise Refused(409, CONFLICT)

    def _batch(self, limit: int) -> list[Update]:
        """Give what is pending, with what faults make of it: copies, another order, late ones first."""
        batch = self._again + [self.pending[index] for index in range(min(limit, len(self.pending)))]
        self._again = []
        if self.faults.all and batch:
            if any(self.faults.strike("duplicate")):
                self._again = list(batch)
                batch = [update for update in batch for _ in range(2)]
            if any(self.faults.strike("reorder")):
                self.faults.random.shuffle(batch)
        return batch
