"""Something is wrong with a station: one rider says so, a second one agrees, and everybody is warned."""

import pytest

from models.drafts import Draft
from models.problems import Problem
from tests.stories.conftest import FAR_OFF, ON_ONE_DATABASE, ZHENGDA, count, offering, sends
from tests.stories.kinds import of_kind

HOME = offering("甲", amenities="热水")


@pytest.fixture
async def station(nuanyi):
    """A station of one's own, far from all others."""
    await nuanyi.knows(HOME)
    return nuanyi.stations.by_code("甲")


async def open_page(person):
    """Open the page of that station by its link."""
    await person.opens("sx_55Sy")
    page = await person.hears("甲驿站\n")
    await person.hears("甲驿站")
    return page


async def marks(person, what):
    """Say what is wrong with the station, in three taps."""
    await person.presses("有问题", on=await open_page(person))
    await person.presses(what, on=await person.hears("怎么了"))
    return await person.hears("甲驿站")


async def is_warned(person) -> bool:
    """Look at the list and the page of the station, which must agree."""
    await person.shares_place(*FAR_OFF)
    listed = (await person.hears("最近的驿站")).text.split("\n\n")[1]
    page = (await open_page(person)).text
    assert ("⚠️" in listed) == ("⚠️ 有骑手反映" in page)
    return "⚠️" in listed


async def test_one_persons_word_is_not_everybodys(wang, li, nuanyi, station):
    thanks = await marks(wang, "没热水")
    assert thanks.text == "谢谢，记下了：甲驿站 · 没热水。再有一位骑手这么说，我就提醒大家。"
    assert not await is_warned(li)
    assert "再有一位骑手" in (await marks(wang, "没热水")).text
    assert not await is_warned(wang)


async def test_two_people_warn_everybody_for_a_day(wang, li, ana, nuanyi, station):
    await marks(wang, "没热水")
    await nuanyi.later(hours=5, minutes=59)
    thanks = await marks(li, "没热水")
    assert thanks.text == "谢谢！已经有两位骑手这么说，接下来一天我会提醒大家：甲驿站 · 没热水。"
    await ana.shares_place(*FAR_OFF)
    assert "🟢 Open around the clock　⚠️ No hot water" in (await ana.hears("nearest to you")).text
    assert "⚠️ Riders say: No hot water" in (await open_page(ana)).text
    await nuanyi.later(hours=23, minutes=50)
    assert await is_warned(wang)
    await nuanyi.later(minutes=20)
    assert not await is_warned(wang)


async def test_after_six_hours_the_first_word_no_longer_counts(wang, li, nuanyi, station):
    await marks(wang, "没热水")
    await nuanyi.later(hours=6, minutes=5)
    assert "再有一位骑手" in (await marks(li, "没热水")).text
    assert not await is_warned(li)


@ON_ONE_DATABASE
async def test_two_people_who_found_different_things_don_t_agree(wang, li, nuanyi, station):
    await marks(wang, "没热水")
    assert "再有一位骑手" in (await marks(li, "充电坏了")).text
    assert not await is_warned(li)


@ON_ONE_DATABASE
async def test_what_two_riders_miss_a_filter_no_longer_promises(wang, li, nuanyi, station):
    await wang.shares_place(*FAR_OFF)
    shown = await wang.hears("离你最近的驿站")
    await wang.presses("热水", on=shown)
    assert "甲驿站" in (await wang.hears("符合条件")).text
    for person in (wang, li):
        await marks(person, "没热水")
    await wang.presses("热水", on=shown)
    await wang.hears("离你最近的驿站")
    await wang.presses("热水", on=shown)
    await wang.hears("没有符合这些条件的驿站")


@ON_ONE_DATABASE
async def test_closed_for_two_riders_is_closed_whatever_the_hours_say(wang, li, nuanyi, station):
    for person in (wang, li):
        await marks(person, "关门了")
    await wang.shares_place(*FAR_OFF)
    shown = await wang.hears("最近的驿站")
    assert "\n🔴 现在关门　⚠️ 关门了\n" in shown.text
    await wang.presses("现在开门", on=shown)
    assert "甲驿站" not in (await wang.hears("符合条件")).text


async def test_moved_takes_words_and_so_does_anything_else(wang, li, nuanyi, database, station):
    question = await marks(wang, "搬走了")
    assert question.text == "甲驿站 搬到哪儿了？打几个字告诉我，不知道就点“跳过”。"
    await wang.says("对面 <2 楼>")
    assert (await wang.hears()).text.startswith("谢谢，记下了：甲驿站 · 搬走了。")
    question = await marks(li, "别的问题")
    assert question.text == "甲驿站 有什么问题？打几个字告诉我。"
    await li.presses("跳过", on=question)
    assert (await li.hears()).text.startswith("谢谢，记下了：甲驿站 · 别的问题。")
    assert await count(database, Problem) == 2
    assert await count(database, Problem, Problem.words.is_not(None)) == 1
    assert await count(database, Draft) == 0


