"""What Telegram refuses is refused, with its code and words; what it would ignore silently is refused too."""

import io
from typing import Any

import aiohttp
import pytest
from PIL import Image

from bot.sandbox import Group, Message, Person, Telegram
from tests.sandbox.conftest import TOKEN, Call

OK = [[{"text": "x", "callback_data": "x"}]]
PLACE = {"latitude": 34.7, "longitude": 113.6}


def keyboard(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x"} | button]]}


SEND = [
    ({}, "chat_id is empty"),
    ({"chat_id": 1}, "message text is empty"),
    ({"chat_id": 1, "text": ""}, "message text is empty"),
    ({"chat_id": 1, "text": "x"}, "chat not found"),
    ({"chat_id": "@nobody", "text": "x"}, "chat not found"),
    ({"chat_id": "@lina", "text": "x"}, "chat not found"),
    ({"text": " \n "}, "text must be non-empty"),
    ({"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
    ({"text": "字" * 4097}, "message is too long"),
    ({"text": "😀" * 2049}, "message is too long"),
    ({"text": "x", "txt": "y"}, 'unknown parameter "txt"'),
    ({"text": 5}, 'parameter "text" must be a String'),
    ({"text": "x", "chat_id": 1.5}, 'parameter "chat_id" must be an Integer or a String'),
    ({"text": "x", "disable_notification": "perhaps"}, 'parameter "disable_notification" must be a Boolean'),
    ({"text": "x", "parse_mode": "XML"}, "unsupported parse_mode"),
    ({"text": "x", "message_thread_id": 7}, "message thread not found"),
    ({"text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
    (
        {"text": "x", "reply_parameters": {"quote": "y"}},
        'field "message_id" must be given in parameter "reply_parameters"',
    ),
    ({"text": "x", "reply_markup": []}, "object expected as reply markup"),
    ({"text": "x", "reply_markup": {"rows": []}}, "object expected as reply markup"),
    ({"text": "x", "reply_markup": "{"}, "can't parse reply markup JSON object"),
    ({"text": "x", "reply_markup": keyboard(callback_data="一" * 22)}, "BUTTON_DATA_INVALID"),
    ({"text": "x", "reply_markup": keyboard(callback_data="")}, "BUTTON_DATA_INVALID"),
    (
        {"text": "x", "reply_markup": keyboard()},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        {"text": "x", "reply_markup": keyboard(url="not a link")},
        "inline keyboard button URL 'not a link' is invalid: Wrong HTTP URL",
    ),
    (
        {"text": "x", "reply_markup": keyboard(colour="red", callback_data="x")},
        'unknown field "colour" in parameter "inline_keyboard"',
    ),
    ({"text": "x", "reply_markup": {"inline_keyboard": [OK[0] * 101]}}, "reply markup is too long"),
    ({"text": "x", "reply_markup": {"keyboard": []}}, "reply keyboard must have at least one button"),
    (
        {"text": "x", "reply_markup": {"keyboard": [[{"text": " "}]]}},
        "keyboard button text must be non-empty",
    ),
    (
        {"text": "x", "entities": [{"type": "shiny", "offset": 0, "length": 1}]},
        "can't parse MessageEntity: Unsupported type specified",
    ),
    ({"text": "x", "entities": [{"type": "bold", "offset": 0, "length": 2}]}, "ENTITY_BOUNDS_INVALID"),
]

OTHERS = [
    ("sendPhoto", {}, "there is no photo in the request"),
    ("sendPhoto", {"photo": "nonsense"}, "wrong file identifier/HTTP URL specified"),
    ("sendPhoto", {"photo": "attach://gone"}, "media not found"),
    ("sendDocument", {}, "there is no document in the request"),
    ("sendMediaGroup", {"media": [{"type": "photo", "media": "x"}]}, "too few messages to send as an album"),
    (
        "sendMediaGroup",
        {"media": [{"type": "photo", "media": "x"}] * 11},
        "too many messages to send as an album",
    ),
    (
        "sendMediaGroup",
        {"media": [{"type": "photo", "media": "x"}, {"type": "document", "media": "x"}]},
        "document can't be mixed with other media types",
    ),
    (
        "sendMediaGroup",
        {"media": [{"type": "gif", "media": "x"}] * 2},
        'parameter "media" has an unknown type',
    ),
    ("sendLocation", {"longitude": 1}, "latitude is empty"),
    ("sendLocation", {"latitude": 1}, "longitude is empty"),
    ("sendLocation", {"latitude": 91, "longitude": 1}, "invalid location specified"),
    ("sendLocation", {"latitude": 1, "longitude": -181}, "invalid location specified"),
    ("sendLocation", {"latitude": "north", "longitude": 1}, 'parameter "latitude" must be a Float'),
    ("sendLocation", {"latitude": "nan", "longitude": 1}, 'parameter "latitude" must be a Float'),
    ("sendLocation", PLACE | {"live_period": 5}, "wrong live location period specified"),
    ("sendLocation", PLACE | {"horizontal_accuracy": 1501}, "wrong horizontal accuracy specified"),
    ("sendVenue", PLACE | {"address": "x"}, 'parameter "title" is required'),
    ("sendVenue", PLACE | {"address": "x", "title": " "}, "venue title must be non-empty"),
    ("sendContact", {"first_name": "x"}, "phone number is empty"),
    ("sendChatAction", {"action": "dancing"}, "wrong parameter action in request"),
    ("editMessageText", {"text": "x"}, "message identifier is not specified"),
    ("editMessageText", {"message_id": 99, "text": "x"}, "message to edit not found"),
    ("editMessageText", {"message_id": 1}, "message text is empty"),
    (
        "editMessageReplyMarkup",
        {"message_id": 1, "reply_markup": {"keyboard": OK}},
        'unknown field "keyboard" in parameter "reply_markup"',
    ),
    ("deleteMessage", {"message_id": 99}, "message to delete not found"),
    ("deleteMessages", {"message_ids": []}, "message identifiers are not specified"),
    ("deleteMessages", {"message_ids": list(range(101))}, "too many messages specified"),
    ("forwardMessage", {"from_chat_id": 1, "message_id": 1}, "chat not found"),
    ("getChatAdministrators", {}, "there are no administrators in the private chat"),
    ("getChatMember", {"user_id": 5}, "user not found"),
    ("createForumTopic", {"name": "x"}, "the chat is not a forum"),
]


@pytest.mark.parametrize(("params", "words"), SEND)
async def test_a_wrong_send_message_is_refused(
    call: Call, wang: Person, li: Person, params: dict[str, Any], words: str
):
    given = params if "chat_id" in params or not params else {"chat_id": wang.id} | params

    answer = await call("sendMessage", **given)

    assert answer == {"ok": False, "error_code": 400, "description": f"Bad Request: {words}"}
    assert wang.heard == []


@pytest.mark.parametrize(("method", "params", "words"), OTHERS)
async def test_another_wrong_call_is_refused(call: Call, wang: Person, method: str, params: dict[str, Any], words: str):
    await call("sendMessage", chat_id=wang.id, text="one")

    answer = await call(method, chat_id=wang.id, **params)

    assert answer == {"ok": False, "error_code": 400, "description": f"Bad Request: {words}"}
    assert [message.text for message in wang.heard] == ["one"]


async def test_exactly_the_longest_text_caption_and_data_pass(call: Call, wang: Person, http: aiohttp.ClientSession):
    assert (await call("sendMessage", chat_id=wang.id, text="😀" * 2048))["ok"]
    assert (await call("sendMessage", chat_id=wang.id, text=f"  <b>{'字' * 4096}</b>\n", parse_mode="HTML"))["ok"]
    assert (await call("sendMessage", chat_id=wang.id, text="x", reply_markup=keyboard(callback_data="d" * 64)))["ok"]
    photo = await wang.sends_photo()
    assert (await call("sendPhoto", chat_id=wang.id, photo=photo.photo.id, caption="字" * 1024))["ok"]
    refused = await call("sendPhoto", chat_id=wang.id, photo=photo.photo.id, caption="字" * 1025)
    assert refused["description"] == "Bad Request: message caption is too long"


async def test_a_wrong_token_is_unauthorized(http: aiohttp.ClientSession):
    async with http.post("/bot43:other/getMe") as response:
        assert response.status == 401
        assert await response.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


@pytest.mark.parametrize("method", ["sendMesage", "", "getMe/again", "sendDice"])
async def test_an_unknown_method_is_not_found(http: aiohttp.ClientSession, method: str):
    async with http.post(f"/bot{TOKEN}/{method}") as response:
        assert response.status == 404
        assert (await response.json())["error_code"] == 404


@pytest.mark.parametrize("kind", ["query", "form", "multipart", "json"])
async def test_parameters_come_in_four_ways(http: aiohttp.ClientSession, wang: Person, kind: str):
    markup = '{"inline_keyboard":[[{"text":"x","callback_data":"1"}]]}'
    params = {
        "chat_id": str(wang.id),
        "text": f"a&b {kind}",
        "reply_markup": markup,
        "disable_notification": "true",
    }
    path = f"/bot{TOKEN}/SENDMESSAGE"
    if kind == "query":
        response = await http.get(path, params=params)
    elif kind == "form":
        response = await http.post(path, data=params)
    elif kind == "multipart":
        with aiohttp.MultipartWriter("form-data") as writer:
            for name, value in params.items():
                writer.append(value).set_content_disposition("form-data", name=name)
        response = await http.post(path, data=writer)
    else:
        response = await http.post(path, json=params)

    assert (await response.json())["ok"] is True
    assert wang.last.text == f"a&b {kind}"
    assert wang.last.buttons[0][0].data == "1"
    assert wang.last.silent


async def test_a_body_that_is_no_json_is_refused(http: aiohttp.ClientSession):
    for body in (b"{", b"[1]", b'"x"'):
        headers = {"Content-Type": "application/json"}
        async with http.post(f"/bot{TOKEN}/getMe", data=body, headers=headers) as response:
            assert response.status == 400


async def test_a_text_that_is_no_utf8_is_refused(http: aiohttp.ClientSession, wang: Person):
    body = f"chat_id={wang.id}&text=".encode() + "暖驿".encode("gb18030")
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    async with http.post(f"/bot{TOKEN}/sendMessage", data=body, headers=headers) as response:
        assert (await response.json())["description"] == "Bad Request: strings must be encoded in UTF-8"


async def test_a_file_that_no_parameter_names_is_refused(http: aiohttp.ClientSession, wang: Person):
    form = aiohttp.FormData({"chat_id": str(wang.id), "text": "x"})
    form.add_field("stray", io.BytesIO(b"x"), filename="x.txt")

    async with http.post(f"/bot{TOKEN}/sendMessage", data=form) as response:
        assert (await response.json())["description"] == 'Bad Request: unknown parameter "stray"'


def png(width: int, height: int) -> bytes:
    into = io.BytesIO()
    Image.new("1", (width, height)).save(into, "PNG")
    return into.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"this is no picture", "IMAGE_PROCESS_FAILED"),
        (b"", "IMAGE_PROCESS_FAILED"),
        (png(9000, 1001), "PHOTO_INVALID_DIMENSIONS"),
        (png(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (png(10, 10) + b"0" * 10 * 1024 * 1024, "file is too big"),
    ],
)
async def test_what_is_no_photo_is_refused(http: aiohttp.ClientSession, wang: Person, content: bytes, words: str):
    form = aiohttp.FormData({"chat_id": str(wang.id)})
    form.add_field("photo", io.BytesIO(content), filename="x.png")

    async with http.post(f"/bot{TOKEN}/sendPhoto", data=form) as response:
        assert (await response.json())["description"] == f"Bad Request: {words}"
    assert wang.heard == []


async def test_an_edit_that_changes_nothing_is_refused(call: Call, wang: Person):
    sent = (await call("sendMessage", chat_id=wang.id, text="x", reply_markup={"inline_keyboard": OK}))["result"]
    same = {"chat_id": wang.id, "message_id": sent["message_id"], "reply_markup": {"inline_keyboard": OK}}

    words = [await call("editMessageText", text="x", **same), await call("editMessageReplyMarkup", **same)]

    assert {answer["description"] for answer in words} == {
        "Bad Request: message is not modified: specified new message content and reply markup are "
        "exactly the same as a current content and reply markup of the message"
    }
    assert (await call("editMessageText", text="y", **same))["ok"]


@pytest.fixture
async def theirs(wang: Person) -> Message:
    return await wang.says("mine")


async def test_only_ones_own_messages_are_edited(call: Call, wang: Person, theirs: Message):
    answer = await call("editMessageText", chat_id=wang.id, message_id=theirs.id, text="yours")
    assert answer["description"] == "Bad Request: message can't be edited"


async def test_messages_with_a_reply_keyboard_are_not_edited(call: Call, wang: Person):
    markup = {"keyboard": [[{"text": "x"}]]}
    sent = (await call("sendMessage", chat_id=wang.id, text="x", reply_markup=markup))["result"]

    answer = await call("editMessageText", chat_id=wang.id, message_id=sent["message_id"], text="y")

    assert answer["description"] == "Bad Request: message can't be edited"


async def test_pictures_have_no_text_and_texts_no_caption(call: Call, wang: Person):
    photo = (await wang.sends_photo()).photo.id
    sent = (await call("sendPhoto", chat_id=wang.id, photo=photo))["result"]["message_id"]
    text = (await call("sendMessage", chat_id=wang.id, text="x"))["result"]["message_id"]

    no_text = await call("editMessageText", chat_id=wang.id, message_id=sent, text="y")
    no_caption = await call("editMessageCaption", chat_id=wang.id, message_id=text, caption="y")

    assert no_text["description"] == "Bad Request: there is no text in the message to edit"
    assert no_caption["description"] == "Bad Request: there is no caption in the message to edit"


async def test_a_message_older_than_two_days_is_not_deleted(call: Call, wang: Person, telegram: Telegram):
    sent = (await call("sendMessage", chat_id=wang.id, text="x"))["result"]["message_id"]
    telegram.clock.shift(hours=48, seconds=5)

    assert (await call("deleteMessage", chat_id=wang.id, message_id=sent))["description"] == (
        "Bad Request: message can't be deleted for everyone"
    )
    assert (await call("deleteMessages", chat_id=wang.id, message_ids=[sent]))["ok"] is False
    assert (await call("editMessageText", chat_id=wang.id, message_id=sent, text="已撤回"))["ok"] is True


async def test_positions_and_contacts_are_asked_for_in_private_only(call: Call, wang: Person, group: Group):
    for what, words in (("location", "location"), ("contact", "phone number")):
        markup = {"keyboard": [[{"text": "x", f"request_{what}": True}]]}
        answer = await call("sendMessage", chat_id=group.id, text="x", reply_markup=markup)
        assert answer["description"] == f"Bad Request: {words} can be requested in private chats only"
        assert (await call("sendMessage", chat_id=wang.id, text="x", reply_markup=markup))["ok"]


async def test_a_webhook_is_refused_and_none_is_reported(call: Call, wang: Person):
    answer = await call("setWebhook", url="https://example.com/hook")
    assert (answer["error_code"], answer["description"]) == (
        400,
        "Bad Request: the sandbox delivers no webhooks: use getUpdates",
    )
    await wang.says("x")
    info = (await call("getWebhookInfo"))["result"]
    assert (info["url"], info["pending_update_count"]) == ("", 1)
    await call("deleteWebhook", drop_pending_updates=True)
    assert (await call("getWebhookInfo"))["result"]["pending_update_count"] == 0
