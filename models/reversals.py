"""Reversals by hand: an administrator takes a wrong entry back, once, by a new one."""

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models import ledger, members, rights
from models.ledger import REDEMPTION, REFUND, REVERSAL, Entry, Posted
from models.rules import RuleBroken

ACT = "points.reverse"


async def look(session: AsyncSession, person: int, entry_id: int) -> Entry:
    """Return an entry to somebody who may reverse. Raises RuleBroken for who may not, and for an unknown one."""
    await rights.require(session, person, ACT)
    found = await ledger.by_id(session, entry_id)
    if found is None:
        raise RuleBroken("entry-unknown", number=entry_id)
    return found


async def refusal(session: AsyncSession, person: int, entry: Entry) -> RuleBroken | None:
    """Return why this person can't reverse an entry, None when they can.

    Rewards come back where they were had: by the keeper's undoing, or by the rider's cancelling.
    """
    if entry.kind == REVERSAL:
        return RuleBroken("entry-is-reversal", number=entry.number)
    if entry.kind in (REDEMPTION, REFUND):
        return RuleBroken("entry-is-reward")
    before = await ledger.reversal_of(session, entry.number)
    if before is not None:
        return RuleBroken("entry-reversed", number=before.number)
    if await members.person_of(session, entry.member_id) == person:
        return RuleBroken("entry-own")
    return None


async def reverse(session: AsyncSession, person: int, entry_id: int, day: date, now: datetime) -> Posted:
    """Reverse an entry, as an administrator. Raises RuleBroken as `look` does, and for what `refusal` says."""
    wrong = await look(session, person, entry_id)
    await ledger.hold(session, wrong.member_id)  # so that of two at once the second sees the first one's reversal
    why_not = await refusal(session, person, wrong)
    if why_not is not None:
        raise why_not
    return await ledger.reverse(session, entry_id, await members.number_of(session, person, now), day, now)
