"""Reports to companies: totals, and whatever one adds and subtracts, nothing about fewer than ten people."""

from collections import Counter
from itertools import compress, product

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from models import companyreports, ledger, members, periods, riders
from models.companyreports import MEASURES, OF_RIDERS, STREET, Terms, Worker
from models.ledger import BASE, CONTRIBUTION, Posting
from models.riders import Profile, Told
from tests.core import DAY, NOW
from tests.models import house

SMALLEST = 10
HALF = periods.of(periods.HALF, NOW.date())
TERMS = Terms(("big", "small"), SMALLEST, 60, NOW - 100 * DAY, NOW + 40 * DAY)

workers = st.lists(
    st.tuples(
        st.sampled_from(("delivery", "courier", "trucker")),
        st.sampled_from((1, 2, None)),
        st.sampled_from((0, 0, 5)),
        st.integers(1, 16),
    ),
    max_size=9,
).map(
    lambda lumps: [
        Worker("big", trade, street, {measure: value * (1 + place % 2) for place, measure in enumerate(MEASURES)})
        for trade, street, value, count in lumps
        for _ in range(count)
    ]
)


def own(told, some, group):
    """Which of the riders are in a group of the report."""
    place = [one.street if group.way == STREET else one.trade for one in some]
    if group.alone:
        return [one == group.key for one in place]
    named = {other.key for other in told.groups if other.way == group.way and other.alone}
    return [one not in named for one in place]


def shown(told, some, measure):
    """Each number of the report that is of this measure, as whom it is about; `riders` are all who are counted."""
    whole = [True] * len(some)
    groups = [
        (own(told, some, group), group.riders if measure == "riders" else group.values[measure])
        for group in told.groups
    ]
    total = told.riders if measure == "riders" else told.values[measure]
    return [about for about, value in [(whole, total), *groups] if value is not None]


def everything_that_follows(numbers, people):
    """Of each sum of these numbers, each added, left out or taken off: how many of these people it concerns."""
    alike = Counter(tuple(about[one] for about in numbers) for one in people)
    for signs in product((-1, 0, 1), repeat=len(numbers)):
        yield sum(count for has, count in alike.items() if sum(compress(signs, has)))


@given(workers)
@settings(max_examples=25, deadline=None)
def test_no_sum_of_shown_numbers_concerns_fewer_than_ten(some):
    found = companyreports.reckoned(some, SMALLEST)
    assert len(found) == (len(some) >= SMALLEST)
    for told in found:
        for measure in ("riders", "points", *OF_RIDERS):
            counted = [place for place, one in enumerate(some) if measure == "riders" or one.values[measure]]
            others = sorted(set(range(len(some))) - set(counted)) if measure in OF_RIDERS else []
            numbers = shown(told, some, measure)
            for people in (counted, others):
                found_out = set(everything_that_follows(numbers, people))
                assert not [count for count in found_out if 0 < count < SMALLEST], measure


def test_what_is_shown_is_right_and_what_is_about_too_few_is_left_out():
    some = [Worker("big", "delivery", 1, {"points": 20, "active": 1, "hours": 2 * (one < 3)}) for one in range(12)]
    some += [Worker("big", "courier", 2, {"points": 5 * (one > 8), "active": one > 8}) for one in range(19)]
    (told,) = companyreports.reckoned([*some, Worker("small", "courier", 2)], SMALLEST)
    assert (told.company, told.riders, told.values["points"], told.values["active"]) == ("big", 31, 290, None)
    assert told.values["hours"] is None, "three riders' hours are theirs"
    assert told.values["badges"] == 0, "that nobody has one concerns them all"
    assert [(group.way, group.key, group.riders, group.values["points"]) for group in told.groups] == [
        ("trade", "courier", 19, 50),
        ("trade", "delivery", 12, 240),
        ("street", 2, 19, 50),
        ("street", 1, 12, 240),
    ]


async def rides(session, person, company, area) -> int:
    """Let somebody be a confirmed rider of a company, with points."""
    member = await members.number_of(session, person, NOW)
    await riders.enter(session, member, person, Told("delivery", company, area, Profile(f"骑手{person}")), NOW)
    await riders.confirm(session, member, NOW - DAY)
    await ledger.post(session, Posting(member, 20, BASE, "checkin", f"checkin:{member}"), NOW.date(), NOW)
    return member


async def test_a_report_is_reckoned_from_the_books_and_stays_as_it_was_told(database):
    async with database.begin() as session:
        places = await house.build(session)
        people = [await rides(session, 100 + one, "big", places["street"]) for one in range(12)]
        await rides(session, 200, "small", places["street"])
        await rides(session, 201, None, places["street"])
        for member in people[:11]:
            more = Posting(member, 41, CONTRIBUTION, "report", f"report:{member}")
            await ledger.post(session, more, NOW.date(), NOW)
        wrong = Posting(people[0], 9, BASE, "checkin", "checkin:wrong")
        posted = await ledger.post(session, wrong, NOW.date(), NOW)
        await ledger.reverse(session, posted.entry.number, None, NOW.date(), NOW)
    async with database.begin() as session:
        (told,) = await companyreports.keep(session, HALF, await companyreports.reckon(session, HALF, TERMS), NOW)
        assert (told.company, told.riders, told.values["points"]) == ("big", 12, 12 * 20 + 11 * 41)
        assert told.values["badges"] is None, "eleven have one: so one has none"
        assert (told.values["active"], told.values["hazards"], told.groups) == (12, 0, [])
        await rides(session, 300, "big", places["street"])
        again = await companyreports.reckon(session, HALF, TERMS)
        assert again[0].riders == 13, "reckoned anew, the one who came would be the difference"
        assert await companyreports.keep(session, HALF, again, NOW) == [told]
        assert await companyreports.find(session, HALF) == [told]
        await session.execute(update(riders.Rider).values(confirmed_at=TERMS.before))
        assert await companyreports.reckon(session, HALF, TERMS) == []
