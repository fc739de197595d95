"""The keeper's word: what it does to a station, to riders' marks, and who may speak."""

import asyncio
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from models import keepings, keys, members, problems, roles, stations
from models.calendar import Almanac
from models.keepings import Keeping, Word
from models.problems import Found
from models.roles import Role
from models.rules import RuleBroken

NOON = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)
"""A Wednesday noon in Zhengzhou."""

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SHANGHAI = ZoneInfo("Asia/Shanghai")
ALMANAC = Almanac(SHANGHAI)
KEEPER, OTHER, RIDER, SECOND = 100, 200, 300, 400


@pytest.fixture
async def house(database):
    """Two stations with a keeper each, and two riders; only the first has hot water and both kinds of chargers."""
    async with database.begin() as session:
        for code, has in (("a", ("hot_water", "phone_charging", "ebike_charging")), ("b", ("ebike_charging",))):
            facts = {"code": code, "name": code, "latitude": 34.7, "longitude": 113.6}
            await stations.upsert(session, [facts | {"amenities": dict.fromkeys(has, True)}], NOON)
        first, second = [station.id for station in await stations.every(session)]
        known = [await members.number_of(session, person, NOON) for person in (KEEPER, OTHER, RIDER, SECOND)]
        given = [
            await roles.give(session, Role(member_id=member, kind=roles.KEEPER, station_id=station, begun_at=NOON))
            for member, station in zip(known, (first, second), strict=False)
        ]
    return SimpleNamespace(a=first, b=second, riders=known[2:], role=given[0].id)


async def marks(session, house, kind, at=NOON, station=None):
    """Let both riders mark the first station, or another."""
    return [(await problems.mark(session, rider, station or house.a, kind, at)).id for rider in house.riders]


async def stands(session, house, now=NOON):
    """What stands of the first station, and what riders' marks count there."""
    word = (await keepings.words(session, [house.a], now)).get(house.a, keepings.NOTHING)
    return word, (await problems.marked(session, [house.a], now)).get(house.a, [])


async def test_a_closed_door_opens_by_itself_or_by_the_next_word(database, house):
    async with database.begin() as session:
        await keepings.close(session, KEEPER, house.a, NOON + 12 * HOUR, NOON)
        assert await stands(session, house) == (Word(closed=True, until=NOON + 12 * HOUR), [])
        assert await stands(session, house, NOON + 12 * HOUR) == (Word(), [])
        await keepings.close(session, KEEPER, house.a, None, NOON + HOUR)
        assert await stands(session, house, NOON + 365 * DAY) == (Word(closed=True), [])
        await keepings.open_again(session, KEEPER, house.a, NOON + 2 * HOUR)
        assert await stands(session, house, NOON + 2 * HOUR) == (Word(), [])


async def test_an_older_closing_doesn_t_come_back_when_a_newer_one_ends(database, house):
    async with database.begin() as session:
        await keepings.close(session, KEEPER, house.a, None, NOON)
        await keepings.close(session, KEEPER, house.a, NOON + HOUR, NOON)
        assert await stands(session, house, NOON + HOUR) == (Word(), [])


async def test_what_is_broken_stays_so_until_mended_and_each_thing_for_itself(database, house):
    async with database.begin() as session:
        for amenity in ("hot_water", "phone_charging"):
            await keepings.break_down(session, KEEPER, house.a, amenity, NOON)
        assert (await stands(session, house, NOON + 90 * DAY))[0].broken == ("hot_water", "phone_charging")
        await keepings.mend(session, KEEPER, house.a, "hot_water", NOON + HOUR)
        assert (await stands(session, house, NOON + HOUR))[0].broken == ("phone_charging",)
        assert await keepings.words(session, [house.b], NOON) == {}


async def test_what_a_station_doesn_t_have_can_t_break(database, house):
    async with database.begin() as session:
        with pytest.raises(RuleBroken, match="old-button"):
            await keepings.break_down(session, KEEPER, house.a, "rocket", NOON)
        with pytest.raises(RuleBroken, match="old-button"):
            await keepings.confirm(session, KEEPER, house.a, "rocket", None, NOON)


