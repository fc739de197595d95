"""Erasing: what somebody told goes at once and for good; what must stay, stays without a person."""

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col

from models import (
    applications,
    audiences,
    awards,
    broadcasts,
    cards,
    chases,
    comings,
    consents,
    deductions,
    dispatches,
    drafts,
    inbox,
    invitations,
    keys,
    members,
    moves,
    notices,
    outbox,
    photos,
    recipients,
    reports,
    reservations,
    retractions,
    riders,
    roles,
    sayings,
    standings,
    subscriptions,
    threads,
)
from models.aliases import Alias
from models.applications import Application
from models.attendances import Attendance
from models.awards import Award
from models.badges import Badge
from models.broadcasts import Broadcast
from models.codes import CodeTry
from models.comings import Coming
from models.consents import Consent
from models.deductions import Deduction
from models.desks import BindTry
from models.favourites import Favourite
from models.hints import Hint
from models.invitations import Invitation
from models.looks import Look
from models.members import Member
from models.nominations import Nomination
from models.notices import Notice
from models.outbox import Copy
from models.preferences import Preference
from models.problems import Problem
from models.ratings import Rating
from models.recipients import Recipient
from models.reports import Reporter
from models.riders import Rider
from models.roles import Role
from models.sayings import ReportSaying
from models.seats import Seat
from models.standings import Frozen
from models.subscriptions import Subscription

DELETED: tuple[type[SQLModel], ...] = (
    Application,
    Rider,
    Consent,
    Subscription,
    Favourite,
    Look,
    ReportSaying,
    Deduction,
    BindTry,
    Alias,
    CodeTry,
    Badge,
    Hint,
    Nomination,
    Coming,
    Preference,
    Broadcast,
    Attendance,
    Rating,
    Seat,
)
"""Tables whose rows of a member go, by `member_id`."""

EMPTIED: tuple[tuple[type[SQLModel], str, str], ...] = (
    (Member, "id", "telegram_id"),
    (Member, "id", "language"),
    (Member, "id", "spoken"),
    (Member, "id", "menu"),
    (Member, "id", "blocked_at"),
    (Problem, "member_id", "words"),
    (Reporter, "member_id", "words"),
    (Role, "member_id", "name"),
    (Award, "member_id", "reason"),
    (Frozen, "member_id", "alias"),
    (Invitation, "opened_by", "name"),
    (Invitation, "opened_by", "opened_by"),
    (Recipient, "member_id", "message_id"),
    (Recipient, "member_id", "album"),
)
"""Rows that stay without a person: table, the column that names the member, and a column that is emptied."""

OF_BROADCASTS = (broadcasts.PREVIEW, broadcasts.ASKED, broadcasts.CORRECTION, broadcasts.STOPPED)
OF_REPORTS = (*sayings.TOLD, chases.SOURCE, moves.ASSIGNED, deductions.SOURCE, *OF_BROADCASTS)
"""What messages begin with that tell others about somebody as a reporter or as one of the staff: no check-in is it."""

OF_CHECKIN: tuple[type[SQLModel], ...] = (
    Application,
    Rider,
    Subscription,
    Alias,
    Hint,
    Nomination,
    Coming,
    Preference,
    Attendance,
    Rating,
)
"""Tables whose rows go with a check-in alone."""


class Told(NamedTuple):
    """Where somebody is told of: reports that they made, photos, reports and deductions that they worked on."""

    reports: tuple[int, ...]
    photos: tuple[int, ...]
    worked: tuple[int, ...] = ()
    deductions: tuple[int, ...] = ()


class Due(NamedTuple):
    """A check-in whose time is up, and its state: confirmed when the rider stayed silent since."""

    member_id: int
    person: int
    state: str


async def told_by(session: AsyncSession, member_id: int) -> Told:
    """Return where what a member reported is shown, and where they are named, to be redrawn when that is erased."""
    mine = [report.number for report, _ in await reports.of_member(session, member_id)]
    shots = [photo.number for photo in await photos.of_member(session, member_id) if photo.kind == photos.BEFORE]
    worked = await moves.told_of(session, member_id) - set(mine)
    judged = await deductions.told_of(session, member_id)
    return Told(tuple(mine), tuple(shots), tuple(sorted(worked)), tuple(sorted(judged)))


