"""What the sandbox's page (and tests in other processes) use: /api/… and the page's own files.

Everything answers requests to a loopback host name only, and changes need the header `X-Sandbox: 1`, so
that no page from elsewhere can use a visitor's browser to look in or to act.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
from aiohttp import WSCloseCode, web
from aiohttp.web_request import BaseRequest

from bot.sandbox.acts import act, send_files
from bot.sandbox.refusals import Refused
from bot.sandbox.rooms import Room
from bot.sandbox.scanning import can_scan, in_sight, scan
from bot.sandbox.views import (
    chat_view,
    event_view,
    group_view,
    keyboard_view,
    message_view,
    person_view,
    placeholder_of,
    state_view,
)

if TYPE_CHECKING:
    from bot.sandbox.people import Person
    from bot.sandbox.world import Telegram

STATIC = Path(__file__).with_name("static")
LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}
EVENTS_WAITING = 10_000
POLICY = (
    "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; "
    "connect-src 'self' ws:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
SHOWN = {"video/mp4", "video/webm", "video/quicktime", "image/gif"}
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
Answer = Callable[["Telegram", BaseRequest], Awaitable[Any]]


class Wrong(Exception):
    """What was asked can't be done."""


def from_here(request: BaseRequest) -> bool:
    """Tell whether a request was made to a loopback name (which a page of another site can't make the browser
    do).
    """
    return request.headers.get("Host", "").rpartition(":")[0] in LOOPBACK or request.host in LOOPBACK


async def respond(telegram: "Telegram", request: BaseRequest) -> web.StreamResponse:
    """Answer a request of the page's."""
    path = request.path
    if path == "/api/live":
        return await live(telegram, request)
    if path.startswith("/api/file/"):
        return file_response(telegram, path.removeprefix("/api/file/"))
    if not path.startswith("/api/"):
        return static(path)
    if request.method != "GET" and request.headers.get("X-Sandbox") != "1":
        return _json({"ok": False, "error": "The header X-Sandbox: 1 is missing."}, 403)
    answer = ROUTES.get((request.method, path))
    if answer is None:
        return _json({"ok": False, "error": f"There is nothing at {request.method} {path}."}, 404)
    try:
        return _json(await answer(telegram, request))
    except (Wrong, Refused, ValueError, AssertionError, TypeError, KeyError) as wrong:
        words = f"{wrong} is missing." if isinstance(wrong, KeyError) else str(wrong)
        return _json({"ok": False, "error": words}, 400)


def _json(body: Any, status: int = 200) -> web.Response:
    content = orjson.dumps(body, option=orjson.OPT_NON_STR_KEYS)
    return web.Response(body=content, status=status, content_type="application/json", headers=HEADERS)


def static(path: str) -> web.StreamResponse:
    """Give one of the page's files."""
    name = "index.html" if path in {"/", "/index.html"} else path.removeprefix("/static/")
    file = (STATIC / name).resolve()
    if not (path in {"/", "/index.html"} or path.startswith("/static/")) or not file.is_relative_to(STATIC):
        return web.Response(status=404, text="Not Found", headers=HEADERS)
    if not file.is_file():
        return web.Response(status=404, text="Not Found", headers=HEADERS)
    return web.FileResponse(file, headers=HEADERS)


def file_response(telegram: "Telegram", file_id: str) -> web.Response:
    """Give the content of a picture or file; only pictures and videos are shown, all else is for saving."""
    file = telegram.files.by_id.get(file_id)
    if file is None:
        return web.Response(status=404, text="Not Found", headers=HEADERS)
    if file.kind == "photo":
        return web.Response(body=file.content, content_type="image/jpeg", headers=HEADERS)
    if file.kind in {"video", "animation"} and file.mime in SHOWN:
        return web.Response(body=file.content, content_type=file.mime, headers=HEADERS)
    headers = HEADERS | {"Content-Disposition": "attachment"}
    return web.Response(body=file.content, content_type="application/octet-stream", headers=headers)


# Looking.


