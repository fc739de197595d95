"""The sandbox fails when it is told to, before or after a call has its effect."""

import asyncio
import time

import aiohttp
import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter

from bot.sandbox import Person, Telegram
from tests.sandbox.conftest import TOKEN, Call, words


async def test_a_call_is_told_to_come_later_once(bot: Bot, wang: Person, telegram: Telegram):
    fault = telegram.faults.add(method="sendMessage", status=429, retry_after=3)

    with pytest.raises(RetryAfter) as told:
        await bot.send_message(wang.id, "x")

    assert told.value._retry_after.total_seconds() == 3
    assert wang.heard == []
    assert await bot.send_message(wang.id, "x")
    assert fault.happened == 1


@pytest.mark.parametrize(
    ("fault", "error", "said"),
    [
        ({"status": 403}, Forbidden, "bot was blocked by the user"),
        ({"status": 400, "description": "Bad Request: chat not found"}, BadRequest, "chat not found"),
        ({"status": 500}, NetworkError, "Internal Server Error"),
        ({"status": 502}, NetworkError, "Bad Gateway"),
        ({"status": 400, "migrate_to": -1005}, ChatMigrated, "-1005"),
    ],
)
async def test_errors_carry_their_code_and_words(
    bot: Bot, wang: Person, telegram: Telegram, fault: dict, error: type[Exception], said: str
):
    telegram.faults.add(method="sendMessage", **fault)
    with pytest.raises(error, match=words(said)):
        await bot.send_message(wang.id, "x")


async def test_a_fault_may_come_after_the_effect(call: Call, wang: Person, telegram: Telegram):
    telegram.faults.add(method="sendMessage", status=502, when="after")

    answer = await call("sendMessage", chat_id=wang.id, text="x")

    assert answer == {"ok": False, "error_code": 502, "description": "Bad Gateway"}
    assert wang.last.text == "x"


@pytest.mark.parametrize(("when", "heard"), [("before", []), ("after", ["x"])])
async def test_a_connection_is_cut(call: Call, wang: Person, telegram: Telegram, when: str, heard: list[str]):
    telegram.faults.add(method="sendMessage", when=when)

    with pytest.raises(aiohttp.ClientConnectionError):
        await call("sendMessage", chat_id=wang.id, text="x")

    assert [message.text for message in wang.heard] == heard
    assert telegram.calls[-1].outcome == "cut"
    assert (await call("sendMessage", chat_id=wang.id, text="y"))["ok"]


async def test_polling_can_be_cut_too_but_only_when_meant(call: Call, telegram: Telegram, wang: Person):
    telegram.faults.add(times=None)
    assert (await call("getUpdates"))["ok"]
    telegram.faults.remove()

    telegram.faults.add(method="getUpdates")
    with pytest.raises(aiohttp.ClientConnectionError):
        await call("getUpdates")
    await wang.says("x")
    assert len((await call("getUpdates"))["result"]) == 1


async def test_a_slow_call_lets_others_pass(call: Call, wang: Person, li: Person, telegram: Telegram):
    telegram.faults.add(method="sendMessage", chat=wang, seconds=0.4)
    begin = time.monotonic()
    slow = asyncio.create_task(call("sendMessage", chat_id=wang.id, text="x"))
    await asyncio.sleep(0)
    await call("sendMessage", chat_id=li.id, text="y")

    assert time.monotonic() - begin < 0.35
    assert (await slow)["ok"]
    assert time.monotonic() - begin >= 0.4


async def test_a_hanging_call_gives_no_answer(call: Call, wang: Person, telegram: Telegram):
    telegram.faults.add(method="sendMessage", kind="hang")

    with pytest.raises(TimeoutError):
        await asyncio.wait_for(call("sendMessage", chat_id=wang.id, text="x"), 0.2)


async def test_a_fault_is_for_one_chat_and_so_many_times(call: Call, wang: Person, li: Person, telegram: Telegram):
    telegram.faults.add(chat=wang, status=500, times=2)

    codes = [
        (await call("sendMessage", chat_id=who.id, text="x")).get("error_code") for who in (wang, li, wang, li, wang)
    ]
    assert codes == [500, None, 500, None, None]


async def test_a_share_of_calls_fails(call: Call, wang: Person, telegram: Telegram):
    telegram.faults.add(status=500, times=None, share=0.5)

    failed = [not (await call("getMe"))["ok"] for _ in range(60)]

    assert 10 < sum(failed) < 50


def test_unknown_faults_are_refused(telegram: Telegram):
    with pytest.raises(ValueError, match="There is no fault"):
        telegram.faults.add(kind="explosion")
    with pytest.raises(ValueError, match="during"):
        telegram.faults.add(when="during")


async def test_every_call_takes_the_latency_at_the_same_time(call: Call, wang: Person, telegram: Telegram):
    telegram.latency = 0.2
    begin = time.monotonic()
    await asyncio.gather(*(call("sendMessage", chat_id=wang.id, text=str(n)) for n in range(10)))

    assert 0.2 <= time.monotonic() - begin < 0.8


async def test_calls_are_remembered_with_what_became_of_them(call: Call, wang: Person, telegram: Telegram):
    await call("sendMessage", chat_id=str(wang.id), text="x")
    await call("sendMessage", chat_id=5, text="x")
    await call("getUpdates")

    good, wrong = telegram.calls
    assert (good.method, good.params["chat_id"], good.outcome) == ("sendMessage", wang.id, "ok")
    assert wrong.outcome == "Bad Request: chat not found"
    assert abs((good.when - telegram.clock.now()).total_seconds()) < 5


async def test_a_wrong_token_is_remembered_without_the_token(http: aiohttp.ClientSession, telegram: Telegram):
    await http.post("/bot1:secret/getMe")
    assert telegram.calls[-1].outcome == "Unauthorized"
    assert "secret" not in repr(telegram.calls)
    assert TOKEN not in repr(telegram.calls)
