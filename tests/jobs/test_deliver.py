"""What is owed goes out by itself, a few at a time."""

import asyncio

from jobs import deliver
from models import due, outbox, pace
from models.outbox import ATTEMPTING, NOTICE, OPTED_OUT, PENDING
from tests.core import (
    DAY,
    SECOND,
    deliver_now,
    deliver_until,
    happens,
    owe,
    rows_of_outbox,
    states,
    text_to,
    write_down,
)


async def test_what_is_due_goes_out_and_leaves_nothing(kit, telegram):
    wang = telegram.person("王伟", started=True)
    await owe(kit.database, text_to(wang.id, "a", "第一"), text_to(wang.id, "b", "第二"), now=kit.clock.now())
    assert await deliver_now(kit) == 1
    assert [message.text for message in wang.heard] == ["第一"]
    await deliver_until(kit, lambda: len(wang.heard) == 2)
    assert [message.text for message in wang.heard] == ["第一", "第二"]
    assert await rows_of_outbox(kit.database) == []


async def test_nothing_goes_before_its_time(kit, telegram):
    wang = telegram.person("王伟", started=True)
    await owe(kit.database, text_to(wang.id, "a", not_before=kit.clock.now() + DAY), now=kit.clock.now())
    assert await deliver_now(kit) == 0
    kit.clock.shift += DAY + SECOND
    assert await deliver_now(kit) == 1
    assert len(wang.heard) == 1


async def test_no_more_are_under_way_than_may_become_copies(kit, telegram):
    people = [telegram.person(f"P{number}", started=True) for number in range(40)]
    await owe(kit.database, *(text_to(person.id, "n") for person in people), now=kit.clock.now())
    slow = telegram.faults.add(method="sendMessage", kind="slow", seconds=0.3, times=None)
    begun = 0
    while begun < deliver.AT_ONCE:
        begun += await deliver.run(kit, kit.clock.now())
        await asyncio.sleep(0.005)
    assert await deliver.run(kit, kit.clock.now()) == 0
    assert begun == deliver.AT_ONCE == (await states(kit.database)).count(ATTEMPTING)
    telegram.faults.remove(slow)
    await deliver.drain(kit, 10)
    await write_down(kit)
    assert await states(kit.database) == [PENDING] * (40 - deliver.AT_ONCE)
    await deliver_until(kit, lambda: all(person.heard for person in people))
    assert all(len(person.heard) == 1 for person in people)
    assert await rows_of_outbox(kit.database) == []


async def test_who_waits_for_an_answer_comes_first_but_not_for_ever(kit, telegram):
    wang, li = (telegram.person(name, started=True) for name in ("王伟", "李娜"))
    await owe(kit.database, text_to(wang.id, "a", lane=NOTICE), now=kit.clock.now())
    kit.answered.clear()
    delivery = asyncio.create_task(deliver.run(kit, kit.clock.now()))
    await asyncio.sleep(0.01)
    assert await states(kit.database) == [PENDING]
    kit.answered.set()
    assert await delivery == 1
    await deliver.drain(kit, 5)
    await owe(kit.database, text_to(li.id, "a", lane=NOTICE), now=kit.clock.now())
    async with kit.sender.writing() as (session, _):
        attempts, _ = await due.claim(session, kit.worker, 1, None, kit.clock.now(), kit.clock.machine())
    kit.answered.clear()
    sending = asyncio.create_task(kit.sender.send(attempts))
    await asyncio.sleep(0.01)
    assert not li.heard
    await sending
    assert li.heard, "though nobody is answered"


async def test_a_short_wait_for_the_pace_is_awaited(kit, telegram):
    wang = telegram.person("王伟", started=True)
    async with kit.database.begin() as session:
        await pace.pause_chat(session, wang.id, kit.clock.machine() + 0.29 * SECOND)
    await owe(kit.database, text_to(wang.id, "a"), now=kit.clock.now())
    kit.owed.clear()
    assert await deliver.run(kit, kit.clock.now()) == 0
    await asyncio.wait_for(kit.owed.wait(), 5)
    await deliver_until(kit, lambda: wang.heard)


async def test_a_long_wait_for_the_pace_is_left_to_the_timetable(kit, telegram):
    li = telegram.person("李娜", started=True)
    async with kit.database.begin() as session:
        await pace.pause_notices(session, kit.clock.machine() + 0.5 * SECOND)
    await owe(kit.database, text_to(li.id, "a", lane=NOTICE), now=kit.clock.now())
    kit.owed.clear()
    for _ in range(3):
        assert await deliver.run(kit, kit.clock.now()) == 0
    await asyncio.sleep(0.25)
    assert not kit.owed.is_set()
    await deliver_until(kit, lambda: li.heard)


async def test_what_was_stopped_while_it_was_under_way_is_not_sent_again(kit, telegram):
    wang = telegram.person("王伟", started=True)
    await owe(kit.database, text_to(wang.id, "a"), now=kit.clock.now())
    slow = telegram.faults.add(method="sendMessage", kind="slow", seconds=0.2)
    telegram.faults.add(method="sendMessage", retry_after=1)
    assert await deliver.run(kit, kit.clock.now()) == 1
    await happens(lambda: slow.happened)
    async with kit.database.begin() as session:
        assert await outbox.opt_out(session, wang.id, kit.clock.now()) == 0
    await deliver.drain(kit, 5)
    await write_down(kit)
    assert await states(kit.database) == [OPTED_OUT]
    kit.clock.shift += 10 * SECOND
    assert await deliver_now(kit) == 0
    assert wang.heard == []
