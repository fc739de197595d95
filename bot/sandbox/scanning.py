"""Reading the QR codes in a picture, as a phone's camera does, where this machine has what it takes."""

import io
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from PIL import Image

if TYPE_CHECKING:
    from bot.sandbox.people import Person
    from bot.sandbox.world import Telegram

READER = "zxingcpp"
LAST = 12


def can_scan() -> bool:
    """Tell whether this machine can read codes; without it people paste links."""
    return find_spec(READER) is not None


def scan(content: bytes) -> list[str]:
    """Read what the codes in a picture say."""
    with Image.open(io.BytesIO(content)) as picture:
        found = import_module(READER).read_barcodes(picture.convert("RGB"))
    return [one.text for one in found]


def in_sight(telegram: "Telegram", person: "Person") -> list[dict[str, Any]]:
    """List the newest pictures that the bot has sent to other people's phones, the newest first."""
    shown = [
        {"file_id": message.photo.id, "url": f"/api/file/{message.photo.id}", "whose": other.name, "id": message.id}
        for other in telegram.people.values()
        if other is not person
        for message in other.room.messages.values()
        if message.from_bot and message.photo
    ]
    return sorted(shown, key=lambda one: -int(str(one["id"])))[:LAST]
