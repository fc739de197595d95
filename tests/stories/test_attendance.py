"""Who comes to a service day is counted once by a keeper's code, asked how it was, and is a number in the report."""

import asyncio
import io
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import update

from bot.sandbox import Person
from jobs import counting, forget, turnouts
from jobs import servicedays as plans
from models import attendances, codes, erasures, ledger, members, servicedays, subscriptions
from models.attendances import Attendance, AttendanceCode
from models.codes import CodeTry
from models.comings import Coming
from models.drafts import Draft
from models.ledger import Entry
from models.notices import SERVICE_DAY, Notice
from models.outbox import Outgoing
from models.ratings import Rating
from models.recipients import Recipient
from models.riders import Profile
from models.servicedays import ServiceDay
from models.turnouts import TurnoutReport
from tests.bot import reading
from tests.stories import people
from tests.stories.conftest import ON_ONE_DATABASE, WEDNESDAY, count, happens, labels, offering

TODAY = date(2026, 11, 18)
OPEN = "今天服务日：出示签到码"


@pytest.fixture
async def day(nuanyi) -> ServiceDay:
    """A service day that is today, at one of two stations."""
    await nuanyi.knows(offering("甲"), offering("乙", north=500))
    station, now = nuanyi.stations.by_code("甲").id, nuanyi.kit.clock.now()
    made = ServiceDay(month=TODAY.replace(day=1), planned=TODAY, day=TODAY, begins=540, ends=960, made_at=now)
    made.stations = f"[{station}]"
    async with nuanyi.kit.database.begin() as session:
        session.add(made)
    return made


@pytest.fixture
async def zhao(telegram, nuanyi, day) -> Person:
    """The keeper of the station where it is."""
    keeper = telegram.person("赵姐", language_code="zh-hans")
    await people.becomes_keeper(nuanyi, keeper, station=nuanyi.stations.by_code("甲").id)
    return keeper


async def rides(nuanyi, person: Person, **more: object) -> int:
    person.started = person.met = True
    return await people.becomes_rider(nuanyi, person, Profile(person.name), **more)


async def shows(keeper: Person) -> tuple[str, str]:
    """Let a keeper show a code; return what its link says, and the digits."""
    await keeper.says("/mystation")
    await keeper.presses(OPEN, on=await keeper.hears("🏠"))
    return read(await keeper.hears("签到码"))


def read(sheet) -> tuple[str, str]:
    (link,) = reading.codes(reading.image(sheet.photo.content))
    digits = re.search(r"\d{3} \d{3}", sheet.text)[0]
    return link.partition("?start=")[2], digits


async def test_who_comes_is_counted_once_and_gets_the_points_once(nuanyi, database, telegram, day, zhao, wang, li, ana):
    member = await rides(nuanyi, wang)
    await rides(nuanyi, li)
    ana.started = ana.met = True
    for _ in range(2):
        await counting.run(nuanyi.kit, nuanyi.kit.clock.now())
    await zhao.presses(OPEN, on=await zhao.hears("今天是服务日，地点就在 甲驿站"))
    shown = await zhao.hears("10:05 前有效")
    payload, digits = read(shown)
    assert await count(database, Outgoing, Outgoing.source.startswith("counting:")) == 1, "told once"
    await asyncio.gather(*(wang.opens(payload) for _ in range(3)))
    await wang.hears("签到好了：11月18日服务日，甲驿站，10:00")
    await wang.hears("新新服务日")
    await wang.says(digits)
    await wang.hears("你已经签过到了")
    await wang.says("/service")
    page = await wang.hears("✅ 你来过了")
    assert not {"✋ 我来", "✖️ 不来了"} & set(labels(page))
    assert await count(database, Attendance) == await count(database, Entry, Entry.rule == "service_day") == 1
    await ana.opens(payload)
    assert (await ana.hears("check in first")).buttons
    await nuanyi.later(minutes=6)
    await li.opens(payload)
    await li.hears("这个码过时了")
    await li.says(digits)
    await li.hears("这个码过时了")
    assert await count(database, CodeTry) == 0, "who types slowly does not guess"
    answer = await zhao.presses("🔄 换一张新的", on=shown)
    assert "换好了" in answer.text
    new = await zhao.hears("这里已签到 1 人")
    again, digits = read(new)
    assert again != payload
    await li.says(f" {digits.replace(' ', '－')} ")
    await li.hears("签到好了")
    async with database.read() as session:
        (one, _), *rest = await attendances.of(session, member)
        entry = await ledger.by_key(session, f"service_day:{day.number}:attended:{member}")
        keeper = await members.find(session, zhao.id)
    assert rest == []
    assert (one.counted_by, entry.made_by, entry.about) == (keeper.id, keeper.id, day.number)


