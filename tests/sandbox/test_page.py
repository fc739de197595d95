"""What the page and tests in other processes use: looking, acting, watching, and nobody from elsewhere."""

import asyncio
import io
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
import segno
from telegram import Bot

from bot.sandbox import Group, Person, Telegram, scanning
from tests.sandbox.conftest import TOKEN
from tests.sandbox.test_people import KEYS
from tests.sandbox.test_sending import buttons, picture

Post = Callable[..., Awaitable[dict[str, Any]]]
HEADER = {"X-Sandbox": "1"}


@pytest.fixture
def get(http: aiohttp.ClientSession) -> Post:
    async def get(path: str, **query: Any) -> dict[str, Any]:
        async with http.get(path, params=query) as response:
            return await response.json()

    return get


@pytest.fixture
def post(http: aiohttp.ClientSession) -> Post:
    async def post(path: str, **body: Any) -> dict[str, Any]:
        async with http.post(path, json=body, headers=HEADER) as response:
            return await response.json()

    return post


async def test_the_world_is_shown(get: Post, wang: Person, group: Group, telegram: Telegram):
    telegram.map = {"outline": None, "areas": [], "stations": []}
    state = await get("/api/state")

    assert state["bot"] == {"id": 42, "username": telegram.bot["username"], "first_name": "暖驿"}
    assert state["people"][0] == {
        "id": wang.id,
        "first_name": "王伟",
        "last_name": None,
        "username": None,
        "language_code": "zh-hans",
        "phone": "+8613800000001",
        "blocked": False,
        "deactivated": False,
    }
    assert state["groups"][0]["members"] == [wang.id, wang.id + 1]
    assert state["map"] == telegram.map
    assert datetime.fromisoformat(state["now"]).tzinfo is not None


async def test_chats_count_what_was_not_seen(get: Post, bot: Bot, wang: Person, group: Group):
    await bot.send_message(wang.id, "一")
    await bot.send_message(wang.id, "二")
    private, shared = (await get("/api/chats", person=wang.id))["chats"]
    assert (private["chat"], private["unread"], private["last"]["text"]) == (wang.id, 2, "二")
    assert (shared["chat"], shared["kind"], shared["unread"], shared["last"]) == (
        group.id,
        "supergroup",
        0,
        None,
    )

    await get("/api/messages", person=wang.id, chat=wang.id)
    assert (await get("/api/chats", person=wang.id))["chats"][0]["unread"] == 0


async def test_a_chat_is_shown_with_all_it_holds(get: Post, bot: Bot, wang: Person):
    said = await wang.says("在吗")
    await bot.send_message(wang.id, "<b>菜单</b>", parse_mode="HTML", reply_markup=KEYS)
    await bot.send_message(wang.id, "选", reply_markup=buttons(确认="ok"), reply_to_message_id=said.id)
    await bot.send_photo(wang.id, picture(), caption="图")
    await bot.send_venue(wang.id, 34.75, 113.62, "驿站", "花园路")
    await bot.send_document(wang.id, b"x", filename="x.txt")
    await bot.set_my_commands([("help", "帮助")])

    shown = await get("/api/messages", person=wang.id, chat=wang.id)

    first, menu, choice, photo, venue, file = shown["messages"]
    assert (first["from"], first["chat"]) == ({"id": wang.id, "name": "王伟", "bot": False}, wang.id)
    assert (menu["entities"][0]["type"], menu["from"]["bot"]) == ("bold", True)
    assert choice["inline"] == [[{"text": "确认", "kind": "callback", "data": "ok", "url": None}]]
    assert choice["reply_to"] == first["id"]
    assert (photo["photo"]["width"], photo["caption"]) == (640, "图")
    assert venue["venue"]["title"] == "驿站"
    assert file["document"]["name"] == "x.txt"
    assert shown["keyboard"]["rows"][0][0] == {"text": "📍 找驿站", "request_location": True}
    assert shown["commands"] == [{"command": "help", "description": "帮助"}]


async def test_pictures_are_shown_and_files_only_saved(http: aiohttp.ClientSession, wang: Person):
    photo = await wang.sends_photo(picture())
    page = await wang.sends_file(b"<script>alert(1)</script>", "x.html", "text/html")

    async with http.get(f"/api/file/{photo.photo.id}") as response:
        assert (response.content_type, await response.read()) == ("image/jpeg", photo.photo.content)
    async with http.get(f"/api/file/{page.document.id}") as response:
        assert response.content_type == "application/octet-stream"
        assert response.headers["Content-Disposition"] == "attachment"
        assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_everything_a_person_can_do(post: Post, wang: Person, li: Person, group: Group, poll, bot: Bot):
    await bot.send_message(wang.id, "菜单", reply_markup=KEYS)
    li.phone = "+8613900000002"

    async def act(verb: str, chat: int = wang.id, **fields: Any) -> dict[str, Any]:
        answer = await post("/api/act", person=wang.id, verb=verb, chat=chat, **fields)
        assert answer["ok"], answer
        return answer

    said = await act("says", text="你好")
    await act("edits", message=said["message"]["id"], text="您好")
    await act("key", text="帮助")
    await act("place", latitude=34.75, longitude=113.62, accuracy=20, by_key=True)
    contact = await act("contact", by_key=True)
    await act("contact", of=li.id)
    await act("forwards", message=contact["message"]["id"])
    await act("opens", payload="station_1")
    await act("blocks")
    await act("unblocks")
    await act("leaves", chat=group.id)
    await act("joins", chat=group.id)

    updates = await poll()
    assert [u.effective_message and u.effective_message.text for u in updates] == [
        "你好",
        "您好",
        "帮助",
        *[None] * 4,
        "/start station_1",
        *[None] * 4,
    ]
    assert updates[3].message.reply_to_message.text == "菜单"
    assert [update.message.contact.user_id for update in updates[4:7]] == [wang.id, li.id, wang.id]
    assert [update.message.forward_origin is not None for update in updates[4:7]] == [False, False, True]


