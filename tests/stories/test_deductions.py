"""Points are taken only by a published rule, by two of the staff, after the rider was heard; else nothing happens."""

from dataclasses import replace

import pytest
import pytest_asyncio

from bot.app import Program
from bot.sandbox import Message, Person
from jobs import deductions as job
from models import ledger, reports
from models.deductions import Deduction
from models.ledger import CONTRIBUTION, DEDUCTION, Posting
from models.outbox import Outgoing
from tests.stories import hazards, people
from tests.stories.conftest import ON_ONE_DATABASE, count, happens
from tests.stories.test_privacy import erases, opens_privacy
from tests.stories.test_reporters import joins

ERQI, STREET = "410103", "410103001"
REASON = "现场看了三次，路是好的，照片是别处的"


@pytest.fixture
def chen(telegram) -> Person:
    """A second cadre of the street."""
    return telegram.person("陈华", language_code="zh-hans", started=True)


@pytest.fixture
def zhao(telegram) -> Person:
    """A cadre of the district, above both."""
    return telegram.person("赵敏", language_code="zh-hans", started=True)


@pytest_asyncio.fixture
async def street(nuanyi, town, zhang, chen, zhao, wang, boss, deputy) -> int:
    """A street with two cadres, one above them, and a report of Wang's, who has six points; return the member's id."""
    for person, area, name in ((zhang, STREET, "张芳"), (chen, STREET, "陈华"), (zhao, ERQI, "赵敏")):
        await people.becomes_cadre(nuanyi, person, area=town.area(area), name=name)
    wang.started = wang.met = True
    member = await hazards.agrees(nuanyi, wang)
    async with nuanyi.kit.database.begin() as session:
        now = nuanyi.kit.clock.now()
        await ledger.post(session, Posting(member, 6, CONTRIBUTION, "report", "report:0:resolved:1"), now.date(), now)
    await hazards.reports(wang)
    async with nuanyi.kit.database.begin() as session:
        await reports.set_(session, 1, area_id=town.area(STREET), care_area_id=town.area(STREET))
    return member


async def proposes(person: Person, rule: str = "故意虚报", reporter: str = "") -> Message:
    """Propose a deduction from the page of report 1; return the confirmation."""
    await person.says("/report 1")
    await person.presses("扣分", on=await person.hears("经过"))
    asked = await person.hears("按哪条公示的规则扣")
    assert "看错、报错不扣" in asked.text
    await person.presses(rule, on=asked)
    if reporter:
        await person.presses(reporter, on=await person.hears("是哪一位报告人"))
    await person.hears("理由是什么")
    await person.says(REASON)
    await person.presses("提议扣分", on=await person.hears("要另一个人同意"))
    return await person.hears("提议记下了")


async def sees_to(nuanyi, **by: float) -> int:
    """Let time pass, and the job look; return to how many something happened."""
    await nuanyi.later(**by)
    return await job.run(nuanyi.kit, nuanyi.kit.clock.now())


async def entries(nuanyi, member: int) -> list[tuple[int, int, str, str]]:
    """Return what was deducted: how much, how much not, by which rule, under which key."""
    async with nuanyi.kit.database.read() as session:
        found = await ledger.page(session, member, 99)
    return [(one.amount, one.waived, one.rule, one.key) for one in found if one.kind == DEDUCTION]


