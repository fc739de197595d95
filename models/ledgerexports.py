"""Files about points that were taken out: by whom, when, which one."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import rights
from models.columns import BigId, Moment

SETTLEMENT, COMPANIES, NOMINATIONS = "settlement", "companies", "nominations"

KINDS = (SETTLEMENT, COMPANIES, NOMINATIONS)

SHOWN = 20
"""Files that an administrator is shown."""


class LedgerExport(SQLModel, table=True):
    """One file of a period (2026-11, 2026Q4, 2026H2) with so many lines; `member_id` None: by the command line."""

    __tablename__ = "ledger_export"

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    member_id: int | None = Field(
        default=None, sa_column=Column(BigId, ForeignKey("member.id"), index=True, nullable=True)
    )
    kind: str
    period: str
    count: int
    at: datetime = Field(sa_type=Moment)


async def note(session: AsyncSession, taken: LedgerExport) -> None:
    """Record that somebody takes out a file. Raises ValueError for one that is none of KINDS."""
    if taken.kind not in KINDS:
        raise ValueError(taken.kind)
    session.add(taken)
    await session.flush()


async def latest(session: AsyncSession, person: int) -> list[LedgerExport]:
    """Return the last files that anybody took out, the newest first. Raises RuleBroken but for administrators."""
    await rights.require(session, person, "points.settle")
    statement = select(LedgerExport).order_by(col(LedgerExport.id).desc()).limit(SHOWN)
    return list((await session.execute(statement)).scalars())


async def forget(session: AsyncSession, before: datetime) -> int:
    """Delete what was recorded before this moment; return how many."""
    gone = await session.execute(delete(LedgerExport).where(col(LedgerExport.at) < before))
    return int(gone.rowcount)  # type: ignore[attr-defined]
