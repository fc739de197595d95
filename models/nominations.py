"""Nominations: what secretaries nominate riders for, from those above the average of a quarter that is over."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Column, ColumnElement, ForeignKey, Index, UniqueConstraint, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import members, periods, riders, rights, rosters, standings
from models.columns import BigId, Moment
from models.members import Member
from models.periods import QUARTER, Period
from models.riders import CONFIRMED, Known, Rider
from models.rights import Where
from models.rules import RuleBroken
from models.standings import Frozen
from models.statements import insert_into

ACT = "title.nominate"

AT_ONCE = 250
"""Riders that are opened with one question."""


class Nomination(SQLModel, table=True):
    """A rider who is nominated for a title (a key of the district's file) for a quarter (its code), once, by whom."""

    __tablename__ = "nomination"
    __table_args__ = (
        UniqueConstraint("quarter", "member_id", "title", name="uq_nomination_quarter_member_id_title"),
        Index("ix_nomination_member_id", "member_id"),
        {"sqlite_autoincrement": True},  # the button of one that was taken back is for no other
    )

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    quarter: str
    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), nullable=False))
    title: str
    nominated_by: int = Field(sa_column=Column(BigId, nullable=False))
    at: datetime = Field(sa_type=Moment)

    @property
    def number(self) -> int:
        """Return the nomination's id."""
        return self.id or 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rider above the average of a quarter, the score, and what they are nominated for."""

    known: Known
    score: int
    nominations: tuple[Nomination, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """Some candidates, the best first: the first is number `skip` + 1 of `total`; and the district's average."""

    shown: list[Candidate]
    skip: int
    total: int
    average: float


def open_quarter(today: date) -> Period:
    """Return the quarter that riders are nominated for on a day: the last one that is over."""
    return periods.of(QUARTER, today).before


