"""Videos, animations and albums: as the bot sends and changes them, and as people send them to the bot."""

import pytest
from telegram import Bot, InputMediaDocument, InputMediaPhoto, InputMediaVideo
from telegram.error import BadRequest, Forbidden

from bot.sandbox import Person, Telegram
from tests.sandbox.conftest import Call, words
from tests.sandbox.test_sending import picture


async def test_videos_and_animations_arrive_and_go_again_by_their_id(bot: Bot, wang: Person, call: Call):
    video = await bot.send_video(wang.id, b"moving", caption="<b>看</b>", parse_mode="HTML", duration=7, width=720)
    animation = await bot.send_animation(wang.id, b"round and round", filename="转.gif")
    await bot.send_video(wang.id, video.video.file_id)
    as_file = await bot.send_document(wang.id, animation.animation.file_id)
    as_picture = await call("sendPhoto", chat_id=wang.id, photo=video.video.file_id)

    first, second, third, fourth = wang.heard
    assert (first.video.content, first.video.duration, first.video.width, first.html) == (
        b"moving",
        7,
        720,
        "<b>看</b>",
    )
    assert (second.animation.mime, second.video, second.document) == ("image/gif", None, None)
    assert third.video is first.video
    assert (fourth.animation is second.animation, as_file.document.file_id) == (True, animation.animation.file_id)
    assert as_picture["description"] == "Bad Request: can't use file of type Video as Photo"


async def test_people_send_albums_item_by_item_and_captions_with_formatting(telegram: Telegram, wang: Person, poll):
    sent = await wang.sends_album("photo", "video", "photo", caption="<b>后天</b>见", html=True)
    clip = await wang.sends_animation(picture(20, 10, "GIF"), "好笑", "image/gif")
    film = await wang.sends_video(caption="路口")

    told = [update.message for update in await poll()]
    assert [message.message_id for message in told] == [*(one.id for one in sent), clip.id, film.id]
    assert len({message.media_group_id for message in told[:3]}) == 1
    assert [bool(message.video) for message in told] == [False, True, False, False, True]
    assert (told[0].caption, told[0].caption_entities[0].type, told[1].caption) == ("后天见", "bold", None)
    assert (told[3].animation.width, told[3].document.file_id) == (20, told[3].animation.file_id)
    assert told[4].video.thumbnail.width == 320


async def test_pictures_and_videos_share_an_album_and_files_have_their_own(bot: Bot, wang: Person, call: Call):
    film = (await bot.send_video(wang.id, b"moving")).video.file_id
    mixed = await bot.send_media_group(wang.id, [InputMediaPhoto(picture()), InputMediaVideo(film, caption="二")])
    files = await bot.send_media_group(wang.id, [InputMediaDocument(b"a"), InputMediaDocument(b"b")])

    assert [bool(one.video) for one in mixed] == [False, True]
    with pytest.raises(BadRequest, match=words("can't be mixed")):
        await bot.send_media_group(wang.id, [InputMediaVideo(film), InputMediaDocument(b"a")])
    disguised = [{"type": "document", "media": film}] * 2
    assert "MEDIA_INVALID" in (await call("sendMediaGroup", chat_id=wang.id, media=disguised))["description"]

    await bot.edit_message_media(InputMediaVideo(film, caption="一"), wang.id, mixed[0].message_id)
    assert wang.room.messages[mixed[0].message_id].video.content == b"moving"
    for kind, message in (("document", mixed[0]), ("photo", files[0])):
        changed = {"type": kind, "media": "attach://x"}
        answer = await call("editMessageMedia", chat_id=wang.id, message_id=message.message_id, media=changed)
        assert answer["description"] == "Bad Request: can't change media type in the album"
    moved = {"type": "animation", "media": film}
    answer = await call("editMessageMedia", chat_id=wang.id, message_id=mixed[1].message_id, media=moved)
    assert answer["description"] == "Bad Request: message content type can't be used in an album"


async def test_a_place_can_not_become_a_video_and_a_videos_caption_changes(bot: Bot, wang: Person):
    place = await bot.send_location(wang.id, 34.75, 113.62)
    film = await bot.send_video(wang.id, b"moving", caption="一")

    with pytest.raises(BadRequest, match=words("there is no media in the message to edit")):
        await bot.edit_message_media(InputMediaVideo(film.video.file_id), wang.id, place.message_id)
    with pytest.raises(BadRequest, match=words("there is no text in the message to edit")):
        await bot.edit_message_text("二", wang.id, film.message_id)
    await bot.edit_message_caption(wang.id, film.message_id, caption="二")
    assert (wang.last.text, wang.last.video.content) == ("二", b"moving")


async def test_after_two_days_by_the_sandboxes_clock_nothing_is_deleted_but_still_edited(
    bot: Bot, telegram: Telegram, wang: Person
):
    album = await bot.send_media_group(wang.id, [InputMediaPhoto(picture(), caption="一"), InputMediaPhoto(picture())])
    numbers = [message.message_id for message in album]
    telegram.clock.shift(hours=48, minutes=1)

    for attempt in (bot.delete_message(wang.id, numbers[0]), bot.delete_messages(wang.id, numbers)):
        with pytest.raises(BadRequest, match=words("message can't be deleted")):
            await attempt
    await bot.edit_message_media(InputMediaPhoto(picture(50, 50), caption="已撤回"), wang.id, numbers[0])
    assert [(one.text, one.photo.width) for one in wang.heard] == [("已撤回", 50), ("", 640)]


async def test_who_blocks_while_a_message_is_on_its_way_does_not_get_it(
    bot: Bot, telegram: Telegram, wang: Person, poll
):
    sent = await bot.send_message(wang.id, "早")
    wang.blocks()

    with pytest.raises(Forbidden, match=words("bot was blocked by the user")):
        await bot.send_message(wang.id, "服务日")
    with pytest.raises(Forbidden, match=words("bot was blocked by the user")):
        await bot.edit_message_text("晚", wang.id, sent.message_id)
    assert [message.text for message in wang.heard] == ["早"]
    assert (await poll())[-1].my_chat_member.new_chat_member.status == "kicked"
