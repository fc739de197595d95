"""Awards: points that a secretary gives, with a reason; beyond what one may give in a day a second one has to agree."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Column, ForeignKey, Index, LargeBinary, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import areas, branches, earnings, keys, ledger, members, riders, rights, roles
from models.columns import BigId, Moment
from models.earnings import Rule
from models.ledger import Posted, Posting
from models.members import Member
from models.riders import Known
from models.rules import RuleBroken

GIVEN, WAITING, DECLINED, WITHDRAWN, LAPSED, ENDED = "given", "waiting", "declined", "withdrawn", "lapsed", "ended"

COUNTED = (GIVEN, WAITING)
"""States that count in what somebody gave on a day. What was taken back counts too: it may have been spent before."""

HOURS = range(1, 13)
"""Volunteer hours that may be entered at once."""

LONGEST = 300
"""Characters of a reason."""

ACT = "points.award"

SOURCE = "award:"
"""What messages about awards are owed for begins with this, and so do their entries' keys."""


class Award(SQLModel, table=True):
    """Points that `by` (a member) gives to another one; `hours` for what is given by the hour.

    `reason` is sealed with the key of who gets them. It waits while a second one has to agree; `decided_by` is who did,
    or did not. ENDED is one whose rider is not to be found any more. What was taken back later stays GIVEN: its entry
    is reversed.
    """

    __tablename__ = "award"
    __table_args__ = (
        Index("ix_award_by_day", "by", "day"),
        Index("ix_award_state_at", "state", "at"),
        {"sqlite_autoincrement": True},  # buttons and the ledger's keys tell of a number that it never comes again
    )

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), index=True, nullable=False))
    rule: str
    hours: int | None = None
    points: int
    reason: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    by: int = Field(sa_column=Column(BigId, nullable=False))
    state: str
    day: date
    at: datetime = Field(sa_type=Moment)
    decided_by: int | None = Field(default=None, sa_column=Column(BigId, index=True, nullable=True))
    decided_at: datetime | None = Field(default=None, sa_type=Moment)

    @property
    def number(self) -> int:
        """Return the award's id."""
        return self.id or 0

    @property
    def key(self) -> str:
        """Return the key of its entry."""
        return f"{SOURCE}{self.number}"


@dataclass(frozen=True, slots=True)
class Gift:
    """What somebody wants to give: to which member, by which rule, how many hours (`hourly`) or points, and why."""

    member_id: int
    rule: Rule
    count: int
    hourly: bool
    reason: str

    @property
    def points(self) -> int:
        """Return how many points that is."""
        return self.count * self.rule.points if self.hourly else self.count


@dataclass(frozen=True, slots=True)
class Case:
    """An award with whose it is, who gave it (a numeric id; None: erased), and the reason, None when unreadable."""

    award: Award
    known: Known
    giver: int | None
    reason: str | None

    @property
    def number(self) -> int:
        """Return the award's id."""
        return self.award.number


async def give(
    session: AsyncSession, person: int, gift: Gift, limit: int, day: date, now: datetime
) -> tuple[Case, Posted | None]:
    """Give points, or let them wait for a second one when with them the giver has given more than `limit` on this day.

    Return the award and its entry, None for one that waits. Raises RuleBroken for who may not, for oneself, for who is
    not checked in, for more than the rule gives at once, in a day or a month, for no reason, and when somebody else
    would have to agree and there is nobody.
    """
    giver = await members.number_of(session, person, now)
    await _hold(session, giver, gift.member_id)
    known = await _rider(session, person, gift.member_id)
    _check(gift)
    await ledger.hold(session, gift.member_id)
    await admit(session, gift.member_id, gift.rule, day)
    fits = await given_on(session, giver, day) + gift.points <= limit
    if not fits and not await seconds(session, known, person):
        raise RuleBroken("award-nobody", limit=limit)
    one = Case(await _noted(session, known, gift, giver, day, now), known, person, gift.reason)
    if not fits:
        one.award.state = WAITING
        await session.flush()
        return one, None
    return one, await _enter(session, one, gift.rule, day, now)


async def agree(
    session: AsyncSession, person: int, award_id: int, rule: Rule | None, day: date, now: datetime
) -> tuple[Case, Posted]:
    """Let a waiting award count, by somebody who is neither the giver nor the rider; `rule` is what it is given by.

    Raises RuleBroken for who may not, when it waits no more, and when the rule is gone or gives nothing more.
    """
    one = await _settle(session, person, award_id, GIVEN, now)
    if rule is None:
        raise RuleBroken("award-rule-gone")
    await ledger.hold(session, one.award.member_id)
    await admit(session, one.award.member_id, rule, day)
    return one, await _enter(session, one, rule, day, now)


