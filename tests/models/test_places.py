"""Positions: datums against another implementation, distances against geopy, links against their guides."""

from math import inf, nan
from urllib.parse import parse_qs, urlsplit

import geocoordinates_ffi as oracle
import pytest
from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st

from bot.texts import say
from models.places import (
    DATUMS,
    DIRECTIONS,
    direction,
    distance,
    from_wgs84,
    in_mainland_china,
    map_links,
    plausible,
    to_wgs84,
)
from models.rules import RuleBroken

IN_CHINA = st.tuples(st.floats(18, 53), st.floats(74, 134.5))
ANYWHERE = st.tuples(st.floats(-90, 90), st.floats(-180, 180))

MAINLAND = {
    "Zhengzhou": (34.75, 113.62), "Beijing": (39.9, 116.4), "Shanghai": (31.23, 121.47),
    "Guangzhou": (23.13, 113.26), "Shenzhen": (22.54, 114.06), "Shenzhen Nanshan": (22.53, 113.93),
    "Shenzhen Yantian": (22.56, 114.24), "Zhuhai": (22.27, 113.57), "Hengqin": (22.13, 113.52),
    "Sanya": (18.25, 109.5), "Kashgar": (39.47, 75.99), "Tashkurgan": (37.77, 75.23),
    "Urumqi": (43.82, 87.6), "Altay": (47.84, 88.13), "Tacheng": (46.75, 82.98), "Khorgos": (44.2, 80.42),
    "Hami": (42.83, 93.5), "Ejina": (41.96, 101.07), "Erenhot": (43.65, 111.98), "Manzhouli": (49.6, 117.43),
    "Hailar": (49.2, 119.7), "Mohe": (53.0, 122.5), "Heihe": (50.24, 127.5), "Fuyuan": (48.36, 134.28),
    "Suifenhe": (44.4, 131.15), "Hunchun": (42.87, 130.36), "Changbai": (41.42, 128.18),
    "Dandong": (40.13, 124.38), "Dalian": (38.91, 121.6), "Weihai": (37.5, 122.1), "Xiamen": (24.48, 118.09),
    "Ningbo": (29.87, 121.55), "Beihai": (21.48, 109.12), "Dongxing": (21.56, 107.98),
    "Hekou": (22.53, 103.96), "Mohan": (21.19, 101.69), "Ruili": (24.01, 97.85), "Lhasa": (29.65, 91.1),
    "Zhangmu": (28.0, 85.98), "Ali": (32.5, 80.1),
}  # fmt: skip
ELSEWHERE = {
    "Seoul": (37.57, 126.98), "Incheon": (37.45, 126.7), "Pyongyang": (39.03, 125.75),
    "Hanoi": (21.03, 105.85), "Haiphong": (20.86, 106.68), "Hong Kong": (22.32, 114.17),
    "Sheung Shui": (22.5, 114.13), "Tuen Mun": (22.39, 113.97), "Macau": (22.19, 113.545),
    "Taipa": (22.155, 113.56), "Taipei": (25.03, 121.56), "Kinmen": (24.44, 118.33),
    "Ulaanbaatar": (47.9, 106.9), "Vladivostok": (43.1, 131.9), "Khabarovsk": (48.48, 135.07),
    "Almaty": (43.24, 76.9), "Kathmandu": (27.7, 85.3), "Mandalay": (21.97, 96.1), "Tokyo": (35.68, 139.7),
}  # fmt: skip


@given(IN_CHINA)
def test_going_out_agrees_with_another_implementation(place):
    gcj = oracle.wgs84_to_gcj02(oracle.coordinate_wgs84(*place))
    bd = oracle.gcj02_to_bd09(gcj)

    assert from_wgs84(*place, "gcj02") == pytest.approx((gcj.lat, gcj.lon), abs=1e-11)
    assert from_wgs84(*place, "bd09") == pytest.approx((bd.lat, bd.lon), abs=1e-11)


@given(IN_CHINA)
def test_coming_back_agrees_with_another_implementation(place):
    from_gcj = oracle.gcj02_to_wgs84_refined(oracle.coordinate_gcj02(*place))
    from_bd = oracle.bd09_to_wgs84_refined(oracle.coordinate_bd09(*place))

    assert distance(to_wgs84(*place, "gcj02"), (from_gcj.lat, from_gcj.lon)) < 1e-4
    assert distance(to_wgs84(*place, "bd09"), (from_bd.lat, from_bd.lon)) < 1e-4


@given(IN_CHINA, st.sampled_from(DATUMS))
def test_there_and_back_ends_within_a_hundredth_of_a_millimetre(place, datum):
    assert distance(to_wgs84(*from_wgs84(*place, datum), datum), place) < 1e-5


@pytest.mark.parametrize(
    ("datum", "there"),
    [
        ("wgs84", (39.915, 116.404)),
        ("gcj02", (39.91640428150164, 116.41024449916938)),
        ("bd09", (39.92269955, 116.41662724)),
    ],
)
def test_the_square_before_tiananmen_is_where_each_datum_puts_it(datum, there):
    assert from_wgs84(39.915, 116.404, datum) == pytest.approx(there, abs=1e-8)
    assert to_wgs84(*there, datum) == pytest.approx((39.915, 116.404), abs=1e-8)


