"""The database's shape: up, down and up again, and always what the tables in models say."""

import pytest
from alembic.util import CommandError
from sqlalchemy import inspect, text

from bot import migrating
from bot.settings import Settings
from models import SQLModel

NO_TRACE = {"transit_key_even", "transit_key_odd", "visit_hash", "visit_salt"}
"""Tables that PostgreSQL must never write to its log."""


@pytest.fixture
def url(database_url):
    """The address of a migrated database, as SQLAlchemy wants it."""
    return Settings(_env_file=None, database_url=database_url).database


def look(url, question):
    engine = migrating.engine_of(url)
    try:
        with engine.connect() as connection:
            return question(connection)
    finally:
        engine.dispose()


def tables(url):
    return set(look(url, lambda connection: inspect(connection).get_table_names())) - {"alembic_version"}


def test_a_database_goes_up_and_down_and_up_again(url):
    assert tables(url) == set(SQLModel.metadata.tables)

    migrating.downgrade(url)
    assert tables(url) == set()
    assert not migrating.is_current(url)

    migrating.upgrade(url)
    assert tables(url) == set(SQLModel.metadata.tables)
    assert migrating.is_current(url)


def test_migrations_make_what_the_models_say(url):
    migrating.check(url)


def test_a_column_that_no_migration_knows_is_noticed(url):
    engine = migrating.engine_of(url)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE area ADD COLUMN odd TEXT"))
    engine.dispose()
    with pytest.raises(CommandError):
        migrating.check(url)


def test_upgrading_an_up_to_date_database_changes_nothing(url):
    migrating.upgrade(url)
    assert migrating.is_current(url)


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
def test_what_must_leave_no_trace_stays_out_of_the_write_ahead_log(url):
    unlogged = text("SELECT relname FROM pg_class WHERE relkind = 'r' AND relpersistence = 'u'")
    assert set(look(url, lambda connection: connection.execute(unlogged).scalars().all())) == NO_TRACE
