"""Copies to fall back on: the data without any key, and the keys of people apart, overwritten each time.

Photos are copied once; their keys are in the data, each sealed with the key of who took it.
So whoever has everything erased is unreadable in all older copies too, as soon as the copy of the keys is made anew.
"""

import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import delete, select, update
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.database import Database
from models import broadcasts, dispatches, erasures, inbox, notices, outbox
from models.broadcasts import Broadcast
from models.inbox import Inbox
from models.keys import PersonKey
from models.members import Member
from models.outbox import Outgoing
from models.rules import RuleBroken

KEYS = "person_key"

WITHOUT = (KEYS, "transit_key_even", "transit_key_odd", "visit_salt", "visit_hash")
"""Tables that no copy of the data holds: keys, and what must leave no trace."""

KEYS_FILE = "keys.sqlite3"

SKEW = timedelta(hours=1)
"""Somebody's key is made when their first update arrives, and they are known from then on, give or take the clocks."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What was done to a restored database: people erased anew, messages and updates that go nowhere any more."""

    erased: int
    messages: int
    updates: int


def back_up(url: str, folder: Path, keys_folder: Path, now: datetime) -> tuple[Path, Path]:
    """Copy an SQLite database while it is used; return the file with the data and the one with the keys.

    The data goes into a new file, the keys take the place of those copied before. Raises RuleBroken for another kind
    of database, OSError when a folder can't be written.
    """
    source = _file_of(url)
    data = folder / f"data-{now.astimezone(UTC):%Y%m%d-%H%M%S}.sqlite3"
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        with _reading(source) as original:
            original.backup(memory)
        keys = memory.execute(f"SELECT * FROM {KEYS}").fetchall()  # noqa: S608 - our own name
        shape = _shape(memory, KEYS)
        for table in WITHOUT:
            memory.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        # Only what is left is written: a copy that was emptied afterwards would keep traces on the disk.
        with _whole(data) as draft:
            memory.execute("VACUUM INTO ?", (str(draft),))
    with _whole(keys_folder / KEYS_FILE) as draft, closing(sqlite3.connect(draft, isolation_level=None)) as file:
        file.execute(shape)
        _fill(file, keys)
    return data, keys_folder / KEYS_FILE


def join(url: str, data: Path, keys: Path) -> None:
    """Make the SQLite database at this address from a copy of the data and one of the keys.

    Raises RuleBroken when there is a database already, or when these are no such copies.
    """
    target = _file_of(url, there=False)
    for file, table in ((data, "member"), (keys, KEYS)):
        if not _has(file, table):
            raise RuleBroken("backup-no-copy", file=str(file))
    target.parent.mkdir(parents=True, exist_ok=True)
    with _reading(keys) as copy:
        rows = copy.execute(f"SELECT * FROM {KEYS}").fetchall()  # noqa: S608 - our own name
    with _whole(target) as draft, closing(sqlite3.connect(draft, isolation_level=None)) as whole:
        with _reading(data) as copy:
            copy.backup(whole)
        _fill(whole, rows)


def copy_photos(data: Path, source: Path, target: Path) -> tuple[int, int]:
    """Copy the photos that a copy of the data names from one folder to another; those destroyed are deleted there.

    What is there already is not copied again. Return how many were copied, and how many are in neither folder.
    """
    if not _has(data, "photo"):  # a copy from before there were any
        return 0, 0
    with _reading(data) as copy:
        rows = copy.execute("SELECT path, destroyed_at FROM photo").fetchall()
    for path in (target / path for path, destroyed in rows if destroyed):
        path.unlink(missing_ok=True)
    wanted = [path for path, destroyed in rows if not destroyed and not (target / path).exists()]
    found = [path for path in wanted if (source / path).exists()]
    for path in found:
        with _whole(target / path) as draft:
            shutil.copyfile(source / path, draft)
    return len(found), len(wanted) - len(found)


