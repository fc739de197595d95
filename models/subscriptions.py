"""Which topics of notices somebody has switched on; all are off until chosen."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Column, ForeignKey, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models.columns import BigId, Moment


class Subscription(SQLModel, table=True):
    """One topic that one member wants to hear of; topics are keys of the district's file."""

    __tablename__ = "subscription"

    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), primary_key=True))
    topic: str = Field(primary_key=True)
    since: datetime = Field(sa_type=Moment)


async def of(session: AsyncSession, member_id: int) -> set[str]:
    """Return the topics that a member has on."""
    statement = select(col(Subscription.topic)).where(col(Subscription.member_id) == member_id)
    return set((await session.execute(statement)).scalars())


async def choose(session: AsyncSession, member_id: int, topics: Collection[str], now: datetime) -> None:
    """Have exactly these topics on; those that were on already keep their date."""
    present = await of(session, member_id)
    off = delete(Subscription).where(col(Subscription.member_id) == member_id, col(Subscription.topic).not_in(topics))
    await session.execute(off)
    session.add_all(Subscription(member_id=member_id, topic=one, since=now) for one in sorted(set(topics) - present))
    await session.flush()
