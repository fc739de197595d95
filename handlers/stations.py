"""Warm stations: the nearest ones, one station's page, favourites, and what is wrong with them."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import deeplinks, stationviews
from bot.context import Context
from bot.keyboards import inline, press
from bot.stationbook import Wanted
from handlers import forms, keepers, problems
from models import favourites, members, places, visits
from models.problems import KINDS
from models.stations import Station


async def ask_place(_update: Update, context: Context) -> None:
    """Offer the key that shares the position."""
    async with context.begin() as session:
        await say_where(context, session)


async def say_where(context: Context, _session: AsyncSession) -> None:
    """Owe the sentence that says how to ask for the nearest stations."""
    context.reply(context.say("near-ask"), context.home())


async def say_no_place(context: Context, _session: AsyncSession) -> None:
    """Owe the sentence for a phone that sent the key's words instead of the position."""
    context.reply(context.say("near-no-place"), context.home())


async def answer_place(context: Context, _session: AsyncSession, latitude: float, longitude: float) -> None:
    """Say which stations are nearest. Raises RuleBroken for a position that can't be meant."""
    here = places.plausible(latitude, longitude)
    text, keyboard = stationviews.near_list(context, here, Wanted(), 0)
    context.reply(text, keyboard, link_preview_options={"is_disabled": True})


async def change_list(_update: Update, context: Context) -> None:
    """Filter the list or turn its page, in the same message."""
    here, wanted, skip = stationviews.read_list_data(context.matched())
    async with context.begin():
        text, keyboard = stationviews.near_list(context, here, wanted, skip)
        context.edit(text, keyboard, link_preview_options={"is_disabled": True})


async def answer_words(context: Context, _session: AsyncSession, words: str) -> None:
    """Say which stations the words fit."""
    found = context.kit.stations.search(words)
    if found:
        text, keyboard = stationviews.found_list(context, found)
        context.reply(text, keyboard)
    else:
        context.reply(context.say("found-none", words=stationviews.clipped(words, 50)))


async def open_page(_update: Update, context: Context) -> None:
    """Show a station's page, and its pin."""
    (number,) = context.matched()
    async with context.begin() as session:
        await show(context, session, int(number))


async def show(context: Context, session: AsyncSession, station_id: int) -> None:
    """Owe a station's page and its pin. Raises RuleBroken when the station is gone."""
    station = context.kit.stations.station(station_id)
    member = await members.find(session, context.person)
    favourite = member is not None and station_id in await favourites.of(session, member.id or 0)
    managed = await keepers.may_manage(context, session, station_id)
    text, keyboard = stationviews.page(context, station, favourite, managed=managed)
    context.reply(text, keyboard, link_preview_options={"is_disabled": True})
    context.send("sendVenue", **stationviews.pin(station))


async def follow(context: Context, session: AsyncSession, payload: str) -> bool:
    """Follow a station's deep link, counting a scan of its poster; False when it is another kind of link."""
    link = deeplinks.read(payload)
    if link is None:
        return False
    kind, code = link
    station = context.kit.stations.by_code(code)
    if kind == deeplinks.VISIT:
        today = context.now.astimezone(context.kit.district.zone).date()
        await visits.count(session, station.id or 0, context.person, today)
    await show(context, session, station.id or 0)
    return True


async def keep_favourite(_update: Update, context: Context) -> None:
    """Keep a station among the favourites, or take it out."""
    number, keep = context.matched()
    async with context.begin() as session:
        station = context.kit.stations.station(int(number))
        member = await members.number_of(session, context.person, context.now)
        if keep == "1":
            await favourites.add(session, member, int(number), context.now)
        else:
            await favourites.remove(session, member, int(number))
        context.pop_up(context.plain("kept" if keep == "1" else "unkept", name=station.name))
        managed = await keepers.may_manage(context, session, int(number))
        context.change_buttons(stationviews.page(context, station, keep == "1", managed=managed)[1])


async def favourites_list(_update: Update, context: Context) -> None:
    """Show the stations somebody kept."""
    async with context.begin() as session:
        await list_favourites(context, session)


async def list_favourites(context: Context, session: AsyncSession) -> None:
    """Owe the list of kept stations, in the order of keeping."""
    kept = await _kept(context, session)
    if not kept:
        return context.reply(context.say("favourites-none"))
    return context.reply(*stationviews.kept_list(context, kept, 0))


async def turn_favourites(_update: Update, context: Context) -> None:
    """Turn the page of the kept stations, in the same message."""
    (skip,) = context.matched()
    async with context.begin() as session:
        kept = await _kept(context, session)
        if not kept:
            return context.edit(context.say("favourites-none"))
        return context.edit(*stationviews.kept_list(context, kept, int(skip) if int(skip) < len(kept) else 0))


async def _kept(context: Context, session: AsyncSession) -> list[Station]:
    """Return the kept stations that have not been removed."""
    member = await members.find(session, context.person)
    kept = await favourites.of(session, member.id or 0) if member else []
    known = {station.id: station for station in context.kit.stations.everything()}
    return [known[number] for number in kept if number in known]


async def ask_problem(_update: Update, context: Context) -> None:
    """Ask what is wrong."""
    (number,) = context.matched()
    async with context.begin():
        station = context.kit.stations.station(int(number))
        rows = [[press(context.plain(f"problem-{kind}"), f"p:{number}:{kind}")] for kind in KINDS]
        context.reply(context.say("problem-ask", name=station.name), inline(*rows))


async def mark_problem(_update: Update, context: Context) -> None:
    """Note what is wrong, or ask for words where a tap can't say it."""
    number, kind = context.matched()
    async with context.begin() as session:
        station = context.kit.stations.station(int(number))
        if kind not in KINDS:
            return context.pop_up(context.plain("old-button"), alert=True)
        if kind not in problems.TOLD:
            return await problems.mark(context, session, int(number), kind)
        known = {"station": int(number), "kind": kind, "name": station.name}
        await forms.start(context, session, "problem", problems.FORM, known)
    return None
