"""Transactions: cancelled, crowded out, and kept waiting by another process."""

import asyncio
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from models import members
from tests.core import NOW


async def _count(database) -> int:
    async with database.read() as session:
        return (await session.execute(text("SELECT count(*) FROM member"))).scalar_one()


async def test_a_cancelled_transaction_leaves_nothing_half_done(database):
    async def enter(number: int) -> None:
        async with database.begin() as session:
            await members.number_of(session, number, NOW)
            await asyncio.sleep(0.01)
            await members.number_of(session, number + 1000, NOW)

    for number in range(1, 40):
        task = asyncio.create_task(enter(number))
        await asyncio.sleep(number / 2000)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    async with database.begin() as session:
        rows = (await session.execute(text("SELECT telegram_id FROM member"))).scalars().all()
        assert {number for number in rows if number < 1000} == {number - 1000 for number in rows if number >= 1000}
        await members.number_of(session, 5000, NOW)
    assert await _count(database) == len(rows) + 1


async def test_thirty_writers_at_once_all_get_through(database):
    async def enter(number: int) -> None:
        async with database.begin() as session:
            await members.number_of(session, number, NOW)

    await asyncio.gather(*(enter(number) for number in range(1, 31)))
    assert await _count(database) == 30


async def test_an_error_takes_everything_back(database):
    async def fail() -> None:
        async with database.begin() as session:
            await members.number_of(session, 7, NOW)
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await fail()
    assert await _count(database) == 0


HOLD = """
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
time.sleep(1)
connection.execute("COMMIT")
"""


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_another_command_that_writes_is_waited_for_while_everything_else_goes_on(database, database_url):
    path = database_url.removeprefix("sqlite:///")
    other = await asyncio.create_subprocess_exec(sys.executable, "-c", HOLD, path, stdout=asyncio.subprocess.PIPE)
    await other.stdout.readline()
    began, ticks = time.monotonic(), 0

    async def enter() -> None:
        async with database.begin() as session:
            await members.number_of(session, 7, NOW)

    writing = asyncio.create_task(enter())
    while not writing.done():
        await asyncio.sleep(0.01)
        ticks += 1
    await writing
    assert time.monotonic() - began > 0.5
    assert ticks > 20
    assert await _count(database) == 1
    await other.wait()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_sqlite_waits_for_the_disk_where_it_must_and_wipes_what_it_deletes(database):
    wanted = {True: 2, False: 1}  # FULL and NORMAL
    for durable, level in wanted.items():
        async with database.begin(durable=durable) as session:
            assert (await session.execute(text("PRAGMA synchronous"))).scalar_one() == level
            assert (await session.execute(text("PRAGMA secure_delete"))).scalar_one() == 1
            assert (await session.execute(text("PRAGMA journal_mode"))).scalar_one() == "wal"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_reader_waits_for_no_writer(database):
    async with database.begin() as session:
        await members.number_of(session, 7, NOW)
        assert await asyncio.wait_for(_count(database), 1) == 0


async def test_what_sqlite_logged_gets_into_its_file_while_the_program_runs(database, tmp_path):
    if not database.sqlite:
        return await database.tidy()
    async with database.begin(durable=False) as session:
        await members.number_of(session, 7, NOW)
    file = Path(make_url(database.url).database or "")

    def copied() -> int:
        alone = tmp_path / "alone.sqlite3"
        alone.write_bytes(file.read_bytes())
        with closing(sqlite3.connect(alone)) as raw:
            return raw.execute("SELECT count(*) FROM member").fetchone()[0]

    assert copied() == 0
    await database.tidy()
    assert copied() == 1
    return None
