"""What a desk hears on Monday: last week's reports, and which are late now. It is looked up when it is sent."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from bot import figureviews, reportclock
from bot.kit import Kit
from bot.sending import Gone
from bot.texts import Markup, plain, say
from models import areas, desks, figures
from models.figures import Week
from models.reports import Report
from models.rights import Where

RECIPE = "monday"
"""What `made` says in the recipe."""

SHOWN = 8
"""Late reports that are named."""

DAYS = timedelta(days=7)


def source(desk_id: int, monday: date) -> str:
    """Return what the digest of the week that begins on this day is owed for."""
    year, week, _ = monday.isocalendar()
    return f"digest:{desk_id}:{year}W{week:02}"


async def rendered(kit: Kit, recipe: Mapping[str, Any]) -> dict[str, Any]:
    """Return a desk's digest as a message. Raises Gone when the desk works no more."""
    zone, monday, now = kit.district.zone, date.fromisoformat(recipe["week"]), kit.clock.now()
    since, until = (datetime.combine(day, time(), zone) for day in (monday - DAYS, monday))
    async with kit.database.read() as session:
        desk = await desks.by_id(session, int(recipe["desk"]))
        if desk is None or desk.state != desks.OPEN:
            raise Gone
        week = await figures.week(session, desk.number, since, until)
        waiting = await figures.open_on_desk(session, desk.number)
        atlas = await areas.atlas(session)
    language = kit.district.languages[0]
    where = Where(area_id=desk.area_id, department=desk.department)
    name = figureviews.scope(language, kit.district, atlas, where)
    heading = say(language, "stats-week", name=name, first=_day(language, since), last=_day(language, until - DAYS / 7))
    return {"text": Markup(f"{heading}\n{words(kit, language, week, waiting, now)}"), "parse_mode": "HTML"}


def words(kit: Kit, language: str, week: Week, waiting: list[Report], now: datetime) -> Markup:
    """Return a week's figures, what is open, and what of that is late, the longest late first."""
    dues = [(reportclock.due(kit.district, report), report.number) for report in waiting]
    late = [number for due, number in sorted((due, number) for due, number in dues if due and due <= now)]
    done = {"filed": week.filed, "taken": week.taken, "resolved": week.resolved, "closed": week.closed}
    lines = [say(language, "stats-week-done", **done), say(language, "stats-week-open", count=len(waiting))]
    if late:
        numbers = " ".join(f"#{number}" for number in late[:SHOWN])
        lines.append(say(language, "stats-week-late", count=len(late), numbers=numbers))
    elif waiting:
        lines.append(say(language, "stats-week-in-time"))
    return Markup("\n".join(lines))


def _day(language: str, moment: datetime) -> str:
    return plain(language, "stats-day", month=moment.month, day=moment.day)
