"""Corrections of what was broadcast: at once, or when a second one agrees, where one had agreed before."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models import broadcasts, broadcastsends, copychanges, members, notices, rosters
from models.broadcasts import ACT, Broadcast, Content
from models.notices import Notice
from models.rules import RuleBroken


async def correct(
    session: AsyncSession, person: int, found: tuple[Notice, Broadcast], content: Content, now: datetime
) -> bool:
    """Let what this person may correct (see `progresses.corrected`) say something else; False when it waits.

    To what a second one agreed its author alone has nothing to change: a second one is to be asked then. Raises
    RuleBroken when there is none, and when it was taken back.
    """
    notice, broadcast = found
    if broadcast.second_id is not None:
        if not await broadcastsends.seconds(session, broadcast):
            raise RuleBroken("run-correct-no-second")
        await broadcasts.propose(session, person, broadcast, content, now)
        return False
    await _begin(session, notice)
    author = await members.person_of(session, broadcast.member_id)
    await broadcasts.rewrite(session, author or 0, broadcast, content, now)
    return True


async def agree(session: AsyncSession, person: int, broadcast_id: int, version: int, now: datetime) -> None:
    """Let a broadcast say what its author wants it to say, as a second one, who is this person.

    Raises RuleBroken for who may not agree, when somebody has decided, its author wants something else by now or may
    not write to many any more, and when it was taken back.
    """
    notice, broadcast = await _asked(session, person, broadcast_id, version, now)
    author = await members.person_of(session, broadcast.member_id)
    try:
        await rosters.scope(session, author or 0, ACT)
    except RuleBroken:
        raise RuleBroken("run-correct-author-gone") from None
    await _begin(session, notice)
    agreed = {"content": broadcast.correction, "correction": None}
    second = await members.number_of(session, person, now)
    await broadcasts.change(session, broadcast_id, now, **agreed, second_id=second)


async def decline(session: AsyncSession, person: int, broadcast_id: int, version: int, now: datetime) -> None:
    """Leave a broadcast as it is; raises RuleBroken for who may not decide, or when there is nothing to decide."""
    await _asked(session, person, broadcast_id, version, now)
    await drop(session, broadcast_id, now)


async def drop(session: AsyncSession, broadcast_id: int, now: datetime) -> None:
    """Ask nobody any more whether they agree to other words."""
    await broadcasts.change(session, broadcast_id, now, correction=None)


def waits(broadcast: Broadcast, now: datetime) -> bool:
    """Tell whether other words wait for a second one: not for ever."""
    return broadcast.correction is not None and broadcast.touched_at > now - broadcastsends.LASTS


async def _begin(session: AsyncSession, notice: Notice) -> None:
    if await copychanges.correct(session, notice.number) is None:
        raise RuleBroken("run-already-taken-back")


async def _asked(
    session: AsyncSession, person: int, broadcast_id: int, version: int, now: datetime
) -> tuple[Notice, Broadcast]:
    """Return a notice and its broadcast, both held until the commit, in the order in which authors hold them."""
    found = await broadcasts.by_id(session, broadcast_id)
    notice = await broadcasts.notice_of(session, found) if found else None
    held = await notices.held(session, notice.number) if notice else None
    broadcast = await broadcasts.held(session, broadcast_id)
    if broadcast is None or held is None or person not in await broadcastsends.seconds(session, broadcast):
        raise RuleBroken("right-none")
    if held.taken_back_at is not None:
        raise RuleBroken("run-already-taken-back")
    if not waits(broadcast, now):
        raise RuleBroken("run-correct-decided")
    if broadcast.version != version:
        raise RuleBroken("run-correct-newer")
    return held, broadcast
