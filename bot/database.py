"""The database: SQLite for one process, PostgreSQL for several."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from bot import sqlite
from models.keys import Vault

PATIENCE, PAUSE = 500, 0.02
"""How often, and how many seconds apart, a busy SQLite file is asked again."""


class Database:
    """Open transactions. On SQLite only one writes at a time: writers queue here instead of colliding there."""

    def __init__(self, url: str, vault: Vault, administrators: frozenset[int] = frozenset()) -> None:
        self.url = url
        self.vault = vault
        self.administrators = administrators
        self.sqlite = url.startswith("sqlite")
        self.engine = _engine(url, self.sqlite)
        self.in_doubt = False  # a connection broke in a commit: nobody knows whether that was made
        self._writer: Any = asyncio.Lock() if self.sqlite else nullcontext()

    @asynccontextmanager
    async def begin(self, *, durable: bool = True) -> AsyncIterator[AsyncSession]:
        """Open a transaction that writes: it commits at the end of the block, and rolls back on any error.

        What is not `durable` survives a killed process, but on SQLite not a power cut: right for the effects of an
        update, whose durable row in the inbox waits again after the same cut, and is worked off again.
        A cancelled transaction's connection is thrown away, so that nothing half done goes back to the pool.
        """
        ending = False
        async with self._writer, self._session() as session:
            try:
                async with session.begin():
                    await self._really_begin(session, durable)
                    yield session
                    ending = True
            except DBAPIError as error:
                self.in_doubt |= ending and error.connection_invalidated
                raise
            except asyncio.CancelledError:
                await asyncio.shield(session.invalidate())
                raise

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """Open a transaction that only reads; on SQLite it waits for no writer."""
        async with self._session() as session:
            await session.connection(execution_options={"reads": True})
            yield session

    async def checkpoint(self) -> None:
        """Empty SQLite's write-ahead log, so that no earlier version of a page stays behind."""
        # Somebody who is reading keeps the log from being emptied.
        for _ in range(PATIENCE if self.sqlite else 0):
            if await self._emptied():
                return
            await asyncio.sleep(PAUSE)

    async def rewrite(self, table: str) -> bool:
        """Write a table of PostgreSQL anew if rows of it were deleted, so that their bytes are not in its file.

        SQLite overwrites them at once. Return whether it was done; raises DBAPIError when the table is long in use.
        """
        if self.sqlite:
            return False
        async with self.engine.connect() as connection:
            alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
            dead = text("SELECT n_dead_tup FROM pg_stat_user_tables WHERE relname = :name").bindparams(name=table)
            if not (await alone.execute(dead)).scalar():
                return False
            await alone.execute(text("SET lock_timeout = '2s'"))
            try:
                await alone.execute(text(f"VACUUM FULL {table}"))
            finally:
                await alone.execute(text("RESET lock_timeout"))
            return True

    async def tidy(self) -> None:
        """Write what SQLite's log holds into the file, in a thread of its own: the disk may take its time."""
        if self.sqlite:
            await asyncio.to_thread(sqlite.checkpoint, make_url(self.url).database or "", "PASSIVE")

    async def _emptied(self) -> bool:
        async with self._writer:
            return await asyncio.to_thread(sqlite.checkpoint, make_url(self.url).database or "", "TRUNCATE")

    async def close(self) -> None:
        """Close all connections."""
        await self.engine.dispose()

    async def _really_begin(self, session: AsyncSession, durable: bool) -> None:
        # Another command (an import, say) may be writing to the SQLite file: its turns are short.
        for attempt in range(PATIENCE):
            try:
                await session.connection(execution_options={"durable": durable})
                return
            except OperationalError as error:
                if "locked" not in str(error) or attempt == PATIENCE - 1:
                    raise
            await asyncio.sleep(PAUSE)

    def _session(self) -> AsyncSession:
        # What models can't look up: the key that seals, and whom the settings name as administrators.
        known = {"vault": self.vault, "administrators": self.administrators}
        return AsyncSession(self.engine, expire_on_commit=False, autoflush=False, info=known)


def folder_of(url: str) -> Path | None:
    """Return the folder of an SQLite file, None for another database."""
    name = make_url(url).database
    return Path(name).parent if url.startswith("sqlite") and name else None


def _engine(url: str, local: bool) -> AsyncEngine:
    if not local:
        return create_async_engine(url, pool_size=12, max_overflow=20, hide_parameters=True, pool_pre_ping=False)
    path = make_url(url).database or ""
    engine = create_async_engine(
        url,
        pool_size=8,
        max_overflow=24,
        hide_parameters=True,
        async_creator=lambda *_, **__: sqlite.connect(path),
    )
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _begin(connection: Any) -> None:
    # A transaction that begins by reading and then writes fails at once when another has written meanwhile.
    options = connection.get_execution_options()
    if options.get("reads"):
        connection.exec_driver_sql("BEGIN")
        return
    connection.connection.driver_connection.sync("FULL" if options.get("durable", True) else "NORMAL")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
