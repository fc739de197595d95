"""Remind those who look after riders of letters that wait, and let the administrators hear when that did not help."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import letterviews
from bot.addressing import languages
from bot.kit import Kit
from models import outbox, rights, threads
from models.threads import ESCALATION, REMINDER, Talk


async def run(kit: Kit, now: datetime) -> int:
    """Owe what is due, each once for a letter; return for how many threads."""
    times = {REMINDER: kit.district.checkin.reminder_workdays, ESCALATION: kit.district.checkin.escalation_workdays}
    count = 0
    async with kit.database.begin() as session:
        for what, days in times.items():
            for one in await threads.due(session, what, days, kit.district.almanac(), now):
                if await threads.note(session, one, what, now):
                    await _tell(kit, session, one, what, days, now)
                    count += 1
    if count:
        kit.owed.set()
    return count


async def _tell(kit: Kit, session: AsyncSession, one: Talk, what: str, days: int, now: datetime) -> None:
    lines = await threads.unanswered(session, one)
    people = await _listeners(session, one, what)
    for person, language in (await languages(session, kit.district, people)).items():
        await outbox.put(session, letterviews.waiting(language, one, lines, what, days, person), now)


async def _listeners(session: AsyncSession, one: Talk, what: str) -> list[int]:
    if what == REMINDER:
        return await threads.listeners(session, one)
    return [person for person in await rights.present_administrators(session) if person != one.rider.person]
