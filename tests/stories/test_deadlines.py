"""When time runs out: the card, the group, the superior, the administrators; each hears once, whatever happens."""

import asyncio

import pytest
import pytest_asyncio

from bot.app import Program
from bot.sandbox import Group, Message, Person
from jobs import chase, closing
from models import chases, deadlines, moves, reports
from models.chases import Chase
from tests.stories import hazards, people
from tests.stories.conftest import count, happens
from tests.stories.test_reporters import does, stands

ERQI = "410103"
STEPS = [name for name, _ in deadlines.STEPS]


@pytest.fixture
def group(telegram, zhang):
    """The group of the cadres."""
    return telegram.group("处置群", [zhang])


@pytest_asyncio.fixture
async def desk(nuanyi, town, group, zhang, wang, boss, deputy):
    """A desk with one cadre, a rider who may report, and two administrators."""
    await people.becomes_cadre(nuanyi, zhang, area=town.area(ERQI), name="张芳")
    await hazards.agrees(nuanyi, wang)
    return await hazards.becomes_desk(nuanyi, group, area_id=town.area(ERQI))


async def looks(nuanyi, **by: float) -> int:
    """Let time pass, and the job look; return how many steps it took."""
    await nuanyi.later(**by)
    return await chase.run(nuanyi.kit, nuanyi.kit.clock.now())


async def taken(nuanyi, number: int = 1) -> list[tuple[int, str, str, bool]]:
    """Return the steps of a report: round, phase, step, and whether it was passed over."""
    async with nuanyi.kit.database.read() as session:
        found = await chases.of(session, number)
    return [(one.round, one.phase, one.step, one.passed_over) for one in found]


def told(person: Person, words: str) -> int:
    """Count the messages that somebody got with these words."""
    return sum(words in message.text for message in person.heard)


async def test_each_step_once_in_working_time_with_a_restart_between(nuanyi, desk, group, wang, zhang, boss, deputy):
    await hazards.reports(wang, "bill_posting")
    card = await group.hears("11-19 10:30 前要接")
    mine = await wang.hears("⏳ 最晚 11月19日 10:30 前有人接")
    await looks(nuanyi, hours=22, minutes=50)
    assert await taken(nuanyi) == [], "by night the clock stands"
    await looks(nuanyi, minutes=6)
    assert card.id == (await group.hears("⏰ 还没人接，10:30 前要接")).id
    await nuanyi.restarts()
    await looks(nuanyi, hours=1, minutes=36)
    late = await group.hears("还没人接，11月19日 10:30 前就该接了")
    assert late.wire["reply_to_message"]["message_id"] == card.id
    await happens(lambda: "⏰ 本来 11月19日 10:30 前该有人接" in mine.text)
    await nuanyi.restarts()
    await looks(nuanyi, hours=6)
    opened = await boss.hears("一直没人接")
    await deputy.hears("一直没人接")
    await looks(nuanyi, hours=16, minutes=18)
    assert (await taken(nuanyi))[-1][2] == "superior"
    await looks(nuanyi, hours=2, minutes=12)
    await boss.hears("拖了一倍时间还没人接")
    await looks(nuanyi, days=3)
    assert await taken(nuanyi) == [(1, "take", step, False) for step in STEPS]
    assert [told(boss, "一直没人接"), told(boss, "拖了一倍")] == [1, 1]
    await boss.presses("打开 #1", on=opened)
    await boss.hears("经过")


async def test_after_a_time_in_which_nothing_ran_the_last_step_is_taken_and_the_others_recorded(
    nuanyi, desk, group, wang, zhang, boss, deputy
):
    await hazards.reports(wang)
    await group.hears("#1")
    other = Program(nuanyi.settings)
    other.kit.worker = nuanyi.kit.worker
    await nuanyi.later(hours=3, minutes=1)
    now = nuanyi.kit.clock.now()
    await asyncio.gather(*(chase.run(kit, now) for kit in (nuanyi.kit, other.kit) for _ in range(3)))
    await other.kit.database.close()
    await boss.hears("一直没人接")
    assert await taken(nuanyi) == [
        (1, "take", "warn", True),
        (1, "take", "late", True),
        (1, "take", "superior", False),
    ]
    await does(nuanyi, zhang, moves.TAKE)
    await does(nuanyi, zhang, moves.RELEASE)
    await looks(nuanyi, minutes=1)
    assert "15:01 前要接" in (await group.hears("前要接")).text, "there is time again to take what was given back"
    await looks(nuanyi, hours=1, minutes=50)
    await group.hears("⏰ 还没人接，15:01 前要接")
    assert await count(nuanyi.kit.database, Chase) == 3, "nobody is told again"
    await does(nuanyi, zhang, moves.TAKE)
    await looks(nuanyi, hours=53)
    assert (await taken(nuanyi))[-1] == (1, "resolve", "warn", False)
    await does(nuanyi, zhang, moves.RESOLVE, why="unsafe")
    await looks(nuanyi, days=2)
    assert await count(nuanyi.kit.database, Chase) == 4, "what is resolved has no deadline"
    await wang.presses("还在", on=await wang.hears("二七区说处理好了。"))
    await wang.presses("根本没动", on=await wang.hears("#1 还在"))
    await group.hears("第 2 次")
    await looks(nuanyi, hours=73)
    assert (await taken(nuanyi))[4:] == [(2, "resolve", "warn", True), (2, "resolve", "late", False)]
    await group.hears("张芳，需要帮忙就在这里说")


