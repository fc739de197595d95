"""Service days as riders see them: what, where, how far, what they said they want there, and the buttons for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot import dates
from bot.district import District
from bot.keyboards import Button, Keyboard, inline, link, press
from bot.kit import Kit
from bot.servicedayrule import service_label, words_in
from bot.stationbook import StationBook
from bot.stationviews import clipped
from bot.texts import Markup, plain, say
from models import attendances, comings, occasions, places, seats, servicedays
from models.seats import SEATED, Count, Place
from models.servicedays import PLANNED, Service, ServiceDay
from models.stations import Station

NAME, LABEL = 60, 20
"""Characters of a station's name, and of a name on a button."""

LOST = 60
"""Characters of what somebody had a seat at and is not offered any more, together."""

LONGEST = 950
"""Characters, with markup, that fit below a picture in any case: there is room for 1,024 without."""


class Room(NamedTuple):
    """Characters of an address and of what is said about a day, and whether each seat of one's own is named."""

    address: int
    words: int
    seats: bool


ROOMS = (Room(60, 300, True), Room(20, 80, True), Room(0, 0, False))
"""How much is told, as much as fits."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A service day with what is offered, how full that is, and the stations where it is."""

    day: ServiceDay
    services: tuple[Service, ...]
    counts: dict[int, Count]
    stations: tuple[Station, ...]

    def left(self, service: Service) -> int:
        """Return how many seats are free at a service that has seats."""
        return max(0, (service.seats or 0) - self.counts[service.number].seated)


@dataclass(frozen=True, slots=True)
class Mine:
    """What a service day is to one member: whether they come, and came, their seats by service, and their area.

    `lost` is what they had a seat at, or waited for, and is not offered any more.
    """

    coming: bool = False
    seats: dict[int, Place] = field(default_factory=dict)
    area_id: int | None = None
    came: bool = False
    lost: Sequence[Service] = ()


async def shown(kit: Kit, session: AsyncSession, day: ServiceDay) -> Shown:
    """Return a service day as it is now."""
    offered = await servicedays.services(session, day.number)
    counts = await seats.counts(session, [one.number for one in offered])
    known = {station.id: station for station in kit.stations.everything()}
    return Shown(day, tuple(offered), counts, tuple(known[one] for one in day.places if one in known))


async def mine(session: AsyncSession, it: Shown, homes: Mapping[int, int | None]) -> dict[int, Mine]:
    """Return what a service day is to each of these members, who are given with their areas."""
    coming = await comings.coming_of(session, it.day.number, homes)
    held = await seats.places(session, [one.number for one in it.services], homes)
    came = await attendances.came(session, it.day.number, homes)
    lost = await seats.lost(session, it.day.number, homes)
    return {
        one: Mine(one in coming, held.get(one, {}), area, one in came, lost.get(one, ())) for one, area in homes.items()
    }


def is_over(day: ServiceDay, now: datetime, zone: ZoneInfo) -> bool:
    """Tell whether a service day has ended."""
    return occasions.at(day.day, day.ends, zone) <= now


def hours(day: ServiceDay) -> str:
    """Return from when to when it is."""
    return f"{_clock(day.begins)}–{_clock(day.ends)}"


def name(language: str, district: District) -> str:
    """Return what the district calls such a day."""
    rule = district.service_day
    return district.topic(rule.topic, language) if rule else plain(language, "coming-name")


def title(language: str, district: District, day: ServiceDay) -> Markup:
    """Return what it is and when, in one line."""
    when = dates.with_weekday(day.day, language)
    return say(language, "coming-title", name=name(language, district), day=when, hours=hours(day))


def text(language: str, kit: Kit, it: Shown, me: Mine, first: Markup | None = None) -> Markup:
    """Return all that a rider wants to know of a service day, below what is said `first`; it fits below a picture."""
    if it.day.state != PLANNED:
        when = dates.with_weekday(it.day.day, language)
        return say(language, "coming-called-off", name=name(language, kit.district), day=when)
    written = first or Markup("")
    for room in ROOMS:
        written = Markup("\n".join([*([first] if first else []), *_told(language, kit, it, me, room)]))
        if len(written) <= LONGEST:
            break
    return written


def buttons(language: str, it: Shown, me: Mine, notice: int = 0, *, live: bool = True, over: bool = False) -> Keyboard:
    """Return what a rider can do about a service day; `live` tells how full it is, which goes out of date.

    `notice` is the one whose copy the buttons are under, so that what stops its topic stays there.
    """
    number = it.day.number
    planned = it.day.state == PLANNED
    calendar = press(plain(language, "coming-calendar" if planned else "coming-calendar-strike"), f"sd:ri:{number}")
    if not planned or over:
        return inline([calendar] if me.coming and not over else [])
    come = [] if me.coming or me.came else [press(plain(language, "coming-come"), f"sd:rc:{number}:{notice}")]
    wishes = [[_wish(language, it, one, me, notice, live)] for one in it.services if one.seats is not None]
    gone = [press(plain(language, "coming-leave"), f"sd:rl:{number}:{notice}")] if me.coming and not me.came else []
    return inline(come, *wishes, [calendar, *gone], *_ways(language, it.stations))


