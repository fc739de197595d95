"""Which topics of notices somebody has switched on; all are off until chosen."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Column, ForeignKey, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models.columns import BigId, Moment
from models.statements import insert_into

AS_MEMBER = "as_party_member"
"""The topic that a Party member has on who agreed to be written to as one; no topic of the district's file."""


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


async def among(session: AsyncSession, topic: str, member_ids: Collection[int]) -> set[int]:
    """Return which of these members have a topic on."""
    theirs = (col(Subscription.member_id).in_(member_ids), col(Subscription.topic) == topic)
    return set((await session.execute(select(col(Subscription.member_id)).where(*theirs))).scalars())


async def switch(session: AsyncSession, member_id: int, topic: str, now: datetime, *, on: bool) -> bool:
    """Have one topic on, or off; False when it was so already."""
    if on:
        new = insert_into(session, Subscription).values(member_id=member_id, topic=topic, since=now)
        statement = new.on_conflict_do_nothing(index_elements=["member_id", "topic"])
    else:
        statement = delete(Subscription).where(
            col(Subscription.member_id) == member_id, col(Subscription.topic) == topic
        )
    return (await session.execute(statement.returning(col(Subscription.topic)))).first() is not None
