"""What rewards look like, and a reservation with its code: as they are sent."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageDraw
from PIL.ImageDraw import ImageDraw as Pen
from telegram import InputFile, InputMediaPhoto

from bot import deeplinks, pictures, rewardviews
from bot.kit import Kit
from bot.posterpage import CREAM, GOLD, INK, PALE, PAPER, RED, SOFT, cup
from bot.sending import Gone
from bot.texts import plain
from models import reservations, rewards, stations
from models.reservations import HELD

WIDTH, HEIGHT = 1080, 720
EDGE, HEADER, FOOT = 56, 132, 640
SIDE = 420
"""Width of the QR code with its frame."""

HALF = reservations.LENGTH // 2
"""Characters of a code in one group."""


@dataclass(frozen=True)
class Ticket:
    """What stands on the picture of a reservation; `code` and `link` are None when it is over, and `state` says how."""

    district: str
    reward: str
    station: str
    until: str
    state: str = HELD
    code: str | None = None
    link: str | None = None


def grouped(code: str) -> str:
    """Return a code as it is read aloud: in two groups."""
    return f"{code[:HALF]} {code[HALF:]}"


def draw(ticket: Ticket, language: str) -> bytes:
    """Return the picture of a reservation as PNG, WIDTH by HEIGHT pixels. Slow work."""
    image = Image.new("RGB", (WIDTH, HEIGHT), CREAM)
    pen = ImageDraw.Draw(image)
    _header(image, pen, ticket, language)
    _left(pen, ticket, language)
    if ticket.link:
        _code(image, pen, ticket.link)
    else:
        _seal(image, plain(language, f"ticket-{ticket.state}"))
    pen.rectangle((EDGE, FOOT, WIDTH - EDGE, FOOT + 1), GOLD)
    face, lines = pictures.fitted(plain(language, f"ticket-foot-{ticket.state}"), WIDTH - 2 * EDGE, 1, (26, 23, 20))
    pictures.write(pen, (EDGE, FOOT + 20), lines, face, SOFT)
    return pictures.png(pictures.flat(image))


async def reward(kit: Kit, recipe: Mapping[str, Any]) -> tuple[bytes, str]:
    """Return the picture of a reward. Raises Gone when it has none."""
    async with kit.database.read() as session:
        content = await rewards.picture(session, int(recipe["reward"]))
    if content is None:
        raise Gone
    return content, "reward.jpg"


async def reservation(kit: Kit, recipe: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of a message with a reservation as it is now. Raises Gone when its rider erased all."""
    language, district = str(recipe["language"]), kit.district
    async with kit.database.read() as session:
        one = await reservations.by_id(session, int(recipe["reservation"]))
        thing = await rewards.by_id(session, one.reward_id) if one else None
        station = await stations.by_id(session, one.station_id) if one else None
        code = await reservations.code_of(session, one) if one else None
    if one is None or thing is None or station is None or (one.state == HELD and code is None):
        raise Gone
    ticket = Ticket(
        district=district.name_in(language),
        reward=thing.name,
        station=station.name,
        until=rewardviews.moment(language, district, one.until),
        state=one.state,
        code=code,
        link=deeplinks.reservation_link(kit.bot.username, code) if code else None,
    )
    content = await asyncio.to_thread(draw, ticket, language)
    text = rewardviews.reservation(language, district, one, thing, station, grouped(code) if code else None)
    keyboard = rewardviews.reservation_buttons(language, one)
    if recipe["as"] == "photo":
        picture = InputFile(content, filename="ticket.png")
        return {"photo": picture, "caption": text, "parse_mode": "HTML", "reply_markup": keyboard}
    picture = InputFile(content, filename="ticket.png", attach=True)
    return {"media": InputMediaPhoto(picture, caption=text, parse_mode="HTML"), "reply_markup": keyboard}


def _header(image: Image.Image, pen: Pen, ticket: Ticket, language: str) -> None:
    pen.rectangle((0, 0, WIDTH, HEADER - 1), RED)
    pen.rectangle((0, HEADER, WIDTH, HEADER + 5), GOLD)
    image.paste(CREAM, (EDGE, 26), cup(80))
    wide = WIDTH - 2 * EDGE - 120
    face, lines = pictures.fitted(ticket.district, wide, 1, (28, 24, 20), bold=True)
    pictures.write(pen, (EDGE + 120, 20), lines, face, GOLD)
    face, lines = pictures.fitted(plain(language, "ticket-title"), wide, 1, (52, 44, 38), bold=True)
    pictures.write(pen, (EDGE + 118, 58), lines, face, PAPER)


def _left(pen: Pen, ticket: Ticket, language: str) -> None:
    """Write what is reserved, the code as big as it fits, where, and until when."""
    wide = WIDTH - 2 * EDGE - SIDE - 40
    face, lines = pictures.fitted(pictures.without_emoji(ticket.reward), wide, 2, (56, 48, 42, 36), bold=True)
    y = pictures.write(pen, (EDGE, HEADER + 30), lines, face, INK, 1.2) + 14
    if ticket.code:
        pictures.box(pen, (EDGE, y, EDGE + wide, y + 108), 18, PAPER, GOLD, 3)
        face, lines = pictures.fitted(grouped(ticket.code), wide - 40, 1, (70, 62, 56, 50), bold=True)
        pictures.write(pen, (EDGE + wide / 2, y + 54 - face.size * 0.53), lines, face, RED, align="centre")
        y += 126
    face, lines = pictures.fitted(pictures.without_emoji(ticket.station), wide, 2, (32, 29, 26), bold=True)
    y = pictures.write(pen, (EDGE, y), lines, face, INK, 1.2) + 8
    if ticket.state == HELD:
        until = plain(language, "ticket-until", until=ticket.until)
        face, lines = pictures.fitted(until, wide, 2, (28, 25, 22))
        pictures.write(pen, (EDGE, y), lines, face, SOFT, 1.25)


def _code(image: Image.Image, pen: Pen, link: str) -> None:
    left, top = WIDTH - EDGE - SIDE, HEADER + 40
    pictures.box(pen, (left, top, left + SIDE, top + SIDE), 22, PAPER, GOLD, 4)
    code = pictures.qr(link, SIDE - 16, "m")
    spare = (SIDE - code.width) // 2
    image.paste(code.convert("RGB"), (left + spare, top + spare))


def _seal(image: Image.Image, words: str) -> None:
    """Stamp across where the code was what became of it."""
    mask = Image.new("L", (SIDE, SIDE), 0)
    pen = ImageDraw.Draw(mask)
    pen.rounded_rectangle((30, 130, SIDE - 30, SIDE - 130), 18, outline=255, width=8)
    pen.rounded_rectangle((46, 146, SIDE - 46, SIDE - 146), 10, outline=255, width=3)
    face, lines = pictures.fitted(words, SIDE - 120, 1, (72, 60, 50, 42, 34), bold=True)
    pictures.write(pen, (SIDE / 2, SIDE / 2 - face.size * 0.53), lines, face, "#ffffff", align="centre")
    image.paste(PALE, (WIDTH - EDGE - SIDE, HEADER + 40), mask.rotate(12, Image.Resampling.BICUBIC))
