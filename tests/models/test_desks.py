"""Desks: which group has a report, how it is bound by a code, and what becomes of it when the group changes."""

from datetime import timedelta

import pytest

from models import areas, desks, roles
from models.desks import ENDED, LENGTH, LETTERS, LOST, OPEN, PAUSE, REMOVED, TRIES, Scope, WrongCode
from models.roles import CADRE
from models.rules import RuleBroken
from tests.core import NOW
from tests.models import house
from tests.models.house import BOSS, DEPUTY, gives

HALF = timedelta(minutes=30)
GROUP, OTHER, STRANGER = -1001, -1002, 99


@pytest.fixture
async def database(settings):
    """A database whose settings name two administrators."""
    opened = house.opened(settings)
    yield opened
    await opened.close()


@pytest.fixture
async def places(database):
    async with database.begin() as session:
        return await house.build(session)


async def bound(session, chat, thread=None, *, now=NOW, area=None, department=None, categories=None):
    """Bind a group the way an administrator does."""
    code = await desks.make_code(session, BOSS, Scope(area, department, categories), HALF, now)
    return (await desks.bind(session, BOSS, code, chat, thread, now))[0]


WATER, FIRE = "water", "fire_lane"
"""Two categories; the second is meant for the fire service."""


FOUND = [
    ("yard", None, WATER, "street"),
    ("street", None, WATER, "street"),
    ("street", None, FIRE, "street fire lanes"),
    ("other", None, WATER, "district"),
    ("far", None, WATER, None),
    ("far", None, FIRE, "fire"),
    (None, None, FIRE, "fire"),
    (None, None, WATER, None),
    ("yard", "fire", FIRE, "fire street"),
    ("yard", "fire", WATER, "fire street"),
    ("other", "fire", WATER, "fire"),
    (None, "fire", WATER, "fire"),
    ("yard", "power", WATER, None),
]
"""In whose care a report is, an area's and a department's, of which category, and which desk has it."""


async def test_a_report_is_worked_on_the_nearest_desk_that_is_for_it(database, places):
    scopes = {
        "street": {"area": places["street"]},
        "street fire lanes": {"area": places["street"], "categories": (FIRE,)},
        "district": {"area": places["district"]},
        "fire": {"department": "fire"},
        "fire street": {"department": "fire", "area": places["street"]},
    }
    async with database.begin() as session:
        made = {name: await bound(session, -number, **scope) for number, (name, scope) in enumerate(scopes.items(), 1)}
        lost = await bound(session, -90, area=places["yard"])
        await desks.lose(session, lost.number, REMOVED, NOW)
        numbers, atlas = {desk.number: name for name, desk in made.items()}, await areas.atlas(session)
        found = []
        for care, department, category, _ in FOUND:
            meant = "fire" if category == FIRE else None
            desk = await desks.find(session, atlas, places.get(care or ""), department, category, meant)
            found.append((care, department, category, numbers[desk.number] if desk else None))
        assert found == FOUND


async def test_the_desk_that_was_bound_last_counts(database, places):
    async with database.begin() as session:
        await bound(session, GROUP, area=places["street"])
        later = await bound(session, OTHER, area=places["street"], now=NOW + HALF)
        desk = await desks.find(session, await areas.atlas(session), places["yard"], None, WATER, None)
        assert desk.number == later.number


async def test_only_administrators_make_codes_and_bind_and_at_that_moment(database, places):
    scope = Scope(places["street"])
    async with database.begin() as session:
        await gives(session, STRANGER, CADRE, area_id=places["district"])
        with pytest.raises(RuleBroken, match="right-none"):
            await desks.make_code(session, STRANGER, scope, HALF, NOW)
        code = await desks.make_code(session, BOSS, scope, HALF, NOW)
        assert len(code) == LENGTH
        assert set(code) <= set(LETTERS)
        with pytest.raises(RuleBroken, match="right-none"):
            await desks.bind(session, STRANGER, code, GROUP, None, NOW)
        await roles.lock_out(session, BOSS, NOW)
        with pytest.raises(RuleBroken, match="right-none"):
            await desks.bind(session, BOSS, code, GROUP, None, NOW)
        with pytest.raises(ValueError, match="area or a department"):
            await desks.make_code(session, DEPUTY, Scope(), HALF, NOW)
        desk, before = await desks.bind(session, DEPUTY, f" {code[:4].lower()}-{code[4:]} ", GROUP, 7, NOW)
        assert (desk.chat, desk.thread, desk.scope, before) == (GROUP, 7, scope, None)


