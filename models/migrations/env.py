"""Alembic's way to the database: the caller hands over an open connection."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection, text
from sqlmodel import SQLModel

import models  # noqa: F401 - every table
from models.columns import Moment

target = SQLModel.metadata


def _rendered(what: str, item: Any, autogen: Any) -> str | Literal[False]:
    if what == "type" and isinstance(item, Moment):
        autogen.imports.add("from models.columns import Moment")
        return "Moment()"
    return "sa.String()" if what == "type" and type(item).__name__ == "AutoString" else False


def migrate(connection: Connection) -> None:
    """Run the migrations on this connection, alone: other processes that start now wait for the lock."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(7266817)"))
    context.configure(
        connection=connection,
        target_metadata=target,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        render_item=_rendered,
    )
    with context.begin_transaction():
        context.run_migrations()


migrate(context.config.attributes["connection"])