async def test_while_a_reporter_is_asked_the_clock_stands(nuanyi, desk, group, wang, zhang, boss, deputy):
    await hazards.reports(wang)
    card = await group.hears("#1")
    await nuanyi.later(hours=1)
    await asks(zhang, group, card, "在哪一头？")
    question = await wang.hears("在哪一头")
    await looks(nuanyi, days=2)
    assert await taken(nuanyi) == []
    await wang.says("东头", reply_to=question)
    await wang.hears("已经转给在办")
    report, _ = await stands(nuanyi)
    assert report.used in range(3600, 3700)
    await looks(nuanyi, minutes=30)
    assert await taken(nuanyi) == []
    await looks(nuanyi, minutes=10)
    assert [step for _, _, step, _ in await taken(nuanyi)] == ["warn"]
    await looks(nuanyi, minutes=30)
    await group.hears("还没人接，")
    assert [step for _, _, step, _ in await taken(nuanyi)] == ["warn", "late"]


async def test_when_nobody_answers_for_three_days_the_clock_goes_on_once_and_the_card_says_so(
    nuanyi, desk, group, wang, zhang
):
    await hazards.reports(wang)
    card = await group.hears("#1")
    await nuanyi.later(minutes=30)
    await asks(zhang, group, card, "在哪一头？")
    question = await wang.hears("在哪一头")
    await nuanyi.later(days=2, hours=23)
    assert await closing.run(nuanyi.kit, nuanyi.kit.clock.now()) == 0
    await nuanyi.later(hours=2)
    ran = [await closing.run(nuanyi.kit, nuanyi.kit.clock.now()) for _ in range(2)]
    assert ran == [1, 0]
    await happens(lambda: "一直没有回话，时间接着算" in card.text and "前要接" in card.text)
    await looks(nuanyi, hours=1, minutes=10)
    assert [step for _, _, step, _ in await taken(nuanyi)] == ["warn"], "what was used before counts as well"
    await asks(zhang, group, card, "在哪一头？")
    await wang.hears("在哪一头")
    await happens(lambda: "在等报告人回话" in card.text)
    await nuanyi.later(days=3)
    assert await closing.run(nuanyi.kit, nuanyi.kit.clock.now()) == 1
    await happens(lambda: "一直没有回话" in card.text)
    running, _ = await stands(nuanyi)
    await nuanyi.later(minutes=5)
    await wang.says("东头", reply_to=question)
    await happens(lambda: "一直没有回话" not in card.text)
    report, _ = await stands(nuanyi)
    assert (report.asked_at, report.clock_from) == (None, running.clock_from), "a late answer takes no time back"


async def asks(person: Person, group: Group, card: Message, words: str) -> None:
    """Ask a report's reporters something by a reply to its card."""
    await person.says(words, chat=group, reply_to=card)
    await person.presses("问报告人", on=await group.hears("拿这句话问"), chat=group)


async def test_one_that_can_t_be_seen_to_keeps_no_other_from_it(nuanyi, desk, group, wang):
    await hazards.reports(wang)
    await group.hears("#1")
    async with nuanyi.kit.database.begin() as session:
        await reports.set_(session, 1, take_seconds=0)
    await hazards.reports(wang, "fire_lane")
    await group.hears("#2")
    await looks(nuanyi, hours=1, minutes=5)
    assert [step for _, _, step, _ in await taken(nuanyi, 2)] == ["warn", "late"]
    assert await taken(nuanyi, 1) == []
