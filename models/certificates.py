"""Certificates: signed tokens that prove somebody's score of a quarter or half-year; nothing of them is stored.

They say whose it is and of when, and no number: that is looked up when somebody scans, as it is in the books then. So a
certificate lasts as long as the person and the check-in are there.
"""

import struct
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models import ledger, periods, reports, riders, tokens
from models.ledger import Tally
from models.periods import HALF, QUARTER, Period
from models.riders import CONFIRMED, Known

OFFERED = (QUARTER, HALF)
"""Kinds of periods that a certificate may be of."""

MOST = 8
"""Periods that a rider is offered, the newest."""

_BODY = struct.Struct(">QBHB")
_PURPOSE = b"certificate"


@dataclass(frozen=True, slots=True)
class Proven:
    """What a certificate says now: whose it is, of when, and the score."""

    known: Known
    period: Period
    score: int


def make(session: AsyncSession, member_id: int, period: Period) -> str:
    """Return a token for this member's score of a period, of letters, digits, `-` and `_`."""
    kind = OFFERED.index(period.kind)
    return tokens.make(session, _PURPOSE, _BODY.pack(member_id, kind, period.first.year, period.first.month))


async def read(session: AsyncSession, token: str) -> Proven | None:
    """Return what a token proves; None for one that we did not make, and once the person or check-in is gone."""
    body = tokens.read(session, _PURPOSE, token, _BODY.size)
    if body is None:
        return None
    member_id, kind, year, month = _BODY.unpack(body)
    return await proven(session, member_id, Period(OFFERED[kind], date(year, month, 1)))


async def proven(session: AsyncSession, member_id: int, period: Period) -> Proven | None:
    """Return what can be certified to a rider; None for who is not checked in, and without a score."""
    known = await riders.known(session, member_id)
    if known is None or known.rider.state != CONFIRMED:
        return None
    score = (await ledger.score(session, member_id, period.months)).total
    return Proven(known, period, score) if score else None


async def offered(session: AsyncSession, member_id: int) -> list[Period]:
    """Return the quarters and half-years in which a rider has a score, the newest first."""
    months = select(col(Tally.month)).where(col(Tally.member_id) == member_id)
    worked = (await session.execute(months)).scalars().all()
    found = {periods.of(kind, month) for kind in OFFERED for month in worked}
    newest = sorted(found, key=lambda one: (one.after.first, one.kind), reverse=True)
    return [one for one in newest[:MOST] if (await ledger.score(session, member_id, one.months)).total]


async def solved(session: AsyncSession, member_id: int, since: datetime, before: datetime) -> int:
    """Return how many hazards that a member reported, alone or with others, were solved between these moments."""
    found = await reports.of_member(session, member_id)
    ended = [report.resolved_at for report, _ in found if report.state == reports.CLOSED]
    return sum(at is not None and since <= at < before for at in ended)
