"""The index of stations says what brute force over geopy's geodesic says: who, in which order, how far."""

from math import inf, nan
from random import Random

import pytest
from geopy.distance import geodesic
from hypothesis import example, given, settings
from hypothesis import strategies as st

from models.nearest import Index
from models.rules import RuleBroken

# Nearly everything that goes wrong, goes wrong at poles, at the antimeridian, among duplicates and in dense
# clusters; so that is where most of the points are.
ZHENGZHOU, ITS_ANTIPODE = (34.75, 113.62), (-34.75, -66.38)
CORNERS = [(90.0, 0.0), (-90.0, 77.0), (0.0, 180.0), (0.0, -180.0), (0.0, 0.0), ZHENGZHOU, ITS_ANTIPODE]
FAR = [ZHENGZHOU, (39.9, 116.4), (43.8, 87.6), (51.5, -0.1), (40.7, -74.0), (-34.5, -66.0), ITS_ANTIPODE]
ANYWHERE = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def near(corner, spread):
    """A place within so many degrees of a corner, put back onto the globe."""
    shift = st.floats(-spread, spread)
    return st.tuples(shift, shift).map(
        lambda by: (max(-90.0, min(90.0, corner[0] + by[0])), (corner[1] + by[1] + 180) % 360 - 180)
    )


PLACES = st.one_of(
    ANYWHERE,
    st.sampled_from(CORNERS),
    *(near(corner, spread) for corner in CORNERS for spread in (1e-9, 0.01, 1.0)),
)
CROWDS = st.one_of(
    st.lists(PLACES, max_size=60),
    st.sampled_from(CORNERS).flatmap(lambda corner: st.lists(near(corner, 0.05), min_size=20, max_size=60)),
)
CHANGES = st.lists(st.tuples(st.integers(0, 70), st.none() | PLACES, st.integers(0, 7)), max_size=80)


def by_brute_force(places, here, passes=lambda key: True):
    metres = [(geodesic(here, place).meters, key) for key, place in places.items() if passes(key)]
    return [(key, away) for away, key in sorted(metres)]


def index_of(places, bits=lambda key: 0):
    index = Index()
    for key, (latitude, longitude) in places.items():
        index.put(key, latitude, longitude, bits(key))
    return index


@settings(max_examples=200, deadline=None)
@given(CROWDS, PLACES, st.integers(1, 8), st.integers(0, 6))
@example([(34.75, 113.62)] * 40, (34.75, 113.62), 5, 3)
@example([(90.0, float(turn)) for turn in range(-180, 180, 12)], (89.99999, 5.0), 8, 0)
def test_the_nearest_are_those_of_brute_force_in_its_order(crowd, here, count, skip):
    places = dict(enumerate(crowd))

    assert index_of(places).nearest(*here, count, skip=skip) == by_brute_force(places, here)[skip : skip + count]


@settings(max_examples=100, deadline=None)
@given(CROWDS, PLACES, st.integers(0, 7), st.integers(1, 30))
def test_filters_leave_the_nearest_of_those_that_pass(crowd, here, wanted, modulus):
    places = dict(enumerate(crowd))

    found = index_of(places, bits=lambda key: key % 8).nearest(
        *here, 5, bits=wanted, keep=lambda key: key % modulus == 0
    )

    def passes(key):
        return key % 8 & wanted == wanted and key % modulus == 0

    assert found == by_brute_force(places, here, passes)[:5]


@settings(max_examples=100, deadline=None)
@given(CROWDS, PLACES, st.floats(0, 2e7))
def test_nothing_beyond_the_limit_is_found_and_everything_within(crowd, here, within):
    places = dict(enumerate(crowd))

    found = index_of(places).nearest(*here, len(places) + 1, within=within)

    assert found == [(key, metres) for key, metres in by_brute_force(places, here) if metres <= within]


