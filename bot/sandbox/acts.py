"""What people do through the page, one function a verb."""

import secrets
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from bot.sandbox import gestures
from bot.sandbox.groups import Group
from bot.sandbox.messages import Message, Wire
from bot.sandbox.rooms import Room
from bot.sandbox.views import message_view

if TYPE_CHECKING:
    from aiohttp import web

    from bot.sandbox.files import File
    from bot.sandbox.people import Person

Given = dict[str, Any]
PRESS_WITHIN = 10.0


async def act(person: "Person", room: Room, given: Given) -> Given:
    """Let a person do what `given["verb"]` says; gives {"ok", "message", "answer"}; raises ValueError with
    the reason.
    """
    verb = VERBS.get(given["verb"])
    if verb is None:
        raise ValueError(f"There is no verb {given['verb']!r}.")
    result = await verb(person, room, given)
    done: Given = {"ok": True, "message": None, "answer": None}
    if isinstance(result, Message):
        done["message"] = message_view(result)
    elif result is not None:
        done["answer"] = {"text": result.text, "alert": result.alert, "url": result.url}
    return done


def _chat(room: Room) -> "Group | None":
    return room.owner if isinstance(room.owner, Group) else None


def _message(room: Room, number: Any) -> Message | None:
    if number is None:
        return None
    message = room.messages.get(int(number))
    if message is None:
        raise ValueError(f"There is no message {number} in this chat.")
    return message


def _known(room: Room, number: Any) -> Message:
    message = _message(room, number)
    if message is None:
        raise ValueError("Which message is meant?")
    return message


async def _says(person: "Person", room: Room, given: Given) -> Message:
    reply_to = _message(room, given.get("reply_to"))
    return await person.says(given["text"], _chat(room), reply_to, given.get("thread"))


async def _presses(person: "Person", room: Room, given: Given) -> gestures.Answer | None:
    message = _known(room, given["message"])
    return await person.presses(on=message, data=given["data"], within=float(given.get("within", PRESS_WITHIN)))


async def _place(person: "Person", room: Room, given: Given) -> Message:
    venue, live = given.get("venue"), given.get("live")
    accuracy = given.get("accuracy")
    latitude, longitude = float(given["latitude"]), float(given["longitude"])
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise ValueError("Latitude is -90 to 90, longitude -180 to 180.")
    return await person.shares_place(
        latitude,
        longitude,
        accuracy=float(accuracy) if accuracy is not None else None,
        live=int(live) if live else None,
        venue=(venue["title"], venue["address"]) if venue else None,
        chat=_chat(room),
        reply_to=_message(room, given.get("reply_to")),
        thread=given.get("thread"),
        key=bool(given.get("by_key")),
    )


async def _contact(person: "Person", room: Room, given: Given) -> Message:
    of = given.get("of")
    owner = person.telegram.people.get(int(of)) if of else None
    if of and owner is None:
        raise ValueError(f"There is no person {of}.")
    by_key = bool(given.get("by_key"))
    return await person.shares_contact(given.get("phone") or None, owner, key=by_key, chat=_chat(room))


async def _opens(person: "Person", room: Room, given: Given) -> Message:
    return await person.opens(given.get("payload") or "")


async def _forwards(person: "Person", room: Room, given: Given) -> Message:
    source = int(given.get("from", person.id))
    origin = person.room if source == person.id else _group_of(person, source).room
    return await person.forwards(_known(origin, given["message"]), _chat(room))


def _group_of(person: "Person", number: int) -> Group:
    group = person.telegram.groups.get(number)
    if group is None:
        raise ValueError(f"There is no chat {number}.")
    return group


async def _edits(person: "Person", room: Room, given: Given) -> Message:
    return await person.edits(_known(room, given["message"]), given["text"])


async def _blocks(person: "Person", room: Room, given: Given) -> None:
    person.blocks()


async def _unblocks(person: "Person", room: Room, given: Given) -> None:
    person.unblocks()


async def _joins(person: "Person", room: Room, given: Given) -> None:
    await person.joins(_group(room))


async def _leaves(person: "Person", room: Room, given: Given) -> None:
    await person.leaves(_group(room))


def _group(room: Room) -> Group:
    if room.private:
        raise ValueError("This chat is not a group.")
    return room.group


VERBS: dict[str, Callable[["Person", Room, Given], Awaitable[Any]]] = {
    "says": _says,
    "key": _says,
    "presses": _presses,
    "place": _place,
    "contact": _contact,
    "opens": _opens,
    "forwards": _forwards,
    "edits": _edits,
    "blocks": _blocks,
    "unblocks": _unblocks,
    "joins": _joins,
    "leaves": _leaves,
}


async def send_files(person: "Person", room: Room, kind: str, files: "list[web.FileField]", form: Any) -> Given:
    """Send uploaded pictures or files, several as one album with the caption on the first."""
    album = secrets.token_hex(8) if len(files) > 1 else None
    thread = int(form["thread"]) if form.get("thread") else None
    reply_to = _message(room, form.get("reply_to") or None)
    sent = []
    for number, file in enumerate(files):
        caption = str(form.get("caption") or "") if number == 0 else ""
        content = file.file.read()
        body, kept = _file_body(person, kind, content, file, caption, album)
        sent.append(gestures.write(person, _chat(room), body, reply_to, thread, kept))
    return {"ok": True, "message": message_view(sent[0]), "messages": [message_view(one) for one in sent]}


def _file_body(
    person: "Person", kind: str, content: bytes, file: "web.FileField", caption: str, album: str | None
) -> "tuple[Wire, File]":
    """Make what a phone makes of a file: sent as a file it stays one, else it is a picture, a video or an animation."""
    mime = file.content_type
    if kind != "photo":
        return gestures.document_body(person, content, file.filename, mime, caption, album)
    if mime.startswith("video/"):
        return gestures.video_body(person, content, "video", caption, album, mime)
    if mime == "image/gif" and album is None:
        return gestures.video_body(person, content, "animation", caption, None, mime)
    return gestures.photo_body(person, content, caption, album)
