"""Recipients: the books of what is sent to many, one row for each person, in exactly one state."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    delete,
    func,
    or_,
    select,
    text,
    tuple_,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import outbox
from models.columns import BigId, Moment
from models.members import Member
from models.notices import Notice
from models.outbox import CANCELLED, EXPIRED, OPTED_OUT, PENDING, REFUSED, SENT, UNCERTAIN, UNREACHABLE, Outgoing
from models.subscriptions import AS_MEMBER

WAITING, QUEUED = "waiting", "queued"
"""Before one's turn, and handed to the outbox: nobody knows yet how that ends."""

ENDED = (SENT, UNREACHABLE, OPTED_OUT, CANCELLED, EXPIRED, REFUSED, UNCERTAIN)
STATES = (WAITING, QUEUED, *ENDED)

NOT_REACHED = (UNREACHABLE, EXPIRED, REFUSED, CANCELLED)
"""States of who certainly has no copy, and did not ask for that."""

WANTED, CHANGING, CHANGED, UNCHANGED = "wanted", "changing", "changed", "unchanged"
"""What becomes of a copy that is to be corrected or taken back; UNCHANGED: that could not be done."""

TO_PARTY = '"party":true'
"""What an audience of Party members has in it when it is written."""


class Recipient(SQLModel, table=True):
    """One person whom a notice is for. While QUEUED, `outgoing_id` is the outbox's row with the content.

    An album's buttons come with a second message, `buttons_id`. What was sent has `message_id` (of the message with the
    buttons) and, for an album, its ids as JSON. `revision` is that of the content which the copy shows; `change` says
    what becomes of it after that, by the outbox's row `change_id`. `acked_at`: when they said that they have read it.
    """

    __tablename__ = "recipient"
    __table_args__ = (
        # Whose turn comes next is read from it in its order: who has one moment in common may be a million.
        Index("ix_recipient_notice_id_state_due_at", "notice_id", "state", "due_at", "member_id"),
        Index(
            "ix_recipient_change",
            "notice_id",
            "change",
            postgresql_where=text("change IS NOT NULL"),
            sqlite_where=text("change IS NOT NULL"),
        ),
        Index(
            "ix_recipient_acked",
            "notice_id",
            postgresql_where=text("acked_at IS NOT NULL"),
            sqlite_where=text("acked_at IS NOT NULL"),
        ),
        Index(
            "ix_recipient_outgoing_id",
            "outgoing_id",
            postgresql_where=text("outgoing_id IS NOT NULL"),
            sqlite_where=text("outgoing_id IS NOT NULL"),
        ),
    )

    notice_id: int = Field(sa_column=Column(BigId, ForeignKey("notice.id"), primary_key=True, autoincrement=False))
    member_id: int = Field(
        sa_column=Column(BigId, ForeignKey("member.id"), primary_key=True, autoincrement=False, index=True)
    )
    state: str = WAITING
    due_at: datetime = Field(sa_type=Moment)
    outgoing_id: int | None = Field(default=None, sa_column=Column(BigId, nullable=True))
    buttons_id: int | None = Field(default=None, sa_column=Column(BigId, nullable=True))
    message_id: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    album: str | None = None
    revision: int = 0
    change: str | None = None
    change_id: int | None = Field(default=None, sa_column=Column(BigId, nullable=True))
    acked_at: datetime | None = Field(default=None, sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)


async def find(session: AsyncSession, notice_id: int, member_id: int) -> Recipient | None:
    """Return what the books say of one person."""
    statement = select(Recipient).where(col(Recipient.notice_id) == notice_id, col(Recipient.member_id) == member_id)
    return (await session.execute(statement.execution_options(populate_existing=True))).scalar_one_or_none()


async def counts(session: AsyncSession, notice_id: int) -> dict[str, int]:
    """Return how many recipients are in each state, all states named: together they are all recipients."""
    statement = select(col(Recipient.state), func.count()).where(col(Recipient.notice_id) == notice_id)
    found = dict((await session.execute(statement.group_by(col(Recipient.state)))).all())
    return {state: int(found.get(state, 0)) for state in STATES}


