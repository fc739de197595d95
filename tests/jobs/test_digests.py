"""When much comes at once a group gets some cards and the rest in lists, urgent ones first, whoever files when."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from jobs import digests
from models import areas, members, reports
from models.cards import DIGEST, OWN, SINGLE, Card, CardReport
from models.desks import Desk
from models.outbox import URGENT as URGENT_LANE
from models.reports import TAKEN
from tests.core import rows_of_outbox
from tests.stories.filed import file, square

GROUP = -1001
ON_ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
URGENT, QUIET = "fire_lane", "rubbish"


async def bind(kit) -> None:
    """Make a group the desk of an area."""
    now = kit.clock.now()
    async with kit.database.begin() as session:
        await areas.upsert(session, [square(0)])
        area = (await areas.every(session))[0].id
        boss = await members.number_of(session, 600, now)
        session.add(Desk(chat=GROUP, spot=f"{GROUP}:0", area_id=area, bound_by=boss, bound_at=now))


async def shown(kit) -> dict[str, list[list[int]]]:
    """Return the reports on each card, by the cards' kinds and in their order."""
    statement = select(Card.kind, Card.id, CardReport.report_id).join(CardReport, col(CardReport.card_id) == Card.id)
    found: dict[str, dict[int, list[int]]] = {SINGLE: {}, DIGEST: {}, OWN: {}}
    async with kit.database.read() as session:
        for kind, card, report in (await session.execute(statement.order_by(col(Card.id), CardReport.report_id))).all():
            found[kind].setdefault(card, []).append(report)
    return {kind: list(these.values()) for kind, these in found.items()}


async def test_of_thirty_at_the_same_moment_six_get_cards_and_the_rest_two_lists(kit):
    await bind(kit)
    await asyncio.gather(*(file(kit, 700 + number, QUIET, (0.5, 0.5)) for number in range(30)))
    assert {kind: len(these) for kind, these in (await shown(kit)).items()} == {SINGLE: 6, DIGEST: 0, OWN: 0}
    now = kit.clock.now()
    assert [await digests.run(kit, now + timedelta(seconds=wait)) for wait in (0, 2, 13, 15)] == [20, 0, 4, 0]
    found = await shown(kit)
    assert sorted(one for these in found.values() for some in these for one in some) == list(range(1, 31))
    assert [len(some) for some in found[DIGEST]] == [20, 4]


@ON_ONE_DATABASE
async def test_in_a_storm_urgent_ones_get_more_cards_and_are_first_in_the_list(kit):
    await bind(kit)
    quiet = [await file(kit, 700 + number, QUIET, (0.5, 0.5)) for number in range(25)]
    urgent = [await file(kit, 800 + number, URGENT, (0.5, 0.5)) for number in range(20)]
    found = await shown(kit)
    assert sum([one] in found[SINGLE] for one in (report.number for report in quiet)) == 6
    assert sum([one] in found[SINGLE] for one in (report.number for report in urgent)) == 6
    now = kit.clock.now()
    assert await digests.run(kit, now) == 20
    (listed,) = (await shown(kit))[DIGEST]
    assert set(listed) > {report.number for report in urgent[6:]}
    assert [row.lane for row in await rows_of_outbox(kit.database) if row.source.startswith("card:")][-1] == URGENT_LANE


@ON_ONE_DATABASE
async def test_who_has_a_report_that_is_listed_gets_a_card_to_work_on_it(kit):
    await bind(kit)
    filed = [await file(kit, 700 + number, QUIET, (0.5, 0.5)) for number in range(9)]
    async with kit.database.begin() as session:
        holder = await members.number_of(session, 900, kit.clock.now())
        await reports.set_(session, filed[7].number, state=TAKEN, taken_by=holder)
    assert await digests.run(kit, kit.clock.now()) == 3
    assert (await shown(kit))[OWN] == [[filed[7].number]]
    assert [row.source.split(":")[0] for row in await rows_of_outbox(kit.database) if row.chat == 900] == ["card"]


@ON_ONE_DATABASE
async def test_one_urgent_report_more_does_not_wait_until_there_are_several(kit):
    await bind(kit)
    for number in range(13):
        last = await file(kit, 800 + number, URGENT, (0.5, 0.5))
    assert [last.number] not in (await shown(kit))[SINGLE]
    assert await digests.run(kit, kit.clock.now()) == 1
    assert (await shown(kit))[DIGEST] == [[last.number]]
