"""How stations look: the list of near ones, and a station's own page."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import quote

from bot import deeplinks
from bot.context import Context
from bot.district import Amenity
from bot.keyboards import Button, Keyboard, inline, link, press
from bot.stationbook import NEAR, Near, Wanted
from bot.texts import Markup
from models import hours, keepings, places
from models.hours import Span
from models.keepings import Word
from models.rules import RuleBroken
from models.stations import Station

PAGE = 5
"""Stations on one list."""

FILTERS = 5
"""Amenities that have a button to filter by: the first of the district's list that any station has."""

KEPT = 10
"""Stations on one list of a search, and on one of favourites."""

FARTHEST = 500
"""Stations after which a list of near ones can't be turned further."""

LABEL = 40
NEAR_LABEL = 15
"""Characters of a name that fit a button."""

MIDNIGHT = "24:00"

LINE, PARAGRAPH = 80, 300
"""Characters of an address in a list, and of anything on a page: a message has 4,096."""


def near_list(context: Context, here: places.Position, wanted: Wanted, skip: int) -> tuple[Markup, Keyboard]:
    """Return the list of the stations nearest to `here`, and its buttons, which carry the position."""
    book, skip = context.kit.stations, min(skip, FARTHEST)
    found = book.near(*here, wanted, context.now, PAGE + 1, skip)
    if skip and not found:  # there were more when the button was made
        return near_list(context, here, wanted, 0)
    shown, more = found[:PAGE], len(found) > PAGE and skip < FARTHEST
    parts = [_heading(context, here, shown, wanted, skip)]
    parts += [_item(context, here, place, skip + number) for number, place in enumerate(shown, 1)]
    parts += [note for note in (_none_open(context, here, shown, wanted, skip),) if note]
    return Markup("\n\n".join(parts)), _list_buttons(context, here, wanted, skip, shown, more)


def found_list(context: Context, found: Sequence[Station]) -> tuple[Markup, Keyboard]:
    """Return what a search for words found, and a button for each."""
    shown = found[:KEPT]
    rest = len(found) - len(shown)
    text = _listed(context, context.say("found", count=len(found)), shown, 0)
    if rest:
        text = Markup(f"{text}\n\n{context.say('found-more', count=rest)}")
    return text, inline(*_open_buttons(shown, 0))


def kept_list(context: Context, kept: Sequence[Station], skip: int) -> tuple[Markup, Keyboard]:
    """Return the favourites from the one after `skip`, a button for each, and those that turn the page."""
    shown = kept[skip : skip + KEPT]
    turn = [press(context.plain("favourites-back"), f"k:{max(0, skip - KEPT)}")] if skip else []
    turn += [press(context.plain("favourites-more"), f"k:{skip + KEPT}")] if kept[skip + KEPT :] else []
    text = _listed(context, context.say("favourites", count=len(kept)), shown, skip)
    return text, inline(*_open_buttons(shown, skip), turn)


def page(context: Context, station: Station, favourite: bool, *, managed: bool = False) -> tuple[Markup, Keyboard]:
    """Return a station's own page: where, when, what, how to get there, and what one can do about it.

    It is `managed` by who looks at it if they may speak for the station.
    """
    lines = [f"<b>{_safe(context, station.name)}</b>", _where(context, station), *_now(context, station)]
    optional = (
        ("page-phone", {"phone": station.phone}),
        ("page-capacity", {"count": station.capacity}),
        ("page-discount", {"discount": clipped(station.discount, PARAGRAPH)}),
    )
    lines += [context.say(key, **given) for key, given in optional if next(iter(given.values()))]
    marks = _marks(context, station)
    lines += [context.say("page-marked", problems=_problems(context, marks))] if marks else []
    return Markup("\n".join(line for line in lines if line)), _page_buttons(context, station, favourite, managed)


def summary(context: Context, station: Station) -> Markup:
    """Return a station's name, how it stands now, when it opens today and what it has."""
    lines = [f"<b>{_safe(context, station.name)}</b>", *_now(context, station)]
    return Markup("\n".join(line for line in lines if line))


def pin(station: Station) -> dict[str, Any]:
    """Return the parameters of the pin that shows the way on the phone's own map."""
    return {
        "latitude": station.latitude,
        "longitude": station.longitude,
        "title": station.name,
        "address": clipped(station.address or station.area_name or station.name, PARAGRAPH),
    }


