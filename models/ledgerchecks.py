"""What must hold of the ledger at any time, looked at over the whole database; the database does the adding up."""

from typing import NamedTuple

from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncSession

from models import guards

SHOWN = 20
"""Numbers of what is wrong that one finding names at most."""


class Finding(NamedTuple):
    """Something that doesn't hold, with the numbers of what it doesn't hold for: members, entries, reservations,
    awards, deductions, or rewards; for a guard that is missing, its name.
    """

    check: str
    of: tuple[str, ...]


_SPELT = {
    True: {
        "month": "CAST(date_trunc('month', day) AS date)",
        "years": "CAST(EXTRACT(YEAR FROM month) AS integer)",
        "months": "CAST(EXTRACT(MONTH FROM month) AS integer)",
        "written": "to_char(month, 'YYYY-MM')",
    },
    False: {
        "month": "date(day, 'start of month')",
        "years": "CAST(strftime('%Y', month) AS integer)",
        "months": "CAST(strftime('%m', month) AS integer)",
        "written": "strftime('%Y-%m', month)",
    },
}
"""Calendars as PostgreSQL (True) and SQLite spell them: the month of an entry's day, and the codes of a tally's."""

_BALANCE = """
    SELECT member_id FROM (SELECT member_id, amount FROM entry
        UNION ALL SELECT member_id, -balance FROM account) AS both_
    GROUP BY member_id HAVING SUM(amount) <> 0
    UNION SELECT member_id FROM entry
    WHERE NOT EXISTS (SELECT 1 FROM account WHERE account.member_id = entry.member_id)"""

_BELOW_ZERO = """
    SELECT DISTINCT member_id FROM
        (SELECT member_id, SUM(amount) OVER (PARTITION BY member_id ORDER BY id) AS came_to FROM entry) AS running
    WHERE came_to < 0"""

_TALLY = """
    SELECT DISTINCT member_id FROM (SELECT member_id, {month} AS month, counts,
            SUM(CASE counts WHEN 'base' THEN score ELSE 0 END) AS base,
            SUM(CASE counts WHEN 'contribution' THEN score ELSE 0 END) AS contribution,
            SUM(CASE counts WHEN 'deduction' THEN score ELSE 0 END) AS deduction
        FROM entry WHERE counts IS NOT NULL GROUP BY member_id, {month}, counts
        UNION ALL SELECT member_id, month, NULL, -base, -contribution, -deduction FROM tally) AS both_
    GROUP BY member_id, month
    HAVING SUM(base) <> 0 OR SUM(contribution) <> 0 OR SUM(deduction) <> 0"""

_TOTAL = """
    SELECT DISTINCT member_id FROM (SELECT member_id, {written} AS period, base + contribution + deduction AS score
        FROM tally
        UNION ALL SELECT member_id, {years} || 'Q' || (({months} + 2) / 3), base + contribution + deduction FROM tally
        UNION ALL SELECT member_id, {years} || 'H' || (({months} + 5) / 6), base + contribution + deduction FROM tally
        UNION ALL SELECT member_id, period, -score FROM total) AS both_
    GROUP BY member_id, period HAVING SUM(score) <> 0"""

_KIND = """
    SELECT id FROM entry WHERE NOT CASE kind
        WHEN 'base' THEN amount > 0 AND waived = 0 AND score = amount AND counts = kind AND reverses IS NULL
        WHEN 'contribution' THEN amount > 0 AND waived = 0 AND score = amount AND counts = kind AND reverses IS NULL
        WHEN 'deduction' THEN amount <= 0 AND score = amount AND counts = kind AND reverses IS NULL
        WHEN 'redemption' THEN amount < 0 AND waived = 0 AND score = 0 AND counts IS NULL AND reverses IS NULL
        WHEN 'refund' THEN amount > 0 AND waived = 0 AND score = 0 AND counts IS NULL AND reverses IS NULL
        WHEN 'reversal' THEN reverses IS NOT NULL AND (waived = 0 OR amount <= 0)
        ELSE 1 = 0 END"""

_REVERSAL = """
    SELECT back.id FROM entry AS back LEFT JOIN entry AS wrong ON wrong.id = back.reverses
    WHERE back.kind = 'reversal' AND (wrong.id IS NULL OR wrong.kind = 'reversal' OR wrong.id >= back.id
        OR wrong.member_id <> back.member_id OR back.amount - back.waived <> -wrong.amount
        OR back.score <> -wrong.score OR COALESCE(back.counts, '') <> COALESCE(wrong.counts, ''))"""

