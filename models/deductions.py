"""Deductions: one of the staff proposes it by a published rule, a second agrees, and the rider may object to a third.

Nothing counts before the days to object are over without a word, or a third one has upheld it. Whatever nobody decides
in time ends in the rider's favour. The staff know the rider by the reporter's number alone.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, LargeBinary, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import keys, ledger, members, moves, reports, rights, words
from models.columns import BigId, Moment
from models.ledger import DEDUCTION, Posted, Posting
from models.reports import Report, Reporter
from models.rights import Standing
from models.rules import RuleBroken

PROPOSED, DECLINED = "proposed", "declined"
AGREED, OBJECTED, UPHELD = "agreed", "objected", "upheld"
DROPPED, COUNTED = "dropped", "counted"

RUNNING = (AGREED, OBJECTED, UPHELD)
"""States of which the rider knows, and in which it has not ended."""

SILENT, NO_RULE, UNHEARD = "silent", "no_rule", "unheard"
"""Why the house ended one: nobody decided in time, the rule is published no more, the rider could not be told."""

LONGEST = 300
"""Characters of a reason or an objection, as Telegram counts them (UTF-16 units)."""

SOURCE = "deduction:"
"""What all messages about deductions are owed for begins with this."""


class Deduction(SQLModel, table=True):
    """A case: by which rule, for which report, from whom (`number` is the reporter's), and how it stands.

    `words` are the reason and `objection` what the rider says to it, both sealed with the rider's key. `second_by`
    agreed or declined, `third_by` decided on the objection (None: nobody did). At `due_at` something happens by itself.
    `why` says why the house ended it.
    """

    __tablename__ = "deduction"
    __table_args__ = (
        Index("ix_deduction_due_at", "due_at"),
        {"sqlite_autoincrement": True},  # the ledger's keys tell of a number that it never comes again
    )

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    report_id: int = Field(sa_column=Column(BigId, ForeignKey("report.id"), index=True, nullable=False))
    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), index=True, nullable=False))
    number: int
    rule: str
    points: int
    state: str = PROPOSED
    why: str | None = None
    words: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    objection: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    proposed_by: int = Field(sa_column=Column(BigId, nullable=False))
    second_by: int | None = Field(default=None, sa_column=Column(BigId, nullable=True))
    third_by: int | None = Field(default=None, sa_column=Column(BigId, nullable=True))
    proposed_at: datetime = Field(sa_type=Moment)
    agreed_at: datetime | None = Field(default=None, sa_type=Moment)
    objected_at: datetime | None = Field(default=None, sa_type=Moment)
    due_at: datetime | None = Field(default=None, sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)

    @property
    def key(self) -> str:
        """Return the key of its entry in the ledger."""
        return f"deduction:{self.id}"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody proposes: from which reporter of which report, by which rule, how many points, and why."""

    report_id: int
    number: int
    rule: str
    points: int
    words: str


async def propose(session: AsyncSession, proposal: Proposal, person: int, until: datetime, now: datetime) -> Deduction:
    """Propose a deduction, on which somebody else has to decide before `until`.

    Raises RuleBroken for who may not (`admit`), when the reporter is not there any more, when the same was proposed
    before and not declined, and when there is nobody else who could agree.
    """
    reporter, _ = await reported(session, proposal.report_id, proposal.number)
    await members.let_erase(session, reporter.member_id)
    report, words = await reports.locked(session, proposal.report_id), checked(proposal.words)
    reporter, rider = await reported(session, proposal.report_id, proposal.number)
    if report is None:
        raise RuleBroken("report-unknown", number=proposal.report_id)
    who = await admit(session, person, report)
    by = who.member_id or await members.number_of(session, person, now)
    if await _was_proposed(session, proposal, reporter.member_id):
        raise RuleBroken("deduct-twice", number=report.number)
    if not await seconds(session, report, by):
        raise RuleBroken("deduct-no-second")
    case = Deduction(
        report_id=report.number,
        member_id=reporter.member_id,
        number=reporter.number,
        rule=proposal.rule,
        points=proposal.points,
        proposed_by=by,
        proposed_at=now,
        due_at=until,
    )
    session.add(case)
    await session.flush()
    case.words = await _sealed(session, rider, case, words, now)
    await session.flush()
    return case


async def agree(session: AsyncSession, number: int, person: int, until: datetime, now: datetime) -> Deduction:
    """Agree to what somebody else proposed; the rider may object before `until`. Raises RuleBroken as `decline`."""
    case, second = await _second(session, number, person, now)
    return await _move(session, case, PROPOSED, AGREED, second_by=second, agreed_at=now, due_at=until)


async def decline(session: AsyncSession, number: int, person: int, now: datetime) -> Deduction:
    """Decline what somebody else proposed: it ends, and the rider never hears of it.

    Raises RuleBroken for who proposed it, for a reporter of that report, for who has no right there, and when somebody
    has decided.
    """
    case, second = await _second(session, number, person, now)
    return await _move(session, case, PROPOSED, DECLINED, second_by=second, **_over(now))


async def object_(
    session: AsyncSession, number: int, person: int, words: str, until: datetime, now: datetime
) -> Deduction:
    """Object as the rider, once and while it has not counted; somebody else has to decide on it before `until`.

    Raises RuleBroken for anybody else, and when there is nothing to object to any more.
    """
    case = await of_rider(session, number, person)
    sealed = await _sealed(session, person, case, checked(words), now, "objection")
    return await _move(session, case, AGREED, OBJECTED, objection=sealed, objected_at=now, due_at=until)


async def uphold(session: AsyncSession, number: int, person: int, now: datetime) -> Deduction:
    """Let it count in spite of the objection, as one above; it is due then. Raises RuleBroken as `drop`."""
    case, third = await _third(session, number, person, now)
    return await _move(session, case, OBJECTED, UPHELD, third_by=third, due_at=now)


async def drop(session: AsyncSession, number: int, person: int, now: datetime) -> Deduction:
    """Drop it because of the objection, as one above.

    Raises RuleBroken for the two who wanted it, for a reporter of that report, for who is no superior there, and when
    somebody has decided.
    """
    case, third = await _third(session, number, person, now)
    return await _move(session, case, OBJECTED, DROPPED, third_by=third, **_over(now))


async def due(session: AsyncSession, now: datetime, most: int) -> list[Deduction]:
    """Return what something has to happen to by itself, what waits longest first."""
    waiting = select(Deduction).where(col(Deduction.due_at) <= now).order_by(col(Deduction.due_at), col(Deduction.id))
    return list((await session.execute(waiting.limit(most))).scalars())


async def lapse(session: AsyncSession, number: int, now: datetime) -> Deduction | None:
    """End what nobody has decided in time in the rider's favour; None for what doesn't wait for anybody any more."""
    case = await _due(session, number, (PROPOSED, OBJECTED), now)
    if case is None:
        return None
    after = DECLINED if case.state == PROPOSED else DROPPED
    return await _move(session, case, case.state, after, why=SILENT, **_over(now))


async def call_off(session: AsyncSession, number: int, why: str, now: datetime) -> Deduction | None:
    """Drop what would count now, for the rider's sake; None for what would not, any more."""
    case = await _due(session, number, (AGREED, UPHELD), now)
    return await _move(session, case, case.state, DROPPED, why=why, **_over(now)) if case else None


async def count(session: AsyncSession, number: int, day: date, now: datetime) -> Posted | None:
    """Enter it in the ledger, which stops at zero; None for what is not to count, or not yet, or has counted."""
    case = await _due(session, number, (AGREED, UPHELD), now)
    report = await reports.by_id(session, case.report_id) if case else None
    if case is None or report is None:
        return None
    await _move(session, case, case.state, COUNTED, **_over(now))
    posting = Posting(
        case.member_id,
        case.points,
        DEDUCTION,
        case.rule,
        case.key,
        about=case.report_id,
        made_by=case.proposed_by,
        area_id=report.area_id,
    )
    return await ledger.post(session, posting, day, now)


async def admit(session: AsyncSession, person: int, report: Report) -> Standing:
    """Return what this person is; raise RuleBroken for who may not deduct anything there, or reported it themselves."""
    who = await rights.require(session, person, "points.deduct", report.where)
    await _require_stranger(session, who, report)
    return who


async def seconds(session: AsyncSession, report: Report, proposed_by: int) -> list[int]:
    """Return the numeric ids of who is asked to agree: the cadres there, else their superiors, else administrators."""
    cadres = [person for _, person in await rights.cadres(session, report.where)]
    above = await rights.superiors(session, await moves.worked_in(session, report))
    tiers = (cadres, above, await rights.present_administrators(session))
    return await _nearest(session, report, tiers, (proposed_by,))


async def thirds(session: AsyncSession, report: Report, case: Deduction) -> list[int]:
    """Return the numeric ids of who is asked to decide on an objection: superiors there, else administrators."""
    above = await rights.superiors(session, await moves.worked_in(session, report))
    tiers = (above, await rights.present_administrators(session))
    return await _nearest(session, report, tiers, (case.proposed_by, case.second_by))


async def reported(session: AsyncSession, report_id: int, number: int) -> tuple[Reporter, int]:
    """Return the reporter of this number and their numeric id. Raises RuleBroken when that is nobody any more."""
    people = await reports.people_of(session, report_id)
    found = next(((one, person) for one, person in people if one.number == number), None)
    if found is None:
        raise RuleBroken("deduct-nobody")
    return found


async def by_id(session: AsyncSession, number: int) -> Deduction | None:
    """Return one case as it is now, None for one that is gone."""
    statement = select(Deduction).where(col(Deduction.id) == number).execution_options(populate_existing=True)
    return (await session.execute(statement)).scalar_one_or_none()


async def of_rider(session: AsyncSession, number: int, person: int) -> Deduction:
    """Return a case to which this rider may object now, which nobody else changes until the commit.

    Raises RuleBroken for anybody else, and when there is nothing to object to any more.
    """
    case = await _held(session, number)
    if await members.person_of(session, case.member_id) != person or case.state in (PROPOSED, DECLINED):
        raise RuleBroken("deduct-gone")
    if case.state != AGREED:
        raise RuleBroken(f"deduct-late-{case.state}")
    return case


async def open_of(session: AsyncSession, member_id: int) -> list[Deduction]:
    """Return what runs against a rider who has heard of it, the oldest first."""
    mine = (col(Deduction.member_id) == member_id, col(Deduction.state).in_(RUNNING))
    return list((await session.execute(select(Deduction).where(*mine).order_by(col(Deduction.id)))).scalars())


async def of_member(session: AsyncSession, member_id: int) -> list[Deduction]:
    """Return all that was ever proposed against a rider, the oldest first."""
    mine = select(Deduction).where(col(Deduction.member_id) == member_id)
    return list((await session.execute(mine.order_by(col(Deduction.id)))).scalars())


async def told_of(session: AsyncSession, member_id: int) -> set[int]:
    """Return the cases that name a member as one of the staff."""
    by = or_(*(col(column) == member_id for column in (Deduction.proposed_by, Deduction.second_by, Deduction.third_by)))
    return {number for number in (await session.execute(select(col(Deduction.id)).where(by))).scalars() if number}


async def words_of(session: AsyncSession, case: Deduction) -> str | None:
    """Return the reason; None when it was forgotten, or its key is gone."""
    return await keys.words(session, case.words, _about(case, "words"))


async def objection_of(session: AsyncSession, case: Deduction) -> str | None:
    """Return what the rider says to it; None when that is nothing, was forgotten, or its key is gone."""
    return await keys.words(session, case.objection, _about(case, "objection"))


async def end_all(session: AsyncSession, member_id: int) -> None:
    """End all that runs against a member, and forget all that ever did; what has counted is in the ledger."""
    await session.execute(delete(Deduction).where(col(Deduction.member_id) == member_id))


async def forget_words(session: AsyncSession, before: datetime) -> int:
    """Forget what was said in cases that ended before this moment. Return how many."""
    said = or_(col(Deduction.words).is_not(None), col(Deduction.objection).is_not(None))
    old = update(Deduction).where(col(Deduction.ended_at) < before, said).values(words=None, objection=None)
    return int((await session.execute(old)).rowcount)  # type: ignore[attr-defined]


def checked(said: str) -> str:
    """Return words without space around them. Raises RuleBroken when they are none or too many."""
    return words.checked(said, LONGEST, "work-only-words", "work-words-too-long")


async def _was_proposed(session: AsyncSession, proposal: Proposal, member_id: int) -> bool:
    same = (col(Deduction.report_id) == proposal.report_id, col(Deduction.member_id) == member_id)
    before = (*same, col(Deduction.rule) == proposal.rule, col(Deduction.state) != DECLINED)
    return (await session.execute(select(func.count()).select_from(Deduction).where(*before))).scalar_one() > 0


async def _second(session: AsyncSession, number: int, person: int, now: datetime) -> tuple[Deduction, int]:
    """Return a case, held, and the member id of who decides on the proposal."""
    case, report, who = await _looked_at(session, number, person)
    allowed = await rights.may(session, who, "points.deduct", report.where)
    if not (allowed or await moves.is_superior(session, who, report)):
        raise RuleBroken("right-none")
    if who.member_id == case.proposed_by:
        raise RuleBroken("deduct-not-alone")
    return case, who.member_id or await members.number_of(session, person, now)


async def _third(session: AsyncSession, number: int, person: int, now: datetime) -> tuple[Deduction, int]:
    """Return a case, held, and the member id of who decides on the objection."""
    case, report, who = await _looked_at(session, number, person)
    if not await moves.is_superior(session, who, report):
        raise RuleBroken("right-none")
    if who.member_id is not None and who.member_id in (case.proposed_by, case.second_by):
        raise RuleBroken("deduct-not-alone")
    return case, who.member_id or await members.number_of(session, person, now)


async def _looked_at(session: AsyncSession, number: int, person: int) -> tuple[Deduction, Report, Standing]:
    case = await _held(session, number)
    report = await reports.by_id(session, case.report_id)
    if report is None:
        raise RuleBroken("deduct-gone")
    who = await rights.standing(session, person)
    if who.member_id == case.member_id:  # who has left the report is still who it is about
        raise RuleBroken("deduct-own")
    await _require_stranger(session, who, report)
    return case, report, who


async def _require_stranger(session: AsyncSession, who: Standing, report: Report) -> None:
    """Raise RuleBroken for who reported it, or what it was merged into, themselves."""
    looked_at: Report | None = report
    while who.member_id is not None and looked_at is not None:
        if await reports.reporter_of(session, looked_at.number, who.member_id) is not None:
            raise RuleBroken("deduct-own")
        into = looked_at.merged_into
        looked_at = await reports.by_id(session, into) if into is not None else None


async def _nearest(
    session: AsyncSession, report: Report, tiers: Sequence[Collection[int]], besides: Sequence[int | None]
) -> list[int]:
    """Return those of the first of these tiers with anybody who can be reached and has no part in the matter."""
    out = {await members.person_of(session, one) for one in besides if one is not None}
    out |= {person for _, person in await reports.people_of(session, report.number)}
    for people in tiers:
        blocked = await members.blocked(session, people)
        found = [person for person in people if person not in out and person not in blocked]
        if found:
            return found
    return []


async def _held(session: AsyncSession, number: int) -> Deduction:
    known = await by_id(session, number)
    if known is None:
        raise RuleBroken("deduct-gone")
    await members.let_erase(session, known.member_id)
    held = select(Deduction).where(col(Deduction.id) == number).with_for_update()
    case = (await session.execute(held.execution_options(populate_existing=True))).scalar_one_or_none()
    if case is None:
        raise RuleBroken("deduct-gone")
    return case


async def _due(session: AsyncSession, number: int, states: tuple[str, ...], now: datetime) -> Deduction | None:
    try:
        case = await _held(session, number)
    except RuleBroken:  # it was taken back meanwhile
        return None
    return case if case.state in states and case.due_at is not None and case.due_at <= now else None


async def _move(session: AsyncSession, case: Deduction, before: str, after: str, **changes: Any) -> Deduction:
    """Let a case go from one state to another; the first who does so has done it. Raises RuleBroken for all others."""
    legal = (col(Deduction.id) == case.id, col(Deduction.state) == before)
    moved = update(Deduction).where(*legal).values(state=after, **changes).returning(col(Deduction.id))
    if (await session.execute(moved, execution_options={"synchronize_session": False})).first() is None:
        raise RuleBroken("deduct-decided")
    return await by_id(session, case.id or 0) or case


def _over(now: datetime) -> dict[str, Any]:
    return {"due_at": None, "ended_at": now}


async def _sealed(
    session: AsyncSession, rider: int, case: Deduction, words: str, now: datetime, what: str = "words"
) -> bytes:
    return await keys.seal(session, rider, words.encode("utf-8", "surrogatepass"), _about(case, what), now)


def _about(case: Deduction, what: str) -> str:
    return f"deduction:{case.id}:{what}"
