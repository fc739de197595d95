"""Riders hear of the next service day, say that they come, get a seat or wait for one, and are kept up to date."""

import asyncio
import re
from datetime import UTC, datetime

import pytest
from icalendar import Calendar
from sqlalchemy import update
from sqlmodel import col

from jobs import servicedays as plans
from models import comings, copychanges, notices, seats, servicedays, subscriptions
from models.notices import NOW, SERVICE_DAY, Notice
from models.riders import Profile
from models.seats import SEATED
from models.servicedays import ANNOUNCEMENT, CALLED_OFF, CANCELLED, CHANGED, DAY_BEFORE, Service, ServiceDay
from tests.stories import people
from tests.stories.conftest import ON_ONE_DATABASE, happens, labels

CROWD = ("王伟", "李娜", "Ana")


@pytest.fixture
async def riders(nuanyi, town, wang, li, ana):
    """Three riders, of Zhongyuan but for Li, who want to hear of service days; return their member ids."""
    found = []
    for person, name in zip((wang, li, ana), CROWD, strict=True):
        person.started = person.met = True
        member = await people.becomes_rider(
            nuanyi, person, Profile(name), area=town.area("410103" if person is li else "410102")
        )
        async with nuanyi.kit.database.begin() as session:
            await subscriptions.choose(session, member, ["service_day"], nuanyi.kit.clock.now())
        found.append(member)
    return found


async def next_day(nuanyi, **columns) -> ServiceDay:
    """Return the next service day, as the program plans it, after changing this about it."""
    now = nuanyi.kit.clock.now()
    await plans.run(nuanyi.kit, now)
    async with nuanyi.kit.database.begin() as session:
        day, *_ = await servicedays.coming_days(session, now.date())
        if columns:
            await session.execute(update(ServiceDay).where(col(ServiceDay.id) == day.number).values(**columns))
        return await servicedays.by_id(session, day.number)


async def offers(nuanyi, day: ServiceDay, key: str, places: int) -> int:
    """Let a service of a day have so many seats; return its id."""
    async with nuanyi.kit.database.begin() as session:
        here = (col(Service.service_day_id) == day.number, col(Service.key) == key)
        changing = update(Service).where(*here).values(seats=places).returning(col(Service.id))
        return (await session.execute(changing)).scalar_one()


async def writes(nuanyi, day: ServiceDay, occasion: str, **more) -> None:
    """Write of a day now, to everybody who wants to hear of it or, on other occasions, to those coming."""
    now = nuanyi.kit.clock.now()
    audience = "{}" if occasion == ANNOUNCEMENT else f'{{"coming":{day.number}}}'
    topic = "service_day" if occasion == ANNOUNCEMENT else None
    source = servicedays.source(day, occasion)
    facts = {"kind": SERVICE_DAY, "about": day.number, "topic": topic, "audience": audience, "hours": NOW, **more}
    async with nuanyi.kit.database.begin() as session:
        assert await notices.open_one(session, Notice(source=source, begins_at=now, created_at=now, **facts))


