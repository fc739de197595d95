"""The check-in card: a picture that a rider holds up on the phone."""

from dataclasses import dataclass
from datetime import date

from PIL import Image, ImageDraw
from PIL.ImageDraw import ImageDraw as Pen

from bot import dates, pictures
from bot.posterpage import CREAM, GOLD, INK, PALE, PAPER, RED, SOFT, cup
from bot.texts import plain

WIDTH, HEIGHT = 1080, 680
EDGE, HEADER, FOOT = 56, 150, 606
RIGHT = 700
"""Where the column of the QR code begins."""

SIDE = WIDTH - EDGE - RIGHT
GAP = 34
"""Between the left column and the right one."""


@dataclass(frozen=True)
class Card:
    """What stands on a check-in card, in the words of its language.

    `proof` is the address that its QR code opens, None for a card without one; `proof_until` says in
    words until when it is valid, such as "10:42".
    """

    district: str
    name: str
    trade: str
    area: str
    branch: str | None
    number: str
    since: date
    proof: str | None = None
    proof_until: str | None = None


def draw(card: Card, language: str) -> bytes:
    """Return the card as PNG, WIDTH by HEIGHT pixels. Raises ValueError when `proof` is too long for a code."""
    image = Image.new("RGB", (WIDTH, HEIGHT), CREAM)
    pen = ImageDraw.Draw(image)
    _header(image, pen, card, language)
    below = _name(pen, card)
    _facts(pen, card, language, below)
    if card.proof:
        _proof(image, pen, card, language)
    else:
        _seal(image, language)
    _footer(pen, card, language)
    return pictures.png(pictures.flat(image))


def _header(image: Image.Image, pen: Pen, card: Card, language: str) -> None:
    pen.rectangle((0, 0, WIDTH, HEADER - 1), RED)
    pen.rectangle((0, HEADER, WIDTH, HEADER + 5), GOLD)
    image.paste(CREAM, (EDGE, 32), cup(86))
    wide = WIDTH - 2 * EDGE - 120
    face, lines = pictures.fitted(card.district, wide, 1, (30, 26, 22), bold=True)
    pictures.write(pen, (EDGE + 120, 24), lines, face, GOLD)
    title = plain(language, "card-picture-title")
    face, lines = pictures.fitted(title, wide, 1, (58, 50, 42), bold=True)
    pictures.write(pen, (EDGE + 118, 66), lines, face, PAPER)


def _name(pen: Pen, card: Card) -> float:
    """Write the name, as big as it fits, and return where it ends."""
    wide = RIGHT - GAP - EDGE
    name = pictures.without_emoji(card.name)
    face, lines = pictures.fitted(name, wide, 1, (84, 74, 66, 58), bold=True)
    if lines[-1].endswith("…"):
        face, lines = pictures.fitted(name, wide, 2, (54, 48, 42, 36, 30), bold=True)
    return pictures.write(pen, (EDGE - 2, HEADER + 24), lines, face, INK, 1.2)


def _facts(pen: Pen, card: Card, language: str, y: float) -> None:
    """Write what else is known, a row each, in what is left between the name and the footer."""
    facts = [
        (plain(language, "card-picture-trade"), card.trade),
        (plain(language, "card-picture-area"), card.area),
        (plain(language, "card-picture-branch"), card.branch or ""),
        (plain(language, "card-picture-since"), dates.full(card.since, language)),
    ]
    told = [(label, value) for label, value in facts if value.strip()]
    small = pictures.font(27)
    left = EDGE + max(small.getlength(label) for label, _ in told) + 28
    y += 14
    step = (FOOT - 8 - y) / max(len(told), 4)
    for label, value in told:
        # Two lines fit only if they are smaller than what one line may be.
        face, lines = pictures.fitted(value, RIGHT - GAP - left, 1, (36, 33, 30), bold=True)
        if lines[-1].endswith("…"):
            face, lines = pictures.fitted(value, RIGHT - GAP - left, 2, (29, 27, 25, 23, 21), True, step - 6)
        pictures.write(pen, (EDGE, y + pictures.BASELINE * (face.size - small.size)), [label], small, SOFT)
        pictures.write(pen, (left, y), lines, face, INK, 1.2)
        y += step


def _proof(image: Image.Image, pen: Pen, card: Card, language: str) -> None:
    """Draw the QR code with what it is for and until when."""
    top = HEADER + 34
    pictures.box(pen, (RIGHT, top, RIGHT + SIDE, top + SIDE), 22, PAPER, GOLD, 4)
    code = pictures.qr(card.proof or "", SIDE - 16, "m")
    spare = (SIDE - code.width) // 2
    image.paste(code.convert("RGB"), (RIGHT + spare, top + spare))
    words = [(plain(language, "card-picture-proof"), 27, SOFT, False)]
    if card.proof_until:
        words.insert(0, (plain(language, "card-picture-proof-until", time=card.proof_until), 34, RED, True))
    y: float = top + SIDE + 10
    for text, size, colour, bold in words:
        face, lines = pictures.fitted(text, SIDE, 1, (size, size - 4, size - 8), bold)
        y = pictures.write(pen, (RIGHT + SIDE / 2, y), lines, face, colour, 1.2, "centre")


def _seal(image: Image.Image, language: str) -> None:
    """Draw a round seal with a cup where the QR code would be."""
    big = Image.new("L", (SIDE * 4, SIDE * 4), 0)
    ring = ImageDraw.Draw(big)
    for inset, thickness in ((0, 10), (22, 3)):
        corners = (4 * inset, 4 * inset, 4 * (SIDE - inset) - 1, 4 * (SIDE - inset) - 1)
        ring.ellipse(corners, outline=255, width=4 * thickness)
    mask = big.resize((SIDE, SIDE), Image.Resampling.LANCZOS)
    drawing = cup(130)
    mask.paste(drawing, ((SIDE - drawing.width) // 2 + 12, 58))
    words = plain(language, "card-picture-seal")
    face, lines = pictures.fitted(words, SIDE * 0.62, 1, (56, 48, 42, 36), bold=True)
    pictures.write(ImageDraw.Draw(mask), (SIDE / 2, 206 + (56 - face.size) / 2), lines, face, "#ffffff", align="centre")
    turned = mask.rotate(8, Image.Resampling.BICUBIC)
    image.paste(RED, (RIGHT, HEADER + 66), turned)


def _footer(pen: Pen, card: Card, language: str) -> None:
    pen.rectangle((EDGE, FOOT, WIDTH - EDGE, FOOT + 1), GOLD)
    number = plain(language, "card-picture-number", number=card.number)
    face, lines = pictures.fitted(number, 640, 1, (32, 28, 24), bold=True)
    pictures.write(pen, (EDGE, FOOT + 18), lines, face, RED)
    brand, small = plain(language, "card-picture-brand"), pictures.font(24)
    pictures.write(pen, (WIDTH - EDGE, FOOT + 25), [brand], small, PALE, align="right")
