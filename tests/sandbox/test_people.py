"""What people do reaches the bot as the real client reads it, and what they see is what was sent."""

import asyncio
import time

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup
from telegram.error import BadRequest, Forbidden

from bot.sandbox import Answer, Person, Telegram
from tests.sandbox.conftest import words
from tests.sandbox.test_sending import buttons

KEYS = ReplyKeyboardMarkup(
    [
        [
            KeyboardButton("📍 找驿站", request_location=True),
            KeyboardButton("📱 手机号", request_contact=True),
        ],
        [KeyboardButton("帮助")],
    ]
)


async def test_a_person_writes(wang: Person, poll):
    message = await wang.says("/start  abc <b>")

    (update,) = await poll()
    assert update.message.text == "/start  abc <b>"
    assert update.message.from_user.id == wang.id == update.message.chat.id
    assert update.message.from_user.language_code == "zh-hans"
    assert update.message.message_id == message.id
    assert update.message.entities[0].type == "bot_command"


async def test_a_deep_link_starts_the_bot_with_its_payload(telegram: Telegram, poll):
    stranger = telegram.person("Zhao")
    await stranger.opens("station_ZZ-01")
    await stranger.opens()

    assert [update.message.text for update in await poll()] == ["/start station_ZZ-01", "/start"]


@pytest.mark.parametrize("payload", ["a" * 65, "with space", "驿站", "a/b"])
async def test_a_payload_that_no_link_can_carry_is_refused(wang: Person, payload: str):
    with pytest.raises(ValueError, match=words("payload")):
        await wang.opens(payload)


async def test_a_press_is_answered_once(bot: Bot, wang: Person, poll):
    await bot.send_message(wang.id, "x", reply_markup=buttons(确认="ok:1"))
    pressing = asyncio.create_task(wang.presses("确"))
    (update,) = await poll(5)

    query = update.callback_query
    assert (query.data, query.from_user.id, query.message.text) == ("ok:1", wang.id, "x")
    assert await query.answer("好的", show_alert=True)
    assert await pressing == Answer("好的", alert=True)
    with pytest.raises(BadRequest, match=words("query is too old and response timeout expired or query id is invalid")):
        await query.answer("again")


async def test_an_answer_without_words_is_an_answer(bot: Bot, wang: Person, poll):
    await bot.send_message(wang.id, "x", reply_markup=buttons(a="1"))
    pressing = asyncio.create_task(wang.presses("a"))
    await (await poll(5))[0].callback_query.answer()

    assert await pressing == Answer()


async def test_an_answer_may_open_the_private_chat(bot: Bot, wang: Person, poll, telegram: Telegram):
    await bot.send_message(wang.id, "x", reply_markup=buttons(a="1"))
    link = f"https://t.me/{telegram.bot['username']}?start=abc"
    pressing = asyncio.create_task(wang.presses("a"))
    query = (await poll(5))[0].callback_query
    with pytest.raises(BadRequest, match=words("url_invalid")):
        await query.answer(url="https://example.com")
    await query.answer(url=link)

    assert (await pressing).url == link


async def test_a_press_nobody_answers_gives_nothing(bot: Bot, wang: Person):
    await bot.send_message(wang.id, "x", reply_markup=buttons(a="1"))

    assert await wang.presses("a", within=0.1) is None


async def test_presses_without_waiting_come_in_order(bot: Bot, wang: Person, poll):
    await bot.send_message(wang.id, "x", reply_markup=buttons(**{str(n): f"n:{n}" for n in range(20)}))
    begin = time.monotonic()
    for number in range(20):
        await wang.presses(data=f"n:{number}", wait=False)

    assert time.monotonic() - begin < 1
    assert [update.callback_query.data for update in await poll()] == [f"n:{n}" for n in range(20)]


async def test_after_150_seconds_a_press_can_no_longer_be_answered(bot: Bot, wang: Person, poll, telegram: Telegram):
    await bot.send_message(wang.id, "x", reply_markup=buttons(a="1"))
    await wang.presses("a", wait=False)
    await wang.presses("a", wait=False)
    in_time, late = await poll()
    telegram.clock.shift(seconds=149)
    assert await in_time.callback_query.answer()
    telegram.clock.shift(seconds=2)

    with pytest.raises(BadRequest, match=words("query is too old")):
        await late.callback_query.answer()