@ON_ONE_DATABASE
async def test_a_day_is_announced_riders_come_wait_in_line_and_hear_of_what_changes(nuanyi, riders, wang, li, ana):
    day = await next_day(nuanyi, picture="")
    haircut = await offers(nuanyi, day, "haircut", 1)
    await writes(nuanyi, day, ANNOUNCEMENT)
    news = await wang.hears("新新服务日")
    for words in ("12月7日周一 09:00–16:00", "三棉东社区", "就在你的片区（中原区）", "💈 理发（1 个名额）、⚖️ 法律咨询"):
        assert words in news.text
    assert labels(news)[0] == "✋ 我来"
    assert "💈 理发：要一个名额" in labels(news)
    assert {"🚴 高德", "🗓 加到日历", "🔕 不再收“新新服务日”"} <= set(labels(news))

    await asyncio.gather(*(wang.presses("理发", on=news) for _ in range(3)))
    await wang.hears("🎟 💈 理发：给你留了名额")
    assert "↩️ 💈 理发：不要名额了" in labels(news)
    assert "🔕 不再收“新新服务日”" in labels(news), "what stops the topic stays"
    await nuanyi.restarts()
    assert re.search(r"离你的片区（二七区）约 [3-9]\.\d 公里", (await li.hears("现场有")).text)
    await li.says("服务日")
    page = await li.hears("现场有")
    assert "💈 理发：满了，排队" in labels(page)
    assert (await li.presses("理发", on=page)).text == "💈 理发名额满了，已经帮你排上队。轮到你马上告诉你。"
    await li.hears("你排在第 1 位")
    await ana.says("/service")
    english = await ana.hears("There will be")
    await ana.presses("get in line (1 waiting)", on=english)
    await ana.hears("no. 2 in line")

    await wang.presses("不来了", on=news)
    await wang.hears("现场有")
    assert "✋ 我来" in labels(news)
    told = await li.hears("轮到你了")
    await li.presses("看看安排", on=told)
    assert "↩️ 💈 理发：不要名额了" in labels(await li.hears("给你留了名额"))
    await ana.hears_nothing()
    await offers(nuanyi, day, "haircut", 2)
    await ana.hears("Your turn")
    async with nuanyi.kit.database.read() as session:
        found = await seats.places(session, [haircut], riders)
        assert {member: held[haircut].state for member, held in found.items()} == dict.fromkeys(riders[1:], SEATED)
        assert await comings.count(session, day.number) == 2

    await wang.presses("🔕 不再收", on=news)
    await wang.hears("现场有")
    for stroke in ("我来", "↩️ 已不再收“新新服务日”，点这里恢复", "不来了"):
        await wang.presses(stroke, on=news)
        await wang.hears("现场有")

    await writes(nuanyi, day, DAY_BEFORE)
    reminder = await li.hears("明天就是服务日")
    await ana.hears("tomorrow")
    await wang.hears_nothing()
    assert "这次说了要来，有事还会告诉你" in (await li.presses("🔕 不再收“新新服务日”", on=reminder)).text
    await li.hears("现场有")
    for stroke in ("不来了", "我来"):
        await li.presses(stroke, on=reminder)
        await li.hears("现场有")
        assert labels(reminder)[-1] == "↩️ 已不再收“新新服务日”，点这里恢复"

    moved = await next_day(nuanyi, begins=10 * 60, version=1)
    await writes(nuanyi, moved, CHANGED)
    async with nuanyi.kit.database.begin() as session:
        announced = await notices.by_source(session, servicedays.source(day, ANNOUNCEMENT))
        await copychanges.correct(session, announced.number)
    await wang.hears("服务日有变化")
    await wang.says("好的，收到", reply_to=news)
    await wang.hears("现场有")
    assert "10:00–16:00" in news.text
    assert "✋ 我来" in labels(news)
    assert "🔕 不再收“新新服务日”" in labels(news)
    await li.hears("服务日有变化")

    off = await next_day(nuanyi, state=CANCELLED, version=2)
    await writes(nuanyi, off, CALLED_OFF)
    assert labels(await ana.hears("is off")) == ["🗓 Mark it cancelled in my calendar", "🔕 No more “new service day”"]
    assert labels(await li.hears("取消了")) == ["🗓 日历里也标成取消"]
    await wang.presses(on=news, data=f"sd:rc:{day.number}:0")
    assert (await wang.presses(on=news, data=f"sd:rc:{day.number}:0")).text.startswith("这次服务日取消了")
    async with nuanyi.kit.database.read() as session:
        assert await comings.count(session, day.number) == 2


@ON_ONE_DATABASE
async def test_the_calendar_file_follows_what_changes_and_a_picture_comes_with_the_announcement(
    nuanyi, riders, wang, ana, telegram
):
    picture = await ana.sends_photo()
    day = await next_day(nuanyi, picture=picture.wire["photo"][-1]["file_id"])
    await writes(nuanyi, day, ANNOUNCEMENT)
    news = await wang.hears("新新服务日")
    assert news.photo.content
    await wang.presses("我来", on=news)
    await happens(lambda: "✅ 记下了，你来。" in news.text)
    await wang.presses("加到日历", on=news)
    first = event(await wang.hears("点开文件"))
    assert (first["DTSTART"].dt, first["SEQUENCE"], str(first["STATUS"])) == (
        datetime(2026, 12, 7, 1, tzinfo=UTC),
        0,
        "CONFIRMED",
    )
    assert "三棉东社区" in first["LOCATION"]
    await next_day(nuanyi, begins=10 * 60, version=1, state=CANCELLED)
    async with nuanyi.kit.database.begin() as session:
        announced = await notices.by_source(session, servicedays.source(day, ANNOUNCEMENT))
        assert announced.pictured
        await copychanges.correct(session, announced.number)
    await happens(lambda: "取消了" in news.text)
    await wang.presses("日历里也标成取消", on=news)
    second = event(await wang.hears("标成已取消"))
    assert (second["SEQUENCE"], str(second["STATUS"]), second["UID"]) == (1, "CANCELLED", first["UID"])
    assert second["DTSTART"].dt > first["DTSTART"].dt


async def test_who_is_not_checked_in_is_shown_the_way_and_pressing_for_others_days_says_so(nuanyi, wang):
    wang.started = True
    day = await next_day(nuanyi)
    await wang.says("/service")
    page = await wang.hears("新新服务日")
    assert (await wang.presses("我来", on=page)).text.startswith("先报到")
    for data in ("sd:rt:999999:0", "sd:rg:999999:0", "sd:rc:999999:0", "sd:rl:999999:0", "sd:ri:999999"):
        assert "按钮" in (await wang.presses(on=page, data=data)).text
    async with nuanyi.kit.database.read() as session:
        assert await comings.count(session, day.number) == 0


def event(message):
    """Return the event in a calendar file, which says what its zone is, and who made it."""
    calendar = Calendar.from_ical(message.document.content)
    assert str(calendar["PRODID"]) == "-//Nuanyi//Nuanyi//EN"
    assert [str(zone["TZID"]) for zone in calendar.timezones] == ["Asia/Shanghai"]
    (found,) = calendar.events
    return found
