"""Topics of notices: none until somebody chooses, and exactly those that they chose last."""

import pytest
from sqlalchemy import select

from models import members, subscriptions
from models.subscriptions import Subscription
from tests.core import DAY, NOW

WANG, LI = 7, 8


@pytest.fixture
async def people(database):
    async with database.begin() as session:
        return [await members.number_of(session, person, NOW) for person in (WANG, LI)]


async def since(session, member):
    rows = (await session.execute(select(Subscription))).scalars()
    return {row.topic: row.since for row in rows if row.member_id == member}


async def test_all_are_off_until_somebody_chooses(database, people):
    async with database.begin() as session:
        assert await subscriptions.of(session, people[0]) == set()
        await subscriptions.choose(session, people[0], [], NOW)
        assert await subscriptions.of(session, people[0]) == set()


async def test_exactly_those_that_were_chosen_last_are_on(database, people):
    async with database.begin() as session:
        await subscriptions.choose(session, people[0], ["safety", "weather"], NOW)
        await subscriptions.choose(session, people[0], ["weather", "jobs", "jobs"], NOW + DAY)
        assert await subscriptions.of(session, people[0]) == {"weather", "jobs"}
        assert await since(session, people[0]) == {"weather": NOW, "jobs": NOW + DAY}
        await subscriptions.choose(session, people[0], [], NOW + 2 * DAY)
        assert await subscriptions.of(session, people[0]) == set()


async def test_one_s_choice_is_one_s_own(database, people):
    wang, li = people
    async with database.begin() as session:
        await subscriptions.choose(session, wang, ["safety"], NOW)
        await subscriptions.choose(session, li, ["safety", "jobs"], NOW)
        await subscriptions.choose(session, wang, [], NOW)
        assert await subscriptions.of(session, wang) == set()
        assert await subscriptions.of(session, li) == {"safety", "jobs"}
