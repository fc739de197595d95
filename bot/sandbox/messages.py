"""A message, as Telegram keeps it and as people see it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bot.sandbox.entities import as_html

if TYPE_CHECKING:
    from bot.sandbox.files import File
    from bot.sandbox.groups import Group
    from bot.sandbox.people import Person
    from bot.sandbox.rooms import Room

Wire = dict[str, Any]
PASSED_ON = {
    "text",
    "entities",
    "link_preview_options",
    "caption",
    "caption_entities",
    "show_caption_above_media",
    "has_media_spoiler",
    "photo",
    "document",
    "video",
    "animation",
    "location",
    "venue",
    "contact",
}
MEDIA = ("photo", "video", "animation", "document")
ASKS = {"request_location": "location", "request_contact": "contact", "request_poll": "poll"}


@dataclass(frozen=True, slots=True)
class Button:
    """A button: under a message (`data`, `url` …) or a key of the reply keyboard (`asks` is location or
    contact).
    """

    label: str
    data: str | None = None
    url: str | None = None
    asks: str | None = None
    copies: str | None = None
    row: int = 0


@dataclass(frozen=True, slots=True)
class Location:
    """A position in degrees; `accuracy` in metres and `live` in seconds when given."""

    latitude: float
    longitude: float
    accuracy: float | None = None
    live: int | None = None


@dataclass(frozen=True, slots=True)
class Venue:
    """A place with a name."""

    title: str
    address: str
    location: Location


@dataclass(frozen=True, slots=True)
class Contact:
    """A phone number with the name it belongs to; `user_id` only when the client knows it."""

    phone: str
    first_name: str
    last_name: str | None
    user_id: int | None


class Message:
    """One message of one chat.

    `wire` is what the Bot API says of it; it is replaced, never changed, so whoever holds one holds what
    was true.
    """

    __slots__ = ("deleted", "file", "from_bot", "markup", "room", "sender", "silent", "wire")

    def __init__(self, room: "Room", wire: Wire, sender: "Person | None" = None, file: "File | None" = None) -> None:
        self.room = room
        self.wire = wire
        self.sender = sender
        self.from_bot = sender is None and "from" in wire and wire["from"]["is_bot"]
        self.file = file
        self.markup: Wire | None = None
        self.silent = False
        self.deleted = False

    def __repr__(self) -> str:
        return f"<{'bot' if self.from_bot else self.sender} {self.id}: {self.words!r}>"

    @property
    def id(self) -> int:
        """Give the number that is this message's own in its chat."""
        return int(self.wire["message_id"])

    @property
    def chat(self) -> "Person | Group":
        """Give the group, or the person whose private chat with the bot this is."""
        return self.room.owner

    @property
    def text(self) -> str:
        """Give the plain text (or caption), "" when there is none."""
        return self.wire.get("text") or self.wire.get("caption") or ""

    @property
    def entities(self) -> list[Wire]:
        """Give the entities of the text or caption."""
        return self.wire.get("entities") or self.wire.get("caption_entities") or []

    @property
    def html(self) -> str:
        """Give the text (or caption) as HTML."""
        return as_html(self.text, self.entities)

    @property
    def words(self) -> str:
        """Give all that can be read on it: text, caption, a venue's title and address, a contact's or file's
        name.
        """
        return words_of(self.wire)

    @property
    def buttons(self) -> list[list[Button]]:
        """Give the rows of buttons under the message."""
        return button_rows(self.wire.get("reply_markup"), "inline_keyboard")

    @property
    def keyboard(self) -> list[list[Button]]:
        """Give the rows of the reply keyboard that came with the message."""
        return button_rows(self.markup, "keyboard")

    @property
    def photo(self) -> "File | None":
        """Give the picture in its largest size, with `.content` bytes, `.width`, `.height`."""
        return self.file if "photo" in self.wire else None

    @property
    def document(self) -> "File | None":
        """Give the file, with `.content` bytes, `.name`, `.mime`."""
        return self.file if "document" in self.wire and "animation" not in self.wire else None

    @property
    def video(self) -> "File | None":
        """Give the video, with `.content` bytes, `.width`, `.height`, `.duration` in seconds, `.thumbnail`."""
        return self.file if "video" in self.wire else None

    @property
    def animation(self) -> "File | None":
        """Give the animation, as a video that has no sound."""
        return self.file if "animation" in self.wire else None

    @property
    def location(self) -> Location | None:
        """Give the position that was sent (a venue's own as well)."""
        return location_of(self.wire["location"]) if "location" in self.wire else None

    @property
    def venue(self) -> Venue | None:
        """Give the named place that was sent."""
        venue = self.wire.get("venue")
        return venue and Venue(venue["title"], venue["address"], location_of(venue["location"]))

    @property
    def contact(self) -> Contact | None:
        """Give the contact that was sent."""
        contact = self.wire.get("contact")
        return contact and Contact(
            contact["phone_number"], contact["first_name"], contact.get("last_name"), contact.get("user_id")
        )

    @property
    def date(self) -> datetime:
        """Tell when it was sent."""
        return datetime.fromtimestamp(self.wire["date"], UTC)

    @property
    def edited(self) -> datetime | None:
        """Tell when it was last edited, None if never (a change of buttons alone doesn't count)."""
        return datetime.fromtimestamp(self.wire["edit_date"], UTC) if "edit_date" in self.wire else None

    @property
    def album(self) -> str | None:
        """Give the id that the pictures of one album share."""
        return self.wire.get("media_group_id")

    @property
    def thread(self) -> int | None:
        """Give the forum topic."""
        return self.wire.get("message_thread_id")

    @property
    def reply_to(self) -> "Message | None":
        """Give the message that this one answers, if it still exists."""
        answered = self.wire.get("reply_to_message")
        return answered and self.room.messages.get(answered["message_id"])

    @property
    def passable(self) -> bool:
        """Tell whether it is one that can be passed on: no service message."""
        return bool({"text", "location", "contact", *MEDIA} & self.wire.keys())

    @property
    def content(self) -> Wire:
        """Give what it holds, without who wrote it, when and where."""
        return {key: value for key, value in self.wire.items() if key in PASSED_ON}

    @property
    def passed_on(self) -> Wire:
        """Give what it holds and where it comes from at first, as a forwarded message has it."""
        wire, date = self.wire, self.wire["date"]
        if "sender_chat" in wire:
            origin: Wire = {"type": "chat", "date": date, "sender_chat": wire["sender_chat"]}
        else:
            origin = {"type": "user", "date": date, "sender_user": wire["from"]}
        return self.content | {"forward_origin": wire.get("forward_origin", origin)}

    def button(self, label: str) -> Button | None:
        """Find the first button whose label contains this."""
        return next((button for row in self.buttons for button in row if label in button.label), None)


