"""A secretary writes to many: one screen says to whom, when and how it looks, and one press sends it once."""

from dataclasses import replace

import pytest_asyncio
from sqlalchemy import select
from sqlmodel import col

from bot.district import Notices
from bot.sandbox import Message, Person
from models import audiences, broadcastsends, subscriptions
from models.broadcasts import Broadcast
from models.notices import Notice
from models.riders import Profile
from tests.core import happens
from tests.stories.conftest import ON_ONE_DATABASE, count, labels
from tests.stories.notified import wants
from tests.stories.people import DAXUE, LIN, becomes_rider, becomes_secretary, loses

RIDERS = (
    ("外一", "delivery", LIN),
    ("外二", "delivery", LIN),
    ("快三", "courier", LIN),
    ("未订", "courier", LIN),
    ("学五", "delivery", DAXUE),
)
"""Name, trade and branch of everybody; all but one have their branch's topic on."""

MEDIA = ("animation", "photo", "video", "document")
"""An animation comes as a document too."""


@pytest_asyncio.fixture
async def crew(nuanyi, telegram, town) -> dict[str, Person]:
    """Confirmed riders with their phones, by name; couriers read in the evening, the others in the afternoon."""
    people = {}
    for name, trade, branch in RIDERS:
        people[name] = telegram.person(name, language_code="zh-hans", started=True)
        profile = Profile(name, party=True, branch_id=town.branch(branch))
        area = town.area("410102001001")
        member = await becomes_rider(nuanyi, people[name], profile, area=area, trade=trade)
        async with nuanyi.kit.database.begin() as session:
            if name != "未订":
                await wants(session, member, nuanyi.kit.clock.now(), "branch", *(["activities"] * (name == "外二")))
            if name == "快三":
                await subscriptions.choose(session, member, ["branch", audiences.AS_MEMBER], nuanyi.kit.clock.now())
    return people


@pytest_asyncio.fixture
async def secretary(nuanyi, town, zhang) -> Person:
    """The secretary of the first branch."""
    await becomes_secretary(nuanyi, zhang, branch=town.branch(LIN), name="张书记")
    return zhang


def says(message: Message) -> tuple[str, list[dict[str, object]]]:
    """What a message says, and how that is formatted."""
    wire = message.wire
    return wire.get("text", wire.get("caption")), wire.get("entities", wire.get("caption_entities", []))


def kinds(messages: list[Message]) -> list[str]:
    """What messages consist of."""
    return [next((kind for kind in MEDIA if kind in one.wire), "text") for one in messages]


async def composes(secretary: Person, *words: str) -> Message:
    """Press the key and send words; return the screen."""
    await secretary.says("/broadcast")
    await secretary.hears("直接发给我")
    for one in words:
        await secretary.says(one, html=True)
        await secretary.hears()
    return await secretary.hears("发给")


async def test_a_broadcast_reaches_just_whom_the_screen_counts_and_goes_once(nuanyi, crew, secretary):
    await secretary.opens()
    await secretary.presses("📣", on=await secretary.hears())
    await secretary.hears("直接发给我")
    await secretary.says("/cancel")
    await secretary.hears()
    screen = await composes(secretary, "明天<b>下午</b>两点开会")
    shown, formatting = says(secretary.heard[-2])
    assert (shown, [(one["type"], one["offset"], one["length"]) for one in formatting]) == (
        "明天下午两点开会",
        [("bold", 2, 2)],
    )
    for told in (
        "3 位骑手",
        "林山寨骑手党支部",
        "符合条件的有 4 位",
        "今天 14:00 起：外卖骑手 2 位",
        "今天 20:00 起：快递员 1 位",
    ):
        assert told in screen.text
    await nuanyi.restarts()
    await secretary.presses("什么时候")
    await secretary.hears("什么时候发")
    await secretary.presses("现在就发")
    screen = await secretary.hears("马上")
    pressed = _data(screen, "发送")

    await secretary.presses("发送给 3 位")
    await secretary.hears("开始发了")
    again = await secretary.presses(on=screen, data=pressed)
    assert "不会再发一遍" in again.text
    for name in ("外一", "外二", "快三"):
        copy = await crew[name].hears("开会")
        assert says(copy) == (shown, formatting)
        assert labels(copy) == ["🔕 不再收“我的支部”"]
    for name in ("未订", "学五"):
        await crew[name].hears_nothing(0.1)
    assert len([one for one in crew["外一"].heard if "开会" in (one.text or "")]) == 1
    assert await count(nuanyi.kit.database, Notice) == 1


