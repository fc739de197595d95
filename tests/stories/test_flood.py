"""A hundred reports in a minute in one group: every one is seen, urgent ones at once, and Telegram never objects."""

import asyncio
import re
from bisect import bisect_left
from contextlib import suppress
from datetime import datetime, timedelta

import pytest
import pytest_asyncio

from bot.sandbox.limits import Limits
from jobs import digests
from tests.conftest import make_settings
from tests.stories.conftest import ON_ONE_DATABASE, happens
from tests.stories.filed import file
from tests.stories.hazards import becomes_desk
from tests.stories.people import BOSS, becomes_cadre

MANY = 100
URGENT, QUIET = "fire_lane", "rubbish"

FAST = 5
"""How many times faster than in the world all goes here: the clock, the pace, and Telegram's limits."""

pytestmark = ON_ONE_DATABASE


class FastLimits(Limits):
    """Telegram's limits for those who live faster."""

    def check(self, chat: int, now: float, weight: int = 1) -> None:
        super().check(chat, now * FAST, weight)


@pytest.fixture
def settings(database_url, tmp_path, telegram_url):
    """Settings with the pace that the real Telegram allows."""
    return make_settings(database_url, tmp_path, telegram_url, admins=str(BOSS), pace=str(25 * FAST))


@pytest_asyncio.fixture
async def hurry(nuanyi, telegram):
    """Time that runs faster, for the timetable too."""
    telegram.limits, telegram.enforce_limits = FastLimits(), True

    async def run():
        while True:
            for _ in range(4):
                await asyncio.sleep(0.1)
                telegram.clock.shift(seconds=0.1 * (FAST - 1))
            await digests.run(nuanyi.kit, nuanyi.kit.clock.now())

    task = asyncio.create_task(run())
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_a_hundred_reports_in_a_minute_are_all_seen_and_can_all_be_taken(telegram, nuanyi, town, zhang, hurry):
    group = telegram.group("处置群", [zhang])
    await becomes_cadre(nuanyi, zhang, area=town.area("410103"), name="张芳")
    await becomes_desk(nuanyi, group, area_id=town.area("410103"))
    filed, urgent = {}, set()
    for number in range(MANY):
        person = telegram.person(f"Rider {number}", started=True)
        category = URGENT if number % 20 == 11 else QUIET
        due = telegram.clock.now() + timedelta(seconds=60 / MANY)
        report = await file(nuanyi.kit, person.id, category, shots=3 if number % 9 == 0 else 1)
        filed[report.number] = report.filed_at
        urgent |= {report.number} if report.urgent else set()
        if number % 15 == 14:
            await takes_one(zhang, group)
        await happens(lambda due=due: telegram.clock.now() >= due)
    await happens(lambda: filed.keys() <= shown(telegram, group).keys(), within=20)

    waited = {number: (at - filed[number]).total_seconds() for number, at in shown(telegram, group).items()}
    assert len(urgent) == 5
    assert max(waited[number] for number in urgent) <= 5, waited
    assert max(waited.values()) <= 45, waited
    assert {call.outcome for call in telegram.calls} == {"ok"}
    assert most_in_a_minute(telegram, group) <= 20

    listed = next(message for message in reversed(group.heard) if not message.photo)
    assert "合在一起" in listed.text
    button = listed.buttons[0][0]
    number = int(button.data.rpartition(":")[2])
    assert "归你了" in (await zhang.presses(data=button.data, on=listed, chat=group)).text
    own = await zhang.hears(f"#{number} ", within=20)
    assert own.photo
    assert "张芳 接了" in own.text
    await happens(lambda: "张芳 接了" in listed.text, within=20)
    assert button.data not in [one.data for row in listed.buttons for one in row]
    await zhang.presses("到现场", on=own)
    await happens(lambda: "张芳 到现场了" in own.text, within=20)


async def takes_one(cadre, group) -> None:
    """Press the first button that takes a report."""
    buttons = (button.data for message in group.heard for row in message.buttons for button in row)
    taking = next((data for data in buttons if data.startswith("u:take:")), None)
    if taking:
        await cadre.presses(data=taking, chat=group, wait=False)


def shown(telegram, group) -> dict[int, datetime]:
    """Return when each report was first shown, on a card of its own or in a list, with the button that takes it."""
    seen: dict[int, datetime] = {}
    for call in telegram.calls:
        if call.params.get("chat_id") == group.id and call.method.startswith("send"):
            for number in re.findall(r"u:take:(\d+)", str(call.params.get("reply_markup"))):
                seen.setdefault(int(number), call.when)
    return seen


def most_in_a_minute(telegram, group) -> int:
    """Return how many messages and changes a group got in its busiest minute."""
    times = [call.when for call in telegram.calls if call.params.get("chat_id") == group.id]
    return max(bisect_left(times, start + timedelta(minutes=1)) - number for number, start in enumerate(times))
