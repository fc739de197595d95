"""Station keepers: /mystation, and the buttons by which they have the last word on their station."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import crediting, keeperviews, quiet
from bot.addressing import languages
from bot.context import Context
from bot.keyboards import Keyboard
from bot.texts import Markup
from handlers import forms
from handlers.forms import Answers, Asked, Form, Question
from models import attendances, keepings, outbox, problems, roles, visits
from models.keepings import CONFIRMED, NOTHING, Settled
from models.outbox import EDIT, Owed
from models.problems import Problem
from models.rules import RuleBroken
from models.stations import Station

LONGEST = 1000
"""Characters of typed hours that are looked at."""


async def my_station(_update: Update, context: Context) -> None:
    """Show what somebody keeps."""
    async with context.begin() as session:
        await show_mine(context, session)


async def show_mine(context: Context, session: AsyncSession) -> None:
    """Owe the page of the only station that somebody keeps, or the list of several."""
    kept = await _kept(context, session)
    if not kept:
        key = "keeper-none-administrator" if roles.ADMINISTRATOR in context.faces() else "keeper-none"
        return context.reply(context.say(key), context.home())
    if len(kept) == 1:
        return context.reply(*await _screen(context, session, kept[0].id or 0))
    return context.reply(*keeperviews.stations(context, kept))


async def stations(_update: Update, context: Context) -> None:
    """Go back to the list of several stations, in the same message."""
    async with context.begin() as session:
        kept = await _kept(context, session)
        if not kept:
            raise RuleBroken("right-none")
        context.edit(*keeperviews.stations(context, kept))


async def manage(_update: Update, context: Context) -> None:
    """Show a keeper's page of a station as a new message: below the page that riders see, or below a warning."""
    (number,) = context.matched()
    async with context.begin() as session:
        context.reply(*await _screen(context, session, int(number)))


async def show(_update: Update, context: Context) -> None:
    """Show a keeper's page of a station in place of what its button was on."""
    (number,) = context.matched()
    async with context.begin() as session:
        context.edit(*await _screen(context, session, int(number)))


async def close(_update: Update, context: Context) -> None:
    """Close a station for today, for longer, or until further notice."""
    number, how_long = context.matched()
    async with context.begin() as session:
        until = None if how_long == keeperviews.ON else _closing(context, int(number), how_long)
        settled = await keepings.close(session, context.person, int(number), until, context.now)
        await _done(context, session, settled, CONFIRMED)


async def open_again(_update: Update, context: Context) -> None:
    """Open a station that was closed, whatever riders marked before."""
    (number,) = context.matched()
    async with context.begin() as session:
        settled = await keepings.open_again(session, context.person, int(number), context.now)
        await _done(context, session, settled, "mended")


async def ask_broken(_update: Update, context: Context) -> None:
    """Ask which of the station's amenities is broken."""
    (number,) = context.matched()
    async with context.begin() as session:
        await keepings.require(session, context.person, int(number))
        context.edit(*keeperviews.breakable(context, context.kit.stations.station(int(number))))


async def break_down(_update: Update, context: Context) -> None:
    """Say that an amenity is broken."""
    number, amenity = context.matched()
    async with context.begin() as session:
        settled = await keepings.break_down(session, context.person, int(number), amenity, context.now)
        await _done(context, session, settled, CONFIRMED)


async def mend(_update: Update, context: Context) -> None:
    """Say that an amenity is mended."""
    number, amenity = context.matched()
    async with context.begin() as session:
        settled = await keepings.mend(session, context.person, int(number), amenity, context.now)
        await _done(context, session, settled, "mended")


async def confirm(_update: Update, context: Context) -> None:
    """Say that what riders marked is so."""
    number, kind = context.matched()
    async with context.begin() as session:
        until = _closing(context, int(number), keeperviews.TODAY)
        settled = await keepings.confirm(session, context.person, int(number), kind, until, context.now)
        await _done(context, session, settled, CONFIRMED)


