"""A broadcast on its way, as its author sees it: how far it is, whom it reached, and what was changed after that."""

import io
from datetime import timedelta

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import update

from bot.sandbox import Message, Person
from models import broadcasts, broadcastsends, corrections, members, notices, progresses
from models.broadcasts import TEXT, Broadcast, Content, Item
from models.notices import Notice
from models.riders import Profile
from models.rules import RuleBroken
from tests.stories.conftest import ON_ONE_DATABASE
from tests.stories.notified import wants, written_by
from tests.stories.people import DAXUE, LIN, becomes_rider, becomes_secretary, is_locked_out

NAMES = ("王一", "王二", "王三", "王四")


@pytest.fixture
async def crew(nuanyi, telegram, town) -> list[Person]:
    """Riders of a branch who want to hear from it; the account of the last one is gone."""
    people = []
    for name in NAMES:
        person = telegram.person(name, language_code="zh-hans", started=True)
        profile = Profile(name, party=True, branch_id=town.branch(LIN))
        member = await becomes_rider(nuanyi, person, profile, area=town.area("410102001001"))
        async with nuanyi.kit.database.begin() as session:
            await wants(session, member, nuanyi.kit.clock.now())
        people.append(person)
    people[-1].deactivates()
    return people


@pytest.fixture
async def zhang(nuanyi, town, zhang) -> Person:
    """The branch's secretary."""
    await becomes_secretary(nuanyi, zhang, branch=town.branch(LIN), name="张书记")
    return zhang


async def sends(nuanyi, author: Person, words: str, **columns) -> int:
    """Let somebody have sent words to many; return the notice's number."""
    now = nuanyi.kit.clock.now()
    async with nuanyi.kit.database.begin() as session:
        number = await written_by(session, author.id, words, now, **{"hours": "now", **columns})
        notice = await broadcastsends.send(session, author.id, number, 1, 1000, now)
    return notice.number


def names_in(content: bytes) -> list[str]:
    """Return the second column of a list, without its header."""
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    return [str(row[1]) for row in rows[1:]]


@ON_ONE_DATABASE
async def test_the_more_there_are_to_count_the_less_often_it_is_done(nuanyi, crew, zhang):
    now = nuanyi.kit.clock.now()
    number = await sends(nuanyi, zhang, "明天十点开会")
    await zhang.hears("一共")
    for people, seconds in ((4, 4), (1_000_000, 49)):
        notice = Notice(id=number, people=people)
        async with nuanyi.kit.database.begin() as session:
            await progresses.show(session, number, f"of {people}", now, at_once=True)
            assert await progresses.was_looked_at(session, notice, now + timedelta(seconds=seconds))
            assert not await progresses.was_looked_at(session, notice, now + timedelta(seconds=seconds + 2))


async def test_the_report_adds_up_and_what_riders_say_comes_to_the_author(nuanyi, telegram, crew, zhang):
    await sends(nuanyi, zhang, "明天十点开会", acks=True)
    report = await zhang.hears("一共")
    assert "一共 4 人" in report.text
    assert "收到：3 人" in report.text
    assert "联系不上（屏蔽或销号）：1 人" in report.text
    await crew[0].hears("明天十点开会")
    assert (await crew[0].presses("知道了")).text == "👌 收到，谢谢！"
    assert (await crew[0].presses("知道了")).text == "👌 早就记下了，谢谢！"
    await crew[1].says("我去不了", reply_to=await crew[1].hears("明天十点开会"))
    await crew[2].says("退订", reply_to=await crew[2].hears("明天十点开会"))
    await crew[2].hears("开着 1 种通知")
    await crew[1].hears("转给书记")
    letter = await zhang.hears("我去不了")
    assert "王二" in letter.text
    assert "回复群发“明天十点开会”" in letter.text
    await zhang.presses("刷新", on=report)
    assert "点了“知道了”：1 人" in (await zhang.hears("点了")).text
    await zhang.presses("名单", on=report)
    file = await zhang.hears("名单在这里")
    assert names_in(file.document.content) == list(NAMES)
    await zhang.presses("再发给没收到的", on=report)
    assert "上次没收到的" in (await zhang.hears("上次没收到的")).text


