"""Broadcasts that were sent and say something else now, or nothing any more: how their copies are edited."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import orjson
from PIL import Image, ImageDraw
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import InputFile, InputMediaDocument, InputMediaPhoto

from bot import broadcastcopies, pictures
from bot.keyboards import inline
from bot.kit import Kit
from bot.posterpage import PALE, PAPER
from bot.texts import plain
from models import broadcasts
from models.broadcasts import DOCUMENT, TEXT, Broadcast, Content, Item
from models.dispatches import Copy, Message, Turn
from models.notices import Notice
from models.rules import RuleBroken

WITHDRAWN = "withdrawn"
"""What `made` says in the recipe of what takes the place of a picture or file that can't be deleted any more."""

WIDTH, HEIGHT = 640, 360

CAPTION = 1024
"""Characters of a caption at most, as Telegram counts them (UTF-16 units)."""


def kind_of(content: Content) -> str:
    """Return what can be changed in some content: its "text", the caption of an "album", or caption and "media"."""
    if content.is_album:
        return "album"
    return TEXT if content.items[0].kind == TEXT else "media"


def merged(content: Content, given: Item) -> Content:
    """Return the content with what its author gave in its place: words, or another picture, video or file.

    New media without words keeps the words of the old. Raises RuleBroken for what can't take its place.
    """
    kind = kind_of(content)
    if kind == TEXT:
        if given.kind != TEXT:
            raise RuleBroken("run-correct-kind", kind=kind)
        return Content((given,))
    words = given.text or content.items[0].text
    if len(words.encode("utf-16-le", "surrogatepass")) // 2 > CAPTION:
        raise RuleBroken("run-caption-too-long")
    if given.kind == TEXT:
        place = _captioned(content)
        new = replace(content.items[place], text=given.text, entities=given.entities)
        return replace(content, items=(*content.items[:place], new, *content.items[place + 1 :]))
    if kind == "album":
        raise RuleBroken("run-correct-kind", kind=kind)
    old = content.items[0]
    return Content((given if given.text else replace(given, text=old.text, entities=old.entities),))


async def made(kit: Kit, session: AsyncSession, notice: Notice, turns: Sequence[Turn]) -> list[Copy]:
    """Return the edits that let these copies say what the broadcast says now, or that it was taken back."""
    broadcast = await broadcasts.of_notice(session, notice)
    content = await broadcasts.content_of(session, broadcast) if broadcast else None
    if broadcast is None or content is None:
        return []
    edits: list[Copy] = []
    for turn in turns:
        language = turn.language or kit.district.languages[0]
        if notice.taken_back_at is not None:
            edits.append((turn, _withdrawn(language, content, turn)))
        else:
            edits.append((turn, _corrected(kit, language, notice, broadcast, content, turn)))
    return edits


async def withdrawn(_kit: Kit, recipe: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters that put a placeholder where a picture or file was."""
    language = str(recipe["language"])
    words = plain(language, "run-withdrawn")
    content = await asyncio.to_thread(placeholder, words)
    file = InputFile(content, filename="withdrawn.png", attach=True)
    kind = InputMediaDocument if recipe["as"] == DOCUMENT else InputMediaPhoto
    media = kind(file, caption=words if recipe["captioned"] else None)
    return {"media": media, "reply_markup": inline()} if recipe["alone"] else {"media": media}


@lru_cache(maxsize=4)
def placeholder(words: str) -> bytes:
    """Return a picture with nothing but these words on it, as PNG."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(image)
    face, lines = pictures.fitted(words, WIDTH - 80, 2, (40, 34, 28), bold=True)
    pictures.write(pen, (WIDTH / 2, HEIGHT / 2 - face.size * 0.6 * len(lines)), lines, face, PALE, align="centre")
    return pictures.png(image)


def _corrected(
    kit: Kit, language: str, notice: Notice, broadcast: Broadcast, content: Content, turn: Turn
) -> list[Message]:
    if content.is_album:
        return [
            Message("editMessageCaption", {**_caption(item), "message_id": number})
            for item, number in zip(content.items, _album(turn), strict=False)
            if item.text
        ]
    item, buttons = content.items[0], broadcastcopies.keyboard(language, kit.district, broadcast, notice)
    if item.kind == TEXT:
        return [Message("editMessageText", {**broadcastcopies.params(item), "reply_markup": buttons})]
    (media,) = broadcastcopies.media(content)
    return [Message("editMessageMedia", {"media": media, "reply_markup": buttons})]


def _withdrawn(language: str, content: Content, turn: Turn) -> list[Message]:
    """Return edits that leave nothing of a copy but the word that it was taken back."""
    text = Message("editMessageText", {"text": plain(language, "run-withdrawn"), "reply_markup": inline()})
    if not content.is_album:
        return [text if content.items[0].kind == TEXT else _replaced(language, content.items[0])]
    numbers = _album(turn)
    parts = zip(content.items, numbers, strict=False)
    media = [_replaced(language, item, number, captioned=not place) for place, (item, number) in enumerate(parts)]
    return media if turn.message_id in numbers else [*media, text]  # its buttons may never have come


def _replaced(language: str, item: Item, message_id: int | None = None, *, captioned: bool = True) -> Message:
    # In an album a file can only be replaced by a file.
    shown = DOCUMENT if item.kind == DOCUMENT else "photo"
    recipe = {"made": WITHDRAWN, "language": language, "as": shown, "captioned": captioned, "alone": message_id is None}
    return Message("editMessageMedia", recipe if message_id is None else {**recipe, "message_id": message_id})


def _album(turn: Turn) -> list[int]:
    numbers: list[int] = orjson.loads(turn.album) if turn.album else []
    return numbers


def _captioned(content: Content) -> int:
    """Return the place of the item that carries the words of some content."""
    return next((place for place, item in enumerate(content.items) if item.text), 0)


def _caption(item: Item) -> dict[str, Any]:
    # Telegram puts it below again unless it is told otherwise.
    above = {name: item.more[name] for name in ("show_caption_above_media",) if name in item.more}
    return {"caption": item.text, "caption_entities": list(item.entities), **above}
