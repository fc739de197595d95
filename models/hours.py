"""Opening hours: what a text says, and what that means at a moment.

A place is called open only when that is certain. A text that isn't understood leaves everything unconfirmed;
so does a public holiday of which nothing is said (unless the place never closes), and an opening with a
remark that we can't read ("by appointment").
"""

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours
from opening_hours import State as Rated

from models import chinese_hours, osm_hours
from models.calendar import Almanac, day_kind
from models.places import Position

ALWAYS = "24/7"

_HORIZON = 40  # days looked ahead for the next change: longer than any holiday, shorter than a season
_DAY = timedelta(days=1)
_CLOSED_WORDS = ("闭馆", "休息", "休馆", "不开放", "不营业", "关闭", "关门", "放假")
_USUAL_WORDS = ("照常", "照常开放", "照常营业", "正常开放", "正常营业", "同平时", "同平日", "不休")

_Piece = tuple[timedelta, timedelta, bool]  # from, until (since midnight), whether that is certain
_ALL_DAY: tuple[_Piece, ...] = ((timedelta(), _DAY, False),)


class Hours(NamedTuple):
    """Rules in OSM syntax for ordinary days and for public holidays (None: nothing is known of these)."""

    rule: str
    holiday_rule: str | None = None


class State(NamedTuple):
    """How things stand, until when (None: as far as we look ahead), and when the place next surely opens.

    `opens` is None while it is open.
    """

    kind: Literal["open", "closed", "unconfirmed"]
    until: datetime | None = None
    opens: datetime | None = None


class Span(NamedTuple):
    """From when to when a place is open, in UTC: surely, or perhaps only."""

    start: datetime
    end: datetime
    certain: bool = True


@lru_cache(maxsize=10_000)
def understand(text: str, holiday_text: str = "") -> Hours | None:
    """Return what a text in OSM syntax or in Chinese says of opening hours; None if that isn't certain.

    What `holiday_text` says counts for public holidays; without one, what the text itself says of them.
    Both rules come back in normalised OSM syntax, in which nothing is said of public holidays.
    """
    rule, holiday_rule = _read(text)
    if rule is None:
        return None
    return Hours(rule, _of_holidays(holiday_text, rule) if holiday_text.strip() else holiday_rule)


def state(hours: Hours | None, at: datetime, almanac: Almanac) -> State:
    """Return how a place stands at a moment; all times are in UTC."""
    if hours is None:
        return State("unconfirmed")
    if hours.rule == ALWAYS and hours.holiday_rule in (None, ALWAYS):
        return State("open")
    open_until = vague_until = at
    opens = vague_from = None
    for span in _spans(hours, at, almanac):
        if span.certain and span.start > open_until:
            opens = span.start
            break
        if span.certain:
            open_until = max(open_until, span.end)
        elif span.start <= vague_until:
            vague_until = max(vague_until, span.end)
        else:
            vague_from = vague_from or span.start
    if open_until > at:
        return State("open", _within_sight(open_until, at, almanac))
    if vague_until > at:
        until = min(vague_until, opens or vague_until)
        return State("unconfirmed", _within_sight(until, at, almanac), opens)
    return State("closed", vague_from or opens, opens)


def is_open(hours: Hours | None, at: datetime, almanac: Almanac) -> bool:
    """Tell whether a place is surely open at a moment; quicker than `state`."""
    if hours is None:
        return False
    day = at.astimezone(almanac.zone).date()
    return any(
        span.certain and span.start <= at < span.end
        for span in (*_spans_of(hours, day, almanac), *_spans_of(hours, day - _DAY, almanac))
    )


def today(hours: Hours | None, at: datetime, almanac: Almanac) -> list[Span]:
    """Return when a place opens on the local day of a moment: nothing if it stays closed.

    A span may end after midnight. Where nothing is known, the whole day is one that isn't certain.
    """
    day = at.astimezone(almanac.zone).date()
    return list(_spans_of(hours, day, almanac) if hours else _in_utc(_ALL_DAY, day, almanac.zone))


def day_ends(hours: Hours | None, at: datetime, almanac: Almanac) -> datetime:
    """Return when the local day of a moment is over: at midnight, or when its last opening ends after that."""
    day = at.astimezone(almanac.zone).date()
    midnight = datetime.combine(day + _DAY, time(), almanac.zone).astimezone(UTC)
    return max([midnight, *(span.end for span in (_spans_of(hours, day, almanac) if hours else ()))])


def _read(text: str) -> tuple[str | None, str | None]:
    rules = osm_hours.read(text)
    if rules is not None:
        return rules
    said = chinese_hours.read(text)
    if said is None:
        return None, None
    rule, holiday_rule = said
    return osm_hours.normal(rule), osm_hours.normal(holiday_rule) if holiday_rule else None


