"""Letters between riders and those who look after them: who may write, answer and read, and what waits how long."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlmodel import col

from models import applications, areas, branches, keys, members, riders, rights, roles, threads
from models.calendar import Almanac
from models.riders import Profile, Told
from models.roles import CADRE, SECRETARY, Role
from models.rules import RuleBroken
from models.threads import ESCALATION, LONGEST, REMINDER, Saying, Thread
from tests.core import DAY, NOW, SECOND

WANG, ZHANG, ZHAO, AREA_SECRETARY, STRANGER, BOSS = 101, 201, 202, 203, 301, 900
SHANGHAI = Almanac(ZoneInfo("Asia/Shanghai"))
MONDAY = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
"""Ten in the morning in the district."""

SEPTEMBER_29 = datetime(2026, 9, 29, 2, 0, tzinfo=UTC)
"""A Tuesday; the first working day after the next one is 8 October."""


@dataclass
class House:
    """A street with two branches; ids of what a test needs."""

    street: int
    branch: int
    other: int
    zhang: int


@pytest.fixture
async def house(database) -> House:
    """Zhang and Zhao are secretaries of the branch, a third one of its street, and the settings name the boss."""
    database.administrators = frozenset({BOSS})
    async with database.begin() as session:
        await areas.upsert(session, [{"code": "s", "name": "林山寨街道", "kind": "street"}])
        street = (await areas.atlas(session)).by_code["s"].id
        rows = [{"code": code, "name": name, "area_id": street} for code, name in (("a", "骑手党支部"), ("b", "别的"))]
        await branches.upsert(session, rows)
        found = {branch.code: branch.id for branch in await branches.every(session)}
    zhang = await appoint(database, ZHANG, branch_id=found["a"])
    await appoint(database, ZHAO, branch_id=found["a"])
    await appoint(database, AREA_SECRETARY, area_id=street)
    return House(street, found["a"], found["b"], zhang)


async def appoint(database, person, kind=SECRETARY, **scope) -> int:
    async with database.begin() as session:
        member = await members.number_of(session, person, NOW)
        return (await roles.give(session, Role(member_id=member, kind=kind, begun_at=NOW, **scope))).id


async def check_in(database, house, person=WANG, branch="own", now=NOW) -> int:
    async with database.begin() as session:
        member = await members.number_of(session, person, now)
        profile = Profile("王伟", party=True, branch_id=house.branch if branch == "own" else branch)
        await riders.enter(session, member, person, Told("delivery", "meituan", house.street, profile), now)
    return member


async def begin(session, member, now=NOW, case=None):
    return await threads.begin(session, await riders.known(session, member), case, now)


async def write(database, member, words="你好", now=NOW) -> int:
    """Write as the rider; return the thread's id."""
    async with database.begin() as session:
        one = await begin(session, member, now)
        await threads.write(session, one, words, now)
        return one.number


async def answer(database, number, person=ZHANG, words="来吧", now=NOW) -> int:
    async with database.begin() as session:
        one = await threads.going_on(session, number, now)
        member = await members.number_of(session, person, now)
        return await threads.answer(session, one, person, member, words, now)


async def row(database, number) -> Thread:
    async with database.read() as session:
        return (await session.execute(select(Thread).where(col(Thread.id) == number))).scalar_one()


async def said(database, number) -> list[tuple[bool, str | None]]:
    async with database.read() as session:
        return [(line.by_staff, line.words) for line in await threads.history(session, number)]


async def due(database, what, workdays, now, almanac=SHANGHAI) -> list[int]:
    async with database.read() as session:
        return [one.number for one in await threads.due(session, what, workdays, almanac, now)]


async def test_letters_and_answers_stand_in_one_thread(database, house):
    member = await check_in(database, house)
    number = await write(database, member, "有热水吗？")
    assert (await row(database, number)).waiting_since == NOW
    assert await write(database, member, "在吗？", NOW + DAY) == number
    assert (await row(database, number)).waiting_since == NOW
    await answer(database, number, words="有")
    assert (await row(database, number)).waiting_since is None
    assert await said(database, number) == [(False, "有热水吗？"), (False, "在吗？"), (True, "有")]


async def test_what_is_said_is_unreadable_in_its_row(database, house):
    await write(database, await check_in(database, house), "我的电话是 123")
    async with database.read() as session:
        assert b"123" not in (await session.execute(select(col(Saying.words)))).scalar_one()


@pytest.mark.parametrize("person", [ZHANG, ZHAO, AREA_SECRETARY, BOSS])
async def test_who_looks_after_the_rider_may_answer(database, house, person):
    number = await write(database, await check_in(database, house))
    assert await answer(database, number, person)


