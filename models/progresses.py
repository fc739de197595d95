"""Progress of broadcasts: what their authors see of how far they are, and what they do with them meanwhile."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Column, ColumnElement, ForeignKey, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import broadcasts, copychanges, looks, members, notices, recipients, riders, rights, rosters
from models.broadcasts import ACT, Broadcast
from models.columns import BigId, Moment
from models.copychanges import Tally
from models.looks import Look
from models.notices import Notice
from models.recipients import QUEUED, WAITING, Recipient
from models.riders import Known, Rider
from models.rules import RuleBroken
from models.statements import insert_into

PAUSE = timedelta(seconds=5)
"""How long what is shown stays as it is at least."""

COUNTING = timedelta(microseconds=50)
"""That is at least so long for each recipient: then counting them takes a hundredth of the time at most."""

FILE = "roster.export"
"""The right to have people in a file."""

AT_ONCE = 250
"""Recipients that are opened before others get their turn."""


class Progress(SQLModel, table=True):
    """The message that shows an author how far a broadcast is: `outgoing_id` is the outbox's row that sends it.

    `shown` is a mark of what it shows, which was so at `shown_at`; `times` is how often that was changed.
    """

    __tablename__ = "progress"

    notice_id: int = Field(sa_column=Column(BigId, ForeignKey("notice.id"), primary_key=True, autoincrement=False))
    outgoing_id: int | None = Field(default=None, sa_column=Column(BigId, nullable=True))
    shown: str
    times: int = 0
    shown_at: datetime = Field(sa_type=Moment)


class Figures(NamedTuple):
    """How far a notice is: recipients in each state, who said that they have read it, what was changed.

    `due` are those who wait although their time has come, `next_at` is when the time of the others comes.
    """

    states: dict[str, int]
    acknowledged: int
    changes: Tally | None
    due: int
    next_at: datetime | None

    @property
    def total(self) -> int:
        """Return how many recipients there are."""
        return sum(self.states.values())

    @property
    def left(self) -> int:
        """Return how many are not in the books yet."""
        return self.states[WAITING] + self.states[QUEUED]


async def figures(session: AsyncSession, notice: Notice, now: datetime) -> Figures:
    """Return how far a notice is at this moment."""
    changes = await copychanges.tally(session, notice) if notice.revision else None
    waiting = (col(Recipient.notice_id) == notice.number, col(Recipient.state) == WAITING)
    due = select(func.count()).select_from(Recipient).where(*waiting, col(Recipient.due_at) <= now)
    later = select(func.min(Recipient.due_at)).where(*waiting, col(Recipient.due_at) > now)
    return Figures(
        await recipients.counts(session, notice.number),
        await recipients.acknowledged(session, notice.number),
        changes,
        int((await session.execute(due)).scalar_one()),
        (await session.execute(later)).scalar(),
    )


async def steered(session: AsyncSession, person: int, notice_id: int) -> tuple[Notice, Broadcast]:
    """Return a notice and its broadcast, held until the commit, to somebody who may steer it.

    That is its author, who still may write to many, and an administrator. Raises RuleBroken for everybody else.
    """
    notice = await notices.held(session, notice_id)
    broadcast = await broadcasts.of_notice(session, notice) if notice else None
    who = await rights.standing(session, person)
    if not who.administrator:
        await rosters.scope(session, person, ACT)
        if broadcast is None or broadcast.member_id != who.member_id:
            raise RuleBroken("broadcast-not-yours")
    if notice is None or broadcast is None:
        raise RuleBroken("broadcast-gone")
    return notice, broadcast


async def corrected(session: AsyncSession, person: int, notice_id: int) -> tuple[Notice, Broadcast]:
    """Return a notice and its broadcast, held until the commit, to somebody who may want it to say something else.

    Raises RuleBroken for what was taken back, for everybody but the author where a second one agreed to what that one
    wrote, and as `steered` does.
    """
    notice, broadcast = await steered(session, person, notice_id)
    if notice.taken_back_at is not None:
        raise RuleBroken("run-already-taken-back")
    if broadcast.second_id is not None and await members.person_of(session, broadcast.member_id) != person:
        raise RuleBroken("run-correct-author-only")
    return notice, broadcast


async def author_of(session: AsyncSession, notice: Notice) -> int | None:
    """Return the numeric id of who wrote a broadcast; None of nobody who is still there."""
    broadcast = await broadcasts.of_notice(session, notice)
    return await members.person_of(session, broadcast.member_id) if broadcast else None


async def of(session: AsyncSession, notice_id: int) -> Progress | None:
    """Return what is shown of a notice."""
    statement = select(Progress).where(col(Progress.notice_id) == notice_id).execution_options(populate_existing=True)
    return (await session.execute(statement)).scalar_one_or_none()


async def show(session: AsyncSession, notice_id: int, mark: str, now: datetime, *, at_once: bool = False) -> int | None:
    """Note that something else is shown from now on; return how often that was so, 0 for the first time.

    None when it is shown already, or (unless `at_once`) something was shown just before.
    """
    first = insert_into(session, Progress).values(notice_id=notice_id, shown=mark, shown_at=now, times=0)
    inserted = first.on_conflict_do_nothing(index_elements=["notice_id"]).returning(col(Progress.notice_id))
    if (await session.execute(inserted)).first() is not None:
        return 0
    other = (col(Progress.notice_id) == notice_id, col(Progress.shown) != mark)
    old = () if at_once else (col(Progress.shown_at) <= now - PAUSE,)
    changed = update(Progress).where(*other, *old)
    values = {"shown": mark, "shown_at": now, "times": col(Progress.times) + 1}
    return (await session.execute(changed.values(**values).returning(col(Progress.times)))).scalar_one_or_none()


async def was_looked_at(session: AsyncSession, notice: Notice, now: datetime) -> bool:
    """Tell whether what is shown was brought up to date, or found to be so, just before."""
    before = await of(session, notice.number)
    return before is not None and before.shown_at > now - max(PAUSE, notice.people * COUNTING)


async def note_look(session: AsyncSession, notice_id: int, now: datetime) -> None:
    """Note that what is shown is so at this moment: counting again can wait a while."""
    await session.execute(update(Progress).where(col(Progress.notice_id) == notice_id).values(shown_at=now))


async def keep_row(session: AsyncSession, notice_id: int, row: int | None) -> None:
    """Keep which row of the outbox sends the message."""
    await session.execute(update(Progress).where(col(Progress.notice_id) == notice_id).values(outgoing_id=row))


async def take_out(session: AsyncSession, person: int, by: int, notice_id: int, day: date, now: datetime) -> int:
    """Note that the recipients whom this person, the member `by`, may see go into a file; return how many.

    Raises RuleBroken for who may take none.
    """
    scope = await rosters.scope(session, person, FILE)
    count, after = 0, 0
    while members := await _members(session, notice_id, after, looks.AT_ONCE, scope):
        await looks.note(session, members, by, "export", day, now)
        count, after = count + len(members), members[-1]
    return count


async def taken_out(
    session: AsyncSession, person: int, by: int, notice_id: int, day: date, after: int
) -> list[tuple[Recipient, Known | None]]:
    """Return the next AT_ONCE recipients after this member id, with those opened of whom that was noted on this day.

    Raises RuleBroken for who may take none (any more).
    """
    scope = await rosters.scope(session, person, FILE)
    here = (col(Recipient.notice_id) == notice_id, col(Recipient.member_id) > after)
    statement = select(Recipient).where(*here).order_by(col(Recipient.member_id)).limit(AT_ONCE)
    found = list((await session.execute(statement)).scalars())
    key = (col(Look.member_id) == col(Rider.member_id), col(Look.by) == by, col(Look.kind) == "export")
    noted = or_(select(1).where(*key, col(Look.day) == day).exists(), col(Rider.member_id) == by)
    these = col(Rider.member_id).in_([one.member_id for one in found])
    known = {one.rider.member_id: one for one in await riders.opened(session, these, scope, noted)}
    return [(one, known.get(one.member_id)) for one in found]


async def _members(
    session: AsyncSession, notice_id: int, after: int, most: int, scope: ColumnElement[bool]
) -> list[int]:
    joined = select(col(Recipient.member_id)).join(Rider, col(Rider.member_id) == col(Recipient.member_id))
    here = (col(Recipient.notice_id) == notice_id, col(Recipient.member_id) > after, scope)
    statement = joined.where(*here).order_by(col(Recipient.member_id)).limit(most)
    return [number for number in (await session.execute(statement)).scalars() if number is not None]
