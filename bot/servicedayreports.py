"""What the administrators hear when something written of a service day is over: whom it did not reach in time."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot import dates, quiet
from bot.addressing import languages
from bot.keyboards import Keyboard, inline, press
from bot.kit import Kit
from bot.texts import Markup, plain, say
from models import notices, recipients, rights, servicedays
from models.notices import Notice
from models.outbox import EXPIRED, Owed
from models.servicedays import ServiceDay


async def over(kit: Kit, session: AsyncSession, notice: Notice) -> list[Owed]:
    """Return what the administrators are told of one that came too late for some; nothing of what was stopped."""
    counts = await recipients.counts(session, notice.number)
    day = await servicedays.by_id(session, notice.about or 0)
    if not counts[EXPIRED] or day is None or notice.state != notices.DONE:
        return []
    occasion, total, now = servicedays.occasion_of(notice.source), sum(counts.values()), kit.clock.now()
    people = await rights.present_administrators(session)
    spoken = await languages(session, kit.district, people)
    found = []
    for person in people:
        text, keyboard = missed(spoken[person], day, occasion, counts[EXPIRED], total)
        params = {"text": text, "parse_mode": "HTML", "reply_markup": keyboard}
        params |= await quiet.silence(session, kit.district, person, now)
        found.append(Owed(person, f"{notice.source}:missed", "sendMessage", params, keep=True))
    return found


def missed(language: str, day: ServiceDay, occasion: str, count: int, total: int) -> tuple[Markup, Keyboard]:
    """Return that so many of so many were not written to on an occasion of a day, and will not be any more."""
    facts = {"day": dates.with_weekday(day.day, language), "occasion": plain(language, f"occasion-{occasion}")}
    opening = press(plain(language, "serviceday-open"), f"sd:a:{day.number}")
    return say(language, "serviceday-missed", count=count, total=total, **facts), inline([opening])
