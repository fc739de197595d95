"""A broadcast goes to thousands while the program is killed again and again."""

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.database import Database
from bot.sandbox.people import Person
from bot.sandbox.world import Telegram
from models import audiences, broadcasts, keys, notices, outbox, recipients
from models.audiences import Audience
from models.broadcasts import Content, Item
from models.members import Member
from models.notices import Notice
from models.outbox import SENT, UNCERTAIN
from models.recipients import Recipient
from models.riders import CONFIRMED, Rider
from models.subscriptions import Subscription
from tests.processes.killing import PATIENT, start_all
from tests.processes.running import Running

WORDS = "路面结冰，骑车请慢行"
TOPIC = "safety"
AUTHOR = 900
IN_FLIGHT = 16
"""Messages that one process has under way at the same time."""


async def subscribe(session: AsyncSession, people: Sequence[int], now: datetime, trade: str = "courier") -> None:
    """Let people with these numeric ids be confirmed riders who have the topic on."""
    await session.execute(insert(Member), [{"telegram_id": person, "known_at": now} for person in people])
    known = select(col(Member.id)).where(col(Member.telegram_id).in_(people))
    numbers = [number for number in (await session.execute(known)).scalars() if number is not None]
    facts = {"state": CONFIRMED, "trade": trade, "profile": b"", "sent_at": now, "confirmed_at": now}
    await session.execute(insert(Rider), [{**facts, "member_id": number, "checked_at": now} for number in numbers])
    for person in people:  # who checked in has a key
        await keys.seal(session, person, b"", "", now)
    topics = [{"member_id": number, "topic": TOPIC, "since": now} for number in numbers]
    await session.execute(insert(Subscription), topics)


async def begin(
    session: AsyncSession, now: datetime, *, audience: Audience = audiences.EVERYBODY, urgent: bool = True
) -> Notice:
    """Let an administrator's broadcast begin, to those of an audience who have the topic on; urgent, at any hour."""
    session.info["administrators"] = frozenset({AUTHOR})
    broadcast = await broadcasts.compose(session, AUTHOR, Content((Item(broadcasts.TEXT, WORDS),)), TOPIC, now)
    await broadcasts.change(session, broadcast.number, now, state=broadcasts.BEGUN)
    notice = Notice(
        source=broadcast.source,
        kind=notices.BROADCAST,
        about=broadcast.number,
        topic=TOPIC,
        urgent=urgent,
        hours=notices.NOW,
        audience=audiences.written(audience),
        begins_at=now,
        created_at=now,
    )
    opened = await notices.open_one(session, notice)
    assert opened is not None
    return opened


async def prepare(telegram: Telegram, database: Database, count: int) -> tuple[Notice, list[Person]]:
    """Bring so many riders into the world, and a broadcast to all of them that has not begun to go."""
    people = [telegram.person(f"Rider {number}", started=True) for number in range(count)]
    telegram.person("书记", id=AUTHOR, started=True)
    now = telegram.clock.now()
    async with database.begin() as session:
        for at in range(0, count, 500):
            await subscribe(session, [person.id for person in people[at : at + 500]], now)
        return await begin(session, now), people


async def send_and_kill(
    telegram: Telegram, database: Database, programs: list[Running], notice: Notice, kills: int
) -> Counter[str]:
    """Let it go out while programs are killed so often; return how many were, at all and before it was over.

    Mostly it is one of them, now and then all of them; some are killed while they start, most while they send.
    """
    chance, found = random.Random(7), Counter[str]()
    for _ in range(kills):
        early = chance.random() < 0.2
        await asyncio.gather(*(program.start(wait=not early) for program in programs if not program.lives))
        await asyncio.sleep(chance.uniform(0, 0.3))
        await _goes_on(telegram, 0 if early else chance.randrange(40))
        victims = programs if chance.random() < 0.3 else [chance.choice(programs)]
        await asyncio.gather(*(program.kill() for program in victims))
        found["killed"] += len(victims)
        found["meanwhile"] += len(victims) * (not await _is_over(database, notice))
    await start_all(programs)
    await until_over(database, notice)
    return found


async def _goes_on(telegram: Telegram, calls: int) -> None:
    """Wait until so many calls more have been made, for some seconds at most."""
    before = len(telegram.calls)
    for _ in range(2_000):
        if len(telegram.calls) >= before + calls:
            return
        await asyncio.sleep(0.002)


async def until_over(database: Database, notice: Notice) -> None:
    """Wait until everybody is in the books, as long as it goes on."""
    left, since = -1, asyncio.get_running_loop().time()
    while not await _is_over(database, notice):
        async with database.read() as session:
            counts = await recipients.counts(session, notice.number)
        now = counts[recipients.WAITING] + counts[recipients.QUEUED]
        if now != left:
            left, since = now, asyncio.get_running_loop().time()
        assert asyncio.get_running_loop().time() - since < PATIENT, counts
        await asyncio.sleep(0.2)


async def _is_over(database: Database, notice: Notice) -> bool:
    async with database.read() as session:
        now = await notices.by_id(session, notice.number)
        return now is not None and now.ended_at is not None


async def check(database: Database, notice: Notice, people: list[Person], killed: int) -> dict[str, int]:
    """Assert that nobody is missing from the books, which are true, and that nobody has more than two copies."""
    async with database.read() as session:
        rows = await recipients.listed(session, notice.number)
        joined = select(col(Member.telegram_id), col(Recipient.state)).join(
            Member, col(Member.id) == col(Recipient.member_id)
        )
        states = dict((await session.execute(joined.where(col(Recipient.notice_id) == notice.number))).all())
        owed = await outbox.waiting_notices(session, notice.created_at, 1)
        counts = await recipients.counts(session, notice.number)
    got = {person.id: sum(message.text == WORDS for message in person.heard) for person in people}
    assert len(rows) == sum(counts.values()) == len(people), (len(rows), counts)
    assert set(states) == set(got), "somebody is missing from the books"
    assert set(states.values()) <= {SENT, UNCERTAIN}, counts
    assert owed == 0
    assert not [person for person, copies in got.items() if not copies and states[person] != UNCERTAIN]
    assert max(got.values()) <= outbox.COPIES
    twice = sum(copies > 1 for copies in got.values())
    assert twice <= IN_FLIGHT * killed, "more than were under way"
    missed = sum(not copies for copies in got.values())
    return {"twice": twice, "uncertain": counts[UNCERTAIN], "missed": missed, "killed": killed}


def programs_for(telegram: Telegram, database_url: str, folder: Path, pace: str) -> list[Running]:
    """Return one process for SQLite, two for PostgreSQL, that send so many messages a second together."""
    names = ("one",) if database_url.startswith("sqlite") else ("one", "two")
    more = {"NUANYI_PACE": pace, "NUANYI_ADMINS": str(AUTHOR)}
    return [Running(telegram.url, database_url, folder, name, forked=True, **more) for name in names]
