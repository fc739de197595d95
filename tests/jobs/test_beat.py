"""Processes notice each other's end, and their own."""

from datetime import timedelta

import pytest

from bot.app import build
from jobs import beat
from models import inbox, outbox, workers
from models.outbox import ATTEMPTING, PENDING
from models.workers import SILENT
from tests.core import NOW, SECOND, claim, deliver_now, enter, owe, rows_of_inbox, said, states, text_to


async def take_in(database, *arrivals):
    async with database.begin() as session:
        await inbox.take_in(session, arrivals, NOW)


async def claim_updates(database, worker, most=10):
    async with database.begin() as session:
        return await inbox.claim(session, worker, most, NOW)


async def dies(kit, worker) -> None:
    """Let a process have been silent for a moment too long."""
    async with kit.database.begin() as session:
        await workers.beat(session, worker, kit.clock.machine() - SILENT - timedelta(milliseconds=1))


async def test_what_a_dead_process_had_begun_is_taken_over(kit):
    other = await enter(kit.database)
    await take_in(kit.database, said(1), said(2, person=8))
    await owe(kit.database, text_to(1, "a"), text_to(2, "a"))
    await claim_updates(kit.database, other, most=1)
    await claim(kit.database, other, most=1)
    mine = await claim_updates(kit.database, kit.worker)
    await claim(kit.database, kit.worker)
    await dies(kit, other)
    kit.arrived.clear()
    kit.owed.clear()

    assert await beat.run(kit, NOW) == 1
    assert [row.worker for row in await rows_of_inbox(kit.database)] == [None, kit.worker]
    assert await states(kit.database) == [PENDING, ATTEMPTING]
    assert kit.arrived.is_set()
    assert kit.owed.is_set()
    assert [one.update_id for one in mine] == [2]
    assert await beat.run(kit, NOW) == 0


async def test_a_living_process_keeps_what_it_has_begun(kit):
    await take_in(kit.database, said(1))
    await claim_updates(kit.database, kit.worker)
    number = kit.worker
    for _ in range(3):
        assert await beat.run(kit, NOW) == 0
    assert kit.worker == number
    assert [row.worker for row in await rows_of_inbox(kit.database)] == [number]


async def test_who_was_taken_for_dead_enters_anew_and_loses_what_it_had(kit):
    frozen = kit.worker
    await take_in(kit.database, said(1), said(2, person=8))
    await owe(kit.database, text_to(1, "a"))
    await claim_updates(kit.database, frozen, most=1)
    async with kit.database.begin() as session:
        await workers.leave(session, frozen)
    # It goes on for a moment before it notices.
    await claim_updates(kit.database, frozen)
    await claim(kit.database, frozen)

    await beat.run(kit, NOW)
    assert kit.worker != frozen
    assert [row.worker for row in await rows_of_inbox(kit.database)] == [None, None]
    assert await states(kit.database) == [PENDING]
    async with kit.database.read() as session:
        assert await workers.everybody(session) == [kit.worker]


async def test_what_is_claimed_in_the_very_moment_of_entering_anew_is_found_too(kit):
    frozen = kit.worker
    await take_in(kit.database, said(1))
    async with kit.database.begin() as session:
        await workers.leave(session, frozen)
    await beat.run(kit, NOW)
    await claim_updates(kit.database, frozen)
    await beat.run(kit, NOW)
    assert [row.worker for row in await rows_of_inbox(kit.database)] == [None]


async def test_who_does_not_know_what_it_has_claimed_enters_anew(kit):
    number = kit.worker
    await take_in(kit.database, said(1))
    await claim_updates(kit.database, number)
    kit.database.in_doubt = True
    await beat.run(kit, NOW)
    assert kit.worker != number
    assert not kit.database.in_doubt
    await beat.run(kit, NOW)
    assert [row.worker for row in await rows_of_inbox(kit.database)] == [None]


async def test_the_only_process_takes_over_all_that_went_before(kit):
    earlier = [await enter(kit.database, kit.clock.machine()) for _ in range(2)]
    await take_in(kit.database, said(1), said(2, person=8))
    await owe(kit.database, text_to(1, "a"))
    await claim_updates(kit.database, earlier[0], most=1)
    await claim_updates(kit.database, earlier[1])
    await claim(kit.database, earlier[0])
    await beat.take_over_all(kit)
    assert [row.worker for row in await rows_of_inbox(kit.database)] == [None, None]
    assert await states(kit.database) == [PENDING]
    async with kit.database.read() as session:
        assert await workers.everybody(session) == [kit.worker]


@pytest.mark.parametrize("ends", ["before", "after"])
async def test_a_frozen_process_gives_nobody_a_third_copy(kit, settings, telegram, ends):
    """The connection ends without an answer, and each time the process freezes before it can write that down."""
    wang = telegram.person("王伟", started=True)
    await owe(kit.database, text_to(wang.id, "a"), now=kit.clock.now() - 10 * SECOND)
    for _ in range(4):
        process = build(settings)
        await process.bot.initialize()
        await beat.enrol(process)
        telegram.faults.add(method="sendMessage", kind="cut", when=ends)
        attempts = await claim(process.database, process.worker, now=process.clock.now())
        await process.sender.send(attempts)
        await dies(kit, process.worker)
        await beat.run(kit, kit.clock.now())
        await process.bot.shutdown()
        await process.database.close()
    assert await states(kit.database) == [outbox.UNCERTAIN]
    telegram.faults.remove()
    assert await deliver_now(kit) == 0
    assert len(wang.heard) == (0 if ends == "before" else 2)