@ON_ONE_DATABASE
async def test_all_parts_of_the_audience_are_anded_and_counted_as_they_are_pressed(nuanyi, crew, secretary, boss):
    await composes(secretary, "通知")

    async def narrows(part: str, *choices: str) -> str:
        await secretary.presses(part, on=secretary.last)
        await secretary.hears()
        for choice in choices:
            await secretary.presses(choice, on=secretary.last)
            await secretary.hears()
        return secretary.last.text

    await narrows("发给谁")
    assert "2 位" in await narrows("行业", "外卖")
    assert labels(secretary.last)[:2] == ["✓ 外卖骑手 · 2", "快递员 · 1"]
    await narrows("返回")
    assert "0 位" in await narrows("党员")
    assert "林山寨骑手党支部 + 外卖骑手 + 党员" in secretary.last.text
    await narrows("行业", "外卖")
    await narrows("返回")
    assert "1 位" in secretary.last.text
    assert "伏牛路社区 · 1" in labels(secretary.last) or "1 位" in await narrows("区域", "伏牛路社区")
    await narrows("返回", "不挑", "返回")
    assert "3 位骑手" in secretary.last.text
    await narrows("更多", "话题")
    assert "活动 · 1" in labels(secretary.last)
    await narrows("活动")
    assert "1 位骑手" in secretary.last.text
    assert "话题：活动" in secretary.last.text
    # A forged choice, and somebody else's press, change nothing.
    number = (await _rows(nuanyi))[0].number
    for data in (f"bc:ct:{number}:t:nothing:0", f"bc:ct:{number}:b:999:0"):
        assert (await secretary.presses(on=secretary.last, data=data)).alert
    await boss.opens()
    assert "不是你的" in (await boss.presses(on=await boss.hears(), data=f"bc:cs:{number}:9")).text
    await narrows("更多", "不发了")
    assert "不发了" in secretary.last.text
    assert await count(nuanyi.kit.database, Notice) == 0


@ON_ONE_DATABASE
async def test_every_kind_of_content_comes_as_it_was_sent_and_new_content_takes_the_place_of_old(
    nuanyi, crew, secretary
):
    rider = crew["外一"]
    await composes(secretary, "先写的")
    await secretary.presses("什么时候")
    await secretary.hears("什么时候发")
    await secretary.presses("现在就发")
    await secretary.hears("马上")
    await secretary.sends_photo(None, "<i>改成</i>照片", html=True)
    assert says(await secretary.hears("改成照片"))[1][0]["type"] == "italic"
    await secretary.hears("3 位骑手")
    await _sends(secretary)
    assert kinds([await rider.hears("改成照片")]) == ["photo"]

    for send, kind in ((secretary.sends_video, "video"), (secretary.sends_animation, "animation")):
        await secretary.says("/broadcast")
        await secretary.hears("直接发给我")
        await send(caption=f"看{kind}")
        await secretary.hears("位骑手")
        await _sends(secretary, now=True)
        assert kinds([await rider.hears(f"看{kind}")]) == [kind]

    await secretary.says("/broadcast")
    await secretary.shares_contact("+8613800138000")
    await secretary.hears("没法群发")
    await secretary.sends_album("photo", "video", caption="长" * 1025)
    await secretary.hears("太长了")
    assert await secretary.hears("位骑手") is secretary.last
    assert kinds(secretary.heard[-2:-1]) == ["video"]
    assert labels(secretary.heard[-2]) == ["🔕 不再收“我的支部”"]
    first, *_ = await secretary.sends_album("photo", "video", caption="三样")
    older = await secretary.hears("位骑手")
    assert kinds(secretary.heard[-4:-2]) == ["photo", "video"]
    await secretary.sends_photo(album=first.wire["media_group_id"])
    await happens(lambda: "请看下面" in older.text)
    await happens(lambda: secretary.last is not older and "位骑手" in (secretary.last.text or ""))
    assert kinds(secretary.heard[-5:-2]) == ["photo", "video", "photo"]
    await _sends(secretary, now=True)
    below = await rider.hears("请看上面")
    assert kinds(rider.heard[-4:-1]) == ["photo", "video", "photo"]
    assert [one.wire.get("caption") for one in rider.heard[-4:-1]] == ["三样", None, None]
    assert below is rider.last
    assert labels(below) == ["🔕 不再收“我的支部”"]