async def test_a_press_gives_the_bots_answer(post: Post, bot: Bot, wang: Person, poll):
    sent = await bot.send_message(wang.id, "x", reply_markup=buttons(a="1"))
    pressing = asyncio.create_task(post("/api/act", person=wang.id, verb="presses", message=sent.message_id, data="1"))
    await (await poll(5))[0].callback_query.answer("好", show_alert=True)

    assert (await pressing)["answer"] == {"text": "好", "alert": True, "url": None}


@pytest.mark.parametrize("content", ["https://t.me/nuanyi_sandbox_bot?start=c_1", None])
async def test_a_code_on_another_phone_is_scanned(get: Post, bot: Bot, wang: Person, li: Person, content: str | None):
    into = io.BytesIO()
    if content:
        segno.make(content).save(into, kind="png", scale=6)
    await bot.send_photo(li.id, into.getvalue() or picture())
    await bot.send_photo(wang.id, picture())

    (seen,) = (await get("/api/pictures", person=wang.id))["pictures"]
    assert (seen["file_id"], seen["whose"]) == (li.last.photo.id, li.name)
    assert (await get("/api/scan", file=seen["file_id"]))["words"] == ([content] if content else [])


async def test_where_no_code_can_be_read_links_are_pasted(get: Post, bot: Bot, wang: Person, li: Person, monkeypatch):
    monkeypatch.setattr(scanning, "READER", "a_reader_that_is_not_there")
    await bot.send_photo(li.id, picture())
    assert (await get("/api/pictures", person=wang.id))["pictures"] == []
    answer = await get("/api/scan", file=li.last.photo.id)
    assert not answer["ok"]
    assert "paste the link" in answer["error"]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ({"person": 5, "verb": "says", "text": "x"}, "There is no person 5."),
        ({"verb": "dances"}, "There is no verb 'dances'."),
        ({"verb": "says"}, "'text' is missing."),
        ({"verb": "presses", "message": 99, "data": "x"}, "There is no message 99 in this chat."),
        ({"verb": "says", "text": "x", "chat": 5}, "There is no chat 5."),
        ({"verb": "place", "latitude": 95, "longitude": 0}, "Latitude is -90 to 90, longitude -180 to 180."),
        (
            {"verb": "opens", "payload": "a b"},
            "A deep link's payload has 1 to 64 of A-Z a-z 0-9 _ -, not 'a b'.",
        ),
        ({"verb": "joins"}, "This chat is not a group."),
        ({"verb": "contact", "of": 5}, "There is no person 5."),
        ({"verb": "forwards", "message": 1, "from": 5}, "There is no chat 5."),
    ],
)
async def test_what_can_not_be_done_is_said_in_a_sentence(
    post: Post, wang: Person, body: dict[str, Any], sentence: str
):
    answer = await post("/api/act", **({"person": wang.id} | body))
    assert answer == {"ok": False, "error": sentence}


async def test_pictures_and_files_are_uploaded(http: aiohttp.ClientSession, wang: Person, poll):
    for kind, names in (("photo", ["1.jpg", "2.jpg"]), ("file", ["a.txt"])):
        form = aiohttp.FormData({"person": str(wang.id), "chat": str(wang.id), "caption": "看"})
        for name in names:
            form.add_field("file", io.BytesIO(picture()), filename=name)
        async with http.post(f"/api/{kind}", data=form, headers=HEADER) as response:
            assert (await response.json())["ok"]

    first, second, file = [update.message for update in await poll()]
    assert (first.caption, second.caption, file.caption) == ("看", None, "看")
    assert first.media_group_id == second.media_group_id is not None
    assert file.document.file_name == "a.txt"


async def test_people_and_groups_are_made(post: Post, telegram: Telegram):
    made = await post("/api/people", first_name="赵", last_name="敏", language_code="zh", phone="+8613700000003")
    person = telegram.people[made["person"]["id"]]
    assert (person.name, person.phone) == ("赵 敏", "+8613700000003")
    group = await post("/api/groups", title="新群", members=[person.id], forum=True)
    assert telegram.groups[group["group"]["id"]].forum

    assert (await post("/api/people", first_name=" "))["error"] == "A person needs a first name."
    assert (await post("/api/groups", title=""))["error"] == "A group needs a name."


