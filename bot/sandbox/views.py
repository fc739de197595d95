"""What the page is shown: people, groups, chats and messages as plain JSON objects."""

from typing import TYPE_CHECKING, Any

from bot.sandbox.groups import Group
from bot.sandbox.messages import Button, Message, Wire, button_rows
from bot.sandbox.rooms import Room

if TYPE_CHECKING:
    from bot.sandbox.people import Person
    from bot.sandbox.world import Telegram

View = dict[str, Any]


def person_view(person: "Person") -> View:
    """Show a person."""
    names = {key: person.wire.get(key) for key in ("id", "first_name", "last_name", "username", "language_code")}
    return names | {"phone": person.phone, "blocked": person.blocked, "deactivated": person.deactivated}


def group_view(group: Group) -> View:
    """Show a group."""
    topics = [{"id": topic.id, "name": topic.name} for topic in group.topics.values() if not topic.deleted]
    return {
        "id": group.id,
        "title": group.title,
        "forum": group.forum,
        "topics": topics,
        "members": list(group.members),
    }


def state_view(telegram: "Telegram") -> View:
    """Show who exists, the time, the map, pictures that are at hand, and whose phones (and chats) to open at first."""
    return {
        "bot": {key: telegram.bot[key] for key in ("id", "username", "first_name")},
        "now": telegram.clock.now().isoformat(),
        "people": [person_view(person) for person in telegram.people.values()],
        "groups": [group_view(group) for group in telegram.groups.values() if group.moved_to is None],
        "map": telegram.map,
        "samples": [{"names": names, "url": f"/api/file/{file.id}"} for names, file in telegram.samples],
        "phones": [{"person": person, "chat": chat} for person, chat in telegram.phones],
    }


def message_view(message: Message) -> View:
    """Show a message."""
    wire = message.wire
    reply = wire.get("reply_to_message")
    return {
        "id": message.id,
        "chat": message.room.id,
        "from": _author(wire),
        "date": message.date.isoformat(),
        "edited": message.edited.isoformat() if message.edited else None,
        "text": wire.get("text"),
        "entities": wire.get("entities", []),
        "caption": wire.get("caption"),
        "caption_entities": wire.get("caption_entities", []),
        "reply_to": reply["message_id"] if reply else None,
        "album": message.album,
        "inline": [[_button_view(button) for button in row] for row in message.buttons],
        "thread": message.thread,
        "forwarded": "forward_origin" in wire,
        "service": _service(wire),
        **_media(message),
    }


def _author(wire: Wire) -> View:
    if "sender_chat" in wire:
        return {"id": wire["sender_chat"]["id"], "name": wire["sender_chat"]["title"], "bot": False}
    return _name(wire["from"])


def _name(user: Wire) -> View:
    name = " ".join(filter(None, [user["first_name"], user.get("last_name")]))
    return {"id": user["id"], "name": name, "bot": user["is_bot"]}


def _button_view(button: Button) -> View:
    kind = "callback" if button.data is not None else "url" if button.url else "other"
    if button.copies is not None:
        return {"text": button.label, "kind": "copy_text", "data": button.copies, "url": None}
    return {"text": button.label, "kind": kind, "data": button.data, "url": button.url}


def _media(message: Message) -> View:
    wire, photo, document, location = message.wire, message.photo, message.document, message.location
    contact, moving = message.contact, message.video or message.animation
    return {
        "video": moving
        and {
            "url": f"/api/file/{moving.id}",
            "mime": moving.mime,
            "width": moving.width,
            "height": moving.height,
            "duration": moving.duration,
            "silent": moving.kind == "animation",
            "poster": moving.thumbnail and f"/api/file/{moving.thumbnail.id}",
        },
        "photo": photo
        and {
            "file_id": photo.id,
            "width": photo.width,
            "height": photo.height,
            "url": f"/api/file/{photo.id}",
        },
        "document": document
        and {
            "name": document.name,
            "mime": document.mime,
            "size": document.size,
            "url": f"/api/file/{document.id}",
        },
        "location": location and {"latitude": location.latitude, "longitude": location.longitude},
        "live": location.live if location else None,
        "venue": wire.get("venue"),
        "contact": contact
        and {"phone": contact.phone, "name": " ".join(filter(None, [contact.first_name, contact.last_name]))},
    }


def _service(wire: Wire) -> View | None:
    if "new_chat_members" in wire:
        return {"kind": "joined", "people": [_name(user) for user in wire["new_chat_members"]], "name": None}
    if "left_chat_member" in wire:
        gone = wire["left_chat_member"]
        kind = "left" if gone["id"] == wire["from"]["id"] else "removed"
        return {"kind": kind, "people": [_name(gone)], "name": None}
    if "forum_topic_created" in wire:
        return {"kind": "topic_created", "people": [], "name": wire["forum_topic_created"]["name"]}
    kinds = {
        "forum_topic_closed": "topic_closed",
        "forum_topic_reopened": "topic_reopened",
        "migrate_to_chat_id": "moved",
        "migrate_from_chat_id": "moved",
    }
    shown = [kind for key, kind in kinds.items() if key in wire]
    return {"kind": shown[0], "people": [], "name": None} if shown else None


def keyboard_view(room: Room) -> View | None:
    """Show the reply keyboard of a chat, None if there is none."""
    message = room.keyboard
    if message is None or message.markup is None:
        return None
    markup = message.markup
    flags = {key: markup.get(key, False) for key in ("one_time_keyboard", "is_persistent", "resize_keyboard")}
    rows = [[_key_view(key) for key in row] for row in button_rows(markup, "keyboard")]
    return {
        "rows": rows,
        **flags,
        "placeholder": markup.get("input_field_placeholder"),
        "message": message.id,
    }


def _key_view(key: Button) -> View:
    return {"text": key.label} | ({f"request_{key.asks}": True} if key.asks else {})


def placeholder_of(room: Room) -> str | None:
    """Give what the input field says, as the keyboard (or the message to be answered) wants it."""
    return room.keyboard.markup.get("input_field_placeholder") if room.keyboard and room.keyboard.markup else None


def chat_view(person: "Person", room: Room, read: int) -> View:
    """Show one line of a person's list of chats; `read` is the last message they have seen."""
    messages = list(room.messages.values())
    unread = sum(message.id > read and message.sender is not person for message in messages)
    owner = room.owner
    title = owner.title if isinstance(owner, Group) else person.telegram.bot["first_name"]
    return {
        "chat": room.id,
        "title": title,
        "kind": "private" if room.private else "supergroup",
        "last": message_view(messages[-1]) if messages else None,
        "unread": unread,
    }


def event_view(event: dict[str, Any]) -> View:
    """Show something that happened."""
    name = event["event"]
    view: View = {"event": name}
    if name in {"message", "edited", "deleted", "answer"}:
        return view | _message_event(name, event["message"], event)
    if name == "keyboard":
        room = event["room"]
        return view | {"chat": room.id, "keyboard": keyboard_view(room), "placeholder": placeholder_of(room)}
    if name == "person":
        return view | {"person": person_view(event["person"])}
    if name == "group":
        return view | {"group": group_view(event["group"])}
    return view | ({"now": event["now"].isoformat()} if "now" in event else {})


def _message_event(name: str, message: Message, event: dict[str, Any]) -> View:
    about: View = {"chat": message.room.id}
    if name == "deleted":
        return about | {"id": message.id}
    if name == "answer":
        answer = event["answer"]
        about |= {"person": event["person"].id, "message": message.id}
        return about | {"text": answer.text, "alert": answer.alert, "url": answer.url}
    return about | {"message": message_view(message)}
