"""Twelve months of service days: all are planned, and each occasion is written of once, or recorded as expired."""

import asyncio
import random
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.app import build
from jobs import notices, turnouts
from jobs import servicedays as job
from models import comings, members, preferences, recipients, servicedaychanges, servicedays, stations
from models.notices import DONE, EXPIRED, FIXING, SERVICE_DAY, Notice
from models.servicedays import ANNOUNCEMENT, DAY_BEFORE, MORNING, QUESTION, ServiceDay
from tests.conftest import make_settings
from tests.core import deliver_now, rows_of_outbox
from tests.processes import broadcasting

SHANGHAI = ZoneInfo("Asia/Shanghai")
BOSS, DEPUTY = 901, 902
ON_ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

DAYS = (
    "2025-12-05 2026-01-05 2026-02-05 2026-03-05 2026-04-07 2026-05-06 2026-06-05 2026-07-06 2026-08-05 2026-09-07"
    " 2026-10-08 2026-11-05"
)
"""The fifth of each month or, after Qingming, May Day, National Day and weekends, the next day that is worked."""

WINDOWS = {
    ANNOUNCEMENT: ((-3, 8, 0), (0, 15, 0)),
    DAY_BEFORE: ((-1, 10, 0), (-1, 22, 0)),
    MORNING: ((0, 7, 30), (0, 15, 0)),
    QUESTION: ((1, 12, 0), (2, 22, 0)),
}
"""From when to when each is of use, as days after the service day and the time of the day; at night it is quiet."""


@pytest.fixture
def settings(database_url, tmp_path, telegram_url):
    """Settings that name two administrators."""
    return make_settings(database_url, tmp_path, telegram_url, admins=f"{BOSS},{DEPUTY}")


@pytest.fixture
async def processes(kit, settings):
    """Two processes on one database, in which the demo's station is known."""
    async with kit.database.begin() as session:
        await stations.upsert(session, [station("41")], kit.clock.now())
    other = build(settings)
    yield kit, other
    await other.database.close()


def station(code: str) -> dict[str, object]:
    return {"code": code, "name": f"驿站 {code}", "latitude": 34.75, "longitude": 113.62}


def here(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)


def moments() -> list[datetime]:
    """When the two processes look: at any time around the fifth, now and then after days of downtime, once weeks."""
    chance, found, now = random.Random(7), [], here(2025, 11, 20, 10)
    while now < here(2026, 11, 14):
        found.append(now)
        now += timedelta(hours=chance.choice((1, 3, 5, 7, 11, 13, 17, 29, 31, 97)), minutes=chance.randrange(60))
        if now.day > 12:
            now = (now.replace(day=28) + timedelta(days=4)).replace(day=1)
        if here(2026, 6, 20) < now < here(2026, 8, 5):
            now = here(2026, 8, 5, 14, 30)
    return found


def expected(ticks: list[datetime]) -> dict[tuple[str, str], tuple[datetime, bool]]:
    """When each occasion is opened, and whether too late: at the first look at which it is due."""
    found = {}
    for day in DAYS.split():
        for occasion, (due, until) in WINDOWS.items():
            begins, ends = (
                datetime.combine(date.fromisoformat(day) + timedelta(days=days), datetime.min.time(), SHANGHAI)
                + timedelta(hours=hour, minutes=minute)
                for days, hour, minute in (due, until)
            )
            tick = next(tick for tick in ticks if tick >= begins)
            found[day, occasion] = (tick, tick >= ends)
    return found


async def opened(kit) -> list[tuple[ServiceDay, Notice]]:
    statement = select(ServiceDay, Notice).join(Notice, col(Notice.about) == col(ServiceDay.id))
    async with kit.database.read() as session:
        return (await session.execute(statement.where(Notice.kind == SERVICE_DAY).order_by(Notice.id))).all()


async def told(kit, beginning: str, end: str = "") -> list[int]:
    rows = await rows_of_outbox(kit.database)
    return [row.chat for row in rows if row.source.startswith(beginning) and row.source.endswith(end)]


