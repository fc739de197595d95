"""Reports of hazards: what is wrong where, who saw it, in whose care it is, and which clock runs on it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import cos, radians

from sqlalchemy import Column, ForeignKey, Index, LargeBinary, UniqueConstraint, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import areas, keys, members
from models.columns import BigId, Moment
from models.places import distance
from models.rights import Where
from models.rules import RuleBroken
from models.statements import insert_into

SUBMITTED, TAKEN, ON_SITE = "submitted", "taken", "on_site"
RESOLVED, CLOSED = "resolved", "closed"
REJECTED, MERGED, WITHDRAWN = "rejected", "merged", "withdrawn"

STATES = (SUBMITTED, TAKEN, ON_SITE, RESOLVED, CLOSED, REJECTED, MERGED, WITHDRAWN)

OPEN = (SUBMITTED, TAKEN, ON_SITE)
"""States in which somebody still has to do something."""

IN_HAND = (TAKEN, ON_SITE)

GONE, STILL = "gone", "still"
"""What a reporter says of a hazard that was called resolved."""

MOST_PHOTOS = 9
LONGEST = 500
"""Characters of the words that a reporter may add."""

_METRES_PER_DEGREE = 110_574


class Report(SQLModel, table=True):
    """One hazard. `area_id` is where it is, `care_area_id` and `department` in whose care; `desk_id` None: nobody's.

    `latitude` and `longitude` (WGS-84) are where the thing is. The clock has used `used` seconds, and runs since
    `clock_from` (None: it stands); `take_seconds` and `resolve_seconds` are allowed from filing, of working time, or of
    all time when `urgent`; what was given back at `returned_at` has the time to take it from then. `step` deadline
    steps of the present phase have been taken, the next is looked for at `step_at`. `asked_at`: its reporters are asked
    something since then; while nobody answers the clock stands, and in the end goes on. `round` counts how often it was
    begun anew. `unlisted`: no card shows it yet. `answered_at`: the house first did something about it: took it,
    rejected it or asked its reporters.
    """

    __tablename__ = "report"
    __table_args__ = (
        Index("ix_report_state_category", "state", "category"),
        Index("ix_report_step_at", "step_at"),
        Index("ix_report_filed_at", "filed_at"),
    )

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    category: str
    urgent: bool = False
    state: str = SUBMITTED
    area_id: int | None = Field(default=None, sa_column=Column(BigId, ForeignKey("area.id"), index=True, nullable=True))
    latitude: float
    longitude: float
    care_area_id: int | None = Field(default=None, sa_column=Column(BigId, ForeignKey("area.id"), nullable=True))
    department: str | None = None
    desk_id: int | None = Field(default=None, sa_column=Column(BigId, index=True, nullable=True))
    unlisted: bool = Field(default=False, index=True)
    taken_by: int | None = Field(
        default=None, sa_column=Column(BigId, ForeignKey("member.id"), index=True, nullable=True)
    )
    reporters: int = 1
    merged_into: int | None = Field(default=None, sa_column=Column(BigId, ForeignKey("report.id"), nullable=True))
    round: int = 1
    objected: bool = False
    take_seconds: int
    resolve_seconds: int
    used: int = 0
    clock_from: datetime | None = Field(default=None, sa_type=Moment)
    step: int = 0
    step_at: datetime | None = Field(default=None, sa_type=Moment)
    asked_at: datetime | None = Field(default=None, sa_type=Moment)
    filed_at: datetime = Field(sa_type=Moment)
    answered_at: datetime | None = Field(default=None, sa_type=Moment)
    first_taken_at: datetime | None = Field(default=None, sa_type=Moment)
    taken_at: datetime | None = Field(default=None, sa_type=Moment)
    returned_at: datetime | None = Field(default=None, sa_type=Moment)
    resolved_at: datetime | None = Field(default=None, sa_type=Moment)
    reminded_at: datetime | None = Field(default=None, sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)

    @property
    def number(self) -> int:
        """Return the report's number, as people say it."""
        return self.id or 0

    @property
    def place(self) -> tuple[float, float]:
        """Return where the thing is: latitude and longitude, WGS-84 degrees."""
        return self.latitude, self.longitude

    @property
    def where(self) -> Where:
        """Return in whose care it is, as rights are asked for."""
        return Where(area_id=self.care_area_id, department=self.department)

    @property
    def open(self) -> bool:
        """Tell whether somebody still has to do something."""
        return self.state in OPEN

    @property
    def waits(self) -> bool:
        """Tell whether its clock stands because its reporters are asked something."""
        return self.asked_at is not None and self.clock_from is None

    @property
    def phase_seconds(self) -> int:
        """Return how many seconds are allowed, from filing, until the next thing has to have happened."""
        return self.take_seconds if self.state == SUBMITTED else self.resolve_seconds


