"""A pause of a week ends by itself, or by the button that ends it at once."""

import asyncio

import pytest

from bot.sandbox import Person
from models import members, notices, preferences, recipients, servicedays
from models.outbox import OPTED_OUT
from models.riders import Profile
from models.servicedays import ANNOUNCEMENT, ServiceDay
from tests.stories import people
from tests.stories.conftest import ON_ONE_DATABASE, happens
from tests.stories.test_service_days import next_day, writes


@pytest.fixture
async def rider(nuanyi, town, wang):
    """Somebody who wants to hear of service days."""
    await people.becomes_rider(nuanyi, wang, Profile("王伟"), area=town.area("410102"))
    wang.started = wang.met = True
    async with nuanyi.kit.database.begin() as session:
        await preferences.switch(session, wang.id, "service_day", nuanyi.kit.clock.now(), on=True)
    return wang


async def days(nuanyi) -> list[ServiceDay]:
    """The service days that are planned by now, each of which can be announced once."""
    await next_day(nuanyi)
    async with nuanyi.kit.database.read() as session:
        return await servicedays.coming_days(session, nuanyi.kit.clock.now().date())


async def becomes(nuanyi, day: ServiceDay, person: Person, state: str) -> None:
    """Wait until the books say so of the announcement of a day to somebody."""
    for _ in range(250):
        async with nuanyi.kit.database.read() as session:
            known = await members.known(session, person.id)
            notice = await notices.by_source(session, servicedays.source(day, ANNOUNCEMENT))
            found = await recipients.find(session, notice.number, known.id)
        if found and found.state == state:
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"the books say {found and found.state}")


@ON_ONE_DATABASE
async def test_after_a_week_notices_come_again_by_themselves_or_before_by_a_button(nuanyi, rider):
    december, january = await days(nuanyi)
    await rider.says("/notices")
    screen = await rider.hears("开着 1 种")
    await rider.presses("全部暂停一周", on=screen)
    await happens(lambda: "到 2026年11月25日 自己恢复" in screen.text)

    await nuanyi.later(days=6, hours=23, minutes=58)
    await writes(nuanyi, december, ANNOUNCEMENT)
    await becomes(nuanyi, december, rider, OPTED_OUT)
    await nuanyi.later(minutes=3)
    await writes(nuanyi, january, ANNOUNCEMENT)
    assert "1月5日" in (await rider.hears("新新服务日")).text, "what was held back is not made up for"
    await becomes(nuanyi, december, rider, OPTED_OUT)

    await rider.says("/notices")
    screen = await rider.hears("开着 1 种")
    await rider.presses("全部暂停一周", on=screen)
    await happens(lambda: "到 2026年12月2日 自己恢复" in screen.text)
    assert screen.button("全部暂停一周") is None
    await nuanyi.later(days=6)
    assert (await rider.presses("现在就恢复", on=screen)).text == "好，恢复了。"
    await happens(lambda: screen.button("全部暂停一周") is not None)
    assert "暂停，到" not in screen.text
    *_, february = await days(nuanyi)
    await writes(nuanyi, february, ANNOUNCEMENT)
    await happens(lambda: f"{february.day.month}月{february.day.day}日" in rider.last.text)
