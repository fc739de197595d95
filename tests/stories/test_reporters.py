"""What reporters hear of their report, and what becomes of it by their word: gone, still there, silence."""

import pytest
import pytest_asyncio

from bot import reportcards, reporting
from jobs import closing, desks
from models import cards, members, moves, outbox, photos, reports
from models.cards import OWN, SINGLE, Card
from models.moves import Cause
from models.outbox import Owed
from models.photos import Kept
from tests.stories import hazards, people
from tests.stories.conftest import ON_ONE_DATABASE, happens, labels

ERQI, STREET = "410103", "410103001"


@pytest.fixture
def group(telegram, zhang):
    """The group of the cadres."""
    return telegram.group("处置群", [zhang])


@pytest_asyncio.fixture
async def desk(nuanyi, town, group, zhang, wang, li, boss):
    """A desk with one cadre, two riders who may report, and an administrator, who is the cadre's superior."""
    role = await people.becomes_cadre(nuanyi, zhang, area=town.area(ERQI), name="张芳")
    for person in (wang, li):
        await hazards.agrees(nuanyi, person)
    await hazards.becomes_desk(nuanyi, group, area_id=town.area(ERQI))
    return role


async def owes(nuanyi, session, *found: list[Owed]) -> None:
    """Owe these, as handlers and jobs do."""
    for one in (one for some in found for one in some):
        await outbox.put(session, one, nuanyi.kit.clock.now())


async def does(nuanyi, person, move: str, number: int = 1, *, why: str | None = None, photo: bool = False) -> None:
    """Let a cadre make a move as they do by their buttons, and tell everybody."""
    kit, now = nuanyi.kit, nuanyi.kit.clock.now()
    cause = f"update:{move}:{now.timestamp()}"
    key, stored = await stored_photo(kit) if photo else (b"", "")
    async with kit.database.begin() as session:
        if photo:
            member = await members.number_of(session, person.id, now)
            kept = Kept(stored, key, 4, 3, 9)
            await photos.add(session, kept, member, photos.AFTER, now, number)
        if move == moves.TAKE:
            await moves.take(session, number, person.id, Cause(cause), now)
        else:
            await moves.work(session, number, move, person.id, Cause(cause, why), now)
        await owes(nuanyi, session, await reportcards.refreshed(kit, session, number, cause, now))
        if move == moves.RESOLVE:
            await owes(nuanyi, session, await reporting.tell_resolved(kit, session, number, cause, now))
        if move == moves.REJECT:
            await owes(nuanyi, session, await reporting.tell_rejected(kit, session, number, cause, now))
    kit.owed.set()


async def stored_photo(kit) -> tuple[bytes, str]:
    """Return a key and a path under which nothing is stored: a grey picture is shown in its place."""
    return b"k" * 32, f"2026/11/{kit.clock.now().timestamp()}.jpg"


async def joins(nuanyi, person, number: int = 1):
    """Let somebody be a co-reporter; return their message about it."""
    kit, now = nuanyi.kit, nuanyi.kit.clock.now()
    async with kit.database.begin() as session:
        assert await reports.join(session, person.id, number, None, None, now)
        await owes(nuanyi, session, await reporting.told(kit, session, number, "update:join", now))
    kit.owed.set()
    person.started = person.met = True
    return await person.hears("送到了")


async def stands(nuanyi, number: int = 1):
    """Return the report and its reporters."""
    async with nuanyi.kit.database.read() as session:
        return await reports.by_id(session, number), await reports.reporters(session, number)