@pytest.mark.parametrize("person", ["other branch", "cadre", "former", "stranger", "rider", "locked out"])
async def test_nobody_else_may(database, house, person):
    member = await check_in(database, house)
    number = await write(database, member)
    who = {"former": ZHANG, "rider": WANG, "locked out": BOSS}.get(person, STRANGER)
    if person == "other branch":
        await appoint(database, STRANGER, branch_id=house.other)
    if person == "cadre":
        await appoint(database, STRANGER, CADRE, area_id=house.street)
    async with database.begin() as session:
        await roles.end(session, house.zhang, None, NOW)
        if person == "locked out":
            await roles.lock_out(session, BOSS, NOW)
    with pytest.raises(RuleBroken, match="right-none"):
        await answer(database, number, who)
    async with database.begin() as session:
        one = await threads.talk(session, number)
        with pytest.raises(RuleBroken, match="right-none"):
            await threads.close(session, one, who, NOW)
        standing = await rights.standing(session, who)
        assert await threads.may_read(session, one, standing) == (person == "rider")
    assert len(await said(database, number)) == 1
    assert (await row(database, number)).waiting_since == NOW


async def test_a_rider_who_moves_takes_the_right_to_answer_along(database, house):
    member = await check_in(database, house)
    number = await write(database, member)
    async with database.begin() as session:
        one = await riders.known(session, member)
        await riders.change(session, one, NOW, personal={"branch_id": house.other})
    with pytest.raises(RuleBroken, match="right-none"):
        await answer(database, number, ZHANG)
    async with database.read() as session:
        assert await threads.listeners(session, await threads.talk(session, number)) == [AREA_SECRETARY]


async def test_two_answers_at_once_both_arrive(database, house):
    number = await write(database, await check_in(database, house))
    await asyncio.gather(answer(database, number, ZHANG, "一"), answer(database, number, ZHAO, "二"))
    lines = await said(database, number)
    assert lines[0] == (False, "你好")
    assert sorted(lines[1:]) == [(True, "一"), (True, "二")]
    assert (await row(database, number)).waiting_since is None


async def test_twice_begun_at_once_is_one_thread(database, house):
    member = await check_in(database, house)
    assert len(set(await asyncio.gather(*(write(database, member, str(n)) for n in range(5))))) == 1


async def test_after_it_was_closed_a_letter_begins_a_new_thread(database, house):
    member = await check_in(database, house)
    number = await write(database, member)
    async with database.begin() as session:
        one = await threads.talk(session, number)
        assert await threads.close(session, one, ZHANG, NOW)
        assert not await threads.close(session, one, ZHAO, NOW)
    assert (await row(database, number)).waiting_since is None
    new = await write(database, member)
    assert new != number
    await answer(database, number)
    assert len(await said(database, number)) == 1
    assert len(await said(database, new)) == 2


async def test_who_was_declined_checks_in_before_they_write(database, house):
    member = await check_in(database, house)
    async with database.begin() as session:
        await riders.decline(session, member)
    with pytest.raises(RuleBroken, match="letter-needs-checkin"):
        await write(database, member)


@pytest.mark.parametrize(
    ("words", "key"),
    [("", "letter-only-text"), (" \n　", "letter-only-text"), ("字" * (LONGEST + 1), "letter-too-long")],
)
async def test_nothing_and_too_much_are_refused(words, key):
    with pytest.raises(RuleBroken, match=key):
        threads.checked(words)


