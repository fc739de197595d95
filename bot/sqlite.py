"""SQLite in the event loop's own thread.

A statement on a local file takes some tens of microseconds; handing it to another thread and back, as aiosqlite
does, takes several times that, and up to 5 ms for Python's lock under load. So a connection with aiosqlite's face
runs each statement where it is. Nothing waits inside SQLite: whoever finds it busy gets an error at once, and
bot/database.py asks again after a moment.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Self

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "cache_size=-16000",
    "wal_autocheckpoint=50000",  # pages; long before that `checkpoint` has emptied the log
)


async def connect(path: str) -> "Connection":
    """Open a connection to the file, which opens no transactions by itself."""
    raw = sqlite3.connect(path, isolation_level=None, timeout=5, check_same_thread=False)
    for pragma in PRAGMAS:
        raw.execute(f"PRAGMA {pragma}")
    raw.execute("PRAGMA busy_timeout=0")
    return Connection(raw)


def checkpoint(path: str, kind: str) -> bool:
    """Write what the log holds into the file, waiting for the disk; tell whether all of it was written.

    For a thread of its own. `kind` is PASSIVE, which holds nobody up, or TRUNCATE, which also empties the log.
    """
    raw = sqlite3.connect(path, isolation_level=None, timeout=0)
    try:
        busy, logged, written = raw.execute(f"PRAGMA wal_checkpoint({kind})").fetchone()
    finally:
        raw.close()
    return not busy and logged == written


class Cursor:
    """A cursor with aiosqlite's methods, none of which ever waits."""

    def __init__(self, raw: sqlite3.Cursor) -> None:
        self._raw = raw

    async def __aenter__(self) -> Self:
        return self

    @property
    def description(self) -> Any:
        """Return the columns of the last result."""
        return self._raw.description

    @property
    def rowcount(self) -> int:
        """Return how many rows the last statement changed."""
        return self._raw.rowcount

    @property
    def lastrowid(self) -> int | None:
        """Return the number of the last row that was put in."""
        return self._raw.lastrowid

    @property
    def arraysize(self) -> int:
        """Return how many rows `fetchmany` brings."""
        return self._raw.arraysize

    @arraysize.setter
    def arraysize(self, value: int) -> None:
        self._raw.arraysize = value

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> Self:
        """Run one statement."""
        self._raw.execute(statement, parameters)
        return self

    async def executemany(self, statement: str, rows: Iterable[Sequence[Any]]) -> Self:
        """Run one statement for each row."""
        self._raw.executemany(statement, rows)
        return self

    async def fetchone(self) -> Any:
        """Return the next row."""
        return self._raw.fetchone()

    async def fetchmany(self, size: int | None = None) -> list[Any]:
        """Return the next rows."""
        return self._raw.fetchmany(size or self._raw.arraysize)

    async def fetchall(self) -> list[Any]:
        """Return all rows that are left."""
        return self._raw.fetchall()

    async def close(self) -> None:
        """Give the cursor back."""
        self._raw.close()


class Connection:
    """A connection with aiosqlite's methods, none of which ever waits."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._connection: sqlite3.Connection | None = raw
        self._level = "FULL"

    @property
    def raw(self) -> sqlite3.Connection:
        """Return the connection itself. Raises ValueError when it is closed."""
        if self._connection is None:
            raise ValueError("connection closed")
        return self._connection

    def sync(self, level: str) -> None:
        """Wait for the disk at each commit (FULL), or let the system write when it likes (NORMAL)."""
        if level != self._level:
            self.raw.execute(f"PRAGMA synchronous={level}")
            self._level = level

    def cursor(self) -> Cursor:
        """Return a new cursor."""
        return Cursor(self.raw.cursor())

    async def create_function(self, name: str, count: int, function: Callable[..., Any], **more: Any) -> None:
        """Make a Python function known to SQL."""
        self.raw.create_function(name, count, function, **more)

    async def commit(self) -> None:
        """Commit; where that waits for the disk, others go on meanwhile."""
        if self._level == "NORMAL":
            return self.raw.commit()
        written = asyncio.get_running_loop().run_in_executor(None, self.raw.commit)
        try:
            await asyncio.shield(written)
        except asyncio.CancelledError:
            await written  # nobody may touch the connection before
            raise
        return None

    async def rollback(self) -> None:
        """Roll back."""
        self.raw.rollback()

    async def close(self) -> None:
        """Close; twice is no mistake."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def stop(self) -> None:
        """Close without waiting for anything."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
