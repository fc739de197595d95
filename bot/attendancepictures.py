"""The code that a keeper shows on a service day, as a picture: made when it is sent."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageDraw
from PIL.ImageDraw import ImageDraw as Pen
from telegram import InputFile, InputMediaPhoto

from bot import attendanceviews, deeplinks, pictures
from bot.kit import Kit
from bot.posterpage import CREAM, GOLD, INK, PAPER, RED, SOFT, cup
from bot.sending import Gone
from bot.texts import plain
from models import attendances, servicedays, stations

RECIPE = "attendance"
"""What `made` says in the recipe."""

WIDTH, HEIGHT = 1080, 1240
EDGE, HEADER, SIDE = 56, 148, 720


@dataclass(frozen=True)
class Sheet:
    """What stands on the picture: which day and where, the link, the digits, and until when they count."""

    title: str
    station: str
    link: str
    digits: str
    until: str


def recipe(code: int, language: str) -> dict[str, Any]:
    """Return what `rendered` is made from: as a photo of its own."""
    return {"made": RECIPE, "code": code, "language": language, "as": "photo"}


async def rendered(kit: Kit, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of a message with a keeper's code. Raises Gone when there is no such code any more."""
    language, district = str(given["language"]), kit.district
    async with kit.database.read() as session:
        code = await attendances.by_id(session, int(given["code"]))
        day = await servicedays.by_id(session, code.service_day_id) if code else None
        station = await stations.by_id(session, code.station_id) if code else None
        if code is None or day is None or station is None:
            raise Gone
        count = await attendances.count(session, day.number, code.station_id)
        digits, token = attendances.digits(session, code), attendances.token(session, code)
    until = attendanceviews.until(district, code)
    sheet = Sheet(
        title=plain(language, "attend-title", month=day.day.month, day=day.day.day),
        station=station.name,
        link=deeplinks.attendance_link(kit.bot.username, token),
        digits=attendanceviews.grouped(digits),
        until=plain(language, "attend-until", until=until),
    )
    content = await asyncio.to_thread(draw, sheet)
    text, keyboard = attendanceviews.shown(language, district, code, digits, station.name, count)
    if given["as"] == "photo":
        picture = InputFile(content, filename="code.png")
        return {"photo": picture, "caption": text, "parse_mode": "HTML", "reply_markup": keyboard}
    picture = InputFile(content, filename="code.png", attach=True)
    return {"media": InputMediaPhoto(picture, caption=text, parse_mode="HTML"), "reply_markup": keyboard}


def draw(sheet: Sheet) -> bytes:
    """Return the picture as PNG, WIDTH by HEIGHT pixels. Slow work."""
    image = Image.new("RGB", (WIDTH, HEIGHT), CREAM)
    pen = ImageDraw.Draw(image)
    _header(image, pen, sheet)
    left, top = (WIDTH - SIDE) // 2, HEADER + 36
    pictures.box(pen, (left, top, left + SIDE, top + SIDE), 24, PAPER, GOLD, 4)
    code = pictures.qr(sheet.link, SIDE - 20, "m")
    spare = (SIDE - code.width) // 2
    image.paste(code.convert("RGB"), (left + spare, top + spare))
    y = float(top + SIDE + 24)
    for text, sizes, bold, colour in (
        (sheet.digits, (110, 96), True, RED),
        (sheet.until, (48, 42, 36), True, INK),
        (pictures.without_emoji(sheet.station), (36, 32, 28), False, SOFT),
    ):
        face, lines = pictures.fitted(text, WIDTH - 2 * EDGE, 1, sizes, bold=bold)
        y = pictures.write(pen, (WIDTH / 2, y), lines, face, colour, align="centre") + 12
    return pictures.png(pictures.flat(image))


def _header(image: Image.Image, pen: Pen, sheet: Sheet) -> None:
    pen.rectangle((0, 0, WIDTH, HEADER - 1), RED)
    pen.rectangle((0, HEADER, WIDTH, HEADER + 5), GOLD)
    image.paste(CREAM, (EDGE, 32), cup(84))
    face, lines = pictures.fitted(sheet.title, WIDTH - 2 * EDGE - 120, 1, (56, 48, 40), bold=True)
    pictures.write(pen, (EDGE + 120, HEADER / 2 - face.size * 0.6), lines, face, PAPER)