async def test_the_newest_message_with_such_a_button_is_meant(bot: Bot, wang: Person, poll):
    old = await bot.send_message(wang.id, "old", reply_markup=buttons(go="1"))
    await bot.send_message(wang.id, "new", reply_markup=buttons(go="2"))
    await bot.send_message(wang.id, "without")

    await wang.presses("go", wait=False)
    await wang.presses("go", on=wang.heard[0], wait=False)

    assert [u.callback_query.data for u in await poll()] == ["2", "1"]
    assert wang.heard[0].id == old.message_id


async def test_data_that_no_button_has_can_be_forged(bot: Bot, wang: Person, poll):
    await bot.send_message(wang.id, "x", reply_markup=buttons(a="mine"))
    await wang.presses(on=wang.last, data="theirs", wait=False)

    assert (await poll())[0].callback_query.data == "theirs"


async def test_buttons_that_were_edited_away_can_still_be_pressed(bot: Bot, wang: Person, poll):
    sent = await bot.send_message(wang.id, "x", reply_markup=buttons(a="old"))
    await bot.edit_message_reply_markup(wang.id, sent.message_id, reply_markup=buttons(b="new"))

    with pytest.raises(AssertionError, match=words("sees no button 'a'")):
        await wang.presses("a", within=0.05)
    await wang.presses(on=wang.last, data="old", wait=False)

    assert (await poll())[0].callback_query.data == "old"


async def test_a_press_on_a_deleted_message_has_no_content(bot: Bot, wang: Person, poll):
    sent = await bot.send_message(wang.id, "x", reply_markup=buttons(a="1"))
    message = wang.last
    await bot.delete_message(wang.id, sent.message_id)
    await wang.presses(on=message, data="1", wait=False)

    inaccessible = (await poll())[0].callback_query.message
    assert (inaccessible.message_id, inaccessible.is_accessible) == (sent.message_id, False)


async def test_a_missing_button_lists_those_that_are_there(bot: Bot, wang: Person):
    await bot.send_message(wang.id, "x", reply_markup=buttons(找驿站="1", 帮助="2"))

    with pytest.raises(AssertionError, match=words("找驿站")):
        await wang.presses("回家", within=0.05)


async def test_a_button_that_comes_with_an_edit_is_waited_for(bot: Bot, wang: Person):
    sent = await bot.send_message(wang.id, "x", reply_markup=buttons(a="old"))
    pressing = asyncio.create_task(wang.presses("b", on=wang.last, within=2))
    await asyncio.sleep(0.02)
    await bot.edit_message_reply_markup(wang.id, sent.message_id, reply_markup=buttons(b="new"))
    (update,) = await bot.get_updates(timeout=2)
    await bot.answer_callback_query(update.callback_query.id, text="in time")

    assert (await pressing).text == "in time"


async def test_a_link_opens_without_the_bot_being_told(bot: Bot, wang: Person, poll):
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("地图", url="https://example.com/x")]])
    await bot.send_message(wang.id, "x", reply_markup=markup)

    assert await wang.presses("地图") == Answer(url="https://example.com/x")
    assert await poll() == []


async def test_a_plain_key_says_its_words(bot: Bot, wang: Person, poll):
    await bot.send_message(wang.id, "x", reply_markup=KEYS)

    await wang.presses("帮助")

    assert (await poll())[0].message.text == "帮助"


async def test_a_position_by_the_key_answers_the_keyboards_message(bot: Bot, wang: Person, poll):
    sent = await bot.send_message(wang.id, "x", reply_markup=KEYS)
    await wang.shares_place(34.75, 113.62, accuracy=20)
    wang.position = (34.76, 113.63)
    await wang.presses("找驿站")
    await wang.shares_place(34.77, 113.64, key=False)

    by_key, again, by_clip = [update.message for update in await poll()]
    assert by_key.location.horizontal_accuracy == 20
    assert by_key.reply_to_message.message_id == sent.message_id == again.reply_to_message.message_id
    assert (again.location.latitude, again.location.longitude) == (34.76, 113.63)
    assert by_clip.reply_to_message is None


