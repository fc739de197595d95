"""Positions: their datums, distances between them, and the ways that lead there.

Inside, every position is WGS-84 in degrees, latitude first. Chinese map providers give GCJ-02 or BD-09.
"""

from math import atan2, cos, degrees, hypot, isfinite, pi, radians, sin, sqrt
from typing import Literal, get_args
from urllib.parse import quote, urlencode

from geographiclib.geodesic import Geodesic  # type: ignore[import-untyped]
from geopy.distance import ELLIPSOIDS

from models.rules import RuleBroken

Position = tuple[float, float]
Datum = Literal["wgs84", "gcj02", "bd09"]
Direction = Literal["n", "ne", "e", "se", "s", "sw", "w", "nw"]

DATUMS: tuple[str, ...] = get_args(Datum)
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)

# geopy's own ellipsoid (kilometres) and algorithm (Karney's), without its parsing of points, which takes
# as long as the answer itself.
_EARTH = Geodesic(ELLIPSOIDS["WGS-84"][0], ELLIPSOIDS["WGS-84"][2])

# GCJ-02 was laid over the ellipsoid of Krasovsky.
_GCJ_AXIS = 6_378_245.0
_GCJ_ECCENTRICITY = 0.00669342162296594323
_BD_WAVE = pi * 3000 / 180
_STEPS = 5  # each leaves less than a hundredth of the error before: from 1 km to below a micrometre

# Where maps are drawn in GCJ-02, roughly (10 km, less where a neighbouring city is near). A box would
# also hold Seoul, Hanoi, Hong Kong, Macau and Taipei, whose maps are not shifted.
# fmt: off
_MAINLAND: tuple[Position, ...] = (
    (49.2, 87.3), (46.9, 91.0), (45.2, 91.0), (44.3, 95.4), (42.8, 96.4), (42.6, 101.8), (41.6, 105.0),
    (42.4, 107.5), (42.6, 110.0), (43.75, 111.95), (45.1, 111.9), (45.0, 113.8), (46.4, 116.5),
    (46.8, 119.8), (47.7, 119.0), (48.0, 117.8), (47.8, 116.0), (49.8, 116.7), (49.65, 117.9),
    (50.3, 119.3), (52.0, 120.7), (53.4, 120.9), (53.6, 123.5), (53.1, 125.7), (51.3, 127.0),
    (50.26, 127.53), (49.5, 128.0), (48.9, 130.5), (47.8, 131.1), (47.85, 132.7), (48.45, 134.3),
    (48.42, 134.6), (47.3, 134.6), (45.2, 133.2), (45.0, 131.8), (44.4, 131.2), (43.5, 131.3),
    (42.7, 130.6), (42.5, 130.5), (42.98, 129.9), (42.0, 128.9), (41.95, 128.3), (41.4, 128.28), (41.38, 128.1),
    (41.8, 126.95), (40.9, 126.0), (40.1, 124.42), (39.7, 124.1), (38.8, 123.4), (36.0, 122.8),
    (32.5, 122.6), (30.7, 123.3), (28.5, 122.6), (26.5, 120.9), (25.4, 120.1), (24.55, 118.5),
    (24.5, 118.2), (24.35, 118.15), (23.4, 117.5), (22.4, 116.0), (22.3, 114.8), (22.45, 114.6),
    (22.55, 114.32), (22.55, 114.2), (22.531, 114.12), (22.513, 114.06), (22.49, 114.0), (22.44, 113.92),
    (22.3, 113.72), (22.22, 113.6), (22.217, 113.55), (22.21, 113.53), (22.1, 113.54), (21.8, 113.4),
    (21.3, 111.5), (20.1, 111.3), (18.8, 111.0), (18.0, 109.8), (18.1, 108.4), (19.5, 108.3), (21.4, 108.1),
    (21.54, 107.95), (21.95, 106.68), (22.9, 106.6), (23.3, 105.4), (22.7, 104.3), (22.51, 103.95),
    (22.8, 103.3), (22.4, 102.4), (21.15, 101.7), (21.5, 100.1), (22.1, 99.2), (23.1, 98.9), (23.95, 97.6),
    (25.2, 98.2), (27.6, 98.5), (28.3, 97.3), (29.0, 95.0), (27.8, 92.0), (28.1, 90.0), (27.4, 88.9),
    (28.0, 88.1), (27.95, 86.0), (28.5, 85.2), (30.1, 81.2), (32.4, 79.0), (35.3, 77.9), (36.9, 74.7),
    (38.6, 74.0), (39.7, 73.6), (40.4, 75.0), (41.0, 77.5), (42.1, 80.2), (44.3, 80.3), (45.2, 82.0),
    (47.1, 82.6), (47.3, 85.5), (49.1, 86.8),
)
# fmt: on


