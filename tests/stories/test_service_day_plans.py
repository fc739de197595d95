"""Administrators change what is planned for a service day, and cancel one; who knew of it hears of that."""

from datetime import date, datetime, timedelta

import pytest

from bot.sandbox import Message
from jobs import notices as sending
from jobs import servicedays as job
from models import members, occasions, preferences, servicedaychanges, servicedays, subscriptions, timings
from models.riders import Profile
from tests.stories import people
from tests.stories.conftest import ON_ONE_DATABASE, SHANGHAI, happens

ANNOUNCED = datetime(2026, 12, 4, 14, 30, tzinfo=SHANGHAI)
"""Three days before the seventh, which is the fifth's next working day, in the slack hours of delivery riders."""


@pytest.fixture
async def boss(nuanyi, town, telegram, wang, li):
    """An administrator; Wang and Li are riders who want to hear of service days."""
    for person in (wang, li):
        person.started = person.met = True
        member = await people.becomes_rider(nuanyi, person, Profile(person.name), area=town.area("410102"))
        async with nuanyi.kit.database.begin() as session:
            await subscriptions.choose(session, member, ["service_day"], nuanyi.kit.clock.now())
    return people.administrator(telegram)


async def passes(nuanyi, until: datetime) -> None:
    """Let time pass, and the program look at its service days."""
    await nuanyi.later(seconds=(until - nuanyi.kit.clock.now()).total_seconds())
    await job.run(nuanyi.kit, nuanyi.kit.clock.now())


async def moves(nuanyi, to: date, hours: str) -> None:
    """Let somebody change date and hours of the next service day."""
    zone, now = nuanyi.kit.district.zone, nuanyi.kit.clock.now()
    async with nuanyi.kit.database.begin() as session:
        (first, *_) = await servicedays.coming_days(session, now.date())
        day = await servicedays.hold(session, first.number)
        await servicedaychanges.open_at(session, day, *timings.read(hours), zone, now)
        await servicedaychanges.move(session, day, to, zone, now)
        await occasions.tell_change(session, day, zone, now)


async def shown(nuanyi, boss) -> Message:
    """Return the list of coming service days."""
    await job.run(nuanyi.kit, nuanyi.kit.clock.now())
    await boss.says("/serviceday")
    return await boss.hears("接下来的服务日")


@ON_ONE_DATABASE
async def test_what_is_changed_is_edited_in_what_was_sent_and_told_anew_only_to_those_coming(nuanyi, boss, wang, li):
    listed = await shown(nuanyi, boss)
    assert "12月7日周一 09:00–16:00 · 0 人说来" in listed.text
    await boss.presses("12月7日", on=listed)
    page = await boss.hears("📣 12月4日周五 08:00 起通知大家")
    assert "原定" not in page.text
    await boss.presses("说明", on=page)
    await boss.hears("要对大家说什么")
    await boss.says("带上身份证。")
    page = await boss.hears("还没有通知过谁")
    assert "💬 带上身份证。" in page.text

    await passes(nuanyi, ANNOUNCED)
    news, other = await wang.hears("带上身份证"), await li.hears("09:00–16:00")
    await wang.presses("我来", on=news)
    await happens(lambda: "记下了" in news.text)
    dentist = next(button.data for row in news.buttons for button in row if "看牙" in button.label)
    await wang.presses(on=news, data=dentist)
    await happens(lambda: "看牙：给你留了名额" in news.text)

    await boss.presses("时间", on=page)
    await boss.hears("几点到几点")
    await boss.says("十点吧")
    await boss.hears("我没看懂")
    await boss.says("10:00-15:00")
    page = await boss.hears("改好了")
    assert "10:00–15:00" in page.text
    await boss.presses("日期", on=page)
    await boss.hears("改到哪天")
    await boss.says("12月4日")
    await boss.hears("这个时间已经过了")
    await boss.says("12月9日")
    page = await boss.hears("原定 12月7日周一")
    await boss.presses("地点", on=page)
    await boss.presses("加一个地点", on=await boss.hears("点一下就去掉"))
    await boss.hears("在哪个驿站")
    await boss.says("郑品书舍")
    page = await boss.hears("改好了")
    assert page.text.count("📍") == 2
    await boss.presses("服务", on=page)
    await boss.presses("加一项服务", on=await boss.hears("有 4 项服务"))
    await boss.hears("加什么服务")
    await boss.says("磨刀 -8个")
    page = await boss.hears("磨刀：0/8 个名额")
    for seats in (("名额", "6"), ("去掉这项",)):
        await boss.presses("服务", on=page)
        await boss.presses("看牙", on=await boss.hears("有 5 项服务"))
        await boss.presses(seats[0], on=await boss.hears("看牙：1/"))
        if seats[1:]:
            await boss.hears("改成几个名额")
            await boss.says(seats[1])
            page = await boss.hears("看牙：1/6")
    await boss.presses("去掉这项", on=await boss.hears("有 1 人约了名额或在排队"))
    await boss.presses("返回", on=await boss.hears("有 4 项服务"))
    page = await boss.hears("磨刀")
    assert "看牙" not in page.text

    for copy in (news, other):
        await happens(lambda copy=copy: "12月9日周三 10:00–15:00" in copy.text and "郑品书舍" in copy.text)
    assert wang.last is news, "more changes may come"
    assert (await li.presses(on=other, data=dentist)).text.startswith("这一项这次没有了")
    await happens(lambda: "看牙" not in other.text)
    await nuanyi.later(minutes=3)
    await happens(lambda: wang.last is not news)
    assert "服务日有变化" in wang.last.text
    assert "12月9日周三 10:00–15:00" in wang.last.text
    assert "磨刀" in wang.last.text
    assert "看牙：临时取消了" in wang.last.text, "who had a seat hears that it is gone"
    told, anew = len(wang.heard), wang.last

    await boss.presses("取消这次", on=page)
    await boss.presses("取消这次", on=await boss.hears("说来的 1 人会收到消息"))
    page = await boss.hears("取消了")
    await happens(lambda: wang.last is not anew)
    await happens(lambda: all("取消了" in one.text for one in (news, other, anew, wang.last)))
    assert (len(wang.heard), li.last) == (told + 1, other)
    assert [button.label for row in page.buttons for button in row] == ["◀️ 所有服务日"]