def words_of(wire: Wire) -> str:
    """Give all that can be read on a message."""
    if "text" in wire:
        return str(wire["text"])
    venue, contact = wire.get("venue", {}), wire.get("contact", {})
    parts = [
        wire.get("caption"),
        venue.get("title"),
        venue.get("address"),
        wire.get("document", {}).get("file_name"),
        contact.get("first_name"),
        contact.get("phone_number"),
    ]
    return "\n".join(part for part in parts if part)


def location_of(wire: Wire) -> Location:
    """Read a position."""
    return Location(wire["latitude"], wire["longitude"], wire.get("horizontal_accuracy"), wire.get("live_period"))


def button_rows(markup: Wire | None, key: str) -> list[list[Button]]:
    """Read rows of buttons from a markup's `inline_keyboard` or `keyboard`."""
    rows = (markup or {}).get(key, [])
    return [[_button(button, number) for button in row] for number, row in enumerate(rows)]


def _button(wire: Wire | str, row: int) -> Button:
    if isinstance(wire, str):
        return Button(wire, row=row)
    asks = next((meaning for key, meaning in ASKS.items() if wire.get(key)), None)
    copies = wire.get("copy_text", {}).get("text")
    return Button(wire["text"], wire.get("callback_data"), wire.get("url"), asks, copies, row)


def bare(wire: Wire) -> Wire:
    """Give a message as it looks inside another one that answers it: without what it answers itself."""
    if "reply_to_message" in wire:
        return {key: value for key, value in wire.items() if key != "reply_to_message"}
    return wire
