"""The ledger's rules one by one: one business is one entry, nothing changes, mistakes are reversed once."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot import migrating
from models import guards, ledger, ledgerchecks, members, periods
from models.ledger import BASE, CONTRIBUTION, DEDUCTION, REDEMPTION, OtherContent, Posting
from models.periods import HALF, MONTH, QUARTER
from models.rules import RuleBroken
from tests.core import NOW
from tests.models.ledgers import TODAY

WANG, LI = 7, 8


@pytest.fixture
async def wang(database):
    async with database.begin() as session:
        return await members.number_of(session, WANG, NOW)


def posting(member, amount=10, kind=CONTRIBUTION, key="report:1:resolved:1", **more):
    return Posting(member, amount, kind, more.pop("rule", "report"), key, **more)


async def post(database, *args, day=TODAY, **named):
    async with database.begin() as session:
        return await ledger.post(session, posting(*args, **named), day, NOW)


async def reverse(database, entry, day=TODAY):
    async with database.begin() as session:
        return await ledger.reverse(session, entry.number, None, day, NOW)


async def score(database, member, period):
    async with database.read() as session:
        return await ledger.score(session, member, period.months)


async def test_one_key_is_one_entry_and_another_content_is_an_error(database, wang):
    first = await post(database, wang, about=1, area_id=None)
    again = await post(database, wang, about=1, day=date(2026, 11, 25))
    assert (first.new, again.new) == (True, False)
    assert again.entry.number == first.entry.number
    assert again.balance == 10
    async with database.begin() as session:
        other = await members.number_of(session, LI, NOW)
    different = {"amount": 11}, {"kind": BASE}, {"about": 2}, {"rule": "other"}, {"made_by": wang}
    for change in different:
        with pytest.raises(OtherContent):
            await post(database, wang, **{"about": 1, **change})
    with pytest.raises(OtherContent):
        await post(database, other, about=1)
    assert [one.amount for one in await entries(database, wang)] == [10]


@pytest.mark.parametrize(("kind", "amount"), [(BASE, 0), (BASE, -3), ("reversal", 3), ("gift", 3)])
async def test_what_is_no_posting_is_refused(database, wang, kind, amount):
    with pytest.raises(ValueError, match=kind):
        await post(database, wang, amount, kind)


async def test_a_deduction_stops_at_zero_and_a_redemption_is_refused(database, wang):
    await post(database, wang, 10)
    with pytest.raises(RuleBroken, match="points-too-few"):
        await post(database, wang, 11, REDEMPTION, "reservation:1:held")
    taken = await post(database, wang, 25, DEDUCTION, "deduction:1")
    assert (taken.entry.amount, taken.entry.waived, taken.balance) == (-10, 15, 0)
    assert (await post(database, wang, 25, DEDUCTION, "deduction:1")).new is False
    assert (await score(database, wang, periods.of(MONTH, TODAY))).total == 0


async def test_a_reversal_takes_what_is_left_waives_the_rest_and_comes_once(database, wang):
    wrong = (await post(database, wang, 10)).entry
    await post(database, wang, 5, BASE, "checkin:1")
    await post(database, wang, 12, REDEMPTION, "reservation:1:held")
    back = await reverse(database, wrong)
    assert (back.entry.amount, back.entry.waived, back.balance) == (-3, 7, 0)
    assert (back.entry.counts, back.entry.score, back.entry.key) == (CONTRIBUTION, -10, f"reversal:{wrong.number}")
    again = await reverse(database, wrong)
    assert (again.new, again.entry.number) == (False, back.entry.number)
    with pytest.raises(RuleBroken, match="entry-is-reversal"):
        await reverse(database, back.entry)
    with pytest.raises(RuleBroken, match="entry-unknown"):
        async with database.begin() as session:
            await ledger.reverse(session, 10**9, None, TODAY, NOW)
    assert await score(database, wang, periods.of(QUARTER, TODAY)) == (5, 0, 0)


async def test_a_reversed_deduction_gives_back_what_was_taken(database, wang):
    await post(database, wang, 4)
    taken = (await post(database, wang, 10, DEDUCTION, "deduction:1")).entry
    back = await reverse(database, taken)
    assert (back.entry.amount, back.balance) == (4, 4)
    assert await score(database, wang, periods.of(MONTH, TODAY)) == (0, 4, 0)


async def test_a_score_is_of_its_months_and_never_shown_below_zero(database, wang):
    late, early = date(2026, 12, 31), date(2026, 10, 1)
    await post(database, wang, 10, key="a", day=early)
    await post(database, wang, 7, BASE, "b", day=late)
    await post(database, wang, 5, DEDUCTION, "c", day=late)
    found = await score(database, wang, periods.of(QUARTER, TODAY))
    assert (found, found.total) == ((7, 10, 5), 12)
    assert (await score(database, wang, periods.of(MONTH, late))).total == 2
    assert (await score(database, wang, periods.of(MONTH, TODAY))).total == 0
    first = (await entries(database, wang))[-1]
    await reverse(database, first, day=date(2027, 1, 2))
    after = await score(database, wang, periods.of(QUARTER, date(2027, 1, 2)))
    assert (after, after.total) == ((0, -10, 0), 0)
    assert (await score(database, wang, periods.of(QUARTER, TODAY))).total == 12


CHANGES = (
    "UPDATE entry SET amount = 1000",
    "UPDATE entry SET amount = 1000 WHERE id < 0",
    "DELETE FROM entry",
)
OTHER_WAYS = {
    "sqlite": (
        "REPLACE INTO entry SELECT * FROM entry",
        "INSERT INTO entry SELECT * FROM entry WHERE 1 ON CONFLICT (key) DO UPDATE SET amount = 1000",
        "INSERT OR REPLACE INTO entry (member_id, amount, waived, kind, score, rule, key, day, at)"
        " SELECT member_id, 1000, 0, kind, 0, rule, key, day, at FROM entry",
    ),
    "postgresql": (
        "TRUNCATE entry CASCADE",
        "INSERT INTO entry SELECT * FROM entry ON CONFLICT (key) DO UPDATE SET amount = 1000",
        "INSERT INTO entry SELECT * FROM entry ON CONFLICT (id) DO UPDATE SET amount = 1000",
    ),
}


async def test_nobody_changes_an_entry_not_even_by_sql(database, wang):
    await post(database, wang)
    for statement in (*CHANGES, *OTHER_WAYS[database.engine.dialect.name]):
        if statement.endswith("id < 0") and database.sqlite:
            continue  # SQLite asks the guard for rows alone
        with pytest.raises(DBAPIError):
            async with database.begin() as session:
                await session.execute(text(statement))
    assert [(one.amount, one.key) for one in await entries(database, wang)] == [(10, "report:1:resolved:1")]


async def test_a_balance_below_zero_is_refused_by_the_database(database, wang):
    await post(database, wang)
    with pytest.raises(DBAPIError):
        async with database.begin() as session:
            await session.execute(text("UPDATE account SET balance = -1"))


UNGUARDED = {
    "sqlite": ("DROP TRIGGER entry_not_updated", "DROP TRIGGER entry_not_deleted"),
    "postgresql": ("ALTER TABLE entry DISABLE TRIGGER USER",),
}
FORGED = {
    "balance": "UPDATE account SET balance = balance + 1",
    "below_zero": "UPDATE entry SET amount = -1",
    "tally": "UPDATE tally SET base = base + 1",
    "total": "UPDATE total SET score = score + 1 WHERE period = '2026Q4'",
    "kind": "UPDATE entry SET score = score + 1",
    "reversal": "UPDATE entry SET waived = waived + 1 WHERE reverses IS NOT NULL",
    "unreserved": "UPDATE entry SET kind = 'refund', counts = NULL, score = 0 WHERE kind = 'contribution'",
    "award": 'INSERT INTO award (member_id, rule, points, "by", state, day, at)'
    " SELECT id, 'deed', 5, id, 'given', '2026-11-21', known_at FROM member",
    "unawarded": "UPDATE entry SET key = 'award:99', about = 99 WHERE key = 'other'",
    "guards": "SELECT 1",
}


@pytest.mark.parametrize("check", FORGED)
async def test_what_was_forged_is_found(database, wang, check):
    wrong = await post(database, wang)
    await post(database, wang, 5, key="other")
    await reverse(database, wrong.entry)
    async with database.read() as session:
        assert await ledgerchecks.look(session) == []
        assert await (await session.connection()).run_sync(ledgerchecks.size) == (3, 1)
    async with database.begin() as session:
        for statement in UNGUARDED[database.engine.dialect.name]:
            await session.execute(text(statement))
        await session.execute(text(FORGED[check]))
        found = {one.check: one.of for one in await ledgerchecks.look(session)}
        await session.rollback()
    assert check in found
    if check in ("balance", "below_zero", "tally", "total"):
        assert found[check] == (str(wang),)


def test_migrations_that_leave_the_ledger_unguarded_don_t_pass(database_url, monkeypatch):
    url = database_url if database_url.startswith("sqlite") else database_url.replace(":", "+psycopg:", 1)
    monkeypatch.setattr(guards, "GUARDED", ("entry", "account"))
    with pytest.raises(RuntimeError, match="account"):
        migrating.upgrade(url)


def test_periods_follow_the_calendar():
    quarter = periods.of(QUARTER, date(2026, 12, 31))
    assert (quarter.code, quarter.first, quarter.after.code) == ("2026Q4", date(2026, 10, 1), "2027Q1")
    assert [day.month for day in quarter.months] == [10, 11, 12]
    assert not quarter.over(date(2026, 12, 31))
    assert quarter.over(date(2027, 1, 1))
    assert periods.of(HALF, date(2026, 6, 30)).code == "2026H1"
    assert periods.of(MONTH, date(2026, 1, 9)).before.code == "2025-12"
    for code in ("2026-11", "2026Q4", "2026H2", "2026H1"):
        found = periods.read(code)
        assert found is not None
        assert found.code == code
    for code in ("2026-13", "2026Q5", "2026H3", "2026Q0", "26Q1", "2026-1", "0000-01", ""):
        assert periods.read(code) is None


async def entries(database, member):
    async with database.read() as session:
        return await ledger.page(session, member, 10)
