"""How the time that is allowed for something runs, stands, and runs out: figures only, the report keeps them."""

from datetime import datetime
from typing import NamedTuple

from models import worktime
from models.calendar import Almanac
from models.worktime import Hours

WARN, LATE, SUPERIOR, ADMINISTRATORS = "warn", "late", "superior", "administrators"

_USUAL_WARNING = 80


class Clock(NamedTuple):
    """How many seconds are allowed, how many were used before `since`, and since when it runs (None: it stands)."""

    seconds: int
    used: int = 0
    since: datetime | None = None


def steps(warn_percent: int = _USUAL_WARNING) -> tuple[tuple[str, int], ...]:
    """Return what happens when how much of the time is used, in percent; in order, each once."""
    return ((WARN, warn_percent), (LATE, 100), (SUPERIOR, 150), (ADMINISTRATORS, 200))


STEPS = steps()


def used(clock: Clock, now: datetime, hours: Hours | None, almanac: Almanac) -> int:
    """Return how many seconds of the time are used by now; more than allowed once it is over."""
    running = worktime.between(clock.since, now, hours, almanac) if clock.since else 0
    return clock.used + running


def passed(clock: Clock, now: datetime, hours: Hours | None, almanac: Almanac) -> int:
    """Return how much of the time is used, in whole percent: 100 or more when it is over."""
    return used(clock, now, hours, almanac) * 100 // clock.seconds


def due(clock: Clock, percent: int, hours: Hours | None, almanac: Almanac) -> datetime | None:
    """Return when so much of the time will have been used, in UTC, if nothing happens; None while the clock stands.

    Of what was used before the clock last went on, it is that moment: when exactly isn't kept.
    """
    if clock.since is None:
        return None
    needed = -(-clock.seconds * percent // 100)
    return worktime.add(clock.since, needed - clock.used, hours, almanac)


def stop(clock: Clock, now: datetime, hours: Hours | None, almanac: Almanac) -> Clock:
    """Return the clock as it stands from now on; begun seconds don't count, so nobody loses any by it."""
    return Clock(clock.seconds, used(clock, now, hours, almanac), None)


def go_on(clock: Clock, now: datetime) -> Clock:
    """Return the clock as it runs from now on, with what is left; one that runs already as it is."""
    return clock if clock.since else clock._replace(since=now)


def next_step(
    clock: Clock, done: int, hours: Hours | None, almanac: Almanac, warn_percent: int = _USUAL_WARNING
) -> tuple[str, datetime] | None:
    """Return what comes after the first `done` steps, and when; None after the last, and while the clock stands.

    The moment may be past already: then it is high time.
    """
    if done >= len(STEPS):
        return None
    name, percent = steps(warn_percent)[done]
    at = due(clock, percent, hours, almanac)
    return (name, at) if at else None
