"""Nothing is confirmed to Telegram before it is stored, by the one process that may, and chatter is never stored."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.app import build, running
from bot.intake import ALLOWED, LEASE, Intake, arrival_of
from jobs import beat
from models import workers
from models.workers import LeaseLost
from tests.core import happens, rows_of_inbox, said

BOT = 42
PRIVATE = {"id": 7, "type": "private"}
GROUP = {"id": -100, "type": "supergroup"}
WANG = {"id": 7, "is_bot": False, "first_name": "王伟"}
COMMAND = [{"type": "bot_command", "offset": 0, "length": 5}]


def message(chat=PRIVATE, kind="message", **more):
    return {"update_id": 1, kind: {"message_id": 1, "date": 1, "chat": chat, "from": WANG, **more}}


async def office(settings):
    """Another process that has entered and polls when told to."""
    kit = build(settings)
    await kit.bot.initialize()
    await beat.enrol(kit)
    return Intake(kit)


async def ends(*offices: Intake) -> None:
    for one in offices:
        await one.kit.bot.shutdown()
        await one.kit.database.close()


async def lease_passes_to(one: Intake) -> None:
    """Let the holder's lease have run out, and this process take it."""
    async with one.kit.database.begin() as session:
        later = one.kit.clock.machine() + timedelta(seconds=60)
        one.fence = await workers.acquire(session, LEASE, one.kit.worker, later, timedelta(seconds=8))


# What is stored.


@pytest.mark.parametrize(
    "raw",
    [
        message(text="你好"),
        message(GROUP, text="/myid", entities=COMMAND),
        message(GROUP, text="好", reply_to_message={"from": {"id": BOT}}),
        message(GROUP, new_chat_members=[WANG]),
        message(GROUP, migrate_to_chat_id=-1005),
        message(kind="edited_message", text="改"),
        {"update_id": 1, "callback_query": {"id": "1", "from": WANG, "message": {"chat": GROUP}}},
        {"update_id": 1, "my_chat_member": {"chat": PRIVATE, "from": WANG}},
        {"update_id": 1, "chat_member": {"chat": GROUP, "from": WANG}},
    ],
)
def test_what_concerns_us_is_taken_in_for_the_person_who_acted(raw):
    arrival = arrival_of(raw, BOT)
    assert (arrival.lane, arrival.raw, arrival.passing) == (7, raw, False)


@pytest.mark.parametrize(
    "raw",
    [
        message(GROUP, text="吃了吗"),
        message(GROUP, text="看 /myid", entities=[{"type": "bot_command", "offset": 2, "length": 5}]),
        message(GROUP, text="好", reply_to_message={"from": {"id": 8}}),
        message(GROUP, kind="edited_message", text="/myid", entities=COMMAND),
        message(kind="edited_message", location={"latitude": 34.7, "longitude": 113.6}),
        message(GROUP, location={"latitude": 34.7, "longitude": 113.6}),
        {"update_id": 1, "channel_post": {"chat": GROUP, "text": "x"}},
        {"update_id": 1},
    ],
)
def test_what_is_none_of_our_business_is_never_stored(raw):
    assert arrival_of(raw, BOT) is None


def test_who_speaks_for_a_group_is_in_the_group_s_lane():
    raw = message(GROUP, text="/myid", entities=COMMAND, sender_chat=GROUP)
    assert arrival_of(raw, BOT).lane == -100


@pytest.mark.parametrize(
    "more",
    [
        {"location": {"latitude": 34.7, "longitude": 113.6}},
        {"venue": {"title": "x", "location": {"latitude": 34.7, "longitude": 113.6}}},
        {"text": "x", "reply_to_message": {"location": {"latitude": 34.7, "longitude": 113.6}}},
        {
            "text": "x",
            "reply_to_message": {"reply_markup": {"inline_keyboard": [[{"callback_data": "@34.7,113.6|0|0"}]]}},
        },
    ],
)
def test_whatever_tells_a_place_is_only_passing_through(more):
    assert arrival_of(message(**more), BOT).passing


