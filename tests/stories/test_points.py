"""Points: they come when a thing is confirmed, once, and their owner sees what for and what to do next."""

import pytest
import pytest_asyncio

from bot import spreadsheets
from jobs import closing, recheck
from models import applications, ledger, members, moves
from models.ledger import BASE, DEDUCTION, Posting
from models.riders import Profile
from tests.stories import hazards, people, test_keepers, test_reporters
from tests.stories.checkins import PARTY, checks_in
from tests.stories.conftest import ON_ONE_DATABASE, happens
from tests.stories.filed import file
from tests.stories.people import LIN
from tests.stories.test_keepers import marks, taps

DONE = "二七区说处理好了。"


@pytest.fixture
def group(telegram, zhang):
    """The group of the cadres."""
    return telegram.group("处置群", [zhang])


@pytest_asyncio.fixture
async def desk(nuanyi, town, group, zhang):
    """Their desk, with one cadre."""
    await people.becomes_cadre(nuanyi, zhang, area=town.area(test_reporters.ERQI), name="张芳")
    await hazards.becomes_desk(nuanyi, group, area_id=town.area(test_reporters.ERQI))


@pytest_asyncio.fixture
async def zhao(telegram, nuanyi):
    """The keeper of a station far from all others."""
    await nuanyi.knows(test_keepers.HOME)
    keeper = telegram.person("赵姐", language_code="zh-hans")
    await people.becomes_keeper(nuanyi, keeper, station=nuanyi.stations.by_code("甲").id)
    return keeper


async def entries(nuanyi, person) -> list[tuple[int, str]]:
    """How many points somebody got or lost, by which rule, the oldest first."""
    async with nuanyi.kit.database.read() as session:
        member = (await members.known(session, person.id)).id
        return [(one.amount, one.rule) for one in await ledger.page(session, member, 100)][::-1]


async def opens_points(person):
    """Tap the key, and get the page."""
    await person.presses("⭐ 我的积分")
    return await person.hears("我的积分：")


async def is_resolved(nuanyi, cadre, number):
    """Let a cadre take a report and say that it is solved."""
    await test_reporters.does(nuanyi, cadre, moves.TAKE, number)
    await test_reporters.does(nuanyi, cadre, moves.RESOLVE, number, why="unsafe")


async def test_a_closed_report_brings_points_once_to_each_reporter_and_they_see_what_for(nuanyi, desk, wang, li, zhang):
    await people.becomes_rider(nuanyi, wang, Profile("王伟"))
    for person in (wang, li):
        await person.says("/start")
    await file(nuanyi.kit, wang.id, hazards.QUIET)
    await test_reporters.joins(nuanyi, li)
    await is_resolved(nuanyi, zhang, 1)
    asked = await li.hears(DONE)
    assert await entries(nuanyi, wang) == [], "it comes when it is confirmed, not when it is claimed"
    await li.presses("没了", on=asked)
    assert "+10 分：随手拍解决 #1。现在一共 10 分" in (await wang.hears("+10 分")).text
    assert "现在一共 3 分" in (await li.hears("+3 分")).text
    for person in (li, wang):
        await person.presses(on=person.last, data="h:gone:1")
    await li.presses(on=asked, data="h:still:1")
    await li.presses("根本没动", on=await li.hears("还在？"))
    await test_reporters.does(nuanyi, zhang, moves.RESOLVE, 1, why="unsafe")
    await nuanyi.later(days=8)
    await closing.run(nuanyi.kit, nuanyi.kit.clock.now())
    await wang.hears("先办结了")
    assert (await entries(nuanyi, wang), await entries(nuanyi, li)) == ([(10, "report")], [(3, "report")])
    await nuanyi.restarts()
    mine = await opens_points(wang)
    for line in (
        "我的积分：10 分",
        "2026 年第 4 季度得分 10 ＝ 基础 0 ＋ 贡献 10 － 扣除 0",
        "▰▱▱▱▱▱▱▱▱▱ 还差 50 分",
        "11月18日 +10 随手拍解决 #1",
        "· 看到隐患拍一张，解决了 +10 分，再有 5 件就够徽章",
    ):
        assert line in mine.text
    await li.says("积分")
    stranger = await li.hears("我的积分：3 分")
    assert "报到通过以后，积分就能换东西" in stranger.text
    assert "· 去报到：通过了 +20 分" in stranger.text
    await li.presses("🪪 报到", on=stranger)
    await li.hears("报到之前")


@ON_ONE_DATABASE
async def test_silence_closes_too_in_the_night_without_a_sound_and_nobody_earns_by_their_own_work(
    nuanyi, desk, wang, zhang
):
    await people.becomes_rider(nuanyi, wang, Profile("王伟"))
    for number, person in enumerate((wang, zhang), start=1):
        await person.says("/start")
        await hazards.agrees(nuanyi, person)
        await file(nuanyi.kit, person.id, hazards.QUIET)
        await is_resolved(nuanyi, zhang, number)
    await nuanyi.later(days=7, hours=13)
    await closing.run(nuanyi.kit, nuanyi.kit.clock.now())
    assert (await wang.hears("+10 分")).silent
    assert await entries(nuanyi, zhang) == []


