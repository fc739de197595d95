"""Stations from the rows of a spreadsheet, and back: what the cells mean, and what is wrong with them.

What is wrong with a row is a finding: an error keeps the row out, a warning lets it in. A file is written
as a whole or not at all, unless the caller wants the good rows only.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import cos, radians
from typing import Any

import shapely
from sqlalchemy.ext.asyncio import AsyncSession

from models import areas, hours, stations
from models.areas import Area, Atlas
from models.headers import (
    DATUM_WORDS,
    KIND_WORDS,
    STATE_WORDS,
    STATION_COLUMNS,
    STATION_UNREAD,
    Columns,
    choices,
    recognised,
    word,
)
from models.places import Position, distance, in_mainland_china, to_wgs84
from models.rows import (
    Finding,
    Mode,
    Outcome,
    Row,
    Table,
    cleaned,
    error,
    header_name,
    in_order,
    number,
    refused_rows,
    truth,
    warning,
)
from models.shapes import METRES_A_DEGREE, Shape
from models.stations import Station

EXPORTED = (
    "code",
    "kind",
    "name",
    "address",
    "area_code",
    "area",
    "street",
    "latitude",
    "longitude",
    "datum",
    "source_datum",
    "source_latitude",
    "source_longitude",
    "hours",
    "hours_confirmed",
    "holiday_hours",
    "amenities",
    "phone",
    "capacity",
    "discount",
    "state",
)
"""The columns of an export; latitude and longitude are WGS-84, the source's pair is beside them."""

TOO_LONG = {"code": 64, "phone": 100, "area": 100, "street": 100, "name": 200}
LONGEST = 1000
MOST = 100_000
"""People that a station may hold; more is a slip of the finger."""

SAME_PLACE = 30.0
"""Metres: two stations nearer than this may be one."""

AGREE = 1.0
"""Metres by which a position and the converted source pair beside it may differ."""

SEPARATORS = str.maketrans(dict.fromkeys("、，,;；/／\n", "|"))


@dataclass(frozen=True)
class Rules:
    """What an import of stations goes by.

    `amenities` gives the key for each name, folded by `header_name`; `datum` holds where the file names none;
    positions in GCJ-02 and BD-09 are converted inside `outline` only.
    """

    amenities: Mapping[str, str] = field(default_factory=dict)
    datum: str | None = None
    outline: Shape | None = None


@dataclass
class _Sheet:
    """A file at work: what its columns mean, what to go by, what was found so far."""

    columns: Columns
    rules: Rules
    atlas: Atlas
    outline: Shape | None
    known: Mapping[str, Station]
    findings: list[Finding] = field(default_factory=list)

    def text(self, row: Row, column: str) -> str:
        return self.columns.text(row, column)

    def error(self, row: Row, column: str, key: str, **args: object) -> None:
        self.findings.append(error(row.number, self._header(column), key, **args))

    def warn(self, row: Row, column: str, key: str, **args: object) -> None:
        self.findings.append(warning(row.number, self._header(column), key, **args))

    def _header(self, column: str) -> str:
        return self.columns.headers.get(column, column)


async def import_stations(session: AsyncSession, table: Table, rules: Rules, mode: Mode, now: datetime) -> Outcome:
    """Add or change stations by the rows of a table, and return what was done and all that was found.

    `whole` writes nothing when any row has an error, `partial` writes the good rows, `dry_run` nothing.
    Columns that the table lacks stay as they are. No station goes away by being left out: that takes the
    state `removed`.
    """
    columns, findings = recognised(table.headers, STATION_COLUMNS, STATION_UNREAD)
    atlas = await areas.atlas(session)
    known = {station.code: station for station in await stations.every(session)}
    sheet = _Sheet(columns, rules, atlas, rules.outline or atlas.outline, known, findings)
    sheet.findings += _lacking(columns, table) + _relevant(table, columns)
    good: dict[int, dict[str, Any]] = {}
    if not any(found.severity == "error" and found.row is None for found in sheet.findings):
        sheet.findings += _about_datum(sheet)
        good = _facts_of_rows(sheet, table.rows)
        sheet.findings += _too_close(sheet, good)
    refused = refused_rows(sheet.findings) | (set() if good else {row.number for row in table.rows})
    return await _written(session, good, sheet.findings, len(refused), mode, now)


