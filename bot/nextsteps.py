"""What a rider could do next for points, or with them: by the published rules, while they still give something."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.district import District, PointRule
from models import earnings, ledger, reservations, rewards, riders
from models.ledger import Score
from models.riders import Rider

MOST = 3
"""Things that are told at once: more of them nobody reads."""

NEARLY = 2
"""A reward is told of before there are points enough for it, when they are no less than its price divided by this."""

DRAWING_NEAR = 5
"""Reports at most that a badge is told to be away."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do: its name, what its sentence tells, and the data of its button ("": it has none)."""

    name: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    data: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose points they are, how many there are on this day, and what this quarter counts."""

    member_id: int
    rider: Rider | None
    balance: int
    score: Score
    day: date

    @property
    def confirmed(self) -> bool:
        """Tell whether they are checked in, so that they can have rewards."""
        return self.rider is not None and self.rider.state == riders.CONFIRMED


async def of(session: AsyncSession, district: District, one: Holder) -> list[Step]:
    """Return at most three things that somebody could do next, the most useful first."""
    found: list[Step] = []
    for look in (_checkin, _recheck, _reward, _report, _problem, _service_day, _hours):
        step = await look(session, district, one) if len(found) < MOST else None
        found += [step] if step else []
    return found


def missing(district: District, score: Score) -> int:
    """Return how many points there are to the badge; 0 when it is reached."""
    return max(0, district.points.badge - (score.base + score.contribution - score.deduction))


async def _checkin(session: AsyncSession, district: District, one: Holder) -> Step | None:
    if one.rider is not None and one.rider.state != riders.DECLINED:
        return None
    rule = await _open(session, district, earnings.CHECKIN, one)
    given = rule is not None and await ledger.by_key(session, f"checkin:{one.member_id}") is None
    return Step("checkin", {"points": rule.points if rule and given else 0}, "c:begin")


async def _recheck(session: AsyncSession, district: District, one: Holder) -> Step | None:
    rule = await _open(session, district, earnings.RECHECK, one)
    asked = one.confirmed and one.rider is not None and one.rider.asked_at is not None
    return Step("recheck", {"points": rule.points}, "q:same") if rule and asked else None


async def _reward(session: AsyncSession, _district: District, one: Holder) -> Step | None:
    """Return the dearest reward that they could have, else the cheapest that they can nearly have."""
    if not one.confirmed:
        return None
    near = [it for it in await rewards.offered(session, one.day) if it.price <= one.balance * NEARLY]
    left = {shelf.reward_id for shelf in await rewards.shelves(session, [it.number for it in near]) if shelf.left}
    had = await reservations.had(session, one.member_id, one.day)
    free = [it for it in near if it.a_quarter is None or had.get(it.number, 0) < it.a_quarter]
    wanted = [it for it in free if it.number in left]
    if not wanted:
        return None
    best = min(wanted, key=lambda it: (it.price > one.balance, abs(it.price - one.balance)))
    facts = {"reward": best.name, "price": best.price, "missing": max(0, best.price - one.balance)}
    return Step("reward", facts, "o:l:0")


async def _report(session: AsyncSession, district: District, one: Holder) -> Step | None:
    rule = await _open(session, district, earnings.REPORT, one)
    if rule is None or not district.categories:
        return None
    times = -(-missing(district, one.score) // rule.points)
    return Step("report", {"points": rule.points, "times": times if times <= DRAWING_NEAR else 0}, "h:new")


async def _problem(session: AsyncSession, district: District, one: Holder) -> Step | None:
    rule = await _open(session, district, earnings.PROBLEM, one)
    return Step("problem", {"points": rule.points}) if rule else None


async def _service_day(session: AsyncSession, district: District, one: Holder) -> Step | None:
    rule = await _open(session, district, earnings.SERVICE_DAY, one)
    return Step("service-day", {"points": rule.points}) if rule else None


async def _hours(session: AsyncSession, district: District, one: Holder) -> Step | None:
    rule = await _open(session, district, earnings.HOURS, one)
    return Step("hours", {"points": rule.points}) if rule and one.confirmed else None


async def _open(session: AsyncSession, district: District, occasion: str, one: Holder) -> PointRule | None:
    """Return the rule of an occasion while it still gives this member something."""
    rule = next(iter(district.rules_for(occasion)), None)
    if rule is None or await earnings.is_used_up(session, one.member_id, rule.rule, one.day):
        return None
    return rule
