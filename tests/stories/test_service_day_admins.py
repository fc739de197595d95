"""Administrators change a service day: two at the same moment, and seats that are taken already."""

import asyncio
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import text

from bot.sandbox import Message, Person
from jobs import seats as lines
from models import seats, servicedays
from models.riders import Profile
from models.seats import SEATED, WAITING, Place
from models.servicedays import ANNOUNCEMENT, CANCELLED, ServiceDay
from tests.stories import people
from tests.stories.conftest import ON_ONE_DATABASE, happens
from tests.stories.test_service_days import next_day, offers, writes

CHANGED = "改好了"
WHO_WAIT = text("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")


@pytest.fixture
async def riders(nuanyi, telegram, town) -> dict[str, tuple[Person, int]]:
    """Five riders, with their member ids."""
    found = {}
    for name in "甲乙丙丁戊":
        person = telegram.person(name, language_code="zh-hans", started=True)
        found[name] = person, await people.becomes_rider(nuanyi, person, Profile(name), area=town.area("410102"))
    return found


@pytest.fixture
async def page(nuanyi, boss, deputy) -> dict[Person, Message]:
    """The page of the next service day on the phone of each administrator."""
    await next_day(nuanyi)
    found = {}
    for admin in (boss, deputy):
        await admin.says("/serviceday")
        await admin.presses("12月7日", on=await admin.hears("接下来的服务日"))
        found[admin] = await admin.hears("🩺 体检")
    return found


@asynccontextmanager
async def at_once(nuanyi, day: ServiceDay):
    """Hold a day until two changes wait for it; on SQLite one is written after the other anyway."""
    database = nuanyi.kit.database
    async with database.begin() as session:
        await servicedays.hold(session, day.number)
        yield
        for _ in range(250):
            if database.sqlite or (await session.execute(WHO_WAIT)).scalar_one() >= 2:
                return
            await asyncio.sleep(0.02)
        raise AssertionError("they don't wait for each other")


async def asks(admin: Person, page: Message, day: ServiceDay, what: str) -> None:
    """Open the form that asks for one thing anew."""
    count = len(admin.heard)
    await admin.presses(on=page, data=f"sd:ae:{day.number}:{what}")
    await happens(lambda: len(admin.heard) > count)


async def both_change(nuanyi, page: dict[Person, Message], *said: tuple[str, str]) -> tuple[ServiceDay, list[str]]:
    """Let each administrator change something at the same moment; return the day, and the pages that they are shown."""
    day = await next_day(nuanyi)
    for (admin, screen), (what, _) in zip(page.items(), said, strict=True):
        await asks(admin, screen, day, what)
    async with at_once(nuanyi, day):
        for admin, (_, words) in zip(page, said, strict=True):
            await admin.says(words)
    shown = [(await admin.hears(CHANGED)).text for admin in page]
    return await as_it_is(nuanyi, day), shown


async def as_it_is(nuanyi, day: ServiceDay) -> ServiceDay:
    async with nuanyi.kit.database.read() as session:
        return await servicedays.by_id(session, day.number)


async def test_of_what_two_administrators_change_at_the_same_moment_nothing_is_lost(nuanyi, boss, deputy, page, capsys):
    day, shown = await both_change(nuanyi, page, ("hours", "10:00-15:00"), ("date", "12月9日"))
    assert (day.day.day, day.begins, day.ends, day.version) == (9, 600, 900, 2)
    assert any("12月9日周三" in one and "10:00–15:00" in one for one in shown), "the second sees what the first did"

    first = day.places
    day, shown = await both_change(nuanyi, page, ("place", "54"), ("place", "55"))
    assert day.places[:1] == first
    assert {nuanyi.stations.by_code(code).id for code in ("54", "55")} == set(day.places[1:])
    assert sorted(one.count("📍") for one in shown) == [2, 3]

    day, shown = await both_change(nuanyi, page, ("words", "带上身份证。"), ("words", "带上健康证。"))
    assert [words in one for words, one in zip(("带上身份证。", "带上健康证。"), shown, strict=True)] == [True, True]
    assert day.says["zh-Hans"] in ("带上身份证。", "带上健康证。"), "of one thing the last word counts"
    assert day.version == 6

    haircut = await offers(nuanyi, day, "haircut", 3)
    async with at_once(nuanyi, day):
        leaving = [asyncio.create_task(admin.presses(on=page[admin], data=f"sd:avx:{haircut}")) for admin in page]
    answers = [(await one).text for one in leaving]
    assert sorted(answers) == ["", "这项服务已经去掉了。"], "left out once"
    said = capsys.readouterr()
    assert "an update failed" not in said.out + said.err

    await asks(deputy, page[deputy], day, "hours")
    async with at_once(nuanyi, day):
        await deputy.says("11:00-14:00")
        cancelling = asyncio.create_task(boss.presses(on=page[boss], data=f"sd:axy:{day.number}"))
    await cancelling
    await happens(lambda: CHANGED in deputy.last.text or "已经取消，不能再改" in deputy.last.text)
    off = await as_it_is(nuanyi, day)
    assert (off.state, off.begins == 660) == (CANCELLED, CHANGED in deputy.last.text)


@ON_ONE_DATABASE
async def test_with_fewer_seats_nobody_loses_theirs_and_the_line_waits_until_there_is_room(nuanyi, riders, boss, page):
    day = await next_day(nuanyi)
    haircut = await offers(nuanyi, day, "haircut", 2)
    await writes(nuanyi, day, ANNOUNCEMENT, topic=None)
    copies = {name: await person.hears("理发（2 个名额）") for name, (person, _) in riders.items()}
    for name in "甲乙丙丁":
        await riders[name][0].presses("理发", on=copies[name])

    async def has(seats_: int, shown: str) -> None:
        await asks(boss, page[boss], day, f"seats:{haircut}")
        await boss.says(str(seats_))
        assert shown in (await boss.hears(CHANGED)).text

    async def held() -> dict[str, Place]:
        async with nuanyi.kit.database.read() as session:
            places = await seats.places(session, [haircut], [member for _, member in riders.values()])
        return {name: places[member][haircut] for name, (_, member) in riders.items() if member in places}

    await has(1, "💈 理发：2/1 个名额，2 人排队")
    assert await held() == {
        "甲": Place(SEATED),
        "乙": Place(SEATED),
        "丙": Place(WAITING, 0),
        "丁": Place(WAITING, 1),
    }
    await happens(lambda: "理发（1 个名额）" in copies["戊"].text)
    await nuanyi.later(minutes=3)
    for name, mine in zip("甲乙丙丁", ("给你留了名额", "给你留了名额", "排在第 1 位", "排在第 2 位"), strict=True):
        told = await riders[name][0].hears("服务日有变化")
        while told is copies[name]:
            told = await riders[name][0].hears("服务日有变化")
        assert mine in told.text
    assert riders["戊"][0].last is copies["戊"], "who doesn't come gets no new message"

    await riders["甲"][0].presses("不要名额了", on=copies["甲"])
    assert await lines.run(nuanyi.kit, nuanyi.kit.clock.now()) == 0, "the one seat that there is is taken"
    assert (await held())["丙"] == Place(WAITING, 0)
    await riders["乙"][0].presses("不要名额了", on=copies["乙"])
    await riders["丙"][0].hears("轮到你了")
    assert await held() == {"丙": Place(SEATED), "丁": Place(WAITING, 0)}
    await has(2, "💈 理发：2/2 个名额")
    await riders["丁"][0].hears("轮到你了")
    assert (await held())["丁"] == Place(SEATED)
