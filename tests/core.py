"""What the tests of inbox, outbox and everything around them share."""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import select, text
from sqlmodel import col

from bot.database import Database
from bot.kit import Kit
from jobs import deliver
from models import due, outbox, workers
from models.inbox import Arrival, Inbox
from models.outbox import Outcome, Outgoing, Owed

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)


async def happens(condition: Callable[[], object], within: float = 10.0) -> None:
    """Wait until a condition holds; an AssertionError when it still doesn't."""
    until = time.monotonic() + within
    while not condition():
        assert time.monotonic() < until, f"it did not happen within {within} s"
        await asyncio.sleep(0.005)


async def waits(database: Database) -> None:
    """Return when somebody waits for what another transaction holds; on SQLite at once."""
    waiting = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    async with asyncio.timeout(10):
        while not database.sqlite:
            async with database.read() as session:
                if (await session.execute(text(waiting))).first():
                    return


async def enter(database: Database, now: datetime = NOW) -> int:
    """Enter a process and return its number."""
    async with database.begin() as session:
        return await workers.enrol(session, now)


async def strike_out(database: Database, *numbers: int) -> None:
    """Strike processes out, as happens when they are silent."""
    async with database.begin() as session:
        for number in numbers:
            await workers.leave(session, number)


def said(update_id: int, person: int = 7, text: str = "你好", *, passing: bool = False) -> Arrival:
    """A message as it arrives."""
    chat = {"id": person, "type": "private", "first_name": "王伟"}
    sender = {"id": person, "is_bot": False, "first_name": "王伟"}
    message = {"message_id": update_id, "date": int(NOW.timestamp()), "chat": chat, "from": sender, "text": text}
    return Arrival(update_id, person, {"update_id": update_id, "message": message}, passing)


def text_to(chat: int, source: str, text: str = "你好", **more: object) -> Owed:
    """A message that is owed to a chat."""
    return Owed(chat, source, "sendMessage", {"text": text}, **more)


async def owe(database: Database, *owed: Owed, now: datetime = NOW) -> list[int]:
    """Owe these, each in a transaction of its own, and return their rows' ids."""
    numbers = []
    for one in owed:
        async with database.begin() as session:
            numbers.append(await outbox.put(session, one, now))
    return numbers


async def claim(database: Database, worker: int, most: int = 10, now: datetime = NOW) -> list[outbox.Attempt]:
    """Claim what is due, without any pace."""
    async with database.begin() as session:
        attempts, _ = await due.claim(session, worker, most, None, now, now)
    return attempts


async def record(database: Database, *outcomes: Outcome, now: datetime = NOW) -> None:
    """Write down how attempts ended."""
    async with database.begin() as session:
        await outbox.record(session, outcomes, now)


async def deliver_now(kit: Kit) -> int:
    """Send what is due, wait until it has ended and write down how; return how many were begun."""
    begun = await deliver.run(kit, kit.clock.now())
    await deliver.drain(kit, 20)
    await write_down(kit)
    return begun


async def deliver_until(kit: Kit, condition: Callable[[], object], within: float = 10.0) -> None:
    """Keep delivering until a condition holds; an AssertionError when it still doesn't."""
    until = time.monotonic() + within
    while not condition():
        assert time.monotonic() < until, f"it did not happen within {within} s"
        await deliver_now(kit)
        await asyncio.sleep(0.005)


async def write_down(kit: Kit) -> None:
    """Write down how attempts ended, as the program does now and then."""
    async with kit.sender.writing():
        pass


async def rows_of_inbox(database: Database) -> list[Inbox]:
    """Return the inbox as it is, in its order."""
    async with database.read() as session:
        return list((await session.execute(select(Inbox).order_by(col(Inbox.seq)))).scalars())


async def rows_of_outbox(database: Database) -> list[Outgoing]:
    """Return what is owed as it is, in its order."""
    async with database.read() as session:
        return list((await session.execute(select(Outgoing).order_by(col(Outgoing.id)))).scalars())


async def states(database: Database) -> list[str]:
    """Return the states of what is owed, in its order."""
    return [row.state for row in await rows_of_outbox(database)]