async def export_stations(session: AsyncSession) -> list[dict[str, str]]:
    """Return all stations as rows of text under the headers EXPORTED; importing them changes nothing."""
    atlas = await areas.atlas(session)
    return [_exported(station, atlas) for station in await stations.every(session)]


def _lacking(columns: Columns, table: Table) -> list[Finding]:
    needed = ["code", "name"]
    if "geometry" not in columns:
        needed += ["latitude", "longitude"]
    missing = [f"{name} ({_in_chinese(name)})" for name in needed if name not in columns]
    if not missing:
        return []
    present = ", ".join(table.headers)[:200]
    return [error(None, None, "import-header-missing", missing=", ".join(missing), present=present)]


def _in_chinese(column: str) -> str:
    return next(name for name in STATION_COLUMNS[column] if not name.isascii())


def _relevant(table: Table, columns: Columns) -> list[Finding]:
    """Return what was found on reading, but for cells of columns that aren't read."""
    read = set(columns.headers.values())
    return [one for one in table.findings if one.row is None or one.column is None or one.column in read]


def _about_datum(sheet: _Sheet) -> list[Finding]:
    told, option = sheet.columns.datum, sheet.rules.datum
    if told and option and told != option:
        header = sheet.columns.headers["latitude"]
        return [error(None, header, "import-datum-contradicts", told=told, option=option)]
    if not told and not option and "datum" not in sheet.columns and "latitude" in sheet.columns:
        return [warning(None, None, "import-datum-assumed")]
    return []


def _facts_of_rows(sheet: _Sheet, rows: Iterable[Row]) -> dict[int, dict[str, Any]]:
    """Return the columns of each row that has no error, by its number."""
    found: dict[int, dict[str, Any]] = {}
    first: dict[str, int] = {}
    for row in rows:
        facts = found[row.number] = _facts(sheet, row)
        if facts["code"] in first:
            sheet.error(row, "code", "import-code-twice", code=facts["code"], other=first[facts["code"]])
        first.setdefault(facts["code"], row.number)
    refused = refused_rows(sheet.findings)
    if any(one.severity == "error" and one.row is None for one in sheet.findings):
        return {}
    return {row: facts for row, facts in found.items() if row not in refused}


def _facts(sheet: _Sheet, row: Row) -> dict[str, Any]:
    facts = _texts(sheet, row)
    facts |= _words(sheet, row)
    facts |= _capacity(sheet, row)
    facts |= _hours(sheet, row)
    facts |= _confirmed(sheet, row)
    facts |= _amenities(sheet, row)
    position = _position(sheet, row)
    if position:
        facts |= position
        facts["area_id"] = _area(sheet, row, (position["latitude"], position["longitude"]))
    return facts


def _texts(sheet: _Sheet, row: Row) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for column in ("code", "name", "address", "area", "street", "phone", "discount"):
        if column not in sheet.columns:
            continue
        text = facts["area_name" if column == "area" else column] = cleaned(sheet.text(row, column))
        longest = TOO_LONG.get(column, LONGEST)
        if len(text) > longest:
            sheet.error(row, column, "import-text-too-long", length=len(text), limit=longest)
        if not text and column in ("code", "name"):
            sheet.error(row, column, "import-cell-empty")
    return facts


def _words(sheet: _Sheet, row: Row) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for column, words, usual in (("kind", KIND_WORDS, "warm_station"), ("state", STATE_WORDS, "open")):
        if column in sheet.columns:
            text = sheet.text(row, column)
            facts[column] = word(text, words) if text else usual
            if facts[column] is None:
                sheet.error(row, column, "import-word-unknown", value=text[:50], choices=choices(words))
    return facts


def _capacity(sheet: _Sheet, row: Row) -> dict[str, Any]:
    if "capacity" not in sheet.columns:
        return {}
    text = sheet.text(row, "capacity")
    value = number(text.rstrip("人座位个 ")) if text else None
    if text and (value is None or not value.is_integer() or not 0 <= value <= MOST):
        sheet.error(row, "capacity", "import-capacity-wrong", value=text[:50])
        return {}
    return {"capacity": None if value is None else int(value)}


