"""The moves of a report: which are legal, who may make them, and the record of each that was made."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, LargeBinary, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import desks, keys, members, reports, rights, roles
from models.columns import BigId, Moment
from models.reports import (
    CLOSED,
    IN_HAND,
    MERGED,
    ON_SITE,
    OPEN,
    REJECTED,
    RESOLVED,
    SUBMITTED,
    TAKEN,
    WITHDRAWN,
    Report,
)
from models.rights import Standing
from models.rules import RuleBroken

STAFF, REPORTER, HOUSE = "staff", "reporter", "house"
"""Who makes a move: a cadre whose scope holds the report now, one of its reporters, or the house itself in time."""

FILE, TAKE, RELEASE, TRANSFER, ARRIVE = "file", "take", "release", "transfer", "on_site"
RESOLVE, REJECT, MERGE, WITHDRAW = "resolve", "reject", "merge", "withdraw"
REOPEN, OBJECT, CLOSE = "reopen", "object", "close"

OF_REPORTERS = (FILE, WITHDRAW, REOPEN, OBJECT, CLOSE)
"""Moves that nobody of the staff makes; the last one the house may make as well."""

REASONS = ("conduct", "duplicate", "private", "unclear", "not_there", "elsewhere")
"""Standard reasons for which a report is rejected. The first: it is about what somebody does, and not a thing."""

ASSIGNED = "assigned:"
"""What the messages that tell a cadre who has given them a report are owed for begins with this."""

SILENT = "silent"
"""Why a report was closed to which no reporter said anything."""


@dataclass(frozen=True, slots=True)
class Move:
    """From which states a move is legal, to which it leads, and who may make it."""

    before: tuple[str, ...]
    after: str
    by: tuple[str, ...]


MOVES: Mapping[str, Move] = {
    TAKE: Move((SUBMITTED,), TAKEN, (STAFF,)),
    RELEASE: Move(IN_HAND, SUBMITTED, (STAFF,)),
    TRANSFER: Move(IN_HAND, SUBMITTED, (STAFF,)),
    ARRIVE: Move((TAKEN,), ON_SITE, (STAFF,)),
    RESOLVE: Move(IN_HAND, RESOLVED, (STAFF,)),
    REJECT: Move(OPEN, REJECTED, (STAFF,)),
    MERGE: Move(OPEN, MERGED, (STAFF,)),
    WITHDRAW: Move((SUBMITTED,), WITHDRAWN, (REPORTER,)),
    REOPEN: Move((RESOLVED, CLOSED), TAKEN, (REPORTER,)),
    OBJECT: Move((REJECTED,), SUBMITTED, (REPORTER,)),
    CLOSE: Move((RESOLVED,), CLOSED, (REPORTER, HOUSE)),
}
"""Every legal move. What is reopened goes to SUBMITTED, one area up, when its cadre's role has ended."""


class Step(SQLModel, table=True):
    """A move that was made: by whom (None: by the house), when, because of which update, and why.

    `words` are the reason in somebody's own words: a reporter's are sealed with their key, all others for the house.
    `given_by` is the superior who assigned it.
    """

    __tablename__ = "report_step"

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    report_id: int = Field(sa_column=Column(BigId, ForeignKey("report.id"), index=True, nullable=False))
    round: int = 1
    move: str
    before: str
    after: str
    member_id: int | None = Field(default=None, sa_column=Column(BigId, ForeignKey("member.id"), nullable=True))
    given_by: int | None = Field(default=None, sa_column=Column(BigId, nullable=True))
    source: str
    why: str | None = None
    words: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    at: datetime = Field(sa_type=Moment)


@dataclass(frozen=True, slots=True)
class Cause:
    """Because of what a move is made: an update or a job, and the reason that was given, as a code and in words."""

    source: str
    why: str | None = None
    words: str | None = None


async def staff(session: AsyncSession, person: int, report: Report) -> Standing:
    """Return what this person is; raise RuleBroken unless their scope holds the report where it is at this moment.

    What no desk has is the administrators' as well: it must not be without an owner.
    """
    who = await rights.standing(session, person)
    if await rights.may(session, who, "report.triage", report.where):
        return who
    if report.desk_id is None and await rights.may(session, who, "report.orphan"):
        return who
    raise RuleBroken("right-none")


