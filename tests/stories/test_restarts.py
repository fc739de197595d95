"""Nothing that was begun is forgotten: one whole day, told with the program running and with it coming and going."""

import pytest

from bot import deeplinks
from tests.stories.conftest import FAR_OFF, Unlucky, offering
from tests.stories.lists import names


@pytest.fixture(params=[lambda person, _: person, Unlucky], ids=["running", "restarted before every message"])
def cast(request, wang, li, nuanyi):
    """Two riders, with or without restarts."""
    return request.param(wang, nuanyi), request.param(li, nuanyi)


async def test_a_day_with_two_riders(cast, nuanyi):
    wang, li = cast
    await nuanyi.knows(offering("甲", amenities="热水"), offering("乙", north=500, hours="18:00-22:00"))
    await wang.says("/start")
    await wang.hears("王伟，你好")
    await wang.shares_place(*FAR_OFF)
    shown = await wang.hears("离你最近的驿站")
    assert names(shown)[:2] == ["甲驿站", "乙驿站"]
    await wang.presses("现在开门", on=shown)
    await wang.hears("符合条件")
    assert names(shown)[0] == "甲驿站"
    assert "乙驿站" not in names(shown)
    await wang.presses("1. 甲", on=shown)
    page = await wang.hears("24 小时开放\n♨️热水")
    await wang.presses("🔖 收藏", on=page)
    await wang.hears("24 小时开放\n♨️热水")
    await wang.presses("有问题", on=page)
    await wang.presses("搬走了", on=await wang.hears("怎么了"))
    await wang.hears("搬到哪儿了")
    await wang.sends_photo()
    await wang.hears("请打字告诉我")
    await wang.shares_place(*FAR_OFF)
    await wang.hears("离你最近的驿站")
    await wang.says("就在对面")
    await wang.hears("谢谢，记下了：甲驿站 · 搬走了")
    await li.opens(deeplinks.station_payload("甲", visit=True))
    await li.presses("有问题", on=await li.hears("24 小时开放\n♨️热水"))
    await li.presses("搬走了", on=await li.hears("怎么了"))
    await li.presses("跳过", on=await li.hears("搬到哪儿了"))
    await li.hears("谢谢！已经有两位骑手这么说")
    await wang.says("🔖 收藏的驿站")
    kept = await wang.hears("你收藏了 1 个驿站")
    await wang.presses("1. 甲", on=kept)
    assert "⚠️ 有骑手反映：搬走了" in (await wang.hears("24 小时开放\n♨️热水")).text
    await wang.says("/language")
    await wang.presses("English", on=await wang.hears("用哪种语言"))
    await wang.hears("English from now on")
    await wang.says("甲驿站")
    await wang.hears("One station")
    for person in (wang, li):
        assert [message.text for message in person.heard if "对不起" in message.text] == []
    assert len(wang.heard) == 15
    assert len(li.heard) == 5
