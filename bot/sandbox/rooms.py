"""A chat as a place: its messages, what the bot did in it lately, and those who listen."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, cast

from bot.sandbox.messages import Message, Wire, words_of

if TYPE_CHECKING:
    from bot.sandbox.groups import Group
    from bot.sandbox.people import Person

KEPT = 1000


class Event(NamedTuple):
    """The bot wrote or edited a message; `wire` is how it looked then."""

    number: int
    message: Message
    wire: Wire
    edited: bool


class Room:
    """One private chat with the bot, or one group."""

    def __init__(self, owner: "Person | Group", wire: Wire) -> None:
        self.owner = owner
        self.wire = wire
        self.messages: dict[int, Message] = {}
        self.events: deque[Event] = deque(maxlen=KEPT)
        self.count = 0
        self.keyboard: Message | None = None
        self.last_id = 0
        self._heard: dict[int, set[int]] = {}
        self._since: dict[int, int] = {}
        self._waiting: list[asyncio.Future[None]] = []

    @property
    def id(self) -> int:
        """Give the chat's id."""
        return int(self.wire["id"])

    @property
    def group(self) -> "Group":
        """Give the group; only for rooms that are not private."""
        return cast("Group", self.owner)

    @property
    def private(self) -> bool:
        """Tell whether this is one person's chat with the bot."""
        return bool(self.wire["type"] == "private")

    def keep(self, message: Message) -> None:
        """Add a message; the oldest go when there are very many."""
        self.messages[message.id] = message
        self.last_id = max(self.last_id, message.id)
        if len(self.messages) > KEPT:
            self.messages.pop(next(iter(self.messages))).deleted = True

    def tell(self, message: Message, *, edited: bool = False) -> None:
        """Let listeners know that the bot wrote or edited this."""
        self.count += 1
        self.events.append(Event(self.count, message, message.wire, edited))
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(None)
        self._waiting.clear()

    def acted(self, listener: int) -> None:
        """Remember that this person did something now: `hears_nothing` counts from here."""
        self._since[listener] = self.count

    def unheard(self, listener: int) -> list[Event]:
        """List what this listener has not been given yet, oldest first."""
        heard = self._heard.get(listener, set())
        return [event for event in self.events if event.number not in heard]

    async def hear(self, listener: int, words: str | None, within: float) -> Message:
        """Wait for the first event not yet heard whose words contain `words` (None: any)."""

        def matches(event: Event) -> bool:
            return words is None or words in words_of(event.wire)

        event = await self._first(listener, matches, within)
        if event is None:
            came = [f"  {'edit ' if e.edited else ''}{words_of(e.wire)!r}" for e in self.unheard(listener)[-20:]]
            wanted = "anything" if words is None else repr(words)
            listed = "\n".join(came) or "  (nothing)"
            raise AssertionError(f"{self.owner} did not hear {wanted} within {within} s, but:\n{listed}")
        self._heard.setdefault(listener, set()).add(event.number)
        self._since[listener] = max(self._since.get(listener, 0), event.number)
        return event.message

    async def hear_nothing(self, listener: int, during: float) -> None:
        """Fail when the bot writes or edits in that time, or did since this listener last acted or heard."""
        since = self._since.get(listener, 0)
        event = await self._first(listener, lambda event: event.number > since, during)
        if event is not None:
            raise AssertionError(f"{self.owner} should hear nothing, but heard {words_of(event.wire)!r}")

    async def _first(self, listener: int, matches: Callable[[Event], bool], within: float) -> Event | None:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + within
        while True:
            for event in self.unheard(listener):
                if matches(event):
                    return event
            waiting = loop.create_future()
            self._waiting.append(waiting)
            try:
                await asyncio.wait_for(waiting, max(0.0, deadline - loop.time()))
            except TimeoutError:
                return None