async def test_one_mark_confirmed_counts_at_once_and_until_mended(database, house):
    async with database.begin() as session:
        await problems.mark(session, house.riders[0], house.a, "moved", NOON)
        assert await stands(session, house) == (Word(), [])
        await keepings.confirm(session, KEEPER, house.a, "moved", None, NOON)
        assert await stands(session, house, NOON + 30 * DAY) == (Word(confirmed=("moved",)), [])
        await keepings.resolve(session, KEEPER, house.a, "moved", NOON + HOUR)
        assert await stands(session, house, NOON + HOUR) == (Word(), [])


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("no_hot_water", Word(broken=("hot_water",))),
        ("charger_broken", Word(confirmed=("charger_broken",))),
        ("closed", Word(closed=True, until=NOON + HOUR)),
    ],
)
async def test_riders_who_are_right_are_understood_as_what_the_station_has(database, house, kind, word):
    async with database.begin() as session:
        await marks(session, house, kind)
        await keepings.confirm(session, KEEPER, house.a, kind, NOON + HOUR, NOON)
        assert await stands(session, house) == (word, [])
        station = await stations.by_id(session, house.a)
        assert word.covers(kind, station)
        assert not word.covers("other", station)


async def both_connected(database):
    """Have two connections at hand, so that two transactions really go on at the same time."""

    async def read():
        async with database.read() as session:
            await session.execute(select(1))
            await asyncio.sleep(0.2)

    await asyncio.gather(read(), read())


async def test_who_says_riders_are_right_doesn_t_open_a_closed_door_earlier(database, house):
    async with database.begin() as session:
        for until in (NOON + DAY, None):
            await keepings.close(session, KEEPER, house.a, until, NOON)
            await keepings.confirm(session, KEEPER, house.a, "closed", NOON + HOUR, NOON)
            assert (await stands(session, house))[0] == Word(closed=True, until=until)


async def test_of_two_riders_at_the_same_moment_one_is_the_second(database, house):
    await both_connected(database)

    async def find(rider):
        async with database.begin() as session:
            await problems.mark(session, rider, house.a, "closed", NOON)
            await asyncio.sleep(0.05)
            return (await problems.marked(session, [house.a], NOON)).get(house.a, [])

    assert sorted(await asyncio.gather(*map(find, house.riders))) == [[], ["closed"]]


async def test_twenty_words_at_once_end_in_order(database, house):
    async def say(number):
        async with database.begin() as session:
            if number % 2:
                await keepings.give_hours(session, KEEPER, house.a, f"{number:02}:00-22:00", NOON)
            else:
                await keepings.close(session, KEEPER, house.a, NOON + number * HOUR, NOON)

    await asyncio.gather(*(say(number) for number in range(20)))
    async with database.begin() as session:
        assert await session.scalar(select(func.count()).select_from(Keeping)) == 20


async def test_the_only_charger_of_a_station_is_the_one_that_riders_mean(database, house):
    async with database.begin() as session:
        await keepings.confirm(session, OTHER, house.b, "charger_broken", None, NOON)
        assert await keepings.words(session, None, NOON) == {house.b: Word(broken=("ebike_charging",))}


@pytest.mark.parametrize("kind", problems.KINDS)
async def test_waved_off_marks_count_no_more_but_new_ones_do(database, house, kind):
    async with database.begin() as session:
        made = await marks(session, house, kind)
        elsewhere = await marks(session, house, kind, station=house.b)
        assert await stands(session, house) == (Word(), [kind])
        settled = await keepings.wave_off(session, KEEPER, house.a, kind, NOON + HOUR)
        assert (settled.station.id, settled.marks) == (house.a, dict.fromkeys(made, kind))
        assert await stands(session, house, NOON + HOUR) == (Word(), [])
        assert elsewhere
        assert (await problems.marked(session, None, NOON + HOUR)) == {house.b: [kind]}
        await problems.mark(session, house.riders[0], house.a, kind, NOON + 2 * HOUR)
        assert await stands(session, house, NOON + 2 * HOUR) == (Word(), [])
        await problems.mark(session, house.riders[1], house.a, kind, NOON + 2 * HOUR)
        assert await stands(session, house, NOON + 2 * HOUR) == (Word(), [kind])


