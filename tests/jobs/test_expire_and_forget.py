"""What is too late is given up, and what was kept long enough is deleted."""

import asyncio
import re
from pathlib import Path

import pytest
from sqlalchemy import select

from jobs import expire, forget
from models import (
    awards,
    drafts,
    inbox,
    keys,
    ledger,
    ledgerchecks,
    ledgerexports,
    members,
    notices,
    pace,
    problems,
    recipients,
    stations,
)
from models.awards import Award
from models.badges import Badge
from models.broadcasts import BEGUN, Broadcast
from models.codes import CodeTry
from models.ledger import Entry, Posting
from models.ledgerexports import LedgerExport
from models.notices import Notice
from models.outbox import EXPIRED, PENDING, REFUSED, Outcome
from models.recipients import Recipient
from models.standings import Frozen
from tests.core import DAY, NOW, SECOND, claim, owe, record, rows_of_inbox, rows_of_outbox, said, states, text_to
from tests.postgres import administer


async def test_messages_expire_at_their_time(kit):
    await owe(kit.database, text_to(1, "a", expires_at=NOW + SECOND), text_to(2, "a"))
    assert await expire.run(kit, NOW) == 0
    assert await expire.run(kit, NOW + SECOND) == 1
    assert await states(kit.database) == [EXPIRED, PENDING]


async def test_everything_goes_when_its_time_is_up_and_not_before(kit):
    async with kit.database.begin() as session:
        await inbox.take_in(session, [said(1)], NOW)
        (one,) = await inbox.claim(session, kit.worker, 1, NOW)
        await inbox.finish(session, one.seq, kit.worker, NOW)
        await drafts.begin(session, 7, "problem", {}, NOW)
        await pace.book(session, [pace.Wish(7, pace.OWN)], 25, kit.clock.machine() - DAY)
    await owe(kit.database, text_to(7, "a"))
    (attempt,) = await claim(kit.database, kit.worker)
    await record(kit.database, Outcome(attempt, REFUSED))

    assert await forget.run(kit, NOW + DAY) == 0
    async with kit.database.read() as session:
        assert await session.get(pace.Pace, "7") is None
    assert await forget.run(kit, NOW + inbox.KEPT + SECOND) == 1
    assert await rows_of_inbox(kit.database) == []
    assert await forget.run(kit, NOW + 14 * DAY + SECOND) == 1
    assert await forget.run(kit, NOW + 30 * DAY + SECOND) == 1
    assert await rows_of_outbox(kit.database) == []
    assert await forget.run(kit, NOW + 365 * DAY) == 0


async def test_what_riders_found_wrong_goes_after_its_time(kit):
    async with kit.database.begin() as session:
        station = {"code": "A", "name": "甲驿站", "latitude": 34.75, "longitude": 113.62}
        await stations.upsert(session, [station], NOW)
        (kept,) = await stations.every(session)
        member = await members.number_of(session, 7, NOW)
        await problems.mark(session, member, kept.id, "closed", NOW)

    kept = kit.district.retention.problems * DAY
    assert await forget.run(kit, NOW + kept) == 0
    assert await forget.run(kit, NOW + kept + SECOND) == 1


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_of_a_destroyed_key_no_byte_stays_in_the_tables_of_postgres(kit, database_url):
    async with kit.database.begin() as session:
        for person in range(1, 20):
            await keys.seal(session, person, b"", "x", NOW)
        wrapped = (await session.execute(select(keys.PersonKey.wrapped).where(keys.PersonKey.holder == 7))).scalar_one()
    assert lies_in_a_table(database_url, wrapped), "the search can't find the key even while it must be there"
    async with kit.database.begin() as session:
        await keys.destroy(session, 7)
    assert lies_in_a_table(database_url, wrapped), "a deleted row alone is still there"
    for _ in range(30):  # PostgreSQL counts what was deleted some seconds later
        await forget.run(kit, NOW)
        if not lies_in_a_table(database_url, wrapped):
            break
        await asyncio.sleep(0.5)
    assert not lies_in_a_table(database_url, wrapped)
    async with kit.database.begin() as session:
        sealed = await keys.seal(session, 8, b"still", "x", NOW)
        assert await keys.unseal(session, sealed, "x") == b"still"


def lies_in_a_table(url: str, wanted: bytes) -> bool:
    """Tell whether any table's file holds these bytes, after all that is in memory has been written."""
    administer(url, "CHECKPOINT")
    files = (Path(re.search(r"host=([^&]+)", url).group(1)) / "base").rglob("*")
    return any(wanted in file.read_bytes() for file in files if file.is_file())


async def test_of_points_goes_what_was_said_and_came_to_nothing_and_no_entry_ever(kit):
    day = NOW.date()
    async with kit.database.begin() as session:
        member = await members.number_of(session, 7, NOW)
        await ledger.post(session, Posting(member, 5, ledger.BASE, "deed", "award:1", about=1), day, NOW)
        for state in (awards.GIVEN, awards.DECLINED):
            given = {"rule": "deed", "points": 5, "by": 99, "day": day, "at": NOW, "decided_at": NOW}
            session.add(Award(member_id=member, state=state, **given))
        await ledgerexports.note(
            session, LedgerExport(kind=ledgerexports.SETTLEMENT, period="2026-10", count=1, at=NOW)
        )
        session.add(CodeTry(member_id=member, at=NOW))
        session.add(Badge(member_id=member, quarter="2026Q3", score=61, given_at=NOW))
        session.add(Frozen(period="2026Q3", member_id=member, score=61, trade="delivery"))

    assert await forget.run(kit, NOW + 365 * DAY) == 0
    assert await forget.run(kit, NOW + 365 * DAY + SECOND) == 2
    async with kit.database.read() as session:
        assert [one.state for one in await awards.of(session, member)] == [awards.GIVEN]
        assert await ledger.balance(session, member) == 5
        assert await ledgerchecks.look(session) == []
        for table, left in ((LedgerExport, 0), (CodeTry, 0), (Badge, 1), (Frozen, 1), (Entry, 1)):
            assert len((await session.execute(select(table))).all()) == left


async def test_whom_a_notice_went_to_and_what_was_written_goes_after_its_time_and_never_twice_to_anybody(kit):
    async with kit.database.begin() as session:
        member = await members.number_of(session, 7, NOW)
        sealed = await keys.seal(session, 7, b"{}", f"broadcast:{member}", NOW)
        told = {"member_id": member, "content": sealed, "topic": "branch", "touched_at": NOW, "created_at": NOW}
        session.add_all([Broadcast(id=1, state=BEGUN, **told), Broadcast(id=2, **told)])
        over = {"kind": notices.BROADCAST, "about": 1, "begins_at": NOW, "created_at": NOW, "ended_at": NOW}
        notice = await notices.open_one(session, Notice(source="broadcast:1", state=notices.DONE, **over))
        session.add(Recipient(notice_id=notice.number, member_id=member, due_at=NOW, state=recipients.SENT))

    kept = kit.district.retention
    assert await forget.run(kit, NOW + kept.drafts * DAY + SECOND) == 1, "what nobody sent"
    assert await forget.run(kit, NOW + kept.notices * DAY) == 0
    assert await forget.run(kit, NOW + kept.notices * DAY + SECOND) == 2
    async with kit.database.begin() as session:
        assert await notices.open_one(session, Notice(source="broadcast:1", **over)) is None
