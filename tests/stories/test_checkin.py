"""The check-in: a rider who only taps, a secretary who confirms, asks or declines, and what may go wrong on the way."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.district import Privacy
from bot.sandbox import Person
from jobs import recheck, remind
from models import consents, looks, members, riders, roles, subscriptions
from models.applications import Application
from models.consents import Consent
from models.riders import Profile, Rider
from tests.bot.reading import codes, image
from tests.stories.checkins import NO_PARTY, PARTY, answers, begins, changes, checks_in, way
from tests.stories.conftest import ZHENGDA, count, happens
from tests.stories.people import DAXUE, LIN, administrator, becomes_rider, becomes_secretary, settle


@pytest.fixture
async def town(nuanyi):
    """Zhengzhou with its streets and branches."""
    return await settle(nuanyi)


@pytest.fixture
def zhang(telegram) -> Person:
    """A branch secretary, 55, whom no machine ever loved."""
    return telegram.person("张书记", language_code="zh-hans", started=True)


@pytest.fixture
async def secretary(nuanyi, town, zhang) -> Person:
    """The secretary of the riders' branch."""
    await becomes_secretary(nuanyi, zhang, branch=town.branch(LIN), name="张红")
    return zhang


@pytest.fixture
def boss(telegram) -> Person:
    """The administrator."""
    return administrator(telegram)


@pytest.fixture
async def street_secretary(nuanyi, town, telegram) -> Person:
    """The secretary of the street that the branch lies in."""
    zhao = telegram.person("赵书记", language_code="zh-hans", started=True)
    await becomes_secretary(nuanyi, zhao, area=town.area("410102001"), name="赵青")
    return zhao


def keys_of(person: Person) -> list[str]:
    """What stands on the keys below the field for typing."""
    return [key.label for row in person.keyboard.keyboard for key in row]


async def rider_of(nuanyi, person: Person) -> riders.Known:
    """What the house knows of this person."""
    async with nuanyi.kit.database.begin() as session:
        found = [known for known in await riders.opened(session) if known.person == person.id]
    return found[0]


@pytest.mark.parametrize("restarting", [False, True])
async def test_a_rider_checks_in_and_holds_a_card(wang, secretary, nuanyi, town, restarting):
    await checks_in(wang, *PARTY, between=nuanyi.restarts if restarting else None)
    card = await secretary.hears("新的报到：王伟")
    assert "外卖骑手 · 美团" in card.text
    assert "中原区 › 林山寨街道" in card.text
    assert "林山寨骑手党支部" in card.text
    if restarting:
        await nuanyi.restarts()
    answer = await secretary.presses("确认", on=card)
    assert answer.text == "已确认：王伟。也告诉本人了。"
    await secretary.hears("✅ 已确认 · 张红")
    assert "张红确认了" in (await wang.hears("报到成功")).text
    picture = await wang.hears("你的报到证")
    assert image(picture.photo.content).size == (1080, 680)
    known = await rider_of(nuanyi, wang)
    assert known.rider.state == riders.CONFIRMED
    assert known.profile.branch_id == town.branch(LIN)
    assert "🪪 我的" in keys_of(wang)


async def test_before_consent_nothing_is_stored(wang, nuanyi, town):
    await begins(wang)
    notice = await wang.hears("报到之前")
    await wang.presses("看完整说明", on=notice)
    whole = await wang.hears("你的信息怎么用")
    await wang.presses("先不了", on=whole)
    await wang.hears("找驿站不用报到")
    assert await count(nuanyi.kit.database, Consent) == 0
    assert await count(nuanyi.kit.database, Rider) == 0


