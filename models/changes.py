"""Adding and changing many rows at once, by what is given for them."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import bindparam, insert, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel

Facts = Mapping[str, Any]


class Upserted(NamedTuple):
    """How many rows an upsert added, changed, and found to be so already."""

    added: int
    changed: int
    unchanged: int


def differs(row: SQLModel, facts: Facts) -> bool:
    """Tell whether a row has other values in the columns that are given."""
    return any(getattr(row, column) != value for column, value in facts.items())


async def add(session: AsyncSession, table: type[SQLModel], rows: Sequence[Facts]) -> None:
    """Insert rows that name all their columns but the id."""
    if rows:
        statement = insert(table.__table__)  # type: ignore[attr-defined]
        await (await session.connection()).execute(statement, rows)


async def change(session: AsyncSession, table: type[SQLModel], rows: Mapping[int, Facts]) -> None:
    """Set the given columns of the rows with these ids."""
    alike: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for id_, facts in rows.items():
        alike.setdefault(tuple(facts), []).append({"id_of_row": id_, **facts})
    columns = table.__table__.c  # type: ignore[attr-defined]
    connection = await session.connection()
    for names, values in alike.items():
        statement = update(table).where(columns.id == bindparam("id_of_row"))
        await connection.execute(statement.values({name: bindparam(name) for name in names}), values)
