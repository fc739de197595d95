"""Until when the next thing has to have happened to a report."""

from datetime import datetime

from bot.district import District
from models import deadlines
from models.deadlines import Clock
from models.reports import Report


def clock(report: Report) -> Clock:
    """Return the clock that runs on a report."""
    return Clock(report.phase_seconds, report.used, report.clock_from)


def due(district: District, report: Report, percent: int = 100) -> datetime | None:
    """Return when so much of the time is over that the present phase is allowed; None while the clock stands."""
    if not report.open:
        return None
    return deadlines.due(clock(report), percent, district.working_hours(report.urgent), district.almanac())


def spoken(district: District, moment: datetime, now: datetime) -> str:
    """Return a moment by the district's clock, without what goes without saying: the day when that is today."""
    there, today = moment.astimezone(district.zone), now.astimezone(district.zone)
    if there.date() == today.date():
        return f"{there:%H:%M}"
    return f"{there:%m-%d %H:%M}" if there.year == today.year else f"{there:%Y-%m-%d %H:%M}"