async def test_a_check_in_and_an_answer_when_asked_bring_points_and_nothing_else_does(nuanyi, town, zhang, wang):
    await people.becomes_secretary(nuanyi, zhang, branch=town.branch(LIN), name="张红")
    await checks_in(wang, *PARTY)
    card = await zhang.hears("新的报到")
    await zhang.presses("确认", on=card)
    assert "报到通过" in (await wang.hears("+20 分")).text
    await zhang.presses(on=card, data=f"v:1:{applications.CONFIRMED}")
    await wang.presses(data="q:same", on=wang.last)
    await wang.hears("记下了")
    assert await entries(nuanyi, wang) == [(20, "checkin")], "nobody asked"
    await nuanyi.later(days=91)
    await recheck.run(nuanyi.kit, nuanyi.kit.clock.now())
    asked = await wang.hears("你还在 美团")
    mine = await opens_points(wang)
    assert "说一声还是不是这样：+5 分" in mine.text
    for _ in range(2):
        await wang.presses(data="q:same", on=asked)
    assert "信息核对" in (await wang.hears("+5 分")).text
    assert await entries(nuanyi, wang) == [(20, "checkin"), (5, "recheck")]
    assert "说一声" not in (await opens_points(wang)).text


@ON_ONE_DATABASE
async def test_a_mark_that_the_keeper_confirms_brings_points_to_each_who_made_it_lately(
    nuanyi, telegram, wang, li, zhao
):
    qian = telegram.person("钱", language_code="zh-hans")
    await marks(qian, "没热水")
    await nuanyi.later(days=3)
    for rider in (wang, wang, li, zhao):
        await marks(rider, "没热水")
    mine = await test_keepers.opens_mine(zhao)
    await taps(zhao, "属实：没热水", mine)
    for rider in (wang, li):
        assert "驿站问题属实 · 甲驿站" in (await rider.hears("+3 分")).text
    assert [await entries(nuanyi, one) for one in (wang, li, qian, zhao)] == [
        [(3, "problem")],
        [(3, "problem")],
        [],
        [],
    ]
    await marks(li, "关门了")
    await taps(zhao, "今天不开门", mine)
    await li.hears("现在一共 6 分")
    await marks(wang, "充电坏了")
    await zhao.presses(data=f"g:n:{nuanyi.stations.by_code('甲').id}:charger_broken", on=mine)
    assert await entries(nuanyi, wang) == [(3, "problem")]


@ON_ONE_DATABASE
async def test_pages_the_file_and_the_rules_say_all_of_it_word_for_word(nuanyi, wang):
    member = await people.becomes_rider(nuanyi, wang, Profile("王伟"))
    now, day = nuanyi.kit.clock.now(), nuanyi.kit.clock.now().date()
    async with nuanyi.kit.database.begin() as session:
        for number in range(24):
            posting = Posting(member, 1, BASE, "recheck", f"recheck:{member}:{number}")
            await ledger.post(session, posting, day, now)
        await ledger.reverse(session, 2, None, day, now)
        taking = Posting(member, 30, DEDUCTION, "abuse", "deduction:1", about=7)
        await ledger.post(session, taking, day, now)
    await wang.says("/points")
    mine = await wang.hears("我的积分：0 分")
    assert "得分 0 ＝ 基础 23 ＋ 贡献 0 － 扣除 23" in mine.text
    assert "11月18日 −23 辱骂他人 #7" in mine.text
    assert "本来是 30 分，余额不够，只收了 23 分，剩下 7 分免了" in mine.text
    assert "−1 更正第 2 笔（信息核对）" in mine.text
    seen = [line for line in mine.text.split("\n") if "笔" in line and line.startswith("11月")]
    for _ in range(2):
        await wang.presses("更早的", on=mine)
        await wang.hears("积分记录")
        seen += [line for line in mine.text.split("\n") if line.startswith("11月")]
    assert [line.split()[-2:] for line in seen] == [[str(number), "笔"] for number in range(26, 0, -1)]
    assert not mine.button("更早的")
    await wang.presses("更新的", on=mine)
    await happens(lambda: "第\N{NO-BREAK SPACE}16" in mine.text and "第\N{NO-BREAK SPACE}7" in mine.text)
    await wang.presses("全部，存成表格", on=mine)
    sent = await wang.hears("全部积分记录")
    assert sent.document.name == "积分-2026-11-18.xlsx"
    rows = [row.values for row in spreadsheets.parse(sent.document.content).rows]
    assert [row["第几笔"] for row in rows] == [str(number) for number in range(26, 0, -1)]
    assert [(row["积分"], row["余额"], row.get("免收")) for row in rows[:2]] == [("-23", "0", "7"), ("-1", "23", None)]
    assert rows[1]["更正第几笔"] == "2"
    await wang.presses("返回", on=mine)
    await wang.hears("接下来可以")
    await wang.presses("📖 规则", on=mine)
    told = (await wang.hears("积分规则")).text
    for rule in nuanyi.kit.district.rules:
        assert rule.words["zh-Hans"] in told
    for line in ("随手拍解决　+10 分　贡献分", "一起报的每人 +3 分", "一天最多 5 次", "每小时 +5 分", "−10 分　扣除分"):
        assert line in told


@ON_ONE_DATABASE
async def test_without_rules_nothing_is_given_and_nothing_is_said(nuanyi, desk, wang, zhang):
    nuanyi.kit.district = nuanyi.kit.district.__class__(**{**nuanyi.kit.district.__dict__, "rules": ()})
    await wang.says("/start")
    await file(nuanyi.kit, wang.id, hazards.QUIET)
    await is_resolved(nuanyi, zhang, 1)
    await wang.presses("没了", on=await wang.hears(DONE))
    await happens(lambda: any("办结了" in one.text for one in wang.heard))
    assert await entries(nuanyi, wang) == []
    mine = await opens_points(wang)
    assert "还没有积分记录" in mine.text
    await wang.presses("📖 规则", on=mine)
    await wang.hears("还没有公布积分规则")
