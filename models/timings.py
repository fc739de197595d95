"""When somebody may be written to: in their slack hours, else outside their quiet hours, else never.

Spans of the day are written as `14:00-17:00`, several with commas between them; one may go over midnight.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize
from zoneinfo import ZoneInfo

from models.rules import RuleBroken

DAY = 24 * 60
"""Minutes."""

AHEAD = 8
"""Days that are looked through for a moment: hours come again every day."""

_TIME = r"([01]?\d|2[0-4])[:点时]?([0-5]\d)?分?"
_SPAN = re.compile(rf"{_TIME}[-–—~至到]{_TIME}")


class Span(NamedTuple):
    """From one minute of the day to before another; one that ends before it begins goes over midnight."""

    begins: int
    ends: int

    def holds(self, minute: int) -> bool:
        """Tell whether a minute of the day lies in it."""
        if self.begins < self.ends:
            return self.begins <= minute < self.ends
        return minute >= self.begins or minute < self.ends

    def __str__(self) -> str:
        """Return it as it is written."""
        return f"{_written(self.begins)}-{_written(self.ends)}"


ALWAYS = (Span(0, DAY),)
"""Slack hours of what may come at any hour."""


@dataclass(frozen=True, slots=True)
class Hours:
    """When somebody wants to hear nothing, and when they have time to read."""

    quiet: tuple[Span, ...] = ()
    slack: tuple[Span, ...] = ALWAYS

    def silent(self, minute: int) -> bool:
        """Tell whether nothing shall come at this minute of the day."""
        return _within(self.quiet, minute)

    def awake(self, minute: int) -> bool:
        """Tell whether something may come at this minute of the day."""
        return not self.silent(minute)

    def idle(self, minute: int) -> bool:
        """Tell whether it is a good minute of the day to read something."""
        return _within(self.slack, minute) and not self.silent(minute)


def read(written: str) -> tuple[Span, ...]:
    """Return the spans that are written here, none for nothing. Raises RuleBroken when they can't be understood."""
    joined = re.sub(r"\s+(?=[-–—~至到:点时分])|(?<=[-–—~至到:])\s+", "", normalize("NFKC", written))
    return tuple(_span(part) for part in re.split(r"[,、;和及\s]+", joined) if part)


def written(spans: Iterable[Span]) -> str:
    """Return spans as `read` reads them."""
    return ",".join(str(span) for span in spans)


def moment(now: datetime, hours: Hours, zone: ZoneInfo, before: datetime | None = None) -> datetime | None:
    """Return when somebody with these hours should get what is there from `now` on, and is of use until `before`.

    That is the first moment of their slack hours, outside the quiet ones; if there is none before that, the first
    outside the quiet ones; if there is none either, None: never.
    """
    for good in (Hours.idle, Hours.awake):
        found = next((at for at in _changes(now, hours, zone) if good(hours, _minute(at, zone))), None)
        if found is not None and (before is None or found < before):
            return found
    return None


def _changes(now: datetime, hours: Hours, zone: ZoneInfo) -> Iterator[datetime]:
    """Yield `now`, and each moment after it at which the hours may turn from bad to good, in their order."""
    yield now
    today = now.astimezone(zone).date()
    minutes = _turning(hours)
    for ahead in range(AHEAD):
        for minute in minutes:
            at = _at(today + timedelta(days=ahead), minute, zone)
            if at > now:
                yield at


@lru_cache(maxsize=4096)
def _turning(hours: Hours) -> tuple[int, ...]:
    turning = {span.begins for span in hours.slack} | {span.ends % DAY for span in hours.quiet} | {0}
    return tuple(sorted(turning))


def _at(day: date, minute: int, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(minute // 60, minute % 60), zone)


def _minute(at: datetime, zone: ZoneInfo) -> int:
    local = at.astimezone(zone)
    return local.hour * 60 + local.minute


def _within(spans: tuple[Span, ...], minute: int) -> bool:
    return any(span.holds(minute) for span in spans)


def _span(part: str) -> Span:
    found = _SPAN.fullmatch(part)
    if found is None:
        raise RuleBroken("hours-span-unclear", given=part[:40])
    begins, ends = (int(found[one]) * 60 + int(found[one + 1] or 0) for one in (1, 3))
    if begins >= DAY or ends > DAY or begins == ends:
        raise RuleBroken("hours-span-unclear", given=part[:40])
    return Span(begins, ends)


def _written(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