@ON_ONE_DATABASE
async def test_a_moved_day_is_reminded_of_anew_and_nobody_but_administrators_changes_one(nuanyi, boss, wang, li):
    await boss.presses("12月7日", on=await shown(nuanyi, boss))
    await boss.presses("图片", on=await boss.hears("12月7日"))
    await boss.hears("发一张图片")
    await boss.sends_photo()
    page = await boss.hears("🖼 有图片")
    async with nuanyi.kit.database.begin() as session:
        number = await members.number_of(session, li.id, nuanyi.kit.clock.now())
        await preferences.change(session, number, slack="20:00-22:00")
    await passes(nuanyi, ANNOUNCED)
    news = await wang.hears("服务日")
    shown_first = news.photo.content
    await boss.presses("图片", on=page)
    await boss.presses("不放图片", on=await boss.hears("发一张图片"))
    await happens(lambda: news.photo.content != shown_first)
    await passes(nuanyi, ANNOUNCED.replace(hour=20))
    late = await li.hears("服务日")
    assert late.photo.content == news.photo.content, "all have a picture: so all can be changed"
    await wang.presses("我来", on=news)
    async with nuanyi.kit.database.read() as session:
        day, *_ = await servicedays.coming_days(session, ANNOUNCED.date())
    assert (await wang.presses(on=news, data=f"sd:axy:{day.number}")).alert
    await passes(nuanyi, ANNOUNCED + timedelta(days=2))
    reminder = await wang.hears("明天就是服务日")
    await boss.presses("12月7日", on=await shown(nuanyi, boss))
    await boss.presses("日期", on=await boss.hears("🙋 1 人说来"))
    await boss.hears("改到哪天")
    await boss.says("12月10日")
    page = await boss.hears("改好了")
    await happens(lambda: all("有变化" in one.text and "12月10日" in one.text for one in (reminder, news, late)))
    await passes(nuanyi, ANNOUNCED + timedelta(days=3))
    await wang.hears("服务日有变化")
    await passes(nuanyi, ANNOUNCED + timedelta(days=5))
    await wang.hears("明天就是服务日")
    await passes(nuanyi, ANNOUNCED + timedelta(days=6))
    await wang.hears("今天就是服务日")
    await boss.presses("时间", on=page)
    await boss.hears("几点到几点")
    await boss.says("2-5")
    await boss.hears("这个时间已经过了")
    await boss.says("14-17")
    await boss.hears("14:00–17:00")
    async with nuanyi.kit.database.read() as session:
        found = await occasions.written(session, day)
    assert sorted(source.split(":", 2)[2] for source in found) == [
        "announcement",
        "changed:2",
        "changed:3",
        "changed:4",
        "day_before",
        "day_before:2026-12-10",
        "morning:2026-12-10",
    ]


@ON_ONE_DATABASE
async def test_a_day_moved_by_mistake_is_reminded_of_all_the_same_and_nobody_hears_of_one_too_late(
    nuanyi, boss, wang, li
):
    async with nuanyi.kit.database.begin() as session:
        late = await members.number_of(session, li.id, nuanyi.kit.clock.now())
        await preferences.change(session, late, slack="20:00-22:00")
    await passes(nuanyi, ANNOUNCED)
    news = await wang.hears("新新服务日")
    await moves(nuanyi, date(2026, 12, 4), "16-18")
    await li.hears("12月4日周五 16:00–18:00")
    await moves(nuanyi, date(2026, 12, 7), "9-16")
    await wang.presses("我来", on=news)

    await passes(nuanyi, ANNOUNCED.replace(day=6, hour=10))
    await sending.run(nuanyi.kit, nuanyi.kit.clock.now())
    for day in (9, 7):
        await moves(nuanyi, date(2026, 12, day), "9-16")
        await nuanyi.later(minutes=5)
        await wang.hears(f"12月{day}日")
    await passes(nuanyi, ANNOUNCED.replace(day=6))
    await wang.hears("明天就是服务日")
