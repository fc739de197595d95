"""What people want to hear of, and when: switches, hours, a pause, one tap under a copy, and blocking the bot."""

import asyncio
from datetime import timedelta

import pytest

from bot import copies, noticeviews
from bot.keyboards import inline
from jobs import offers
from models import audiences, members, notices, preferences, recipients, subscriptions
from models.audiences import Audience
from models.dispatches import Message
from models.notices import Notice
from models.riders import Profile
from models.subscriptions import AS_MEMBER
from tests.stories.checkins import PARTY, answers, begins, way
from tests.stories.conftest import ON_ONE_DATABASE, happens
from tests.stories.people import LIN, becomes_rider

KIND = "story"


async def _copies(kit, _session, notice, turns):
    """Make the copies of a notice that says what its source is."""
    return [
        (
            turn,
            [
                Message(
                    "sendMessage",
                    {
                        "text": notice.source,
                        "reply_markup": inline(noticeviews.stop_row("zh-Hans", kit.district, notice)),
                    },
                )
            ],
        )
        for turn in turns
    ]


@pytest.fixture(autouse=True)
def stories(monkeypatch):
    """Notices of stories say nothing but their name, and have the button that every copy has."""
    monkeypatch.setitem(copies.MAKERS, KIND, _copies)


@pytest.fixture
async def rider(nuanyi, town, wang):
    """Somebody who delivers food, and has been confirmed without choosing anything."""
    await becomes_rider(nuanyi, wang, Profile("王伟"), area=town.area("410102001"))
    wang.started = wang.met = True
    return wang


async def tells(nuanyi, name: str, topic: str = "safety", *, party: bool = False, **more) -> int:
    """Begin a notice to all who have the topic on; return its id once its recipients are fixed."""
    audience = audiences.written(Audience(party=party))
    now = nuanyi.kit.clock.now()
    async with nuanyi.kit.database.begin() as session:
        one = Notice(source=name, kind=KIND, topic=topic, audience=audience, begins_at=now, created_at=now, **more)
        opened = await notices.open_one(session, one)
    assert opened is not None
    for _ in range(200):
        async with nuanyi.kit.database.read() as session:
            found = await notices.by_id(session, opened.number)
        if found.state != notices.FIXING:
            return found.number
        await asyncio.sleep(0.02)
    raise AssertionError("its recipients were not fixed")


async def fate(nuanyi, notice: int, person) -> str | None:
    """What the books say of somebody."""
    async with nuanyi.kit.database.read() as session:
        known = await members.known(session, person.id)
        found = await recipients.find(session, notice, known.id)
    return found.state if found else None


async def becomes(nuanyi, notice: int, person, state: str) -> None:
    """Wait until the books say so."""
    for _ in range(250):
        if await fate(nuanyi, notice, person) == state:
            return
        await asyncio.sleep(0.02)
    assert await fate(nuanyi, notice, person) == state


async def on(nuanyi, person) -> set[str]:
    """The topics that somebody has on."""
    async with nuanyi.kit.database.read() as session:
        return await subscriptions.of(session, (await members.known(session, person.id)).id or 0)


async def test_one_screen_says_what_comes_and_when_and_what_was_switched_off_stops(rider, nuanyi):
    await rider.says("/notices")
    screen = await rider.hears("通知都关着")
    await rider.presses("安全和天气", on=screen)
    await rider.presses("我的支部", on=screen)
    await happens(lambda: "开着 2 种" in screen.text)
    assert "✅ 安全和天气" in {button.label for row in screen.buttons for button in row}
    assert "闲时：14:00–17:00" in screen.text

    noon = await tells(nuanyi, "中午有雷雨")  # ten in the morning: they have time from two on
    await becomes(nuanyi, noon, rider, "waiting")
    await rider.presses("改闲时", on=screen)
    await rider.presses("随时", on=screen)
    await happens(lambda: "闲时：随时" in screen.text)
    copy = await rider.hears("中午有雷雨")

    await rider.presses("改闲时", on=screen)
    await rider.presses("按我的行业", on=screen)
    await happens(lambda: "闲时：14:00–17:00" in screen.text)
    later = await tells(nuanyi, "下午还有雷雨")
    other = await tells(nuanyi, "支部开会", "branch")
    answer = await rider.presses("不再收“安全和天气”", on=copy)
    assert "不再发“安全和天气”" in answer.text
    assert await fate(nuanyi, later, rider) == "opted_out"
    assert await fate(nuanyi, other, rider) == "waiting"
    assert await on(nuanyi, rider) == {"branch"}
    await happens(lambda: copy.button("点这里恢复") is not None)
    await rider.presses("点这里恢复", on=copy)
    await happens(lambda: copy.button("不再收") is not None)
    assert await on(nuanyi, rider) == {"branch", "safety"}

    await rider.presses("全部暂停一周", on=screen)
    await happens(lambda: "到 2026年" in screen.text and "自己恢复" in screen.text)
    assert await fate(nuanyi, other, rider) == "opted_out"
    alarm = await tells(nuanyi, "暴雨红色预警", urgent=True)
    await rider.hears("暴雨红色预警")
    silent = await tells(nuanyi, "活动通知", hours=notices.NOW)
    await becomes(nuanyi, silent, rider, "opted_out")
    await becomes(nuanyi, alarm, rider, "sent")


