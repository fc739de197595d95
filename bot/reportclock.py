"""Until when the next thing has to have happened to a report."""

from datetime import datetime

from bot.district import District
from models import deadlines
from models.deadlines import Clock
from models.reports import SUBMITTED, Report


def clock(report: Report) -> Clock:
    """Return the clock that runs on a report since it was filed, or begun anew."""
    return Clock(report.phase_seconds, report.used, report.clock_from)


def of_phase(report: Report) -> Clock:
    """Return the clock by which the present phase is late.

    To take what was given back, or came from elsewhere, there is as much time as to take what is new; a question that
    was answered since begins it anew.
    """
    if report.state != SUBMITTED or report.returned_at is None or report.clock_from is None:
        return clock(report)
    return Clock(report.take_seconds, 0, max(report.returned_at, report.clock_from))


def due(district: District, report: Report, percent: int = 100) -> datetime | None:
    """Return when so much of the time is over that the present phase is allowed; None while the clock stands."""
    if not report.open:
        return None
    return deadlines.due(of_phase(report), percent, district.working_hours(report.urgent), district.almanac())


def spoken(district: District, moment: datetime, now: datetime) -> str:
    """Return a moment by the district's clock, without what goes without saying: the day when that is today."""
    there, today = moment.astimezone(district.zone), now.astimezone(district.zone)
    if there.date() == today.date():
        return f"{there:%H:%M}"
    return f"{there:%m-%d %H:%M}" if there.year == today.year else f"{there:%Y-%m-%d %H:%M}"
