"""A service day as a file for the calendar of a phone (iCalendar, RFC 5545)."""

from collections.abc import Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event
from icalendar.enums import STATUS

from bot import servicedayviews
from bot.kit import Kit
from bot.sending import Gone
from bot.servicedayrule import service_label, words_in
from bot.servicedayviews import Shown
from bot.texts import plain
from models import occasions, servicedays
from models.servicedays import PLANNED, ServiceDay

RECIPE = "service_day_calendar"

PRODUCT = "-//Nuanyi//Nuanyi//EN"
"""What made the file, as RFC 5545 (3.7.3) wants it said."""


def recipe(day: ServiceDay, language: str) -> dict[str, Any]:
    """Return the recipe of the file with a service day as it is when the file is sent."""
    return {"made": RECIPE, "day": day.number, "language": language}


async def calendar(kit: Kit, recipe: Mapping[str, Any]) -> tuple[bytes, str]:
    """Return a service day's file. Raises Gone when there is no such day."""
    language = str(recipe["language"])
    async with kit.database.read() as session:
        day = await servicedays.by_id(session, int(recipe["day"]))
        it = await servicedayviews.shown(kit, session, day) if day else None
    if it is None:
        raise Gone
    return written(it, language, servicedayviews.name(language, kit.district), _mark(kit, it.day), kit.district.zone)


def written(it: Shown, language: str, title: str, mark: str, zone: ZoneInfo) -> tuple[bytes, str]:
    """Return the file and its name; `mark` is the same for all versions of a day, and no other day has it.

    A phone that has the day already takes over a later version, by its SEQUENCE.
    """
    day, separator = it.day, plain(language, "list-separator")
    about = [separator.join(service_label(one, language) for one in it.services), words_in(day, language)]
    where = [f"{one.name} {one.address}".strip() for one in it.stations]
    event = Event.new(
        uid=mark,
        sequence=day.version,
        stamp=day.changed_at or day.made_at,
        start=occasions.at(day.day, day.begins, zone),
        end=occasions.at(day.day, day.ends, zone),
        summary=title,
        description="\n".join(one for one in about if one) or None,
        location=separator.join(where) or None,
        status=STATUS.CONFIRMED if day.state == PLANNED else STATUS.CANCELLED,
    )
    if len(it.stations) == 1:
        event.add("geo", (it.stations[0].latitude, it.stations[0].longitude))
    made = Calendar.new(prodid=PRODUCT, method="PUBLISH", subcomponents=[event])
    made.add_missing_timezones()
    return made.to_ical(), f"{day.day.isoformat()}.ics"


def _mark(kit: Kit, day: ServiceDay) -> str:
    # Another district's bot has days of the same numbers, and a phone may know both.
    return str(uuid5(NAMESPACE_URL, f"https://t.me/{kit.bot.username}?service_day={day.number}"))
