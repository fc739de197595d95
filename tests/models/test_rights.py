"""Who may do what, where: by role rows, their scope and the settings, at the moment of the act."""

import pytest

from models import areas, branches, members, rights, roles
from models.rights import DISTRICT, RIGHTS, Where
from models.roles import ADMINISTRATOR, CADRE, KEEPER, SECRETARY
from models.rules import RuleBroken
from tests.core import NOW
from tests.models import house
from tests.models.house import BOSS, DEPUTY, gives

FANG, MING, JUN, STRANGER = 11, 12, 13, 99

TRIAGE = "report.triage"
"""What only cadres do: an administrator gives it to one of them."""


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


async def may(session, person, act="roster.see", **where):
    return await rights.may(session, await rights.standing(session, person), act, Where(**where))


async def reach(session, person, places, act="roster.see"):
    """Which of all areas and branches, taken one by one, this person's rights hold."""
    kinds = {**{name: "area_id" for name, _ in house.AREAS}, **{name: "branch_id" for name, _ in house.BRANCHES}}
    return {name for name, column in kinds.items() if await may(session, person, act, **{column: places[name]})}


async def test_an_area_s_secretary_reaches_it_all_below_it_and_the_branches_that_lie_there(database, places):
    async with database.begin() as session:
        await gives(session, FANG, SECRETARY, area_id=places["street"])
        assert await reach(session, FANG, places) == {"street", "yard", "here"}
        await gives(session, MING, SECRETARY, area_id=places["district"])
        assert await reach(session, MING, places) == {"district", "street", "yard", "other", "here", "there"}
        await gives(session, JUN, SECRETARY, area_id=places["yard"])
        assert await reach(session, JUN, places) == {"yard"}


async def test_a_branch_s_secretary_reaches_this_branch_wherever_its_people_ride(database, places):
    async with database.begin() as session:
        await gives(session, FANG, SECRETARY, branch_id=places["here"])
        assert await reach(session, FANG, places) == {"here"}
        assert await may(session, FANG, branch_id=places["here"], area_id=places["far"])
        assert not await may(session, FANG, branch_id=places["there"], area_id=places["street"])
        assert not await may(session, FANG, area_id=places["street"])


async def test_a_rider_belongs_to_the_area_they_ride_in_and_to_that_of_their_branch(database, places):
    async with database.begin() as session:
        await gives(session, FANG, SECRETARY, area_id=places["street"])
        assert await may(session, FANG, area_id=places["yard"], branch_id=places["there"])
        assert await may(session, FANG, area_id=places["far"], branch_id=places["here"])
        assert not await may(session, FANG, area_id=places["far"], branch_id=places["there"])
        assert not await may(session, FANG, area_id=places["far"], branch_id=places["adrift"])


async def test_a_branch_that_moves_takes_the_right_with_it(database, places):
    async with database.begin() as session:
        await gives(session, FANG, SECRETARY, area_id=places["street"])
        await branches.upsert(session, [{"code": "here", "area_id": places["other"]}])
        session.expunge_all()
        assert not await may(session, FANG, branch_id=places["here"])


async def test_an_area_that_moves_takes_the_right_with_it(database, places):
    async with database.begin() as session:
        await gives(session, FANG, SECRETARY, area_id=places["street"])
        await areas.upsert(session, [{"code": "yard", "parent_code": "other"}])
    async with database.read() as session:
        assert await reach(session, FANG, places) == {"street", "here"}


async def test_a_keeper_reaches_one_station(database, places):
    async with database.begin() as session:
        await gives(session, FANG, KEEPER, station_id=places["warm"])
        assert await may(session, FANG, "station.keep", station_id=places["warm"])
        assert not await may(session, FANG, "station.keep", station_id=places["cold"])
        assert not await may(session, FANG, "station.keep")
        assert not await may(session, FANG, "station.keep", area_id=places["district"])