def list_data(here: places.Position, wanted: Wanted, skip: int) -> str:
    """Return what a button of the list carries: position, filters and page."""
    flags = wanted.amenities << 1 | int(wanted.open_now)
    return f"@{here[0]:.6f},{here[1]:.6f}|{flags:x}|{skip}"


def read_list_data(matches: Sequence[str]) -> tuple[places.Position, Wanted, int]:
    """Return what such a button carried. Raises RuleBroken for a position that can't be."""
    latitude, longitude, flags, skip = matches
    here = places.checked(float(latitude), float(longitude))
    return here, Wanted(bool(int(flags, 16) & 1), int(flags, 16) >> 1), int(skip)


def clipped(text: str, longest: int) -> str:
    """Return the text, cut short when it has more than `longest` characters."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def metres(context: Context, distance: float) -> Markup:
    """Return a distance in words: metres below a kilometre, then tenths of kilometres."""
    if round(distance) < 1000:
        return context.say("metres", count=round(distance))
    return context.say("kilometres", count=f"{distance / 1000:.1f}")


def clock(context: Context, moment: datetime) -> str:
    """Return a moment as people say it: the time, and the day if it isn't today."""
    zone = context.kit.district.zone
    local, today = moment.astimezone(zone), context.now.astimezone(zone).date()
    if local.date() == today:
        return f"{local:%H:%M}"
    if local.date() == today + timedelta(days=1):
        return context.say("tomorrow-at", time=f"{local:%H:%M}")
    return context.say("day-at", day=_day(context, local.date()), time=f"{local:%H:%M}")


def standing(context: Context, station: Station, *, marked: bool = True) -> Markup:
    """Return how the station stands now, in one line, marked as such when its hours are unconfirmed."""
    state, word = context.kit.stations.state(station.id or 0, context.now), _word(context, station)
    told = "closed" in context.kit.stations.marks(station.id or 0)
    known = station.hours_confirmed or told or state.kind == "unconfirmed"
    unsure = "" if known or not marked else context.say("unconfirmed-hours")
    if station.state == "closed":
        return context.say("state-paused")
    if word.closed:
        return _shut(context, station, word, state.opens)
    if state.kind == "open":
        until = Markup(_until(context, state.until)) if state.until else None
        said = context.say("state-open-until", time=until) if until else context.say("state-open")
    elif state.kind == "closed":
        opens = Markup(clock(context, state.opens)) if state.opens else None
        said = context.say("state-closed-until", time=opens) if opens else context.say("state-closed")
    else:
        said = context.say("state-unknown")
    return Markup(said + unsure)


def _day(context: Context, day: date) -> str:
    return context.say("day", month=day.month, day=day.day, weekday=context.say(f"weekday-{day.isoweekday()}"))


def _heading(context: Context, here: places.Position, shown: Sequence[Near], wanted: Wanted, skip: int) -> Markup:
    if not shown:
        return context.say("near-none" if wanted == Wanted() else "near-none-filtered")
    if shown[0].metres > NEAR and not skip:
        away = metres(context, shown[0].metres)
        if wanted != Wanted():
            return context.say("near-far-filtered", distance=away)
        if context.kit.stations.is_outside(*here):
            return context.say("near-outside", district=context.kit.district.name_in(context.language), distance=away)
        return context.say("near-far", distance=away)
    return context.say("near-heading" if wanted == Wanted() else "near-heading-filtered")


def _item(context: Context, here: places.Position, place: Near, number: int) -> Markup:
    station = place.station
    away = metres(context, place.metres)
    direction = context.say(f"direction-{places.direction(here, (station.latitude, station.longitude))}")
    ride = places.map_links(station.latitude, station.longitude, station.name)["amap"]
    go = f'<a href="{_safe(context, ride)}">{context.say("near-go")}</a>'
    marks = [*_word(context, station).confirmed, *_marks(context, station)]
    warned = "　" + context.say("near-marked", problems=_problems(context, marks)) if marks else ""
    lines = [
        f"<b>{number}. {_safe(context, station.name)}</b>",
        f"{away} · {direction} · {go}",
        f"{standing(context, station)}{warned}",
        _amenities(context, station),
    ]
    return Markup("\n".join(line for line in lines if line))


