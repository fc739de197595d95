"""The running processes, and the leases that only one of them may hold."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, Column, case, delete, insert, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models.columns import BigId, Moment
from models.statements import insert_into

LONG_AGO = datetime(1971, 1, 1, tzinfo=UTC)

SILENT = timedelta(seconds=4)
"""A process that has not been heard of for so long is taken for dead, and what it had claimed is given back."""


class Worker(SQLModel, table=True):
    """One running process. Times are the machine's own, never a shifted clock's."""

    __tablename__ = "worker"
    __table_args__ = {"sqlite_autoincrement": True}  # the number of one that is gone never comes again

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    seen_at: datetime = Field(sa_type=Moment)


class Lease(SQLModel, table=True):
    """The right to do something alone; `fence` grows whenever the holder changes."""

    __tablename__ = "lease"

    name: str = Field(primary_key=True)
    worker: int = Field(sa_column=Column(BigInteger, nullable=False))
    fence: int = Field(sa_column=Column(BigInteger, nullable=False))
    until: datetime = Field(sa_type=Moment)


_GUARD = text("UPDATE lease SET fence = :fence WHERE name = :name AND fence = :fence")
"""With every update: as plain text it costs a third."""


class LeaseLost(Exception):
    """Another process holds the lease now: nothing of this transaction may be kept."""


async def enrol(session: AsyncSession, now: datetime) -> int:
    """Enter a new process and return its number."""
    statement = insert(Worker).values(seen_at=now).returning(col(Worker.id))
    number: int = (await session.execute(statement)).scalar_one()  # type: ignore[assignment]
    return number


async def beat(session: AsyncSession, worker: int, now: datetime) -> bool:
    """Say that the process lives. False: it was taken for dead, and has to enrol anew."""
    result = await session.execute(update(Worker).where(col(Worker.id) == worker).values(seen_at=now))
    return bool(result.rowcount)  # type: ignore[attr-defined]


async def bury(session: AsyncSession, now: datetime) -> list[int]:
    """Strike out the processes that have been silent too long, with their leases, and return their numbers."""
    statement = delete(Worker).where(col(Worker.seen_at) < now - SILENT).returning(col(Worker.id))
    dead = [number for number in (await session.execute(statement)).scalars() if number is not None]
    if dead:
        await session.execute(update(Lease).where(col(Lease.worker).in_(dead)).values(until=LONG_AGO))
    return dead


async def leave(session: AsyncSession, worker: int) -> None:
    """Strike out a process that ends, and the leases it holds."""
    await session.execute(delete(Worker).where(col(Worker.id) == worker))
    await session.execute(update(Lease).where(col(Lease.worker) == worker).values(until=LONG_AGO))


async def everybody(session: AsyncSession) -> list[int]:
    """Return the numbers of all processes that are entered."""
    return [number for number in (await session.execute(select(col(Worker.id)))).scalars() if number is not None]


async def acquire(session: AsyncSession, name: str, worker: int, now: datetime, lasts: timedelta) -> int | None:
    """Take or keep the lease and return its fencing number; None when somebody else holds it."""
    vacant = or_(col(Lease.worker) == worker, col(Lease.until) < now)
    first = {"name": name, "worker": worker, "fence": 1, "until": now + lasts}
    statement = insert_into(session, Lease).values(**first)
    statement = statement.on_conflict_do_update(
        index_elements=["name"],
        set_={
            "fence": case((col(Lease.worker) == worker, col(Lease.fence)), else_=col(Lease.fence) + 1),
            "worker": worker,
            "until": now + lasts,
        },
        where=vacant,
    )
    fence = (await session.execute(statement.returning(col(Lease.fence)))).scalar_one_or_none()
    return None if fence is None else int(fence)


async def guard(session: AsyncSession, name: str, fence: int) -> None:
    """Hold the lease's row until the commit. Raises LeaseLost when the fencing number is no longer the latest."""
    held = await session.execute(_GUARD, {"name": name, "fence": fence})
    if held.rowcount != 1:  # type: ignore[attr-defined]
        raise LeaseLost(name)
