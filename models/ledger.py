"""The ledger of points: entries that are only ever added, and what they come to for each member.

A balance is the sum of a member's entries and is never below zero; a score is what the entries of some months count
under their kinds. `account`, `tally` and `total` hold these sums beside the entries, changed by the same transaction;
whoever posts holds the member's account until the commit, so that entries of one member come one after the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import members, periods
from models.columns import BigId, Moment
from models.rules import RuleBroken
from models.statements import insert_into

BASE, CONTRIBUTION, DEDUCTION = "base", "contribution", "deduction"
REDEMPTION, REFUND, REVERSAL = "redemption", "refund", "reversal"

SCORED = (BASE, CONTRIBUTION, DEDUCTION)
"""Kinds that count in a score."""

KINDS = (*SCORED, REDEMPTION, REFUND, REVERSAL)

AWAY = (DEDUCTION, REDEMPTION)
"""Kinds that take points."""


class Entry(SQLModel, table=True):
    """A line of the ledger. Nothing of it ever changes: the database itself refuses to (models/guards.py).

    `amount` is what it adds to the balance, `score` what it adds to the score under the kind `counts`. `rule` says what
    it is for, `about` the number of the thing, `key` the one business that it is the entry of. `made_by` is a member
    (None: the house), `area_id` the area that issued it, `day` the district's day. What a reversal or deduction could
    not take, because the balance was spent, is `waived`.
    """

    __tablename__ = "entry"
    __table_args__ = (
        Index("ix_entry_member_id_id", "member_id", "id"),
        Index("ix_entry_member_id_rule_day", "member_id", "rule", "day"),
        Index("ix_entry_day", "day"),
        CheckConstraint("waived >= 0", name="waived"),
    )

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), nullable=False))
    amount: int
    waived: int = 0
    kind: str
    counts: str | None = None
    score: int = 0
    rule: str
    key: str = Field(unique=True)
    about: int | None = Field(default=None, sa_column=Column(BigId, nullable=True))
    made_by: int | None = Field(default=None, sa_column=Column(BigId, nullable=True))
    area_id: int | None = Field(default=None, sa_column=Column(BigId, ForeignKey("area.id"), nullable=True))
    reverses: int | None = Field(
        default=None, sa_column=Column(BigId, ForeignKey("entry.id"), unique=True, nullable=True)
    )
    day: date
    at: datetime = Field(sa_type=Moment)

    @property
    def number(self) -> int:
        """Return the entry's number, by which people speak of it."""
        return self.id or 0


class Account(SQLModel, table=True):
    """What a member's entries come to."""

    __tablename__ = "account"
    __table_args__ = (CheckConstraint("balance >= 0", name="balance"),)

    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), primary_key=True, autoincrement=False))
    balance: int = 0


class Tally(SQLModel, table=True):
    """What a member's entries of one month (its first day) count in the score, by kind; deductions are negative."""

    __tablename__ = "tally"
    __table_args__ = (Index("ix_tally_month", "month"),)

    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), primary_key=True, autoincrement=False))
    month: date = Field(primary_key=True)
    base: int = 0
    contribution: int = 0
    deduction: int = 0


class Total(SQLModel, table=True):
    """What a member's entries of one month, quarter or half-year (its code) count in the score: for rankings.

    The same as the tallies of these months come to; of a hundred thousand members these sums would take seconds.
    """

    __tablename__ = "total"
    __table_args__ = (Index("ix_total_period_score_member_id", "period", "score", "member_id"),)

    period: str = Field(primary_key=True)
    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), primary_key=True, autoincrement=False))
    score: int = 0


@dataclass(frozen=True, slots=True)
class Posting:
    """What shall be entered. `amount` is positive, also for what takes points away: the kind says so."""

    member_id: int
    amount: int
    kind: str
    rule: str
    key: str
    about: int | None = None
    made_by: int | None = None
    area_id: int | None = None


class Posted(NamedTuple):
    """An entry, whether it is new, and the balance after it."""

    entry: Entry
    new: bool
    balance: int