async def take(session: AsyncSession, report_id: int, person: int, cause: Cause, now: datetime) -> Report:
    """Take a report: the first has it. Raises RuleBroken, naming who has it, for all others."""
    report = await _held(session, report_id)
    who = await staff(session, person, report)
    return await _make(session, report, TAKE, who.member_id, cause, now, taken_by=await _member(session, who, now))


async def allowed(session: AsyncSession, report: Report, move: str, person: int) -> Standing:
    """Return what this person is; raise RuleBroken unless they may make this move of the staff at this moment.

    What somebody has in hand only they move on, or a superior of theirs; when their role has ended, all of the staff.
    """
    who = await staff(session, person, report)
    if report.state not in MOVES[move].before:
        raise await _illegal(session, report)
    own = report.taken_by == who.member_id or await holder(session, report) is None
    if not own and not await is_superior(session, who, report):
        raise RuleBroken("report-in-other-hands", who=await name_of(session, report.taken_by))
    return who


async def work(
    session: AsyncSession, report_id: int, move: str, person: int, cause: Cause, now: datetime, **changes: Any
) -> Report:
    """Make any other move of the staff, with what changes by it besides the state. Raises RuleBroken as `allowed`."""
    report = await _held(session, report_id)
    who = await allowed(session, report, move, person)
    return await _make(session, report, move, await _member(session, who, now), cause, now, **changes)


async def merge(session: AsyncSession, report_id: int, target: int, person: int, cause: Cause, now: datetime) -> Report:
    """Put a report together with another open one, to which its reporters move. Return the merged one.

    Raises RuleBroken when that is itself, is not open, or lies beyond this person's scope.
    """
    for number in sorted({report_id, target}):  # always in this order, so that two never wait for each other
        await reports.locked(session, number)
    other = await reports.by_id(session, target)
    if other is None or other.number == report_id or not other.open:
        raise RuleBroken("report-no-target", number=target)
    await staff(session, person, other)
    merged = await work(session, report_id, MERGE, person, cause, now, merged_into=target)
    await reports.move_reporters(session, report_id, target)
    return merged


async def assign(session: AsyncSession, report_id: int, person: int, cadre: int, cause: Cause, now: datetime) -> Report:
    """Give a report to a named cadre (numeric id `cadre`), as a superior; whoever has it gives it back first.

    Raises RuleBroken for who is no superior there, and when the cadre's scope does not hold the report.
    """
    report = await _held(session, report_id)
    await require_superior(session, person, report)
    by = await members.number_of(session, person, now)
    try:
        named = await staff(session, cadre, report)
    except RuleBroken:  # it is not who says so that may not
        raise RuleBroken("work-assign-gone") from None
    if report.state in IN_HAND:
        report = await _make(session, report, RELEASE, by, cause, now, taken_by=None)
    to = await _member(session, named, now)
    return await _make(session, report, TAKE, to, cause, now, given_by=by, taken_by=to)


async def report_on(
    session: AsyncSession, report_id: int, move: str, member_id: int, cause: Cause, now: datetime, **changes: Any
) -> Report:
    """Make a move as one of the report's reporters. Raises RuleBroken for anybody else."""
    report = await _held(session, report_id)
    if await reports.reporter_of(session, report_id, member_id) is None:
        raise RuleBroken("report-not-yours")
    return await _make(session, report, move, member_id, cause, now, **changes)


async def close_by_itself(session: AsyncSession, report_id: int, cause: Cause, now: datetime) -> Report:
    """Close a resolved report to which nobody said anything."""
    return await _make(session, await _held(session, report_id), CLOSE, None, cause, now)


async def reopen(session: AsyncSession, report_id: int, member_id: int, cause: Cause, now: datetime) -> Report:
    """Begin a report anew because it is still there: with the same cadre, else, without them, one area up."""
    report = await _held(session, report_id)
    if await reports.reporter_of(session, report_id, member_id) is None:
        raise RuleBroken("report-not-yours")
    anew = {**_fresh(report, now), "resolved_at": None}
    if await holder(session, report) is not None:
        return await _make(session, report, REOPEN, member_id, cause, now, **anew, taken_at=now)
    up = await reports.area_above(session, await worked_in(session, report))
    higher = {"care_area_id": up, "department": None, "taken_by": None, "taken_at": None, "state": SUBMITTED}
    return await _make(session, report, REOPEN, member_id, cause, now, **anew, **higher)


