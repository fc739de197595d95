"""Invitations for staff: cards to cut out of a printed page, or a picture for a chat."""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from PIL import Image, ImageDraw
from PIL.ImageDraw import ImageDraw as Pen

from bot import dates, pictures
from bot.pdf import Pdf
from bot.posterpage import CREAM, GOLD, INK, PALE, PAPER, RED, SOFT, cup
from bot.texts import plain

DPI = 300
PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
"""Millimetres: A4."""

COLUMNS, ROWS = 2, 4
CELL_WIDTH, CELL_HEIGHT = 97.0, 70.0
WIDTH, HEIGHT = 94.0, 67.0
"""Millimetres of a card; a cell has some more, so that nobody cuts into the card."""

EDGE, HEADER, RIGHT = 4.0, 13.0, 58.5
"""What stays free at the sides of a card, how high its head is, and where the column of its code begins."""

SIDE = WIDTH - EDGE - RIGHT

STEPS_TOP = 39.8
"""Where the steps begin: above them is room for a name, a role and a scope of two lines each."""

STEPS = (3.1, 2.9, 2.7, 2.5, 2.3)
"""Sizes of the three steps; all are written in the same."""


@dataclass(frozen=True)
class Invitation:
    """Who is invited to what, in words, by which link, and the last day on which that works."""

    name: str
    role: str
    scope: str
    link: str
    until: date


def pages(invitations: Iterable[Invitation], language: str) -> bytes:
    """Return a PDF of A4 pages with COLUMNS by ROWS cards each, to cut along the dashed lines.

    Raises ValueError when there are no invitations, or a link is too long for its code.
    """
    waiting = iter(invitations)
    file = io.BytesIO()
    with Pdf(file, plain(language, "invitation-page-title")) as pdf:
        empty = True
        while some := list(islice(waiting, COLUMNS * ROWS)):
            pdf.add(pictures.png(pictures.flat(_page(some, language)), DPI), DPI)
            empty = False
        if empty:
            raise ValueError("no invitations")
    return file.getvalue()


def card(invitation: Invitation, language: str) -> bytes:
    """Return one invitation as PNG. Raises ValueError when its link is too long for its code."""
    return pictures.png(pictures.flat(_card(invitation, language)), DPI)


def _page(invitations: Sequence[Invitation], language: str) -> Image.Image:
    image = Image.new("RGB", (_px(PAGE_WIDTH), _px(PAGE_HEIGHT)), PAPER)
    left, top = (PAGE_WIDTH - COLUMNS * CELL_WIDTH) / 2, (PAGE_HEIGHT - ROWS * CELL_HEIGHT) / 2
    for place, invitation in enumerate(invitations):
        x = left + place % COLUMNS * CELL_WIDTH + (CELL_WIDTH - WIDTH) / 2
        y = top + place // COLUMNS * CELL_HEIGHT + (CELL_HEIGHT - HEIGHT) / 2
        image.paste(_card(invitation, language), (_px(x), _px(y)))
    pen = ImageDraw.Draw(image)
    for column in range(COLUMNS + 1):
        x = left + column * CELL_WIDTH
        for y in _dashes(top, top + ROWS * CELL_HEIGHT):
            pen.rectangle((_px(x), _px(y), _px(x) + 2, _px(y + 1.5)), PALE)
    for row in range(ROWS + 1):
        y = top + row * CELL_HEIGHT
        for x in _dashes(left, left + COLUMNS * CELL_WIDTH):
            pen.rectangle((_px(x), _px(y), _px(x + 1.5), _px(y) + 2), PALE)
    return image


def _dashes(start: float, end: float) -> Iterator[float]:
    """Yield where the dashes of a cutting line begin."""
    return (start + 3 * number for number in range(int((end - start) / 3)))


