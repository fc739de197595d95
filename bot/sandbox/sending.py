"""The bot writes: text, places, contacts, pictures and files."""

import secrets
from typing import TYPE_CHECKING, Any

from bot.sandbox.entities import formatted, units
from bot.sandbox.files import MAX_UPLOAD, File, Upload, picture_size
from bot.sandbox.keyboards import checked_inline, checked_reply
from bot.sandbox.messages import Message, Wire, bare
from bot.sandbox.refusals import Refused, bad
from bot.sandbox.rooms import Room

if TYPE_CHECKING:
    from bot.sandbox.world import Telegram

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_ALBUM = 10
MAX_LIVE_SECONDS = 86_400
FOREVER = 0x7FFFFFFF


def text_content(params: dict[str, Any]) -> Wire:
    """Read a message's text; give `text`, `entities` and `link_preview_options` as they go on the message."""
    text, found = formatted(params["text"], params.get("parse_mode"), params.get("entities"))
    if not text:
        raise bad("text must be non-empty")
    if units(text) > MAX_TEXT:
        raise bad("message is too long")
    wire: Wire = {"text": text}
    if found:
        wire["entities"] = found
    if "link_preview_options" in params:
        wire["link_preview_options"] = params["link_preview_options"]
    return wire


def checked_caption(params: dict[str, Any]) -> Wire:
    """Read a caption; give `caption` and `caption_entities`, or nothing."""
    text, found = formatted(params.get("caption", ""), params.get("parse_mode"), params.get("caption_entities"))
    if units(text) > MAX_CAPTION:
        raise bad("message caption is too long")
    if not text:
        return {}
    return {"caption": text, "caption_entities": found} if found else {"caption": text}


def checked_location(params: dict[str, Any]) -> Wire:
    """Read a position."""
    latitude, longitude = params["latitude"], params["longitude"]
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise bad("invalid location specified")
    if not 0 <= params.get("horizontal_accuracy", 0) <= 1500:
        raise bad("wrong horizontal accuracy specified")
    period = params.get("live_period", 0)
    if period and not (60 <= period <= MAX_LIVE_SECONDS or period == FOREVER):
        raise bad("wrong live location period specified")
    kept = (
        "latitude",
        "longitude",
        "horizontal_accuracy",
        "live_period",
        "heading",
        "proximity_alert_radius",
    )
    return {key: params[key] for key in kept if key in params}


def deliver(telegram: "Telegram", room: Room, params: dict[str, Any], body: Wire, file: File | None = None) -> Message:
    """Put a message of the bot's into a chat; raises what makes it impossible before anything is done."""
    markup = params.get("reply_markup")
    inline = reply = None
    if markup is not None:
        if "inline_keyboard" in markup:
            inline = checked_inline(markup)
        else:
            reply = checked_reply(markup, private=room.private)
    wire = {
        "message_id": 0,
        "from": telegram.bot,
        "chat": room.wire,
        "date": int(telegram.clock.seconds()),
        **answered(room, params),
        **body,
    }
    if inline:
        wire["reply_markup"] = inline
    if params.get("protect_content"):
        wire["has_protected_content"] = True
    message = Message(room, wire, file=file)
    message.markup = reply
    message.silent = params.get("disable_notification", False)
    telegram.post(message)
    return message


def answered(room: Room, params: dict[str, Any]) -> Wire:
    """Say which message is answered and which topic is written to."""
    thread = params.get("message_thread_id")
    wire = room.owner.topic_wire(thread) if thread else {}
    reply = params.get("reply_parameters")
    if reply is None:
        return wire
    message = room.messages.get(reply["message_id"])
    if reply.get("chat_id", room.id) != room.id:
        raise bad("the sandbox lets the bot answer messages of the same chat only")
    if message is not None:
        return wire | {"reply_to_message": bare(message.wire)}
    if reply.get("allow_sending_without_reply"):
        return wire
    raise bad("message to be replied not found")


