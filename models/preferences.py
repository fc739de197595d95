"""Preferences: what notices a member wants, and when, if not as the district thinks, and whether all is paused."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, ColumnElement, ForeignKey, delete, exists, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import members, recipients, subscriptions, timings
from models.columns import BigId, Moment
from models.members import Member
from models.outbox import UNREACHABLE
from models.riders import CONFIRMED, Rider
from models.rules import RuleBroken
from models.statements import insert_into
from models.subscriptions import Subscription
from models.timings import DAY, Hours

PAUSE = timedelta(days=7)
"""For how long all is paused."""

SPANS = 4
"""How many spans of the day one's hours may be: they have to fit a button."""

SLACK, QUIET = "slack", "quiet"
"""Hours that somebody can set for themselves."""


class Preference(SQLModel, table=True):
    """What a member has set: quiet and slack hours as `timings.read` reads them (None: those of their trade).

    Until `paused_until` no notice goes to them. `offered_at` is when they were told, or saw for themselves, what there
    is; `left_at` is when they blocked the bot, and all they had on ended, until they have heard of that.
    """

    __tablename__ = "preference"

    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), primary_key=True, autoincrement=False))
    quiet: str | None = None
    slack: str | None = None
    paused_until: datetime | None = Field(default=None, sa_type=Moment)
    offered_at: datetime | None = Field(default=None, sa_type=Moment)
    left_at: datetime | None = Field(default=None, sa_type=Moment)


async def of(session: AsyncSession, member_id: int) -> Preference:
    """Return what a member has set; nothing of who never did."""
    statement = select(Preference).where(col(Preference.member_id) == member_id)
    found = (await session.execute(statement.execution_options(populate_existing=True))).scalar_one_or_none()
    return found or Preference(member_id=member_id)


async def quiet_of(session: AsyncSession, person: int) -> str | None:
    """Return the quiet hours that a person has set, whose numeric id this is; None when they are the district's."""
    theirs = select(col(Preference.quiet)).join(Member, col(Member.id) == col(Preference.member_id))
    return (await session.execute(theirs.where(col(Member.telegram_id) == person))).scalar()


async def change(session: AsyncSession, member_id: int, **columns: Any) -> None:
    """Set some of it; the rest stays."""
    statement = insert_into(session, Preference).values(member_id=member_id, **columns)
    await session.execute(statement.on_conflict_do_update(index_elements=["member_id"], set_=columns))


async def switch(session: AsyncSession, person: int, topic: str, now: datetime, *, on: bool) -> bool:
    """Switch a topic on or off for this person; False when it was so. After it is off nothing of it begins to go."""
    member = await _held(session, person, now)
    changed = await subscriptions.switch(session, member, topic, now, on=on)
    await noticed(session, member, now)
    if not on:
        await recipients.stop(session, member, now, [topic])
    return changed


async def set_hours(session: AsyncSession, person: int, which: str, spans: str | None, now: datetime) -> None:
    """Set the SLACK or QUIET hours as they are written (None: those of the trade); what waits goes by them.

    Raises RuleBroken when they can't be understood, are more than SPANS, or the whole day would be quiet.
    """
    read = None if spans is None else timings.read(spans)
    if read and len(read) > SPANS:
        raise RuleBroken("hours-too-many", most=SPANS)
    if which == QUIET and read and not any(Hours(read).awake(minute) for minute in range(DAY)):
        raise RuleBroken("hours-all-quiet")
    member = await _held(session, person, now)
    await change(session, member, **{which: None if read is None else timings.written(read)})
    await recipients.reconsider(session, member, now)


async def pause(session: AsyncSession, person: int, now: datetime) -> datetime:
    """Let no notice go to this person for a week, but urgent ones; return until when."""
    member = await _held(session, person, now)
    await change(session, member, paused_until=now + PAUSE)
    await recipients.stop(session, member, now, but_urgent=True)
    return now + PAUSE


async def go_on(session: AsyncSession, person: int, now: datetime) -> None:
    """Let notices go to this person again, those that begin from now on."""
    await change(session, await _held(session, person, now), paused_until=None)


async def leave(session: AsyncSession, person: int, now: datetime) -> None:
    """Note that this person has blocked the bot: all topics are off, and nothing begins to go to them."""
    await members.mark_blocked(session, person, now)
    member = (await session.execute(select(col(Member.id)).where(col(Member.telegram_id) == person))).scalar()
    if member is None:
        return
    off = delete(Subscription).where(col(Subscription.member_id) == member).returning(col(Subscription.topic))
    if (await session.execute(off)).first() is not None:
        await change(session, member, left_at=now, offered_at=now)
    await recipients.stop(session, member, now, state=UNREACHABLE)


async def welcome(session: AsyncSession, member_id: int) -> bool:
    """Tell whether this member has come back, and not heard yet that all topics are off: True once."""
    statement = update(Preference).where(col(Preference.member_id) == member_id, col(Preference.left_at).is_not(None))
    return (
        await session.execute(statement.values(left_at=None).returning(col(Preference.member_id)))
    ).first() is not None


async def noticed(session: AsyncSession, member_id: int, now: datetime) -> None:
    """Note that a member has seen what notices there are, and need not be told."""
    if (await of(session, member_id)).offered_at is None:
        await change(session, member_id, offered_at=now)


async def unoffered(
    session: AsyncSession, trades: Collection[str], besides: Collection[str] | None, before: datetime, most: int
) -> list[int]:
    """Return up to `most` riders who have no topic on, never had to do with any, and were never told what there is.

    They were confirmed before that moment, and are of these trades, or of any but `besides` (None: of these only).
    """
    theirs = col(Rider.trade).in_(trades)
    statement = (
        select(col(Rider.member_id))
        .join(Member, col(Member.id) == col(Rider.member_id))
        .where(*_unoffered(), col(Rider.confirmed_at) < before)
        .where(theirs if besides is None else or_(theirs, col(Rider.trade).not_in(besides)))
        .order_by(col(Rider.member_id))
        .limit(most)
    )
    return list((await session.execute(statement)).scalars())


async def offer(session: AsyncSession, member_ids: Collection[int], now: datetime) -> dict[int, int]:
    """Note that these riders are told what notices there are; return the numeric id of each who was not before."""
    still = select(col(Rider.member_id), literal(now, Moment())).join(Member, col(Member.id) == col(Rider.member_id))
    still = still.where(*_unoffered(), col(Rider.member_id).in_(member_ids))
    statement = insert_into(session, Preference).from_select(["member_id", "offered_at"], still)
    once = statement.on_conflict_do_update(
        index_elements=["member_id"], set_={"offered_at": now}, where=col(Preference.offered_at).is_(None)
    )
    told = (await session.execute(once.returning(col(Preference.member_id)))).scalars().all()
    people = select(col(Member.id), col(Member.telegram_id)).where(col(Member.id).in_(told))
    return {member: person for member, person in (await session.execute(people)).all() if member and person}


def _unoffered() -> tuple[ColumnElement[bool], ...]:
    seen = exists().where(col(Preference.member_id) == col(Rider.member_id), col(Preference.offered_at).is_not(None))
    chosen = exists().where(col(Subscription.member_id) == col(Rider.member_id))
    reachable = (col(Member.telegram_id).is_not(None), col(Member.blocked_at).is_(None))
    return (col(Rider.state) == CONFIRMED, ~seen, ~chosen, *reachable)


async def _held(session: AsyncSession, person: int, now: datetime) -> int:
    """Return this person's member id; who hands copies to the outbox waits until the commit."""
    await members.hold(session, person)
    return await members.number_of(session, person, now)
