"""Bring notices to their recipients: fix them, hand copies to the outbox as fast as they can go, keep the books.

What was sent and says something else by now is changed in the same way, in turns with what is still to be sent.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from sqlalchemy.ext.asyncio import AsyncSession

from bot import copies
from bot.kit import Kit
from bot.logs import log
from models import broadcastsends, copychanges, dispatches, notices, outbox
from models.dispatches import Timetable
from models.notices import Notice
from models.rules import RuleBroken

AT_ONCE = 8
"""Copies that are handed over in one transaction: an answer to somebody waits no longer than that takes."""

BREATH = 0.01
"""Seconds between two such transactions, in which others get on."""

AHEAD = 2.0
"""Seconds of sending that lie ready in the outbox: more would only make what is stopped meanwhile come later."""

LEAST = 32
"""Messages that lie ready at least, however slow the pace."""

SLICES = 8
"""How often in one go recipients of one notice are fixed: others want to go on meanwhile."""

ROUNDS = 64
"""How often in one go each notice has its turn, before the books are kept, and it is looked what is new."""

FOLDED = 64
"""Copies that are written into the books in one transaction."""

Step = Callable[[Kit, AsyncSession, Notice, int, datetime], Awaitable[int | None]]
"""What hands over the next messages of a notice, at most so many; None when there are none, or it isn't its turn."""


async def run(kit: Kit, now: datetime) -> int:
    """Do what there is to do for all notices; return how many messages were handed over."""
    async with kit.database.read() as session:
        if not await notices.are_there(session):
            return 0
        going_on = await notices.going_on(session)
        open_ones = [notice for notice in going_on if not await dispatches.rests(session, notice, now)]
    timetable, able = kit.district.timetable(), []
    for notice in open_ones:
        try:
            await _prepare(kit, notice, timetable, now)
            able.append(notice)
        except Exception as error:
            _give_way(notice, error)
    return await _hand_over(kit, able, timetable, now)


def _give_way(notice: Notice, error: Exception) -> None:
    """Let the others go on without a notice for which something went wrong; it is tried again the next time."""
    log().error("a notice could not be seen to", notice=notice.number, kind=type(error).__name__)


async def _prepare(kit: Kit, notice: Notice, timetable: Timetable, now: datetime) -> None:
    if notice.state == notices.FIXING and notice.begins_at <= now:
        await _fix(kit, notice, timetable, now)
    if notice.state == notices.PAUSED and notice.expires_at is not None and notice.expires_at <= now:
        async with kit.database.begin() as session:  # too late for all who are left: to be written down
            await dispatches.go_on(session, notice.number)
        notice.state = notices.RUNNING
    await _keep_books(kit, notice, now)


async def _fix(kit: Kit, notice: Notice, timetable: Timetable, now: datetime) -> None:
    """Fix recipients, so many that other notices don't wait long; begin to send when all are fixed."""
    for _ in range(SLICES):
        try:
            async with kit.database.begin() as session:
                await broadcastsends.check(session, notice)
                done = await dispatches.fix(session, notice, timetable, now)
        except RuleBroken:  # who wrote it may not any more
            return await copies.stop(kit, notice, now)
        await asyncio.sleep(0)
        if done:
            notice.state = notices.RUNNING
            return None
    return None


async def _keep_books(kit: Kit, notice: Notice, now: datetime) -> None:
    await _fold_all(kit, lambda session: dispatches.fold(session, notice, FOLDED, now))
    async with kit.database.begin() as session:
        if await dispatches.end(session, notice, now):
            log().info("a notice is over", notice=notice.number)
            await _tell(kit, session, notice, copies.WHEN_OVER, now)
    if notice.changing:
        await _keep_changes(kit, notice, now)


async def _keep_changes(kit: Kit, notice: Notice, now: datetime) -> None:
    await _fold_all(kit, lambda session: copychanges.fold(session, notice, FOLDED))
    async with kit.database.begin() as session:
        if await copychanges.end(session, notice.number):
            log().info("copies are changed", notice=notice.number)
            await _tell(kit, session, notice, copies.WHEN_CHANGED, now)


async def _fold_all(kit: Kit, fold: Callable[[AsyncSession], Awaitable[int]]) -> None:
    """Write down all that has ended, FOLDED at a time."""
    folded = FOLDED
    while folded == FOLDED:
        await kit.let_pass()
        async with kit.database.begin(durable=False) as session:
            folded = await fold(session)
        await asyncio.sleep(BREATH)


async def _tell(
    kit: Kit, session: AsyncSession, notice: Notice, tellers: Mapping[str, copies.Tell], now: datetime
) -> None:
    """Owe what is said now that a notice, or a change of its copies, is over."""
    tell, present = tellers.get(notice.kind), await notices.by_id(session, notice.number)
    if tell is not None and present is not None:
        for owed in await tell(kit, session, present):
            await outbox.put(session, owed, now)
            kit.owed.set()


async def _hand_over(kit: Kit, open_ones: Sequence[Notice], timetable: Timetable, now: datetime) -> int:
    """Let notices take turns, urgent ones first, until enough lies ready or nobody is due."""
    room = await _room(kit, now)
    if room <= 0:
        return 0
    running: list[tuple[Notice, Step]] = [(notice, _change) for notice in open_ones if notice.changing]
    running += [(notice, partial(_turn, timetable)) for notice in open_ones if notice.state == notices.RUNNING]
    count = 0
    for _ in range(ROUNDS):
        for notice, step in list(running):
            given: int | None = None
            await kit.let_pass()
            try:
                async with kit.database.begin(durable=False) as session:
                    given = await step(kit, session, notice, min(room - count, AT_ONCE), now)
            except Exception as error:
                _give_way(notice, error)
            if given is None:
                running.remove((notice, step))
            else:
                count += given
                kit.owed.set()
            if count >= room:
                return count
            await asyncio.sleep(BREATH)
        running = [one for one in running if one[0].urgent] or running
    return count


async def _room(kit: Kit, now: datetime) -> int:
    """Return how many messages more may lie ready."""
    ready = max(LEAST, int(AHEAD * (kit.settings.per_second or 1000)))
    async with kit.database.read() as session:
        return ready - await outbox.waiting_notices(session, now, ready)


async def _turn(
    timetable: Timetable, kit: Kit, session: AsyncSession, notice: Notice, most: int, now: datetime
) -> int | None:
    """Hand over the copies of a notice's next recipients; None when nobody is due, or another process is at it."""
    held = await notices.its_turn(session, notice.number, now) if most > 0 else None
    chosen = await dispatches.turns(session, held, timetable, most, now) if held else None
    if held is None or chosen is None:
        return None
    made = await copies.made(kit, session, held, chosen)
    return await dispatches.hand_over(session, held, chosen, made, now)


async def _change(kit: Kit, session: AsyncSession, notice: Notice, most: int, now: datetime) -> int | None:
    """Hand over changes of copies that were sent; None when there are none, or another process is at it."""
    found = await copychanges.turns(session, notice.number, most, now) if most > 0 else None
    if found is None or not found[1]:
        return None
    held, due = found
    deleted = copychanges.deletions(held, due, now)
    gone = {turn.member_id for turn, _ in deleted}
    left = [one.turn for one in due if one.turn.member_id not in gone]
    edited = await copies.changed(kit, session, held, left) if left else []
    return await copychanges.hand_over(session, held, due, [*deleted, *edited], now)
