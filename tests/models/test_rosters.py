"""Who is on whose roster, in which order, and what is noted of it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event, update
from sqlmodel import col

from models import areas, branches, keys, looks, members, riders, rights, roles, rosters
from models.members import Member
from models.riders import Profile, Told
from models.roles import Role
from models.rules import RuleBroken

NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
BOSS, LIN, STREET, KEEPER = 1, 2, 3, 4
"""Numeric ids: an administrator, a secretary of a branch, one of a street, and somebody else."""

AREAS = (("d", None), ("s1", "d"), ("s2", "d"), ("c1", "s1"), ("c2", "s1"))


@pytest.fixture
async def house(database):
    """A district with two streets, a branch in each, and one secretary of each kind."""
    database.administrators = frozenset({BOSS})
    async with database.begin() as session:
        given = [{"code": code, "name": code, "kind": None, "parent_code": above} for code, above in AREAS]
        await areas.upsert(session, given)
        area = {one.code: one.id for one in await areas.every(session)}
        await branches.upsert(session, [{"code": f"b{n}", "name": f"b{n}", "area_id": area[f"s{n}"]} for n in (1, 2)])
        branch = {one.code: one.id for one in await branches.every(session)}
        await _gives(session, LIN, Role(kind=roles.SECRETARY, branch_id=branch["b1"]))
        await _gives(session, STREET, Role(kind=roles.SECRETARY, area_id=area["s1"]))
        await _gives(session, KEEPER, Role(kind=roles.CADRE, area_id=area["s1"]))
    return area, branch


async def _gives(session, person, role):
    role.member_id, role.begun_at = await members.number_of(session, person, NOW), NOW
    await roles.give(session, role)


async def enters(session, person, name, *, area=None, branch=None, party=False, state=riders.CONFIRMED, **more):
    """Let somebody have checked in; return the member's id."""
    member = await members.number_of(session, person, NOW)
    profile = Profile(name, party=party or branch is not None, branch_id=branch)
    await riders.enter(session, member, person, Told(more.get("trade", "courier"), "sf", area, profile), NOW)
    if state == riders.CONFIRMED:
        await riders.confirm(session, member, more.get("at", NOW))
    if state == riders.DECLINED:
        await riders.decline(session, member)
    return member


async def names(session, person, which=riders.CONFIRMED):
    """All names of a filter, page by page."""
    found, skip = [], 0
    while True:
        page = await rosters.page(session, person, which, skip)
        found += [one.profile.name for one in page.shown]
        skip += rosters.PAGE
        if skip >= page.total:
            assert len(found) == page.total
            return found


async def test_a_roster_holds_exactly_those_of_whom_the_rights_say_so(database, house):
    area, branch = house
    async with database.begin() as session:
        places = [(code, home) for code in (*area, None) for home in (None, "b1", "b2")]
        entered = [
            await enters(session, 100 + n, f"{code}-{home}", area=area.get(code), branch=branch.get(home))
            for n, (code, home) in enumerate(places)
        ]
        for person in (BOSS, LIN, STREET):
            who = await rights.standing(session, person)
            allowed = [
                one.profile.name
                for one in await riders.several(session, entered)
                if await rights.may(session, who, "roster.see", one.where)
            ]
            assert sorted(await names(session, person)) == sorted(allowed)
            assert (await rosters.counts(session, person))[riders.CONFIRMED] == len(allowed)
        assert len(await names(session, BOSS)) == len(places)
        assert len(await names(session, LIN)) == len(area) + 1


async def test_who_is_no_secretary_gets_nothing_whatever_is_asked(database, house):
    async with database.begin() as session:
        member = await enters(session, 100, "甲", area=house[0]["s1"])
        asked = (
            lambda who: rosters.admit(session, who),
            lambda who: rosters.counts(session, who),
            lambda who: rosters.page(session, who, riders.CONFIRMED, 0),
            lambda who: rosters.search(session, who, "甲"),
            lambda who: rosters.one(session, who, member),
            lambda who: rosters.one(session, who, member + 99),
            lambda who: rosters.one(session, who, member, "phone.reveal"),
            lambda who: rosters.take_out(session, who, 1, NOW.date(), NOW),
            lambda who: rosters.taken_out(session, who, 1, NOW.date()),
            lambda who: rosters.figures(session, who, NOW),
        )
        for ask in asked:
            for person in (KEEPER, 100, 999):
                with pytest.raises(RuleBroken, match="right-none"):
                    await ask(person)
        with pytest.raises(RuleBroken, match="right-none"):
            await rosters.figures(session, STREET, NOW)


async def test_the_order_is_by_area_then_name_and_no_area_comes_last(database, house):
    area, _ = house
    async with database.begin() as session:
        for n, (name, code) in enumerate(
            (("z", None), ("b", "c2"), ("Ａ", "c2"), ("y", "c1"), ("x", "s2"), ("w", "d"))
        ):
            await enters(session, 100 + n, name, area=area.get(code))
        assert await names(session, BOSS) == ["w", "y", "Ａ", "b", "x", "z"]


async def test_pages_lie_end_to_end_however_areas_are_cut(database, house):
    area, _ = house
    codes = ["c1"] * 3 + ["c2"] * 13 + ["s2"] + [None] * 9
    async with database.begin() as session:
        for n, code in enumerate(codes):
            await enters(session, 100 + n, f"{(n * 7) % 26:02}", area=area.get(code))
        found = await names(session, BOSS)
        assert sorted(found) == [f"{n:02}" for n in range(26)]
        beyond = await rosters.page(session, BOSS, riders.CONFIRMED, 10**9)
        assert (beyond.skip, [one.profile.name for one in beyond.shown]) == (24, found[24:])
        between = await rosters.page(session, BOSS, riders.CONFIRMED, 11)
        assert (between.skip, [one.profile.name for one in between.shown]) == (8, found[8:16])


