"""Drawing: text that wraps and never fails, QR codes, rounded boxes, and pictures as bytes.

All of it is slow work: call it in `asyncio.to_thread`. Lengths are pixels.
"""

import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from math import inf
from typing import Literal

import segno
from PIL import Image, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont

from bot import fonts

MISSING = "□"
"""Stands for a character that the font lacks."""

QUIET = 4
"""Width of the white edge that a QR code needs, in modules."""

BASELINE = 0.88
"""Height of a line above its baseline, in font sizes: the font's own box for a Chinese character."""

LEADING = 1.3
"""From line to line, in font sizes."""

_NEVER_FIRST = frozenset("，。、；：！？）》」』】〕〉”’…—～·%‰℃°,.;:!?)]}>々ー")
_NEVER_LAST = frozenset("（《「『【〔〈“‘([{<￥¥$€£#＃")
_PIECES = re.compile(r"[^\S\n]+|[^\s\u2e80-\U0010ffff]+|[^\s]")
_JOINED = re.compile("\u200d.")

Align = Literal["left", "centre", "right"]


@cache
def font(size: int, bold: bool = False) -> FreeTypeFont:
    """Return the font at this size."""
    path = fonts.BOLD if bold else fonts.REGULAR
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def readable(text: str) -> str:
    """Return the text with □ for every character that the font lacks, and without invisible ones.

    An emoji made of several becomes one □; line breaks stay.
    """
    text = _JOINED.sub("", unicodedata.normalize("NFC", text).replace("\r\n", "\n"))
    return "".join(_shown(char) for char in text)


def without_emoji(text: str) -> str:
    """Return a name without the emoji that the font lacks, unless nothing else is in it.

    A box says that a character is missing; for one that is only decoration that would look like a fault.
    """
    left = "".join(char for char in text if not _is_emoji(char))
    return " ".join(left.split()) if readable(left).strip() else text


def wrapped(text: str, face: FreeTypeFont, width: float) -> list[str]:
    """Return the text in lines of at most `width`.

    Chinese breaks between any two characters, but no line begins with a closing or ends with an opening
    mark; other words break at blanks, and inside only when one alone is too long.
    """
    lines: list[str] = []
    for paragraph in readable(text).split("\n"):
        lines += _lines(_units(paragraph), face, width)
    return lines or [""]


def fitted(
    text: str,
    width: float,
    rows: int,
    sizes: Sequence[int],
    bold: bool = False,
    height: float = inf,
) -> tuple[FreeTypeFont, list[str]]:
    """Return the first of the sizes at which the text takes at most `rows` lines, and these lines.

    With a `height` they must also fit into it. Where even the last size is too big, the last row ends with
    an ellipsis.
    """
    for size in sizes:
        face = font(size, bold)
        most = max(1, min(rows, int(height / (LEADING * size)))) if height < inf else rows
        lines = wrapped(text, face, width)
        if len(lines) <= most:
            return face, lines
    return face, [*lines[: most - 1], _cut(lines[most - 1], face, width)]


def shortened(text: str, face: FreeTypeFont, width: float) -> str:
    """Return the text on one line, its end cut off for an ellipsis if it is wider than `width`."""
    text = readable(text).replace("\n", " ")
    return text if face.getlength(text) <= width else _cut(text, face, width)


def write(
    draw: ImageDraw.ImageDraw,
    place: tuple[float, float],
    lines: Sequence[str],
    face: FreeTypeFont,
    colour: str,
    leading: float = LEADING,
    align: Align = "left",
) -> float:
    """Write lines below each other and return the height at which the next one would begin.

    `place` is the upper left, middle or right end of the first line, as `align` says; `leading` is from
    line to line, in font sizes. The text is drawn as it is: make it `readable` before.
    """
    x, y = place
    anchor = {"left": "ls", "centre": "ms", "right": "rs"}[align]
    for line in lines:
        draw.text((round(x), round(y + BASELINE * face.size)), line, colour, face, anchor)
        y += leading * face.size
    return y