async def erase(
    session: AsyncSession, member_id: int, person: int, now: datetime, day: date | None = None
) -> list[Copy]:
    """Erase all that is known of a member, and stop everything that is owed to them or tells about them.

    Return the messages about them that others have got, to be emptied too. What the person is told after this must be
    sealed as passing: they have no key any more, and a new one would be a trace. `day` is the district's, on which what
    they had reserved is given back (None: that of UTC).
    """
    await standings.wait_for_freezing(session)
    await reservations.held_by(session, member_id)
    await _end_broadcasts(session, member_id, now)
    await comings.forget(session, member_id, now)
    await _wait_for_others(session, member_id)
    await recipients.stop(session, member_id, now)
    await reservations.give_all_back(session, member_id, day or now.date(), now)
    seen = await retractions.retract(session, member_id, now)
    await retractions.disown(session, person, member_id, now)
    await cards.disown(session, person, outbox.NOBODY - member_id, now)
    await inbox.disown(session, person, now)
    await drafts.drop(session, person)
    await roles.end_all(session, member_id, now)
    await invitations.erase(session, member_id, now)
    await threads.remove(session, member_id)
    await awards.end(session, member_id, now)
    await _forget_reporting(session, member_id, now)
    for table in DELETED:
        await session.execute(delete(table).where(_column(table, "member_id") == member_id))
    for table, whose, what in EMPTIED:
        await session.execute(update(table).where(_column(table, whose) == member_id).values({what: None}))
    await keys.destroy(session, person)
    return seen


async def withdraw(
    session: AsyncSession, member_id: int, purpose: str, now: datetime, day: date | None = None
) -> list[Copy]:
    """Take an agreement back, with what was kept because of it; return the messages to others that told of it.

    `day` is as in `erase`.
    """
    if purpose == consents.CHECKIN:
        return await forget_checkin(session, member_id, now, day)
    await consents.withdraw(session, member_id, purpose, now)
    if purpose == consents.RANKING:
        await standings.unname(session, member_id)
        await _drop_draft(session, member_id)
        return []
    if purpose == consents.REPORTING:
        await _wait_for_others(session, member_id)
        seen = await retractions.retract(session, member_id, now, only=(*sayings.TOLD, deductions.SOURCE))
        await _forget_reporting(session, member_id, now)
        await _leave_reports(session, member_id, now)
        return seen
    return await _forget_membership(session, member_id, now)


async def forget_checkin(session: AsyncSession, member_id: int, now: datetime, day: date | None = None) -> list[Copy]:
    """Delete a check-in and what hangs on it, and nothing else; return the messages to others about this member.

    What they had reserved for points is given back; `day` is as in `erase`.
    """
    await standings.wait_for_freezing(session)
    await comings.forget(session, member_id, now)
    await reservations.give_all_back(session, member_id, day or now.date(), now)
    await _wait_for_others(session, member_id)
    await recipients.stop(session, member_id, now)
    for purpose in (consents.CHECKIN, consents.MEMBERSHIP, consents.RANKING):
        await consents.withdraw(session, member_id, purpose, now)
    await threads.remove(session, member_id)
    await awards.end(session, member_id, now)
    for table in OF_CHECKIN:
        await session.execute(delete(table).where(_column(table, "member_id") == member_id))
    await _leave_rankings(session, member_id, now)
    await _drop_draft(session, member_id)
    return await retractions.retract(session, member_id, now, besides=OF_REPORTS)


