"""What riders of the demo get for points: a list, with pictures that are drawn. Slow work."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from PIL.ImageDraw import ImageDraw as Pen

LIST = Path(__file__).parent / "rewards.csv"

SIZE = WIDE, HIGH = 960, 720


def pictures() -> dict[str, bytes]:
    """Return the pictures that the list names, as JPEG."""
    return {name: _picture(draw, ground) for name, (draw, ground) in _DRAWN.items()}


def _picture(draw: Callable[[Pen], None], ground: str) -> bytes:
    image = Image.new("RGB", (2 * WIDE, 2 * HIGH), ground)
    pen = ImageDraw.Draw(image)
    pen.ellipse((300, 1180, 1620, 1340), _shade(ground))
    draw(pen)
    into = BytesIO()
    image.resize(SIZE, Image.Resampling.LANCZOS).save(into, "JPEG", quality=86)
    return into.getvalue()


def _shade(ground: str) -> tuple[int, int, int]:
    red, green, blue = (int(ground[place : place + 2], 16) for place in (1, 3, 5))
    return round(red * 0.88), round(green * 0.88), round(blue * 0.88)


def _gloves(pen: Pen) -> None:
    for left, colour, thumb in ((280, "#2f4858", 1), (1100, "#33658a", -1)):
        for finger in range(4):
            x = left + 20 + finger * 125
            pen.rounded_rectangle((x, 300 + 60 * abs(finger - 1.5), x + 110, 800), 54, colour)
        pen.rounded_rectangle((left, 620, left + 540, 1120), 90, colour)
        x = left + 470 if thumb > 0 else left - 70
        pen.rounded_rectangle((x, 620, x + 140, 930), 66, colour)
        pen.rounded_rectangle((left + 20, 1080, left + 520, 1240), 40, "#f6ae2d")
        for dot in range(12):
            x, y = left + 120 + dot % 4 * 95, 760 + dot // 4 * 95
            pen.ellipse((x, y, x + 34, y + 34), "#f26419")


def _raincoat(pen: Pen) -> None:
    pen.polygon(((700, 420), (1220, 420), (1400, 1240), (520, 1240)), "#f2b705")
    pen.polygon(((700, 430), (420, 1000), (560, 1060), (780, 640)), "#dba400")
    pen.polygon(((1220, 430), (1500, 1000), (1360, 1060), (1140, 640)), "#dba400")
    pen.ellipse((740, 160, 1180, 600), "#f2b705")
    pen.ellipse((820, 260, 1100, 560), "#8a6a00")
    for top in (800, 1000):
        pen.polygon(((606, top), (1314, top), (1334, top + 80), (586, top + 80)), "#e8edf0")
    pen.line((960, 600, 960, 1240), "#c08f00", 14)


def _meal(pen: Pen) -> None:
    pen.rounded_rectangle((330, 470, 1590, 1240), 90, "#5b3a29")
    pen.rounded_rectangle((380, 520, 1540, 1190), 60, "#8d5b3f")
    pen.rounded_rectangle((420, 560, 960, 1150), 40, "#fdf6e9")
    pen.rounded_rectangle((1000, 560, 1500, 840), 40, "#3c7a3f")
    pen.rounded_rectangle((1000, 880, 1500, 1150), 40, "#c8452b")
    for grain in range(60):
        x, y = 460 + grain * 71 % 440, 600 + grain * 127 % 490
        pen.ellipse((x, y, x + 46, y + 20), "#efe3cc")
    for leaf in range(9):
        x, y = 1030 + leaf * 46, 600 + leaf * 83 % 170
        pen.ellipse((x, y, x + 90, y + 52), "#6fb15a")
    for piece in range(8):
        x, y = 1030 + piece * 56, 910 + piece * 97 % 160
        pen.rounded_rectangle((x, y, x + 70, y + 50), 16, "#f0a35e")
    for steam in (700, 960, 1220):
        pen.arc((steam - 60, 190, steam + 60, 330), 270, 90, "#d9cdbb", 22)
        pen.arc((steam - 60, 310, steam + 60, 450), 90, 270, "#d9cdbb", 22)


def _helmet(pen: Pen) -> None:
    pen.pieslice((400, 260, 1520, 1400), 180, 360, "#c1272d")
    pen.rounded_rectangle((360, 800, 1560, 920), 50, "#8f1a20")
    pen.pieslice((1180, 700, 1760, 1000), 0, 180, "#8f1a20")
    for left in (620, 840, 1060):
        pen.rounded_rectangle((left, 380, left + 90, 760), 44, "#7a1419")
    pen.arc((560, 760, 1300, 1260), 20, 160, "#2b2b2b", 34)
    pen.rounded_rectangle((880, 1200, 1000, 1270), 20, "#4a4a4a")


def _cable(pen: Pen) -> None:
    for ring, colour in ((0, "#2a9d8f"), (70, "#258a7e"), (140, "#2a9d8f")):
        pen.ellipse((560 + ring, 380 + ring, 1360 - ring, 1180 - ring), None, colour, 44)
    pen.line(((1300, 980), (1520, 1120), (1640, 1120)), "#2a9d8f", 44, joint="curve")
    for top, length in ((1040, 110), (1120, 140), (1200, 110)):
        pen.line(((1500, 1120), (1600, top + 20)), "#2a9d8f", 30)
        pen.rounded_rectangle((1590, top - 20, 1710, top + 60), 16, "#264653")
        pen.rounded_rectangle((1705, top, 1705 + length // 2, top + 40), 8, "#b8c4c9")
    pen.line(((620, 520), (460, 380), (380, 380)), "#2a9d8f", 44, joint="curve")
    pen.rounded_rectangle((230, 320, 400, 440), 22, "#264653")
    pen.rectangle((170, 345, 232, 415), "#b8c4c9")


_DRAWN: dict[str, tuple[Callable[[Pen], None], str]] = {
    "gloves": (_gloves, "#eef3f5"),
    "raincoat": (_raincoat, "#dfe9ee"),
    "meal": (_meal, "#fbf3e6"),
    "helmet": (_helmet, "#f3efe9"),
    "cable": (_cable, "#eef5f3"),
}
