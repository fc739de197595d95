"""Keys of what only passes through are destroyed in time, and not before."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select
from sqlmodel import col

from jobs import shred
from models import inbox, keys
from models.keys import PersonKey, Unreadable
from tests.core import NOW, SECOND, claim, deliver_now, owe, rows_of_inbox, rows_of_outbox, said, text_to
from tests.postgres import administer

EPOCH = keys.EPOCH * SECOND
BEGIN = NOW - (int(NOW.timestamp()) % keys.EPOCH) * SECOND
"""The beginning of an epoch."""


async def take_in(kit, *arrivals, now=BEGIN) -> None:
    async with kit.database.begin() as session:
        await inbox.take_in(session, arrivals, now)


async def finish_all(kit) -> None:
    async with kit.database.begin() as session:
        for one in await inbox.claim(session, kit.worker, 10, BEGIN):
            await inbox.finish(session, one.seq, kit.worker, BEGIN)


async def readable(kit, sealed: bytes, about: str) -> bool:
    kit.database.vault.transit.clear()
    async with kit.database.read() as session:
        try:
            return bool(await keys.unseal(session, sealed, about))
        except Unreadable:
            return False


async def epochs(kit) -> set[int]:
    async with kit.database.read() as session:
        return set().union(*(await keys.transit_epochs(session)).values())


async def test_a_look_up_s_key_goes_within_a_minute_of_its_end(kit):
    await shred.run(kit, BEGIN)
    await take_in(kit, said(1, passing=True))
    (row,) = await rows_of_inbox(kit.database)
    await finish_all(kit)
    gone_after = None
    for seconds in range(5, 65, 5):
        await shred.run(kit, BEGIN + seconds * SECOND)
        if gone_after is None and not await readable(kit, row.payload, "inbox:1"):
            gone_after = seconds
    assert keys.EPOCH + shred.SETTLED <= gone_after <= keys.EPOCH + shred.SETTLED + 5
    assert len(await epochs(kit)) <= 2


async def test_while_an_update_waits_its_key_stays(kit):
    await shred.run(kit, BEGIN)
    await take_in(kit, said(1, passing=True))
    (row,) = await rows_of_inbox(kit.database)
    for seconds in range(5, 300, 5):
        await shred.run(kit, BEGIN + seconds * SECOND)
    assert await readable(kit, row.payload, "inbox:1")
    await finish_all(kit)
    for seconds in range(300, 340, 5):
        await shred.run(kit, BEGIN + seconds * SECOND)
    assert not await readable(kit, row.payload, "inbox:1")


async def test_while_an_answer_is_owed_its_key_stays(kit, telegram):
    wang = telegram.person("王伟", started=True)
    await shred.run(kit, BEGIN)
    await owe(kit.database, text_to(wang.id, "a", passing=True), now=BEGIN)
    (row,) = await rows_of_outbox(kit.database)
    assert row.transit is not None
    for seconds in range(5, 120, 5):
        await shred.run(kit, BEGIN + seconds * SECOND)
    assert await readable(kit, row.payload, "outgoing:a")
    await deliver_now(kit)
    assert [message.text for message in wang.heard] == ["你好"]
    for seconds in range(120, 160, 5):
        await shred.run(kit, BEGIN + seconds * SECOND)
    assert not await readable(kit, row.payload, "outgoing:a")


async def test_one_answer_that_can_t_be_sent_keeps_no_other_key_alive(kit):
    await owe(kit.database, text_to(1, "stuck", passing=True), now=BEGIN)
    for later in range(1, 9):
        await take_in(kit, said(later, person=later, passing=True), now=BEGIN + later * EPOCH)
    rows = await rows_of_inbox(kit.database)
    (stuck,) = await rows_of_outbox(kit.database)
    await finish_all(kit)
    await shred.run(kit, BEGIN + 9 * EPOCH + 10 * SECOND)
    await shred.run(kit, BEGIN + 10 * EPOCH + 10 * SECOND)
    assert [await readable(kit, row.payload, f"inbox:{row.update_id}") for row in rows] == [False] * 8
    assert await readable(kit, stuck.payload, "outgoing:stuck")
    assert [attempt.params["text"] for attempt in await claim(kit.database, kit.worker)] == ["你好"]


async def test_nothing_is_destroyed_while_somebody_may_still_seal_with_it(kit):
    await take_in(kit, said(1, passing=True))
    await finish_all(kit)
    for seconds in (0, shred.SETTLED - 1):
        assert await shred.run(kit, BEGIN + EPOCH + seconds * SECOND) == 0
    assert await shred.run(kit, BEGIN + EPOCH + shred.SETTLED * SECOND) == 1


async def test_the_present_key_is_made_before_it_is_needed_and_the_only_one_in_memory(kit):
    for later in range(3):
        await shred.run(kit, BEGIN + later * EPOCH)
        present = int((BEGIN + later * EPOCH).timestamp()) // keys.EPOCH
        assert set(kit.database.vault.transit) == {present}


async def test_a_clock_that_jumps_leaves_no_key_behind(kit):
    for later in (0, 1, 500_000, 500_001, -90_000, 0, 1):
        await take_in(kit, said(later, passing=True), now=BEGIN + later * EPOCH)
        await finish_all(kit)
        await shred.run(kit, BEGIN + later * EPOCH)
    for seconds in range(30, 100, 5):
        await shred.run(kit, BEGIN + EPOCH + seconds * SECOND)
    assert len(await epochs(kit)) <= 2


def files_of(database_url: str) -> list[Path]:
    """Return the files that a database consists of, logs included."""
    if database_url.startswith("sqlite"):
        return list(Path(database_url.removeprefix("sqlite:///")).parent.glob("nuanyi.sqlite3*"))
    (folder,) = parse_qs(urlsplit(database_url).query)["host"]
    return [path for path in Path(folder).rglob("*") if path.is_file() and re.search(r"/(base|pg_wal)/", str(path))]


def lies_in(database_url: str, secret: bytes) -> bool:
    return any(secret in path.read_bytes() for path in files_of(database_url))


async def test_no_file_holds_a_destroyed_key(kit, database_url, request):
    def flush() -> None:
        if not kit.database.sqlite:
            administer(request.getfixturevalue("postgres_server"), "CHECKPOINT")

    await shred.run(kit, BEGIN)
    await take_in(kit, said(1), said(2, person=8, passing=True))
    async with kit.database.read() as session:
        table = keys._transit_table(int(BEGIN.timestamp()) // keys.EPOCH)
        passing = (await session.execute(select(col(table.wrapped)))).scalar_one()
        lasting = (await session.execute(select(col(PersonKey.wrapped)))).scalars().first()
    flush()
    assert lies_in(database_url, lasting)
    # PostgreSQL writes pages of an unlogged table only when it must.
    assert lies_in(database_url, passing) or not kit.database.sqlite
    await finish_all(kit)
    await shred.run(kit, BEGIN + EPOCH + 10 * SECOND)
    flush()
    assert lies_in(database_url, lasting)
    assert not lies_in(database_url, passing)


@pytest.mark.parametrize("kind", ["inbox", "outbox"])
async def test_sealing_for_the_person_needs_no_passing_key(kit, kind):
    if kind == "inbox":
        await take_in(kit, said(1))
    else:
        await owe(kit.database, text_to(7, "a"))
    assert await epochs(kit) == set()