def _card(invitation: Invitation, language: str) -> Image.Image:
    image = Image.new("RGB", (_px(WIDTH), _px(HEIGHT)), PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, image.width - 1, image.height - 1), PAPER, GOLD, _px(0.4))
    pen.rectangle((0, 0, image.width, _px(HEADER)), RED)
    pen.rectangle((0, _px(HEADER), image.width, _px(HEADER + 0.7)), GOLD)
    image.paste(CREAM, (_px(EDGE), _px(2.2)), cup(_px(8.5)))
    _text(pen, plain(language, "invitation-page-title"), EDGE + 11.5, 3.3, WIDTH - 22, (6, 5), PAPER, bold=True)
    _person(pen, invitation)
    _steps(pen, language)
    _code(image, pen, invitation, language)
    _below(pen, invitation, language)
    return image


def _person(pen: Pen, invitation: Invitation) -> None:
    """Write who is invited to what, one under the other."""
    wide = RIGHT - EDGE - 2
    name = pictures.without_emoji(invitation.name)
    y = _text(pen, name, EDGE, 14.8, wide, (7.5, 6.5, 5.5, 4.8), INK, bold=True, small=(4, 3.6, 3.2))
    y = _text(pen, invitation.role, EDGE, y + 0.3, wide, (4.6, 4.2, 3.8), RED, bold=True, small=(3, 2.8))
    _text(pen, invitation.scope, EDGE, y + 0.2, wide, (3.5, 3.2), SOFT, small=(2.9, 2.7))


def _steps(pen: Pen, language: str) -> None:
    """Write in three steps how an invitation is used."""
    keys = ("invitation-page-scan", "invitation-page-start", "invitation-page-wait")
    wide, top = RIGHT - EDGE - 8, STEPS_TOP
    steps = [plain(language, key) for key in keys]
    size = min(pictures.fitted(step, _px(wide), 1, [_px(size) for size in STEPS])[0].size for step in steps)
    for number, step in enumerate(steps, start=1):
        pen.ellipse((_px(EDGE), _px(top), _px(EDGE + 4.4), _px(top + 4.4)), CREAM)
        face = pictures.font(_px(3), bold=True)
        pictures.write(pen, (_px(EDGE + 2.2), _px(top + 0.55)), [str(number)], face, RED, align="centre")
        pictures.write(pen, (_px(EDGE + 6), _px(top + 2.1) - size // 2), [step], pictures.font(size), INK)
        top += 5.3


def _code(image: Image.Image, pen: Pen, invitation: Invitation, language: str) -> None:
    code = pictures.qr(invitation.link, _px(SIDE), "m")
    spare = (_px(SIDE) - code.width) // 2
    image.paste(code.convert("RGB"), (_px(RIGHT) + spare, _px(14.5) + spare))
    until = (plain(language, "invitation-page-until"), dates.full(invitation.until, language))
    pictures.write(pen, (_px(RIGHT + SIDE / 2), _px(46.5)), until, pictures.font(_px(3.2), True), RED, 1.2, "centre")


def _below(pen: Pen, invitation: Invitation, language: str) -> None:
    """Write what to know before, and the link for those who can't scan."""
    wide = WIDTH - 2 * EDGE
    pen.rectangle((_px(EDGE), _px(56.2), _px(WIDTH - EDGE), _px(56.4)), GOLD)
    _text(pen, plain(language, "invitation-page-note"), EDGE, 57, wide, (2.7, 2.5, 2.3, 2.1), SOFT)
    _text(pen, invitation.link, EDGE, 60.6, wide, (2.3,), INK, small=(2.3, 2.1, 1.9))


def _text(
    pen: Pen,
    text: str,
    x: float,
    y: float,
    wide: float,
    sizes: Sequence[float],
    colour: str,
    bold: bool = False,
    small: Sequence[float] = (),
) -> float:
    """Write a text at the first size at which it fits on one line, else at one of the `small` ones on two.

    Returns where it ends. Lengths are millimetres.
    """
    face, lines = pictures.fitted(text, _px(wide), 1, [_px(size) for size in sizes], bold)
    if small and lines[-1].endswith("…"):
        face, lines = pictures.fitted(text, _px(wide), 2, [_px(size) for size in small], bold)
    return pictures.write(pen, (_px(x), _px(y)), lines, face, colour, 1.2) * 25.4 / DPI


def _px(millimetres: float) -> int:
    return round(millimetres * DPI / 25.4)
