"""What points are good for: the list of rewards, one of them, and a reservation with its code."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import offers, rewardviews
from bot.context import Context
from bot.keyboards import Keyboard, inline, press
from bot.texts import Markup
from handlers import forms
from handlers.forms import Answers, Asked, Form, Question
from models import ledger, places, reservations, rewards
from models.places import Position
from models.reservations import CANCELLED, HELD, OtherPrice, Reservation, Wish
from models.rewards import Reward
from models.rules import RuleBroken

NAME = "rewards"
"""What drafts of the form call it."""

PLACE = r"@(-?\d+\.\d+),(-?\d+\.\d+)\|"
"""Where somebody is, at the beginning of what a button carries."""


def buttons(what: str, *numbers: str) -> str:
    """Return the pattern of what buttons of a kind carry (bot/rewardviews.py), with a position or without."""
    return rf"^(?:o:{what}:|{PLACE}{what}){':'.join(numbers)}$"


async def command(_update: Update, context: Context) -> None:
    """Show what one can get for points."""
    async with context.begin() as session:
        await show(context, session)


async def show(context: Context, session: AsyncSession) -> None:
    """Owe the list of what this person can get, the nearest first."""
    context.reply(*await _listed(context, session, None, 0))


async def listing(_update: Update, context: Context) -> None:
    """Show the list anew: where the button was, something else stays."""
    latitude, longitude, page = context.matched()
    async with context.begin() as session:
        context.reply(*await _listed(context, session, _place(latitude, longitude), int(page)))


async def turn(_update: Update, context: Context) -> None:
    """Turn the page of the list, in the same message."""
    latitude, longitude, page = context.matched()
    async with context.begin() as session:
        context.edit(*await _listed(context, session, _place(latitude, longitude), int(page)))


async def ask_place(_update: Update, context: Context) -> None:
    """Ask where somebody is: the answer is used at once, and kept nowhere."""
    async with context.begin() as session:
        await forms.start(context, session, NAME, FORM, {})


async def open_one(_update: Update, context: Context) -> None:
    """Show a reward, with its picture."""
    latitude, longitude, number = context.matched()
    async with context.begin() as session:
        reward = await _offered(context, session, int(number))
        text, keyboard = await _page(context, session, reward, _place(latitude, longitude), 0)
        if await rewards.pictured(session, [reward.number]):
            picture = {"made": "reward", "reward": reward.number}
            context.send("sendPhoto", photo=picture, caption=text, parse_mode="HTML", reply_markup=keyboard)
        else:
            context.reply(text, keyboard)


async def turn_stations(_update: Update, context: Context) -> None:
    """Show a reward's page in the same message, from some of its stations on."""
    latitude, longitude, number, skip = context.matched()
    async with context.begin() as session:
        reward = await _offered(context, session, int(number))
        context.edit(*await _page(context, session, reward, _place(latitude, longitude), int(skip)))


async def choose(_update: Update, context: Context) -> None:
    """Let a rider have one look at what is to be reserved. Raises RuleBroken for what can't be, before they decide."""
    latitude, longitude, number, station = context.matched()
    async with context.begin() as session:
        here = _place(latitude, longitude)
        context.edit(*await _last_look(context, session, int(number), int(station), here))


async def confirm(_update: Update, context: Context) -> None:
    """Reserve, and send the code; the button pressed again, or the press told again, reserves nothing more.

    What costs something else by now is shown once more, with its price.
    """
    reward, station, price, asked = context.matched()
    async with context.begin() as session:
        member = await context.member(session)
        wish = Wish(int(reward), int(station), f"{member}:{asked}", int(price))
        valid = timedelta(days=context.kit.district.points.reserve_days)
        try:
            one = await reservations.reserve(session, member, wish, valid, context.today(), context.now)
        except OtherPrice:
            return context.edit(*await _last_look(context, session, wish.reward_id, wish.station_id, None))
        if one.state != HELD:
            raise RuleBroken("old-button")
        context.owe(rewardviews.message(context.person, one, context.language))
        context.edit(context.say("reward-reserved"), inline([press(context.plain("reward-others"), "o:l:0")]))
    return None