async def test_two_agree_the_rider_stays_silent_and_after_seven_days_it_counts_once(
    nuanyi, street, wang, zhang, chen, zhao, boss
):
    sure = await proposes(zhang)
    assert "请了 2 个人看" in sure.text
    card = await chen.hears("有人提议扣分")
    for words in ("#1", "报告人1", "故意虚报", "明知不实还上报隐患。看错、报错不扣。", REASON, "张芳"):
        assert words in card.text
    assert "王" not in card.text, "who it is the staff never see"
    await zhao.hears("有人提议扣分")
    assert not any("扣分" in message.text for message in wang.heard), (
        "the rider hears nothing before a second one agrees"
    )
    await chen.presses("同意", on=card)
    heard = await wang.hears("不同意可以申诉，到 2026年11月25日 为止")
    for words in ("现在一分也没扣", "故意虚报", "明知不实还上报隐患。看错、报错不扣。", REASON, "过了那天扣 10 分"):
        assert words in heard.text
    assert not any(name in heard.text for name in ("张芳", "陈华"))
    await zhang.hears("另一位同意了")
    await happens(lambda: "陈华 同意了" in card.text)
    await wang.says("/points")
    points = await wang.hears("有一件扣分没定，现在一分也没扣")
    assert "到 2026年11月25日 为止都可以申诉" in points.text
    await wang.presses("我要申诉", on=points)
    await wang.presses("先不写", on=await wang.hears("哪里不对"))
    assert await sees_to(nuanyi, days=7, hours=13) == 0, "the last day is the rider's to its end"
    assert await entries(nuanyi, street) == []
    await nuanyi.restarts()
    other = Program(nuanyi.settings)
    ran = [await sees_to(nuanyi, hours=2)] + [await job.run(kit, kit.clock.now()) for kit in (other.kit, nuanyi.kit)]
    await other.kit.database.close()
    assert ran == [1, 0, 0]
    assert await entries(nuanyi, street) == [(-6, 4, "false_report", "deduction:1")]
    news = await wang.hears("−6 分")
    assert "4 分免了" in news.text
    await happens(lambda: "已经计入" in heard.text and "已经计入" in card.text)
    assert "已经计入了" in (await wang.presses(data="j:do:1", on=heard)).text


async def test_an_objection_goes_to_somebody_else_and_what_they_uphold_counts(
    nuanyi, street, wang, li, zhang, chen, zhao, boss
):
    await hazards.agrees(nuanyi, li)
    await joins(nuanyi, li)
    await proposes(zhang, reporter="报告人1")
    card = await chen.hears("有人提议扣分")
    assert "提议过" in (await zhang.presses(data="j:dy:1", on=zhang.last)).text
    for person in (wang, li):
        assert (await person.presses(data="j:dy:1", on=person.last)).alert, "a rider has no say in it"
    await chen.presses("同意", on=card)
    heard = await wang.hears("不同意可以申诉")
    assert "已经结束了" in (await li.presses(data="j:do:1", on=li.last)).text, "it is not about them"
    await wang.presses("我要申诉", on=heard)
    await wang.hears("哪里不对")
    await wang.says("我是真的看见坑了，第二天就补上了")
    await wang.hears("没人决定，就不扣分")
    await happens(lambda: "你的申诉收到了" in heard.text and "第二天就补上了" in heard.text)
    assert "已经收到了" in (await wang.presses(data="j:do:1", on=heard)).text
    appeal = await zhao.hears("骑手不同意")
    for words in ("第二天就补上了", REASON, "张芳", "陈华"):
        assert words in appeal.text
    assert "第二天就补上了" not in card.text, "the objection is for who decides on it"
    for person in (zhang, chen, wang):
        assert (await person.presses(data="j:du:1", on=person.last)).alert, "neither of the two, and nobody below"
    assert await sees_to(nuanyi, days=9) == 0, "the days to object are over, but it is being looked at"
    await zhao.presses("维持", on=appeal)
    await wang.hears("你的申诉看过了")
    for person in (zhang, chen):
        await person.hears("骑手的申诉看过了，维持")
    assert [await sees_to(nuanyi, minutes=1) for _ in range(2)] == [1, 0]
    assert await entries(nuanyi, street) == [(-6, 4, "false_report", "deduction:1")]
    assert "维持" in (await wang.hears("−6 分")).text
    await zhang.says("/report 1")
    await zhang.presses("扣分", on=await zhang.hears("经过"))
    await zhang.presses("故意虚报", on=await zhang.hears("按哪条公示的规则扣"))
    await zhang.presses("报告人1", on=await zhang.hears("是哪一位报告人"))
    await zhang.hears("理由是什么")
    await zhang.says("再来一次")
    refused = await zhang.presses("提议扣分", on=await zhang.hears("要另一个人同意"))
    assert "已经提议过了" in refused.text


