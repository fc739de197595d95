"""Seats: who has one at a service of a service day, and who waits for one; first come, first served."""

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Column, ForeignKey, Index, Select, UniqueConstraint, delete, func, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import Field, SQLModel, col

from models.columns import BigId, Moment
from models.members import Member
from models.riders import CONFIRMED, Rider
from models.rules import RuleBroken
from models.servicedays import DROPPED, OFFERED, PLANNED, Service, ServiceDay

SEATED, WAITING = "seated", "waiting"


class Seat(SQLModel, table=True):
    """A member's seat at a service, or place in the line for one: ids are the line's order. Given up, it is gone.

    `at` is when they asked for it, `seated_at` when they got it. Who moved up and has not been told so yet is `untold`.
    """

    __tablename__ = "seat"
    __table_args__ = (
        UniqueConstraint("service_id", "member_id", name="uq_seat_service_id_member_id"),
        Index("ix_seat_service_id_state_id", "service_id", "state", "id"),
        Index("ix_seat_untold", "id", postgresql_where=text("untold"), sqlite_where=text("untold")),
        {"sqlite_autoincrement": True},  # who stands in line later has a higher number, also when the last one left
    )

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    service_id: int = Field(sa_column=Column(BigId, ForeignKey("service.id"), nullable=False))
    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), index=True, nullable=False))
    state: str = SEATED
    at: datetime = Field(sa_type=Moment)
    seated_at: datetime | None = Field(default=None, sa_type=Moment)
    untold: bool = False

    @property
    def number(self) -> int:
        """Return the seat's id."""
        return self.id or 0


class Count(NamedTuple):
    """How many have a seat at a service, and how many wait for one."""

    seated: int = 0
    waiting: int = 0


class Place(NamedTuple):
    """Whether somebody has a seat or waits for it, and how many wait before them."""

    state: str
    before: int = 0


async def take(session: AsyncSession, service_id: int, member_id: int, now: datetime) -> Seat:
    """Give a member a seat, or a place at the end of the line; who has one keeps it.

    Of those who ask at once each gets an answer of their own: the service is held. Raises RuleBroken for a service that
    is not offered (any more), or needs no seat.
    """
    service = await _held(session, service_id)
    if service is None or service.state != OFFERED:
        raise RuleBroken("seat-off")
    if service.seats is None:
        raise RuleBroken("seat-none-here")
    before = await find(session, service_id, member_id)
    if before is not None:
        return before
    free = await _seated(session, service_id) < service.seats
    state = SEATED if free else WAITING
    made = Seat(service_id=service_id, member_id=member_id, state=state, at=now, seated_at=now if free else None)
    session.add(made)
    await session.flush()
    return made


async def give_up(session: AsyncSession, service_id: int, member_id: int, now: datetime) -> None:
    """Take a member out of a service, if they are in; who waits moves up."""
    await _held(session, service_id)
    theirs = (col(Seat.service_id) == service_id, col(Seat.member_id) == member_id)
    await session.execute(delete(Seat).where(*theirs))
    await fill(session, service_id, now)


async def give_all_up(session: AsyncSession, services: Collection[int], member_id: int, now: datetime) -> None:
    """Take a member out of all of these services."""
    for service_id in sorted(services):  # always in this order, so that two never wait for each other
        await give_up(session, service_id, member_id, now)


async def fill(session: AsyncSession, service_id: int, now: datetime) -> int:
    """Let those who wait longest have the seats that are free; return how many moved up. They are told (`untold`).

    Who can't hear of it (has blocked the bot, is no rider any more) stays in line. Nobody loses a seat when there are
    fewer.
    """
    service = await _held(session, service_id)
    if service is None or service.state != OFFERED:
        return 0
    line = _line().where(col(Seat.service_id) == service_id).order_by(col(Seat.id))
    if service.seats is not None:
        line = line.limit(max(0, service.seats - await _seated(session, service_id)))
    first = list((await session.execute(line)).scalars())
    if first:
        up = update(Seat).where(col(Seat.id).in_(first)).values(state=SEATED, seated_at=now, untold=True)
        await session.execute(up, execution_options={"synchronize_session": False})
    return len(first)


async def with_room(session: AsyncSession, today: date) -> list[int]:
    """Return the services of days from today on where somebody waits (and can hear of it) although there is room."""
    seated = select(func.count()).where(col(Seat.service_id) == col(Service.id), col(Seat.state) == SEATED)
    waiting = _line().where(col(Seat.service_id) == col(Service.id)).exists()
    room = or_(col(Service.seats).is_(None), seated.scalar_subquery() < col(Service.seats))
    joined = select(col(Service.id)).join(ServiceDay, col(ServiceDay.id) == col(Service.service_day_id))
    days = (col(ServiceDay.day) >= today, col(ServiceDay.state) == PLANNED, col(Service.state) == OFFERED)
    found = (await session.execute(joined.where(*days, waiting, room).order_by(col(Service.id)))).scalars()
    return [number for number in found if number is not None]


