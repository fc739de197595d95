"""Working on reports: what needs words or choices is done in private, and all who see a report see how it goes."""

from datetime import timedelta

import pytest
import pytest_asyncio

from bot import chasing, reportcards
from models import cards, members, moves, outbox, photos, sayings
from models import reports as tables
from models.moves import Cause
from tests.stories.conftest import ON_ONE_DATABASE, happens
from tests.stories.filed import file
from tests.stories.hazards import CATEGORY, ON_THE_ROAD, QUIET, agrees, becomes_desk, reports
from tests.stories.people import becomes_cadre, is_locked_out

ERQI, ZHONGYUAN = "410103", "410102"


@pytest.fixture
def group(telegram, zhang, li):
    """The group of a district's cadres, where somebody is who is none."""
    return telegram.group("二七处置群", [zhang, li])


@pytest_asyncio.fixture
async def desk(nuanyi, town, group, zhang, li, wang):
    """A desk with one cadre, and a rider who may report."""
    li.started = li.met = True
    await becomes_cadre(nuanyi, zhang, area=town.area(ERQI), name="张芳")
    await agrees(nuanyi, wang)
    return await becomes_desk(nuanyi, group, area_id=town.area(ERQI))


def payload(answer) -> str:
    """What the link that a press opened carries."""
    return answer.url.partition("start=")[2]


async def report(nuanyi, number: int) -> tables.Report:
    async with nuanyi.kit.database.read() as session:
        return await tables.by_id(session, number)


async def test_a_cadre_resolves_in_private_what_was_pressed_in_the_group(nuanyi, desk, group, zhang, li, wang):
    number = await reports(wang)
    card = await group.hears("#1")
    await zhang.presses("我来", on=card, chat=group)
    await wang.hears("接")
    assert (await li.presses(data="u:resolve:1", on=card, chat=group)).url is None
    opened = payload(await zhang.presses("办好了", on=await group.hears("张芳 接了"), chat=group))
    await group.hears_nothing()
    await li.opens(opened)
    await li.hears("这个链接是别人的")
    await zhang.opens(opened)
    await zhang.hears("拍一张处理后的照片")
    await zhang.sends_photo(album="b")
    await zhang.hears("照片收到了")
    await zhang.sends_photo(album="b")
    await zhang.presses("办结")
    await zhang.hears("#1 办结了")
    await zhang.sends_photo(album="b")  # the rest of the album, late: no report of somebody who never agreed to report
    await zhang.hears_nothing()
    await group.hears("等报告人确认")
    await happens(lambda: any(message.photo and "没了" in message.wire["caption"] for message in wang.heard))
    async with nuanyi.kit.database.read() as session:
        assert len(await photos.of(session, number, photos.AFTER)) == 3
    await nuanyi.later(minutes=11)
    await zhang.opens(opened)
    await zhang.hears("过了十分钟")
    await zhang.opens("w_" + "A" * 44)
    await zhang.hears("这个链接不对")


@ON_ONE_DATABASE
async def test_without_a_photo_a_reason_is_needed_and_may_be_typed(nuanyi, desk, group, zhang, wang):
    await reports(wang)
    card = await group.hears("#1")
    await zhang.presses("更多", on=card, chat=group)
    await zhang.opens(payload(await zhang.presses(data="u:view:1", on=card, chat=group)))
    await zhang.presses("办好了", on=await zhang.hears("经过"))
    await zhang.hears("拍一张处理后的照片")
    await zhang.says("昨天环卫已经清走")
    asked = await zhang.hears("昨天环卫已经清走")
    await zhang.presses("办结", on=asked)
    await zhang.hears("#1 办结了")
    assert (await report(nuanyi, 1)).taken_by is not None, "who resolves it has it first"
    assert card.id == (await group.hears("等报告人确认")).id
    page = await zhang.hears("办结 昨天环卫已经清走")
    assert "报告人1上报" in page.text


async def test_a_reply_with_photos_resolves_by_who_sent_them(nuanyi, desk, group, zhang, li, wang):
    await reports(wang)
    card = await group.hears("#1")
    await li.sends_photo(chat=group, reply_to=card)
    await group.hears("没有")
    await zhang.sends_photo(album="c", chat=group, reply_to=card)
    offer = await group.hears("用这张照片办结 #1")
    await zhang.sends_photo(album="c", chat=group, reply_to=card)
    await group.hears_nothing()
    await li.presses("用它办结", on=offer, chat=group)
    assert (await report(nuanyi, 1)).state == tables.SUBMITTED
    await zhang.presses("用它办结", on=offer, chat=group)
    await group.hears("#1 办结了")
    await zhang.sends_photo(album="c", chat=group, reply_to=card)
    await zhang.presses(data="u:more:1", on=card, chat=group)  # from a phone that still showed it
    await group.hears_nothing()
    assert not card.buttons
    async with nuanyi.kit.database.read() as session:
        assert len(await photos.of(session, 1, photos.AFTER)) == 3
    await happens(lambda: any(message.photo and "没了" in message.wire["caption"] for message in wang.heard))


