"""Whom a broadcast reaches: who was chosen, at night too when it is urgent, nobody twice, nobody behind its author."""

import asyncio
import io
from dataclasses import replace

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select, update
from sqlmodel import col

from bot.district import Notices
from bot.sandbox import Message, Person
from models import members, preferences, recipients
from models.broadcasts import Broadcast
from models.notices import Notice
from models.outbox import ATTEMPTING, PENDING, Outgoing
from models.recipients import Recipient
from models.riders import Profile, Rider
from tests.stories.conftest import ON_ONE_DATABASE, count, happens, labels
from tests.stories.notified import wants
from tests.stories.people import KUAIDI, LIN, becomes_rider, becomes_secretary
from tests.stories.test_broadcast_runs import sends
from tests.stories.test_broadcasts import says
from tests.stories.test_privacy import erases

FUNIU, YOUAI, KANGQIAO = "410102001001", "410102001002", "410103001001"
"""Two communities of one street, and one of another district."""


@pytest.fixture
async def zhang(nuanyi, town, zhang) -> Person:
    """The branch's secretary."""
    await becomes_secretary(nuanyi, zhang, branch=town.branch(LIN), name="张书记")
    return zhang


@pytest.fixture
def rides(nuanyi, telegram, town):
    """What makes riders who want to hear from their branch, usually of the secretary's and delivering for Meituan."""

    async def ride(name: str, trade: str = "delivery", company: str = "meituan", *, branch=LIN, area=FUNIU) -> Person:
        person = telegram.person(name, language_code="zh-hans", started=True)
        profile = Profile(name, party=True, branch_id=town.branch(branch))
        member = await becomes_rider(nuanyi, person, profile, area=town.area(area), trade=trade)
        async with nuanyi.kit.database.begin() as session:
            await session.execute(update(Rider).where(col(Rider.member_id) == member).values(company=company))
            await wants(session, member, nuanyi.kit.clock.now())
        return person

    return ride


@ON_ONE_DATABASE
async def test_just_those_get_it_to_whom_all_that_was_chosen_applies_and_a_test_comes_to_its_author_alone(
    nuanyi, rides, boss
):
    chosen = await rides("都符合")
    others = [
        await rides("别的支部", branch=KUAIDI),
        await rides("别的社区", area=YOUAI),
        await rides("别的区", area=KANGQIAO),
        await rides("别的行业", "courier"),
        await rides("别的公司", company="jd"),
    ]
    await boss.opens()
    await boss.says("群发")
    await boss.hears("想对骑手说什么")
    await boss.sends_photo(None, "<b>改</b>时间", html=True)
    await boss.hears("改时间")
    screen = await boss.hears("发给 6 位")
    await goes(boss, screen, "发给谁", "可以选几样")
    await narrows(boss, screen, "支部", "林山寨骑手", left=5)
    await goes(boss, screen, "区域", "中原区 · 4")
    for around, within in (("中原区", "林山寨街道 · 4"), ("林山寨街道", "伏牛路社区 · 3")):
        await boss.presses(data=below(screen, around), on=screen)
        await happens(lambda within=within: within in labels(screen))
    await narrows(boss, screen, None, "伏牛路社区", left=3)
    await narrows(boss, screen, "行业", "外卖骑手", left=2)
    await narrows(boss, screen, "平台公司", "美团", left=1)
    for label, shown in (("返回", "更多"), ("更多", "还可以"), ("知道了", "✓"), ("返回", "1 位骑手")):
        await goes(boss, screen, label, shown)
    await goes(boss, screen, "什么时候", "点一个")
    await goes(boss, screen, "现在就发", "🕒 马上")
    assert "林山寨骑手党支部 + 伏牛路社区 + 外卖骑手 + 美团" in screen.text

    assert "在最下面" in (await boss.presses("先发给我看", on=screen)).text
    tried = await boss.hears("改时间")
    assert tried.id > screen.id
    assert "骑手收到后点这里才有用" in (await boss.presses("知道了", on=tried)).text
    assert [await count(nuanyi.kit.database, table) for table in (Notice, Recipient)] == [0, 0]

    await boss.presses("发送给 1 位", on=screen)
    report = (await boss.hears("一共")).text
    assert ("一共 1 人" in report, "收到：1 人" in report, "点了" in report) == (True, True, False)
    copy = await chosen.hears("改时间")
    assert (says(copy), copy.wire["photo"]) == (says(tried), tried.wire["photo"])
    assert labels(copy) == labels(tried) == ["✅ 知道了", "🔕 不再收“我的支部”"]
    assert len(chosen.heard) == 1
    assert [one.heard for one in others] == [[]] * len(others)


