"""Questions to reporters and their answers: who may ask, who may answer, and what is left when somebody goes."""

from datetime import timedelta

import pytest
import pytest_asyncio

from models import erasures, members, moves, reports, roles, sayings
from models.moves import Cause
from models.reports import Filing
from models.rules import RuleBroken
from tests.core import NOW
from tests.models.house import build, gives

LI, WANG, CADRE, ELSEWHERE = 7_001, 7_002, 7_003, 7_004


@pytest_asyncio.fixture
async def house(database):
    async with database.begin() as session:
        found = await build(session)
        await gives(session, CADRE, roles.CADRE, area_id=found["street"])
        await gives(session, ELSEWHERE, roles.CADRE, area_id=found["other"])
    return found


async def is_reported(session, house, *people) -> int:
    filing = Filing("rubbish", False, (34.75, 113.62), house["yard"], None, "delivery", 3600, 7200)
    report = await reports.file(session, people[0], filing, NOW)
    for person in people[1:]:
        await reports.join(session, person, report.number, None, "driver", NOW)
    return report.number


async def refused(awaited) -> str:
    with pytest.raises(RuleBroken) as why:
        await awaited
    return why.value.key


async def test_all_reporters_are_asked_and_the_report_waits_until_one_answers(database, house):
    async with database.begin() as session:
        number = await is_reported(session, house, LI, WANG)
        asked = await sayings.ask(session, number, CADRE, " 在哪一侧？ ", 60, NOW)
        assert [(one.person, one.reporter.number) for one in asked] == [(LI, 1), (WANG, 2)]
        waiting = await reports.by_id(session, number)
        assert (waiting.asked_at, waiting.used, waiting.clock_from) == (NOW, 60, None)
        assert await refused(sayings.ask(session, number, CADRE, "在哪一侧？", 90, NOW)) == "work-asked-before"
        said = await sayings.answer(session, number, WANG, "南侧", NOW + timedelta(hours=1))
        going_on = await reports.by_id(session, number)
        assert (going_on.asked_at, going_on.used, going_on.clock_from) == (None, 60, NOW + timedelta(hours=1))
        answer = await sayings.one(session, said)
        assert (answer.words, answer.by_staff) == ("南侧", False)
        everything = await sayings.of_report(session, number)
        assert [one.words for one in everything] == ["在哪一侧？", "在哪一侧？", "南侧"]


async def test_only_who_has_the_report_asks_and_only_its_reporters_answer(database, house):
    async with database.begin() as session:
        number = await is_reported(session, house, LI)
        assert await refused(sayings.ask(session, number, ELSEWHERE, "在哪？", 60, NOW)) == "right-none"
        assert await refused(sayings.ask(session, number, CADRE, "  ", 60, NOW)) == "work-only-words"
        assert await refused(sayings.ask(session, number, CADRE, "字" * 501, 60, NOW)) == "work-words-too-long"
        assert await refused(sayings.answer(session, number, WANG, "这里", NOW)) == "report-not-yours"
        assert await sayings.of_report(session, number) == []


async def test_after_a_merger_the_answer_goes_where_the_report_went(database, house):
    async with database.begin() as session:
        old, target = await is_reported(session, house, LI), await is_reported(session, house, WANG)
        await sayings.ask(session, old, CADRE, "哪边？", 60, NOW)
        await moves.merge(session, old, target, CADRE, Cause("update:1"), NOW)
        await sayings.move(session, old, target)
        assert await refused(sayings.ask(session, old, CADRE, "还在吗？", 60, NOW)) == "report-not-open"
        said = await sayings.answer(session, old, LI, "东边", NOW)
        assert (await sayings.one(session, said)).report_id == target
        assert [one.words for one in await sayings.of_report(session, target)] == ["哪边？", "东边"]
        assert await sayings.of_report(session, old) == []


async def test_who_has_everything_erased_takes_questions_and_answers_along(database, house):
    async with database.begin() as session:
        number = await is_reported(session, house, LI, WANG)
        await sayings.ask(session, number, CADRE, "哪边？", 60, NOW)
        await sayings.answer(session, number, LI, "我家楼下", NOW)
        li = await members.number_of(session, LI, NOW)
        await erasures.erase(session, li, LI, NOW)
        (left,) = await sayings.of_report(session, number)
        assert left.member_id == await members.number_of(session, WANG, NOW)
        assert await sayings.of_member(session, li) == []


async def test_when_none_of_the_reporters_is_left_nobody_is_asked_or_waited_for(database, house):
    async with database.begin() as session:
        number = await is_reported(session, house, LI)
        await sayings.ask(session, number, CADRE, "哪边？", 60, NOW - timedelta(hours=1))
        await erasures.erase(session, await members.number_of(session, LI, NOW), LI, NOW)
        left = await reports.by_id(session, number)
        assert (left.asked_at, left.clock_from) == (None, NOW)
        assert await refused(sayings.ask(session, number, CADRE, "哪边？", 60, NOW)) == "work-nobody-to-ask"


async def test_what_was_said_goes_when_its_time_is_up(database, house):
    async with database.begin() as session:
        number = await is_reported(session, house, LI)
        await sayings.ask(session, number, CADRE, "哪边？", 60, NOW - timedelta(days=200))
        await sayings.ask(session, number, CADRE, "还在吗？", 60, NOW)
        assert await sayings.forget(session, NOW - timedelta(days=180)) == 1
        assert [one.words for one in await sayings.of_report(session, number)] == ["还在吗？"]
