"""Taking back what was owed, or told, to others about a member."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models import members, outbox
from models.outbox import ATTEMPTING, CANCELLED, EDIT, PENDING, SEND, SENT, Copy, Outgoing


async def take_back(
    session: AsyncSession, subject: int, now: datetime, besides: Sequence[str] = (), only: Sequence[str] = ("",)
) -> int:
    """Stop what has not begun to go to others about this member; return how many. `retract` says what is left out."""
    return await outbox.drop(session, [_about_member(subject, besides, only)], CANCELLED, now)


async def retract(
    session: AsyncSession, subject: int, now: datetime, besides: Sequence[str] = (), only: Sequence[str] = ("",)
) -> list[Copy]:
    """Take back what is owed to others about this member; return what they have got already, to be emptied.

    No answer to these is waited for any more. Changes of them that have not gone yet don't go. What is owed for a
    source that begins with one of `besides` stays as it is; with `only`, so does all but what begins with one of these.
    """
    await take_back(session, subject, now, besides, only)
    shown = or_(col(Outgoing.operation) == SEND, and_(col(Outgoing.operation) == EDIT, col(Outgoing.message_id) > 0))
    to_others = and_(
        col(Outgoing.chat) != await members.person_of(session, subject), col(Outgoing.chat) > outbox.NOBODY
    )
    about = (_about_member(subject, besides, only), shown, to_others)
    there = select(col(Outgoing.id), col(Outgoing.chat), col(Outgoing.message_id))
    rows = (await session.execute(there.where(*about, col(Outgoing.state).in_((SENT, ATTEMPTING))))).all()
    for row in rows:
        changes = (col(Outgoing.chat) == row.chat, col(Outgoing.operation) == EDIT, col(Outgoing.state) == PENDING)
        same = or_(col(Outgoing.about) == row.id, col(Outgoing.message_id) == row.message_id)
        await session.execute(
            update(Outgoing).where(*changes, same).values(**outbox.dropped(CANCELLED, now)),
            execution_options=outbox.QUIET,
        )
    await session.execute(update(Outgoing).where(*about).values(keep=False), execution_options=outbox.QUIET)
    return [Copy(row.id or 0, row.chat, row.message_id) for row in rows]


async def disown(session: AsyncSession, chat: int, member_id: int, now: datetime) -> None:
    """Stop what is owed to somebody who had everything erased, and take their address from what is kept for counting.

    What is being sent at this moment keeps it until that has ended.
    """
    await outbox.opt_out(session, chat, now)
    theirs = update(Outgoing).where(col(Outgoing.chat) == chat)
    await session.execute(theirs.values(keep=False), execution_options=outbox.QUIET)
    ended = theirs.where(col(Outgoing.state) != ATTEMPTING)
    nobody = {"chat": outbox.NOBODY - member_id, "ended_at": func.coalesce(col(Outgoing.ended_at), now)}
    await session.execute(ended.values(**nobody), execution_options=outbox.QUIET)


def _about_member(subject: int, besides: Sequence[str], only: Sequence[str]) -> ColumnElement[bool]:
    source = col(Outgoing.source)
    left_out = [~source.startswith(beginning, autoescape=True) for beginning in besides]
    meant = or_(*(source.startswith(beginning, autoescape=True) for beginning in only))
    return and_(col(Outgoing.subject) == subject, meant, *left_out)
