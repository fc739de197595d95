"""What is looked at before the program starts, and what it finds when it was away."""

import asyncio

import pytest

from bot.app import end, running
from bot.settings import WrongSetting
from tests.conftest import make_settings

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def refused(settings) -> str:
    with pytest.raises(WrongSetting) as told:
        async with running(settings):
            pass
    return str(told.value)


@SQLITE
async def test_one_sqlite_file_serves_one_process(nuanyi, settings):
    assert "PostgreSQL" in await refused(settings)


async def test_a_key_that_is_not_the_database_s_is_refused(settings, database_url, tmp_path, telegram_url, telegram):
    wang = telegram.person("王")
    async with running(settings):
        await wang.says("/myid")
        await wang.hears()
    other = make_settings(database_url, tmp_path, telegram_url, key="QUJD" * 10 + "QUI=")
    assert "NUANYI_KEY" in await refused(other)


async def test_a_token_that_telegram_refuses_is_named(database_url, tmp_path, telegram_url):
    assert "NUANYI_TOKEN" in await refused(make_settings(database_url, tmp_path, telegram_url, token="42:other"))


async def test_what_was_said_while_it_was_away_is_answered(settings, telegram):
    wang = telegram.person("王")
    async with running(settings):
        await wang.says("/myid")
        assert str(wang.id) in (await wang.hears()).text
    await wang.says("/myid")
    async with running(settings):
        assert str(wang.id) in (await wang.hears()).text


async def test_an_old_list_of_what_it_wants_to_hear_does_not_outlive_a_start(settings, telegram, kit):
    await kit.bot.call("getUpdates", timeout=0, allowed_updates=["message"])
    wang = telegram.person("王")
    await wang.says("/myid")
    async with running(settings):
        await wang.hears()
        wanted = (await kit.bot.call("getWebhookInfo"))["allowed_updates"]
    assert set(wanted) == {"message", "edited_message", "callback_query", "my_chat_member", "chat_member"}


async def test_a_press_that_can_no_longer_be_acknowledged_is_done_all_the_same(settings, telegram):
    wang = telegram.person("Wang", language_code="en")
    async with running(settings):
        await wang.says("/language")
        asked = await wang.hears("Which language")
    await wang.presses("繁體", on=asked, wait=False)
    telegram.clock.shift(seconds=151)
    async with running(settings):
        await wang.says("/myid")
        await wang.hears("編號")


async def test_a_part_that_makes_something_else_of_its_cancellation_ends_all_the_same():
    turned = 0

    async def stubborn():
        nonlocal turned
        while turned < 2:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                turned += 1

    tasks = [asyncio.create_task(stubborn()), asyncio.create_task(asyncio.Event().wait())]
    await asyncio.sleep(0)
    await asyncio.wait_for(end(tasks), 5)
    assert turned == 2
    assert all(task.done() for task in tasks)
