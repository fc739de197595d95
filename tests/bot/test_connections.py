"""Connections to the database break, wait and are cancelled, and nothing half done stays behind."""

import asyncio
import time
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import col

from bot.app import running
from bot.database import Database
from models import members
from models.keys import Vault
from models.members import Member
from tests.conftest import KEY, make_settings
from tests.core import NOW, happens, rows_of_outbox

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
POSTGRES = pytest.mark.parametrize("database_url", ["postgres"], indirect=True)


async def enter(database, person: int) -> None:
    async with database.begin() as session:
        await members.number_of(session, person, NOW)


async def known(database) -> set[int]:
    async with database.read() as session:
        return set((await session.execute(select(col(Member.telegram_id)))).scalars())


class Switchboard:
    """The way to PostgreSQL; can swallow the answer to one commit, and cut the connection then."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.armed: bytes | None = None
        self.struck = 0
        self.port = 0

    async def __aenter__(self) -> "Switchboard":
        self.server = await asyncio.start_server(self._carry, "127.0.0.1", 0)
        self.port = self.server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self.server.close()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there_reader, there = await asyncio.open_unix_connection(f"{self.folder}/.s.PGSQL.5432")
        cut = asyncio.Event()
        seen = b""

        async def answers() -> None:
            while data := await there_reader.read(65536):
                if cut.is_set():
                    writer.transport.abort()
                    there.close()
                    return
                writer.write(data)

        async def questions() -> None:
            nonlocal seen
            while data := await reader.read(65536):
                seen += data
                if self.armed is not None and self.armed in seen and b"COMMIT" in data:
                    self.armed = None
                    self.struck += 1
                    cut.set()
                there.write(data)
            there.close()

        with suppress(OSError):
            await asyncio.gather(answers(), questions())


@pytest.fixture
async def switchboard(database_url):
    (folder,) = parse_qs(urlsplit(database_url).query)["host"]
    async with Switchboard(folder) as board:
        yield board


@pytest.fixture
def switched_url(database_url, switchboard) -> str:
    return f"postgresql://postgres:@127.0.0.1:{switchboard.port}{urlsplit(database_url).path}"


# Cancelled.


async def test_wherever_a_transaction_is_cancelled_it_is_whole_or_nothing_and_its_connection_clean(database):
    async def work(number: int) -> None:
        async with database.begin() as session:
            await members.number_of(session, number, NOW)
            await asyncio.sleep(0)
            await session.execute(text("SELECT 1"))
            await members.number_of(session, 1000 + number, NOW)

    await work(999)
    for number in range(1, 61):
        task = asyncio.create_task(work(number))
        for _ in range(number):
            await asyncio.sleep(0 if database.sqlite else 0.0002)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    found = await known(database)
    assert {number + 1000 for number in found if number < 1000} == {number for number in found if number > 1000}
    await asyncio.gather(*(enter(database, 5000 + number) for number in range(20)))
    if not database.sqlite:
        async with database.read() as session:
            open_ones = text(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND state LIKE 'idle in transaction%'"
            )
            assert (await session.execute(open_ones)).scalar_one() == 0


async def test_who_is_cancelled_while_queueing_takes_nobody_s_turn(database):
    order = []

    async def work(number: int) -> None:
        async with database.begin() as session:
            order.append(number)
            await members.number_of(session, number, NOW)
            await asyncio.sleep(0.01)

    tasks = [asyncio.create_task(work(number)) for number in range(12)]
    await asyncio.sleep(0.015)
    for task in tasks[3::2]:
        task.cancel()
    await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 5)
    assert set(tasks[0::2]) <= {task for task in tasks if not task.cancelled()}
    assert {0, 2, 4, 6, 8, 10} <= await known(database)


# Broken.


@POSTGRES
async def test_a_broken_connection_is_replaced_and_its_transaction_rolled_back(database):
    await enter(database, 1)

    async def broken() -> None:
        async with database.begin() as session:
            await members.number_of(session, 2, NOW)
            kill = text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            other = Database(database.url, Vault(KEY))
            async with other.begin() as killing:
                await killing.execute(kill)
            await other.close()
            await members.number_of(session, 3, NOW)

    with pytest.raises(DBAPIError):
        await broken()
    assert not database.in_doubt
    await asyncio.gather(*(enter(database, 10 + number) for number in range(4)))
    assert await known(database) == {1, 10, 11, 12, 13}


@POSTGRES
async def test_a_commit_whose_answer_is_lost_leaves_a_doubt(database, switchboard, switched_url):
    other = Database(switched_url.replace("postgresql:", "postgresql+psycopg:"), Vault(KEY))
    await enter(other, 1)
    assert not other.in_doubt
    switchboard.armed = b"INSERT INTO member"
    with pytest.raises(DBAPIError):
        await enter(other, 2)
    assert switchboard.struck == 1
    assert other.in_doubt
    assert await known(database) == {1, 2}
    await enter(other, 3)
    await other.close()


@POSTGRES
@pytest.mark.parametrize("where", [b"state = 'done'", b"UPDATE inbox SET worker", b"state='attempting'"])
async def test_a_program_whose_commit_s_answer_is_lost_does_nothing_twice_and_loses_nothing(
    database, switchboard, switched_url, tmp_path, telegram_url, telegram, where
):
    """The connection breaks in the commit of an update's effects, of a claim of updates, of a claim of messages."""
    wang = telegram.person("王伟", language_code="en")
    settings = make_settings(switched_url, tmp_path, telegram_url)
    async with running(settings) as program:
        number = program.kit.worker
        if b"attempting" in where:
            telegram.faults.add(method="sendMessage", retry_after=1)
        switchboard.armed = where
        await wang.says("/language")
        asked = await wang.hears("Which language", within=15)
        await wang.presses("繁體", on=asked, wait=False)
        await wang.hears("繁體", within=15)
        await happens(lambda: program.kit.worker != number or not switchboard.struck)
        await wang.says("/myid")
        await wang.hears(str(wang.id), within=15)
    async with database.read() as session:
        assert (await members.known(session, wang.id)).language == "zh-Hant"
    assert await rows_of_outbox(database) == []
    assert sum("Which language" in (message.text or "") for message in wang.heard) == 1


