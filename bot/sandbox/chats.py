"""What the bot asks and does about chats: who is in them, topics, forwarding, leaving, files."""

import secrets
from typing import TYPE_CHECKING, Any

from bot.sandbox.files import MAX_DOWNLOAD
from bot.sandbox.groups import Group, member_wire
from bot.sandbox.messages import Message, Wire
from bot.sandbox.refusals import bad
from bot.sandbox.rooms import Room
from bot.sandbox.sending import checked_caption, deliver

if TYPE_CHECKING:
    from bot.sandbox.world import Telegram

Params = dict[str, Any]
MAX_AT_ONCE = 100
GIFTS = dict.fromkeys(
    ["unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"], False
)


def get_chat(telegram: "Telegram", params: Params) -> Wire:
    """Describe a chat."""
    owner = telegram.chat(params["chat_id"])
    if isinstance(owner, Group):
        owner.check_readable()
    fixed = {"accent_color_id": owner.room.id % 7, "max_reaction_count": 11, "accepted_gift_types": GIFTS}
    return owner.room.wire | fixed


def get_chat_member(telegram: "Telegram", params: Params) -> Wire:
    """Tell what somebody is in a chat."""
    owner = telegram.chat(params["chat_id"])
    number = params["user_id"]
    if not isinstance(owner, Group):
        person = telegram.people.get(number)
        if person is not owner and number != telegram.bot["id"]:
            raise bad("user not found")
        return member_wire(owner.wire if person else telegram.bot, "member")
    owner.check_readable()
    if number == telegram.bot["id"]:
        return member_wire(telegram.bot, owner.bot_status)
    person = telegram.people.get(number)
    if person is None:
        raise bad("user not found")
    rank = owner.ranks.get(number)
    if rank:
        return member_wire(person.wire, rank.status, anonymous=rank.anonymous)
    return member_wire(person.wire, "member" if number in owner.members else "left")


def get_administrators(telegram: "Telegram", params: Params) -> list[Wire]:
    """List a group's administrators (bots only if they are asked for)."""
    group = _group(telegram, params, "there are no administrators in the private chat")
    group.check_readable()
    people = [
        member_wire(group.members[number].wire, rank.status, anonymous=rank.anonymous)
        for number, rank in group.ranks.items()
    ]
    itself = group.bot_status == "administrator" and params.get("return_bots", False)
    return people + ([member_wire(telegram.bot, "administrator")] if itself else [])


def get_member_count(telegram: "Telegram", params: Params) -> int:
    """Count a chat's members, the bot among them."""
    owner = telegram.chat(params["chat_id"])
    if not isinstance(owner, Group):
        return 2
    owner.check_readable()
    return len(owner.members) + 1


def leave_chat(telegram: "Telegram", params: Params) -> bool:
    """Leave a group."""
    group = _group(telegram, params, "chat not found")
    group.check_readable()
    group.bot_becomes("left", None)
    return True


def _group(telegram: "Telegram", params: Params, else_words: str) -> Group:
    owner = telegram.chat(params["chat_id"])
    if not isinstance(owner, Group):
        raise bad(else_words)
    return owner


# Topics.


def create_topic(telegram: "Telegram", params: Params) -> Wire:
    """Make a topic of a forum."""
    group = _forum(telegram, params)
    if not 1 <= len(params["name"].strip()) <= 128:
        raise bad("TOPIC_TITLE_EMPTY" if not params["name"].strip() else "topic name is too long")
    topic = group.opens_topic(params["name"].strip())
    topic.color = params.get("icon_color", topic.color)
    return {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.color}


def edit_topic(telegram: "Telegram", params: Params) -> bool:
    """Give a topic another name."""
    topic = _forum(telegram, params).topic(params["message_thread_id"])
    if params.get("name", topic.name) == topic.name:
        raise bad("TOPIC_NOT_MODIFIED")
    topic.name = params["name"]
    return True


def close_topic(telegram: "Telegram", params: Params) -> bool:
    """Close a topic."""
    _forum(telegram, params).closes_topic(params["message_thread_id"])
    return True