def _amenities(sheet: _Sheet, row: Row) -> dict[str, Any]:
    """Return the amenities; a question mark behind one, or a yes in the column beside, means unconfirmed."""
    if "amenities" not in sheet.columns:
        return {}
    guessed = _truth(sheet, row, "amenities_unconfirmed")
    found: dict[str, bool] = {}
    unknown: list[str] = []
    for part in filter(None, map(str.strip, sheet.text(row, "amenities").translate(SEPARATORS).split("|"))):
        name = part.rstrip("?？ ")
        key = sheet.rules.amenities.get(header_name(name))
        if key is None:
            unknown.append(name)
        else:
            found[key] = found.get(key, False) or not (guessed or name != part)
    if unknown:
        sheet.warn(row, "amenities", "import-amenity-unknown", names=", ".join(unknown)[:200])
    return {"amenities": found}


def _truth(sheet: _Sheet, row: Row, column: str) -> bool:
    text = sheet.text(row, column)
    value = truth(text)
    if value is None:
        sheet.error(row, column, "import-truth-wrong", value=text[:50])
    return bool(value)


def _position(sheet: _Sheet, row: Row) -> dict[str, Any] | None:
    given = _given_position(sheet, row)
    datum = _datum(sheet, row)
    if given is None or datum is None:
        return None
    here = _converted(sheet, row, given, datum)
    source = _source(sheet, row, here) if datum == "wgs84" else None
    source_datum, origin = source or (datum, given)
    return {
        "latitude": here[0],
        "longitude": here[1],
        "source_datum": source_datum,
        "source_latitude": origin[0],
        "source_longitude": origin[1],
    }


def _given_position(sheet: _Sheet, row: Row) -> Position | None:
    texts = sheet.text(row, "latitude"), sheet.text(row, "longitude")
    if not any(texts) and sheet.text(row, "geometry"):
        return _possible(sheet, row, _point(sheet.text(row, "geometry")), "geometry")
    values = []
    for column, text in zip(("latitude", "longitude"), texts, strict=True):
        value = number(text)
        if not text:
            sheet.error(row, column, "import-cell-empty")
        elif value is None:
            sheet.error(row, column, "import-number-wrong", value=text[:50])
        else:
            values.append(value)
    return _possible(sheet, row, (values[0], values[1]), "latitude") if len(values) == 2 else None


def _point(geometry: str) -> Position | None:
    """Return the position that a GeoJSON Point has, None for any other geometry."""
    try:
        content = json.loads(geometry)
    except (ValueError, RecursionError):
        return None
    pair = content.get("coordinates") if isinstance(content, dict) and content.get("type") == "Point" else None
    if not isinstance(pair, list) or len(pair) < 2:
        return None
    longitude, latitude = number(str(pair[0])), number(str(pair[1]))
    return None if longitude is None or latitude is None else (latitude, longitude)


def _possible(sheet: _Sheet, row: Row, given: Position | None, column: str) -> Position | None:
    """Return the position if a station may be there; what is wrong with it becomes an error."""
    if given is None:
        sheet.error(row, column, "import-point-wrong")
        return None
    latitude, longitude = given
    shown = {"latitude": f"{latitude:g}", "longitude": f"{longitude:g}"}
    if abs(latitude) < 0.01 and abs(longitude) < 0.01:
        sheet.error(row, column, "import-position-zero")
    elif _swapped(sheet, latitude, longitude):
        sheet.error(row, column, "import-position-swapped", **shown)
    elif abs(latitude) > 90 or abs(longitude) > 180:
        sheet.error(row, column, "import-position-range", **shown)
    else:
        return given
    return None


def _swapped(sheet: _Sheet, latitude: float, longitude: float) -> bool:
    """Tell whether the pair makes sense only the other way round."""
    if abs(longitude) > 90 or abs(latitude) > 180:
        return False
    if sheet.outline is None:
        return in_mainland_china(longitude, latitude) and not in_mainland_china(latitude, longitude)
    there = bool(shapely.intersects_xy(sheet.outline, latitude, longitude))
    return abs(latitude) > 90 or (there and not shapely.intersects_xy(sheet.outline, longitude, latitude))


