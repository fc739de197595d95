"""In a group the bot keeps quiet, and keeps nothing of what people say there."""

import pytest

from bot.sandbox import gestures
from models.inbox import DONE, Inbox
from models.keys import PersonKey
from models.members import Member
from tests.stories.conftest import ON_ONE_DATABASE, ZHENGDA, count


@pytest.fixture
def group(telegram, wang, li):
    """A group of riders whose bot is an administrator, and so is told everything."""
    return telegram.group("金水骑手群", [wang, li], bot="administrator")


async def test_chatter_is_neither_answered_nor_kept(wang, li, group, nuanyi, database):
    said = await wang.says("今晚金水路有检查", chat=group)
    await li.says("知道了，谢谢", chat=group, reply_to=said)
    await li.sends_photo(caption="看", chat=group)
    await wang.shares_place(*ZHENGDA, chat=group)
    await wang.shares_place(*ZHENGDA, live=600, chat=group)
    await wang.edits(said, "今晚没有检查")
    await wang.says("找驿站 📍", chat=group)
    await group.hears_nothing(0.4)
    assert await count(database, Inbox) == 0
    assert await count(database, PersonKey) == 0


async def test_my_id_works_in_a_group_and_other_commands_lead_to_a_private_chat(wang, ana, group, nuanyi, database):
    await wang.says("/myid", chat=group)
    answer = await group.hears()
    assert answer.text == f"你的数字编号是 {wang.id}"
    for command in ("/redeem", "/myid@somebody_else_bot"):
        await wang.says(command, chat=group)
    await wang.says("谢谢", chat=group, reply_to=answer)
    await group.hears_nothing(0.4)
    await nuanyi.later(seconds=61 - nuanyi.kit.clock.now().second)  # a minute that has just begun
    for command in (f"/start@{nuanyi.kit.bot.username}", "/help", "/near", "/language"):
        await wang.says(command, chat=group)
    led = await group.hears()
    assert led.text == "在群里我只管隐患的事。别的请私下找我。"
    assert led.button("私下找我").url == f"https://t.me/{nuanyi.kit.bot.username}"
    await group.hears_nothing(0.4)  # once a minute: there is room for twenty messages, and reports need it
    assert await count(database, Inbox, Inbox.state == DONE, Inbox.payload.is_(None)) == await count(database, Inbox)
    assert len(group.heard) == 2
    assert not any("keyboard" in message.wire.get("reply_markup", {}) for message in group.heard)
    assert await count(database, Member) == 0


@ON_ONE_DATABASE
async def test_who_hides_behind_the_group_has_no_number_there(wang, group, nuanyi):
    group.promotes(wang, anonymous=True)
    await wang.says("/myid", chat=group)
    heard = await group.hears()
    assert heard.text == "你在这里是匿名发言，我看不到是谁。请私下给我发 /myid。"
    assert not any(digit in heard.text for digit in "0123456789")


@ON_ONE_DATABASE
async def test_who_hides_is_asked_to_act_under_their_own_name(telegram, wang, nuanyi):
    forum = telegram.group("分拣", [wang], forum=True, bot="administrator")
    topic = forum.opens_topic("报到", wang)
    forum.promotes(wang, anonymous=True)
    await wang.says("/help", chat=forum, thread=topic.id)
    asked = await forum.hears()
    assert (asked.thread, asked.text.partition("，")[0]) == (topic.id, "你在这里是匿名发言")
    channel = {"id": -1009, "type": "channel", "title": "频道"}
    hidden = {"sender_chat": channel, "from": {"id": 136817688, "is_bot": True, "first_name": "Channel"}}
    gestures.write(wang, forum, gestures.text_body("收到") | hidden, asked)
    gestures.write(wang, forum, gestures.text_body("收到") | hidden)
    await forum.hears_nothing(0.4)  # within the same minute it is not said to this topic again
    await wang.says("/help", chat=forum)
    assert (await forum.hears("匿名发言")).thread is None


@ON_ONE_DATABASE
async def test_in_a_topic_the_answer_stays_in_the_topic(telegram, wang, nuanyi):
    forum = telegram.group("分拣", [wang], forum=True, bot="administrator")
    topic = forum.opens_topic("报到", wang)
    await wang.says("/myid", chat=forum, thread=topic.id)
    assert (await forum.hears(str(wang.id))).thread == topic.id


@ON_ONE_DATABASE
async def test_coming_and_going_is_no_trouble(wang, li, ana, group, nuanyi):
    await ana.joins(group)
    await ana.leaves(group)
    group.bot_becomes("kicked", wang)
    group.bot_becomes("member", wang)
    await li.says("/myid", chat=group)
    await group.hears(str(li.id))
    assert len(group.heard) == 1


@ON_ONE_DATABASE
async def test_a_forged_press_in_a_group_tells_the_group_nothing(wang, group, nuanyi):
    await wang.says("/myid", chat=group)
    heard = await group.hears()
    for data in ("s:1", "@34.747200,113.624500|0|0", "p:1", "f:1:1", "l:en", "k:0", "p:1:moved"):
        answer = await wang.presses(on=heard, data=data)
        assert answer.alert
        assert "失效" in answer.text
    await group.hears_nothing(0.3)
    assert heard.text == f"你的数字编号是 {wang.id}"
