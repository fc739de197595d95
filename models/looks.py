"""Who looked at whose data: shown to the person themselves, one line per viewer, kind and day."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Column, ForeignKey, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models.columns import BigId, Moment
from models.statements import insert_into

KINDS = ("card", "roster", "page", "phone", "export", "proof")
"""A check-in's card, a line of the roster, one's page, the telephone number, a file, a card's QR code."""


class Look(SQLModel, table=True):
    """So many times on a day a viewer saw something of a member; `by` is the viewer, None for a stranger's scan."""

    __tablename__ = "look"

    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), primary_key=True))
    by: int = Field(sa_column=Column(BigId, primary_key=True, autoincrement=False))
    kind: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    times: int = 1
    last_at: datetime = Field(sa_type=Moment)


async def note(session: AsyncSession, seen: Collection[int], by: int, kind: str, day: date, now: datetime) -> None:
    """Note that `by` (0: nobody the house knows) saw these members; looking at oneself counts for nothing."""
    if kind not in KINDS:
        raise ValueError(kind)
    for member_id in sorted(set(seen) - {by}):
        new = insert_into(session, Look).values(member_id=member_id, by=by, kind=kind, day=day, times=1, last_at=now)
        again = {"times": col(Look.times) + 1, "last_at": now}
        await session.execute(new.on_conflict_do_update(index_elements=["member_id", "by", "kind", "day"], set_=again))


async def at(session: AsyncSession, member_id: int) -> list[Look]:
    """Return who looked at this member, the newest first."""
    statement = select(Look).where(col(Look.member_id) == member_id)
    newest_first = col(Look.last_at).desc(), col(Look.by), col(Look.kind)
    return list((await session.execute(statement.order_by(*newest_first))).scalars())


async def forget(session: AsyncSession, before: date) -> int:
    """Delete what was noted before this day; return how many lines."""
    gone = await session.execute(delete(Look).where(col(Look.day) < before))
    return int(gone.rowcount)  # type: ignore[attr-defined]
