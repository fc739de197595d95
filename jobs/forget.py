"""Delete what has been kept long enough."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import retracting
from bot.addressing import languages
from bot.keyboards import home
from bot.kit import Kit
from bot.texts import say
from models import (
    applications,
    attendances,
    awards,
    broadcasts,
    casefiles,
    codes,
    comings,
    deductions,
    drafts,
    erasures,
    inbox,
    invitations,
    keepings,
    ledgerexports,
    looks,
    outbox,
    pace,
    problems,
    ratings,
    recipients,
    reportexports,
    riders,
    sayings,
    threads,
    visits,
)
from models.erasures import Due
from models.outbox import Owed

AT_ONCE = 100
"""Check-ins whose time is up that one go deletes."""

IN_THE_BOOKS = 5000
"""Recipients of notices that one transaction deletes: nobody waits long for it."""


async def run(kit: Kit, now: datetime) -> int:
    """Delete what is past its time; return how many rows, a check-in with all that hangs on it counting for one."""
    async with kit.database.begin() as session:
        count = await _of_the_house(kit, session, now) + await _of_people(kit, session, now)
    while gone := await _books(kit, now):
        count += gone
    checkins = 0
    while checkins < AT_ONCE and await _checkin(kit, now):
        checkins += 1
    if checkins:
        kit.owed.set()
    await kit.database.rewrite("person_key")
    return count + checkins


async def _of_the_house(kit: Kit, session: AsyncSession, now: datetime) -> int:
    kept = kit.district.retention
    count = await inbox.forget(session, now - timedelta(days=kept.failed), now)
    count += await outbox.forget(session, now - timedelta(days=kept.unsent))
    count += await drafts.forget(session, now - timedelta(days=kept.drafts))
    count += await keepings.forget(session, now - timedelta(days=kept.keepings))
    await pace.forget(session, kit.clock.machine())
    await codes.forget(session, now)
    await visits.forget(session, now.astimezone(kit.district.zone).date())
    return count


async def _of_people(kit: Kit, session: AsyncSession, now: datetime) -> int:
    kept = kit.district.retention

    def before(days: int) -> datetime:
        return now - timedelta(days=days)

    first_day = before(kept.looks).astimezone(kit.district.zone).date()
    service_days = before(kept.service_days).astimezone(kit.district.zone).date()
    return (
        await problems.forget(session, before(kept.problems))
        + await applications.forget(session, before(kept.applications))
        + await awards.forget(session, before(kept.applications))
        + await outbox.forget_kept(session, before(max(kept.applications, kept.threads)))
        + await threads.forget(session, before(kept.threads))
        + await sayings.forget(session, before(kept.sayings))
        + await casefiles.forget(session, before(kept.reports))
        + await looks.forget(session, first_day)
        + await reportexports.forget(session, before(kept.looks))
        + await ledgerexports.forget(session, before(kept.looks))
        + await invitations.forget(session, before(kept.invitations))
        + await deductions.forget_words(session, before(kept.applications))
        + await comings.forget_days(session, service_days)
        + await ratings.forget(session, service_days)
        + await attendances.forget(session, service_days, now)
        + await broadcasts.forget(session, before(kept.notices), before(kept.drafts))
    )


async def _books(kit: Kit, now: datetime) -> int:
    async with kit.database.begin() as session:
        return await recipients.forget(session, now - timedelta(days=kit.district.retention.notices), IN_THE_BOOKS)


async def _checkin(kit: Kit, now: datetime) -> bool:
    """Delete one check-in that is due; False when there is none. What several held would be given back crosswise."""
    kept = kit.district.retention
    stale, declined, waiting = (now - timedelta(days=days) for days in (kept.stale, kept.declined, kept.waiting))
    async with kit.database.begin() as session:
        one = await erasures.due(session, stale, declined, waiting)
        if one is None:
            return False
        seen = await erasures.forget_checkin(session, one.member_id, now, now.astimezone(kit.district.zone).date())
        await retracting.blank(session, kit.district, seen, retracting.PASSED, now)
        if one.state != riders.DECLINED:
            spoken = await languages(session, kit.district, [one.person])
            await outbox.put(session, _told(one, spoken[one.person], now), now)
    return True


def _told(one: Due, language: str, now: datetime) -> Owed:
    key = "privacy-passed" if one.state == riders.CONFIRMED else "privacy-passed-waiting"
    words = {"text": say(language, key), "parse_mode": "HTML", "reply_markup": home(language)}
    return Owed(one.person, f"passed:{one.member_id}:{now:%Y%m%d}", "sendMessage", words)