@pytest.mark.parametrize(
    ("kind", "act"),
    [
        ("closed", lambda session, house: keepings.open_again(session, KEEPER, house.a, NOON)),
        ("closed", lambda session, house: keepings.resolve(session, KEEPER, house.a, "closed", NOON)),
        ("no_hot_water", lambda session, house: keepings.mend(session, KEEPER, house.a, "hot_water", NOON)),
        ("no_hot_water", lambda session, house: keepings.resolve(session, KEEPER, house.a, "no_hot_water", NOON)),
        ("charger_broken", lambda session, house: keepings.mend(session, KEEPER, house.a, "ebike_charging", NOON)),
    ],
)
async def test_whatever_is_in_order_again_settles_what_riders_marked(database, house, kind, act):
    async with database.begin() as session:
        await marks(session, house, kind)
        await marks(session, house, "other")
        await act(session, house)
        assert await stands(session, house) == (Word(), ["other"])


async def test_what_was_broken_and_mended_doesn_t_leave_the_marks_of_then(database, house):
    async with database.begin() as session:
        await marks(session, house, "no_hot_water")
        await keepings.break_down(session, KEEPER, house.a, "hot_water", NOON)
        await keepings.mend(session, KEEPER, house.a, "hot_water", NOON + HOUR)
        assert await stands(session, house, NOON + HOUR) == (Word(), [])


async def test_only_the_keeper_of_this_station_speaks_and_only_as_long_as_they_are_it(database, house):
    acts = (
        lambda session, person: keepings.close(session, person, house.a, None, NOON),
        lambda session, person: keepings.open_again(session, person, house.a, NOON),
        lambda session, person: keepings.break_down(session, person, house.a, "hot_water", NOON),
        lambda session, person: keepings.mend(session, person, house.a, "hot_water", NOON),
        lambda session, person: keepings.resolve(session, person, house.a, "moved", NOON),
        lambda session, person: keepings.confirm(session, person, house.a, "moved", None, NOON),
        lambda session, person: keepings.wave_off(session, person, house.a, "moved", NOON),
        lambda session, person: keepings.give_hours(session, person, house.a, "24/7", NOON),
        lambda session, person: keepings.told(session, person, house.a, 0, 10),
        lambda session, person: keepings.require(session, person, house.a),
    )
    async with database.begin() as session:
        for act in acts:
            await act(session, KEEPER)
        await roles.end(session, house.role, None, NOON)
        said = await session.scalar(select(func.count()).select_from(Keeping))
        for act in acts:
            for person in (KEEPER, OTHER, RIDER, 999):
                with pytest.raises(RuleBroken, match="right-none"):
                    await act(session, person)
        assert await session.scalar(select(func.count()).select_from(Keeping)) == said == 8


async def test_an_administrator_speaks_for_any_station(database, house):
    async with database.begin() as session:
        session.info["administrators"] = frozenset({999})
        assert await keepings.may_keep(session, 999, house.b)
        await keepings.close(session, 999, house.b, None, NOON)
        assert await keepings.words(session, None, NOON) == {house.b: Word(closed=True)}
        assert await keepings.kept_by(session, 999) == []
        assert await keepings.kept_by(session, KEEPER) == [house.a]
        assert not await keepings.may_keep(session, KEEPER, house.b)


async def test_every_word_is_noticed_elsewhere(database, house):
    async with database.begin() as session:
        before = await keepings.revision(session)
        await keepings.close(session, KEEPER, house.a, None, NOON)
        assert await keepings.revision(session) != before


async def test_a_removed_station_has_no_keeper(database, house):
    async with database.begin() as session:
        await stations.upsert(session, [{"code": "a", "state": "removed"}], NOON)
        with pytest.raises(RuleBroken, match="station-gone"):
            await keepings.close(session, KEEPER, house.a, None, NOON)


@pytest.mark.parametrize(
    ("rule", "days", "until"),
    [
        (None, 0, datetime(2026, 11, 19, tzinfo=SHANGHAI)),
        ("24/7", 0, datetime(2026, 11, 19, tzinfo=SHANGHAI)),
        ("Mo-Su 08:00-20:00", 0, datetime(2026, 11, 19, tzinfo=SHANGHAI)),
        ("Mo-Su 08:00-20:00", 1, datetime(2026, 11, 20, tzinfo=SHANGHAI)),
        ("Mo-Su 18:00-02:00", 0, datetime(2026, 11, 19, 2, tzinfo=SHANGHAI)),
        ("We 18:00-02:00", 1, datetime(2026, 11, 20, tzinfo=SHANGHAI)),
    ],
)
async def test_a_day_ends_at_midnight_or_when_its_night_is_over(database, house, rule, days, until):
    async with database.begin() as session:
        station = await stations.by_id(session, house.a)
    station.hours_rule = rule
    assert keepings.closing(station, days, NOON, ALMANAC) == until


