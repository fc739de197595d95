"""The moves of a report: each legal one works and is recorded, all others change nothing; one of many takes it."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from itertools import product
from types import SimpleNamespace

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from models import erasures, members, moves, reports, roles
from models.moves import CLOSE, MERGE, MOVES, OBJECT, REOPEN, RESOLVE, TAKE, TRANSFER, WITHDRAW, Cause
from models.reports import CLOSED, IN_HAND, MERGED, REJECTED, RESOLVED, STATES, SUBMITTED, TAKEN, Filing, Report
from models.rules import RuleBroken
from tests.core import NOW
from tests.models import house

CADRE, RIDER, OTHER = 100, 300, 301
CAUSE = Cause("update:7")
LATER = NOW + timedelta(hours=1)
ROUNDS, AT_ONCE = 60, 20

ON_ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
async def town(database):
    """Areas within areas, a cadre of the street, and one of the whole district."""
    async with database.begin() as session:
        areas = await house.build(session)
        role = await house.gives(session, CADRE, roles.CADRE, area_id=areas["street"])
        await house.gives(session, CADRE + 1, roles.CADRE, area_id=areas["district"])
    return SimpleNamespace(areas=areas, role=role.id)


async def filed(session: AsyncSession, town, **values: object) -> Report:
    """File a report in the yard, and put it into a state without any move."""
    filing = Filing("rubbish", False, (34.7, 113.6), town.areas["yard"], "在门口", "delivery", 3600, 7200)
    report = await reports.file(session, RIDER, filing, NOW)
    if values.get("state") not in (None, SUBMITTED):
        values |= {"taken_by": await members.number_of(session, CADRE, NOW), "taken_at": NOW}
    await reports.set_(session, report.number, **values) if values else None
    found = await reports.by_id(session, report.number)
    assert found is not None
    return found


Making = Callable[[AsyncSession, Report, "SimpleNamespace"], Awaitable[Report]]


async def _taken(session: AsyncSession, report: Report, _town) -> Report:
    return await moves.take(session, report.number, CADRE, CAUSE, LATER)


async def _merged(session: AsyncSession, report: Report, town) -> Report:
    return await moves.merge(session, report.number, (await filed(session, town)).number, CADRE, CAUSE, LATER)


def _by_staff(move: str) -> Making:
    async def make(session: AsyncSession, report: Report, town) -> Report:
        changes = {"care_area_id": town.areas["other"]} if move == TRANSFER else {}
        return await moves.work(session, report.number, move, CADRE, CAUSE, LATER, **changes)

    return make


def _by_reporter(make: Callable[..., Awaitable[Report]], *named: str) -> Making:
    async def made(session: AsyncSession, report: Report, _town) -> Report:
        member = await members.number_of(session, RIDER, NOW)
        return await make(session, report.number, *named, member, CAUSE, LATER)

    return made


MAKE: dict[str, Making] = {move: _by_staff(move) for move in MOVES}
MAKE |= {TAKE: _taken, MERGE: _merged}
MAKE |= {REOPEN: _by_reporter(moves.reopen), OBJECT: _by_reporter(moves.object_)}
MAKE |= {move: _by_reporter(moves.report_on, move) for move in (WITHDRAW, CLOSE)}


async def test_each_pair_of_state_and_move_works_or_changes_nothing(database, town):
    async with database.begin() as session:
        made = 0
        for state, move in product(STATES, MOVES):
            report = await filed(session, town, state=state)
            before = report.model_dump()
            if state in MOVES[move].before:
                await MAKE[move](session, report, town)
            else:
                with pytest.raises(RuleBroken) as refused:
                    await MAKE[move](session, report, town)
                assert refused.value.key in ("report-taken", "report-state"), (state, move)
            steps = await moves.steps(session, report.number)
            after = await reports.by_id(session, report.number)
            told = [(step.move, step.before, step.after, step.source, step.at) for step in steps]
            if state in MOVES[move].before:
                made += 1
                assert told == [(move, state, MOVES[move].after, "update:7", LATER)], (state, move)
                assert after.state == MOVES[move].after
                assert steps[0].member_id in await _people(session), (state, move)
            else:
                assert (told, after.model_dump()) == ([], before), (state, move)
        assert made == sum(len(move.before) for move in MOVES.values())


async def test_only_one_of_twenty_who_take_at_once_has_it_and_the_others_hear_who(database, town):
    async with database.begin() as session:
        for person in range(CADRE + 1, CADRE + AT_ONCE):
            await house.gives(session, person, roles.CADRE, area_id=town.areas["street"])
        numbers = {person: await members.number_of(session, person, NOW) for person in range(CADRE, CADRE + AT_ONCE)}
        for_each = [(await filed(session, town)).number for _ in range(ROUNDS)]
    for report_id in for_each:
        ended = await asyncio.gather(*(_takes(database, report_id, person) for person in numbers))
        (winner,) = [person for person, who in zip(numbers, ended, strict=True) if who is None]
        assert [who for who in ended if who is not None] == [f"report-taken: #{numbers[winner]}"] * (AT_ONCE - 1)
        async with database.read() as session:
            report, steps = await reports.by_id(session, report_id), await moves.steps(session, report_id)
        assert (report.state, report.taken_by, len(steps)) == (TAKEN, numbers[winner], 1)


@ON_ONE_DATABASE
async def test_what_is_still_there_goes_to_the_same_cadre_and_one_area_up_without_them(database, town):
    async with database.begin() as session:
        rider = await members.number_of(session, RIDER, NOW)
        street = town.areas["street"]
        report = await filed(session, town, state=RESOLVED, care_area_id=street, resolved_at=NOW, used=99, step=4)
        anew = await moves.reopen(session, report.number, rider, CAUSE, LATER)
        assert (anew.state, anew.taken_by, anew.care_area_id, anew.round) == (TAKEN, report.taken_by, street, 2)
        assert (anew.used, anew.clock_from, anew.step, anew.step_at, anew.resolved_at) == (0, LATER, 0, LATER, None)
        await moves.work(session, report.number, RESOLVE, CADRE, CAUSE, LATER)
        await roles.end(session, town.role, None, LATER)
        up = await moves.reopen(session, report.number, rider, CAUSE, LATER)
        assert (up.state, up.taken_by, up.care_area_id, up.round) == (SUBMITTED, None, town.areas["district"], 3)
        with pytest.raises(RuleBroken, match="right-none"):
            await moves.take(session, report.number, CADRE, CAUSE, LATER)
        assert (await moves.take(session, report.number, CADRE + 1, CAUSE, LATER)).state == TAKEN


@ON_ONE_DATABASE
async def test_one_can_object_once_and_it_goes_one_area_up(database, town):
    async with database.begin() as session:
        rider = await members.number_of(session, RIDER, NOW)
        desk = await house.binds(session, area_id=town.areas["street"])
        report = await filed(session, town, state=REJECTED, desk_id=desk)
        up = await moves.object_(session, report.number, rider, CAUSE, LATER)
        assert (up.state, up.care_area_id, up.objected) == (SUBMITTED, town.areas["district"], True)
        await moves.work(session, report.number, moves.REJECT, CADRE + 1, CAUSE, LATER)
        with pytest.raises(RuleBroken, match="report-objected-before"):
            await moves.object_(session, report.number, rider, CAUSE, LATER)


@ON_ONE_DATABASE
async def test_nobody_else_moves_what_somebody_has_or_is_a_reporter_of(database, town):
    async with database.begin() as session:
        stranger = await members.number_of(session, OTHER, NOW)
        await house.gives(session, OTHER + 1, roles.CADRE, area_id=town.areas["street"])
        desk = await house.binds(session, area_id=town.areas["street"])
        report = await filed(session, town, state=TAKEN, desk_id=desk)
        with pytest.raises(RuleBroken, match="right-none"):
            await moves.work(session, report.number, RESOLVE, OTHER, CAUSE, LATER)
        with pytest.raises(RuleBroken, match="report-in-other-hands"):
            await moves.work(session, report.number, RESOLVE, OTHER + 1, CAUSE, LATER)
        assert (await moves.work(session, report.number, RESOLVE, CADRE + 1, CAUSE, LATER)).state == RESOLVED
        left = await filed(session, town, state=TAKEN, desk_id=desk)
        await roles.end(session, town.role, None, LATER)
        assert (await moves.work(session, left.number, moves.RELEASE, OTHER + 1, CAUSE, LATER)).taken_by is None
        for make in (
            moves.reopen(session, report.number, stranger, CAUSE, LATER),
            moves.report_on(session, report.number, CLOSE, stranger, CAUSE, LATER),
        ):
            with pytest.raises(RuleBroken, match="report-not-yours"):
                await make
        assert (await moves.close_by_itself(session, report.number, CAUSE, LATER)).state == CLOSED


@ON_ONE_DATABASE
async def test_merging_takes_the_reporters_along_and_needs_another_open_one(database, town):
    async with database.begin() as session:
        report, target = await filed(session, town), await filed(session, town)
        await reports.join(session, OTHER, report.number, "我也看到了", "express", LATER)
        await moves.merge(session, report.number, target.number, CADRE, CAUSE, LATER)
        both = await reports.reporters(session, target.number)
        assert [(one.number, one.trade, await reports.words_of(session, one)) for one in both] == [
            (1, "delivery", "在门口"),
            (2, "express", "我也看到了"),
        ]
        assert (await reports.by_id(session, target.number)).reporters == 2
        for wrong in (target.number, report.number, 999_999):
            with pytest.raises(RuleBroken, match="report-no-target"):
                await moves.merge(session, target.number, wrong, CADRE, CAUSE, LATER)
        assert (await reports.by_id(session, report.number)).state == MERGED


@ON_ONE_DATABASE
async def test_a_reporters_reason_can_t_be_read_once_they_are_erased_and_the_staffs_can(database, town):
    why = Cause("update:7", words="只扫了一半")
    async with database.begin() as session:
        rider = await members.number_of(session, RIDER, NOW)
        report = await filed(session, town, state=IN_HAND[0])
        await moves.work(session, report.number, RESOLVE, CADRE, Cause("update:6", words="没法拍照"), LATER)
        await moves.reopen(session, report.number, rider, why, LATER)
        steps = await moves.steps(session, report.number)
        assert [await moves.words_of(session, step) for step in steps] == ["没法拍照", "只扫了一半"]
        await erasures.erase(session, rider, RIDER, LATER)
        assert [await moves.words_of(session, step) for step in steps] == ["没法拍照", None]


async def _takes(database, report_id: int, person: int) -> str | None:
    """Take a report; return None for who has it, and for all others whom they are told."""
    try:
        async with database.begin() as session:
            await moves.take(session, report_id, person, CAUSE, LATER)
    except RuleBroken as refused:
        return f"{refused.key}: {refused.args_of_text['who']}"
    return None


async def _people(session: AsyncSession) -> set[int]:
    return {await members.number_of(session, person, NOW) for person in (CADRE, RIDER)}