class Score(NamedTuple):
    """What some months count: base + contribution - deduction; `deduction` is how many points were taken."""

    base: int = 0
    contribution: int = 0
    deduction: int = 0

    @property
    def total(self) -> int:
        """Return the score, which is never shown below zero."""
        return max(0, self.base + self.contribution - self.deduction)


class OtherContent(Exception):
    """A business key that is in the ledger with another content."""


async def post(session: AsyncSession, posting: Posting, day: date, now: datetime) -> Posted:
    """Enter something; what is entered already with this key stays the one entry.

    A deduction stops at zero. Raises RuleBroken when a redemption takes more than there is, OtherContent for a key that
    stands for something else, ValueError for a kind or amount that can't be posted.
    """
    if posting.kind not in KINDS or posting.kind == REVERSAL or posting.amount <= 0:
        raise ValueError(f"{posting.kind} of {posting.amount}")
    balance = await hold(session, posting.member_id)
    known = await by_key(session, posting.key)
    if known is not None:
        return Posted(_same(known, posting), False, balance)
    if posting.kind == REDEMPTION and posting.amount > balance:
        raise RuleBroken("points-too-few", price=posting.amount, balance=balance)
    amount = posting.amount
    if posting.kind in AWAY:
        amount = -min(posting.amount, balance)
    scored = posting.kind in SCORED
    entry = Entry(
        **_columns(posting),
        amount=amount,
        waived=posting.amount - abs(amount),
        counts=posting.kind if scored else None,
        score=amount if scored else 0,
        day=day,
        at=now,
    )
    return await _enter(session, entry, balance)


async def reverse(session: AsyncSession, entry_id: int, made_by: int | None, day: date, now: datetime) -> Posted:
    """Reverse a wrong entry, once; it takes back at most the balance and counts under the kind that it reverses.

    Reversed again it is the same reversal. Raises RuleBroken for an unknown entry, and for a reversal.
    """
    wrong = await by_id(session, entry_id)
    if wrong is None:
        raise RuleBroken("entry-unknown", number=entry_id)
    if wrong.kind == REVERSAL:
        raise RuleBroken("entry-is-reversal", number=entry_id)
    balance = await hold(session, wrong.member_id)
    known = await reversal_of(session, entry_id)
    if known is not None:
        return Posted(known, False, balance)
    amount = -min(wrong.amount, balance)
    entry = Entry(
        member_id=wrong.member_id,
        amount=amount,
        waived=wrong.amount + amount,
        kind=REVERSAL,
        counts=wrong.counts,
        score=-wrong.score,
        rule=wrong.rule,
        key=f"reversal:{entry_id}",
        about=wrong.about,
        made_by=made_by,
        area_id=wrong.area_id,
        reverses=entry_id,
        day=day,
        at=now,
    )
    return await _enter(session, entry, balance)


async def hold(session: AsyncSession, member_id: int) -> int:
    """Return a member's balance, which nobody else changes until the commit.

    Who erases everything holds the member first, and then gives back what is reserved: nobody goes crosswise.
    """
    await members.let_erase(session, member_id)
    held = insert_into(session, Account).values(member_id=member_id, balance=0)
    locked = held.on_conflict_do_update(index_elements=["member_id"], set_={"balance": Account.balance})
    return int((await session.execute(locked.returning(col(Account.balance)))).scalar_one())


async def balance(session: AsyncSession, member_id: int) -> int:
    """Return how many points a member has."""
    statement = select(col(Account.balance)).where(col(Account.member_id) == member_id)
    return int((await session.execute(statement)).scalar() or 0)


async def score(session: AsyncSession, member_id: int, months: Sequence[date]) -> Score:
    """Return what a member's entries of these months (their first days) count."""
    sums = (func.sum(Tally.base), func.sum(Tally.contribution), func.sum(Tally.deduction))
    mine = select(*sums).where(col(Tally.member_id) == member_id, col(Tally.month).in_(months))
    base, contribution, deduction = (await session.execute(mine)).one()
    return Score(int(base or 0), int(contribution or 0), -int(deduction or 0))


