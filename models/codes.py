"""Codes that people type: as they are meant, and how guessing them is slowed."""

import unicodedata
from datetime import datetime, timedelta

from sqlalchemy import Column, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models.columns import BigId, Moment
from models.rules import RuleBroken

TRIES, PAUSE = 5, timedelta(minutes=10)
"""After so many wrong codes within this time nothing is looked up for that person, for as long again."""


class CodeTry(SQLModel, table=True):
    """A wrong code that a member typed."""

    __tablename__ = "code_try"

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    member_id: int = Field(sa_column=Column(BigId, index=True, nullable=False))
    at: datetime = Field(sa_type=Moment)


class WrongCode(RuleBroken):
    """A code that is nobody's, or none for who typed it; the try is counted, so the transaction is kept.

    `last`: the person has to pause now.
    """

    def __init__(self, key: str, last: bool) -> None:
        super().__init__(key)
        self.last = last


def plain(code: str) -> str:
    """Return a code as it is marked: in capitals, without spaces and dashes.

    Full-width characters, dashes of all kinds and what can't be seen are what phones make of it.
    """
    folded = unicodedata.normalize("NFKC", code).upper()
    return "".join(letter for letter in folded if not _between(letter))


async def miss(session: AsyncSession, member: int, now: datetime) -> bool:
    """Note that a member, who is held, typed a wrong code; tell whether they have to pause now."""
    session.add(CodeTry(member_id=member, at=now))
    await session.flush()
    return await paused(session, member, now) is not None


async def require_no_pause(session: AsyncSession, member: int, now: datetime) -> None:
    """Raise RuleBroken while a member has to pause."""
    until = await paused(session, member, now)
    if until is not None:
        raise RuleBroken("code-pause", minutes=-(-int((until - now).total_seconds()) // 60) or 1)


async def paused(session: AsyncSession, member: int, now: datetime) -> datetime | None:
    """Return until when somebody has to pause, None when they needn't: it is reckoned from the last wrong code."""
    mine = col(CodeTry.member_id) == member
    await session.execute(delete(CodeTry).where(mine, col(CodeTry.at) <= now - 2 * PAUSE))
    times = (await session.execute(select(col(CodeTry.at)).where(mine).order_by(col(CodeTry.at)))).scalars().all()
    until = times[-1] + PAUSE if times else now
    together = [at for at in times if at > times[-1] - PAUSE]
    return until if until > now and len(together) >= TRIES else None


async def forget(session: AsyncSession, now: datetime) -> None:
    """Delete the wrong codes that stop nobody any more."""
    await session.execute(delete(CodeTry).where(col(CodeTry.at) <= now - 2 * PAUSE))


def _between(letter: str) -> bool:
    return letter.isspace() or letter == "\N{MINUS SIGN}" or unicodedata.category(letter) in ("Pd", "Pc", "Cf")