async def object_(session: AsyncSession, report_id: int, member_id: int, cause: Cause, now: datetime) -> Report:
    """Object to a rejection: once, and it goes one area up. Raises RuleBroken the second time."""
    report = await _held(session, report_id)
    if report.objected and report.state == REJECTED:
        raise RuleBroken("report-objected-before")
    up = await reports.area_above(session, await worked_in(session, report))
    higher = {"care_area_id": up, "department": None, "taken_by": None, "objected": True}
    return await report_on(session, report_id, OBJECT, member_id, cause, now, **_fresh(report, now), **higher)


async def steps(session: AsyncSession, report_id: int) -> list[Step]:
    """Return the moves that were made of a report, in their order."""
    statement = select(Step).where(col(Step.report_id) == report_id).order_by(col(Step.id))
    return list((await session.execute(statement)).scalars())


async def last(session: AsyncSession, report_id: int, *moves: str) -> Step | None:
    """Return the last of these moves that was made of a report."""
    statement = select(Step).where(col(Step.report_id) == report_id, col(Step.move).in_(moves))
    return (await session.execute(statement.order_by(col(Step.id).desc()).limit(1))).scalars().first()


async def words_of(session: AsyncSession, step: Step) -> str | None:
    """Return the reason that somebody gave in their own words; None when that was nothing, or its key is gone."""
    return await keys.words(session, step.words, _about(step.report_id))


async def holder(session: AsyncSession, report: Report) -> int | None:
    """Return the numeric id of who has, or had, a report in hand; None when that is nobody who may work on it now."""
    person = await members.person_of(session, report.taken_by) if report.taken_by is not None else None
    try:
        return (await staff(session, person, report)).person if person is not None else None
    except RuleBroken:
        return None


async def is_superior(session: AsyncSession, who: Standing, report: Report) -> bool:
    """Tell whether somebody is above those who work on the report."""
    return await rights.is_superior(session, who, replace(report.where, area_id=await worked_in(session, report)))


async def require_superior(session: AsyncSession, person: int, report: Report) -> None:
    """Raise RuleBroken for who may not say who is to do a report: who works on it themselves is no superior there."""
    if not await is_superior(session, await rights.standing(session, person), report):
        raise RuleBroken("right-none")


async def worked_in(session: AsyncSession, report: Report) -> int | None:
    """Return the area whose cadres work on a report: its desk's, for a small area may have none of its own."""
    desk = await desks.by_id(session, report.desk_id) if report.desk_id is not None else None
    return desk.area_id if desk and desk.area_id is not None else report.care_area_id


async def told_of(session: AsyncSession, member_id: int) -> set[int]:
    """Return the reports that name a member as one of the staff: who has it, or made a move, or said who is to."""
    by = or_(col(Step.member_id) == member_id, col(Step.given_by) == member_id)
    moved = await session.execute(select(col(Step.report_id)).where(by, col(Step.move).not_in(OF_REPORTERS)))
    has = await session.execute(select(col(Report.id)).where(col(Report.taken_by) == member_id))
    return set(moved.scalars()) | {number for number in has.scalars() if number is not None}


async def made_by(session: AsyncSession, member_id: int | None) -> list[Step]:
    """Return the moves that a member made as one of the staff, in their order."""
    mine = (col(Step.member_id) == member_id, col(Step.move).not_in(OF_REPORTERS))
    return list((await session.execute(select(Step).where(*mine).order_by(col(Step.id)))).scalars())


async def forget_words(session: AsyncSession, member_id: int) -> None:
    """Forget the reasons that a member gave in their own words as a reporter; those of the staff are the house's."""
    mine = (col(Step.member_id) == member_id, col(Step.move).in_(OF_REPORTERS))
    await session.execute(update(Step).where(*mine).values(words=None))


async def hand_over(session: AsyncSession, member_id: int, nobody: int) -> None:
    """Let a member who is nobody have made the moves that this one made as a reporter."""
    mine = (col(Step.member_id) == member_id, col(Step.move).in_(OF_REPORTERS))
    await session.execute(update(Step).where(*mine).values(member_id=nobody))


