"""Rewards: what points are good for, at which stations, and how many pieces are there."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, ForeignKey, LargeBinary, Text, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models.columns import BigId, Moment
from models.rules import RuleBroken
from models.statements import insert_into

OPEN, REMOVED = "open", "removed"
STATES = (OPEN, REMOVED)


class Reward(SQLModel, table=True):
    """Something to be had for points. `a_quarter` is how many one person may have in a quarter (None: any number);
    `since` and `until` are the first and the last day on which it can be reserved.
    """

    __tablename__ = "reward"

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    code: str = Field(unique=True)
    name: str
    words: str = Field(default="", sa_column=Column(Text, nullable=False))
    price: int
    a_quarter: int | None = None
    since: date | None = None
    until: date | None = None
    state: str = OPEN
    updated_at: datetime = Field(sa_type=Moment)

    @property
    def number(self) -> int:
        """Return the reward's id."""
        return self.id or 0

    def offered(self, day: date) -> bool:
        """Tell whether it can be reserved on a day, as far as it itself is concerned."""
        begun = self.since is None or self.since <= day
        return self.state == OPEN and begun and (self.until is None or day <= self.until)


class RewardPicture(SQLModel, table=True):
    """What a reward looks like: a JPEG of ours, without metadata."""

    __tablename__ = "reward_picture"

    reward_id: int = Field(sa_column=Column(BigId, ForeignKey("reward.id"), primary_key=True, autoincrement=False))
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class Shelf(SQLModel, table=True):
    """The pieces of a reward at a station: how many were supplied in all, and how many of them are held or gone."""

    __tablename__ = "shelf"
    __table_args__ = (CheckConstraint("taken >= 0 AND taken <= supplied", name="taken"),)

    reward_id: int = Field(sa_column=Column(BigId, ForeignKey("reward.id"), primary_key=True, autoincrement=False))
    station_id: int = Field(
        sa_column=Column(BigId, ForeignKey("station.id"), primary_key=True, autoincrement=False, index=True)
    )
    supplied: int
    taken: int = 0

    @property
    def left(self) -> int:
        """Return how many pieces can still be reserved."""
        return self.supplied - self.taken


async def by_id(session: AsyncSession, reward_id: int) -> Reward | None:
    """Return one reward as it is now."""
    statement = select(Reward).where(col(Reward.id) == reward_id).execution_options(populate_existing=True)
    return (await session.execute(statement)).scalar_one_or_none()


async def every(session: AsyncSession) -> list[Reward]:
    """Return all rewards, removed ones too, by code."""
    statement = select(Reward).order_by(col(Reward.code)).execution_options(populate_existing=True)
    return list((await session.execute(statement)).scalars())


async def several(session: AsyncSession, reward_ids: Collection[int]) -> dict[int, Reward]:
    """Return these rewards as they are now, by id."""
    statement = select(Reward).where(col(Reward.id).in_(reward_ids)).execution_options(populate_existing=True)
    return {one.number: one for one in (await session.execute(statement)).scalars()}


async def offered(session: AsyncSession, day: date) -> list[Reward]:
    """Return the rewards that can be reserved on a day, by price."""
    statement = select(Reward).where(col(Reward.state) == OPEN).order_by(col(Reward.price), col(Reward.id))
    return [one for one in (await session.execute(statement)).scalars() if one.offered(day)]


async def shelves(session: AsyncSession, reward_ids: Collection[int]) -> list[Shelf]:
    """Return where there are pieces of these rewards, or were."""
    statement = select(Shelf).where(col(Shelf.reward_id).in_(reward_ids))
    return list((await session.execute(statement.execution_options(populate_existing=True))).scalars())


async def shelves_at(session: AsyncSession, station_id: int) -> list[Shelf]:
    """Return what there is of rewards at a station."""
    statement = select(Shelf).where(col(Shelf.station_id) == station_id).order_by(col(Shelf.reward_id))
    return list((await session.execute(statement.execution_options(populate_existing=True))).scalars())


async def hold_shelves(session: AsyncSession) -> list[Shelf]:
    """Return all shelves, which nobody else takes anything from until the commit."""
    statement = select(Shelf).order_by(col(Shelf.reward_id), col(Shelf.station_id)).with_for_update()
    return list((await session.execute(statement.execution_options(populate_existing=True))).scalars())


async def supply(session: AsyncSession, reward_id: int, station_id: int, pieces: int) -> None:
    """Let a station have been supplied with so many pieces of a reward in all: at least as many as are taken."""
    putting = insert_into(session, Shelf).values(reward_id=reward_id, station_id=station_id, supplied=pieces, taken=0)
    same = {"index_elements": ["reward_id", "station_id"], "set_": {"supplied": pieces}}
    await session.execute(putting.on_conflict_do_update(**same))


async def show(session: AsyncSession, reward_id: int, content: bytes) -> None:
    """Let a reward look as a picture of ours shows it (JPEG), in place of what it looked like before."""
    putting = insert_into(session, RewardPicture).values(reward_id=reward_id, content=content)
    await session.execute(putting.on_conflict_do_update(index_elements=["reward_id"], set_={"content": content}))


async def pictured(session: AsyncSession, reward_ids: Collection[int]) -> set[int]:
    """Return which of these rewards have a picture."""
    statement = select(col(RewardPicture.reward_id)).where(col(RewardPicture.reward_id).in_(reward_ids))
    return set((await session.execute(statement)).scalars())


async def picture(session: AsyncSession, reward_id: int) -> bytes | None:
    """Return a reward's picture, JPEG; None without one."""
    statement = select(col(RewardPicture.content)).where(col(RewardPicture.reward_id) == reward_id)
    return (await session.execute(statement)).scalar_one_or_none()


async def take(session: AsyncSession, reward_id: int, station_id: int) -> None:
    """Take a piece off the shelf. Raises RuleBroken when there is none left."""
    here = (col(Shelf.reward_id) == reward_id, col(Shelf.station_id) == station_id)
    taking = update(Shelf).where(*here, col(Shelf.taken) < col(Shelf.supplied)).values(taken=Shelf.taken + 1)
    if (await session.execute(taking.returning(col(Shelf.taken)))).first() is None:
        raise RuleBroken("reward-none-left")


async def put_back(session: AsyncSession, reward_id: int, station_id: int) -> None:
    """Put a piece back on the shelf."""
    here = (col(Shelf.reward_id) == reward_id, col(Shelf.station_id) == station_id)
    await session.execute(update(Shelf).where(*here).values(taken=Shelf.taken - 1))
