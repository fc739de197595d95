"""Applications: a check-in, or a change of name or branch, that waits for a secretary; the first decision counts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Column, ForeignKey, Index, LargeBinary, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import keys, members, riders, rights
from models.columns import BigId, Moment
from models.riders import Known
from models.rights import Standing, Where
from models.rules import RuleBroken

CHECKIN, CHANGE = "checkin", "change"
REASONS = ("elsewhere", "mismatch", "twice")
"""Why one may be declined without a word of one's own: kept as it stands here, and said in each reader's language."""

WAITING, CONFIRMED, DECLINED, WITHDRAWN = "waiting", "confirmed", "declined", "withdrawn"


class Application(SQLModel, table=True):
    """Something a rider wants confirmed.

    `wish` is what shall change of the profile ({} for a check-in), `reason` why it was declined; both are sealed with
    the rider's key. `due_from` is when its time began to run; None while the rider is asked something.
    """

    __tablename__ = "application"
    __table_args__ = (Index("ix_application_state_due_from", "state", "due_from"),)

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), index=True, nullable=False))
    kind: str
    state: str = WAITING
    wish: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    sent_at: datetime = Field(sa_type=Moment)
    due_from: datetime | None = Field(default=None, sa_type=Moment)
    reminded_at: datetime | None = Field(default=None, sa_type=Moment)
    escalated_at: datetime | None = Field(default=None, sa_type=Moment)
    decided_at: datetime | None = Field(default=None, sa_type=Moment)
    decided_by: int | None = Field(default=None, sa_column=Column(BigId, nullable=True))
    reason: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))


@dataclass(frozen=True, slots=True)
class Case:
    """An application with whose it is and what is wished for."""

    application: Application
    known: Known
    wish: dict[str, Any]

    @property
    def number(self) -> int:
        """Return the application's id."""
        return self.application.id or 0

    @property
    def where(self) -> Where:
        """Return what deciding is about: a wished branch decides itself."""
        return Where(self.known.rider.area_id, self.wish.get("branch_id", self.known.profile.branch_id))


async def send(session: AsyncSession, one: Known, kind: str, wish: dict[str, Any], now: datetime) -> int:
    """Apply; what waited for the same is withdrawn, see `superseded`. Return the application's id."""
    member_id = one.rider.member_id
    for earlier in await superseded(session, member_id, kind, wish):
        await withdraw(session, earlier.number, now)
    application = Application(member_id=member_id, kind=kind, wish=b"", sent_at=now, due_from=now)
    session.add(application)
    await session.flush()
    application.wish = await keys.seal(session, one.person, orjson.dumps(wish), _about(application.id), now)
    await session.flush()
    return application.id or 0


async def case(session: AsyncSession, application_id: int) -> Case | None:
    """Return an application with its rider; None when either is gone."""
    statement = select(Application).where(col(Application.id) == application_id)
    found = (await session.execute(statement.execution_options(populate_existing=True))).scalar_one_or_none()
    return await _opened(session, found) if found else None


async def waiting_of(session: AsyncSession, member_id: int) -> list[Case]:
    """Return what a member has waiting, the oldest first."""
    return await _cases(session, col(Application.member_id) == member_id, col(Application.state) == WAITING)


async def superseded(session: AsyncSession, member_id: int, kind: str, lines: Collection[str]) -> list[Case]:
    """Return what waits of a member whose place is taken: by another check-in, or another change of these lines.

    `lines` are keys of a wish. A name and a branch may wait side by side, for different people.
    """
    waiting = [one for one in await waiting_of(session, member_id) if one.application.kind == kind]
    return [one for one in waiting if kind == CHECKIN or not one.wish.keys().isdisjoint(lines)]


async def decide(
    session: AsyncSession, one: Case, who: Standing, verdict: str, now: datetime, reason: str = ""
) -> bool:
    """Confirm or decline; False, and nothing happens, when somebody else has been faster.

    Raises RuleBroken when `who` may not decide about this rider; nobody decides about themselves.
    """
    if who.person == one.known.person:
        raise RuleBroken("application-own")
    await rights.require(session, who.person, "checkin.decide", one.where)
    await members.let_erase(session, one.known.rider.member_id)  # who erases deletes the application after that
    statement = update(Application).where(col(Application.id) == one.number, col(Application.state) == WAITING)
    values = {"state": verdict, "decided_at": now, "decided_by": who.member_id}
    won = await session.execute(statement.values(**values).returning(col(Application.id)))
    if won.first() is None:
        return False
    if reason:  # only now: somebody who had everything erased meanwhile must not get a key again
        sealed = await keys.seal(session, one.known.person, reason.encode(), _about(one.number), now)
        await session.execute(update(Application).where(col(Application.id) == one.number).values(reason=sealed))
    await _carry_out(session, one, verdict, now)
    return True


