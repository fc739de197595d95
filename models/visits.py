"""How many people scanned a station's code on a day: numbers only, no trail of who was where.

One person counts once per station and day. For that a keyed hash of station and person is kept until
midnight; its key, the day's salt, is thrown away with it. On PostgreSQL both tables are UNLOGGED and emptied
by TRUNCATE, so that neither the write-ahead log nor dead rows keep a salt; on SQLite secure_delete does it.
"""

import hashlib
import hmac
import secrets
from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import DDL, Column, ForeignKey, LargeBinary, delete, event, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models.columns import BigId
from models.statements import insert_into, is_postgres


class Visit(SQLModel, table=True):
    """How many different people scanned the code of a station on a day of the district."""

    __tablename__ = "visit"

    station_id: int = Field(sa_column=Column(BigId, ForeignKey("station.id"), primary_key=True))
    day: date = Field(primary_key=True)
    people: int = 0


class VisitSalt(SQLModel, table=True):
    """The key of a day's hashes."""

    __tablename__ = "visit_salt"

    day: date = Field(primary_key=True)
    salt: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class VisitHash(SQLModel, table=True):
    """HMAC-SHA256 of station and person under the day's salt: this person has been counted."""

    __tablename__ = "visit_hash"

    day: date = Field(primary_key=True)
    hash: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))


_UNLOGGED = DDL("ALTER TABLE %(table)s SET UNLOGGED").execute_if(dialect="postgresql")  # type: ignore[no-untyped-call]
event.listen(VisitSalt.__table__, "after_create", _UNLOGGED)  # type: ignore[attr-defined]
event.listen(VisitHash.__table__, "after_create", _UNLOGGED)  # type: ignore[attr-defined]


async def count(session: AsyncSession, station_id: int, person: int, today: date) -> bool:
    """Count a scan by the person with this numeric id; tell whether it is their first there today."""
    salt = await _salt(session, today)
    hashed = hmac.new(salt, f"{station_id}:{person}".encode(), hashlib.sha256).digest()
    statement = insert_into(session, VisitHash).values(day=today, hash=hashed)
    added = await session.execute(statement.on_conflict_do_nothing().returning(col(VisitHash.day)))
    if added.first() is None:
        return False
    first = insert_into(session, Visit).values(station_id=station_id, day=today, people=1)
    await session.execute(
        first.on_conflict_do_update(index_elements=["station_id", "day"], set_={"people": col(Visit.people) + 1})
    )
    return True


async def counted(session: AsyncSession, station_ids: Collection[int], first: date, last: date) -> dict[int, int]:
    """Return the sum of the daily counts from `first` to `last`, both included, by station."""
    statement = (
        select(col(Visit.station_id), func.sum(Visit.people))
        .where(col(Visit.station_id).in_(station_ids), col(Visit.day).between(first, last))
        .group_by(col(Visit.station_id))
    )
    return {station_id: int(people) for station_id, people in await session.execute(statement)}


async def by_day(session: AsyncSession, station_id: int, first: date, last: date) -> dict[date, int]:
    """Return how many people came on each day from `first` to `last`, both included; 0 where nobody did."""
    statement = select(col(Visit.day), col(Visit.people)).where(
        col(Visit.station_id) == station_id, col(Visit.day).between(first, last)
    )
    counted = {row.day: int(row.people) for row in await session.execute(statement)}
    days = [first + timedelta(days=passed) for passed in range((last - first).days + 1)]
    return {day: counted.get(day, 0) for day in days}


async def forget(session: AsyncSession, today: date) -> None:
    """Destroy the salts and hashes of the days before `today`; the counts stay."""
    for table in (VisitHash, VisitSalt):
        if not (await session.execute(select(col(table.day)).where(col(table.day) < today).limit(1))).first():
            continue
        if is_postgres(session):
            await _empty_but(session, table, today)
        else:
            await session.execute(delete(table).where(col(table.day) < today))


async def _empty_but(session: AsyncSession, table: type[VisitHash] | type[VisitSalt], today: date) -> None:
    """Truncate the table (a DELETE would leave dead rows that can be read), and put back today's rows."""
    name = table.__tablename__
    await session.execute(text(f"LOCK TABLE {name} IN ACCESS EXCLUSIVE MODE"))
    columns = table.__table__.columns  # type: ignore[union-attr]
    rows = await session.execute(select(*columns).where(col(table.day) >= today))
    kept = [dict(row._mapping) for row in rows]
    await session.execute(text(f"TRUNCATE {name}"))
    if kept:
        await session.execute(insert_into(session, table).values(kept))


async def _salt(session: AsyncSession, day: date) -> bytes:
    statement = select(col(VisitSalt.salt)).where(col(VisitSalt.day) == day)
    salt = (await session.execute(statement)).scalar()
    if salt is None:
        made = insert_into(session, VisitSalt).values(day=day, salt=secrets.token_bytes(32))
        await session.execute(made.on_conflict_do_nothing())
        salt = (await session.execute(statement)).scalar_one()
    return bytes(salt)
