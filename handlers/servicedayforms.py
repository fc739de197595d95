"""The form by which administrators change one thing about a service day."""

import re
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from bot import servicedayplanviews as views
from bot import servicedayviews
from bot.context import Context
from bot.keyboards import Keyboard, inline, press
from bot.servicedayrule import span_of
from handlers import forms
from handlers.forms import Answers, Asked, Form, Question
from models import appointments, comings, drafts, occasions, servicedaychanges
from models.rules import RuleBroken
from models.servicedaychanges import SEATS, WORDS
from models.servicedays import ServiceDay
from models.stations import Station
from models.timings import Span

NAME = "serviceday"

KINDS = ("date", "hours", "place", "words", "picture", "service", "seats")
"""What can be asked for."""

AGAIN = ("serviceday-date-over", "serviceday-date-far", "serviceday-hours-over")
"""What is wrong with a date or hours, in whose place others can be typed."""

NONE = "none"
"""What the button says that leaves something empty."""

FOUND = 8
"""Stations to choose from."""

_SEATED = re.compile(r"(?P<name>.*?)[\s,，:：×x*–—-]*(?P<seats>\d{1,5})\s*(?:个|位|名|人|座|seats?)?")


async def _ask(context: Context, _session: AsyncSession, answers: Answers) -> Asked:
    what = answers["what"]
    if what == "place" and "found" in answers:
        return views.stations(context, _stations(context, answers["found"]))
    return context.say(f"serviceday-ask-{what}"), _choices(context, what)


def _choices(context: Context, what: str) -> Keyboard | None:
    if what not in ("words", "picture", "seats"):
        return None
    return inline([press(context.plain(f"serviceday-no-{what}"), f"a:value:{NONE}")])


async def _read(context: Context, _session: AsyncSession, answers: Answers) -> Answers | None:
    """Take an answer as it is kept until the form is over; raises RuleBroken for one that may not be."""
    what, pressed, typed = answers["what"], forms.pressed(context, "value"), forms.typed(context, WORDS)
    if pressed == NONE and _choices(context, what) is not None:
        return {"value": ""}
    if what == "picture":
        photo = context.update.message.photo if context.update.message else ()
        return {"value": photo[-1].file_id} if photo else None
    if what == "place":
        return _read_place(context, pressed, typed)
    if typed is None:
        return None
    return {"value": typed} if _understood(context, what, typed) else None


def _read_place(context: Context, pressed: str | None, typed: str | None) -> Answers | None:
    if pressed is not None:
        return {"value": pressed} if pressed.isdigit() and _stations(context, [int(pressed)]) else None
    found = context.kit.stations.search(typed)[:FOUND] if typed else []
    exact = [one for one in context.kit.stations.everything() if typed in (one.code, one.name)]
    if len(exact or found) == 1:
        return {"value": str((exact or found)[0].id)}
    return {"found": [one.id for one in found]} if found else None


def _understood(context: Context, what: str, typed: str) -> bool:
    """Tell whether what was typed is such a thing. Raises RuleBroken with what is wrong with it."""
    if what == "date":
        date_of(context, typed)
    if what == "hours":
        span_of(typed)
    if what == "seats":
        return typed.isdigit() and 1 <= int(typed) <= SEATS
    return what != "service" or bool(_offering(typed)[0])


def date_of(context: Context, typed: str) -> date:
    """Return the day that is meant. Raises RuleBroken when that can't be understood."""
    try:
        return appointments.read(f"{typed} 23:59", context.now, context.kit.district.zone).date()
    except RuleBroken as broken:
        if broken.key == "appointment-unclear":
            raise RuleBroken("serviceday-date-unclear") from None
        raise


def _offering(typed: str) -> tuple[str, int | None]:
    """Return what a service is called, and its seats; None when no number was written behind it."""
    found = _SEATED.fullmatch(typed)
    if found is None or not 1 <= int(found["seats"]) <= SEATS:
        return typed, None
    return found["name"].strip(), int(found["seats"])


def _stations(context: Context, numbers: list[int]) -> list[Station]:
    return [one for one in context.kit.stations.everything() if one.id in numbers]


async def _finish(context: Context, session: AsyncSession, answers: Answers) -> None:
    zone = context.kit.district.zone
    try:
        day = await servicedaychanges.held(session, context.person, answers["day"], zone, context.now)
        await _change(context, session, day, answers)
    except RuleBroken as broken:  # said here, so that the form is over all the same, unless others will do
        if broken.key in AGAIN:
            again = {name: answers[name] for name in answers if name != "value"}
            await drafts.begin(session, context.person, NAME, again, context.now)
        return context.refuse(broken)
    told = await occasions.tell_change(session, day, zone, context.now)
    it = await servicedayviews.shown(context.kit, session, day)
    count = context.say("serviceday-count", count=await comings.count(session, day.number))
    first = context.say("serviceday-changed", told="yes" if told else "no")
    return context.reply(*views.page(context, it, [count], first))


async def _change(context: Context, session: AsyncSession, day: ServiceDay, answers: Answers) -> None:
    what, value, language, now = answers["what"], str(answers["value"]), context.language, context.now
    zone = context.kit.district.zone
    if what == "date":
        await servicedaychanges.move(session, day, date_of(context, value), zone, now)
    elif what == "hours":
        await servicedaychanges.open_at(session, day, Span(*span_of(value)), zone, now)
    elif what == "place":
        await servicedaychanges.put_in(session, day, [*day.places, int(value)], now)
    elif what == "words":
        await servicedaychanges.say(session, day, value, language, now)
    elif what == "picture":
        await servicedaychanges.picture(session, day, value, now)
    elif what == "service":
        name, seats = _offering(value)
        await servicedaychanges.offer(session, day, name, language, seats, now)
    else:
        count = int(value) if value else None
        await servicedaychanges.seat(session, day, answers["service"], count, now)


FORM = Form((Question("value", _ask, _read, "serviceday-hint"),), _finish)
