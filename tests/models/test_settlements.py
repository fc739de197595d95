"""Settlements: by street and month, what was issued and what was had for it, to the point as the entries say."""

from collections import Counter
from datetime import date
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from models import areas, ledger, members, periods, settlements
from models.ledger import BASE, CONTRIBUTION, DEDUCTION, REDEMPTION, REFUND, Entry, Posting
from models.rules import RuleBroken
from models.settlements import Sums
from tests.core import NOW
from tests.models import house

OCTOBER, NOVEMBER = (periods.of(periods.MONTH, date(2026, month, 1)) for month in (10, 11))
PLACES = ("district", "street", "yard", "other", "far", None)
STREETS = {"yard": "street"}
"""The yard lies in the street; all other places of this house stand for themselves."""

NUMBERS = count(1)

deeds = st.lists(
    st.tuples(
        st.sampled_from((BASE, CONTRIBUTION, DEDUCTION, REDEMPTION, REFUND, "reverse")),
        st.integers(1, 30),
        st.sampled_from(PLACES),
        st.sampled_from((date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 30))),
    ),
    min_size=4,
    max_size=25,
)


async def has_streets(session) -> dict[str | None, int | None]:
    """Build the house, with its street as one; return the areas' ids by name."""
    found = await house.build(session)
    await areas.upsert(session, [{"code": "street", "kind": "street"}])
    return {name: found.get(name or "") for name in PLACES}


async def enters(session, member, number, deed, places) -> None:
    """Enter something, or reverse something that was entered."""
    kind, amount, place, day = deed
    try:
        if kind == "reverse":
            done = (await session.execute(select(Entry.id).where(Entry.kind != ledger.REVERSAL))).scalars().all()
            if done:
                await ledger.reverse(session, done[amount % len(done)], None, day, NOW)
        else:
            await ledger.post(
                session, Posting(member, amount, kind, "x", f"x:{number}", area_id=places[place]), day, NOW
            )
    except RuleBroken:
        pass  # a redemption of more than there is


def added_up(entries, names) -> dict[str, Counter]:
    """The same sums, one entry after the other."""
    kinds = {one.id: one.kind for one in entries}
    found: dict[str, Counter] = {}
    for one in entries:
        kind = kinds[one.reverses] if one.reverses else one.kind
        place = names[one.area_id]
        sums = found.setdefault((f"{one.day:%Y-%m}", STREETS.get(place, place)), Counter())
        if kind in ledger.SCORED:
            sums["issued"] += one.amount
        else:
            sums["redeemed"] -= one.amount
    return found


@given(deeds)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_what_was_issued_and_redeemed_is_what_the_entries_add_up_to(database, done):
    async with database.begin() as session:
        places = await has_streets(session)
        member = await members.number_of(session, 7, NOW)
        for deed in done:
            await enters(session, member, next(NUMBERS), deed, places)
        entries = list((await session.execute(select(Entry))).scalars())
        names = {number: name for name, number in places.items()}
        wanted = added_up(entries, names)
        for month in (OCTOBER, NOVEMBER):
            lines = await settlements.of(session, month)
            told = {(month.code, names[line.area_id]): line.sums for line in lines}
            assert told == {
                key: Sums(sums["issued"], sums["redeemed"]) for key, sums in wanted.items() if key[0] == month.code
            }
            inside = [one.amount for one in entries if month.first <= one.day < month.after.first]
            assert settlements.total(lines).difference == sum(inside)
            assert None not in [line.area_id for line in lines[:-1]], "what has no area comes last"


async def test_a_past_month_stays_as_it_is_when_something_of_it_is_reversed_later(database):
    async with database.begin() as session:
        places = await has_streets(session)
        member = await members.number_of(session, 7, NOW)
        posting = Posting(member, 10, BASE, "x", "x:1", area_id=places["yard"])
        posted = await ledger.post(session, posting, date(2026, 10, 31), NOW)
        october = await settlements.of(session, OCTOBER)
        await ledger.reverse(session, posted.entry.number, None, date(2026, 11, 2), NOW)
        assert await settlements.of(session, OCTOBER) == october
        assert [(line.area_id, line.sums) for line in october] == [(places["street"], Sums(10, 0))]
        assert [line.sums for line in await settlements.of(session, NOVEMBER)] == [Sums(-10, 0)]