def _datum(sheet: _Sheet, row: Row) -> str | None:
    text = sheet.text(row, "datum")
    if not text:
        return sheet.columns.datum or sheet.rules.datum or "wgs84"
    datum = word(text, DATUM_WORDS)
    if datum is None:
        sheet.error(row, "datum", "import-word-unknown", value=text[:50], choices=choices(DATUM_WORDS))
    return datum


def _converted(sheet: _Sheet, row: Row, given: Position, datum: str) -> Position:
    """Return the position in WGS-84. Only China shifts its maps: outside the outline it stays as it is."""
    there = to_wgs84(*given, datum)
    if sheet.outline is None:
        if datum == "wgs84":
            return given
        inside = in_mainland_china(*there)
        everywhere = warning(None, None, "import-no-outline", datum=datum)
        if everywhere not in sheet.findings:
            sheet.findings.insert(0, everywhere)
    else:
        inside = bool(shapely.intersects_xy(sheet.outline, there[1], there[0]))
    if not inside:
        key = "import-outside-outline" if datum == "wgs84" else "import-not-converted"
        sheet.warn(row, "latitude", key, datum=datum)
    return there if inside else given


def _source(sheet: _Sheet, row: Row, here: Position) -> tuple[str, Position] | None:
    """Return the source pair that an export keeps beside a position, if it still belongs to it."""
    texts = [sheet.text(row, f"source_{name}") for name in ("datum", "latitude", "longitude")]
    if not any(texts):
        return None
    datum, latitude, longitude = word(texts[0], DATUM_WORDS), number(texts[1]), number(texts[2])
    if datum and latitude is not None and longitude is not None:
        origin = latitude, longitude
        possible = abs(latitude) <= 90 and abs(longitude) <= 180
        if origin == here or (possible and distance(to_wgs84(*origin, datum), here) <= AGREE):
            return datum, origin
    sheet.warn(row, "source_latitude", "import-source-differs")
    return None


def _hours(sheet: _Sheet, row: Row) -> dict[str, Any]:
    """Return the hours as they are given and as rules; a text that isn't understood has none."""
    given = [column for column in ("hours", "holiday_hours") if column in sheet.columns]
    if not given:
        return {}
    known = sheet.known.get(cleaned(sheet.text(row, "code")))
    facts: dict[str, Any] = {column: cleaned(sheet.text(row, column)) for column in given}
    texts = [facts.get(name, getattr(known, name, "")) for name in ("hours", "holiday_hours")]
    rules = hours.understand(*texts)
    facts["hours_rule"] = rules.rule if rules else None
    facts["holiday_rule"] = rules.holiday_rule if rules else None
    for column in given:
        unclear = facts["hours_rule" if column == "hours" else "holiday_rule"] is None
        if facts[column] and unclear:
            sheet.warn(row, column, "import-hours-unclear", value=facts[column][:80])
        if len(facts[column]) > LONGEST:
            sheet.error(row, column, "import-text-too-long", length=len(facts[column]), limit=LONGEST)
    return facts


def _confirmed(sheet: _Sheet, row: Row) -> dict[str, Any]:
    """Return whether the hours are confirmed: where no column says so, hours that are given are."""
    if "hours_confirmed" in sheet.columns:
        return {"hours_confirmed": _truth(sheet, row, "hours_confirmed")}
    return {"hours_confirmed": bool(sheet.text(row, "hours"))} if "hours" in sheet.columns else {}


def _area(sheet: _Sheet, row: Row, here: Position) -> int | None:
    """Return the area that the row states or a smaller one in it; without one, what holds the position."""
    holder = areas.holding(sheet.atlas, *here)
    stated, exact = _stated_area(sheet, row, holder)
    if stated is None or stated.id is None:
        return holder.id if holder else None
    if areas.holds(sheet.atlas, stated.id, *here) is False:
        away = areas.away(sheet.atlas, stated.id, *here)
        sheet.warn(row, "area", "import-outside-area", area=stated.name, metres=f"{away:.0f}")
    if holder and not exact and holder.id in areas.below(sheet.atlas, stated.id):
        return holder.id
    return stated.id


