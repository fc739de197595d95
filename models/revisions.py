"""A number per kind of thing that changes with every change, so that memory knows when to reload."""

import secrets

from sqlalchemy import BigInteger, Column, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel

from models.statements import insert_into

NEVER = 0
"""The revision of something that was never changed."""

_CURRENT = text("SELECT number FROM revision WHERE name = :name")
"""With every update: as plain text it costs a third."""


class Revision(SQLModel, table=True):
    """What number the things called `name` have reached."""

    __tablename__ = "revision"

    name: str = Field(primary_key=True)
    number: int = Field(sa_column=Column(BigInteger, nullable=False))


async def current(session: AsyncSession, name: str) -> int:
    """Return the revision of `name`: compare it for equality only, it doesn't count upwards.

    Read it before what it stands for: a change in between then costs one more reload, and is never missed.
    """
    number = (await session.execute(_CURRENT, {"name": name})).scalar()
    return NEVER if number is None else int(number)


async def bump(session: AsyncSession, name: str) -> int:
    """Give `name` a new revision and return it; others wait with theirs until this transaction ends."""
    # A counter would reach the same number twice when a transaction rolls back, with different contents.
    number = secrets.randbelow(2**62) + 1
    statement = insert_into(session, Revision).values(name=name, number=number)
    await session.execute(
        statement.on_conflict_do_update(index_elements=["name"], set_={"number": statement.excluded.number})
    )
    return number
