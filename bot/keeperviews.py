"""What a station's keeper sees: the station as riders see it, what they marked, and the buttons to have one's say."""

import zlib
from collections.abc import Mapping, Sequence
from datetime import date

from bot import stationviews, weekly
from bot.attendanceviews import keeper_row
from bot.context import Context
from bot.keyboards import Button, Keyboard, inline, press
from bot.stationviews import clipped
from bot.texts import Markup, plain, say
from models.hours import ALWAYS
from models.problems import Found, Told
from models.servicedays import ServiceDay
from models.stations import Station

WORDS = 10
"""Marks on one page of what riders wrote."""

LONGEST = 250
"""Characters of a rider's words that are shown."""

DAYS, WEEK, MONTH = 14, 7, 30
"""Days that have a bar, and days that are summed up."""

BAR = 12
"""Signs of the longest bar."""

TODAY, TOMORROW, ON = "today", "tomorrow", "on"
"""How long a station is closed: this day, the next one too, until further notice."""


def stations(context: Context, kept: Sequence[Station]) -> tuple[Markup, Keyboard]:
    """Return the list of the stations that somebody keeps, a button for each."""
    rows = [[press(clipped(station.name, stationviews.LABEL), f"g:s:{station.id}")] for station in kept]
    return context.say("keeper-stations", count=len(kept)), inline(*rows)


def screen(
    context: Context, station: Station, found: Sequence[Found], day: ServiceDay | None, several: bool
) -> tuple[Markup, Keyboard]:
    """Return how a station stands, what riders marked, and everything that its keeper can do; `day` is today's."""
    lines = [context.say(f"keeper-found-{_weight(one)}", **_counted(context, one)) for one in found]
    marked = "\n".join([context.say("keeper-found"), *lines]) if found else context.say("keeper-found-none")
    text = Markup(f"🏠 {stationviews.summary(context, station)}\n\n{marked}")
    number = station.id
    return text, inline(
        keeper_row(context.language, day, station),
        *_door(context, station),
        *_in_twos(_mending(context, station)),
        *([*_verdict(context, number, one.kind)] for one in found),
        [press(context.plain("keeper-break"), f"g:b:{number}"), press(context.plain("keeper-hours"), f"g:h:{number}")],
        [
            press(context.plain("keeper-words"), f"g:w:{number}:0"),
            press(context.plain("keeper-visits"), f"g:v:{number}"),
        ],
        [press(context.plain("redeem-button"), f"o:k:l:{number}:0")],
        [press(context.plain("keeper-all"), "g:l")] if several else [],
    )


def breakable(context: Context, station: Station) -> tuple[Markup, Keyboard]:
    """Return the amenities that may be broken, a button for each."""
    broken = context.kit.stations.word(station.id or 0, context.now).broken
    offered = [key for key in station.amenities if key not in broken]
    buttons = [press(_amenity(context, key), f"g:b:{station.id}:{key}") for key in offered]
    text = context.say("keeper-break-ask" if offered else "keeper-break-none", name=station.name)
    return text, inline(*_in_twos(buttons), [_back(context, station)])


def words(context: Context, station: Station, told: Sequence[Told], skip: int) -> tuple[Markup, Keyboard]:
    """Return what riders marked and wrote, the newest first; of `told` one more than a page is given if there is."""
    shown, more = told[:WORDS], len(told) > WORDS
    entries = [_entry(context, one) for one in shown]
    heading = context.say("keeper-words-heading" if shown else "keeper-words-none", name=station.name)
    turn = [press(context.plain("page-more"), f"g:w:{station.id}:{skip + WORDS}")] if more else []
    return Markup("\n\n".join([heading, *entries])), inline(turn, [_back(context, station)])


def visits(context: Context, station: Station, by_day: Mapping[date, int]) -> tuple[Markup, Keyboard]:
    """Return how many people scanned the station's code: today, of late, and as a bar for each day."""
    counts = list(by_day.values())
    text = context.say(
        "keeper-visits-counted",
        name=station.name,
        today=counts[-1],
        week=sum(counts[-WEEK:]),
        month=sum(counts[-MONTH:]),
        bars=bars(list(by_day.items())[-DAYS:]),
    )
    return text, inline([_back(context, station)])


def bars(days: Sequence[tuple[date, int]]) -> Markup:
    """Return a line with a bar for each day; the longest is for the most people."""
    most = max(count for _, count in days) or 1
    lines = [f"{day:%m-%d} {'▇' * -(-count * BAR // most)} {count}" for day, count in days]
    return Markup("\n".join(line.replace("  ", " ") for line in lines))


def hours_asked(context: Context, station: Station) -> tuple[Markup, Keyboard]:
    """Return the question for opening hours."""
    known = clipped(station.hours, stationviews.PARAGRAPH) or context.plain("keeper-hours-unknown")
    text = context.say("keeper-hours-ask", name=station.name, hours=known)
    return text, inline([press(context.plain("keeper-hours-leave"), "d:new:hours")])