async def test_hours_are_taken_as_confirmed_and_keep_what_was_known_of_holidays(database, house):
    async with database.begin() as session:
        facts = {"code": "a", "hours": "?", "holiday_hours": "10:00-16:00", "holiday_rule": "Mo-Su 10:00-16:00"}
        await stations.upsert(session, [facts], NOON)
        given = await keepings.give_hours(session, KEEPER, house.a, "周一至周五 9:00-17:00", NOON)
        station = await stations.by_id(session, house.a)
        assert given.station.hours_rule == station.hours_rule == "Mo-Fr 09:00-17:00"
        assert (station.hours, station.hours_confirmed) == ("周一至周五 9:00-17:00", True)
        assert (station.holiday_hours, station.holiday_rule) == ("10:00-16:00", "10:00-16:00")
        await keepings.give_hours(session, KEEPER, house.a, "每天 9:00-17:00，节假日休息", NOON)
        station = await stations.by_id(session, house.a)
        assert (station.hours_rule, station.holiday_hours, station.holiday_rule) == ("09:00-17:00", "", "off")


@pytest.mark.parametrize("text", ["看心情", "", "9:00-5:00", "24/7;" * 100])
async def test_hours_that_are_not_understood_are_not_taken(database, house, text):
    async with database.begin() as session:
        with pytest.raises(RuleBroken, match="keeper-hours-unclear"):
            await keepings.give_hours(session, KEEPER, house.a, text, NOON)
        assert (await stations.by_id(session, house.a)).hours == ""


async def test_a_keeper_reads_what_riders_wrote_but_not_what_was_erased(database, house):
    async with database.begin() as session:
        for count, (person, member) in enumerate(zip((RIDER, SECOND), house.riders, strict=True)):
            about = problems.about(member, house.a)
            sealed = await keys.seal(session, person, f"话{person}".encode(), about, NOON)
            await problems.mark(session, member, house.a, "other", NOON + count * HOUR, sealed)
        await problems.mark(session, house.riders[0], house.a, "closed", NOON + 2 * HOUR)
        await problems.settle(session, house.a, ["closed"], NOON + 3 * HOUR)
        await keys.destroy(session, RIDER)
        read = await keepings.told(session, KEEPER, house.a, 0, 10)
        assert [(one.kind, one.words, one.settled) for one in read] == [
            ("closed", None, True),
            ("other", "话400", False),
            ("other", None, False),
        ]
        assert await keepings.told(session, KEEPER, house.a, 1, 1) == read[1:2]


async def test_what_riders_found_says_how_many_they_are(database, house):
    async with database.begin() as session:
        await marks(session, house, "no_hot_water")
        for _ in range(2):
            await problems.mark(session, house.riders[0], house.a, "closed", NOON)
        found = [Found("closed", 1, counts=False), Found("no_hot_water", 2, counts=True)]
        assert await problems.found(session, house.a, NOON) == found
        await problems.settle(session, house.a, ["closed"], NOON)
        assert await problems.found(session, house.a, NOON) == found[1:]
        assert await problems.found(session, house.a, NOON + 30 * HOUR) == []


async def test_those_who_agree_share_the_first_mark(database, house):
    async with database.begin() as session:
        first, second = [await problems.mark(session, rider, house.a, "other", NOON) for rider in house.riders]
        third = await problems.mark(session, (await members.number_of(session, 500, NOON)), house.a, "other", NOON)
        assert [await problems.first_of(session, one) for one in (second, third)] == [first.id, first.id]
        late = await problems.mark(session, house.riders[0], house.a, "other", NOON + 7 * HOUR)
        assert await problems.first_of(session, late) == late.id


async def test_what_a_newer_word_replaced_is_forgotten_after_a_time(database, house):
    async with database.begin() as session:
        await keepings.close(session, KEEPER, house.a, None, NOON)
        await keepings.break_down(session, KEEPER, house.a, "hot_water", NOON)
        await keepings.open_again(session, KEEPER, house.a, NOON + DAY)
        await keepings.close(session, KEEPER, house.a, None, NOON + 2 * DAY)
        assert await keepings.forget(session, NOON + DAY) == 1
        assert await keepings.forget(session, NOON + DAY) == 0
        assert await stands(session, house, NOON + 3 * DAY) == (Word(closed=True, broken=("hot_water",)), [])
