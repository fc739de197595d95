"""Workdays, weekends, holidays and make-up days as the State Council decreed them."""

from datetime import date, timedelta

import pytest

from models.calendar import day_kind, decreed

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
