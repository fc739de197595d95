"""Three hundred notices go out as fast as Telegram allows and no faster, and nobody's answer waits for them."""

import time
from contextlib import AsyncExitStack

import pytest

from bot.app import running
from models import outbox
from models.outbox import NOTICE, OWN, URGENT
from tests.conftest import make_settings
from tests.core import happens, rows_of_outbox, text_to

MANY = 300


@pytest.fixture
def settings(database_url, tmp_path, telegram_url):
    """Settings with the pace that the real Telegram allows."""
    return make_settings(database_url, tmp_path, telegram_url, pace="25")


async def test_a_bulk_keeps_all_limits_and_uses_them(settings, telegram, database):
    telegram.enforce_limits = True
    people = [telegram.person(f"P{number}", started=True) for number in range(MANY)]
    wang, li = telegram.person("王伟", started=True), telegram.person("李娜", started=True)
    async with AsyncExitStack() as stack:
        for _ in range(1 if database.sqlite else 2):
            program = await stack.enter_async_context(running(settings))
        now = program.kit.clock.now()
        async with database.begin() as session:
            for number, person in enumerate(people):
                lane = OWN if number % 2 else NOTICE
                await outbox.put(session, text_to(person.id, "n", lane=lane), now)
        program.kit.owed.set()
        await happens(lambda: sum(bool(person.heard) for person in people) > MANY / 2 + 10, within=20)

        asked = time.monotonic()
        await wang.says("/myid")
        await wang.hears(str(wang.id))
        assert time.monotonic() - asked < 2
        async with database.begin() as session:
            await outbox.put(session, text_to(li.id, "u", "要紧", lane=URGENT), program.kit.clock.now())
        put = time.monotonic()
        await li.hears("要紧")
        assert time.monotonic() - put < 2
        assert not all(person.heard for person in people)
        await happens(lambda: all(person.heard for person in people), within=30)

    sends = [call for call in telegram.calls if call.method == "sendMessage"]
    # What was booked while the machine stood still goes at once when it goes on, and Telegram may have to say so once.
    refused = [call.outcome for call in sends if call.outcome != "ok"]
    assert len(refused) <= 2, refused
    assert all(len(person.heard) == 1 for person in people)
    assert await rows_of_outbox(database) == []
    own = [call for call in sends if call.params["chat_id"] in {person.id for person in people[1::2]}]
    assert max(call.when for call in own) < sends[-1].when
    # The best half: a machine that is busy with other things stops everything now and then.
    half = min((later.when - call.when).total_seconds() for call, later in zip(sends, sends[MANY // 2 :], strict=False))
    assert MANY / 2 / half >= 0.95 * 25, half
