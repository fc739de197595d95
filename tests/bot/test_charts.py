"""Charts: bars as long as their values, whatever the labels and however many."""

import pytest
from PIL import ImageColor

from bot import charts
from bot.charts import Bars, Section
from bot.posterpage import CREAM, RED
from tests.bot.reading import differs, image, of_one_colour

LONG = "顺丰速运（郑州）有限公司金水区第三营业部经八路营业点及其他网点" * 3

SMOOTHING = 80
"""How much the edges of letters may differ between pictures of different colours."""


def chart(*rows, **more):
    usual = {"title": "已报到", "subtitle": "2026年11月21日", "other": "其他", "empty": "还没有", "total": "合计"}
    return Bars(sections=[Section("按行业", rows)], **{**usual, **more})


def drawn(*rows, **more):
    return image(charts.bars(chart(*rows, **more)))


def near(pixel, colour):
    return all(abs(one - other) <= 12 for one, other in zip(pixel, ImageColor.getrgb(colour), strict=True))


def lengths(picture, rows):
    """How long the bars are: the red pixels in the middle of each row, counted from the bottom row."""
    bottom = picture.height - 12 - charts.BELOW
    middles = [bottom - charts.ROW * row + charts.ROW // 2 for row in range(rows, 0, -1)]
    return [sum(near(picture.getpixel((x, y)), RED) for x in range(picture.width)) for y in middles]


def test_bars_are_as_long_as_their_values():
    full, half, little, none, below = lengths(drawn(("甲", 100), ("乙", 50), ("丙", 0.001), ("丁", 0), ("戊", -70)), 5)
    assert full > 600
    assert half == pytest.approx(full / 2, abs=2)
    assert 4 <= little <= 8
    assert none == below == 0


@pytest.mark.parametrize("value", [0, -1])
def test_a_chart_of_nothing_but_zero_has_no_bars(value):
    assert lengths(drawn(("甲", value), ("乙", value)), 2) == [0, 0]


def test_one_row_fills_the_width():
    (only,) = lengths(drawn(("甲", 1)), 1)
    assert only > 700


def test_without_rows_it_says_so():
    picture = drawn()
    assert differs(picture, drawn(empty="没有人"))
    assert not differs(picture, drawn(total="总共"))


def test_what_is_beyond_the_longest_chart_is_summed_up():
    rows = [(f"公司{number}", 30 - number) for number in range(30)]
    rest = sum(value for _, value in rows[charts.MOST :])
    picture, by_hand = drawn(*rows), drawn(*rows[: charts.MOST], ("其他", rest))
    assert picture.size == by_hand.size
    last = picture.height - 12 - charts.BELOW - charts.ROW
    assert not differs(picture, by_hand, (0, 0, picture.width, last), by=SMOOTHING)
    numbers = (charts.WIDTH - charts.EDGE - 50, 0, charts.WIDTH, picture.height)
    for corners in ((0, 0, charts.EDGE + charts.GAP, picture.height), numbers):
        assert not differs(picture, by_hand, corners, by=SMOOTHING)
    assert lengths(picture, charts.MOST + 1)[-1] == 0 < lengths(by_hand, charts.MOST + 1)[-1]


def test_a_single_row_too_many_is_shown_rather_than_summed_up():
    rows = [(f"公司{number}", 30) for number in range(charts.MOST + 1)]
    assert min(lengths(drawn(*rows), len(rows))) > 0
    assert not differs(drawn(*rows), drawn(*rows, other="另外"))


@pytest.mark.parametrize(
    "rows",
    [
        [(LONG, 10**18), ("a" * 300, 1), ("🚀𠮷<b>\n\x00", 3)],
        [("", 10**60), ("王", 10**60 - 1)],
        [(LONG, 123456.78)] * 30,
    ],
)
def test_nothing_reaches_the_edges(rows):
    picture = drawn(*rows, title=LONG, subtitle=LONG, total=LONG[:20])
    assert picture.width == charts.WIDTH
    for left in (0, charts.WIDTH - charts.EDGE + 2):
        corners = (left, picture.height - charts.ROW * len(rows[:13]) - 60, left + charts.EDGE - 4, picture.height)
        assert of_one_colour(picture, corners)
        assert near(picture.getpixel((left + 3, picture.height - 5)), CREAM)


def test_a_huge_number_is_smaller_but_whole():
    assert differs(drawn(("甲", 10**18), total=""), drawn(("甲", 10**18 + 1), total=""))


def test_a_long_label_stays_in_its_row():
    one, other = (drawn((label, 1), ("乙", 1)) for label in (LONG, "很" * 90))
    rows = one.height - 12 - charts.BELOW - 2 * charts.ROW
    above, below = (0, 0, one.width, rows), (0, rows + charts.ROW, one.width, one.height)
    assert differs(one, other)
    assert not differs(one, other, above, by=SMOOTHING)
    assert not differs(one, other, below, by=SMOOTHING)


def test_each_section_has_its_own_scale_and_its_sum():
    one, two = Section("按行业", [("甲", 1000)]), Section("按片区", [("乙", 2)])
    both = image(charts.bars(Bars("已报到", "", [one, two], "其他", "还没有", "合计")))
    assert lengths(both, 1)[0] > 700
    assert differs(drawn(("甲", 3)), drawn(("甲", 3), total=""))


def test_a_share_is_as_long_as_its_part_of_the_whole_pale_ones_are_pale_and_none_has_no_bar():
    def shares(*rows):
        section = Section("三率", rows, "%", 100, summed=False, pale=("上月",))
        return image(charts.bars(Bars("数据", "", [section], "其他", "还没有", "合计")))

    whole, half, pale, none = lengths(shares(("甲", 100.0), ("乙", 50.0), ("上月", 50.0), ("丙", None)), 4)
    assert 0 < half == pytest.approx(whole / 2, abs=2)
    assert pale == none == 0
    (alone,) = lengths(shares(("乙", 50.0)), 1)
    assert alone == pytest.approx(half, rel=0.1)
    assert differs(shares(("甲", 50.0)), shares(("甲", None)))


def test_a_chart_without_sections_is_a_heading():
    assert image(charts.bars(Bars("已报到", "", [], "其他", "还没有"))).width == charts.WIDTH


@pytest.mark.parametrize(
    ("value", "written"),
    [(None, "—"), (0, "0"), (1234567, "1,234,567"), (-5, "-5"), (2.5, "2.5"), (3.0, "3"), (1234.56, "1,234.6")],
)
def test_numbers_are_written_with_commas(value, written):
    assert charts.number(value) == written
