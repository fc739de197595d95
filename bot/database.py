"""The database: SQLite for one process, PostgreSQL for several."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlmodel.ext.asyncio.session import AsyncSession

from models.keys import Vault

PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=8000", "foreign_keys=ON", "secure_delete=ON")


class Database:
    """Open transactions. On SQLite only one writes at a time: writers queue here instead of colliding there."""

    def __init__(self, url: str, vault: Vault) -> None:
        self.url = url
        self.vault = vault
        self.sqlite = url.startswith("sqlite")
        self.engine = _engine(url, self.sqlite)
        self._writer: Any = asyncio.Lock() if self.sqlite else nullcontext()

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        """Open a transaction that writes: it commits at the end of the block, and rolls back on any error.

        A cancelled transaction's connection is thrown away, so that nothing half done goes back to the pool.
        """
        async with self._writer, self._session() as session:
            try:
                async with session.begin():
                    yield session
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
        if self.sqlite:
            async with self._writer, self.engine.connect() as connection:
                raw = await connection.get_raw_connection()
                cursor = await raw.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
                await cursor.close()

    async def close(self) -> None:
        """Close all connections."""
        await self.engine.dispose()

    def _session(self) -> AsyncSession:
        return AsyncSession(self.engine, expire_on_commit=False, autoflush=False, info={"vault": self.vault})


def folder_of(url: str) -> Path | None:
    """Return the folder of an SQLite file, None for another database."""
    name = make_url(url).database
    return Path(name).parent if url.startswith("sqlite") and name else None


def _engine(url: str, sqlite: bool) -> AsyncEngine:
    if not sqlite:
        return create_async_engine(url, pool_size=12, max_overflow=20, hide_parameters=True, pool_pre_ping=False)
    engine = create_async_engine(url, pool_size=8, max_overflow=24, hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    # The driver must not open transactions of its own: `_begin` says which kind it is.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Any) -> None:
    # A transaction that begins by reading and then writes fails at once when another has written meanwhile.
    reads = connection.get_execution_options().get("reads")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