async def test_a_scope_s_number_is_nothing_to_another_kind_of_scope(database, places):
    """A branch, an area and a station may have the same number."""
    assert places["here"] == places["warm"] == 1
    async with database.begin() as session:
        await gives(session, FANG, SECRETARY, branch_id=1)
        await gives(session, MING, KEEPER, station_id=1)
        assert not await may(session, FANG, station_id=1)
        assert not await may(session, FANG, area_id=1)
        assert not await may(session, MING, "station.keep", branch_id=1, area_id=1)


async def test_what_concerns_the_whole_district_is_nobody_s_by_a_role(database, places):
    async with database.begin() as session:
        for kind, scope in (
            (SECRETARY, {"area_id": places["district"]}),
            (SECRETARY, {"branch_id": places["here"]}),
            (KEEPER, {"station_id": places["warm"]}),
            (CADRE, {"area_id": places["district"]}),
        ):
            await gives(session, FANG, kind, **scope)
        who = await rights.standing(session, FANG)
        assert [act for act in RIGHTS if await rights.may(session, who, act, DISTRICT)] == []


@pytest.mark.parametrize(
    ("kind", "scope", "acts"),
    [
        (
            SECRETARY,
            "area_id",
            {
                "checkin.decide",
                "roster.see",
                "roster.export",
                "phone.reveal",
                "thread.answer",
                "points.award",
                "title.nominate",
                "broadcast.send",
            },
        ),
        (KEEPER, "station_id", {"station.keep", "reward.hand_out", "service_day.count"}),
        (CADRE, "area_id", {TRIAGE, "report.assign", "report.figures", "report.export", "points.deduct"}),
    ],
)
async def test_a_role_may_do_what_the_table_says_and_nothing_else(database, places, kind, scope, acts):
    name = {"area_id": "street", "station_id": "warm"}[scope]
    async with database.begin() as session:
        await gives(session, FANG, kind, **{scope: places[name]})
        who = await rights.standing(session, FANG)
        where = Where(area_id=places["street"], station_id=places["warm"])
        known = {act for act in RIGHTS if await rights.may(session, who, act, where)}
        assert known == acts


async def test_an_administrator_may_everywhere_do_what_the_table_says_without_a_row(database, places):
    async with database.begin() as session:
        who = await rights.standing(session, BOSS)
        assert (who.member_id, who.administrator, who.roles) == (None, True, ())
        for where in (DISTRICT, Where(places["far"]), Where(branch_id=places["adrift"]), Where(station_id=10**6)):
            may = {act for act in RIGHTS if await rights.may(session, who, act, where)}
            assert may == {act for act, kinds in RIGHTS.items() if ADMINISTRATOR in kinds} == RIGHTS.keys() - {TRIAGE}


async def test_an_administrator_s_listing_gives_nothing_that_the_table_doesn_t(database, places, monkeypatch):
    monkeypatch.setitem(RIGHTS, "only.keepers", frozenset({KEEPER}))
    async with database.begin() as session:
        assert not await may(session, BOSS, "only.keepers", station_id=places["warm"])
        await gives(session, BOSS, KEEPER, station_id=places["warm"])
        assert await may(session, BOSS, "only.keepers", station_id=places["warm"])
        assert not await may(session, BOSS, "only.keepers", station_id=places["cold"])


async def test_a_locked_out_administrator_is_a_stranger_until_let_in_again(database, places):
    async with database.begin() as session:
        await roles.lock_out(session, BOSS, NOW)
        assert not any([await may(session, BOSS, act) for act in RIGHTS])
        assert await rights.present_administrators(session) == [DEPUTY]
        with pytest.raises(RuleBroken, match="right-none"):
            await rights.require(session, BOSS, "figures.see")
        assert (await rights.require(session, DEPUTY, "figures.see")).person == DEPUTY
        await roles.let_in_again(session, BOSS)
        assert await may(session, BOSS, "figures.see")
        assert await rights.present_administrators(session) == [BOSS, DEPUTY]


