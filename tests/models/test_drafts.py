"""A half-filled form is a row: a restart, another process or tomorrow changes nothing."""

import asyncio

from sqlalchemy import select
from sqlmodel import col

from bot.database import Database
from models import drafts, keys
from models.drafts import Draft, Filling
from models.keys import Vault
from tests.conftest import KEY
from tests.core import DAY, NOW, SECOND

WANG, LI = 101, 102


async def begin(database, form="problem", answers=None, person=WANG, now=NOW):
    async with database.begin() as session:
        await drafts.begin(session, person, form, answers or {}, now)


async def opened(database, person=WANG, now=NOW):
    async with database.begin() as session:
        return await drafts.open_for(session, person, now)


async def test_what_was_begun_is_there_in_another_process(database, settings):
    await begin(database, answers={"station": 7, "kind": "moved"})
    elsewhere = Database(settings.database, Vault(KEY))
    assert await opened(elsewhere) == Filling("problem", {"station": 7, "kind": "moved"}, stale=False)
    await elsewhere.close()


async def test_a_new_form_takes_the_place_of_the_old_one(database):
    await begin(database, answers={"station": 7})
    await begin(database, form="report", answers={"photo": "x"})
    assert await opened(database) == Filling("report", {"photo": "x"}, stale=False)


async def test_everybody_has_their_own(database):
    await begin(database, answers={"station": 7})
    await begin(database, answers={"station": 8}, person=LI)
    async with database.begin() as session:
        assert await drafts.drop(session, WANG)
    assert await opened(database) is None
    assert (await opened(database, LI)).answers == {"station": 8}


async def test_answers_are_kept_and_unreadable_in_the_row(database):
    await begin(database)
    async with database.begin() as session:
        await drafts.keep(session, WANG, {"words": "王伟住在这里"}, NOW + SECOND)
    assert (await opened(database)).answers == {"words": "王伟住在这里"}
    async with database.read() as session:
        assert "王伟".encode() not in (await session.execute(select(col(Draft.answers)))).scalar_one()


async def test_answers_put_in_the_place_of_somebody_else_s_can_t_be_read(database):
    await begin(database, answers={"station": 7})
    await begin(database, answers={"station": 8}, person=LI)
    async with database.begin() as session:
        mine, other = (await session.execute(select(Draft).order_by(col(Draft.person)))).scalars()
        mine.answers, other.answers = other.answers, mine.answers
    assert await opened(database) is None


async def test_after_thirty_minutes_it_is_stale_until_touched(database):
    await begin(database, answers={"station": 7})
    assert not (await opened(database, now=NOW + drafts.FRESH)).stale
    assert (await opened(database, now=NOW + drafts.FRESH + SECOND)).stale
    async with database.begin() as session:
        await drafts.keep(session, WANG, {"station": 7}, NOW + DAY)
    assert not (await opened(database, now=NOW + DAY)).stale


async def test_what_is_dropped_is_gone_and_dropping_nothing_says_so(database):
    await begin(database)
    async with database.begin() as session:
        assert await drafts.drop(session, WANG)
        assert not await drafts.drop(session, WANG)
        assert await drafts.open_for(session, WANG, NOW) is None


async def test_somebody_erased_has_no_draft(database):
    await begin(database, answers={"station": 7})
    async with database.begin() as session:
        await keys.destroy(session, WANG)
    assert await opened(database) is None
    await begin(database, answers={"station": 9})
    assert (await opened(database)).answers == {"station": 9}


async def test_what_nobody_came_back_to_is_thrown_away_after_two_weeks(database):
    await begin(database)
    await begin(database, person=LI, now=NOW + SECOND)
    async with database.begin() as session:
        assert await drafts.forget(session, NOW) == 0
        assert await drafts.forget(session, NOW + SECOND) == 1
    assert await opened(database) is None
    assert await opened(database, LI) is not None


async def test_two_answers_at_once_are_taken_one_after_the_other(database):
    await begin(database, answers={"taken": []})

    async def answer(name):
        async with database.begin() as session:
            filling = await drafts.open_for(session, WANG, NOW)
            await asyncio.sleep(0.01)
            await drafts.keep(session, WANG, {"taken": [*filling.answers["taken"], name]}, NOW)

    await asyncio.gather(*(answer(number) for number in range(6)))
    assert sorted((await opened(database)).answers["taken"]) == list(range(6))
