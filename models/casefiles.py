"""Deleting reports whose time is up, with all that hangs on them."""

from datetime import datetime

from sqlalchemy import delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col

from models.cards import Card, CardReport
from models.chases import Chase
from models.deductions import Deduction
from models.moves import Step
from models.photos import Photo
from models.reports import Report, Reporter
from models.sayings import ReportSaying

HANGING: tuple[type[SQLModel], ...] = (Chase, CardReport, ReportSaying, Deduction, Step, Reporter, Photo)
"""Tables whose rows belong to a report, by `report_id`."""

TOGETHER = 200
"""Reports that one go deletes at most."""


async def forget(session: AsyncSession, before: datetime) -> int:
    """Delete reports that ended before this moment and whose photos' bytes are gone; return how many."""
    held = exists().where(col(Photo.report_id) == col(Report.id), col(Photo.emptied_at).is_(None))
    over = select(col(Report.id)).where(col(Report.ended_at) < before, ~held).order_by(col(Report.id)).limit(TOGETHER)
    these = list((await session.execute(over)).scalars())
    if not these:
        return 0
    await session.execute(update(Report).where(col(Report.merged_into).in_(these)).values(merged_into=None))
    for table in HANGING:
        await session.execute(delete(table).where(table.__table__.columns["report_id"].in_(these)))  # type: ignore[attr-defined]
    await session.execute(delete(Card).where(~exists().where(col(CardReport.card_id) == col(Card.id))))
    return int((await session.execute(delete(Report).where(col(Report.id).in_(these)))).rowcount)  # type: ignore[attr-defined]
