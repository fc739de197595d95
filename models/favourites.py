"""Stations that a member wants at hand."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey, UniqueConstraint, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models.columns import BigId, Moment
from models.statements import insert_into


class Favourite(SQLModel, table=True):
    """A station that this member keeps; the ids follow the order of adding."""

    __tablename__ = "favourite"
    __table_args__ = (UniqueConstraint("member_id", "station_id"),)

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), nullable=False))
    station_id: int = Field(sa_column=Column(BigId, ForeignKey("station.id"), index=True, nullable=False))
    at: datetime = Field(sa_type=Moment)


async def add(session: AsyncSession, member_id: int, station_id: int, at: datetime) -> bool:
    """Keep the station for this member; tell whether it is new among theirs."""
    statement = insert_into(session, Favourite).values(member_id=member_id, station_id=station_id, at=at)
    added = await session.execute(
        statement.on_conflict_do_nothing(index_elements=["member_id", "station_id"]).returning(col(Favourite.id))
    )
    return added.first() is not None


async def remove(session: AsyncSession, member_id: int, station_id: int) -> bool:
    """Keep the station no longer; tell whether it was among theirs."""
    mine = delete(Favourite).where(col(Favourite.member_id) == member_id)
    removed = await session.execute(mine.where(col(Favourite.station_id) == station_id).returning(col(Favourite.id)))
    return removed.first() is not None


async def of(session: AsyncSession, member_id: int) -> list[int]:
    """Return the ids of this member's stations in the order of adding."""
    statement = select(col(Favourite.station_id)).where(col(Favourite.member_id) == member_id)
    return list((await session.execute(statement.order_by(col(Favourite.id)))).scalars())
