"""Points for what was confirmed: each time anew, whatever was forgotten in between."""

from datetime import timedelta

import pytest

from bot import crediting, entryviews, pointviews
from models import ledger, problems, stations
from models.keepings import Settled
from models.riders import Profile
from tests.core import NOW
from tests.models import house

KEEPER, WANG = 5, 7


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_mark_brings_points_though_an_earlier_one_that_is_forgotten_had_its_number(kit):
    """SQLite gives the numbers of deleted rows again."""
    async with kit.database.begin() as session:
        await house.build(session)
        wang = (await house.checks_in(session, WANG, Profile("王伟"))).rider.member_id
        here, there = await stations.every(session)
        await kit.stations.refresh(session, NOW)
        told = []
        for station, later in ((here, timedelta(0)), (there, timedelta(days=100))):
            now = NOW + later
            await problems.forget(session, now - timedelta(days=90))
            one = await problems.mark(session, wang, station.id, "closed", now)
            settled = Settled(station, await problems.settle(session, station.id, ["closed"], now))
            told += [(one.id, len(await crediting.problem_confirmed(kit, session, settled, KEEPER, now)))]
        assert told == [(1, 1), (1, 1)]
        newest, oldest = await ledger.page(session, wang, 9)
        named = await pointviews.things(kit, session, [newest, oldest])
        shown = await entryviews.page(kit, session, "zh-Hans", newest)
    assert named == {newest.number: there.name, oldest.number: ""}
    assert "王" not in shown
    assert newest.key not in shown, "the staff don't learn who marked something"
