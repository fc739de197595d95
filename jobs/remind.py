"""Remind secretaries of who waits for them, and tell the administrators when that didn't help."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import applicationcards
from bot.applicationcards import ALARM, REMINDER
from bot.kit import Kit
from models import applications, outbox, rights
from models.applications import Case
from models.calendar import workdays_after


async def run(kit: Kit, now: datetime) -> int:
    """Send what is due, each once; return how many cases somebody was reminded of."""
    rules, almanac = kit.district.checkin, kit.district.almanac()
    count = 0
    async with kit.database.begin() as session:
        for case in await applications.running(session, now - timedelta(days=rules.reminder_workdays)):
            since = case.application.due_from or now
            if workdays_after(since, rules.escalation_workdays, almanac) <= now:
                await _remind(kit, session, case, now)
                count += await _alarm(kit, session, case, now)
            elif workdays_after(since, rules.reminder_workdays, almanac) <= now:
                count += await _remind(kit, session, case, now)
    if count:
        kit.owed.set()
    return count


async def _remind(kit: Kit, session: AsyncSession, case: Case, now: datetime) -> bool:
    if not await applications.reminded(session, case.number, now):
        return False
    people = await rights.responsible(session, case.where, case.known.person)
    await _tell(kit, session, case, people, REMINDER, now)
    return True


async def _alarm(kit: Kit, session: AsyncSession, case: Case, now: datetime) -> bool:
    if not await applications.escalated(session, case.number, now):
        return False
    people = [one for one in await rights.present_administrators(session) if one != case.known.person]
    await _tell(kit, session, case, people, ALARM, now)
    return True


async def _tell(kit: Kit, session: AsyncSession, case: Case, people: list[int], which: str, now: datetime) -> None:
    for owed in await applicationcards.owed(session, kit.district, case, people, which, now):
        await outbox.put(session, owed, now)
    await outbox.put(session, await applicationcards.word_to_rider(session, kit.district, case, which), now)
