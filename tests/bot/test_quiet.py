"""What arrives without a sound: by the district's quiet hours and its clock."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot import district, quiet
from bot.district import Notices

SILENT = {"disable_notification": True}


@pytest.mark.parametrize(
    ("hours", "utc", "silent"),
    [
        ("22:00-07:00", "13:59", False),  # one minute before ten at night in Zhengzhou
        ("22:00-07:00", "14:00", True),
        ("22:00-07:00", "22:59", True),
        ("22:00-07:00", "23:00", False),
        ("12:00-14:00,23:00-06:00", "04:00", True),
        ("12:00-14:00,23:00-06:00", "14:30", False),
        ("", "18:00", False),
    ],
)
def test_in_the_districts_quiet_hours_nothing_makes_a_sound(hours, utc, silent):
    place = replace(district.load(), notices=Notices(quiet=hours))
    hour, minute = map(int, utc.split(":"))
    now = datetime(2026, 11, 20, hour, minute, tzinfo=UTC)
    assert quiet.silently(place, now) == (SILENT if silent else {})
