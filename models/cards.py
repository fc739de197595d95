"""Cards: the messages that show a report on its desk, to an administrator as an alert, or in a list of several."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import BigInteger, Column, ForeignKey, Index, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models.columns import BigId, Moment
from models.reports import Report

SINGLE, DIGEST, ALERT, OWN = "single", "digest", "alert", "own"
"""One report on its desk; several in a list there; one shown to an administrator; one for who took it from a list."""


class Card(SQLModel, table=True):
    """One message; it shows what becomes of its reports until `gone_at`."""

    __tablename__ = "card"
    __table_args__ = (Index("ix_card_chat_at", "chat", "at"),)

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    kind: str
    desk_id: int | None = Field(default=None, sa_column=Column(BigId, index=True, nullable=True))
    chat: int = Field(sa_column=Column(BigInteger, nullable=False))
    thread: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    at: datetime = Field(sa_type=Moment)
    gone_at: datetime | None = Field(default=None, sa_type=Moment)

    @property
    def source(self) -> str:
        """Return what its message is owed for."""
        return f"card:{self.id}"


class CardReport(SQLModel, table=True):
    """That a card shows a report."""

    __tablename__ = "card_report"

    card_id: int = Field(sa_column=Column(BigId, ForeignKey("card.id"), primary_key=True, autoincrement=False))
    report_id: int = Field(
        sa_column=Column(BigId, ForeignKey("report.id"), primary_key=True, autoincrement=False, index=True)
    )


async def add(session: AsyncSession, card: Card, report_ids: Sequence[int]) -> Card:
    """Enter a card that shows these reports."""
    session.add(card)
    await session.flush()
    for report_id in report_ids:
        session.add(CardReport(card_id=card.id or 0, report_id=report_id))
    await session.flush()
    return card


async def by_id(session: AsyncSession, card_id: int) -> Card | None:
    """Return one card."""
    statement = select(Card).where(col(Card.id) == card_id)
    return (await session.execute(statement.execution_options(populate_existing=True))).scalar_one_or_none()


async def showing(session: AsyncSession, report_id: int) -> list[Card]:
    """Return the cards that show a report now, the oldest first; a list on a desk that has it no more does not."""
    statement = select(Card).join(CardReport, col(CardReport.card_id) == col(Card.id))
    joined = statement.join(Report, col(Report.id) == col(CardReport.report_id))
    here = or_(col(Card.kind) != DIGEST, col(Card.desk_id) == col(Report.desk_id))
    shown = joined.where(col(CardReport.report_id) == report_id, col(Card.gone_at).is_(None), here)
    return list((await session.execute(shown.order_by(col(Card.id)))).scalars())


async def retired(session: AsyncSession, report_id: int) -> list[Card]:
    """Return the cards that showed a report where it is no more, the oldest first; their messages still stand there."""
    statement = select(Card).join(CardReport, col(CardReport.card_id) == col(Card.id))
    shown_before = statement.where(col(CardReport.report_id) == report_id, col(Card.gone_at).is_not(None))
    return list((await session.execute(shown_before.order_by(col(Card.id)))).scalars())


async def disown(session: AsyncSession, person: int, nobody: int, now: datetime) -> None:
    """Give the cards in the private chat of somebody who had everything erased to an address that nobody has."""
    theirs = update(Card).where(col(Card.chat) == person)
    await session.execute(theirs.values(chat=nobody, gone_at=func.coalesce(col(Card.gone_at), now)))


async def shown(session: AsyncSession, card_id: int) -> list[Report]:
    """Return the reports that a card shows, as they are now, by their numbers."""
    statement = select(Report).join(CardReport, col(CardReport.report_id) == col(Report.id))
    on_it = statement.where(col(CardReport.card_id) == card_id).order_by(col(Report.id))
    return list((await session.execute(on_it.execution_options(populate_existing=True))).scalars())


async def retire(session: AsyncSession, card_ids: Sequence[int], now: datetime) -> None:
    """Note that these cards show their reports no more."""
    still = (col(Card.id).in_(card_ids), col(Card.gone_at).is_(None))
    await session.execute(update(Card).where(*still).values(gone_at=now))


async def count_since(session: AsyncSession, chat: int, since: datetime, kind: str | None = None) -> int:
    """Return how many cards (of one kind, if given) a chat has got since this moment."""
    statement = select(func.count()).select_from(Card).where(col(Card.chat) == chat, col(Card.at) > since)
    if kind is not None:
        statement = statement.where(col(Card.kind) == kind)
    return int((await session.execute(statement)).scalar_one())
