"""Points that secretaries give: with a reason, within a day's limit, agreed to by a second one, and taken back."""

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.sandbox import Message, Person
from jobs import awards as lapsing
from models import ledger, members
from models.awards import DECLINED, ENDED, GIVEN, LAPSED, WAITING, WITHDRAWN, Award
from models.ledger import REDEMPTION, Entry, Posting
from models.looks import Look
from models.riders import Profile
from tests.stories.conftest import ON_ONE_DATABASE, happens
from tests.stories.people import DAXUE, LIN, becomes_rider, becomes_secretary

DEED, HOURS = "🌟 好人好事", "🙋 志愿服务"


@pytest.fixture
async def secretary(nuanyi, town, zhang):
    """The secretary of the rider's branch."""
    await becomes_secretary(nuanyi, zhang, branch=town.branch(LIN), name="张红")
    await zhang.says("/language")
    await zhang.hears("语言")
    return zhang


@pytest.fixture
async def rider(nuanyi, town, wang):
    """A rider of that branch; the number of the member is `rider.member`."""
    profile = Profile("王伟", party=True, branch_id=town.branch(LIN))
    wang.started = wang.met = True
    wang.member = await becomes_rider(nuanyi, wang, profile, area=town.area("410103001"))
    return wang


async def looks_over(person: Person, member: int, rule: str, count: str, words: str) -> Message:
    """Fill the form in, as from somebody's page; return the message with all of it."""
    await person.presses(data=f"j:a:m:{member}", on=person.last)
    question = await person.hears("为了什么")
    await person.presses(rule, on=question)
    await person.hears("一次最多" if rule == HOURS else "加多少分")
    await person.says(count)
    await person.hears("用自己的话写")
    await person.says(words)
    return await person.hears("看一眼")


async def gives(person: Person, member: int, rule: str, count: str, words: str = "帮忙") -> Message:
    """Give points; return the message that says what came of it."""
    look = await looks_over(person, member, rule, count, words)
    await person.presses("✅ 发出", on=look)
    return await person.hears("王伟")


async def given(nuanyi) -> list[Award]:
    async with nuanyi.kit.database.read() as session:
        return list((await session.execute(select(Award).order_by(col(Award.id)))).scalars())


async def entries(nuanyi, member: int) -> list[Entry]:
    async with nuanyi.kit.database.read() as session:
        return (await ledger.page(session, member, 50))[::-1]


async def spends(nuanyi, member: int, points: int) -> int:
    """Let a rider have spent points on a reward; return the entry's number."""
    now = nuanyi.kit.clock.now()
    async with nuanyi.kit.database.begin() as session:
        posting = Posting(member, points, REDEMPTION, "reward", f"reservation:{points}:held")
        return (await ledger.post(session, posting, now.date(), now)).entry.number


async def toast(person: Person, data: str) -> str:
    """Press a button that this person was never shown, as a forged client would; return what pops up."""
    answer = await person.presses(data=data, on=person.last)
    return answer.text if answer else ""


