"""Plans of service days: the rule by which they are, the rows that are made from it, and what it follows later."""

import calendar as gregorian
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import orjson
from sqlalchemy import case, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models import servicedays, stations
from models.calendar import Almanac, Override, day_kind, decreed
from models.servicedays import PLANNED, Service, ServiceDay
from models.statements import insert_into

AHEAD = 2
"""Months after this one for which there are rows."""

BEHIND = 12
"""Months for which rows are made after a downtime, so that what was missed in them is told."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Offer:
    """A service as the rule names it: `name` is by language as JSON, `seats` None for whoever comes."""

    key: str
    emoji: str
    name: str
    seats: int | None


@dataclass(frozen=True, slots=True)
class Rule:
    """How the district has its service days. Times are minutes of the day; `words` are by language as JSON.

    `keep` says that the day stays when it is no working day, otherwise it is the next one that is. `stations` are
    codes. `topic` is what people have on who want to hear of it.
    """

    day: int
    keep: bool
    begins: int
    ends: int
    stations: tuple[str, ...]
    offers: tuple[Offer, ...]
    words: str
    announce_days: int
    announce_at: int
    remind_at: int
    morning_at: int
    question_at: int
    topic: str


def planned(rule: Rule, month: date, overrides: Mapping[date, Override]) -> date:
    """Return when the service day of a month is (in a month that is too short, its last day counts).

    What is no working day may make it one of the next month.
    """
    day = month.replace(day=min(rule.day, gregorian.monthrange(month.year, month.month)[1]))
    while not rule.keep and day_kind(day, overrides) not in ("workday", "makeup"):
        day += _DAY
    return day


def months_from(first: date, last: date) -> Iterator[date]:
    """Yield the first of each month from one to another."""
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = following(month)


def following(month: date, count: int = 1) -> date:
    """Return the first of the month so many months after (or, below zero, before) this one."""
    number = month.year * 12 + month.month - 1 + count
    return date(number // 12, number % 12 + 1, 1)


async def missing(session: AsyncSession, rule: Rule, almanac: Almanac, today: date) -> list[date]:
    """Return the months that want a row: those after the last that has one, to so many ahead.

    After a downtime these are past ones, too: what was missed then is recorded, and told. The very first is the one
    whose day is still to come. Rows from a clock that was years ahead for a while leave none out that comes before
    them; to one that is far behind no month is the first.
    """
    this = today.replace(day=1)
    soon = case((col(ServiceDay.month) <= following(this, AHEAD), col(ServiceDay.month)))
    last, some = (await session.execute(select(func.max(soon), func.count()).select_from(ServiceDay))).one()
    if last is None and some:
        return []
    if last is None:
        first = this if planned(rule, this, almanac.overrides) > today else following(this)
    else:
        first = max(following(last), following(this, -BEHIND))
    return list(months_from(first, following(this, AHEAD)))


async def make(session: AsyncSession, rule: Rule, month: date, almanac: Almanac, now: datetime) -> bool:
    """Make the row of a month, with what is offered; False when there is one."""
    day = planned(rule, month, almanac.overrides)
    values = {
        "month": month,
        "planned": day,
        "day": day,
        "begins": rule.begins,
        "ends": rule.ends,
        "stations": await _places(session, rule),
        "words": rule.words,
        "picture": "",
        "state": PLANNED,
        "version": 0,
        "made_at": now,
    }
    statement = insert_into(session, ServiceDay).values(**values).on_conflict_do_nothing(index_elements=["month"])
    number = (await session.execute(statement.returning(col(ServiceDay.id)))).scalar_one_or_none()
    if number is None:
        return False
    for rank, offer in enumerate(rule.offers):
        session.add(
            Service(
                service_day_id=number,
                key=offer.key,
                emoji=offer.emoji,
                name=offer.name,
                seats=offer.seats,
                rank=rank,
            )
        )
    await session.flush()
    return True


async def newer(session: AsyncSession, rule: Rule, day: ServiceDay, almanac: Almanac) -> dict[str, object]:
    """Return what of a day that was not announced yet should be otherwise by what is known by now.

    That is its date by a decree or another rule, unless somebody moved it, and stations that were not known before, or
    take the place of those that are gone.
    """
    found: dict[str, object] = {}
    date_ = planned(rule, day.month, almanac.overrides)
    if date_ != day.planned and day.day == day.planned:
        found = {"planned": date_, "day": date_}
    if day.version == 0 and not await servicedays.places(session, day.places):
        places = await _places(session, rule)
        found |= {"stations": places} if places != "[]" else {}
    return found


async def follow(session: AsyncSession, day: ServiceDay, values: dict[str, object], now: datetime) -> bool:
    """Let a held day be as `newer` says; False when that changes nothing. Who comes already is to be told."""
    if values:
        more = {"version": day.version + 1, "changed_at": now}
        await session.execute(update(ServiceDay).where(col(ServiceDay.id) == day.number).values(**more, **values))
        await session.refresh(day)
    return bool(values)


def undecreed(rule: Rule, day: ServiceDay, almanac: Almanac) -> int | None:
    """Return the year whose decree could still move a day, None when it is known, or the rule keeps the day."""
    asked = day.month.replace(day=min(rule.day, gregorian.monthrange(day.month.year, day.month.month)[1]))
    if rule.keep or day.day != day.planned:
        return None
    return next((one.year for one in (asked, day.day) if not decreed(one.year, almanac.overrides)), None)


async def _places(session: AsyncSession, rule: Rule) -> str:
    known = {one.code: one.id for one in await stations.by_codes(session, rule.stations) if one.state != "removed"}
    return orjson.dumps([known[code] for code in rule.stations if code in known]).decode()
