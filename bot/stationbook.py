"""The stations in memory: which are near, which have what, how they stand now."""

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import fmean
from typing import NamedTuple

from shapely import Point
from sqlalchemy.ext.asyncio import AsyncSession

from bot.district import District
from models import areas, hours, keepings, problems, revisions, stations
from models.areas import Atlas
from models.calendar import Almanac
from models.hours import Hours, State
from models.keepings import NOTHING, Word
from models.nearest import Index
from models.places import Position, distance
from models.rules import RuleBroken
from models.stations import Station

NEAR = 5000.0
"""Metres that a rider may be expected to ride to a station."""

LATELY = 3.0
"""Seconds for which what a keeper says here stands against what is read: the reading may have begun before."""

SURE = 32
"""Amenities are bits from 0 on when a station is said to have them, and from SURE on when that is confirmed."""

MISSING = {"no_hot_water": "hot_water"}
"""What a mark of riders takes away from a station for the time being."""


class Wanted(NamedTuple):
    """What a rider filters by: open now, and amenities by their place in the district's list."""

    open_now: bool = False
    amenities: int = 0


class Near(NamedTuple):
    """A station and how many metres away it is."""

    station: Station
    metres: float


@dataclass(slots=True)
class _Entry:
    station: Station
    hours: Hours | None
    bits: int
    known: tuple[datetime, bool] | None = None  # until when, whether it is open