async def test_a_position_key_needs_a_position(bot: Bot, wang: Person):
    await bot.send_message(wang.id, "x", reply_markup=KEYS)

    with pytest.raises(AssertionError, match=words("shares_place")):
        await wang.presses("找驿站")


async def test_a_live_position_moves_by_edits(wang: Person, poll):
    shared = await wang.shares_place(34.75, 113.62, live=900)
    await wang.moves(shared, 34.76, 113.63, accuracy=9)

    first, then = [update.to_dict() for update in await poll()]
    assert first["message"]["location"]["live_period"] == 900
    assert then["edited_message"]["location"]["latitude"] == 34.76
    assert then["edited_message"]["location"]["live_period"] == 900


async def test_a_venue_and_a_forwarded_position_say_so(wang: Person, poll):
    await wang.shares_place(34.75, 113.62, venue=("火车站", "二马路"))
    await wang.shares_place(34.75, 113.62, forwarded=True)

    venue, forwarded = [update.message for update in await poll()]
    assert (venue.venue.title, venue.location.latitude) == ("火车站", 34.75)
    assert forwarded.forward_origin.type == "hidden_user"


async def test_contacts_say_whose_they_are(bot: Bot, wang: Person, li: Person, poll):
    await bot.send_message(wang.id, "x", reply_markup=KEYS)
    await wang.presses("手机号")
    li.phone = "+8613900000002"
    await wang.shares_contact(of=li)
    await wang.shares_contact("+8610086")
    await wang.shares_contact(forwarded=True)

    own, other, unknown, forwarded = [update.message for update in await poll()]
    assert (own.contact.user_id, own.contact.phone_number) == (wang.id, "+8613800000001")
    assert own.reply_to_message is not None
    assert (other.contact.user_id, other.contact.last_name) == (li.id, "Na")
    assert unknown.contact.user_id is None
    assert forwarded.forward_origin is not None


async def test_what_is_passed_on_says_who_wrote_it_first(bot: Bot, wang: Person, li: Person, telegram: Telegram, poll):
    sent = await bot.send_message(wang.id, "<b>欢迎</b>", parse_mode="HTML", reply_markup=buttons(好="ok"))
    mine = await wang.shares_contact()
    await wang.forwards(wang.room.messages[sent.message_id])
    group = telegram.group("办公室", members=[wang, li], bot="administrator")
    await wang.forwards(await wang.forwards(mine), group)

    _, welcome, contact, again = [update.message for update in await poll()]
    assert (welcome.text_html, welcome.forward_origin.sender_user.id) == ("<b>欢迎</b>", 42)
    assert welcome.reply_markup is None
    assert welcome.from_user.id == wang.id
    assert (contact.contact.user_id, contact.forward_origin.sender_user.id) == (wang.id, wang.id)
    assert (again.chat.id, again.forward_origin.sender_user.id) == (group.id, wang.id)


async def test_only_what_one_sees_and_what_is_not_protected_is_passed_on(bot: Bot, wang: Person, li: Person):
    theirs = await wang.says("你好")
    with pytest.raises(ValueError, match="can't act in the private chat"):
        await li.forwards(theirs)
    secret = await bot.send_message(wang.id, "别传", protect_content=True)
    with pytest.raises(ValueError, match="can't be forwarded"):
        await wang.forwards(wang.room.messages[secret.message_id])


async def test_pictures_arrive_one_by_one_with_one_album(wang: Person, poll):
    await wang.sends_photo(caption="前", album="a1")
    await wang.sends_photo(album="a1")

    first, second = [update.message for update in await poll()]
    assert first.media_group_id == second.media_group_id == "a1"
    assert (first.caption, second.caption) == ("前", None)
    assert len(first.photo) == 2


async def test_what_came_before_one_listens_is_heard_in_order(bot: Bot, wang: Person):
    await bot.send_message(wang.id, "最近的一家")
    await bot.send_message(wang.id, "第二")
    await bot.send_message(wang.id, "最近的两家")

    assert (await wang.hears("最近")).text == "最近的一家"
    assert (await wang.hears("最近")).text == "最近的两家"
    assert (await wang.hears()).text == "第二"
    await wang.hears_nothing(0.05)


