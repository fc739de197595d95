"""Rewards as riders see them: what there is, one of them, and what they have reserved."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import stationviews
from bot.context import Context
from bot.district import District
from bot.keyboards import Button, Keyboard, base36, inline, press
from bot.offers import Offer, Offers, Place
from bot.stationviews import clipped
from bot.texts import Markup, plain, say
from models import outbox
from models.ledger import Posted
from models.outbox import EDIT, Owed
from models.places import Position
from models.reservations import HELD, Reservation
from models.rewards import Reward
from models.stations import Station

PAGE = 5
"""Rewards on one list."""

STATIONS = 4
"""Stations that one page of a reward names: with all else they fit under a picture, where 1,024 characters are."""

ENDED = 5
"""Reservations that are over and still listed."""

NAME, LABEL, ADDRESS = 30, 40, 150
"""Characters of a station's name in a list, of a button, and of an address."""


def listed(context: Context, found: Offers, here: Position | None, page: int) -> tuple[Markup, Keyboard]:
    """Return the list of what a rider can get, and a button for each; with `here` the buttons carry the position."""
    page = min(page, max(0, len(found.there) - 1) // PAGE)
    shown = found.there[page * PAGE : (page + 1) * PAGE]
    parts = [_heading(context, found)]
    parts += [_item(context, found, one, page * PAGE + number) for number, one in enumerate(shown, 1)]
    parts += [context.say("reward-gone", count=found.gone)] if found.gone else []
    rows = [[_open(context, one.reward, here, page * PAGE + number)] for number, one in enumerate(shown, 1)]
    turn = [press(context.plain("favourites-back"), data(here, "p", page - 1))] if page else []
    more = (page + 1) * PAGE < len(found.there)
    turn += [press(context.plain("favourites-more"), data(here, "p", page + 1))] if more else []
    ways = [] if here or not shown else [press(context.plain("reward-near"), "o:w")]
    own = [press(context.plain("reward-mine", count=found.held), "o:m")] if found.held else []
    own += [press(context.plain("points-open"), "j:p")] if found.checked_in else []
    return Markup("\n\n".join(parts)), inline(*rows, turn, ways, own)


def page(context: Context, one: Offer, balance: int, here: Position | None, skip: int) -> tuple[Markup, Keyboard]:
    """Return one reward's page: what it is, what it costs, where there are pieces, and a button for each station."""
    reward, skip = one.reward, skip if skip < len(one.places) else 0
    shown = one.places[skip : skip + STATIONS]
    lines = [context.say("reward-title", name=reward.name, price=reward.price)]
    lines += [context.say("as-it-is", text=reward.words)] if reward.words else []
    lines += [_purse(context, reward, balance), *_limits(context, one)]
    lines += [context.say("reward-where-list" if shown else "reward-nowhere"), *(_place(context, it) for it in shown)]
    rows = [[_choose(context, reward, it, here)] for it in shown]
    turn, rest = [], len(one.places) - skip - STATIONS
    if skip:
        before = data(here, "s", reward.number, max(0, skip - STATIONS))
        turn.append(press(context.plain("favourites-back"), before))
    if rest > 0:
        after = data(here, "s", reward.number, skip + STATIONS)
        turn.append(press(context.plain("reward-more", count=rest), after))
    return Markup("\n".join(lines)), inline(*rows, turn, [press(context.plain("reward-all"), data(here, "l", 0))])


def look(context: Context, one: Offer, place: Place, balance: int, here: Position | None) -> tuple[Markup, Keyboard]:
    """Return the last look before something is reserved. Its button carries the price, and the update it came by."""
    reward, station = one.reward, place.station
    text = context.say(
        "reward-sure",
        name=reward.name,
        price=reward.price,
        station=station.name,
        where=clipped(station.address or station.area_name or station.name, ADDRESS),
        standing=stationviews.standing(context, station),
        days=context.kit.district.points.reserve_days,
        rest=balance - reward.price,
    )
    asked = base36(context.claim.update_id)
    wish = f"o:y:{reward.number}:{station.id}:{reward.price}:{asked}"
    yes = press(context.plain("reward-yes", price=reward.price), wish)
    return text, inline([yes], [press(context.plain("page-back"), data(here, "s", reward.number, 0))])


def reservation(
    language: str, district: District, one: Reservation, reward: Reward, station: Station, code: str | None
) -> Markup:
    """Return what stands under the picture of a reservation; `code` in groups, None when it is over."""
    facts = {"name": reward.name, "station": station.name, "price": one.price}
    if one.state != HELD:
        return say(language, f"reservation-{one.state}", **facts)
    lines = [say(language, "reservation-held", **facts, code=code or "")]
    lines += [say(language, "page-where", address=clipped(station.address, ADDRESS))] if station.address else []
    if station.hours:
        unsure = "" if station.hours_confirmed else say(language, "unconfirmed-hours")
        lines.append(Markup(say(language, "page-hours-text", hours=clipped(station.hours, ADDRESS)) + unsure))
    lines.append(say(language, "reservation-until", until=moment(language, district, one.until)))
    return Markup("\n".join(lines))


def reservation_buttons(language: str, one: Reservation, *, sure: bool = False) -> Keyboard:
    """Return what a rider can do with a reservation; `sure` asks whether it is really to be given back."""
    if one.state != HELD:
        return inline([press(plain(language, "reward-others"), "o:l:0")])
    if sure:
        yes = press(plain(language, "reservation-cancel-yes", price=one.price), f"o:x:{one.number}:yes")
        return inline([yes], [press(plain(language, "reservation-cancel-no"), f"o:x:{one.number}:no")])
    way = press(plain(language, "reservation-way"), f"s:{one.station_id}")
    return inline([way, press(plain(language, "reservation-cancel"), f"o:x:{one.number}")])


def mine(
    context: Context, every: Sequence[Reservation], named: Mapping[int, Reward], places: Mapping[int, Station]
) -> tuple[Markup, Keyboard]:
    """Return one's reservations: what is held, a button for each, and the last that are over."""
    held = [one for one in every if one.state == HELD]
    over = [one for one in every if one.state != HELD][:ENDED]
    if not held and not over:
        return context.say("reservations-none"), inline([press(context.plain("reward-others"), "o:l:0")])
    lines = [context.say("reservations", count=len(held))]
    for one in (*held, *over):
        at = one.until if one.state == HELD else one.ended_at or one.until
        when = moment(context.language, context.kit.district, at)
        facts = {"name": named[one.reward_id].name, "station": clipped(_name(places, one), NAME), "state": one.state}
        lines.append(context.say("reservations-line", **facts, when=when))
    buttons = [
        [press(clipped(context.plain("reservations-open", name=named[one.reward_id].name), LABEL), f"o:v:{one.number}")]
        for one in held
    ]
    return Markup("\n".join(lines)), inline(*buttons, [press(context.plain("reward-others"), "o:l:0")])


def message(person: int, one: Reservation, language: str, cause: str = "made") -> Owed:
    """Return the message with a reservation's code, which changes along; no row holds the code: it is made when sent.

    `cause` says why it is sent, once for each.
    """
    return Owed(person, f"{_begins(one)}{cause}", "sendPhoto", {**_recipe(one, language), "as": "photo"}, keep=True)


async def changed(session: AsyncSession, one: Reservation, language: str) -> list[Owed]:
    """Return the changes of a rider's own messages with a reservation whose state has just changed."""
    params = {**_recipe(one, language), "as": "media"}
    return [
        Owed(chat, f"{_begins(one)}{row}:{one.state}", "editMessageMedia", params, EDIT, about=row)
        for row, chat in await outbox.copies_beginning(session, _begins(one))
    ]


def lapsed(
    person: int, one: Reservation, posted: Posted, reward: Reward, language: str, silence: Mapping[str, object]
) -> Owed:
    """Return what a rider is told whose time to fetch something is over."""
    facts = {"points": posted.entry.amount, "balance": posted.balance}
    text = say(language, "reservation-told-lapsed", name=reward.name, **facts)
    buttons = inline([press(plain(language, "reward-others"), "o:l:0")])
    params = {"text": text, "parse_mode": "HTML", "reply_markup": buttons, **silence}
    return Owed(person, f"reservation:{one.number}:lapsed", "sendMessage", params)


def data(here: Position | None, what: str, *numbers: int) -> str:
    """Return what a button carries, with where one is.

    l and p: a page of the list, anew or in place; r: a reward, s: its page from a station on, in place; t: a station.
    """
    rest = ":".join(map(str, numbers))
    return f"o:{what}:{rest}" if here is None else f"@{here[0]:.6f},{here[1]:.6f}|{what}{rest}"


def moment(language: str, district: District, at: datetime) -> Markup:
    """Return a moment with its day, the same whenever it is read."""
    local = at.astimezone(district.zone)
    return say(language, "day-at", day=_day(language, local.date()), time=f"{local:%H:%M}")


def _day(language: str, day: date) -> Markup:
    weekday = say(language, f"weekday-{day.isoweekday()}")
    return say(language, "day", month=day.month, day=day.day, weekday=weekday)


def _begins(one: Reservation) -> str:
    return f"reserved:{one.number}:"


def _recipe(one: Reservation, language: str) -> dict[str, object]:
    return {"made": "reservation", "reservation": one.number, "language": language}


def _heading(context: Context, found: Offers) -> Markup:
    if not found.there:
        return context.say("reward-none")
    if not found.checked_in:
        return context.say("reward-heading-stranger")
    return context.say("reward-heading", balance=found.balance)


def _item(context: Context, found: Offers, one: Offer, number: int) -> Markup:
    nearest, others = one.places[0], len(one.places) - 1
    facts = {"number": number, "name": one.reward.name, "price": one.reward.price}
    state = "had" if one.enough else "short" if found.to_go(one) else "fine"
    first = context.say("reward-item", **facts, state=state, missing=found.to_go(one))
    name = clipped(nearest.station.name, NAME)
    if nearest.metres is None:
        where = context.say("reward-item-at", station=name, left=nearest.left, others=others)
    else:
        away = stationviews.metres(context, nearest.metres)
        where = context.say("reward-item-near", station=name, distance=away, left=nearest.left, others=others)
    return Markup(f"{first}\n{where}")


def _open(context: Context, reward: Reward, here: Position | None, number: int) -> Button:
    label = context.plain("reward-open", number=number, name=reward.name, price=reward.price)
    return press(clipped(label, LABEL), data(here, "r", reward.number))


def _purse(context: Context, reward: Reward, balance: int) -> Markup:
    missing = max(0, reward.price - balance)
    return context.say("reward-purse", balance=balance, missing=missing)


def _limits(context: Context, one: Offer) -> list[Markup]:
    found = []
    if one.reward.a_quarter is not None:
        found.append(context.say("reward-a-quarter", most=one.reward.a_quarter, had=one.had))
    if one.reward.until is not None:
        found.append(context.say("reward-until", day=_day(context.language, one.reward.until)))
    return found


def _place(context: Context, it: Place) -> Markup:
    name, standing = clipped(it.station.name, NAME), stationviews.standing(context, it.station)
    if it.metres is None:
        return context.say("reward-place", station=name, left=it.left, standing=standing)
    away = stationviews.metres(context, it.metres)
    return context.say("reward-place-near", station=name, distance=away, left=it.left, standing=standing)


def _choose(context: Context, reward: Reward, it: Place, here: Position | None) -> Button:
    label = context.plain("reward-choose", station=clipped(it.station.name, NAME))
    return press(label, data(here, "t", reward.number, it.station.id or 0))


def _name(places: Mapping[int, Station], one: Reservation) -> str:
    station = places.get(one.station_id)
    return station.name if station else "—"