def _stated_area(sheet: _Sheet, row: Row, holder: Area | None) -> tuple[Area | None, bool]:
    """Return the area that the row names, and whether it does so by code."""
    code, name, street = (sheet.text(row, column) for column in ("area_code", "area", "street"))
    if not sheet.atlas.areas:
        return None, False
    if code in sheet.atlas.by_code:
        return sheet.atlas.by_code[code], True
    around = {area.id for area in areas.path(sheet.atlas, holder.id)} if holder else set()
    named = sorted(areas.named(sheet.atlas, name), key=lambda area: area.id not in around)
    if code or (name and not named):
        sheet.warn(row, "area_code" if code else "area", "import-area-unknown", area=code or name)
    district = named[0] if named else None
    below = areas.below(sheet.atlas, district.id) if district and district.id else None
    streets = [area for area in areas.named(sheet.atlas, street) if below is None or area.id in below]
    return (streets[0] if len(streets) == 1 else district), False


def _too_close(sheet: _Sheet, good: Mapping[int, Mapping[str, Any]]) -> list[Finding]:
    """Return a warning for each row that has a station of an earlier row, or a known one, within 30 m."""
    codes = {facts["code"] for facts in good.values()}
    placed = [(facts["latitude"], row, facts["longitude"], facts["name"]) for row, facts in good.items()]
    placed += [
        (station.latitude, 0, station.longitude, station.name)
        for station in sheet.known.values()
        if station.code not in codes and station.state != "removed"
    ]
    placed.sort(key=lambda one: one[:2])
    header = sheet.columns.headers.get("latitude")
    findings = []
    for index, (_, row, _, _) in enumerate(placed):
        near = _neighbour(placed, index) if row else None
        if near:
            metres, name = near
            findings.append(warning(row, header, "import-neighbour", name=name, metres=f"{metres:.0f}"))
    return findings


def _neighbour(placed: Sequence[tuple[float, int, float, str]], index: int) -> tuple[float, str] | None:
    latitude, row, longitude, _ = placed[index]
    reach = SAME_PLACE / METRES_A_DEGREE * 1.01  # the radius of the globe isn't the same everywhere
    for other in _around(placed, index, reach):
        if other[1] < row and abs(other[2] - longitude) * cos(radians(latitude)) <= reach:
            metres = distance((latitude, longitude), (other[0], other[2]))
            if metres < SAME_PLACE:
                return metres, other[3]
    return None


def _around(
    placed: Sequence[tuple[float, int, float, str]], index: int, reach: float
) -> Iterator[tuple[float, int, float, str]]:
    """Return what lies within `reach` degrees of latitude in a list that is sorted by latitude."""
    latitude = placed[index][0]
    for way in (range(index - 1, -1, -1), range(index + 1, len(placed))):
        for other in way:
            if abs(placed[other][0] - latitude) > reach:
                break
            yield placed[other]


async def _written(
    session: AsyncSession,
    good: Mapping[int, Mapping[str, Any]],
    findings: list[Finding],
    refused: int,
    mode: Mode,
    now: datetime,
) -> Outcome:
    sorted_findings = in_order(findings)
    if mode == "whole" and any(found.severity == "error" for found in findings):
        return Outcome(0, 0, 0, refused, False, sorted_findings)
    given = list(good.values())
    write = stations.compare if mode == "dry_run" else stations.upsert
    counts = await write(session, given, now)
    return Outcome(*counts, refused, mode != "dry_run" and bool(good), sorted_findings)


def _exported(station: Station, atlas: Atlas) -> dict[str, str]:
    area = atlas.areas.get(station.area_id) if station.area_id is not None else None
    shown = {column: getattr(station, column, "") for column in EXPORTED}
    marks = [key if confirmed else f"{key}?" for key, confirmed in station.amenities.items()]
    shown |= {
        "area": station.area_name,
        "area_code": area.code if area else "",
        "datum": "wgs84",
        "amenities": "|".join(marks),
        "hours_confirmed": int(station.hours_confirmed),
    }
    return {column: "" if value is None else str(value) for column, value in shown.items()}
