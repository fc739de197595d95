"""Deductions: who may do what in which state, and that of many who press at once one has done it, on both databases."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
import pytest_asyncio
from sqlalchemy import text

from bot.database import Database
from models import deductions, erasures, ledger, ledgerchecks, members, reports, roles
from models.deductions import AGREED, COUNTED, DECLINED, DROPPED, OBJECTED, PROPOSED, UPHELD, Deduction, Proposal
from models.ledger import CONTRIBUTION, Posting
from models.reports import Filing
from models.rules import RuleBroken
from tests.core import DAY, NOW
from tests.models import house
from tests.models.house import BOSS, DEPUTY

RIDER, OTHER, CADRE, COLLEAGUE, ABOVE, BESIDE, SECRETARY, WITNESS = 300, 301, 100, 101, 102, 103, 104, 105
UNTIL = NOW + 7 * DAY
LATER = UNTIL + timedelta(minutes=1)
ROUNDS = 12


@pytest_asyncio.fixture
async def house_of(settings):
    """A street with two cadres, one above, some who have no say in it, and a report of two riders; as two processes.

    WITNESS is a cadre of the street who reported it as well.
    """
    opened = house.opened(settings), house.opened(settings)
    async with opened[0].begin() as session:
        areas = await house.build(session)
        for person in (CADRE, COLLEAGUE, WITNESS):
            await house.gives(session, person, roles.CADRE, area_id=areas["street"])
        await house.gives(session, ABOVE, roles.CADRE, area_id=areas["district"])
        await house.gives(session, BESIDE, roles.CADRE, area_id=areas["other"])
        await house.gives(session, SECRETARY, roles.SECRETARY, area_id=areas["street"])
        filing = Filing("rubbish", False, (34.7, 113.6), areas["street"], None, None, 3600, 7200)
        report = await reports.file(session, RIDER, filing, NOW)
        for person in (OTHER, WITNESS):
            await reports.join(session, person, report.number, None, None, NOW)
        rider = await members.number_of(session, RIDER, NOW)
        await ledger.post(session, Posting(rider, 500, CONTRIBUTION, "report", "report:0"), NOW.date(), NOW)
    yield opened
    for one in opened:
        await one.close()


async def proposed(session, rule: str = "abuse", *, person: int = CADRE, reporter: int = 1) -> int:
    """Propose to deduct three points; return the number of the case."""
    proposal = Proposal(1, reporter, rule, 3, "在上报里骂人")
    return (await deductions.propose(session, proposal, person, UNTIL, NOW)).id or 0


async def brought(session, state: str, rule: str = "abuse") -> int:
    """Bring a case into a state; return its number."""
    number = await proposed(session, rule)
    if state == DECLINED:
        await deductions.decline(session, number, COLLEAGUE, NOW)
    if state in (AGREED, OBJECTED, UPHELD, DROPPED, COUNTED):
        await deductions.agree(session, number, COLLEAGUE, UNTIL, NOW)
    if state in (OBJECTED, UPHELD, DROPPED):
        await deductions.object_(session, number, RIDER, "没骂人", UNTIL, NOW)
    if state == UPHELD:
        await deductions.uphold(session, number, ABOVE, NOW)
    if state == DROPPED:
        await deductions.drop(session, number, ABOVE, NOW)
    if state == COUNTED:
        await deductions.count(session, number, LATER.date(), LATER)
    found = await deductions.by_id(session, number)
    assert found is not None
    assert found.state == state
    return number


Act = Callable[..., Awaitable[object]]

ACTS: dict[str, tuple[str, Act]] = {
    "agree": (PROPOSED, lambda session, number, person: deductions.agree(session, number, person, UNTIL, NOW)),
    "decline": (PROPOSED, lambda session, number, person: deductions.decline(session, number, person, NOW)),
    "object": (AGREED, lambda session, number, person: deductions.object_(session, number, person, "x", UNTIL, NOW)),
    "uphold": (OBJECTED, lambda session, number, person: deductions.uphold(session, number, person, NOW)),
    "drop": (OBJECTED, lambda session, number, person: deductions.drop(session, number, person, NOW)),
}
"""What somebody does with a case, and in which state it is legal."""

NO, SELF, REPORTED, GONE = "right-none", "deduct-not-alone", "deduct-own", "deduct-gone"

SECONDS = {
    **{CADRE: SELF, COLLEAGUE: None, ABOVE: None, BOSS: None},
    **{BESIDE: NO, SECRETARY: NO, RIDER: REPORTED, OTHER: REPORTED, WITNESS: REPORTED, 999: NO},
}
THIRDS = {**SECONDS, COLLEAGUE: NO, CADRE: NO, DEPUTY: None}
MAY = {
    "propose": {**SECONDS, CADRE: None, RIDER: NO, OTHER: NO},
    "agree": SECONDS,
    "decline": SECONDS,
    "object": {**dict.fromkeys(SECONDS, GONE), RIDER: None},
    "uphold": THIRDS,
    "drop": THIRDS,
}
"""Who may do what: None, or what they hear instead. Administrators may; what one of the two did, another one judges."""


async def told(done: Awaitable[object]) -> str | None:
    """Return what somebody hears who may not, None when it was done."""
    try:
        await done
    except RuleBroken as broken:
        return broken.key
    return None


async def test_who_may_do_what(house_of):
    database, _ = house_of
    found: dict[str, dict[int, str | None]] = {act: {} for act in MAY}
    async with database.begin() as session:
        for act, people in MAY.items():
            for person in people:
                rule = f"{act} {person}"  # a case of its own for each
                if act == "propose":
                    found[act][person] = await told(proposed(session, rule, person=person))
                else:
                    state, do = ACTS[act]
                    found[act][person] = await told(do(session, await brought(session, state, rule), person))
    assert found == MAY
    async with database.begin() as session:
        number = await proposed(session)
        await deductions.agree(session, number, ABOVE, UNTIL, NOW)
        await deductions.object_(session, number, RIDER, "没骂人", UNTIL, NOW)
        case, report = await deductions.by_id(session, number), await reports.by_id(session, 1)
        assert await deductions.thirds(session, report, case) == [BOSS, DEPUTY], "who agreed is not asked again"
        for person in (CADRE, ABOVE):
            assert await told(deductions.uphold(session, number, person, NOW)) in (NO, SELF)


async def test_in_which_state_something_is_legal_and_that_it_changes_nothing_in_any_other(house_of):
    database, _ = house_of
    states = (PROPOSED, DECLINED, AGREED, OBJECTED, UPHELD, DROPPED, COUNTED)
    by = {"agree": ABOVE, "decline": ABOVE, "object": RIDER, "uphold": BOSS, "drop": BOSS}
    async with database.begin() as session:
        for act, (legal, do) in ACTS.items():
            for state in states:
                number = await brought(session, state, f"{act} {state}")
                before = (await deductions.by_id(session, number)).model_dump()
                refused = await told(do(session, number, by[act]))
                after = (await deductions.by_id(session, number)).model_dump()
                assert (refused is None) == (state == legal) == (before != after), (act, state)


async def test_who_is_asked_and_what_is_not_proposed_twice(house_of):
    database, _ = house_of
    async with database.begin() as session:
        report = await reports.by_id(session, 1)
        cadre = await members.number_of(session, CADRE, NOW)
        assert await deductions.seconds(session, report, cadre) == [COLLEAGUE, ABOVE]
        number = await proposed(session)
        assert await told(proposed(session, person=COLLEAGUE)) == "deduct-twice"
        await proposed(session, "another rule")
        await proposed(session, reporter=2)
        await deductions.decline(session, number, COLLEAGUE, NOW)
        again = await proposed(session)
        assert await deductions.lapse(session, again, UNTIL - timedelta(seconds=1)) is None
        assert (await deductions.lapse(session, again, UNTIL)).state == DECLINED
        assert await told(proposed(session)) is None
        assert await told(proposed(session, "more", reporter=9)) == "deduct-nobody"
        for person in (COLLEAGUE, ABOVE):
            await roles.lock_out(session, person, NOW)
        assert await deductions.seconds(session, report, cadre) == [BOSS, DEPUTY], "nobody else is left"
        for person in (BOSS, DEPUTY):
            await roles.lock_out(session, person, NOW)
        assert await told(proposed(session, "alone")) == "deduct-no-second"


async def each(databases: tuple[Database, Database], *acts: Callable[..., Awaitable[object]]) -> list[object]:
    """Let these happen at the same time, each in a transaction of its own; return what each gave, or was told."""

    async def one(database: Database, act: Callable[..., Awaitable[object]]) -> object:
        try:
            async with database.begin() as session:
                return await act(session)
        except RuleBroken as broken:
            return broken.key

    return await asyncio.gather(*(one(databases[place % 2], act) for place, act in enumerate(acts)))


async def test_of_two_who_decide_at_once_the_first_one_has(house_of):
    for round_ in range(ROUNDS):
        async with house_of[0].begin() as session:
            number = await proposed(session, f"rule {round_}")
        first, second = await each(
            house_of,
            lambda session, number=number: deductions.agree(session, number, COLLEAGUE, UNTIL, NOW),
            lambda session, number=number: deductions.decline(session, number, ABOVE, NOW),
        )
        decided = [one for one in (first, second) if isinstance(one, Deduction)]
        assert len(decided) == 1
        assert "deduct-decided" in (first, second)
        async with house_of[0].begin() as session:
            assert (await deductions.by_id(session, number)).state == decided[0].state


async def test_an_objection_at_the_last_second_holds_or_it_has_counted_and_never_both(house_of):
    objected = counted = 0
    for round_ in range(ROUNDS):
        async with house_of[0].begin() as session:
            number = await brought(session, AGREED, f"rule {round_}")
        acts = [
            lambda session, number=number: deductions.object_(session, number, RIDER, "没骂人", LATER + DAY, UNTIL),
            lambda session, number=number: deductions.count(session, number, LATER.date(), LATER),
            lambda session, number=number: deductions.count(session, number, LATER.date(), LATER),
        ]
        found = await each(house_of, *(acts if round_ % 2 else reversed(acts)))
        async with house_of[0].read() as session:
            state = (await deductions.by_id(session, number)).state
            entry = await ledger.by_key(session, f"deduction:{number}")
        assert (state, entry is None) in ((OBJECTED, True), (COUNTED, False))
        assert ("deduct-late-counted" in found) == (state == COUNTED)
        objected, counted = objected + (state == OBJECTED), counted + (state == COUNTED)
    async with house_of[0].read() as session:
        assert await ledger.balance(session, await member(session)) == 500 - 3 * counted
    assert objected + counted == ROUNDS


async def test_what_is_upheld_and_dropped_at_once_is_one_of_both_and_counts_once(house_of):
    for round_ in range(ROUNDS):
        async with house_of[0].begin() as session:
            number = await brought(session, OBJECTED, f"rule {round_}")
        found = await each(
            house_of,
            lambda session, number=number: deductions.uphold(session, number, ABOVE, LATER),
            lambda session, number=number: deductions.drop(session, number, BOSS, LATER),
            lambda session, number=number: deductions.uphold(session, number, DEPUTY, LATER),
            lambda session, number=number: deductions.lapse(session, number, LATER),
        )
        assert sum(isinstance(one, Deduction) for one in found) == 1
        count = lambda session, number=number: deductions.count(session, number, LATER.date(), LATER)  # noqa: E731
        posted = [one for one in await each(house_of, count, count, count, count) if one is not None]
        async with house_of[0].read() as session:
            case = await deductions.by_id(session, number)
            entry = await ledger.by_key(session, case.key)
        assert (case.state, len(posted), entry is None) in ((COUNTED, 1, False), (DROPPED, 0, True))
    async with house_of[0].begin() as session:
        assert await ledgerchecks.look(session) == []
        await session.execute(text("UPDATE deduction SET points = points + 1 WHERE state = 'counted'"))
        await session.execute(text("UPDATE deduction SET state = 'counted' WHERE state = 'dropped'"))
        (found,) = await ledgerchecks.look(session)
        assert (found.check, len(found.of)) == ("deducted", ROUNDS)


async def member(session) -> int:
    return await members.number_of(session, RIDER, NOW)


async def test_what_is_erased_is_over_and_its_number_never_comes_again(house_of):
    database, _ = house_of
    async with database.begin() as session:
        for state in (COUNTED, OBJECTED, AGREED):
            number = await brought(session, state, state)
        rider = await member(session)
        case = await deductions.by_id(session, number)
        assert await deductions.words_of(session, case) == "在上报里骂人"
        assert [one.state for one in await deductions.open_of(session, rider)] == [OBJECTED, AGREED]
        assert await deductions.forget_words(session, LATER) == 0, "nothing that runs is forgotten"
        assert await deductions.forget_words(session, LATER + DAY) == 1
        await erasures.erase(session, rider, RIDER, NOW)
        assert await deductions.due(session, LATER, 99) == []
        assert await told(deductions.agree(session, number, ABOVE, UNTIL, NOW)) == GONE
        assert await deductions.count(session, number, LATER.date(), LATER) is None
        assert await deductions.words_of(session, case) is None
        assert await ledger.balance(session, rider) == 497
        assert await proposed(session, reporter=2) > number


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_who_erases_everything_at_that_moment_is_not_proposed_any_more(house_of):
    one, other = house_of

    async def erase() -> None:
        async with other.begin() as session:
            await erasures.withdraw(session, await member(session), "reporting", NOW)

    async with one.begin() as session:
        number = await proposed(session)
        erasing = asyncio.create_task(erase())
        await asyncio.sleep(0.3)
        assert not erasing.done()
    await erasing
    async with one.begin() as session:
        assert await deductions.by_id(session, number) is None
        assert await told(proposed(session)) == "deduct-nobody"
