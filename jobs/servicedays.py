"""Plan the coming service days, and let each be written of when it is time; tell the administrators what was not."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy.ext.asyncio import AsyncSession

from bot import onebyone, quiet
from bot import servicedayplanviews as views
from bot.addressing import languages
from bot.keyboards import Keyboard
from bot.kit import Kit
from bot.logs import log
from bot.texts import Markup
from models import occasions, outbox, rights, servicedayplans, servicedays
from models.calendar import Almanac
from models.occasions import Opened
from models.outbox import Owed
from models.servicedayplans import Rule
from models.servicedays import SOURCE, ServiceDay

Say = Callable[[str], tuple[Markup, Keyboard]]
"""Says something in a language."""

UNSURE = timedelta(days=45)
"""How long before a service day the administrators hear that its date hangs on a decree that isn't known."""


async def run(kit: Kit, now: datetime) -> int:
    """Do what there is to do for service days; return for how many of them something was done.

    Any process may do this at any moment, also long after: each occasion is opened, or recorded as expired, once.
    """
    if kit.district.service_day is None:
        return 0
    rule, almanac = kit.district.service_day.rule, kit.district.almanac()
    made = await _plan(kit, rule, almanac, now)
    async with kit.database.read() as session:
        days = await occasions.open_days(session)
        left = [day.number for day in days if await _wants(session, rule, almanac, day, now)]
    done = await onebyone.see_to(kit, "service day", left, lambda number: _see_to(kit, rule, almanac, number, now))
    return made + done


async def _plan(kit: Kit, rule: Rule, almanac: Almanac, now: datetime) -> int:
    today = now.astimezone(almanac.zone).date()
    async with kit.database.read() as session:
        missing = await servicedayplans.missing(session, rule, almanac, today)
    if not missing:
        return 0
    async with kit.database.begin() as session:
        return sum([await servicedayplans.make(session, rule, month, almanac, now) for month in missing])


async def _see_to(kit: Kit, rule: Rule, almanac: Almanac, number: int, now: datetime) -> bool:
    async with kit.database.begin() as session:
        day = await servicedays.hold(session, number)
        if day is None or day.state != servicedays.PLANNED or day.closed_at is not None:
            return False
        if not occasions.begun(await occasions.written(session, day)):
            newer = await servicedayplans.newer(session, rule, day, almanac)
            if await servicedayplans.follow(session, day, newer, now):
                await occasions.tell_change(session, day, almanac.zone, now)
        opened = await occasions.open_due(session, rule, day, kit.district.timetable(), now)
        told = await _tell(kit, session, day, _said(rule, day, opened, almanac, now), now)
        if opened.begun or opened.expired:
            log().info("a service day is written of", number=number, begun=opened.begun, expired=opened.expired)
        return bool(told or opened.begun)


async def _wants(session: AsyncSession, rule: Rule, almanac: Almanac, day: ServiceDay, now: datetime) -> bool:
    there = await occasions.written(session, day)
    if occasions.due(rule, day, there, almanac.zone, now):
        return True
    year = _unsure(rule, day, almanac, now)
    if year is not None and not await outbox.knows(session, _doubt(year)):
        return True
    return not occasions.begun(there) and bool(await servicedayplans.newer(session, rule, day, almanac))


def _unsure(rule: Rule, day: ServiceDay, almanac: Almanac, now: datetime) -> int | None:
    near = day.day - now.astimezone(almanac.zone).date() <= UNSURE
    return servicedayplans.undecreed(rule, day, almanac) if near else None


def _doubt(year: int) -> str:
    return f"{SOURCE}decree:{year}"


def _said(rule: Rule, day: ServiceDay, opened: Opened, almanac: Almanac, now: datetime) -> dict[str, Say]:
    """Return what the administrators are to hear, each once, by what it is owed for."""
    found: dict[str, Say] = {}
    if opened.expired:
        found[f"{servicedays.source(day, opened.expired[0])}:expired"] = partial(views.expired, day, opened.expired)
    if opened.placeless:
        found[f"{SOURCE}{day.number}:placeless"] = partial(views.placeless, day)
    year = _unsure(rule, day, almanac, now)
    if year is not None:
        found[_doubt(year)] = partial(views.undecreed, day, year)
    return found


async def _tell(kit: Kit, session: AsyncSession, day: ServiceDay, said: dict[str, Say], now: datetime) -> int:
    people = await rights.present_administrators(session)
    spoken = await languages(session, kit.district, people)
    count = 0
    for source, say in said.items():
        for person in people:
            text, keyboard = say(spoken[person])
            params = {"text": text, "parse_mode": "HTML", "reply_markup": keyboard}
            params |= await quiet.silence(session, kit.district, person, now)
            count += await outbox.put(session, Owed(person, source, "sendMessage", params, keep=True), now) is not None
    return count