def moved_up(language: str, district: District, it: Shown, service: Service) -> tuple[Markup, Keyboard]:
    """Return what somebody hears who waited for a seat and has one now."""
    what = service_label(service, language)
    where = plain(language, "list-separator").join(one.name for one in it.stations)
    lines = [say(language, "seat-moved-up", service=what), title(language, district, it.day)]
    lines += [say(language, "page-where", address=where)] if where else []
    keep = press(plain(language, "seat-see"), f"sd:rn:{it.day.number}")
    give = press(plain(language, "seat-give-up"), f"sd:rg:{service.number}:0")
    return Markup("\n".join(lines)), inline([keep, give])


def _told(language: str, kit: Kit, it: Shown, me: Mine, room: Room) -> list[Markup]:
    lines = [title(language, kit.district, it.day)]
    lines += [_place(language, kit.stations, one, me, room) for one in it.stations]
    if not it.stations:
        lines.append(say(language, "coming-place-open"))
    if it.services:
        listed = plain(language, "list-separator").join(_offered(language, one) for one in it.services)
        lines.append(say(language, "coming-services", services=listed))
    said = clipped(words_in(it.day, language), room.words) if room.words else ""
    lines += [say(language, "as-it-is", text=said)] if said else []
    own = _own(language, it, me, room)
    return [*lines, Markup(""), *own] if own else lines


def _place(language: str, book: StationBook, station: Station, me: Mine, room: Room) -> Markup:
    where = clipped(station.address or station.area_name, room.address) if room.address else ""
    lines = [say(language, "coming-place", station=clipped(station.name, NAME))]
    lines += [say(language, "as-it-is", text=where)] if where else []
    far = _far(language, book, station, me.area_id)
    return Markup("\n".join([*lines, far] if far else lines))


def _far(language: str, book: StationBook, station: Station, area_id: int | None) -> Markup | None:
    """Return how far a station is from a rider's area; None when nobody knows where that is."""
    metres = book.away(area_id, station) if area_id is not None else None
    if metres is None or book.atlas is None or area_id is None:
        return None
    area = book.atlas.areas[area_id].name
    if not metres:
        return say(language, "coming-within", area=area)
    if metres < 950:
        away = say(language, "metres", count=max(100, int(round(metres, -2))))
    else:
        away = say(language, "kilometres", count=f"{metres / 1000:.1f}")
    return say(language, "coming-far", area=area, distance=away)


def _offered(language: str, service: Service) -> str:
    label = clipped(service_label(service, language), LABEL)
    if service.seats is None:
        return label
    return plain(language, "seat-count", service=label, count=service.seats)


def _own(language: str, it: Shown, me: Mine, room: Room) -> list[Markup]:
    """Return what this rider has said of the day; with little room no seats they have, which the buttons tell."""
    lines = [say(language, "coming-counted")] if me.came else []
    lines += [say(language, "coming-noted")] if me.coming and not me.came else []
    for service in it.services if me.coming and room.seats else ():
        held = me.seats.get(service.number)
        if held is not None:
            key = "seat-mine" if held.state == SEATED else "seat-mine-waiting"
            lines.append(say(language, key, service=service_label(service, language), place=held.before + 1))
    if me.coming and me.lost:
        named = (clipped(service_label(one, language), LABEL) for one in me.lost)
        lines.append(say(language, "seat-lost", services=clipped(plain(language, "list-separator").join(named), LOST)))
    return lines


def _wish(language: str, it: Shown, service: Service, me: Mine, notice: int, live: bool) -> Button:
    label = clipped(service_label(service, language), LABEL)
    held = me.seats.get(service.number)
    if held is not None:
        words = plain(language, "seat-give" if held.state == SEATED else "seat-give-waiting", service=label)
        return press(words, f"sd:rg:{service.number}:{notice}")
    if not live:
        words = plain(language, "seat-take", service=label)
    elif left := it.left(service):
        words = plain(language, "seat-take-left", service=label, count=left)
    else:
        words = plain(language, "seat-take-full", service=label, count=it.counts[service.number].waiting)
    return press(words, f"sd:rt:{service.number}:{notice}")


def _ways(language: str, stations: Sequence[Station]) -> list[list[Button]]:
    """Return the ways there: in each map app to a single station, else to the page of each."""
    if len(stations) != 1:
        ways = [(clipped(one.name, LABEL), one.id) for one in stations]
        return [[press(plain(language, "coming-way", station=label), f"s:{number}")] for label, number in ways]
    (one,) = stations
    links = places.map_links(one.latitude, one.longitude, one.name)
    return [[link(plain(language, f"ride-{app}"), address) for app, address in links.items()]]


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
