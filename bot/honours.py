"""The badge of a quarter, and the certificate of a score: pictures that riders keep, and pass on to whom they like."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, pi, sin

from PIL import Image, ImageDraw
from PIL.ImageDraw import ImageDraw as Pen

from bot import pictures
from bot.posterpage import CREAM, GOLD, INK, PALE, PAPER, RED, SOFT, cup
from bot.texts import plain

WIDTH, BADGE_HEIGHT, HEIGHT = 1080, 1180, 1440
EDGE = 64
MIDDLE = WIDTH / 2

DEEP, SHINE = "#8f1c13", "#ffe2a3"
BRONZE = "#c98a1b"

MEDAL = 560
"""Across the medal, rays included."""

CODE = 330
"""Side of the box with the QR code."""


@dataclass(frozen=True)
class Badge:
    """What stands on a badge, in the words of its language; `score` is a sentence."""

    district: str
    name: str
    quarter: str
    score: str


@dataclass(frozen=True)
class Certificate:
    """What stands on a certificate: `facts` are labels and values, `link` what its QR code opens, `made` the day."""

    district: str
    name: str
    period: str
    score: str
    facts: Sequence[tuple[str, str]]
    badge: bool
    link: str
    made: str


def draw_badge(badge: Badge, language: str) -> bytes:
    """Return a badge as PNG, WIDTH by BADGE_HEIGHT pixels."""
    image = Image.new("RGB", (WIDTH, BADGE_HEIGHT), RED)
    pen = ImageDraw.Draw(image)
    _rays(image)
    pictures.box(pen, (28, 28, WIDTH - 28, BADGE_HEIGHT - 28), 40, None, GOLD, 5)
    _line(pen, badge.district, 74, (40, 34, 28), GOLD)
    _medal(image, plain(language, "badge-picture-title"), (round(MIDDLE), 430), MEDAL)
    panel = (EDGE + 16, 752, WIDTH - EDGE - 16, BADGE_HEIGHT - 84)
    pictures.box(pen, panel, 34, CREAM)
    y = _line(pen, pictures.without_emoji(badge.name), 778, (86, 74, 62, 50, 42, 36, 30), INK, bold=True)
    y = _line(pen, badge.quarter, y + 8, (44, 38, 32), RED, bold=True)
    y = _line(pen, badge.score, y + 8, (36, 32, 28), SOFT)
    _line(pen, plain(language, "badge-picture-thanks"), y + 8, (32, 28, 25), SOFT)
    _line(pen, plain(language, "card-picture-brand"), BADGE_HEIGHT - 76, (26,), SHINE)
    return pictures.png(pictures.flat(image))


def draw_certificate(one: Certificate, language: str) -> bytes:
    """Return a certificate as PNG, WIDTH by HEIGHT pixels. Raises ValueError when `link` is too long for a code."""
    image = Image.new("RGB", (WIDTH, HEIGHT), CREAM)
    pen = ImageDraw.Draw(image)
    pictures.box(pen, (24, 24, WIDTH - 24, HEIGHT - 24), 30, PAPER, RED, 8)
    pictures.box(pen, (42, 42, WIDTH - 42, HEIGHT - 42), 20, None, GOLD, 4)
    down = 54 if one.badge else 0
    if one.badge:
        _medal(image, plain(language, "badge-picture-title"), (round(MIDDLE), 152), 184)
    else:
        image.paste(RED, (round(MIDDLE) - 48, 84), cup(96))
    _line(pen, one.district, 196 + down, (36, 31, 26), SOFT)
    _line(pen, plain(language, "certificate-picture-title"), 242 + down, (84, 70, 58), RED, bold=True)
    pen.rectangle((MIDDLE - 150, 362 + down, MIDDLE + 150, 366 + down), GOLD)
    y = _line(pen, pictures.without_emoji(one.name), 384 + down, (80, 68, 58, 48, 40, 34, 28), INK, bold=True)
    y = _line(pen, one.period, max(y, 484 + down) + 4, (42, 36, 30), SOFT)
    _line(pen, one.score, y + 6, (72, 62, 52), RED, bold=True)
    _facts(pen, one.facts)
    _code(image, pen, one, language)
    return pictures.png(pictures.flat(image))


def _line(pen: Pen, text: str, y: float, sizes: Sequence[int], colour: str, *, bold: bool = False) -> float:
    """Write one line in the middle and return where it ends."""
    face, lines = pictures.fitted(text, WIDTH - 2 * (EDGE + 40), 1, sizes, bold)
    return pictures.write(pen, (MIDDLE, y), lines, face, colour, 1.24, "centre")


def _facts(pen: Pen, facts: Sequence[tuple[str, str]]) -> None:
    """Write what else is certified, a row each, between the score and the code."""
    small, top = pictures.font(30), 734
    step = min(62.0, (HEIGHT - 100 - CODE - 20 - top) / max(len(facts), 1))
    widest = max((small.getlength(pictures.readable(label)) for label, _ in facts), default=0)
    left = EDGE + 60 + widest + 36
    for place, (label, value) in enumerate(facts):
        y = top + place * step
        face, lines = pictures.fitted(value, WIDTH - EDGE - 60 - left, 1, (38, 34, 30, 26), True)
        pictures.write(pen, (EDGE + 60, y + pictures.BASELINE * (face.size - small.size)), [label], small, SOFT)
        pictures.write(pen, (left, y), lines, face, INK)
        pen.rectangle((EDGE + 60, y + step - 9, WIDTH - EDGE - 60, y + step - 8), CREAM)


def _code(image: Image.Image, pen: Pen, one: Certificate, language: str) -> None:
    """Draw the QR code with what it is for, and the day beside it."""
    left, top = EDGE + 34, HEIGHT - 90 - CODE
    pictures.box(pen, (left, top, left + CODE, top + CODE), 18, PAPER, GOLD, 4)
    code = pictures.qr(one.link, CODE - 12, "m")
    spare = (CODE - code.width) // 2
    image.paste(code.convert("RGB"), (left + spare, top + spare))
    right, wide = left + CODE + 44, WIDTH - EDGE - 40 - (left + CODE + 44)
    y: float = top + 18
    words = (
        ("certificate-picture-proof", (40, 34, 30), RED, True),
        ("certificate-picture-why", (28, 25, 22), SOFT, False),
        ("certificate-picture-own", (28, 25, 22), SOFT, False),
    )
    for key, sizes, colour, bold in words:
        face, lines = pictures.fitted(plain(language, key), wide, 3, sizes, bold)
        y = pictures.write(pen, (right, y), lines, face, colour, 1.3) + 12
    face, lines = pictures.fitted(one.made, wide, 1, (28, 24), False)
    pictures.write(pen, (right, top + CODE - 72), lines, face, INK)
    face, lines = pictures.fitted(plain(language, "card-picture-brand"), wide, 1, (25, 22), False)
    pictures.write(pen, (right, top + CODE - 34), lines, face, PALE)


def _rays(image: Image.Image) -> None:
    """Let light shine from behind the medal."""
    centre, far = (MIDDLE, 430.0), 1400.0
    mask = Image.new("L", image.size, 0)
    pen = ImageDraw.Draw(mask)
    for number in range(0, 48, 2):
        corners = [
            (centre[0] + far * cos(one * pi / 24), centre[1] + far * sin(one * pi / 24)) for one in (number, number + 1)
        ]
        pen.polygon([centre, *corners], 255)
    image.paste(DEEP, (0, 0), mask)


def _medal(image: Image.Image, words: str, middle: tuple[int, int], across: int) -> None:
    """Draw the medal with its word; `middle` is where its middle lies."""
    medal, mask = _gold(across)
    corner = (middle[0] - across // 2, middle[1] - across // 2)
    image.paste(medal, corner, mask)
    pen = ImageDraw.Draw(image)
    face, lines = pictures.fitted(
        words, across * 0.5, 1, tuple(round(across * part) for part in (0.2, 0.16, 0.12)), True
    )
    y = middle[1] + across * 0.055 - 0.5 * face.size
    pictures.write(pen, (middle[0], y), lines, face, DEEP, align="centre")


@cache
def _gold(across: int) -> tuple[Image.Image, Image.Image]:
    """Return a round medal with a wavy edge and a cup, and its mask."""
    side = across * 3  # so that its edges are smooth
    big, mask = Image.new("RGB", (side, side), GOLD), Image.new("L", (side, side), 0)
    pen, outline = ImageDraw.Draw(big), ImageDraw.Draw(mask)
    waves = [_wave(number, side) for number in range(720)]
    outline.polygon(waves, 255)
    pen.polygon(waves, BRONZE)
    for inset, colour in ((0.045, GOLD), (0.1, BRONZE), (0.112, SHINE), (0.15, GOLD), (0.17, CREAM)):
        edge = round(side * inset)
        pen.ellipse((edge, edge, side - edge, side - edge), colour)
    drawing = cup(round(side * 0.2))
    big.paste(RED, ((side - drawing.width) // 2 + round(side * 0.02), round(side * 0.225)), drawing)
    for place in (-2, -1, 0, 1, 2):
        size = side * (0.028 if place else 0.04)
        pen.polygon(_star(side / 2 + place * side * 0.08, side * (0.755 - 0.011 * place * place), size), RED)
    small = (across, across)
    return big.resize(small, Image.Resampling.LANCZOS), mask.resize(small, Image.Resampling.LANCZOS)


def _wave(number: int, side: int) -> tuple[float, float]:
    angle = number * pi / 360
    radius = side / 2 * (0.972 + 0.026 * cos(24 * angle))
    return side / 2 + radius * cos(angle), side / 2 + radius * sin(angle)


def _star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    points = []
    for number in range(10):
        reach, angle = radius * (1 if number % 2 == 0 else 0.42), -pi / 2 + number * pi / 5
        points.append((x + reach * cos(angle), y + reach * sin(angle)))
    return points
