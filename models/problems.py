"""What riders found wrong at a station, and when that counts for everybody."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Column, ForeignKey, Index, LargeBinary, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import keys, members, stations
from models.columns import BigId, Moment

KINDS = ("closed", "no_hot_water", "charger_broken", "moved", "other")

TOGETHER = timedelta(hours=6)
"""Two different people have to find the same thing within this time."""

COUNTS = timedelta(hours=24)
"""So long after the second of them it counts for everybody."""


class Problem(SQLModel, table=True):
    """One person's word that something is wrong; `words` are sealed with their own key.

    From `settled_at` on, when the keeper had their say, it doesn't count any more.
    """

    __tablename__ = "problem"
    __table_args__ = (Index("ix_problem_station_at", "station_id", "at"),)

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), index=True, nullable=False))
    station_id: int = Field(sa_column=Column(BigId, ForeignKey("station.id"), nullable=False))
    kind: str
    words: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    at: datetime = Field(sa_type=Moment)
    settled_at: datetime | None = Field(default=None, sa_type=Moment)


class Mark(NamedTuple):
    """One person's word, as far as counting needs it."""

    station_id: int
    kind: str
    member_id: int
    at: datetime


async def mark(
    session: AsyncSession,
    member_id: int,
    station_id: int,
    kind: str,
    at: datetime,
    words: bytes | None = None,
) -> Problem:
    """Note that this member found this wrong at `at`. Raises ValueError for a kind not in KINDS."""
    if kind not in KINDS:
        raise ValueError(kind)
    await stations.hold(session, station_id)  # or two at once might each miss the other's
    problem = Problem(member_id=member_id, station_id=station_id, kind=kind, at=at, words=words)
    session.add(problem)
    await session.flush()
    return problem


class Found(NamedTuple):
    """How many different riders marked a kind of problem that is not settled, and whether it counts for everybody."""

    kind: str
    people: int
    counts: bool


class Told(NamedTuple):
    """What a rider marked, and in which words: None where they wrote none, or can't be read any more."""

    kind: str
    words: str | None
    at: datetime
    settled: bool


async def marked(session: AsyncSession, station_ids: Collection[int] | None, now: datetime) -> dict[int, list[str]]:
    """Return what counts for everybody at `now`, by station and in the order of KINDS; None asks for all.

    It counts when two different people marked it within six hours, for a day after the second of them. What the
    keeper has settled doesn't.
    """
    return counting(await _unsettled(session, station_ids, now), now)


async def found(session: AsyncSession, station_id: int, now: datetime) -> list[Found]:
    """Return what riders have marked at a station of late and nobody has settled, in the order of KINDS."""
    marks = await _unsettled(session, [station_id], now)
    counted = counting(marks, now).get(station_id, [])
    people = {kind: len({one.member_id for one in marks if one.kind == kind}) for kind in KINDS}
    return [Found(kind, people[kind], kind in counted) for kind in KINDS if people[kind]]


async def settle(session: AsyncSession, station_id: int, kinds: Collection[str], now: datetime) -> dict[int, str]:
    """Let the marks of these kinds count no more: the keeper has spoken. Return their kinds by id."""
    here = (col(Problem.station_id) == station_id, col(Problem.kind).in_(kinds), col(Problem.settled_at).is_(None))
    whose = (await session.execute(select(col(Problem.member_id)).where(*here).distinct())).scalars()
    for member in sorted(whose):  # who erases changes the marks after that
        await members.let_erase(session, member)
    settling = update(Problem).where(*here).values(settled_at=now)
    gone = await session.execute(settling.returning(col(Problem.id), col(Problem.kind)))
    return {number: kind for number, kind in gone.all() if number is not None}


