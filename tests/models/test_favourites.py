from datetime import UTC, datetime

from models import favourites, members, stations

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)


async def test_favourites_come_in_the_order_of_adding_and_twice_is_once(database):
    async with database.begin() as session:
        for code in "abc":
            facts = {"code": code, "name": code, "latitude": 34.7, "longitude": 113.6}
            await stations.upsert(session, [facts], NOON)
        a, b, c = [station.id for station in await stations.every(session)]
        ana, bo = [await members.number_of(session, one, NOON) for one in (100, 200)]

        assert [await favourites.add(session, ana, one, NOON) for one in (c, a, b, a)] == [
            True,
            True,
            True,
            False,
        ]
        assert await favourites.of(session, ana) == [c, a, b]
        assert await favourites.of(session, bo) == []

        assert await favourites.remove(session, ana, c) is True
        assert await favourites.remove(session, ana, c) is False
        assert await favourites.remove(session, bo, a) is False
        await favourites.add(session, ana, c, NOON)
        assert await favourites.of(session, ana) == [a, b, c]