async def acknowledged(session: AsyncSession, notice_id: int) -> int:
    """Return how many said that they have read it."""
    said = (col(Recipient.notice_id) == notice_id, col(Recipient.acked_at).is_not(None))
    return int((await session.execute(select(func.count()).select_from(Recipient).where(*said))).scalar_one())


async def acknowledge(session: AsyncSession, notice_id: int, member_id: int, now: datetime) -> bool:
    """Note that somebody has read it; False when they said so before, or can't have a copy."""
    theirs = (col(Recipient.notice_id) == notice_id, col(Recipient.member_id) == member_id)
    may_have_it = col(Recipient.state).in_((QUEUED, SENT, UNCERTAIN))
    statement = update(Recipient).where(*theirs, may_have_it, col(Recipient.acked_at).is_(None)).values(acked_at=now)
    return (await session.execute(statement.returning(col(Recipient.member_id)))).first() is not None


async def of_message(session: AsyncSession, person: int, message_id: int) -> Notice | None:
    """Return the notice of which a message in this person's chat is a copy, or a part of one."""
    whose = select(col(Member.id)).where(col(Member.telegram_id) == person).scalar_subquery()
    just_sent = select(col(Outgoing.id)).where(col(Outgoing.chat) == person, col(Outgoing.message_id) == message_id)
    album = col(Recipient.album)
    here = (
        (col(Recipient.message_id) == message_id)
        | or_(*(album.like(f"%{before}{int(message_id)}{after}%") for before in "[," for after in ",]"))
        | col(Recipient.outgoing_id).in_(just_sent)
        | col(Recipient.buttons_id).in_(just_sent)
    )
    statement = select(Notice).join(Recipient, col(Recipient.notice_id) == col(Notice.id))
    found = await session.execute(statement.where(col(Recipient.member_id) == whose, here).limit(1))
    return found.scalars().first()


async def stop(
    session: AsyncSession,
    member_id: int,
    now: datetime,
    topics: Collection[str] | None = None,
    *,
    but_urgent: bool = False,
    state: str = OPTED_OUT,
) -> None:
    """Let no notice begin to go to this member any more, of these topics (None: of all; `but_urgent`: urgent ones do).

    The books say `state` of them. What goes to Party members as such stops with the topic AS_MEMBER. Whoever calls this
    holds the member (`members.hold`) and has written down why before: who is just handing copies to the outbox waits
    for that, and looks then.
    """
    open_ones = select(col(Notice.id)).where(col(Notice.ended_at).is_(None))
    if topics is not None:
        of_these: list[ColumnElement[bool]] = [col(Notice.topic).in_(topics)]
        if AS_MEMBER in topics:
            of_these.append(col(Notice.audience).contains(TO_PARTY))
        open_ones = open_ones.where(or_(*of_these))
    if but_urgent:
        open_ones = open_ones.where(col(Notice.urgent).is_(False))
    theirs = (col(Recipient.member_id) == member_id, col(Recipient.notice_id).in_(open_ones))
    await _set(session, *theirs, col(Recipient.state) == WAITING, state=state, now=now)
    queued = select(col(Recipient.outgoing_id), col(Recipient.buttons_id)).where(
        *theirs, col(Recipient.state) == QUEUED
    )
    rows = (await session.execute(queued)).all()
    await outbox.stop(session, [number for row in rows for number in row if number is not None], state, now)


async def reconsider(session: AsyncSession, member_id: int, now: datetime) -> None:
    """Let it be looked at once more when a member gets what waits for them: their hours are others now."""
    theirs = (col(Recipient.member_id) == member_id, col(Recipient.state) == WAITING, col(Recipient.due_at) > now)
    await session.execute(update(Recipient).where(*theirs).values(due_at=now), execution_options=outbox.QUIET)


async def hasten(session: AsyncSession, notice_id: int, until: datetime, now: datetime) -> None:
    """Let it be looked at once more when those get it whose turn would only come at `until` or after."""
    late = (col(Recipient.notice_id) == notice_id, col(Recipient.state) == WAITING, col(Recipient.due_at) >= until)
    await session.execute(update(Recipient).where(*late).values(due_at=now), execution_options=outbox.QUIET)