def hours_understood(context: Context, text: str, rule: str, holiday_rule: str | None) -> tuple[Markup, Keyboard]:
    """Return how a text about hours was understood, and the buttons that take it or not."""
    said = [context.say("keeper-hours-week", hours=_week(context, rule))]
    if not rule[:1].isdigit():  # it names days: on the others nobody is there
        said.append(context.say("keeper-hours-others"))
    if holiday_rule is None:
        said.append(context.say("keeper-hours-holidays-unknown"))
    else:
        said.append(context.say("keeper-hours-holidays", hours=_week(context, holiday_rule)))
    said.append(context.say("keeper-hours-right"))
    buttons = (
        [press(context.plain("keeper-hours-yes"), f"a:right:{mark_of(text)}")],
        [press(context.plain("keeper-hours-no"), "a:right:no")],
    )
    return Markup("\n".join(said)), inline(*buttons)


def mark_of(text: str) -> str:
    """Return what a button carries that takes this text: an older one must not take a newer text."""
    return f"{zlib.crc32(text.encode()):08x}"


def marked(language: str, station: Station, kind: str) -> tuple[Markup, Keyboard]:
    """Return what a keeper is told when what riders marked begins to count for everybody."""
    number = station.id
    text = say(language, "marked-by-riders", name=station.name, problem=plain(language, f"problem-{kind}"))
    return text, inline(
        [press(plain(language, "marked-yes"), f"g:y:{number}:{kind}")],
        [press(plain(language, "marked-no"), f"g:n:{number}:{kind}")],
        [press(plain(language, "marked-over"), f"g:r:{number}:{kind}")],
        [
            press(plain(language, "keeper-words"), f"g:w:{number}:0"),
            press(plain(language, "page-manage"), f"g:k:{number}"),
        ],
    )


def answered(language: str, station: Station, kind: str, outcome: str) -> tuple[Markup, Keyboard]:
    """Return what that message becomes when a keeper has answered: "confirmed", "waved-off" or "mended"."""
    problem = plain(language, f"problem-{kind}")
    text = say(language, f"marked-{outcome}", name=station.name, problem=problem)
    over = [press(plain(language, "marked-over"), f"g:r:{station.id}:{kind}")] if outcome == "confirmed" else []
    return text, inline(over, [press(plain(language, "page-manage"), f"g:k:{station.id}")])


def _door(context: Context, station: Station) -> list[list[Button]]:
    word, number = context.kit.stations.word(station.id or 0, context.now), station.id
    if not word.closed:
        return [[press(context.plain("keeper-close"), f"g:c:{number}:{TODAY}")]]
    longer = [press(context.plain("keeper-close-tomorrow"), f"g:c:{number}:{TOMORROW}")]
    longer += [press(context.plain("keeper-close-on"), f"g:c:{number}:{ON}")] if word.until else []
    return [[press(context.plain("keeper-open"), f"g:o:{number}")], longer]


def _mending(context: Context, station: Station) -> list[Button]:
    """Return a button for each thing that the keeper said is wrong."""
    word, number = context.kit.stations.word(station.id or 0, context.now), station.id
    mended = [
        press(context.plain("keeper-mend", what=_amenity(context, key)), f"g:m:{number}:{key}") for key in word.broken
    ]
    return mended + [
        press(context.plain("keeper-resolve", what=context.plain(f"problem-{kind}")), f"g:r:{number}:{kind}")
        for kind in word.confirmed
    ]


def _verdict(context: Context, number: int | None, kind: str) -> list[Button]:
    problem = context.plain(f"problem-{kind}")
    return [
        press(context.plain("keeper-confirm", problem=problem), f"g:y:{number}:{kind}"),
        press(context.plain("keeper-wave-off", problem=problem), f"g:n:{number}:{kind}"),
    ]


def _weight(one: Found) -> str:
    return "counting" if one.counts else "waiting"


def _counted(context: Context, one: Found) -> dict[str, object]:
    return {"problem": context.plain(f"problem-{one.kind}"), "count": one.people}


def _entry(context: Context, one: Told) -> Markup:
    at = Markup(stationviews.clock(context, one.at))
    line = context.say("keeper-words-kind", problem=context.plain(f"problem-{one.kind}"), time=at)
    settled = context.say("keeper-words-settled") if one.settled else ""
    said = f"\n{context.say('keeper-words-said', words=clipped(one.words, LONGEST))}" if one.words else ""
    return Markup(f"{line}{settled}{said}")


def _amenity(context: Context, key: str) -> str:
    """Return an amenity's name with its emoji; its key when the district's file names it no more."""
    known = next((one for one in context.kit.district.amenities if one.key == key), None)
    return f"{known.emoji} {known.name_in(context.language)}" if known else key


def _week(context: Context, rule: str) -> str:
    if rule == "off":
        return context.plain("weekly-closed")
    lines = weekly.weekly(rule, context.language)
    if not lines:
        return rule
    daily = rule[:1].isdigit() and rule != ALWAYS
    return context.plain("keeper-hours-daily", hours=lines[0]) if daily else "\n".join(lines)


def _in_twos(buttons: Sequence[Button]) -> list[list[Button]]:
    return [list(buttons[start : start + 2]) for start in range(0, len(buttons), 2)]


def _back(context: Context, station: Station) -> Button:
    return press(context.plain("page-back"), f"g:s:{station.id}")
