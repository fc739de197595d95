"""Phone numbers: whatever way they come, one form is kept, and masked ones tell little."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as some

from models import phones

EXAMPLES = [
    phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    for region in sorted(phonenumbers.SUPPORTED_REGIONS)
    for kind in (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE)
    if (number := phonenumbers.example_number_for_type(region, kind))
]
"""A real mobile and a fixed number of every country."""

chinese_mobiles = some.integers(0, 99_999_999).map(lambda rest: f"138{rest:08}")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("8613800138000", "+8613800138000"),
        ("+8613800138000", "+8613800138000"),
        ("13800138000", "+8613800138000"),
        ("0086 138-0013-8000", "+8613800138000"),
        (" ＋８６ １３８００１３８０００ ", "+8613800138000"),
        ("(0371) 6718 1234", "+8637167181234"),
        ("77011234567", "+77011234567"),
        ("85291234567", "+85291234567"),
        ("13023456789", "+13023456789"),
        ("+13023456789", "+13023456789"),
        ("8612900138000", "+8612900138000"),
    ],
)
def test_a_number_is_kept_in_one_form_however_it_comes(text, kept):
    assert phones.normalised(text) == kept


@pytest.mark.parametrize("text", ["", "王伟", "<b>", "12345", "10086", "+88801234567", "9" * 300, "+", "+86"])
def test_what_nobody_can_call_is_no_number(text):
    assert phones.normalised(text) is None


def test_a_number_without_its_country_code_is_of_the_country_named():
    assert phones.normalised("020 7946 0958", "GB") == "+442079460958"
    assert phones.normalised("020 7946 0958") == "+862079460958"


@pytest.mark.parametrize("number", EXAMPLES)
def test_numbers_of_every_country_come_through_with_and_without_plus(number):
    assert phones.normalised(number) == number
    assert phones.normalised(number[1:]) == number


@given(some.text(max_size=40))
def test_any_text_is_a_number_that_stays_itself_or_none(text):
    kept = phones.normalised(text)
    assert kept is None or phones.normalised(kept) == kept


@given(chinese_mobiles, some.sampled_from(["86{}", "+86{}", "+86 {}", "0086{}"]))
def test_a_chinese_mobile_is_itself_and_shown_in_groups(mobile, way):
    kept = phones.normalised(way.format(mobile))
    assert kept == f"+86{mobile}"
    assert phones.shown(kept) == f"+86 {mobile[:3]} {mobile[3:7]} {mobile[7:]}"


@given(chinese_mobiles)
def test_a_masked_chinese_mobile_shows_its_first_three_and_last_four(mobile):
    assert phones.masked(f"+86{mobile}") == f"+86 {mobile[:3]}****{mobile[7:]}"


@pytest.mark.parametrize("number", EXAMPLES)
def test_a_masked_number_keeps_its_country_and_hides_four_digits_or_most(number):
    code, _, rest = phones.masked(number).partition(" ")
    digits = number.removeprefix(code)
    assert number.startswith(code)
    assert all(char in ("*", real) for char, real in zip(rest, digits, strict=True))
    assert rest.count("*") >= min(4, len(digits) * 0.6)


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("+13023456789", "+1 30****6789"),
        ("+85291234567", "+852 ****4567"),
        ("+49151234567890", "+49 151*****7890"),
        ("+5001234", "+500 ***4"),
        ("+2901234567", "+290 *****67"),
        ("not a number", "************"),
        ("", ""),
    ],
)
def test_of_short_numbers_less_is_shown_and_of_others_nothing(number, masked):
    assert phones.masked(number) == masked


def test_what_is_no_number_is_shown_as_it_is():
    assert phones.shown("王伟") == "王伟"