async def test_every_reporter_hears_and_a_word_reopens_or_closes_it(nuanyi, desk, group, wang, li, zhang, boss):
    await hazards.reports(wang)
    mine = await wang.hears("送到了二七区")
    assert "⏳ 最晚 11月18日" in mine.text
    assert labels(mine) == ["怎么样了？", "撤回"]
    await group.hears("#1")
    await li.says("/start")
    await joins(nuanyi, li)
    await does(nuanyi, zhang, moves.TAKE)
    await wang.hears("二七区有人接手了")
    assert "张芳" not in mine.text
    await does(nuanyi, zhang, moves.RESOLVE, photo=True)
    asked, other = await wang.hears("二七区说处理好了。"), await li.hears("二七区说处理好了。")
    assert asked.photo
    assert labels(asked) == ["✅ 没了", "❗ 还在"]
    await wang.presses("还在", on=asked)
    await wang.hears("#1 还在？")
    await nuanyi.restarts()
    await wang.says("只填了一半")
    await wang.hears("收到。#1 重新处理，已经告诉二七区和上一级")
    again = await zhang.hears("回来了：报告人说还在，只填了一半")
    assert "第 2 次" in again.text
    await boss.hears("报告人说还在：只填了一半")
    await group.hears("第 2 次")
    await happens(lambda: "还在，已经重新处理" in other.text and not labels(other))
    assert "正在重新处理" in (await li.presses(on=other, data="h:gone:1")).text
    report, both = await stands(nuanyi)
    assert (report.state, report.round, [one.verdict for one in both]) == ("taken", 2, ["still", None])
    await does(nuanyi, zhang, moves.RESOLVE, why="unsafe")
    second = await li.hears("没有照片，因为")
    assert [one.verdict for one in (await stands(nuanyi))[1]] == [None, None], "everybody is asked anew"
    await li.presses("没了", on=second)
    await happens(lambda: "这次处理得满意吗" in second.text)
    await group.hears("办完了")
    await li.presses("不满意", on=second)
    await happens(lambda: "你说不满意" in second.text)
    assert "已经评过了" in (await li.presses(on=second, data="h:ok:1")).text
    report, both = await stands(nuanyi)
    assert (report.state, both[1].verdict, both[1].satisfied, both[0].verdict) == ("closed", "gone", False, None)
    await nuanyi.later(days=6, hours=23)
    await wang.presses("还在", on=await wang.hears("没有照片，因为"))
    await wang.hears("#1 还在")
    await wang.sends_photo(caption="又塌了", album="again")
    await wang.hears("收到。#1 重新处理")
    assert (await stands(nuanyi))[0].round == 3, "also after it was closed by another's word"
    await zhang.hears("回来了：报告人说还在，又塌了")
    await wang.sends_photo(album="again")
    async with nuanyi.kit.database.read() as session:
        assert len(await photos.of(session, 1, photos.BEFORE)) >= 2
    shown = [await group.hears("第 3 次"), await group.hears(), await group.hears()]
    assert [bool(message.photo) for message in shown] == [True, True, True]


async def test_silence_is_reminded_of_once_and_then_closes_it_without_a_verdict(nuanyi, desk, wang, zhang):
    await hazards.reports(wang)
    await does(nuanyi, zhang, moves.TAKE)
    await does(nuanyi, zhang, moves.RESOLVE, why="unsafe")
    asked = await wang.hears("二七区说处理好了。")
    await nuanyi.later(days=2, hours=23)
    assert await closing.run(nuanyi.kit, nuanyi.kit.clock.now()) == 0
    await nuanyi.later(hours=2)
    for _ in range(2):
        await closing.run(nuanyi.kit, nuanyi.kit.clock.now())
        await nuanyi.restarts()
    assert "到 11月25日" in (await wang.hears("没了，还是还在？到")).text
    before = len(wang.heard)
    await nuanyi.later(days=4)
    await closing.run(nuanyi.kit, nuanyi.kit.clock.now())
    await wang.hears("一直没有回音，先办结了")
    await happens(lambda: "要是还在" in asked.text)
    assert len(wang.heard) == before, "what stands there changes, and nothing new comes"
    report, (one,) = await stands(nuanyi)
    assert (report.state, one.verdict, one.satisfied) == ("closed", None, None)
    async with nuanyi.kit.database.read() as session:
        last = (await moves.steps(session, 1))[-1]
    assert (last.move, last.why, last.member_id) == ("close", "silent", None)
    await happens(lambda: "❗ 还在" not in [label for message in wang.heard for label in labels(message)])
    await wang.presses(on=asked, data="h:still:1")
    assert labels(await wang.hears("过了 7 天，#1 不能重新打开了")) == ["📷 报一个"]


