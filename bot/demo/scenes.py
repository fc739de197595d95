"""Pictures of hazards, drawn: what people of the demo take photos of, before and after. Slow work."""

from collections.abc import Callable
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter
from PIL.ImageDraw import ImageDraw as Pen

from bot import pictures

SIZE = WIDE, HIGH = 1280, 960

Scene = Callable[[], Image.Image]


@cache
def photo(scene: Scene) -> bytes:
    """Return a scene as a JPEG."""
    grain = Image.effect_noise(SIZE, 26).convert("RGB")
    taken = Image.blend(scene().filter(ImageFilter.GaussianBlur(1.4)), grain, 0.09)
    into = BytesIO()
    taken.save(into, "JPEG", quality=82)
    return into.getvalue()


def open_manhole() -> Image.Image:
    """Draw a road whose manhole gapes, with the cover beside it."""
    image, pen = _road()
    for crack in (
        ((420, 640), (330, 700), (300, 790)),
        ((880, 600), (985, 640), (1010, 720)),
        ((650, 470), (690, 400)),
    ):
        pen.line(crack, "#3b3d40", 7, joint="curve")
    pen.ellipse((380, 470, 900, 740), "#4a4c4f")
    pen.ellipse((400, 485, 880, 725), "#0d0e10")
    pen.ellipse((430, 560, 850, 725), "#17191c")
    _cover(pen, (820, 640, 1200, 800), tilt=18)
    return image


def sound_manhole() -> Image.Image:
    """Draw the same road with its manhole closed."""
    image, pen = _road()
    pen.ellipse((375, 465, 905, 745), "#5f6163")
    _cover(pen, (400, 485, 880, 725))
    return image


def blocked_lane() -> Image.Image:
    """Draw a fire lane that is full of things."""
    image, pen = _yard()
    for left, colour in ((230, "#c0392b"), (420, "#2f6f9f"), (610, "#3d7a46")):
        _bike(pen, left, 560, colour)
    for box in ((830, 600, 1010, 740), (1000, 560, 1150, 740), (880, 480, 1030, 600)):
        pen.rectangle(box, "#b58a55", "#7c5c33", 5)
        pen.line(((box[0] + box[2]) // 2, box[1], (box[0] + box[2]) // 2, box[3]), "#8d6b3d", 6)
    return image


def free_lane() -> Image.Image:
    """Draw the same fire lane empty."""
    return _yard()[0]


def clean_corner() -> Image.Image:
    """Draw a bin by a wall."""
    image, pen = _yard(painted=False)
    pen.rounded_rectangle((760, 380, 1010, 720), 24, "#2f6b4f", "#214b38", 6)
    pen.polygon(((730, 400), (1040, 400), (1000, 330), (770, 330)), "#3b8563")
    return image


def rubbish() -> Image.Image:
    """Draw the same bin with bags beside it that nobody has collected."""
    image = clean_corner()
    pen = ImageDraw.Draw(image)
    for left, top, size, colour in (
        (180, 560, 230, "#22252a"),
        (340, 600, 210, "#3a3f47"),
        (500, 540, 250, "#1b1d21"),
        (600, 640, 180, "#555b66"),
    ):
        pen.ellipse((left, top, left + size, top + size * 0.86), colour)
        pen.polygon(
            ((left + size * 0.38, top + 14), (left + size * 0.62, top + 14), (left + size * 0.5, top - 36)), colour
        )
        pen.arc((left + 30, top + 30, left + size - 40, top + size * 0.7), 200, 260, "#8b919c", 6)
    return image


def _road() -> tuple[Image.Image, Pen]:
    image = Image.new("RGB", SIZE, "#77797b")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDE, 250), "#9a9384")
    for left in range(-40, WIDE, 160):
        pen.rectangle((left, 30, left + 148, 118), "#a59e8f")
        pen.rectangle((left + 70, 126, left + 218, 214), "#a09989")
    pen.rectangle((0, 226, WIDE, 272), "#c9c5bb")
    for left in range(60, WIDE, 420):
        pen.polygon(((left, 860), (left + 260, 860), (left + 230, 900), (left - 30, 900)), "#dcdcd4")
    return image, pen


def _cover(pen: Pen, box: tuple[int, int, int, int], tilt: int = 0) -> None:
    left, top, right, bottom = box
    pen.ellipse((left, top + 18, right, bottom + 18), "#2c2e30")
    pen.ellipse(box, "#55585b", "#3a3c3e", 8)
    middle, half = (left + right) // 2, (right - left) // 2
    for step in range(-3, 4):
        x = middle + step * half // 4
        pen.line(((x - tilt, top + 46), (x + tilt, bottom - 46)), "#6f7376", 9)
    pen.line(((left + 40, (top + bottom) // 2), (right - 40, (top + bottom) // 2)), "#6f7376", 9)


def _yard(*, painted: bool = True) -> tuple[Image.Image, Pen]:
    image = Image.new("RGB", SIZE, "#8b8d8c")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDE, 430), "#c8b8a4")
    for top in range(0, 430, 43):
        for left in range(-60 if top // 43 % 2 else 0, WIDE, 120):
            pen.rectangle((left, top, left + 114, top + 38), "#bfa98f")
    pen.rectangle((0, 420, WIDE, 452), "#6d6a66")
    if painted:
        pen.rectangle((90, 60, 560, 250), "#b3261e", "#ffffff", 8)
        pictures.write(
            pen, (325, 78), ["消防通道", "禁止占用"], pictures.font(66, bold=True), "#ffffff", align="centre"
        )
        pen.polygon(((60, 900), (1220, 900), (1120, 500), (160, 500)), None, "#e0b01f", 16)
        for left in range(200, 1060, 130):
            pen.line(((left, 890), (left + 60, 510)), "#d6a91f", 12)
    return image, pen


def _bike(pen: Pen, left: int, top: int, colour: str) -> None:
    for wheel in (left, left + 150):
        pen.ellipse((wheel, top + 100, wheel + 96, top + 196), None, "#1d1f22", 14)
    pen.line(((left + 48, top + 148), (left + 110, top + 70), (left + 198, top + 148)), colour, 22, joint="curve")
    pen.line(((left + 48, top + 148), (left + 40, top + 10), (left + 80, top - 6)), "#2a2c2f", 12, joint="curve")
    pen.rounded_rectangle((left + 96, top + 40, left + 190, top + 78), 14, "#26282b")
    pen.rounded_rectangle((left + 160, top - 40, left + 240, top + 40), 10, colour, "#2a2c2f", 4)
