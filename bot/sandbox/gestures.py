"""How what people do becomes messages and updates."""

import asyncio
import io
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from PIL import Image

from bot.sandbox.entities import clean, formatted, found_in
from bot.sandbox.files import File, probable_size
from bot.sandbox.messages import Button, Message, Wire, bare
from bot.sandbox.sending import file_wire, photo_wire

if TYPE_CHECKING:
    from bot.sandbox.groups import Group
    from bot.sandbox.people import Person
    from bot.sandbox.rooms import Room

LOOK = 0.01
"""Seconds after which somebody who looks for a button looks again."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bot answered to a press: a toast (or an alert), or an address to open, or nothing but
    "received".
    """

    text: str = ""
    alert: bool = False
    url: str | None = None


@dataclass(eq=False, slots=True)
class Press:
    """A press of a button that may still be answered."""

    id: str
    person: "Person"
    message: Message
    at: float
    answered: bool = False
    waiting: asyncio.Future[Answer] | None = field(default=None, repr=False)


def write(
    person: "Person",
    chat: "Group | Person | None",
    body: Wire,
    reply_to: Message | None = None,
    thread: int | None = None,
    file: File | None = None,
) -> Message:
    """Put a person's message into a chat and tell the bot, if it may know."""
    room = (chat or person).room
    _able(person, room)
    thread = thread or (reply_to.thread if reply_to else None)
    wire = {
        "message_id": 0,
        **room.owner.author_wire(person),
        "chat": room.wire,
        "date": int(person.telegram.clock.seconds()),
        **(room.owner.topic_wire(thread, person) if thread else {}),
        **body,
    }
    if reply_to is not None:
        wire["reply_to_message"] = bare(reply_to.wire)
    message = Message(room, wire, sender=person, file=file)
    person.telegram.post(message)
    return message


def _able(person: "Person", room: "Room") -> None:
    if person.deactivated:
        raise ValueError(f"{person} has no account any more.")
    if room.private and person.blocked:
        raise ValueError(f"{person} has blocked the bot: unblock it first.")
    room.owner.check_member(person)


def text_body(text: str, *, html: bool = False, key: str = "text") -> Wire:
    """Make the text of a person's message."""
    if html:
        text, entities = formatted(text, "HTML", None)
    else:
        text = clean(text)
        entities = found_in(text)
    name = "entities" if key == "text" else "caption_entities"
    return {key: text, name: entities} if entities else {key: text}


def place_body(
    latitude: float,
    longitude: float,
    accuracy: float | None,
    live: int | None,
    venue: tuple[str, str] | None,
) -> Wire:
    """Make a position, or a named place."""
    location: Wire = {"latitude": latitude, "longitude": longitude}
    if accuracy is not None:
        location["horizontal_accuracy"] = accuracy
    if live is not None:
        location["live_period"] = live
    if venue is None:
        return {"location": location}
    return {"venue": {"location": location, "title": venue[0], "address": venue[1]}, "location": location}


def contact_body(person: "Person", phone: str | None, of: "Person | None") -> Wire:
    """Make a contact; its user id is there only when it belongs to somebody known."""
    owner = of or (person if phone is None else None)
    number = phone or (owner.phone if owner else None)
    if number is None:
        raise ValueError(f"{owner} has no phone number.")
    contact: Wire = {"phone_number": number, "first_name": (owner or person).wire["first_name"]}
    if owner is not None:
        contact |= {"user_id": owner.id}
        if "last_name" in owner.wire:
            contact["last_name"] = owner.wire["last_name"]
    return {"contact": contact}


def photo_body(
    person: "Person", content: bytes | None, caption: str, album: str | None, *, html: bool = False
) -> tuple[Wire, File]:
    """Make a picture; what is no picture goes too, as hostile clients can."""
    content = _grey() if content is None else content
    file = person.telegram.files.keep_photo(content, probable_size(content))
    return _captioned(photo_wire(file), caption, album, html=html), file


@cache
def _grey() -> bytes:
    into = io.BytesIO()
    Image.new("RGB", (320, 240), "grey").save(into, "JPEG")
    return into.getvalue()


def document_body(
    person: "Person",
    content: bytes,
    name: str,
    mime: str | None,
    caption: str,
    album: str | None = None,
    *,
    html: bool = False,
) -> tuple[Wire, File]:
    """Make a file."""
    file = person.telegram.files.keep_document(content, name, mime)
    return _captioned(file_wire(file), caption, album, html=html), file


def video_body(
    person: "Person",
    content: bytes,
    kind: str,
    caption: str,
    album: str | None = None,
    mime: str | None = None,
    *,
    html: bool = False,
) -> tuple[Wire, File]:
    """Make a "video" or an "animation" of five seconds; a GIF has its own size, others stand upright as phones do."""
    files = person.telegram.files
    name = f"{kind}.gif" if mime == "image/gif" else f"{kind}.mp4"
    small = None if mime == "image/gif" else files.keep_photo(_grey(), (320, 240))
    shown = {"width": 720, "height": 1280, "duration": 5, "thumbnail": small}
    if mime == "image/gif":
        shown["width"], shown["height"] = probable_size(content)
    file = files.keep_video(content, kind, name, mime, **shown)
    return _captioned(file_wire(file), caption, album, html=html), file