async def test_in_twelve_months_each_occasion_is_opened_once_by_whichever_process_or_recorded_as_expired(processes):
    kit, ticks = processes[0], moments()
    for tick in ticks:
        await asyncio.gather(*(job.run(one, tick) for one in processes))
    plan = expected(ticks)
    late = {occasion for (_, occasion), (_, over) in plan.items() if over}
    assert late == set(WINDOWS), "each was too late at least once"
    assert {occasion for (_, occasion), (_, over) in plan.items() if not over} == set(WINDOWS)
    assert any(over and tick.hour >= 22 for (_, occasion), (tick, over) in plan.items() if occasion == DAY_BEFORE)
    found = await opened(kit)
    written = {
        (day.day.isoformat(), servicedays.occasion_of(one.source)): (one.created_at, one.state == EXPIRED)
        for day, one in found
    }
    assert written == plan
    assert len(found) == len(plan) == 48
    assert all(one.state == (EXPIRED if one.ended_at else FIXING) for _, one in found)
    tellings = {(day, tick) for (day, _), (tick, over) in plan.items() if over}
    assert sorted(await told(kit, "service_day:", ":expired")) == sorted([BOSS, DEPUTY] * len(tellings))
    async with kit.database.read() as session:
        rows = (await session.execute(select(ServiceDay).order_by(ServiceDay.month))).scalars().all()
        assert [row.day.isoformat() for row in rows][:12] == DAYS.split()
        assert [row.month for row in rows][12:] == [date(2026, 12, 1), date(2027, 1, 1)]
        assert [row.closed_at is not None for row in rows] == [True] * 12 + [False] * 2
        assert [len(await servicedays.services(session, row.number)) for row in rows] == [4] * 14


@ON_ONE_DATABASE
async def test_a_year_without_a_decree_is_warned_of_once_and_the_day_follows_and_who_comes_hears_it(processes):
    kit, other = processes
    for day in (1, 2, 20):
        await job.run(kit, here(2044, 12, day, 9))
    assert await told(kit, "service_day:decree:2045") == [BOSS, DEPUTY]
    first, off = here(2044, 12, 20, 9), {date(2045, 1, 5): "off"}
    day = (await days(kit, first))[0]
    assert day.day == date(2045, 1, 5)
    async with kit.database.begin() as session:
        rider = await members.number_of(session, 7, first)
        session.add(comings.Coming(service_day_id=day.number, member_id=rider, at=first))
    for follows in (off, {**off, date(2045, 1, 6): "off", date(2045, 1, 7): "work"}):
        kit.district = other.district = replace(kit.district, days=follows)
        await asyncio.gather(*(job.run(one, first) for one in (kit, other, kit)))
    said = [one.source for about, one in await opened(kit) if about.number == day.number]
    assert said == [f"service_day:{day.number}:changed:{at}" for at in (1, 2)]
    assert (await days(kit, first))[0].day == date(2045, 1, 7)
    assert await told(kit, "service_day:decree:2045") == [BOSS, DEPUTY]
    await job.run(kit, here(2045, 1, 4, 9))
    kit.district = replace(kit.district, days={})
    await job.run(kit, here(2045, 1, 4, 10))
    assert (await days(kit, first))[0].day == date(2045, 1, 7), "announced, it stays"


@ON_ONE_DATABASE
async def test_a_clock_that_was_wrong_for_a_while_leaves_no_month_out(kit):
    for now in (here(2026, 2, 1, 9), here(2016, 2, 1, 9), here(2041, 6, 1, 9), here(2026, 2, 2), here(2026, 4, 1)):
        await job.run(kit, now)
    async with kit.database.read() as session:
        months = (await session.execute(select(ServiceDay.month).order_by(ServiceDay.month))).scalars().all()
    assert [month for month in months if month.year < 2040] == [date(2026, month, 1) for month in range(2, 7)]


