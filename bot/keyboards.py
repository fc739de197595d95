"""Keyboards as Telegram wants them. Buttons carry an intent and an object's id, in 64 bytes at most.

A button's data that begins with `@` carries a position: intake seals such updates so that nothing of them stays.
"""

from collections.abc import Collection
from typing import Any

from bot.texts import plain

Keyboard = dict[str, Any]
Button = dict[str, Any]

LONGEST = 64
"""Bytes that a button can carry."""


def inline(*rows: list[Button]) -> Keyboard:
    """Return buttons under a message; empty rows are left out."""
    return {"inline_keyboard": [row for row in rows if row]}


def press(label: str, data: str) -> Button:
    """Return a button that tells the bot `data`. Raises ValueError for more than 64 bytes."""
    if len(data.encode()) > LONGEST:
        raise ValueError(f"a button can't carry {data!r}")
    return {"text": label, "callback_data": data}


def base36(number: int) -> str:
    """Return a number in as few characters as a button can carry and Python's `int(…, 36)` reads."""
    digits, written = "0123456789abcdefghijklmnopqrstuvwxyz", ""
    while number or not written:
        number, rest = divmod(number, 36)
        written = digits[rest] + written
    return written


def link(label: str, url: str) -> Button:
    """Return a button that opens an address."""
    return {"text": label, "url": url}


def place_key(label: str) -> Button:
    """Return a key that sends the person's position; the phone asks once more."""
    return {"text": label, "request_location": True}


def keys(*rows: list[str | Button]) -> Keyboard:
    """Return the keyboard that takes the place of the phone's own."""
    wired = [[{"text": key} if isinstance(key, str) else key for key in row] for row in rows if row]
    return {"keyboard": wired, "resize_keyboard": True, "is_persistent": True}


def contact_key(label: str) -> Button:
    """Return a key that sends the person's own telephone number; the phone asks once more."""
    return {"text": label, "request_contact": True}


FACES = (
    (("secretary", "administrator"), "key-roster"),
    (("secretary", "administrator"), "key-broadcast"),
    (("keeper",), "key-mystation"),
    (("cadre", "administrator"), "key-queue"),
    (("cadre", "administrator"), "key-stats"),
    (("administrator",), "key-staff"),
    (("reporter",), "key-myreports"),
)
"""Keys that only some people have, in the order in which they come; a `reporter` has reported something."""


def home(language: str, faces: Collection[str] = (), *first: list[str | Button]) -> Keyboard:
    """Return the keys that are always there, for what somebody is (roles, `rider`), below the rows of `first`."""
    work: list[str | Button] = [plain(language, key) for kinds, key in FACES if any(kind in faces for kind in kinds)]
    wide = 3 if len(work) <= 3 else 2
    mine = "key-me" if "rider" in faces else "key-checkin"
    points = [plain(language, "key-points")] if {"rider", "reporter"} & set(faces) else []
    notices = [plain(language, "key-notices")] if "rider" in faces else []
    return keys(
        *first,
        [place_key(plain(language, "key-near")), plain(language, "key-hazard")],
        *(work[start : start + wide] for start in range(0, len(work), wide)),
        [plain(language, mine), *points, plain(language, "key-favourites")],
        [plain(language, "key-sos"), *notices, plain(language, "key-help")],
    )