async def test_from_a_page_with_a_reason_beyond_the_limit_by_two_and_back_again(
    secretary, rider, li, boss, telegram, nuanyi, town
):
    zhao = telegram.person("赵青", language_code="zh-hans", started=True)
    await becomes_secretary(nuanyi, zhao, area=town.area("410102001"), name="赵青")
    await becomes_secretary(nuanyi, li, branch=town.branch(DAXUE), name="李娜")
    await li.says("/language")
    await li.hears("语言")
    # From the roster's page; what can't be is said, and the summary is sent once however often it is pressed.
    await secretary.says("/roster")
    await secretary.presses("已确认 1", on=await secretary.hears("名册"))
    await secretary.presses("1. 王伟", on=await secretary.hears("共 1 人"))
    await secretary.presses("⭐ 加分", on=await secretary.hears("行业"))
    question = await secretary.hears("为了什么")
    assert [button.label for row in question.buttons for button in row][:2] == [
        "🙋 志愿服务 · 每小时 5 分",
        "🌟 好人好事 · 最多 30 分",
    ]
    await secretary.presses(DEED, on=question)
    amounts = await secretary.hears("加多少分")
    assert [button.label for button in amounts.buttons[0]] == ["5", "10", "15", "20", "25", "30"]
    for wrong, why in (("31", "要在 1 到 30 之间"), ("很多", "请点一个数")):
        await secretary.says(wrong)
        await secretary.hears(why)
    await secretary.presses("30", on=secretary.last)
    await secretary.hears("为什么给 王伟 加分")
    await secretary.says("好" * 301)
    await secretary.hears("300 个字以内。请写短一点")
    await secretary.says("台风天背老人过积水")
    look = await secretary.hears("看一眼")
    for part in ("+30 分", "台风天背老人过积水", "他马上会收到"):
        assert part in look.text
    send = look.button("发出").data
    await secretary.presses("改事由", on=look)
    await secretary.hears("为什么给 王伟 加分")
    await secretary.says("台风天背两位老人过积水")
    look = await secretary.hears("看一眼")
    assert "失效" in await toast(secretary, send), "the button of another reason gives nothing"
    again = look.button("发出").data
    await secretary.presses("发出", on=look)
    await secretary.hears("加好了：王伟 +30 分")
    assert "失效" in await toast(secretary, again)
    told = await rider.hears("+30 分")
    assert "好人好事" in told.text
    assert "台风天背两位老人过积水（林山寨骑手党支部书记）" in told.text
    (award,), (entry,) = await given(nuanyi), await entries(nuanyi, rider.member)
    assert (entry.key, entry.amount, entry.kind, entry.rule) == ("award:1", 30, "contribution", "good_deed")
    assert (entry.made_by, entry.about, entry.area_id) == (award.by, 1, town.area("410102001")), "the branch's area"
    async with nuanyi.kit.database.read() as session:
        seen = (await session.execute(select(Look.kind).where(Look.by == award.by))).scalars().all()
        assert {"page", "points"} <= set(seen)

    # Twelve hours fit; what comes then is beyond the day's hundred, and waits for another secretary.
    assert "+60 分" in (await gives(secretary, rider.member, HOURS, "12")).text
    await rider.hears("+60 分")
    look = await looks_over(secretary, rider.member, DEED, "20", "修好了路灯")
    assert "超过 100 分" in look.text
    await secretary.presses("发出", on=look)
    await secretary.hears("已经请另一位来看")
    card = await zhao.hears("请你看看")
    for part in ("张红想给 王伟 加 20 分", "好人好事", "修好了路灯"):
        assert part in card.text
    assert "你自己提的" in await toast(secretary, "j:a:y:3")
    assert "没有权限" in await toast(li, "j:a:y:3")
    assert "自己的分" in await toast(rider, "j:a:y:3")
    assert [one.state for one in await given(nuanyi)] == [GIVEN, GIVEN, WAITING]
    await zhao.presses("✅ 同意", on=card)
    await happens(lambda: "✅ 已同意 · 赵青" in card.text and not card.buttons)
    heard = await secretary.hears("赵青同意了：王伟 +20 分")
    await rider.hears("修好了路灯（林山寨骑手党支部书记）")
    assert "已经有人同意过了" in await toast(zhao, "j:a:n:3")
    assert [one.amount for one in await entries(nuanyi, rider.member)] == [30, 60, 20]

    # What was a mistake goes back by who gave it, as far as it is still there.
    await spends(nuanyi, rider.member, 95)
    await secretary.presses("加错了，收回", on=heard)
    await happens(lambda: "对，收回" in str(heard.buttons))
    assert "没有权限" in await toast(zhao, "j:a:B:3")
    await secretary.presses("对，收回", on=heard)
    await happens(lambda: "20 分里收回 15 分。他已经花掉一些，剩下 5 分免了" in heard.text and not heard.buttons)
    await rider.hears("收回了这次加的分")
    assert "已经收回过了" in await toast(secretary, "j:a:B:3")
    (*_, back) = await entries(nuanyi, rider.member)
    assert (back.key, back.amount, back.waived, back.score) == ("reversal:3", -15, 5, -20)
    assert not [message for message in (*li.heard, *boss.heard) if "王伟" in message.text]


