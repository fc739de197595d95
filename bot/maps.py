"""A map of an area, drawn from its own shapes: outlines, names, and dots where something is open.

Degrees become pixels as on an equirectangular map by the middle latitude: true to scale for anything as small as a
district. Drawing is slow work: call it in `asyncio.to_thread`. Lengths are pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

from PIL import Image, ImageDraw
from PIL.ImageDraw import ImageDraw as Pen
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from bot import pictures
from bot.charts import EDGE, HEADING, INSIDE, WIDTH
from bot.posterpage import CREAM, INK, PALE, PAPER, RED, SOFT

USUAL = "#1f5f8b"
"""The colour of what is not urgent; RED of what is."""

LOWEST, HIGHEST = 420, 1000
"""Heights of a map, whatever the shape of its area."""

MARGIN = 14
"""What stays free around the shapes."""

LEGEND = 64
FINER = 2
"""Everything is drawn so many times as big, and made smaller then, for smooth edges."""

LEAST = 0.004
"""Degrees (some 400 m) that a map shows at least."""

RADIUS = {True: 10, False: 8}
"""Of dots, by whether they are urgent."""

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees; on a picture left, top, right, bottom in pixels."""

Dot = tuple[float, float, bool]
"""Latitude, longitude, and whether it is urgent."""


@dataclass(frozen=True)
class Map:
    """What a map shows: shapes with their names, dots, and words for its heading, its legend and what is beyond it."""

    heading: str
    shapes: Sequence[tuple[str, BaseGeometry]]
    dots: Sequence[Dot]
    urgent: str
    usual: str
    beyond: str = ""


@dataclass(frozen=True)
class Frame:
    """Where degrees lie on a picture: so many pixels wide and high, with `scale` pixels to a degree of latitude."""

    width: int
    height: int
    west: float
    north: float
    scale: float
    narrowing: float

    def at(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return the pixel of a place, counted from the upper left corner."""
        return (longitude - self.west) * self.narrowing * self.scale, (self.north - latitude) * self.scale

    def shows(self, latitude: float, longitude: float) -> bool:
        """Tell whether a place lies on the picture."""
        x, y = self.at(latitude, longitude)
        return 0 <= x < self.width and 0 <= y < self.height


def frame(shapes: Sequence[BaseGeometry], dots: Sequence[Dot]) -> Frame | None:
    """Return the frame that holds all shapes; without shapes all dots; None when there is nothing to show."""
    bounds = _bounds(shapes, dots)
    if bounds is None:
        return None
    west, south, east, north = bounds
    narrowing = max(cos(radians((south + north) / 2)), 0.01)
    wide, high = max((east - west) * narrowing, LEAST), max(north - south, LEAST)
    room = INSIDE - 2 * MARGIN
    scale = min(room / wide, (HIGHEST - 2 * MARGIN) / high)
    height = max(LOWEST, round(high * scale) + 2 * MARGIN)
    middle = (west + east) / 2, (south + north) / 2
    left, top = middle[0] - INSIDE / 2 / scale / narrowing, middle[1] + height / 2 / scale
    return Frame(INSIDE, height, left, top, scale, narrowing)


def beyond(shapes: Sequence[BaseGeometry], dots: Sequence[Dot]) -> int:
    """Return how many of the dots lie off the map of these shapes."""
    drawn = frame(shapes, dots)
    return sum(not (drawn and drawn.shows(latitude, longitude)) for latitude, longitude, _ in dots)


def draw(shown: Map) -> Image.Image | None:
    """Return the map with heading and legend, as wide as a chart; None when there is nothing to show."""
    place = frame([shape for _, shape in shown.shapes], shown.dots)
    if place is None:
        return None
    image = Image.new("RGB", (WIDTH, HEADING + place.height + LEGEND), CREAM)
    pen = ImageDraw.Draw(image)
    face = pictures.font(36, bold=True)
    pictures.write(pen, (EDGE, 0), [pictures.shortened(shown.heading, face, INSIDE)], face, INK)
    image.paste(_field(shown, place), (EDGE, HEADING))
    _legend(pen, shown, HEADING + place.height + 14)
    return image


def _bounds(shapes: Sequence[BaseGeometry], dots: Sequence[Dot]) -> Box | None:
    boxes = [shape.bounds for shape in shapes if not shape.is_empty]
    boxes = boxes or [(longitude, latitude, longitude, latitude) for latitude, longitude, _ in dots]
    if not boxes:
        return None
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def _field(shown: Map, place: Frame) -> Image.Image:
    big = Image.new("RGB", (place.width * FINER, place.height * FINER), CREAM)
    pen = ImageDraw.Draw(big)
    for _, shape in shown.shapes:
        _shape(pen, place, shape)
    for _, shape in shown.shapes:
        for part in _polygons(shape):
            pen.line(_pixels(place, part.exterior.coords), SOFT, 2 * FINER, "curve")
    _names(pen, shown, place)
    for urgent in (False, True):  # what is urgent lies on top
        for latitude, longitude, is_urgent in shown.dots:
            if is_urgent == urgent and place.shows(latitude, longitude):
                x, y = place.at(latitude, longitude)
                _dot(pen, (x * FINER, y * FINER), urgent, FINER)
    return big.resize((place.width, place.height), Image.Resampling.BOX)


def _shape(pen: Pen, place: Frame, shape: BaseGeometry) -> None:
    for part in _polygons(shape):
        pen.polygon(_pixels(place, part.exterior.coords), PAPER)
        for hole in part.interiors:
            pen.polygon(_pixels(place, hole.coords), CREAM)


def _pixels(place: Frame, coordinates: Sequence[tuple[float, ...]]) -> list[tuple[float, float]]:
    return [(x * FINER, y * FINER) for x, y in (place.at(one[1], one[0]) for one in coordinates)]


def _polygons(shape: BaseGeometry) -> list[Polygon]:
    parts = getattr(shape, "geoms", [shape])
    return [part for part in parts if isinstance(part, Polygon) and not part.is_empty]


def _dot(pen: Pen, middle: tuple[float, float], urgent: bool, finer: int) -> None:
    radius, (x, y) = RADIUS[urgent] * finer, middle
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), RED if urgent else USUAL, PAPER, finer)


def _names(pen: Pen, shown: Map, place: Frame) -> None:
    """Write the names of the shapes in their middles, as far as they find room there, beside each other."""
    face, taken = pictures.font(22 * FINER), list[Box]()
    for name, shape in sorted(shown.shapes, key=lambda one: -one[1].area):
        point = shape.representative_point()
        x, y = (one * FINER for one in place.at(point.y, point.x))
        text = pictures.readable(name)
        half = face.getlength(text) / 2
        box = (x - half, y - face.size / 2, x + half, y + face.size / 2)
        inside = box[0] >= 0 and box[2] <= place.width * FINER
        if inside and not any(_overlap(box, other) for other in taken):
            pen.text((round(x), round(y)), text, SOFT, face, "mm", stroke_width=3 * FINER, stroke_fill=PAPER)
            taken.append(box)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _legend(pen: Pen, shown: Map, y: float) -> None:
    face, x = pictures.font(26), float(EDGE)
    for urgent, words in ((True, shown.urgent), (False, shown.usual)):
        _dot(pen, (x + 12, y + 17), urgent, 1)
        pictures.write(pen, (x + 32, y), [pictures.readable(words)], face, INK)
        x += 32 + face.getlength(pictures.readable(words)) + 36
    room = WIDTH - EDGE - x
    if shown.beyond and room > 0:
        pictures.write(pen, (x, y), [pictures.shortened(shown.beyond, face, room)], face, PALE)
