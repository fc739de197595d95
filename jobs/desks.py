"""See to it that no open report is left on a card that nobody can see."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import desklosses, reportcards
from bot.kit import Kit
from models import cards, deskcards, desks, outbox, reports
from models.cards import Card
from models.deskcards import Failure
from models.outbox import UNREACHABLE

LOOK_BACK = timedelta(days=1)
"""How far back failures are looked for: what failed while this ran has been seen within seconds."""

AT_ONCE = 20
"""Cards that one transaction sees to."""

FIRST, LONGEST = timedelta(seconds=5), timedelta(hours=1)
"""How long it takes until a card that failed by itself is tried anew: twice as long each time."""

SILENT = ("not enough rights", "have no rights", "topic_closed")
"""Words of an error that mean that the bot is still in the group, but may not write."""


async def run(kit: Kit, now: datetime) -> int:
    """Note which desks are lost, and show their reports elsewhere; return how many cards that took."""
    async with kit.database.read() as session:
        idle = not await deskcards.failures(session, now - LOOK_BACK) and not await deskcards.strays(session, 1)
    if idle:
        return 0
    async with kit.database.begin() as session:
        count = 0
        for failure in await deskcards.failures(session, now - LOOK_BACK):
            count += await _failed(kit, session, failure, now)
        for card in await deskcards.strays(session, AT_ONCE):
            if not await deskcards.follows(session, card):
                count += await _elsewhere(kit, session, card, now)
    if count:
        kit.owed.set()
    return count


async def _failed(kit: Kit, session: AsyncSession, failure: Failure, now: datetime) -> int:
    desk = await desks.by_id(session, failure.card.desk_id or 0)
    if desk is None or desk.state != desks.OPEN or (desk.chat, desk.thread) != (failure.card.chat, failure.card.thread):
        return 0  # noted by an earlier failure: its cards are strays now
    if failure.state == UNREACHABLE:
        why = desks.SILENCED if any(words in failure.error for words in SILENT) else desks.REMOVED
        told = await desklosses.lost(kit, session, desk, why, now)
    elif desk.thread is not None and deskcards.MISSING[0] in failure.error:
        told = await desklosses.without_topic(kit, session, desk, now)
    else:
        return await _anew(kit, session, failure.card, now)
    for one in told:
        await outbox.put(session, one, now)
    return 1


async def _anew(kit: Kit, session: AsyncSession, card: Card, now: datetime) -> int:
    """Show anew what a card should have shown, the later the more often that came to nothing."""
    numbers = [report.number for report in await deskcards.still_open(session, card)]
    earlier = await deskcards.times_shown(session, numbers, now - LONGEST * 2)
    if card.at + min(FIRST * 2 ** min(earlier, 10), LONGEST) > now:
        return 0
    return await _elsewhere(kit, session, card, now)


async def _elsewhere(kit: Kit, session: AsyncSession, card: Card, now: datetime) -> int:
    """Show the open reports of a card where they belong now, and the card no more."""
    for report in await deskcards.still_open(session, card):
        await reports.locked(session, report.number)
    current = await cards.by_id(session, card.id or 0)
    if current is None or current.gone_at is not None:
        return 0  # another process has seen to it
    desk = await desks.by_id(session, card.desk_id or 0)
    unbound = desk is not None and desk.state == desks.ENDED
    for report in await deskcards.still_open(session, card):
        for owed in await reportcards.rehomed(kit, session, report.number, f"stray:{card.id}", now):
            # Where a desk was only unbound, its cards can still say so.
            if owed.operation == outbox.SEND or owed.chat != card.chat or unbound:
                await outbox.put(session, owed, now)
    await cards.retire(session, [card.id or 0], now)
    return 1
