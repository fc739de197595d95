"""Reporting a hazard: from the photo to the card in the group, whatever the order, and nothing lost."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from models import members, moves
from models import reports as tables
from models.moves import Cause
from models.photos import Photo
from models.reports import Report, Reporter
from tests.stories.conftest import FAR_OFF, ON_ONE_DATABASE, count
from tests.stories.filed import file
from tests.stories.hazards import CATEGORY, ON_THE_ROAD, QUIET, agrees, becomes_desk, reports
from tests.stories.people import Profile, becomes_cadre, becomes_rider


@pytest.fixture
def group(telegram, zhang):
    """The group of a street's cadres, with the bot in it."""
    return telegram.group("处置群", [zhang])


async def test_a_rider_reports_and_one_cadre_takes_it(wang, zhang, group, town, nuanyi):
    area = town.area("410103")
    await becomes_cadre(nuanyi, zhang, area=area, name="张芳")
    await becomes_desk(nuanyi, group, area_id=area)
    await wang.sends_photo()
    await wang.hears("不拍人脸")
    await wang.presses("同意")
    await wang.hears("在哪儿")
    await wang.shares_place(*ON_THE_ROAD)
    await wang.hears("这是什么")
    await wang.presses("井盖")
    await wang.hears("看一眼就发")
    await wang.presses("发送")
    await wang.hears("收到，编号 #1")
    card = await group.hears("#1")
    assert card.photo
    await zhang.presses("我来", on=card, chat=group)
    await group.hears("张芳 接了")
    await wang.hears("接")


async def test_an_album_may_come_in_any_order_and_after_the_report(wang, group, town, nuanyi, database):
    await agrees(nuanyi, wang)
    await becomes_desk(nuanyi, group, area_id=town.area("410103"))
    await wang.shares_place(*ON_THE_ROAD)  # what is near: no report is open yet
    await wang.hears("驿站")
    await wang.says("/hazard")
    await wang.hears("拍一张发给我")
    await wang.shares_place(*ON_THE_ROAD)
    await wang.hears("拍一张发给我")
    await wang.sends_photo(album="a")
    await wang.sends_photo(album="a")
    await wang.hears("这是什么")
    await wang.presses(data="a:category:rubbish")
    await wang.hears("📷 2 张")
    await wang.says("就在路口")
    await wang.hears("就在路口")
    await wang.presses("发送")
    await wang.hears("收到，编号 #1")
    card = await group.hears("就在路口")
    await group.hears()
    await wang.sends_photo(album="a")
    late = await group.hears()
    assert late.photo
    assert late.wire["reply_to_message"]["message_id"] == card.id


@ON_ONE_DATABASE
async def test_before_the_consent_nothing_is_fetched_and_nothing_is_lost(wang, group, town, nuanyi, database):
    await becomes_desk(nuanyi, group, area_id=town.area("410103"))
    for caption in ("/hazard", "路口", "旁边"):
        await wang.sends_photo(album="a", caption=caption)
    consent = await wang.hears("不拍人脸")
    await wang.shares_place(*ON_THE_ROAD)
    await wang.hears("不拍人脸")
    assert await count(database, Photo) == 0
    await wang.presses("同意", on=consent)
    await wang.hears("在哪儿")
    assert await count(database, Photo) == 3
    await wang.shares_place(*ON_THE_ROAD)
    await wang.presses(data=f"a:category:{QUIET}", on=await wang.hears("这是什么"))
    summary = await wang.hears("📷 3 张")
    assert "路口" in summary.text, "what was written first under a photo, but for a command"
    await wang.presses("发送", on=summary)
    await group.hears("📷 共 3 张照片")


@ON_ONE_DATABASE
async def test_what_is_no_photo_keeps_nobody_from_agreeing(wang, town, nuanyi, database):
    await wang.sends_file(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "IMG.HEIC", "image/heic")
    await wang.sends_photo()
    await wang.presses("同意", on=await wang.hears("不拍人脸"))
    await wang.hears("这种格式的图片这里打不开")
    await wang.hears("在哪儿")
    assert await count(database, Photo) == 1


