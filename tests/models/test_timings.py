"""When somebody may be written to: in their slack hours, else outside the quiet ones, else never."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import timings
from models.rules import RuleBroken
from models.timings import DAY, Hours, Span

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
NIGHT = timings.read("22:00-07:00")


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    """A moment by the clock of a zone: `11-20 14:30`, of 2026 unless it says another year."""
    dated = text if text.startswith("20") else f"2026-{text}"
    return datetime.strptime(dated, "%Y-%m-%d %H:%M").replace(tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("", ""),
        ("14:00-17:00", "14:00-17:00"),
        ("14:00 - 17:00, 20：00～21:30", "14:00-17:00,20:00-21:30"),
        ("14点到17点", "14:00-17:00"),
        ("12-14，20-22", "12:00-14:00,20:00-22:00"),
        ("9-11 和 1400-1700", "09:00-11:00,14:00-17:00"),
        ("１４：３０－１７：００", "14:30-17:00"),
        ("22:00-07:00", "22:00-07:00"),
        ("0-24", "00:00-24:00"),
        ("下午2点到5点", "14:00-17:00"),
        ("晚上 8 点半-10点、中午12点到1点", "20:30-22:00,12:00-13:00"),
        ("晚10点到7点", "22:00-07:00"),
        ("夜里12点到1点", "00:00-01:00"),
        ("夜里1点到6点", "01:00-06:00"),
        ("2-5pm", "14:00-17:00"),
        ("10 PM - 7am", "22:00-07:00"),
    ],
)
def test_hours_are_read_as_people_write_them(given, meant):
    assert timings.written(timings.read(given)) == meant


@pytest.mark.parametrize("wrong", ["下午", "8-25", "24-3", "17-17", "14:60-15", "14", "8-9-10", "-5", "8-9 后天"])
def test_what_can_not_be_understood_is_not_guessed(wrong):
    with pytest.raises(RuleBroken) as broken:
        timings.read(wrong)
    assert broken.value.key == "hours-span-unclear"


@pytest.mark.parametrize(
    ("now", "slack", "before", "when"),
    [
        ("11-20 10:00", "14:00-17:00", None, "11-20 14:00"),
        ("11-20 14:00", "14:00-17:00", None, "11-20 14:00"),
        ("11-20 16:59", "14:00-17:00", None, "11-20 16:59"),
        ("11-20 17:00", "14:00-17:00", None, "11-21 14:00"),
        ("11-20 17:00", "12:00-13:00,20:00-23:00", None, "11-20 20:00"),
        ("11-20 22:30", "20:00-23:00", None, "11-21 20:00"),  # the rest of it is quiet
        ("11-20 17:00", "14:00-17:00", "11-21 09:00", "11-20 17:00"),  # none left before that: at once
        ("11-20 23:00", "14:00-17:00", "11-21 09:00", "11-21 07:00"),  # at once is quiet: when that is over
        ("11-20 23:00", "14:00-17:00", "11-21 07:00", None),  # and never when that is too late
        ("12-31 23:30", "00:00-24:00", None, "2027-01-01 07:00"),
        ("11-20 10:00", "23:00-24:00", None, "11-20 10:00"),  # slack hours that are all quiet
    ],
)
def test_slack_hours_come_first_then_what_is_not_quiet_then_never(now, slack, before, when):
    hours = Hours(NIGHT, timings.read(slack))
    found = timings.moment(at(now), hours, SHANGHAI, at(before) if before else None)
    assert found == (at(when) if when else None)


def test_a_day_without_an_hour_that_is_not_quiet_is_never():
    assert timings.moment(at("11-20 10:00"), Hours(timings.read("0-24")), SHANGHAI) is None


def test_the_clock_of_the_zone_goes_on_when_it_is_put_forward():
    hours = Hours((), timings.read("02:30-03:30"))
    found = timings.moment(at("03-28 12:00", BERLIN), hours, BERLIN)
    assert found is not None
    assert hours.idle(found.astimezone(BERLIN).hour * 60 + found.astimezone(BERLIN).minute)


spans = st.lists(
    st.tuples(st.integers(0, DAY - 1), st.integers(0, DAY))
    .filter(lambda two: two[0] != two[1])
    .map(lambda two: Span(*two)),
    max_size=3,
).map(tuple)


@given(quiet=spans, slack=spans.filter(bool), minutes=st.integers(0, 14 * DAY))
def test_nobody_is_written_to_in_quiet_hours_and_never_later_than_the_first_good_minute(quiet, slack, minutes):
    now = datetime.fromtimestamp(1_800_000_000 + minutes * 60, UTC)
    hours = Hours(quiet, slack)

    def minute(moment):
        local = moment.astimezone(SHANGHAI)
        return local.hour * 60 + local.minute

    found = timings.moment(now, hours, SHANGHAI)
    good = hours.idle if any(map(hours.idle, range(DAY))) else hours.awake
    first = next((ahead for ahead in range(DAY) if good((minute(now) + ahead) % DAY)), None)
    waits = None if found is None else (found - now).total_seconds() / 60
    assert waits == first


@given(spans)
def test_what_is_written_is_read_as_the_same(given_spans):
    assert timings.read(timings.written(given_spans)) == given_spans
