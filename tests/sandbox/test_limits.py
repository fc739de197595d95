"""Telegram's flood limits hold when they are switched on."""

import pytest

from bot.sandbox import Group, Person, Telegram
from bot.sandbox.limits import Limits
from bot.sandbox.refusals import Refused
from tests.sandbox.conftest import Call


def passes(limits: Limits, chat: int, now: float, weight: int = 1) -> bool:
    try:
        limits.check(chat, now, weight)
    except Refused:
        return False
    return True


def test_one_message_a_second_to_one_person():
    limits = Limits()
    assert [passes(limits, 1, now) for now in (100.0, 100.5, 101.0, 101.2, 102.1)] == [
        True,
        False,
        True,
        False,
        True,
    ]


def test_thirty_messages_a_second_overall():
    limits = Limits()
    assert sum(passes(limits, person, 100.0) for person in range(1, 50)) == 30
    assert passes(limits, 99, 100.9) is False
    assert passes(limits, 99, 101.1)


def test_twenty_messages_a_minute_to_one_group():
    limits = Limits()
    sent = [passes(limits, -5, 100.0 + second) for second in range(60)]
    assert sum(sent) == 20
    assert sent[:20] == [True] * 20
    assert passes(limits, -6, 130.0)
    assert passes(limits, -5, 160.5)


def test_an_album_weighs_what_it_holds():
    limits = Limits()
    assert passes(limits, -5, 100.0, weight=10)
    assert passes(limits, -5, 101.0, weight=10)
    assert passes(limits, -5, 102.0) is False


def test_the_refusal_says_how_long():
    limits = Limits()
    for second in range(20):
        limits.check(-5, 100.0 + second)
    with pytest.raises(Refused) as refused:
        limits.check(-5, 120.0)
    assert refused.value.code == 429
    assert refused.value.parameters == {"retry_after": 41}
    assert refused.value.description == "Too Many Requests: retry after 41"


async def test_limits_are_off_until_they_are_wanted(call: Call, wang: Person, group: Group, telegram: Telegram):
    assert all([(await call("sendMessage", chat_id=wang.id, text="x"))["ok"] for _ in range(5)])
    telegram.enforce_limits = True

    assert (await call("sendMessage", chat_id=wang.id, text="x"))["ok"]
    refused = await call("sendMessage", chat_id=wang.id, text="x")
    assert (refused["error_code"], refused["parameters"]) == (429, {"retry_after": 1})
    assert (await call("sendChatAction", chat_id=wang.id, action="typing"))["ok"]
    in_group = [(await call("sendMessage", chat_id=group.id, text="x"))["ok"] for _ in range(25)]
    assert sum(in_group) == 20