async def reason_of(session: AsyncSession, application: Application) -> str | None:
    """Return why an application was declined, if words were given and can be read."""
    return await keys.words(session, application.reason, _about(application.id))


async def wish_of(session: AsyncSession, application: Application) -> dict[str, Any] | None:
    """Return what shall change, None when that can't be read any more."""
    try:
        wish: dict[str, Any] = orjson.loads(await keys.unseal(session, application.wish, _about(application.id)))
    except keys.Unreadable:
        return None
    return wish


async def stop_clock(session: AsyncSession, application_id: int) -> None:
    """Let no time run while the rider is asked something."""
    await _set(session, application_id, due_from=None)


async def start_clock(session: AsyncSession, application_id: int, now: datetime) -> None:
    """Let the time run anew, because the rider has answered."""
    await _set(session, application_id, due_from=now, reminded_at=None, escalated_at=None)


async def running(session: AsyncSession, since: datetime) -> list[Case]:
    """Return what waits, whose time has run since this moment or longer and of which nobody higher up has heard."""
    open_still = col(Application.state) == WAITING, col(Application.escalated_at).is_(None)
    return await _cases(session, *open_still, col(Application.due_from) <= since)


async def reminded(session: AsyncSession, application_id: int, now: datetime) -> bool:
    """Note that the secretaries were reminded; False when that was done already."""
    return await _once(session, application_id, "reminded_at", now)


async def escalated(session: AsyncSession, application_id: int, now: datetime) -> bool:
    """Note that the administrators were told; False when that was done already."""
    return await _once(session, application_id, "escalated_at", now)


async def withdraw(session: AsyncSession, application_id: int, now: datetime) -> None:
    """Take back what waits; what is decided stays so."""
    await _set(session, application_id, state=WITHDRAWN, decided_at=now)


async def of(session: AsyncSession, member_id: int) -> list[Application]:
    """Return all applications of a member, the oldest first."""
    statement = select(Application).where(col(Application.member_id) == member_id).order_by(col(Application.id))
    return list((await session.execute(statement)).scalars())


async def forget(session: AsyncSession, before: datetime) -> int:
    """Delete what was decided before this moment; return how many."""
    gone = await session.execute(delete(Application).where(col(Application.decided_at) < before))
    return int(gone.rowcount)  # type: ignore[attr-defined]


async def _carry_out(session: AsyncSession, one: Case, verdict: str, now: datetime) -> None:
    if one.application.kind == CHECKIN:
        if verdict == CONFIRMED:
            await riders.confirm(session, one.known.rider.member_id, now)
        else:
            await riders.decline(session, one.known.rider.member_id)
    elif verdict == CONFIRMED:
        await riders.change(session, one.known, now, personal=one.wish)


async def _cases(session: AsyncSession, *conditions: Any) -> list[Case]:
    statement = select(Application).where(*conditions).order_by(col(Application.id))
    rows = (await session.execute(statement.execution_options(populate_existing=True))).scalars().all()
    return [opened for row in rows if (opened := await _opened(session, row))]


async def _opened(session: AsyncSession, application: Application) -> Case | None:
    known = await riders.known(session, application.member_id)
    if known is None:
        return None
    wish = await wish_of(session, application)
    return None if wish is None else Case(application, known, wish)


async def _set(session: AsyncSession, application_id: int, **values: Any) -> None:
    statement = update(Application).where(col(Application.id) == application_id, col(Application.state) == WAITING)
    await session.execute(statement.values(**values))


async def _once(session: AsyncSession, application_id: int, column: str, now: datetime) -> bool:
    done = getattr(Application, column)
    statement = update(Application).where(
        col(Application.id) == application_id, col(Application.state) == WAITING, col(done).is_(None)
    )
    return (await session.execute(statement.values({column: now}).returning(col(Application.id)))).first() is not None


def _about(application_id: int | None) -> str:
    return f"application:{application_id}"