async def get_state(telegram: "Telegram", request: BaseRequest) -> Any:
    """Show who exists."""
    return state_view(telegram)


async def get_chats(telegram: "Telegram", request: BaseRequest) -> Any:
    """Show a person's chats, the newest first."""
    person = _person(telegram, request.query["person"])
    rooms = [person.room, *(group.room for group in telegram.groups.values() if person.id in group.members)]
    shown = [room for room in rooms if room.private or room.group.moved_to is None]
    return {"chats": [chat_view(person, room, telegram.read.get((person.id, room.id), 0)) for room in shown]}


async def get_messages(telegram: "Telegram", request: BaseRequest) -> Any:
    """Show a chat as a person sees it, and count it as read."""
    person = _person(telegram, request.query["person"])
    room = _room(telegram, person, request.query["chat"])
    telegram.read[person.id, room.id] = room.last_id
    return {
        "messages": [message_view(message) for message in room.messages.values()],
        "keyboard": keyboard_view(room),
        "commands": telegram.menus.shown(person, room),
        "placeholder": placeholder_of(room),
    }


async def get_pictures(telegram: "Telegram", request: BaseRequest) -> Any:
    """Show what a person could point their camera at: pictures on other people's phones."""
    person = _person(telegram, request.query["person"])
    return {"pictures": in_sight(telegram, person) if can_scan() else []}


async def get_scan(telegram: "Telegram", request: BaseRequest) -> Any:
    """Tell what the codes in a picture say."""
    file = telegram.files.by_id.get(request.query["file"])
    if file is None or file.kind != "photo":
        raise Wrong("There is no such picture.")
    if not can_scan():
        raise Wrong("This machine can't read codes: paste the link instead.")
    return {"words": await asyncio.to_thread(scan, file.content)}


async def get_calls(telegram: "Telegram", request: BaseRequest) -> Any:
    """Show the bot's last calls."""
    count = int(request.query.get("count", "100"))
    calls = list(telegram.calls)[-count:]
    return {"calls": [{"method": call.method, "when": call.when, "outcome": call.outcome} for call in calls]}


def _person(telegram: "Telegram", number: Any) -> "Person":
    person = telegram.people.get(int(number))
    if person is None:
        raise Wrong(f"There is no person {number}.")
    return person


def _room(telegram: "Telegram", person: "Person", number: Any) -> Room:
    if number is None or int(number) == person.id:
        return person.room
    group = telegram.groups.get(int(number))
    if group is None:
        raise Wrong(f"There is no chat {number}.")
    return group.room


# Acting.


async def post_act(telegram: "Telegram", request: BaseRequest) -> Any:
    """Let a person do something."""
    given = await _body(request)
    person = _person(telegram, given["person"])
    return await act(person, _room(telegram, person, given.get("chat")), given)


async def post_photo(telegram: "Telegram", request: BaseRequest) -> Any:
    """Let a person send pictures."""
    return await _post_files(telegram, request, "photo")


async def post_file(telegram: "Telegram", request: BaseRequest) -> Any:
    """Let a person send files."""
    return await _post_files(telegram, request, "file")


async def _post_files(telegram: "Telegram", request: BaseRequest, kind: str) -> Any:
    form = await request.post()
    person = _person(telegram, form["person"])
    room = _room(telegram, person, form.get("chat"))
    files = [value for value in form.getall("file", []) if isinstance(value, web.FileField)]
    if not files:
        raise Wrong("There is no file.")
    return await send_files(person, room, kind, files, form)


async def post_people(telegram: "Telegram", request: BaseRequest) -> Any:
    """Bring somebody into the world."""
    given = await _body(request)
    if not given.get("first_name", "").strip():
        raise Wrong("A person needs a first name.")
    person = telegram.person(
        given["first_name"].strip(),
        given.get("last_name") or None,
        username=given.get("username") or None,
        language_code=given.get("language_code") or None,
        phone=given.get("phone") or None,
    )
    return {"ok": True, "person": person_view(person)}