async def by_id(session: AsyncSession, entry_id: int) -> Entry | None:
    """Return one entry."""
    return (await session.execute(select(Entry).where(col(Entry.id) == entry_id))).scalar_one_or_none()


async def by_key(session: AsyncSession, key: str) -> Entry | None:
    """Return the entry of one business."""
    return (await session.execute(select(Entry).where(col(Entry.key) == key))).scalar_one_or_none()


async def reversal_of(session: AsyncSession, entry_id: int) -> Entry | None:
    """Return what reversed an entry, None when nothing did."""
    return (await session.execute(select(Entry).where(col(Entry.reverses) == entry_id))).scalar_one_or_none()


async def page(session: AsyncSession, member_id: int, count: int, before: int | None = None) -> list[Entry]:
    """Return a member's entries, the newest first: `count` of those with a smaller number than `before`."""
    mine = select(Entry).where(col(Entry.member_id) == member_id)
    if before is not None:
        mine = mine.where(col(Entry.id) < before)
    return list((await session.execute(mine.order_by(col(Entry.id).desc()).limit(count))).scalars())


async def page_after(session: AsyncSession, member_id: int, count: int, after: int) -> list[Entry]:
    """Return a member's entries, the newest first: the `count` oldest of those with a greater number than `after`."""
    mine = select(Entry).where(col(Entry.member_id) == member_id, col(Entry.id) > after)
    return list((await session.execute(mine.order_by(col(Entry.id)).limit(count))).scalars())[::-1]


async def times(session: AsyncSession, member_id: int, rule: str, since: date, until: date) -> int:
    """Return how often a rule has given something to a member from one day to another; what was reversed counts not."""
    reversed_ = select(col(Entry.reverses)).where(col(Entry.member_id) == member_id, col(Entry.reverses).is_not(None))
    mine = (col(Entry.member_id) == member_id, col(Entry.rule) == rule, col(Entry.day).between(since, until))
    given = select(func.count()).select_from(Entry).where(*mine, col(Entry.kind).in_((BASE, CONTRIBUTION)))
    return int((await session.execute(given.where(col(Entry.id).not_in(reversed_)))).scalar_one())


async def _enter(session: AsyncSession, entry: Entry, balance: int) -> Posted:
    session.add(entry)
    await session.flush()
    session.expunge(entry)  # nobody changes it by accident
    after = balance + entry.amount
    mine = update(Account).where(col(Account.member_id) == entry.member_id)
    await session.execute(mine.values(balance=Account.balance + entry.amount))
    if entry.counts is not None:
        await _count(session, entry)
    return Posted(entry, True, after)


async def _count(session: AsyncSession, entry: Entry) -> None:
    values: dict[str, Any] = {"base": 0, "contribution": 0, "deduction": 0, str(entry.counts): entry.score}
    new = insert_into(session, Tally).values(member_id=entry.member_id, month=entry.day.replace(day=1), **values)
    summed = {name: getattr(Tally, name) + new.excluded[name] for name in SCORED}
    await session.execute(new.on_conflict_do_update(index_elements=["member_id", "month"], set_=summed))
    codes = [periods.of(kind, entry.day).code for kind in periods.KINDS]
    rows = [{"period": code, "member_id": entry.member_id, "score": entry.score} for code in codes]
    total = insert_into(session, Total).values(rows)
    more = {"score": Total.score + total.excluded.score}
    await session.execute(total.on_conflict_do_update(index_elements=["period", "member_id"], set_=more))


def _same(known: Entry, posting: Posting) -> Entry:
    asked = abs(known.amount) + known.waived
    if {**_columns(posting), "amount": posting.amount} != {**_columns(known), "amount": asked}:
        raise OtherContent(posting.key)
    return known


def _columns(of: Posting | Entry) -> dict[str, Any]:
    return {
        "member_id": of.member_id,
        "kind": of.kind,
        "rule": of.rule,
        "key": of.key,
        "about": of.about,
        "made_by": of.made_by,
        "area_id": of.area_id,
    }
