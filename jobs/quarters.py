"""At a quarter's end, once its ranking is frozen: badges, lists to nominate from, and hints for who wants them."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import honourpictures, nominationviews, quarterviews
from bot.addressing import languages
from bot.keyboards import inline, press
from bot.kit import Kit
from bot.standingviews import period_name
from bot.texts import plain, say
from models import badges, hints, ledger, nominations, outbox, riders, standings
from models.badges import Badge
from models.outbox import NOTICE, Owed
from models.periods import Period
from models.riders import CONFIRMED

MORNING, EVENING = time(8), time(21)
"""Hours, by the district's clock, in which such news is sent; what is ready at another time waits for the morning."""

AT_ONCE = 200
"""Riders who are told in one transaction."""


async def run(kit: Kit, now: datetime) -> int:
    """Make the end of each quarter that is frozen, also after a downtime; return how many messages are owed by that.

    Each badge, list and hint is owed once, however many processes do this and whenever one of them ends.
    """
    async with kit.database.read() as session:
        due = await badges.due(session)
    last = nominations.open_quarter(now.astimezone(kit.district.zone).date())
    count = 0
    for quarter in due:
        while (given := await _give(kit, quarter, now)) is not None:
            count += given
        if quarter == last:
            while (hinted := await _hint(kit, quarter, now)) is not None:
                count += hinted
        count += await _end(kit, quarter, now, told=quarter == last)
    if count:
        kit.owed.set()
    return count


async def _give(kit: Kit, quarter: Period, now: datetime) -> int | None:
    """Give some badges more, with a picture each; None when everybody has theirs."""
    async with kit.database.begin() as session:
        given = await badges.give(session, quarter, kit.district.points.badge, AT_ONCE, now)
        if given is None:
            return None
        known = {one.rider.member_id: one for one in await riders.several(session, [one.member_id for one in given])}
        spoken = await languages(session, kit.district, [one.person for one in known.values()])
        for badge in given:
            one = known.get(badge.member_id)
            if one is not None and one.rider.state == CONFIRMED:
                await _put(kit, session, _badge(badge, quarter, one, spoken[one.person]), now)
    return len(given)


def _badge(badge: Badge, quarter: Period, one: riders.Known, language: str) -> Owed:
    name = period_name(language, quarter)
    caption = say(language, "badge-caption", name=one.profile.name, quarter=name, score=badge.score)
    params = {
        "photo": honourpictures.badge_recipe(badge.member_id, quarter, language),
        "caption": caption,
        "parse_mode": "HTML",
        "reply_markup": inline([press(plain(language, "badge-certificate"), f"z:c:{quarter.code}")]),
        "disable_notification": True,
    }
    return Owed(one.person, f"badge:{quarter.code}:{badge.member_id}", "sendPhoto", params, lane=NOTICE)


async def _hint(kit: Kit, quarter: Period, now: datetime) -> int | None:
    """Tell some more of those who want it what would help; None when all have been told."""
    standard = kit.district.points.badge
    async with kit.database.begin() as session:
        due = await hints.due(session, quarter.code, AT_ONCE)
        if not due:
            return None
        known = [one for one in await riders.several(session, due) if one.rider.state == CONFIRMED]
        spoken = await languages(session, kit.district, [one.person for one in known])
        count = 0
        for one in known:
            score = (await ledger.score(session, one.rider.member_id, quarter.months)).total
            if score < standard:
                text, buttons = quarterviews.hint(spoken[one.person], kit.district, quarter, score)
                params = {"text": text, "parse_mode": "HTML", "reply_markup": buttons, "disable_notification": True}
                owed = Owed(one.person, f"hint:{quarter.code}", "sendMessage", params, lane=NOTICE)
                count += await _put(kit, session, owed, now)
    return count


async def _end(kit: Kit, quarter: Period, now: datetime, *, told: bool) -> int:
    """Note that a quarter's end is made; tell secretaries whom they can nominate, while they can."""
    counts: dict[int, int] = {}
    average = 0.0
    if told:
        async with kit.database.read() as session:
            counts = await nominations.to_tell(session, quarter)
            average = await standings.average(session, quarter) or 0.0
    async with kit.database.begin() as session:
        if not await badges.end(session, quarter, now):
            return 0
        spoken = await languages(session, kit.district, list(counts))
        for person, count in counts.items():
            text, buttons = nominationviews.told(spoken[person], kit.district, quarter, count, average)
            params = {"text": text, "parse_mode": "HTML", "reply_markup": buttons}
            owed = Owed(person, f"nominate:{quarter.code}", "sendMessage", params, lane=NOTICE)
            await _put(kit, session, owed, now)
    return len(counts)


async def _put(kit: Kit, session: AsyncSession, owed: Owed, now: datetime) -> bool:
    return await outbox.put(session, replace(owed, not_before=_by_day(kit, now)), now) is not None


def _by_day(kit: Kit, now: datetime) -> datetime | None:
    """Return the next morning; None by day, when it may go at once."""
    here = now.astimezone(kit.district.zone)
    if MORNING <= here.time() < EVENING:
        return None
    day = here.date() + timedelta(days=here.time() >= EVENING)
    return datetime.combine(day, MORNING, kit.district.zone)
