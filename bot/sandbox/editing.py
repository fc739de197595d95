"""The bot changes or takes back what it wrote, and answers presses."""

from typing import TYPE_CHECKING, Any

from bot.sandbox.entities import units
from bot.sandbox.keyboards import checked_inline
from bot.sandbox.messages import MEDIA, Message, Wire
from bot.sandbox.refusals import bad
from bot.sandbox.sending import checked_caption, checked_location, media_content, shown_how, text_content

if TYPE_CHECKING:
    from bot.sandbox.world import Telegram

SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
DELETABLE_SECONDS = 48 * 3600
MAX_AT_ONCE = 100
MAX_ANSWER = 200
CONTENT = {
    "text",
    "entities",
    "link_preview_options",
    "caption",
    "caption_entities",
    "show_caption_above_media",
    "has_media_spoiler",
    "location",
    *MEDIA,
}


def own_message(telegram: "Telegram", params: dict[str, Any]) -> Message:
    """Find the bot's own message that is to be changed."""
    if "inline_message_id" in params:
        raise bad("the sandbox has no inline messages")
    if "chat_id" not in params:
        raise bad("chat_id is empty")
    if "message_id" not in params:
        raise bad("message identifier is not specified")
    room = telegram.writable(params)
    message = room.messages.get(params["message_id"])
    if message is None:
        raise bad("message to edit not found")
    if not message.from_bot or message.markup is not None or "forward_origin" in message.wire:
        raise bad("message can't be edited")
    return message


def change(telegram: "Telegram", message: Message, params: dict[str, Any], content: Wire | None) -> Wire:
    """Give a message new content (None: keep it) and buttons; refuses what changes nothing."""
    old = message.wire
    wire = old if content is None else {k: v for k, v in old.items() if k not in CONTENT} | content
    markup = params.get("reply_markup")
    inline = checked_inline(markup) if markup else None
    wire = {key: value for key, value in wire.items() if key != "reply_markup"}
    if inline:
        wire["reply_markup"] = inline
    if wire == old:
        raise bad(SAME)
    if content is not None:
        wire["edit_date"] = int(telegram.clock.seconds())
    telegram.rewrite(message, wire)
    return wire


def edit_text(telegram: "Telegram", params: dict[str, Any]) -> Wire:
    """Change a text."""
    message = own_message(telegram, params)
    if "text" not in message.wire:
        raise bad("there is no text in the message to edit")
    if "text" not in params:
        raise bad("message text is empty")
    return change(telegram, message, params, text_content(params))


def edit_caption(telegram: "Telegram", params: dict[str, Any]) -> Wire:
    """Change a caption."""
    message = own_message(telegram, params)
    media = {key: message.wire[key] for key in MEDIA if key in message.wire}
    if not media:
        raise bad("there is no caption in the message to edit")
    return change(telegram, message, params, media | checked_caption(params) | shown_how(params))


def edit_media(telegram: "Telegram", params: dict[str, Any]) -> Wire:
    """Put another picture, video or file (with its caption) in the place of what is there; a text becomes one too.

    In an album pictures and videos may take each other's place, nothing else may.
    """
    message = own_message(telegram, params)
    kind = params["media"]["type"]
    if not {"text", *MEDIA} & message.wire.keys():
        raise bad("there is no media in the message to edit")
    if message.album and kind not in message.wire:
        if kind not in {"photo", "video", "document"}:
            raise bad("message content type can't be used in an album")
        if "document" in {kind, *message.wire}:
            raise bad("can't change media type in the album")
    content, file = media_content(telegram, params, params["media"])
    message.file = file
    return change(telegram, message, params, content)


def edit_live_location(telegram: "Telegram", params: dict[str, Any]) -> Wire:
    """Move a live position."""
    message = own_message(telegram, params)
    live = message.wire.get("location", {}).get("live_period")
    if live is None or message.wire["date"] + live < telegram.clock.seconds():
        raise bad("message can't be edited")
    return change(telegram, message, params, {"location": {"live_period": live} | checked_location(params)})


def stop_live_location(telegram: "Telegram", params: dict[str, Any]) -> Wire:
    """End a live position where it is."""
    message = own_message(telegram, params)
    if "live_period" not in message.wire.get("location", {}):
        raise bad("message can't be edited")
    still = {key: value for key, value in message.wire["location"].items() if key in {"latitude", "longitude"}}
    return change(telegram, message, params, {"location": still})


def edit_markup(telegram: "Telegram", params: dict[str, Any]) -> Wire:
    """Change the buttons only."""
    return change(telegram, own_message(telegram, params), params, None)


def delete_message(telegram: "Telegram", params: dict[str, Any]) -> bool:
    """Take a message back."""
    room = telegram.writable(params)
    message = room.messages.get(params["message_id"])
    if message is None:
        raise bad("message to delete not found")
    if not telegram.deletable(message):
        raise bad("message can't be deleted for everyone")
    telegram.remove(message)
    return True


def delete_messages(telegram: "Telegram", params: dict[str, Any]) -> bool:
    """Take up to 100 messages back; those that are gone are skipped."""
    numbers = params["message_ids"]
    if not 1 <= len(numbers) <= MAX_AT_ONCE:
        raise bad("too many messages specified" if numbers else "message identifiers are not specified")
    room = telegram.writable(params)
    messages = [room.messages[number] for number in numbers if number in room.messages]
    if not all(telegram.deletable(message) for message in messages):
        raise bad("message can't be deleted for everyone")
    for message in messages:
        telegram.remove(message)
    return True


def answer_callback(telegram: "Telegram", params: dict[str, Any]) -> bool:
    """Answer a press, once and in time."""
    if units(params.get("text", "")) > MAX_ANSWER:
        raise bad("MESSAGE_TOO_LONG")
    url = params.get("url", "").lower()
    if url and not url.startswith(f"https://t.me/{telegram.bot['username'].lower()}?start="):
        raise bad("URL_INVALID")
    telegram.answer(params)
    return True
