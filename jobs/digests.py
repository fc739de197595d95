"""Show what no card shows yet: one by one where the chat has room, else several in a list."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import reportcards
from bot.kit import Kit
from models import cards, desks, members, outbox, reports
from models.desks import Desk
from models.reports import Report

MOST = 20
"""Reports in one list: its text and its buttons still fit a message and a thumb, and a hundred a minute find room."""

APART = timedelta(seconds=12)
"""Between two lists in one chat: a group may get 20 messages a minute, changes of cards included."""

FEW = 2
"""So many are not worth a list."""


async def run(kit: Kit, now: datetime) -> int:
    """Owe a card or list for what waits; return how many reports are shown by that."""
    async with kit.database.read() as session:
        if not await reports.unlisted(session):
            return 0
    count = 0
    async with kit.database.begin() as session:
        waiting = await reports.unlisted(session)
        for desk_id in dict.fromkeys(report.desk_id for report in waiting):
            these = [report for report in waiting if report.desk_id == desk_id]
            count += await _show(kit, session, desk_id, these, now)
    if count:
        kit.owed.set()
    return count


async def _show(kit: Kit, session: AsyncSession, desk_id: int | None, waiting: list[Report], now: datetime) -> int:
    desk = await desks.by_id(session, desk_id) if desk_id is not None else None
    if desk is None or desk.state != desks.OPEN:
        return await _each(kit, session, waiting, now)
    few = len(waiting) <= FEW
    if few and not await reportcards.is_busy(session, desk, now, urgent=False):
        return await _each(kit, session, waiting, now)
    can_wait = few and not any(report.urgent for report in waiting)
    if can_wait or await cards.count_since(session, desk.chat, now - APART, cards.DIGEST):
        return 0
    waiting.sort(key=reportcards.rank)
    return await _list(kit, session, desk, waiting[:MOST], now)


async def _each(kit: Kit, session: AsyncSession, waiting: list[Report], now: datetime) -> int:
    shown = 0
    for report in waiting:
        cause = f"unlisted:{report.number}:{int(now.timestamp())}"
        owed = await reportcards.posted(kit, session, report, cause, now)
        for one in owed:
            await outbox.put(session, one, now)
        shown += bool(owed)
    return shown


async def _list(kit: Kit, session: AsyncSession, desk: Desk, waiting: list[Report], now: datetime) -> int:
    # What was taken out of the desk's care while it waited is not for this list.
    here = [one for one in waiting if (found := await reportcards.desk_of(kit, session, one)) and found.id == desk.id]
    for report in waiting:
        if report not in here:
            await reports.set_(session, report.number, desk_id=None)
    if here:
        await outbox.put(session, await reportcards.listed(session, desk, here, now), now)
    for report in here:
        await _show_holder(session, report, now)
    return len(here)


async def _show_holder(session: AsyncSession, report: Report, now: datetime) -> None:
    """Give who has a report the card to work on it, which a list is not: it was shown elsewhere when they took it."""
    person = await members.person_of(session, report.taken_by) if report.taken_by else None
    for one in await reportcards.own(session, report, person, now) if person else []:
        await outbox.put(session, one, now)
