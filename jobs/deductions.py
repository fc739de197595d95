"""Let deductions count when the days to object are over, and end in the rider's favour what nobody has decided."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import crediting, deductionviews, onebyone
from bot.addressing import languages
from bot.deductionviews import RIDER
from bot.kit import Kit
from bot.texts import plain
from models import deductions, earnings, members, outbox
from models.deductions import AGREED, NO_RULE, OBJECTED, PROPOSED, UNHEARD, Deduction
from models.ledger import Posted
from models.outbox import ATTEMPTING, PENDING, SENT, Owed

AT_ONCE = 200
"""Cases that are seen to in one go."""


async def run(kit: Kit, now: datetime) -> int:
    """See to the cases whose time is up; return to how many of them something happened."""
    async with kit.database.read() as session:
        waiting = await deductions.due(session, now, AT_ONCE)
    cases = {case.id or 0: case for case in waiting}
    return await onebyone.see_to(kit, "deduction", cases, lambda number: _see_to(kit, cases[number], now))


async def _see_to(kit: Kit, case: Deduction, now: datetime) -> bool:
    async with kit.database.begin() as session:
        if case.state in (PROPOSED, OBJECTED):
            found = await _lapse(kit, session, case, now)
        else:
            found = await _count(kit, session, case, now)
        for one in found:
            await outbox.put(session, one, now)
    return bool(found)


async def _lapse(kit: Kit, session: AsyncSession, case: Deduction, now: datetime) -> list[Owed]:
    ended = await deductions.lapse(session, case.id or 0, now)
    if ended is None:
        return []
    how = "lapsed" if case.state == PROPOSED else "silent"
    rider = [] if case.state == PROPOSED else await deductionviews.dropped(kit, session, ended, now)
    return [*await _over(kit, session, ended, how, now), *rider]


async def _count(kit: Kit, session: AsyncSession, case: Deduction, now: datetime) -> list[Owed]:
    rule = kit.district.rule_of(case.rule)
    if rule is None or rule.on != earnings.DEDUCT:
        return await _call_off(kit, session, case, NO_RULE, now)
    if case.state == AGREED:
        state, at = await _told(session, case)
        if state in (PENDING, ATTEMPTING):
            return []
        if state != SENT or at is None:
            return await _call_off(kit, session, case, UNHEARD, now)
        if at + timedelta(days=kit.district.points.object_days) > now:
            return []
    posted = await deductions.count(session, case.id or 0, now.astimezone(kit.district.zone).date(), now)
    return await _counted(kit, session, case, posted, now) if posted else []


async def _told(session: AsyncSession, case: Deduction) -> tuple[str, datetime | None]:
    """Return whether the rider has got the message with the reason, and since when: without it nothing counts."""
    person = await members.person_of(session, case.member_id)
    return await outbox.fate(session, deductionviews.source(case, RIDER), person or outbox.NOBODY)


async def _call_off(kit: Kit, session: AsyncSession, case: Deduction, why: str, now: datetime) -> list[Owed]:
    ended = await deductions.call_off(session, case.id or 0, why, now)
    if ended is None:
        return []
    rider = await deductionviews.dropped(kit, session, ended, now)
    return [*await _over(kit, session, ended, why.replace("_", "-"), now), *rider]


async def _counted(kit: Kit, session: AsyncSession, case: Deduction, posted: Posted, now: datetime) -> list[Owed]:
    person = await members.person_of(session, case.member_id)
    spoken = await languages(session, kit.district, [person] if person else [])
    words = [plain(language, "deduct-because", state=case.state) for language in spoken.values()]
    news = await crediting.told(kit, session, posted, now, "".join(words))
    ended = await deductions.by_id(session, case.id or 0) or case
    shown = await deductionviews.changed(session, ended, "counted")
    return [*shown, *([news] if news else [])]


async def _over(kit: Kit, session: AsyncSession, case: Deduction, how: str, now: datetime) -> list[Owed]:
    shown = await deductionviews.changed(session, case, how)
    return [*shown, *await deductionviews.heard_by_the_two(kit, session, case, how, now)]