async def test_a_role_given_to_who_is_locked_out_gives_no_right_and_no_work(database, places):
    async with database.begin() as session:
        await roles.lock_out(session, FANG, NOW)
        await gives(session, FANG, SECRETARY, branch_id=places["here"])
        assert not await may(session, FANG, branch_id=places["here"])
        assert (await rights.standing(session, FANG)).roles == ()
        assert await rights.responsible(session, Where(branch_id=places["here"])) == [BOSS, DEPUTY]


async def test_who_is_in_the_house_without_a_role_may_nothing(database, places):
    async with database.begin() as session:
        member = await members.number_of(session, STRANGER, NOW)
        who = await rights.standing(session, STRANGER)
        assert (who.person, who.member_id, who.administrator, who.roles) == (STRANGER, member, False, ())
        assert not any([await may(session, STRANGER, act, area_id=places["street"]) for act in RIGHTS])


async def test_a_member_s_number_that_is_an_administrator_s_id_is_no_right(database, places):
    """Surrogate numbers and Telegram ids are never compared."""
    async with database.begin() as session:
        while await members.number_of(session, 10_000 + len(session.info.setdefault("made", [])), NOW) < BOSS:
            session.info["made"].append(1)
        person = 10_000 + len(session.info["made"])
        assert (await rights.standing(session, person)).member_id == BOSS
        assert not await may(session, person, "figures.see")


async def test_a_right_ends_with_its_role_at_once(database, places):
    where = Where(branch_id=places["here"])
    async with database.begin() as session:
        role = await gives(session, FANG, SECRETARY, branch_id=places["here"])
        who = await rights.require(session, FANG, "checkin.decide", where)
        assert (who.person, who.member_id, who.administrator) == (FANG, role.member_id, False)
        assert [one.id for one in who.roles] == [role.id]
        await roles.end(session, role.id, None, NOW)
        with pytest.raises(RuleBroken, match="right-none"):
            await rights.require(session, FANG, "checkin.decide", where)


async def test_an_act_that_no_right_names_is_a_mistake_and_not_a_yes(database, places):
    async with database.begin() as session:
        for person in (BOSS, STRANGER):
            with pytest.raises(KeyError, match="fly to the moon"):
                await rights.require(session, person, "fly to the moon")


async def test_what_somebody_is_says_which_kinds_of_role(database, places):
    async with database.begin() as session:
        await gives(session, FANG, SECRETARY, branch_id=places["here"])
        fang, boss = await rights.standing(session, FANG), await rights.standing(session, BOSS)
    assert [kind for kind in (*roles.KINDS, ADMINISTRATOR) if fang.has(kind)] == [SECRETARY]
    assert [kind for kind in (*roles.KINDS, ADMINISTRATOR) if boss.has(kind)] == [ADMINISTRATOR]


async def test_the_nearest_secretaries_look_after_a_rider(database, places):
    async with database.begin() as session:
        rider = Where(area_id=places["yard"], branch_id=places["here"])
        assert await rights.overseers(session, rider) == (ADMINISTRATOR, [BOSS, DEPUTY])
        await gives(session, FANG, SECRETARY, area_id=places["district"])
        assert await rights.overseers(session, rider) == ("area", [FANG])
        await gives(session, MING, SECRETARY, area_id=places["street"])
        assert await rights.overseers(session, rider) == ("area", [MING])
        for person in (JUN, FANG):
            await gives(session, person, SECRETARY, branch_id=places["here"])
        assert await rights.overseers(session, rider) == ("branch", [FANG, JUN])
        assert await rights.responsible(session, rider) == [FANG, JUN]
        without = Where(area_id=places["yard"])
        assert await rights.responsible(session, without) == [MING]
        assert await rights.responsible(session, Where(area_id=places["far"])) == [BOSS, DEPUTY]
        assert await rights.responsible(session, DISTRICT) == [BOSS, DEPUTY]


async def test_for_a_branch_without_secretaries_it_is_the_area_that_the_branch_lies_in(database, places):
    async with database.begin() as session:
        await gives(session, FANG, SECRETARY, area_id=places["street"])
        await gives(session, MING, SECRETARY, area_id=places["far"])
        elsewhere = Where(area_id=places["far"], branch_id=places["here"])
        assert await rights.overseers(session, elsewhere) == ("area", [FANG])