@ON_ONE_DATABASE
async def test_who_does_not_agree_is_let_go_and_nothing_stays(wang, town, nuanyi, database):
    await wang.sends_photo()
    await wang.presses("不用了", on=await wang.hears("不拍人脸"))
    await wang.hears("不报了")
    await wang.says("中原路")
    await wang.hears("找到")
    assert await count(database, Photo) == 0


@ON_ONE_DATABASE
async def test_a_place_that_will_not_do_is_asked_for_again_with_the_reason(wang, li, town, nuanyi, group):
    await agrees(nuanyi, wang)
    await wang.sends_photo()
    await wang.hears("在哪儿")
    await wang.shares_place(*ON_THE_ROAD, forwarded=True)
    await wang.hears("转发来的位置不能用")
    await wang.shares_place(*ON_THE_ROAD, accuracy=450)
    await wang.hears("差着 450 米")
    await wang.shares_place(0, 0)
    await wang.hears("在哪儿")
    await wang.shares_place(*FAR_OFF)
    await wang.hears("不归本区管")
    await wang.shares_place(*ON_THE_ROAD, live=600)
    await wang.hears("这是什么")
    await wang.presses(data=f"a:category:{QUIET}")
    summary = await wang.hears("二七区")
    await wang.presses("不是这一片", on=summary)
    await wang.presses("中原区", on=await wang.hears())
    await wang.presses("林山寨", on=await wang.hears())
    await wang.presses("就选林山寨", on=await wang.hears())
    await wang.hears("中原区 · 林山寨街道")
    await wang.presses("重发位置")
    await wang.hears("在哪儿")
    await wang.shares_place(*ON_THE_ROAD, venue=("路口", "嵩山路"))
    await wang.hears("二七区")


async def test_the_same_hazard_is_reported_together(wang, li, zhang, group, town, nuanyi, database):
    await becomes_cadre(nuanyi, zhang, area=town.area("410103"), name="张芳")
    await becomes_desk(nuanyi, group, area_id=town.area("410103"))
    await becomes_rider(nuanyi, li, Profile("李娜"), trade="courier")
    for person in (wang, li):
        await agrees(nuanyi, person)
    number = await reports(wang)
    card = await group.hears("#1")
    await li.sends_photo(caption="坑很深")
    await li.hears("在哪儿")
    await li.shares_place(ON_THE_ROAD[0] + 0.0001, ON_THE_ROAD[1])
    await li.presses(data="a:category:broken_road", on=await li.hears("这是什么"))
    asked = await li.hears("是不是这个")
    assert asked.photo
    assert "11 米" in asked.text
    await li.presses("就是它", on=asked)
    await li.presses("发送", on=await li.hears("和 #1 是同一个"))
    await li.hears("收到，编号 #1")
    edited = await group.hears("2 人报的")
    assert edited.id == card.id
    assert "报告人2：坑很深" in edited.text
    assert (await group.hears()).photo
    await zhang.presses("我来", on=card, chat=group)
    for person in (wang, li):
        await person.hears("接")
    await wang.sends_photo(caption="又深了")
    await wang.hears("在哪儿")
    await wang.shares_place(*ON_THE_ROAD)
    await wang.presses(data="a:category:broken_road", on=await wang.hears("这是什么"))
    await wang.presses("就是它", on=await wang.hears("是不是这个"))
    await wang.presses("发送", on=await wang.hears("和 #1 是同一个"))
    await wang.hears("你报过了，照片和话都加进去了")
    await group.hears("报告人1：又深了")
    assert await count(database, Report) == 1
    assert await count(database, Reporter, Reporter.report_id == number) == 2