async def test_who_blocks_the_bot_gets_nothing_and_comes_back_to_silence(rider, nuanyi):
    async with nuanyi.kit.database.begin() as session:
        await preferences.switch(session, rider.id, "safety", nuanyi.kit.clock.now(), on=True)
    waits = await tells(nuanyi, "下午有雷雨")
    await becomes(nuanyi, waits, rider, "waiting")
    rider.blocks()
    await becomes(nuanyi, waits, rider, "unreachable")
    assert await on(nuanyi, rider) == set()
    rider.unblocks()
    await rider.opens()
    told = await rider.hears("之前停用过我")
    await rider.opens()
    await rider.hears("王伟")
    assert sum("停用过我" in message.text for message in rider.heard) == 1
    await rider.presses("选通知", on=told)
    await happens(lambda: "通知都关着" in told.text)

    # Also when only Telegram's answer tells of it, and the word that they came back was before that.
    async with nuanyi.kit.database.begin() as session:
        await preferences.switch(session, rider.id, "safety", nuanyi.kit.clock.now(), on=True)
    nuanyi.telegram.faults.add(method="sendMessage", chat=rider, status=403)
    alarm = await tells(nuanyi, "现在就有雷雨", hours=notices.NOW)
    await becomes(nuanyi, alarm, rider, "unreachable")
    assert await on(nuanyi, rider) == set()
    async with nuanyi.kit.database.read() as session:
        assert await members.blocked(session, [rider.id]) == {rider.id}
    await rider.says("/myid")
    await rider.hears(str(rider.id))
    async with nuanyi.kit.database.read() as session:
        assert await members.blocked(session, [rider.id]) == set()


@ON_ONE_DATABASE
async def test_hours_can_be_written_in_one_s_own_words(rider, nuanyi):
    await rider.says("退订")
    screen = await rider.hears("通知都关着")
    await rider.presses("改免打扰", on=screen)
    await rider.presses("自己写", on=screen)
    await happens(lambda: "几点到几点" in screen.text)
    await rider.says("晚上别吵我")
    await rider.hears("“晚上别吵我”我没看懂")
    await rider.says("0-24")
    await rider.hears("一整天都收不到")
    await rider.says("12点到14点，21-8")
    assert "免打扰：12:00–14:00、21:00–08:00" in (await rider.hears("通知都关着")).text
    await rider.presses("自己写", on=await _opened(rider, "改闲时"))
    await rider.presses("返回")  # and what is typed after that is no answer
    await rider.says("21-23")
    await rider.hears("21-23")
    async with nuanyi.kit.database.read() as session:
        kept = await preferences.of(session, (await members.known(session, rider.id)).id or 0)
    assert (kept.quiet, kept.slack) == ("12:00-14:00,21:00-08:00", None)


async def _opened(rider, label):
    """Open the choice of hours in a new screen."""
    await rider.says("/notices")
    screen = await rider.hears("通知都关着")
    await rider.presses(label, on=screen)
    return screen


