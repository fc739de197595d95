"""Settlements: what an area issued in points in a month, what was had for points there, and the difference.

Points are worth the same everywhere, so the two differ in each area; over all areas the difference is what people's
balances have grown by. All of it is reckoned from the entries alone: of a past month it never changes.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models import areas
from models.areas import Atlas
from models.ledger import Entry
from models.periods import Period

STREET = "street"


@dataclass(frozen=True, slots=True)
class Sums:
    """Points that were issued (deductions and reversals taken off) and redeemed (less what was given back)."""

    issued: int = 0
    redeemed: int = 0

    @property
    def difference(self) -> int:
        """Return by how many points more was issued than redeemed."""
        return self.issued - self.redeemed

    def __add__(self, other: "Sums") -> "Sums":
        """Return both together."""
        return Sums(self.issued + other.issued, self.redeemed + other.redeemed)


@dataclass(frozen=True, slots=True)
class Line:
    """The sums of a street, or of what has none, with all areas below it; None: what no area is named for."""

    area_id: int | None
    sums: Sums


async def of(session: AsyncSession, period: Period) -> list[Line]:
    """Return a line for each street of a period, as areas are sorted; last the one without an area.

    What is for a larger area is a line of that area, and what is for a community is in its street's.
    """
    return by_street(await areas.atlas(session), await by_area(session, period.first, period.after.first))


async def by_area(session: AsyncSession, since: date, before: date) -> dict[int | None, Sums]:
    """Return the sums of these days by the area that each entry names: who issued it, or where the station is."""
    scored = col(Entry.counts).is_not(None)  # a reversal counts under what it reverses
    issued = func.sum(case((scored, col(Entry.amount)), else_=0))
    redeemed = func.sum(case((scored, 0), else_=-col(Entry.amount)))
    statement = select(col(Entry.area_id), issued, redeemed).where(col(Entry.day) >= since, col(Entry.day) < before)
    rows = (await session.execute(statement.group_by(col(Entry.area_id)))).all()
    return {area_id: Sums(int(given), int(taken)) for area_id, given, taken in rows}


def by_street(atlas: Atlas, found: Mapping[int | None, Sums]) -> list[Line]:
    """Return sums by area as lines by street."""
    lines: dict[int | None, Sums] = {}
    for area_id, sums in found.items():
        street = street_of(atlas, area_id)
        lines[street] = lines.get(street, Sums()) + sums
    return [Line(one, lines[one]) for one in in_order(atlas, lines)]


def street_of(atlas: Atlas, area_id: int | None) -> int | None:
    """Return the street that an area lies in; a larger area is returned as it is."""
    way = areas.path(atlas, area_id)
    street = next((area for area in way if area.kind == STREET), way[-1] if way else None)
    return street.id if street else None


def in_order(atlas: Atlas, found: Collection[int | None]) -> list[int | None]:
    """Return areas in the order that people see: those below after the one above, None last."""

    def place(area_id: int | None) -> tuple[bool, list[tuple[int, str]]]:
        way = areas.path(atlas, area_id)
        return not way, [(area.sort, area.code) for area in way]

    return sorted(found, key=place)


def total(lines: Collection[Line]) -> Sums:
    """Return what all lines come to."""
    return sum((line.sums for line in lines), Sums())
