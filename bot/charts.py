"""Charts as pictures for a chat: horizontal bars with a label and a number each."""

from collections.abc import Collection, Sequence
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

NONE = "—"
"""Stands for a number that there is none of."""

Value = int | float | None


@dataclass(frozen=True)
class Section:
    """One group of bars: its heading, and labels with their values, in the order to show them.

    A value of None has no bar and no number. Shares have a `unit` that follows their numbers, `full` is the value whose
    bar fills the width (else the biggest one does), and they are not `summed`. Rows with a label of `pale` are pale.
    """

    heading: str
    rows: Sequence[tuple[str, Value]]
    unit: str = ""
    full: Value = None
    summed: bool = True
    pale: Collection[str] = ()


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


def bars(chart: Bars, below: Image.Image | None = None) -> bytes:
    """Return a chart as PNG, WIDTH pixels wide and as high as it needs, with a picture of that width below it.

    Each section has a scale of its own: its longest bar fills the width. Values below 0 have no bar. Telegram
    takes up to nine full sections as a photo.
    """
    face, title = pictures.fitted(chart.title, INSIDE, 2, (54, 46, 40), bold=True)
    small, subtitle = pictures.fitted(chart.subtitle, INSIDE, 2, (30, 27, 24))
    subtitle = subtitle if chart.subtitle.strip() else []
    header = round(40 + len(title) * 1.25 * face.size + len(subtitle) * pictures.LEADING * small.size + 26)
    shown = [shown_rows(section.rows, chart.other) for section in chart.sections]
    heights = [HEADING + ROW * max(1, len(rows)) + BELOW for rows in shown]
    high = header + 36 + sum(heights) + 12
    image = Image.new("RGB", (WIDTH, high + (below.height if below else 0)), CREAM)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, header), RED)
    pen.rectangle((0, header, WIDTH, header + 5), GOLD)
    y = pictures.write(pen, (EDGE, 36), title, face, PAPER, 1.25)
    pictures.write(pen, (EDGE, y), subtitle, small, CREAM)
    y = header + 36
    for section, rows, height in zip(chart.sections, shown, heights, strict=True):
        _section(pen, chart, section, rows, y)
        y += height
    if below:
        image.paste(below, (0, high))
    return pictures.png(pictures.flat(image))


def number(value: Value, unit: str = "") -> str:
    """Return a number as charts write it: with commas, and one decimal place if it isn't whole."""
    if value is None:
        return NONE
    written = f"{value:,}" if isinstance(value, int) else f"{value:,.1f}".removesuffix(".0")
    return written + unit


def shown_rows(rows: Sequence[tuple[str, Value]], other: str) -> list[tuple[str, Value]]:
    """Return the rows that a chart shows: those beyond MOST summed up in one, unless that saves none."""
    if len(rows) <= MOST + 1:
        return list(rows)
    return [*rows[:MOST], (other, _sum(rows[MOST:]))]


def _section(pen: Pen, chart: Bars, section: Section, rows: Sequence[tuple[str, Value]], y: float) -> None:
    summed = chart.total and section.summed and rows
    total = f"{chart.total} {number(_sum(rows), section.unit)}" if summed else ""
    face, small = pictures.font(36, bold=True), pictures.font(28)
    room = INSIDE - small.getlength(pictures.readable(total)) - GAP * bool(total)
    pictures.write(pen, (EDGE, y), [pictures.shortened(section.heading, face, room)], face, INK)
    pictures.write(pen, (WIDTH - EDGE, y + 7), [pictures.readable(total)], small, SOFT, align="right")
    y += HEADING
    if not rows:
        pictures.write(pen, (EDGE, y + 8), [pictures.shortened(chart.empty, small, INSIDE)], small, PALE)
    labels = _widest([label for label, _ in rows], pictures.font(30), LABELS)
    written = [number(value, section.unit) for _, value in rows]
    numbers = _widest(written, pictures.font(30, bold=True), NUMBERS)
    longest = INSIDE - labels - numbers - 2 * GAP
    most = section.full or max([value or 0 for _, value in rows], default=0)
    cut = len(section.rows) > len(rows)
    for place, (label, value) in enumerate(rows):
        part = max(0, (value or 0) / most) if most > 0 else 0
        colour = PALE if label in section.pale or (cut and place == MOST) else RED
        _row(pen, (label, written[place]), y, (labels, longest, numbers), (part, colour))
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


def _sum(rows: Sequence[tuple[str, Value]]) -> int | float:
    return sum(value or 0 for _, value in rows)


def _widest(texts: Sequence[str], face: FreeTypeFont, most: float) -> float:
    return min(most, max((face.getlength(pictures.readable(text)) for text in texts), default=0))
