"""Preferences: when a member wants to be written to, if not as the district thinks, and whether all is paused."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models.columns import BigId, Moment
from models.statements import insert_into


class Preference(SQLModel, table=True):
    """What a member has set: quiet and slack hours as `timings.read` reads them (None: those of their trade).

    Until `paused_until` no notice goes to them. `offered_at` is when they were told what notices there are.
    """

    __tablename__ = "preference"

    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), primary_key=True, autoincrement=False))
    quiet: str | None = None
    slack: str | None = None
    paused_until: datetime | None = Field(default=None, sa_type=Moment)
    offered_at: datetime | None = Field(default=None, sa_type=Moment)


async def of(session: AsyncSession, member_id: int) -> Preference:
    """Return what a member has set; nothing of who never did."""
    statement = select(Preference).where(col(Preference.member_id) == member_id)
    found = (await session.execute(statement.execution_options(populate_existing=True))).scalar_one_or_none()
    return found or Preference(member_id=member_id)


async def change(session: AsyncSession, member_id: int, **columns: Any) -> None:
    """Set some of it; the rest stays."""
    statement = insert_into(session, Preference).values(member_id=member_id, **columns)
    await session.execute(statement.on_conflict_do_update(index_elements=["member_id"], set_=columns))