async def test_every_way_of_telling_is_understood(wang, secretary, nuanyi, town, li):
    await begins(wang)
    await answers(wang, ("报到之前", "同意"))
    await wang.hears("怎么称呼你")
    await wang.says("12345")
    await wang.hears("名字要有文字")
    await wang.says("  <b>王大伟  ")
    await wang.hears("留个手机号吗")
    await wang.says("13800138000")
    assert "不收，怕打错" in (await wang.hears("打字的号码")).text
    wang.phone, li.phone = "+8613800001111", "+8613911112222"
    await wang.shares_contact(of=li)
    await wang.hears("不是你自己的号码")
    await wang.shares_contact(forwarded=True)
    await wang.hears("不是你自己的号码")
    await wang.shares_contact()
    trade = await wang.hears("哪一行")
    await wang.says("炒菜")
    trade = await wang.hears("点一个按钮")
    await wang.presses("快递员", on=trade)
    await wang.hears("给哪家跑")
    await wang.says("老王 & 同城速递")
    await wang.hears("哪一片跑")
    await wang.shares_place(*ZHENGDA)
    seen = await wang.hears("对吗？")
    await wang.presses("不是这里", on=seen)
    await wang.hears("哪一片跑")
    await wang.says("大学路街道")
    seen = await wang.hears("大学路街道")
    await wang.presses("✅ 对", on=seen)
    await answers(wang, *NO_PARTY, ("我承诺", "先不了"), ("哪些通知", "新新服务日"))
    chosen = await wang.hears("哪些通知")
    await wang.presses("好了（1）", on=chosen)
    summary = await wang.hears("看看对不对")
    for line in (
        "称呼：<b>王大伟",
        "手机：+86 ",
        "行业：快递员",
        "公司：老王 & 同城速递",
        "大学路街道",
        "党员：没记",
        "新新服务日",
    ):
        assert line in summary.text
    await wang.presses("行业", on=summary)
    await answers(wang, ("哪一行", "网约车司机"), ("看看对不对", "都对，发送"))
    await wang.hears("发出去了")
    known = await rider_of(nuanyi, wang)
    assert known.profile.name == "<b>王大伟"
    assert known.profile.company == "老王 & 同城速递"
    assert known.rider.trade == "ride_hailing"
    assert known.profile.phone == f"+{wang.phone.removeprefix('+')}"
    assert not known.profile.party
    async with nuanyi.kit.database.begin() as session:
        assert await subscriptions.of(session, known.rider.member_id) == {"service_day"}
        assert not await consents.holds(session, known.rider.member_id, consents.MEMBERSHIP)


async def test_where_somebody_is_leaves_only_the_area(wang, nuanyi, town):
    await begins(wang)
    await answers(wang, ("报到之前", "同意"), *way()[:4])
    await wang.hears("哪一片跑")
    await wang.shares_place(30.0, 114.0)
    await wang.hears("不在我们这里")
    await wang.shares_place(*ZHENGDA)
    await wang.hears("对吗？")
    async with nuanyi.kit.database.read() as session:
        member = await members.known(session, wang.id)
    assert member.rider is None


async def test_the_first_decision_counts_and_the_others_see_whose_it_was(wang, secretary, telegram, nuanyi, town):
    other = telegram.person("李书记", language_code="zh-hans", started=True)
    await becomes_secretary(nuanyi, other, branch=town.branch(LIN), name="李明")
    await checks_in(wang, *PARTY)
    mine, theirs = await secretary.hears("新的报到"), await other.hears("新的报到")
    number = number_on(mine)
    await other.presses("退回", on=theirs)
    await happens(lambda: theirs.button("信息对不上"))
    await other.presses("信息对不上", on=theirs)
    assert "✖️ 已退回 · 李明" in (await secretary.hears("已退回")).text
    answer = await secretary.presses(data=f"v:{number}:ok", on=mine)
    assert answer.text == "李明已经处理过了：已退回。"
    heard = await wang.hears("退回来了")
    assert "原因：信息对不上" in heard.text
    await wang.presses("改一改再发", on=heard)
    summary = await wang.hears("看看对不对")
    await wang.presses("都对，发送", on=summary)
    await wang.hears("发出去了")
    again = await secretary.hears("新的报到")
    await secretary.presses("确认", on=again)
    await wang.hears("报到成功")


def number_on(card) -> str:
    """The application's number, as the card's buttons carry it."""
    return card.buttons[0][0].data.split(":")[1]


async def test_twenty_presses_of_three_secretaries_are_one_decision(wang, secretary, telegram, nuanyi, town):
    others = [telegram.person(name, language_code="zh-hans", started=True) for name in ("李书记", "周书记")]
    for other in others:
        await becomes_secretary(nuanyi, other, branch=town.branch(LIN), name=other.name)
    await checks_in(wang, *PARTY)
    everybody = [secretary, *others]
    cards = [await one.hears("新的报到") for one in everybody]
    number = number_on(cards[0])
    verdicts = ["ok", "mismatch", "twice"]
    pressing = [
        everybody[turn % 3].presses(data=f"v:{number}:{verdicts[turn % 3]}", on=cards[turn % 3], wait=False)
        for turn in range(20)
    ]
    await asyncio.gather(*pressing)
    await happens(lambda: len(outcomes_of(wang)) == 1)
    await asyncio.sleep(1)
    assert len(outcomes_of(wang)) == 1
    async with nuanyi.kit.database.read() as session:
        decided = (await session.execute(select(Application))).scalars().all()
    assert [one.state for one in decided] in (["confirmed"], ["declined"])
    outcomes = {text.splitlines()[-1] for one in everybody for text in [last_card(one)]}
    assert len(outcomes) == 1