def _captioned(body: Wire, caption: str, album: str | None, *, html: bool) -> Wire:
    body = body | (text_body(caption, html=html, key="caption") if caption else {})
    return body | ({"media_group_id": album} if album else {})


def forwarded(person: "Person", yes: bool) -> Wire:
    """Say that a message was somebody else's (who hides their name) and was passed on."""
    if not yes:
        return {}
    origin = {
        "type": "hidden_user",
        "sender_user_name": "Somebody",
        "date": int(person.telegram.clock.seconds()) - 60,
    }
    return {"forward_origin": origin}


def forward(person: "Person", message: Message, chat: "Group | Person | None") -> Message:
    """Pass a message on that this person sees."""
    message.room.owner.check_member(person)
    if not message.passable or message.wire.get("has_protected_content"):
        raise ValueError("This message can't be forwarded.")
    return write(person, chat, message.passed_on, file=message.file)


def edit(person: "Person", message: Message, content: Wire) -> Message:
    """Change a person's own message and tell the bot, if it may know."""
    if message.sender is not person:
        raise ValueError(f"{person} can only edit messages of their own.")
    _able(person, message.room)
    dropped = {"entities", "caption_entities"}
    kept = {key: value for key, value in message.wire.items() if key not in dropped}
    wire = kept | content | {"edit_date": int(person.telegram.clock.seconds())}
    person.telegram.rewrite(message, wire)
    return message


def asking(person: "Person", what: str) -> Message | None:
    """Give the keyboard's message when one of its keys asks for this ("location", "contact")."""
    keyboard = person.room.keyboard
    if keyboard and any(button.asks == what for row in keyboard.keyboard for button in row):
        return keyboard
    return None


async def press(
    person: "Person",
    label: str | None,
    on: Message | None,
    data: str | None,
    chat: "Group | None",
    within: float,
) -> Answer | None:
    """Press a button or a key, as soon as it is shown; see Person.presses."""
    room = on.room if on else (chat or person).room
    if on is not None and data is not None:
        return await _press_data(person, on, data, within)
    pressed = await _look_for(room, label, on, data, within)
    if pressed is None:
        raise AssertionError(f"{person} sees no button {label or data!r}.\n{_all_buttons(room.messages.values())}")
    message, button = pressed
    if message is None:
        await _press_key(person, button, chat)
        return None
    if button.data is None:
        return Answer(url=button.url) if button.url else None
    return await _press_data(person, message, button.data, within)


async def _look_for(
    room: "Room", label: str | None, on: Message | None, data: str | None, within: float
) -> tuple[Message | None, Button] | None:
    """Find a button and its message, or a key (with None); an answer may come before the edit that shows it."""
    until = asyncio.get_running_loop().time() + within
    while True:
        found = _find_button(list(room.messages.values()) if on is None else [on], label, data)
        key = _find_key(room.keyboard, label) if on is None or on is room.keyboard else None
        if key is not None and (found is None or room.keyboard.id > found[0].id):  # type: ignore[union-attr]
            return None, key
        if found is not None or asyncio.get_running_loop().time() >= until:
            return found
        await asyncio.sleep(LOOK)


def _find_button(messages: list[Message], label: str | None, data: str | None) -> tuple[Message, Button] | None:
    for message in reversed(messages):
        for row in message.buttons:
            for button in row:
                if (label is None or label in button.label) and (data is None or data == button.data):
                    return message, button
    return None


def _find_key(keyboard: Message | None, label: str | None) -> Button | None:
    if keyboard is None or label is None:
        return None
    return next((button for row in keyboard.keyboard for button in row if label in button.label), None)


def _all_buttons(messages: Any) -> str:
    shown = [[button.label for row in message.buttons + message.keyboard for button in row] for message in messages]
    return "\n".join(f"  {labels}" for labels in shown[-10:] if labels) or "  (there are no buttons)"


async def _press_key(person: "Person", key: Button, chat: "Group | None") -> None:
    if key.asks == "contact":
        await person.shares_contact(key=True)
    elif key.asks == "location":
        if person.position is None:
            raise AssertionError(f"{key.label!r} shares a position: use shares_place, or set {person}.position.")
        await person.shares_place(*person.position, key=True)
    else:
        await person.says(key.label, chat=chat)


async def _press_data(person: "Person", message: Message, data: str, within: float) -> Answer | None:
    _able(person, message.room)
    asked = person.telegram.press(person, message, data)
    if within <= 0:
        return None
    asked.waiting = asyncio.get_running_loop().create_future()
    try:
        return await asyncio.wait_for(asked.waiting, within)
    except TimeoutError:
        return None


def set_blocked(person: "Person", *, blocked: bool) -> None:
    """Block or unblock the bot and tell it."""
    if person.blocked == blocked:
        return
    person.blocked = blocked
    person.telegram.membership_changed(person.room, person, ("member", "kicked") if blocked else ("kicked", "member"))
    person.telegram.show("person", person=person)
