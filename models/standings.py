"""Standings: who is where in the ranking of a month, quarter or half-year; those of the past are frozen.

Ranks count every confirmed rider with a score above zero in the scope; equal scores share a rank, and the next one
leaves as many out (1, 2, 2, 4). Names are those of who agreed to be named, and nobody else's.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    LargeBinary,
    Select,
    Subquery,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import aliases, keys, periods, riders, rights
from models.aliases import Alias
from models.columns import BigId, Moment
from models.ledger import Tally, Total
from models.periods import Period
from models.riders import CONFIRMED, Rider
from models.rules import RuleBroken
from models.statements import insert_into

HIDE = "points.settle"
"""The act that hiding a name belongs to."""

AT_ONCE = 2000
"""Members whose standing is frozen in one transaction."""


class Freeze(SQLModel, table=True):
    """How far the freezing of a period (its code) has come: up to which member, and when it was done."""

    __tablename__ = "freeze"

    period: str = Field(primary_key=True)
    reached: int = Field(default=0, sa_column=Column(BigId, nullable=False))
    frozen_at: datetime | None = Field(default=None, sa_type=Moment)


class Frozen(SQLModel, table=True):
    """A rider's score at the end of a period (its code), with what they were then; `alias` is sealed, if they agreed.

    Who checks out, or takes back that they are named, loses the name here too; the row stays, for others' ranks.
    """

    __tablename__ = "frozen"
    __table_args__ = (Index("ix_frozen_period_score_member_id", "period", "score", "member_id"),)

    period: str = Field(primary_key=True)
    member_id: int = Field(
        sa_column=Column(BigId, ForeignKey("member.id"), primary_key=True, autoincrement=False, index=True)
    )
    score: int
    area_id: int | None = Field(default=None, sa_column=Column(BigId, nullable=True))
    trade: str
    company: str | None = None
    alias: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom a ranking is of: riders of these areas (None: of all), of a trade, of a company of the district's file."""

    areas: Collection[int] | None = None
    trade: str | None = None
    company: str | None = None


EVERYBODY = Scope()


class Line(NamedTuple):
    """A rider who is named."""

    rank: int
    member_id: int
    score: int
    name: str


class Place(NamedTuple):
    """Where somebody is. With a score of 0 they have no rank; `missing` points lead to rank `next`, None: first."""

    rank: int | None
    score: int
    missing: int | None
    next: int | None


class Rung(NamedTuple):
    """A score that riders have: their rank, and how many they are."""

    rank: int
    riders: int


class Stood(NamedTuple):
    """A rider's score at the end of a period."""

    member_id: int
    score: int


class Viewer(NamedTuple):
    """Somebody who may see rankings: their check-in, if it is confirmed, and whether they may hide names."""

    rider: Rider | None
    hides: bool


@dataclass(frozen=True, slots=True)
class Board:
    """One page of a ranking: how many are ranked, those of the page who are named, and whether more are."""

    count: int
    lines: list[Line]
    more: bool
    frozen: bool
    place: Place | None = None


async def board(
    session: AsyncSession, period: Period, scope: Scope, member_id: int | None, first: int, most: int
) -> Board:
    """Return the ranking as it is now, or as it was frozen: `most` names after the `first` ones.

    `place` is that of the member, None when they are not in this scope.
    """
    was_frozen = await is_frozen(session, period)
    scored = (_past(period, scope) if was_frozen else _live(period, scope)).subquery()
    rungs = await _rungs(session, scored if was_frozen else _scores(period, scope).subquery())
    lines, more = await _lines(session, scored, rungs, first, most)
    mine = await _own(session, scored, scope, member_id) if member_id is not None else None
    place = None if mine is None else _place(rungs, mine)
    return Board(sum(rung.riders for rung in rungs.values()), lines, more, was_frozen, place)


async def require_viewer(session: AsyncSession, person: int) -> Viewer:
    """Return who looks at rankings: a confirmed rider, or somebody of the staff. Raises RuleBroken for others."""
    who = await rights.standing(session, person)
    rider = await riders.find(session, who.member_id) if who.member_id is not None else None
    if rider is not None and rider.state != CONFIRMED:
        rider = None
    if rider is None and not who.roles and not who.administrator:
        raise RuleBroken("rank-riders-only")
    return Viewer(rider, await rights.may(session, who, HIDE))


async def begins(session: AsyncSession) -> date | None:
    """Return the first day of the first month that has points, None without any."""
    return (await session.execute(select(func.min(Tally.month)))).scalar()


async def is_frozen(session: AsyncSession, period: Period) -> bool:
    """Tell whether a period's ranking is frozen, all of it."""
    done = select(col(Freeze.period)).where(col(Freeze.period) == period.code, col(Freeze.frozen_at).is_not(None))
    return (await session.execute(done)).first() is not None