def outcomes_of(person: Person) -> list[str]:
    """What this person heard of a decision."""
    return [message.text for message in person.heard if "报到成功" in message.text or "退回来了" in message.text]


def last_card(person: Person) -> str:
    """The card as it stands on this phone now."""
    return next(message.text for message in reversed(person.heard) if "新的报到" in message.text)


async def test_a_question_goes_to_the_rider_and_the_answer_comes_back(wang, secretary, nuanyi, town):
    await checks_in(wang, *PARTY)
    card = await secretary.hears("新的报到")
    await secretary.presses("问一句", on=card)
    await secretary.hears("想问 王伟 什么")
    await secretary.says("你是哪个站点的？")
    await secretary.hears("问过 王伟 了")
    asked = await wang.hears("你是哪个站点的？")
    assert "林山寨骑手党支部书记" in asked.text
    await nuanyi.restarts()
    await wang.says("绿城广场站", reply_to=asked)
    answer = await secretary.hears("绿城广场站")
    assert "王伟" in answer.text
    said = await secretary.presses(data=f"v:{number_on(card)}:ok", on=card)
    assert said.text == "已确认：王伟。也告诉本人了。"
    await wang.hears("报到成功")


async def test_words_that_reply_to_a_card_decline_with_a_reason(wang, secretary, nuanyi, town):
    await checks_in(wang, *PARTY)
    card = await secretary.hears("新的报到")
    await secretary.says("名字和<身份证>对不上", reply_to=card)
    what = await secretary.hears("是问他，还是退回的原因")
    await secretary.presses("退回", on=what)
    assert "原因：名字和<身份证>对不上" in (await wang.hears("退回来了")).text


async def test_without_a_secretary_it_goes_up_and_in_the_end_to_the_administrator(
    wang, li, street_secretary, nuanyi, town, boss
):
    await checks_in(wang, *PARTY)
    assert "林山寨骑手党支部" in (await street_secretary.hears("新的报到：王伟")).text
    await begins(li)
    steps = [
        step if step[1] != "就叫“王伟”" else (step[0], "就叫“李娜”") for step in way(*NO_PARTY, street="建设路街道")
    ]
    steps = [step for step in steps if step[1] != "就选建设路街道"]
    await answers(li, ("报到之前", "同意"), *steps)
    assert "管理员" in (await li.hears("发出去了")).text
    await boss.hears("新的报到：李娜")


async def test_only_who_the_bot_can_write_to_counts_as_having_seen_a_card(wang, boss, nuanyi, town):
    await boss.says("/start")
    await boss.hears("你好")
    await checks_in(wang, *PARTY)
    await boss.hears("新的报到")
    async with nuanyi.kit.database.read() as session:
        seen = await looks.at(session, (await rider_of(nuanyi, wang)).rider.member_id)
        assert [(one.by, one.kind) for one in seen] == [((await members.find(session, boss.id)).id, "card")]


async def test_nobody_answers_so_a_reminder_comes_and_then_the_administrator_hears(wang, secretary, nuanyi, town, boss):
    await checks_in(wang, *PARTY)
    await secretary.hears("新的报到")
    await nuanyi.later(days=1, hours=23)
    await remind.run(nuanyi.kit, nuanyi.kit.clock.now())
    await secretary.hears_nothing()
    await nuanyi.later(hours=2)
    assert await remind.run(nuanyi.kit, nuanyi.kit.clock.now()) == 1
    assert "还有人在等你确认" in (await secretary.hears("⏰")).text
    await wang.hears("我又提醒了一次")
    assert await remind.run(nuanyi.kit, nuanyi.kit.clock.now()) == 0
    await nuanyi.later(days=3)  # a weekend lies in between
    assert await remind.run(nuanyi.kit, nuanyi.kit.clock.now()) == 1
    alarm = await boss.hears("书记还没处理")
    await wang.hears("告诉管理员了")
    await boss.presses("确认", on=alarm)
    await wang.hears("报到成功")
    await secretary.hears("已确认 · 管理员")