async def post_groups(telegram: "Telegram", request: BaseRequest) -> Any:
    """Make a group with the bot in it."""
    given = await _body(request)
    if not given.get("title", "").strip():
        raise Wrong("A group needs a name.")
    members = [_person(telegram, number) for number in given.get("members", [])]
    group = telegram.group(given["title"].strip(), members, forum=bool(given.get("forum")))
    return {"ok": True, "group": group_view(group)}


async def post_faults(telegram: "Telegram", request: BaseRequest) -> Any:
    """Make something go wrong."""
    telegram.faults.add(**await _body(request))
    return {"ok": True}


async def delete_faults(telegram: "Telegram", request: BaseRequest) -> Any:
    """Let nothing go wrong any more."""
    telegram.faults.remove()
    return {"ok": True}


async def post_clock(telegram: "Telegram", request: BaseRequest) -> Any:
    """Move the clock."""
    given = await _body(request)
    if "set" in given:
        telegram.clock.set(datetime.fromisoformat(given["set"]))
    else:
        telegram.clock.shift(seconds=float(given["shift_seconds"]))
    telegram.show("clock", now=telegram.clock.now())
    return {"ok": True, "now": telegram.clock.now()}


async def post_settings(telegram: "Telegram", request: BaseRequest) -> Any:
    """Change latency (seconds a call), whether limits hold, and whether privacy mode is on."""
    given = await _body(request)
    telegram.latency = float(given.get("latency", telegram.latency))
    telegram.enforce_limits = bool(given.get("enforce_limits", telegram.enforce_limits))
    telegram.privacy = bool(given.get("privacy", telegram.privacy))
    return {"ok": True}


async def _body(request: BaseRequest) -> dict[str, Any]:
    given = orjson.loads(await request.read() or b"{}")
    if not isinstance(given, dict):
        raise Wrong("A JSON object is wanted.")
    return given


# Watching.


async def live(telegram: "Telegram", request: BaseRequest) -> web.StreamResponse:
    """Tell of everything that happens, as it happens."""
    origin = request.headers.get("Origin")
    if origin is not None and origin.partition("://")[2] != request.headers.get("Host"):
        return _json({"ok": False, "error": "This is for the sandbox's own page only."}, 403)
    socket = web.WebSocketResponse(heartbeat=30)
    await socket.prepare(request)
    events: asyncio.Queue[bytes | None] = asyncio.Queue(EVENTS_WAITING)

    def watch(event: dict[str, Any]) -> None:
        if not events.full():
            events.put_nowait(orjson.dumps(event_view(event)))

    telegram.watchers.append(watch)
    telegram.sockets.add(socket)
    sender = asyncio.create_task(_send_events(socket, events))
    try:
        async for _ in socket:
            pass
    finally:
        telegram.watchers.remove(watch)
        telegram.sockets.discard(socket)
        sender.cancel()
    return socket


async def _send_events(socket: web.WebSocketResponse, events: "asyncio.Queue[bytes | None]") -> None:
    while (event := await events.get()) is not None:
        if events.full():
            await socket.close(code=WSCloseCode.TRY_AGAIN_LATER)
            return
        await socket.send_str(event.decode())


ROUTES: dict[tuple[str, str], Answer] = {
    ("GET", "/api/state"): get_state,
    ("GET", "/api/chats"): get_chats,
    ("GET", "/api/messages"): get_messages,
    ("GET", "/api/pictures"): get_pictures,
    ("GET", "/api/scan"): get_scan,
    ("GET", "/api/calls"): get_calls,
    ("POST", "/api/act"): post_act,
    ("POST", "/api/photo"): post_photo,
    ("POST", "/api/file"): post_file,
    ("POST", "/api/people"): post_people,
    ("POST", "/api/groups"): post_groups,
    ("POST", "/api/faults"): post_faults,
    ("DELETE", "/api/faults"): delete_faults,
    ("POST", "/api/clock"): post_clock,
    ("POST", "/api/settings"): post_settings,
}
