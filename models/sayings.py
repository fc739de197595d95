"""What cadres ask a report's reporters, and what these answer: by the reporter's number, through the bot."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, ForeignKey, Index, LargeBinary, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import Field, SQLModel, col

from models import keys, members, moves, reports, words
from models.columns import BigId, Moment
from models.members import Member
from models.reports import OPEN, Report, Reporter
from models.rules import RuleBroken

LONGEST = 500
"""Characters of a question or an answer, as Telegram counts them (UTF-16 units)."""

SOURCE = "question:"
"""What the messages that ask a reporter are owed for begins with this."""

ANSWER = "answer:"
"""What the messages that tell the staff an answer are owed for begins with this."""


BACK = "back:"
"""What the messages that tell the staff why something is still there are owed for begins with this."""

TOLD = (ANSWER, BACK)
"""All that tells the staff what a reporter wrote, besides the cards and pages."""


class ReportSaying(SQLModel, table=True):
    """A question to a reporter (`by_staff`) or an answer, sealed with the reporter's key whoever said it.

    `member_id` is the reporter; `said_by` is who said it.
    """

    __tablename__ = "report_saying"
    __table_args__ = (Index("ix_report_saying_report_id_member_id", "report_id", "member_id"),)

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    report_id: int = Field(sa_column=Column(BigId, ForeignKey("report.id"), nullable=False))
    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), index=True, nullable=False))
    by_staff: bool
    said_by: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), nullable=False))
    words: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    at: datetime = Field(sa_type=Moment)


@dataclass(frozen=True, slots=True)
class Said:
    """Something said, opened; `words` is None when the reporter's key is gone."""

    id: int
    report_id: int
    member_id: int
    by_staff: bool
    at: datetime
    words: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that one reporter gets: its number, who they are, and their numeric id."""

    saying_id: int
    reporter: Reporter
    person: int


def checked(said: str) -> str:
    """Return words without space around them. Raises RuleBroken when they are none or too many."""
    return words.checked(said, LONGEST, "work-only-words", "work-words-too-long")


async def ask(session: AsyncSession, report_id: int, person: int, words: str, used: int, now: datetime) -> list[Asked]:
    """Ask all reporters of an open report, as one whose scope holds it; its clock stands at `used` seconds then.

    A second question takes the place of the first one's wait. Raises RuleBroken for who may not ask, for a report
    that is not open, for the same words while they wait for an answer, and when no reporter can be asked any more.
    """
    report = await reports.locked(session, report_id)
    if report is None:
        raise RuleBroken("report-unknown", number=report_id)
    who = await moves.staff(session, person, report)
    if report.state not in OPEN:
        raise RuleBroken("report-not-open")
    by, said = who.member_id or await members.number_of(session, person, now), checked(words)
    if report.asked_at is not None and report.waits and await _asks(session, report_id, said, report.asked_at):
        raise RuleBroken("work-asked-before")  # a button that was pressed twice
    asked = [
        Asked(await _say(session, one, asked_person, said, now, by), one, asked_person)
        for one, asked_person in await reports.people_of(session, report_id)
    ]
    if not asked:
        raise RuleBroken("work-nobody-to-ask")
    await reports.set_(session, report_id, **_waiting(report, used, now))
    return asked


async def answer(session: AsyncSession, report_id: int, person: int, words: str, now: datetime) -> int:
    """Say something about a report as one of its reporters; return its number. Its clock goes on then.

    An answer to a report that was merged meanwhile goes to the one that it was merged into. Raises RuleBroken for
    anybody else, and when nobody works on the report any more.
    """
    report = await following(session, report_id)
    member = await members.find(session, person)
    reporter = await reports.reporter_of(session, report.number, member.id or 0) if member else None
    if reporter is None:
        raise RuleBroken("report-not-yours")
    if report.state not in OPEN:
        raise RuleBroken("work-answer-late", number=report.number)
    number = await _say(session, reporter, person, checked(words), now)
    if report.asked_at is not None:
        going_on = _going_on(now) if report.waits else {"asked_at": None}
        await reports.set_(session, report.number, **going_on)
    return number


async def unanswered(session: AsyncSession, before: datetime, most: int) -> list[int]:
    """Return reports whose clocks stand since before this moment for an answer, those that wait longest first."""
    waiting = select(col(Report.id)).where(*_unanswered(before)).order_by(col(Report.asked_at), col(Report.id))
    return [number for number in (await session.execute(waiting.limit(most))).scalars() if number is not None]


async def wait_no_more(session: AsyncSession, report_id: int, before: datetime, now: datetime) -> bool:
    """Let the clock of a report go on that nobody has answered since before this moment; False when it does anyhow.

    That the reporters were asked stays on record, and they may still answer.
    """
    going_on = update(Report).where(col(Report.id) == report_id, *_unanswered(before))
    values = {"clock_from": now, "step_at": now}
    return (await session.execute(going_on.values(**values).returning(col(Report.id)))).first() is not None


async def following(session: AsyncSession, report_id: int) -> Report:
    """Return a report, locked, or the one that it was merged into in the end. Raises RuleBroken for an unknown one."""
    report = await reports.locked(session, report_id)
    while report is not None and report.merged_into is not None:
        report = await reports.locked(session, report.merged_into)
    if report is None:
        raise RuleBroken("report-unknown", number=report_id)
    return report


async def one(session: AsyncSession, saying_id: int) -> Said | None:
    """Return one thing that was said, None when it is gone."""
    found = await _opened(session, col(ReportSaying.id) == saying_id)
    return found[0] if found else None


async def of_report(session: AsyncSession, report_id: int) -> list[Said]:
    """Return what was said about a report, in its order."""
    return await _opened(session, col(ReportSaying.report_id) == report_id)


async def of_member(session: AsyncSession, member_id: int) -> list[Said]:
    """Return what a reporter was asked and answered, in its order."""
    return await _opened(session, col(ReportSaying.member_id) == member_id)


async def move(session: AsyncSession, source: int, target: int) -> None:
    """Let what was said about a report be about the one that it was merged into."""
    said = update(ReportSaying).where(col(ReportSaying.report_id) == source)
    await session.execute(said.values(report_id=target), execution_options={"synchronize_session": False})


async def expect_nothing(session: AsyncSession, member_id: int, now: datetime) -> None:
    """Let the clocks go on that stood for the answer of nobody but this reporter."""
    other = aliased(Reporter)
    left = select(1).join(Member, col(Member.id) == col(other.member_id)).select_from(other)
    others = left.where(
        col(other.report_id) == col(Report.id), col(other.member_id) != member_id, col(Member.telegram_id).is_not(None)
    )
    mine = select(col(Reporter.report_id)).where(col(Reporter.member_id) == member_id)
    standing = (col(Report.asked_at).is_not(None), col(Report.clock_from).is_(None))
    waiting = update(Report).where(col(Report.id).in_(mine), *standing, ~others.exists())
    await session.execute(waiting.values(**_going_on(now)))


async def forget(session: AsyncSession, before: datetime) -> int:
    """Delete what was said before this moment. Return how many."""
    gone = await session.execute(delete(ReportSaying).where(col(ReportSaying.at) < before))
    return int(gone.rowcount)  # type: ignore[attr-defined]


async def _asks(session: AsyncSession, report_id: int, words: str, since: datetime) -> bool:
    of_staff = (col(ReportSaying.report_id) == report_id, col(ReportSaying.by_staff), col(ReportSaying.at) >= since)
    return any(one.words == words for one in await _opened(session, *of_staff))


def _unanswered(before: datetime) -> tuple[ColumnElement[bool], ...]:
    return col(Report.asked_at) <= before, col(Report.clock_from).is_(None), col(Report.state).in_(OPEN)


def _waiting(report: Report, used: int, now: datetime) -> dict[str, Any]:
    answered = report.answered_at or now
    return {"asked_at": now, "answered_at": answered, "used": used, "clock_from": None, "step_at": None}


def _going_on(now: datetime) -> dict[str, Any]:
    return {"asked_at": None, "clock_from": now, "step_at": now}


async def _say(
    session: AsyncSession, reporter: Reporter, person: int, words: str, now: datetime, staff: int | None = None
) -> int:
    data, about = words.encode("utf-8", "surrogatepass"), _about(reporter.member_id)
    said = ReportSaying(
        report_id=reporter.report_id,
        member_id=reporter.member_id,
        by_staff=staff is not None,
        said_by=staff if staff is not None else reporter.member_id,
        words=await keys.seal(session, person, data, about, now),
        at=now,
    )
    session.add(said)
    await session.flush()
    return said.id or 0


async def _opened(session: AsyncSession, *conditions: Any) -> list[Said]:
    statement = select(ReportSaying).where(*conditions).order_by(col(ReportSaying.id))
    rows = (await session.execute(statement.execution_options(populate_existing=True))).scalars().all()
    return [
        Said(row.id or 0, row.report_id, row.member_id, row.by_staff, row.at, await _words(session, row))
        for row in rows
    ]


async def _words(session: AsyncSession, row: ReportSaying) -> str | None:
    return await keys.words(session, row.words, _about(row.member_id))


def _about(member_id: int) -> str:
    # Not the report's number: merging takes the questions and answers along.
    return f"report_saying:{member_id}"
