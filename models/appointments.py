"""Appointments: the moment that somebody means who writes "明天15:00", "周五下午三点半" or "11-25 09:30"."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from models.rules import RuleBroken

FARTHEST = timedelta(days=92)
"""Nobody means a moment that is farther away."""

NIGHT = 6
"""Who writes an hour up to this one, and not of which half of the day, means the afternoon: 3:00, but not 03:00."""

_AHEAD = {"今": 0, "明": 1, "后": 2, "大后": 3, "today": 0, "tonight": 0, "tomorrow": 1}
_WEEKDAYS = "一二三四五六日"
_DIGITS = {"两": 2, **{digit: number for number, digit in enumerate("零一二三四五六七八九十")}, "十一": 11, "十二": 12}
_LATER = ("下午", "傍晚", "晚", "pm")
"""Words that make three o'clock fifteen o'clock."""

_DAY = (
    r"(?:(?P<ahead>今|明|大?后)(?:天|日|(?=[早晚]))|(?P<word>today|tonight|tomorrow)"
    r"|(?P<next>下*)(?:个)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"
    r"|(?:(?P<year>\d{4})[-/.年])?(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})[日号]?|(?P<only>\d{1,2})[日号])"
)
_PART = r"(?P<part>凌晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚|am|pm|at)?"
_TIME = (
    r"(?:(?P<hour>\d{1,2}|十[一二]?|[一二两三四五六七八九])(?:[:点时](?P<minute>\d{2}|半|一刻)?分?|(?=[ap]m))"
    r"(?P<after>am|pm)?)"
)
_SAID = re.compile(rf"{_DAY}?{_PART}{_TIME}")


def read(said: str, now: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment that is meant; without a day it is the next such time.

    Raises RuleBroken when it can't be understood, is over, or is months away.
    """
    folded = re.sub(r"[\s,，]+", "", unicodedata.normalize("NFKC", said).casefold())
    found = _SAID.fullmatch(folded)
    today = now.astimezone(zone).date()
    try:
        day = _day(found, today) if found else None
        moment = datetime.combine(day or today, _time(found), zone) if found else None
    except ValueError:
        moment = None
    if found is None or moment is None:
        raise RuleBroken("appointment-unclear", given=said[:40])
    if day is None and moment <= now:
        moment += timedelta(days=1)
    if moment <= now:
        raise RuleBroken("appointment-over")
    if moment > now + FARTHEST:
        raise RuleBroken("appointment-too-far")
    return moment


def _day(found: re.Match[str], today: date) -> date | None:
    if ahead := found["ahead"] or found["word"]:
        return today + timedelta(days=_AHEAD[ahead])
    if found["weekday"]:
        wanted = _WEEKDAYS.index(found["weekday"].replace("天", "日"))
        monday = today - timedelta(days=today.weekday())
        if found["next"]:
            return monday + timedelta(days=wanted, weeks=len(found["next"]))
        return today + timedelta(days=(wanted - today.weekday()) % 7)
    if found["only"]:
        day = today.replace(day=int(found["only"]))
        return day if day >= today else _next_month(day)
    if found["month"] is None:
        return None
    year = int(found["year"] or today.year)
    day = date(year, int(found["month"]), int(found["day"]))
    # Who writes in December of the third of January means the next one.
    return day if found["year"] or day >= today - timedelta(days=180) else day.replace(year=year + 1)


def _next_month(day: date) -> date:
    first = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return first.replace(day=day.day)


def _time(found: re.Match[str]) -> time:
    hour = int(found["hour"]) if found["hour"].isdecimal() else _DIGITS[found["hour"]]
    minute = {"半": 30, "一刻": 15, None: 0}.get(found["minute"])
    part = found["after"] or found["part"] or ""
    late = part.startswith(_LATER) or found["word"] == "tonight" or (part == "中午" and hour < 3)
    late = late or (not part and found["hour"][0] != "0" and 0 < hour <= NIGHT)
    if late and hour < 12:
        hour += 12
    elif part == "am" and hour == 12:
        hour = 0
    return time(hour, int(found["minute"]) if minute is None else minute)
