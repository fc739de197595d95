"""Threads: what a rider and those who look after them write to each other, who never see each other's accounts."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, LargeBinary, delete, exists, func, literal, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import applications, areas, branches, calendar, keys, members, riders, rights, words
from models.applications import Case
from models.calendar import Almanac
from models.columns import BigId, Moment
from models.members import Member
from models.riders import Known
from models.rights import Standing, Where
from models.rules import RuleBroken
from models.statements import is_postgres

LONGEST = 1500
"""Characters that one may write at a time, as Telegram counts them (UTF-16 units): with a frame they fit a message."""

SOURCE = "thread:"
"""What messages with letters are owed for begins with this."""

REMINDER, ESCALATION = "reminder", "escalation"

WRITERS = (riders.WAITING, riders.CONFIRMED)
"""States of a check-in with which a rider may write."""

_NOTED = {REMINDER: "reminded_at", ESCALATION: "escalated_at"}


class Thread(SQLModel, table=True):
    """A rider's letters and the answers; one with an application is about that alone.

    `author_id` is a member who hears what the rider says besides those who look after them: they answer a broadcast of
    this one.
    `waiting_since` is from when on the rider's words wait for an answer, None when nothing waits.
    """

    __tablename__ = "thread"
    __table_args__ = (Index("ix_thread_waiting_since", "waiting_since"),)

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), index=True, nullable=False))
    application_id: int | None = Field(default=None, sa_column=Column(BigId, index=True, nullable=True))
    author_id: int | None = Field(default=None, sa_column=Column(BigId, nullable=True))
    opened_at: datetime = Field(sa_type=Moment)
    waiting_since: datetime | None = Field(default=None, sa_type=Moment)
    reminded_at: datetime | None = Field(default=None, sa_type=Moment)
    escalated_at: datetime | None = Field(default=None, sa_type=Moment)
    closed_at: datetime | None = Field(default=None, sa_type=Moment)


class Saying(SQLModel, table=True):
    """Something said in a thread, sealed with the rider's key whoever said it; `member_id` is who did."""

    __tablename__ = "saying"

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    thread_id: int = Field(sa_column=Column(BigId, ForeignKey("thread.id"), index=True, nullable=False))
    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), nullable=False))
    by_staff: bool
    words: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    at: datetime = Field(sa_type=Moment)


@dataclass(frozen=True, slots=True)
class Talk:
    """A thread with its rider; `where` is what answering is about, `case` the application that it asks about."""

    thread: Thread
    rider: Known
    case: Case | None = None

    @property
    def number(self) -> int:
        """Return the thread's id."""
        return self.thread.id or 0

    @property
    def where(self) -> Where:
        """Return what acts in this thread are about."""
        return self.case.where if self.case else self.rider.where


@dataclass(frozen=True, slots=True)
class Line:
    """Something said, opened; `words` is None when its key is gone."""

    id: int
    member_id: int
    by_staff: bool
    at: datetime
    words: str | None


def checked(said: str) -> str:
    """Return what somebody wants to say, without space around it. Raises RuleBroken when it is nothing or too long."""
    return words.checked(said, LONGEST, "letter-only-text", "letter-too-long")


async def begin(session: AsyncSession, rider: Known, case: Case | None, now: datetime) -> Talk:
    """Return the open thread of this rider, about this application or about none; a new one if there is none."""
    member_id = rider.rider.member_id
    if is_postgres(session):  # two of the staff may begin at the same moment
        await session.execute(select(col(Member.id)).where(col(Member.id) == member_id).with_for_update())
    found = await _open(session, member_id, case.number if case else None)
    if found is None:
        found = Thread(member_id=member_id, application_id=case.number if case else None, opened_at=now)
        session.add(found)
        await session.flush()
    return Talk(found, rider, case)


async def talk(session: AsyncSession, thread_id: int) -> Talk | None:
    """Return a thread with its rider; None when either is gone."""
    statement = select(Thread).where(col(Thread.id) == thread_id)
    thread = (await session.execute(statement.execution_options(populate_existing=True))).scalar_one_or_none()
    rider = await riders.known(session, thread.member_id) if thread else None
    if thread is None or rider is None:
        return None
    case = await applications.case(session, thread.application_id) if thread.application_id else None
    return Talk(thread, rider, case if case and case.application.state == applications.WAITING else None)


