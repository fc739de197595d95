"""The bot is told everything once, in order, until it confirms; one poller at a time."""

import asyncio

import aiohttp
import pytest
from telegram import Bot, Update
from telegram.error import BadRequest, Conflict

from bot.sandbox import Group, Person, Server, Telegram
from tests.sandbox.conftest import TOKEN, words


async def test_updates_come_again_until_they_are_confirmed(bot: Bot, wang: Person):
    for text in ("一", "二", "三"):
        await wang.says(text)

    first = await bot.get_updates()
    again = await bot.get_updates()
    assert [update.message.text for update in first] == ["一", "二", "三"] == [u.message.text for u in again]
    assert [update.update_id - first[0].update_id for update in first] == [0, 1, 2]

    rest = await bot.get_updates(offset=first[1].update_id + 1)
    assert [update.message.text for update in rest] == ["三"]
    assert await bot.get_updates(offset=first[2].update_id + 1) == ()
    assert await bot.get_updates() == ()


async def test_limit_and_negative_offset(bot: Bot, wang: Person):
    for number in range(5):
        await wang.says(str(number))

    assert [u.message.text for u in await bot.get_updates(limit=2)] == ["0", "1"]
    assert [u.message.text for u in await bot.get_updates(offset=-2)] == ["3", "4"]
    assert [u.message.text for u in await bot.get_updates()] == ["3", "4"]


async def test_a_long_poll_ends_when_something_happens(bot: Bot, wang: Person):
    polling = asyncio.create_task(bot.get_updates(timeout=10))
    await asyncio.sleep(0.1)
    assert not polling.done()

    await wang.says("在吗")

    (update,) = await asyncio.wait_for(polling, 1)
    assert update.message.text == "在吗"


async def test_a_long_poll_ends_empty_after_its_time(bot: Bot):
    assert await asyncio.wait_for(bot.get_updates(timeout=1), 3) == ()


async def test_a_long_poll_ends_empty_when_the_server_stops(bot: Bot, server: Server):
    polling = asyncio.create_task(bot.get_updates(timeout=10))
    await asyncio.sleep(0.1)

    await server.stop()

    assert await asyncio.wait_for(polling, 1) == ()


async def test_a_second_poller_ends_the_first_ones_poll(bot: Bot, http: aiohttp.ClientSession, wang: Person):
    first = asyncio.create_task(bot.get_updates(timeout=10))
    await asyncio.sleep(0.1)

    second = asyncio.create_task(http.post(f"/bot{TOKEN}/getUpdates", json={"timeout": 5}))

    with pytest.raises(Conflict, match=words("terminated by other getUpdates request; make sure that only one bot")):
        await first
    await wang.says("hello")
    answer = await (await second).json()
    assert answer["result"][0]["message"]["text"] == "hello"


async def test_the_list_of_wanted_kinds_is_remembered(bot: Bot, wang: Person, poll):
    await poll(allowed_updates=["callback_query"])
    await wang.says("nobody hears this")
    assert await poll() == []

    await poll(allowed_updates=[])
    await wang.says("this is heard")
    assert [update.message.text for update in await poll()] == ["this is heard"]


async def test_changes_of_members_come_only_when_asked_for(
    telegram: Telegram, wang: Person, li: Person, group: Group, poll
):
    group.bot_becomes("administrator", wang)
    await poll()
    await li.leaves(group)
    assert [update.chat_member for update in await poll()] == [None]

    await poll(allowed_updates=Update.ALL_TYPES)
    await li.joins(group)

    message, change = await poll()
    assert message.message.new_chat_members[0].id == li.id
    assert (change.chat_member.old_chat_member.status, change.chat_member.new_chat_member.status) == (
        "left",
        "member",
    )


async def test_unknown_kinds_are_refused(bot: Bot):
    with pytest.raises(BadRequest, match=words("nknown update type")):
        await bot.get_updates(allowed_updates=["messages"])


async def test_after_a_day_nobody_hears_it_any_more(bot: Bot, wang: Person, telegram: Telegram):
    await wang.says("old")
    telegram.clock.shift(hours=23)
    await wang.says("new")
    telegram.clock.shift(hours=2)

    assert [update.message.text for update in await bot.get_updates()] == ["new"]


async def test_edits_of_a_person_arrive_as_edits(wang: Person, poll):
    message = await wang.says("/redeem 5")
    await wang.edits(message, "/redeem 50")

    said, edited = await poll()
    assert (said.message.text, said.edited_message) == ("/redeem 5", None)
    assert (edited.message, edited.edited_message.text) == (None, "/redeem 50")
    assert edited.edited_message.edit_date is not None
    assert edited.edited_message.message_id == said.message.message_id


async def test_updates_may_come_twice(bot: Bot, wang: Person, telegram: Telegram, poll):
    telegram.faults.add(kind="duplicate")
    await wang.says("一")

    twice = await poll()
    later = await poll()

    assert [update.message.text for update in twice] == ["一", "一"]
    assert [update.update_id for update in later] == [twice[0].update_id]
    assert await poll() == []


async def test_updates_may_come_in_another_order(bot: Bot, wang: Person, telegram: Telegram, poll):
    telegram.faults.add(kind="reorder")
    for number in range(20):
        await wang.says(str(number))

    numbers = [int(update.message.text) for update in await poll()]

    assert numbers != sorted(numbers)
    assert sorted(numbers) == list(range(20))
    assert await poll() == []


async def test_an_update_may_come_late(bot: Bot, wang: Person, telegram: Telegram, poll):
    telegram.faults.add(kind="late")
    await wang.says("late")
    await wang.says("in time")

    assert [update.message.text for update in await poll()] == ["in time"]
    (late,) = await poll()
    assert late.message.text == "late"
    assert await poll() == []
