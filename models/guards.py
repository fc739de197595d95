"""Guards of what is only ever added to: the database itself refuses to change or delete its rows, also by plain SQL."""

from sqlalchemy import Connection, text

GUARDED = ("entry",)
"""Tables whose rows nobody changes or deletes."""

_POSTGRES = (
    "CREATE OR REPLACE FUNCTION only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    " RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$",
    "CREATE TRIGGER {table}_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
    " FOR EACH STATEMENT EXECUTE FUNCTION only_added_to()",
)

# REPLACE deletes the row in its way without a word to the trigger that forbids deleting.
_SQLITE = (
    "CREATE TRIGGER {table}_not_updated BEFORE UPDATE ON {table}"
    " BEGIN SELECT RAISE(ABORT, 'rows of {table} are only ever added'); END",
    "CREATE TRIGGER {table}_not_deleted BEFORE DELETE ON {table}"
    " BEGIN SELECT RAISE(ABORT, 'rows of {table} are only ever added'); END",
    "CREATE TRIGGER {table}_not_replaced BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table}"
    " WHERE id = NEW.id OR key = NEW.key OR (NEW.reverses IS NOT NULL AND reverses = NEW.reverses))"
    " BEGIN SELECT RAISE(ABORT, 'rows of {table} are only ever added'); END",
)

_NAMES = {
    "postgresql": ("{table}_only_added_to",),
    "sqlite": ("{table}_not_updated", "{table}_not_deleted", "{table}_not_replaced"),
}

# A trigger that was switched off is as good as none.
_FOUND = {
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')",
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
}


def put_up(connection: Connection, table: str) -> None:
    """Let the database guard a table; a migration calls this when it makes the table, or makes it anew."""
    for statement in _POSTGRES if connection.dialect.name == "postgresql" else _SQLITE:
        connection.execute(text(statement.format(table=table)))


def take_down(connection: Connection) -> None:
    """Remove what guards the tables, before they go themselves."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("DROP FUNCTION IF EXISTS only_added_to() CASCADE"))


def missing(connection: Connection) -> list[str]:
    """Return the guards that are not there, or are switched off, by name."""
    kind = connection.dialect.name
    found = set(connection.execute(text(_FOUND[kind])).scalars())
    wanted = [name.format(table=table) for table in GUARDED for name in _NAMES[kind]]
    return [name for name in wanted if name not in found]