async def mine(_update: Update, context: Context) -> None:
    """List one's reservations."""
    async with context.begin() as session:
        every = await reservations.of(session, context.known.id or 0)
        named = await rewards.several(session, {one.reward_id for one in every})
        stations = {station.id or 0: station for station in context.kit.stations.everything()}
        context.reply(*rewardviews.mine(context, every, named, stations))


async def open_mine(_update: Update, context: Context) -> None:
    """Show one's reservation with its code, once more."""
    (number,) = context.matched()
    async with context.begin() as session:
        one = await _own(context, session, int(number))
        context.owe(rewardviews.message(context.person, one, context.language, str(context.claim.update_id)))


async def cancel(_update: Update, context: Context) -> None:
    """Ask whether a reservation is to be given back, and give it back: the points return."""
    number, said = context.matched()
    async with context.begin() as session:
        one = await _own(context, session, int(number))
        if said is None and one.state != HELD:
            raise RuleBroken("reservation-over")
        if said != "yes":
            keyboard = rewardviews.reservation_buttons(context.language, one, sure=said is None)
            return context.change_buttons(keyboard)
        day, now = context.today(), context.now
        posted = await reservations.give_back(session, one.number, CANCELLED, day, now, by=one.member_id)
        if posted is None:
            context.pop_up(context.plain("reservation-over"), alert=True)
        else:
            points = posted.entry.amount
            context.pop_up(context.plain("reservation-cancel-done", points=points, balance=posted.balance))
        one = await _own(context, session, one.number)
        context.owe_all(await rewardviews.changed(session, one, context.language))
    return None


async def _listed(context: Context, session: AsyncSession, here: Position | None, page: int) -> tuple[Markup, Keyboard]:
    found = await offers.offers(context.kit, session, context.known.id or 0, here, context.today())
    return rewardviews.listed(context, found, here, page)


async def _page(
    context: Context, session: AsyncSession, reward: Reward, here: Position | None, skip: int
) -> tuple[Markup, Keyboard]:
    member = context.known.id or 0
    one = await offers.offer(context.kit, session, member, reward, here, context.today())
    return rewardviews.page(context, one, await ledger.balance(session, member), here, skip)


async def _last_look(
    context: Context, session: AsyncSession, number: int, station: int, here: Position | None
) -> tuple[Markup, Keyboard]:
    reward = await _offered(context, session, number)
    if "rider" not in context.faces():
        raise RuleBroken("reward-checkin")
    member = context.known.id or 0
    one = await offers.offer(context.kit, session, member, reward, here, context.today())
    balance = await ledger.balance(session, member)
    if one.enough:
        raise RuleBroken("reward-had-enough", most=reward.a_quarter)
    if balance < reward.price:
        raise RuleBroken("points-too-few", price=reward.price, balance=balance)
    place = next((it for it in one.places if it.station.id == station), None)
    if place is None:
        raise RuleBroken("reward-none-left")
    return rewardviews.look(context, one, place, balance, here)


async def _offered(context: Context, session: AsyncSession, reward_id: int) -> Reward:
    reward = await rewards.by_id(session, reward_id)
    if reward is None or not reward.offered(context.today()):
        raise RuleBroken("reward-not-offered")
    return reward


async def _own(context: Context, session: AsyncSession, reservation_id: int) -> Reservation:
    one = await reservations.by_id(session, reservation_id)
    if one is None or one.member_id != context.known.id:
        raise RuleBroken("old-button")
    return one


def _place(latitude: str | None, longitude: str | None) -> Position | None:
    if latitude is None or longitude is None:
        return None
    return places.checked(float(latitude), float(longitude))


async def _ask(context: Context, _session: AsyncSession, _answers: Answers) -> Asked:
    return context.say("reward-place-ask"), context.home()


async def _read(context: Context, _session: AsyncSession, _answers: Answers) -> Answers | None:
    """Take a position for the answer, without a word in the draft of where it is."""
    return {"place": True} if _shared(context) else None


async def _finish(context: Context, session: AsyncSession, _answers: Answers) -> None:
    context.reply(*await _listed(context, session, _shared(context), 0))


def _shared(context: Context) -> Position | None:
    location = context.update.message.location if context.update.message else None
    return places.plausible(location.latitude, location.longitude) if location else None


FORM = Form((Question("place", _ask, _read, "reward-place-hint"),), _finish, any_order=True)