async def frozen(
    session: AsyncSession, period: Period, scope: Scope = EVERYBODY, after: int = 0, most: int = AT_ONCE
) -> list[Frozen]:
    """Return standings of a frozen period by member id, those after this id; nothing before it is frozen."""
    statement = select(Frozen).where(*_within(period, scope), col(Frozen.member_id) > after)
    return list((await session.execute(statement.order_by(col(Frozen.member_id)).limit(most))).scalars())


async def average(session: AsyncSession, period: Period, scope: Scope = EVERYBODY) -> float | None:
    """Return the average score of those who have one in a frozen period; None of nobody."""
    found = (await session.execute(select(func.avg(Frozen.score)).where(*_within(period, scope)))).scalar()
    return None if found is None else float(found)


async def members_at_least(
    session: AsyncSession,
    period: Period,
    score: int,
    scope: Scope = EVERYBODY,
    after: int = 0,
    most: int = AT_ONCE,
) -> list[Stood]:
    """Return who has this score or more in a frozen period, by member id, those after this id."""
    statement = select(col(Frozen.member_id), col(Frozen.score)).where(
        *_within(period, scope), col(Frozen.score) >= score, col(Frozen.member_id) > after
    )
    rows = await session.execute(statement.order_by(col(Frozen.member_id)).limit(most))
    return [Stood(row.member_id, row.score) for row in rows]


async def of_member(session: AsyncSession, member_id: int) -> list[Frozen]:
    """Return all frozen standings of a member."""
    statement = select(Frozen).where(col(Frozen.member_id) == member_id).order_by(col(Frozen.period))
    return list((await session.execute(statement)).scalars())


async def unfrozen(session: AsyncSession, today: date) -> list[Period]:
    """Return the periods since the first entry that are over and not frozen yet, in the order in which they ended."""
    first = await begins(session)
    if first is None:
        return []
    done = set((await session.execute(select(col(Freeze.period)).where(col(Freeze.frozen_at).is_not(None)))).scalars())
    found: list[Period] = []
    for kind in periods.KINDS:
        period = periods.of(kind, first)
        while period.over(today):
            found.append(period)
            period = period.after
    found.sort(key=lambda period: (period.after.first, len(period.months)))
    return [period for period in found if period.code not in done]


async def freeze(session: AsyncSession, period: Period, now: datetime, most: int = AT_ONCE) -> bool:
    """Freeze so many standings more of a period that is over; True when none is left: it is frozen then.

    Each is frozen once, however many processes do it: one goes on where the other has come to.
    """
    mine = col(Freeze.period) == period.code
    held = select(col(Freeze.reached), col(Freeze.frozen_at)).where(mine).with_for_update()
    row = (await session.execute(held)).first()
    if row is None:  # the first step is to say so, for `wait_for_freezing`
        begun = insert_into(session, Freeze).values(period=period.code, reached=0)
        await session.execute(begun.on_conflict_do_nothing(index_elements=["period"]))
        return False
    reached, frozen_at = row
    if frozen_at is not None:
        return True
    left = select(col(Total.member_id)).where(col(Total.period) == period.code, col(Total.member_id) > reached)
    chunk = left.order_by(col(Total.member_id)).limit(most).subquery()
    last = (await session.execute(select(func.max(chunk.c.member_id)))).scalar()
    if last is None:
        await session.execute(update(Freeze).where(mine).values(frozen_at=now))
        return True
    columns = ("member_id", "score", "alias", "area_id", "trade", "company", "period")
    within = col(Total.member_id) > reached, col(Total.member_id) <= last
    rows = _live(period, EVERYBODY).where(*within).add_columns(literal(period.code))
    await session.execute(insert(Frozen).from_select(columns, rows))
    await session.execute(update(Freeze).where(mine).values(reached=last))
    return False


async def wait_for_freezing(session: AsyncSession) -> None:
    """Let nothing be frozen from now to the commit, so that no name is written down that is just being taken out.

    Comes before any lock on a member: who freezes holds the period first, then members.
    """
    under_way = select(col(Freeze.period)).where(col(Freeze.frozen_at).is_(None))
    await session.execute(under_way.with_for_update(read=True))


async def unname(session: AsyncSession, member_id: int) -> None:
    """Take a member's name out of the rankings, of the present and the past; the ranks stay."""
    await wait_for_freezing(session)
    await aliases.forget(session, member_id)
    await _unname_past(session, member_id)


