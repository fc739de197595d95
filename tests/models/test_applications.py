"""Applications: the first decision counts, by who may decide at that moment; and the time that one waits."""

import asyncio

import pytest
from sqlalchemy import delete, select
from sqlmodel import col

from models import applications, keys, riders, rights, roles
from models.applications import CHANGE, CHECKIN, CONFIRMED, DECLINED, WAITING, WITHDRAWN, Application
from models.riders import Profile, Rider
from models.roles import SECRETARY
from models.rules import RuleBroken
from tests.core import DAY, NOW, SECOND
from tests.models import house
from tests.models.house import BOSS, checks_in, gives

WANG, LI = 7, 8
FANG, MING, STREET, ELSEWHERE = 11, 12, 13, 14
"""Two secretaries of one branch, one of the street it lies in, one of another branch."""


@pytest.fixture
async def database(settings):
    """A database whose settings name two administrators."""
    opened = house.opened(settings)
    yield opened
    await opened.close()


@pytest.fixture
async def places(database):
    async with database.begin() as session:
        found = await house.build(session)
        for person in (FANG, MING):
            await gives(session, person, SECRETARY, branch_id=found["here"])
        await gives(session, STREET, SECRETARY, area_id=found["street"])
        await gives(session, ELSEWHERE, SECRETARY, branch_id=found["there"])
    return found


@pytest.fixture
async def applied(database, places):
    """The number of Wang's check-in, of the branch `here`."""
    async with database.begin() as session:
        profile = Profile("王伟", party=True, branch_id=places["here"])
        return await applications.send(session, await checks_in(session, WANG, profile), CHECKIN, {}, NOW)


async def decides(database, number, person, verdict=CONFIRMED, reason="", now=NOW):
    async with database.begin() as session:
        case, who = await applications.case(session, number), await rights.standing(session, person)
        return await applications.decide(session, case, who, verdict, now, reason)


async def row_of(database, number):
    async with database.read() as session:
        found = select(Application).where(col(Application.id) == number)
        return (await session.execute(found)).scalar_one()


async def rider_of(database, person=WANG):
    async with database.read() as session:
        (known,) = [one for one in await riders.opened(session) if one.person == person]
        return known


# Deciding.


async def test_a_confirmation_makes_a_rider_of_who_applied(database, applied):
    assert await decides(database, applied, FANG, now=NOW + DAY)
    row, known = await row_of(database, applied), await rider_of(database)
    assert (row.state, row.decided_at, row.reason) == (CONFIRMED, NOW + DAY, None)
    assert (known.rider.state, known.rider.confirmed_at) == (riders.CONFIRMED, NOW + DAY)
    async with database.read() as session:
        assert row.decided_by == (await rights.standing(session, FANG)).member_id


async def test_who_is_declined_is_told_why_and_nobody_else_can_read_it(database, applied):
    assert await decides(database, applied, FANG, DECLINED, "名字对不上")
    row, known = await row_of(database, applied), await rider_of(database)
    assert (row.state, known.rider.state, known.rider.number) == (DECLINED, riders.DECLINED, None)
    assert "名字".encode() not in row.reason
    async with database.begin() as session:
        assert await applications.reason_of(session, row) == "名字对不上"
        await keys.destroy(session, WANG)
        assert await applications.reason_of(session, row) is None


async def test_without_words_there_is_no_reason(database, applied):
    await decides(database, applied, FANG, DECLINED)
    row = await row_of(database, applied)
    async with database.read() as session:
        assert (row.reason, await applications.reason_of(session, row)) == (None, None)


async def test_the_second_decision_changes_nothing(database, applied):
    assert await decides(database, applied, FANG, DECLINED, "名字对不上")
    assert not await decides(database, applied, MING, CONFIRMED, now=NOW + DAY)
    row, known = await row_of(database, applied), await rider_of(database)
    assert (row.state, row.decided_at, known.rider.state) == (DECLINED, NOW, riders.DECLINED)


async def test_of_twenty_decisions_at_once_one_counts(settings, database, applied):
    processes = [database, *(house.opened(settings) for _ in range(3))]
    people, verdicts = (FANG, MING, STREET, BOSS), (CONFIRMED, DECLINED)
    turns = [(processes[n % 4], people[n % 3], verdicts[n % 2], f"{n}") for n in range(20)]
    won = await asyncio.gather(*(decides(where, applied, who, what, why) for where, who, what, why in turns))
    assert sum(won) == 1
    _, who, what, why = turns[won.index(True)]
    row, known = await row_of(database, applied), await rider_of(database)
    async with database.read() as session:
        assert row.decided_by == (await rights.standing(session, who)).member_id
        assert (row.state, await applications.reason_of(session, row)) == (what, why)
    assert known.rider.state == what
    assert (known.rider.number is not None) == (what == CONFIRMED)
    for process in processes[1:]:
        await process.close()


