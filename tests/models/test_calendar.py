"""Workdays, weekends, holidays and make-up days as the State Council decreed them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from models.calendar import Almanac, day_kind, decreed, workdays_after

# The decree for 2026: every break from its first day to its last, and the weekend days that are worked.
BREAKS_OF_2026 = [
    ("01-01", "01-03"), ("02-15", "02-23"), ("04-04", "04-06"), ("05-01", "05-05"), ("06-19", "06-21"),
    ("09-25", "09-27"), ("10-01", "10-07"),
]  # fmt: skip
WORKED_IN_2026 = ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]


def days_of(year):
    return [date(year, 1, 1) + timedelta(days=number) for number in range(365)]


def test_every_day_of_2026_is_what_the_decree_says():
    off = {
        day
        for first, last in BREAKS_OF_2026
        for day in days_of(2026)
        if date.fromisoformat(f"2026-{first}") <= day <= date.fromisoformat(f"2026-{last}")
    }
    worked = {date.fromisoformat(f"2026-{day}") for day in WORKED_IN_2026}

    for day in days_of(2026):
        if day in off:
            expected = "holiday"
        elif day.weekday() >= 5:
            expected = "makeup" if day in worked else "weekend"
        else:
            expected = "workday"
        assert day_kind(day) == expected, day


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("2025-10-08", "holiday"),
        ("2025-10-11", "makeup"),
        ("2025-01-26", "makeup"),
        ("2025-02-02", "holiday"),
    ],
)
def test_the_year_before_is_known_too(day, kind):
    assert day_kind(date.fromisoformat(day)) == kind


def test_what_the_administrator_says_of_a_day_wins():
    tuesday, saturday, new_year = date(2027, 3, 2), date(2027, 3, 6), date(2027, 1, 1)

    assert day_kind(tuesday, {tuesday: "off"}) == "holiday"
    assert day_kind(saturday, {saturday: "work"}) == "makeup"
    assert day_kind(saturday, {date(2027, 3, 5): "off"}) == "holiday"
    assert day_kind(new_year, {new_year: "work"}) == "workday"
    assert day_kind(saturday, {}) == "weekend"


def test_a_year_without_its_decree_is_known_to_be_so():
    assert decreed(2026)
    assert not decreed(2031)
    assert decreed(2031, {date(2031, 2, 1): "work"})


ZHENGZHOU = Almanac(ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("begun", "count", "ended"),
    [
        ("2026-11-17 10:00", 2, "2026-11-19 10:00"),  # a Tuesday in a week like any other
        ("2026-11-19 10:00", 2, "2026-11-23 10:00"),  # over a weekend
        ("2026-11-21 23:30", 1, "2026-11-23 23:30"),  # begun on a Saturday
        ("2026-09-30 10:00", 1, "2026-10-08 10:00"),  # over the national holiday
        ("2026-09-30 10:00", 3, "2026-10-10 10:00"),  # the Saturday after it is worked
        ("2026-10-03 10:00", 2, "2026-10-09 10:00"),  # begun within it
        ("2026-02-13 10:00", 1, "2026-02-14 10:00"),  # the Saturday before the Spring Festival is worked
        ("2026-02-13 10:00", 2, "2026-02-24 10:00"),
        ("2026-09-18 10:00", 1, "2026-09-20 10:00"),  # a worked Sunday
        ("2026-11-17 10:00", 0, "2026-11-17 10:00"),
    ],
)
def test_working_days_are_counted_as_they_are_worked(begun, count, ended):
    moment, expected = (datetime.fromisoformat(said).replace(tzinfo=ZHENGZHOU.zone) for said in (begun, ended))
    assert workdays_after(moment, count, ZHENGZHOU) == expected
    assert workdays_after(moment.astimezone(UTC), count, ZHENGZHOU) == expected


def test_a_day_begins_at_the_district_s_midnight():
    """In UTC it is Thursday still, and a day earlier would do."""
    friday_half_past_midnight = datetime(2026, 11, 19, 16, 30, tzinfo=UTC)
    assert workdays_after(friday_half_past_midnight, 1, ZHENGZHOU) == datetime(2026, 11, 22, 16, 30, tzinfo=UTC)


def test_days_that_the_administrator_names_are_counted_as_named():
    off, worked = date(2026, 11, 18), date(2026, 11, 21)
    almanac = Almanac(ZHENGZHOU.zone, {off: "off", worked: "work"})
    tuesday = datetime(2026, 11, 17, 10, tzinfo=ZHENGZHOU.zone)
    assert [workdays_after(tuesday, count, almanac).day for count in (1, 2, 3, 4)] == [19, 20, 21, 23]


def test_the_time_of_day_stays_when_clocks_are_put_forward():
    berlin = Almanac(ZoneInfo("Europe/Berlin"))
    friday = datetime(2026, 3, 27, 10, tzinfo=berlin.zone)
    assert workdays_after(friday, 1, berlin).isoformat() == "2026-03-30T10:00:00+02:00"
