"""Figures of the reports of a scope: how many were answered in time, solved, and solved to the reporters' satisfaction.

What counts as what is decided once for each report, by `judge`; a figure is a sum of these, and a file says them report
by report. A report belongs to the month in which it was filed, whatever happened to it later.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from statistics import median
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models import areas, deadlines, rights, worktime
from models.areas import Area, Atlas
from models.calendar import Almanac
from models.deadlines import Clock
from models.reports import CLOSED, MERGED, OPEN, REJECTED, RESOLVED, WITHDRAWN, Report, Reporter
from models.rights import RIGHTS, Where
from models.roles import ADMINISTRATOR
from models.rules import RuleBroken
from models.worktime import Hours

AT_ONCE = 250
"""Reports that are read before others get their turn."""

MOST_SPOTS = 1000
"""Open reports that a map shows; of more, the urgent and then the newest ones."""

HOUR = 3600

_COLUMNS = (
    *("id", "category", "urgent", "state", "area_id", "care_area_id", "department", "latitude", "longitude"),
    *("reporters", "round", "objected", "take_seconds", "resolve_seconds", "used", "clock_from"),
    *("filed_at", "answered_at", "first_taken_at", "resolved_at", "ended_at"),
)


@dataclass(frozen=True, slots=True)
class Rules:
    """By which clock it is judged whether something was in time: the district's working hours and days."""

    hours: Hours
    almanac: Almanac