@pytest.mark.parametrize("person", [FANG, STREET, BOSS])
async def test_the_branch_s_the_street_s_and_the_administrator_may_decide(database, applied, person):
    assert await decides(database, applied, person)


@pytest.mark.parametrize(("person", "why"), [(ELSEWHERE, "right-none"), (99, "right-none"), (WANG, "application-own")])
async def test_whose_scope_doesn_t_hold_it_may_not_and_nobody_for_themselves(database, applied, person, why):
    with pytest.raises(RuleBroken, match=why):
        await decides(database, applied, person)
    assert (await row_of(database, applied)).state == WAITING
    assert (await rider_of(database)).rider.state == riders.WAITING


async def test_a_role_that_ended_after_the_look_decides_nothing(database, applied):
    async with database.begin() as session:
        case, who = await applications.case(session, applied), await rights.standing(session, FANG)
    async with database.begin() as session:
        await roles.end(session, who.roles[0].id, None, NOW)
    with pytest.raises(RuleBroken, match="right-none"):
        async with database.begin() as session:
            await applications.decide(session, case, who, CONFIRMED, NOW)
    assert (await row_of(database, applied)).state == WAITING


async def test_a_locked_out_administrator_decides_nothing(database, applied):
    async with database.begin() as session:
        await roles.lock_out(session, BOSS, NOW)
    with pytest.raises(RuleBroken, match="right-none"):
        await decides(database, applied, BOSS)


# Changes.


async def test_a_change_is_carried_out_when_it_is_confirmed_and_not_before(database, applied):
    await decides(database, applied, FANG)
    number = (await rider_of(database)).rider.number
    async with database.begin() as session:
        wish = {"name": "王小伟"}
        change = await applications.send(session, await _known(session), CHANGE, wish, NOW)
    assert (await rider_of(database)).profile.name == "王伟"
    assert await decides(database, change, FANG)
    known = await rider_of(database)
    assert (known.profile.name, known.profile.party) == ("王小伟", True)
    assert (known.rider.state, known.rider.number) == (riders.CONFIRMED, number)


async def test_a_change_that_is_declined_changes_nothing_and_the_rider_stays_one(database, applied):
    await decides(database, applied, FANG)
    async with database.begin() as session:
        change = await applications.send(session, await _known(session), CHANGE, {"name": "王小伟"}, NOW)
    assert await decides(database, change, FANG, DECLINED)
    known = await rider_of(database)
    assert (known.profile.name, known.rider.state) == ("王伟", riders.CONFIRMED)


async def test_the_branch_that_somebody_wishes_for_decides_and_not_the_old_one(database, applied, places):
    async with database.begin() as session:
        wish = {"branch_id": places["there"]}
        change = await applications.send(session, await _known(session), CHANGE, wish, NOW)
        case = await applications.case(session, change)
        assert (case.where.branch_id, case.wish, case.number) == (places["there"], wish, change)
    with pytest.raises(RuleBroken, match="right-none"):
        await decides(database, change, FANG)
    assert await decides(database, change, ELSEWHERE)
    assert (await rider_of(database)).profile.branch_id == places["there"]


async def test_what_is_wished_for_can_t_be_read_without_the_key_or_in_another_row(database, applied):
    async with database.begin() as session:
        known = await _known(session)
        change = await applications.send(session, known, CHANGE, {"name": "王小伟"}, NOW)
        row = (await applications.case(session, change)).application
        assert "王小伟".encode() not in row.wish
        assert b"name" not in row.wish
        other = (await applications.case(session, applied)).application
        other.wish = row.wish
        await session.flush()
        assert await applications.case(session, applied) is None
        assert await applications.wish_of(session, row) == {"name": "王小伟"}
        await keys.destroy(session, WANG)
        assert await applications.wish_of(session, row) is None
        assert await applications.case(session, change) is None


async def _known(session, person=WANG):
    (known,) = [one for one in await riders.opened(session) if one.person == person]
    return known


# What waits.


async def test_a_newer_one_takes_back_what_waits_of_the_same_kind(database, applied):
    async with database.begin() as session:
        known = await _known(session)
        li = await applications.send(session, await checks_in(session, LI, Profile("李娜")), CHECKIN, {}, NOW)
        change = await applications.send(session, known, CHANGE, {"name": "一"}, NOW)
        newer = await applications.send(session, known, CHECKIN, {}, NOW + DAY)
        latest = await applications.send(session, known, CHANGE, {"name": "二"}, NOW + DAY)
        everything = await applications.of(session, known.rider.member_id)
        assert [(one.id, one.state, one.decided_at) for one in everything] == [
            (applied, WITHDRAWN, NOW + DAY),
            (change, WITHDRAWN, NOW + DAY),
            (newer, WAITING, None),
            (latest, WAITING, None),
        ]
        waiting = await applications.waiting_of(session, known.rider.member_id)
        assert [(case.number, case.wish) for case in waiting] == [(newer, {}), (latest, {"name": "二"})]
        assert (await applications.case(session, li)).application.state == WAITING
    assert not await decides(database, applied, FANG)
    assert (await rider_of(database)).rider.state == riders.WAITING


