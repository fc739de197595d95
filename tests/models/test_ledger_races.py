"""Twenty reserve at the same moment: the last piece, and with the last points. One has it, nobody sees a lock."""

import asyncio

from models import ledger, ledgerchecks, reservations
from models.ledger import BASE, Posting
from models.reservations import Wish
from tests.core import NOW
from tests.models.ledgers import KEEPER, TODAY, UNDOING, VALID, new_reward, new_rider, open_shop, tried

ROUNDS, PRESSES = 30, 20


async def prepared(database, points):
    async with database.begin() as session:
        shop = await open_shop(session)
        return shop, [await new_rider(session, 100 + number, points) for number in range(PRESSES)]


async def reserved_at_once(database, shop, reward, members, source):
    """Return why each press got nothing (None: it did), in the order of the presses."""

    def pressed(member, number):
        wish = Wish(reward, shop.station, f"{source}:{number}")
        return tried(database, lambda session: reservations.reserve(session, member, wish, VALID, TODAY, NOW))

    return await asyncio.gather(*(pressed(member, number) for number, member in enumerate(members)))


async def test_the_last_piece_goes_to_one_of_twenty(database):
    shop, members = await prepared(database, ROUNDS)
    for number in range(ROUNDS):
        async with database.begin() as session:
            reward = await new_reward(session, shop, price=1, pieces=1)
        told = await reserved_at_once(database, shop, reward, members, f"piece:{number}")
        assert sorted(map(str, told)) == ["None"] + ["reward-none-left"] * (PRESSES - 1)
    await all_is_well(database)


async def test_the_last_points_are_spent_by_one_of_twenty_presses(database):
    shop, (wang, *_) = await prepared(database, 0)
    async with database.begin() as session:
        reward = await new_reward(session, shop, price=7, pieces=ROUNDS + 1)
    for number in range(ROUNDS):
        async with database.begin() as session:
            await ledger.post(session, Posting(wang, 7, BASE, "rule", f"rule:{number}"), TODAY, NOW)
        told = await reserved_at_once(database, shop, reward, [wang] * PRESSES, f"points:{number}")
        assert sorted(map(str, told)) == ["None"] + ["points-too-few"] * (PRESSES - 1)
    await all_is_well(database)


async def test_one_press_that_comes_twenty_times_reserves_once_and_one_code_is_handed_out_once(database):
    shop, (wang, *_) = await prepared(database, 100)
    async with database.begin() as session:
        reward = await new_reward(session, shop, price=7, pieces=5)
    wish = Wish(reward, shop.station, "press")
    same = [
        tried(database, lambda session: reservations.reserve(session, wang, wish, VALID, TODAY, NOW)) for _ in range(20)
    ]
    assert await asyncio.gather(*same) == [None] * 20
    async with database.read() as session:
        (made,) = await reservations.of(session, wang)
        assert await ledger.balance(session, wang) == 93
    handing = [
        tried(database, lambda session: reservations.hand_out(session, KEEPER, made.number, NOW)) for _ in range(20)
    ]
    assert sorted(map(str, await asyncio.gather(*handing))) == ["None"] + ["code-spent"] * 19
    undoing = [
        tried(database, lambda session: reservations.undo(session, KEEPER, made.number, UNDOING, TODAY, NOW))
        for _ in range(20)
    ]
    assert sorted(map(str, await asyncio.gather(*undoing))) == ["None"] + ["code-spent"] * 19
    async with database.read() as session:
        assert await ledger.balance(session, wang) == 100
    await all_is_well(database)


async def all_is_well(database):
    async with database.read() as session:
        assert await ledgerchecks.look(session) == []
