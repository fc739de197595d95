"""Report to the organisers how a service day went: once, when who came has been asked and had time to answer."""

from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import quiet, turnoutviews
from bot.addressing import languages
from bot.kit import Kit
from models import occasions, outbox, rights, servicedays, turnouts
from models.outbox import Owed
from models.servicedays import QUESTION, ServiceDay

AFTER, MORNING = timedelta(days=2), time(9)
"""So many days after the day, from this hour on by the district's clock: the question goes on the day between."""

ANSWERED = timedelta(hours=1)
"""So long who was asked last has had to answer."""

LATEST = timedelta(days=28)
"""What lies further back is told nobody any more: who came may be forgotten by then."""


async def run(kit: Kit, now: datetime) -> int:
    """Owe the reports that are due to all administrators; return how many days were reported."""
    local = now.astimezone(kit.district.zone)
    if local.time() < MORNING:
        return 0
    last = local.date() - AFTER
    async with kit.database.read() as session:
        days = await turnouts.due(session, last, last - LATEST)
        waiting = [day for day in days if await _is_asked(kit, session, day, now)]
    count = 0
    for day in waiting:
        async with kit.database.begin() as session:
            count += await _report(kit, session, day, now)
    if count:
        kit.owed.set()
    return count


async def _is_asked(kit: Kit, session: AsyncSession, day: ServiceDay, now: datetime) -> bool:
    """Tell whether all who came have been asked how it was, or won't be any more: that comes late when nothing ran."""
    if kit.district.service_day is None:
        return True
    question = (await occasions.written(session, day)).get(servicedays.source(day, QUESTION))
    if question is not None and question.ended_at is not None:
        return question.ended_at + ANSWERED <= now
    return occasions.span(kit.district.service_day.rule, day, QUESTION, kit.district.zone).until <= now


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
        words |= await quiet.silence(session, kit.district, person, now)
        await outbox.put(session, Owed(person, source, "sendMessage", words), now)
        file = {"document": turnoutviews.recipe(person, language, day), "disable_notification": True}
        await outbox.put(session, Owed(person, f"{source}:file", "sendDocument", file), now)
    return True
