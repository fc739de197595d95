"""Changes of service days, by administrators: date, hours, places, what is offered, words; or one is cancelled."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import orjson
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models import occasions, rights, seats, servicedays
from models.rules import RuleBroken
from models.servicedays import CANCELLED, DROPPED, PLANNED, Service, ServiceDay
from models.timings import Span

ACT = "service_day.change"

FARTHEST = timedelta(days=92)
"""A service day is not moved farther away than this."""

PLACES, SERVICES, SEATS = 5, 12, 10_000
"""How many stations, services and seats of one service a day has at most."""

WORDS, NAME = 300, 30
"""Characters of what is said about a day, and of a service's name."""


async def held(session: AsyncSession, person: int, number: int, zone: ZoneInfo, now: datetime) -> ServiceDay:
    """Return a day that this person may change, held until the commit.

    Raises RuleBroken for who may not, and for a day that is over or cancelled.
    """
    await rights.require(session, person, ACT)
    day = await servicedays.hold(session, number)
    if day is None:
        raise RuleBroken("serviceday-gone")
    if day.state != PLANNED:
        raise RuleBroken("serviceday-is-cancelled")
    if occasions.at(day.day, day.ends, zone) <= now:
        raise RuleBroken("serviceday-over")
    return day


async def move(session: AsyncSession, day: ServiceDay, to: date, zone: ZoneInfo, now: datetime) -> None:
    """Let a held day be on another date. Raises RuleBroken for one that is over, or too far away."""
    if occasions.at(to, day.begins, zone) <= now:
        raise RuleBroken("serviceday-date-over")
    if to - now.astimezone(zone).date() > FARTHEST:
        raise RuleBroken("serviceday-date-far", days=FARTHEST.days)
    await _change(session, day, now, {"day": to, "closed_at": None})


async def open_at(session: AsyncSession, day: ServiceDay, hours: Span, zone: ZoneInfo, now: datetime) -> None:
    """Let a held day begin and end at other hours. Raises RuleBroken for hours that are over, as the day would be."""
    if occasions.at(day.day, hours.ends, zone) <= now:
        raise RuleBroken("serviceday-hours-over")
    await _change(session, day, now, {"begins": hours.begins, "ends": hours.ends})


async def put_in(session: AsyncSession, day: ServiceDay, stations: Sequence[int], now: datetime) -> None:
    """Let a held day be at these stations in this order, as far as they are there. Raises RuleBroken for too many."""
    there = await servicedays.places(session, stations)
    if len(there) > PLACES:
        raise RuleBroken("serviceday-places-many", most=PLACES)
    await _change(session, day, now, {"stations": orjson.dumps(there).decode()})


async def say(session: AsyncSession, day: ServiceDay, words: str, language: str, now: datetime) -> None:
    """Let other words be said about a held day, to everybody the same; "" for none."""
    said = {language: words[:WORDS]} if words else {}
    await _change(session, day, now, {"words": orjson.dumps(said).decode()})


async def picture(session: AsyncSession, day: ServiceDay, file_id: str, now: datetime) -> None:
    """Let a held day have another picture, by Telegram's id of it; "" for none."""
    await _change(session, day, now, {"picture": file_id})


async def offer(
    session: AsyncSession, day: ServiceDay, name: str, language: str, count: int | None, now: datetime
) -> None:
    """Offer something more on a held day, with so many seats (None: whoever comes). Raises RuleBroken for too many."""
    offered = await servicedays.services(session, day.number)
    if len(offered) >= SERVICES:
        raise RuleBroken("serviceday-services-many", most=SERVICES)
    last = select(func.max(Service.rank)).where(col(Service.service_day_id) == day.number)
    rank = ((await session.execute(last)).scalar_one_or_none() or 0) + 1
    names = orjson.dumps({language: name[:NAME]}).decode()
    session.add(Service(service_day_id=day.number, name=names, seats=count, rank=rank))
    await _change(session, day, now, {})


async def seat(session: AsyncSession, day: ServiceDay, service_id: int, count: int | None, now: datetime) -> None:
    """Let a service of a held day have so many seats (None: whoever comes): who waits moves up, nobody loses one."""
    await _set(session, day, service_id, seats=count)
    await seats.fill(session, service_id, now)
    await _change(session, day, now, {})


async def drop(session: AsyncSession, day: ServiceDay, service_id: int, now: datetime) -> None:
    """Offer a service of a held day no more."""
    await _set(session, day, service_id, state=DROPPED)
    await _change(session, day, now, {})


async def cancel(session: AsyncSession, day: ServiceDay, now: datetime) -> None:
    """Let a held day not take place."""
    await _change(session, day, now, {"state": CANCELLED, "closed_at": now})


async def of_service(session: AsyncSession, service_id: int) -> int:
    """Return the id of the day on which a service is offered. Raises RuleBroken when it is not (any more)."""
    found = await servicedays.service(session, service_id)
    if found is None or found.state == DROPPED:
        raise RuleBroken("serviceday-service-gone")
    return found.service_day_id


async def _set(session: AsyncSession, day: ServiceDay, service_id: int, **values: Any) -> None:
    theirs = (col(Service.id) == service_id, col(Service.service_day_id) == day.number, col(Service.state) != DROPPED)
    changed = update(Service).where(*theirs).values(**values).returning(col(Service.id))
    if (await session.execute(changed)).first() is None:
        raise RuleBroken("serviceday-service-gone")


async def _change(session: AsyncSession, day: ServiceDay, now: datetime, values: dict[str, Any]) -> None:
    more = {"version": day.version + 1, "changed_at": now}
    await session.execute(update(ServiceDay).where(col(ServiceDay.id) == day.number).values(**more, **values))
    await session.flush()
    await session.refresh(day)