async def test_a_question_stops_the_clock_until_it_is_answered_and_goes_with_who_answered(
    nuanyi, desk, group, zhang, li, wang
):
    await reports(wang)
    card = await group.hears("#1")
    await zhang.says("在桥的哪一头？", chat=group, reply_to=card)
    offer = await group.hears("拿这句话问 #1 的报告人")
    await li.presses("问报告人", on=offer, chat=group)
    await zhang.presses("问报告人", on=offer, chat=group)
    await group.hears("#1 问了报告人")
    question = await wang.hears("在桥的哪一头")
    waiting = await report(nuanyi, 1)
    assert waiting.asked_at is not None
    assert waiting.clock_from is None
    await nuanyi.later(hours=2)
    await wang.says("北头，井盖翘起来了", reply_to=question)
    await wang.hears("谢谢")
    told = await group.hears("北头，井盖翘起来了")
    assert told.wire["reply_to_message"]["message_id"] == card.id
    going_on = await report(nuanyi, 1)
    assert (going_on.asked_at, going_on.used) == (None, waiting.used)
    assert going_on.clock_from - waiting.asked_at >= timedelta(hours=2)
    await wang.says("/privacy")
    await wang.presses(data="y:erase:yes", on=await wang.hears())
    await group.hears("删除")
    assert "北头" not in "".join(message.text for message in group.heard)
    async with nuanyi.kit.database.read() as session:
        assert await sayings.of_report(session, 1) == []


@ON_ONE_DATABASE
async def test_what_is_about_conduct_is_not_accepted_and_its_photos_are_destroyed(nuanyi, desk, group, zhang, wang):
    await reports(wang)
    card = await group.hears("#1")
    await zhang.opens(payload(await zhang.presses(data="u:reject:1", on=card, chat=group)))
    await zhang.presses("说的是人的行为", on=await zhang.hears("为什么不受理"))
    await zhang.presses("不受理", on=await zhang.hears("马上隐去并销毁"))
    await zhang.hears("定了不受理")
    await group.hears("没受理")
    await wang.hears("人的行为")
    async with nuanyi.kit.database.read() as session:
        (photo,) = await photos.of(session, 1)
    assert photo.hidden_at
    assert photo.destroyed_at


@ON_ONE_DATABASE
async def test_a_report_goes_to_another_area_and_leaves_this_one(nuanyi, desk, group, town, telegram, zhang, wang):
    there = telegram.group("中原处置群", [])
    await becomes_desk(nuanyi, there, area_id=town.area(ZHONGYUAN))
    await reports(wang)
    card = await group.hears("#1")
    await zhang.opens(payload(await zhang.presses(data="u:transfer:1", on=card, chat=group)))
    offered = await zhang.hears("转给谁")
    assert "中原区" in offered.buttons[0][0].label
    await zhang.says("大学路")
    await zhang.presses("大学路", on=await zhang.hears("转给谁"))
    await zhang.says("中原区")
    await zhang.presses("💬", on=await zhang.hears("转给谁"))
    await zhang.presses("接下并转过去", on=await zhang.hears("不再显示"))
    await zhang.hears("转给了")
    await there.hears("#1")
    gone = await group.hears("转走了")
    assert not gone.buttons
    await zhang.says("/report 1")
    await zhang.hears("没有")


@ON_ONE_DATABASE
async def test_who_had_it_in_a_list_hears_no_more_of_what_went_elsewhere(
    nuanyi, desk, group, town, telegram, zhang, wang
):
    there, kit, now = telegram.group("中原处置群", []), nuanyi.kit, nuanyi.kit.clock.now()
    await becomes_desk(nuanyi, there, area_id=town.area(ZHONGYUAN))
    await file(kit, wang.id, QUIET)
    await group.hears("#1")
    async with kit.database.begin() as session:
        await cards.retire(session, [1], now)
        await outbox.put(session, await reportcards.listed(session, desk, [await tables.by_id(session, 1)], now), now)
        await moves.take(session, 1, zhang.id, Cause("test"), now)
        care = {"care_area_id": town.area(ZHONGYUAN)}
        await moves.work(session, 1, moves.TRANSFER, zhang.id, Cause("test"), now, **care)
        for one in await reportcards.rehomed(kit, session, 1, "test", now):
            await outbox.put(session, one, now)
        moved = await tables.by_id(session, 1)
        assert [spot.chat for spot in await chasing.spots(session, moved)] == [there.id]
    await group.hears("↪️ 转走了")
    await there.hears("还没人接")


async def test_two_of_the_same_are_put_together_and_both_reporters_hear_of_it(nuanyi, desk, group, zhang, li, wang):
    await agrees(nuanyi, li)
    await reports(wang)
    await reports(li, place=(ON_THE_ROAD[0] + 0.001, ON_THE_ROAD[1]))
    await group.hears("#1")
    card = await group.hears("#2")
    await zhang.opens(payload(await zhang.presses(data="u:merge:2", on=card, chat=group)))
    await zhang.presses("#1 · 111 米", on=await zhang.hears("同一件事"))
    await zhang.presses("并过去", on=await zhang.hears("相距 111 米"))
    await zhang.hears("#2 并到 #1 了")
    await group.hears("并到 #1 一起办了")
    await group.hears("2 人报的")
    async with nuanyi.kit.database.read() as session:
        assert len(await tables.reporters(session, 1)) == 2


