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

_PART = "凌晨|早上|上午|中午|下午|傍晚|晚上|晚|夜里"
_TIME = rf"({_PART})?([01]?\d|2[0-4])[:点时]?([0-5]\d|半)?分?(am|pm)?"
_SPAN = re.compile(rf"{_TIME}[-–—~至到]{_TIME}")
_SPACE = re.compile(r"\s+(?=[-–—~至到:点时分半]|[ap]m)|(?<=[-–—~至到:])\s+|(?<=午|上|晚|晨|里)\s+(?=\d)")
_EVENING = ("晚上", "晚", "夜里")
_FROM_NOON = ("中午", "下午", "傍晚", "pm", *_EVENING)
"""Parts of the day in which people count the hours from noon on."""


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
    joined = _SPACE.sub("", normalize("NFKC", written).casefold())
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
    (first, begins), (second, ends) = (_told(*found.groups()[place : place + 4]) for place in (0, 4))
    if not second and first in _FROM_NOON and DAY // 2 <= begins < ends + DAY // 2 <= DAY:
        ends += DAY // 2  # 下午2点到5点
    if not first and second == "pm" and begins + DAY // 2 < ends:
        begins += DAY // 2  # 2-5pm
    begins = 0 if first and begins == DAY else begins  # 夜里12点
    if begins >= DAY or ends > DAY or begins == ends:
        raise RuleBroken("hours-span-unclear", given=part[:40])
    return Span(begins, ends)


def _told(before: str | None, hour: str, minute: str | None, after: str | None) -> tuple[str, int]:
    """Return the part of the day that is named with a time, and the minute of the day that is meant."""
    part, hours, minutes = before or after or "", int(hour), 30 if minute == "半" else int(minute or 0)
    earliest = 5 if part in _EVENING else 1  # 晚上1点 is after midnight, 下午1点 isn't
    if part in _FROM_NOON and earliest <= hours < (11 if part == "中午" else 12):
        hours += 12
    elif hours == 12 and part in _EVENING:
        hours = 24
    elif hours == 12 and part in ("凌晨", "am"):
        hours = 0
    return part, hours * 60 + minutes


def _written(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
