"""Awards: at once from several connections a limit lets one in, one decision counts, and what goes back goes once."""

import asyncio
from datetime import date

import pytest
from sqlalchemy import select
from sqlmodel import col

from models import awards, ledger, ledgerchecks, members, riders, roles
from models.awards import GIVEN, LAPSED, WAITING, Award, Gift
from models.earnings import Rule
from models.ledger import REDEMPTION, Posting
from models.riders import Profile
from models.roles import SECRETARY
from models.rules import RuleBroken
from tests.core import DAY, NOW
from tests.models import house
from tests.models.house import BOSS, DEPUTY, checks_in, gives

WANG, LI = 7, 8
FANG, MING, STREET, ELSEWHERE = 11, 12, 13, 14
"""Two secretaries of one branch, one of the street it lies in, one of another branch."""

TODAY = date(2026, 11, 21)
DEED = Rule("deed", ledger.CONTRIBUTION, 30, a_day=5)
LIMIT = 50


@pytest.fixture
async def processes(settings):
    """Four processes with the same database, whose settings name two administrators."""
    opened = [house.opened(settings) for _ in range(4)]
    yield opened
    for one in opened:
        await one.close()


@pytest.fixture
async def database(processes):
    return processes[0]


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
async def wang(database, places):
    """The number of a confirmed rider of the branch `here`."""
    return await rider(database, WANG, places["here"], places["far"])


async def rider(database, person, branch, area=None):
    async with database.begin() as session:
        profile = Profile("王伟", party=True, branch_id=branch)
        known = await checks_in(session, person, profile, area=area)
        await riders.confirm(session, known.rider.member_id, NOW)
        return known.rider.member_id


async def award(database, member, person=FANG, points=30, rule=DEED, hourly=False):
    async with database.begin() as session:
        gift = Gift(member, rule, points, hourly, "扶老人过街")
        one, _ = await awards.give(session, person, gift, LIMIT, TODAY, NOW)
        return one.award


async def agrees(database, number, person=MING, rule=DEED):
    async with database.begin() as session:
        return await awards.agree(session, person, number, rule, TODAY, NOW)


async def declines(database, number, person=MING):
    async with database.begin() as session:
        return await awards.decline(session, person, number, NOW)


async def goes_back(database, number, person=FANG):
    async with database.begin() as session:
        return await awards.take_back(session, person, number, TODAY, NOW)


async def outcomes(*acts):
    """Do all this at once; return which of it was refused, and why."""
    found = await asyncio.gather(*acts, return_exceptions=True)
    assert [one for one in found if isinstance(one, Exception) and not isinstance(one, RuleBroken)] == []
    return [one.key if isinstance(one, RuleBroken) else "done" for one in found]


async def amounts(database, member):
    async with database.read() as session:
        return sorted(entry.amount for entry in await ledger.page(session, member, 99))


async def states(database):
    async with database.read() as session:
        return sorted((await session.execute(select(col(Award.state)))).scalars())


