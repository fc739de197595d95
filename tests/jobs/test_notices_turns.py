"""Notices keep out of each other's way, end when their time is over, and cost nothing while there is nothing to do."""

from datetime import timedelta

import pytest
from sqlalchemy import event, update
from sqlmodel import col

import models.notices
from jobs import notices
from models import dispatches, recipients
from models.notices import Notice
from models.recipients import Recipient
from tests.jobs.test_notices import books, bring, goes_on

LATER = timedelta(days=8)

ON_ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def as_it_is(kit, notice) -> Notice:
    async with kit.database.read() as session:
        return await models.notices.by_id(session, notice.number)


@ON_ONE_DATABASE
async def test_one_that_goes_wrong_does_not_keep_the_others_from_going(kit, telegram):
    broken, _ = await bring(kit, telegram, ["王伟"])
    async with kit.database.begin() as session:
        await session.execute(update(Notice).where(col(Notice.id) == broken.number).values(audience="{"))
    stuck, _ = await bring(kit, telegram, ["李娜"])
    async with kit.database.begin() as session:
        await session.execute(update(Notice).where(col(Notice.id) == stuck.number).values(kind="nobody's"))
    whole, everybody = await bring(kit, telegram, ["张敏"])
    await goes_on(kit, 1)
    assert (await books(kit, whole))[everybody["张敏"].id] == "sent"
    assert (await as_it_is(kit, broken)).state == models.notices.FIXING


@ON_ONE_DATABASE
async def test_what_was_paused_ends_when_its_time_is_over(kit, telegram):
    notice, everybody = await bring(kit, telegram, ["王伟", "李娜"], urgent=False)
    async with kit.database.begin() as session:
        await session.execute(update(Notice).values(expires_at=kit.clock.now() + LATER))
    async with kit.database.begin() as session:
        while not await dispatches.fix(session, notice, kit.district.timetable(), kit.clock.now()):
            pass
        assert await dispatches.pause(session, notice.number)
    await goes_on(kit, 60)
    assert (await as_it_is(kit, notice)).state == models.notices.PAUSED
    await goes_on(kit, LATER.total_seconds())
    assert (await as_it_is(kit, notice)).ended_at is not None
    assert set((await books(kit, notice)).values()) == {"expired"}
    assert all(person.heard == [] for person in everybody.values())


async def test_many_are_cancelled_by_and_by(kit, telegram, monkeypatch):
    monkeypatch.setattr(dispatches, "SLICE", 2)
    notice, _ = await bring(kit, telegram, [f"P{number}" for number in range(5)], urgent=False)
    async with kit.database.begin() as session:
        while not await dispatches.fix(session, notice, kit.district.timetable(), kit.clock.now()):
            pass
        assert await dispatches.cancel(session, notice.number, kit.clock.now())
        assert (await recipients.counts(session, notice.number))["cancelled"] == 2
    for _ in range(3):
        await notices.run(kit, kit.clock.now())
    assert set((await books(kit, notice)).values()) == {"cancelled"}
    assert (await as_it_is(kit, notice)).ended_at is not None


@ON_ONE_DATABASE
async def test_nothing_is_written_while_nothing_is_due(kit, telegram):
    notice, _ = await bring(kit, telegram, ["王伟"], urgent=False)
    async with kit.database.begin() as session:
        while not await dispatches.fix(session, notice, kit.district.timetable(), kit.clock.now()):
            pass
        await session.execute(update(Recipient).values(due_at=kit.clock.now() + timedelta(hours=1)))
    said: list[str] = []
    event.listen(kit.database.engine.sync_engine, "before_cursor_execute", lambda *given: said.append(given[2]))
    await notices.run(kit, kit.clock.now())
    assert said
    assert not [one for one in said if not one.lstrip().startswith(("SELECT", "BEGIN"))]
    assert "BEGIN IMMEDIATE" not in said
