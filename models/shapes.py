"""Shapes of areas: reading them from GeoJSON, mending them, joining them, measuring them."""

import math
from collections.abc import Iterator, Sequence
from typing import TypeAlias

import shapely
from shapely.errors import GEOSException
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from models.rules import RuleBroken

Shape: TypeAlias = BaseGeometry
"""A Polygon or MultiPolygon in WGS-84."""

SEAM = 0.0005
"""Degrees (some 50 m): gaps up to twice as wide between simplified neighbours count as inside an outline."""

TOUCHING = 1e-6
"""Degrees (some 0.1 m): what is nearer touches."""

LEAST = 10.0
"""Square metres below which an overlap or a gap is nobody's business."""

WORLD = shapely.box(-180, -90, 180, 90)
METRES_A_DEGREE = 6_371_008.8 * math.pi / 180


def read(geojson: str) -> tuple[Shape, bool]:
    """Return the shape that a geometry of GeoJSON describes, and whether it had to be mended.

    One that crosses itself is mended and keeps what has an area. Raises RuleBroken `import-shape-broken`,
    `import-shape-kind` (kind), `import-shape-range` or `import-shape-empty`.
    """
    try:
        shape = shapely.from_geojson(geojson)
    except GEOSException:
        raise RuleBroken("import-shape-broken") from None
    if shape.geom_type not in ("Polygon", "MultiPolygon", "GeometryCollection"):
        raise RuleBroken("import-shape-kind", kind=shape.geom_type)
    if not shape.is_empty and not WORLD.covers(shapely.box(*shape.bounds)):
        raise RuleBroken("import-shape-range")
    mended = not shape.is_valid
    kept = polygons(shapely.make_valid(shape) if mended else shape)
    if kept.is_empty:
        raise RuleBroken("import-shape-empty")
    return kept, mended


def polygons(shape: BaseGeometry) -> Shape:
    """Return only what has an area in a shape."""
    parts = [part for part in _parts(shape) if isinstance(part, Polygon) and not part.is_empty]
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def joined(shapes: list[BaseGeometry]) -> Shape | None:
    """Return the outline of all shapes together, without the seams between simplified neighbours."""
    if not shapes:
        return None
    outline = polygons(shapely.union_all(shapes).buffer(SEAM).buffer(-SEAM))
    shapely.prepare(outline)
    return outline


def square_metres(shape: BaseGeometry) -> float:
    """Return the area of a small shape in degrees, to about half a per cent."""
    if shape.is_empty:
        return 0.0
    south, north = shape.bounds[1], shape.bounds[3]
    narrowing = math.cos(math.radians((south + north) / 2))
    return float(shape.area * METRES_A_DEGREE**2 * narrowing)


def overlaps(shapes: Sequence[Shape]) -> list[tuple[int, int, float]]:
    """Return which two shapes (by index) have more than LEAST in common, with the square metres."""
    tree = shapely.STRtree(shapes)
    found: list[tuple[int, int, float]] = []
    for one, other in sorted(map(tuple, tree.query(shapes, "intersects").T.tolist())):
        if one < other:
            common = square_metres(polygons(shapes[one].intersection(shapes[other])))
            if common >= LEAST:
                found.append((one, other, common))
    return found


def gaps(shapes: Sequence[Shape]) -> list[tuple[list[int], float]]:
    """Return the holes of more than LEAST between shapes: the indices of those around, and the square metres.

    A hole in a single shape is none; a slit that opens to the outside is one as far as it is narrow.
    """
    union = shapely.union_all(shapes)
    closed = union.buffer(SEAM, join_style="mitre").buffer(-SEAM, join_style="mitre")
    filled = shapely.union_all([Polygon(part.exterior) for part in _parts(closed)])
    tree = shapely.STRtree(shapes)
    found: list[tuple[list[int], float]] = []
    for hole in _parts(polygons(filled.difference(union))):
        around = sorted(tree.query(hole.buffer(TOUCHING), "intersects").tolist())
        missing = square_metres(hole)
        if len(around) > 1 and missing >= LEAST:
            found.append((around, missing))
    return found


def _parts(shape: BaseGeometry) -> Iterator[BaseGeometry]:
    for part in shapely.get_parts(shape):
        if part.geom_type in ("MultiPolygon", "GeometryCollection"):
            yield from _parts(part)
        else:
            yield part