async def untold(session: AsyncSession, most: int) -> list[int]:
    """Return seats of people who moved up and have not been told so yet, the first to move up first."""
    statement = select(col(Seat.id)).where(col(Seat.untold).is_(True)).order_by(col(Seat.id)).limit(most)
    return [number for number in (await session.execute(statement)).scalars() if number is not None]


async def tell(session: AsyncSession, seat_id: int) -> Seat | None:
    """Return a seat whose member is to be told in this transaction that they moved up; None when somebody did."""
    telling = update(Seat).where(col(Seat.id) == seat_id, col(Seat.untold).is_(True)).values(untold=False)
    mine = telling.returning(col(Seat.id)).execution_options(synchronize_session=False)
    if (await session.execute(mine)).first() is None:
        return None
    statement = select(Seat).where(col(Seat.id) == seat_id).execution_options(populate_existing=True)
    return (await session.execute(statement)).scalar_one()


async def find(session: AsyncSession, service_id: int, member_id: int) -> Seat | None:
    """Return a member's seat or place in the line of a service."""
    statement = select(Seat).where(col(Seat.service_id) == service_id, col(Seat.member_id) == member_id)
    return (await session.execute(statement.execution_options(populate_existing=True))).scalar_one_or_none()


async def counts(session: AsyncSession, services: Collection[int]) -> dict[int, Count]:
    """Return for each of these services how many have a seat and how many wait."""
    statement = select(col(Seat.service_id), col(Seat.state), func.count()).where(col(Seat.service_id).in_(services))
    rows = (await session.execute(statement.group_by(col(Seat.service_id), col(Seat.state)))).all()
    found = {(service, state): int(count) for service, state, count in rows}
    return {one: Count(found.get((one, SEATED), 0), found.get((one, WAITING), 0)) for one in services}


async def places(
    session: AsyncSession, services: Collection[int], members: Collection[int]
) -> dict[int, dict[int, Place]]:
    """Return for each of these members who is in any of these services: how, by service."""
    ahead = aliased(Seat)
    before = (
        select(func.count())
        .where(col(ahead.service_id) == col(Seat.service_id), col(ahead.state) == WAITING, col(ahead.id) < col(Seat.id))
        .scalar_subquery()
    )
    columns = select(col(Seat.member_id), col(Seat.service_id), col(Seat.state), before)
    rows = await session.execute(columns.where(col(Seat.service_id).in_(services), col(Seat.member_id).in_(members)))
    found: dict[int, dict[int, Place]] = {}
    for member, service, state, waiting in rows.all():
        found.setdefault(member, {})[service] = Place(state, int(waiting) if state == WAITING else 0)
    return found


async def lost(session: AsyncSession, service_day_id: int, members: Collection[int]) -> dict[int, list[Service]]:
    """Return for each of these members what of a day they had a seat at, or waited for, and is not offered any more."""
    joined = select(col(Seat.member_id), Service).join(Service, col(Service.id) == col(Seat.service_id))
    here = (col(Service.service_day_id) == service_day_id, col(Service.state) == DROPPED)
    rows = await session.execute(joined.where(*here, col(Seat.member_id).in_(members)).order_by(col(Service.id)))
    found: dict[int, list[Service]] = {}
    for member, service in rows.all():
        found.setdefault(member, []).append(service)
    return found


async def of(session: AsyncSession, member_id: int) -> list[tuple[Seat, Service]]:
    """Return all that a member has a seat at or waits for, the oldest first."""
    statement = select(Seat, Service).join(Service, col(Service.id) == col(Seat.service_id))
    rows = await session.execute(statement.where(col(Seat.member_id) == member_id).order_by(col(Seat.id)))
    return [(seat, service) for seat, service in rows.all()]


async def _held(session: AsyncSession, service_id: int) -> Service | None:
    statement = select(Service).where(col(Service.id) == service_id).with_for_update()
    return (await session.execute(statement.execution_options(populate_existing=True))).scalar_one_or_none()


def _line() -> Select[int | None]:
    """Return who waits and can hear that it is their turn, as a statement to be narrowed down."""
    return (
        select(col(Seat.id))
        .join(Member, col(Member.id) == col(Seat.member_id))
        .join(Rider, col(Rider.member_id) == col(Seat.member_id))
        .where(col(Seat.state) == WAITING, col(Rider.state) == CONFIRMED)
        .where(col(Member.telegram_id).is_not(None), col(Member.blocked_at).is_(None))
    )


async def _seated(session: AsyncSession, service_id: int) -> int:
    statement = select(func.count()).where(col(Seat.service_id) == service_id, col(Seat.state) == SEATED)
    return int((await session.execute(statement)).scalar_one())
