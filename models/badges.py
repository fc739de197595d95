"""Badges: who reached the standard in a quarter, each once, and how far the ending of a quarter has come."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Index, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import members, periods, standings
from models.columns import BigId, Moment
from models.periods import QUARTER, Period
from models.standings import Freeze
from models.statements import insert_into


class Badge(SQLModel, table=True):
    """A member's badge (达人) of a quarter (its code), with the score that it was given for."""

    __tablename__ = "badge"
    __table_args__ = (Index("ix_badge_quarter", "quarter"),)

    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), primary_key=True, autoincrement=False))
    quarter: str = Field(primary_key=True)
    score: int
    given_at: datetime = Field(sa_type=Moment)


class QuarterEnd(SQLModel, table=True):
    """How far the end of a quarter (its code) has come: badges up to which member, and when all was done."""

    __tablename__ = "quarter_end"

    quarter: str = Field(primary_key=True)
    reached: int = Field(default=0, sa_column=Column(BigId, nullable=False))
    ended_at: datetime | None = Field(default=None, sa_type=Moment)


async def due(session: AsyncSession) -> list[Period]:
    """Return the quarters that are frozen and whose end is still to be made, the earliest first."""
    ended = select(col(QuarterEnd.quarter)).where(col(QuarterEnd.ended_at).is_not(None))
    frozen = select(col(Freeze.period)).where(col(Freeze.frozen_at).is_not(None), col(Freeze.period).not_in(ended))
    found = [periods.read(code) for code in (await session.execute(frozen)).scalars()]
    return sorted(one for one in found if one is not None and one.kind == QUARTER)


async def give(session: AsyncSession, quarter: Period, standard: int, most: int, now: datetime) -> list[Badge] | None:
    """Give so many badges more of a frozen quarter, and return them; None when everybody has theirs.

    Each is given once: another process waits here until the commit, and goes on behind it.
    """
    reached = await _hold(session, quarter)
    if reached is None:
        return None
    stood = await standings.members_at_least(session, quarter, standard, after=reached, most=most)
    if not stood:
        return None
    given = []
    for one in stood:
        if await members.person_of(session, one.member_id) is None:
            continue
        badge = Badge(member_id=one.member_id, quarter=quarter.code, score=one.score, given_at=now)
        values = badge.model_dump()
        new = insert_into(session, Badge).values(**values).on_conflict_do_nothing().returning(Badge.member_id)
        if (await session.execute(new)).first() is not None:
            given.append(badge)
    await _note(session, quarter, reached=stood[-1].member_id)
    return given


async def end(session: AsyncSession, quarter: Period, now: datetime) -> bool:
    """Note that all of a quarter's end is done; False when it was."""
    if await _hold(session, quarter) is None:
        return False
    await _note(session, quarter, ended_at=now)
    return True


async def of(session: AsyncSession, member_id: int) -> list[Badge]:
    """Return a member's badges, the newest first."""
    statement = select(Badge).where(col(Badge.member_id) == member_id).order_by(col(Badge.quarter).desc())
    return list((await session.execute(statement)).scalars())


async def find(session: AsyncSession, member_id: int, quarter: str) -> Badge | None:
    """Return a member's badge of a quarter."""
    mine = (col(Badge.member_id) == member_id, col(Badge.quarter) == quarter)
    return (await session.execute(select(Badge).where(*mine))).scalar_one_or_none()


async def _hold(session: AsyncSession, quarter: Period) -> int | None:
    """Return how far a quarter's end has come, which nobody else goes on with until the commit; None: it is done."""
    begun = insert_into(session, QuarterEnd).values(quarter=quarter.code, reached=0)
    await session.execute(begun.on_conflict_do_nothing(index_elements=["quarter"]))
    held = select(col(QuarterEnd.reached), col(QuarterEnd.ended_at)).where(col(QuarterEnd.quarter) == quarter.code)
    reached, ended_at = (await session.execute(held.with_for_update())).one()
    return None if ended_at is not None else int(reached)


async def _note(session: AsyncSession, quarter: Period, **values: object) -> None:
    mine = update(QuarterEnd).where(col(QuarterEnd.quarter) == quarter.code)
    await session.execute(mine.values(**values))