def send_message(telegram: "Telegram", params: dict[str, Any]) -> Wire:
    """Write text."""
    body = text_content(params)
    return deliver(telegram, telegram.writable(params, "text messages"), params, body).wire


def send_location(telegram: "Telegram", params: dict[str, Any]) -> Wire:
    """Send a position."""
    body = {"location": checked_location(params)}
    return deliver(telegram, telegram.writable(params), params, body).wire


def send_venue(telegram: "Telegram", params: dict[str, Any]) -> Wire:
    """Send a named place."""
    location = checked_location(params)
    if not params["title"].strip():
        raise bad("venue title must be non-empty")
    venue = {"location": location, "title": params["title"], "address": params["address"]}
    venue |= {key: value for key, value in params.items() if key.startswith(("foursquare_", "google_"))}
    return deliver(telegram, telegram.writable(params), params, {"venue": venue, "location": location}).wire


def send_contact(telegram: "Telegram", params: dict[str, Any]) -> Wire:
    """Send a phone number."""
    fields = ("phone_number", "first_name", "last_name", "vcard")
    contact = {key: params[key] for key in fields if key in params}
    return deliver(telegram, telegram.writable(params), params, {"contact": contact}).wire


def send_photo(telegram: "Telegram", params: dict[str, Any]) -> Wire:
    """Send a picture."""
    room = telegram.writable(params, "photos")
    file = photo_file(telegram, uploaded(params, params["photo"]))
    body = photo_wire(file) | checked_caption(params) | shown_how(params)
    return deliver(telegram, room, params, body, file).wire


def send_document(telegram: "Telegram", params: dict[str, Any]) -> Wire:
    """Send a file."""
    room = telegram.writable(params, "documents")
    file = document_file(telegram, uploaded(params, params["document"]))
    return deliver(telegram, room, params, file_wire(file) | checked_caption(params), file).wire


def send_video(telegram: "Telegram", params: dict[str, Any]) -> Wire:
    """Send a video."""
    room = telegram.writable(params, "videos")
    return deliver(telegram, room, params, *_moving(telegram, params, params, "video")).wire


def send_animation(telegram: "Telegram", params: dict[str, Any]) -> Wire:
    """Send a video without sound, or a GIF."""
    room = telegram.writable(params, "animations")
    return deliver(telegram, room, params, *_moving(telegram, params, params, "animation")).wire


def _moving(
    telegram: "Telegram", params: dict[str, Any], item: dict[str, Any], kind: str, key: str | None = None
) -> tuple[Wire, File]:
    """Read a video or an animation, with its caption; `key` is where the file is when not under its kind's name."""
    file = video_file(telegram, params, item, kind, key or kind)
    return file_wire(file) | checked_caption(item) | shown_how(item), file


def uploaded(params: dict[str, Any], given: Upload | str) -> Upload | str:
    """Take the file that came with the call where one is named by attach://."""
    if isinstance(given, str) and given.startswith("attach://"):
        file: Upload | None = params.get("attached", {}).get(given.removeprefix("attach://"))
        if file is None:
            raise bad("media not found")
        return file
    return given


def send_media_group(telegram: "Telegram", params: dict[str, Any]) -> list[Wire]:
    """Send an album: 2 to 10 pictures and videos, or as many files."""
    room = telegram.writable(params, "photos")
    media = params["media"]
    if len(media) < 2:
        raise bad("too few messages to send as an album")
    if len(media) > MAX_ALBUM:
        raise bad("too many messages to send as an album")
    kinds = {item["type"] for item in media}
    if "document" in kinds and len(kinds) > 1:
        raise bad("document can't be mixed with other media types")
    album = {"media_group_id": str(secrets.randbits(53))}
    contents = [media_content(telegram, params, item) for item in media]
    if any(file.kind != item["type"] for item, (_, file) in zip(media, contents, strict=True)):
        raise bad("MEDIA_INVALID")
    return [deliver(telegram, room, params, body | album, file).wire for body, file in contents]


