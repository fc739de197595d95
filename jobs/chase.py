"""See to what is late: the card says that time runs out, then the group, the superiors, the administrators hear."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import chasing, onebyone, reportcards, reportclock
from bot.kit import Kit
from models import chases, deadlines, outbox, reports
from models.outbox import Owed

AT_ONCE = 200
"""Reports that are looked at in one go."""


async def run(kit: Kit, now: datetime) -> int:
    """Take each deadline step that is due, once; return how many were taken.

    Of several that are due at once, after a time in which nothing ran, the last is taken and the others are recorded.
    """
    async with kit.database.read() as session:
        waiting = await chases.due(session, now, AT_ONCE)
    return await onebyone.see_to(kit, "report", waiting, lambda number: _look(kit, number, now))


async def _look(kit: Kit, number: int, now: datetime) -> bool:
    async with kit.database.begin() as session:
        report = await chases.held(session, number, now)
        if report is None:
            return False
        clock, almanac = reportclock.of_phase(report), kit.district.almanac()
        hours, warned = kit.district.working_hours(report.urgent), kit.district.triage.warn_percent
        passed = deadlines.passed(clock, now, hours, almanac)
        due = [name for name, percent in deadlines.steps(warned) if percent <= passed]
        coming = deadlines.next_step(clock, len(due), hours, almanac, warned)
        shown = report.step
        await reports.set_(session, number, step=len(due), step_at=coming[1] if coming else None)
        step = await chases.take(session, report, due, now)
        if len(due) > shown:  # also when the step was taken before: what was given back has a deadline of its own
            cause = f"chase:{report.round}:{chases.phase_of(report)}:{now:%Y%m%d%H%M%S}"
            await _owe(session, await reportcards.refreshed(kit, session, number, cause, now), now)
        if step is not None:
            await _owe(session, await chasing.taken(kit, session, report, step, now), now)
        return step is not None


async def _owe(session: AsyncSession, found: list[Owed], now: datetime) -> None:
    for one in found:
        await outbox.put(session, one, now)