@ON_ONE_DATABASE
async def test_at_night_only_what_is_urgent_comes_and_only_who_may_write_so_does(nuanyi, rides, zhang, boss):
    asleep, longer = await rides("早起"), await rides("晚起")
    async with nuanyi.kit.database.begin() as session:
        await preferences.set_hours(session, longer.id, preferences.QUIET, "22-9", nuanyi.kit.clock.now())
    await nuanyi.later(hours=13)
    screen = await writes(zhang, "明天开会")
    await goes(zhang, screen, "什么时候", "点一个")
    await goes(zhang, screen, "现在就发", "明天 07:00 起")
    await goes(zhang, screen, "更多", "还可以")
    assert not [one for one in labels(screen) if "紧急" in one]
    [number] = [one.number for one in await rows(nuanyi)]
    assert "没有权限" in (await zhang.presses(on=screen, data=f"bc:co:{number}:urgent")).text
    assert [one.urgent for one in await rows(nuanyi)] == [False]
    await goes(zhang, screen, "返回", "2 位骑手")
    await zhang.presses("发送给 2 位", on=screen)
    await zhang.hears("开始发了")

    await boss.opens()
    screen = await writes(boss, "桥上结冰")
    await goes(boss, screen, "更多", "还可以")
    await goes(boss, screen, "紧急", "✓")
    await goes(boss, screen, "返回", "🕒 马上")
    assert "休息时间也会响" in screen.text
    await boss.presses("发送给 2 位", on=screen)
    for rider in (asleep, longer):
        copy = await rider.hears("桥上结冰")
        assert (rider.heard, copy.silent) == ([copy], False)
    assert "收到：2 人" in (await boss.hears("一共")).text

    await nuanyi.later(hours=8, minutes=5)
    await asleep.hears("明天开会")
    await longer.hears_nothing(0.1)
    await nuanyi.later(hours=2)
    await longer.hears("明天开会")
    assert "收到：2 人" in (await zhang.hears("一共")).text


@ON_ONE_DATABASE
async def test_the_list_says_what_became_of_each_and_only_whom_it_missed_get_it_again(nuanyi, rides, zhang):
    read, unread, off, refused, blocked = [
        await rides(name) for name in ("看了的", "没看的", "退订的", "发不到的", "屏蔽的")
    ]
    courier = await rides("晚上的", "courier")
    nuanyi.telegram.faults.add("sendMessage", refused, status=400)
    number = await sends(nuanyi, zhang, "明天十点开会", acks=True, hours="slack")
    bar = await zhang.hears("明天十点开会")
    await comes_to(nuanyi, number, waiting=6)
    await nuanyi.later(hours=3)
    blocked.blocks()
    await off.says("/notices")
    await off.presses("我的支部", on=await off.hears("开着 1 种"))
    await off.hears("通知都关着")
    await nuanyi.later(hours=1, minutes=5)
    await read.presses("知道了", on=await read.hears("明天十点开会"))
    await comes_to(nuanyi, number, sent=2, opted_out=1, refused=1, unreachable=1, waiting=1)
    await zhang.presses("不发了", on=bar)
    await zhang.presses("不发了", on=await zhang.hears("剩下的不发了"))

    report = await zhang.hears("一共 6 人")
    await zhang.presses("名单", on=report)
    listed = table((await zhang.hears("名单在这里")).document.content)
    assert {name: row["结果"] for name, row in listed.items()} == {
        "看了的": "收到",
        "没看的": "收到",
        "退订的": "不想收",
        "发不到的": "Telegram 不让发",
        "屏蔽的": "联系不上",
        "晚上的": "停发",
    }
    assert {name: row["知道了"][:13] for name, row in listed.items() if row["知道了"]} == {"看了的": "2026-11-18 14"}
    for line in ("✅ 收到：2 人", "退出）：1 人", "不让发：1 人", "销号）：1 人", "没发到：1 人", "知道了”：1 人"):
        assert line in report.text

    blocked.unblocks()
    await blocked.opens()
    await blocked.hears()
    async with nuanyi.kit.database.begin() as session:
        back = await members.known(session, blocked.id)
        await wants(session, back.id, nuanyi.kit.clock.now())
    later = await rides("后来的")
    screen = await again(zhang, report)
    assert "上次没收到的" in screen.text
    await goes(zhang, screen, "什么时候", "点一个")
    await goes(zhang, screen, "现在就发", "🕒 马上")
    await zhang.presses("发送给 3 位", on=screen)
    assert "收到：3 人" in (await zhang.hears("一共 3 人")).text
    everybody = (read, unread, off, later, refused, blocked, courier)
    copies = [[one.text for one in person.heard].count("明天十点开会") for person in everybody]
    assert copies == [1, 1, 0, 0, 1, 1, 1]
    screen = await again(zhang, report)
    assert "现在没有人能收到" in screen.text
    assert not [one for one in labels(screen) if "发送" in one]