async def test_of_many_at_once_as_many_count_as_the_limit_has_room_for(processes, database, wang, places):
    """Each secretary has a limit of their own; all else waits, nothing is lost, and a rule's own limit holds."""
    other = await rider(database, LI, places["here"])
    turns = [(processes[n % 4], (wang, other)[n % 2], (FANG, MING)[n // 2 % 2]) for n in range(12)]
    found = await outcomes(*(award(where, member, person) for where, member, person in turns))
    assert found == ["done"] * 12
    assert await states(database) == [GIVEN] * 2 + [WAITING] * 10
    assert await amounts(database, wang) + await amounts(database, other) == [30] * 2
    async with database.read() as session:
        numbers = await awards.waiting(session, NOW, 99)
        by = {member: (await members.find(session, member)).id for member in (FANG, MING)}
        assert {await awards.given_on(session, one, TODAY) for one in by.values()} == {180}
    agreed = await outcomes(*(agrees(processes[n % 4], number, STREET) for n, number in enumerate(numbers)))
    assert sorted(agreed) == ["award-used-up"] * 2 + ["done"] * 8
    assert await amounts(database, wang) == await amounts(database, other) == [30] * DEED.a_day


async def test_who_give_each_other_points_at_once_wait_for_nobody_for_ever(processes, database, places):
    """Both are held in one order, whoever gives."""
    fang = await rider(database, FANG, places["here"])
    ming = await rider(database, MING, places["here"])
    turns = [(ming, FANG, 2), (fang, MING, 3)] * 8
    found = await outcomes(*(award(processes[n % 4], *turn) for n, turn in enumerate(turns)))
    assert set(found) == {"done", "award-used-up"}
    assert (await amounts(database, fang), await amounts(database, ming)) == ([3] * 5, [2] * 5)


@pytest.mark.parametrize("acts", [(agrees, agrees), (agrees, declines), (agrees, goes_back), (declines, goes_back)])
async def test_of_two_decisions_at_once_the_first_counts(processes, database, wang, acts):
    await award(database, wang)
    waits = await award(database, wang)
    assert waits.state == WAITING
    people = {agrees: (MING, STREET), declines: (STREET, MING), goes_back: (FANG, BOSS)}
    turns = [(act, processes[n % 4], people[act][n % 2]) for n, act in enumerate(acts * 3)]
    found = await outcomes(*(act(where, waits.number, person) for act, where, person in turns))
    won = [act for act, one in zip(acts * 3, found, strict=True) if one == "done"]
    async with database.read() as session:
        (state,) = (await session.execute(select(col(Award.state)).where(col(Award.id) == waits.number))).scalars()
    if won[0] is agrees and goes_back in acts:  # what was agreed to may be taken back in the same moment, once
        assert won in ([agrees], [agrees, goes_back])
        assert await amounts(database, wang) in ([30, 30], [-30, 30, 30])
    else:
        assert len(won) == 1
        assert await amounts(database, wang) == ([30, 30] if won == [agrees] else [30])
    assert (state == GIVEN) == (won[0] is agrees)


async def test_what_is_taken_back_by_many_at_once_goes_back_once_and_at_most_what_is_there(processes, database, wang):
    one = await award(database, wang)
    async with database.begin() as session:
        await ledger.post(session, Posting(wang, 12, REDEMPTION, "reward", "reservation:1:held"), TODAY, NOW)
    people = (FANG, BOSS, DEPUTY, FANG)
    found = await outcomes(*(goes_back(processes[n % 4], one.number, person) for n, person in enumerate(people * 2)))
    assert sorted(found) == ["award-taken-back-before"] * 7 + ["done"]
    assert await amounts(database, wang) == [-18, -12, 30]
    async with database.read() as session:
        entry = await ledger.by_key(session, one.key)
        back = await ledger.reversal_of(session, entry.number)
        assert [found.check for found in await ledgerchecks.look(session)] == ["unreserved"], "the twelve points"
    assert (entry.area_id, back.waived, back.score) == (entry.area_id, 12, -30)


@pytest.mark.parametrize(
    ("person", "why"), [(ELSEWHERE, "right-none"), (99, "right-none"), (WANG, "award-own"), (FANG, "award-second-self")]
)
async def test_nobody_decides_whose_scope_doesn_t_hold_it_nor_about_their_own(database, wang, person, why):
    await award(database, wang)
    waits = await award(database, wang)
    for act in (agrees, declines):
        with pytest.raises(RuleBroken, match=why):
            await act(database, waits.number, person)
    if person != FANG:
        for number in (1, waits.number):
            with pytest.raises(RuleBroken, match="right-none"):
                await goes_back(database, number, person)
        with pytest.raises(RuleBroken, match="award-own" if person == WANG else why):
            await award(database, wang, person)
    assert await states(database) == [GIVEN, WAITING]


async def test_a_secretary_whose_role_ended_takes_nothing_back_and_gives_nothing(database, wang):
    one = await award(database, wang)
    async with database.begin() as session:
        await roles.lock_out(session, FANG, NOW)
    for act in (goes_back(database, one.number), award(database, wang)):
        with pytest.raises(RuleBroken, match="right-none"):
            await act
    assert await amounts(database, wang) == [30]


async def test_what_can_t_be_given_is_refused_and_leaves_nothing(database, wang, places):
    waits = await rider(database, LI, places["here"])
    async with database.begin() as session:
        await checks_in(session, LI, Profile("李娜", branch_id=places["here"]))
    hours = Rule("hours", ledger.CONTRIBUTION, 5)
    for member, points, rule, hourly, why in (
        (wang, 31, DEED, False, "award-too-much"),
        (wang, 0, DEED, False, "award-too-much"),
        (wang, 13, hours, True, "award-too-much"),
        (waits, 5, DEED, False, "award-unconfirmed"),
        (10**6, 5, DEED, False, "award-gone"),
    ):
        with pytest.raises(RuleBroken, match=why):
            await award(database, member, FANG, points, rule, hourly)
    assert (await award(database, wang, FANG, 10, hours, True)).points == 50
    with pytest.raises(RuleBroken, match="award-rule-gone"):
        await agrees(database, (await award(database, wang)).number, rule=None)
    assert await states(database) == [GIVEN, WAITING]


async def test_without_anybody_to_agree_nothing_waits_and_a_silent_wait_ends(database, wang):
    async with database.begin() as session:
        for person in (MING, STREET, BOSS, DEPUTY):
            await roles.lock_out(session, person, NOW)
    await award(database, wang)
    with pytest.raises(RuleBroken, match="award-nobody"):
        await award(database, wang)
    async with database.begin() as session:
        await roles.let_in_again(session, BOSS)
    waits = await award(database, wang)
    async with database.begin() as session:
        assert await awards.lapse(session, waits.number, NOW - DAY, NOW) is None
        assert (await awards.lapse(session, waits.number, NOW, NOW + DAY)).award.state == LAPSED
        assert await awards.lapse(session, waits.number, NOW, NOW + DAY) is None
    for act in (agrees(database, waits.number, BOSS), goes_back(database, waits.number)):
        with pytest.raises(RuleBroken, match="award-settled"):
            await act
    assert await states(database) == [GIVEN, LAPSED]
    async with database.begin() as session:
        assert await awards.forget(session, NOW + DAY) == 0
        assert await awards.forget(session, NOW + 2 * DAY) == 1
    assert await states(database) == [GIVEN]
