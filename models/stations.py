"""Warm stations and what else riders look for: where they are, when they are open, what they have."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import JSON, Column, ForeignKey, bindparam, insert, select, update
from sqlmodel import Field, SQLModel, col
from sqlmodel.ext.asyncio.session import AsyncSession

from models import revisions
from models.columns import BigId, Moment

KINDS = ("warm_station", "service_centre", "service_area", "merchant")
STATES = ("open", "closed", "removed")

LOOKED_AT = 100
"""Characters of a search that count; nobody types a longer name."""

ALIKE = 0.6
"""Share of the pairs of neighbouring characters that a station must have when none has all the words."""


class Station(SQLModel, table=True):
    """A place to rest; the position is WGS-84, with the pair and the datum that it was given in beside it."""

    __tablename__ = "station"

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    code: str = Field(unique=True)
    kind: str = "warm_station"
    name: str
    address: str = ""
    street: str = ""
    area_id: int | None = Field(
        default=None, sa_column=Column(BigId, ForeignKey("area.id"), index=True, nullable=True)
    )
    area_name: str = ""
    latitude: float
    longitude: float
    source_datum: str = "wgs84"
    source_latitude: float
    source_longitude: float
    hours: str = ""
    hours_rule: str | None = None
    hours_confirmed: bool = False
    holiday_hours: str = ""
    holiday_rule: str | None = None
    amenities: dict[str, bool] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    phone: str = ""
    capacity: int | None = None
    discount: str = ""
    state: str = "open"
    updated_at: datetime = Field(sa_type=Moment)


class Upserted(NamedTuple):
    """How many stations an upsert added, changed, and found to be so already."""

    added: int
    changed: int
    unchanged: int


async def upsert(session: AsyncSession, given: Sequence[Mapping[str, Any]], now: datetime) -> Upserted:
    """Add or change stations by their `code`.

    Each mapping holds columns; those left out stay as they are. A new station needs at least code, name,
    latitude and longitude. Every change goes through here: running processes notice by the revision.
    """
    known = {station.code: station for station in await by_codes(session, [facts["code"] for facts in given])}
    new = [_complete(facts, now) for facts in given if facts["code"] not in known]
    changes = [
        {"key": known[facts["code"]].id, **facts, "updated_at": now}
        for facts in given
        if facts["code"] in known and _differs(known[facts["code"]], facts)
    ]
    if new:
        await session.execute(insert(Station), new)
    for columns, alike in _by_columns(changes).items():
        await (await session.connection()).execute(_change(columns), alike)
    if new or changes:
        await revisions.bump(session, "stations")
    return Upserted(len(new), len(changes), len(given) - len(new) - len(changes))


async def every(session: AsyncSession) -> list[Station]:
    """Return all stations, removed ones too, by code; the objects belong to no session."""
    return await _read(session, select(*_columns()).order_by(col(Station.code)))


async def by_codes(session: AsyncSession, codes: Sequence[str]) -> list[Station]:
    """Return the stations with these codes."""
    found: list[Station] = []
    for start in range(0, len(codes), 500):
        some = codes[start : start + 500]
        found += await _read(session, select(*_columns()).where(col(Station.code).in_(some)))
    return found


async def by_id(session: AsyncSession, station_id: int) -> Station | None:
    """Return one station, also a removed one."""
    found = await _read(session, select(*_columns()).where(col(Station.id) == station_id))
    return found[0] if found else None


async def by_code(session: AsyncSession, code: str) -> Station | None:
    """Return one station by its code, also a removed one."""
    found = await by_codes(session, [code])
    return found[0] if found else None


async def revision(session: AsyncSession) -> int:
    """Return the number that changes whenever a station does."""
    return await revisions.current(session, "stations")


def search(stations: Iterable[Station], words: str) -> list[Station]:
    """Return the stations whose name, address or street have all the words, or parts of words, typed.

    Width and case don't matter. Those with all of them in the name come first, otherwise the order stays.
    When none has them all, the most alike come, by pairs of neighbouring characters: Chinese has no blanks.
    """
    wanted = _folded(words[:LOOKED_AT]).split()
    if not wanted:
        return []
    texts = [(station, _folded(station.name), _searchable(station)) for station in stations]
    named = [station for station, name, _ in texts if all(word in name for word in wanted)]
    seen = {id(station) for station in named}
    described = [
        station
        for station, _, text in texts
        if id(station) not in seen and all(word in text for word in wanted)
    ]
    return named + described or _most_alike([(station, text) for station, _, text in texts], wanted)


def _most_alike(texts: list[tuple[Station, str]], wanted: list[str]) -> list[Station]:
    pairs = {word[start : start + 2] for word in wanted for start in range(len(word) - 1)}
    if not pairs:
        return []
    rated = [(sum(pair in text for pair in pairs) / len(pairs), station) for station, text in texts]
    alike = sorted((one for one in rated if one[0] >= ALIKE), key=lambda one: -one[0])
    return [station for _, station in alike]


def _searchable(station: Station) -> str:
    return "\n".join((_folded(station.name), _folded(station.address), _folded(station.street)))


@lru_cache(maxsize=100_000)
def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _columns() -> list[Column[Any]]:
    return list(Station.__table__.columns)  # type: ignore[attr-defined]


async def _read(session: AsyncSession, statement: Any) -> list[Station]:
    return [Station(**row._mapping) for row in await session.execute(statement)]


def _complete(facts: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    given = {"source_latitude": facts["latitude"], "source_longitude": facts["longitude"], **facts}
    return Station(**given, updated_at=now).model_dump(exclude={"id"})


def _differs(station: Station, facts: Mapping[str, Any]) -> bool:
    return any(getattr(station, column) != value for column, value in facts.items())


def _by_columns(changes: list[dict[str, Any]]) -> dict[tuple[str, ...], list[dict[str, Any]]]:
    grouped: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for change in changes:
        grouped.setdefault(tuple(change), []).append(change)
    return grouped


def _change(columns: tuple[str, ...]) -> Any:
    table = Station.__table__  # type: ignore[attr-defined]
    values: dict[str, Any] = {name: bindparam(name) for name in columns if name not in ("key", "code")}
    return update(table).where(table.c.id == bindparam("key")).values(values)
