"""Service days as administrators see them: what is planned, what to change about it, and what went wrong."""

from collections.abc import Sequence

from bot import attendanceviews, dates, turnoutviews
from bot.context import Context
from bot.keyboards import Button, Keyboard, inline, press
from bot.servicedayrule import service_label, words_in
from bot.servicedayviews import Shown, hours
from bot.stationviews import clipped
from bot.texts import Markup, plain, say
from models.servicedays import PLANNED, Service, ServiceDay
from models.stations import Station

Screen = tuple[Markup, Keyboard]

LABEL = 30
"""Characters of a name that fit a button."""


def listing(context: Context, days: Sequence[tuple[ServiceDay, int]], last: ServiceDay | None) -> Screen:
    """Return the coming days, each with how many say they come, and a button for each; `last` is the one before."""
    report = turnoutviews.row(context.language, last) if last else []
    if not days:
        return context.say("servicedays-none"), inline(report)
    lines = [context.say("servicedays-title")]
    lines += [
        context.say("servicedays-line", day=_day(context.language, day), hours=hours(day), state=day.state, count=count)
        for day, count in days
    ]
    rows = [[press(_day(context.language, day), f"sd:a:{day.number}")] for day, _ in days]
    return Markup("\n".join(lines)), inline(*rows, report)


def page(context: Context, it: Shown, facts: Sequence[Markup], first: Markup | None = None) -> Screen:
    """Return one day as it stands, and what can be changed; `facts` are what is known of who hears of it and comes."""
    language, day = context.language, it.day
    lines = [*([first, Markup("")] if first else [])]
    lines.append(context.say("serviceday-title", day=_day(language, day), hours=hours(day), state=day.state))
    if day.day != day.planned:
        lines.append(context.say("serviceday-moved", day=dates.with_weekday(day.planned, language)))
    lines += [context.say("serviceday-place", name=clipped(one.name, 80)) for one in it.stations]
    lines += [] if it.stations else [context.say("serviceday-no-place")]
    lines += [_service(context, it, one) for one in it.services]
    words = clipped(words_in(day, language), 300)
    lines += [context.say("serviceday-words", words=words)] if words else []
    lines += [context.say("serviceday-picture")] if day.picture else []
    return Markup("\n".join([*lines, *facts])), inline(*_today(context, it), *_buttons(context, day)["inline_keyboard"])


def places(context: Context, it: Shown) -> Screen:
    """Return where a day is, with buttons that take a place away or add one."""
    number = it.day.number
    rows = [[press(f"✖️ {clipped(one.name, LABEL)}", f"sd:apx:{number}:{one.id}")] for one in it.stations]
    add = press(context.plain("serviceday-place-add"), f"sd:ae:{number}:place")
    return context.say("serviceday-places", count=len(rows)), inline(*rows, [add], [_back(context, number)])


def services(context: Context, it: Shown) -> Screen:
    """Return what is offered on a day, with a button for each, and one to add something."""
    number = it.day.number
    rows = [[press(_offer(context, one), f"sd:av:{one.number}")] for one in it.services]
    add = press(context.plain("serviceday-service-add"), f"sd:ae:{number}:service")
    return context.say("serviceday-services", count=len(rows)), inline(*rows, [add], [_back(context, number)])


def service(context: Context, it: Shown, one: Service) -> Screen:
    """Return one service with how full it is, and what can be changed about it."""
    number = one.number
    seats = press(context.plain("serviceday-seats"), f"sd:ae:{it.day.number}:seats:{number}")
    drop = press(context.plain("serviceday-drop"), f"sd:avx:{number}")
    back = press(context.plain("serviceday-back"), f"sd:as:{it.day.number}")
    return _service(context, it, one), inline([seats, drop], [back])