async def test_a_code_works_once_and_for_half_an_hour(database, places):
    async with database.begin() as session:
        code = await desks.make_code(session, BOSS, Scope(places["street"]), HALF, NOW)
        with pytest.raises(WrongCode, match="desk-code-expired"):
            await desks.bind(session, BOSS, code, GROUP, None, NOW + HALF)
        await desks.bind(session, BOSS, code, GROUP, None, NOW)
        with pytest.raises(WrongCode, match="desk-code-used"):
            await desks.bind(session, BOSS, code, OTHER, None, NOW)
        with pytest.raises(WrongCode, match="desk-code-wrong"):
            await desks.bind(session, BOSS, "AAAAAAAA", OTHER, None, NOW)
        assert await desks.at(session, OTHER, None) is None


async def test_who_guesses_has_to_wait_and_nobody_else(database, places):
    async with database.begin() as session:
        code = await desks.make_code(session, BOSS, Scope(places["street"]), HALF, NOW)
        for _ in range(TRIES):
            with pytest.raises(WrongCode):
                await desks.bind(session, BOSS, "AAAAAAAA", GROUP, None, NOW)
        with pytest.raises(RuleBroken, match="desk-code-pause"):
            await desks.bind(session, BOSS, code, GROUP, None, NOW)
        assert (await desks.bind(session, DEPUTY, code, GROUP, None, NOW))[0].state == OPEN
        again = await desks.make_code(session, BOSS, Scope(places["street"]), HALF, NOW)
        assert (await desks.bind(session, BOSS, again, GROUP, None, NOW + PAUSE))[0].state == OPEN


async def test_one_place_is_one_desk(database, places):
    async with database.begin() as session:
        first = await bound(session, GROUP, area=places["street"])
        topic = await bound(session, GROUP, 7, area=places["street"], categories=(FIRE,))
        same = await bound(session, GROUP, area=places["street"], categories=(WATER,))
        assert (same.number, same.scope.categories) == (first.number, (WATER,))
        other = await bound(session, GROUP, department="fire")
        assert (await desks.by_id(session, first.number)).state == ENDED
        assert {one.number for one in await desks.of_chat(session, GROUP)} == {topic.number, other.number}
        assert (await desks.at(session, GROUP, None)).number == other.number
        assert (await desks.at(session, GROUP, 7)).number == topic.number


async def test_a_desk_is_lost_once_and_leaves_the_list_when_it_is_unbound(database, places):
    async with database.begin() as session:
        desk = await bound(session, GROUP, area=places["street"])
        assert await desks.lose(session, desk.number, REMOVED, NOW)
        assert not await desks.lose(session, desk.number, REMOVED, NOW)
        (listed,) = await desks.every(session)
        assert (listed.state, listed.lost_why, listed.lost_at) == (LOST, REMOVED, NOW)
        with pytest.raises(RuleBroken, match="right-none"):
            await desks.unbind(session, STRANGER, desk.number, NOW)
        assert (await desks.unbind(session, BOSS, desk.number, NOW)).number == desk.number
        assert await desks.unbind(session, BOSS, desk.number, NOW) is None
        assert await desks.every(session) == []
        assert (await bound(session, GROUP, area=places["street"])).number != desk.number


async def test_a_group_s_desks_follow_it_to_its_new_number_however_often_that_is_told(database, places):
    async with database.begin() as session:
        desk = await bound(session, GROUP, area=places["street"])
        assert [await desks.moved(session, GROUP, OTHER) for _ in range(2)] == [1, 0]
        assert (await desks.at(session, OTHER, None)).number == desk.number
        assert await desks.at(session, GROUP, None) is None
        early = await bound(session, GROUP, area=places["district"])
        assert await desks.moved(session, GROUP, OTHER) == 0
        assert (await desks.by_id(session, early.number)).state == ENDED
        assert (await desks.at(session, OTHER, None)).number == desk.number


async def test_without_its_topic_a_desk_goes_on_in_the_group_unless_one_is_there(database, places):
    async with database.begin() as session:
        one = await bound(session, GROUP, 7, area=places["street"])
        two = await bound(session, GROUP, 8, area=places["other"])
        assert await desks.topic_gone(session, one.number)
        assert (await desks.at(session, GROUP, None)).number == one.number
        assert await desks.at(session, GROUP, 7) is None
        assert not await desks.topic_gone(session, one.number)
        assert not await desks.topic_gone(session, two.number)
