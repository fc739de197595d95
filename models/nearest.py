"""What is nearest: an index in memory, exact in the order of the geodesic, that changes cheaply.

Points lie in cubes around the earth's centre (WGS-84), split in eight wherever they hold many, so that poles
and the antimeridian are places like any other. A search opens what may be nearest first, by two bounds:

- A straight chord is never longer than the way over the ground. More tightly: the ellipsoid is nowhere
  flatter than a sphere of radius a²/b, so it holds every arc of that radius between two of its points, and
  the way around those arcs is at least as long as one of them. So distances are compared as chords of arcs.
- Beyond 1,000 km that is too loose to tell a city's stations apart. There a cube is measured once, to one
  point in it, and the triangle inequality does the rest.

A point is the answer once nothing unopened can be nearer; what is measured is measured by geodesic.
"""

from collections.abc import Callable, Iterable, Iterator
from heapq import heappop, heappush
from itertools import count as numbers
from math import asin, cos, inf, radians, sin, sqrt
from typing import Any, Final, Generic, TypeVar

from models.places import Position, checked, distance

Key = TypeVar("Key", int, str)

_A: Final = 6_378_137.0
_B: Final = _A * (1 - 1 / 298.257223563)
_FLATTEST: Final = 2 * _A * _A / _B  # diameters of the largest and the smallest curvature
_ROUNDEST: Final = 2 * _B * _B / _A
_SLACK: Final = 1e-6  # metres; a hundred times what rounding does to chords and geodesics

_WORLD: Final = 2.0**23  # half an edge, metres
_CITY: Final = 2.0**17
_FEW: Final = 16
_SMALLEST: Final = 0.5  # what lies closer together stays together
_FAR: Final = 1e6**2
_MANY: Final = 50  # refused: from then on points are asked for before they cost a place in the heap

_CUBE, _MEASURED, _POINT, _KEPT, _ANSWER = range(5)  # in this order at equal bounds: answers wait


class _Point:
    __slots__ = ("bits", "key", "latitude", "longitude", "x", "y", "z")

    def __init__(self, key: Any, latitude: float, longitude: float, bits: int) -> None:
        self.key = key
        self.latitude, self.longitude = latitude, longitude
        self.x, self.y, self.z = _centred(latitude, longitude)
        self.bits = bits

    def apart(self, x: float, y: float, z: float) -> float:
        """Return the square of the chord."""
        return (self.x - x) ** 2 + (self.y - y) ** 2 + (self.z - z) ** 2


class _Cube:
    """A leaf has `points`, any other `children` by octant; `bits` are those of all points in it."""

    __slots__ = ("bits", "children", "half", "parent", "points", "x", "y", "z")

    def __init__(self, parent: "_Cube | None", x: float, y: float, z: float, half: float) -> None:
        self.parent = parent
        self.x, self.y, self.z, self.half = x, y, z, half
        self.children: dict[int, _Cube] = {}
        self.points: dict[Any, _Point] = {}
        self.bits = 0

    def octant(self, point: _Point) -> int:
        return (point.x >= self.x) | (point.y >= self.y) << 1 | (point.z >= self.z) << 2

    def child(self, octant: int) -> "_Cube":
        found = self.children.get(octant)
        if found is None:
            half = self.half / 2
            x = self.x + (half if octant & 1 else -half)
            y = self.y + (half if octant & 2 else -half)
            z = self.z + (half if octant & 4 else -half)
            found = self.children[octant] = _Cube(self, x, y, z, half)
        return found

    def apart(self, x: float, y: float, z: float) -> float:
        """Return the square of the way to the nearest corner, edge or face; 0 inside."""
        half = self.half
        apart = 0.0
        for off in (abs(x - self.x) - half, abs(y - self.y) - half, abs(z - self.z) - half):
            if off > 0:
                apart += off * off
        return apart

    def any_point(self) -> _Point:
        cube = self
        while cube.children:
            cube = next(iter(cube.children.values()))
        return next(iter(cube.points.values()))