@ON_ONE_DATABASE
async def test_no_code_counts_that_is_guessed_made_up_ones_own_or_of_another_day(
    nuanyi, database, telegram, day, zhao, wang, boss
):
    await rides(nuanyi, wang)
    await rides(nuanyi, zhao)
    other = telegram.person("钱叔", language_code="zh-hans")
    await people.becomes_keeper(nuanyi, other, station=nuanyi.stations.by_code("乙").id)
    await other.says("/mystation")
    assert OPEN not in str((await other.hears("🏠")).buttons)
    press = f"sd:k:{day.number}:{nuanyi.stations.by_code('甲').id}"
    assert "没有权限" in (await other.presses(on=other.last, data=press)).text
    await wang.says("/myid")
    assert "没有权限" in (await wang.presses(on=await wang.hears(), data=press)).text
    payload, digits = await shows(zhao)
    await zhao.opens(payload)
    await zhao.hears("这是你自己出示的码")
    await wang.opens(f"{payload[:-1]}{'A' if payload[-1] != 'A' else 'B'}")
    await wang.hears("这个签到码认不出来")
    wrong = f"{(int(digits.replace(' ', '')) + 1) % 1_000_000:06}"
    for _ in range(codes.TRIES):
        await wang.says(wrong)
        await wang.hears("今天没有这个签到码")
    await wang.hears("请过 10 分钟再")
    await wang.says(digits)
    await wang.hears("请过 10 分钟再")
    assert await count(database, Attendance) == 0
    await wang.opens(payload)
    await wang.hears("签到好了")
    await boss.says("/serviceday")
    await boss.presses("11月18日周三", on=await boss.hears("11月18日"))
    await boss.presses("📲 签到码：甲驿站", on=await boss.hears("甲驿站"))
    payload, _ = read(await boss.hears("这里已签到 1 人"))
    async with nuanyi.kit.database.begin() as session:
        await session.execute(update(ServiceDay).values(state=servicedays.CANCELLED))
    await zhao.opens(payload)
    await zhao.hears("取消了")
    async with nuanyi.kit.database.begin() as session:
        await session.execute(update(ServiceDay).values(state=servicedays.PLANNED))
    await nuanyi.later(days=1)
    await zhao.opens(payload)
    await zhao.hears("11月18日服务日的签到码，只在那天有用")
    assert "只在那天有用" in (await boss.presses(on=boss.last, data=press)).text
    assert await count(database, Attendance) == 1


@ON_ONE_DATABASE
async def test_a_code_counts_by_when_it_was_scanned_however_long_nothing_ran(
    nuanyi, telegram, day, zhao, wang, li, ana
):
    for person in (wang, li, ana):
        await rides(nuanyi, person)
    payload, digits = await shows(zhao)
    async with nuanyi.is_down():
        telegram.clock.set(WEDNESDAY + timedelta(minutes=3))
        await wang.opens(payload)
        await ana.says(digits)
        telegram.clock.set(WEDNESDAY + timedelta(minutes=6))
        await li.opens(payload)
        telegram.clock.set(WEDNESDAY + timedelta(hours=1))
    await wang.hears("签到好了：11月18日服务日，甲驿站，10:03")
    await ana.hears("You are counted")
    await li.hears("这个码过时了")
    telegram.clock.set(WEDNESDAY.replace(hour=23, minute=58))
    await nuanyi.later(minutes=1)
    payload, _ = await shows(zhao)
    async with nuanyi.is_down():
        await li.opens(payload)
        telegram.clock.set(WEDNESDAY + timedelta(days=1))
    await li.hears("签到好了：11月18日服务日，甲驿站，23:59")


@ON_ONE_DATABASE
async def test_of_two_service_days_on_one_date_each_counts(nuanyi, database, telegram, day, zhao, wang):
    await rides(nuanyi, wang)
    qian, second = telegram.person("钱叔", language_code="zh-hans"), nuanyi.stations.by_code("乙").id
    await people.becomes_keeper(nuanyi, qian, station=second)
    made = {"planned": TODAY + timedelta(days=20), "day": TODAY, "begins": 540, "ends": 960, "made_at": WEDNESDAY}
    async with nuanyi.kit.database.begin() as session:
        session.add(ServiceDay(month=date(2026, 12, 1), stations=f"[{second}]", **made))
    payload, digits = await shows(zhao)
    _, others = await shows(qian)
    await wang.opens(payload)
    await wang.hears("签到好了：11月18日服务日，甲驿站")
    await wang.says(digits)
    await wang.hears("你已经签过到了（甲驿站")
    await wang.says(f"{(int(others.replace(' ', '')) + 1) % 1_000_000:06}")
    await wang.hears("今天没有这个签到码")
    await wang.says(others)
    await wang.hears("签到好了：11月18日服务日，乙驿站")
    assert [await count(database, table) for table in (Attendance, CodeTry)] == [2, 1]


