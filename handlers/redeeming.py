"""Handing rewards out: a code that is typed or scanned, "handed out" once, the day's list, the stock."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import deeplinks, redeemviews, rewardviews
from bot.context import Context
from bot.redeemviews import Shown
from models import codes, looks, reservations, rewards, riders, rights, roles
from models.codes import WrongCode
from models.ledger import Posted
from models.reservations import Reservation, Spent
from models.rights import Where
from models.rules import RuleBroken


async def follow(context: Context, session: AsyncSession, payload: str) -> bool:
    """Take a scanned code: for the keeper what it is for, for its rider their own; False for another kind of link."""
    code = deeplinks.reservation_code(payload)
    if code is None:
        return False
    if not await _showed_own(context, session, code):
        await _look(context, session, code)
    return True


async def typed(context: Context, session: AsyncSession, words: str) -> bool:
    """Take a code that was typed; False for words that are none, or of somebody whom codes are not for.

    Those who keep no station hear nothing else than they would of any words, unless the code is their own.
    """
    keeps = not context.faces().isdisjoint({roles.KEEPER, roles.ADMINISTRATOR})
    if not reservations.looks_like_code(words):
        unlike = keeps and reservations.nearly_a_code(words) and not context.kit.stations.search(words)
        if unlike:
            context.reply(context.say("code-unlike", length=reservations.LENGTH))
        return unlike
    if await _showed_own(context, session, words):
        return True
    if keeps:
        await _look(context, session, words)
    return keeps


async def hand_out(_update: Update, context: Context) -> None:
    """Note that the thing was handed out; who comes second hears who did it and when."""
    (token,) = context.matched()
    async with context.begin() as session:
        found = await reservations.by_token(session, token)
        if found is None:
            raise RuleBroken("old-button")
        try:
            done = await reservations.hand_out(session, context.person, found.number, context.now)
        except Spent as spent:
            return await _late(context, session, spent)
        await _ended(context, session, done, None)
        context.pop_up(context.plain("redeem-done"))
    return None


async def show(_update: Update, context: Context) -> None:
    """Show again what was handed out."""
    async with context.begin() as session:
        await _show(context, session, await _handed(context, session))


async def ask_undo(_update: Update, context: Context) -> None:
    """Ask once more before something was not handed out."""
    async with context.begin() as session:
        found = await _handed(context, session)
        if found.state != reservations.HANDED:
            return await _late(context, session, Spent(found, context.now))
        if not redeemviews.can_undo(context, found):
            raise RuleBroken("code-undo-late", minutes=context.kit.district.points.undo_minutes)
        context.subject = found.member_id
        context.edit(*redeemviews.undoing(context, await redeemviews.shown(session, found)))
    return None


async def undo(_update: Update, context: Context) -> None:
    """Undo that something was handed out: the points are back, and the piece."""
    (number,) = context.matched()
    async with context.begin() as session:
        within = timedelta(minutes=context.kit.district.points.undo_minutes)
        try:
            back = await reservations.undo(session, context.person, int(number), within, context.today(), context.now)
        except Spent as spent:
            return await _late(context, session, spent)
        await _ended(context, session, await _handed(context, session), back)
        context.pop_up(context.plain("redeem-undo-done"))
    return None


async def today(_update: Update, context: Context) -> None:
    """Show what was handed out at a station today."""
    number, skip = (int(part) for part in context.matched())
    async with context.begin() as session:
        await rights.require(session, context.person, reservations.ACT, Where(station_id=number))
        station = context.kit.stations.station(number)
        found = await reservations.handed_at(session, number, _since(context))
        every = await _together(session, station.name, found)
        await _note(context, session, every)
        context.edit(*redeemviews.today(context, station, every, skip))


async def stock(_update: Update, context: Context) -> None:
    """Show what there is of each reward at a station."""
    number, skip = (int(part) for part in context.matched())
    async with context.begin() as session:
        await rights.require(session, context.person, reservations.ACT, Where(station_id=number))
        counts = await reservations.counts_at(session, number)
        shelves = await rewards.shelves_at(session, number)
        named = await rewards.several(session, [shelf.reward_id for shelf in shelves])
        there = [(named[shelf.reward_id], shelf) for shelf in shelves]
        on = [(one.name, shelf) for one, shelf in there if one.state == rewards.OPEN or shelf.reward_id in counts]
        context.edit(*redeemviews.stock(context, context.kit.stations.station(number), on, counts, skip))


async def _look(context: Context, session: AsyncSession, code: str) -> None:
    """Owe what a code is for. Raises RuleBroken for who has to pause, and for another station's code."""
    try:
        found = await reservations.look(session, context.person, code, context.now)
    except WrongCode as wrong:  # caught here, so that the try counts
        context.reply(context.say(wrong.key))
        if wrong.last:
            context.reply(context.say("code-pause", minutes=int(codes.PAUSE.total_seconds()) // 60))
            context.owe_all(await redeemviews.guessed(context.kit, session, context.person, context.now))
        return
    it = await redeemviews.shown(session, found)
    context.subject = found.member_id
    await _note(context, session, [it])
    context.reply(*await redeemviews.screen(context, session, it))


async def _showed_own(context: Context, session: AsyncSession, code: str) -> bool:
    found = await reservations.own(session, context.person, code)
    if found is None:
        return False
    context.owe(rewardviews.message(context.person, found, context.language, str(context.claim.update_id)))
    return True


async def _handed(context: Context, session: AsyncSession) -> Reservation:
    (number,) = context.matched()
    return await reservations.handed(session, context.person, int(number))


async def _show(context: Context, session: AsyncSession, one: Reservation) -> None:
    context.subject = one.member_id
    context.edit(*await redeemviews.screen(context, session, await redeemviews.shown(session, one)))


async def _late(context: Context, session: AsyncSession, spent: Spent) -> None:
    """Say why something is not to be handed out, or undone, any more, and show how it stands."""
    context.pop_up(await redeemviews.spent(context, session, spent.reservation), alert=True)
    await _show(context, session, spent.reservation)


async def _ended(context: Context, session: AsyncSession, one: Reservation, back: Posted | None) -> None:
    """Show the keeper, and tell the rider, that something was handed out, or (`back`) that this was undone."""
    it = await redeemviews.shown(session, one)
    context.owe_all(await redeemviews.told(session, context.kit.district, it, back))
    await _show(context, session, one)


async def _together(session: AsyncSession, station: str, found: Sequence[Reservation]) -> list[Shown]:
    """Return reservations with what there is to say about them, looked up together."""
    named = await rewards.several(session, {one.reward_id for one in found})
    known = {one.rider.member_id: one for one in await riders.several(session, {one.member_id for one in found})}
    return [Shown(one, named[one.reward_id].name, station, known.get(one.member_id)) for one in found]


async def _note(context: Context, session: AsyncSession, seen: Sequence[Shown]) -> None:
    """Note whose names were looked at, if only their first characters."""
    people = [it.one.member_id for it in seen if it.known]
    await looks.note(session, people, await context.member(session), "reward", context.today(), context.now)


def _since(context: Context) -> datetime:
    """Return since when something is on the day's list: shortly after midnight also what can still be undone."""
    midnight = datetime.combine(context.today(), time(), context.kit.district.zone)
    return min(midnight, context.now - timedelta(minutes=context.kit.district.points.undo_minutes))
