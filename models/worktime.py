"""Working time: how long something has waited, and when a time is up, by a district's working hours and days.

Hours that are None stand for time that runs around the clock. Working hours are those of the wall clock; what is
counted are seconds that really pass. Where next year's decree isn't known yet, days are as `models.calendar` takes them
to be.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from models.calendar import Almanac, day_kind

_MINUTES_OF_DAY = 24 * 60
_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)
_SPAN = re.compile(r"(\d{1,2}):(\d{2})\s*[-–—~至]\s*(\d{1,2}):(\d{2})")

Hours = tuple[tuple[int, int], ...]
"""From when to when people work on a working day, in minutes since midnight; in order, without overlaps."""


@lru_cache(maxsize=64)
def read(text: str) -> Hours:
    """Return what a text like "08:30-12:00,14:00-18:00" says; spans that touch become one.

    Raises ValueError when it is empty, no such text, or when spans overlap, are empty or go past midnight.
    """
    spans = sorted(_span(part.strip()) for part in re.split("[,;、]", unicodedata.normalize("NFKC", text)))
    joined = spans[:1]
    for start, end in spans[1:]:
        if start < joined[-1][1]:
            raise ValueError(f"overlapping hours: {text}")
        if start == joined[-1][1]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def _span(text: str) -> tuple[int, int]:
    said = _SPAN.fullmatch(text)
    if said is None:
        raise ValueError(f"no working hours: {text}")
    start_hour, start_minute, end_hour, end_minute = map(int, said.groups())
    start, end = start_hour * 60 + start_minute, end_hour * 60 + end_minute
    if max(start_minute, end_minute) > 59 or not start < end <= _MINUTES_OF_DAY:
        raise ValueError(f"no working hours: {text}")
    return start, end


def add(moment: datetime, seconds: int, hours: Hours | None, almanac: Almanac) -> datetime:
    """Return the first moment at which that much working time has passed since another, in UTC.

    A time that is up when people go home is up then, not when they come back. No time at all is up at once, at
    whatever hour.
    """
    at, left = moment.astimezone(UTC), seconds * _SECOND
    if left <= timedelta():
        return at
    if hours is None:
        return at + left
    for start, end in _worked(at, hours, almanac):
        if left <= end - start:
            return start + left
        left -= end - start
    raise OverflowError("the calendar ends")


def between(start: datetime, end: datetime, hours: Hours | None, almanac: Almanac) -> int:
    """Return how many whole seconds of working time lie between two moments; 0 if the end isn't after the start."""
    first, last = start.astimezone(UTC), end.astimezone(UTC)
    if last <= first:
        return 0
    if hours is None:
        return (last - first) // _SECOND
    passed = timedelta()
    for begun, ended in _worked(first, hours, almanac):
        if begun >= last:
            break
        passed += min(ended, last) - begun
    return passed // _SECOND


def _worked(moment: datetime, hours: Hours, almanac: Almanac) -> Iterator[tuple[datetime, datetime]]:
    """Return from when to when people work after a moment, in UTC, day after day until the calendar ends."""
    day, done = moment.astimezone(almanac.zone).date(), moment
    while day < date.max - _DAY:
        if day_kind(day, almanac.overrides) in ("workday", "makeup"):
            for start, end in _spans_of(day, hours, almanac.zone):
                # Where clocks are put forward, hours of the wall clock may lie over one another, or come to nothing.
                if end > max(start, done):
                    yield max(start, done), end
                    done = end
        day += _DAY


@lru_cache(maxsize=4096)
def _spans_of(day: date, hours: Hours, zone: ZoneInfo) -> tuple[tuple[datetime, datetime], ...]:
    return tuple((_at(day, start, zone), _at(day, end, zone)) for start, end in hours)


def _at(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    wall = datetime.combine(day, time()) + timedelta(minutes=minutes)
    return wall.replace(tzinfo=zone).astimezone(UTC)
