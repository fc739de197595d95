"""Who agreed to what: each thing by itself, to a version, until it is taken back."""

import pytest

from models import consents, members
from models.consents import CHECKIN, MEMBERSHIP
from tests.core import DAY, NOW

WANG, LI = 7, 8


@pytest.fixture
async def people(database):
    async with database.begin() as session:
        return [await members.number_of(session, person, NOW) for person in (WANG, LI)]


async def history(session, member):
    return [(one.purpose, one.version, one.given_at, one.withdrawn_at) for one in await consents.of(session, member)]


async def test_nothing_is_agreed_to_before_somebody_says_so(database, people):
    async with database.begin() as session:
        assert not await consents.holds(session, people[0], CHECKIN)
        assert not await consents.holds(session, people[0], CHECKIN, "1")
        assert await consents.of(session, people[0]) == []


async def test_one_agreement_is_for_one_person_one_purpose_and_one_version(database, people):
    wang, li = people
    async with database.begin() as session:
        await consents.give(session, wang, CHECKIN, "1", NOW)
        assert await consents.holds(session, wang, CHECKIN)
        assert await consents.holds(session, wang, CHECKIN, "1")
        assert not await consents.holds(session, wang, CHECKIN, "2")
        assert not await consents.holds(session, wang, MEMBERSHIP)
        assert not await consents.holds(session, li, CHECKIN)


async def test_pressing_twice_is_agreeing_once_and_from_the_first_time_on(database, people):
    async with database.begin() as session:
        await consents.give(session, people[0], CHECKIN, "1", NOW)
        await consents.give(session, people[0], CHECKIN, "1", NOW + DAY)
        assert await history(session, people[0]) == [(CHECKIN, "1", NOW, None)]


async def test_a_new_version_takes_the_place_of_the_old_one_and_of_nothing_else(database, people):
    wang, li = people
    async with database.begin() as session:
        for member, purpose in ((wang, CHECKIN), (wang, MEMBERSHIP), (li, CHECKIN)):
            await consents.give(session, member, purpose, "1", NOW)
        await consents.give(session, wang, CHECKIN, "2", NOW + DAY)
        assert await history(session, wang) == [
            (CHECKIN, "1", NOW, NOW + DAY),
            (MEMBERSHIP, "1", NOW, None),
            (CHECKIN, "2", NOW + DAY, None),
        ]
        assert await history(session, li) == [(CHECKIN, "1", NOW, None)]


async def test_each_is_taken_back_alone_and_once(database, people):
    wang, li = people
    async with database.begin() as session:
        for member, purpose in ((wang, CHECKIN), (wang, MEMBERSHIP), (li, MEMBERSHIP)):
            await consents.give(session, member, purpose, "1", NOW)
        assert await consents.withdraw(session, wang, MEMBERSHIP, NOW + DAY) is True
        assert await consents.withdraw(session, wang, MEMBERSHIP, NOW + 2 * DAY) is False
        assert not await consents.holds(session, wang, MEMBERSHIP)
        assert await consents.holds(session, wang, CHECKIN, "1")
        assert await consents.holds(session, li, MEMBERSHIP)
        assert await history(session, wang) == [(CHECKIN, "1", NOW, None), (MEMBERSHIP, "1", NOW, NOW + DAY)]


async def test_who_took_it_back_may_agree_again(database, people):
    async with database.begin() as session:
        await consents.give(session, people[0], CHECKIN, "1", NOW)
        await consents.withdraw(session, people[0], CHECKIN, NOW + DAY)
        await consents.give(session, people[0], CHECKIN, "1", NOW + 2 * DAY)
        assert await consents.holds(session, people[0], CHECKIN, "1")
        assert await history(session, people[0]) == [
            (CHECKIN, "1", NOW, NOW + DAY),
            (CHECKIN, "1", NOW + 2 * DAY, None),
        ]


async def test_nobody_is_asked_for_what_has_no_name(database, people):
    async with database.begin() as session:
        with pytest.raises(ValueError, match="everything"):
            await consents.give(session, people[0], "everything", "1", NOW)
        assert await consents.of(session, people[0]) == []