class Reporter(SQLModel, table=True):
    """Somebody who saw a hazard. `number` counts within the report: it is all that the staff see, with the trade.

    `words` are sealed with the reporter's own key. `verdict` is what they said when it was called resolved.
    """

    __tablename__ = "reporter"
    __table_args__ = (UniqueConstraint("report_id", "member_id", name="uq_reporter_report_id_member_id"),)

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    report_id: int = Field(sa_column=Column(BigId, ForeignKey("report.id"), nullable=False))
    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), index=True, nullable=False))
    number: int = 1
    first: bool = True
    trade: str | None = None
    words: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    joined_at: datetime = Field(sa_type=Moment)
    inquired_at: datetime | None = Field(default=None, sa_type=Moment)
    verdict: str | None = None
    verdict_at: datetime | None = Field(default=None, sa_type=Moment)
    satisfied: bool | None = None
    satisfied_at: datetime | None = Field(default=None, sa_type=Moment)


@dataclass(frozen=True, slots=True)
class Filing:
    """What a rider reports; times allowed are in seconds."""

    category: str
    urgent: bool
    place: tuple[float, float]
    area_id: int | None
    words: str | None
    trade: str | None
    take_seconds: int
    resolve_seconds: int


async def file(session: AsyncSession, person: int, filing: Filing, now: datetime) -> Report:
    """Enter a report with its first reporter, the one with this numeric id. It is in the care of where it is."""
    report = Report(
        category=filing.category,
        urgent=filing.urgent,
        unlisted=True,
        area_id=filing.area_id,
        care_area_id=filing.area_id,
        latitude=filing.place[0],
        longitude=filing.place[1],
        take_seconds=filing.take_seconds,
        resolve_seconds=filing.resolve_seconds,
        clock_from=now,
        step_at=now,
        filed_at=now,
    )
    session.add(report)
    await session.flush()
    member_id = await members.number_of(session, person, now)
    reporter = Reporter(report_id=report.number, member_id=member_id, trade=filing.trade, joined_at=now)
    if filing.words:
        reporter.words = await _sealed(session, person, member_id, filing.words, now)
    session.add(reporter)
    await session.flush()
    return report


async def join(
    session: AsyncSession, person: int, report_id: int, words: str | None, trade: str | None, now: datetime
) -> bool:
    """Make somebody a co-reporter of an open report; False when they are one already: then they have said more of it.

    Raises RuleBroken when it is not open any more.
    """
    report = await locked(session, report_id)
    if report is None or not report.open:
        raise RuleBroken("report-not-open")
    member_id = await members.number_of(session, person, now)
    mine = await reporter_of(session, report_id, member_id)
    if mine is not None:
        await _say_more(session, person, mine, words, now)
        return False
    sealed = await _sealed(session, person, member_id, words, now) if words else None
    entry = {"trade": trade, "words": sealed, "joined_at": now}
    await _add_reporter(session, report_id, member_id, entry)
    return True


async def by_id(session: AsyncSession, report_id: int) -> Report | None:
    """Return one report as it is now."""
    return (await several(session, [report_id])).get(report_id)


