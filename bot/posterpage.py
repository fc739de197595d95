"""One printable page about a station: what it is, where, when it is open, what it has, and its QR code."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from math import ceil, pi, sin

from PIL import Image, ImageDraw, ImageOps
from PIL.ImageDraw import ImageDraw as Pen
from PIL.ImageFont import FreeTypeFont

from bot import pictures
from bot.texts import plain
from bot.weekly import weekly

DPI = 200
WIDTH, HEIGHT, EDGE = 210.0, 297.0, 14.0
"""Millimetres: A4, and what stays free at its sides."""

RED, CREAM, PAPER, GOLD = "#b8271b", "#fff4e3", "#ffffff", "#ffcf70"
INK, SOFT, PALE = "#2a1a16", "#6f5d55", "#a89a92"

HEADER, CARD_TOP, FOOT = 96.0, 160.0, 287.0
CARD_LEFT, LEFT_WIDTH = 112.0, 90.0
BIGGEST_CHIP, GOOD_CHIP, SMALLEST_CHIP = 23.0, 12.0, 7.5

_BRACKET = re.compile(r"\s*([(（])")

Both = tuple[str, str]
"""The same in the two languages of the page, Chinese first."""


@dataclass(frozen=True)
class Poster:
    """What stands on a page. `hours` is a rule in OSM syntax or else text as it was given."""

    languages: Both
    district: Both
    kind: str
    name: str
    address: str
    link: str
    username: str
    code: str
    phone: str = ""
    hours: str = ""
    hours_confirmed: bool = False
    holidays: str = ""
    discount: str = ""
    amenities: Sequence[tuple[Both, bool]] = field(default=())
    """Names, and whether it is confirmed."""

    def say(self, key: str, **args: object) -> Both:
        """Return a sentence in both languages."""
        first, second = self.languages
        return plain(first, key, **args), plain(second, key, **args)


def draw(poster: Poster) -> Image.Image:
    """Return the page, A4 at DPI."""
    image = Image.new("RGB", (_px(WIDTH), _px(HEIGHT)), PAPER)
    pen = ImageDraw.Draw(image)
    _header(image, pen, poster)
    _name(image, pen, poster)
    below = _hours(pen, poster, CARD_TOP)
    below = _offer(pen, poster, below)
    below = _amenities(pen, poster, below)
    _steps(pen, poster, below)
    _card(image, pen, poster)
    _footer(pen, poster)
    return image


def _header(image: Image.Image, pen: Pen, poster: Poster) -> None:
    pen.rectangle((0, 0, _px(WIDTH), _px(HEADER)), RED)
    pen.rectangle((0, _px(HEADER), _px(WIDTH), _px(HEADER + 2)), GOLD)
    image.paste(CREAM, (_px(158), _px(24)), cup(_px(40)))
    title, subtitle = poster.say("poster-kind", kind=poster.kind)
    invitation = poster.say("poster-welcome", kind=poster.kind)
    _line(pen, " · ".join(dict.fromkeys(poster.district)), EDGE, 12, 140, (8.5, 7, 5.5), GOLD, bold=True)
    _line(pen, title, EDGE - 1, 24, 140, (34, 28, 23, 18), PAPER, bold=True, base=34)
    _line(pen, subtitle, EDGE, 63, 140, (9, 7), CREAM)
    _line(pen, invitation[0], EDGE, 77, WIDTH - 2 * EDGE, (8, 7, 6), PAPER, bold=True)
    _line(pen, invitation[1], EDGE, 87, WIDTH - 2 * EDGE, (5, 4.5), CREAM)


def _name(image: Image.Image, pen: Pen, poster: Poster) -> None:
    """Write name and address, in the middle between header and card."""
    wide = _px(WIDTH - 2 * EDGE)
    face, lines = _fitted_name(poster.name, wide)
    small, where = pictures.fitted(poster.address, wide - _px(9), 2, _sizes(7.5, 6.5, 5.5))
    where = where if poster.address.strip() else []
    high = len(lines) * 1.25 * face.size + len(where) * 1.3 * small.size + _px(4)
    y = max(_px(HEADER + 6), (_px(HEADER + 2) + _px(CARD_TOP) - high) / 2)
    y = pictures.write(pen, (_px(EDGE), y), lines, face, INK, 1.25) + _px(3)
    if where:
        image.paste(RED, (_px(EDGE), round(y)), _pin(round(small.size * 1.05)))
        pictures.write(pen, (_px(EDGE + 9), y), where, small, SOFT)


def _fitted_name(name: str, wide: int) -> tuple[FreeTypeFont, list[str]]:
    """Return the font and lines of a name: one big line, else two, the second for what is in brackets."""
    face, lines = pictures.fitted(name, wide, 1, _sizes(18, 16, 14, 13), bold=True)
    if not lines[0].endswith("…"):
        return face, lines
    apart = _BRACKET.sub(r"\n\1", name, count=1)
    face, lines = pictures.fitted(apart, wide, 2, _sizes(14, 12.5, 11), bold=True)
    if not lines[-1].endswith("…"):
        return face, lines
    return pictures.fitted(name, wide, 2, _sizes(14, 12.5, 11, 10, 9), bold=True)


def _hours(pen: Pen, poster: Poster, y: float) -> float:
    known = poster.hours.strip()
    y = _label(pen, poster, "poster-hours", y, unsure=not (known and poster.hours_confirmed))
    said = _weekly_or_text(known, poster) if known else poster.say("poster-hours-unknown")
    sizes = (14, 12, 10.5, 9, 7.8, 6.8, 6, 5.2, 4.6, 3.9)
    y = _block(pen, said[0], y, sizes[4 * (said[0] == known) :], INK, tall=_tall(said[0]), bold=True)
    if said[1] != said[0]:
        y = _block(pen, said[1], y, (4.8, 4.2, 3.8, 3.2), SOFT, tall=30)
    if poster.holidays.strip():
        label, days = poster.say("poster-holidays"), _weekly_or_text(poster.holidays.strip(), poster)
        y = _block(pen, f"{label[0]} {label[1]}: {' · '.join(dict.fromkeys(days))}", y + 1, (5, 4.4, 4), SOFT, tall=11)
    return y + 5


def _tall(text: str) -> float:
    """Return how high hours may be: lines stay whole as long as that doesn't make them too small to read."""
    lines = text.split("\n")
    face = pictures.font(_px(6), bold=True)
    whole = all(face.getlength(line) <= _px(LEFT_WIDTH) for line in lines)
    return min(36.0, 19.0 * len(lines)) if whole else 36.0


