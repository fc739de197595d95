"""Photos on their way: fetched from Telegram and stored before anything is acknowledged, opened when they are shown."""

import asyncio
import os
import secrets
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from PIL import Image, ImageDraw
from telegram import Document, Message, PhotoSize
from telegram.error import BadRequest, NetworkError, RetryAfter

from bot import photofiles, pictures
from bot.kit import Kit
from bot.logs import log
from bot.photostore import Store
from bot.sending import Gone
from bot.texts import LANGUAGES, plain
from bot.transport import TooLong
from models import keys, photos
from models.photos import Kept
from models.rules import RuleBroken

PAUSES = (0.5, 2.0, 5.0)
"""Seconds between tries to download; after the last one the update fails, and is tried anew as a whole."""

HIDDEN, ERASED, AWAY = "photo-hidden", "photo-erased", "photo-away"
"""What stands in the place of a photo: somebody is on it, who took it had it erased, or the store doesn't answer."""

_NONCE = 12
_PAPER, _INK = "#d5d7da", "#5b6068"
_SIZE = (1280, 960)

_hands = ThreadPoolExecutor(2, thread_name_prefix="photos")
"""Unpacked, a photo takes a hundred megabytes and more: two at a time, and no more."""


class Hidden(Gone):
    """The photo is hidden: somebody is on it."""


class Away(Exception):
    """The store of the photos doesn't answer."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A photo as it is kept: a JPEG without metadata; `at` is when it was sent, sizes are pixels."""

    content: bytes = field(repr=False)
    width: int
    height: int
    at: datetime
    album: str | None = None
    unique_id: str | None = None


async def fetch(kit: Kit, message: Message) -> Fetched:
    """Download and check the photo of a message, or the picture that it holds as a file.

    Call it outside of any transaction. Raises RuleBroken, with a sentence for the person, for what is no photo, or too
    big a one; python-telegram-bot's errors when Telegram can't be reached, so that the update is tried again.
    """
    file = _file(message)
    photofiles.check_size(file.file_size or 0)
    async with kit.unpacking:
        content = await _download(kit, file.file_id)
        running = asyncio.get_running_loop().run_in_executor(_hands, photofiles.clean, content)
        jpeg, width, height = await running
    return Fetched(jpeg, width, height, message.date, message.media_group_id, file.file_unique_id)


async def keep(kit: Kit, fetched: Fetched, update_id: int, number: int = 0) -> Kept:
    """Seal a photo with a key of its own and store it; `number` tells several of one update apart.

    Call it outside of any transaction, then `photos.add` in one. What is stored and never added is deleted a day later
    (jobs/photos.py). Raises obstore's errors when it can't be stored.
    """
    return await put(kit.photos, fetched, update_id, number)


async def put(store: Store, fetched: Fetched, update_id: int, number: int = 0) -> Kept:
    """Seal a photo and put it into this store, as `keep`."""
    # Never under a path that was used before: a process that hung, and stores late what another one has stored and
    # added meanwhile, would put bytes in its place that the key in the row doesn't open.
    path = f"{fetched.at:%Y/%m}/{update_id}-{number}-{secrets.token_hex(4)}.jpg"
    key, nonce = AESGCM.generate_key(256), os.urandom(_NONCE)
    await store.put(path, nonce + AESGCM(key).encrypt(nonce, fetched.content, path.encode()))
    size = len(fetched.content)
    return Kept(path, key, fetched.width, fetched.height, size, fetched.album, fetched.unique_id)


async def look(kit: Kit, photo_id: int) -> bytes:
    """Return a photo as JPEG.

    Raises Hidden for one that is hidden, Gone for one that nobody can read any more, Away when its store is silent.
    """
    async with kit.database.read() as session:
        photo = await photos.by_id(session, photo_id)
        if photo is None or not photo.shown:
            raise Hidden if photo and photo.hidden_at else Gone
        try:
            key = await photos.key_of(session, photo)
        except keys.Unreadable:
            raise Gone from None
    try:
        sealed = await kit.photos.get(photo.path)
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], photo.path.encode())
    except (FileNotFoundError, InvalidTag) as error:
        log().error("the bytes of a photo are missing or wrong", photo=photo_id, kind=type(error).__name__)
        raise Gone from None
    except Exception as error:
        log().error("the store of the photos doesn't answer", kind=type(error).__name__)
        raise Away from error


async def photo(kit: Kit, recipe: Mapping[str, Any]) -> tuple[bytes, str]:
    """Return the photo that a recipe names, or a grey picture that says why it is not shown.

    `photo` is its id, `language` that of the words on the grey picture.
    """
    language = str(recipe.get("language", LANGUAGES[0]))
    try:
        return await look(kit, int(recipe["photo"])), "photo.jpg"
    except Hidden:
        return await asyncio.to_thread(placeholder, language, HIDDEN), "photo.jpg"
    except Gone:
        return await asyncio.to_thread(placeholder, language, ERASED), "photo.jpg"
    except Away:  # a hazard must be seen, with its photo or without
        return await asyncio.to_thread(placeholder, language, AWAY), "photo.jpg"


@lru_cache(maxsize=8)
def placeholder(language: str, key: str = HIDDEN) -> bytes:
    """Return a grey picture with a sentence, as JPEG; `key` is HIDDEN, ERASED or AWAY. Slow work."""
    image = Image.new("RGB", _SIZE, _PAPER)
    wide, high = _SIZE
    face, lines = pictures.fitted(plain(language, key), wide * 0.8, 4, (64, 56, 48), bold=True)
    top = (high - len(lines) * face.size * pictures.LEADING) / 2
    pictures.write(ImageDraw.Draw(image), (wide / 2, top), lines, face, _INK, align="centre")
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=photofiles.QUALITY)
    return buffer.getvalue()


def _file(message: Message) -> PhotoSize | Document:
    if message.photo:
        return max(reversed(message.photo), key=lambda size: size.width * size.height)
    document = message.document
    if document is None or (document.mime_type or "").startswith(("video/", "audio/")):
        raise RuleBroken("photo-none")
    return document


async def _download(kit: Kit, file_id: str) -> bytes:
    for pause in (*PAUSES, None):
        try:
            return await kit.bot.download(file_id)
        except TooLong:
            raise RuleBroken("photo-too-big", megabytes=photofiles.MEGABYTES) from None
        except BadRequest as error:
            raise _refusal(error) from None
        except (NetworkError, RetryAfter):
            if pause is None:
                raise
            await asyncio.sleep(pause)
    raise AssertionError("the last try returns or raises")


def _refusal(error: BadRequest) -> RuleBroken:
    if "file is too big" in str(error).lower():
        return RuleBroken("photo-too-big", megabytes=photofiles.MEGABYTES)
    return RuleBroken("photo-lost")