async def several(session: AsyncSession, report_ids: Collection[int]) -> dict[int, Report]:
    """Return these reports as they are now, by their numbers, in the order of these."""
    statement = select(Report).where(col(Report.id).in_(report_ids)).order_by(col(Report.id))
    found = (await session.execute(statement.execution_options(populate_existing=True))).scalars()
    return {report.number: report for report in found}


async def locked(session: AsyncSession, report_id: int) -> Report | None:
    """Return one report, which nobody else changes until the commit."""
    statement = select(Report).where(col(Report.id) == report_id).with_for_update()
    return (await session.execute(statement.execution_options(populate_existing=True))).scalar_one_or_none()


async def unlisted(session: AsyncSession) -> list[Report]:
    """Return the open reports that no card shows, the oldest first; until the commit they are nobody else's to show."""
    statement = select(Report).where(col(Report.unlisted), col(Report.state).in_(OPEN)).order_by(col(Report.id))
    locked_ = statement.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    return list((await session.execute(locked_)).scalars())


async def near(
    session: AsyncSession, category: str, place: tuple[float, float], reach: float, since: datetime
) -> list[Report]:
    """Return open reports of a category within `reach` metres of a place, filed since then, the nearest first."""
    north = reach / _METRES_PER_DEGREE * 1.01
    east = north / max(cos(radians(place[0])), 0.01)
    statement = select(Report).where(
        col(Report.state).in_(OPEN),
        col(Report.category) == category,
        col(Report.filed_at) >= since,
        col(Report.latitude).between(place[0] - north, place[0] + north),
        col(Report.longitude).between(place[1] - east, place[1] + east),
    )
    found = [(distance(report.place, place), report) for report in (await session.execute(statement)).scalars()]
    return [report for away, report in sorted(found, key=lambda one: (one[0], one[1].number)) if away <= reach]


async def count_of(session: AsyncSession, member_id: int, since: datetime) -> int:
    """Return how many reports a member has made, or joined, since this moment.

    Whatever became of them: one that was merged counts as the one that it was merged into.
    """
    statement = select(func.count()).select_from(Reporter).join(Report, col(Report.id) == col(Reporter.report_id))
    mine = (col(Reporter.member_id) == member_id, col(Reporter.joined_at) >= since, col(Report.state) != MERGED)
    return int((await session.execute(statement.where(*mine))).scalar_one())


async def of_member(session: AsyncSession, member_id: int) -> list[tuple[Report, Reporter]]:
    """Return the reports that a member made or joined, the newest first."""
    statement = select(Report, Reporter).join(Reporter, col(Reporter.report_id) == col(Report.id))
    mine = statement.where(col(Reporter.member_id) == member_id).order_by(col(Reporter.joined_at).desc())
    rows = (await session.execute(mine.execution_options(populate_existing=True))).all()
    return [(report, reporter) for report, reporter in rows]


async def reporters(session: AsyncSession, report_id: int) -> list[Reporter]:
    """Return the reporters of a report by their numbers."""
    statement = select(Reporter).where(col(Reporter.report_id) == report_id).order_by(col(Reporter.number))
    return list((await session.execute(statement.execution_options(populate_existing=True))).scalars())


async def reporter_of(session: AsyncSession, report_id: int, member_id: int) -> Reporter | None:
    """Return what somebody is to a report, None for who is no reporter of it."""
    mine = (col(Reporter.report_id) == report_id, col(Reporter.member_id) == member_id)
    return (await session.execute(select(Reporter).where(*mine))).scalar_one_or_none()


async def people_of(session: AsyncSession, report_id: int) -> list[tuple[Reporter, int]]:
    """Return the reporters of a report with their numeric ids; who had everything erased is not among them."""
    found = [(one, await members.person_of(session, one.member_id)) for one in await reporters(session, report_id)]
    return [(one, person) for one, person in found if person is not None]


async def words_of(session: AsyncSession, reporter: Reporter) -> str | None:
    """Return what a reporter wrote; None when that was nothing, or its key is gone."""
    return await keys.words(session, reporter.words, _about(reporter.member_id))