async def test_whoever_has_no_right_decides_nothing(wang, li, secretary, nuanyi, town):
    await checks_in(wang, *PARTY)
    card = await secretary.hears("新的报到")
    async with nuanyi.kit.database.begin() as session:
        await roles.lock_out(session, secretary.id, nuanyi.kit.clock.now())
    answer = await secretary.presses("确认", on=card)
    assert "没有权限" in answer.text
    await li.opens()
    answer = await li.presses(data=f"v:{number_on(card)}:ok", on=await li.hears("你好"))
    assert "没有权限" in answer.text
    assert (await rider_of(nuanyi, wang)).rider.state == riders.WAITING


async def test_the_code_on_the_card_proves_it_for_ten_minutes(wang, li, secretary, nuanyi, town):
    await checks_in(wang, *PARTY)
    await secretary.presses("确认", on=await secretary.hears("新的报到"))
    await wang.presses("出示二维码", on=await wang.hears("你的报到证"))
    picture = await wang.hears("请对方扫码")
    (link,) = codes(image(picture.photo.content))
    payload = link.partition("?start=")[2]
    await li.opens(payload)
    valid = await li.hears("有效")
    assert valid.text.splitlines()[:3] == ["✅ 有效，已报到", "王** · 外卖骑手", "中原区 › 林山寨街道"]
    assert "10:10" in valid.text
    await li.opens(payload[:-2] + "AA")
    await li.hears("不是有效的报到码")
    await nuanyi.later(minutes=11)
    await li.opens(payload)
    await li.hears("过期")


async def test_one_line_is_changed_at_once_and_a_name_by_the_secretary(wang, secretary, nuanyi, town):
    await checks_in(wang, *PARTY)
    await secretary.presses("确认", on=await secretary.hears("新的报到"))
    await wang.hears("你的报到证")
    await changes(wang, "公司")
    await answers(wang, ("给哪家跑", "达达"))
    await happens(lambda: "公司：达达" in wang.last.text)
    await changes(wang, "称呼")
    await wang.hears("怎么称呼你")
    await wang.says("王小伟")
    await wang.hears("已发给支部书记")
    assert (await rider_of(nuanyi, wang)).profile.name == "王伟"
    card = await secretary.hears("王伟 想改信息")
    assert "称呼：王伟 → 王小伟" in card.text
    await secretary.presses("确认", on=card)
    await wang.hears("你的信息改好了")
    assert (await rider_of(nuanyi, wang)).profile.name == "王小伟"


async def test_a_change_of_branch_goes_to_the_new_branch(wang, secretary, telegram, nuanyi, town):
    other = telegram.person("周书记", language_code="zh-hans", started=True)
    await becomes_secretary(nuanyi, other, branch=town.branch(DAXUE), name="周平")
    await checks_in(wang, *PARTY)
    await secretary.presses("确认", on=await secretary.hears("新的报到"))
    await wang.hears("你的报到证")
    await changes(wang, "党员")
    await answers(wang, ("是党员吗", "是，同意记下来"), ("哪个支部", "大学路骑手党支部"))
    card = await other.hears("想改信息")
    assert "支部：大学路骑手党支部" in card.text
    await nuanyi.restarts()
    await other.presses("确认", on=card)
    await wang.hears("你的信息改好了")
    assert (await rider_of(nuanyi, wang)).profile.branch_id == town.branch(DAXUE)


async def test_after_ninety_days_one_tap_says_that_all_is_the_same(wang, secretary, nuanyi, town):
    await checks_in(wang, *PARTY)
    await secretary.presses("确认", on=await secretary.hears("新的报到"))
    await wang.hears("你的报到证")
    await nuanyi.later(days=89)
    assert await recheck.run(nuanyi.kit, nuanyi.kit.clock.now()) == 0
    await nuanyi.later(days=1, hours=1)
    assert await recheck.run(nuanyi.kit, nuanyi.kit.clock.now()) == 1
    asked = await wang.hears("你还在 美团")
    assert "还在 中原区 › 林山寨街道 跑吗" in asked.text
    await nuanyi.restarts()
    await wang.presses("都没变", on=asked)
    await wang.hears("记下了")
    await nuanyi.later(days=60)
    assert await recheck.run(nuanyi.kit, nuanyi.kit.clock.now()) == 0
    assert (await rider_of(nuanyi, wang)).rider.stale_at is None