class Index(Generic[Key]):
    """Points by key (all of them numbers or all of them strings), to ask for the nearest."""

    def __init__(self) -> None:
        self._root = _Cube(None, 0.0, 0.0, 0.0, _WORLD)
        self._leaves: dict[Key, _Cube] = {}

    def __len__(self) -> int:
        return len(self._leaves)

    def __contains__(self, key: object) -> bool:
        return key in self._leaves

    def put(self, key: Key, latitude: float, longitude: float, bits: int = 0) -> None:
        """Add a point or move it; `bits` are flags that a search may ask for.

        Takes microseconds. Raises RuleBroken for what is no position.
        """
        checked(latitude, longitude)
        self.remove(key)
        self._settle(self._root, _Point(key, latitude, longitude, bits))

    def remove(self, key: Key) -> None:
        """Forget a point; one that isn't there is no mistake."""
        leaf = self._leaves.pop(key, None)
        if leaf is None:
            return
        del leaf.points[key]
        cube: _Cube | None = leaf
        while cube is not None:
            parent = cube.parent
            if parent is not None and not cube.points and not cube.children:
                parent.children = {at: child for at, child in parent.children.items() if child is not cube}
            cube.bits = _united(cube)
            cube = parent

    def nearest(
        self,
        latitude: float,
        longitude: float,
        count: int,
        *,
        bits: int = 0,
        keep: Callable[[Key], bool] | None = None,
        skip: int = 0,
        within: float = inf,
    ) -> list[tuple[Key, float]]:
        """Return the keys and metres of the `count` nearest points after the first `skip`, nearest first.

        Only those count that have all `bits`, that `keep` accepts, and that are at most `within` metres
        away. Distances are geopy's geodesic; of two at the same distance the smaller key comes first.
        `keep` is asked in about the order of distance and no more often than it must be; where hardly any
        point passes, bits are cheaper, since cubes without them are not opened.
        """
        checked(latitude, longitude)
        wanted = skip + count
        found: list[tuple[Key, float]] = []
        if wanted > 0:
            for answer in self._in_order((latitude, longitude), bits, keep, within):
                found.append(answer)
                if len(found) == wanted:
                    break
        return found[skip:]

    def _settle(self, cube: _Cube, point: _Point) -> None:
        cube.bits |= point.bits
        while cube.children:
            cube = cube.child(cube.octant(point))
            cube.bits |= point.bits
        cube.points[point.key] = point
        self._leaves[point.key] = cube
        if len(cube.points) > _FEW and cube.half > _SMALLEST:
            points, cube.points = cube.points, {}
            for each in points.values():
                cube.child(cube.octant(each))
            for each in points.values():
                self._settle(cube, each)

    def _in_order(
        self, here: Position, bits: int, keep: Callable[[Key], bool] | None, within: float
    ) -> Iterator[tuple[Key, float]]:
        limit = _bound(within) if within < inf else inf
        search = _Search(here, bits, keep, self._root)
        while search.heap and search.heap[0][0] <= limit:
            bound, what, tie, thing = heappop(search.heap)
            if what == _ANSWER:
                metres, key = tie
                yield key, metres
            elif what == _KEPT or (what == _POINT and search.keeps(thing)):
                metres = search.metres_to(thing)
                if metres <= within:
                    heappush(search.heap, (_bound(metres), _ANSWER, (metres, thing.key), None))
            elif what == _MEASURED:
                search.open_measured(*thing)
            elif what == _CUBE and bound > _FAR and thing.half < _CITY:
                search.measure(thing, bound)
            elif what == _CUBE:
                search.open(thing, bound)