async def test_length_is_counted_as_telegram_does():
    assert threads.checked("🙂" * (LONGEST // 2)) == "🙂" * (LONGEST // 2)
    with pytest.raises(RuleBroken) as refused:
        threads.checked("🙂" * (LONGEST // 2 + 1))
    assert refused.value.args_of_text == {"length": LONGEST + 2, "longest": LONGEST}


async def test_a_secretarys_own_letter_goes_to_the_others(database, house):
    member = await check_in(database, house, ZHANG)
    async with database.begin() as session:
        assert await threads.listeners(session, await begin(session, member)) == [ZHAO]
        for role in await roles.of(session, await members.number_of(session, ZHAO, NOW)):
            await roles.end(session, role.id, None, NOW)
        assert await threads.listeners(session, await begin(session, member)) == [AREA_SECRETARY]


async def test_when_there_is_nobody_else_nobody_listens(database, house):
    database.administrators = frozenset({WANG})
    member = await check_in(database, house, branch=None)
    async with database.begin() as session:
        for role in await roles.of(session, await members.number_of(session, AREA_SECRETARY, NOW)):
            await roles.end(session, role.id, None, NOW)
        assert await threads.listeners(session, await begin(session, member)) == []


async def test_a_question_about_an_application_is_a_thread_of_its_own_and_stops_its_time(database, house):
    member = await check_in(database, house)
    letter = await write(database, member)
    async with database.begin() as session:
        rider = await riders.known(session, member)
        number = await applications.send(session, rider, applications.CHECKIN, {}, NOW)
        one = await begin(session, member, case=await applications.case(session, number))
        assert one.number != letter
        staff = await members.number_of(session, ZHANG, NOW)
        await threads.answer(session, one, ZHANG, staff, "哪个站点？", NOW)
        assert (await applications.case(session, number)).application.due_from is None
        again = await threads.going_on(session, one.number, NOW)
        await threads.write(session, again, "二七站", NOW + DAY)
        assert (await applications.case(session, number)).application.due_from == NOW + DAY
        assert again.number == one.number
        case = await applications.case(session, number)
        who = await rights.standing(session, ZHANG)
        await applications.decide(session, case, who, applications.CONFIRMED, NOW + DAY)
        assert (await threads.going_on(session, one.number, NOW)).number == letter
    assert await due(database, REMINDER, 2, NOW + 30 * DAY) == [letter]


async def test_reminders_count_working_days(database, house):
    number = await write(database, await check_in(database, house), now=MONDAY)
    assert await due(database, REMINDER, 2, MONDAY + 2 * DAY - SECOND) == []
    assert await due(database, REMINDER, 2, MONDAY + 2 * DAY) == [number]
    assert await due(database, ESCALATION, 3, MONDAY + 2 * DAY) == []
    assert await due(database, ESCALATION, 3, MONDAY + 3 * DAY) == [number]


async def test_a_holiday_does_not_count(database, house):
    number = await write(database, await check_in(database, house), now=SEPTEMBER_29)
    assert await due(database, REMINDER, 2, SEPTEMBER_29 + 8 * DAY) == []
    assert await due(database, REMINDER, 2, SEPTEMBER_29 + 9 * DAY) == [number]


async def test_each_is_noted_once_and_anew_for_the_next_letter(database, house):
    member = await check_in(database, house)
    number = await write(database, member, now=MONDAY)
    late = MONDAY + 7 * DAY

    async def noted(what):
        async with database.begin() as session:
            return await threads.note(session, await threads.talk(session, number), what, late)

    assert sorted(await asyncio.gather(*(noted(REMINDER) for _ in range(4)))) == [False, False, False, True]
    assert await noted(ESCALATION)
    assert await due(database, REMINDER, 2, late) == await due(database, ESCALATION, 3, late) == []
    await answer(database, number, now=late)
    assert not await noted(REMINDER)
    await write(database, member, now=late)
    assert await due(database, REMINDER, 2, late + 7 * DAY) == [number]


async def test_without_its_key_a_thread_is_gone_and_old_words_stay_unreadable(database, house):
    member = await check_in(database, house)
    number = await write(database, member)
    async with database.begin() as session:
        await keys.destroy(session, WANG)
    async with database.begin() as session:
        assert await threads.talk(session, number) is None
    await check_in(database, house)
    assert await write(database, member, "我又来了") == number
    assert await said(database, number) == [(False, None), (False, "我又来了")]


async def test_removing_takes_one_riders_letters_and_no_others(database, house):
    wang, li = await check_in(database, house), await check_in(database, house, STRANGER)
    gone, kept = await write(database, wang), await write(database, li)
    async with database.begin() as session:
        await threads.remove(session, wang)
        assert await threads.of(session, wang) == []
    assert await said(database, gone) == []
    assert await said(database, kept) == [(False, "你好")]


async def test_what_is_old_is_forgotten(database, house):
    member = await check_in(database, house)
    number = await write(database, member, "旧的")
    await write(database, member, "新的", NOW + 10 * DAY)
    old = await write(database, await check_in(database, house, STRANGER))
    async with database.begin() as session:
        assert await threads.forget(session, NOW + DAY) == 2
    assert await said(database, number) == [(False, "新的")]
    async with database.read() as session:
        assert (await session.execute(select(col(Thread.id)))).scalars().all() == [number]
    assert old != number


async def test_offices_are_named_by_place(database, house):
    member = await check_in(database, house)
    async with database.begin() as session:
        where = (await begin(session, member)).where
        named = [
            await threads.office(session, await rights.standing(session, person), where)
            for person in (ZHANG, AREA_SECRETARY, BOSS, STRANGER)
        ]
    assert named == ["骑手党支部", "林山寨街道", None, None]