async def words_of_several(session: AsyncSession, report_ids: Collection[int]) -> dict[int, list[str]]:
    """Return what the reporters of these reports wrote, as far as it can be read, by the reports' numbers."""
    statement = select(Reporter).where(col(Reporter.report_id).in_(report_ids), col(Reporter.words).is_not(None))
    wrote = list((await session.execute(statement.order_by(col(Reporter.id)))).scalars())
    await keys.look_up(session, [one.words for one in wrote if one.words])
    found: dict[int, list[str]] = {}
    for one in wrote:
        words = await words_of(session, one)
        if words is not None:
            found.setdefault(one.report_id, []).append(words)
    return found


async def forget_words(session: AsyncSession, member_id: int) -> set[int]:
    """Forget what a member wrote in reports; return the reports that they are a reporter of."""
    mine = update(Reporter).where(col(Reporter.member_id) == member_id).values(words=None)
    return set((await session.execute(mine.returning(col(Reporter.report_id)))).scalars())


async def hand_over(session: AsyncSession, member_id: int, nobody: int) -> None:
    """Let a member who is nobody have reported what this one did."""
    await session.execute(update(Reporter).where(col(Reporter.member_id) == member_id).values(member_id=nobody))


async def move_reporters(session: AsyncSession, source: int, target: int) -> None:
    """Make all reporters of one report co-reporters of another, with what they wrote."""
    for one in await reporters(session, source):
        entry = {"trade": one.trade, "words": one.words, "joined_at": one.joined_at}
        if await reporter_of(session, target, one.member_id) is None:
            await _add_reporter(session, target, one.member_id, entry)


async def ask_verdicts(session: AsyncSession, report_id: int) -> None:
    """Forget what its reporters said of it when it was called resolved before: it is now, and they are asked anew."""
    unsaid = {"verdict": None, "verdict_at": None, "satisfied": None, "satisfied_at": None}
    await session.execute(update(Reporter).where(col(Reporter.report_id) == report_id).values(**unsaid))


async def set_(session: AsyncSession, report_id: int, **values: object) -> None:
    """Change what is known of a report, except its state, which only `moves` changes."""
    await session.execute(update(Report).where(col(Report.id) == report_id).values(**values))


async def area_above(session: AsyncSession, area_id: int | None) -> int | None:
    """Return the area right above this one; None above a top area, where only the administrators are."""
    path = areas.path(await areas.atlas(session), area_id)
    return path[-2].id if len(path) > 1 else None


def same_since(now: datetime, days: int) -> datetime:
    """Return since when a report of the same category may be the same hazard."""
    return now - timedelta(days=days)


async def _add_reporter(session: AsyncSession, report_id: int, member_id: int, entry: Mapping[str, object]) -> None:
    last = select(func.max(Reporter.number)).where(col(Reporter.report_id) == report_id)
    number = int((await session.execute(last)).scalar_one() or 0) + 1
    values = {"report_id": report_id, "member_id": member_id, "number": number, "first": False, **entry}
    await session.execute(insert_into(session, Reporter).values(**values).on_conflict_do_nothing())
    count = select(func.count()).select_from(Reporter).where(col(Reporter.report_id) == report_id)
    await set_(session, report_id, reporters=count.scalar_subquery())


async def _say_more(session: AsyncSession, person: int, reporter: Reporter, words: str | None, now: datetime) -> None:
    said = [one for one in (await words_of(session, reporter), words) if one]
    if words:
        both = "\n".join(said)[-LONGEST:]
        reporter.words = await _sealed(session, person, reporter.member_id, both, now)
        await session.flush()


async def _sealed(session: AsyncSession, person: int, member_id: int, words: str, now: datetime) -> bytes:
    return await keys.seal(session, person, words.encode("utf-8", "surrogatepass"), _about(member_id), now)


def _about(member_id: int) -> str:
    # Not the report's number: merging moves the words to another one.
    return f"reporter:{member_id}"