@ON_ONE_DATABASE
async def test_a_day_without_a_place_or_whose_place_is_gone_waits_for_one_and_is_announced_late(kit):
    await job.run(kit, here(2026, 2, 1, 9))
    for hour in (9, 10):
        await job.run(kit, here(2026, 2, 2, hour))
    assert await opened(kit) == []
    assert await told(kit, "service_day:", ":placeless") == [BOSS, DEPUTY]
    async with kit.database.begin() as session:
        await stations.upsert(session, [station("41")], kit.clock.now())
    await job.run(kit, here(2026, 2, 3, 9))
    ((day, notice),) = await opened(kit)
    assert (day.day, notice.topic, len(day.places)) == (date(2026, 2, 5), "service_day", 1)
    assert notice.expires_at == here(2026, 2, 5, 15)
    async with kit.database.begin() as session:
        await stations.upsert(session, [{**station("41"), "state": "removed"}, station("42")], kit.clock.now())
        new = next(one.id for one in await stations.every(session) if one.code == "42")
    await job.run(kit, here(2026, 3, 2, 9))
    march = next(one for one in await days(kit, here(2026, 3, 2)) if one.month.month == 3)
    assert await told(kit, f"service_day:{march.number}:placeless") == [BOSS, DEPUTY]
    async with kit.database.begin() as session:
        march = await servicedays.hold(session, march.number)
        await servicedaychanges.put_in(session, march, [*march.places, new], here(2026, 3, 2, 10))
        assert march.places == [new]
    await job.run(kit, here(2026, 3, 2, 10))
    assert f"service_day:{march.number}:announcement" in [one.source for _, one in await opened(kit)]


async def test_of_what_was_opened_and_then_came_too_late_for_some_the_administrators_hear_once(processes, telegram):
    kit, _ = processes
    riders = {name: telegram.person(name, started=True) for name in ("王伟", "李娜")}
    boss = telegram.person("管主任", id=BOSS, started=True)
    await at(kit, here(2026, 2, 2, 9))
    (day, *_) = await days(kit, here(2026, 2, 2, 9))
    async with kit.database.begin() as session:
        now = kit.clock.now()
        await broadcasting.subscribe(session, [one.id for one in riders.values()], now)
        for name, one in riders.items():
            member = await members.number_of(session, one.id, now)
            await preferences.change(session, member, slack="" if name == "王伟" else "20:00-22:00")
            assert await comings.come(session, day.number, member, False, now)
    await at(kit, here(2026, 2, 4, 10, 5))
    assert len(riders["王伟"].heard) == 1
    assert await told(kit, "service_day:", ":missed") == []
    for minute in (0, 1, 2):  # in the evening nothing ran
        for one in processes:
            one.clock.shift += here(2026, 2, 5, 7, minute) - one.clock.now()
        await asyncio.gather(*(notices.run(one, one.clock.now()) for one in processes))
    ((_, reminder),) = [one for one in await opened(kit) if one[1].source.endswith(DAY_BEFORE)]
    async with kit.database.read() as session:
        counts = await recipients.counts(session, reminder.number)
    assert (reminder.state, counts["sent"], counts["expired"]) == (DONE, 1, 1)
    assert sorted(await told(kit, "service_day:", ":missed")) == [BOSS, DEPUTY]
    await deliver_now(kit)
    assert [one.text for one in boss.heard if "前一天的提醒没能及时发给 2 人里的 1 人" in one.text] == [boss.last.text]
    assert riders["李娜"].heard == []


@ON_ONE_DATABASE
async def test_after_a_downtime_the_report_waits_until_who_came_was_asked_or_will_not_be(processes):
    kit, _ = processes
    await job.run(kit, here(2026, 2, 2, 9))
    back = here(2026, 2, 7, 9, 30)
    assert await turnouts.run(kit, back) == 0
    await at(kit, back)
    ((_, question),) = [one for one in await opened(kit) if one[1].source.endswith(QUESTION)]
    assert question.ended_at is not None
    assert await turnouts.run(kit, back + timedelta(minutes=59)) == 0, "they answer"
    assert await turnouts.run(kit, back + timedelta(minutes=61)) == 1
    reports = [await turnouts.run(kit, here(2026, 3, *when)) for when in ((7, 9), (7, 23), (8, 0), (8, 9), (8, 10))]
    assert reports == [0, 0, 0, 1, 0], "of March nothing was written at all"


async def at(kit, now: datetime) -> None:
    """Let a process do at a moment what there is to do for service days."""
    kit.clock.shift += now - kit.clock.now()
    await job.run(kit, now)
    for _ in range(3):
        await notices.run(kit, kit.clock.now())
        await deliver_now(kit)
    await notices.run(kit, kit.clock.now())


async def days(kit, now: datetime) -> list[ServiceDay]:
    async with kit.database.read() as session:
        return await servicedays.coming_days(session, now.date())