async def test_a_change_of_something_else_waits_beside(database, applied, places):
    async with database.begin() as session:
        known = await _known(session)
        named = await applications.send(session, known, CHANGE, {"name": "一"}, NOW)
        branch = {"party": True, "branch_id": places["there"]}
        moved = await applications.send(session, known, CHANGE, branch, NOW)
        waiting = await applications.waiting_of(session, known.rider.member_id)
    assert [case.number for case in waiting] == [applied, named, moved]


async def test_taking_back_leaves_what_was_decided(database, applied):
    await decides(database, applied, FANG)
    async with database.begin() as session:
        change = await applications.send(session, await _known(session), CHANGE, {"name": "一"}, NOW)
        for number in (applied, change):
            await applications.withdraw(session, number, NOW + DAY)
    states = [(await row_of(database, number)).state for number in (applied, change)]
    assert states == [CONFIRMED, WITHDRAWN]


async def test_the_time_stops_while_the_rider_is_asked_and_begins_anew_with_the_answer(database, applied):
    async with database.begin() as session:
        assert [case.number for case in await applications.running(session, NOW)] == [applied]
        assert await applications.running(session, NOW - SECOND) == []
        await applications.reminded(session, applied, NOW)
        await applications.stop_clock(session, applied)
        assert await applications.running(session, NOW + 99 * DAY) == []
        await applications.start_clock(session, applied, NOW + 5 * DAY)
        assert await applications.running(session, NOW + 5 * DAY - SECOND) == []
        assert [case.number for case in await applications.running(session, NOW + 5 * DAY)] == [applied]
        assert await applications.reminded(session, applied, NOW + 7 * DAY)
    assert (await row_of(database, applied)).sent_at == NOW


async def test_each_is_reminded_of_and_passed_on_once(database, applied):
    async with database.begin() as session:
        assert await applications.reminded(session, applied, NOW + DAY)
        assert not await applications.reminded(session, applied, NOW + 2 * DAY)
        assert [case.number for case in await applications.running(session, NOW)] == [applied]
        assert await applications.escalated(session, applied, NOW + 2 * DAY)
        assert not await applications.escalated(session, applied, NOW + 3 * DAY)
        assert await applications.running(session, NOW + 99 * DAY) == []
    row = await row_of(database, applied)
    assert (row.reminded_at, row.escalated_at) == (NOW + DAY, NOW + 2 * DAY)


async def test_an_answer_lets_the_administrators_hear_again_in_the_end(database, applied):
    async with database.begin() as session:
        await applications.escalated(session, applied, NOW)
        await applications.start_clock(session, applied, NOW + DAY)
        assert [case.number for case in await applications.running(session, NOW + DAY)] == [applied]
        assert await applications.escalated(session, applied, NOW + 2 * DAY)


async def test_two_processes_at_once_remind_once(settings, database, applied):
    other = house.opened(settings)

    async def remind(process, act):
        async with process.begin() as session:
            return await act(session, applied, NOW)

    for act in (applications.reminded, applications.escalated):
        assert sum(await asyncio.gather(*(remind((database, other)[n % 2], act) for n in range(8)))) == 1
    await other.close()


async def test_what_is_decided_waits_no_more(database, applied):
    await decides(database, applied, FANG)
    async with database.begin() as session:
        assert await applications.running(session, NOW + 99 * DAY) == []
        assert not await applications.reminded(session, applied, NOW)
        assert not await applications.escalated(session, applied, NOW)
        await applications.stop_clock(session, applied)
        assert await applications.waiting_of(session, (await _known(session)).rider.member_id) == []
    assert (await row_of(database, applied)).due_from == NOW


async def test_only_what_was_decided_long_ago_is_forgotten(database, applied):
    await decides(database, applied, FANG)
    async with database.begin() as session:
        known = await _known(session)
        waiting = await applications.send(session, known, CHANGE, {"name": "一"}, NOW - DAY)
        assert await applications.forget(session, NOW) == 0
        assert await applications.forget(session, NOW + SECOND) == 1
        assert [one.id for one in await applications.of(session, known.rider.member_id)] == [waiting]
        assert await applications.case(session, applied) is None


async def test_without_its_rider_there_is_no_case(database, applied):
    async with database.begin() as session:
        known = await _known(session)
        await session.execute(delete(Rider).where(col(Rider.member_id) == known.rider.member_id))
        assert await applications.case(session, applied) is None
        assert await applications.waiting_of(session, known.rider.member_id) == []
        assert await applications.case(session, 10**6) is None
