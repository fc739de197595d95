"""Working time: lunch, nights, weekends, holidays and make-up days don't count as they don't, in any zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import worktime
from models.calendar import Almanac, day_kind

HOURS = worktime.read("08:30-12:00,14:00-18:00")
ZHENGZHOU = Almanac(ZoneInfo("Asia/Shanghai"))
# Two Sundays on which clocks change, worked.
BERLIN = Almanac(ZoneInfo("Europe/Berlin"), {date(2026, 3, 29): "work", date(2026, 10, 25): "work"})
HOUR, MINUTE = 3600, timedelta(minutes=1)
DAY_OF_WORK = 7.5 * HOUR


def at(said, zone=ZHENGZHOU.zone):
    return datetime.fromisoformat(f"2026-{said}").replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("08:30-12:00,14:00-18:00", ((510, 720), (840, 1080))),
        (" 14:00 – 18:00 、8：30－12：00 ", ((510, 720), (840, 1080))),
        ("9:00-12:00;12:00-17:30", ((540, 1050),)),
        ("00:00-24:00", ((0, 1440),)),
    ],
)
def test_working_hours_are_read_as_people_write_them(text, hours):
    assert worktime.read(text) == hours


@pytest.mark.parametrize(
    "text",
    [
        *("", "9-17", "09:00", "09:00-09:00", "18:00-08:00", "09:00-24:01", "09:60-10:00", "25:00-26:00", "daily"),
        *("09:00-12:00,", "09:00-12:00,11:59-13:00", "09:00-12:00 13:00-17:00", "09:00-17:00,09:00-17:00"),
    ],
)
def test_what_are_no_working_hours_is_refused(text):
    with pytest.raises(ValueError, match="hours"):
        worktime.read(text)


@pytest.mark.parametrize(
    ("begun", "hours", "up"),
    [
        ("11-17T09:00", 1, "11-17T10:00"),  # a Tuesday in a week like any other
        ("11-17T11:00", 1, "11-17T12:00"),  # up as they go to lunch, not when they come back
        ("11-17T11:30", 1, "11-17T14:30"),
        ("11-17T12:30", 1, "11-17T15:00"),
        ("11-17T17:00", 1, "11-17T18:00"),  # up as they go home
        ("11-17T17:30", 1, "11-18T09:00"),
        ("11-17T03:00", 1, "11-17T09:30"),
        ("11-17T22:00", 1, "11-18T09:30"),
        ("11-20T17:00", 2, "11-23T09:30"),  # over a weekend
        ("11-21T12:00", 7.5, "11-23T18:00"),
        ("09-30T17:00", 1, "09-30T18:00"),  # the evening before the national holiday
        ("09-30T17:00", 2, "10-08T09:30"),  # over all of it
        ("10-03T10:00", 4, "10-08T14:30"),
        ("10-09T17:00", 2, "10-10T09:30"),  # the Saturday after it is worked
        ("10-10T17:00", 2, "10-12T09:30"),
        ("09-18T17:00", 2, "09-20T09:30"),  # so is the Sunday before
        ("02-13T17:00", 2, "02-14T09:30"),  # and the Saturday before the Spring Festival
        ("02-14T17:00", 2, "02-24T09:30"),
        ("11-17T20:00", 0, "11-17T20:00"),  # no time at all is up at once
        ("11-17T09:00", 260 * 7.5, None),
    ],
)
def test_a_time_is_up_when_so_much_work_could_be_done(begun, hours, up):
    seconds = int(hours * HOUR)
    ended = worktime.add(at(begun), seconds, HOURS, ZHENGZHOU)
    assert up is None or ended == at(up)
    assert worktime.add(at(begun).astimezone(UTC), seconds, HOURS, ZHENGZHOU) == ended
    assert worktime.between(at(begun), ended, HOURS, ZHENGZHOU) == seconds
    assert worktime.between(at(begun), ended - timedelta(seconds=1), HOURS, ZHENGZHOU) == max(seconds - 1, 0)


def test_a_year_has_as_many_working_days_as_the_decree_leaves_it():
    """2026: 365 days less 104 of weekends, 19 others off, and 6 days of weekends worked."""
    year = worktime.between(at("01-01T00:00"), at("12-31T23:59"), HOURS, ZHENGZHOU)
    weekdays_off = {"01-01", "01-02", "04-06", "05-01", "05-04", "05-05", "06-19", "09-25", "10-01", "10-02"}
    weekdays_off |= {f"02-{day}" for day in (16, 17, 18, 19, 20, 23)} | {f"10-0{day}" for day in (5, 6, 7)}
    assert len(weekdays_off) == 19
    assert year == (365 - 104 - 19 + 6) * DAY_OF_WORK


def test_days_that_the_administrator_names_count_as_named():
    almanac = Almanac(ZHENGZHOU.zone, {date(2026, 11, 18): "off", date(2026, 11, 21): "work"})
    assert worktime.add(at("11-17T17:00"), 2 * HOUR, HOURS, almanac) == at("11-19T09:30")
    assert worktime.add(at("11-20T17:00"), 2 * HOUR, HOURS, almanac) == at("11-21T09:30")


def test_what_is_urgent_runs_around_the_clock():
    begun = at("10-01T23:00")
    assert worktime.add(begun, 3 * HOUR, None, ZHENGZHOU) == at("10-02T02:00")
    assert worktime.between(begun, at("10-02T02:00"), None, ZHENGZHOU) == 3 * HOUR
    assert worktime.between(begun, begun, None, ZHENGZHOU) == 0
    before_clocks_change = at("03-28T12:00", BERLIN.zone)
    assert worktime.add(before_clocks_change, 24 * HOUR, None, BERLIN) == at("03-29T13:00", BERLIN.zone)
    assert worktime.between(before_clocks_change, at("03-29T12:00", BERLIN.zone), None, BERLIN) == 23 * HOUR


@pytest.mark.parametrize("hours", [HOURS, None])
def test_nothing_lies_between_a_moment_and_one_before_it(hours):
    assert worktime.between(at("11-17T10:00"), at("11-17T09:00"), hours, ZHENGZHOU) == 0


def test_hours_are_those_of_the_wall_clock_and_seconds_those_that_pass():
    night = worktime.read("01:00-04:00")
    for day, really in (("03-29", 2), ("10-25", 4)):
        start, end = (at(f"{day}T{clock}", BERLIN.zone) for clock in ("00:00", "12:00"))
        assert worktime.between(start, end, night, BERLIN) == really * HOUR
        assert worktime.add(start, really * HOUR, night, BERLIN) == at(f"{day}T04:00", BERLIN.zone)


some_minutes = st.lists(st.integers(0, 48), min_size=2, max_size=6, unique=True).map(sorted)
some_hours = some_minutes.map(lambda ends: tuple((a * 30, b * 30) for a, b in zip(ends[::2], ends[1::2], strict=False)))
any_hours = st.none() | st.just(HOURS) | some_hours
almanacs = st.sampled_from([ZHENGZHOU, BERLIN])
somewhere = st.timedeltas(timedelta(), timedelta(days=2200)).map(
    lambda passed: datetime(2025, 1, 1, tzinfo=UTC) + passed
)
near_a_turn = st.builds(
    lambda day, minutes: datetime(2026, *day, tzinfo=UTC) + minutes * MINUTE,
    st.sampled_from([(2, 10), (3, 26), (9, 28), (10, 22)]),
    st.integers(0, 14 * 24 * 60),
)
moments = somewhere | near_a_turn
spans_of_time = st.integers(0, 400 * HOUR)


@given(moments, spans_of_time, any_hours, almanacs)
def test_between_a_moment_and_what_was_added_lies_what_was_added(moment, seconds, hours, almanac):
    assert worktime.between(moment, worktime.add(moment, seconds, hours, almanac), hours, almanac) == seconds


@given(moments, spans_of_time, spans_of_time, any_hours, almanacs)
def test_adding_twice_is_adding_both(moment, first, second, hours, almanac):
    once = worktime.add(moment, first, hours, almanac)
    assert worktime.add(once, second, hours, almanac) == worktime.add(moment, first + second, hours, almanac)


@given(moments, moments, spans_of_time, any_hours, almanacs)
def test_what_begins_earlier_is_up_no_later(one, other, seconds, hours, almanac):
    earlier, later = (worktime.add(moment, seconds, hours, almanac) for moment in sorted((one, other)))
    assert earlier <= later


@given(
    moments, st.integers(0, 4 * 24 * 60), st.sampled_from([HOURS, ((0, 1440),), ((60, 240), (1320, 1440))]), almanacs
)
def test_time_is_counted_as_minute_for_minute(moment, minutes, hours, almanac):
    start = moment.replace(second=0, microsecond=0)

    def worked(minute):
        wall = (start + minute * MINUTE).astimezone(almanac.zone)
        of_day = wall.hour * 60 + wall.minute
        return day_kind(wall.date(), almanac.overrides) in ("workday", "makeup") and any(
            a <= of_day < b for a, b in hours
        )

    counted = [minute for minute in range(minutes) if worked(minute)]
    assert worktime.between(start, start + minutes * MINUTE, hours, almanac) == 60 * len(counted)
    if counted:
        assert worktime.add(start, 60 * len(counted), hours, almanac) == start + (counted[-1] + 1) * MINUTE