_RESERVATION = """
    SELECT reservation.id FROM reservation
    LEFT JOIN entry AS held ON held.key = 'reservation\\:' || reservation.id || '\\:held'
    LEFT JOIN entry AS back ON back.key = 'reservation\\:' || reservation.id || '\\:back'
    LEFT JOIN entry AS undone ON undone.reverses = held.id
    WHERE held.id IS NULL OR held.kind <> 'redemption' OR held.amount <> -reservation.price
        OR held.member_id <> reservation.member_id
        OR (back.id IS NOT NULL) <> (reservation.state IN ('lapsed', 'cancelled'))
        OR (undone.id IS NOT NULL) <> (reservation.state = 'undone')
        OR (back.id IS NOT NULL AND (back.kind <> 'refund' OR back.amount <> reservation.price
            OR back.member_id <> reservation.member_id))"""

_UNRESERVED = """
    SELECT id FROM entry WHERE kind IN ('redemption', 'refund') AND NOT EXISTS (SELECT 1 FROM reservation
        WHERE reservation.id = entry.about AND entry.key = 'reservation\\:' || reservation.id
            || CASE entry.kind WHEN 'refund' THEN '\\:back' ELSE '\\:held' END)"""

_AWARD = """
    SELECT award.id FROM award LEFT JOIN entry ON entry.key = 'award\\:' || award.id
    WHERE CASE award.state WHEN 'given' THEN entry.id IS NULL OR entry.amount <> award.points
        OR entry.member_id <> award.member_id OR entry.rule <> award.rule ELSE entry.id IS NOT NULL END"""

_UNAWARDED = """
    SELECT id FROM entry WHERE key LIKE 'award\\:%' AND NOT EXISTS (SELECT 1 FROM award
        WHERE award.id = entry.about AND entry.key = 'award\\:' || award.id)"""

# An entry may be without its deduction: that is forgotten for the sake of who reported something.
_DEDUCTED = """
    SELECT deduction.id FROM deduction LEFT JOIN entry ON entry.key = 'deduction\\:' || deduction.id
    WHERE CASE deduction.state WHEN 'counted' THEN entry.id IS NULL OR entry.kind <> 'deduction'
        OR entry.waived - entry.amount <> deduction.points OR entry.member_id <> deduction.member_id
        OR entry.rule <> deduction.rule ELSE entry.id IS NOT NULL END"""

_SHELF = """
    SELECT reward_id FROM (SELECT reward_id, station_id, taken FROM shelf
        UNION ALL SELECT reward_id, station_id, -1 FROM reservation WHERE state IN ('held', 'handed')) AS both_
    GROUP BY reward_id, station_id HAVING SUM(taken) <> 0
    UNION SELECT reward_id FROM shelf WHERE taken < 0 OR taken > supplied"""

CHECKS = {
    "balance": _BALANCE,
    "below_zero": _BELOW_ZERO,
    "tally": _TALLY,
    "total": _TOTAL,
    "kind": _KIND,
    "reversal": _REVERSAL,
    "reservation": _RESERVATION,
    "unreserved": _UNRESERVED,
    "award": _AWARD,
    "unawarded": _UNAWARDED,
    "deducted": _DEDUCTED,
    "shelf": _SHELF,
}
"""Each thing that must hold, with the question for what it doesn't hold for."""

GUARDS = "guards"


class Size(NamedTuple):
    """How many entries there are, and of how many members."""

    entries: int
    members: int


async def look(session: AsyncSession) -> list[Finding]:
    """Return what doesn't hold, nothing when all is well."""
    return await (await session.connection()).run_sync(look_at)


def look_at(connection: Connection) -> list[Finding]:
    """Return what doesn't hold, over a plain connection: among millions of entries it takes a while."""
    spelt = _SPELT[connection.dialect.name == "postgresql"]
    found = []
    for name, question in CHECKS.items():
        rows = connection.execute(text(f"{question.format(**spelt)} LIMIT {SHOWN}"))
        numbers = tuple(str(number) for number in rows.scalars())
        if numbers:
            found.append(Finding(name, numbers))
    lacking = guards.missing(connection)
    return [*found, *([Finding(GUARDS, tuple(lacking))] if lacking else [])]


def size(connection: Connection) -> Size:
    """Return how big the ledger is."""
    row = connection.execute(text("SELECT COUNT(*), COUNT(DISTINCT member_id) FROM entry")).one()
    return Size(int(row[0]), int(row[1]))
