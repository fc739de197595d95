"""What keepers see of rewards: what a code is for, the day's list, the stock; and what others are told of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import rewardviews, stationviews
from bot.addressing import languages
from bot.context import Context
from bot.district import District
from bot.keyboards import Button, Keyboard, inline, press
from bot.kit import Kit
from bot.riderviews import veiled
from bot.texts import Markup, plain, say
from models import members, rewards, riders, rights, roles, stations
from models.codes import PAUSE, TRIES
from models.ledger import Posted
from models.outbox import URGENT, Owed
from models.reservations import CANCELLED, HANDED, HELD, LAPSED, UNDONE, Count, Reservation
from models.rewards import Shelf
from models.riders import Known
from models.stations import Station

PAGE = 8
"""Lines on a page of the list, and of the stock."""

NAMED = 3
"""Stations of a keeper that an alert names."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A reservation with what there is to say about it: `known` is its rider, None when nothing is known any more."""

    one: Reservation
    reward: str
    station: str
    known: Known | None

    @property
    def name(self) -> str:
        """Return the first character of the rider's name, which is all that is told of it."""
        return veiled(self.known.profile.name) if self.known else "—"

    @property
    def number(self) -> str:
        """Return the last three digits of the check-in's number."""
        return f"{self.known.rider.number or 0:03}"[-3:] if self.known else "—"


async def shown(session: AsyncSession, one: Reservation) -> Shown:
    """Return a reservation with what there is to say about it."""
    reward, station = await rewards.by_id(session, one.reward_id), await stations.by_id(session, one.station_id)
    known = await riders.known(session, one.member_id)
    return Shown(one, reward.name if reward else "—", station.name if station else "—", known)


async def screen(context: Context, session: AsyncSession, it: Shown) -> tuple[Markup, Keyboard]:
    """Return what a keeper sees who typed or scanned a code, whatever became of it."""
    one = it.one
    if one.lapsed(context.now):
        until = _clock(context, one.until)
        return context.say("redeem-lapsed", reward=it.reward, station=it.station, until=until), inline(
            _ways(context, it)
        )
    facts = {"reward": it.reward, "station": it.station}
    if one.state == HELD:
        until = _clock(context, one.until)
        text = context.say("redeem-held", **facts, name=it.name, number=it.number, until=until)
        return text, inline([press(context.plain("redeem-hand-out"), f"o:k:h:{one.token}")])
    facts["time"] = _clock(context, one.ended_at or one.until)
    if one.state == CANCELLED:
        return context.say("redeem-cancelled", **facts), inline(_ways(context, it))
    facts |= {"name": it.name, "number": it.number, "by": await by_whom(context, session, one)}
    if one.state == UNDONE:
        return context.say("redeem-undone", **facts), inline(_ways(context, it))
    return _handed(context, it, facts)


async def spent(context: Context, session: AsyncSession, one: Reservation) -> str:
    """Return the short sentence over a button for what is not to be handed out any more: who did it, and when."""
    if one.state == HANDED:
        time, by = _clock(context, one.ended_at or one.until), await by_whom(context, session, one)
        return context.plain("redeem-before", time=time, by=by)
    return context.plain("code-spent", state=LAPSED if one.lapsed(context.now) else one.state)


async def by_whom(context: Context, session: AsyncSession, one: Reservation) -> str:
    """Return who handed something out, as the house knows them."""
    if one.handed_by is None or one.handed_by == context.known.id:
        return context.plain("redeem-by-you")
    return await roles.name_of(session, one.handed_by) or context.plain("redeem-by-staff")


def undoing(context: Context, it: Shown) -> tuple[Markup, Keyboard]:
    """Return the question whether something was really not handed out."""
    text = context.say("redeem-undo-ask", reward=it.reward, name=it.name, number=it.number)
    yes = press(context.plain("redeem-undo-yes"), f"o:k:U:{it.one.number}")
    return text, inline([yes], [press(context.plain("redeem-undo-no"), f"o:k:v:{it.one.number}")])


def can_undo(context: Context, one: Reservation) -> bool:
    """Tell whether a keeper may still say that something was not handed out."""
    within = timedelta(minutes=context.kit.district.points.undo_minutes)
    return one.state == HANDED and one.ended_at is not None and context.now <= one.ended_at + within


def today(context: Context, station: Station, every: Sequence[Shown], skip: int) -> tuple[Markup, Keyboard]:
    """Return what was handed out at a station on this day, the newest first, a button for what can be undone."""
    skip = skip if skip < len(every) else 0
    page = every[skip : skip + PAGE]
    count = sum(it.one.state == HANDED for it in every)
    heading = context.say("redeem-today" if every else "redeem-today-none", station=station.name, count=count)
    text = Markup("\n".join([heading, *(_line(context, it) for it in page)]))
    undone = [[press(_undo_label(context, it), f"o:k:u:{it.one.number}")] for it in page if can_undo(context, it.one)]
    turn = _turn(context, f"o:k:l:{station.id}", skip, len(every))
    stock = press(context.plain("redeem-stock-button"), f"o:k:s:{station.id}:0")
    return Markup(f"{text}\n\n{context.say('redeem-how')}"), inline(*undone, turn, [stock], _back(context, station))