async def test_who_stays_silent_is_marked_and_asked_no_more(wang, secretary, nuanyi, town):
    await checks_in(wang, *PARTY)
    await secretary.presses("确认", on=await secretary.hears("新的报到"))
    await wang.hears("你的报到证")
    await nuanyi.later(days=91)
    assert await recheck.run(nuanyi.kit, nuanyi.kit.clock.now()) == 1
    asked = await wang.hears("你还在 美团")
    await nuanyi.later(days=31)
    assert await recheck.run(nuanyi.kit, nuanyi.kit.clock.now()) == 0
    assert (await rider_of(nuanyi, wang)).rider.stale_at is not None
    await nuanyi.later(days=200)
    assert await recheck.run(nuanyi.kit, nuanyi.kit.clock.now()) == 0
    await wang.presses("换公司了", on=asked)
    await answers(wang, ("给哪家跑", "京东"))
    await happens(lambda: "公司：京东" in wang.last.text or "公司：京东" in asked.text)
    known = await rider_of(nuanyi, wang)
    assert (known.rider.company, known.rider.stale_at) == ("jd", None)


async def test_a_new_version_of_the_notice_is_asked_again(wang, secretary, nuanyi, town):
    await checks_in(wang, *PARTY)
    await secretary.presses("确认", on=await secretary.hears("新的报到"))
    await wang.hears("你的报到证")
    nuanyi.kit.district = replace(nuanyi.kit.district, privacy=Privacy(version="2"))
    await wang.presses("🪪 我的")
    await answers(wang, ("说明改过了", "✅ 同意"), ("党员身份和支部是敏感信息", "✅ 同意"))
    await wang.hears("记下了")
    await wang.presses("🪪 我的")
    await wang.hears("我的 · 编号")


async def test_a_form_left_for_a_day_goes_on_where_it_was(wang, nuanyi, town):
    await begins(wang)
    await answers(wang, ("报到之前", "同意"), *way()[:3])
    await wang.hears("给哪家跑")
    await nuanyi.later(days=1)
    await nuanyi.restarts()
    await wang.says("京东")
    await wang.presses("接着填", on=await wang.hears("还没填完"))
    await wang.presses("京东", on=await wang.hears("给哪家跑"))
    await wang.hears("哪一片跑")
    await wang.says("/cancel")
    await wang.hears("不填了")


async def test_a_number_that_somebody_gave_before_is_pointed_out(wang, li, secretary, nuanyi, town):
    await becomes_rider(nuanyi, li, Profile("李娜", phone="+8613800001111"), area=town.area("410102001"))
    wang.phone = "+8613800001111"
    await begins(wang)
    await answers(wang, ("报到之前", "同意"), *way()[:1])
    await wang.hears("留个手机号吗")
    await wang.shares_contact()
    await answers(wang, *way(*PARTY)[2:])
    assert "另一位已报到的骑手也留过" in (await secretary.hears("新的报到")).text


async def test_nobody_confirms_themselves_and_who_blocked_the_bot_is_passed_over(
    wang, secretary, street_secretary, nuanyi, town, boss
):
    await becomes_secretary(nuanyi, wang, branch=town.branch(LIN), name="王伟")
    secretary.blocks()
    await happens(lambda: secretary.blocked)
    await wang.says("/checkin")
    await answers(wang, ("报到之前", "同意"), *way(*PARTY))
    assert "片区书记" in (await wang.hears("发出去了")).text
    card = await street_secretary.hears("新的报到：王伟")
    answer = await wang.presses(data=f"v:{number_on(card)}:ok", on=wang.last)
    assert answer.text == "自己的报到要请别人确认。"
    await street_secretary.presses("确认", on=card)
    await wang.hears("报到成功")


async def test_a_standard_reason_is_read_in_ones_own_language(ana, secretary, nuanyi, town):
    await begins_in_english(ana)
    card = await secretary.hears("新的报到：Ana")
    await secretary.presses("退回", on=card)
    await happens(lambda: card.button("信息对不上"))
    await secretary.presses("信息对不上", on=card)
    await secretary.hears("原因：信息对不上")
    assert "Reason: The details don't fit" in (await ana.hears("sent your check-in back")).text


async def begins_in_english(person: Person) -> None:
    """Check in on an English phone, by taps alone."""
    await person.opens()
    await person.hears("I am Nuanyi")
    await person.presses("🪪 Check in")
    await answers(person, ("Before you check in", "I agree"), ("call you", "“Ana” is right"))
    await person.hears("Leave a phone number")
    await person.presses("No phone number")
    await answers(person, ("What do you do", "courier"), ("ride for", "SF"), ("mostly ride", "中原区"))
    await answers(person, ("more exactly", "林山寨街道"), ("more exactly", "All of 林山寨街道"))
    await answers(
        person, ("Party member", "Yes, and"), ("Which branch", "林山寨骑手党支部"), ("I promise", "I promise")
    )
    await answers(person, ("Which notices", "None"), ("Is this right", "All right"))
    await person.hears("Sent!")
