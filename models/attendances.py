"""Attendances: who came to a service day, each counted once by a code that a keeper shows for a few minutes."""

import hmac
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from sqlalchemy import Column, ForeignKey, Index, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import codes, keys, members, riders, rights, servicedays, tokens
from models.codes import WrongCode
from models.columns import BigId, Moment
from models.rights import Where
from models.rules import RuleBroken
from models.servicedays import CANCELLED, PLANNED, ServiceDay
from models.statements import insert_into

ACT = "service_day.count"

LASTS = timedelta(minutes=5)
"""So long a code counts; who got it passed on from somebody who is there comes too late."""

OF_LATE = timedelta(minutes=30)
"""So long a code that has run out is known as one: who typed it slowly did not guess."""

LENGTH = 6
"""Digits of a code that is typed."""

_PURPOSE = b"attendance"
_SIZE = 8
"""Bytes that a token says: the number of its code."""


class AttendanceCode(SQLModel, table=True):
    """That a keeper shows a code at a station of a service day. The code itself follows from the number, by the vault.

    `shown_by` is the keeper as a member, `until` when it runs out.
    """

    __tablename__ = "attendance_code"
    __table_args__ = (
        Index("ix_attendance_code_service_day_id_until", "service_day_id", "until"),
        {"sqlite_autoincrement": True},  # a code says a number that never comes again
    )

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    service_day_id: int = Field(sa_column=Column(BigId, ForeignKey("service_day.id"), nullable=False))
    station_id: int = Field(sa_column=Column(BigId, ForeignKey("station.id"), nullable=False))
    shown_by: int = Field(sa_column=Column(BigId, nullable=False))
    until: datetime = Field(sa_type=Moment)

    @property
    def number(self) -> int:
        """Return the code's number."""
        return self.id or 0


class Attendance(SQLModel, table=True):
    """That a member came to a service day: at which station, and by which keeper's code they were counted."""

    __tablename__ = "attendance"

    service_day_id: int = Field(
        sa_column=Column(BigId, ForeignKey("service_day.id"), primary_key=True, autoincrement=False)
    )
    member_id: int = Field(
        sa_column=Column(BigId, ForeignKey("member.id"), primary_key=True, autoincrement=False, index=True)
    )
    station_id: int = Field(sa_column=Column(BigId, ForeignKey("station.id"), nullable=False))
    counted_by: int = Field(sa_column=Column(BigId, nullable=False))
    at: datetime = Field(sa_type=Moment)


class NoCheckIn(RuleBroken):
    """Somebody who came and has no check-in yet, or one that waits for an answer: nobody is counted without."""


@dataclass(frozen=True, slots=True)
class Counted:
    """An attendance, of which day, and whether it is new: who came is counted once."""

    attendance: Attendance
    day: ServiceDay
    new: bool


async def show(
    session: AsyncSession, person: int, service_day_id: int, station_id: int, today: date, now: datetime
) -> AttendanceCode:
    """Return a new code of a station of today's service day, for its keeper (a numeric id) to show.

    Raises RuleBroken for anybody else, for a day that is not today or was cancelled, and for another station.
    """
    await rights.require(session, person, ACT, Where(station_id=station_id))
    day = await servicedays.by_id(session, service_day_id)
    if day is None or station_id not in day.places:
        raise RuleBroken("old-button")
    _require_today(day, today)
    member = await members.number_of(session, person, now)
    code = AttendanceCode(service_day_id=day.number, station_id=station_id, shown_by=member, until=now + LASTS)
    session.add(code)
    await session.flush()
    return code


def token(session: AsyncSession, code: AttendanceCode) -> str:
    """Return what the link of a code says, which nobody can make up: letters, digits, `-` and `_`."""
    return tokens.make(session, _PURPOSE, code.number.to_bytes(_SIZE))


def digits(session: AsyncSession, code: AttendanceCode) -> str:
    """Return a code as it is typed: LENGTH digits."""
    key = keys.vault_of(session).derive(_PURPOSE + b" digits")
    drawn = hmac.new(key, code.number.to_bytes(_SIZE), sha256).digest()
    return f"{int.from_bytes(drawn) % 10**LENGTH:0{LENGTH}}"


def looks_like_code(text: str) -> bool:
    """Tell whether a text may be such a code."""
    typed = codes.plain(text)
    return len(typed) == LENGTH and typed.isascii() and typed.isdigit()


async def scanned(session: AsyncSession, person: int, link: str, today: date, written: datetime) -> Counted:
    """Count somebody who scanned a code, by what its link says; `link` is as `token` makes it.

    `written` is when they did that, and `today` the day of it, however long it lay until somebody looked.

    Raises NoCheckIn for who is not checked in; RuleBroken for what we never made, another day, a cancelled one, a code
    that has run out, and for one's own.
    """
    read = tokens.read(session, _PURPOSE, link, _SIZE)
    code = await by_id(session, int.from_bytes(read)) if read is not None else None
    if code is None:
        raise RuleBroken("attend-none")
    member = await _rider(session, person)
    return await _counted(session, code, member, today, written)


