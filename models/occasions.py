"""Occasions: when something is written of a service day, each time exactly once, also late, else recorded as expired.

A notice's source is unique: what was opened for an occasion is never opened again, whoever tries at the same moment.
"""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models import audiences, comings, copychanges, dispatches, notices, recipients, servicedays, timings
from models.audiences import Audience
from models.dispatches import Timetable
from models.notices import CANCELLED, EXPIRED, GOING_ON, NOW, SERVICE_DAY, SLACK, Notice
from models.servicedayplans import Rule
from models.servicedays import (
    ANNOUNCEMENT,
    CALLED_OFF,
    CHANGED,
    DAY_BEFORE,
    MORNING,
    OCCASIONS,
    PLANNED,
    QUESTION,
    SOURCE,
    ServiceDay,
)
from models.timings import Hours

LAST = 60
"""Minutes before the end at which it is of no use any more to write that there is a service day."""

ASKED = 2
"""Days after its own within which the question how it was still makes sense."""

EDITED = (ANNOUNCEMENT, DAY_BEFORE, MORNING, CHANGED)
"""Occasions on which is told what, when and where: their copies follow a change."""

GRACE = timedelta(minutes=2)
"""How long a change waits for more of them, before those who come are written to."""

_DAY = timedelta(days=1)


class Span(NamedTuple):
    """From when on something is written, and until when that makes sense."""

    due: datetime
    until: datetime


class Opened(NamedTuple):
    """What was opened for a day now, what is recorded as expired, and whether it waits for a place to announce."""

    begun: list[str]
    expired: list[str]
    placeless: bool


def span(rule: Rule, day: ServiceDay, occasion: str, zone: ZoneInfo) -> Span:
    """Return when an occasion of a day is due, and until when it can be late."""
    if occasion == ANNOUNCEMENT:
        return Span(at(day.day - rule.announce_days * _DAY, rule.announce_at, zone), of_use(day, zone))
    if occasion == DAY_BEFORE:
        return Span(at(day.day - _DAY, rule.remind_at, zone), at(day.day, 0, zone))
    if occasion == MORNING:
        return Span(at(day.day, min(rule.morning_at, day.begins), zone), of_use(day, zone))
    return Span(at(day.day + _DAY, rule.question_at, zone), at(day.day + (1 + ASKED) * _DAY, 0, zone))


def of_use(day: ServiceDay, zone: ZoneInfo) -> datetime:
    """Return until when it makes sense to write that there is a service day."""
    return at(day.day, max(day.begins, day.ends - LAST), zone)