def media_content(telegram: "Telegram", params: dict[str, Any], item: dict[str, Any]) -> tuple[Wire, File]:
    """Read one InputMedia: a picture, a video or a file, with its caption."""
    if item["type"] in {"video", "animation"}:
        return _moving(telegram, params, item, item["type"], "media")
    given = uploaded(params, item["media"])
    if item["type"] == "photo":
        file = photo_file(telegram, given)
        return photo_wire(file) | checked_caption(item) | shown_how(item), file
    if item["type"] == "document":
        file = document_file(telegram, given)
        return file_wire(file) | checked_caption(item), file
    raise bad(f"the sandbox has no {item['type']} messages")


def shown_how(params: dict[str, Any]) -> Wire:
    """Say how a picture is shown."""
    wire = {"show_caption_above_media": True} if params.get("show_caption_above_media") else {}
    return wire | ({"has_media_spoiler": True} if params.get("has_spoiler") else {})


def photo_file(telegram: "Telegram", given: Upload | str) -> File:
    """Take a picture that was uploaded, or one that Telegram has."""
    if isinstance(given, Upload):
        return telegram.files.keep_photo(given.content, picture_size(given.content))
    return _known(telegram, given, "photo")


def document_file(telegram: "Telegram", given: Upload | str) -> File:
    """Take a file that was uploaded, or one that Telegram has."""
    if isinstance(given, str):
        return _known(telegram, given, "document")
    _check_upload(given)
    return telegram.files.keep_document(given.content, given.name, given.mime)


def video_file(telegram: "Telegram", params: dict[str, Any], item: dict[str, Any], kind: str, key: str) -> File:
    """Take a "video" or "animation" that was uploaded, or one that Telegram has."""
    given = uploaded(params, item[key])
    if isinstance(given, str):
        return _known(telegram, given, kind)
    _check_upload(given)
    shown = {name: item.get(name, 0) for name in ("width", "height", "duration")}
    small = uploaded(params, item["thumbnail"]) if "thumbnail" in item else None
    if isinstance(small, Upload):
        shown["thumbnail"] = telegram.files.keep_photo(small.content, picture_size(small.content))
    return telegram.files.keep_video(given.content, kind, given.name, given.mime, **shown)


def _check_upload(given: Upload) -> None:
    if len(given.content) > MAX_UPLOAD:
        raise Refused(413, "Request Entity Too Large")
    if not given.content:
        raise bad("file must be non-empty")


def _known(telegram: "Telegram", file_id: str, kind: str) -> File:
    if "://" in file_id:
        raise bad("the sandbox fetches no addresses: upload the file or give a file_id")
    file = telegram.files.by_id.get(file_id)
    if file is None:
        raise bad("wrong file identifier/HTTP URL specified")
    # Telegram keeps videos and files alike: sent as the one or the other, each stays what it is. Pictures are apart.
    if file.kind != kind and "photo" in {file.kind, kind}:
        raise bad(f"can't use file of type {file.kind.capitalize()} as {kind.capitalize()}")
    return file


def photo_wire(file: File) -> Wire:
    """Write a picture's sizes."""
    return {"photo": [_size(size) for size in file.sizes]}


def _size(file: File) -> Wire:
    wire: Wire = {
        "file_id": file.id,
        "file_unique_id": file.unique_id,
        "width": file.width,
        "height": file.height,
    }
    return wire | {"file_size": len(file.stored)} if file.stored is not None else wire


def file_wire(file: File) -> Wire:
    """Write a file, a video, or an animation (which is told as a file too, for programs that know none)."""
    wire = {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": file.size}
    if file.name:
        wire["file_name"] = file.name
    if file.mime:
        wire["mime_type"] = file.mime
    if file.kind == "document":
        return {"document": wire}
    if file.thumbnail is not None:
        wire["thumbnail"] = _size(file.thumbnail.sizes[0])
    moving = wire | {"width": file.width, "height": file.height, "duration": file.duration}
    return {"video": moving} if file.kind == "video" else {"animation": moving, "document": wire}
