"""Service days: when the district's monthly day of services is, where, what is offered, and when it is written of."""

from collections.abc import Sequence
from datetime import date, datetime

import orjson
from sqlalchemy import Column, ForeignKey, Text, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models.columns import BigId, Moment
from models.stations import Station

PLANNED, CANCELLED = "planned", "cancelled"

OFFERED, DROPPED = "offered", "dropped"
"""States of a service."""

SOURCE = "service_day:"
"""What notices of service days are opened for begins with this."""

ANNOUNCEMENT, DAY_BEFORE, MORNING, QUESTION = "announcement", "day_before", "morning", "question"
OCCASIONS = (ANNOUNCEMENT, DAY_BEFORE, MORNING, QUESTION)
"""What is written of each day, in its order: to all who want to hear of such days, then only to those coming."""

CHANGED, CALLED_OFF = "changed", "cancelled"
"""What is written anew to those coming, for each version of a day that was announced."""


class ServiceDay(SQLModel, table=True):
    """One day of services. `month` is the first of the month that it belongs to.

    `planned` is when it is by the rule, `day` when it is; `begins` and `ends` are minutes of that day. `stations` are
    ids as JSON, `words` texts by language as JSON, `picture` Telegram's id of a photo, "" without one. `version` grows
    with every change. From `closed_at` on all its occasions were written of, or recorded as expired.
    """

    __tablename__ = "service_day"
    __table_args__ = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    month: date = Field(unique=True)
    planned: date
    day: date = Field(index=True)
    begins: int
    ends: int
    stations: str = Field(default="[]", sa_column=Column(Text, nullable=False))
    words: str = Field(default="{}", sa_column=Column(Text, nullable=False))
    picture: str = Field(default="", sa_column=Column(Text, nullable=False))
    state: str = PLANNED
    version: int = 0
    made_at: datetime = Field(sa_type=Moment)
    changed_at: datetime | None = Field(default=None, sa_type=Moment)
    closed_at: datetime | None = Field(default=None, sa_type=Moment)

    @property
    def number(self) -> int:
        """Return the day's id."""
        return self.id or 0

    @property
    def places(self) -> list[int]:
        """Return the ids of the stations where it is, in the order in which they are named; some may be gone since."""
        found: list[int] = orjson.loads(self.stations)
        return found

    @property
    def says(self) -> dict[str, str]:
        """Return what is said about it, by language; nothing for nothing."""
        found: dict[str, str] = orjson.loads(self.words)
        return found


class Service(SQLModel, table=True):
    """Something that is offered on one service day.

    `name` is by language as JSON; `key` is that of the district's file, None for one that was added by hand. `seats`
    are how many can have it, None: whoever comes. One that was dropped stays, for who had a seat.
    """

    __tablename__ = "service"
    __table_args__ = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    service_day_id: int = Field(sa_column=Column(BigId, ForeignKey("service_day.id"), index=True, nullable=False))
    key: str | None = None
    emoji: str = ""
    name: str = Field(default="{}", sa_column=Column(Text, nullable=False))
    seats: int | None = None
    rank: int = 0
    state: str = OFFERED

    @property
    def number(self) -> int:
        """Return the service's id."""
        return self.id or 0

    @property
    def names(self) -> dict[str, str]:
        """Return what it is called, by language."""
        found: dict[str, str] = orjson.loads(self.name)
        return found


async def by_id(session: AsyncSession, service_day_id: int) -> ServiceDay | None:
    """Return one service day as it is now."""
    statement = select(ServiceDay).where(col(ServiceDay.id) == service_day_id)
    return (await session.execute(statement.execution_options(populate_existing=True))).scalar_one_or_none()


async def hold(session: AsyncSession, service_day_id: int) -> ServiceDay | None:
    """Return one service day, which nobody else changes, nor writes of, before the commit."""
    statement = select(ServiceDay).where(col(ServiceDay.id) == service_day_id).with_for_update()
    return (await session.execute(statement.execution_options(populate_existing=True))).scalar_one_or_none()


async def coming_days(session: AsyncSession, today: date, most: int = 6) -> list[ServiceDay]:
    """Return the service days from today on that take place or were cancelled, the next one first."""
    statement = select(ServiceDay).where(col(ServiceDay.day) >= today).order_by(col(ServiceDay.day), col(ServiceDay.id))
    return list((await session.execute(statement.limit(most))).scalars())


async def services(session: AsyncSession, service_day_id: int) -> list[Service]:
    """Return what is offered on a day, in its order, without what was dropped."""
    here = (col(Service.service_day_id) == service_day_id, col(Service.state) == OFFERED)
    statement = select(Service).where(*here).order_by(col(Service.rank), col(Service.id))
    return list((await session.execute(statement.execution_options(populate_existing=True))).scalars())


async def places(session: AsyncSession, numbers: Sequence[int]) -> list[int]:
    """Return which of these stations are still there, in the same order, each once."""
    there = select(col(Station.id)).where(col(Station.id).in_(numbers), col(Station.state) != "removed")
    left = set((await session.execute(there)).scalars())
    return [one for one in dict.fromkeys(numbers) if one in left]


async def service(session: AsyncSession, service_id: int) -> Service | None:
    """Return one service, also a dropped one."""
    statement = select(Service).where(col(Service.id) == service_id)
    return (await session.execute(statement.execution_options(populate_existing=True))).scalar_one_or_none()


def source(day: ServiceDay, occasion: str) -> str:
    """Return what the notice of an occasion is opened for; a day that was moved has its occasions anew."""
    moved = "" if day.day == day.planned else f":{day.day.isoformat()}"
    return f"{SOURCE}{day.number}:{occasion}{moved}"


def occasion_of(source: str) -> str:
    """Return on what occasion a notice of a service day is written, from its source."""
    return source.split(":")[2]