async def wave_off(_update: Update, context: Context) -> None:
    """Say that what riders marked is not so."""
    number, kind = context.matched()
    async with context.begin() as session:
        settled = await keepings.wave_off(session, context.person, int(number), kind, context.now)
        await _done(context, session, settled, "waved-off")


async def resolve(_update: Update, context: Context) -> None:
    """Say that what riders marked is over."""
    number, kind = context.matched()
    async with context.begin() as session:
        settled = await keepings.resolve(session, context.person, int(number), kind, context.now)
        await _done(context, session, settled, "mended")


async def words(_update: Update, context: Context) -> None:
    """Show what riders marked and wrote, without saying who: sealed so that nothing of it stays with us."""
    number, skip = (int(part) for part in context.matched())
    async with context.begin() as session:
        told = await keepings.told(session, context.person, number, skip, keeperviews.WORDS + 1)
        text, keyboard = keeperviews.words(context, context.kit.stations.station(number), told, skip)
        params = {"text": text, "parse_mode": "HTML", "reply_markup": keyboard}
        source = f"update:{context.claim.update_id}:words"
        context.owe(Owed(context.chat, source, "sendMessage", params, passing=True))


async def count_visits(_update: Update, context: Context) -> None:
    """Show how many people scanned the station's code."""
    (number,) = context.matched()
    async with context.begin() as session:
        await keepings.require(session, context.person, int(number))
        station, today = context.kit.stations.station(int(number)), context.today()
        by_day = await visits.by_day(session, int(number), today - timedelta(days=keeperviews.MONTH - 1), today)
        context.edit(*keeperviews.visits(context, station, by_day))


async def ask_hours(_update: Update, context: Context) -> None:
    """Begin the form for opening hours."""
    (number,) = context.matched()
    async with context.begin() as session:
        await keepings.require(session, context.person, int(number))
        context.kit.stations.station(int(number))
        await forms.start(context, session, "hours", FORM, {"station": int(number)})


async def may_manage(context: Context, session: AsyncSession, station_id: int) -> bool:
    """Tell whether to show this person the way to a station's management; most people cost no look-up."""
    if context.faces().isdisjoint({roles.KEEPER, roles.ADMINISTRATOR}):
        return False
    return await keepings.may_keep(session, context.person, station_id)


async def tell(context: Context, session: AsyncSession, station: Station, mark: Problem) -> None:
    """Tell the keepers of a station, once, that what riders marked counts for everybody from now on."""
    holders = await roles.holders(session, roles.KEEPER, stations=[mark.station_id])
    people = [person for _, person in holders]
    spoken = await languages(session, context.kit.district, people)
    source = f"marked:{await problems.first_of(session, mark)}"
    for person in people:
        text, keyboard = keeperviews.marked(spoken[person], station, mark.kind)
        params = _params(text, keyboard) | await quiet.silence(session, context.kit.district, person, context.now)
        context.owe(Owed(person, source, "sendMessage", params, keep=True))


async def _kept(context: Context, session: AsyncSession) -> list[Station]:
    """Return the stations that this person keeps and that are still there."""
    kept = await keepings.kept_by(session, context.person)
    known = {station.id: station for station in context.kit.stations.everything()}
    return [known[number] for number in kept if number in known]


async def _screen(context: Context, session: AsyncSession, station_id: int) -> tuple[Markup, Keyboard]:
    """Return a keeper's page of a station. Raises RuleBroken for who may not speak for it, or when it is gone."""
    await keepings.require(session, context.person, station_id)
    station = context.kit.stations.station(station_id)
    found = await problems.found(session, station_id, context.now)
    days = await attendances.of_day(session, context.today())
    today = next((day for day in days if station_id in day.places), None)
    return keeperviews.screen(context, station, found, today, len(await _kept(context, session)) > 1)


def _closing(context: Context, station_id: int, how_long: str) -> datetime:
    book, days = context.kit.stations, int(how_long == keeperviews.TOMORROW)
    return keepings.closing(book.station(station_id), days, context.now, book.almanac)