@ON_ONE_DATABASE
async def test_party_members_are_written_to_as_such_only_when_they_agree_and_until_they_take_that_back(
    wang, li, nuanyi, town
):
    await begins(wang)
    await answers(wang, ("报到之前", "同意"), *way(*PARTY)[:-2], ("哪些通知", "按党员身份通知我"))
    await answers(wang, ("哪些通知", "好了（1）"), ("看看对不对", "都对，发送"))
    await wang.hears("发出去了")
    assert await on(nuanyi, wang) == {AS_MEMBER}
    await becomes_rider(nuanyi, wang, Profile("王伟", party=True, branch_id=town.branch(LIN)))
    await wang.says("/notices")
    screen = await wang.hears("开着 1 种")
    await wang.presses("我的支部", on=screen)
    await happens(lambda: "开着 2 种" in screen.text)
    waits = await tells(nuanyi, "党员大会", "branch", party=True)
    await becomes(nuanyi, waits, wang, "waiting")
    await wang.presses("按党员身份通知我", on=screen)
    await happens(lambda: "开着 1 种" in screen.text)
    assert await fate(nuanyi, waits, wang) == "opted_out"
    await wang.presses("按党员身份通知我", on=screen)
    await happens(lambda: "开着 2 种" in screen.text)
    again = await tells(nuanyi, "党课", "branch", party=True)
    await wang.says("/privacy")
    page = await wang.hears("你说了算")
    await wang.presses(data="y:consents", on=page)
    await happens(lambda: page.button("党员") is not None)
    await wang.presses(data="y:w:membership", on=page)
    await happens(lambda: page.button("收回") is not None)
    await wang.presses(data="y:w:membership:yes", on=page)
    await becomes(nuanyi, again, wang, "opted_out")
    assert await on(nuanyi, wang) == {"branch"}

    await becomes_rider(nuanyi, li, Profile("李娜"))
    li.started = li.met = True
    await li.says("/notices")
    screen = await li.hears("通知都关着")
    assert screen.button("党员") is None
    assert (await li.presses(on=screen, data=f"no:t:{AS_MEMBER}:1")).alert
    assert await on(nuanyi, li) == set()


async def test_who_chose_nothing_is_told_once_what_there_is_when_they_have_time(rider, li, ana, nuanyi, town):
    await becomes_rider(nuanyi, li, Profile("李娜"), trade="courier")
    await becomes_rider(nuanyi, ana, Profile("Ana"), trade="delivery")
    li.started = li.met = ana.started = ana.met = True
    async with nuanyi.kit.database.begin() as session:  # she had something on once, and switched it off
        for switched in (True, False):
            await preferences.switch(session, ana.id, "safety", nuanyi.kit.clock.now(), on=switched)
    await nuanyi.later(days=2, hours=5)  # three in the afternoon, but too soon
    assert await offers.run(nuanyi.kit, nuanyi.kit.clock.now()) == 0
    await nuanyi.later(days=1, hours=18, minutes=30)  # half past nine in the morning
    assert await offers.run(nuanyi.kit, nuanyi.kit.clock.now()) == 0
    await nuanyi.later(hours=5)
    assert await offers.run(nuanyi.kit, nuanyi.kit.clock.now()) == 1
    offer = await rider.hears("区里有这些通知")
    assert await offers.run(nuanyi.kit, nuanyi.kit.clock.now()) == 0
    await rider.presses("活动", on=offer)
    await happens(lambda: "开着 1 种" in offer.text)
    await nuanyi.later(hours=6)
    assert await offers.run(nuanyi.kit, nuanyi.kit.clock.now()) == 1
    await li.hears("区里有这些通知")
    await nuanyi.later(days=30)
    assert await offers.run(nuanyi.kit, nuanyi.kit.clock.now() + timedelta(minutes=1)) == 0
    assert not any("district has these" in message.text for message in ana.heard)


@ON_ONE_DATABASE
async def test_what_there_is_does_not_come_at_night_when_telegram_held_it_up(li, nuanyi, telegram, town):
    await becomes_rider(nuanyi, li, Profile("李娜"), trade="courier")
    li.started = li.met = True
    await nuanyi.later(days=4, hours=11, minutes=55)  # five to ten in the evening
    telegram.faults.add("sendMessage", li, retry_after=1)
    assert await offers.run(nuanyi.kit, nuanyi.kit.clock.now()) == 1
    await happens(lambda: not telegram.faults.all)
    await nuanyi.later(minutes=5)
    await li.hears_nothing(1.5)
