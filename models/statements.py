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