async def name_of(session: AsyncSession, member_id: int | None) -> str:
    """Return under which name the house knows a member of its staff; their number when it knows none."""
    if member_id is None:
        return ""
    return await roles.name_of(session, member_id) or f"#{member_id}"


async def begin(session: AsyncSession, report: Report, member_id: int, cause: Cause, now: datetime) -> None:
    """Record that a report was filed."""
    await _note(session, report, Step(**_noted(report, FILE, "", SUBMITTED, member_id, cause, now)), cause)


async def _held(session: AsyncSession, report_id: int) -> Report:
    report = await reports.locked(session, report_id)
    if report is None:
        raise RuleBroken("report-unknown", number=report_id)
    return report


async def _make(
    session: AsyncSession, report: Report, move: str, member_id: int | None, cause: Cause, now: datetime, **changes: Any
) -> Report:
    before, after = report.state, changes.pop("state", MOVES[move].after)
    given_by = changes.pop("given_by", None)
    values = {"state": after, **_times(report, move, after, now), **changes}
    legal = (col(Report.id) == report.id, col(Report.state) == before, col(Report.state).in_(MOVES[move].before))
    moved = await session.execute(update(Report).where(*legal).values(**values).returning(col(Report.id)))
    if moved.first() is None:
        raise await _illegal(session, report)
    noted = _noted(report, move, before, after, member_id, cause, now)
    await _note(session, report, Step(**noted, given_by=given_by), cause)
    if after == RESOLVED:
        await reports.ask_verdicts(session, report.number)
    found = await reports.by_id(session, report.number)
    return found or report


async def _illegal(session: AsyncSession, report: Report) -> RuleBroken:
    if report.state in IN_HAND:
        return RuleBroken("report-taken", number=report.number, who=await name_of(session, report.taken_by))
    return RuleBroken("report-state", number=report.number, state=report.state)


def _times(report: Report, move: str, after: str, now: datetime) -> dict[str, Any]:
    times: dict[str, Any] = {"step": 0, "step_at": now if after in OPEN else None}
    if move == TAKE:
        times |= {"taken_at": now, "first_taken_at": report.first_taken_at or now}
    if move in (TAKE, REJECT):
        times |= {"answered_at": report.answered_at or now}
    if move in (RELEASE, TRANSFER):
        times |= {"taken_by": None, "taken_at": None, "returned_at": now}
    if after == RESOLVED:
        times |= {"resolved_at": now, "reminded_at": None}
    if after not in OPEN:
        times |= {"ended_at": now, "asked_at": None, "unlisted": False}
    return times


def _fresh(report: Report, now: datetime) -> dict[str, Any]:
    """Return what makes the clock run anew."""
    return {
        "round": report.round + 1,
        "used": 0,
        "clock_from": now,
        "asked_at": None,
        "ended_at": None,
        "returned_at": None,
    }


def _noted(
    report: Report, move: str, before: str, after: str, member_id: int | None, cause: Cause, now: datetime
) -> dict[str, Any]:
    made = {"move": move, "before": before, "after": after, "member_id": member_id}
    return {
        "report_id": report.number,
        "round": report.round,
        **made,
        "source": cause.source,
        "why": cause.why,
        "at": now,
    }


async def _note(session: AsyncSession, report: Report, step: Step, cause: Cause) -> None:
    if cause.words:
        step.words = await _sealed(session, report, step, cause.words)
    session.add(step)
    await session.flush()


async def _sealed(session: AsyncSession, report: Report, step: Step, words: str) -> bytes:
    """Seal what a reporter wrote with their own key, and what the staff wrote for the house."""
    data, about = words.encode("utf-8", "surrogatepass"), _about(report.number)
    own = step.member_id is not None and step.move in (REOPEN, OBJECT)
    person = await members.person_of(session, step.member_id) if own and step.member_id else None
    if person is not None:
        return await keys.seal(session, person, data, about, step.at)
    return keys.seal_for_house(keys.vault_of(session), data, about)


async def _member(session: AsyncSession, who: Standing, now: datetime) -> int:
    return who.member_id if who.member_id is not None else await members.number_of(session, who.person, now)


def _about(report_id: int) -> str:
    return f"report:{report_id}"