@ON_ONE_DATABASE
async def test_one_tap_hides_a_photo_and_of_several_the_chosen_one(nuanyi, desk, group, zhang, li, wang):
    await reports(wang)
    card = await group.hears("#1")
    assert (await li.presses(data="u:hide:1", on=card, chat=group)).alert
    shown = card.wire["photo"][0]["file_unique_id"]
    await zhang.presses(data="u:hide:1", on=card, chat=group)
    await happens(lambda: card.wire["photo"][0]["file_unique_id"] != shown)
    async with nuanyi.kit.database.read() as session:
        (photo,) = await photos.of(session, 1)
    assert photo.hidden_at
    await reports(wang, QUIET)
    await zhang.sends_photo(chat=group, reply_to=await group.hears("#2"))
    await zhang.presses("用它办结", on=await group.hears("办结 #2"), chat=group)
    await zhang.says("/report 2")
    page = await zhang.hears("经过")
    await zhang.presses(data="u:hide:2", on=page)
    await happens(lambda: any("第 2 张" in button.label for row in page.buttons for button in row))
    await zhang.presses("第 2 张", on=page)
    async with nuanyi.kit.database.read() as session:
        assert [photo.shown for photo in await photos.of(session, 2)] == [True, False]


async def test_the_queue_lists_late_ones_first_and_a_page_is_taken_at_once(nuanyi, desk, group, town, zhang, li, wang):
    await becomes_cadre(nuanyi, li, area=town.area(ERQI), name="李娜")
    await reports(wang, QUIET)
    await nuanyi.later(minutes=1)
    await reports(wang, CATEGORY)
    await reports(wang, "water", (ON_THE_ROAD[0] + 0.001, ON_THE_ROAD[1]))
    await zhang.says("/queue", chat=group)
    await group.hears("已经私下发给你了")
    page = await zhang.hears("没人接的（3）")
    await nuanyi.later(days=2)
    await li.says("📋 待办")
    late = await li.hears("没人接的（3）")
    numbers = [line.split("#")[1].split()[0] for line in late.text.splitlines()[1:]]
    assert set(numbers) == {"1", "2", "3"}
    assert late.text.count("过了") >= 1
    await li.presses("#1", on=late)
    await li.presses("我来", on=await li.hears("经过"))
    await zhang.presses("接下这一页的 3 条", on=page)
    taken = await zhang.hears("接了 2 条")
    assert "#1 已经是 李娜 在办" in taken.text
    assert "我的 2" in str((await zhang.hears("在办")).buttons)


@ON_ONE_DATABASE
async def test_reports_are_found_by_number_kind_place_and_what_was_written(nuanyi, desk, group, zhang, li, wang):
    await wang.sends_photo(caption="桥头那家包子铺门口")
    await wang.hears("在哪儿")
    await wang.shares_place(*ON_THE_ROAD)
    await wang.presses(data=f"a:category:{QUIET}", on=await wang.hears("这是什么"))
    await wang.presses("发送", on=await wang.hears("看一眼就发"))
    await group.hears("#1")
    for words in ("包子铺", "#1", "垃圾 二七", "没人接"):
        await zhang.says(f"/find {words}")
        await zhang.hears("找到 1 条")
    await zhang.says("/find 烩面")
    await zhang.hears("换个词试试")
    for command in ("/find 包子铺", "/queue", "/report 1"):
        await li.says(command)
        assert not (await li.hears()).buttons, "who is no cadre sees nothing"


async def test_a_superior_says_who_is_to_do_it(nuanyi, desk, group, town, boss, zhang, li, wang):
    await becomes_cadre(nuanyi, li, area=town.area(ERQI), name="李娜")
    await reports(wang)
    card = await group.hears("#1")
    await zhang.presses("我来", on=card, chat=group)
    async with nuanyi.kit.database.begin() as session:  # in a street whose reports the district's group works on
        await tables.set_(session, 1, care_area_id=town.area("410103001"))
        colleague, former = [(await members.find(session, one.id)).id for one in (li, zhang)]
    await li.says("/report 1")
    forged = await li.presses(data=f"u:assign:1:{colleague}", on=await li.hears("经过"))
    assert forged.alert, "a colleague is no superior"
    await boss.says("/report 1")
    await boss.presses("指派", on=await boss.hears("经过"))
    offered = await boss.hears("指派给谁")
    assert [row[0].label for row in offered.buttons] == ["李娜（0）", "张芳（1）"]
    await boss.presses("李娜", on=offered)
    await boss.hears("指派给 李娜 了")
    await li.hears("指派给你")
    await group.hears("李娜 接了")
    await is_locked_out(nuanyi, zhang)
    late = await boss.presses(data=f"u:assign:1:{former}", on=offered)
    assert "请另选一位" in late.text, "it is not the superior who may not"
