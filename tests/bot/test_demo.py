"""What the demo prepares before anybody taps anything."""

import csv
from pathlib import Path

import pytest
from sqlalchemy import func, select, update
from sqlmodel import col

from bot import demo
from bot.database import Database
from bot.demo import cast, past
from bot.sandbox import Telegram
from jobs import digests
from models import areas, audiences, branches, desks, ledger, members, reports, rewards, rights, stations
from models.broadcasts import COMPOSING, Broadcast
from models.keys import Vault
from models.members import Member
from models.reports import Report
from models.rights import Where
from models.roles import Role
from tests.conftest import KEY, make_settings

HERE = Path(demo.__file__).parent


@pytest.fixture
def house(database_url, tmp_path):
    """The settings of a demo, its Telegram, the cadres' group, and its database."""
    settings = make_settings(database_url, tmp_path, "http://127.0.0.1:1", admins=str(cast.ADMINISTRATOR))
    telegram = Telegram()
    group = cast.bring_in(telegram)
    return settings, telegram, group, Database(settings.database, Vault(KEY), settings.administrators)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_staff_have_their_parts_once_however_often_the_demo_is_started(house):
    settings, telegram, group, database = house
    shown = await demo._prepare(settings, telegram, group)
    async with database.begin() as session:
        await session.execute(update(Member).values(menu="of the Telegram before"))
    await demo._prepare(settings, telegram, group)

    async with database.read() as session:
        atlas = await areas.atlas(session)
        offered = {branch.code: branch for branch in await branches.every(session)}
        levels = {"branch": Where(branch_id=offered[cast.BRANCH].id), "area": Where(atlas.by_code["410102001"].id)}
        for level, where in levels.items():
            assert await rights.overseers(session, where) == (level, [cast.SECRETARY_ID])
        far = Where(atlas.by_code["410105"].id)
        assert await rights.overseers(session, far) == ("administrator", [cast.ADMINISTRATOR])
        assert (await session.execute(select(func.count()).select_from(Role))).scalar_one() == 5
        assert [desk.chat for desk in await desks.every(session)] == [group.id]
        assert (await session.execute(select(func.count()).select_from(Report))).scalar_one() == len(past.CASES)
        assert len(await reports.unlisted(session)) == digests.FEW, "more would be shown in a list, without photos"
        assert (await session.execute(select(func.count(col(Member.menu))))).scalar_one() == 0
        keepers = await stations.by_code(session, cast.STATION)
        there = await rewards.shelves_at(session, keepers.id)
        assert len(there) == len(await rewards.pictured(session, [shelf.reward_id for shelf in there])) == 5
        veteran = await members.find(session, cast.VETERAN)
        assert await ledger.balance(session, veteran.id) >= 90, "they can afford the helmet"
        (begun,) = (await session.execute(select(Broadcast))).scalars()
        to_read = await audiences.count(session, begun.to, begun.topic)
        assert (begun.state, to_read) == (COMPOSING, 7), "one of eight has that topic off"
    await database.close()
    assert len(shown["stations"]) == 82
    assert {one.area_id for one in offered.values()} <= atlas.areas.keys()


def test_branches_are_named_after_streets_that_exist():
    with (HERE / "streets.csv").open(encoding="utf-8") as file:
        streets = {row["code"]: row["name"] for row in csv.DictReader(file)}
    with (HERE / "branches.csv").open(encoding="utf-8") as file:
        named = [row for row in csv.DictReader(file) if row["area_code"] in streets]
    assert len(named) == 5
    assert all(row["name"].startswith(streets[row["area_code"]]) for row in named)