def ask_drop(context: Context, it: Shown, one: Service) -> Screen:
    """Return the question whether a service shall be offered no more, with how many that concerns."""
    yes = press(context.plain("serviceday-drop-yes"), f"sd:avy:{one.number}")
    back = press(context.plain("serviceday-back"), f"sd:av:{one.number}")
    label, count = service_label(one, context.language), sum(it.counts[one.number])
    text = context.say("serviceday-drop-ask", name=label, count=count)
    return text, inline([yes], [back])


def ask_cancel(context: Context, day: ServiceDay, count: int) -> Screen:
    """Return the question whether a day shall be cancelled, with what that does."""
    yes = press(context.plain("serviceday-cancel-yes"), f"sd:axy:{day.number}")
    text = context.say("serviceday-cancel-ask", day=_day(context.language, day), count=count)
    return text, inline([yes], [_back(context, day.number)])


def stations(context: Context, found: Sequence[Station]) -> Screen:
    """Return stations to choose one from, as answers to the form's question."""
    rows = [[press(clipped(one.name, LABEL), f"a:value:{one.id}")] for one in found]
    return context.say("serviceday-which"), inline(*rows)


def expired(day: ServiceDay, occasions: Sequence[str], language: str) -> Screen:
    """Return what administrators hear of what was not written in time, and will not be any more."""
    listed = plain(language, "list-separator").join(plain(language, f"occasion-{one}") for one in occasions)
    text = say(language, "serviceday-expired", day=_day(language, day), occasions=listed)
    return text, _open(language, day)


def placeless(day: ServiceDay, language: str) -> Screen:
    """Return what administrators hear of a day that can't be announced as it has no place."""
    return say(language, "serviceday-placeless", day=_day(language, day)), _open(language, day)


def undecreed(day: ServiceDay, year: int, language: str) -> Screen:
    """Return what administrators hear of a day whose date hangs on a decree that isn't known."""
    text = say(language, "serviceday-undecreed", day=_day(language, day), year=str(year))
    return text, _open(language, day)


def _day(language: str, day: ServiceDay) -> Markup:
    return dates.with_weekday(day.day, language)


def _service(context: Context, it: Shown, one: Service) -> Markup:
    label, count = service_label(one, context.language), it.counts[one.number]
    if one.seats is None:
        return context.say("serviceday-service-open", name=label)
    return context.say("serviceday-service", name=label, seats=one.seats, taken=count.seated, waiting=count.waiting)


def _offer(context: Context, one: Service) -> str:
    seats = f" · {one.seats}" if one.seats is not None else ""
    return f"{clipped(service_label(one, context.language), LABEL)}{seats}"


def _buttons(context: Context, day: ServiceDay) -> Keyboard:
    number, listed = day.number, [press(context.plain("serviceday-list"), "sd:al")]
    if day.state != PLANNED:
        return inline(listed)

    def form(what: str) -> Button:
        return press(context.plain(f"serviceday-change-{what}"), f"sd:ae:{number}:{what}")

    more = [
        press(context.plain("serviceday-change-place"), f"sd:ap:{number}"),
        press(context.plain("serviceday-change-services"), f"sd:as:{number}"),
    ]
    cancel = press(context.plain("serviceday-cancel"), f"sd:ax:{number}")
    return inline([form("date"), form("hours")], more, [form("words"), form("picture")], [cancel], listed)


def _today(context: Context, it: Shown) -> list[list[Button]]:
    """Return what there is on the day itself, and after it: the code of each place, and how it goes."""
    if it.day.day > context.today() or it.day.state != PLANNED:
        return []
    codes = it.stations if it.day.day == context.today() else ()
    shown = [attendanceviews.station_row(context.language, it.day, one) for one in codes]
    return [*shown, turnoutviews.row(context.language, it.day)]


def _back(context: Context, number: int) -> Button:
    return press(context.plain("serviceday-back"), f"sd:a:{number}")


def _open(language: str, day: ServiceDay) -> Keyboard:
    return inline([press(plain(language, "serviceday-open"), f"sd:a:{day.number}")])