async def going_on(session: AsyncSession, thread_id: int, now: datetime) -> Talk | None:
    """Return the thread in which one goes on with this one: itself, or after it was closed the rider's open one.

    What was asked about an application belongs to no application any more once that is decided. None as in `talk`.
    """
    one = await talk(session, thread_id)
    return await begin(session, one.rider, one.case, now) if one else None


async def line(session: AsyncSession, saying_id: int) -> Line | None:
    """Return one thing that was said."""
    found = await _lines(session, col(Saying.id) == saying_id)
    return found[0] if found else None


async def history(session: AsyncSession, thread_id: int) -> list[Line]:
    """Return what was said in a thread, in its order."""
    return await _lines(session, col(Saying.thread_id) == thread_id)


async def unanswered(session: AsyncSession, one: Talk) -> list[Line]:
    """Return what the rider said after the last answer, in its order."""
    answered = select(func.coalesce(func.max(Saying.id), 0)).where(
        col(Saying.thread_id) == one.number, col(Saying.by_staff).is_(True)
    )
    return await _lines(session, col(Saying.thread_id) == one.number, col(Saying.id) > answered.scalar_subquery())


async def write(session: AsyncSession, one: Talk, words: str, now: datetime) -> int:
    """Say something as the rider, which then waits for an answer; return its id. Raises RuleBroken, see `checked`.

    An application's time runs anew when its question is answered.
    """
    if one.rider.rider.state not in WRITERS:
        raise RuleBroken("letter-needs-checkin")
    number = await _say(session, one, one.rider.rider.member_id, words, now, by_staff=False)
    waits = func.coalesce(col(Thread.waiting_since), literal(now, Moment()))
    await _set(session, one.number, waiting_since=waits)
    if one.case:
        await applications.start_clock(session, one.case.number, now)
    return number


async def answer(session: AsyncSession, one: Talk, person: int, member_id: int, words: str, now: datetime) -> int:
    """Say something to the rider as one who looks after them, `person` by numeric id; return its id.

    Nothing waits then. A question about an application stops that one's time. Raises RuleBroken for who may not at
    this moment, and as `checked` does.
    """
    await rights.require(session, person, "thread.answer", one.where)
    number = await _say(session, one, member_id, words, now, by_staff=True)
    await _set(session, one.number, waiting_since=None, reminded_at=None, escalated_at=None)
    if one.case:
        await applications.stop_clock(session, one.case.number)
    return number


async def close(session: AsyncSession, one: Talk, person: int, now: datetime) -> bool:
    """Note that there is nothing left to answer; False when that was so. Raises RuleBroken for who may not."""
    await rights.require(session, person, "thread.answer", one.where)
    statement = update(Thread).where(col(Thread.id) == one.number, col(Thread.closed_at).is_(None))
    values = {"closed_at": now, "waiting_since": None, "reminded_at": None, "escalated_at": None}
    return (await session.execute(statement.values(**values).returning(col(Thread.id)))).first() is not None


async def may_read(session: AsyncSession, one: Talk, who: Standing) -> bool:
    """Tell whether somebody may see what was said: the rider, and who may answer them at this moment."""
    return one.rider.person == who.person or await rights.may(session, who, "thread.answer", one.where)


async def address(session: AsyncSession, one: Talk, author_id: int) -> Talk | None:
    """Let a member, whose broadcast the rider answers, hear what they say in this thread; return it as it is then."""
    await _set(session, one.number, author_id=author_id)
    return await talk(session, one.number)


async def listeners(session: AsyncSession, one: Talk) -> list[int]:
    """Return the numeric ids of who gets what the rider says: never the rider, the administrators in the end.

    Whose broadcast they answer is among them who may (still) answer the rider, and has not blocked the bot.
    """
    found = await rights.responsible(session, one.where, one.rider.person)
    author = await members.person_of(session, one.thread.author_id) if one.thread.author_id is not None else None
    if author is None or author in found or author == one.rider.person:
        return found
    who = await rights.standing(session, author)
    able = await rights.may(session, who, "thread.answer", one.where) and not await members.blocked(session, [author])
    return [author, *found] if able else found


async def office(session: AsyncSession, who: Standing, where: Where) -> str | None:
    """Return the name of the branch or area as whose secretary somebody answers there; None for an administrator."""
    atlas = await areas.atlas(session)
    for role in who.roles:
        if await rights.may(session, replace(who, administrator=False, roles=(role,)), "thread.answer", where):
            area = atlas.areas.get(role.area_id or 0)
            branch = await branches.by_id(session, role.branch_id) if role.branch_id is not None else None
            return branch.name if branch else area.name if area else None
    return None