async def settle(database: Database, now: datetime, *, sending: bool) -> Settled:
    """Bring a restored database up to what has happened since: call it before the program runs on it.

    Whose key is gone had everything erased after the copy was made: it is done again. What was owed is not sent, and
    what was not worked off is dropped, unless `sending`: much of it has been sent and done since.
    """
    async with database.begin() as session:
        erased = await _erase_again(session, now)
        if sending:
            return Settled(erased, 0, 0)
        return Settled(erased, await _hold_back(session, now), await _drop(session, now))


async def _erase_again(session: AsyncSession, now: datetime) -> int:
    statement = select(col(Member.id), col(Member.telegram_id), col(Member.known_at), col(PersonKey.made_at))
    joined = statement.outerjoin(PersonKey, col(PersonKey.holder) == col(Member.telegram_id))
    rows = (await session.execute(joined.where(col(Member.telegram_id).is_not(None)))).all()
    # Who erased everything and came back has a key again, but one made later than what the copy knows of them.
    gone = [row for row in rows if row.made_at is None or row.made_at > row.known_at + SKEW]
    for member_id, person, _, _ in gone:
        await erasures.erase(session, member_id or 0, person or 0, now)
    return len(gone)


async def _hold_back(session: AsyncSession, now: datetime) -> int:
    owed = update(Outgoing).where(col(Outgoing.state).in_((outbox.PENDING, outbox.ATTEMPTING)))
    values = {"state": outbox.CANCELLED, "payload": None, "transit": None, "worker": None, "ended_at": now}
    held = await session.execute(owed.values(**values, error="restored"), execution_options=outbox.QUIET)
    await _end_notices(session, now)
    return int(held.rowcount)  # type: ignore[attr-defined]


async def _end_notices(session: AsyncSession, now: datetime) -> None:
    """Send nobody a second time what has gone out since; who wrote it looks at it anew before anybody agrees."""
    for notice in await notices.going_on(session):
        await dispatches.cancel(session, notice.number, now)
        await notices.change(session, notice.number, changing=False)
    waiting = update(Broadcast).where(col(Broadcast.state) == broadcasts.WAITING)
    await session.execute(waiting.values(state=broadcasts.COMPOSING), execution_options=outbox.QUIET)
    asked = update(Broadcast).where(col(Broadcast.correction).is_not(None))
    await session.execute(asked.values(correction=None), execution_options=outbox.QUIET)


async def _drop(session: AsyncSession, now: datetime) -> int:
    await session.execute(delete(Inbox).where(col(Inbox.state) == inbox.ASIDE))
    waiting = update(Inbox).where(col(Inbox.state) == inbox.WAITING)
    values = {"state": inbox.DONE, "payload": None, "transit": None, "worker": None, "ended_at": now}
    dropped = await session.execute(waiting.values(**values), execution_options=outbox.QUIET)
    return int(dropped.rowcount)  # type: ignore[attr-defined]


def _file_of(url: str, *, there: bool = True) -> Path:
    """Return the file of an SQLite database. Raises RuleBroken for another one, and when it is there, or isn't."""
    name = make_url(url).database
    if not url.startswith("sqlite") or not name:
        raise RuleBroken("backup-only-sqlite")
    file = Path(name)
    if file.exists() != there:
        raise RuleBroken("backup-no-database" if there else "backup-in-the-way", file=str(file))
    return file


def _has(file: Path, table: str) -> bool:
    try:
        with _reading(file) as copy:
            found = copy.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,))
            return found.fetchone() is not None
    except sqlite3.DatabaseError:
        return False


def _reading(file: Path) -> "closing[sqlite3.Connection]":
    return closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True))


def _shape(database: sqlite3.Connection, table: str) -> str:
    found = database.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table,))
    return str(found.fetchone()[0])


def _fill(database: sqlite3.Connection, rows: list[tuple[object, ...]]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        database.execute("BEGIN")
        database.executemany(f"INSERT INTO {KEYS} VALUES ({marks})", rows)  # noqa: S608 - our own name
        database.execute("COMMIT")


@contextmanager
def _whole(file: Path) -> Iterator[Path]:
    """Give a file to write that only its owner may read; it takes its place when it is whole, or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        yield draft
        with draft.open("rb") as written:
            os.fsync(written.fileno())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
