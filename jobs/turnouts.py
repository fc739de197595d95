"""Report to the organisers how a service day went: once, when who came has been asked and had an evening to answer."""

from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import turnoutviews
from bot.addressing import languages
from bot.kit import Kit
from models import outbox, rights, turnouts
from models.outbox import Owed
from models.servicedays import ServiceDay

AFTER, MORNING = timedelta(days=2), time(9)
"""So many days after the day, at this hour by the district's clock: the question goes on the day between."""

LATEST = timedelta(days=28)
"""What lies further back is told nobody any more: who came may be forgotten by then."""


async def run(kit: Kit, now: datetime) -> int:
    """Owe the reports that are due to all administrators; return how many days were reported."""
    local = now.astimezone(kit.district.zone)
    last = local.date() - AFTER - (timedelta(days=1) if local.time() < MORNING else timedelta())
    async with kit.database.read() as session:
        waiting = await turnouts.due(session, last, last - LATEST)
    count = 0
    for day in waiting:
        async with kit.database.begin() as session:
            count += await _report(kit, session, day, now)
    if count:
        kit.owed.set()
    return count


async def _report(kit: Kit, session: AsyncSession, day: ServiceDay, now: datetime) -> bool:
    found = await turnouts.report(session, day, now)
    if found is None:  # another process has told it
        return False
    people = await rights.present_administrators(session)
    spoken = await languages(session, kit.district, people)
    for person in people:
        language, source = spoken[person], f"turnout:{day.number}"
        text = await turnoutviews.told(kit, session, day, found, language)
        words = {"text": text, "parse_mode": "HTML", "reply_markup": turnoutviews.buttons(language, day)}
        await outbox.put(session, Owed(person, source, "sendMessage", words), now)
        file = {"document": turnoutviews.recipe(person, language, day), "disable_notification": True}
        await outbox.put(session, Owed(person, f"{source}:file", "sendDocument", file), now)
    return True
