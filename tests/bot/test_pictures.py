"""Drawing: text that fits and never fails, QR codes that can be read."""

import io

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as some
from PIL import Image, ImageDraw, ImageFont

from bot import fonts, pictures

WIDE = 400
LATIN = {chr(code) for code in range(0x20, 0x7F)}


def in_codec(codec, leads, trails):
    pairs = (bytes([lead, trail]).decode(codec, "ignore") for lead in leads for trail in trails)
    return {char for char in pairs if len(char) == 1}


def glyph(char, path):
    face = ImageFont.truetype(path, 24, layout_engine=ImageFont.Layout.BASIC)
    return bytes(face.getmask(char)), face.getbbox(char)


def drawn(lines, face, **more):
    image = Image.new("L", (WIDE, 200), 255)
    end = pictures.write(ImageDraw.Draw(image), (0, 0), lines, face, "#000000", **more)
    return image, end


def test_the_font_has_all_simplified_and_the_common_traditional_characters():
    simplified = in_codec("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))
    traditional = in_codec("big5", range(0xA4, 0xC7), [*range(0x40, 0x7F), *range(0xA1, 0xFF)])
    assert len(simplified) == 7445
    assert len(traditional) >= 5401
    assert (simplified | traditional | LATIN | set("喆堃珺㛃é€—“”…①→✓")) - fonts.characters() == set()


@pytest.mark.parametrize("path", [fonts.REGULAR, fonts.BOLD])
def test_both_weights_have_every_character_of_the_list_and_no_other(path):
    lacking = glyph("\U0010fffd", path)
    assert [char for char in sorted(fonts.characters()) if glyph(char, path) == lacking] == []
    assert glyph("𠮷", path) == glyph("☕", path) == lacking


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("王伟", "王伟"),
        ("𠮷野家☕", "□野家□"),
        ("👨‍👩‍👧 家", "□ 家"),
        ("👍🏽👍", "□□"),
        ("☀️❤️", "☀□"),
        ("e\u0301", "é"),
        ("a\u202eb\u200bc\ufeff", "abc"),
        ("a\tb\u3000c\r\nd\x00", "a b\u3000c\nd"),
        ("مرحبا", "□□□□□"),
        ("", ""),
    ],
)
def test_what_the_font_lacks_becomes_a_box(typed, shown):
    assert pictures.readable(typed) == shown


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("王伟🚀", "王伟"),
        ("👨‍👩王 伟 🇨🇳 1️⃣", "王 伟 1"),
        ("👍🏽小李☕师傅", "小李师傅"),
        ("☀王伟", "☀王伟"),
        ("𠮷田", "𠮷田"),
        ("🚀", "🚀"),
        ("🚀\u200b", "🚀\u200b"),
        ("", ""),
    ],
)
def test_a_name_goes_without_its_emoji_unless_it_is_all_emoji(typed, kept):
    assert pictures.without_emoji(typed) == kept


@given(some.text(max_size=60), some.integers(1, 300))
def test_any_text_is_wrapped_into_the_width_and_nothing_is_lost(text, width):
    face = pictures.font(20)
    lines = pictures.wrapped(text, face, width)
    kept = "".join(pictures.readable(text).split())
    assert "".join("".join(lines).split()) == kept
    assert all(face.getlength(line) <= width or len(line) == 1 for line in lines)
    drawn(lines, face)


def test_chinese_breaks_anywhere_but_marks_stay_with_their_words():
    face = pictures.font(20)
    assert pictures.wrapped("骑手快递员司机", face, 60) == ["骑手快", "递员司", "机"]
    assert pictures.wrapped("骑手快，递员", face, 60) == ["骑手", "快，递", "员"]
    assert pictures.wrapped("骑手（快）递", face, 60) == ["骑手", "（快）", "递"]


def test_words_break_at_blanks_and_only_a_word_too_long_inside():
    face = pictures.font(20)
    assert pictures.wrapped("come in and rest", face, 100) == ["come in", "and rest"]
    assert pictures.wrapped("第1行\n第2行", face, 300) == ["第1行", "第2行"]
    parts = pictures.wrapped("x" * 40, face, 100)
    assert "".join(parts) == "x" * 40
    assert len(parts) > 1


def test_text_takes_the_biggest_size_that_fits_and_ends_with_an_ellipsis_if_none_does():
    face, lines = pictures.fitted("暖心驿站", 100, 1, (40, 25, 10))
    assert (face.size, lines) == (25, ["暖心驿站"])
    face, lines = pictures.fitted("暖心驿站" * 9, 100, 2, (40, 25, 20))
    assert face.size == 20
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(face.getlength(line) <= 100 for line in lines)


def test_lines_are_drawn_below_each_other_from_where_they_should_begin():
    face = pictures.font(40)
    one, first = drawn(["暖"], face)
    two, second = drawn(["暖", "驿"], face)
    right, _ = drawn(["暖"], face, align="right")
    assert (first, second) == (pytest.approx(52), pytest.approx(104))
    assert one.point(lambda p: 255 - p).getbbox()[3] <= 40 < two.point(lambda p: 255 - p).getbbox()[3] <= 96
    assert right.getextrema() == (255, 255)


@pytest.mark.parametrize("level", ["m", "q"])
@pytest.mark.parametrize("content", ["https://t.me/nuanyi_bot?start=v_ZZ0001", "x" * 200, "暖驿"])
def test_a_qr_code_is_read_back_even_when_a_part_is_covered(content, level):
    image = pictures.qr(content, 400, level)
    assert image.size[0] == image.size[1] <= 400
    assert image.getpixel((image.width // 100, image.height // 2)) == 255
    assert [found.text for found in zxingcpp.read_barcodes(image)] == [content]
    middle = image.width // 2
    image.paste(255, (middle, middle, middle + image.width // 8, middle + image.width // 8))
    assert [found.text for found in zxingcpp.read_barcodes(image)] == [content]


@pytest.mark.parametrize(("content", "side"), [("hello", 20), ("x" * 5000, 4000)])
def test_a_qr_code_that_has_no_room_is_refused(content, side):
    with pytest.raises(ValueError, match=r"."):
        pictures.qr(content, side)


def test_a_flat_picture_keeps_the_colours_of_its_areas():
    image = Image.new("RGB", (300, 300), "#ffffff")
    pen = ImageDraw.Draw(image)
    pictures.box(pen, (10, 10, 200, 100), 20, "#b8271b", "#000000", 3)
    pictures.write(pen, (10, 120), ["暖心驿站 Nuanyi"], pictures.font(30, bold=True), "#2a1a16")
    flat = pictures.flat(image).convert("RGB")
    assert [flat.getpixel(place) for place in ((0, 0), (100, 50), (100, 11))] == [
        (255, 255, 255),
        (184, 39, 27),
        (0, 0, 0),
    ]
    read = Image.open(io.BytesIO(pictures.png(pictures.flat(image), dpi=200)))
    assert read.mode == "P"
    assert round(read.info["dpi"][0]) == 200