async def test_above_some_number_a_second_one_agrees_to_what_they_see(
    nuanyi, town, crew, secretary, boss, deputy, wang, li
):
    nuanyi.kit.district = replace(nuanyi.kit.district, notices=Notices(second_above=2))
    await boss.opens()
    await boss.hears()
    await composes(secretary, "给很多人")
    await secretary.presses("请另一位同意")
    await secretary.hears("在等另一位同意")
    await composes(secretary, "另一条")
    await boss.hears("给很多人")
    asked = await boss.hears("张书记")
    assert "3 位骑手" in asked.text
    assert await count(nuanyi.kit.database, Notice) == 0
    agreeing = _data(asked, "同意")
    await boss.presses("先不发", on=asked)
    await boss.hears("没有发")
    await secretary.hears("另一位说先不发")
    await secretary.presses("改一改")
    await secretary.hears("上面就是")
    await secretary.says("给很多人，改过的")
    preview = await secretary.hears("改过的")
    while (await secretary.hears("位骑手")).id < preview.id:
        pass
    await secretary.presses("请另一位同意")
    await boss.hears("改过的")
    newer = await boss.hears("张书记")
    assert "刚刚有改动" in (await boss.presses(on=asked, data=agreeing)).text
    await boss.presses("同意", on=newer)
    await secretary.hears("另一位同意了")
    await deputy.opens()
    late = await deputy.presses(on=await deputy.hears(), data=_data(newer, "同意") if newer.buttons else agreeing)
    assert "不会再发一遍" in late.text
    broadcast, other = await _rows(nuanyi)
    assert (broadcast.state, other.state, other.version) == ("begun", "composing", 1)
    await becomes_secretary(nuanyi, wang, area=town.area("410102001"))
    await becomes_secretary(nuanyi, li, branch=town.branch(DAXUE))
    async with nuanyi.kit.database.read() as session:
        assert set(await broadcastsends.seconds(session, broadcast)) == {boss.id, deputy.id, wang.id}
    assert broadcast.second_id is not None
    assert await count(nuanyi.kit.database, Notice) == 1
    await nuanyi.later(hours=4, minutes=5)
    await crew["外一"].hears("改过的")
    await crew["快三"].hears_nothing(0.1)


@ON_ONE_DATABASE
async def test_nobody_agrees_to_what_should_have_gone_long_ago(nuanyi, crew, secretary, boss):
    nuanyi.kit.district = replace(nuanyi.kit.district, notices=Notices(second_above=2))
    await boss.opens()
    await boss.hears()
    await composes(secretary, "中午开会")
    await secretary.presses("什么时候")
    await secretary.hears("什么时候发")
    await secretary.says("今天12点")
    await secretary.hears("今天 12:00")
    await secretary.presses("请另一位同意")
    asked = await boss.hears("张书记")
    await nuanyi.later(hours=3)
    assert "已经过去了" in (await boss.presses("同意", on=asked)).text
    await boss.presses("先不发", on=asked)
    await secretary.hears("另一位说先不发")
    assert await count(nuanyi.kit.database, Notice) == 0


@ON_ONE_DATABASE
async def test_who_lost_the_right_before_the_hour_writes_to_nobody_and_hears_so(nuanyi, town, crew, zhang):
    role = await becomes_secretary(nuanyi, zhang, branch=town.branch(LIN), name="张书记")
    await composes(zhang, "明天见")
    await zhang.presses("什么时候")
    await zhang.hears("什么时候发")
    await zhang.says("下辈子")
    await zhang.hears("没看懂")
    [number] = [one.number for one in await _rows(nuanyi)]
    assert "已经过去了" in (await zhang.presses(on=zhang.last, data=f"bc:cw:{number}:202611101500")).text
    await zhang.says("今天12点")
    over = await zhang.hears("今天 12:00")
    await nuanyi.later(hours=2, minutes=30)
    assert "已经过去了" in (await zhang.presses("发送给", on=over)).text
    await zhang.presses("什么时候", on=await zhang.hears("已经过去了"))
    await zhang.says("明天下午三点")
    await zhang.hears("明天 15:00")
    await zhang.presses("发送给")
    await zhang.hears("明天 15:00 发")
    await composes(zhang, "再写一条")
    await loses(nuanyi, role)
    await zhang.says("不写了，找个驿站")
    await zhang.hears("没有权限")
    await zhang.says("不写了，找个驿站")
    await zhang.hears("没找到")
    await nuanyi.later(days=1, hours=4)
    await zhang.hears("你的通知没有发")
    await crew["外一"].hears_nothing(0.1)


async def _sends(secretary: Person, *, now: bool = False) -> None:
    if now:
        await secretary.presses("什么时候")
        await secretary.hears("什么时候发")
        await secretary.presses("现在就发")
        await secretary.hears("马上")
    await secretary.presses("发送给")
    await secretary.hears("开始发了")


def _data(message: Message, label: str) -> str:
    return next(button.data for row in message.buttons for button in row if label in button.label)


async def _rows(nuanyi) -> list[Broadcast]:
    async with nuanyi.kit.database.read() as session:
        return list((await session.execute(select(Broadcast).order_by(col(Broadcast.id)))).scalars())
