"""When the service day is: by the rule, the law's holidays and the decree; and when something is written of it."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot import district
from models import occasions, servicedayplans, servicedays
from models.calendar import Almanac
from models.servicedays import ANNOUNCEMENT, DAY_BEFORE, MORNING, OCCASIONS, QUESTION, ServiceDay

SHANGHAI = ZoneInfo("Asia/Shanghai")
RULE = district.load().service_day.rule
KEPT = replace(RULE, keep=True)


@pytest.mark.parametrize(
    ("rule", "month", "day"),
    [
        (RULE, "2026-03", "2026-03-05"),
        (RULE, "2026-09", "2026-09-07"),  # a Saturday
        (RULE, "2026-10", "2026-10-08"),  # the National Day's week
        (KEPT, "2026-10", "2026-10-05"),
        (replace(RULE, day=31), "2026-04", "2026-04-30"),
        (replace(RULE, day=31), "2026-02", "2026-02-28"),  # a Saturday that is worked
        (replace(RULE, day=31), "2026-05", "2026-06-01"),  # a Sunday
        (replace(RULE, day=1), "2026-01", "2026-01-04"),  # after New Year's days, a Sunday that is worked
        (replace(RULE, day=15), "2026-02", "2026-02-24"),  # the Spring Festival
    ],
)
def test_the_day_is_as_the_rule_says_or_the_next_one_that_is_worked(rule, month, day):
    assert servicedayplans.planned(rule, date.fromisoformat(f"{month}-01"), {}).isoformat() == day


def test_a_decree_that_is_not_out_is_missed_only_where_it_could_move_the_day():
    def year(rule, month: str, day: str, **overrides) -> int | None:
        one = planned_on(day, month)
        return servicedayplans.undecreed(rule, one, Almanac(SHANGHAI, overrides.get("days", {})))

    assert year(RULE, "2026-10-01", "2026-10-08") is None
    assert year(RULE, "2045-01-01", "2045-01-05") == 2045
    assert year(RULE, "2045-01-01", "2045-01-05", days={date(2045, 2, 3): "work"}) is None
    assert year(KEPT, "2045-01-01", "2045-01-05") is None
    assert year(replace(RULE, day=31), "2026-12-01", "2027-01-04", days={date(2027, 2, 3): "work"}) is None
    moved = planned_on("2045-01-05", "2045-01-01")
    moved.day = date(2045, 1, 9)
    assert servicedayplans.undecreed(RULE, moved, Almanac(SHANGHAI)) is None


def test_occasions_come_one_after_the_other_and_none_is_of_use_for_ever():
    day = planned_on("2026-03-05", "2026-03-01")
    spans = {one: occasions.span(RULE, day, one, SHANGHAI) for one in OCCASIONS}
    assert [spans[one].due for one in (ANNOUNCEMENT, DAY_BEFORE, MORNING, QUESTION)] == [
        at(2, 8),
        at(4, 10),
        at(5, 7, 30),
        at(6, 12),
    ]
    assert [span.until for span in spans.values()] == [at(5, 15), at(5, 0), at(5, 15), at(8, 0)]
    short = replace_hours(day, 6 * 60, 6 * 60 + 30)
    assert occasions.span(RULE, short, MORNING, SHANGHAI) == (at(5, 6), at(5, 6))
    late = replace_hours(day, 20 * 60, 24 * 60)
    assert occasions.at(late.day, late.ends, SHANGHAI) == at(6, 0)


def test_a_moved_day_has_its_occasions_anew_and_back_again_those_of_before():
    day = planned_on("2026-03-05", "2026-03-01")
    day.id = 7
    before = servicedays.source(day, DAY_BEFORE)
    day.day = date(2026, 3, 9)
    after = servicedays.source(day, DAY_BEFORE)
    assert (before, after) == ("service_day:7:day_before", "service_day:7:day_before:2026-03-09")
    assert {servicedays.occasion_of(source) for source in (before, after)} == {DAY_BEFORE}
    day.day = day.planned
    assert servicedays.source(day, DAY_BEFORE) == before


def planned_on(day: str, month: str) -> ServiceDay:
    on = date.fromisoformat(day)
    return ServiceDay(
        month=date.fromisoformat(month), planned=on, day=on, begins=RULE.begins, ends=RULE.ends, made_at=at(1, 8)
    )


def replace_hours(day: ServiceDay, begins: int, ends: int) -> ServiceDay:
    return ServiceDay(month=day.month, planned=day.day, day=day.day, begins=begins, ends=ends, made_at=day.made_at)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=SHANGHAI)
