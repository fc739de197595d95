"""Who looked at whose data: shown to the person themselves, one line per viewer, kind and day."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Date, ForeignKey, Integer, String, delete, literal, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models.columns import BigId, Moment
from models.members import Member
from models.statements import insert_into

KINDS = ("card", "roster", "page", "phone", "export", "proof", "certificate", "reward", "points")
"""A check-in's card, a line of the roster, one's page, the phone, a file, a card's QR code, a certificate's, a
reward's code, what concerns points."""

AT_ONCE = 5000
"""Members that one statement notes; databases take so many numbers with a question, and not all of them more."""

_COLUMNS = ["member_id", "by", "kind", "day", "times", "last_at"]


class Look(SQLModel, table=True):
    """So many times on a day a viewer saw something of a member; `by` is the viewer, 0 for a stranger's scan."""

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
    others = sorted(set(seen) - {by})
    again = {"times": col(Look.times) + 1, "last_at": now}
    for start in range(0, len(others), AT_ONCE):
        # One statement for many: a file may hold everybody.
        columns = (col(Member.id), *(literal(value, type_) for value, type_ in _line(by, kind, day, now)))
        theirs = select(*columns).where(col(Member.id).in_(others[start : start + AT_ONCE])).order_by(col(Member.id))
        new = insert_into(session, Look).from_select(_COLUMNS, theirs)
        await session.execute(new.on_conflict_do_update(index_elements=_COLUMNS[:4], set_=again))


async def at(session: AsyncSession, member_id: int) -> list[Look]:
    """Return who looked at this member, the newest first."""
    statement = select(Look).where(col(Look.member_id) == member_id)
    newest_first = col(Look.last_at).desc(), col(Look.by), col(Look.kind)
    return list((await session.execute(statement.order_by(*newest_first))).scalars())


async def forget(session: AsyncSession, before: date) -> int:
    """Delete what was noted before this day; return how many lines."""
    gone = await session.execute(delete(Look).where(col(Look.day) < before))
    return int(gone.rowcount)  # type: ignore[attr-defined]


def _line(by: int, kind: str, day: date, now: datetime) -> tuple[tuple[Any, Any], ...]:
    return (by, BigId), (kind, String()), (day, Date()), (1, Integer()), (now, Moment())