def checked(latitude: float, longitude: float) -> Position:
    """Return the position if there is such a place on earth.

    Raises RuleBroken `place-not-a-number` (NaN, infinite) or `place-out-of-range` (latitude, longitude).
    """
    if not (isfinite(latitude) and isfinite(longitude)):
        raise RuleBroken("place-not-a-number")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise RuleBroken("place-out-of-range", latitude=f"{latitude:g}", longitude=f"{longitude:g}")
    return latitude, longitude


def plausible(latitude: float, longitude: float) -> Position:
    """Return the position if somebody may stand there.

    Zero, zero is what a receiver without a fix reports. Raises RuleBroken as `checked` does, and
    `place-in-the-atlantic` within a kilometre of it.
    """
    checked(latitude, longitude)
    if abs(latitude) < 0.01 and abs(longitude) < 0.01:
        raise RuleBroken("place-in-the-atlantic")
    return latitude, longitude


def from_wgs84(latitude: float, longitude: float, datum: str) -> Position:
    """Return a WGS-84 position in `datum` ("wgs84", "gcj02" or "bd09").

    The formulas are applied wherever the place is: only the caller knows whether its maps are shifted.
    Raises RuleBroken as `checked` does, or `place-unknown-datum` (datum).
    """
    checked(latitude, longitude)
    if datum not in DATUMS:
        raise RuleBroken("place-unknown-datum", datum=datum)
    if datum == "wgs84":
        return latitude, longitude
    shifted = _gcj02(latitude, longitude)
    return shifted if datum == "gcj02" else _bd09(*shifted)


def to_wgs84(latitude: float, longitude: float, datum: str) -> Position:
    """Return the WGS-84 position that `datum` writes as this one, to a few micrometres.

    There is no formula for the way back, so it feels its way from the far side. Applied wherever the
    place is, as in `from_wgs84`, which also says what is raised.
    """
    here = checked(latitude, longitude)
    for _ in range(_STEPS):
        there = from_wgs84(*here, datum)
        here = here[0] + latitude - there[0], here[1] + longitude - there[1]
        here = max(-90.0, min(90.0, here[0])), max(-180.0, min(180.0, here[1]))
    return here


def distance(a: Position, b: Position) -> float:
    """Return the metres between two WGS-84 positions along the ellipsoid: what geopy's `geodesic` says."""
    return float(_EARTH.Inverse(*a, *b, Geodesic.DISTANCE)["s12"]) * 1000


def direction(a: Position, b: Position) -> Direction:
    """Return the compass point in which one sets out from `a` to `b` ("n" when they are the same).

    By the initial bearing on a sphere, which is within a quarter of a degree of the ellipsoid's.
    """
    north, south = radians(a[0]), radians(b[0])
    east = radians(b[1] - a[1])
    ahead = cos(north) * sin(south) - sin(north) * cos(south) * cos(east)
    bearing = degrees(atan2(sin(east) * cos(south), ahead))
    return DIRECTIONS[round(bearing / 45) % 8]