@ON_ONE_DATABASE
async def test_what_waits_for_a_second_one_is_taken_back_and_what_was_given_up_is_taken_up_again(
    nuanyi, rides, zhang, boss
):
    nuanyi.kit.district = replace(nuanyi.kit.district, notices=Notices(second_above=1))
    riders = [await rides("王一"), await rides("王二")]
    await boss.opens()
    await boss.hears()
    screen = await writes(zhang, "写错的话")
    await zhang.presses("请另一位同意", on=screen)
    asked = await boss.hears("想发上面这条通知")
    agreeing = data(asked, "同意")
    await happens(lambda: "在等另一位同意" in screen.text)
    await goes(zhang, screen, "收回来再改", "📤 请另一位同意（2 位）")
    sending = data(screen, "请另一位同意")
    await happens(lambda: "没有发，不用再看" in asked.text)
    assert labels(asked) == []
    assert "收回去改了" in (await boss.presses(on=asked, data=agreeing)).text

    for label, shown in (("更多", "还可以"), ("不发了", "还是要发")):
        await goes(zhang, screen, label, shown)
    assert "已经不发了" in (await boss.presses(on=asked, data=agreeing)).text
    assert "已经不发了" in (await zhang.presses(on=screen, data=sending)).text
    other = await writes(zhang, "另一条")
    assert "正在写另一条" in (await zhang.presses("还是要发", on=screen)).text
    for label, shown in (("更多", "还可以"), ("不发了", "还是要发")):
        await goes(zhang, other, label, shown)
    await goes(zhang, screen, "还是要发", "📤 请另一位同意（2 位）")

    newer = await says_instead(zhang, "改好的话")
    await happens(lambda: "请看下面" in screen.text)
    await goes(zhang, newer, "什么时候", "点一个")
    await goes(zhang, newer, "现在就发", "🕒 马上")
    await zhang.presses("请另一位同意", on=newer)
    await boss.hears("改好的话")
    assert await count(nuanyi.kit.database, Notice) == 0
    await boss.presses("同意", on=await boss.hears("想发上面这条通知"))
    await zhang.hears("一共 2 人")
    assert [[one.text for one in rider.heard] for rider in riders] == [["改好的话"]] * 2
    assert [one.state for one in await rows(nuanyi)] == ["begun", "dropped"]


