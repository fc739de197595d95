"""What the bot sends arrives, and the real client can read the answers."""

import io

import pytest
from PIL import Image
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.error import BadRequest

from bot.sandbox import Group, Person, Telegram
from tests.sandbox.conftest import words


def picture(width: int = 640, height: int = 480, kind: str = "PNG") -> bytes:
    into = io.BytesIO()
    Image.new("RGB", (width, height), "orange").save(into, kind)
    return into.getvalue()


def buttons(**data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=d)] for label, d in data.items()])


async def test_the_bot_knows_its_own_name(bot: Bot, telegram: Telegram):
    me = await bot.get_me()

    assert (me.id, me.username) == (42, telegram.bot["username"])
    assert me.can_read_all_group_messages is False


async def test_text_with_formatting_and_buttons_is_heard(bot: Bot, wang: Person):
    sent = await bot.send_message(
        wang.id,
        "<b>最近的驿站</b> & more 😀",
        parse_mode="HTML",
        reply_markup=InlineKeyboardMarkup(
            [
                [
                    InlineKeyboardButton("去这里", callback_data="s:1"),
                    InlineKeyboardButton("地图", url="amap.com/x"),
                ],
                [InlineKeyboardButton("说明", callback_data="help")],
            ]
        ),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        disable_notification=True,
    )

    heard = await wang.hears("最近的驿站")
    assert heard.id == sent.message_id
    assert heard.text == "最近的驿站 & more 😀"
    assert heard.html == "<b>最近的驿站</b> &amp; more 😀"
    assert [[button.label for button in row] for row in heard.buttons] == [["去这里", "地图"], ["说明"]]
    assert heard.buttons[0][1].url == "http://amap.com/x"
    assert heard.silent is True
    assert heard.chat is wang


async def test_a_reply_keyboard_stays_until_it_is_removed(bot: Bot, wang: Person):
    keys = [[KeyboardButton("📍 找驿站", request_location=True), KeyboardButton("帮助")]]
    await bot.send_message(wang.id, "菜单", reply_markup=ReplyKeyboardMarkup(keys, resize_keyboard=True))
    await bot.send_message(wang.id, "还有")

    assert wang.keyboard is not None
    assert [(key.label, key.asks) for key in wang.keyboard.keyboard[0]] == [
        ("📍 找驿站", "location"),
        ("帮助", None),
    ]

    await bot.send_message(wang.id, "没了", reply_markup=ReplyKeyboardRemove())
    assert wang.keyboard is None


async def test_places_venues_and_contacts_arrive(bot: Bot, wang: Person):
    await bot.send_location(wang.id, 34.75, 113.62, horizontal_accuracy=12)
    await bot.send_venue(wang.id, 34.75, 113.62, "紫荆山驿站", "花园路 1 号")
    await bot.send_contact(wang.id, "+8637112345", "服务热线")

    place, venue, contact = wang.heard
    assert (place.location.latitude, place.location.accuracy) == (34.75, 12)
    assert (venue.venue.title, venue.venue.address) == ("紫荆山驿站", "花园路 1 号")
    assert venue.location.longitude == 113.62
    assert contact.contact.phone == "+8637112345"
    assert await wang.hears("花园路") is venue


async def test_a_photo_is_uploaded_and_then_sent_again_by_its_id(bot: Bot, wang: Person):
    content = picture()
    sent = await bot.send_photo(wang.id, content, caption="<i>关门了</i>", parse_mode="HTML")
    again = await bot.send_photo(wang.id, sent.photo[-1].file_id)

    assert [size.width for size in sent.photo] == [320, 640]
    assert wang.heard[0].photo.content == content
    assert wang.heard[0].html == "<i>关门了</i>"
    assert again.photo[-1].file_unique_id == sent.photo[-1].file_unique_id


async def test_a_file_keeps_its_name_and_content(bot: Bot, wang: Person):
    sent = await bot.send_document(wang.id, b"code,name\n", filename="驿站.csv", caption="导出")

    assert sent.document.file_name == "驿站.csv"
    assert sent.document.file_size == 10
    assert wang.last.document.content == b"code,name\n"
    assert (await wang.hears("导出")).document.mime == "text/csv"


async def test_an_album_shares_one_id_and_its_caption(bot: Bot, wang: Person):
    media = [InputMediaPhoto(picture(), caption="正面"), InputMediaPhoto(picture(200, 100))]
    sent = await bot.send_media_group(wang.id, media)

    assert len({message.media_group_id for message in sent}) == 1
    assert [message.text for message in wang.heard] == ["正面", ""]
    assert wang.heard[1].photo.width == 200


async def test_an_album_of_files(bot: Bot, wang: Person):
    media = [InputMediaDocument(b"one", filename="1.txt"), InputMediaDocument(b"two", filename="2.txt")]
    await bot.send_media_group(wang.id, media)

    assert [message.document.name for message in wang.heard] == ["1.txt", "2.txt"]


