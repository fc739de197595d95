"""Roles are rows: given for one scope, ended at once; a lockout ends them all."""

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from models import keys, members, roles
from models.members import Member
from models.roles import CADRE, KEEPER, SECRETARY, Role
from tests.core import DAY, NOW
from tests.models import house
from tests.models.house import gives

FANG, MING, JUN = 11, 12, 13


@pytest.fixture
async def places(database):
    async with database.begin() as session:
        return await house.build(session)


@pytest.mark.parametrize(
    ("kind", "scope"),
    [
        (KEEPER, {"area_id": 1}),
        (KEEPER, {"branch_id": 1}),
        (SECRETARY, {"station_id": 1}),
        (CADRE, {"branch_id": 1}),
        (CADRE, {"station_id": 1}),
        (CADRE, {"branch_id": 1, "department": "city"}),
        (SECRETARY, {"department": "city"}),
        (SECRETARY, {"area_id": 1, "department": "city"}),
        (KEEPER, {"station_id": 1, "department": "city"}),
        (CADRE, {}),
        (SECRETARY, {}),
        (SECRETARY, {"area_id": 1, "branch_id": 1}),
    ],
)
async def test_a_role_is_for_exactly_one_scope_that_fits_it_and_only_a_cadre_s_for_a_department(database, kind, scope):
    async with database.begin() as session:
        with pytest.raises(ValueError, match=kind):
            await gives(session, FANG, kind, **scope)
        assert (await session.execute(select(Role))).all() == []


async def test_the_same_role_again_is_the_same_row_and_another_scope_is_another(database, places):
    async with database.begin() as session:
        first = await gives(session, FANG, SECRETARY, branch_id=places["here"])
        assert (await gives(session, FANG, SECRETARY, branch_id=places["here"])).id == first.id
        others = [
            await gives(session, FANG, SECRETARY, branch_id=places["there"]),
            await gives(session, FANG, SECRETARY, area_id=places["street"]),
            await gives(session, FANG, CADRE, area_id=places["street"]),
            await gives(session, MING, SECRETARY, branch_id=places["here"]),
        ]
        ids = [first.id, *(one.id for one in others)]
        assert len(set(ids)) == 5
        assert [one.id for one in await roles.of(session, first.member_id)] == ids[:4]


async def test_a_cadre_s_role_is_for_an_area_a_department_or_a_department_within_an_area(database, places):
    street, yard = places["street"], places["yard"]
    async with database.begin() as session:
        for _ in range(2):
            await gives(session, FANG, CADRE, area_id=street)
            await gives(session, MING, CADRE, department="city")
            await gives(session, JUN, CADRE, area_id=street, department="city")

        async def found(**scopes):
            return [person for _, person in await roles.holders(session, CADRE, **scopes)]

        assert await found(areas=[street]) == [FANG]
        assert await found(areas=[street, yard], department="city") == [MING, JUN]
        assert await found(areas=[yard], department="city") == await found(department="city") == [MING]
        assert await found(areas=[street], department="fire") == []
        assert len((await session.execute(select(Role))).all()) == 3


async def test_a_role_ends_once_and_at_once(database, places):
    async with database.begin() as session:
        role = await gives(session, FANG, SECRETARY, branch_id=places["here"])
        stays = await gives(session, FANG, SECRETARY, branch_id=places["there"])
        assert await roles.end(session, role.id, 5, NOW + DAY) is True
        assert await roles.end(session, role.id, 6, NOW + 2 * DAY) is False
        assert [one.id for one in await roles.of(session, role.member_id)] == [stays.id]
    async with database.read() as session:
        ended = await roles.by_id(session, role.id)
        assert (ended.ended_at, ended.ended_by) == (NOW + DAY, 5)
        assert await roles.by_id(session, 10**6) is None


async def test_an_ended_role_given_again_is_a_new_one(database, places):
    async with database.begin() as session:
        role = await gives(session, FANG, SECRETARY, branch_id=places["here"])
        await roles.end(session, role.id, None, NOW)
        again = await gives(session, FANG, SECRETARY, branch_id=places["here"])
        assert again.id != role.id
        assert [one.id for one in await roles.of(session, role.member_id)] == [again.id]


async def test_all_roles_of_one_end_and_nobody_else_s(database, places):
    async with database.begin() as session:
        earlier = await gives(session, FANG, SECRETARY, branch_id=places["here"])
        await roles.end(session, earlier.id, None, NOW)
        later = await gives(session, FANG, CADRE, area_id=places["street"])
        other = await gives(session, MING, CADRE, area_id=places["street"])
        await roles.end_all(session, later.member_id, NOW + DAY)
    async with database.read() as session:
        ends = [(await roles.by_id(session, one.id)).ended_at for one in (earlier, later, other)]
    assert ends == [NOW, NOW + DAY, None]


