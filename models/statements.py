"""Statements that SQLite and PostgreSQL spell differently."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel


def is_postgres(session: AsyncSession) -> bool:
    """Tell whether the session speaks to PostgreSQL."""
    return session.get_bind().dialect.name == "postgresql"


def insert_into(session: AsyncSession, table: type[SQLModel]) -> Any:
    """Return an INSERT that knows `on_conflict_do_nothing` and `on_conflict_do_update` in both databases."""
    return postgresql.insert(table) if is_postgres(session) else sqlite.insert(table)


def skip_locked(session: AsyncSession, statement: Any) -> Any:
    """Return the SELECT so that it passes over rows that another process is claiming.

    SQLite ignores the clause silently; there the claim is safe because only one can write at a time.
    """
    return statement.with_for_update(skip_locked=True) if is_postgres(session) else statement