async def due(session: AsyncSession, what: str, workdays: int, almanac: Almanac, now: datetime) -> list[Talk]:
    """Return the threads whose rider has waited for so many working days, and of which `what` was not told yet.

    `what` is REMINDER or ESCALATION. What was asked about an application is left out: that has a time of its own.
    """
    statement = select(Thread).where(
        col(Thread.waiting_since) <= now - timedelta(days=workdays),  # never less than that
        col(getattr(Thread, _NOTED[what])).is_(None),
        col(Thread.application_id).is_(None),
    )
    rows = (await session.execute(statement.order_by(col(Thread.id)))).scalars().all()
    late = [row for row in rows if row.waiting_since and _over(row.waiting_since, workdays, almanac, now)]
    found = [await talk(session, row.id or 0) for row in late]
    return [one for one in found if one]


async def note(session: AsyncSession, one: Talk, what: str, now: datetime) -> bool:
    """Note that a thread's REMINDER or ESCALATION goes out; False when it has, or when nothing waits any more."""
    column = _NOTED[what]
    still = (col(Thread.waiting_since).is_not(None), col(getattr(Thread, column)).is_(None))
    statement = update(Thread).where(col(Thread.id) == one.number, *still).values({column: now})
    return (await session.execute(statement.returning(col(Thread.id)))).first() is not None


async def of(session: AsyncSession, member_id: int) -> list[Thread]:
    """Return all threads of a rider, the oldest first."""
    statement = select(Thread).where(col(Thread.member_id) == member_id).order_by(col(Thread.id))
    return list((await session.execute(statement)).scalars())


async def remove(session: AsyncSession, member_id: int) -> None:
    """Delete everything that was said with this rider."""
    theirs = select(col(Thread.id)).where(col(Thread.member_id) == member_id)
    await session.execute(delete(Saying).where(col(Saying.thread_id).in_(theirs)))
    await session.execute(delete(Thread).where(col(Thread.member_id) == member_id))


async def forget(session: AsyncSession, before: datetime) -> int:
    """Delete what was said before this moment, and threads with nothing left; return how many sayings."""
    gone = await session.execute(delete(Saying).where(col(Saying.at) < before))
    empty = ~exists().where(col(Saying.thread_id) == col(Thread.id))
    await session.execute(delete(Thread).where(col(Thread.opened_at) < before, empty))
    return int(gone.rowcount)  # type: ignore[attr-defined]


async def _say(session: AsyncSession, one: Talk, member_id: int, words: str, now: datetime, *, by_staff: bool) -> int:
    data, about = checked(words).encode("utf-8", "surrogatepass"), _about(one.number)
    sealed = await keys.seal(session, one.rider.person, data, about, now)
    said = Saying(thread_id=one.number, member_id=member_id, by_staff=by_staff, words=sealed, at=now)
    session.add(said)
    await session.flush()
    return said.id or 0


async def _open(session: AsyncSession, member_id: int, application_id: int | None) -> Thread | None:
    about = col(Thread.application_id)
    purpose = about.is_(None) if application_id is None else about == application_id
    statement = select(Thread).where(col(Thread.member_id) == member_id, col(Thread.closed_at).is_(None), purpose)
    found = await session.execute(statement.order_by(col(Thread.id)).execution_options(populate_existing=True))
    return found.scalars().first()


async def _lines(session: AsyncSession, *conditions: Any) -> list[Line]:
    statement = select(Saying).where(*conditions).order_by(col(Saying.id))
    return [
        Line(one.id or 0, one.member_id, one.by_staff, one.at, await _words(session, one))
        for one in (await session.execute(statement)).scalars().all()
    ]


async def _words(session: AsyncSession, one: Saying) -> str | None:
    return await keys.words(session, one.words, _about(one.thread_id))


async def _set(session: AsyncSession, thread_id: int, **values: Any) -> None:
    await session.execute(update(Thread).where(col(Thread.id) == thread_id).values(**values))


def _over(since: datetime, workdays: int, almanac: Almanac, now: datetime) -> bool:
    return calendar.workdays_after(since, workdays, almanac) <= now


def _about(thread_id: int) -> str:
    return f"thread:{thread_id}"
