"""Bringing the database to the shape that the program needs."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.engine import Connection, Engine

import models.migrations
from bot.database import folder_of
from models import guards


def upgrade(url: str, revision: str = "head") -> None:
    """Migrate the database at this address upwards; an SQLite file and its folder are made."""
    _run(url, lambda config: _upgrade(config, revision))


def downgrade(url: str, revision: str = "base") -> None:
    """Migrate the database at this address downwards."""
    _run(url, lambda config: command.downgrade(config, revision))


def check(url: str) -> None:
    """Compare the database with the tables in models. Raises alembic's CommandError when they differ."""
    _run(url, command.check)


def is_current(url: str) -> bool:
    """Tell whether the database has every migration."""
    engine = engine_of(url)
    try:
        with engine.connect() as connection:
            return revision_of(connection) == _head()
    finally:
        engine.dispose()


def revision_of(connection: Connection) -> str | None:
    """Return the revision that a database has reached, None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def engine_of(url: str) -> Engine:
    """Return a plain, synchronous engine for the same database."""
    folder = folder_of(url)
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    return create_engine(url.replace("+aiosqlite", ""), hide_parameters=True)


def _head() -> str | None:
    return ScriptDirectory(str(_folder())).get_current_head()


def _folder() -> Path:
    return Path(models.migrations.__file__).parent


def _upgrade(config: Config, revision: str) -> None:
    command.upgrade(config, revision)
    connection: Connection = config.attributes["connection"]
    lacking = guards.missing(connection) if revision_of(connection) == _head() else []
    if lacking:  # a table that a migration makes anew comes without its triggers
        raise RuntimeError(f"migrations left tables without {', '.join(lacking)}")


def _run(url: str, act: object) -> None:
    config = Config()
    config.set_main_option("script_location", str(_folder()))
    engine = engine_of(url)
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            act(config)  # type: ignore[operator]
    finally:
        engine.dispose()
