"""What the bot is told: updates in order, confirmed by offsets, one poller at a time."""

import asyncio
import random
from collections import deque
from typing import Any, NamedTuple

import orjson

from bot.sandbox.clock import Clock
from bot.sandbox.refusals import Refused, bad

KEPT_SECONDS = 24 * 3600
LONGEST_POLL = 50
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
KINDS = {
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "shipping_query",
    "pre_checkout_query",
    "poll",
    "poll_answer",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
}


class Update(NamedTuple):
    """One thing the bot is to be told, already written as JSON."""

    id: int
    at: float
    body: bytes


class Updates:
    """The queue of one bot."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.pending: deque[Update] = deque()
        self.last_id = random.randrange(100_000_000, 900_000_000)  # noqa: S311 - any number will do
        self.allowed: set[str] = KINDS - NOT_BY_DEFAULT
        self.confirmed = 0
        self._poll: asyncio.Future[str] | None = None

    def push(self, kind: str, content: Any) -> int:
        """Queue an update of this kind unless the bot did not ask for such; give its id, 0 if dropped."""
        if kind not in self.allowed:
            return 0
        self.last_id += 1
        body = orjson.dumps({"update_id": self.last_id, kind: content})
        self.pending.append(Update(self.last_id, self.clock.seconds(), body))
        if self._poll is not None and not self._poll.done():
            self._poll.set_result("news")
        return self.last_id

    def allow(self, kinds: list[str] | None) -> None:
        """Remember which kinds the bot wants; None changes nothing, an empty list means the usual ones."""
        if kinds is not None:
            self.allowed = set(kinds) & KINDS if kinds else KINDS - NOT_BY_DEFAULT

    def confirm(self, offset: int) -> None:
        """Forget what the bot has: all below `offset`, or with a negative one all but the last ones."""
        while self.pending and self.pending[0].at < self.clock.seconds() - KEPT_SECONDS:
            self.pending.popleft()
        if offset < 0:
            offset = self.pending[offset].id if len(self.pending) >= -offset else 0
        while self.pending and self.pending[0].id < offset:
            self.pending.popleft()
            self.confirmed += 1

    async def fetch(self, params: dict[str, Any]) -> list[Update]:
        """Answer getUpdates; waits up to `timeout` seconds while there is nothing."""
        self._end_other_poll()
        self.allow(params.get("allowed_updates"))
        limit = params.get("limit", 100)
        if limit < 1 or limit > 100:
            limit = 100
        self.confirm(params.get("offset", 0))
        timeout = min(params.get("timeout", 0), LONGEST_POLL)
        if not self.pending and timeout > 0:
            await self._wait(timeout)
        return [self.pending[index] for index in range(min(limit, len(self.pending)))]

    def _end_other_poll(self) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result("conflict")

    async def _wait(self, timeout: float) -> None:
        poll = self._poll = asyncio.get_running_loop().create_future()
        try:
            why = await asyncio.wait_for(poll, timeout)
        except TimeoutError:
            return
        finally:
            if self._poll is poll:
                self._poll = None
        if why == "conflict":
            raise Refused(
                409,
                "Conflict: terminated by other getUpdates request; "
                "make sure that only one bot instance is running",
            )


def checked_kinds(kinds: list[str]) -> list[str]:
    """Refuse names of updates that do not exist."""
    for kind in kinds:
        if kind not in KINDS:
            raise bad(f'unknown update type "{kind}" in allowed_updates')
    return kinds