def _listed(context: Context, heading: Markup, stations: Sequence[Station], skip: int) -> Markup:
    """Return stations without their distances: nobody has said where they are."""
    parts = [heading]
    for number, station in enumerate(stations, skip + 1):
        name = f"<b>{number}. {_safe(context, station.name)}</b>"
        lines = [name, _where(context, station, LINE), standing(context, station)]
        parts.append(Markup("\n".join(line for line in lines if line)))
    return Markup("\n\n".join(parts))


def _none_open(
    context: Context, here: places.Position, shown: Sequence[Near], wanted: Wanted, skip: int
) -> Markup | None:
    """Return which of them opens first, when none is open; of a list that is empty, which of those around."""
    book = context.kit.stations
    kinds = {book.state(place.station.id or 0, context.now).kind for place in shown}
    if skip or "open" in kinds:
        return None
    near = shown or book.near(*here, wanted._replace(open_now=False), context.now, 20)
    first = book.first_to_open(near, context.now)
    if first is None:
        return None
    key = "near-first" if kinds == {"closed"} else "near-first-certain"
    return context.say(key, name=first[0].station.name, time=Markup(clock(context, first[1])))


def _list_buttons(
    context: Context, here: places.Position, wanted: Wanted, skip: int, shown: Sequence[Near], more: bool
) -> Keyboard:
    stations = [[_near_button(context, place, skip + number)] for number, place in enumerate(shown, 1)]
    toggled = wanted._replace(open_now=not wanted.open_now)
    toggles = [_toggle(context.plain("filter-open"), wanted.open_now, list_data(here, toggled, 0))]
    for place, amenity in _filters(context, wanted):
        flipped = wanted._replace(amenities=wanted.amenities ^ 1 << place)
        label = f"{amenity.emoji} {amenity.name_in(context.language)}"
        toggles.append(_toggle(label, bool(wanted.amenities >> place & 1), list_data(here, flipped, 0)))
    turn = [press(context.plain("near-back"), list_data(here, wanted, max(0, skip - PAGE)))] if skip else []
    turn += [press(context.plain("near-more"), list_data(here, wanted, skip + PAGE))] if more else []
    return inline(*stations, *(toggles[start : start + 3] for start in range(0, len(toggles), 3)), turn)


def _filters(context: Context, wanted: Wanted) -> list[tuple[int, Amenity]]:
    """Return the amenities that have a button, with their places; what is wanted can always be taken off."""
    offered = context.kit.stations.offered | wanted.amenities
    every = [one for one in enumerate(context.kit.district.amenities) if offered >> one[0] & 1]
    return [one for number, one in enumerate(every) if number < FILTERS or wanted.amenities >> one[0] & 1]


def _toggle(label: str, on: bool, data: str) -> Button:
    return press(f"✅ {label}" if on else label, data)


def _near_button(context: Context, place: Near, number: int) -> Button:
    # The text above may be out of sight on a small screen: what decides stands on the button, too.
    name = clipped(place.station.name, NEAR_LABEL)
    return press(f"{number}. {name} · {metres(context, place.metres)}", f"s:{place.station.id}")


def _open_buttons(stations: Sequence[Station], skip: int) -> list[list[Button]]:
    return [
        [press(f"{number}. {clipped(station.name, LABEL)}", f"s:{station.id}")]
        for number, station in enumerate(stations, skip + 1)
    ]


def _page_buttons(context: Context, station: Station, favourite: bool, managed: bool) -> Keyboard:
    links = places.map_links(station.latitude, station.longitude, station.name)
    rides = [link(context.plain(f"ride-{app}"), address) for app, address in links.items()]
    keep = press(context.plain("page-unkeep" if favourite else "page-keep"), f"f:{station.id}:{int(not favourite)}")
    return inline(
        rides,
        [keep, *_share_button(context, station)],
        [press(context.plain("page-problem"), f"p:{station.id}")],
        [press(context.plain("page-manage"), f"g:k:{station.id}")] if managed else [],
    )


def _share_button(context: Context, station: Station) -> list[Button]:
    try:
        own = deeplinks.station_link(context.kit.bot.username, station.code, visit=False)
    except RuleBroken:  # a code too long for a link: the page is worth having without
        return []
    shared = f"https://t.me/share/url?url={quote(own, safe='')}&text={quote(station.name, safe='')}"
    return [link(context.plain("page-share"), shared)]


