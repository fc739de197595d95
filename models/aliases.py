"""Aliases: the names that riders chose to be ranked under, for all to see; nobody has one without having agreed."""

import re
import unicodedata
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Column, ForeignKey, LargeBinary, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import keys, riders
from models.columns import BigId, Moment
from models.rules import RuleBroken
from models.statements import insert_into

SHORTEST, LONGEST = 2, 12
"""Characters."""

MOST_DIGITS = 4
"""Digits, Chinese ones too: of more one could make a telephone number."""

_WRITTEN = re.compile(r"[A-Za-z0-9À-ÖØ-öø-ɏ㐀-䶿一-鿿〇]+")
_DIGITS = re.compile(r"[0-9零〇一二三四五六七八九幺]")


class Alias(SQLModel, table=True):
    """The name, sealed; `mark` is a keyed mark of it, no two have the same. A hidden one is shown to nobody else."""

    __tablename__ = "alias"

    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), primary_key=True, autoincrement=False))
    name: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    mark: bytes = Field(sa_column=Column(LargeBinary, unique=True, nullable=False))
    chosen_at: datetime = Field(sa_type=Moment)
    hidden_at: datetime | None = Field(default=None, sa_type=Moment)
    hidden_by: int | None = Field(default=None, sa_column=Column(BigId, nullable=True))


class Own(NamedTuple):
    """The name that somebody chose, and whether an administrator has hidden it."""

    name: str
    hidden: bool


def checked(words: str) -> str:
    """Return what was typed as it is shown. Raises RuleBroken for what is no name: links, numbers, signs, too long."""
    name = unicodedata.normalize("NFKC", words.strip())
    if not SHORTEST <= len(name) <= LONGEST or not _WRITTEN.fullmatch(name):
        raise RuleBroken("rank-name-wrong", shortest=SHORTEST, longest=LONGEST)
    if len(_DIGITS.findall(name)) > MOST_DIGITS:
        raise RuleBroken("rank-name-digits", most=MOST_DIGITS)
    return name


async def check_free(session: AsyncSession, member_id: int, name: str) -> None:
    """Raise RuleBroken when somebody else has this name, or an administrator has hidden it of this member."""
    statement = select(col(Alias.member_id), col(Alias.hidden_at)).where(col(Alias.mark) == _mark(session, name))
    found = (await session.execute(statement)).first()
    if found is not None and found.member_id != member_id:
        raise RuleBroken("rank-name-taken", name=name)
    if found is not None and found.hidden_at is not None:
        raise RuleBroken("rank-name-hidden", name=name)


async def choose(session: AsyncSession, member_id: int, person: int, name: str, now: datetime) -> None:
    """Give a member this name, in place of an earlier one. Raises RuleBroken as `check_free` does."""
    await check_free(session, member_id, name)
    await forget(session, member_id)
    sealed = await keys.seal(session, person, name.encode(), about(member_id), now)
    values = {"member_id": member_id, "name": sealed, "mark": _mark(session, name), "chosen_at": now}
    new = insert_into(session, Alias).values(**values).on_conflict_do_nothing()
    # Somebody else may have taken it at this very moment.
    if not (await session.execute(new.returning(col(Alias.member_id)))).all():
        raise RuleBroken("rank-name-taken", name=name)


async def of(session: AsyncSession, member_id: int) -> Own | None:
    """Return the name that a member chose, None without one."""
    statement = select(col(Alias.name), col(Alias.hidden_at)).where(col(Alias.member_id) == member_id)
    row = (await session.execute(statement)).first()
    name = await opened(session, member_id, row.name) if row else None
    return Own(name, row.hidden_at is not None) if row and name else None


async def opened(session: AsyncSession, member_id: int, sealed: bytes) -> str | None:
    """Return a sealed name, None when its key is gone."""
    return await keys.words(session, sealed, about(member_id))


async def hide(session: AsyncSession, member_id: int, by: int | None, now: datetime) -> bool:
    """Show a member's name to nobody else any more. False when none was shown."""
    shown = update(Alias).where(col(Alias.member_id) == member_id, col(Alias.hidden_at).is_(None))
    return bool((await session.execute(shown.values(hidden_at=now, hidden_by=by))).rowcount)  # type: ignore[attr-defined]


async def forget(session: AsyncSession, member_id: int) -> None:
    """Delete a member's name."""
    await session.execute(delete(Alias).where(col(Alias.member_id) == member_id))


def about(member_id: int) -> str:
    """Return which row a sealed name belongs to."""
    return f"alias:{member_id}"


def _mark(session: AsyncSession, name: str) -> bytes:
    return riders.mark(session, f"alias:{name.casefold()}")
