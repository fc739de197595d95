"""Working time: how long something has waited, and when a time is up, by a district's working hours and days."""

import re
import unicodedata
from functools import lru_cache

_MINUTES_OF_DAY = 24 * 60
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
