"""The way in: raw updates go to the inbox before Telegram is told that we have them."""

import asyncio
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import orjson
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import Conflict, TelegramError

from bot.kit import Kit
from bot.logs import log
from models import inbox, keys, workers
from models.inbox import Arrival
from models.workers import LeaseLost

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member"]

SERVICE = (
    "new_chat_members",
    "left_chat_member",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "forum_topic_created",
    "forum_topic_closed",
    "forum_topic_reopened",
)

NOBODY = 0
"""The lane of what nobody can be named for."""

LEASE = "poll"
LASTS = timedelta(seconds=8)
"""How long the right to poll lasts without being renewed; another process takes over then."""

LONG_POLL = 20
BATCH = 100


class Intake:
    """Poll Telegram while this process holds the lease, and store what comes."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self.fence: int | None = None
        self.offset: int | None = None
        self.alive_at = kit.clock.machine()

    async def run(self) -> None:
        """Poll until cancelled; stand by while another process holds the lease."""
        while True:
            try:
                await (self._poll_once() if self.fence is not None else self._try_for_lease())
            except SQLAlchemyError as error:
                log().error("the inbox can't be written", kind=type(error).__name__)
                await asyncio.sleep(1)

    async def renew(self) -> None:
        """Keep the lease; called every second or two, because a poll takes longer than the lease lasts."""
        if self.fence is not None:
            self.fence = await self._acquire()

    async def _try_for_lease(self) -> None:
        self.fence = await self._acquire()
        self.alive_at = self.kit.clock.machine()
        if self.fence is None:
            await asyncio.sleep(1)
        else:
            self.offset = None
            log().info("polling", fence=self.fence)

    async def _acquire(self) -> int | None:
        async with self.kit.database.begin(durable=False) as session:
            return await workers.acquire(session, LEASE, self.kit.worker, self.kit.clock.machine(), LASTS)

    async def _poll_once(self) -> None:
        try:
            updates = await self._fetch()
            self.alive_at = self.kit.clock.machine()
            if updates:
                await self.take_in(updates)
                self.offset = max(update["update_id"] for update in updates) + 1
        except LeaseLost:
            log().warning("another process polls now")
            self.fence = None
        except Conflict:
            log().warning("somebody else polls with this token")
            await asyncio.sleep(2)
        except TelegramError as error:
            log().warning("polling failed", kind=type(error).__name__)
            await asyncio.sleep(1)

    async def _fetch(self) -> list[dict[str, Any]]:
        params = {"timeout": LONG_POLL, "limit": BATCH, "allowed_updates": ALLOWED}
        if self.offset is not None:
            params["offset"] = self.offset
        return list(await self.kit.bot.call("getUpdates", **params))

    async def take_in(self, updates: Iterable[dict[str, Any]]) -> None:
        """Store raw updates. Raises LeaseLost, and stores nothing, when this process may not poll any more."""
        arrivals = [arrival for raw in updates if (arrival := _readable(raw, self.kit.bot.id))]
        self.kit.taking_in = True
        self.kit.answered.clear()
        try:
            async with self.kit.database.begin() as session:
                await workers.guard(session, LEASE, self.fence or 0)
                await keys.keep_up(session)
                await inbox.take_in(session, arrivals, self.kit.clock.now())
        finally:
            self.kit.taking_in = False
            self.kit.arrived.set()


def _readable(raw: dict[str, Any], bot_id: int) -> Arrival | None:
    try:
        return arrival_of(raw, bot_id)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        # Kept as what it is, so that it is set aside and seen; refusing it would have it sent again for ever.
        log().error("an update of a strange shape", kind=type(error).__name__)
        return Arrival(raw["update_id"], NOBODY, raw, _tells_a_place(orjson.dumps(raw)))


def arrival_of(raw: dict[str, Any], bot_id: int) -> Arrival | None:
    """Return an update with its lane; None for what is none of our business and never stored."""
    kind = next((name for name in ALLOWED if name in raw), None)
    if kind is None:
        return None
    body = raw[kind]
    if not _concerns_us(kind, body, bot_id):
        return None
    return Arrival(raw["update_id"], _lane(body), raw, _tells_a_place(orjson.dumps(body)))


def _tells_a_place(text: bytes) -> bool:
    # A list of near stations carries the position in its buttons, so whatever quotes such a list tells it too.
    return b'"location":{' in text or b'"callback_data":"@' in text or b'"data":"@' in text


def _concerns_us(kind: str, body: dict[str, Any], bot_id: int) -> bool:
    if kind in ("callback_query", "my_chat_member", "chat_member"):
        return True
    if kind == "edited_message":
        # A live position arrives as edits: a trail of where somebody is, which nobody asked for.
        return body["chat"]["type"] == "private" and "location" not in body
    if body["chat"]["type"] == "private":
        return True
    return _is_for_us(body, bot_id)


def _is_for_us(message: dict[str, Any], bot_id: int) -> bool:
    entities = message.get("entities") or []
    command = any(entity["type"] == "bot_command" and entity["offset"] == 0 for entity in entities)
    original = message.get("reply_to_message") or {}
    # In a topic everything that answers nothing else "replies" to the message that made the topic.
    replied = original.get("from", {}).get("id") == bot_id and "forum_topic_created" not in original
    service = any(name in message for name in SERVICE)
    return command or replied or service


def _lane(body: dict[str, Any]) -> int:
    person = body.get("from")
    if person and not body.get("sender_chat"):
        return int(person["id"])
    message = body.get("message") or body
    return int(message["chat"]["id"])
