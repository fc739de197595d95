"""Areas: district > street > community > grid, with or without a shape, and which of them holds a point."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import shapely
import shapely.ops
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry
from sqlalchemy import Column, ForeignKey, Text, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import revisions
from models.changes import Facts, Upserted, add, change, differs
from models.columns import BigId
from models.places import distance
from models.rows import plain
from models.shapes import joined

KINDS = ("district", "street", "community", "grid")

NEARBY = 0.002
"""Degrees (some 200 m): so far outside every shape the nearest top area still holds a point."""


class Area(SQLModel, table=True):
    """A piece of the city; `geometry` is a GeoJSON Polygon or MultiPolygon in WGS-84, or None."""

    __tablename__ = "area"

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    code: str = Field(unique=True)
    name: str = Field(index=True)
    kind: str | None = None
    parent_id: int | None = Field(
        default=None, sa_column=Column(BigId, ForeignKey("area.id"), index=True, nullable=True)
    )
    geometry: str | None = Field(default=None, sa_column=Column(Text, nullable=True))
    sort: int = 0


@dataclass(frozen=True, eq=False)
class Atlas:
    """All areas as they were at one revision, with their shapes prepared for questions."""

    areas: dict[int, Area] = field(default_factory=dict)
    by_code: dict[str, Area] = field(default_factory=dict)
    by_name: dict[str, list[Area]] = field(default_factory=dict)
    children: dict[int | None, list[Area]] = field(default_factory=dict)
    shapes: dict[int, BaseGeometry] = field(default_factory=dict)
    ids: list[int] = field(default_factory=list)
    tree: Any = None
    outline: BaseGeometry | None = None


_drawn: dict[int, Atlas] = {}


async def atlas(session: AsyncSession) -> Atlas:
    """Return all areas, from memory while nobody has changed one."""
    revision = await revisions.current(session, "areas")
    if revision not in _drawn:
        drawn = draw(await every(session))
        _drawn.clear()
        _drawn[revision] = drawn
    return _drawn[revision]


async def every(session: AsyncSession) -> list[Area]:
    """Return all areas by `sort`, then code; the objects belong to no session."""
    statement = select(Area).order_by(col(Area.sort), col(Area.code))
    found = list((await session.execute(statement.execution_options(populate_existing=True))).scalars())
    for area in found:
        session.expunge(area)
    return found


def compare(atlas: Atlas, given: Sequence[Facts]) -> Upserted:
    """Return what `upsert` would do, and do nothing."""
    added = [facts for facts in given if facts["code"] not in atlas.by_code]
    changed = 0
    for facts in given:
        area = atlas.by_code.get(facts["code"])
        above = atlas.areas.get(area.parent_id) if area and area.parent_id is not None else None
        moves = "parent_code" in facts and facts["parent_code"] != (above.code if above else None)
        changed += area is not None and (moves or differs(area, _own(facts)))
    return Upserted(len(added), changed, len(given) - len(added) - changed)


async def upsert(session: AsyncSession, given: Sequence[Facts]) -> Upserted:
    """Add or change areas by their `code`; columns that are left out stay as they are.

    The parent is named by its code, as `parent_code` (None: a top area), and may be among the given ones.
    Every change goes through here: running processes notice by the revision.
    """
    known = {area.code: area for area in await every(session)}
    new = [facts for facts in given if facts["code"] not in known]
    await add(session, Area, [Area(**_own(facts)).model_dump(exclude={"id"}) for facts in new])
    areas = {area.code: area for area in await every(session)} if new else known
    changes: dict[int, Facts] = {}
    for facts in given:
        area, wanted = areas[facts["code"]], _own(facts)
        if "parent_code" in facts:
            parent = areas.get(facts["parent_code"])
            wanted["parent_id"] = parent.id if parent else None
        if area.id is not None and differs(area, wanted):
            changes[area.id] = wanted
    await change(session, Area, changes)
    changed = len(changes.keys() & {area.id for area in known.values()})
    if new or changes:
        await revisions.bump(session, "areas")
    return Upserted(len(new), changed, len(given) - len(new) - changed)


def draw(areas: Iterable[Area]) -> Atlas:
    """Return an atlas of these areas, which need their ids."""
    known = {area.id: area for area in areas if area.id is not None}
    children: dict[int | None, list[Area]] = {}
    by_name: dict[str, list[Area]] = {}
    for area in known.values():
        by_name.setdefault(plain(area.name), []).append(area)
        children.setdefault(area.parent_id if area.parent_id in known else None, []).append(area)
    shapes = {id_: shapely.from_geojson(area.geometry) for id_, area in known.items() if area.geometry}
    shapely.prepare(list(shapes.values()))
    return Atlas(
        areas=known,
        by_code={area.code: area for area in known.values()},
        by_name=by_name,
        children=children,
        shapes=shapes,
        ids=list(shapes),
        tree=shapely.STRtree(list(shapes.values())),
        outline=joined(_topmost_shapes(children, shapes)),
    )


def holding(atlas: Atlas, latitude: float, longitude: float) -> Area | None:
    """Return the smallest area that holds the point; on a border the first by code.

    Outside all it is the top area. With several top areas it is the nearest within some 200 m (simplified
    neighbours leave gaps), else None.
    """
    point = Point(longitude, latitude)
    holders = [atlas.ids[index] for index in atlas.tree.query(point, "intersects")] if atlas.shapes else []
    if holders:
        return atlas.areas[_smallest(atlas, holders, point)]
    tops = atlas.children.get(None, [])
    if len(tops) == 1:
        return tops[0]
    near = [(shapely.distance(atlas.shapes[top.id], point), top) for top in tops if top.id in atlas.shapes]
    near.sort(key=lambda pair: pair[0])
    return near[0][1] if near and near[0][0] <= NEARBY else None


def holds(atlas: Atlas, area_id: int, latitude: float, longitude: float) -> bool | None:
    """Tell whether the area's shape holds the point, its border included; None when it has no shape."""
    shape = atlas.shapes.get(area_id)
    return None if shape is None else bool(shapely.intersects_xy(shape, longitude, latitude))


