"""Links that open a station in the bot."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from bot import deeplinks
from bot.deeplinks import SHOW, VISIT, read, station_link, station_payload
from models.rules import RuleBroken


def test_a_plain_code_stands_in_the_link_as_it_is():
    assert station_payload("ZZ0001", visit=False) == "s_ZZ0001"
    assert station_payload("ZZ0001", visit=True) == "v_ZZ0001"
    assert station_link("nuanyi_bot", "ZZ0001", visit=True) == "https://t.me/nuanyi_bot?start=v_ZZ0001"


@pytest.mark.parametrize("code", ["金水-01", "A 1", "a.b", "é", "🏠", "x" * 62, "站" * 15])
@pytest.mark.parametrize("visit", [False, True])
def test_what_is_written_is_read_back(code, visit):
    payload = station_payload(code, visit)
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload)
    assert read(payload) == (VISIT if visit else SHOW, code)


@given(some.text(some.characters(exclude_categories=["Cs"]), min_size=1, max_size=64), some.booleans())
@example("x_", False)
@example("_", True)
def test_every_code_is_read_back_or_refused(code, visit):
    try:
        payload = station_payload(code, visit)
    except RuleBroken:
        assert len(code.encode()) > 45
    else:
        assert len(payload) <= deeplinks.LONGEST
        assert read(payload) == (VISIT if visit else SHOW, code)


@pytest.mark.parametrize("code", ["", "x" * 63, "站" * 16])
def test_a_code_that_fits_into_no_link_is_refused(code):
    with pytest.raises(RuleBroken):
        station_payload(code, visit=False)


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "s_",
        "sx_",
        "s",
        "t_ZZ0001",
        "s-ZZ0001",
        "s_ZZ 1",
        "s_站",
        "sx_A",
        "sx__w",
        "sx_QQ",
        "vx_6YeR5rC0LTAx=",
        "s_" + "x" * 63,
        "s_a\n",
    ],
)
def test_a_payload_that_is_none_of_ours_means_nothing(payload):
    assert read(payload) is None


@given(some.text(alphabet="svx_ABab019-=站", max_size=70))
def test_no_payload_breaks_the_reading_and_none_has_two_spellings(payload):
    found = read(payload)
    assert found is None or station_payload(found[1], found[0] == VISIT) == payload
