"""The nightly look at the ledger: once a day, whoever of the processes comes first."""

from datetime import date, datetime, timedelta

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models.columns import Moment
from models.statements import insert_into

PATIENCE = timedelta(hours=2)
"""After so long without an end a look was cut short, and another process looks."""


class Audit(SQLModel, table=True):
    """One day's look; `findings` says how many things didn't hold."""

    __tablename__ = "audit"

    day: date = Field(primary_key=True)
    begun_at: datetime = Field(sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    findings: int | None = None


async def begin(session: AsyncSession, day: date, now: datetime) -> bool:
    """Note that the look of a day begins; False when it is done, or somebody else is at it."""
    new = insert_into(session, Audit).values(day=day, begun_at=now)
    if (await session.execute(new.on_conflict_do_nothing().returning(col(Audit.day)))).first() is not None:
        return True
    cut_short = (col(Audit.day) == day, col(Audit.ended_at).is_(None), col(Audit.begun_at) < now - PATIENCE)
    again = update(Audit).where(*cut_short).values(begun_at=now).returning(col(Audit.day))
    return (await session.execute(again)).first() is not None


async def end(session: AsyncSession, day: date, findings: int, now: datetime) -> bool:
    """Note what a day's look found; False when it was noted before."""
    open_ = (col(Audit.day) == day, col(Audit.ended_at).is_(None))
    ended = update(Audit).where(*open_).values(ended_at=now, findings=findings).returning(col(Audit.day))
    return (await session.execute(ended)).first() is not None