async def due(session: AsyncSession, stale: datetime, declined: datetime, waiting: datetime) -> Due | None:
    """Return one whose check-in has been stale, or declined, or has waited, since these moments or longer.

    Until the commit nobody can make it fresh again; who is just doing so is left out.
    """
    told = select(col(Application.id)).where(
        col(Application.member_id) == col(Rider.member_id), col(Application.decided_at) > declined
    )
    refused = and_(col(Rider.state) == riders.DECLINED, col(Rider.sent_at) <= declined, ~told.exists())
    unanswered = and_(col(Rider.state) == riders.WAITING, col(Rider.sent_at) <= waiting)
    statement = select(col(Rider.member_id), col(Member.telegram_id), col(Rider.state))
    joined = statement.join(Member, col(Member.id) == col(Rider.member_id)).where(col(Member.telegram_id).is_not(None))
    late = joined.where(or_(col(Rider.stale_at) <= stale, refused, unanswered)).order_by(col(Rider.member_id))
    row = (await session.execute(late.limit(1).with_for_update(of=Rider, skip_locked=True))).first()
    return Due(row[0], row[1] or 0, row[2]) if row else None


async def _end_broadcasts(session: AsyncSession, member_id: int, now: datetime) -> None:
    """Send no more of what a member writes to many, and forget whom it was for: that says who wrote it.

    The notice is held before the member is, as by who fixes recipients. What others have got stays with them.
    """
    mine = select(col(Broadcast.id)).where(col(Broadcast.member_id) == member_id)
    theirs = (col(Notice.kind) == notices.BROADCAST, col(Notice.about).in_(mine))
    numbers = (await session.execute(select(col(Notice.id)).where(*theirs).order_by(col(Notice.id)))).scalars().all()
    for number in numbers:
        await dispatches.cancel(session, number or 0, now)
    nobodys = {"audience": audiences.written(audiences.EVERYBODY)}
    await session.execute(update(Notice).where(col(Notice.id).in_(numbers)).values(**nobodys))


async def _forget_membership(session: AsyncSession, member_id: int, now: datetime) -> list[Copy]:
    known = await riders.known(session, member_id)
    if known is not None:
        await riders.change(session, known, now, personal={"party": False, "branch_id": None})
    await _wait_for_others(session, member_id)
    await subscriptions.switch(session, member_id, subscriptions.AS_MEMBER, now, on=False)
    await recipients.stop(session, member_id, now, [subscriptions.AS_MEMBER])
    wishes = delete(Application).where(col(Application.member_id) == member_id)
    await session.execute(wishes.where(col(Application.kind) == applications.CHANGE))
    await _drop_draft(session, member_id)
    # Letters say nothing of it, unless the rider wrote it there; they still wait for an answer.
    return await retractions.retract(session, member_id, now, besides=(threads.SOURCE, *OF_REPORTS))


async def _forget_reporting(session: AsyncSession, member_id: int, now: datetime) -> None:
    await sayings.expect_nothing(session, member_id, now)
    await session.execute(delete(ReportSaying).where(col(ReportSaying.member_id) == member_id))
    await deductions.end_all(session, member_id)
    await photos.erase(session, member_id, now)
    await reports.forget_words(session, member_id)
    await moves.forget_words(session, member_id)
    await _drop_draft(session, member_id)


async def _leave_reports(session: AsyncSession, member_id: int, now: datetime) -> None:
    """Let what a member reported go on without them: nothing tells any more that it was they, nor what becomes of it.

    As after an erasure: the member who is still here must not be found by it.
    """
    if not await reports.of_member(session, member_id):
        return
    nobody = await members.nobody(session, now)
    for table in (reports, moves, photos):
        await table.hand_over(session, member_id, nobody)


async def _leave_rankings(session: AsyncSession, member_id: int, now: datetime) -> None:
    """Let frozen rankings stay as they are, and no area, trade or company in them lead to this member."""
    if await standings.of_member(session, member_id):
        await standings.hand_over(session, member_id, await members.nobody(session, now))


async def _wait_for_others(session: AsyncSession, member_id: int) -> None:
    """Wait for what others are just noting down about this member: it goes with the rest."""
    await session.execute(select(col(Member.id)).where(col(Member.id) == member_id).with_for_update())


async def _drop_draft(session: AsyncSession, member_id: int) -> None:
    # The answers so far may hold what the person has just taken back.
    person = await members.person_of(session, member_id)
    if person is not None:
        await drafts.drop(session, person)


def _column(table: type[SQLModel], name: str) -> ColumnElement[Any]:
    column: ColumnElement[Any] = table.__table__.columns[name]  # type: ignore[attr-defined]
    return column
