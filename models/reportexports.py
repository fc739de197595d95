"""Files of reports that were taken out: by whom, when, of what, and how many are in each."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import rights
from models.columns import BigId, Moment
from models.rules import RuleBroken

SHOWN = 20
"""Files that an administrator is shown."""


class ReportExport(SQLModel, table=True):
    """One file; `member_id` None: by the command line. `since` None: from the beginning."""

    __tablename__ = "report_export"

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    member_id: int | None = Field(
        default=None, sa_column=Column(BigId, ForeignKey("member.id"), index=True, nullable=True)
    )
    area_id: int | None = Field(default=None, sa_column=Column(BigId, nullable=True))
    department: str | None = None
    category: str | None = None
    since: datetime | None = Field(default=None, sa_type=Moment)
    until: datetime = Field(sa_type=Moment)
    format: str
    count: int
    at: datetime = Field(sa_type=Moment)


async def note(session: AsyncSession, taken: ReportExport) -> int:
    """Record that somebody takes out a file; return its number."""
    session.add(taken)
    await session.flush()
    return taken.id or 0


async def latest(session: AsyncSession, person: int) -> list[ReportExport]:
    """Return the last files that anybody took out, the newest first. Raises RuleBroken but for administrators."""
    who = await rights.standing(session, person)
    if not who.administrator:
        raise RuleBroken("right-none")
    statement = select(ReportExport).order_by(col(ReportExport.id).desc()).limit(SHOWN)
    return list((await session.execute(statement)).scalars())


async def forget(session: AsyncSession, before: datetime) -> int:
    """Delete what was recorded before this moment; return how many."""
    gone = await session.execute(delete(ReportExport).where(col(ReportExport.at) < before))
    return int(gone.rowcount)  # type: ignore[attr-defined]
