"""Who looked at whose data: a line for each viewer, kind and day, counted and forgotten in time."""

import asyncio
from datetime import timedelta

import pytest

from bot.database import Database
from models import looks, members
from models.keys import Vault
from tests.conftest import KEY
from tests.core import DAY, NOW, SECOND

TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)
FANG, MING = 501, 502
"""Members who look; nothing says that they have to be known."""


@pytest.fixture
async def people(database):
    async with database.begin() as session:
        return [await members.number_of(session, person, NOW) for person in (7, 8, 9)]


async def lines(session, member):
    return [(one.by, one.kind, one.day, one.times, one.last_at) for one in await looks.at(session, member)]


async def test_looks_of_one_kind_and_day_are_one_line_that_counts(database, people):
    wang, li, zhao = people
    async with database.begin() as session:
        await looks.note(session, [wang, li], FANG, "roster", TODAY, NOW)
        await looks.note(session, [wang], FANG, "roster", TODAY, NOW + SECOND)
        await looks.note(session, [wang], FANG, "roster", TODAY, NOW + 2 * SECOND)
        assert await lines(session, wang) == [(FANG, "roster", TODAY, 3, NOW + 2 * SECOND)]
        assert await lines(session, li) == [(FANG, "roster", TODAY, 1, NOW)]
        assert await lines(session, zhao) == []


async def test_another_viewer_kind_or_day_is_another_line_the_newest_first(database, people):
    wang = people[0]
    async with database.begin() as session:
        await looks.note(session, [wang], FANG, "card", TODAY, NOW)
        await looks.note(session, [wang], MING, "card", TODAY, NOW + SECOND)
        await looks.note(session, [wang], FANG, "phone", TODAY, NOW + 2 * SECOND)
        await looks.note(session, [wang], FANG, "card", TOMORROW, NOW + DAY)
        assert await lines(session, wang) == [
            (FANG, "card", TOMORROW, 1, NOW + DAY),
            (FANG, "phone", TODAY, 1, NOW + 2 * SECOND),
            (MING, "card", TODAY, 1, NOW + SECOND),
            (FANG, "card", TODAY, 1, NOW),
        ]


async def test_looking_at_oneself_counts_for_nothing_and_twice_at_once_is_once(database, people):
    wang, li, _ = people
    async with database.begin() as session:
        await looks.note(session, [wang, li, li], wang, "roster", TODAY, NOW)
        assert await lines(session, wang) == []
        assert await lines(session, li) == [(wang, "roster", TODAY, 1, NOW)]
        await looks.note(session, [], wang, "roster", TODAY, NOW)
        await looks.note(session, [wang], wang, "roster", TODAY, NOW)
        assert await lines(session, wang) == []


async def test_a_stranger_s_scan_is_noted_as_nobody_s(database, people):
    async with database.begin() as session:
        await looks.note(session, people[:1], 0, "proof", TODAY, NOW)
        assert await lines(session, people[0]) == [(0, "proof", TODAY, 1, NOW)]


async def test_nothing_is_noted_of_who_is_no_member(database, people):
    async with database.begin() as session:
        await looks.note(session, [10**6, people[0]], FANG, "page", TODAY, NOW)
        assert await lines(session, 10**6) == []
        assert len(await lines(session, people[0])) == 1


async def test_a_kind_that_nobody_knows_is_refused(database, people):
    async with database.begin() as session:
        with pytest.raises(ValueError, match="through the window"):
            await looks.note(session, people, FANG, "through the window", TODAY, NOW)


async def test_more_than_one_statement_takes_are_all_noted(database, people, monkeypatch):
    monkeypatch.setattr(looks, "AT_ONCE", 2)
    async with database.begin() as session:
        await looks.note(session, people, FANG, "export", TODAY, NOW)
        assert [len(await lines(session, member)) for member in people] == [1, 1, 1]


async def test_looks_from_two_processes_at_once_are_all_counted(settings, database, people):
    other = Database(settings.database, Vault(KEY))

    async def look(process, seen):
        async with process.begin() as session:
            await looks.note(session, seen, FANG, "roster", TODAY, NOW)

    turns = [look((database, other)[n % 2], people if n % 3 else people[::-1]) for n in range(12)]
    await asyncio.gather(*turns)
    async with database.read() as session:
        assert [[times for *_, times, _ in await lines(session, member)] for member in people] == [[12]] * 3
    await other.close()


async def test_lines_are_forgotten_by_the_day(database, people):
    async with database.begin() as session:
        await looks.note(session, people, FANG, "card", TODAY, NOW)
        await looks.note(session, people[:1], FANG, "card", TOMORROW, NOW + DAY)
        assert await looks.forget(session, TODAY) == 0
        assert await looks.forget(session, TOMORROW) == 3
        assert [day for _, _, day, _, _ in await lines(session, people[0])] == [TOMORROW]