def in_mainland_china(latitude: float, longitude: float) -> bool:
    """Tell whether maps of this place are drawn in GCJ-02, roughly: for use where no outline is known."""
    inside = False
    for (y1, x1), (y2, x2) in zip(_MAINLAND, (*_MAINLAND[1:], _MAINLAND[0]), strict=True):
        crosses = (y1 > latitude) != (y2 > latitude)
        if crosses and longitude < (x2 - x1) * (latitude - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def map_links(latitude: float, longitude: float, name: str) -> dict[str, str]:
    """Return the addresses that open the way there by bicycle in Amap, Baidu and Tencent maps, by app.

    Each app gets its own datum; outside mainland China it gets WGS-84 and is told so. The way starts where
    the phone is. Parameters as in the URI guides of lbs.amap.com, lbsyun.baidu.com and lbs.qq.com (2025);
    in a desktop browser Baidu and Tencent may show another way of going than by bicycle.
    """
    shifted = in_mainland_china(latitude, longitude)
    label = _label(name)
    lat, lon = _written(latitude, longitude, "gcj02" if shifted else "wgs84")
    bd_lat, bd_lon = _written(latitude, longitude, "bd09" if shifted else "wgs84")
    amap = {
        "to": f"{lon},{lat},{label}",
        "mode": "ride",
        "coordinate": "gaode" if shifted else "wgs84",
        "src": "nuanyi",
        "callnative": "1",
    }
    baidu = {
        "origin": "我的位置",
        "destination": f"latlng:{bd_lat},{bd_lon}|name:{label}",
        "mode": "riding",
        "region": "全国",
        "coord_type": "bd09ll" if shifted else "wgs84",
        "output": "html",
        "src": "webapp.nuanyi.nuanyi",
    }
    tencent = {
        "type": "bike",
        "to": label,
        "tocoord": f"{lat},{lon}",
        "coord_type": "2" if shifted else "1",
        "referer": "nuanyi",
    }
    return {
        "amap": f"https://uri.amap.com/navigation?{urlencode(amap, quote_via=quote)}",
        "baidu": f"https://api.map.baidu.com/direction?{urlencode(baidu, quote_via=quote)}",
        "tencent": f"https://apis.map.qq.com/uri/v1/routeplan?{urlencode(tencent, quote_via=quote)}",
    }


def _label(name: str) -> str:
    # The apps split what they get at these, before or after decoding it.
    return " ".join(name.translate(str.maketrans(",|&#?%+:", "，｜＆＃？％＋：")).split())


def _written(latitude: float, longitude: float, datum: str) -> tuple[str, str]:
    there = from_wgs84(latitude, longitude, datum)
    return f"{there[0]:.6f}", f"{there[1]:.6f}"


def _gcj02(latitude: float, longitude: float) -> Position:
    x, y = longitude - 105, latitude - 35
    ripple = 20 * sin(6 * pi * x) + 20 * sin(2 * pi * x)
    north = 20 * sin(pi * y) + 40 * sin(pi * y / 3) + 160 * sin(pi * y / 12) + 320 * sin(pi * y / 30)
    east = 20 * sin(pi * x) + 40 * sin(pi * x / 3) + 150 * sin(pi * x / 12) + 300 * sin(pi * x / 30)
    root = sqrt(abs(x))
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + (ripple + north) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + (ripple + east) * 2 / 3
    bend = 1 - _GCJ_ECCENTRICITY * sin(radians(latitude)) ** 2
    meridian = _GCJ_AXIS * (1 - _GCJ_ECCENTRICITY) / (bend * sqrt(bend))
    parallel = _GCJ_AXIS / sqrt(bend) * cos(radians(latitude))
    return latitude + degrees(north / meridian), longitude + degrees(east / parallel)


def _bd09(latitude: float, longitude: float) -> Position:
    radius = hypot(longitude, latitude) + 0.00002 * sin(latitude * _BD_WAVE)
    angle = atan2(latitude, longitude) + 0.000003 * cos(longitude * _BD_WAVE)
    return radius * sin(angle) + 0.006, radius * cos(angle) + 0.0065