# Busy.


@SQLITE
async def test_a_connection_is_opened_to_a_busy_file_without_standing_still(database, settings):
    async with database.begin() as session:
        await members.number_of(session, 1, NOW)
        other = Database(settings.database, Vault(KEY))
        began = time.monotonic()
        assert await known(other) == set()
        writing = asyncio.create_task(enter(other, 2))
        await asyncio.sleep(0)
        assert time.monotonic() - began < 1
        await asyncio.sleep(0.2)
        assert not writing.done()
    await asyncio.wait_for(writing, 5)
    assert await known(database) == {1, 2}
    await other.close()


@SQLITE
async def test_two_processes_writing_all_the_time_both_get_through(database, settings):
    other = Database(settings.database, Vault(KEY))
    await asyncio.gather(*(enter(office, number) for number in range(60) for office in (database, other)))
    assert len(await known(database)) == 60
    await other.close()


@SQLITE
async def test_the_log_is_emptied_once_nobody_reads(database, tmp_path):
    await enter(database, 1)
    log = tmp_path / "nuanyi.sqlite3-wal"
    assert log.stat().st_size > 0
    async with database.read() as session:
        await session.execute(select(Member))
        await enter(database, 2)
        emptying = asyncio.create_task(database.checkpoint())
        await asyncio.sleep(0.1)
        assert not emptying.done()
        assert log.stat().st_size > 0
        await asyncio.wait_for(enter(database, 3), 5)
    await asyncio.wait_for(emptying, 5)
    assert log.stat().st_size == 0
    assert await known(database) == {1, 2, 3}
