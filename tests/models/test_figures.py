"""The figures of reports: a month reckoned by hand, with every way in which a report may end."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from models import areas, figures, members, worktime
from models.calendar import Almanac
from models.figures import Rules, Spot
from models.reports import Report, Reporter
from models.rights import Where
from models.roles import CADRE
from models.rules import RuleBroken
from tests.models import house
from tests.models.house import BOSS

SHANGHAI = ZoneInfo("Asia/Shanghai")
RULES = Rules(worktime.read("08:30-12:00,14:00-18:00"), Almanac(SHANGHAI))
HOUR = 3600
BOUNDS = [datetime(2026, month, 1, tzinfo=SHANGHAI) for month in (9, 10, 11, 12)]
NOW = datetime(2026, 11, 27, 12, 0, tzinfo=SHANGHAI)

CADRE_OF_STREET, CADRE_OF_FIRE, CADRE_OF_BOTH = 21, 22, 23


def at(day: int, hour: int = 10, minute: int = 0, month: int = 11) -> datetime:
    """A moment of the district's clock; the 2nd of November 2026 is a Monday."""
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


def report(filed: datetime, state: str = "submitted", **more: object) -> Report:
    """A report of rubbish with two working hours to be taken and eight to be solved."""
    usual = {"category": "rubbish", "latitude": 34.7, "longitude": 113.6, "take_seconds": 2 * HOUR}
    return Report(
        **{**usual, "resolve_seconds": 8 * HOUR, "clock_from": filed, "filed_at": filed, "state": state, **more}
    )


def taken(filed: datetime, hours: float, state: str = "taken", **more: object) -> Report:
    """One that was taken so many hours by the clock on the wall after it was filed."""
    first = filed + timedelta(hours=hours)
    return report(filed, state, answered_at=first, first_taken_at=first, **more)


@pytest.fixture
async def town(settings):
    """Areas and the cadres of some, in a database that knows the administrators."""
    database = house.opened(settings)
    async with database.begin() as session:
        found = await house.build(session)
        await house.gives(session, CADRE_OF_STREET, CADRE, area_id=found["street"])
        await house.gives(session, CADRE_OF_FIRE, CADRE, department="fire")
        await house.gives(session, CADRE_OF_BOTH, CADRE, area_id=found["street"], department="fire")
    yield database, found
    await database.close()


async def enter(database, *some: Report, **said: list[bool | None]) -> None:
    """Enter reports; `said` names the state of those whose reporters said whether they are satisfied, in order."""
    async with database.begin() as session:
        for one in some:
            session.add(one)
            await session.flush()
            answers = said.get(one.state, [[None]])
            answer = answers.pop(0) if answers else [None]
            for number, satisfied in enumerate(answer, 1):
                member = await members.number_of(session, 100 + number, NOW)
                entry = Reporter(report_id=one.number, member_id=member, number=number, first=number == 1)
                entry.joined_at, entry.satisfied = one.filed_at, satisfied
                session.add(entry)
        await session.flush()


async def of(database, where: Where = Where(), category: str | None = None, now: datetime = NOW) -> figures.Figures:
    async with database.read() as session:
        return await figures.of(session, where, BOUNDS, category, RULES, now)


async def test_a_month_by_hand(town):
    database, _ = town
    await enter(
        database,
        taken(at(2), 1, "closed", resolved_at=at(3)),  # in time; satisfied by one, the other says nothing
        taken(at(2, 17), 16, "closed", resolved_at=at(4, 17)),  # Monday 17:00, Tuesday 9:00: 1.5 working hours
        taken(at(2, 17), 18, "closed", resolved_at=at(5, 17)),  # Tuesday 11:00: 3.5 working hours, late
        taken(at(4), 2, "closed", resolved_at=at(5)),  # silent: closed by itself
        taken(at(5), 2, "resolved", resolved_at=at(26)),  # its reporters have not said anything yet
        taken(
            at(6), 1, "taken", round=2, resolved_at=None, clock_from=at(27, 9)
        ),  # reopened: not solved, though in time
        report(at(9), "rejected", answered_at=at(9, 11)),  # answered, but there was nothing to solve
        report(at(9), "merged", answered_at=at(9, 11)),
        report(at(9), "withdrawn"),
        report(at(24), "submitted"),  # nobody has answered, both times are over
        report(at(27, 11), "submitted"),  # nobody has answered, but it is early yet
        taken(at(27, 9), 0.5, "on_site"),  # three hours of eight
        report(at(26, 17), "submitted", urgent=True, take_seconds=HOUR),  # urgent ones run at night as well
        taken(at(31, month=10), 1, "closed", resolved_at=at(2)),  # of the month before
        closed=[[True, None], [True, False], [False], [None], [True]],
    )
    found = await of(database)
    total = found.total
    assert (total.filed, total.merged, total.withdrawn, total.rejected, total.open) == (11, 1, 1, 1, 5)
    assert (total.answered, total.answer_due) == (7, 10)  # all but the late one and the two that nobody answered
    assert (total.solved, total.solution_due) == (5, 8)
    assert (total.closed, total.satisfied, total.unhappy, total.silent) == (4, 1, 2, 1)
    assert (total.response, total.resolution, total.satisfaction) == (70.0, 62.5, 25.0)
    assert total.take_hours == pytest.approx(2)  # 0.5, 1, 1, 2, 2, 16, 18: the one in the middle
    assert total.resolve_hours == pytest.approx(48.0)  # 24, 24, 48, 72, 504
    assert (found.before.filed, found.before.satisfaction) == (1, 100.0)
    assert [one.filed for _, one in found.by_month] == [0, 1, 11]
    assert (found.open, found.urgent, len(found.spots)) == (5, 1, 5)
    assert found.spots[0] == Spot(34.7, 113.6, True)