async def test_a_text_that_was_changed_at_once_is_heard_as_it_was_first(bot: Bot, wang: Person):
    sent = await bot.send_message(wang.id, "正在找…")
    await bot.edit_message_text("找到了", wang.id, sent.message_id)

    assert await wang.hears("正在找") is await wang.hears("找到了") is wang.last
    assert wang.last.text == "找到了"


async def test_one_waits_for_what_is_still_to_come(bot: Bot, wang: Person):
    hearing = asyncio.create_task(wang.hears("好"))
    await asyncio.sleep(0.05)
    await bot.send_message(wang.id, "不")
    await bot.send_message(wang.id, "好")

    assert (await asyncio.wait_for(hearing, 1)).text == "好"


async def test_what_is_not_heard_fails_and_lists_what_came(bot: Bot, wang: Person):
    await bot.send_message(wang.id, "再见")

    with pytest.raises(AssertionError, match=words("王伟 did not hear '你好' within 0.05 s, but:\n  '再见'")):
        await wang.hears("你好", within=0.05)


async def test_silence_is_broken_by_messages_and_edits(bot: Bot, wang: Person):
    sent = await bot.send_message(wang.id, "x")
    await wang.says("ok")
    await wang.hears_nothing(0.05)
    listening = asyncio.create_task(wang.hears_nothing(2))
    await asyncio.sleep(0.05)
    await bot.edit_message_text("y", wang.id, sent.message_id)

    with pytest.raises(AssertionError, match=words("should hear nothing, but heard 'y'")):
        await listening


async def test_who_blocked_the_bot_is_not_written_to(bot: Bot, wang: Person, poll):
    sent = await bot.send_message(wang.id, "x")
    wang.blocks()
    for attempt in (
        bot.send_message(wang.id, "y"),
        bot.edit_message_text("y", wang.id, sent.message_id),
        bot.send_chat_action(wang.id, "typing"),
    ):
        with pytest.raises(Forbidden, match=words("Forbidden: bot was blocked by the user")):
            await attempt
    with pytest.raises(ValueError, match=words("unblock")):
        await wang.says("hello")

    wang.unblocks()
    assert await bot.send_message(wang.id, "z")
    blocked, unblocked = [update.my_chat_member for update in await poll()]
    assert (blocked.old_chat_member.status, blocked.new_chat_member.status) == ("member", "kicked")
    assert (unblocked.old_chat_member.status, unblocked.new_chat_member.status) == ("kicked", "member")
    assert blocked.from_user.id == wang.id == blocked.chat.id


async def test_who_deleted_the_account_is_gone(bot: Bot, wang: Person):
    wang.deactivates()

    with pytest.raises(Forbidden, match=words("Forbidden: user is deactivated")):
        await bot.send_message(wang.id, "x")
    with pytest.raises(ValueError, match=words("no account")):
        await wang.says("x")


async def test_strangers_are_not_found_and_never_written_to_first(bot: Bot, telegram: Telegram, group):
    stranger, met = telegram.person("Zhao"), telegram.person("Qian")
    await met.joins(group)

    with pytest.raises(BadRequest, match=words("chat not found")):
        await bot.send_message(stranger.id, "x")
    with pytest.raises(Forbidden, match=words("Forbidden: bot can't initiate conversation with a user")):
        await bot.send_message(met.id, "x")
    await met.opens()
    assert await bot.send_message(met.id, "x")


async def test_a_person_edits_only_messages_of_their_own(wang: Person, li: Person, bot: Bot):
    await bot.send_message(wang.id, "x")
    with pytest.raises(ValueError, match=words("their own")):
        await wang.edits(wang.last, "y")


async def test_the_bot_may_delete_what_a_person_wrote_in_private(bot: Bot, wang: Person):
    said = await wang.says("secret")
    await bot.delete_message(wang.id, said.id)

    assert said.deleted
    assert said.id not in wang.room.messages
