"""Whatever Telegram says to a copy, its recipient is in the right state; and small notices don't wait for big ones."""

import asyncio
from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlmodel import col

import models.notices
from jobs import expire, notices
from models import dispatches, recipients
from models.audiences import Audience
from models.dispatches import FRESH
from models.members import Member
from models.pace import Pace
from models.recipients import QUEUED, WAITING, Recipient
from tests.core import SECOND, deliver_now, rows_of_outbox
from tests.processes import broadcasting

ZONE = ZoneInfo("Asia/Shanghai")
BLOCKED = "Forbidden: bot was blocked by the user"
ONCE = {
    "taken": ({}, "sent", 1),
    "blocked": ({"status": 403, "description": BLOCKED}, "unreachable", 0),
    "deactivated": ({"status": 403, "description": "Forbidden: user is deactivated"}, "unreachable", 0),
    "never wrote": ({"status": 403, "description": "Forbidden: bot can't initiate conversation"}, "unreachable", 0),
    "no such chat": ({"status": 400, "description": "Bad Request: chat not found"}, "unreachable", 0),
    "wrong": ({"status": 400, "description": "Bad Request: can't parse entities"}, "refused", 0),
    "too many": ({"retry_after": 1}, "sent", 1),
    "5xx once": ({"status": 502}, "sent", 1),
    "5xx, twice": ({"status": 502, "times": 2}, "uncertain", 0),
    "5xx after it was delivered": ({"status": 502, "when": "after"}, "sent", 2),
    "cut before": ({"kind": "cut"}, "sent", 1),
    "cut after": ({"kind": "cut", "when": "after"}, "sent", 2),
    "cut after, twice": ({"kind": "cut", "when": "after", "times": 2}, "uncertain", 2),
}
"""What Telegram does, the state in which that ends, and how many copies arrive."""


async def bring(kit, telegram, names, *, trade="courier", urgent=True):
    """Let these people be riders, and a broadcast begin; return it, and them."""
    everybody = {name: telegram.person(name, started=True) for name in names}
    now, kit.database.administrators = kit.clock.now(), frozenset({broadcasting.AUTHOR})
    telegram.person("书记", id=broadcasting.AUTHOR, started=True)
    async with kit.database.begin() as session:
        await broadcasting.subscribe(session, [person.id for person in everybody.values()], now, trade)
        return await broadcasting.begin(session, now, audience=Audience(trades=(trade,)), urgent=urgent), everybody


async def goes_on(kit, seconds: float) -> None:
    """Let time pass, and the engine do what there is to do."""
    kit.clock.shift += seconds * SECOND
    await expire.run(kit, kit.clock.now())
    for _ in range(3):
        await notices.run(kit, kit.clock.now())
        await deliver_now(kit)
    await notices.run(kit, kit.clock.now())


async def books(kit, notice) -> dict[int, str]:
    """Return the state of each person."""
    columns = select(col(Member.telegram_id), col(Recipient.state)).join(
        Recipient, col(Recipient.member_id) == Member.id
    )
    async with kit.database.read() as session:
        return dict((await session.execute(columns.where(col(Recipient.notice_id) == notice.number))).all())


async def test_each_of_telegrams_answers_has_its_state(kit, telegram):
    notice, everybody = await bring(kit, telegram, ONCE)
    for name, (fault, _, _) in ONCE.items():
        if fault:
            telegram.faults.add("sendMessage", everybody[name], **fault)
    for _ in range(40):  # Telegram's second of waiting is one of the machine's
        await goes_on(kit, 1)
        found = await books(kit, notice)
        if not {WAITING, QUEUED} & set(found.values()):
            break
        await asyncio.sleep(0.05)
    heard = {name: len(person.heard) for name, person in everybody.items()}
    assert {name: (found[everybody[name].id], heard[name]) for name in ONCE} == {
        name: (state, copies) for name, (_, state, copies) in ONCE.items()
    }
    async with kit.database.read() as session:
        over = await models.notices.by_id(session, notice.number)
        assert over.ended_at is not None
        assert sum((await recipients.counts(session, notice.number)).values()) == len(ONCE)
    assert [row for row in await rows_of_outbox(kit.database) if row.source.startswith(notice.key)] == []


async def test_what_telegram_held_up_for_hours_does_not_come_at_night(kit, telegram):
    evening = kit.clock.now().astimezone(ZONE).replace(hour=21, minute=0) + timedelta(days=1)
    kit.clock.shift += evening - kit.clock.now()
    notice, everybody = await bring(kit, telegram, ["王伟"], urgent=False)
    telegram.faults.add("sendMessage", everybody["王伟"], retry_after=10_072)
    await goes_on(kit, 0)
    assert await books(kit, notice) == {everybody["王伟"].id: QUEUED}
    for _ in range(2):
        await goes_on(kit, FRESH.total_seconds())
        assert everybody["王伟"].heard == []
    async with kit.database.begin() as session:
        await session.execute(update(Pace).values(paused_until=0))  # by the machine's time it would take hours
    await goes_on(kit, 10_072)
    assert await books(kit, notice) == {everybody["王伟"].id: WAITING}
    await goes_on(kit, 12 * 3600)
    assert await books(kit, notice) == {everybody["王伟"].id: "sent"}
    assert len(everybody["王伟"].heard) == 1


async def test_a_small_notice_does_not_wait_for_a_big_one(kit, telegram):
    slow, fast = (kit.settings.model_copy(update={"pace": pace}) for pace in ("25", "1000"))
    kit.settings = slow  # by which it goes how much lies ready
    _, crowd = await bring(kit, telegram, [f"P{number}" for number in range(200)])
    await notices.run(kit, kit.clock.now())
    _, few = await bring(kit, telegram, ["王伟"], trade="delivery")
    while not few["王伟"].heard:
        kit.settings = slow
        await notices.run(kit, kit.clock.now())
        kit.settings = fast
        await deliver_now(kit)
    assert sum(bool(person.heard) for person in crowd.values()) < 100


async def test_who_was_not_sent_one_in_time_is_cancelled_with_the_rest(kit, telegram):
    notice, everybody = await bring(kit, telegram, ["王伟", "李娜"])
    await notices.run(kit, kit.clock.now())
    kit.clock.shift += FRESH
    await expire.run(kit, kit.clock.now())
    async with kit.database.begin() as session:
        assert await dispatches.cancel(session, notice.number, kit.clock.now())
    for _ in range(2):
        await notices.run(kit, kit.clock.now())
    assert await books(kit, notice) == {person.id: "cancelled" for person in everybody.values()}