class StationBook:
    """Hold all stations, as of the last `refresh`."""

    def __init__(self, district: District) -> None:
        self.district = district
        self.almanac = Almanac(district.zone, district.days)
        self.amenities = [amenity.key for amenity in district.amenities]
        self.atlas: Atlas | None = None
        self.offered = 0  # the amenities that at least one station is said to have
        self._entries: dict[int, _Entry] = {}
        self._codes: dict[str, int] = {}
        self._index: Index[int] = Index()
        self._marks: dict[int, list[str]] = {}
        self._words: dict[int, Word] = {}
        self._told: int | None = None
        self._heard: dict[int, tuple[float, Word, list[str]]] = {}
        self._revision: tuple[int, int] | None = None
        self._middles: dict[int, Position | None] = {}
        self._away: dict[tuple[int, int], float | None] = {}

    def __len__(self) -> int:
        return len(self._index)

    async def refresh(self, session: AsyncSession, now: datetime) -> None:
        """Read the stations anew when they, or the areas, have changed, what keepers say, and what riders mark."""
        revision = (await stations.revision(session), await revisions.current(session, "areas"))
        if revision != self._revision:
            self._take(await stations.every(session))
            self.atlas = await areas.atlas(session)
            self._middles, self._away = {}, {}
            self._revision = revision
        told = await keepings.revision(session)
        if told != self._told:
            self._words = await keepings.words(session, None, now)
            self._told = told
        self._marks = await problems.marked(session, None, now)
        self._say_again()

    def learn(self, station: Station) -> None:
        """Know at once how a station is now, but for its place; the next `refresh` reads everything anew."""
        self._entries[station.id or 0] = self._entry(station)
        self._revision = None

    def hear(self, station_id: int, word: Word, kinds: list[str]) -> None:
        """Know at once what a station's keeper says and what riders' marks count; a later `refresh` reads it anew."""
        self._heard[station_id] = (time.monotonic() + LATELY, word, kinds)
        self._say_again()
        self._told = None

    def mark(self, station_id: int, kinds: list[str]) -> None:
        """Know at once what counts at a station now; the next `refresh` reads it anew."""
        self._marks[station_id] = kinds
        if station_id in self._heard:
            until, word, _ = self._heard[station_id]
            self._heard[station_id] = (until, word, kinds)

    def station(self, station_id: int) -> Station:
        """Return a station. Raises RuleBroken when there is none, or none any more."""
        entry = self._entries.get(station_id)
        if entry is None or entry.station.state == "removed":
            raise RuleBroken("station-gone")
        return entry.station

    def by_code(self, code: str) -> Station:
        """Return the station with this code. Raises RuleBroken when there is none, or none any more."""
        return self.station(self._codes.get(code, 0))

    def everything(self) -> list[Station]:
        """Return all stations that have not been removed, by code."""
        return [entry.station for entry in self._entries.values() if entry.station.state != "removed"]

    def search(self, words: str) -> list[Station]:
        """Return the stations that the words fit, the best first."""
        return stations.search(self.everything(), words)

    def marks(self, station_id: int) -> list[str]:
        """Return what two riders found wrong here within a day."""
        return self._marks.get(station_id, [])

    def word(self, station_id: int, now: datetime) -> Word:
        """Return what the keeper says of a station now."""
        word = self._words.get(station_id, NOTHING)
        over = word.until is not None and word.until <= now
        return word._replace(closed=False, until=None) if over else word

    def hours(self, station_id: int) -> Hours | None:
        """Return the opening hours, None where they are not understood."""
        return self._entries[station_id].hours

    def state(self, station_id: int, now: datetime) -> State:
        """Return how a station stands now: what its keeper or two riders say goes before its hours."""
        entry, word = self._entries[station_id], self.word(station_id, now)
        if word.closed and entry.station.state == "open":
            return State("closed", word.until, self._opens(entry, word.until) if word.until else None)
        if entry.station.state == "closed" or "closed" in self.marks(station_id):
            return State("closed")
        return hours.state(entry.hours, now, self.almanac)

    def near(
        self, latitude: float, longitude: float, wanted: Wanted, now: datetime, count: int = 5, skip: int = 0
    ) -> list[Near]:
        """Return the nearest stations that have what is wanted.

        Distance alone decides, but under a filter those within reach where all of it is confirmed come first.
        """
        need = skip + count

        def nearest(
            many: int, bits: int, *, passed: int = 0, unsure: bool = False, within: float = float("inf")
        ) -> list[Near]:
            def keep(station_id: int) -> bool:
                return self._passes(station_id, wanted, now) and not (unsure and self._is_sure(station_id, wanted))

            found = self._index.nearest(latitude, longitude, many, bits=bits, keep=keep, skip=passed, within=within)
            return [Near(self._entries[key].station, metres) for key, metres in found]

        if not wanted.amenities:
            return nearest(count, 0, passed=skip)
        found = nearest(need, wanted.amenities << SURE, within=NEAR)
        found += nearest(need - len(found), wanted.amenities, unsure=True, within=NEAR)
        found += nearest(need - len(found), wanted.amenities, passed=len(found))
        return found[skip:need]

    def is_outside(self, latitude: float, longitude: float) -> bool:
        """Tell whether a place lies outside the district; False where its outline isn't known."""
        outline = self.district.outline or (self.atlas.outline if self.atlas else None)
        return outline is not None and not outline.intersects(Point(longitude, latitude))

    def away(self, area_id: int, station: Station) -> float | None:
        """Return how many metres a station is from the midst of an area, 0 within it; None when nobody knows that.

        The midst is a point in the area's shape; without a shape it lies amid the stations of the area.
        """
        key = area_id, station.id or 0
        if key not in self._away:
            self._away[key] = self._reckon_away(area_id, station)
        return self._away[key]

    def first_to_open(self, near: Sequence[Near], now: datetime) -> tuple[Near, datetime] | None:
        """Return which of these opens first, and when; None when that is known of none."""
        opening = [(state.opens, place) for place in near if (state := self.state(place.station.id or 0, now)).opens]
        if not opening:
            return None
        opens, place = min(opening, key=lambda one: (one[0], one[1].metres))
        return place, opens

    def is_open(self, station_id: int, now: datetime) -> bool:
        """Tell whether a station is surely open now."""
        entry = self._entries[station_id]
        if entry.known is None or not entry.known[0] - timedelta(hours=12) <= now < entry.known[0]:
            state = hours.state(entry.hours, now, self.almanac)
            entry.known = (
                min(state.until or state.opens or now, now + timedelta(hours=12)),
                state.kind == "open",
            )
        shut = entry.station.state != "open" or "closed" in self.marks(station_id)
        return entry.known[1] and not shut and not self.word(station_id, now).closed

    def _reckon_away(self, area_id: int, station: Station) -> float | None:
        if self.atlas is None or area_id not in self.atlas.areas:
            return None
        below = areas.below(self.atlas, area_id)
        if station.area_id in below:
            return 0.0
        if area_id not in self._middles:
            self._middles[area_id] = self._middle(self.atlas, area_id, below)
        middle = self._middles[area_id]
        return None if middle is None else distance(middle, (station.latitude, station.longitude))

    def _middle(self, atlas: Atlas, area_id: int, below: Collection[int]) -> Position | None:
        shape = atlas.shapes.get(area_id)
        if shape is not None:
            point = shape.representative_point()
            return point.y, point.x
        around = [one for one in self.everything() if one.area_id in below]
        return (fmean(one.latitude for one in around), fmean(one.longitude for one in around)) if around else None

    def _say_again(self) -> None:
        """Let what was just said stand against a reading that began before it was committed."""
        now = time.monotonic()
        self._heard = {number: heard for number, heard in self._heard.items() if heard[0] > now}
        for number, (_, word, kinds) in self._heard.items():
            self._words[number], self._marks[number] = word, kinds

    def _opens(self, entry: _Entry, after: datetime) -> datetime | None:
        """Return when a station surely opens that its keeper has closed until a moment."""
        then = hours.state(entry.hours, after, self.almanac)
        return after if then.kind == "open" else then.opens

    def _passes(self, station_id: int, wanted: Wanted, now: datetime) -> bool:
        gone = {MISSING[kind] for kind in self.marks(station_id) if kind in MISSING}
        gone.update(self.word(station_id, now).broken)
        if any(wanted.amenities >> self.amenities.index(key) & 1 for key in gone if key in self.amenities):
            return False
        return not wanted.open_now or self.is_open(station_id, now)

    def _is_sure(self, station_id: int, wanted: Wanted) -> bool:
        return self._entries[station_id].bits >> SURE & wanted.amenities == wanted.amenities

    def _take(self, every: Sequence[Station]) -> None:
        self._entries = {station.id or 0: self._entry(station) for station in every}
        self._codes = {station.code: station.id or 0 for station in every}
        self._index, self.offered = Index(), 0
        for key, entry in self._entries.items():
            if entry.station.state != "removed":
                self.offered |= entry.bits & (1 << SURE) - 1
                self._index.put(key, entry.station.latitude, entry.station.longitude, entry.bits)

    def _entry(self, station: Station) -> _Entry:
        bits = 0
        for place, key in enumerate(self.amenities):
            if key in station.amenities:
                bits |= 1 << place | int(station.amenities[key]) << place + SURE
        known = Hours(station.hours_rule, station.holiday_rule) if station.hours_rule else None
        return _Entry(station, known, bits)
