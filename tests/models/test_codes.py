"""Codes of reservations, as people type, paste and misread them."""

import pytest

from models.codes import plain
from models.reservations import LETTERS, looks_like_code, nearly_a_code

CODE = "ACDE3467"


@pytest.mark.parametrize(
    "typed",
    [
        "ACDE3467",
        "acde3467",
        " acde 3467\n",
        "ACDE-3467",
        "ACDE—3467",
        "ACDE\N{MINUS SIGN}3467",
        "A_C_D_E 3467",
        "ＡＣＤＥ－３４６７",
        "ａｃｄｅ\N{IDEOGRAPHIC SPACE}３４６７",
        "\N{ZERO WIDTH SPACE}ACDE\N{NON-BREAKING HYPHEN}3467\N{LEFT-TO-RIGHT MARK}",
    ],
)
def test_a_code_is_read_however_it_is_typed(typed):
    assert plain(typed) == CODE
    assert looks_like_code(typed)


@pytest.mark.parametrize(
    "words", ["ACDE346", "ACDE34677", "ACDE346B", "暖心驿站之一二三", "ACDE3467。", "", "ACDE 3467 9"]
)
def test_what_is_no_code_is_none(words):
    assert not looks_like_code(words)


def test_only_what_is_nearly_a_code_is_taken_for_a_misread_one():
    assert all(nearly_a_code(words) for words in ("ACDE346", "acde-34677", "ACDE 346B", "ABCDEFGH", "1CDE3467"))
    words = (CODE, "12345678", "wuyi road", "firecafe", "暖心驿站", "ACDE34", "火车站驿站南门口", "ＡＢ")
    assert not any(nearly_a_code(one) for one in words)


def test_no_two_characters_of_codes_are_taken_for_one_another():
    assert not set(LETTERS) & set("0O1IL2Z5S8BGQUV")
