"""What arrives without a sound: by the district's clock, in its quiet hours, or in those that somebody has set."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot import district, quiet
from bot.district import Notices
from models import preferences

SILENT = {"disable_notification": True}
WANG, LI = 10, 11


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
async def test_in_the_districts_quiet_hours_nothing_makes_a_sound(database, hours, utc, silent):
    place = replace(district.load(), notices=Notices(quiet=hours))
    async with database.read() as session:
        assert await quiet.silence(session, place, WANG, at(utc)) == (SILENT if silent else {})


async def test_who_sleeps_by_day_is_not_woken_by_day(database):
    place = replace(district.load(), notices=Notices(quiet="22:00-07:00"))
    async with database.begin() as session:
        await preferences.set_hours(session, WANG, preferences.QUIET, "8-16", at("01:00"))
        found = [await quiet.silence(session, place, one, at(utc)) for one in (WANG, LI) for utc in ("04:00", "18:00")]
        await preferences.set_hours(session, WANG, preferences.QUIET, "", at("01:00"))
        found.append(await quiet.silence(session, place, WANG, at("18:00")))
    assert found == [SILENT, {}, {}, SILENT, {}]


def at(utc: str) -> datetime:
    """Return this hour of a day."""
    hour, minute = map(int, utc.split(":"))
    return datetime(2026, 11, 20, hour, minute, tzinfo=UTC)
