"""Hints: who wants to hear in private, after a quarter without the badge, what would help."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models.columns import BigId, Moment
from models.statements import insert_into


class Hint(SQLModel, table=True):
    """Somebody who switched hints on; `told` is the last quarter (2026Q4) that they heard of, or needed no hint for."""

    __tablename__ = "hint"

    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), primary_key=True, autoincrement=False))
    since: datetime = Field(sa_type=Moment)
    told: str | None = None


async def switch(session: AsyncSession, member_id: int, now: datetime, *, on: bool) -> None:
    """Switch hints on or off, however often it is pressed."""
    if on:
        new = insert_into(session, Hint).values(member_id=member_id, since=now)
        await session.execute(new.on_conflict_do_nothing(index_elements=["member_id"]))
    else:
        await session.execute(delete(Hint).where(col(Hint.member_id) == member_id))


async def is_on(session: AsyncSession, member_id: int) -> bool:
    """Tell whether somebody wants hints."""
    return (await session.execute(select(1).where(col(Hint.member_id) == member_id))).first() is not None


async def due(session: AsyncSession, quarter: str, most: int) -> list[int]:
    """Note that this is the time to tell these members of a quarter, and return them: each once."""
    waiting = or_(col(Hint.told).is_(None), col(Hint.told) < quarter)
    some = select(col(Hint.member_id)).where(waiting).order_by(col(Hint.member_id)).limit(most)
    noted = update(Hint).where(col(Hint.member_id).in_(some), waiting).values(told=quarter)
    return sorted((await session.execute(noted.returning(col(Hint.member_id)))).scalars())