@ON_ONE_DATABASE
async def test_what_it_is_the_same_as_may_be_put_together_or_done_before_it_is_sent(
    wang, li, zhang, group, town, nuanyi
):
    await becomes_cadre(nuanyi, zhang, area=town.area("410103"), name="张芳")
    await agrees(nuanyi, li)
    for north in (0.0001, 0.0002):
        await file(nuanyi.kit, wang.id, CATEGORY, (ON_THE_ROAD[0] + north, ON_THE_ROAD[1]))
    await li.sends_photo()
    await li.hears("在哪儿")
    await li.shares_place(*ON_THE_ROAD)
    await li.presses(data=f"a:category:{CATEGORY}", on=await li.hears("这是什么"))
    first = await li.hears("11 米")
    await li.presses("不是", on=first)
    second = await li.hears("22 米")
    await li.presses(data="a:same:no1", on=first)  # once more: said of the first one, and not of this
    await li.presses("就是它", on=second)
    summary = await li.hears("和 #2 是同一个")
    now, cause = nuanyi.kit.clock.now(), Cause("test")
    async with nuanyi.kit.database.begin() as session:
        await moves.merge(session, 2, 1, zhang.id, cause, now)
    await li.presses("发送", on=summary)
    await li.hears("收到，编号 #1")
    await agrees(nuanyi, wang)
    await wang.sends_photo()
    await wang.hears("在哪儿")
    await wang.shares_place(*ON_THE_ROAD)
    await wang.presses(data=f"a:category:{CATEGORY}", on=await wang.hears("这是什么"))
    await wang.presses("就是它", on=await wang.hears("是不是这个"))
    summary = await wang.hears("和 #1 是同一个")
    async with nuanyi.kit.database.begin() as session:
        await moves.take(session, 1, zhang.id, cause, now)
        await moves.work(session, 1, moves.RESOLVE, zhang.id, cause, now)
    await wang.presses("发送", on=summary)
    await wang.hears("收到，编号 #3")
    async with nuanyi.kit.database.read() as session:
        member, midnight = await members.find(session, wang.id), now.replace(hour=0)
        assert await tables.count_of(session, member.id, midnight) == 2, "what was put together is one report"


@ON_ONE_DATABASE
async def test_far_away_of_another_kind_or_said_not_to_be_is_another_report(wang, li, town, nuanyi, database):
    for person in (wang, li):
        await agrees(nuanyi, person)
    assert await reports(wang) == 1
    assert await reports(li, place=(ON_THE_ROAD[0] + 0.0006, ON_THE_ROAD[1])) == 2
    assert await reports(li, QUIET) == 3
    await li.sends_photo()
    await li.hears("在哪儿")
    await li.shares_place(*ON_THE_ROAD)
    await li.presses(data=f"a:category:{QUIET}", on=await li.hears("这是什么"))
    await li.presses("不是", on=await li.hears("是不是这个"))
    await li.presses("发送", on=await li.hears("看一眼就发"))
    await li.hears("编号 #4")


@ON_ONE_DATABASE
async def test_after_twelve_weeks_it_is_another_hazard(wang, li, town, nuanyi):
    for person in (wang, li):
        await agrees(nuanyi, person)
    await reports(wang, QUIET)
    await nuanyi.later(days=85)
    assert await reports(li, QUIET) == 2


@ON_ONE_DATABASE
async def test_where_no_area_has_a_group_the_department_has_it_that_it_is_meant_for(
    wang, zhang, li, boss, group, town, nuanyi
):
    meant = {one.key: one.department for one in nuanyi.kit.district.categories}
    await becomes_cadre(nuanyi, zhang, department=meant[CATEGORY], name="张芳")
    await becomes_cadre(nuanyi, li, area=town.area("410103"), name="李娜")
    await becomes_desk(nuanyi, group, department=meant[CATEGORY])
    group.add(li, silently=True)
    await agrees(nuanyi, wang)
    await reports(wang)
    card = await group.hears("#1")
    assert (await li.presses("我来", on=card, chat=group)).alert, "an area's cadre has no department's scope"
    await zhang.presses("我来", on=card, chat=group)
    await group.hears("张芳 接了")
    other = next(key for key, department in meant.items() if department != meant[CATEGORY])
    await reports(wang, other)
    await boss.hears("这条没有处置群接")