async def test_what_a_second_one_agreed_to_is_changed_when_a_second_one_agrees_again(nuanyi, crew, zhang, boss):
    await boss.opens()
    await boss.hears()
    await sends(nuanyi, zhang, "大家都同意的话")
    report = await zhang.hears("一共")
    await agreed_by(nuanyi, boss)
    await corrects(zhang, report, "写错的话")
    older = await asked(boss, "写错的话")
    assert "4 位骑手" in older.text
    assert "大家都同意的话" in older.text
    pressed = next(one[0].data for one in older.buttons if "同意" in one[0].label)
    assert "没有权限" in (await crew[0].presses(data=pressed, on=crew[0].last)).text
    assert "没有权限" in (await zhang.presses(data=pressed, on=zhang.last)).text
    await corrects(zhang, report, "别的话")
    newer = await asked(boss, "别的话")
    await boss.hears("不用再看了")
    assert "看最新的那一条" in (await boss.presses(data=pressed, on=older)).text
    await boss.presses("先不改", on=newer)
    await zhang.hears("另一位说先不改")
    assert "已经定了" in (await boss.presses(data=pressed, on=older)).text
    assert crew[0].last.text == "大家都同意的话"
    await corrects(zhang, report, "更好的话")
    await boss.presses("同意", on=await asked(boss, "更好的话"))
    await zhang.hears("另一位同意了")
    assert "3 份已经改过来" in (await zhang.hears("更正好了")).text
    assert [rider.last.text for rider in crew[:3]] == ["更好的话"] * 3


@ON_ONE_DATABASE
async def test_a_change_that_waits_is_dropped_taken_back_with_the_notice_or_too_old(nuanyi, town, crew, zhang, boss):
    await boss.opens()
    await boss.hears()
    number = await sends(nuanyi, zhang, "大家都同意的话", begins_at=nuanyi.kit.clock.now() + timedelta(days=3))
    bar = await zhang.hears("月")
    await corrects(zhang, bar, "还没人收到时改的话", told="更正好了。还没人收到")
    await agreed_by(nuanyi, boss)
    await corrects(zhang, bar, "不要的话")
    card = await asked(boss, "不要的话")
    assert "4 位骑手" in card.text
    pressed = next(one[0].data for one in card.buttons if "同意" in one[0].label)
    await zhang.presses("算了")
    await zhang.hears("什么也没动")
    await boss.hears("不用再看了")
    assert "已经定了" in (await zhang.presses(data=f"bc:rw:{number}", on=zhang.last)).text
    assert "已经定了" in (await boss.presses(data=pressed, on=card)).text
    async with nuanyi.kit.database.read() as session:
        with pytest.raises(RuleBroken, match="run-correct-author-only"):
            await progresses.corrected(session, boss.id, number)
        content, later = Content((Item(TEXT, "谁也不同意的话"),)), nuanyi.kit.clock.now() + timedelta(days=8)
        broadcast = await broadcasts.of_notice(session, await notices.by_id(session, number))
    async with nuanyi.kit.database.begin() as session:
        found = await progresses.corrected(session, zhang.id, number)
        assert not await corrections.correct(session, zhang.id, found, content, nuanyi.kit.clock.now())
        waiting = await broadcasts.by_id(session, broadcast.number)
        assert corrections.waits(waiting, nuanyi.kit.clock.now())
        with pytest.raises(RuleBroken, match="run-correct-decided"):
            await corrections.agree(session, boss.id, waiting.number, waiting.version, later)
        session.info["administrators"] = frozenset()
        with pytest.raises(RuleBroken, match="run-correct-no-second"):
            await corrections.correct(session, zhang.id, found, content, nuanyi.kit.clock.now())
    await zhang.presses("撤回", on=bar)
    await zhang.presses("撤回", on=await zhang.hears("撤回这条群发"))
    await zhang.hears("谁也没收到")
    for intent in "yn":
        late = await boss.presses(data=f"bc:r{intent}:{waiting.number}:{waiting.version}", on=card)
        assert late.text == "已经撤回了。"


@ON_ONE_DATABASE
async def test_what_waits_for_slack_hours_is_stopped_when_its_author_loses_the_right(nuanyi, town, crew, zhang, boss):
    await boss.opens()
    await boss.hears()
    await sends(nuanyi, zhang, "等空闲了再看", hours="slack")
    await zhang.hears("等对方空闲", within=15)  # what is shown before stays for five seconds
    await is_locked_out(nuanyi, zhang)
    await nuanyi.later(hours=12)
    await zhang.hears("剩下的没有再发")
    told = await boss.hears("张书记的群发停下了")
    assert "停发时还没发到：4 人" in (await boss.presses("看报告", on=told) and await boss.hears("一共")).text
    await boss.presses("撤回", on=told)
    await boss.hears("撤回这条群发")
    assert [rider.heard for rider in crew[:3]] == [[], [], []]


async def agreed_by(nuanyi, person: Person) -> None:
    """Let this one have agreed to all that was sent."""
    async with nuanyi.kit.database.begin() as session:
        second = await members.number_of(session, person.id, nuanyi.kit.clock.now())
        await session.execute(update(Broadcast).values(second_id=second))


