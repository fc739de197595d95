"""Numbers about parts of a group: whatever one adds and subtracts, it never comes down to a few people."""

from collections import Counter
from itertools import compress, product

from hypothesis import given, settings
from hypothesis import strategies as st

from models import smallgroups

SMALLEST = 10

people = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")), max_size=80)
lumps = st.lists(
    st.tuples(st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")), st.integers(1, 25)), max_size=8
).map(lambda found: [one for one, count in found for _ in range(count)])


def everything_that_follows(group, first, second):
    """Of each sum of the shown numbers, every one added, left out or taken off: how many people it concerns."""
    shown = [lambda one: True] if not first and not second else []
    shown += [lambda one, part=part: one[0] in part for part in first]
    shown += [lambda one, part=part: one[1] in part for part in second]
    alike = Counter(tuple(has(one) for has in shown) for one in group)
    for signs in product((-1, 0, 1), repeat=len(shown)):
        yield sum(count for has, count in alike.items() if sum(compress(signs, has)))


@given(st.one_of(people, lumps))
@settings(max_examples=60, deadline=None)
def test_no_sum_of_what_is_shown_concerns_fewer_than_ten(group):
    if len(group) < SMALLEST:
        return
    first, second = smallgroups.agreed(group, SMALLEST)
    assert all(count == 0 or count >= SMALLEST for count in everything_that_follows(group, first, second))


def test_one_driver_among_thirty_couriers_of_a_street_is_not_found_by_taking_the_couriers_off():
    group = [("courier", "north")] * 30 + [("driver", "north")] + [("driver", "south")] * 30
    first, second = smallgroups.agreed(group, SMALLEST)
    assert (first, second) == ([("driver",), ("courier",)], [])
    assert smallgroups.agreed([*group, *[("driver", "north")] * 9], SMALLEST)[1] == [("north",), ("south",)]


def test_what_is_too_small_is_joined_and_takes_the_next_along():
    assert smallgroups.parts({"a": 30, "b": 12, "c": 6, "d": 5}, SMALLEST) == [("a",), ("b",), ("d", "c")]
    assert smallgroups.parts({"a": 30, "b": 12, "c": 6}, SMALLEST) == [("a",), ("c", "b")]
    assert smallgroups.parts({"a": 30, "c": 6}, SMALLEST) == [], "one part alone says no more than the whole"
    assert len(smallgroups.parts({str(one): 10 for one in range(12)}, SMALLEST, 8)) == 8