class _Search:
    """What may still be nearer, in a heap of (bound, what it is, tie-breaker, the thing itself)."""

    __slots__ = ("bits", "heap", "here", "keep", "known", "number", "refused", "x", "y", "z")

    def __init__(self, here: Position, bits: int, keep: Callable[[Any], bool] | None, root: _Cube) -> None:
        self.here = here
        self.x, self.y, self.z = _centred(*here)
        self.bits = bits
        self.keep = keep
        self.refused = 0
        self.known: dict[Position, float] = {}
        self.number = numbers()
        self.heap: list[tuple[float, int, Any, Any]] = [(0.0, _CUBE, 0, root)]

    def keeps(self, point: _Point) -> bool:
        kept = self.keep is None or self.keep(point.key)
        self.refused += not kept
        return kept

    def metres_to(self, point: _Point) -> float:
        there = point.latitude, point.longitude
        if there not in self.known:  # many stations may share one building's position
            self.known[there] = distance(self.here, there)
        return self.known[there]

    def open(self, cube: _Cube, floor: float) -> None:
        """Put in what is in a cube, of which nothing is nearer than `floor`."""
        x, y, z, heap, number = self.x, self.y, self.z, self.heap, self.number
        while len(cube.children) == 1:
            (cube,) = cube.children.values()
        for child in cube.children.values():
            if child.bits & self.bits == self.bits:
                heappush(heap, (max(floor, child.apart(x, y, z)), _CUBE, next(number), child))
        if not cube.points:
            return
        what, points = self.fitting(cube)
        for point in points:
            east, north, up = point.x - x, point.y - y, point.z - z
            heappush(heap, (east * east + north * north + up * up, what, next(number), point))

    def measure(self, cube: _Cube, floor: float) -> None:
        """Put a far cube back, with the bound that the distance to one of its points gives."""
        sample = cube.any_point()
        metres = self.metres_to(sample)
        floor = max(floor, _bound(metres - _longest(2 * sqrt(3) * cube.half) - _SLACK))
        heappush(self.heap, (floor, _MEASURED, next(self.number), (cube, sample, metres, floor)))

    def open_measured(self, cube: _Cube, sample: _Point, metres: float, floor: float) -> None:
        """Put in what is in a cube from whose `sample` we are so many metres away."""
        if cube.children:
            self.open(cube, floor)
            return
        what, points = self.fitting(cube)
        for point in points:
            nearest = metres - _longest(sqrt(point.apart(sample.x, sample.y, sample.z))) - _SLACK
            bound = max(_bound(nearest), point.apart(self.x, self.y, self.z))
            heappush(self.heap, (bound, what, next(self.number), point))

    def fitting(self, cube: _Cube) -> tuple[int, Iterable[_Point]]:
        """Return the points of a leaf that may be answers, and whether `keep` was asked already."""
        points: Iterable[_Point] = cube.points.values()
        if self.bits:
            points = [point for point in points if point.bits & self.bits == self.bits]
        if self.keep is not None and self.refused > _MANY:
            return _KEPT, [point for point in points if self.keep(point.key)]
        return _POINT, points


def _centred(latitude: float, longitude: float) -> tuple[float, float, float]:
    up, round_ = radians(latitude), radians(longitude)
    squeeze = (_B / _A) ** 2
    normal = _A / sqrt(1 - (1 - squeeze) * sin(up) ** 2)
    from_axis = normal * cos(up)
    return from_axis * cos(round_), from_axis * sin(round_), normal * squeeze * sin(up)


def _bound(metres: float) -> float:
    """Return the square that the chord to no point at this distance exceeds."""
    return (_FLATTEST * sin(max(0.0, metres) / _FLATTEST) + _SLACK) ** 2


def _longest(chord: float) -> float:
    """Return the metres that the way between two points with this chord can have at most (below 3,000 km)."""
    return _ROUNDEST * asin(chord / _ROUNDEST)


def _united(cube: _Cube) -> int:
    bits = 0
    for point in cube.points.values():
        bits |= point.bits
    for child in cube.children.values():
        bits |= child.bits
    return bits