async def test_next_day_they_say_how_it_was_and_the_organiser_reads_numbers_once(
    nuanyi, database, town, day, zhao, wang, li, ana, boss, deputy
):
    street = town.area("410102001")
    riders = [await rides(nuanyi, person, area=street) for person in (wang, li)]
    riders.append(await rides(nuanyi, ana, trade="courier"))
    now, station = nuanyi.kit.clock.now(), nuanyi.stations.by_code("甲").id
    async with nuanyi.kit.database.begin() as session:
        about = {"kind": SERVICE_DAY, "about": day.number, "state": "done", "begins_at": now, "ended_at": now}
        said = Notice(source=servicedays.source(day, servicedays.ANNOUNCEMENT), created_at=now, **about)
        session.add(said)
        await session.flush()
        for member, state in zip(riders, ("sent", "sent", "unreachable"), strict=True):
            session.add(Recipient(notice_id=said.number, member_id=member, state=state, due_at=now))
        for member in riders[:2]:
            session.add(Coming(service_day_id=day.number, member_id=member, at=now))
        for member in riders[1:]:
            counted = {"station_id": station, "counted_by": 1, "at": now}
            session.add(Attendance(service_day_id=day.number, member_id=member, **counted))
        await subscriptions.choose(session, riders[1], ["service_day"], now)
    kit = nuanyi.kit
    await nuanyi.later(days=1, hours=4)  # when they have time who deliver food
    await asyncio.gather(*(plans.run(kit, kit.clock.now()) for _ in range(2)))
    asked = await li.hears("你觉得怎么样")
    await li.says("排队有点久", reply_to=asked)
    await li.hears("先点几颗星")
    await li.presses("4⭐", on=asked)
    await li.hears("你给了 ⭐⭐⭐⭐")
    await li.presses("🔕 不再收“新新服务日”", on=asked)
    await li.hears("你给了 ⭐⭐⭐⭐")
    await li.presses("5⭐", on=asked)
    await li.presses("✍️ 说一句", on=await li.hears("你给了 ⭐⭐⭐⭐⭐"))
    await li.hears("想说什么")
    await li.says("师傅手艺好")
    await li.hears("收到，谢谢")
    await li.presses("✍️ 说一句", on=asked)
    await li.hears("想说什么")
    await li.says("=师傅手艺好", reply_to=asked)
    await li.hears("收到，谢谢")
    assert await count(database, Draft) == 0, "what was asked for has come"
    assert labels(asked)[-1] == "↩️ 已不再收“新新服务日”，点这里恢复"
    await wang.says("/myid")
    assert "那天签过到的人" in (await wang.presses(on=await wang.hears(), data=f"sd:q:{day.number}:1")).text
    await nuanyi.later(hours=6)
    assert "🔕" not in str(labels(await ana.hears("你觉得怎么样"))), "there is nothing to stop"
    assert [sum("怎么样" in one.text for one in person.heard) for person in (wang, boss)] == [0, 0], "they did not come"
    for _ in range(250):
        if not await count(database, Notice, Notice.ended_at.is_(None)):
            break
        await asyncio.sleep(0.02)
    assert await turnouts.run(kit, kit.clock.now()) == 0, "they are still answering"
    await nuanyi.later(days=1)
    await asyncio.gather(*(turnouts.run(kit, kit.clock.now()) for _ in range(3)))
    report = await boss.hears("服务日小结")
    assert "通知到 2 人，说要来 2 人，来了 2 人" in report.text
    for line in ("外卖骑手：2 → 2 → 1", "快递员：0 → 0 → 1", "平均 5.0 颗星，1 人"):
        assert line in report.text, report.text
    await happens(lambda: boss.last.document is not None)
    sheets = CalamineWorkbook.from_filelike(io.BytesIO(boss.last.document.content))
    assert sheets.sheet_names == ["按行业", "按片区", "按驿站", "评价"]
    everything = str([sheets.get_sheet_by_index(number).to_python() for number in range(4)])
    assert "=师傅手艺好" in everything
    assert not [name for name in ("李娜", "王伟", "Ana") if name in everything]
    assert await deputy.hears("服务日小结")
    assert await turnouts.run(kit, kit.clock.now()) == 0
    assert await count(database, TurnoutReport) == 1
    kept = kit.district.retention.model_copy(update={"notices": 1})
    kit.district = replace(kit.district, retention=kept)
    await forget.run(kit, kit.clock.now() + timedelta(days=1))
    assert await count(database, Recipient, Recipient.notice_id == said.number) == 0
    await boss.says("/serviceday")
    await boss.presses("📊 11月18日服务日小结", on=await boss.hears("接下来"))
    assert "外卖骑手：2 → 2 → 1" in (await boss.hears("通知到 2 人，说要来 2 人，来了 2 人")).text
    async with nuanyi.kit.database.begin() as session:
        await erasures.erase(session, riders[1], li.id, kit.clock.now())
    assert await count(database, Rating) == 0
    await boss.says("/serviceday")
    report = await boss.hears("接下来")
    await boss.presses("📊 11月18日服务日小结", on=report)
    assert "还没有人评价" in (await boss.hears("来了 1 人")).text
    await forget.run(kit, kit.clock.now() + timedelta(days=kit.district.retention.service_days + 1))
    assert [await count(database, table) for table in (Attendance, AttendanceCode, Coming, Rating)] == [0, 0, 0, 0]
    await boss.presses(on=report, data=f"sd:f:{day.number}")
    await boss.hears("来了 2 人")