def _where(context: Context, station: Station, longest: int = PARAGRAPH) -> Markup:
    place = station.address or station.area_name
    return context.say("page-where", address=clipped(place, longest)) if place else Markup("")


def _now(context: Context, station: Station) -> list[Markup]:
    """Return what holds now: hours of today, how it stands, what it has, and what its keeper says is wrong."""
    word = _word(context, station)
    lines = [_hours(context, station)] if not word.closed else []
    lines += [standing(context, station, marked=False), _amenities(context, station)]
    said = _problems(context, word.confirmed)
    return [*lines, context.say("page-confirmed", problems=said)] if said else lines


def _word(context: Context, station: Station) -> Word:
    return context.kit.stations.word(station.id or 0, context.now)


def _marks(context: Context, station: Station) -> list[str]:
    """Return what two riders found wrong, without what the keeper says anyway."""
    word = _word(context, station)
    return [kind for kind in context.kit.stations.marks(station.id or 0) if not word.covers(kind, station)]


def _shut(context: Context, station: Station, word: Word, opens: datetime | None) -> Markup:
    """Return what the keeper of a closed station says, and when it opens after that."""
    almanac = context.kit.stations.almanac
    if word.until is None:
        return context.say("state-shut-on")
    today = word.until <= keepings.closing(station, 0, context.now, almanac)
    said = context.say("state-shut-today") if today else context.say("state-shut-days")
    if opens is None:
        return said
    unsure = "" if station.hours_confirmed else context.say("unconfirmed-hours")
    return Markup(said + context.say("state-shut-opens", time=Markup(clock(context, opens))) + unsure)


def _hours(context: Context, station: Station) -> Markup:
    """Return today's hours, or the text that could not be understood."""
    known = context.kit.stations.hours(station.id or 0)
    if known is None:
        return context.say("page-hours-text", hours=clipped(station.hours, PARAGRAPH)) if station.hours else Markup("")
    spans = hours.today(known, context.now, context.kit.stations.almanac)
    unsure = "" if station.hours_confirmed else context.say("unconfirmed-hours")
    if not spans:
        return Markup(context.say("page-hours-closed") + unsure)
    if not all(span.certain for span in spans):
        return context.say("page-hours-unknown", hours=clipped(station.hours, PARAGRAPH))
    return Markup(context.say("page-hours", spans=Markup(_spans(context, spans))) + unsure)


def _spans(context: Context, spans: Sequence[Span]) -> str:
    zone = context.kit.district.zone

    def end(span: Span) -> str:
        return MIDNIGHT if _is_end_of_day(context, span.start, span.end) else f"{span.end.astimezone(zone):%H:%M}"

    return "、".join(f"{span.start.astimezone(zone):%H:%M}–{end(span)}" for span in spans)


def _until(context: Context, moment: datetime) -> str:
    return MIDNIGHT if _is_end_of_day(context, context.now, moment) else clock(context, moment)


def _is_end_of_day(context: Context, start: datetime, end: datetime) -> bool:
    """Tell whether `end` is the midnight after `start`: nobody calls that 00:00 of the next day."""
    zone = context.kit.district.zone
    day, local = start.astimezone(zone).date(), end.astimezone(zone)
    return local.hour == local.minute == 0 and local.date() == day + timedelta(days=1)


def _amenities(context: Context, station: Station) -> Markup:
    """Return what the station has, confirmed things first, the others marked as such, and what is out of order."""
    broken = _word(context, station).broken
    here = [a for a in context.kit.district.amenities if a.key in station.amenities]
    sure = [a for a in here if a.key not in broken and station.amenities[a.key]]
    unsure = [a for a in here if a.key not in broken and not station.amenities[a.key]]
    out = [a for a in here if a.key in broken]

    def named(which: Sequence[Any]) -> Markup:
        return Markup(" ".join(f"{a.emoji}{_safe(context, a.name_in(context.language))}" for a in which))

    parts = [named(sure)] if sure else []
    parts += [context.say("amenities-unconfirmed", amenities=named(unsure))] if unsure else []
    parts += [context.say("amenities-broken", amenities=named(out))] if out else []
    return Markup("\n".join(parts))


def _problems(context: Context, kinds: Sequence[str]) -> Markup:
    return Markup("、".join(context.say(f"problem-{kind}") for kind in kinds))


def _safe(context: Context, text: str) -> Markup:
    return context.say("as-it-is", text=text)