@ON_ONE_DATABASE
async def test_a_day_has_so_many_reports_and_the_next_one_begins_anew(wang, town, nuanyi):
    await agrees(nuanyi, wang)
    rules = nuanyi.kit.district.triage.model_copy(update={"reports_a_day": 2})
    nuanyi.kit.district = replace(nuanyi.kit.district, triage=rules)
    for n in range(2):
        await reports(wang, QUIET, (ON_THE_ROAD[0] + n * 0.01, ON_THE_ROAD[1]))
    await wang.sends_photo()
    await wang.hears("今天你已经报了 2 条，谢谢")
    await nuanyi.later(hours=15)
    await wang.sends_photo()
    await wang.hears("在哪儿")


@ON_ONE_DATABASE
async def test_what_is_no_photo_is_refused_with_a_sentence_and_the_report_goes_on(wang, town, nuanyi):
    await agrees(nuanyi, wang)
    await wang.says("/hazard")
    await wang.hears("拍一张发给我")
    await wang.sends_file(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "IMG.HEIC", "image/heic")
    await wang.hears("这种格式的图片这里打不开")
    await wang.sends_file(b"PK\x03\x04" + b"x" * 200, "a.jpg", "image/jpeg")
    await wang.hears("照片")
    bomb = io.BytesIO()
    Image.new("1", (8000, 6000)).save(bomb, "PNG")
    await wang.sends_file(bomb.getvalue(), "b.png", "image/png")
    await wang.hears("像素")
    await wang.sends_photo()
    await wang.hears("在哪儿")


@ON_ONE_DATABASE
async def test_where_nothing_can_be_reported_no_report_begins(wang, town, nuanyi):
    nuanyi.kit.district = replace(nuanyi.kit.district, categories=())
    await wang.says("/hazard")
    await wang.hears("还没开随手拍")
    await wang.sends_photo()
    await wang.hears("还没开随手拍")


@ON_ONE_DATABASE
async def test_a_report_that_lay_overnight_goes_on_where_it_was(wang, group, town, nuanyi, database):
    await agrees(nuanyi, wang)
    await wang.sends_photo()
    await wang.hears("在哪儿")
    await nuanyi.later(hours=20)
    await nuanyi.restarts()
    await wang.sends_photo()
    await wang.hears("上次的随手拍还没发")
    await wang.shares_place(*ON_THE_ROAD)
    await wang.hears("上次的随手拍还没发")
    await wang.sends_photo()
    asked = await wang.hears("上次的随手拍还没发")
    await wang.presses("接着填", on=asked)
    await wang.hears("在哪儿")
    assert not (await wang.hears("上次的随手拍还没发")).buttons  # in place of the question that was answered
    await wang.shares_place(*ON_THE_ROAD)
    await wang.presses(data=f"a:category:{QUIET}", on=await wang.hears("这是什么"))
    await wang.hears("📷 3 张")
    await nuanyi.later(hours=20)
    await wang.sends_photo()
    await wang.presses("报新的", on=await wang.hears("上次的随手拍还没发"))
    await wang.hears("在哪儿")


@ON_ONE_DATABASE
async def test_what_endangers_life_shows_the_numbers_first_and_goes_out_urgent(wang, group, town, nuanyi, boss):
    await agrees(nuanyi, wang)
    await wang.sends_photo()
    await wang.hears("在哪儿")
    await wang.shares_place(*ON_THE_ROAD)
    await wang.presses(data="a:category:wires_down", on=await wang.hears("这是什么"))
    danger = await wang.hears()
    assert all(number in danger.text for number in ("110", "119", "120", "122"))
    await wang.presses("发送", on=await wang.hears("看一眼就发"))
    alert = await boss.hears("这条没有处置群接")
    assert "加急" in alert.text
