"""Half-answered forms: one per person and chat, so that a restart or another process changes nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson
from sqlalchemy import BigInteger, Column, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import keys
from models.columns import BigId, Moment
from models.statements import insert_into, is_postgres

FRESH = timedelta(minutes=30)
"""A draft that was not touched for so long asks before it takes a message for an answer."""


class Draft(SQLModel, table=True):
    """A form being filled in, with the answers so far, sealed; the next question is the first open one."""

    __tablename__ = "draft"

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    person: int = Field(sa_column=Column(BigInteger, nullable=False, unique=True))
    form: str
    answers: bytes
    touched_at: datetime = Field(sa_type=Moment)


@dataclass(frozen=True, slots=True)
class Filling:
    """An opened draft. `stale`: it lay so long that the person should be asked before it swallows a message."""

    form: str
    answers: dict[str, Any]
    stale: bool


async def begin(session: AsyncSession, person: int, form: str, answers: dict[str, Any], now: datetime) -> None:
    """Start a form for this person, in place of any other, with what is known already."""
    values = {"form": form, "answers": await _sealed(session, person, answers, now), "touched_at": now}
    statement = insert_into(session, Draft).values(person=person, **values)
    await session.execute(statement.on_conflict_do_update(index_elements=["person"], set_=values))


async def open_for(session: AsyncSession, person: int, now: datetime) -> Filling | None:
    """Return the draft of this person, locked until the commit; None when there is none that can be read."""
    statement = select(col(Draft.form), col(Draft.answers), col(Draft.touched_at)).where(col(Draft.person) == person)
    if is_postgres(session):
        statement = statement.with_for_update()
    row = (await session.execute(statement)).first()
    if row is None:
        return None
    try:
        answers = orjson.loads(await keys.unseal(session, row.answers, _about(person)))
    except keys.Unreadable:
        return None
    return Filling(row.form, answers, now - row.touched_at > FRESH)


async def keep(session: AsyncSession, person: int, answers: dict[str, Any], now: datetime) -> None:
    """Store the answers so far."""
    values = {"answers": await _sealed(session, person, answers, now), "touched_at": now}
    await session.execute(update(Draft).where(col(Draft.person) == person).values(**values))


async def drop(session: AsyncSession, person: int) -> bool:
    """Throw the draft away. False when there was none."""
    result = await session.execute(delete(Draft).where(col(Draft.person) == person))
    return bool(result.rowcount)  # type: ignore[attr-defined]


async def forget(session: AsyncSession, before: datetime) -> int:
    """Throw away drafts that nobody came back to since this moment. Return how many."""
    result = await session.execute(delete(Draft).where(col(Draft.touched_at) < before))
    return int(result.rowcount)  # type: ignore[attr-defined]


async def _sealed(session: AsyncSession, person: int, answers: dict[str, Any], now: datetime) -> bytes:
    return await keys.seal(session, person, orjson.dumps(answers), _about(person), now)


def _about(person: int) -> str:
    return f"draft:{person}"
