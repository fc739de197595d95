"""Warm stations and what else riders look for: where they are, when they are open, what they have."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import JSON, Column, ForeignKey, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import revisions
from models.changes import Facts, Upserted, add, change, differs
from models.columns import BigId, Moment
from models.statements import is_postgres

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
    area_id: int | None = Field(default=None, sa_column=Column(BigId, ForeignKey("area.id"), index=True, nullable=True))
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


async def upsert(session: AsyncSession, given: Sequence[Facts], now: datetime) -> Upserted:
    """Add or change stations by their `code`.

    Each mapping holds columns; those left out stay as they are. A new station needs at least code, name,
    latitude and longitude. Every change goes through here: running processes notice by the revision.
    """
    new, changes = await _sorted_out(session, given, now)
    await add(session, Station, new)
    await change(session, Station, changes)
    if new or changes:
        await revisions.bump(session, "stations")
    return Upserted(len(new), len(changes), len(given) - len(new) - len(changes))


async def compare(session: AsyncSession, given: Sequence[Facts], now: datetime) -> Upserted:
    """Return what `upsert` would do, and do nothing."""
    new, changes = await _sorted_out(session, given, now)
    return Upserted(len(new), len(changes), len(given) - len(new) - len(changes))


async def every(session: AsyncSession) -> list[Station]:
    """Return all stations, removed ones too, by code; the objects belong to no session."""
    return await _read(session, select(Station).order_by(col(Station.code)))


async def by_codes(session: AsyncSession, codes: Sequence[str]) -> list[Station]:
    """Return the stations with these codes."""
    found: list[Station] = []
    for start in range(0, len(codes), 500):
        some = codes[start : start + 500]
        found += await _read(session, select(Station).where(col(Station.code).in_(some)))
    return found


async def by_id(session: AsyncSession, station_id: int) -> Station | None:
    """Return one station, also a removed one."""
    found = await _read(session, select(Station).where(col(Station.id) == station_id))
    return found[0] if found else None


async def by_code(session: AsyncSession, code: str) -> Station | None:
    """Return one station by its code, also a removed one."""
    found = await by_codes(session, [code])
    return found[0] if found else None


async def hold(session: AsyncSession, station_id: int) -> None:
    """Let nobody else hold this station until this transaction ends; on SQLite only one writes anyway."""
    if is_postgres(session):
        statement = select(col(Station.id)).where(col(Station.id) == station_id)
        await session.execute(statement.with_for_update(key_share=True))


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
        station for station, _, text in texts if id(station) not in seen and all(word in text for word in wanted)
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


async def _read(session: AsyncSession, statement: Any) -> list[Station]:
    """Return stations that no session watches: they are kept in memory, and read long after it has ended."""
    result = await session.execute(statement.execution_options(populate_existing=True))
    found = list(result.scalars())
    for station in found:
        session.expunge(station)
    return found


async def _sorted_out(
    session: AsyncSession, given: Sequence[Facts], now: datetime
) -> tuple[list[Facts], dict[int, Facts]]:
    """Return the rows to insert, and the changes to make by the id of the row."""
    known = {station.code: station for station in await by_codes(session, [facts["code"] for facts in given])}
    new: list[Facts] = []
    changes: dict[int, Facts] = {}
    for facts in given:
        station = known.get(facts["code"])
        if station is None or station.id is None:
            new.append(_complete(facts, now))
        elif differs(station, facts):
            changes[station.id] = {**facts, "updated_at": now}
    return new, changes


def _complete(facts: Facts, now: datetime) -> Facts:
    given = {"source_latitude": facts["latitude"], "source_longitude": facts["longitude"], **facts}
    return Station(**given, updated_at=now).model_dump(exclude={"id"})