@ON_ONE_DATABASE
async def test_the_second_who_says_moved_warns_everybody(wang, li, nuanyi, station):
    await marks(wang, "搬走了")
    await wang.presses("跳过")
    await wang.hears("谢谢，记下了")
    await marks(li, "搬走了")
    await li.says("不知道搬哪儿了")
    await li.hears("谢谢！已经有两位骑手这么说")
    assert await is_warned(wang)


@ON_ONE_DATABASE
async def test_the_wrong_kind_of_answer_gets_a_hint_and_the_question_again(wang, nuanyi, database, station):
    question = (await marks(wang, "搬走了")).text
    await wang.sends_photo()
    assert (await wang.hears()).text == f"请打字告诉我，或者点“跳过”。\n\n{question}"
    sends(wang, **of_kind("sticker"))
    await wang.hears("请打字告诉我")
    await wang.says("/nosuch")
    await wang.hears("这个命令我不认识")
    await wang.says("东门里面")
    await wang.hears("谢谢，记下了")
    assert await count(database, Problem) == 1


async def test_cancel_drops_the_form(wang, nuanyi, database, station):
    question = await marks(wang, "搬走了")
    await wang.says("/cancel")
    await wang.hears("好的，不填了。")
    await wang.says("东门里面")
    await wang.hears("没找到“东门里面”")
    answer = await wang.presses("跳过", on=question)
    assert answer.alert
    assert "失效" in answer.text
    await wang.says("/cancel")
    await wang.hears("现在没有要取消的。")
    assert await count(database, Problem) == 0


@ON_ONE_DATABASE
async def test_a_place_or_a_key_in_the_middle_is_answered_and_the_form_goes_on(wang, nuanyi, station):
    await marks(wang, "搬走了")
    await wang.shares_place(*ZHENGDA)
    await wang.hears("离你最近的驿站")
    await wang.says("📍 找驿站")
    await wang.hears("你的手机没有把位置发过来")
    await wang.says("🔖 收藏的驿站")
    await wang.hears("你还没有收藏驿站")
    await wang.says("❓ 帮助")
    await wang.hears("我能帮你")
    await wang.says("东门里面")
    await wang.hears("谢谢，记下了：甲驿站 · 搬走了")


async def test_after_half_an_hour_it_asks_before_it_swallows_a_message(wang, nuanyi, database, station):
    await marks(wang, "搬走了")
    await nuanyi.later(minutes=29)
    await wang.sends_photo()
    await wang.hears("请打字告诉我")
    await nuanyi.later(minutes=31)
    await wang.says("中原路")
    asked = await wang.hears("你之前的“驿站有问题”还没填完。接着填，还是办别的？")
    assert await count(database, Problem) == 0
    await wang.presses("接着填", on=asked)
    await wang.hears("甲驿站 搬到哪儿了？")
    await wang.says("东门里面")
    await wang.hears("谢谢，记下了")


async def test_or_it_is_put_away(wang, nuanyi, database, station):
    await marks(wang, "搬走了")
    await nuanyi.later(hours=2)
    await wang.says("中原路")
    asked = await wang.hears("接着填，还是办别的？")
    await wang.presses("办别的", on=asked)
    await wang.hears("好的，先不填了。想做什么？")
    await wang.says("中原路")
    await wang.hears("找到")
    assert (await wang.presses("接着填", on=asked)).alert
    assert await count(database, Problem) == 0


@ON_ONE_DATABASE
async def test_a_new_form_takes_the_place_of_the_old_one(wang, nuanyi, database, station):
    await marks(wang, "搬走了")
    await marks(wang, "别的问题")
    await wang.says("门口积水")
    await wang.hears("谢谢，记下了：甲驿站 · 别的问题")
    assert await count(database, Problem, Problem.kind == "other") == 1


@ON_ONE_DATABASE
async def test_a_station_removed_meanwhile_ends_the_form_with_a_sentence(wang, nuanyi, database, station):
    await marks(wang, "搬走了")
    await nuanyi.knows(HOME | {"state": "撤销"})
    await wang.says("东门里面")
    await wang.hears("这个驿站已经不在了")
    assert await count(database, Draft) == 0


async def test_what_was_written_is_not_to_be_read_in_the_database(wang, nuanyi, database, station):
    await marks(wang, "搬走了")
    await wang.says("东门里面")
    await wang.hears("谢谢，记下了")
    async with database.read() as session:
        (words,) = ((await session.execute(Problem.__table__.select())).one()._mapping["words"],)
    assert words
    assert "东门里面".encode() not in words