@ON_ONE_DATABASE
async def test_what_a_second_one_declines_nobody_decides_or_the_rider_is_gone_for(
    secretary, rider, boss, deputy, nuanyi, town
):
    for admin in (boss, deputy):
        await admin.says("/language")
        await admin.hears("语言")
    assert "+60 分" in (await gives(secretary, rider.member, HOURS, "12")).text
    assert "+60 分" in (await gives(secretary, rider.member, HOURS, "12", "又一次")).text
    # It is the administrators' turn where no other secretary is; a rule that is used up is said at once.
    card, other = await boss.hears("请你看看"), await deputy.hears("请你看看")
    await boss.presses("不同意", on=card)
    await happens(lambda: "✖️ 没同意" in card.text and "✖️ 没同意" in other.text and not other.buttons)
    await secretary.hears("没有同意给 王伟 加 60 分")
    await gives(secretary, rider.member, DEED, "30", "收回")
    waits = await gives(secretary, rider.member, DEED, "30", "等一等")
    card = await boss.hears("等一等")
    await secretary.presses("加错了，收回", on=waits)
    await secretary.presses(data="j:a:B:4", on=waits)
    await happens(lambda: "提的人收回了" in card.text and not card.buttons)
    await gives(secretary, rider.member, HOURS, "3", "扫雪")
    late = await boss.hears("扫雪")
    await nuanyi.later(days=13)
    assert await lapsing.run(nuanyi.kit, nuanyi.kit.clock.now()) == 0
    await nuanyi.later(days=1)
    assert await lapsing.run(nuanyi.kit, nuanyi.kit.clock.now()) == 1
    assert await lapsing.run(nuanyi.kit, nuanyi.kit.clock.now()) == 0
    await happens(lambda: "作废了" in late.text and not late.buttons)
    await secretary.hears("14 天没有人处理")

    # Who erases everything takes back what is said of them, and nobody can agree any more.
    for words in ("头一次", "再一次"):
        await gives(secretary, rider.member, HOURS, "12", words)
    card = await boss.hears("再一次")
    await rider.says("/privacy")
    await rider.hears("你的信息")
    await rider.presses(data="y:erase", on=rider.last)
    await rider.presses(data="y:erase:yes", on=rider.last)
    await happens(lambda: "王伟" not in card.text and not card.buttons)
    assert "不在了" in await toast(boss, "j:a:y:7")
    states = {one.number: (one.state, one.reason is None) for one in await given(nuanyi)}
    assert [state for state, _ in states.values()] == [GIVEN, DECLINED, GIVEN, WITHDRAWN, LAPSED, GIVEN, ENDED]
    assert all(gone for _, gone in states.values())


@ON_ONE_DATABASE
async def test_an_administrator_looks_at_an_entry_and_corrects_it_once(secretary, rider, boss, deputy, nuanyi):
    await gives(secretary, rider.member, HOURS, "3")
    await gives(secretary, rider.member, HOURS, "2")
    spent = await spends(nuanyi, rider.member, 20)
    await gives_nothing_more(secretary, rider)
    for person in (secretary, rider):
        await person.says("/entry 1")
        await person.hears("没有权限")
    for said, heard in (("/entry", "后面写编号"), ("/entry 99", "没有第 99 笔"), (f"/entry {spent}", "由骑手自己取消")):
        await boss.says(said)
        answer = await boss.hears(heard)
        assert "更正这一笔" not in str(answer.buttons)
    await boss.says("/entry #1")
    page = await boss.hears("第 1 笔")
    for part in ("+15 分", "王** · 报到编号", "award:1", "张红（书记）"):
        assert part in page.text
    assert "王伟" not in page.text
    await boss.presses("更正这一笔", on=page)
    await happens(lambda: "对，更正" in str(page.buttons))
    await boss.presses("对，更正", on=page)
    await happens(lambda: "已更正：第 4 笔，−5 分" in page.text and not page.buttons)
    assert "收了 5 分，剩下 10 分免了" in (await rider.hears("更正第 1 笔")).text
    assert "已经更正过了，是第 4 笔" in await toast(boss, "x:e:y:1")
    assert "已经收回过了" in await toast(secretary, "j:a:B:1")
    await boss.says("/entry 4")
    assert "更正的是第 1 笔" in (await boss.hears("本身就是更正")).text
    assert "不能更正" in await toast(boss, f"x:e:y:{spent}")
    async with nuanyi.kit.database.begin() as session:
        own = await members.number_of(session, boss.id, nuanyi.kit.clock.now())
        posting = Posting(own, 5, "deduction", "abuse", "deduction:1")
        await ledger.post(session, posting, nuanyi.kit.clock.now().date(), nuanyi.kit.clock.now())
        told = Posting(rider.member, 10, "contribution", "report", f"report:7:resolved:{rider.member}", about=7)
        await ledger.post(session, told, nuanyi.kit.clock.now().date(), nuanyi.kit.clock.now())
    assert "另一位管理员" in await toast(boss, "x:e:y:5")
    await boss.says("/entry 6")
    page = await boss.hears("第 6 笔")
    assert "report:7:resolved" in page.text, "what it is for"
    assert "王" not in page.text, "who reported it nobody of the staff learns"
    assert f"resolved:{rider.member}" not in page.text


async def gives_nothing_more(person: Person, rider) -> None:
    """Try a rule that has given a rider all that it gives in a day."""
    await person.presses(data=f"j:a:m:{rider.member}", on=person.last)
    question = await person.hears("为了什么")
    assert "次数已经满了" in (await person.presses(HOURS, on=question)).text