async def candidates(session: AsyncSession, person: int, quarter: Period, skip: int, most: int) -> Page:
    """Return a page of those whom this person may nominate, never themselves. Raises RuleBroken for who may not."""
    scope, own = await rosters.scope(session, person, ACT), (await rights.standing(session, person)).member_id
    average = await _average(session, quarter)
    above = await _above(session, quarter, average, scope, col(Rider.member_id) != (own or 0))
    skip = max(0, min(skip, len(above) - 1) // most * most)
    here = dict(above[skip : skip + most])
    nominated = await _of_members(session, quarter, here)
    known = {one.rider.member_id: one for one in await riders.several(session, here)}
    shown = [Candidate(known[one], score, tuple(nominated.get(one, ()))) for one, score in here.items() if one in known]
    return Page(shown, skip, len(above), average)


async def candidate(session: AsyncSession, person: int, quarter: Period, member_id: int) -> Candidate:
    """Return one of those whom this person may nominate at this moment. Raises RuleBroken for anybody else."""
    known = await riders.known(session, member_id)
    if known is None or known.rider.state != CONFIRMED:
        await rosters.scope(session, person, ACT)
        raise RuleBroken("nominate-gone")
    who = await rights.require(session, person, ACT, known.where)
    if who.member_id == member_id:
        raise RuleBroken("nominate-oneself")
    score = await _score(session, quarter, member_id)
    if score <= await _average(session, quarter):
        raise RuleBroken("nominate-gone")
    nominated = await _of_members(session, quarter, [member_id])
    return Candidate(known, score, tuple(nominated.get(member_id, ())))


async def nominate(
    session: AsyncSession, person: int, quarter: Period, one: Candidate, title: str, now: datetime
) -> Nomination | None:
    """Nominate a candidate; None when somebody has done so, for this title."""
    by = await members.number_of(session, person, now)
    values = {"quarter": quarter.code, "member_id": one.known.rider.member_id, "title": title}
    new = insert_into(session, Nomination).values(**values, nominated_by=by, at=now)
    key = ["quarter", "member_id", "title"]
    added = await session.execute(new.on_conflict_do_nothing(index_elements=key).returning(col(Nomination.id)))
    number = added.scalar_one_or_none()
    return None if number is None else await by_id(session, number)


async def take_back(session: AsyncSession, person: int, number: int, today: date) -> Nomination:
    """Take a nomination back, until the next quarter's end; who made it can, and administrators.

    Raises RuleBroken for one that is gone, too old, or somebody else's.
    """
    one = await by_id(session, number)
    known = await riders.known(session, one.member_id) if one else None
    if one is None or known is None:
        await rosters.scope(session, person, ACT)
        raise RuleBroken("nominate-taken-back")
    who = await rights.require(session, person, ACT, known.where)
    if not who.administrator and who.member_id != one.nominated_by:
        raise RuleBroken("nominate-others")
    if one.quarter != open_quarter(today).code:
        raise RuleBroken("nominate-over")
    await session.execute(delete(Nomination).where(col(Nomination.id) == number))
    return one


async def by_id(session: AsyncSession, number: int) -> Nomination | None:
    """Return one nomination."""
    return (await session.execute(select(Nomination).where(col(Nomination.id) == number))).scalar_one_or_none()


async def of_quarter(session: AsyncSession, person: int, quarter: Period) -> list[Candidate]:
    """Return everybody who is nominated for a quarter, the best first. Raises RuleBroken but for administrators."""
    await rights.require(session, person, "points.settle")
    statement = select(Nomination, col(Frozen.score)).join(
        Frozen, (col(Frozen.member_id) == col(Nomination.member_id)) & (col(Frozen.period) == col(Nomination.quarter))
    )
    rows = (await session.execute(statement.where(col(Nomination.quarter) == quarter.code))).all()
    scores = {one.member_id: int(score) for one, score in rows}
    known = await riders.several(session, scores)
    nominated = await _of_members(session, quarter, scores)
    found = [Candidate(one, scores[one.rider.member_id], tuple(nominated[one.rider.member_id])) for one in known]
    return sorted(found, key=lambda one: (-one.score, one.known.rider.member_id))


async def to_tell(session: AsyncSession, quarter: Period) -> dict[int, int]:
    """Return to whom (numeric ids) it is to be said that riders wait to be nominated, and how many for each.

    Each rider above the average is told of to those who look after them, and not to themselves.
    """
    counts: dict[int, int] = {}
    overseers: dict[Where, list[int]] = {}
    above = await _above(session, quarter, await _average(session, quarter))
    for start in range(0, len(above), AT_ONCE):
        for known in await riders.several(session, [member for member, _ in above[start : start + AT_ONCE]]):
            if known.where not in overseers:
                overseers[known.where] = await rights.responsible(session, known.where)
            people = overseers[known.where]
            if known.person in people:
                people = await rights.responsible(session, known.where, besides=known.person)
            for person in people:
                counts[person] = counts.get(person, 0) + 1
    return counts


async def _average(session: AsyncSession, quarter: Period) -> float:
    if not await standings.is_frozen(session, quarter):
        raise RuleBroken("nominate-early")
    return await standings.average(session, quarter) or 0.0


async def _above(
    session: AsyncSession, quarter: Period, average: float, *conditions: ColumnElement[bool]
) -> list[tuple[int, int]]:
    """Return (member id, score) of the confirmed riders above the average of a quarter, the best first."""
    joined = select(col(Frozen.member_id), col(Frozen.score)).join(Rider, col(Rider.member_id) == col(Frozen.member_id))
    joined = joined.join(Member, col(Member.id) == col(Rider.member_id)).where(col(Member.telegram_id).is_not(None))
    above = joined.where(col(Frozen.period) == quarter.code, col(Frozen.score) > average, *conditions)
    confirmed = above.where(col(Rider.state) == CONFIRMED)
    rows = await session.execute(confirmed.order_by(col(Frozen.score).desc(), col(Frozen.member_id)))
    return [(member, int(score)) for member, score in rows.all()]


async def _score(session: AsyncSession, quarter: Period, member_id: int) -> int:
    mine = (col(Frozen.period) == quarter.code, col(Frozen.member_id) == member_id)
    return int((await session.execute(select(func.max(Frozen.score)).where(*mine))).scalar() or 0)


async def _of_members(
    session: AsyncSession, quarter: Period, member_ids: Collection[int]
) -> dict[int, list[Nomination]]:
    theirs = (col(Nomination.quarter) == quarter.code, col(Nomination.member_id).in_(member_ids))
    statement = select(Nomination).where(*theirs).order_by(col(Nomination.id))
    found: dict[int, list[Nomination]] = {}
    for one in (await session.execute(statement)).scalars():
        found.setdefault(one.member_id, []).append(one)
    return found