@dataclass(frozen=True, slots=True)
class Judged:
    """What the figures make of one report; None: it does not count there, or not yet. Times are in hours.

    `answered` in time, `solved`, `satisfied`: see `judge`. `unhappy`: a reporter said so.
    """

    row: Any
    counted: bool
    answered: bool | None
    solved: bool | None
    satisfied: bool | None
    unhappy: bool
    take_hours: float | None
    resolve_hours: float | None


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of some reports. `filed` are those that count: not the merged and the withdrawn ones.

    Medians are hours by the clock on the wall, nights and days off included; None: of nothing.
    """

    filed: int
    merged: int
    withdrawn: int
    rejected: int
    open: int
    answer_due: int
    answered: int
    solution_due: int
    solved: int
    closed: int
    satisfied: int
    unhappy: int
    take_hours: float | None
    resolve_hours: float | None

    @property
    def response(self) -> float | None:
        """Return 响应率 in percent; None of nothing."""
        return _share(self.answered, self.answer_due)

    @property
    def resolution(self) -> float | None:
        """Return 解决率 in percent; None of nothing."""
        return _share(self.solved, self.solution_due)

    @property
    def satisfaction(self) -> float | None:
        """Return 满意率 in percent; None of nothing."""
        return _share(self.satisfied, self.closed)

    @property
    def silent(self) -> int:
        """Return how many are closed of which no reporter said whether they are satisfied."""
        return self.closed - self.satisfied - self.unhappy


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an open report is, WGS-84 degrees, and whether it is urgent."""

    latitude: float
    longitude: float
    urgent: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a scope for a month, and for the one before it.

    By category, and by area (None: what is in the care of the scope's area itself), the most first; by month, each by
    its beginning, the shown one last. `open` and `urgent` are how many are open now, whenever filed; `spots` of these.
    """

    total: Tally
    before: Tally
    by_category: Sequence[tuple[str, Tally]]
    by_area: Sequence[tuple[int | None, Tally]]
    by_month: Sequence[tuple[datetime, Tally]]
    open: int
    urgent: int
    spots: Sequence[Spot]


@dataclass(frozen=True, slots=True)
class Week:
    """What became of the reports that a desk has now, in a week: filed, first taken, called resolved, closed."""

    filed: int
    taken: int
    resolved: int
    closed: int


async def scopes(session: AsyncSession, person: int, act: str = "report.figures") -> list[Where]:
    """Return the scopes whose figures somebody may see, the whole district first.

    Raises RuleBroken when there is none.
    """
    who = await rights.standing(session, person)
    found = [Where()] if who.administrator and ADMINISTRATOR in RIGHTS[act] else []
    held = [rights.scope_of(role) for role in who.roles if role.kind in RIGHTS[act]]
    found += [where for where in dict.fromkeys(held) if where not in found]
    if not found:
        raise RuleBroken("right-none")
    return found


async def of(
    session: AsyncSession, where: Where, bounds: Sequence[datetime], category: str | None, rules: Rules, now: datetime
) -> Figures:
    """Return the figures of a scope, of one category or of all.

    `bounds` are the beginnings of at least two months one after another, and the end of the last, which is shown.
    """
    atlas = await areas.atlas(session)
    found = [one async for one in judged(session, where, (bounds[0], bounds[-1]), category, rules, now)]
    waiting = await _open(session, atlas, where, category)
    return await asyncio.to_thread(_summed, found, bounds, _part_of(atlas, where.area_id), waiting)


async def judged(
    session: AsyncSession,
    where: Where,
    period: tuple[datetime | None, datetime],
    category: str | None,
    rules: Rules,
    now: datetime,
) -> AsyncIterator[Judged]:
    """Yield what the figures make of each report of a scope that was filed in a period, by their numbers."""
    conditions = await _filed_within(session, where, period, category)
    columns = [getattr(Report, name) for name in _COLUMNS]
    statement = select(*columns, _said(True).label("liked"), _said(False).label("disliked")).where(*conditions)
    last, more = 0, True
    while more:
        some = statement.where(col(Report.id) > last).order_by(col(Report.id)).limit(AT_ONCE)
        rows = list((await session.execute(some)).all())
        for row in rows:
            yield judge(row, rules, now)
            last = row.id
        more = len(rows) == AT_ONCE
        await asyncio.sleep(0)


async def count(
    session: AsyncSession, where: Where, period: tuple[datetime | None, datetime], category: str | None
) -> int:
    """Return how many reports of a scope were filed in a period, those that count nowhere among them."""
    conditions = await _filed_within(session, where, period, category)
    return int((await session.execute(select(func.count()).select_from(Report).where(*conditions))).scalar_one())


async def week(session: AsyncSession, desk_id: int, since: datetime, until: datetime) -> Week:
    """Return what happened between two moments to the reports that a desk has now.

    Merged and withdrawn ones don't count.
    """

    def within(moment: Any, *conditions: Any) -> Any:
        return func.count(case((and_(moment >= since, moment < until, *conditions), 1)))

    ended = within(col(Report.ended_at), col(Report.state) == CLOSED)
    moments = (col(Report.filed_at), col(Report.first_taken_at), col(Report.resolved_at))
    theirs = (col(Report.desk_id) == desk_id, col(Report.state).not_in((MERGED, WITHDRAWN)))
    row = (await session.execute(select(*(within(one) for one in moments), ended).where(*theirs))).one()
    return Week(*(int(count) for count in row))


async def open_on_desk(session: AsyncSession, desk_id: int) -> list[Report]:
    """Return the open reports that a desk has, by their numbers."""
    statement = select(Report).where(col(Report.desk_id) == desk_id, col(Report.state).in_(OPEN))
    return list((await session.execute(statement.order_by(col(Report.id)))).scalars())


async def trades(session: AsyncSession, numbers: Sequence[int]) -> dict[int, dict[str | None, int]]:
    """Return for each of these reports how many of its reporters are of which trade (None: not known)."""
    found: dict[int, dict[str | None, int]] = {}
    for start in range(0, len(numbers), AT_ONCE):
        counted = select(col(Reporter.report_id), col(Reporter.trade), func.count()).where(
            col(Reporter.report_id).in_(numbers[start : start + AT_ONCE])
        )
        by_trade = counted.group_by(col(Reporter.report_id), col(Reporter.trade))
        for number, trade, count in (await session.execute(by_trade)).all():
            found.setdefault(number, {})[trade] = count
    return found


def judge(row: Any, rules: Rules, now: datetime) -> Judged:
    """Return what the figures make of one report, given as the columns of its row, with `liked` and `disliked`.

    What was merged into another report or withdrawn counts nowhere. Answered: taken, rejected, or its reporters asked,
    before its time to be taken was over. Solved: called resolved, as long as no reporter says that it is still there;
    rejected ones don't count, open ones as not solved once their time is over or when they were reopened. Satisfied:
    closed, and of its reporters somebody said so and nobody the contrary; silence is not satisfaction.
    """
    counted = row.state not in (MERGED, WITHDRAWN)
    solved = _solved(row, rules, now) if counted else None
    return Judged(
        row=row,
        counted=counted,
        answered=_answered(row, rules, now) if counted else None,
        solved=solved,
        satisfied=bool(row.liked and not row.disliked) if row.state == CLOSED else None,
        unhappy=bool(row.state == CLOSED and row.disliked),
        take_hours=_hours(row.filed_at, row.first_taken_at) if counted else None,
        resolve_hours=_hours(row.filed_at, row.resolved_at) if solved else None,
    )


def tally(some: Iterable[Judged]) -> Tally:
    """Return the figures of these reports."""
    every = list(some)
    counted = [one for one in every if one.counted]
    return Tally(
        filed=len(counted),
        merged=_in_state(every, MERGED),
        withdrawn=_in_state(every, WITHDRAWN),
        rejected=_in_state(every, REJECTED),
        open=_in_state(every, *OPEN),
        answer_due=sum(one.answered is not None for one in counted),
        answered=sum(one.answered is True for one in counted),
        solution_due=sum(one.solved is not None for one in counted),
        solved=sum(one.solved is True for one in counted),
        closed=sum(one.satisfied is not None for one in counted),
        satisfied=sum(one.satisfied is True for one in counted),
        unhappy=sum(one.unhappy for one in counted),
        take_hours=_median(one.take_hours for one in counted),
        resolve_hours=_median(one.resolve_hours for one in counted),
    )


def parts(atlas: Atlas, area_id: int | None) -> list[Area]:
    """Return the areas that an area's figures are told by: those right below it; of a single one, those below that."""
    level = areas.children(atlas, area_id)
    while len(level) == 1 and areas.children(atlas, level[0].id):
        level = areas.children(atlas, level[0].id)
    return level


def _summed(
    found: Sequence[Judged],
    bounds: Sequence[datetime],
    part_of: Mapping[int | None, int | None],
    waiting: tuple[Sequence[Spot], int, int],
) -> Figures:
    months = list(pairwise(bounds))
    by_month = [(since, tally(_filed(found, since, until))) for since, until in months]
    shown = _filed(found, *months[-1])
    spots, open_, urgent = waiting
    return Figures(
        total=by_month[-1][1],
        before=by_month[-2][1],
        by_category=_grouped(shown, lambda one: str(one.row.category)),
        by_area=_grouped(shown, lambda one: part_of.get(one.row.care_area_id)),
        by_month=by_month,
        open=open_,
        urgent=urgent,
        spots=spots,
    )


def _answered(row: Any, rules: Rules, now: datetime) -> bool | None:
    at, allowed = row.answered_at or now, row.take_seconds
    # Working time never passes faster than the clock on the wall.
    in_time = (at - row.filed_at).total_seconds() <= allowed
    if not in_time and not row.urgent:
        in_time = at <= worktime.add(row.filed_at, allowed, rules.hours, rules.almanac)
    return in_time if row.answered_at or not in_time else None


def _solved(row: Any, rules: Rules, now: datetime) -> bool | None:
    if row.state not in OPEN:
        return True if row.state in (RESOLVED, CLOSED) else None
    reopened = row.round - 1 > int(row.objected)
    return False if reopened or _is_over(row, rules, now) else None


def _is_over(row: Any, rules: Rules, now: datetime) -> bool:
    """Tell whether the time that is allowed for solving it is over."""
    if row.used >= row.resolve_seconds:
        return True
    clock = Clock(row.resolve_seconds, row.used, row.clock_from)
    due = deadlines.due(clock, 100, None if row.urgent else rules.hours, rules.almanac)
    return due is not None and due < now


async def _filed_within(
    session: AsyncSession, where: Where, period: tuple[datetime | None, datetime], category: str | None
) -> list[ColumnElement[bool]]:
    since, until = period
    conditions = [*_within(await areas.atlas(session), where, category), col(Report.filed_at) < until]
    return conditions if since is None else [*conditions, col(Report.filed_at) >= since]


def _within(atlas: Atlas, where: Where, category: str | None) -> list[ColumnElement[bool]]:
    """Return the conditions for reports in the care of a scope: an area's departments belong to the area."""
    conditions: list[ColumnElement[bool]] = []
    if where.area_id is not None:
        conditions.append(col(Report.care_area_id).in_(areas.below(atlas, where.area_id)))
    if where.department is not None:
        conditions.append(col(Report.department) == where.department)
    if category is not None:
        conditions.append(col(Report.category) == category)
    return conditions


def _said(satisfied: bool) -> ColumnElement[bool]:
    theirs = (col(Reporter.report_id) == col(Report.id), col(Reporter.satisfied).is_(satisfied))
    return select(1).where(*theirs).exists()


async def _open(session: AsyncSession, atlas: Atlas, where: Where, category: str | None) -> tuple[list[Spot], int, int]:
    """Return where reports are open now, and how many are, and how many of these are urgent."""
    conditions = [*_within(atlas, where, category), col(Report.state).in_(OPEN)]
    counted = select(col(Report.urgent), func.count()).where(*conditions).group_by(col(Report.urgent))
    counts: Mapping[bool, int] = {bool(row[0]): row[1] for row in (await session.execute(counted)).all()}
    place = select(col(Report.latitude), col(Report.longitude), col(Report.urgent)).where(*conditions)
    urgent_first = place.order_by(col(Report.urgent).desc(), col(Report.id).desc()).limit(MOST_SPOTS)
    spots = [Spot(*row) for row in (await session.execute(urgent_first)).all()]
    return spots, sum(counts.values()), counts.get(True, 0)


def _part_of(atlas: Atlas, area_id: int | None) -> dict[int | None, int | None]:
    """Return to which part of an area each area below it belongs."""
    found: dict[int | None, int | None] = {}
    for part in parts(atlas, area_id):
        found |= dict.fromkeys(areas.below(atlas, part.id or 0), part.id)
    return found


def _grouped(some: Iterable[Judged], key: Callable[[Judged], Any]) -> list[tuple[Any, Tally]]:
    groups: dict[Any, list[Judged]] = {}
    for one in some:
        groups.setdefault(key(one), []).append(one)
    tallies = [(name, tally(group)) for name, group in groups.items()]
    return sorted(tallies, key=lambda pair: (-pair[1].filed, pair[0] is None, str(pair[0])))


def _filed(some: Iterable[Judged], since: datetime, until: datetime) -> list[Judged]:
    return [one for one in some if since <= one.row.filed_at < until]


def _in_state(some: Iterable[Judged], *states: str) -> int:
    return sum(one.row.state in states for one in some)


def _hours(since: datetime, until: datetime | None) -> float | None:
    return None if until is None else (until - since).total_seconds() / HOUR


def _median(some: Iterable[float | None]) -> float | None:
    known = [one for one in some if one is not None]
    return median(known) if known else None


def _share(part: int, whole: int) -> float | None:
    return part / whole * 100 if whole else None
