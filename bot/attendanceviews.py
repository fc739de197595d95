"""Attendance in words: the code that a keeper shows, what who came hears, and next day's question how it was."""

from bot.context import Context
from bot.district import District
from bot.keyboards import Button, Keyboard, inline, press
from bot.stationviews import clipped
from bot.texts import Markup, plain, say
from models import attendances, ratings
from models.attendances import Attendance, AttendanceCode, Counted
from models.ratings import STARS
from models.servicedays import ServiceDay
from models.stations import Station

HALF = attendances.LENGTH // 2
"""Digits of a code in one group."""

STAR = "⭐"

LABEL = 40
"""Characters of a button."""


def question(language: str, day: ServiceDay, given: int | None = None) -> tuple[Markup, Keyboard]:
    """Return the one question to who came: how it was. `given` are the stars that they gave, None before that."""
    facts = {"month": day.day.month, "day": day.day.day}
    stars = [press(_star(one, given), f"sd:q:{day.number}:{one}") for one in STARS]
    if given is None:
        return say(language, "rating-question", **facts), inline(stars)
    words = press(plain(language, "rating-say"), f"sd:qw:{day.number}")
    return say(language, "rating-thanks", stars=STAR * given, **facts), inline(stars, [words])


def words_asked(language: str) -> tuple[Markup, Keyboard]:
    """Return the question for words."""
    return say(language, "rating-words", longest=ratings.LONGEST), inline(
        [press(plain(language, "rating-skip"), "a:said:")]
    )


def shown(
    language: str, district: District, code: AttendanceCode, digits: str, station: str, count: int
) -> tuple[Markup, Keyboard]:
    """Return what stands under a keeper's code: how to use it, until when, and how many were counted there."""
    facts = {"digits": grouped(digits), "until": until(district, code), "station": station, "count": count}
    new = press(plain(language, "attend-new"), f"sd:kn:{code.service_day_id}:{code.station_id}")
    return say(language, "attend-shown", **facts), inline([new])


def counted(context: Context, found: Counted, station: str) -> Markup:
    """Return what somebody hears who was counted, or had been before."""
    day, zone = found.day.day, context.kit.district.zone
    time = f"{found.attendance.at.astimezone(zone):%H:%M}"
    key = "attend-done" if found.new else "attend-before"
    return context.say(key, month=day.month, day=day.day, station=station, time=time)


def station_of(context: Context, attendance: Attendance) -> str:
    """Return the name of the station where somebody was counted."""
    known = {one.id: one.name for one in context.kit.stations.everything()}
    return known.get(attendance.station_id, "—")


def keeper_row(language: str, day: ServiceDay | None, station: Station) -> list[Button]:
    """Return the button that opens a station's code on a service day; none on other days."""
    if day is None or station.id not in day.places:
        return []
    return [press(plain(language, "attend-open"), f"sd:k:{day.number}:{station.id}")]


def keeper_told(language: str, day: ServiceDay, station: Station) -> tuple[Markup, Keyboard]:
    """Return what a keeper hears on the day: that whoever comes is counted by a code, and the button that shows it."""
    return say(language, "attend-today", station=station.name), inline(keeper_row(language, day, station))


def station_row(language: str, day: ServiceDay, station: Station) -> list[Button]:
    """Return the button that opens the code of one of a day's stations, by its name."""
    label = clipped(plain(language, "attend-open-at", station=station.name), LABEL)
    return [press(label, f"sd:k:{day.number}:{station.id}")]


def grouped(digits: str) -> str:
    """Return a code as it is read aloud: in two groups."""
    return f"{digits[:HALF]} {digits[HALF:]}"


def until(district: District, code: AttendanceCode) -> str:
    """Return until when a code counts, by the district's clock."""
    return f"{code.until.astimezone(district.zone):%H:%M}"


def _star(one: int, given: int | None) -> str:
    return f"✅ {one}" if one == given else f"{one}{STAR}"