async def test_holders_are_those_who_have_this_role_here_now_each_once(database, places):
    async with database.begin() as session:
        here, there, street = places["here"], places["there"], places["street"]
        for scope in ({"branch_id": here}, {"branch_id": there}, {"area_id": street}):
            await gives(session, FANG, SECRETARY, **scope)
        await gives(session, MING, CADRE, area_id=street)
        gone = await gives(session, MING, SECRETARY, branch_id=here)
        await roles.end(session, gone.id, None, NOW)
        await gives(session, JUN, SECRETARY, area_id=street)

        async def found(kind, **scopes):
            return [person for _, person in await roles.holders(session, kind, **scopes)]

        assert await found(SECRETARY, branches=[here]) == [FANG]
        assert await found(SECRETARY, areas=[street]) == [FANG, JUN]
        assert await found(SECRETARY, areas=[street], branches=[here, there]) == [FANG, JUN]
        assert await found(CADRE, areas=[street]) == [MING]
        assert await found(CADRE, areas=[places["other"]]) == []
        assert await found(SECRETARY) == []
        ((member, _),) = await roles.holders(session, SECRETARY, branches=[here])
        assert member == await members.number_of(session, FANG, NOW)


async def test_the_scopes_of_one_kind_are_not_mistaken_for_those_of_another(database, places):
    """An area and a branch may have the same number."""
    async with database.begin() as session:
        await gives(session, FANG, SECRETARY, branch_id=places["here"])
        assert await roles.holders(session, SECRETARY, areas=[places["here"]]) == []
        assert await roles.holders(session, SECRETARY, stations=[places["here"]]) == []


async def test_who_was_erased_holds_nothing(database, places):
    async with database.begin() as session:
        await gives(session, FANG, SECRETARY, branch_id=places["here"])
        await session.execute(update(Member).where(col(Member.telegram_id) == FANG).values(telegram_id=None))
        assert await roles.holders(session, SECRETARY, branches=[places["here"]]) == []


async def test_a_lockout_ends_all_roles_of_one_person_and_tells_how_many(database, places):
    async with database.begin() as session:
        first = await gives(session, FANG, SECRETARY, branch_id=places["here"])
        await gives(session, FANG, CADRE, area_id=places["street"])
        ended = await gives(session, FANG, CADRE, area_id=places["far"])
        await roles.end(session, ended.id, None, NOW)
        other = await gives(session, MING, SECRETARY, branch_id=places["here"])
        assert await roles.lock_out(session, FANG, NOW + DAY) == 2
        assert await roles.lock_out(session, FANG, NOW + 2 * DAY) == 0
        assert await roles.of(session, first.member_id) == []
        assert [one.id for one in await roles.of(session, other.member_id)] == [other.id]
        assert await roles.is_locked_out(session, FANG)
        assert not await roles.is_locked_out(session, MING)
        lockout = (await session.execute(select(roles.Lockout))).scalar_one()
        assert (lockout.telegram_id, lockout.at) == (FANG, NOW + DAY)


async def test_even_who_was_never_seen_can_be_locked_out(database):
    async with database.begin() as session:
        assert await roles.lock_out(session, JUN, NOW) == 0
        assert await roles.is_locked_out(session, JUN)
        assert (await members.known(session, JUN)).stopped


async def test_a_lockout_taken_back_brings_no_role_back(database, places):
    async with database.begin() as session:
        role = await gives(session, FANG, SECRETARY, branch_id=places["here"])
        await roles.lock_out(session, MING, NOW)
        await roles.lock_out(session, FANG, NOW)
        assert await roles.let_in_again(session, FANG) is True
        assert await roles.let_in_again(session, FANG) is False
        assert not await roles.is_locked_out(session, FANG)
        assert await roles.is_locked_out(session, MING)
        assert await roles.of(session, role.member_id) == []


async def test_the_name_that_the_house_knows_is_sealed_and_the_newest_counts(database, places):
    async with database.begin() as session:
        first = await gives(session, FANG, SECRETARY, branch_id=places["here"])
        await roles.seal_name(session, first, FANG, "张芳", NOW)
        assert await roles.name_of(session, first.member_id) == "张芳"
        second = await gives(session, FANG, CADRE, area_id=places["street"])
        assert await roles.name_of(session, first.member_id) == "张芳"
        await roles.seal_name(session, second, FANG, "张主任", NOW)
        assert await roles.name_of(session, first.member_id) == "张主任"
        await roles.end(session, second.id, None, NOW)
        assert await roles.name_of(session, first.member_id) == "张主任"
    async with database.read() as session:
        names = (await session.execute(select(Role.name))).scalars().all()
        assert not any("张".encode() in name for name in names)
        assert await roles.name_of(session, 10**6) is None


async def test_a_name_put_into_another_role_s_row_is_not_believed(database, places):
    async with database.begin() as session:
        first = await gives(session, FANG, SECRETARY, branch_id=places["here"])
        await roles.seal_name(session, first, FANG, "张芳", NOW)
        second = await gives(session, FANG, CADRE, area_id=places["street"])
        other = await gives(session, MING, CADRE, area_id=places["street"])
        second.name = other.name = first.name
        await session.flush()
        assert await roles.name_of(session, other.member_id) is None
        assert await roles.name_of(session, first.member_id) == "张芳"


async def test_a_name_goes_with_its_holder_s_key(database, places):
    async with database.begin() as session:
        role = await gives(session, FANG, SECRETARY, branch_id=places["here"])
        await roles.seal_name(session, role, FANG, "张芳", NOW)
    async with database.begin() as session:
        await keys.destroy(session, FANG)
        assert await roles.name_of(session, role.member_id) is None