@settings(max_examples=100, deadline=None)
@given(
    CROWDS,
    st.lists(st.tuples(st.integers(0, 70), st.none() | PLACES, st.integers(0, 7)), max_size=80),
    PLACES,
)
def test_after_any_changes_it_answers_as_if_built_anew(crowd, changes, here):
    places = dict(enumerate(crowd))
    index = index_of(places, bits=lambda key: 7)
    bits = dict.fromkeys(places, 7)
    for key, place, flags in changes:
        if place is None:
            index.remove(key)
            places.pop(key, None)
        else:
            index.put(key, *place, flags)
            places[key], bits[key] = place, flags

    assert len(index) == len(places)
    assert index.nearest(*here, 5) == by_brute_force(places, here)[:5]
    assert index.nearest(*here, 5, bits=5) == by_brute_force(places, here, lambda key: bits[key] & 5 == 5)[:5]


@pytest.mark.parametrize(
    "here",
    [
        ZHENGZHOU,
        (39.9, 116.4),
        (43.8, 87.6),
        (51.5, -0.1),
        (40.7, -74.0),
        (-34.5, -66.0),
        ITS_ANTIPODE,
        (90.0, 0.0),
    ],
)
@pytest.mark.parametrize("shape", ["city", "street", "grid"])
def test_a_whole_city_is_in_order_from_however_far(here, shape):
    dice = Random(shape)
    places = {}
    for number in range(1_500):
        north, east = dice.uniform(-0.25, 0.25), dice.uniform(-0.3, 0.3)
        if shape == "street":
            north = east / 50 + dice.uniform(-1e-5, 1e-5)
        elif shape == "grid":
            north, east = round(north, 2), round(east, 2)
        places[number] = (ZHENGZHOU[0] + north, ZHENGZHOU[1] + east)

    assert index_of(places).nearest(*here, 12) == by_brute_force(places, here)[:12]


def test_of_two_at_the_same_place_the_smaller_code_comes_first():
    index = index_of(dict.fromkeys(("ZZ-9", "ZZ-1", "ZZ-5"), (34.75, 113.62)))

    assert [code for code, _ in index.nearest(34.7, 113.6, 3)] == ["ZZ-1", "ZZ-5", "ZZ-9"]


def test_a_crowd_on_one_spot_is_no_trouble():
    index = index_of(dict.fromkeys(range(2000), (34.75, 113.62)))

    assert [key for key, _ in index.nearest(34.75, 113.62, 3)] == [0, 1, 2]


def test_a_filter_that_leaves_none_leaves_none():
    index = index_of({number: (34 + number / 1000, 113.6) for number in range(500)}, bits=lambda key: 1)

    assert index.nearest(34.5, 113.6, 5, keep=lambda key: False) == []
    assert index.nearest(34.5, 113.6, 5, bits=2) == []
    assert index.nearest(34.5, 113.6, 0) == []
    assert Index().nearest(34.5, 113.6, 5) == []


def test_a_filter_is_asked_about_near_points_only_and_never_twice():
    index = index_of({number: (34 + number / 1000, 113.6) for number in range(5_000)})
    asked = []

    index.nearest(34.0, 113.6, 5, keep=lambda key: asked.append(key) or key % 20 == 0)

    assert len(asked) == len(set(asked))
    assert len(asked) < 300


def test_bits_that_nothing_has_any_more_open_nothing():
    index = index_of({number: (34 + number / 1000, 113.6) for number in range(500)}, bits=lambda key: key == 77)
    assert [key for key, _ in index.nearest(34.0, 113.6, 5, bits=1)] == [77]

    index.remove(77)
    asked = []

    assert index.nearest(34.0, 113.6, 5, bits=1, keep=lambda key: asked.append(key) or True) == []
    assert asked == []


@pytest.mark.parametrize("bad", [(nan, 113.6), (34.7, inf), (91.0, 113.6)])
def test_what_is_no_position_is_refused_and_leaves_the_index_as_it_was(bad):
    index = index_of({"ZZ-1": (34.75, 113.62)})

    with pytest.raises(RuleBroken):
        index.put("ZZ-1", *bad)
    with pytest.raises(RuleBroken):
        index.nearest(*bad, 5)

    assert [code for code, _ in index.nearest(34.75, 113.62, 5)] == ["ZZ-1"]
