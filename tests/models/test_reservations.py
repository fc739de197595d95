"""Reservations: what a keeper may not do for themselves, prices that change, and erasing while others are at work."""

import asyncio

import pytest

from models import erasures, ledger, ledgerchecks, members, problems, reservations, stations
from models.ledger import BASE, Posting
from models.reservations import UNDONE, Wish
from models.roles import KEEPER as KEEPING
from models.rules import RuleBroken
from tests.core import NOW, waits
from tests.models import house
from tests.models.ledgers import KEEPER, TODAY, UNDOING, VALID, new_reward, new_rider, open_shop, tried

WANG = 7


@pytest.fixture
async def shop(database):
    async with database.begin() as session:
        return await open_shop(session)


async def reserved(database, shop, person, price=5):
    """Let somebody with ten points reserve something that costs five; return the member and the reservation."""
    async with database.begin() as session:
        member = await new_rider(session, person, 10)
        reward = await new_reward(session, shop, price, pieces=3)
        wish = Wish(reward, shop.station, f"{person}", price)
        return member, await reservations.reserve(session, member, wish, VALID, TODAY, NOW)


async def test_nobody_undoes_what_they_have_got_themselves(database, shop):
    """Who keeps the station too would have the thing, and its price back."""
    async with database.begin() as session:
        await house.gives(session, WANG, KEEPING, station_id=shop.station)
    _, one = await reserved(database, shop, WANG)

    def undoing(person):
        return lambda session: reservations.undo(session, person, one.number, UNDOING, TODAY, NOW)

    assert await tried(database, lambda session: reservations.hand_out(session, WANG, one.number, NOW)) == "code-own"
    assert await tried(database, lambda session: reservations.hand_out(session, KEEPER, one.number, NOW)) is None
    assert await tried(database, undoing(WANG)) == "code-own"
    assert await tried(database, undoing(KEEPER)) is None
    async with database.read() as session:
        assert (await reservations.by_id(session, one.number)).state == UNDONE


async def test_nobody_pays_another_price_than_they_saw(database, shop):
    async with database.begin() as session:
        member = await new_rider(session, WANG, 100)
        reward = await new_reward(session, shop, price=50, pieces=3)
        with pytest.raises(RuleBroken):
            await reservations.reserve(session, member, Wish(reward, shop.station, "a", 5), VALID, TODAY, NOW)
        assert await reservations.of(session, member) == []
        made = await reservations.reserve(session, member, Wish(reward, shop.station, "b", 50), VALID, TODAY, NOW)
        assert (made.price, await ledger.balance(session, member)) == (50, 50)


async def keeps_the_person(session, member):
    """Do as an award does: nobody else decides about this member, then the points."""
    await members.hold(session, WANG)
    yield
    await ledger.hold(session, member)


async def keeps_the_account(session, member):
    """Do as whatever brings points: the account, then the entry."""
    await ledger.hold(session, member)
    yield
    await ledger.post(session, Posting(member, 1, BASE, "rule", "rule:1"), TODAY, NOW)


async def keeps_the_marks(session, member):
    """Do as a keeper does who confirms what somebody marked: the marks, then the points for them."""
    (station,) = await stations.every(session)
    await problems.settle(session, station.id, ["closed"], NOW)
    yield
    await ledger.hold(session, member)


@pytest.mark.parametrize("doing", [keeps_the_person, keeps_the_account, keeps_the_marks])
async def test_erasing_waits_for_who_gives_points_and_never_crosswise(database, shop, doing):
    member, one = await reserved(database, shop, WANG)
    async with database.begin() as session:
        await problems.mark(session, member, shop.station, "closed", NOW)

    async def erasing():
        async with database.begin() as session:
            await erasures.erase(session, member, WANG, NOW, TODAY)

    async with database.begin() as session:
        steps = doing(session, member)
        await anext(steps)
        erased = asyncio.create_task(erasing())
        await waits(database)
        assert await anext(steps, None) is None
    await erased
    async with database.read() as session:
        assert (await reservations.by_id(session, one.number)).code is None
        assert await ledgerchecks.look(session) == []