async def test_faults_clock_and_settings_are_set(
    post: Post, http: aiohttp.ClientSession, telegram: Telegram, call, get: Post, wang: Person
):
    assert (await post("/api/faults", method="getMe", status=500, times=None))["ok"]
    assert (await call("getMe"))["error_code"] == 500
    async with http.delete("/api/faults", headers=HEADER) as response:
        assert response.status == 200
    assert (await call("getMe"))["ok"]
    assert (await post("/api/faults", kind="explosion"))["ok"] is False

    await post("/api/clock", set="2027-02-05T12:00:00+00:00")
    await post("/api/clock", shift_seconds=3600)
    assert abs((telegram.clock.now() - datetime(2027, 2, 5, 13, tzinfo=UTC)).total_seconds()) < 5
    await post("/api/settings", latency=0.01, enforce_limits=True, privacy=False)
    assert (telegram.latency, telegram.enforce_limits, telegram.privacy) == (0.01, True, False)
    assert [call["outcome"] for call in (await get("/api/calls"))["calls"]] == ["Internal Server Error", "ok"]


async def test_all_that_happens_is_told_live(http: aiohttp.ClientSession, bot: Bot, wang: Person, telegram: Telegram):
    async with http.ws_connect("/api/live") as live:

        async def next_event() -> dict[str, Any]:
            return await live.receive_json(timeout=2)

        sent = await bot.send_message(wang.id, "一", reply_markup=buttons(a="1"))
        event = await next_event()
        assert (event["event"], event["chat"], event["message"]["text"]) == ("message", wang.id, "一")

        await bot.edit_message_text("二", wang.id, sent.message_id)
        event = await next_event()
        assert (event["event"], event["message"]["text"]) == ("edited", "二")

        await bot.delete_message(wang.id, sent.message_id)
        assert await next_event() == {"event": "deleted", "chat": wang.id, "id": sent.message_id}

        await bot.send_message(wang.id, "三", reply_markup=KEYS)
        event = await next_event()
        assert (event["event"], event["keyboard"]["rows"][1]) == ("keyboard", [{"text": "帮助"}])
        assert (await next_event())["message"]["text"] == "三"

        wang.blocks()
        event = await next_event()
        assert (event["event"], event["person"]["blocked"]) == ("person", True)

        telegram.group("新群", [wang])
        assert (await next_event())["group"]["title"] == "新群"


async def test_answers_are_told_live(http: aiohttp.ClientSession, bot: Bot, wang: Person, poll):
    sent = await bot.send_message(wang.id, "x", reply_markup=buttons(a="1"))
    async with http.ws_connect("/api/live") as live:
        await wang.presses("a", wait=False)
        await (await poll(5))[0].callback_query.answer("好")

        assert await live.receive_json(timeout=2) == {
            "event": "answer",
            "person": wang.id,
            "chat": wang.id,
            "message": sent.message_id,
            "text": "好",
            "alert": False,
            "url": None,
        }


async def test_changes_need_the_header(http: aiohttp.ClientSession, wang: Person):
    body = {"person": wang.id, "verb": "says", "text": "x"}
    async with http.post("/api/act", json=body) as response:
        assert response.status == 403
    assert wang.room.messages == {}


@pytest.mark.parametrize("path", ["/", "/api/state", f"/bot{TOKEN}/getMe", "/sandbox/clock", "/api/live"])
async def test_other_host_names_are_turned_away(http: aiohttp.ClientSession, path: str):
    async with http.get(path, headers={"Host": "evil.example:80"}) as response:
        assert response.status == 403


async def test_other_pages_can_not_watch(http: aiohttp.ClientSession):
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await http.ws_connect("/api/live", headers={"Origin": "https://evil.example"})


@pytest.mark.parametrize(
    "path",
    [
        "/static/../server.py",
        "/static/%2e%2e/server.py",
        "/static//etc/passwd",
        "/static/none.js",
        "/server.py",
    ],
)
async def test_only_the_pages_own_files_are_given(http: aiohttp.ClientSession, path: str):
    import yarl

    url = yarl.URL(f"{str(http._base_url).rstrip('/')}{path}", encoded=True)
    async with aiohttp.ClientSession() as bare, bare.get(url) as response:
        assert response.status == 404


async def test_the_page_is_given_with_a_strict_policy(http: aiohttp.ClientSession):
    async with http.get("/") as response:
        assert response.status == 200
        assert "default-src 'self'" in response.headers["Content-Security-Policy"]


async def test_it_runs_on_its_own(tmp_path):
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.sandbox", "--port", "0", "--people", "3"), stdout=asyncio.subprocess.PIPE
    )
    try:
        url = (await asyncio.wait_for(process.stdout.readline(), 20)).decode().strip()
        async with aiohttp.ClientSession(url) as http, http.get("/api/state") as response:
            assert len((await response.json())["people"]) == 3
    finally:
        process.terminate()
        await process.wait()