def _offer(pen: Pen, poster: Poster, y: float) -> float:
    if not poster.discount.strip():
        return y
    y = _label(pen, poster, "poster-discount", y)
    return _block(pen, poster.discount, y, (8, 7, 6, 5), RED, tall=24, bold=True) + 4


def _amenities(pen: Pen, poster: Poster, y: float) -> float:
    """Draw a chip for each amenity, as big as the room that is left allows; confirmed ones come first."""
    count, room = len(poster.amenities), FOOT - 7 - (y + 10)
    columns = 2 if count and room / ceil(count / 2) >= GOOD_CHIP else 3
    rows = min(ceil(count / columns), int(room // SMALLEST_CHIP))
    if rows < 1:
        return y
    shown = sorted(poster.amenities, key=lambda one: not one[1])[: rows * columns]
    y = _label(pen, poster, "poster-amenities", y, unsure=not shown[0][1])
    mixed = shown[0][1] and not shown[-1][1]
    step = min(BIGGEST_CHIP, (room - 6 * mixed) / rows)
    wide = (LEFT_WIDTH + 3) / columns
    for place, (names, confirmed) in enumerate(shown):
        left, top = EDGE + place % columns * wide, y + place // columns * step
        _chip(pen, names, confirmed, (left, top, left + wide - 3, top + step * 0.85))
    if mixed:
        _line(pen, " · ".join(poster.say("poster-pale")), EDGE, y + rows * step, LEFT_WIDTH, (4.2, 3.6), SOFT)
    return y + rows * step + 6 * mixed


def _steps(pen: Pen, poster: Poster, y: float) -> None:
    """Fill what is left of the left column with how to use the code, if that is enough."""
    steps = [poster.say("poster-step-scan"), poster.say("poster-step-start"), poster.say("poster-step-use")]
    top = FOOT - 7 - 16 * len(steps)
    if top - 10 < y:
        return
    _label(pen, poster, "poster-steps", top - 10)
    for number, (first, second) in enumerate(steps, start=1):
        pen.ellipse((_px(EDGE), _px(top + 1), _px(EDGE + 11), _px(top + 12)), CREAM)
        _centred(pen, str(number), EDGE + 5.5, top + 2.3, 11, (8,), RED, bold=True)
        _line(pen, first, EDGE + 15, top + 1, LEFT_WIDTH - 15, (6.3, 5.5, 4.8), INK, bold=True)
        _line(pen, second, EDGE + 15, top + 8.3, LEFT_WIDTH - 15, (3.8, 3.4), SOFT)
        top += 16


def _chip(pen: Pen, names: Both, confirmed: bool, corners: tuple[float, float, float, float]) -> None:
    left, top, right, bottom = corners
    high = bottom - top
    fill, edge, colour = (CREAM, CREAM, INK) if confirmed else (PAPER, "#cfc5be", SOFT)
    box = (_px(left), _px(top), _px(right), _px(bottom))
    pictures.box(pen, box, _px(high * 0.3), fill, edge, _px(0.5))
    inner, wide = left + high * 0.28, right - left - high * 0.56
    down = 0.14 if names[1] != names[0] else 0.28
    _line(
        pen,
        names[0],
        inner,
        top + high * down,
        wide,
        (high * 0.4, high * 0.33, high * 0.27),
        colour,
        bold=True,
    )
    if names[1] != names[0]:
        _line(pen, names[1], inner, top + high * 0.63, wide, (high * 0.23, high * 0.19), SOFT)


def _card(image: Image.Image, pen: Pen, poster: Poster) -> None:
    """Draw the QR code with what it is for, on a card."""
    right, middle = WIDTH - EDGE, (CARD_LEFT + WIDTH - EDGE) / 2
    whole = (_px(CARD_LEFT), _px(CARD_TOP), _px(right), _px(FOOT - 7))
    pictures.box(pen, whole, _px(5), RED)
    scan, why = poster.say("poster-scan"), poster.say("poster-scan-why")
    _centred(pen, "  ".join(scan), middle, CARD_TOP + 3.5, 76, (9, 8), PAPER, bold=True)
    side = _px(right - CARD_LEFT - 4)
    white = (_px(CARD_LEFT + 2), _px(CARD_TOP + 15), _px(CARD_LEFT + 2) + side, _px(CARD_TOP + 15) + side)
    pictures.box(pen, white, _px(3), PAPER)
    code = pictures.qr(poster.link, side)
    spare = (side - code.width) // 2
    image.paste("#000000", (white[0] + spare, white[1] + spare), ImageOps.invert(code))
    _centred(pen, why[0], middle, CARD_TOP + 97.5, 79, (4.6, 4), PAPER, bold=True)
    _centred(pen, why[1], middle, CARD_TOP + 103, 79, (3.5, 3), CREAM)
    _centred(pen, " ".join(poster.say("poster-search")), middle, CARD_TOP + 109, 79, (3.5, 3), CREAM)
    _centred(pen, f"@{poster.username}", middle, CARD_TOP + 113.3, 79, (5, 4.5, 4, 3.5), GOLD, bold=True)


def _footer(pen: Pen, poster: Poster) -> None:
    left = " · ".join(part for part in (poster.say("poster-code", code=poster.code)[0], poster.phone) if part)
    _line(pen, left, EDGE, FOOT, 150, (4, 3.4), PALE)
    face = pictures.font(_px(4))
    pictures.write(pen, (_px(WIDTH - EDGE), _px(FOOT)), ["暖驿 Nuanyi"], face, PALE, align="right")


def _label(pen: Pen, poster: Poster, key: str, y: float, unsure: bool = False) -> float:
    first, second = poster.say(key)
    face, small = pictures.font(_px(6.3), bold=True), pictures.font(_px(3.7))
    pictures.write(pen, (_px(EDGE), _px(y)), [first], face, RED)
    x = _px(EDGE) + face.getlength(first) + _px(2)
    pictures.write(pen, (x, _px(y + 2.1)), [second], small, SOFT)
    if unsure:
        _stamp(pen, " ".join(poster.say("poster-unconfirmed")), y)
    return y + 10


def _stamp(pen: Pen, words: str, y: float) -> None:
    face = pictures.font(_px(3.3), bold=True)
    right = _px(EDGE + LEFT_WIDTH)
    left = right - face.getlength(words) - _px(3.6)
    pictures.box(pen, (left, _px(y + 0.7), right, _px(y + 6.3)), _px(2.8), "#fdf0d5")
    pictures.write(pen, (left + _px(1.8), _px(y + 1.9)), [words], face, "#96600a")


def _weekly_or_text(given: str, poster: Poster) -> Both:
    first, second = (weekly(given, language) for language in poster.languages)
    return ("\n".join(first), "\n".join(second)) if first and second else (given, given)


def _block(
    pen: Pen, text: str, y: float, sizes: Sequence[float], colour: str, *, tall: float, bold: bool = False
) -> float:
    """Write a text at most so tall in the left column and return where it ends, in millimetres."""
    face, lines = pictures.fitted(text, _px(LEFT_WIDTH), 9, _sizes(*sizes), bold, _px(tall))
    end = pictures.write(pen, (_px(EDGE), _px(y)), lines, face, colour) - 0.12 * face.size
    return end * 25.4 / DPI + 1


def _line(
    pen: Pen,
    text: str,
    x: float,
    y: float,
    wide: float,
    sizes: Sequence[float],
    colour: str,
    bold: bool = False,
    base: float | None = None,
) -> None:
    """Write one line at the first size that fits; smaller ones stand on the baseline of size `base`."""
    face, lines = pictures.fitted(text, _px(wide), 1, _sizes(*sizes), bold)
    down = pictures.BASELINE * (_px(base or sizes[0]) - face.size)
    pictures.write(pen, (_px(x), _px(y) + down), lines, face, colour)


def _centred(
    pen: Pen,
    text: str,
    x: float,
    y: float,
    wide: float,
    sizes: Sequence[float],
    colour: str,
    bold: bool = False,
) -> None:
    face, lines = pictures.fitted(text, _px(wide), 1, _sizes(*sizes), bold)
    pictures.write(pen, (_px(x), _px(y)), lines, face, colour, align="centre")


@cache
def cup(side: int) -> Image.Image:
    """Return a steaming cup, the sign of the stations, as a mask. Lengths are pixels."""
    # Drawn four times as big, so that its edges are smooth.
    big = Image.new("L", (side * 4, side * 4), 0)
    pen = ImageDraw.Draw(big)
    unit = side * 4 / 100
    thick = round(6 * unit)
    body = [round(n * unit) for n in (10, 44, 70, 86)]
    pen.rounded_rectangle(body, round(17 * unit), 255, corners=(False, False, True, True))
    pen.arc([round(n * unit) for n in (57, 48, 88, 76)], -100, 110, 255, thick)
    pen.rounded_rectangle([round(n * unit) for n in (2, 92, 78, 98)], round(3 * unit), 255)
    for middle in (22, 40, 58):
        for step in range(200):
            x, y = middle + 4 * sin(step / 200 * 2 * pi), 7 + 26 * step / 200
            pen.ellipse([round(n * unit) for n in (x - 2.7, y - 2.7, x + 2.7, y + 2.7)], 255)
    return big.resize((side, side), Image.Resampling.LANCZOS)


@cache
def _pin(side: int) -> Image.Image:
    """Return a map's pin as a mask."""
    big = Image.new("L", (side * 4, side * 4), 0)
    pen = ImageDraw.Draw(big)
    unit = side * 4 / 100
    pen.ellipse([round(n * unit) for n in (18, 2, 82, 66)], 255)
    pen.polygon([round(n * unit) for n in (22, 48, 78, 48, 50, 98)], 255)
    pen.ellipse([round(n * unit) for n in (37, 21, 63, 47)], 0)
    return big.resize((side, side), Image.Resampling.LANCZOS)


def _sizes(*millimetres: float) -> list[int]:
    return [_px(size) for size in millimetres]


def _px(millimetres: float) -> int:
    return round(millimetres * DPI / 25.4)
