"""In groups the bot hears what privacy mode lets it hear, and may do what its rank lets it do."""

import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.sandbox import Group, Person, Telegram
from tests.sandbox.conftest import words
from tests.sandbox.test_sending import buttons


async def texts(poll) -> list[str | None]:
    return [update.message and update.message.text for update in await poll()]


async def test_in_privacy_mode_the_bot_hears_commands_and_replies_to_it_only(
    bot: Bot, wang: Person, group: Group, poll, telegram: Telegram
):
    sent = await bot.send_message(group.id, "报告 1")
    own = group.last
    other = await wang.says("chatter", group)
    await wang.says("/queue", group)
    await wang.says(f"/queue@{telegram.bot['username']}", group)
    await wang.says("/queue@another_bot", group)
    await wang.says("answer", group, reply_to=own)
    await wang.says("to a friend", group, reply_to=other)
    photo = await wang.sends_photo(chat=group)
    await wang.sends_photo(chat=group, reply_to=own, caption="修好了")
    await wang.edits(other, "chatter, changed")

    updates = await poll()
    assert [u.message.text for u in updates] == [
        "/queue",
        f"/queue@{telegram.bot['username']}",
        "answer",
        None,
    ]
    assert updates[-1].message.caption == "修好了"
    assert updates[2].message.reply_to_message.message_id == sent.message_id
    assert photo.id in group.room.messages


async def test_an_administrator_or_a_bot_without_privacy_hears_everything(
    wang: Person, group: Group, poll, telegram: Telegram
):
    group.bot_becomes("administrator", wang)
    await wang.says("chatter", group)
    change, said = await poll()
    assert change.my_chat_member.new_chat_member.status == "administrator"
    assert said.message.text == "chatter"

    group.bot_becomes("member", wang)
    telegram.privacy = False
    await wang.says("more", group)
    assert (await texts(poll))[-1] == "more"


async def test_joining_and_leaving_are_told(telegram: Telegram, group: Group, poll):
    zhao = telegram.person("Zhao")
    await zhao.joins(group)
    await zhao.leaves(group)

    joined, left = [update.message for update in await poll()]
    assert [user.id for user in joined.new_chat_members] == [zhao.id]
    assert left.left_chat_member.id == zhao.id
    with pytest.raises(ValueError, match=words("is not in")):
        await zhao.says("x", group)


async def test_presses_in_a_group_tell_who_pressed(bot: Bot, wang: Person, li: Person, group: Group, poll):
    await bot.send_message(group.id, "报告 1", reply_markup=buttons(接单="take:1"))
    await wang.presses("接单", on=group.last, wait=False)
    await li.presses("接单", chat=group, wait=False)

    first, second = [update.callback_query for update in await poll()]
    assert [first.from_user.id, second.from_user.id] == [wang.id, li.id]
    assert first.message.chat.id == group.id
    assert first.chat_instance == second.chat_instance


async def test_who_is_not_in_the_group_can_not_press_there(bot: Bot, group: Group, telegram: Telegram):
    await bot.send_message(group.id, "x", reply_markup=buttons(a="1"))
    with pytest.raises(ValueError, match=words("is not in")):
        await telegram.person("Zhao").presses(on=group.last, data="1")


async def test_an_anonymous_administrator_hides_behind_the_group(wang: Person, group: Group, poll, bot: Bot):
    group.promotes(wang, anonymous=True)
    await wang.says("/queue", group)
    await bot.send_message(group.id, "x", reply_markup=buttons(a="1"))
    await wang.presses("a", chat=group, wait=False)

    said, pressed = await poll()
    assert said.message.from_user.id == 1087968824
    assert said.message.sender_chat.id == group.id
    assert pressed.callback_query.from_user.id == wang.id


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("kicked", "bot was kicked from the supergroup chat"),
        ("left", "bot is not a member of the supergroup chat"),
    ],
)
async def test_a_bot_that_was_removed_can_not_write(bot: Bot, wang: Person, group: Group, poll, status: str, said: str):
    group.bot_becomes(status, wang)
    await wang.says("/queue", group)

    for attempt in (bot.send_message(group.id, "x"), bot.get_chat(group.id)):
        with pytest.raises(Forbidden, match=f"^Forbidden: {said}$"):
            await attempt
    service, change = await poll()
    assert service.message.left_chat_member.id == 42
    assert change.my_chat_member.new_chat_member.status == status


async def test_the_bot_leaves_and_is_brought_back(bot: Bot, wang: Person, group: Group, poll):
    assert await bot.leave_chat(group.id)
    group.bot_becomes("member", wang)

    assert await bot.send_message(group.id, "x")
    left, gone, back, service = await poll()
    assert left.message.left_chat_member.id == 42
    assert gone.my_chat_member.from_user.id == 42
    assert back.my_chat_member.new_chat_member.status == "member"
    assert service.message.new_chat_members[0].id == 42