def _of_holidays(text: str, rule: str) -> str | None:
    """Return the rule in a text about public holidays, with or without naming them again."""
    plain = unicodedata.normalize("NFKC", text).strip(" 。.")
    if plain in _CLOSED_WORDS:
        return osm_hours.CLOSED
    if plain in _USUAL_WORDS:
        return rule
    of_any_day, of_holidays = _read(text)
    return of_holidays or of_any_day


def _spans(hours: Hours, at: datetime, almanac: Almanac) -> Iterator[Span]:
    """Return what ends after a moment, in the order of beginning, as far as we look ahead."""
    yesterday = at.astimezone(almanac.zone).date() - _DAY
    for days in range(_HORIZON + 1):
        for span in _spans_of(hours, yesterday + days * _DAY, almanac):
            if span.end > at:
                yield span


def _within_sight(moment: datetime, at: datetime, almanac: Almanac) -> datetime | None:
    last = at.astimezone(almanac.zone).date() + _HORIZON * _DAY
    return moment if moment < datetime.combine(last, time(), almanac.zone) else None


def _spans_of(hours: Hours, day: date, almanac: Almanac) -> tuple[Span, ...]:
    """Return what begins on a day.

    A make-up day has a Monday's hours; only where Mondays are the weekly closing day, as in museums, it
    remains the Saturday or Sunday that it is.
    """
    zone, overrides, position = almanac
    kind = day_kind(day, overrides)
    if kind == "holiday" and hours.holiday_rule is not None:
        return _on(hours.holiday_rule, day, day, zone, position)
    if kind == "holiday" and hours.rule != ALWAYS:
        return _in_utc(_ALL_DAY, day, zone)
    if kind == "makeup":
        monday = day + (7 - day.weekday()) * _DAY
        return _on(hours.rule, monday, day, zone, position) or _on(hours.rule, day, day, zone, position)
    return _on(hours.rule, day, day, zone, position)


@lru_cache(maxsize=100_000)
def _on(rule: str, like: date, day: date, zone: ZoneInfo, position: Position | None) -> tuple[Span, ...]:
    """Return in UTC what begins on a day that is kept like another.

    What runs past midnight belongs to the day on which it began. The library only tells what is on in a
    day, so that day is asked of the rule cut off at midnight, and the next one for what the cut took away.
    """
    if position is None and osm_hours.depends_on_sun(rule):
        return _in_utc(_ALL_DAY, day, zone)
    pieces = _pieces(osm_hours.cut_at_midnight(rule), like, zone, position)
    return _in_utc(_together(pieces + _past_midnight(rule, like, zone, position)), day, zone)


def _past_midnight(rule: str, day: date, zone: ZoneInfo, position: Position | None) -> list[_Piece]:
    """Return what a day's last opening has of the next day, as far as that day doesn't have it itself."""
    cut = osm_hours.cut_at_midnight(rule)
    whole = _pieces(rule, day + _DAY, zone, position) if cut != rule else []
    if not whole or whole[0][0]:
        return []
    _, end, certain = whole[0]
    reached = last = timedelta()
    for start, until, _ in [*_pieces(cut, day + _DAY, zone, position), (end, end, certain)]:
        if reached < min(start, end):
            last = min(start, end)
        reached = max(reached, until)
    return [(_DAY, _DAY + last, certain)] if last else []


def _pieces(rule: str, day: date, zone: ZoneInfo, position: Position | None) -> list[_Piece]:
    """Return what is on between a midnight and the next."""
    midnight = datetime.combine(day, time())
    return [
        (start.replace(tzinfo=None) - midnight, end.replace(tzinfo=None) - midnight, _sure(rated, remark))
        for start, end, rated, remark in _parsed(rule, zone, position).intervals(midnight, midnight + _DAY)
        if rated != Rated.CLOSED
    ]


def _sure(rated: Rated, remark: str) -> bool:
    return rated == Rated.OPEN and not remark


def _together(pieces: list[_Piece]) -> list[_Piece]:
    together: list[_Piece] = []
    for start, end, certain in pieces:
        if together and together[-1][1:] == (start, certain):
            together[-1] = (together[-1][0], end, certain)
        else:
            together.append((start, end, certain))
    return together


def _in_utc(pieces: Sequence[_Piece], day: date, zone: ZoneInfo) -> tuple[Span, ...]:
    midnight = datetime.combine(day, time())

    def moment(since: timedelta) -> datetime:
        return (midnight + since).replace(tzinfo=zone).astimezone(UTC)

    return tuple(Span(moment(start), moment(end), certain) for start, end, certain in pieces)


@lru_cache(maxsize=10_000)
def _parsed(rule: str, zone: ZoneInfo, position: Position | None) -> OpeningHours:
    # No country, so that no holiday of its own gets in between; no zone unless the sun must be found.
    if position is not None and osm_hours.depends_on_sun(rule):
        return OpeningHours(rule, timezone=zone, coords=position, auto_country=False)
    return OpeningHours(rule)
