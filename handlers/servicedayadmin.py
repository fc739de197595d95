"""For administrators: the coming service days, and what can be changed about each."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import dates, servicedayviews
from bot import servicedayplanviews as views
from bot.context import Context
from bot.servicedayviews import Shown
from bot.texts import Markup
from handlers import forms, servicedayforms
from models import comings, occasions, outbox, recipients, rights, servicedaychanges, servicedays, turnouts
from models.notices import EXPIRED
from models.rules import RuleBroken
from models.servicedaychanges import ACT
from models.servicedays import ANNOUNCEMENT, PLANNED, Service, ServiceDay

SHOWN = 6
"""Days on the list."""


async def command(_update: Update, context: Context) -> None:
    """Show the coming days."""
    async with context.begin() as session:
        await rights.require(session, context.person, ACT)
        context.reply(*views.listing(context, *await _listed(context, session)))


async def listing(_update: Update, context: Context) -> None:
    """Show the coming days in place of what is shown."""
    async with context.begin() as session:
        await rights.require(session, context.person, ACT)
        context.edit(*views.listing(context, *await _listed(context, session)))


async def open_day(_update: Update, context: Context) -> None:
    """Show one day."""
    (number,) = context.matched()
    async with context.begin() as session:
        await rights.require(session, context.person, ACT)
        await _show(context, session, int(number))


async def places(_update: Update, context: Context) -> None:
    """Show where a day is, to change that."""
    (number,) = context.matched()
    async with context.begin() as session:
        day = await _held(context, session, int(number))
        context.edit(*views.places(context, await servicedayviews.shown(context.kit, session, day)))


async def take_place(_update: Update, context: Context) -> None:
    """Let a day not be at this station any more."""
    number, station = (int(one) for one in context.matched())
    async with context.begin() as session:
        day = await _held(context, session, number)
        rest = [one for one in day.places if one != station]
        await servicedaychanges.put_in(session, day, rest, context.now)
        await occasions.tell_change(session, day, context.kit.district.zone, context.now)
        context.edit(*views.places(context, await servicedayviews.shown(context.kit, session, day)))


async def services(_update: Update, context: Context) -> None:
    """Show what is offered on a day, to change that."""
    (number,) = context.matched()
    async with context.begin() as session:
        day = await _held(context, session, int(number))
        context.edit(*views.services(context, await servicedayviews.shown(context.kit, session, day)))


async def open_service(_update: Update, context: Context) -> None:
    """Show one service of a day."""
    (number,) = context.matched()
    async with context.begin() as session:
        _, it, one = await _service(context, session, int(number))
        context.edit(*views.service(context, it, one))


async def ask_drop(_update: Update, context: Context) -> None:
    """Ask whether a service shall be offered no more; where nobody has a seat or waits for one, it is done at once."""
    (number,) = context.matched()
    async with context.begin() as session:
        day, it, one = await _service(context, session, int(number))
        if any(it.counts[one.number]):
            return context.edit(*views.ask_drop(context, it, one))
        return await _drop(context, session, day, one)


async def drop_service(_update: Update, context: Context) -> None:
    """Offer a service no more, and tell who had a seat there."""
    (number,) = context.matched()
    async with context.begin() as session:
        day, _, one = await _service(context, session, int(number))
        await _drop(context, session, day, one)


async def ask(_update: Update, context: Context) -> None:
    """Begin the form that asks for one thing anew: date, hours, place, words, picture, a service or its seats."""
    number, what, service = context.matched()
    async with context.begin() as session:
        await _held(context, session, int(number))
        answers: dict[str, Any] = {"day": int(number), "what": what, **({"service": int(service)} if service else {})}
        await forms.start(context, session, servicedayforms.NAME, servicedayforms.FORM, answers)


async def ask_cancel(_update: Update, context: Context) -> None:
    """Ask whether a day shall be cancelled."""
    (number,) = context.matched()
    async with context.begin() as session:
        day = await _held(context, session, int(number))
        context.edit(*views.ask_cancel(context, day, await comings.count(session, day.number)))


async def cancel(_update: Update, context: Context) -> None:
    """Cancel a day, and tell everybody who knows of it."""
    (number,) = context.matched()
    async with context.begin() as session:
        day = await _held(context, session, int(number))
        await servicedaychanges.cancel(session, day, context.now)
        told = await occasions.tell_change(session, day, context.kit.district.zone, context.now)
        first = context.say("serviceday-cancelled", told="yes" if told else "no")
        await _show(context, session, day.number, first)


async def _held(context: Context, session: AsyncSession, number: int) -> ServiceDay:
    return await servicedaychanges.held(session, context.person, number, context.kit.district.zone, context.now)


async def _service(context: Context, session: AsyncSession, number: int) -> tuple[ServiceDay, Shown, Service]:
    day = await _held(context, session, await servicedaychanges.of_service(session, number))
    it = await servicedayviews.shown(context.kit, session, day)
    one = next((one for one in it.services if one.number == number), None)
    if one is None:  # somebody left it out while this one waited
        raise RuleBroken("serviceday-service-gone")
    return day, it, one


async def _drop(context: Context, session: AsyncSession, day: ServiceDay, service: Service) -> None:
    await servicedaychanges.drop(session, day, service.number, context.now)
    await occasions.tell_change(session, day, context.kit.district.zone, context.now)
    context.edit(*views.services(context, await servicedayviews.shown(context.kit, session, day)))


async def _listed(context: Context, session: AsyncSession) -> tuple[list[tuple[ServiceDay, int]], ServiceDay | None]:
    """Return the coming days, each with how many say they come, and the last one that took place."""
    days = await servicedays.coming_days(session, context.today(), SHOWN)
    coming = [(day, await comings.count(session, day.number)) for day in days]
    return coming, await turnouts.latest(session, context.today())


async def _show(context: Context, session: AsyncSession, number: int, first: Markup | None = None) -> None:
    day = await servicedays.by_id(session, number)
    if day is None:
        raise RuleBroken("serviceday-gone")
    it = await servicedayviews.shown(context.kit, session, day)
    facts = [context.say("serviceday-count", count=await comings.count(session, number))]
    context.edit(*views.page(context, it, [*facts, *await _announced(context, session, day)], first))


async def _announced(context: Context, session: AsyncSession, day: ServiceDay) -> list[Markup]:
    """Return how far the announcement of a day is."""
    there = await occasions.written(session, day)
    said = occasions.announcement(there)
    if said is not None:
        counts = await recipients.counts(session, said.number)
        waiting = counts[recipients.WAITING] + counts[recipients.QUEUED]
        return [context.say("serviceday-announced", sent=counts[outbox.SENT], waiting=waiting)]
    if any(one.state == EXPIRED for one in there.values()):
        return [context.say("serviceday-not-announced")]
    if context.kit.district.service_day is None or day.state != PLANNED:
        return []
    zone = context.kit.district.zone
    due = occasions.span(context.kit.district.service_day.rule, day, ANNOUNCEMENT, zone).due.astimezone(zone)
    day_ = dates.with_weekday(due.date(), context.language)
    return [context.say("serviceday-to-announce", day=day_, time=f"{due:%H:%M}")]
