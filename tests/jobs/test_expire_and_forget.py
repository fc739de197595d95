"""What is too late is given up, and what was kept long enough is deleted."""

from jobs import expire, forget
from models import drafts, inbox, members, outbox, pace, problems, stations
from models.outbox import EXPIRED, PENDING, REFUSED, Outcome
from tests.core import DAY, NOW, SECOND, claim, owe, record, rows_of_inbox, rows_of_outbox, said, states, text_to


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
    assert await forget.run(kit, NOW + drafts.KEPT + SECOND) == 1
    assert await forget.run(kit, NOW + outbox.KEPT + SECOND) == 1
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
