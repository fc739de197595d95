"""Reporting a hazard: from the photo to the card in the group, whatever the order, and nothing lost."""

import pytest

from tests.stories.hazards import ON_THE_ROAD, agrees, becomes_desk, reports
from tests.stories.people import becomes_cadre


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