@pytest.mark.parametrize(
    ("latitude", "longitude", "key"),
    [
        (nan, 113.6, "place-not-a-number"),
        (34.7, inf, "place-not-a-number"),
        (113.6, 34.7, "place-out-of-range"),
        (34.7, 181.0, "place-out-of-range"),
    ],
)
@pytest.mark.parametrize("datum", DATUMS)
def test_what_is_no_position_is_refused_with_a_sentence(latitude, longitude, key, datum):
    for convert in (to_wgs84, from_wgs84):
        with pytest.raises(RuleBroken) as refused:
            convert(latitude, longitude, datum)
        assert refused.value.key == key
        for language in ("zh-Hans", "en"):
            assert say(language, key, **refused.value.args_of_text)


def test_a_receiver_without_a_fix_is_told_so():
    with pytest.raises(RuleBroken, match="place-in-the-atlantic"):
        plausible(0.0, 0.0)
    with pytest.raises(RuleBroken, match="place-not-a-number"):
        plausible(nan, 0.0)
    assert plausible(0.0, 113.6) == (0.0, 113.6)


def test_an_unknown_datum_is_refused_by_name():
    with pytest.raises(RuleBroken, match="place-unknown-datum") as refused:
        to_wgs84(34.7, 113.6, "beijing54")
    assert "beijing54" in say("en", refused.value.key, **refused.value.args_of_text)


@given(ANYWHERE, ANYWHERE)
def test_distance_is_geopys_geodesic_to_the_last_digit(a, b):
    assert distance(a, b) == geodesic(a, b).meters


@pytest.mark.parametrize(("index", "wanted"), list(enumerate(DIRECTIONS)))
def test_direction_names_the_eight_compass_points(index, wanted):
    home = (34.75, 113.62)
    for turn in (-20, 0, 20):
        there = geodesic(meters=800).destination(home, bearing=45 * index + turn)
        assert direction(home, (there.latitude, there.longitude)) == wanted


def test_direction_goes_the_short_way_across_the_antimeridian():
    assert direction((10.0, 179.9), (10.0, -179.9)) == "e"


@pytest.mark.parametrize("city", MAINLAND)
def test_maps_are_shifted_in_the_cities_of_the_mainland(city):
    assert in_mainland_china(*MAINLAND[city])


@pytest.mark.parametrize("city", ELSEWHERE)
def test_maps_are_not_shifted_in_its_neighbours(city):
    assert not in_mainland_china(*ELSEWHERE[city])


def test_each_map_app_gets_its_own_datum_and_goes_by_bicycle():
    links = map_links(34.75, 113.62, "金水区 驿站")
    asked = {app: parse_qs(urlsplit(link).query) for app, link in links.items()}
    gcj = from_wgs84(34.75, 113.62, "gcj02")
    bd = from_wgs84(34.75, 113.62, "bd09")

    assert all(link.startswith("https://") and link.isascii() and " " not in link for link in links.values())
    assert asked["amap"]["to"] == [f"{gcj[1]:.6f},{gcj[0]:.6f},金水区 驿站"]
    assert (asked["amap"]["mode"], asked["amap"]["coordinate"]) == (["ride"], ["gaode"])
    assert asked["baidu"]["destination"] == [f"latlng:{bd[0]:.6f},{bd[1]:.6f}|name:金水区 驿站"]
    assert (asked["baidu"]["mode"], asked["baidu"]["coord_type"]) == (["riding"], ["bd09ll"])
    assert asked["tencent"]["tocoord"] == [f"{gcj[0]:.6f},{gcj[1]:.6f}"]
    assert (asked["tencent"]["type"], asked["tencent"]["to"]) == (["bike"], ["金水区 驿站"])


def test_outside_the_mainland_the_apps_get_plain_positions_and_are_told_so():
    links = map_links(37.57, 126.98, "Seoul")
    asked = {app: parse_qs(urlsplit(link).query) for app, link in links.items()}

    assert (asked["amap"]["to"], asked["amap"]["coordinate"]) == (["126.980000,37.570000,Seoul"], ["wgs84"])
    assert asked["baidu"]["destination"] == ["latlng:37.570000,126.980000|name:Seoul"]
    assert asked["baidu"]["coord_type"] == ["wgs84"]
    assert (asked["tencent"]["tocoord"], asked["tencent"]["coord_type"]) == (["37.570000,126.980000"], ["1"])


@given(st.text(max_size=40))
def test_no_name_can_move_the_way_or_add_to_the_link(name):
    links = map_links(34.75, 113.62, name)
    plain = map_links(34.75, 113.62, "x")

    for app, link in links.items():
        asked, usual = parse_qs(urlsplit(link).query), parse_qs(urlsplit(plain[app]).query)
        assert urlsplit(link).fragment == ""
        assert set(asked) | {"to"} == set(usual) | {"to"}
        assert asked.get("tocoord") == usual.get("tocoord")
        assert asked.get("destination", [""])[0].count("|") == usual.get("destination", [""])[0].count("|")
    amap = parse_qs(urlsplit(links["amap"]).query)["to"][0]
    assert amap.split(",")[:2] == parse_qs(urlsplit(plain["amap"]).query)["to"][0].split(",")[:2]
    assert amap.count(",") == 2
