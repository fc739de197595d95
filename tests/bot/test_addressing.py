"""How somebody is spoken to who has not just written."""

import pytest

from bot import addressing, district
from models import members, riders, roles
from models.riders import Profile
from models.roles import CADRE, KEEPER, SECRETARY
from tests.core import NOW
from tests.models import house
from tests.models.house import BOSS, checks_in, gives

WANG, LI, STRANGER = 7, 8, 99


@pytest.fixture
async def database(settings):
    """A database whose settings name two administrators."""
    opened = house.opened(settings)
    yield opened
    await opened.close()


async def faces(session, person):
    return set(await addressing.faces(session, person))


async def test_each_is_spoken_to_in_the_language_they_chose_else_in_the_district_s_first(database):
    async with database.begin() as session:
        await members.choose_language(session, WANG, "en", NOW)
        await members.number_of(session, LI, NOW)
        spoken = await addressing.languages(session, district.load(), [WANG, LI, STRANGER])
        assert spoken == {WANG: "en", LI: "zh-Hans", STRANGER: "zh-Hans"}
        assert await addressing.languages(session, district.load(), []) == {}


async def test_the_district_s_first_language_is_what_it_says(database, tmp_path):
    file = tmp_path / "district.toml"
    file.write_text('name = "Here"\nzone = "UTC"\nlanguages = ["en", "zh-Hans"]')
    async with database.begin() as session:
        assert await addressing.languages(session, district.load(file), [STRANGER]) == {STRANGER: "en"}


async def test_only_who_is_confirmed_is_a_rider(database):
    async with database.begin() as session:
        assert await faces(session, STRANGER) == {"stranger"}
        member = (await checks_in(session, WANG, Profile("王伟"))).rider.member_id
        assert await faces(session, WANG) == {"stranger"}
        await riders.confirm(session, member, NOW)
        assert await faces(session, WANG) == {"rider"}
        await riders.decline(session, member)
        assert await faces(session, WANG) == {"stranger"}


async def test_somebody_is_all_that_they_are_now(database):
    async with database.begin() as session:
        places = await house.build(session)
        await gives(session, BOSS, SECRETARY, area_id=places["street"])
        await gives(session, BOSS, SECRETARY, branch_id=places["here"])
        await gives(session, BOSS, KEEPER, station_id=places["warm"])
        ended = await gives(session, BOSS, CADRE, area_id=places["street"])
        await roles.end(session, ended.id, None, NOW)
        await riders.confirm(session, (await checks_in(session, BOSS, Profile("管"))).rider.member_id, NOW)
        assert await faces(session, BOSS) == {"rider", "secretary", "keeper", "administrator"}
        await roles.lock_out(session, BOSS, NOW)
        assert await faces(session, BOSS) == {"rider"}
