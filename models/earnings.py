"""Points for what somebody did: by the district's published rules, when the thing is confirmed, and only so often."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models import ledger, members, periods
from models.ledger import Posted, Posting

CHECKIN, RECHECK, REPORT, PROBLEM, SERVICE_DAY = "checkin", "recheck", "report", "problem", "service_day"
HOURS, AWARD, DEDUCT = "hours", "award", "deduct"

OCCASIONS = (CHECKIN, RECHECK, REPORT, PROBLEM, SERVICE_DAY, HOURS, AWARD, DEDUCT)
"""What a rule may be for. The first five happen, and have one rule at most; a secretary enters hours and awards, and
cadres deduct."""

HAPPEN = OCCASIONS[:5]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a district gives for something: points (for HOURS, by the hour; for AWARD, at most), and how often at most.

    `share` is what those get who only joined in.
    """

    key: str
    kind: str
    points: int
    share: int = 0
    a_day: int | None = None
    a_month: int | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """What was confirmed: the key of the business, the number of the thing, by whom, and in which area."""

    key: str
    about: int | None = None
    made_by: int | None = None
    area_id: int | None = None


async def earn(
    session: AsyncSession, member_id: int, rule: Rule, deed: Deed, day: date, now: datetime, *, joined: bool = False
) -> Posted | None:
    """Give a member what the rule says; None when that is nothing.

    That is so for who had everything erased, for what somebody confirmed themselves, for what was entered before, and
    beyond what the rule gives in a day or month.
    """
    points = rule.share if joined else rule.points
    if points <= 0 or deed.made_by == member_id or await members.person_of(session, member_id) is None:
        return None
    await ledger.hold(session, member_id)  # so that two at once don't both see room for one more
    if await ledger.by_key(session, deed.key) is not None or await is_used_up(session, member_id, rule, day):
        return None
    posting = Posting(
        member_id, points, rule.kind, rule.key, deed.key, about=deed.about, made_by=deed.made_by, area_id=deed.area_id
    )
    return await ledger.post(session, posting, day, now)


async def is_used_up(session: AsyncSession, member_id: int, rule: Rule, day: date) -> bool:
    """Tell whether a rule gives a member nothing more on this day, or in its month."""
    month = periods.of(periods.MONTH, day).first
    if rule.a_day is not None and await ledger.times(session, member_id, rule.key, day, day) >= rule.a_day:
        return True
    return rule.a_month is not None and await ledger.times(session, member_id, rule.key, month, day) >= rule.a_month