def stock(
    context: Context, station: Station, on: Sequence[tuple[str, Shelf]], counts: Mapping[int, Count], skip: int
) -> tuple[Markup, Keyboard]:
    """Return what there is of each reward (name and shelf) at a station: left, held, handed out."""
    skip = skip if skip < len(on) else 0
    lines = [
        context.say("redeem-stock-line", reward=name, left=shelf.left, held=count.held, handed=count.handed)
        for name, shelf in on[skip : skip + PAGE]
        for count in (counts.get(shelf.reward_id, Count()),)
    ]
    heading = context.say("redeem-stock" if on else "redeem-stock-none", station=station.name)
    turn = _turn(context, f"o:k:s:{station.id}", skip, len(on))
    list_ = press(context.plain("redeem-today-button"), f"o:k:l:{station.id}:0")
    return Markup("\n".join([heading, *lines])), inline(turn, [list_], _back(context, station))


async def told(session: AsyncSession, district: District, it: Shown, posted: Posted | None = None) -> list[Owed]:
    """Return what the rider hears without a sound, and what becomes of the messages with the code.

    It was handed out, or (`posted`) that was undone.
    """
    person = await members.person_of(session, it.one.member_id)
    if person is None:
        return []
    language = (await languages(session, district, [person]))[person]
    facts = {"reward": it.reward, "station": it.station}
    if posted is None:
        text = say(language, "redeem-told-handed", **facts)
    else:
        text = say(language, "redeem-told-undone", **facts, points=posted.entry.amount, balance=posted.balance)
    params = {"text": text, "parse_mode": "HTML", "disable_notification": True}
    heard = Owed(person, f"reservation:{it.one.number}:{it.one.state}", "sendMessage", params)
    return [*await rewardviews.changed(session, it.one, language), heard]


async def guessed(kit: Kit, session: AsyncSession, person: int, now: datetime) -> list[Owed]:
    """Return what the administrators are told of somebody who has tried too many codes and has to pause now."""
    who, administrators = await rights.standing(session, person), await rights.present_administrators(session)
    spoken = await languages(session, kit.district, administrators)
    member = who.member_id or 0
    named = await roles.name_of(session, member)
    kept = [role.station_id for role in who.roles if role.kind == roles.KEEPER and role.station_id is not None]
    found = [await stations.by_id(session, number) for number in kept[:NAMED]]
    names = [station.name for station in found if station is not None]
    source = f"code:{member}:{now:%Y%m%dT%H%M%S}"

    def text(language: str) -> Markup:
        facts: dict[str, object] = {"tries": TRIES, "minutes": int(PAUSE.total_seconds() // 60)}
        if who.administrator:
            return say(language, "code-guessed-administrator", **facts, id=person)
        if not names:
            return say(language, "code-guessed-other", **facts)
        where = plain(language, "list-separator").join(names)
        return say(language, "code-guessed-keeper", **facts, name=named or f"#{member}", stations=where)

    return [
        Owed(one, source, "sendMessage", {"text": text(spoken[one]), "parse_mode": "HTML"}, lane=URGENT, subject=member)
        for one in administrators
    ]


def _handed(context: Context, it: Shown, facts: Mapping[str, object]) -> tuple[Markup, Keyboard]:
    if not can_undo(context, it.one):
        return context.say("redeem-handed", **facts), inline(_ways(context, it))
    within = timedelta(minutes=context.kit.district.points.undo_minutes)
    until = _clock(context, (it.one.ended_at or context.now) + within)
    text = Markup(f"{context.say('redeem-handed', **facts)}\n\n{context.say('redeem-undo-until', until=until)}")
    return text, inline([press(context.plain("redeem-undo"), f"o:k:u:{it.one.number}")], _ways(context, it))


def _line(context: Context, it: Shown) -> Markup:
    time = _clock(context, it.one.ended_at or it.one.until)
    return context.say("redeem-line", time=time, reward=it.reward, name=it.name, state=it.one.state)


def _undo_label(context: Context, it: Shown) -> str:
    local = (it.one.ended_at or context.now).astimezone(context.kit.district.zone)
    return stationviews.clipped(context.plain("redeem-undo-one", time=f"{local:%H:%M}", reward=it.reward), 40)


def _turn(context: Context, data: str, skip: int, count: int) -> list[Button]:
    back = [press(context.plain("favourites-back"), f"{data}:{max(0, skip - PAGE)}")] if skip else []
    more = [press(context.plain("favourites-more"), f"{data}:{skip + PAGE}")] if skip + PAGE < count else []
    return back + more


def _ways(context: Context, it: Shown) -> list[Button]:
    return [press(context.plain("redeem-today-button"), f"o:k:l:{it.one.station_id}:0")]


def _back(context: Context, station: Station) -> list[Button]:
    return [press(context.plain("page-back"), f"g:s:{station.id}")]


def _clock(context: Context, moment: datetime) -> str:
    return stationviews.clock(context, moment)