# In which order things are confirmed.


async def test_what_can_t_be_stored_is_not_confirmed_and_comes_again(settings, telegram, database):
    wang = telegram.person("王伟")
    async with running(settings) as program:
        await happens(lambda: program.intake.fence)
        async with database.begin() as session:
            await session.execute(text("ALTER TABLE inbox RENAME TO elsewhere"))
        await wang.says("/myid")
        await wang.hears_nothing(0.5)
        assert len(telegram.updates.pending) == 1
        async with database.begin() as session:
            await session.execute(text("ALTER TABLE elsewhere RENAME TO inbox"))
        await wang.hears(str(wang.id), within=10)
        await happens(lambda: not telegram.updates.pending)
        await wang.hears_nothing(0.2)


@pytest.mark.parametrize("kind", ["duplicate", "reorder", "late"])
async def test_twice_late_or_out_of_order_everybody_is_answered_once(settings, telegram, kind):
    people = [telegram.person(f"P{number}", language_code="en") for number in range(6)]
    telegram.faults.add(kind=kind, times=4)
    async with running(settings):
        for _ in range(3):
            for person in people:
                await person.says("/myid")
            await asyncio.sleep(0.05)
        for person in people:
            for _ in range(3):
                await person.hears(str(person.id), within=10)
        await asyncio.gather(*(person.hears_nothing(0.3) for person in people))


async def test_what_we_want_to_hear_is_said_at_every_poll(settings, telegram):
    async with running(settings) as program:
        await happens(lambda: program.intake.fence)
        await happens(lambda: telegram.updates.polled_at)
    assert telegram.updates.allowed == set(ALLOWED)


# Who may poll.


async def test_only_the_holder_of_the_lease_stores(settings, telegram, database):
    first, second = await office(settings), await office(settings)
    await first._try_for_lease()
    assert first.fence == 1
    await second.renew()
    assert second.fence is None
    await first.take_in([said(1).raw])
    await lease_passes_to(second)
    assert second.fence == 2

    with pytest.raises(LeaseLost):
        await first.take_in([said(2).raw, said(3).raw])
    await second.take_in([said(2).raw])
    assert [row.update_id for row in await rows_of_inbox(database)] == [1, 2]
    await ends(first, second)


async def test_a_process_without_a_lease_stores_nothing(settings, telegram, database):
    nobody = await office(settings)
    with pytest.raises(LeaseLost):
        await nobody.take_in([said(1).raw])
    assert await rows_of_inbox(database) == []
    await ends(nobody)


async def test_a_frozen_holder_confirms_nothing_that_it_may_not_store(settings, telegram, database):
    frozen, other = await office(settings), await office(settings)
    wang = telegram.person("王伟")
    await frozen._try_for_lease()
    await lease_passes_to(other)
    await wang.says("/myid")
    await frozen._poll_once()
    assert frozen.fence is None
    assert frozen.offset is None
    assert await rows_of_inbox(database) == []
    assert len(telegram.updates.pending) == 1
    await other._poll_once()
    assert len(await rows_of_inbox(database)) == 1
    await ends(frozen, other)


async def test_who_loses_the_lease_stands_by_and_who_keeps_it_keeps_its_fence(settings, telegram):
    first, second = await office(settings), await office(settings)
    await first._try_for_lease()
    for _ in range(3):
        await first.renew()
    assert first.fence == 1
    await lease_passes_to(second)
    await first.renew()
    assert first.fence is None
    await first.renew()
    assert first.fence is None
    await ends(first, second)


async def test_who_was_struck_out_gets_the_lease_again_under_its_new_number(settings, telegram, database):
    async with running(settings) as program:
        await happens(lambda: program.intake.fence)
        old = program.kit.worker
        async with database.begin() as session:
            await workers.leave(session, old)
        await happens(lambda: program.kit.worker != old and program.intake.fence, within=15)
        wang = telegram.person("王伟")
        await wang.says("/myid")
        await wang.hears(str(wang.id), within=10)