@ON_ONE_DATABASE
async def test_what_is_still_there_is_shown_again_where_its_group_is_gone(nuanyi, desk, group, wang, zhang, boss):
    await hazards.reports(wang)
    await group.hears("#1")
    await does(nuanyi, zhang, moves.TAKE)
    await does(nuanyi, zhang, moves.RESOLVE, why="unsafe")
    asked = await wang.hears("二七区说处理好了。")
    async with nuanyi.kit.database.begin() as session:  # as if it had been taken from a list
        await cards.add(session, Card(kind=OWN, chat=zhang.id, at=nuanyi.kit.clock.now()), [1])
    group.bot_becomes("kicked", zhang)
    await boss.hears("联系不上了")
    await desks.run(nuanyi.kit, nuanyi.kit.clock.now())
    async with nuanyi.kit.database.read() as session:
        assert SINGLE not in {card.kind for card in await cards.showing(session, 1)}
    await people.is_locked_out(nuanyi, boss)
    await wang.presses("还在", on=asked)
    await wang.presses("根本没动", on=await wang.hears("#1 还在"))
    await zhang.hears("回来了")
    async with nuanyi.kit.database.read() as session:
        assert [card.kind for card in await cards.showing(session, 1)] == ["alert"]


@ON_ONE_DATABASE
async def test_without_its_cadre_it_comes_back_one_area_up(nuanyi, desk, town, telegram, group, wang, zhang, li):
    below = telegram.group("大学路", [li])
    role = await people.becomes_cadre(nuanyi, li, area=town.area(STREET), name="李娜")
    await hazards.becomes_desk(nuanyi, below, area_id=town.area(STREET))
    await hazards.reports(wang)
    card = await group.hears("#1")
    kit, now = nuanyi.kit, nuanyi.kit.clock.now()
    async with kit.database.begin() as session:
        await reports.set_(session, 1, care_area_id=town.area(STREET))
        await owes(nuanyi, session, await reportcards.rehomed(kit, session, 1, "update:moved", now))
    kit.owed.set()
    await below.hears("#1")
    assert "现在归 大学路街道" in (await group.hears("转走了")).text
    assert labels(card) == []
    await does(nuanyi, li, moves.TAKE)
    await does(nuanyi, li, moves.RESOLVE, why="unsafe")
    asked = await wang.hears("大学路街道说处理好了。")
    await people.loses(nuanyi, role)
    await wang.presses("还在", on=asked)
    await wang.presses("根本没动", on=await wang.hears("#1 还在"))
    await wang.hears("已经告诉二七区")
    assert "第 2 次" in (await group.hears("#1")).text
    report, _ = await stands(nuanyi)
    assert (report.state, report.care_area_id, report.taken_by) == ("submitted", town.area(ERQI), None)
    await zhang.presses("我来", on=group.last, chat=group)
    assert (await stands(nuanyi))[0].state == "taken"


async def test_an_objection_is_looked_at_one_level_up_and_only_once(nuanyi, desk, group, wang, zhang, boss):
    await hazards.reports(wang)
    await does(nuanyi, zhang, moves.REJECT, why="unclear")
    told = await wang.hears("不同意就点下面")
    assert "没有受理：照片和位置看不清是什么" in told.text
    await group.hears("没受理")
    await wang.presses("不同意", on=told)
    await wang.hears("送到了郑州")
    await happens(lambda: not labels(told))
    await group.hears("转走了，现在归 管理员")
    assert "第 2 次" in (await boss.hears("还没人接")).text  # nobody is above a district but them
    await does(nuanyi, boss, moves.REJECT, why="elsewhere")
    second = await wang.hears("上一级也看过了")
    assert labels(second) == []
    assert "已经提过一次不同意" in (await wang.presses(on=second, data="h:object:1")).text
    assert (await stands(nuanyi))[0].state == "rejected"