async def decline(session: AsyncSession, person: int, award_id: int, now: datetime) -> Case:
    """Let a waiting award not count; raises RuleBroken as `agree` does."""
    return await _settle(session, person, award_id, DECLINED, now)


async def take_back(
    session: AsyncSession, person: int, award_id: int, day: date, now: datetime
) -> tuple[Case, Posted | None]:
    """Take an award back: its entry is reversed, and one that waits is withdrawn (then there is no entry).

    Only who gave it may, while they look after the rider, and administrators. Raises RuleBroken for anybody else, and
    when that was done before.
    """
    one = await _held(session, award_id)
    who = await rights.standing(session, person)
    mine = one.giver == person and await rights.may(session, who, ACT, one.known.where)
    if not mine and not await rights.may(session, who, "points.reverse"):
        raise RuleBroken("right-none")
    if one.known.person == person:
        raise RuleBroken("award-own")
    by = await members.number_of(session, person, now)
    if one.award.state == WAITING:
        return await _set(session, one, WITHDRAWN, by, now), None
    entry = await ledger.by_key(session, one.award.key)
    if one.award.state != GIVEN or entry is None:
        raise RuleBroken("award-settled", state=one.award.state)
    back = await ledger.reverse(session, entry.number, by, day, now)
    if not back.new:
        raise RuleBroken("award-taken-back-before")
    return one, back


async def lapse(session: AsyncSession, award_id: int, before: datetime, now: datetime) -> Case | None:
    """Give up an award that has waited since this moment or longer; None when it waits no more, or is nobody's."""
    late = (col(Award.id) == award_id, col(Award.state) == WAITING, col(Award.at) <= before)
    statement = update(Award).where(*late).values(state=LAPSED, decided_at=now)
    won = (await session.execute(statement.returning(col(Award.id)))).first()
    return await case(session, award_id) if won is not None else None


async def waiting(session: AsyncSession, before: datetime, most: int) -> list[int]:
    """Return the ids of awards that have waited since this moment or longer, the oldest first."""
    late = select(col(Award.id)).where(col(Award.state) == WAITING, col(Award.at) <= before)
    rows = (await session.execute(late.order_by(col(Award.at)).limit(most))).scalars()
    return [number for number in rows if number is not None]


async def end(session: AsyncSession, member_id: int, now: datetime) -> None:
    """End what waits for a member who had everything erased, or took their check-in back."""
    theirs = update(Award).where(col(Award.member_id) == member_id, col(Award.state) == WAITING)
    await session.execute(theirs.values(state=ENDED, decided_at=now))


async def forget(session: AsyncSession, before: datetime) -> int:
    """Delete awards that came to nothing and ended before this moment; return how many."""
    over = (col(Award.state).not_in(COUNTED), col(Award.decided_at) < before)
    return int((await session.execute(delete(Award).where(*over))).rowcount)  # type: ignore[attr-defined]


async def case(session: AsyncSession, award_id: int) -> Case | None:
    """Return an award with its rider; None when either is gone."""
    statement = select(Award).where(col(Award.id) == award_id)
    award = (await session.execute(statement.execution_options(populate_existing=True))).scalar_one_or_none()
    known = await riders.known(session, award.member_id) if award else None
    if award is None or known is None:
        return None
    giver = await members.person_of(session, award.by)
    return Case(award, known, giver, await reason_of(session, award))


async def reason_of(session: AsyncSession, award: Award) -> str | None:
    """Return why an award was given, None when that can't be read any more."""
    return await keys.words(session, award.reason, _about(award.number))


async def of(session: AsyncSession, member_id: int) -> list[Award]:
    """Return what was awarded to a member, the oldest first."""
    statement = select(Award).where(col(Award.member_id) == member_id).order_by(col(Award.id))
    return list((await session.execute(statement)).scalars())


async def made_by(session: AsyncSession, member_id: int) -> list[Award]:
    """Return what a member awarded to others, or agreed to or declined, the oldest first."""
    theirs = (col(Award.by) == member_id) | (col(Award.decided_by) == member_id)
    return list((await session.execute(select(Award).where(theirs).order_by(col(Award.id)))).scalars())


async def given_on(session: AsyncSession, member_id: int, day: date) -> int:
    """Return how many points a member gave on a day, with those that wait for a second one."""
    theirs = (col(Award.by) == member_id, col(Award.day) == day, col(Award.state).in_(COUNTED))
    summed = select(func.coalesce(func.sum(col(Award.points)), 0)).where(*theirs)
    return int((await session.execute(summed)).scalar_one())


