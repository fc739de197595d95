"""The program as a process among others: it ends in order, notices that it is dead, and is stood in for."""

import asyncio
import sys
import time

import pytest
from sqlalchemy import select, text
from sqlmodel import col

from models.inbox import DONE, Inbox
from tests.processes.running import Running


async def _until(true, seconds: float = 30):
    began = time.monotonic()
    while not await true():
        assert time.monotonic() - began < seconds, "it took too long"
        await asyncio.sleep(0.05)
    return time.monotonic() - began


async def _polls(program: Running) -> None:
    async def said():
        return '"event": "polling"' in program.said()

    await _until(said)


async def _freeze_idle(program: Running, database) -> None:
    """Stop a process where it holds no lock: for who holds one, everybody waits."""
    holding = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND xact_start < clock_timestamp() - interval '0.3 seconds'"
    )

    async def frozen():
        program.freeze()
        await asyncio.sleep(0.5)
        async with database.read() as session:
            if not (await session.execute(holding)).scalar_one():
                return True
        program.thaw()
        return False

    await _until(frozen)


async def _in_inbox(database, state: str) -> int:
    async with database.read() as session:
        return len((await session.execute(select(col(Inbox.seq)).where(col(Inbox.state) == state))).all())


async def test_sigterm_ends_within_eight_seconds_with_a_backlog_and_loses_nothing(
    telegram, database, database_url, tmp_path
):
    program = Running(telegram.url, database_url, tmp_path)
    await program.start()
    telegram.latency = 0.3
    people = [telegram.person(f"Rider {number}") for number in range(150)]
    for _ in range(4):
        for person in people:
            await person.says("/myid")

    async def under_way():
        return await _in_inbox(database, DONE) > 20

    await _until(under_way)
    began = time.monotonic()
    code = await program.end()
    took = time.monotonic() - began

    assert (code, took < 8) == (0, True)
    assert await _in_inbox(database, DONE) < 600
    telegram.latency, program.forked = 0, True
    await program.start()
    for person in people:
        for _ in range(4):
            await person.hears("数字编号", within=20)
    await program.end()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_process_whose_polling_is_dead_ends_itself(telegram, database_url, tmp_path):
    program = Running(telegram.url, database_url, tmp_path)
    impatient = (
        "from bot import app, intake; app.POLLING_DEAD = 3; intake.LONG_POLL = 1;"
        "from bot.cli import app as cli; cli(['run'])"
    )
    with program.log.open("w") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", impatient, env=program.environment, stdout=log, stderr=log
        )
    person = telegram.person("王伟")
    await person.says("/myid")
    await person.hears("数字编号", within=15)
    telegram.faults.add(method="getUpdates", kind="hang", times=None)

    assert await asyncio.wait_for(process.wait(), 15) == 70
    assert "polling is dead" in program.said()


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_another_process_takes_over_when_the_polling_one_is_killed(telegram, database_url, tmp_path):
    first = Running(telegram.url, database_url, tmp_path, "first", forked=True)
    second = Running(telegram.url, database_url, tmp_path, "second", forked=True)
    await first.start()
    await _polls(first)
    await second.start()
    person = telegram.person("王伟")
    await person.says("/myid")
    await person.hears("数字编号")
    assert "polling" in first.said()
    assert "polling" not in second.said()

    await first.kill()
    await person.says("/myid")

    await person.hears("数字编号", within=30)
    assert await second.end() == 0


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_frozen_poller_that_thaws_is_refused_and_nothing_happens_twice(
    telegram, database, database_url, tmp_path
):
    first = Running(telegram.url, database_url, tmp_path, "first", forked=True)
    second = Running(telegram.url, database_url, tmp_path, "second", forked=True)
    await first.start()
    await _polls(first)
    await second.start()
    people = [telegram.person(f"Rider {number}") for number in range(20)]

    await _freeze_idle(first, database)
    for person in people:
        await person.says("/myid")
    for person in people:
        await person.hears("数字编号", within=30)
    first.thaw()

    async def refused():
        return "another process polls now" in first.said()

    for person in people:
        await person.says("/help")
    await _until(refused)
    for person in people:
        await person.hears("我能帮你", within=10)
        assert sum("你的数字编号是" in (message.text or "") for message in person.heard) == 1
    assert [await first.end(), await second.end()] == [0, 0]


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_two_processes_share_the_work_and_keep_each_riders_order(telegram, database, database_url, tmp_path):
    programs = [Running(telegram.url, database_url, tmp_path, name, forked=True) for name in ("first", "second")]
    for program in programs:
        await program.start()
    people = [telegram.person(f"Rider {number}") for number in range(30)]
    words = [f"路{number:02}" for number in range(12)]
    for word in words:
        for person in people:
            await person.says(word)
    seen = set()
    async with database.read() as session:
        while len(seen) < 2:
            seen |= set((await session.execute(text("SELECT DISTINCT worker FROM inbox WHERE worker > 0"))).scalars())
            assert await _in_inbox(database, DONE) < len(people) * len(words), "one process did it all"
    for person in people:
        for word in words:
            await person.hears(f"“{word}”", within=20)
        said = [message.text for message in person.heard]
        assert [text[4:7] for text in said if text.startswith("没找到")] == words
    for program in programs:
        assert await program.end() == 0