async def test_filters_overlap_as_they_mean_and_who_was_declined_is_on_none(database, house):
    area, branch = house
    async with database.begin() as session:
        await enters(session, 100, "甲", area=area["c1"], branch=branch["b1"])
        await enters(session, 101, "乙", area=area["c1"], party=True)
        await enters(session, 102, "丙", area=area["c1"], party=True, state=riders.WAITING)
        declined = await enters(session, 103, "丁", area=area["c1"], party=True, state=riders.DECLINED)
        silent = await enters(session, 104, "戊", area=area["c1"])
        await riders.change(session, await riders.known(session, silent), NOW, stale_at=NOW)
        assert await rosters.counts(session, STREET) == {"confirmed": 3, "waiting": 1, "mobile": 2, "stale": 1}
        assert await rosters.counts(session, LIN) == {"confirmed": 1, "waiting": 0, "stale": 0}
        assert await names(session, STREET, "mobile") == ["丙", "乙"]
        assert await names(session, STREET, "stale") == ["戊"]
        assert (await rosters.search(session, STREET, "丁")).total == 0
        with pytest.raises(RuleBroken, match="roster-gone"):
            await rosters.one(session, STREET, declined)


async def test_who_was_erased_is_on_no_page_and_in_no_file(database, house):
    async with database.begin() as session:
        stays, erased, keyless = [await enters(session, 100 + n, f"{n}") for n in range(3)]
        await rosters.take_out(session, BOSS, 0, NOW.date(), NOW)
        await session.execute(update(Member).where(col(Member.id) == erased).values(telegram_id=None))
        await keys.destroy(session, 102)
        taken = await rosters.taken_out(session, BOSS, 0, NOW.date())
        assert [one.rider.member_id for one in taken] == [stays]
        assert [one.rider.member_id for one in (await rosters.page(session, BOSS, riders.CONFIRMED, 0)).shown] == [
            stays
        ]
        assert (await rosters.search(session, BOSS, "1")).total == 0
        with pytest.raises(RuleBroken, match="roster-gone"):
            await rosters.one(session, BOSS, keyless)


async def test_into_a_file_go_only_those_of_whom_that_was_noted(database, house):
    async with database.begin() as session:
        boss = await members.number_of(session, BOSS, NOW)
        first = [await enters(session, 100 + n, f"{n}") for n in range(3)]
        myself = await enters(session, BOSS, "我")
        assert await rosters.take_out(session, BOSS, boss, NOW.date(), NOW) == 4
        await enters(session, 200, "later")
        taken = await rosters.taken_out(session, BOSS, boss, NOW.date())
        assert {one.rider.member_id for one in taken} == {*first, myself}
        assert await rosters.take_out(session, BOSS, boss, NOW.date(), NOW + timedelta(hours=1)) == 5
        (noted,) = await looks.at(session, first[0])
        assert (noted.by, noted.kind, noted.times, noted.last_at) == (boss, "export", 2, NOW + timedelta(hours=1))
        assert await looks.at(session, myself) == []
        tomorrow = NOW.date() + timedelta(days=1)
        assert [one.rider.member_id for one in await rosters.taken_out(session, BOSS, boss, tomorrow)] == [myself]


async def test_searching_compares_folded_and_takes_no_wildcards(database, house):
    async with database.begin() as session:
        for n, name in enumerate(("Ann Lee", "ＡＮＮ", "100%", "王_伟", "王伟")):
            await enters(session, 100 + n, name)
        number = (await riders.opened(session, riders.Rider.member_id > 0))[-1].rider.number

        async def hits(words):
            return [one.profile.name for one in (await rosters.search(session, BOSS, words)).shown]

        assert await hits("annl") == ["Ann Lee"]
        assert await hits(" aNN ") == ["ＡＮＮ", "Ann Lee"]
        assert await hits("%") == ["100%"]
        assert await hits("王_") == ["王_伟"]
        assert await hits(f"{number}") == ["王伟"]
        assert await hits("９" * 40) == []
        assert await hits("  ") == []


async def test_figures_count_the_confirmed_and_months_begin_where_they_are_said_to(database, house):
    area, _ = house
    async with database.begin() as session:
        month = NOW.replace(day=1, hour=0)
        await enters(session, 100, "甲", area=area["c1"], at=month)
        await enters(session, 101, "乙", area=area["c1"], at=month - timedelta(seconds=1), trade="delivery")
        await enters(session, 102, "丙", state=riders.WAITING)
        await enters(session, 103, "丁", state=riders.DECLINED)
        found = await rosters.figures(session, BOSS, month)
        assert (found.confirmed, found.waiting, found.stale, found.new) == (2, 1, 0, 1)
        assert found.trades == {"courier": 1, "delivery": 1}
        assert found.companies == {"sf": 2}
        assert found.areas == {area["c1"]: 2}


async def test_many_are_opened_with_a_question_for_hundreds_and_not_for_each(database, house):
    many = rosters.AT_ONCE + 10
    async with database.begin() as session:
        for n in range(many):
            await enters(session, 1000 + n, f"王{n}")
    database.vault.forget_all()
    asked = []
    engine = database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    async with database.begin() as session:
        assert (await rosters.search(session, BOSS, "王")).total == many
        assert len(asked) < 20
        del asked[:]
        assert await rosters.take_out(session, BOSS, 0, NOW.date(), NOW) == many
        assert len(asked) < 10