async def test_one_asks_once_a_day_and_withdraws_while_nobody_has_it(nuanyi, desk, group, wang, li, zhang, telegram):
    await hazards.reports(wang)
    card = await group.hears("#1")
    mine = await wang.hears("送到了二七区")
    assert "帮你问了" in (await wang.presses("怎么样了", on=mine)).text
    question = await group.hears("报告人1 问，怎么样了？")
    assert question.wire["reply_to_message"]["message_id"] == card.id
    assert "今天已经问过了" in (await wang.presses("怎么样了", on=mine)).text
    await group.hears_nothing()
    await nuanyi.later(hours=15)
    assert "帮你问了" in (await wang.presses("怎么样了", on=mine)).text
    assert await silent_calls(telegram, group) == 0, "a group hears with sound what is asked by night"
    await li.says("/start")
    theirs = await joins(nuanyi, li)
    await wang.presses("撤回", on=mine)
    await wang.presses("撤回", on=await wang.hears("别人也报了，会接着办"))
    await wang.hears("#1 你撤回了")
    report, (left,) = await stands(nuanyi)
    assert (report.state, report.reporters, left.number) == ("submitted", 1, 2)
    assert "这不是你报的" in (await wang.presses(on=mine, data="h:about:1")).text
    await li.presses("撤回", on=theirs)
    await li.presses("不撤回", on=await li.hears("撤回后就不会有人去了"))
    await li.presses("撤回", on=await li.hears("还没人接"))
    await li.presses("撤回", on=await li.hears("撤回后就不会有人去了"))
    await happens(lambda: "↩️ 撤回了" in theirs.text)
    await group.hears("报告人撤回了")
    answer = await zhang.presses(on=card, data="u:take:1", chat=group)
    assert "报告人已经撤回了" in answer.text


@ON_ONE_DATABASE
async def test_the_list_shows_how_each_stands_and_what_can_be_said(nuanyi, desk, wang, li, zhang):
    await wang.says("/myreports")
    assert labels(await wang.hears("你还没有报过")) == ["📷 报一个"]
    for category in ("rubbish", "broken_road", "broken_facility", "bill_posting", "flying_wire", "water", "other"):
        await hazards.reports(wang, category)
        await wang.hears("送到了")
    await does(nuanyi, zhang, moves.TAKE)
    await wang.says("📄 我的随手拍")
    listed = await wang.hears("你报过 7 条")
    assert [label.split(" ")[0] for label in labels(listed)] == ["#7", "#6", "#5", "#4", "#3", "#2", "早一点的"]
    await wang.presses("早一点的", on=listed)
    await wang.presses("#1", on=await wang.hears("你报过 7 条"))
    page = listed
    await happens(lambda: "#1" in page.text)
    assert "报上来了" in page.text
    assert "　有人接手" in page.text
    assert labels(page) == ["怎么样了？", "‹ 我的随手拍"]
    await li.says("/start")
    answer = await li.presses(on=await li.hears("你好"), data="h:mo:1")
    assert "这不是你报的" in answer.text
    await does(nuanyi, zhang, moves.RESOLVE, why="unsafe")
    await wang.presses("‹ 我的随手拍", on=page)
    await wang.hears("你报过 7 条")
    assert "#7 ❓ 别的东西或地方 · 等人接" in labels(page)


@ON_ONE_DATABASE
async def test_what_is_own_comes_without_a_sound_by_night(nuanyi, desk, group, wang, zhang, telegram):
    await hazards.reports(wang)
    card = await group.hears("#1")
    await does(nuanyi, zhang, moves.TAKE)
    await nuanyi.later(hours=14)
    await zhang.says("在哪一头？", chat=group, reply_to=card)
    await zhang.presses("问报告人", on=await group.hears("拿这句话问"), chat=group)
    await wang.hears("在哪一头")
    assert await silent_calls(telegram, wang) == 1
    await does(nuanyi, zhang, moves.RESOLVE, why="unsafe")
    await wang.hears("二七区说处理好了。")
    assert await silent_calls(telegram, wang) == 2


async def silent_calls(telegram, whom) -> int:
    """Count the messages that a chat got without a sound."""
    calls = [call.params for call in telegram.calls if call.params.get("chat_id") == whom.id]
    return sum(bool(params.get("disable_notification")) for params in calls)