async def first_of(session: AsyncSession, mark: Problem) -> int:
    """Return the id of the first mark that agrees with this one: the same for all that agree with that."""
    same = (col(Problem.station_id) == mark.station_id, col(Problem.kind) == mark.kind)
    statement = select(func.min(col(Problem.id))).where(
        *same,
        col(Problem.member_id) != mark.member_id,
        col(Problem.at) >= mark.at - TOGETHER,
        col(Problem.settled_at).is_(None),
    )
    first = (await session.execute(statement)).scalar()
    return int(first if first is not None else mark.id or 0)


async def first_of_each(session: AsyncSession, marks: Collection[int], now: datetime) -> dict[int, int]:
    """Return the first of these marks for each member who made one lately, by the member's id.

    What is older than marks ever count is left out: nobody can tell any more what it was about.
    """
    recent = (col(Problem.id).in_(marks), col(Problem.at) > now - COUNTS - TOGETHER)
    first = select(col(Problem.member_id), func.min(col(Problem.id))).where(*recent).group_by(col(Problem.member_id))
    return {member: mark for member, mark in (await session.execute(first)).all() if mark is not None}


async def places_of(session: AsyncSession, numbers: Collection[int]) -> dict[int, tuple[int, datetime]]:
    """Return at which station and when these marks were made, as long as they are kept, by the marks' ids."""
    columns = (col(Problem.id), col(Problem.station_id), col(Problem.at))
    rows = (await session.execute(select(*columns).where(col(Problem.id).in_(numbers)))).all()
    return {number: (station_id, at) for number, station_id, at in rows if number is not None}


async def told(session: AsyncSession, station_id: int, skip: int, count: int) -> list[Told]:
    """Return `count` marks at a station after the newest `skip`, with their words, and without saying whose."""
    statement = select(Problem).where(col(Problem.station_id) == station_id)
    newest = statement.order_by(col(Problem.at).desc(), col(Problem.id).desc()).offset(skip).limit(count)
    rows = (await session.execute(newest)).scalars().all()
    return [Told(one.kind, await _words(session, one), one.at, one.settled_at is not None) for one in rows]


def about(member_id: int, station_id: int) -> str:
    """Return for which row the words of a mark are sealed."""
    return f"problem:{member_id}:{station_id}"


def counting(marks: Sequence[Mark], now: datetime) -> dict[int, list[str]]:
    """Return what counts at `now` of these marks, which come in the order of time."""
    together: dict[tuple[int, str], list[Mark]] = {}
    found: dict[int, set[str]] = {}
    for one in marks:
        earlier = together.setdefault((one.station_id, one.kind), [])
        if one.at > now - COUNTS and any(_agree(one, other) for other in earlier):
            found.setdefault(one.station_id, set()).add(one.kind)
        earlier.append(one)
    return {station_id: [kind for kind in KINDS if kind in kinds] for station_id, kinds in found.items()}


async def forget(session: AsyncSession, before: datetime) -> int:
    """Delete the marks made before this moment, and return how many there were."""
    gone = await session.execute(delete(Problem).where(col(Problem.at) < before).returning(col(Problem.id)))
    return len(gone.all())


async def _unsettled(session: AsyncSession, station_ids: Collection[int] | None, now: datetime) -> list[Mark]:
    """Return the marks that may count at `now`, in the order of time; None asks for those of all stations."""
    columns: Sequence[Any] = [col(getattr(Problem, name)) for name in Mark._fields]
    recent = (col(Problem.at) > now - COUNTS - TOGETHER, col(Problem.at) <= now)
    statement = select(*columns).where(*recent, col(Problem.settled_at).is_(None))
    if station_ids is not None:
        statement = statement.where(col(Problem.station_id).in_(station_ids))
    rows = await session.execute(statement.order_by(col(Problem.at), col(Problem.id)))
    return [Mark(*row) for row in rows]


async def _words(session: AsyncSession, problem: Problem) -> str | None:
    return await keys.words(session, problem.words, about(problem.member_id, problem.station_id))


def _agree(one: Mark, other: Mark) -> bool:
    return one.member_id != other.member_id and one.at - other.at <= TOGETHER