def reopen_topic(telegram: "Telegram", params: Params) -> bool:
    """Open a closed topic again."""
    _forum(telegram, params).closes_topic(params["message_thread_id"], closed=False)
    return True


def delete_topic(telegram: "Telegram", params: Params) -> bool:
    """Delete a topic with its messages."""
    _forum(telegram, params).deletes_topic(params["message_thread_id"])
    return True


def _forum(telegram: "Telegram", params: Params) -> Group:
    group = _group(telegram, params, "the chat is not a forum")
    group.check_writable()
    if not group.forum:
        raise bad("the chat is not a forum")
    if group.bot_status != "administrator":
        raise bad("not enough rights to manage topics")
    return group


# Passing messages on.


def forward_message(telegram: "Telegram", params: Params) -> Wire:
    """Pass a message on, with where it comes from."""
    room = telegram.writable(params)
    message = _source(telegram, params).messages.get(params["message_id"])
    if message is None:
        raise bad("message to forward not found")
    if not message.passable or message.wire.get("has_protected_content"):
        raise bad("message can't be forwarded")
    return deliver(telegram, room, params, message.passed_on, message.file).wire


def forward_messages(telegram: "Telegram", params: Params) -> list[Wire]:
    """Pass several messages on; those that can't be are skipped."""
    room = telegram.writable(params)
    messages = [one for one in _several(telegram, params) if not one.wire.get("has_protected_content")]
    return _deliver_all(telegram, room, params, [(one, one.passed_on) for one in messages])


def copy_message(telegram: "Telegram", params: Params) -> Wire:
    """Write a message's content anew, with another caption and other buttons if given."""
    room = telegram.writable(params)
    message = _source(telegram, params).messages.get(params["message_id"])
    if message is None:
        raise bad("message to copy not found")
    if not message.passable:
        raise bad("message can't be copied")
    body = message.content
    if "caption" in params and message.file is not None:
        body = {key: value for key, value in body.items() if not key.startswith("caption")} | checked_caption(params)
    return {"message_id": deliver(telegram, room, params, body, message.file).id}


def copy_messages(telegram: "Telegram", params: Params) -> list[Wire]:
    """Write the contents of several messages anew; albums stay together."""
    room = telegram.writable(params)
    dropped = ("caption", "caption_entities") if params.get("remove_caption") else ()
    bodies = [
        (message, {key: value for key, value in message.content.items() if key not in dropped})
        for message in _several(telegram, params)
    ]
    return _deliver_all(telegram, room, params, bodies)


def _source(telegram: "Telegram", params: Params) -> Room:
    return telegram.chat(params["from_chat_id"]).room


def _several(telegram: "Telegram", params: Params) -> list[Message]:
    numbers = params["message_ids"]
    if not 1 <= len(numbers) <= MAX_AT_ONCE:
        raise bad("too many messages specified" if numbers else "message identifiers are not specified")
    if sorted(set(numbers)) != numbers:
        raise bad("message identifiers must be in a strictly increasing order")
    found = _source(telegram, params).messages
    return [found[number] for number in numbers if number in found and found[number].passable]


def _deliver_all(telegram: "Telegram", room: Room, params: Params, bodies: list[tuple[Message, Wire]]) -> list[Wire]:
    if not bodies:
        raise bad("there are no messages to pass on")
    albums: dict[str, str] = {}
    sent = []
    for message, body in bodies:
        album = message.album and albums.setdefault(message.album, str(secrets.randbits(53)))
        content = body | ({"media_group_id": album} if album else {})
        sent.append({"message_id": deliver(telegram, room, params, content, message.file).id})
    return sent


# Files.


def get_file(telegram: "Telegram", params: Params) -> Wire:
    """Tell where a file can be downloaded; not above 20 MB."""
    file = telegram.files.by_id.get(params["file_id"])
    if file is None:
        raise bad("wrong file_id or the file is temporarily unavailable")
    if file.size > MAX_DOWNLOAD:
        raise bad("file is too big")
    return {
        "file_id": file.id,
        "file_unique_id": file.unique_id,
        "file_size": file.size,
        "file_path": file.path,
    }