async def test_who_erases_everything_writes_to_nobody_any_more(nuanyi, rides, zhang, boss):
    noon, evening = await rides("下午的"), await rides("晚上的", "courier")
    number = await sends(nuanyi, zhang, "明天十点开会", acks=True, hours="slack")
    await comes_to(nuanyi, number, waiting=2)
    await nuanyi.later(hours=4, minutes=5)
    copy = await noon.hears("明天十点开会")
    await comes_to(nuanyi, number, sent=1, waiting=1)
    await erases(zhang)
    await zhang.hears("关于你的一切都删掉了")
    await comes_to(nuanyi, number, sent=1, cancelled=1)
    await sends(nuanyi, boss, "别人写的", hours="slack")
    await noon.hears("别人写的")
    await nuanyi.later(hours=6)
    await evening.hears("别人写的")
    assert len(evening.heard) == 1
    for one in (noon, zhang):
        await one.hears_nothing(0.1)
    going = col(Outgoing.state).in_((PENDING, ATTEMPTING)), col(Outgoing.chat) == evening.id
    assert await count(nuanyi.kit.database, Outgoing, *going) == 0
    # Who has a copy can still press and answer, in vain.
    assert "收到，谢谢" in (await noon.presses("知道了", on=copy)).text
    await noon.says("我去不了", reply_to=copy)
    assert "已经不在这儿了，话带不到" in (await noon.hears()).text


async def goes(author: Person, screen: Message, label: str, shown: str) -> None:
    """Press a button of the screen, and wait until this is to be seen on it, as it was not before."""
    await author.presses(label, on=screen)
    await happens(lambda: any(shown in one for one in (screen.text, *labels(screen))))


async def narrows(author: Person, screen: Message, part: str | None, choice: str, *, left: int) -> None:
    """Choose one more thing (of a part of the audience), which leaves so many, and go back to the parts."""
    if part is not None:
        await goes(author, screen, part, "点一下选上")
    await goes(author, screen, choice, f"：{left} 位")
    while "可以选几样" not in screen.text:
        shown = screen.text, labels(screen)
        await author.presses("返回", on=screen)
        await happens(lambda shown=shown: (screen.text, labels(screen)) != shown)


def below(list_: Message, name: str) -> str:
    """Return what the button carries that leads to the areas below this one."""
    row = next(row for row in list_.buttons if name in row[0].label)
    return next(button.data for button in row if button.label == "▸")


async def writes(author: Person, words: str) -> Message:
    """Begin to write to many; return the screen below the preview."""
    await author.says("/broadcast")
    await happens(lambda: author.heard and "直接发给我" in (author.last.text or ""))
    return await says_instead(author, words)


async def says_instead(author: Person, words: str) -> Message:
    """Send what it shall say; return the screen below the preview."""
    return await screen_below(author, await author.says(words))


async def again(author: Person, report: Message) -> Message:
    """Press that it shall go again to whom it missed; return the screen below the preview."""
    before = author.last
    await author.presses("再发给没收到的", on=report)
    return await screen_below(author, before)


async def screen_below(author: Person, earlier: Message) -> Message:
    """Return the screen that comes after a message."""
    await happens(lambda: author.last.id > earlier.id and (author.last.text or "").startswith("👥"))
    return author.last


def data(message: Message, label: str) -> str:
    """Return what a button carries."""
    return next(button.data for row in message.buttons for button in row if label in button.label)


async def rows(nuanyi) -> list[Broadcast]:
    """Return what was written to many, the oldest first."""
    async with nuanyi.kit.database.read() as session:
        return list((await session.execute(select(Broadcast).order_by(col(Broadcast.id)))).scalars())


async def comes_to(nuanyi, number: int, **states: int) -> None:
    """Wait until the books of a notice say of so many people each of these, and of nobody anything else."""
    found: dict[str, int] = {}
    for _ in range(250):
        async with nuanyi.kit.database.read() as session:
            counted = await recipients.counts(session, number)
        found = {state: people for state, people in counted.items() if people}
        if found == states:
            return
        await asyncio.sleep(0.02)
    assert found == states


def table(content: bytes) -> dict[str, dict[str, str]]:
    """Return the rows of a list by name, each by the headers of its columns."""
    header, *lines = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    found = [dict(zip(header, map(str, line), strict=True)) for line in lines]
    return {row["姓名"]: row for row in found}