async def seconds(session: AsyncSession, known: Known, giver: int) -> list[int]:
    """Return the numeric ids of who may agree to what `giver` gives this rider and can be reached.

    These are the other secretaries of the branch and of the areas above; without any the administrators.
    """
    branch = await branches.by_id(session, known.profile.branch_id) if known.profile.branch_id is not None else None
    atlas = await areas.atlas(session)
    places = (known.rider.area_id, branch.area_id if branch else None)
    way = {area.id or 0 for place in places for area in areas.path(atlas, place)}
    own = [branch.id or 0] if branch else []
    holders = await roles.holders(session, roles.SECRETARY, areas=way, branches=own)
    others = [person for _, person in holders if person not in (giver, known.person)]
    away = await members.blocked(session, others)
    found = [person for person in others if person not in away]
    return found or [one for one in await rights.present_administrators(session) if one not in (giver, known.person)]


async def area_of(session: AsyncSession, known: Known) -> int | None:
    """Return the area that gives a rider points: that of their branch, else their own."""
    branch = await branches.by_id(session, known.profile.branch_id) if known.profile.branch_id is not None else None
    return branch.area_id if branch and branch.area_id is not None else known.rider.area_id


async def admit(session: AsyncSession, member_id: int, rule: Rule, day: date) -> None:
    """Raise RuleBroken when a rule gives a member nothing more on this day, or in its month."""
    if await earnings.is_used_up(session, member_id, rule, day):
        raise RuleBroken("award-used-up")


async def _noted(session: AsyncSession, known: Known, gift: Gift, giver: int, day: date, now: datetime) -> Award:
    award = Award(
        member_id=gift.member_id,
        rule=gift.rule.key,
        hours=gift.count if gift.hourly else None,
        points=gift.points,
        by=giver,
        state=GIVEN,
        day=day,
        at=now,
    )
    session.add(award)
    await session.flush()
    award.reason = await keys.seal(session, known.person, gift.reason.encode(), _about(award.number), now)
    await session.flush()
    return award


async def _enter(session: AsyncSession, one: Case, rule: Rule, day: date, now: datetime) -> Posted:
    award = one.award
    posting = Posting(
        award.member_id,
        award.points,
        rule.kind,
        rule.key,
        award.key,
        about=award.number,
        made_by=award.by,
        area_id=await area_of(session, one.known),
    )
    return await ledger.post(session, posting, day, now)


async def _settle(session: AsyncSession, person: int, award_id: int, state: str, now: datetime) -> Case:
    one = await _held(session, award_id)
    if person == one.known.person:
        raise RuleBroken("award-own")
    await rights.require(session, person, ACT, one.known.where)
    if person == one.giver:
        raise RuleBroken("award-second-self")
    if one.award.state != WAITING:
        raise RuleBroken("award-settled", state=one.award.state)
    return await _set(session, one, state, await members.number_of(session, person, now), now)


async def _set(session: AsyncSession, one: Case, state: str, by: int | None, now: datetime) -> Case:
    statement = update(Award).where(col(Award.id) == one.number, col(Award.state) == WAITING)
    values = {"state": state, "decided_by": by, "decided_at": now}
    won = (await session.execute(statement.values(**values).returning(col(Award.id)))).first()
    decided = await case(session, one.number)
    if won is None or decided is None:  # the rider has just taken the check-in back
        raise RuleBroken("award-gone")
    return decided


async def _held(session: AsyncSession, award_id: int) -> Case:
    """Return an award that nobody else decides about before the commit. Raises RuleBroken when it is gone."""
    whose = select(col(Award.member_id)).where(col(Award.id) == award_id)
    member = (await session.execute(whose)).scalar_one_or_none()
    if member is not None:
        await _hold(session, member)
    one = await case(session, award_id)
    if one is None:
        raise RuleBroken("award-gone")
    return one


async def _hold(session: AsyncSession, *member_ids: int) -> None:
    """Let nobody else who holds one of these members go on before the commit; always in the order of their ids."""
    held = select(col(Member.id)).where(col(Member.id).in_(member_ids)).order_by(col(Member.id))
    await session.execute(held.with_for_update(key_share=True))


async def _rider(session: AsyncSession, person: int, member_id: int) -> Known:
    known = await riders.known(session, member_id)
    if known is None:
        raise RuleBroken("award-gone")
    if known.person == person:
        raise RuleBroken("award-own")
    await rights.require(session, person, ACT, known.where)
    if known.rider.state != riders.CONFIRMED:
        raise RuleBroken("award-unconfirmed")
    return known


def _check(gift: Gift) -> None:
    if gift.count not in (HOURS if gift.hourly else range(1, gift.rule.points + 1)):
        raise RuleBroken("award-too-much", most=HOURS[-1] if gift.hourly else gift.rule.points)
    if not gift.reason.strip() or len(gift.reason) > LONGEST:
        raise RuleBroken("award-words-long", most=LONGEST)


def _about(award_id: int) -> str:
    return f"{SOURCE}{award_id}"
