"""Cards that are not where they should be: sent to no avail, or shown where their desk is no more."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped
from sqlmodel import col

from models import cards, desks
from models.cards import DIGEST, SINGLE, Card, CardReport
from models.desks import Desk
from models.outbox import ATTEMPTING, CANCELLED, EXPIRED, PENDING, REFUSED, SEND, UNCERTAIN, UNREACHABLE, Outgoing
from models.reports import OPEN, Report

FAILED = (UNREACHABLE, REFUSED, UNCERTAIN, EXPIRED, CANCELLED)

MISSING = ("message thread not found", "message to edit not found", "message_id_invalid")
"""Words of an error that mean that what a card was sent as is not there any more."""


class Failure(NamedTuple):
    """A card on a desk whose message, or a change of it, did not get through: how that ended, and why."""

    card: Card
    operation: str
    state: str
    error: str


async def failures(session: AsyncSession, since: datetime) -> list[Failure]:
    """Return the cards still shown on a working desk for which something ended otherwise than sent, since then.

    Changes count only when they show that the chat or the message is gone.
    """
    ended = (col(Outgoing.state).in_(FAILED), col(Outgoing.ended_at) > since, col(Outgoing.source).startswith("card:"))
    named = select(
        col(Outgoing.source), col(Outgoing.chat), col(Outgoing.operation), col(Outgoing.state), col(Outgoing.error)
    )
    rows = (await session.execute(named.where(*ended).order_by(col(Outgoing.id)))).all()
    shown = await _working(session, {int(row.source.split(":")[1]) for row in rows})
    found = []
    for row in rows:
        card, error = shown.get(int(row.source.split(":")[1])), (row.error or "").lower()
        telling = row.operation == SEND or row.state == UNREACHABLE or any(words in error for words in MISSING)
        if card is not None and card.chat == row.chat and telling:
            found.append(Failure(card, row.operation, row.state, error))
    return found


async def strays(session: AsyncSession, most: int) -> list[Card]:
    """Return cards that are shown where their desk is not: it was moved, lost, or works no more; so many at most."""
    elsewhere = or_(col(Card.chat) != col(Desk.chat), _differs(col(Card.thread), col(Desk.thread)))
    statement = (
        select(Card)
        .join(Desk, col(Desk.id) == col(Card.desk_id))
        .where(_shown(), or_(col(Desk.state) != desks.OPEN, elsewhere))
        .order_by(col(Card.id))
        .limit(most)
    )
    return list((await session.execute(statement.execution_options(populate_existing=True))).scalars())


async def follows(session: AsyncSession, card: Card) -> bool:
    """Let a card follow its group to a new number; False when its message is somewhere else for good.

    What waits to be sent to the old number is told the new one when it is tried.
    """
    desk = await desks.by_id(session, card.desk_id or 0)
    if desk is None or desk.state != desks.OPEN or desk.thread != card.thread:
        return False
    statement = select(col(Outgoing.chat), col(Outgoing.state)).where(col(Outgoing.source) == card.source)
    rows = (await session.execute(statement)).all()
    if any(chat == desk.chat for chat, _ in rows):
        await session.execute(update(Card).where(col(Card.id) == card.id).values(chat=desk.chat))
        return True
    return any(state in (PENDING, ATTEMPTING) for _, state in rows)


async def still_open(session: AsyncSession, card: Card) -> list[Report]:
    """Return the reports on a card that somebody still has to do something about, and that no other desk has."""
    shown = await cards.shown(session, card.id or 0)
    return [report for report in shown if report.state in OPEN and report.desk_id == card.desk_id]


async def on_desk(session: AsyncSession, desk_id: int | None) -> list[Report]:
    """Return the open reports of a desk; None: those that none has, and that the administrators were shown."""
    here = col(Report.desk_id).is_(None) if desk_id is None else col(Report.desk_id) == desk_id
    statement = select(Report).where(here, col(Report.state).in_(OPEN)).order_by(col(Report.id))
    return list((await session.execute(statement.execution_options(populate_existing=True))).scalars())


async def times_shown(session: AsyncSession, report_ids: Collection[int], since: datetime) -> int:
    """Return how many cards these reports have had since then, the most of any of them."""
    count = func.count().label("count")
    each = (
        select(count)
        .select_from(CardReport)
        .join(Card, col(Card.id) == col(CardReport.card_id))
        .where(col(CardReport.report_id).in_(report_ids), col(Card.at) > since)
        .group_by(col(CardReport.report_id))
    )
    return max((row[0] for row in (await session.execute(each)).all()), default=0)


async def _working(session: AsyncSession, numbers: Collection[int]) -> dict[int, Card]:
    if not numbers:
        return {}
    statement = select(Card).join(Desk, col(Desk.id) == col(Card.desk_id))
    shown = statement.where(col(Card.id).in_(numbers), _shown(), col(Desk.state) == desks.OPEN)
    rows = (await session.execute(shown.execution_options(populate_existing=True))).scalars()
    return {card.id or 0: card for card in rows}


def _shown() -> ColumnElement[bool]:
    return and_(col(Card.gone_at).is_(None), col(Card.kind).in_((SINGLE, DIGEST)))


def _differs(one: Mapped[int | None], other: Mapped[int | None]) -> ColumnElement[bool]:
    return func.coalesce(one, 0) != func.coalesce(other, 0)