async def test_text_is_edited_and_heard_again(bot: Bot, wang: Person):
    sent = await bot.send_message(wang.id, "还有 3 家", reply_markup=buttons(更多="more"))
    await wang.hears("3 家")

    await bot.edit_message_text("<b>还有</b> 2 家", wang.id, sent.message_id, parse_mode="HTML")

    heard = await wang.hears("2 家")
    assert heard.id == sent.message_id
    assert heard.html == "<b>还有</b> 2 家"
    assert heard.edited is not None
    assert heard.buttons == []
    assert len(wang.heard) == 1


async def test_captions_pictures_and_buttons_are_edited(bot: Bot, wang: Person):
    sent = await bot.send_photo(wang.id, picture(), caption="一")

    await bot.edit_message_caption(wang.id, sent.message_id, caption="二", reply_markup=buttons(好="ok"))
    assert (wang.last.text, wang.last.buttons[0][0].data) == ("二", "ok")

    await bot.edit_message_reply_markup(wang.id, sent.message_id, reply_markup=buttons(不="no"))
    assert (wang.last.text, wang.last.buttons[0][0].data) == ("二", "no")

    await bot.edit_message_media(InputMediaPhoto(picture(300, 300), caption="三"), wang.id, sent.message_id)
    assert (wang.last.text, wang.last.photo.width) == ("三", 300)


async def test_a_text_becomes_a_picture(bot: Bot, wang: Person):
    sent = await bot.send_message(wang.id, "稍等")

    await bot.edit_message_media(InputMediaPhoto(picture()), wang.id, sent.message_id)

    assert wang.last.photo is not None
    assert wang.last.text == ""


async def test_a_live_position_moves_and_ends(bot: Bot, wang: Person):
    sent = await bot.send_location(wang.id, 34.75, 113.62, live_period=600)
    await bot.edit_message_live_location(wang.id, sent.message_id, latitude=34.76, longitude=113.63)
    assert (wang.last.location.latitude, wang.last.location.live) == (34.76, 600)

    await bot.stop_message_live_location(wang.id, sent.message_id)
    assert (wang.last.location.latitude, wang.last.location.live) == (34.76, None)


async def test_a_deleted_message_is_gone(bot: Bot, wang: Person):
    sent = [await bot.send_message(wang.id, text) for text in ("一", "二", "三")]

    await bot.delete_message(wang.id, sent[0].message_id)
    await bot.delete_messages(wang.id, [sent[0].message_id, sent[2].message_id])

    assert [message.text for message in wang.heard] == ["二"]


async def test_replies_name_what_they_answer(bot: Bot, wang: Person):
    question = await wang.says("在吗")
    sent = await bot.send_message(wang.id, "在", reply_parameters=ReplyParameters(question.id))

    assert sent.reply_to_message.text == "在吗"
    assert wang.last.reply_to is question


async def test_a_reply_to_a_gone_message_can_be_sent_without_it(bot: Bot, wang: Person):
    lonely = ReplyParameters(999, allow_sending_without_reply=True)
    sent = await bot.send_message(wang.id, "在", reply_parameters=lonely)

    assert sent.reply_to_message is None


async def test_messages_are_forwarded_and_copied(bot: Bot, wang: Person, li: Person):
    original = await wang.sends_photo(picture(), "路灯坏了")

    forwarded = await bot.forward_message(li.id, wang.id, original.id)
    copied = await bot.copy_message(li.id, wang.id, original.id, caption="有人报告")

    assert forwarded.forward_origin.sender_user.id == wang.id
    assert [message.text for message in li.heard] == ["路灯坏了", "有人报告"]
    assert copied.message_id == li.last.id
    assert li.last.photo.content == original.photo.content


async def test_albums_stay_together_when_copied(bot: Bot, wang: Person, li: Person):
    sent = await bot.send_media_group(wang.id, [InputMediaPhoto(picture(), caption="x"), InputMediaPhoto(picture())])

    await bot.copy_messages(li.id, wang.id, [message.message_id for message in sent], remove_caption=True)
    await bot.forward_messages(li.id, wang.id, [message.message_id for message in sent])

    copies, forwards = li.heard[:2], li.heard[2:]
    assert copies[0].album == copies[1].album != sent[0].media_group_id
    assert forwards[0].album == forwards[1].album != copies[0].album
    assert [message.text for message in li.heard] == ["", "", "x", ""]


async def test_protected_messages_are_not_forwarded(bot: Bot, wang: Person, li: Person):
    sent = await bot.send_message(wang.id, "只给你", protect_content=True)

    with pytest.raises(BadRequest, match=words("can't be forwarded")):
        await bot.forward_message(li.id, wang.id, sent.message_id)


async def test_message_numbers_of_private_chats_share_one_count_and_groups_have_their_own(
    bot: Bot, wang: Person, li: Person, group: Group
):
    numbers = [(await bot.send_message(chat, "x")).message_id for chat in (wang.id, li.id, wang.id)]
    in_group = [(await bot.send_message(group.id, "x")).message_id for _ in range(2)]

    assert numbers == [1, 2, 3]
    assert in_group == [2, 3]


async def test_the_bot_shows_that_it_is_busy(bot: Bot, wang: Person, telegram: Telegram):
    assert await bot.send_chat_action(wang.id, "typing")
    assert telegram.calls[-1].method == "sendChatAction"
