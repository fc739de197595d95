"""Every night somebody looks at the whole ledger: once a day, and the administrators hear of what doesn't hold."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from jobs import audit
from models import audits, ledger, members
from models.ledger import BASE, Posting
from tests.core import rows_of_outbox
from tests.models import house
from tests.models.house import BOSS, DEPUTY
from tests.models.ledgers import TODAY

EVENING = datetime(2026, 11, 21, 19, 29, tzinfo=UTC)
"""One minute before half past three in the district."""

NIGHT = EVENING + timedelta(minutes=1)


@pytest.fixture
async def kit(kit, settings):
    """A process whose settings name two administrators."""
    await kit.database.close()
    kit.database = house.opened(settings)
    yield kit
    await kit.database.close()


async def test_a_night_s_look_comes_once_and_tells_every_administrator_what_does_not_hold(kit):
    async with kit.database.begin() as session:
        wang = await members.number_of(session, 7, EVENING)
        await ledger.post(session, Posting(wang, 10, BASE, "rule", "rule:1"), TODAY, EVENING)
    assert await audit.run(kit, NIGHT) == 0
    assert await rows_of_outbox(kit.database) == []

    async with kit.database.begin() as session:
        await session.execute(text("UPDATE account SET balance = 11"))
    assert await audit.run(kit, NIGHT + timedelta(hours=20)) == 0  # looked already
    night = NIGHT + timedelta(days=1)
    assert await audit.run(kit, EVENING + timedelta(days=1)) == 0  # too early
    assert await audit.run(kit, night) == 1
    assert await audit.run(kit, night) == 0
    alerts = await rows_of_outbox(kit.database)
    assert sorted(row.chat for row in alerts) == [BOSS, DEPUTY]
    assert {row.source for row in alerts} == {"audit:2026-11-23"}


async def test_a_look_that_was_cut_short_is_begun_anew(kit):
    async with kit.database.begin() as session:
        assert await audits.begin(session, date(2026, 11, 22), NIGHT)
    assert await looked(kit, NIGHT + timedelta(hours=1)) == [None]
    assert await looked(kit, NIGHT + timedelta(hours=3)) == [0]


async def looked(kit, now):
    """Run the job and return what the looks so far found."""
    await audit.run(kit, now)
    async with kit.database.read() as session:
        return list((await session.execute(text("SELECT findings FROM audit"))).scalars())