async def _done(context: Context, session: AsyncSession, settled: Settled, outcome: str) -> None:
    """Let everybody see what a keeper just said, and end the messages that asked for it."""
    await _heard(context, session, settled)
    context.pop_up(context.plain("keeper-done"))
    if outcome == CONFIRMED:
        found = await crediting.problem_confirmed(context.kit, session, settled, context.person, context.now)
        context.owe_all(found)
    answered = await _end_messages(context, session, settled, outcome)
    message = context.update.effective_message
    pressed = await outbox.source_of(session, context.chat, message.message_id) if message else None
    if pressed not in answered:
        context.edit(*await _screen(context, session, settled.station.id or 0))


async def _heard(context: Context, session: AsyncSession, settled: Settled) -> None:
    number = settled.station.id or 0
    word = (await keepings.words(session, [number], context.now)).get(number, NOTHING)
    marks = (await problems.marked(session, [number], context.now)).get(number, [])
    context.kit.stations.hear(number, word, marks)


async def _end_messages(context: Context, session: AsyncSession, settled: Settled, outcome: str) -> set[str]:
    """Turn what keepers were told of the settled marks into what was answered; return what it had been sent for."""
    ended: set[str] = set()
    for mark, kind in settled.marks.items():
        source = f"marked:{mark}"
        copies = await outbox.copies(session, source)
        spoken = await languages(session, context.kit.district, [chat for _, chat in copies])
        for row, chat in copies:
            params = _params(*keeperviews.answered(spoken[chat], settled.station, kind, outcome))
            own = f"update:{context.claim.update_id}:marked:{row}"
            context.owe(Owed(chat, own, "editMessageText", params, EDIT, about=row))
            ended.add(source)
    return ended


def _params(text: Markup, keyboard: Keyboard) -> dict[str, Any]:
    return {"text": text, "parse_mode": "HTML", "reply_markup": keyboard}


async def _ask_hours(context: Context, _session: AsyncSession, answers: Answers) -> Asked:
    return keeperviews.hours_asked(context, context.kit.stations.station(answers["station"]))


async def _read_hours(context: Context, _session: AsyncSession, answers: Answers) -> Answers | None:
    """Take hours as they are typed; raises RuleBroken for those that aren't understood."""
    typed = forms.typed(context, LONGEST)
    if typed is None:
        return None
    keepings.understood(context.kit.stations.station(answers["station"]), typed)
    return {"hours": typed}


async def _ask_right(context: Context, _session: AsyncSession, answers: Answers) -> Asked:
    station, text = context.kit.stations.station(answers["station"]), answers["hours"]
    facts = keepings.understood(station, text)
    return keeperviews.hours_understood(context, text, facts["hours_rule"] or "", facts["holiday_rule"])


async def _read_right(context: Context, session: AsyncSession, answers: Answers) -> Answers | None:
    """Take a yes to the hours that the button was shown with, a no, or other hours."""
    pressed = forms.pressed(context, "right")
    if pressed == "no":
        return {"hours": None}
    if pressed is not None:
        return {"right": True} if pressed == keeperviews.mark_of(answers["hours"]) else None
    return await _read_hours(context, session, answers)


async def _finish_hours(context: Context, session: AsyncSession, answers: Answers) -> None:
    try:
        given = await keepings.give_hours(session, context.person, answers["station"], answers["hours"], context.now)
    except RuleBroken as broken:  # no keeper any more, or no station: said here, so that the form is over all the same
        return context.refuse(broken)
    context.kit.stations.learn(given.station)
    await _heard(context, session, given)
    context.pop_up(context.plain("keeper-hours-taken"))
    return context.edit(*await _screen(context, session, answers["station"]))


FORM = Form(
    (
        Question("hours", _ask_hours, _read_hours, "keeper-hours-hint"),
        Question("right", _ask_right, _read_right, "keeper-hours-right-hint", lambda answers: "hours" in answers),
    ),
    _finish_hours,
)