def at(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """Return a minute of a day by the district's clock."""
    return datetime.combine(day + minute // 1440 * _DAY, time(minute % 1440 // 60, minute % 60), zone)


async def open_days(session: AsyncSession) -> list[ServiceDay]:
    """Return the days of which something is still to be written, the earliest first."""
    left = (col(ServiceDay.state) == PLANNED, col(ServiceDay.closed_at).is_(None))
    statement = select(ServiceDay).where(*left).order_by(col(ServiceDay.day), col(ServiceDay.id))
    return list((await session.execute(statement)).scalars())


async def written(session: AsyncSession, day: ServiceDay) -> dict[str, Notice]:
    """Return what was opened, or recorded as expired, for a day, by source."""
    mine = (col(Notice.kind) == SERVICE_DAY, col(Notice.about) == day.number)
    statement = select(Notice).where(*mine).order_by(col(Notice.id)).execution_options(populate_existing=True)
    return {notice.source: notice for notice in (await session.execute(statement)).scalars()}


def announcement(there: dict[str, Notice]) -> Notice | None:
    """Return the announcement among what was written of a day; None when it was not announced (in time)."""
    said = (one for one in there.values() if servicedays.occasion_of(one.source) == ANNOUNCEMENT)
    return next((one for one in said if one.state != EXPIRED), None)


def begun(there: dict[str, Notice]) -> bool:
    """Tell whether any occasion of a day was written of, or recorded as expired: not only changes, to those coming."""
    return any(servicedays.occasion_of(source) in OCCASIONS for source in there)


def due(rule: Rule, day: ServiceDay, there: dict[str, Notice], zone: ZoneInfo, now: datetime) -> list[tuple[str, Span]]:
    """Return the occasions of a day whose time has come and of which nothing was written, in their order."""
    spans = [(occasion, span(rule, day, occasion, zone)) for occasion in OCCASIONS]
    return [one for one in spans if one[1].due <= now and not _is_written(there, day, one[0])]


async def open_due(session: AsyncSession, rule: Rule, day: ServiceDay, timetable: Timetable, now: datetime) -> Opened:
    """Open the notice of each occasion of a held day that is due and was not opened; what is too late is recorded.

    Too late is also what would come in the quiet hours of all, and be of no use after them. A day that has no place is
    not announced before it has one.
    """
    zone, found = timetable.zone, Opened([], [], False)
    for occasion, when in due(rule, day, await written(session, day), zone, now):
        if timings.moment(now, Hours(timetable.usual.quiet), zone, when.until) is None:
            await _record(session, rule, day, occasion, when, now)
            found.expired.append(occasion)
        elif occasion == ANNOUNCEMENT and not await servicedays.places(session, day.places):
            found = found._replace(placeless=True)
        elif await notices.open_one(session, _notice(rule, day, occasion, when, now)):
            found.begun.append(occasion)
    if span(rule, day, QUESTION, zone).due <= now:
        await session.execute(update(ServiceDay).where(col(ServiceDay.id) == day.number).values(closed_at=now))
    return found


async def tell_change(session: AsyncSession, day: ServiceDay, zone: ZoneInfo, now: datetime) -> bool:
    """Let what was sent of a held day say how it is by now, and write anew to those who come; False when nobody knew.

    More changes within a short time are told at once, by one message. A day that was cancelled is announced to nobody
    else. Reminders of another date stop, and go on when the day has that date again.
    """
    there = await written(session, day)
    cancelled = day.state != PLANNED
    said = announcement(there)
    known = said is not None or await comings.count(session, day.number) > 0
    for one in there.values():
        if one.state in GOING_ON and (one is not said or cancelled) and _outdated(one, day):
            await dispatches.cancel(session, one.number, now)
        elif one.state == CANCELLED and not _outdated(one, day):
            await dispatches.resume(session, one, now)
    until = of_use(day, zone)
    if said is not None and not cancelled and await notices.change(session, said.number, *GOING_ON, expires_at=until):
        await recipients.hasten(session, said.number, until, now)
    for one in (await written(session, day)).values():
        if _may_have_copies(one) and servicedays.occasion_of(one.source) in EDITED:
            await copychanges.correct(session, one.number)
    if known:
        await notices.open_one(session, _news(day, zone, now))
    return known


def _outdated(notice: Notice, day: ServiceDay) -> bool:
    """Tell whether a notice of a day speaks of how it was: news of an older version, a reminder of another date."""
    occasion = servicedays.occasion_of(notice.source)
    moved = notice.source != servicedays.source(day, occasion)
    return occasion in (CHANGED, CALLED_OFF) or day.state != PLANNED or moved


def _may_have_copies(notice: Notice) -> bool:
    return notice.people > 0 or notice.state in GOING_ON


def _is_written(there: dict[str, Notice], day: ServiceDay, occasion: str) -> bool:
    announced = occasion == ANNOUNCEMENT and announcement(there) is not None
    return announced or servicedays.source(day, occasion) in there


def _notice(rule: Rule, day: ServiceDay, occasion: str, when: Span, now: datetime) -> Notice:
    return Notice(
        source=servicedays.source(day, occasion),
        kind=SERVICE_DAY,
        about=day.number,
        topic=rule.topic if occasion == ANNOUNCEMENT else None,
        hours=NOW if occasion == MORNING else SLACK,
        audience=audiences.written(_who(day, occasion)),
        begins_at=when.due,
        expires_at=when.until,
        created_at=now,
    )


def _who(day: ServiceDay, occasion: str) -> Audience:
    if occasion == ANNOUNCEMENT:
        return audiences.EVERYBODY
    return Audience(came=day.number) if occasion == QUESTION else Audience(coming=day.number)


async def _record(session: AsyncSession, rule: Rule, day: ServiceDay, occasion: str, when: Span, now: datetime) -> None:
    notice = _notice(rule, day, occasion, when, now)
    notice.state, notice.ended_at = EXPIRED, now
    await notices.open_one(session, notice)


def _news(day: ServiceDay, zone: ZoneInfo, now: datetime) -> Notice:
    cancelled = day.state != PLANNED
    return Notice(
        source=f"{SOURCE}{day.number}:{CALLED_OFF if cancelled else CHANGED}:{day.version}",
        kind=SERVICE_DAY,
        about=day.number,
        hours=NOW,
        audience=audiences.written(Audience(coming=day.number)),
        begins_at=now if cancelled else now + GRACE,
        expires_at=at(day.day, day.ends, zone),
        created_at=now,
    )
