"""Maps: dots where they belong, and nothing where nothing is."""

import pytest
from PIL import Image, ImageColor
from shapely.geometry import box

from bot import charts, maps
from bot.charts import Bars, Section
from bot.maps import Map
from bot.posterpage import CREAM, PAPER, RED, SOFT
from tests.bot.reading import differs, image

SQUARE = box(113.0, 34.0, 113.1, 34.1)
MIDDLE = (34.05, 113.05)
WORDS = ("现在待办", "加急", "其他")


def drawn(shapes, dots, beyond="") -> Image.Image:
    heading, *legend = WORDS
    return maps.draw(Map(heading, shapes, dots, *legend, beyond))


def field(picture: Image.Image, shapes, dots) -> Image.Image:
    """The map itself, without heading and legend."""
    place = maps.frame(shapes, dots)
    top = charts.HEADING
    return picture.crop((charts.EDGE, top, charts.EDGE + place.width, top + place.height))


def coloured(picture: Image.Image, colour: str) -> set[tuple[int, int]]:
    """The pixels of exactly this colour."""
    wanted, seen = ImageColor.getrgb(colour), picture.load()
    return {(x, y) for x in range(picture.width) for y in range(picture.height) if seen[x, y] == wanted}


def middle(pixels) -> tuple[float, float]:
    """The middle of a patch of pixels."""
    return tuple((min(axis) + max(axis) + 1) / 2 for axis in zip(*pixels, strict=True))


@pytest.mark.parametrize(("urgent", "colour"), [(True, RED), (False, maps.USUAL)])
def test_a_dot_lies_where_it_belongs_in_its_colour(urgent, colour):
    for latitude, longitude in (MIDDLE, (34.01, 113.01), (34.09, 113.08)):
        dots = [(latitude, longitude, urgent)]
        patch = coloured(field(drawn([("", SQUARE)], dots), [SQUARE], dots), colour)
        expected = maps.frame([SQUARE], dots).at(latitude, longitude)
        assert middle(patch) == pytest.approx(expected, abs=1)
        radius = maps.RADIUS[urgent]
        assert len(patch) == pytest.approx(3.14 * radius**2, rel=0.35)


def test_the_square_is_as_wide_and_high_as_it_is_in_metres():
    sides = coloured(field(drawn([("", SQUARE)], []), [SQUARE], []), PAPER)
    wide, high = (max(axis) - min(axis) for axis in zip(*sides, strict=True))
    assert wide / high == pytest.approx(0.8289, abs=0.01)  # the cosine of 34.05 degrees


def test_north_is_up_and_east_is_right():
    place = maps.frame([SQUARE], [])
    assert place.at(34.09, 113.05)[1] < place.at(34.01, 113.05)[1]
    assert place.at(34.05, 113.01)[0] < place.at(34.05, 113.09)[0]


def test_what_lies_beyond_the_map_is_counted_and_not_drawn():
    dots = [(*MIDDLE, False), (35.0, 113.05, False), (34.05, 114.0, True)]
    assert maps.beyond([SQUARE], dots) == 2
    picture, alone = drawn([("", SQUARE)], dots), drawn([("", SQUARE)], dots[:1])
    assert not differs(picture, alone)
    assert differs(picture, drawn([("", SQUARE)], dots, "图外 2"))


def test_an_empty_area_has_its_outline_and_no_dot():
    picture = field(drawn([("", SQUARE)], []), [SQUARE], [])
    assert coloured(picture, SOFT)
    assert not coloured(picture, RED) | coloured(picture, maps.USUAL)


def test_without_shapes_the_dots_make_the_map_and_without_dots_there_is_none():
    dots = [(34.05, 113.05, True), (34.06, 113.06, False)]
    picture = field(drawn([], dots), [], dots)
    assert maps.beyond([], dots) == 0
    assert coloured(picture, RED)
    assert coloured(picture, maps.USUAL)
    assert not coloured(picture, SOFT)
    assert drawn([], []) is None


def test_what_is_urgent_lies_on_top_and_names_lie_below_all_dots():
    dots = [(*MIDDLE, True), (*MIDDLE, False)]
    named, unnamed = (field(drawn([(name, SQUARE)], dots), [SQUARE], dots) for name in ("林山寨街道", ""))
    assert coloured(named, RED) == coloured(unnamed, RED)
    assert not coloured(named, maps.USUAL)
    assert differs(named, unnamed)


def test_a_hole_is_no_part_of_the_area():
    ring = SQUARE.difference(box(113.04, 34.04, 113.06, 34.06))
    picture = field(drawn([("", ring)], []), [ring], [])
    assert picture.getpixel(tuple(round(one) for one in maps.frame([ring], []).at(*MIDDLE))) == ImageColor.getrgb(CREAM)


def test_figures_and_map_are_one_picture_that_telegram_takes():
    dots = [(34.0 + number / 1000, 113.05, number % 7 == 0) for number in range(100)]
    below = drawn([("一个名字很长的街道", SQUARE)], dots, "图上没画 3")
    section = Section("三率", [("响应率", 92.3), ("上月", None)], "%", 100, summed=False, pale=("上月",))
    picture = image(charts.bars(Bars("林山寨街道", "", [section], "其余", "还没有", "合计"), below))
    assert picture.width == charts.WIDTH
    assert picture.width + picture.height < 10_000
    assert not differs(picture.crop((0, picture.height - below.height, *picture.size)), below, by=80)
