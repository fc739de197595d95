"""Comings: who says that they come to a service day, and what they want there."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import Column, ForeignKey, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import riders, seats, servicedays
from models.columns import BigId, Moment
from models.rules import RuleBroken
from models.seats import Seat
from models.servicedays import PLANNED, Service, ServiceDay
from models.statements import insert_into

COMING, LEFT = "coming", "left"


class Coming(SQLModel, table=True):
    """That a member comes to a service day, or does not any more."""

    __tablename__ = "coming"

    service_day_id: int = Field(
        sa_column=Column(BigId, ForeignKey("service_day.id"), primary_key=True, autoincrement=False)
    )
    member_id: int = Field(
        sa_column=Column(BigId, ForeignKey("member.id"), primary_key=True, autoincrement=False, index=True)
    )
    state: str = COMING
    at: datetime = Field(sa_type=Moment)


async def come(session: AsyncSession, service_day_id: int, member_id: int, over: bool, now: datetime) -> bool:
    """Note that a rider comes; False when they had said so before.

    `over` tells that the day has ended, by the district's clock. Raises RuleBroken for who is not checked in, and for a
    day that is over or was cancelled; that can't happen at the same moment.
    """
    rider = await riders.find(session, member_id)
    if rider is None or rider.state != riders.CONFIRMED:
        raise RuleBroken("coming-checkin")
    day = await _kept(session, service_day_id)
    if day is None or over:
        raise RuleBroken("coming-over")
    if day.state != PLANNED:
        raise RuleBroken("coming-cancelled")
    if await comes(session, service_day_id, member_id):
        return False
    new = insert_into(session, Coming).values(service_day_id=service_day_id, member_id=member_id, state=COMING, at=now)
    values = {"state": COMING, "at": now}
    await session.execute(new.on_conflict_do_update(index_elements=["service_day_id", "member_id"], set_=values))
    return True


async def leave(session: AsyncSession, service_day_id: int, member_id: int, now: datetime) -> None:
    """Note that a rider does not come after all, and give their seats to who waits."""
    await seats.give_all_up(session, await _wanted(session, member_id, service_day_id), member_id, now)
    theirs = (col(Coming.service_day_id) == service_day_id, col(Coming.member_id) == member_id)
    gone = update(Coming).where(*theirs, col(Coming.state) == COMING).values(state=LEFT, at=now)
    await session.execute(gone, execution_options={"synchronize_session": False})


async def forget(session: AsyncSession, member_id: int, now: datetime) -> None:
    """Give up all seats of a member whose comings are about to be deleted.

    To be called before the member is held: services come first.
    """
    await seats.give_all_up(session, await _wanted(session, member_id), member_id, now)


async def forget_days(session: AsyncSession, before: date) -> int:
    """Delete who wanted to come to the days before `before`, with their seats; return how many rows."""
    past = select(col(ServiceDay.id)).where(col(ServiceDay.day) < before)
    offered = select(col(Service.id)).where(col(Service.service_day_id).in_(past))
    taken = delete(Seat).where(col(Seat.service_id).in_(offered)).returning(col(Seat.id))
    wanted = delete(Coming).where(col(Coming.service_day_id).in_(past)).returning(col(Coming.member_id))
    return len((await session.execute(taken)).all()) + len((await session.execute(wanted)).all())


async def comes(session: AsyncSession, service_day_id: int, member_id: int) -> bool:
    """Tell whether a member says that they come."""
    return member_id in await coming_of(session, service_day_id, [member_id])


async def coming_of(session: AsyncSession, service_day_id: int, members: Collection[int]) -> set[int]:
    """Return which of these members say that they come."""
    here = (col(Coming.service_day_id) == service_day_id, col(Coming.state) == COMING)
    statement = select(col(Coming.member_id)).where(*here, col(Coming.member_id).in_(members))
    return set((await session.execute(statement)).scalars())


async def count(session: AsyncSession, service_day_id: int) -> int:
    """Return how many say that they come."""
    here = (col(Coming.service_day_id) == service_day_id, col(Coming.state) == COMING)
    return int((await session.execute(select(func.count()).select_from(Coming).where(*here))).scalar_one())


async def of(session: AsyncSession, member_id: int) -> Sequence[tuple[Coming, ServiceDay]]:
    """Return what a member has said of service days, the earliest day first."""
    statement = select(Coming, ServiceDay).join(ServiceDay, col(ServiceDay.id) == col(Coming.service_day_id))
    rows = await session.execute(statement.where(col(Coming.member_id) == member_id).order_by(col(ServiceDay.day)))
    return [(coming, day) for coming, day in rows.all()]


async def _kept(session: AsyncSession, service_day_id: int) -> ServiceDay | None:
    """Return a day, which nobody changes before the commit; others may read it so too."""
    held = select(col(ServiceDay.id)).where(col(ServiceDay.id) == service_day_id).with_for_update(read=True)
    await session.execute(held)
    return await servicedays.by_id(session, service_day_id)


async def _wanted(session: AsyncSession, member_id: int, service_day_id: int | None = None) -> list[int]:
    """Return the services that a member has a seat at or waits for, of one day or of all."""
    statement = select(col(Seat.service_id)).where(col(Seat.member_id) == member_id)
    if service_day_id is not None:
        here = select(col(Service.id)).where(col(Service.service_day_id) == service_day_id)
        statement = statement.where(col(Seat.service_id).in_(here))
    return list((await session.execute(statement)).scalars())
