"""Remind reporters of what is said to be done, close what they stay silent about, and wait no longer for answers."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot import crediting, onebyone, reportcards, reporting
from bot.kit import Kit
from models import outbox, sayings, verdicts

Act = Callable[[Kit, int, datetime, datetime], Awaitable[bool]]
"""What is done about one report: its number, since when it waits, and now."""

AT_ONCE = 200
"""Reports that are closed, of which somebody is reminded, and whose clocks go on, in one go."""


async def run(kit: Kit, now: datetime) -> int:
    """Close what has waited too long for a word, and remind of what has waited for some days, once; return how many.

    After as many days without an answer the clock goes on of what its reporters were asked about.
    """
    rules = kit.district.triage
    silent, since = now - timedelta(days=rules.confirm_days), now - timedelta(days=rules.remind_days)
    count = await _each(kit, await _waiting(kit, silent, reminded=True), _close, silent, now)
    count += await _each(kit, await _waiting(kit, since, reminded=False), _remind, since, now)
    return count + await _each(kit, await _unanswered(kit, since), _go_on, since, now)


async def _each(kit: Kit, numbers: list[int], act: Act, before: datetime, now: datetime) -> int:
    return await onebyone.see_to(kit, "report", numbers, lambda number: act(kit, number, before, now))


async def _waiting(kit: Kit, before: datetime, *, reminded: bool) -> list[int]:
    async with kit.database.read() as session:
        return await verdicts.unconfirmed(session, before, reminded=reminded, most=AT_ONCE)


async def _unanswered(kit: Kit, before: datetime) -> list[int]:
    async with kit.database.read() as session:
        return await sayings.unanswered(session, before, AT_ONCE)


async def _close(kit: Kit, number: int, before: datetime, now: datetime) -> bool:
    cause = f"closing:{number}:{now:%Y%m%d%H%M%S}"
    async with kit.database.begin() as session:
        if not await verdicts.close(session, number, before, cause, now):
            return False
        shown = await reportcards.refreshed(kit, session, number, cause, now)
        for one in [*shown, *await crediting.report_closed(kit, session, number, now)]:
            await outbox.put(session, one, now)
    return True


async def _remind(kit: Kit, number: int, before: datetime, now: datetime) -> bool:
    async with kit.database.begin() as session:
        if not await verdicts.remind(session, number, before, now):
            return False
        for one in await reporting.remind(kit, session, number, now):
            await outbox.put(session, one, now)
    return True


async def _go_on(kit: Kit, number: int, before: datetime, now: datetime) -> bool:
    async with kit.database.begin() as session:
        if not await sayings.wait_no_more(session, number, before, now):
            return False
        cause = f"unanswered:{number}:{now:%Y%m%d%H%M%S}"
        for one in await reportcards.refreshed(kit, session, number, cause, now):
            await outbox.put(session, one, now)
    return True