async def reinstate(session: AsyncSession, notice_id: int, now: datetime) -> None:
    """Let those wait again who were left out when a notice was cancelled."""
    theirs = (col(Recipient.notice_id) == notice_id, col(Recipient.state) == CANCELLED)
    back = update(Recipient).where(*theirs).values(state=WAITING, due_at=now, ended_at=None)
    await session.execute(back, execution_options=outbox.QUIET)


async def cancel(session: AsyncSession, notice_id: int, now: datetime, most: int) -> None:
    """Let nobody get it any more whose turn has not come: those whose copy lies ready, and up to `most` of the others.

    Call it again until nobody waits: a million in one statement would hold everybody up for seconds.
    """
    here = col(Recipient.notice_id) == notice_id
    waiting = select(col(Recipient.member_id)).where(here, col(Recipient.state) == WAITING).limit(most)
    # By name: PostgreSQL may ask a question with a lock and a limit, written where it is used, anew for every row.
    chosen = waiting.with_for_update(skip_locked=True).cte("chosen")
    # Nothing but who they are: with their state, SQLite would go through all who wait for these few.
    await _set(session, here, col(Recipient.member_id).in_(select(chosen.c.member_id)), state=CANCELLED, now=now)
    queued = select(col(Recipient.outgoing_id)).where(here, col(Recipient.state) == QUEUED)
    await outbox.stop(session, [one for one in (await session.execute(queued)).scalars() if one], CANCELLED, now)


async def take_from_outbox(session: AsyncSession, notice_id: int) -> int:
    """Let those wait again whose copies lie in the outbox untried; return how many. What was tried once goes on."""
    untried = (col(Outgoing.state) == PENDING, col(Outgoing.attempts) == 0)
    mine = select(col(Recipient.outgoing_id)).where(
        col(Recipient.notice_id) == notice_id, col(Recipient.state) == QUEUED
    )
    rows = select(col(Outgoing.id)).where(col(Outgoing.id).in_(mine), *untried)
    if (
        taken := [one for one in (await session.execute(rows.with_for_update(skip_locked=True))).scalars() if one]
    ) == []:
        return 0
    back = update(Recipient).where(col(Recipient.outgoing_id).in_(taken))
    freed = back.values(state=WAITING, outgoing_id=None, buttons_id=None)
    await session.execute(freed, execution_options=outbox.QUIET)
    await outbox.remove(session, taken)
    return len(taken)


async def of(session: AsyncSession, member_id: int) -> list[tuple[Recipient, Notice]]:
    """Return which notices were for a member, the oldest first."""
    statement = select(Recipient, Notice).join(Notice, col(Notice.id) == col(Recipient.notice_id))
    rows = await session.execute(statement.where(col(Recipient.member_id) == member_id).order_by(col(Notice.id)))
    return list(rows.all())


async def listed(session: AsyncSession, notice_id: int, states: Sequence[str] = STATES) -> list[Recipient]:
    """Return the recipients in these states, by member id."""
    statement = select(Recipient).where(col(Recipient.notice_id) == notice_id, col(Recipient.state).in_(states))
    return list((await session.execute(statement.order_by(col(Recipient.member_id)))).scalars())


async def forget(session: AsyncSession, before: datetime, most: int) -> int:
    """Delete from the books, up to `most` people, what was over before this moment; return how many that were."""
    over = select(col(Notice.id)).where(col(Notice.ended_at) < before, col(Notice.changing).is_(False))
    names = (col(Recipient.notice_id), col(Recipient.member_id))
    old = select(*names).where(col(Recipient.notice_id).in_(over)).limit(most)
    gone = await session.execute(delete(Recipient).where(tuple_(*names).in_(old)), execution_options=outbox.QUIET)
    return int(gone.rowcount)  # type: ignore[attr-defined]


async def _set(session: AsyncSession, *where: ColumnElement[bool], state: str, now: datetime) -> None:
    statement = update(Recipient).where(*where).values(state=state, ended_at=now)
    await session.execute(statement, execution_options=outbox.QUIET)