def box(
    draw: ImageDraw.ImageDraw,
    corners: tuple[float, float, float, float],
    radius: float,
    fill: str | None = None,
    edge: str | None = None,
    thickness: float = 0,
) -> None:
    """Draw a box with round corners; its edge lies inside the corners."""
    left, top, right, bottom = (round(corner) for corner in corners)
    draw.rounded_rectangle((left, top, right, bottom), round(radius), fill, edge, round(thickness))


def qr(content: str, side: int, level: Literal["m", "q"] = "q") -> Image.Image:
    """Return a black and white square with a QR code and its quiet zone, at most `side` wide.

    It is as big as whole pixels for each module allow. It can still be read when 15 % (level m) or 25 %
    (level q) of it are covered. Raises ValueError when `side` is too small or the content too long.
    """
    code = segno.make(content, error=level, micro=False)
    rows = [bytes(row) for row in code.matrix_iter(border=QUIET)]
    scale = side // len(rows)
    if scale < 1:
        raise ValueError(f"{side} pixels are too few for {len(rows)} modules")
    modules = Image.frombytes("L", (len(rows), len(rows)), b"".join(rows)).point(lambda dark: 0 if dark else 255)
    return modules.resize((len(rows) * scale, len(rows) * scale), Image.Resampling.NEAREST)


def png(image: Image.Image, dpi: int | None = None) -> bytes:
    """Return a picture as PNG, which says its resolution if that is given."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG", dpi=(dpi, dpi) if dpi else None)
    return buffer.getvalue()


def flat(image: Image.Image) -> Image.Image:
    """Return a drawing of few colours with a palette: as PNG it is less than half as big.

    Each colour of a bigger area stays exactly what it is; only the smoothed edges of letters change a little.
    """
    return image.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


@lru_cache(maxsize=8192)
def _shown(char: str) -> str:
    if char in fonts.characters() or char == "\n":
        return char
    if char.isspace():
        return " "
    # Marks that combine with or only steer their neighbours, of whatever script, are nothing on their own.
    if unicodedata.category(char) in ("Cc", "Cf", "Mn", "Me") or "\U0001f3fb" <= char <= "\U0001f3ff":
        return ""
    return MISSING


def _is_emoji(char: str) -> bool:
    joins = char in "\u200d\ufe0f\u20e3"
    return joins or (unicodedata.category(char) in ("So", "Sk") and char not in fonts.characters())


def _units(paragraph: str) -> Iterator[str]:
    """Yield what may not be broken: words, blanks, characters with the marks that cling to them."""
    unit = ""
    for piece in _PIECES.findall(paragraph):
        clings = unit and (piece[0] in _NEVER_FIRST or unit[-1] in _NEVER_LAST)
        if clings and not piece.isspace() and not unit.isspace():
            unit += piece
            continue
        if unit:
            yield unit
        unit = piece
    if unit:
        yield unit


def _lines(units: Iterator[str], face: FreeTypeFont, width: float) -> list[str]:
    lines, line = [], ""
    for unit in units:
        if face.getlength(line + unit.rstrip()) <= width:
            line += unit
            continue
        if line.strip():
            lines.append(line.rstrip())
        line = "" if unit.isspace() else unit
        while face.getlength(line) > width:
            head = _head(line, face, width)
            lines.append(head)
            line = line[len(head) :]
    return [*lines, line.rstrip()]


def _head(text: str, face: FreeTypeFont, width: float) -> str:
    """Return as much of a text as fits, at least one character."""
    end = 1
    while end < len(text) and face.getlength(text[: end + 1]) <= width:
        end += 1
    return text[:end]


def _cut(text: str, face: FreeTypeFont, width: float) -> str:
    while text and face.getlength(text.rstrip() + "…") > width:
        text = text[:-1]
    return text.rstrip() + "…"