async def typed(
    session: AsyncSession, person: int, text: str, today: date, written: datetime, now: datetime
) -> Counted:
    """Count somebody who typed a code; `written` and `today` as with `scanned`.

    Raises RuleBroken as `scanned` does, and for who has tried too many; WrongCode for one that is nobody's, which must
    be caught inside the transaction, so that the try counts.
    """
    member = await _rider(session, person)
    before = [(day, await find(session, day.number, member)) for day in await of_day(session, today)]
    counted = [Counted(found, day, False) for day, found in before if found is not None]
    if counted and len(counted) == len(before):  # else it may be the code of the day that is left
        return counted[0]
    await codes.require_no_pause(session, member, now)
    code = await _by_digits(session, codes.plain(text), today, written)
    if code is None:
        raise WrongCode("attend-wrong", await codes.miss(session, member, now))
    return await _counted(session, code, member, today, written)


async def of_day(session: AsyncSession, today: date) -> list[ServiceDay]:
    """Return the service day that takes place today, if there is one; one that was moved may make it two."""
    here = (col(ServiceDay.day) == today, col(ServiceDay.state) == PLANNED)
    return list((await session.execute(select(ServiceDay).where(*here).order_by(col(ServiceDay.id)))).scalars())


async def by_id(session: AsyncSession, number: int) -> AttendanceCode | None:
    """Return one code, also one that has run out."""
    return (await session.execute(select(AttendanceCode).where(col(AttendanceCode.id) == number))).scalar_one_or_none()


async def find(session: AsyncSession, service_day_id: int, member_id: int) -> Attendance | None:
    """Return whether, when and where a member came to a day."""
    theirs = (col(Attendance.service_day_id) == service_day_id, col(Attendance.member_id) == member_id)
    return (await session.execute(select(Attendance).where(*theirs))).scalar_one_or_none()


async def came(session: AsyncSession, service_day_id: int, members: Collection[int]) -> set[int]:
    """Return which of these members came to a day."""
    here = (col(Attendance.service_day_id) == service_day_id, col(Attendance.member_id).in_(members))
    return set((await session.execute(select(col(Attendance.member_id)).where(*here))).scalars())


async def of(session: AsyncSession, member_id: int) -> list[tuple[Attendance, ServiceDay]]:
    """Return to which service days a member came, the oldest first."""
    statement = select(Attendance, ServiceDay).join(ServiceDay, col(ServiceDay.id) == col(Attendance.service_day_id))
    rows = await session.execute(statement.where(col(Attendance.member_id) == member_id).order_by(col(ServiceDay.day)))
    return [(attendance, day) for attendance, day in rows.all()]


async def count(session: AsyncSession, service_day_id: int, station_id: int | None = None) -> int:
    """Return how many came to a day, or (`station_id`) were counted at one station."""
    statement = select(func.count()).select_from(Attendance).where(col(Attendance.service_day_id) == service_day_id)
    if station_id is not None:
        statement = statement.where(col(Attendance.station_id) == station_id)
    return int((await session.execute(statement)).scalar_one())


async def forget(session: AsyncSession, before: date, now: datetime) -> int:
    """Delete who came to the days before `before`, and the codes that have long run out; return how many came."""
    await session.execute(delete(AttendanceCode).where(col(AttendanceCode.until) <= now - timedelta(days=1)))
    past = select(col(ServiceDay.id)).where(col(ServiceDay.day) < before)
    gone = delete(Attendance).where(col(Attendance.service_day_id).in_(past)).returning(col(Attendance.member_id))
    return len((await session.execute(gone)).all())


async def _rider(session: AsyncSession, person: int) -> int:
    """Return the member that this person is, held so that an erasure waits. Raises NoCheckIn."""
    await members.hold(session, person)
    member = await members.find(session, person)
    known = await riders.known(session, member.id or 0) if member is not None else None
    if known is None or known.rider.state != riders.CONFIRMED:
        waits = known is not None and known.rider.state == riders.WAITING
        raise NoCheckIn("attend-waiting" if waits else "attend-checkin")
    return known.rider.member_id


async def _by_digits(session: AsyncSession, given: str, today: date, written: datetime) -> AttendanceCode | None:
    """Return the newest code of today that is typed like this, if need be one that has just run out."""
    days = [day.number for day in await of_day(session, today)]
    shown = (col(AttendanceCode.service_day_id).in_(days), col(AttendanceCode.until) > written - OF_LATE)
    newest = select(AttendanceCode).where(*shown).order_by(col(AttendanceCode.id).desc())
    found = (await session.execute(newest)).scalars()
    return next((code for code in found if hmac.compare_digest(digits(session, code), given)), None)


async def _counted(session: AsyncSession, code: AttendanceCode, member: int, today: date, written: datetime) -> Counted:
    day = await servicedays.by_id(session, code.service_day_id)
    if day is None:
        raise RuleBroken("attend-none")
    before = await find(session, day.number, member)
    if before is not None:
        return Counted(before, day, False)
    _require_today(day, today)
    if code.until <= written:
        raise RuleBroken("attend-late")
    if code.shown_by == member:
        raise RuleBroken("attend-own")
    values = {"station_id": code.station_id, "counted_by": code.shown_by, "at": written}
    adding = insert_into(session, Attendance).values(service_day_id=day.number, member_id=member, **values)
    added = await session.execute(adding.on_conflict_do_nothing().returning(col(Attendance.member_id)))
    new = added.first() is not None
    made = await find(session, day.number, member)
    if made is None:
        raise RuleBroken("attend-none")
    return Counted(made, day, new)


def _require_today(day: ServiceDay, today: date) -> None:
    if day.state == CANCELLED:
        raise RuleBroken("attend-cancelled", month=day.day.month, day=day.day.day)
    if day.day != today:
        raise RuleBroken("attend-other-day", month=day.day.month, day=day.day.day)
