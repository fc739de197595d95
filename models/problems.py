"""What riders found wrong at a station, and when that counts for everybody."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Column, ForeignKey, Index, LargeBinary, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models.columns import BigId, Moment

KINDS = ("closed", "no_hot_water", "charger_broken", "moved", "other")

TOGETHER = timedelta(hours=6)
"""Two different people have to find the same thing within this time."""

KEPT = timedelta(days=90)
"""How long a mark, with the words to it, is kept for whoever looks after the station."""

COUNTS = timedelta(hours=24)
"""So long after the second of them it counts for everybody."""


class Problem(SQLModel, table=True):
    """One person's word that something is wrong; `words` are sealed by who writes them here."""

    __tablename__ = "problem"
    __table_args__ = (Index("ix_problem_station_at", "station_id", "at"),)

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), index=True, nullable=False))
    station_id: int = Field(sa_column=Column(BigId, ForeignKey("station.id"), nullable=False))
    kind: str
    words: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    at: datetime = Field(sa_type=Moment)


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
    problem = Problem(member_id=member_id, station_id=station_id, kind=kind, at=at, words=words)
    session.add(problem)
    await session.flush()
    return problem


async def marked(session: AsyncSession, station_ids: Collection[int] | None, now: datetime) -> dict[int, list[str]]:
    """Return what counts for everybody at `now`, by station and in the order of KINDS; None asks for all.

    It counts when two different people marked it within six hours, for a day after the second of them.
    """
    columns: Sequence[Any] = [col(getattr(Problem, name)) for name in Mark._fields]
    statement = select(*columns).where(col(Problem.at) > now - COUNTS - TOGETHER, col(Problem.at) <= now)
    if station_ids is not None:
        statement = statement.where(col(Problem.station_id).in_(station_ids))
    rows = await session.execute(statement.order_by(col(Problem.at), col(Problem.id)))
    return counting([Mark(*row) for row in rows], now)


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


def _agree(one: Mark, other: Mark) -> bool:
    return one.member_id != other.member_id and one.at - other.at <= TOGETHER
