"""What companies are told every half-year: totals of their riders together, never anything about one or a few of them.

What was told of a half-year stays as it was: told anew after somebody came or left, the difference would be a person.
"""

import asyncio
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Column, Text, func, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import Field, SQLModel, col

from models import areas, periods, settlements, smallgroups
from models.awards import Award
from models.columns import Moment
from models.ledger import SCORED, Entry, Tally
from models.members import Member
from models.periods import Period
from models.reports import CLOSED, Report, Reporter
from models.reservations import HANDED, Reservation
from models.riders import CONFIRMED, Rider
from models.smallgroups import Part
from models.statements import insert_into

ACTIVE, POINTS, HAZARDS, BADGES, HOURS, REWARDS = "active", "points", "hazards", "badges", "hours", "rewards"

MEASURES = (ACTIVE, POINTS, HAZARDS, BADGES, HOURS, REWARDS)
"""Riders with entries; points earned; hazards solved that they reported first; badges; volunteer hours; rewards."""

OF_RIDERS = (ACTIVE, BADGES)
"""Measures that say how many riders: who knows how many there are in all knows how many are left."""

TRADE, STREET = "trade", "street"


class CompanyReport(SQLModel, table=True):
    """What companies were told of a half-year: `content` is the JSON of `Told`."""

    __tablename__ = "company_report"

    half: str = Field(primary_key=True)
    content: str = Field(sa_column=Column(Text, nullable=False))
    at: datetime = Field(sa_type=Moment)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a report is made by: which companies, the smallest group, the badge's standard, the half-year's bounds."""

    companies: tuple[str, ...]
    smallest: int
    badge: int
    since: datetime
    before: datetime


@dataclass(frozen=True, slots=True)
class Group:
    """Some of a company's riders by `way` (TRADE or STREET): the trade, or the area's id (None: none is known).

    Without being `alone` it is several that were too small by themselves, and has no `key`.
    """

    way: str
    key: str | int | None
    alone: bool
    riders: int
    values: dict[str, int | None]


@dataclass(frozen=True, slots=True)
class Told:
    """What one company is told: values by MEASURES; None is not told, because it would be about too few people."""

    company: str
    riders: int
    values: dict[str, int | None]
    groups: list[Group] = field(default_factory=list)


@dataclass(slots=True)
class Worker:
    """A rider of a company, by trade and street (None: none), with what is to be summed."""

    company: str
    trade: str
    street: int | None
    values: dict[str, int] = field(default_factory=dict)


async def find(session: AsyncSession, half: Period) -> list[Told] | None:
    """Return what companies were told of a half-year; None when nobody has asked yet."""
    statement = select(col(CompanyReport.content)).where(col(CompanyReport.half) == half.code)
    content = (await session.execute(statement)).scalar_one_or_none()
    if content is None:
        return None
    return [
        Told(one["company"], one["riders"], one["values"], [Group(**group) for group in one["groups"]])
        for one in orjson.loads(content)
    ]


async def reckon(session: AsyncSession, half: Period, terms: Terms) -> list[Told]:
    """Return what companies are to be told of a half-year that is over, which takes a while.

    Companies with fewer riders than the smallest group are told nothing.
    """
    workers = (await _workers(session, half, terms)).values()
    return await asyncio.to_thread(reckoned, list(workers), terms.smallest)


async def keep(session: AsyncSession, half: Period, told: Sequence[Told], now: datetime) -> list[Told]:
    """Keep what companies are told of a half-year, for ever after; return what was kept first."""
    content = orjson.dumps([asdict(one) for one in told]).decode()
    new = insert_into(session, CompanyReport).values(half=half.code, content=content, at=now)
    await session.execute(new.on_conflict_do_nothing(index_elements=["half"]))
    return await find(session, half) or []


def reckoned(workers: Collection[Worker], smallest: int) -> list[Told]:
    """Return what may be told of each company's riders, by company."""
    companies = sorted({one.company for one in workers})
    by_company = {name: [one for one in workers if one.company == name] for name in companies}
    return [_told(name, some, smallest) for name, some in by_company.items() if len(some) >= smallest]


def _told(company: str, workers: list[Worker], smallest: int) -> Told:
    first, second = smallgroups.agreed([_places(one) for one in workers], smallest)
    depths = {measure: _depth(workers, measure, (first, second), smallest) for measure in MEASURES}
    values = {measure: _sum(workers, measure) if depths[measure] else None for measure in MEASURES}
    groups = [_group(workers, TRADE, part, depths) for part in first]
    groups += [_group(workers, STREET, part, depths) for part in second]
    return Told(company, len(workers), values, groups)


def _group(workers: list[Worker], way: str, part: Part, depths: Mapping[str, Collection[str]]) -> Group:
    own = [one for one in workers if (one.trade if way == TRADE else one.street) in part]
    values = {measure: _sum(own, measure) if way in depths[measure] else None for measure in MEASURES}
    alone = len(part) == 1
    key: Any = part[0] if alone else None
    return Group(way, key, alone, len(own), values)


