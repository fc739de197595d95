"""What was reported before the demo began, so that there is something to work on, and something to count."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import photofiles, photographs
from bot.demo import cast, scenes
from bot.demo.scenes import Scene
from bot.district import District
from bot.photographs import Fetched
from bot.photostore import Store
from models import areas, earnings, members, moves, photos, reports, verdicts
from models.earnings import Deed
from models.moves import ARRIVE, REJECT, RESOLVE, Cause
from models.photos import AFTER, BEFORE
from models.reports import Filing, Report

CAUSE = Cause("demo")

GOOD, BAD, SILENT, STILL, REFUSED = "good", "bad", "silent", "still", "refused"
"""How it ended: gone, and the reporter satisfied or not; nobody said anything; begun anew; not accepted."""


@dataclass(frozen=True, slots=True)
class Case:
    """A report: how long ago, of what, where (metres east and north of a corner, code of the street), and its photos.

    `spent` are the minutes after it was sent at which it was taken, and solved.
    """

    ago: timedelta
    category: str
    street: str
    place: tuple[int, int]
    spent: tuple[int, ...] = ()
    end: str | None = None
    before: Scene | None = None
    after: Scene | None = None
    words: str | None = None


CORNER = (34.7535, 113.6065)
"""A corner of the district that most of it happened around: latitude and longitude."""

METRE = (1 / 110_922, 1 / 91_480)
"""A metre northwards and eastwards there, in degrees."""

LIN, JIAN, MIAN = "410102001", "410102002", "410102003"


CASES = (
    Case(timedelta(44), "rubbish", LIN, (120, 300), (35, 310), GOOD),
    Case(timedelta(41), "broken_road", LIN, (-420, 60), (25, 2700), GOOD),
    Case(timedelta(39), "flying_wire", MIAN, (900, -340), (190, 420), BAD),
    Case(timedelta(37), "blocked_road", JIAN, (-700, -520), (80, 300), SILENT),
    Case(timedelta(34), "rubbish", JIAN, (-560, -310), (400, 2100), BAD),
    Case(timedelta(20), "broken_facility", LIN, (260, 410), (50, 1500), GOOD),
    Case(timedelta(18), "water", MIAN, (1100, 120), (30, 240), GOOD),
    Case(timedelta(15), "bill_posting", LIN, (60, -220), (200, 1300), SILENT),
    Case(timedelta(13), "rubbish", LIN, (-80, 520), (20, 190), GOOD),
    Case(timedelta(12), "other", JIAN, (-900, 240), (45,), REFUSED),
    Case(timedelta(10), "fire_lane", MIAN, (780, 460), (15, 160), GOOD),
    Case(timedelta(8), "broken_road", LIN, (340, -90), (22, 1600), GOOD),
    Case(timedelta(6), "flying_wire", LIN, (-240, -410), (40, 280), GOOD),
    Case(timedelta(2), "blocked_road", MIAN, (640, -150), (150, 330), STILL),
    Case(timedelta(1), "rubbish", LIN, (180, 140), (30, 260), None, scenes.rubbish, scenes.clean_corner),
    Case(timedelta(minutes=95), "broken_facility", JIAN, (-380, 200), (20,), words="路灯连着三晚不亮"),
    Case(timedelta(minutes=40), "rubbish", MIAN, (520, 330), before=scenes.rubbish, words="堆了两天了"),
    Case(timedelta(minutes=8), "fire_lane", LIN, (-150, 260), before=scenes.blocked_lane, words="三号楼后面，车进不去"),
)
"""Oldest first. Those that nobody has taken get their cards when the program starts; more than two would be a list."""


async def report(session: AsyncSession, store: Store, place: District, reporter: int, now: datetime) -> None:
    """Enter all of it, unless something was reported before; `reporter` is the member who did."""
    if (await session.execute(select(func.count()).select_from(Report))).scalar_one():
        return
    for case in CASES:
        found = await _file(session, place, reporter, case, now)
        await moves.begin(session, found, reporter, CAUSE, found.filed_at)
        if case.before:
            await _photograph(session, store, case.before, found, (reporter, BEFORE, found.filed_at))
        if case.after:
            solved = found.filed_at + timedelta(minutes=case.spent[-1])
            who = await members.number_of(session, _cadre(found.number), now)
            await _photograph(session, store, case.after, found, (who, AFTER, solved))
        await _work(session, place, reporter, case, found)


async def _file(session: AsyncSession, place: District, reporter: int, case: Case, now: datetime) -> Report:
    category = place.category_of(case.category)
    if category is None:
        raise ValueError(case.category)
    east, north = case.place
    filing = Filing(
        category=category.key,
        urgent=category.urgent,
        place=(CORNER[0] + north * METRE[0], CORNER[1] + east * METRE[1]),
        area_id=(await areas.atlas(session)).by_code[case.street].id,
        words=case.words,
        trade="courier",
        take_seconds=round(category.take_hours * 3600),
        resolve_seconds=round(category.resolve_hours * 3600),
    )
    return await reports.file(session, cast.VETERAN, filing, now - case.ago)


async def _photograph(
    session: AsyncSession, store: Store, scene: Scene, found: Report, taken: tuple[int, str, datetime]
) -> None:
    member, kind, at = taken
    content, width, height = photofiles.clean(scenes.photo(scene))
    kept = await photographs.put(store, Fetched(content, width, height, at), 0, found.number)
    await photos.add(session, kept, member, kind, at, found.number)


async def _work(session: AsyncSession, place: District, reporter: int, case: Case, found: Report) -> None:
    """Let the cadres and the reporter have done with a report what the case says."""
    number, cadre = found.number, _cadre(found.number)
    times = [found.filed_at + timedelta(minutes=minutes) for minutes in case.spent]
    if not times:
        return
    await moves.take(session, number, cadre, CAUSE, times[0])
    await reports.set_(session, number, unlisted=False)
    if case.end == REFUSED:
        await moves.work(session, number, REJECT, cadre, Cause("demo", "private"), times[0])
    if len(times) > 1:
        why = Cause("demo", None if case.after else "nothing_left")
        await moves.work(session, number, ARRIVE, cadre, CAUSE, times[0] + (times[1] - times[0]) / 2)
        await moves.work(session, number, RESOLVE, cadre, why, times[1])
        await _say(session, place, reporter, case, found, times[1] + timedelta(hours=2))


def _cadre(number: int) -> int:
    return cast.CADRES[number % len(cast.CADRES)]


async def _say(session: AsyncSession, place: District, reporter: int, case: Case, found: Report, at: datetime) -> None:
    number = found.number
    if case.end in (GOOD, BAD):
        await verdicts.gone(session, number, reporter, CAUSE, at)
        await verdicts.rate(session, number, reporter, satisfied=case.end == GOOD, now=at)
    elif case.end == STILL:
        days = place.triage.confirm_days
        await verdicts.still(session, number, reporter, days, Cause("demo", "partly"), at)
    elif case.end == SILENT:
        at += timedelta(days=place.triage.confirm_days)
        await moves.close_by_itself(session, number, Cause("demo", moves.SILENT), at)
    if case.end in (GOOD, BAD, SILENT):
        rule = place.rules_for(earnings.REPORT)[0].rule
        deed = Deed(f"report:{number}:resolved:{reporter}", number, area_id=found.area_id)
        await earnings.earn(session, reporter, rule, deed, at.astimezone(place.zone).date(), at)
