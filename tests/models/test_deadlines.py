"""The time allowed for something: when it is used up, that it stands while a reporter is asked, and what follows."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import deadlines, worktime
from models.calendar import Almanac
from models.deadlines import Clock

HOURS = worktime.read("08:30-12:00,14:00-18:00")
ZHENGZHOU = Almanac(ZoneInfo("Asia/Shanghai"))
HOUR = 3600


def at(said):
    return datetime.fromisoformat(f"2026-11-{said}").replace(tzinfo=ZHENGZHOU.zone)


def test_four_hours_of_work_run_out_step_by_step():
    """Filed on a Tuesday at nine."""
    clock = Clock(4 * HOUR, since=at("17T09:00"))
    followed = [deadlines.next_step(clock, done, HOURS, ZHENGZHOU) for done in range(5)]
    assert followed == [
        ("warn", at("17T14:12")),
        ("late", at("17T15:00")),
        ("superior", at("17T17:00")),
        ("administrators", at("18T09:30")),
        None,
    ]
    assert deadlines.next_step(clock, 0, HOURS, ZHENGZHOU, warn_percent=50) == ("warn", at("17T11:00"))
    assert [deadlines.passed(clock, at(said), HOURS, ZHENGZHOU) for said in ("17T14:12", "17T20:00")] == [80, 175]


def test_urgent_time_runs_through_the_night():
    clock = Clock(2 * HOUR, since=at("21T23:00"))
    assert deadlines.due(clock, 100, None, ZHENGZHOU) == at("22T01:00")
    assert deadlines.passed(clock, at("22T00:00"), None, ZHENGZHOU) == 50


def test_while_somebody_is_asked_no_time_is_used_and_nothing_follows():
    clock = Clock(4 * HOUR, since=at("17T09:00"))
    asked = deadlines.stop(clock, at("17T11:00"), HOURS, ZHENGZHOU)
    assert asked == Clock(4 * HOUR, 2 * HOUR, None)
    assert deadlines.stop(asked, at("19T11:00"), HOURS, ZHENGZHOU) == asked
    assert deadlines.due(asked, 100, HOURS, ZHENGZHOU) is None
    assert deadlines.next_step(asked, 0, HOURS, ZHENGZHOU) is None
    assert deadlines.passed(asked, at("30T11:00"), HOURS, ZHENGZHOU) == 50
    answered = deadlines.go_on(asked, at("19T09:00"))
    assert deadlines.due(answered, 100, HOURS, ZHENGZHOU) == at("19T11:00")
    assert deadlines.go_on(answered, at("19T10:00")) == answered


def test_what_was_over_before_the_clock_went_on_is_over_at_once():
    """An answer after the time was up brings what follows at once, and the rest in its turn."""
    late = deadlines.stop(Clock(HOUR, since=at("17T09:00")), at("17T10:30"), HOURS, ZHENGZHOU)
    again = deadlines.go_on(late, at("18T09:00"))
    assert deadlines.next_step(again, 1, HOURS, ZHENGZHOU) == ("late", at("18T09:00"))
    assert deadlines.next_step(again, 3, HOURS, ZHENGZHOU) == ("administrators", at("18T09:30"))


running = st.timedeltas(timedelta(), timedelta(days=3))


@given(
    allowed=st.integers(1, 100 * HOUR),
    begun=st.timedeltas(timedelta(), timedelta(days=30)).map(lambda passed: at("01T00:00") - passed),
    stretches=st.lists(st.tuples(running, running), max_size=6),
    hours=st.sampled_from([HOURS, None]),
)
def test_standing_still_takes_nothing_of_what_is_allowed(allowed, begun, stretches, hours):
    clock, now, really = Clock(allowed, since=begun), begun, 0
    for runs, stands in stretches:
        really += worktime.between(now, now + runs, hours, ZHENGZHOU)
        clock = deadlines.stop(clock, now + runs, hours, ZHENGZHOU)
        now += runs + stands
        clock = deadlines.go_on(clock, now)
    assert clock.used == really
    up = deadlines.due(clock, 100, hours, ZHENGZHOU)
    assert really + worktime.between(now, up, hours, ZHENGZHOU) == max(allowed, really)


@given(
    allowed=st.integers(1, 40 * HOUR), percent=st.sampled_from([1, 80, 99, 100, 150, 200]), second=st.integers(0, 59)
)
def test_at_its_moment_a_share_is_used_and_a_second_before_it_is_not(allowed, percent, second):
    clock = Clock(allowed, since=at("17T09:00") + timedelta(seconds=second))
    up = deadlines.due(clock, percent, HOURS, ZHENGZHOU)
    assert deadlines.passed(clock, up, HOURS, ZHENGZHOU) >= percent
    assert deadlines.passed(clock, up - timedelta(seconds=1), HOURS, ZHENGZHOU) < percent


@pytest.mark.parametrize("warn", [1, 80, 99])
def test_steps_are_in_the_order_of_their_shares(warn):
    shares = [share for _, share in deadlines.steps(warn)]
    assert shares == sorted(set(shares))
