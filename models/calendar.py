"""Which days are worked in China, and where a district's clock stands."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from holidays import HolidayBase, country_holidays

from models.places import Position

DayKind = Literal["workday", "weekend", "holiday", "makeup"]
Override = Literal["off", "work"]

_DAY = timedelta(days=1)
_SATURDAY = 5
_NONE: Mapping[date, Override] = MappingProxyType({})


class Almanac(NamedTuple):
    """What a district's days are like: its zone, days off and worked by decree, and where the sun rises."""

    zone: ZoneInfo
    overrides: Mapping[date, Override] = _NONE
    position: Position | None = None


def day_kind(day: date, overrides: Mapping[date, Override] = _NONE) -> DayKind:
    """Tell how a day is spent: "workday", "weekend", "holiday", or "makeup" (a weekend day that is worked).

    A weekend that touches a public holiday belongs to it, as in the yearly decree ("1 to 7 October").
    `overrides` say for single days what the decree says; they win.
    """
    if not _rests(day, overrides):
        return "makeup" if day.weekday() >= _SATURDAY else "workday"
    if _named(day, overrides):
        return "holiday"
    for step in (-_DAY, _DAY):
        near = day + step
        while _rests(near, overrides):
            if _named(near, overrides):
                return "holiday"
            near += step
    return "weekend"


def decreed(year: int, overrides: Mapping[date, Override] = _NONE) -> bool:
    """Tell whether the decree for a year is known: only then are make-up days, and the days off they pay for.

    It comes out in the November before. Until then `day_kind` knows the holidays of the law alone.
    """
    _listed(date(year, 1, 1))
    worked = any(day.year == year for day in _china().weekend_workdays)
    return worked or any(day.year == year for day in overrides)


def _rests(day: date, overrides: Mapping[date, Override]) -> bool:
    if day in overrides:
        return overrides[day] == "off"
    listed, worked = _listed(day)
    return listed or (day.weekday() >= _SATURDAY and not worked)


def _named(day: date, overrides: Mapping[date, Override]) -> bool:
    return overrides[day] == "off" if day in overrides else _listed(day)[0]


@lru_cache(maxsize=4096)
def _listed(day: date) -> tuple[bool, bool]:
    """Return whether a day is off, and whether it is worked though on a weekend."""
    china = _china()
    return day in china, day in china.weekend_workdays


@lru_cache(maxsize=1)
def _china() -> HolidayBase:
    return country_holidays("CN")


def workdays_after(moment: datetime, count: int, almanac: Almanac) -> datetime:
    """Return the same time of day `count` working days later, by the district's clock and calendar."""
    day = moment.astimezone(almanac.zone)
    while count > 0:
        day += _DAY
        count -= day_kind(day.date(), almanac.overrides) in ("workday", "makeup")
    return day
