"""Charts as pictures for a chat: horizontal bars with a label and a number each."""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw
from PIL.ImageDraw import ImageDraw as Pen
from PIL.ImageFont import FreeTypeFont

from bot import pictures
from bot.posterpage import CREAM, GOLD, INK, PALE, PAPER, RED, SOFT

WIDTH, EDGE = 1080, 56
INSIDE = WIDTH - 2 * EDGE
MOST = 12
"""Rows of a section; those beyond are summed up in one more."""

ROW, THICK = 64, 36
"""Height of a row, and of the bar in it."""

HEADING, BELOW = 58, 36
"""Height of a section's heading, and what stays free below the section."""

LABELS, NUMBERS = 330, 260
"""How wide at most the labels and the numbers are; the bars get the rest."""

GAP = 20

Value = int | float


@dataclass(frozen=True)
class Section:
    """One group of bars: its heading, and labels with their values, in the order to show them."""

    heading: str
    rows: Sequence[tuple[str, Value]]


@dataclass(frozen=True)
class Bars:
    """What a chart says, in the words of its language.

    `other` names what is summed up of rows beyond MOST, `empty` stands in a section without rows, `total`
    in front of a section's sum; without it no sum is shown.
    """

    title: str
    subtitle: str
    sections: Sequence[Section]
    other: str
    empty: str
    total: str = ""


def bars(chart: Bars) -> bytes:
    """Return a chart as PNG, WIDTH pixels wide and as high as it needs.

    Each section has a scale of its own: its longest bar fills the width. Values below 0 have no bar. Telegram
    takes up to nine full sections as a photo.
    """
    face, title = pictures.fitted(chart.title, INSIDE, 2, (54, 46, 40), bold=True)
    small, subtitle = pictures.fitted(chart.subtitle, INSIDE, 2, (30, 27, 24))
    subtitle = subtitle if chart.subtitle.strip() else []
    header = round(40 + len(title) * 1.25 * face.size + len(subtitle) * pictures.LEADING * small.size + 26)
    shown = [shown_rows(section.rows, chart.other) for section in chart.sections]
    heights = [HEADING + ROW * max(1, len(rows)) + BELOW for rows in shown]
    image = Image.new("RGB", (WIDTH, header + 36 + sum(heights) + 12), CREAM)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, header), RED)
    pen.rectangle((0, header, WIDTH, header + 5), GOLD)
    y = pictures.write(pen, (EDGE, 36), title, face, PAPER, 1.25)
    pictures.write(pen, (EDGE, y), subtitle, small, CREAM)
    y = header + 36
    for section, rows, height in zip(chart.sections, shown, heights, strict=True):
        _section(pen, chart, section, rows, y)
        y += height
    return pictures.png(pictures.flat(image))


def number(value: Value) -> str:
    """Return a number as charts write it: with commas, and one decimal place if it isn't whole."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}".removesuffix(".0")


def shown_rows(rows: Sequence[tuple[str, Value]], other: str) -> list[tuple[str, Value]]:
    """Return the rows that a chart shows: those beyond MOST summed up in one, unless that saves none."""
    if len(rows) <= MOST + 1:
        return list(rows)
    return [*rows[:MOST], (other, sum(value for _, value in rows[MOST:]))]


def _section(pen: Pen, chart: Bars, section: Section, rows: Sequence[tuple[str, Value]], y: float) -> None:
    total = f"{chart.total} {number(sum(value for _, value in rows))}" if chart.total and rows else ""
    face, small = pictures.font(36, bold=True), pictures.font(28)
    room = INSIDE - small.getlength(pictures.readable(total)) - GAP * bool(total)
    pictures.write(pen, (EDGE, y), [pictures.shortened(section.heading, face, room)], face, INK)
    pictures.write(pen, (WIDTH - EDGE, y + 7), [pictures.readable(total)], small, SOFT, align="right")
    y += HEADING
    if not rows:
        pictures.write(pen, (EDGE, y + 8), [pictures.shortened(chart.empty, small, INSIDE)], small, PALE)
    labels = _widest([label for label, _ in rows], pictures.font(30), LABELS)
    numbers = _widest([number(value) for _, value in rows], pictures.font(30, bold=True), NUMBERS)
    longest = INSIDE - labels - numbers - 2 * GAP
    most = max([value for _, value in rows], default=0)
    summed = len(section.rows) > len(rows)
    for place, (label, value) in enumerate(rows):
        part = max(0, value / most) if most > 0 else 0
        colour = PALE if summed and place == MOST else RED
        _row(pen, (label, number(value)), y, (labels, longest, numbers), (part, colour))
        y += ROW


def _row(
    pen: Pen, words: tuple[str, str], y: float, widths: tuple[float, float, float], bar: tuple[float, str]
) -> None:
    """Draw a label, a bar that is this part of the longest one in this colour, and its number."""
    labels, longest, numbers = widths
    part, colour = bar
    face, lines = pictures.fitted(words[0], labels, 1, (30, 28, 26))
    if lines[-1].endswith("…"):
        face, lines = pictures.fitted(words[0], labels, 2, (25, 23, 21))
    _centred(pen, EDGE, y, lines, face)
    left, top = EDGE + labels + GAP, y + (ROW - THICK) / 2
    pen.rectangle((left, top, left + 2, top + THICK - 1), PALE)
    if part:
        pictures.box(pen, (left, top, left + max(6, part * longest), top + THICK - 1), 5, colour)
    face, lines = pictures.fitted(words[1], numbers, 1, (30, 26, 22, 18, 15), bold=True)
    _centred(pen, left + max(6, part * longest) + GAP, y, lines, face)


def _centred(pen: Pen, x: float, y: float, lines: Sequence[str], face: FreeTypeFont) -> None:
    """Write lines in the middle of a row's height."""
    high = ((len(lines) - 1) * 1.2 + 1) * face.size
    pictures.write(pen, (x, y + (ROW - high) / 2), lines, face, INK, 1.2)


def _widest(texts: Sequence[str], face: FreeTypeFont, most: float) -> float:
    return min(most, max((face.getlength(pictures.readable(text)) for text in texts), default=0))