async def hide(session: AsyncSession, person: int, member_id: int, now: datetime) -> bool:
    """Show a name that insults nowhere any more; False when none was shown.

    The member keeps it for themselves until they choose another. Raises RuleBroken for who may not hide names.
    """
    who = await rights.require(session, person, HIDE)
    await wait_for_freezing(session)
    if not await aliases.hide(session, member_id, who.member_id, now):
        return False
    await _unname_past(session, member_id)
    return True


async def hand_over(session: AsyncSession, member_id: int, nobody: int) -> None:
    """Let a member who is nobody have stood where this one did, without a name."""
    mine = update(Frozen).where(col(Frozen.member_id) == member_id)
    await session.execute(mine.values(member_id=nobody, alias=None))


async def _unname_past(session: AsyncSession, member_id: int) -> None:
    await session.execute(update(Frozen).where(col(Frozen.member_id) == member_id).values(alias=None))


def _live(period: Period, scope: Scope) -> Select[Any]:
    columns: Sequence[Any] = (Total.member_id, Total.score, Alias.name, Rider.area_id, Rider.trade, Rider.company)
    named = (col(Alias.member_id) == col(Total.member_id)) & col(Alias.hidden_at).is_(None)
    joined = select(*columns).join(Rider, col(Rider.member_id) == col(Total.member_id)).join(Alias, named, isouter=True)
    ranked = col(Total.period) == period.code, col(Total.score) > 0, col(Rider.state) == CONFIRMED
    return joined.where(*ranked, *_of(Rider, scope))


def _scores(period: Period, scope: Scope) -> Select[Any]:
    """Return what `_live` returns, the scores only: so all are counted in half the time."""
    riding = select(col(Rider.member_id)).where(col(Rider.state) == CONFIRMED, *_of(Rider, scope))
    ranked = col(Total.period) == period.code, col(Total.score) > 0
    return select(col(Total.score)).where(*ranked, col(Total.member_id).in_(riding))


def _past(period: Period, scope: Scope) -> Select[Any]:
    columns: Sequence[Any] = (Frozen.member_id, Frozen.score, col(Frozen.alias).label("name"))
    return select(*columns).where(*_within(period, scope))


def _within(period: Period, scope: Scope) -> list[ColumnElement[bool]]:
    return [col(Frozen.period) == period.code, *_of(Frozen, scope)]


def _of(table: type[Rider] | type[Frozen], scope: Scope) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if scope.areas is not None:
        conditions.append(col(table.area_id).in_(scope.areas))
    if scope.trade is not None:
        conditions.append(col(table.trade) == scope.trade)
    if scope.company is not None:
        conditions.append(col(table.company) == scope.company)
    return conditions


async def _rungs(session: AsyncSession, scored: Subquery) -> dict[int, Rung]:
    """Return the scores that there are: few, however many riders have them."""
    counted = select(scored.c.score, func.count().label("riders")).group_by(scored.c.score).subquery()
    rank = func.sum(counted.c.riders).over(order_by=counted.c.score.desc()) - counted.c.riders + 1
    rows = await session.execute(select(counted.c.score, rank.label("rank"), counted.c.riders))
    return {row.score: Rung(int(row.rank), int(row.riders)) for row in rows}


async def _lines(
    session: AsyncSession, scored: Subquery, rungs: dict[int, Rung], first: int, most: int
) -> tuple[list[Line], bool]:
    """Return who is named on a page, and whether more are."""
    named = select(scored.c.member_id, scored.c.score, scored.c.name).where(scored.c.name.is_not(None))
    named = named.order_by(scored.c.score.desc(), scored.c.member_id).offset(first).limit(most + 1)
    rows = (await session.execute(named)).all()
    await keys.look_up(session, [row.name for row in rows])
    lines = []
    for row in rows[:most]:
        name = await aliases.opened(session, row.member_id, row.name)
        if name is not None:
            lines.append(Line(rungs[row.score].rank, row.member_id, row.score, name))
    return lines, len(rows) > most


async def _own(session: AsyncSession, scored: Subquery, scope: Scope, member_id: int) -> int | None:
    """Return a member's score in a ranking, 0 for one who has none by now, None for one who is not in the scope."""
    mine = (await session.execute(select(scored.c.score).where(scored.c.member_id == member_id))).scalar()
    if mine is not None:
        return int(mine)
    there = select(col(Rider.member_id)).where(col(Rider.member_id) == member_id, col(Rider.state) == CONFIRMED)
    return 0 if (await session.execute(there.where(*_of(Rider, scope)))).first() else None


def _place(rungs: dict[int, Rung], score: int) -> Place:
    above = min((one for one in rungs if one > score), default=None)
    rank = rungs[score].rank if score in rungs else None
    if above is None:
        return Place(rank, score, None, None)
    return Place(rank, score, above - score, rungs[above].rank)
