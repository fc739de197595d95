"""Which deadline steps of a report have been taken: each once in a phase, however many look and however late."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Column, ForeignKey, UniqueConstraint, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import reports
from models.columns import BigId, Moment
from models.reports import OPEN, SUBMITTED, Report
from models.statements import insert_into

PHASES = ("take", "resolve")
"""Until somebody has taken it, and until it is resolved."""


SOURCE = "chase:"
"""What the messages that say that a report is late are owed for begins with this."""


class Chase(SQLModel, table=True):
    """That a deadline step (a name in `deadlines.steps`) of a report was taken.

    `passed_over`: a later one was due as well when it was looked at, and was taken in its place.
    """

    __tablename__ = "chase"
    __table_args__ = (UniqueConstraint("report_id", "round", "phase", "step", name="uq_chase_report_id_round_phase"),)

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    report_id: int = Field(sa_column=Column(BigId, ForeignKey("report.id"), nullable=False))
    round: int
    phase: str
    step: str
    passed_over: bool = False
    at: datetime = Field(sa_type=Moment)


def phase_of(report: Report) -> str:
    """Return what a report's clock runs for."""
    return PHASES[report.state != SUBMITTED]


async def due(session: AsyncSession, now: datetime, most: int) -> list[int]:
    """Return the reports whose next step is to be looked for, those that have waited longest first.

    While a reporter is asked something the clock stands, and nothing is due.
    """
    running = (col(Report.state).in_(OPEN), col(Report.clock_from).is_not(None))
    waiting = select(col(Report.id)).where(*running, col(Report.step_at) <= now)
    found = (await session.execute(waiting.order_by(col(Report.step_at), col(Report.id)).limit(most))).scalars()
    return [number for number in found if number is not None]


async def held(session: AsyncSession, report_id: int, now: datetime) -> Report | None:
    """Return a report that is still due, which nobody else looks at until the commit; None for any other."""
    report = await reports.locked(session, report_id)
    if report is None or not report.open or report.clock_from is None:
        return None
    return report if report.step_at is not None and report.step_at <= now else None


async def take(session: AsyncSession, report: Report, steps: Sequence[str], now: datetime) -> str | None:
    """Record that these steps of a report's present phase are due; return the one to be taken, None for none.

    It is the last one, unless it was taken before; those before it are passed over, unless they were taken before.
    """
    named = {"report_id": report.number, "round": report.round, "phase": phase_of(report), "at": now}
    new = None
    for step in steps:
        row = insert_into(session, Chase).values(**named, step=step, passed_over=step != steps[-1])
        entered = await session.execute(row.on_conflict_do_nothing().returning(col(Chase.id)))
        new = step if entered.first() is not None else None
    return new


async def of(session: AsyncSession, report_id: int) -> list[Chase]:
    """Return the steps of a report, in their order."""
    statement = select(Chase).where(col(Chase.report_id) == report_id).order_by(col(Chase.id))
    return list((await session.execute(statement)).scalars())
