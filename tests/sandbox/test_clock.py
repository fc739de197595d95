"""The sandbox's clock runs, can be moved, and can be asked."""

from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from telegram import Bot

from bot.sandbox import Person, Telegram

NOON = datetime(2027, 2, 5, 12, tzinfo=UTC)


def seconds_between(one: datetime, other: datetime) -> float:
    return abs((one - other).total_seconds())


def test_a_world_may_begin_at_another_time():
    assert seconds_between(Telegram(now=NOON).clock.now(), NOON) < 2


def test_the_clock_is_shifted_and_set(telegram: Telegram):
    assert seconds_between(telegram.clock.now(), datetime.now(UTC)) < 2
    telegram.clock.shift(days=3, hours=-1)
    assert seconds_between(telegram.clock.now(), datetime.now(UTC) + timedelta(hours=71)) < 2
    telegram.clock.set(NOON)
    assert seconds_between(telegram.clock.now(), NOON) < 2


def test_a_time_without_a_zone_is_refused(telegram: Telegram):
    with pytest.raises(ValueError, match="zone"):
        telegram.clock.set(datetime(2027, 1, 1))  # noqa: DTZ001


async def test_the_program_asks_for_the_time(http: aiohttp.ClientSession, telegram: Telegram):
    telegram.clock.set(NOON)
    async with http.get("/sandbox/clock") as response:
        assert seconds_between(datetime.fromisoformat((await response.json())["now"]), NOON) < 2


async def test_messages_bear_the_sandboxs_time(bot: Bot, wang: Person, telegram: Telegram, poll):
    telegram.clock.set(NOON)
    await wang.says("x")
    sent = await bot.send_message(wang.id, "y")
    telegram.clock.shift(hours=1)
    edited = await bot.edit_message_text("z", wang.id, sent.message_id)

    assert seconds_between((await poll())[0].message.date, NOON) < 2
    assert seconds_between(sent.date, NOON) < 2
    assert seconds_between(edited.edit_date, NOON + timedelta(hours=1)) < 2
    assert seconds_between(wang.last.date, NOON) < 2
