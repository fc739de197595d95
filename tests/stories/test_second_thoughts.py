"""People who think again: on the summary, while a secretary is looking, with buttons of long ago."""

import pytest

from models import applications, consents, riders
from models.riders import Profile
from tests.stories.checkins import NO_PARTY, PARTY, answers, begins, changes, way
from tests.stories.conftest import happens
from tests.stories.people import DAXUE, KUAIDI, LIN, becomes_rider, becomes_secretary


@pytest.fixture
async def secretary(nuanyi, town, zhang):
    """The secretary of the riders' branch."""
    await becomes_secretary(nuanyi, zhang, branch=town.branch(LIN), name="张红")
    return zhang


@pytest.fixture
async def other(nuanyi, town, telegram):
    """The secretary of another branch."""
    zhou = telegram.person("周书记", language_code="zh-hans", started=True)
    await becomes_secretary(nuanyi, zhou, branch=town.branch(DAXUE), name="周平")
    return zhou


@pytest.fixture
async def rider(nuanyi, town, wang):
    """A confirmed rider who said nothing of the Party."""
    await becomes_rider(nuanyi, wang, Profile("王伟"), area=town.area("410102001"))
    wang.started = True
    await wang.says("/start")
    await wang.hears("王伟")
    return wang


async def known_as(nuanyi, person) -> riders.Known:
    """What the house knows of this person."""
    async with nuanyi.kit.database.read() as session:
        (known,) = [one for one in await riders.opened(session) if one.person == person.id]
    return known


async def test_the_branch_can_be_chosen_anew_on_the_summary(wang, secretary, nuanyi, town):
    await begins(wang)
    await answers(wang, ("报到之前", "同意"), *way(*PARTY)[:-1], ("看看对不对", "党员"))
    await answers(wang, ("是党员吗", "是，同意记下来"), ("哪个支部", "林山寨快递党支部"), ("看看对不对", "都对，发送"))
    await wang.hears("发出去了")
    assert (await known_as(nuanyi, wang)).profile.branch_id == town.branch(KUAIDI)


async def test_who_says_no_after_all_is_no_party_member_whatever_is_confirmed_then(rider, secretary, nuanyi, town):
    await changes(rider, "党员")
    await answers(rider, PARTY[0], PARTY[1])
    card = await secretary.hears("王伟 想改信息")
    confirm = card.button("确认").data
    await changes(rider, "党员")
    await answers(rider, ("是党员吗", "不是"))
    await happens(lambda: "支部" not in card.text)
    await secretary.presses(data=confirm, on=card)
    assert not (await known_as(nuanyi, rider)).profile.party
    async with nuanyi.kit.database.read() as session:
        member = (await known_as(nuanyi, rider)).rider.member_id
        assert await applications.waiting_of(session, member) == []
        assert not await consents.holds(session, member, consents.MEMBERSHIP)


async def test_a_name_and_a_branch_wait_side_by_side(rider, other, street, nuanyi, town):
    await changes(rider, "称呼")
    await rider.hears("怎么称呼你")
    await rider.says("王小伟")
    await rider.hears("已发给")
    named = await street.hears("王伟 → 王小伟")
    await changes(rider, "党员")
    await answers(rider, PARTY[0], ("哪个支部", "大学路骑手党支部"))
    await other.presses("确认", on=await other.hears("支部：大学路骑手党支部"))
    await street.presses("确认", on=named)
    await happens(lambda: sum("你的信息改好了" in message.text for message in rider.heard) == 2)
    profile = (await known_as(nuanyi, rider)).profile
    assert (profile.name, profile.branch_id) == ("王小伟", town.branch(DAXUE))


@pytest.fixture
async def street(nuanyi, town, telegram):
    """The secretary of the street that the rider is in."""
    zhao = telegram.person("赵书记", language_code="zh-hans", started=True)
    await becomes_secretary(nuanyi, zhao, area=town.area("410102001"), name="赵青")
    return zhao


async def test_who_gives_the_old_name_again_takes_the_new_one_back(rider, street, nuanyi):
    await changes(rider, "称呼")
    await rider.hears("怎么称呼你")
    await rider.says("王小伟")
    await rider.hears("已发给")
    card = await street.hears("王伟 → 王小伟")
    await changes(rider, "称呼")
    await rider.presses("就叫“王伟”", on=await rider.hears("怎么称呼你"))
    await happens(lambda: "骑手已收回" in card.text)
    async with nuanyi.kit.database.read() as session:
        assert await applications.waiting_of(session, (await known_as(nuanyi, rider)).rider.member_id) == []


async def test_the_card_of_a_confirmed_change_still_says_what_was_before(rider, street):
    await changes(rider, "称呼")
    await rider.hears("怎么称呼你")
    await rider.says("王小伟")
    card = await street.hears("王伟 → 王小伟")
    await street.presses("确认", on=card)
    await happens(lambda: "已确认" in card.text)
    assert "王伟 → 王小伟" in card.text


async def test_the_same_branch_once_more_asks_nobody(wang, secretary, nuanyi, town):
    await becomes_rider(nuanyi, wang, Profile("王伟", party=True, branch_id=town.branch(LIN)))
    wang.started = True
    await wang.says("/start")
    await wang.hears("王伟")
    await changes(wang, "党员")
    await answers(wang, *PARTY)
    await happens(lambda: "我的" in wang.last.text)
    await secretary.hears_nothing()
    assert (await known_as(nuanyi, wang)).profile == Profile("王伟", party=True, branch_id=town.branch(LIN))


async def test_who_is_confirmed_while_the_form_lies_open_stays_confirmed(wang, secretary, nuanyi, town):
    await begins(wang)
    await answers(wang, ("报到之前", "同意"), *way(*PARTY))
    await wang.hears("发出去了")
    await wang.says("/me")
    await wang.presses("改一改再发", on=await wang.hears("等书记确认"))
    summary = await wang.hears("看看对不对")
    await secretary.presses("确认", on=await secretary.hears("新的报到"))
    await wang.hears("报到成功")
    await wang.presses("都对，发送", on=summary)
    await wang.hears("我的 · 编号")
    assert (await known_as(nuanyi, wang)).rider.state == riders.CONFIRMED


async def test_an_old_button_drops_no_other_form(wang, secretary, nuanyi, town):
    await becomes_rider(nuanyi, wang, Profile("王伟"), area=town.area("410102001"), confirmed=False)
    wang.started = True
    await wang.says("/write")
    asked = await wang.hears("想对书记说什么")
    await wang.says("/me")
    await wang.presses("改一改再发", on=await wang.hears("等书记确认"))
    summary = await wang.hears("看看对不对")
    await wang.presses("不写了", on=asked)
    await wang.presses("都对，发送", on=summary)
    await wang.hears("发出去了")


async def test_an_old_notice_that_is_agreed_to_keeps_the_answers(wang, nuanyi, town):
    await begins(wang)
    first = await wang.hears("报到之前")
    await wang.says("/checkin")
    second = await wang.hears("报到之前")
    await wang.presses("同意", on=second)
    await answers(wang, *way(*NO_PARTY)[:2])
    await wang.hears("哪一行")
    await wang.presses("同意", on=first)
    await happens(lambda: "哪一行" in first.text)
