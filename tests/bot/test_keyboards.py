"""The keys that are always there, for what somebody is; and what a button can carry."""

import pytest

from bot.keyboards import home, inline, keys, press
from bot.texts import plain

EVERYBODY = {"key-near", "key-hazard", "key-favourites", "key-sos", "key-help"}
POINTS, NOTICES = "key-points", "key-notices"
WORK = {"key-roster", "key-broadcast", "key-mystation", "key-queue", "key-stats", "key-staff", "key-myreports"}


def rows_of(keyboard, language="zh-Hans"):
    """The keys of a home keyboard by the names of their texts, row by row."""
    named = {plain(language, key): key for key in (*EVERYBODY, *WORK, POINTS, NOTICES, "key-me", "key-checkin")}
    return [[named.get(key["text"], key["text"]) for key in row] for row in keyboard["keyboard"]]


@pytest.mark.parametrize(
    ("faces", "work", "mine"),
    [
        ((), [], "key-checkin"),
        (("stranger",), [], "key-checkin"),
        (("rider",), [], "key-me"),
        (("stranger", "reporter"), [["key-myreports"]], "key-checkin"),
        (("rider", "reporter"), [["key-myreports"]], "key-me"),
        (("cadre", "stranger"), [["key-queue", "key-stats"]], "key-checkin"),
        (("secretary", "stranger"), [["key-roster", "key-broadcast"]], "key-checkin"),
        (("keeper", "rider"), [["key-mystation"]], "key-me"),
        (("secretary", "keeper", "rider"), [["key-roster", "key-broadcast", "key-mystation"]], "key-me"),
        (("cadre", "keeper", "rider"), [["key-mystation", "key-queue", "key-stats"]], "key-me"),
        (
            ("secretary", "administrator", "stranger"),
            [["key-roster", "key-broadcast"], ["key-queue", "key-stats"], ["key-staff"]],
            "key-checkin",
        ),
    ],
)
def test_everybody_has_the_keys_of_what_they_are_and_no_other(faces, work, mine):
    rows = rows_of(home("zh-Hans", frozenset(faces)))
    points = [POINTS] if {"rider", "reporter"} & set(faces) else []
    notices = [NOTICES] if "rider" in faces else []
    last = [[mine, *points, "key-favourites"], ["key-sos", *notices, "key-help"]]
    assert rows == [["key-near", "key-hazard"], *work, *last]


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_they_speak_one_s_language_and_the_first_sends_the_place(language):
    keyboard = home(language, ("rider", "administrator"))
    assert (
        not {key for row in rows_of(keyboard, language) for key in row} - EVERYBODY - WORK - {"key-me", POINTS, NOTICES}
    )
    places = [key for row in keyboard["keyboard"] for key in row if key.get("request_location")]
    assert places == [keyboard["keyboard"][0][0]]
    assert (keyboard["resize_keyboard"], keyboard["is_persistent"]) == (True, True)


def test_what_is_asked_at_this_moment_comes_first():
    rows = rows_of(home("zh-Hans", (), ["就叫“王伟”"], [{"text": "发送", "request_contact": True}]))
    assert rows[:3] == [["就叫“王伟”"], ["发送"], ["key-near", "key-hazard"]]


def test_empty_rows_are_left_out():
    assert keys(["a"], [], ["b"])["keyboard"] == [[{"text": "a"}], [{"text": "b"}]]
    assert inline([], [press("a", "b")])["inline_keyboard"] == [[{"text": "a", "callback_data": "b"}]]


def test_a_button_carries_sixty_four_bytes_and_no_more():
    assert press("好", "暖" * 21 + "x")["callback_data"] == "暖" * 21 + "x"
    with pytest.raises(ValueError, match="can't carry"):
        press("好", "暖" * 21 + "xy")
