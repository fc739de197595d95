"""What reporters say of their reports: gone or still there, satisfied or not, "what about it?", and "never mind"."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models import moves, reports
from models.moves import CLOSE, SILENT, WITHDRAW, Cause
from models.reports import CLOSED, GONE, RESOLVED, STILL, SUBMITTED, Report, Reporter
from models.rules import RuleBroken


async def gone(session: AsyncSession, report_id: int, member_id: int, cause: Cause, now: datetime) -> Report:
    """Say as one of its reporters that a hazard is gone; the first who says so closes the report.

    Raises RuleBroken for who is no reporter, and when the report isn't called resolved.
    """
    report = await _confirmable(session, report_id, member_id)
    await _say(session, report_id, member_id, verdict=GONE, verdict_at=now)
    if report.state == RESOLVED:
        report = await moves.report_on(session, report_id, CLOSE, member_id, cause, now)
    return report


async def still_open(session: AsyncSession, report_id: int, member_id: int, days: int, now: datetime) -> Report:
    """Return a report of which this reporter may say that it is still there. Raises RuleBroken, as `still`."""
    report = await _confirmable(session, report_id, member_id)
    if report.resolved_at is None or report.resolved_at + timedelta(days=days) < now:
        raise RuleBroken("mine-too-late", number=report_id, days=days)
    return report


async def still(
    session: AsyncSession, report_id: int, member_id: int, days: int, cause: Cause, now: datetime
) -> Report:
    """Say as one of its reporters that a hazard is still there, which reopens the report; return it.

    Raises RuleBroken for who is no reporter, when the report isn't called resolved (any more), and when that was more
    than `days` ago.
    """
    await still_open(session, report_id, member_id, days, now)
    await _say(session, report_id, member_id, verdict=STILL, verdict_at=now)
    return await moves.reopen(session, report_id, member_id, cause, now)


async def rate(session: AsyncSession, report_id: int, member_id: int, *, satisfied: bool, now: datetime) -> None:
    """Say whether one is satisfied, once, of what one has called gone. Raises RuleBroken otherwise."""
    await _confirmable(session, report_id, member_id)
    mine = _row(report_id, member_id)
    unrated = (*mine, col(Reporter.verdict) == GONE, col(Reporter.satisfied).is_(None))
    rated = update(Reporter).where(*unrated).values(satisfied=satisfied, satisfied_at=now).returning(col(Reporter.id))
    if (await session.execute(rated)).first() is None:
        raise RuleBroken("mine-rated-before")


async def inquire(
    session: AsyncSession, report_id: int, member_id: int, midnight: datetime, now: datetime
) -> Reporter | None:
    """Note that a reporter asks what about an open report; None when they did already since `midnight`.

    Raises RuleBroken for who is no reporter, and when nobody works on it any more.
    """
    report = await _mine(session, report_id, member_id)
    if not report.open:
        raise RuleBroken("report-state", number=report_id, state=report.state)
    before = or_(col(Reporter.inquired_at).is_(None), col(Reporter.inquired_at) < midnight)
    asked = update(Reporter).where(*_row(report_id, member_id), before).values(inquired_at=now)
    if (await session.execute(asked.returning(col(Reporter.id)))).first() is None:
        return None
    return await reports.reporter_of(session, report_id, member_id)


async def withdraw(session: AsyncSession, report_id: int, member_id: int, cause: Cause, now: datetime) -> bool:
    """Take a report back that nobody has taken; with other reporters it stays, and only this one leaves: False then.

    Who leaves takes along what they wrote. Raises RuleBroken for who is no reporter, and when somebody has taken it.
    """
    report = await _mine(session, report_id, member_id)
    if report.state != SUBMITTED or report.reporters == 1:
        await moves.report_on(session, report_id, WITHDRAW, member_id, cause, now)
        return True
    await session.execute(delete(Reporter).where(*_row(report_id, member_id)))
    left = select(func.count()).select_from(Reporter).where(col(Reporter.report_id) == report_id)
    await reports.set_(session, report_id, reporters=left.scalar_subquery())
    return False


async def unconfirmed(session: AsyncSession, before: datetime, *, reminded: bool, most: int) -> list[int]:
    """Return reports that were called resolved before this moment and that no reporter said anything to, the oldest
    first; of those that nobody was reminded of, unless `reminded`.
    """
    waiting = select(col(Report.id)).where(col(Report.state) == RESOLVED, col(Report.resolved_at) <= before)
    if not reminded:
        waiting = waiting.where(col(Report.reminded_at).is_(None))
    found = (await session.execute(waiting.order_by(col(Report.resolved_at)).limit(most))).scalars()
    return [number for number in found if number is not None]


async def remind(session: AsyncSession, report_id: int, before: datetime, now: datetime) -> bool:
    """Note that the reporters are reminded of a report that is unconfirmed since before; False when they were."""
    waiting = (col(Report.state) == RESOLVED, col(Report.resolved_at) <= before, col(Report.reminded_at).is_(None))
    noted = update(Report).where(col(Report.id) == report_id, *waiting).values(reminded_at=now)
    return (await session.execute(noted.returning(col(Report.id)))).first() is not None


async def close(session: AsyncSession, report_id: int, before: datetime, source: str, now: datetime) -> bool:
    """Close a report that is unconfirmed since before, by itself; False when it is not, any more."""
    report = await reports.locked(session, report_id)
    if report is None or report.state != RESOLVED or report.resolved_at is None or report.resolved_at > before:
        return False
    await moves.close_by_itself(session, report_id, Cause(source, SILENT), now)
    return True


async def _mine(session: AsyncSession, report_id: int, member_id: int) -> Report:
    report = await reports.locked(session, report_id)
    if report is None or await reports.reporter_of(session, report_id, member_id) is None:
        raise RuleBroken("report-not-yours")
    return report


async def _confirmable(session: AsyncSession, report_id: int, member_id: int) -> Report:
    report = await _mine(session, report_id, member_id)
    if report.open and report.round > 1:
        raise RuleBroken("mine-reopened-already")
    if report.state not in (RESOLVED, CLOSED):
        raise RuleBroken("mine-not-resolved")
    return report


async def _say(session: AsyncSession, report_id: int, member_id: int, **values: object) -> None:
    await session.execute(update(Reporter).where(*_row(report_id, member_id)).values(**values))


def _row(report_id: int, member_id: int) -> tuple[ColumnElement[bool], ...]:
    return col(Reporter.report_id) == report_id, col(Reporter.member_id) == member_id