async def test_open_ones_count_against_from_the_moment_their_time_is_over(town):
    database, _ = town
    await enter(
        database,
        report(at(2)),  # two working hours are over at noon, eight at 10:30 on the next day
        taken(at(2), 1, "taken", asked_at=at(2, 15), clock_from=None, used=8 * HOUR - 1),  # the clock stands
    )
    for now, due in ((at(2, 12), (1, 0)), (at(2, 12, 1), (2, 0)), (at(3, 10, 30), (2, 0)), (at(3, 10, 31), (2, 1))):
        total = (await of(database, now=now)).total
        assert (total.answer_due, total.solution_due) == due, now
        assert (total.answered, total.solved) == (1, 0)
    assert total.resolution == 0.0


async def test_of_nothing_there_is_no_rate(town):
    database, _ = town
    found = await of(database)
    assert (found.total.response, found.total.resolution, found.total.satisfaction) == (None, None, None)
    assert (found.total.take_hours, found.by_category, found.by_area, found.spots) == (None, [], [], [])


async def test_an_objection_alone_does_not_count_as_not_solved(town):
    database, _ = town
    await enter(database, taken(at(26), 1, "taken", round=2, objected=True, clock_from=at(27, 9)))
    assert (await of(database)).total.solution_due == 0


async def test_an_areas_figures_hold_its_parts_and_the_departments_in_it_and_nothing_else(town):
    database, town = town
    for name, department in (("yard", None), ("street", None), ("street", "fire"), ("other", "fire"), ("far", None)):
        await enter(database, report(at(2), care_area_id=town[name], department=department, category=name))
    street, whole = Where(area_id=town["street"]), Where()
    both = Where(area_id=town["street"], department="fire")
    for where, names in (
        (street, ["street", "street", "yard"]),
        (Where(department="fire"), ["other", "street"]),
        (both, ["street"]),
        (whole, ["far", "other", "street", "street", "yard"]),
    ):
        found = await of(database, where)
        assert sorted(key for key, one in found.by_category for _ in range(one.filed)) == names, where
        assert found.open == len(names)
    assert [(key, one.filed) for key, one in (await of(database, street)).by_area] == [(None, 2), (town["yard"], 1)]
    assert {key: one.filed for key, one in (await of(database)).by_area} == {town["district"]: 4, town["far"]: 1}
    assert (await of(database, category="yard")).total.filed == 1


async def test_who_may_see_which_figures(town):
    database, town = town
    async with database.begin() as session:
        for person, expected in (
            (BOSS, [Where()]),
            (CADRE_OF_STREET, [Where(area_id=town["street"])]),
            (CADRE_OF_FIRE, [Where(department="fire")]),
            (CADRE_OF_BOTH, [Where(area_id=town["street"], department="fire")]),
        ):
            assert await figures.scopes(session, person) == expected
        with pytest.raises(RuleBroken):
            await figures.scopes(session, 4711)


async def test_a_single_area_is_told_by_what_lies_below_it(town):
    database, town = town
    async with database.read() as session:
        atlas = await areas.atlas(session)
    assert [area.code for area in figures.parts(atlas, None)] == ["district", "far"]
    assert [area.code for area in figures.parts(atlas, town["district"])] == ["other", "street"]
    assert figures.parts(atlas, town["yard"]) == []


async def test_more_reports_than_are_read_at_once_are_all_read(town, monkeypatch):
    database, _ = town
    monkeypatch.setattr(figures, "AT_ONCE", 3)
    await enter(database, *(report(at(2) + timedelta(minutes=number)) for number in range(7)))
    assert (await of(database)).total.filed == 7
    async with database.read() as session:
        period = (None, at(2).astimezone(UTC) + timedelta(minutes=6))
        assert await figures.count(session, Where(), period, None) == 6
        assert await figures.trades(session, list(range(1, 8))) == {number: {None: 1} for number in range(1, 8)}