@ON_ONE_DATABASE
async def test_whatever_nobody_decides_or_nobody_hears_ends_in_the_rider_s_favour(
    nuanyi, street, wang, li, zhang, chen, zhao, boss, deputy
):
    await proposes(zhang)
    await chen.presses("不同意", on=await chen.hears("有人提议扣分"))
    await zhang.hears("另一位不同意，不扣分")
    assert "已经有人决定了" in (await zhao.presses("同意", on=await zhao.hears("有人提议扣分"))).text
    await proposes(zhang)
    await sees_to(nuanyi, days=15)
    await zhang.hears("到时候了没人决定")
    assert not any("申诉" in message.text for message in wang.heard), "what nobody agreed to the rider never hears of"
    await proposes(zhang)
    await chen.presses("同意", on=await agreeable(chen))
    await wang.presses("我要申诉", on=await wang.hears("不同意可以申诉"))
    await wang.hears("哪里不对")
    await wang.says("不是我")
    appeal = await zhao.hears("骑手不同意")
    await sees_to(nuanyi, days=15)
    for person, words in ((wang, "一分也不扣"), (zhang, "没人决定，撤销"), (chen, "没人决定，撤销")):
        await person.hears(words)
    await happens(lambda: "没人决定申诉" in appeal.text)
    assert "已经有人决定了" in (await zhao.presses(data="j:du:1", on=appeal)).text
    await proposes(zhang, "辱骂他人")
    await chen.presses("同意", on=await agreeable(chen))
    await wang.hears("不同意可以申诉")
    published, nuanyi.kit.district = nuanyi.kit.district, replace(nuanyi.kit.district, rules=())
    await sees_to(nuanyi, days=9)
    nuanyi.kit.district = published
    await wang.hears("那条规则不再公示了")
    await zhang.hears("规则不再公示了")
    await hazards.agrees(nuanyi, li)
    await joins(nuanyi, li)
    await proposes(zhang, reporter="报告人2")
    li.blocks()
    await chen.presses("同意", on=await agreeable(chen))
    await sees_to(nuanyi, days=9)
    await zhang.hears("没能告诉骑手")
    async with nuanyi.kit.database.read() as session:
        assert await ledger.balance(session, street) == 6
    assert await entries(nuanyi, street) == []
    assert any("陈华" in message.text for message in zhao.heard)
    await erases(chen)
    await happens(lambda: not any("陈华" in message.text for one in (zhang, zhao) for message in one.heard))


async def agreeable(person: Person) -> Message:
    """Return the newest card that waits for somebody's word."""
    await person.hears("有人提议扣分")
    return next(message for message in reversed(person.heard) if "你同意吗" in message.text)


@ON_ONE_DATABASE
@pytest.mark.parametrize("takes_back", ["everything", "reporting"])
async def test_who_takes_everything_or_reporting_back_ends_it_and_nothing_of_it_is_left(
    nuanyi, street, wang, zhang, chen, zhao, takes_back
):
    await proposes(zhang)
    card = await chen.hears("有人提议扣分")
    await chen.presses("同意", on=card)
    await wang.hears("不同意可以申诉")
    told = await zhang.hears("另一位同意了")
    if takes_back == "everything":
        await erases(wang)
    else:
        await withdraws_reporting(wang)
    await happens(lambda: REASON not in card.text and "#1" not in told.text)
    assert await count(nuanyi.kit.database, Deduction) == 0
    assert "已经结束了" in (await chen.presses(data="j:dy:1", on=card)).text
    assert await sees_to(nuanyi, days=9) == 0
    assert await entries(nuanyi, street) == []
    assert await count(nuanyi.kit.database, Outgoing, Outgoing.subject == street, Outgoing.state == "pending") == 0


async def withdraws_reporting(person: Person) -> None:
    """Take the agreement to reporting back."""
    page = await opens_privacy(person)
    await person.presses(data="y:w:reporting", on=page)
    await person.presses(data="y:w:reporting:yes", on=page)
    await person.hears("收回了")