def _depth(
    workers: list[Worker], measure: str, ways: tuple[Sequence[Part], Sequence[Part]], smallest: int
) -> Collection[str]:
    """Return the ways in which a measure may be told besides the whole; empty when not even that may be told.

    It concerns whom it counts; where riders themselves are counted, those who are not as well.
    """
    counted = [_places(one) for one in workers if one.values.get(measure)]
    others = [_places(one) for one in workers if not one.values.get(measure)] if measure in OF_RIDERS else []
    first, second = ways
    tried: list[tuple[Collection[str], Sequence[Part], Sequence[Part]]] = [
        ((TRADE, STREET), first, second),
        ((TRADE,), first, []),
        ((STREET,), [], second),
        (("whole",), [], []),
    ]
    for depth, rows, columns in tried:
        if all(smallgroups.safe(smallgroups.cells(some, rows, columns), smallest) for some in (counted, others)):
            return depth
    return ()


def _places(one: Worker) -> tuple[Hashable, Hashable]:
    return one.trade, one.street


def _sum(workers: Collection[Worker], measure: str) -> int:
    return sum(one.values.get(measure, 0) for one in workers)


async def _workers(session: AsyncSession, half: Period, terms: Terms) -> dict[int, Worker]:
    """Return the riders of the companies who were confirmed before the half-year's end, by member id."""
    atlas = await areas.atlas(session)
    columns = (col(Rider.member_id), col(Rider.company), col(Rider.trade), col(Rider.area_id))
    statement = select(*columns).where(*_theirs(terms))
    found = {
        member: Worker(str(company), trade, settlements.street_of(atlas, area_id))
        for member, company, trade, area_id in (await session.execute(statement)).all()
    }
    for measure, counted in _counts(half, terms).items():
        for member, value in (await session.execute(counted)).all():
            if member in found:
                found[member].values[measure] = found[member].values.get(measure, 0) + int(value or 0)
    return found


def _theirs(terms: Terms) -> tuple[Any, ...]:
    present = select(col(Member.id)).where(col(Member.telegram_id).is_not(None))
    confirmed = (col(Rider.state) == CONFIRMED, col(Rider.confirmed_at) < terms.before)
    return (*confirmed, col(Rider.company).in_(terms.companies), col(Rider.member_id).in_(present))


def _counts(half: Period, terms: Terms) -> dict[str, Any]:
    """Return for each measure the question for (member, value), some members with several lines or none."""
    solved = (col(Report.state) == CLOSED, *_between(Report.resolved_at, terms))
    handed = (col(Reservation.state) == HANDED, *_between(Reservation.ended_at, terms))
    earned = func.sum(Tally.base + Tally.contribution)
    first = select(col(Reporter.member_id), func.count()).join(Report, col(Report.id) == col(Reporter.report_id))
    return {
        ACTIVE: select(col(Entry.member_id), 1).where(*_days(half)).distinct(),
        POINTS: select(col(Tally.member_id), earned).where(_months(half)).group_by(col(Tally.member_id)),
        HAZARDS: first.where(col(Reporter.first), *solved).group_by(col(Reporter.member_id)),
        BADGES: _badges(half, terms.badge),
        HOURS: _hours(half),
        REWARDS: select(col(Reservation.member_id), func.count()).where(*handed).group_by(col(Reservation.member_id)),
    }


def _badges(half: Period, badge: int) -> Any:
    """Return the question for who reached the badge's standard, once for each quarter in which they did."""
    first = periods.of(periods.QUARTER, half.first)
    scored = func.sum(Tally.base + Tally.contribution + Tally.deduction)
    by_quarter = [
        select(col(Tally.member_id), 1).where(_months(one)).group_by(col(Tally.member_id)).having(scored >= badge)
        for one in (first, first.after)
    ]
    return union_all(*by_quarter)


def _hours(half: Period) -> Any:
    """Return the question for the hours of awards that are in the ledger and were not reversed."""
    wrong = aliased(Entry)
    reversed_ = select(1).where(col(wrong.reverses) == col(Entry.id)).exists()
    entered = select(col(Award.member_id), func.sum(Award.hours)).join(Entry, col(Entry.about) == col(Award.id))
    same = (col(Entry.member_id) == col(Award.member_id), col(Entry.rule) == col(Award.rule))
    hourly = (col(Award.hours).is_not(None), col(Entry.kind).in_(SCORED), ~reversed_)
    return entered.where(*_days(half), *same, *hourly).group_by(col(Award.member_id))


def _days(half: Period) -> tuple[Any, ...]:
    return col(Entry.day) >= half.first, col(Entry.day) < half.after.first


def _months(period: Period) -> Any:
    return col(Tally.month).in_(period.months)


def _between(column: Any, terms: Terms) -> tuple[Any, ...]:
    return column >= terms.since, column < terms.before