async def test_who_looks_after_a_rider_may_also_decide(database, places):
    async with database.begin() as session:
        await gives(session, FANG, SECRETARY, area_id=places["district"])
        await gives(session, MING, SECRETARY, branch_id=places["there"])
        for area in ("yard", "other", "far", None):
            for branch in ("here", "there", "adrift", None):
                where = Where(places.get(area or ""), places.get(branch or ""))
                for person in await rights.responsible(session, where):
                    assert await rights.require(session, person, "checkin.decide", where)


async def test_cadres_and_keepers_are_not_bothered_with_riders(database, places):
    async with database.begin() as session:
        await gives(session, FANG, CADRE, area_id=places["street"])
        await gives(session, MING, KEEPER, station_id=places["warm"])
        await roles.lock_out(session, DEPUTY, NOW)
        where = Where(places["street"], places["here"], places["warm"])
        assert await rights.overseers(session, where) == (ADMINISTRATOR, [BOSS])


async def test_the_superior_of_a_cadre_is_a_cadre_of_the_area_above(database, places):
    async with database.begin() as session:
        await gives(session, JUN, CADRE, area_id=places["yard"])
        assert await rights.superiors(session, places["yard"]) == [BOSS, DEPUTY]
        await gives(session, FANG, CADRE, area_id=places["district"])
        assert await rights.superiors(session, places["yard"]) == [FANG]
        await gives(session, MING, CADRE, area_id=places["street"])
        assert await rights.superiors(session, places["yard"]) == [MING]
        assert await rights.superiors(session, places["street"]) == [FANG]
        assert await rights.superiors(session, places["district"]) == [BOSS, DEPUTY]


REPORTS = [("street", None), ("yard", None), ("far", None), ("street", "city"), ("far", "city"), ("yard", "fire")]
"""Where reports may be: an area, and the department in whose care they are."""


@pytest.mark.parametrize(
    ("scope", "held"),
    [
        ({"area_id": "street"}, [("street", None), ("yard", None)]),
        ({"department": "city"}, [("street", "city"), ("far", "city")]),
        ({"area_id": "district", "department": "city"}, [("street", "city")]),
        ({"area_id": "yard", "department": "fire"}, [("yard", "fire")]),
        ({"area_id": "street", "department": "fire"}, [("yard", "fire")]),
    ],
)
async def test_a_cadre_holds_the_reports_of_the_area_or_those_of_the_department(database, places, scope, held):
    async with database.begin() as session:
        await gives(session, MING, SECRETARY, area_id=places["district"])
        await gives(session, FANG, CADRE, **{name: places.get(value, value) for name, value in scope.items()})
        found = []
        for area, department in REPORTS:
            where = Where(places[area], department=department)
            people = [person for _, person in await rights.cadres(session, where)]
            may = [
                one
                for one in (FANG, MING, BOSS)
                if await rights.may(session, await standing(session, one), TRIAGE, where)
            ]
            assert people == may
            found += [(area, department)] * (people == [FANG])
        assert found == held


async def standing(session, person):
    return await rights.standing(session, person)


async def test_who_stands_above_may_say_who_is_to_do_it_and_nobody_beside_them(database, places):
    async with database.begin() as session:
        await gives(session, FANG, CADRE, area_id=places["district"])
        await gives(session, MING, CADRE, area_id=places["street"])
        await gives(session, JUN, CADRE, area_id=places["district"], department="city")
        await gives(session, STRANGER, SECRETARY, area_id=places["district"])

        async def above(area, department=None):
            where = Where(places[area], department=department)
            people = (FANG, MING, JUN, STRANGER, BOSS)
            return [one for one in people if await rights.is_superior(session, await standing(session, one), where)]

        assert await above("yard") == [FANG, MING, BOSS]
        assert await above("street") == [FANG, BOSS]
        assert await above("district") == await above("far") == [BOSS]
        assert await above("street", "city") == [FANG, JUN, BOSS]
        assert await above("street", "fire") == [FANG, BOSS]