def away(atlas: Atlas, area_id: int, latitude: float, longitude: float) -> float:
    """Return the metres from the point to the area's shape: 0 inside it, and for an area without a shape."""
    shape = atlas.shapes.get(area_id)
    if shape is None:
        return 0.0
    near = shapely.ops.nearest_points(shape, Point(longitude, latitude))[0]
    return distance((near.y, near.x), (latitude, longitude))


def named(atlas: Atlas, name: str) -> list[Area]:
    """Return all areas of this name; width, case and blanks around it don't matter."""
    return atlas.by_name.get(plain(name), [])


def children(atlas: Atlas, area_id: int | None) -> list[Area]:
    """Return the areas right below this one (None: the top ones), by `sort`, then code."""
    return list(atlas.children.get(area_id, []))


def below(atlas: Atlas, area_id: int) -> set[int]:
    """Return the ids of this area and of all areas below it."""
    found, waiting = set[int](), [area_id]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += [child.id for child in atlas.children.get(one, []) if child.id is not None]
    return found


def path(atlas: Atlas, area_id: int | None) -> list[Area]:
    """Return the way from the top down to this area, itself included."""
    way: list[Area] = []
    area = atlas.areas.get(area_id) if area_id is not None else None
    while area is not None and area not in way:
        way.append(area)
        area = atlas.areas.get(area.parent_id) if area.parent_id is not None else None
    return way[::-1]


def names(atlas: Atlas, area_id: int | None) -> list[str]:
    """Return the names from the top down to this area."""
    return [area.name for area in path(atlas, area_id)]


def _own(facts: Facts) -> dict[str, Any]:
    return {column: value for column, value in facts.items() if column != "parent_code"}


def _smallest(atlas: Atlas, holders: list[int], point: Point) -> int:
    smallest = min(holders, key=lambda id_: (atlas.shapes[id_].area, atlas.areas[id_].code))
    if not atlas.shapes[smallest].touches(point):
        return smallest
    touching = [id_ for id_ in holders if atlas.shapes[id_].touches(point)]
    # A street shares its outer border with its district: neighbours compete by code, not what is around them.
    rivals = [id_ for id_ in touching if not any(_is_around(atlas, id_, other) for other in touching)]
    return min(rivals, key=lambda id_: atlas.areas[id_].code)


def _is_around(atlas: Atlas, outer: int, inner: int) -> bool:
    one, other = atlas.shapes[outer], atlas.shapes[inner]
    return bool(one.area > other.area and one.intersection(other).area > other.area / 2)


def _topmost_shapes(children: dict[int | None, list[Area]], shapes: dict[int, BaseGeometry]) -> list[BaseGeometry]:
    found: list[BaseGeometry] = []
    waiting = list(children.get(None, []))
    while waiting:
        area = waiting.pop()
        if area.id in shapes:
            found.append(shapes[area.id])
        else:
            waiting += children.get(area.id, [])
    return found
