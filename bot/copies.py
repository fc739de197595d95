"""Copies of what is sent to many: how each kind of notice is made for its recipients."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import (
    broadcastcopies,
    broadcastedits,
    broadcastreports,
    broadcastviews,
    noticeviews,
    servicedaycopies,
    servicedayreports,
)
from bot.keyboards import Button
from bot.kit import Kit
from models import dispatches, notices, outbox, subscriptions
from models.dispatches import Copy, Message, Turn
from models.notices import Notice
from models.outbox import Owed

Make = Callable[[Kit, AsyncSession, Notice, Sequence[Turn]], Awaitable[list[Copy]]]

MAKERS: dict[str, Make] = {notices.BROADCAST: broadcastcopies.made, notices.SERVICE_DAY: servicedaycopies.made}
"""How the copies of each kind of notice are made; who is left out of what is returned gets none (it is cancelled)."""

CHANGERS: dict[str, Make] = {notices.BROADCAST: broadcastedits.made, notices.SERVICE_DAY: servicedaycopies.changed}
"""How a copy that was sent is changed to what the notice says now, for each kind: by edits of its messages.

A turn holds what the copy consists of (`message_id`: of the message with the buttons; `album`: its ids as JSON, None
for none). An edit of another message than that with the buttons names it as `message_id` among its parameters. Of a
notice that was taken back these are edits of copies that can't be deleted. Who is left out stays unchanged.
"""

Tell = Callable[[Kit, AsyncSession, Notice], Awaitable[list[Owed]]]

WHEN_OVER: dict[str, Tell] = {notices.BROADCAST: broadcastreports.over, notices.SERVICE_DAY: servicedayreports.over}
"""What is said when a notice of a kind is over: once, by who finds that out."""

WHEN_STOPPED: dict[str, Tell] = {notices.BROADCAST: broadcastviews.stopped}
"""What is said when a notice of a kind is not sent, because its author may not write to these people any more."""

WHEN_CHANGED: dict[str, Tell] = {notices.BROADCAST: broadcastreports.all_changed}
"""What is said when all copies of a notice are corrected or taken back, as far as that could be: once for each time."""


async def stop(kit: Kit, notice: Notice, now: datetime) -> None:
    """Send it to nobody (else), for who wrote it may not any more, and say so, unless it is over."""
    async with kit.database.begin() as session:
        tell = WHEN_STOPPED.get(notice.kind)
        if await dispatches.cancel(session, notice.number, now) and tell:
            await outbox.put_many(session, await tell(kit, session, notice), now)
    kit.owed.set()


async def made(kit: Kit, session: AsyncSession, notice: Notice, turns: Sequence[Turn]) -> list[Copy]:
    """Return the copies for these recipients; who is left out gets none.

    What comes whether its topic is on or not offers to stop that to those only who have it on.
    """
    found = await MAKERS[notice.kind](kit, session, notice, turns)
    return found if notice.topic is not None else await _offering(kit, session, notice, found)


async def changed(kit: Kit, session: AsyncSession, notice: Notice, turns: Sequence[Turn]) -> list[Copy]:
    """Return how these copies are changed to what the notice says now.

    Who has switched its topic off meanwhile keeps the button that switches it on again.
    """
    edited = await CHANGERS[notice.kind](kit, session, notice, turns)
    if notice.topic is None:
        return await _offering(kit, session, notice, edited)
    on = await subscriptions.among(session, notice.topic, [turn.member_id for turn, _ in edited])
    return [(turn, edits if turn.member_id in on else _stopped(kit, notice, turn, edits)) for turn, edits in edited]


async def _offering(kit: Kit, session: AsyncSession, notice: Notice, found: list[Copy]) -> list[Copy]:
    topic = noticeviews.topic_of(kit.district, notice)
    if topic is None:
        return found
    on = await subscriptions.among(session, topic, [turn.member_id for turn, _ in found])
    return [(turn, each if turn.member_id in on else [_with_row(one, []) for one in each]) for turn, each in found]


def _stopped(kit: Kit, notice: Notice, turn: Turn, edits: Sequence[Message]) -> list[Message]:
    row = noticeviews.again_row(turn.language or kit.district.languages[0], kit.district, notice)
    return [_with_row(one, row) for one in edits]


def _with_row(edit: Message, row: list[Button]) -> Message:
    shown = edit.params.get("reply_markup")
    return edit._replace(params={**edit.params, "reply_markup": noticeviews.exchanged(shown, row)}) if shown else edit