async def test_a_group_may_forbid_writing(bot: Bot, group: Group):
    group.bot_can_write = False
    with pytest.raises(BadRequest, match=words("not enough rights to send text messages to the chat")):
        await bot.send_message(group.id, "x")


async def test_a_group_that_becomes_a_supergroup_has_a_new_id(bot: Bot, telegram: Telegram, wang: Person, poll):
    old = telegram.group("小群", [wang], basic=True)
    new = old.migrates(wang)

    with pytest.raises(ChatMigrated) as migrated:
        await bot.send_message(old.id, "x")
    assert migrated.value.new_chat_id == new.id
    assert await bot.send_message(new.id, "x")
    there, here = [update.message for update in await poll()]
    assert (there.chat.id, there.migrate_to_chat_id) == (old.id, new.id)
    assert (here.chat.id, here.migrate_from_chat_id) == (new.id, old.id)
    assert (there.chat.type, here.chat.type) == ("group", "supergroup")


async def test_who_is_what_in_a_group(bot: Bot, wang: Person, li: Person, group: Group, telegram: Telegram):
    group.promotes(li, anonymous=True)
    outsider = telegram.person("Zhao")

    statuses = [(await bot.get_chat_member(group.id, n)).status for n in (wang.id, li.id, outsider.id, 42)]
    assert statuses == ["creator", "administrator", "left", "member"]
    administrators = await bot.get_chat_administrators(group.id)
    assert [member.user.id for member in administrators] == [wang.id, li.id]
    assert administrators[1].is_anonymous
    assert await bot.get_chat_member_count(group.id) == 3


async def test_chats_describe_themselves(bot: Bot, li: Person, group: Group):
    assert (await bot.get_chat(group.id)).title == "金水区分拣群"
    described = await bot.get_chat(li.id)
    assert (described.first_name, described.username, described.type) == ("Li", "lina", "private")


async def test_the_bot_deletes_others_messages_only_as_administrator(bot: Bot, wang: Person, group: Group):
    said = await wang.says("/spam", group)
    with pytest.raises(BadRequest, match=words("can't be deleted")):
        await bot.delete_message(group.id, said.id)
    group.bot_becomes("administrator", wang)
    assert await bot.delete_message(group.id, said.id)


@pytest.fixture
def forum(telegram: Telegram, wang: Person) -> Group:
    return telegram.group("论坛", [wang], forum=True, bot="administrator")


async def test_topics_hold_their_messages(bot: Bot, wang: Person, forum: Group, poll):
    made = await bot.create_forum_topic(forum.id, "道路")
    sent = await bot.send_message(forum.id, "坑", message_thread_id=made.message_thread_id)
    await wang.says("看到了", forum, thread=made.message_thread_id)
    await wang.says("一般", forum)

    assert sent.message_thread_id == made.message_thread_id
    assert sent.is_topic_message
    assert [message.text for message in forum.heard] == ["坑"]
    _, in_topic, outside = [update.message for update in await poll()]
    assert in_topic.reply_to_message.forum_topic_created.name == "道路"
    assert (in_topic.message_thread_id, outside.message_thread_id) == (made.message_thread_id, None)


async def test_closed_and_deleted_topics_are_refused(bot: Bot, wang: Person, forum: Group):
    topic = forum.opens_topic("道路", wang)
    await bot.close_forum_topic(forum.id, topic.id)
    with pytest.raises(BadRequest, match=words("topic_not_modified")):
        await bot.close_forum_topic(forum.id, topic.id)
    assert await bot.send_message(forum.id, "as administrator", message_thread_id=topic.id)
    forum.bot_becomes("member", wang)
    with pytest.raises(BadRequest, match=words("topic_closed")):
        await bot.send_message(forum.id, "x", message_thread_id=topic.id)

    forum.bot_becomes("administrator", wang)
    await bot.reopen_forum_topic(forum.id, topic.id)
    await bot.edit_forum_topic(forum.id, topic.id, name="街道")
    assert forum.topics[topic.id].name == "街道"
    await bot.delete_forum_topic(forum.id, topic.id)
    with pytest.raises(BadRequest, match=words("message thread not found")):
        await bot.send_message(forum.id, "x", message_thread_id=topic.id)
    assert forum.heard == []


@pytest.mark.parametrize("thread", [1, 999])
async def test_the_general_topic_and_unknown_ones_have_no_number(bot: Bot, forum: Group, thread: int):
    with pytest.raises(BadRequest, match=words("message thread not found")):
        await bot.send_message(forum.id, "x", message_thread_id=thread)


async def test_only_administrators_make_topics(bot: Bot, wang: Person, forum: Group):
    forum.bot_becomes("member", wang)
    with pytest.raises(BadRequest, match=words("not enough rights")):
        await bot.create_forum_topic(forum.id, "x")


async def test_a_group_listens_as_one(bot: Bot, group: Group, wang: Person, li: Person):
    await bot.send_message(group.id, "报告 1")

    assert await group.hears("报告") is group.last
    assert await wang.hears("报告", chat=group) is await li.hears("报告", chat=group)
    await group.hears_nothing(0.05)