async def corrects(author: Person, report: Message, words: str, told: str = "大家看到的还是原来的") -> None:
    """Want other words, and be told what comes of it: that a second one has to agree, unless something else is said."""
    await author.presses("更正", on=report)
    await author.says(words)
    await author.presses("改成这样", on=await author.hears("改成这样？"))
    await author.hears(told)


async def asked(second: Person, words: str) -> Message:
    """Return what a second one is asked about these words, which they see before."""
    await second.hears(words)
    return await second.hears("改成上面这样")


@ON_ONE_DATABASE
async def test_a_text_is_corrected_and_taken_back(nuanyi, crew, zhang):
    await sends(nuanyi, zhang, "明天十点开会")
    report = await zhang.hears("一共")
    await crew[1].presses("不再收", on=await crew[1].hears("明天十点开会"))
    await zhang.presses("更正", on=report)
    await zhang.hears("整段文字")
    await zhang.sends_photo()
    await zhang.hears("只能改成文字")
    await zhang.says("明天<b>十一点</b>开会", html=True)
    await zhang.hears("改成这样？")
    await zhang.presses("改成这样")
    assert "3 份已经改过来" in (await zhang.hears("更正好了")).text
    assert [rider.last.text for rider in crew[:3]] == ["明天十一点开会"] * 3
    assert crew[0].last.wire["entities"][0]["type"] == "bold"
    assert [("恢复" in rider.last.buttons[-1][0].label) for rider in crew[:2]] == [False, True]
    await takes_back(zhang, report)
    assert [rider.heard for rider in crew[:3]] == [[], [], []]
    assert (await zhang.presses("更正", on=report)).text == "已经撤回了。"


@ON_ONE_DATABASE
async def test_an_album_gets_another_caption_and_is_covered_when_it_can_not_be_deleted_any_more(nuanyi, crew, zhang):
    await zhang.says("群发")
    await zhang.hears("想对骑手说什么")
    await zhang.sends_album("photo", "video", caption="年会照片", above=True)
    await zhang.hears("发给")
    await zhang.presses("什么时候")
    await zhang.hears("什么时候发")
    await zhang.presses("现在就发")
    await zhang.hears("马上")
    await zhang.presses("发送给")
    report = await zhang.hears("一共")
    await zhang.presses("更正", on=report)
    await zhang.hears("相册里的图改不了")
    await zhang.says("年会合影")
    await zhang.hears("改成这样？")
    await zhang.presses("改成这样")
    await zhang.hears("更正好了")
    photo, video, below = crew[0].heard
    assert photo.wire["caption"] == "年会合影"
    assert photo.wire["show_caption_above_media"]
    await nuanyi.later(hours=49)
    await takes_back(zhang, report)
    photo, video, below = crew[0].heard
    assert [photo.wire["caption"], below.text] == ["这条通知已撤回。"] * 2
    assert "photo" in video.wire
    assert below.buttons == []


async def takes_back(author: Person, report: Message) -> None:
    """Take back what three people have."""
    await author.presses("撤回", on=report)
    await author.hears("3 份会从对方那里删掉")
    await author.presses("撤回", on=author.last)
    assert "3 份已经处理" in (await author.hears("撤回好了")).text


@ON_ONE_DATABASE
async def test_its_author_pauses_it_goes_on_and_stops_it_and_nobody_else_does(nuanyi, telegram, town, crew, zhang):
    other = telegram.person("别的书记", language_code="zh-hans", started=True)
    await becomes_secretary(nuanyi, other, branch=town.branch(DAXUE))
    number = await sends(nuanyi, zhang, "等空闲了再看", hours="slack")
    bar = await zhang.hears("░", within=15)
    assert "还没发：4 人" in bar.text
    await zhang.presses("暂停", on=bar)
    await zhang.hears("停着")
    await zhang.presses("接着发", on=bar)
    await zhang.hears("等对方空闲")
    for forger in (other, crew[0]):
        for act in "pgcCvfaetT":
            await forger.presses(data=f"bc:r{act}:{number}", on=await acquainted(forger))
        assert [m.text for m in forger.heard if "等空闲" in (m.text or "")] == []
    await crew[0].hears_nothing(0.1)
    await zhang.presses("不发了", on=bar)
    await zhang.hears("剩下的不发了")
    await zhang.presses("不发了", on=zhang.last)
    assert "停发时还没发到：4 人" in (await zhang.hears("一共")).text


async def acquainted(person: Person) -> Message:
    """Return a message of ours that somebody has in front of them."""
    if not person.heard:
        await person.says("你好")
        await person.hears()
    return person.last
