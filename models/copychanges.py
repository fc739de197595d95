"""Changes of copies that were sent: a notice is corrected or taken back, and every copy ends as changed or unchanged.

Each step is a transaction of its own, and any process may take any of them. Copies are gone through by member id; what
was still on its way with older words when that began is marked when it has arrived, and a last look at all of them says
whether any was missed.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import orjson
from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from models import dispatches, notices, outbox, recipients
from models.dispatches import Message, Turn
from models.members import Member
from models.notices import Notice
from models.outbox import CANCELLED, DELETE, EDIT, REFUSED, SENT, Outgoing, Owed
from models.recipients import CHANGED, CHANGING, QUEUED, UNCHANGED, WANTED, Recipient
from models.riders import Rider
from models.statements import is_postgres

STUCK = "stuck"
"""What becomes of a copy that could not be deleted: it is edited instead."""

DELETABLE = timedelta(hours=48) - timedelta(minutes=5)
"""How long after sending Telegram lets a message be deleted, with some room (https://core.telegram.org/bots/api)."""

PATIENCE = timedelta(days=1)
"""How long a change is tried."""

MOST_EDITS = 11
"""Messages that a copy has at most: an album of ten, and the one with its buttons."""


class Due(NamedTuple):
    """A copy that is to be changed; `stuck` is one that could not be deleted and is edited instead."""

    turn: Turn
    sent_at: datetime | None
    stuck: bool


class Tally(NamedTuple):
    """How many copies were changed, could not be, and wait for it."""

    changed: int
    unchanged: int
    left: int


async def correct(session: AsyncSession, notice_id: int) -> int | None:
    """Let all copies show what the notice says now; return its new revision, None when it was taken back.

    What is on its way and was not tried yet is made anew, what was sent is edited (`bot.copies.CHANGERS`).
    """
    held = await notices.held(session, notice_id)
    if held is None or held.taken_back_at is not None:
        return None
    await _begin(session, held, {})
    return held.revision + 1


async def take_back(session: AsyncSession, notice_id: int, now: datetime) -> bool:
    """Send it to nobody else and take all copies back; False when that was begun before.

    Copies are deleted; those that are too old, or can't be, are edited (`bot.copies.CHANGERS`).
    """
    held = await notices.held(session, notice_id)
    if held is None or held.taken_back_at is not None:
        return False
    await dispatches.cancel(session, notice_id, now)
    await _begin(session, held, {"taken_back_at": now})
    return True


async def tally(session: AsyncSession, notice: Notice) -> Tally:
    """Return what has become of the copies since the last change began."""
    here = (col(Recipient.notice_id) == notice.number, col(Recipient.state) == SENT)
    newest = col(Recipient.revision) == notice.revision
    statement = select(col(Recipient.change), func.count()).where(*here, newest).group_by(col(Recipient.change))
    found = dict((await session.execute(statement)).all())
    older = select(func.count()).select_from(Recipient).where(*here, _older(notice))
    left = int((await session.execute(older)).scalar_one()) if notice.changing else 0
    on_their_way = int(found.get(CHANGING, 0))
    return Tally(int(found.get(CHANGED, 0)), int(found.get(UNCHANGED, 0)), left + on_their_way)


async def turns(session: AsyncSession, notice_id: int, most: int, now: datetime) -> tuple[Notice, list[Due]] | None:
    """Return the notice and up to `most` copies that are to be changed now; None for none, or another process is at it.

    Notice, copies and their members are held until the commit.
    """
    held = await _held(session, notice_id)
    if held is None:
        return None
    await notices.change(session, notice_id, turn_at=now)
    marked = await _lock(session, held, most, col(Recipient.change).in_((WANTED, STUCK)))
    rows = marked or await _lock(session, held, most, *_left(held), in_order=True)
    if not rows:
        return None
    if not marked:
        await notices.change(session, notice_id, changed_to=rows[-1].member_id)
    return held, await _due(session, held, rows)


def deletions(notice: Notice, due: Sequence[Due], now: datetime) -> list[tuple[Turn, list[Message]]]:
    """Return those copies of a notice that was taken back that can still be deleted, each with how."""
    if notice.taken_back_at is None:
        return []
    young = [one.turn for one in due if not one.stuck and one.sent_at is not None and one.sent_at > now - DELETABLE]
    return [(turn, [_deletion(turn)]) for turn in young]


async def hand_over(
    session: AsyncSession,
    notice: Notice,
    due: Sequence[Due],
    changes: Sequence[tuple[Turn, Sequence[Message]]],
    now: datetime,
) -> int:
    """Owe the changes of copies, each by one message or several; return how many messages that is.

    A message names what it changes by `message_id`, else it is the copy's. Who has no change is put down as unchanged.
    """
    given = {turn.member_id for turn, messages in changes if messages}
    without = [one.turn.member_id for one in due if one.turn.member_id not in given]
    await _put_down(session, notice, without, UNCHANGED, revision=notice.revision)
    owed = [
        (turn, _owed(notice, turn, message, index, now))
        for turn, messages in changes
        for index, message in enumerate(messages)
    ]
    numbers = await outbox.put_many(session, [one for _, one in owed], now)
    last = {turn.member_id: numbers[one.source, one.chat] for turn, one in owed}
    for member_id, number in last.items():
        mine = (col(Recipient.notice_id) == notice.number, col(Recipient.member_id) == member_id)
        values = {"change": CHANGING, "change_id": number, "revision": notice.revision}
        await session.execute(update(Recipient).where(*mine).values(**values), execution_options=outbox.QUIET)
    return len(owed)


async def fold(session: AsyncSession, notice: Notice, most: int) -> int:
    """Write into the books how changes ended, and clear them out of the outbox; return how many copies that were."""
    last = aliased(Outgoing)
    statement: Any = (
        select(col(Recipient.member_id), col(Recipient.revision), col(Member.telegram_id).label("chat"))
        .join(Member, col(Member.id) == col(Recipient.member_id))
        .outerjoin(last, col(last.id) == col(Recipient.change_id))
        .where(col(Recipient.notice_id) == notice.number, col(Recipient.change) == CHANGING)
        .where(or_(col(last.id).is_(None), col(last.ended_at).is_not(None)))
        .limit(most)
        .with_for_update(of=Recipient, skip_locked=True)
    )
    rows = (await session.execute(statement)).all()
    if not rows:
        return 0
    parts = await _parts(session, notice, rows)
    current = await notices.by_id(session, notice.number)
    ended: dict[str, list[int]] = {}
    for row in rows:
        fate = _fate(parts.get((row.chat, row.revision), []))
        older = current is not None and row.revision < current.revision
        ended.setdefault(WANTED if older else fate, []).append(row.member_id)
    for change, members in ended.items():
        await _put_down(session, notice, members, change)
    await outbox.remove(session, [part.id for found in parts.values() for part in found])
    return len(rows)


async def end(session: AsyncSession, notice_id: int) -> Notice | None:
    """Note that all copies are changed or unchanged; return the notice when that was done now.

    What was missed, because it was just being written down, is gone through again.
    """
    held = await _held(session, notice_id)
    if held is None or await _under_way(session, held):
        return None
    here = (col(Recipient.notice_id) == notice_id, col(Recipient.state) == SENT)
    first = (await session.execute(select(func.min(Recipient.member_id)).where(*here, _older(held)))).scalar()
    if first is not None:
        if first <= held.changed_to:
            await notices.change(session, notice_id, changed_to=first - 1)
        return None
    await notices.change(session, notice_id, changing=False)
    return held


async def _begin(session: AsyncSession, notice: Notice, values: dict[str, Any]) -> None:
    await recipients.take_from_outbox(session, notice.number)
    began = {"revision": notice.revision + 1, "changing": True, "changed_to": 0}
    await notices.change(session, notice.number, **began, **values)


async def _held(session: AsyncSession, notice_id: int) -> Notice | None:
    statement = select(Notice).where(col(Notice.id) == notice_id, col(Notice.changing).is_(True))
    locked = statement.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    return (await session.execute(locked)).scalar_one_or_none()


def _older(notice: Notice) -> ColumnElement[bool]:
    """Return which copies show older words, and nothing goes to change that."""
    idle = or_(col(Recipient.change).is_(None), col(Recipient.change) != CHANGING)
    return (col(Recipient.revision) < notice.revision) & idle


def _left(notice: Notice) -> tuple[ColumnElement[bool], ...]:
    """Return which copies have not been gone through yet, and show older words."""
    return col(Recipient.member_id) > notice.changed_to, col(Recipient.state) == SENT, _older(notice)


async def _under_way(session: AsyncSession, notice: Notice) -> bool:
    here = col(Recipient.notice_id) == notice.number
    coming = (col(Recipient.state) == QUEUED, col(Recipient.revision) < notice.revision)
    going = col(Recipient.change).in_((WANTED, STUCK, CHANGING))
    for condition in (coming, (going,)):
        if (await session.execute(select(col(Recipient.member_id)).where(here, *condition).limit(1))).first():
            return True
    return False


async def _lock(
    session: AsyncSession, notice: Notice, most: int, *which: ColumnElement[bool], in_order: bool = False
) -> Sequence[Any]:
    """Return and hold some copies; the few that are marked in no order, or all would be gone through to find them."""
    columns = [getattr(Recipient, name) for name in ("member_id", "album", "message_id", "change", "ended_at")]
    found = select(*columns).where(col(Recipient.notice_id) == notice.number, *which).limit(most)
    ordered = found.order_by(col(Recipient.member_id)) if in_order else found
    return (await session.execute(ordered.with_for_update(skip_locked=True))).all()


async def _due(session: AsyncSession, notice: Notice, rows: Sequence[Any]) -> list[Due]:
    """Return the copies of those who are still there; of who blocked the bot, or is gone, nothing can be changed.

    Who is just having that done is left for the next time.
    """
    chosen = [row.member_id for row in rows]
    if is_postgres(session):
        still = select(col(Member.id)).where(col(Member.id).in_(chosen)).with_for_update(read=True, skip_locked=True)
        chosen = [one for one in (await session.execute(still)).scalars() if one is not None]
    language = func.coalesce(col(Member.language), col(Member.spoken)).label("language")
    about = (col(Member.telegram_id), col(Member.blocked_at), col(Rider.trade), col(Rider.area_id))
    columns = (col(Member.id), language, *about)
    joined = select(*columns).outerjoin(Rider, col(Rider.member_id) == col(Member.id))
    known = {one.id: one for one in (await session.execute(joined.where(col(Member.id).in_(chosen)))).all()}
    gone = [number for number, one in known.items() if one.telegram_id is None or one.blocked_at is not None]
    gone += [row.member_id for row in rows if row.message_id is None and row.member_id in known]
    await _put_down(session, notice, gone, UNCHANGED, revision=notice.revision)
    found = []
    for row in rows:
        if row.member_id in known and row.member_id not in gone:
            one = known[row.member_id]
            turn = Turn(one.id, one.telegram_id, one.language, one.trade, one.area_id, row.album, row.message_id)
            found.append(Due(turn, row.ended_at, row.change == STUCK))
    return found


def _deletion(turn: Turn) -> Message:
    """Return what deletes a copy; messages that are gone already do no harm."""
    if turn.album is None:
        return Message("deleteMessage", {})
    several = dict.fromkeys([*orjson.loads(turn.album), turn.message_id])
    return Message("deleteMessages", {"message_ids": list(several), "message_id": None})


def _owed(notice: Notice, turn: Turn, message: Message, index: int, now: datetime) -> Owed:
    params = {name: value for name, value in message.params.items() if name != "message_id"}
    return Owed(
        turn.chat,
        _source(notice, notice.revision, index),
        message.method,
        params,
        DELETE if message.method.startswith("delete") else EDIT,
        outbox.NOTICE,
        message.params.get("message_id", turn.message_id),
        keep=True,
        expires_at=now + PATIENCE,
    )


def _source(notice: Notice, revision: int, index: int) -> str:
    return f"{notice.key}:change:{revision}:{index}"


async def _parts(session: AsyncSession, notice: Notice, rows: Sequence[Any]) -> dict[tuple[int, int], list[Any]]:
    """Return all rows of the outbox that change these copies, by chat and revision."""
    revisions = {
        _source(notice, revision, index): revision
        for revision in {row.revision for row in rows}
        for index in range(MOST_EDITS)
    }
    columns = [getattr(Outgoing, name) for name in ("id", "chat", "source", "operation", "state", "attempts")]
    theirs = (col(Outgoing.source).in_(revisions), col(Outgoing.chat).in_({row.chat for row in rows}))
    found: dict[tuple[int, int], list[Any]] = {}
    for part in (await session.execute(select(*columns).where(*theirs))).all():
        found.setdefault((part.chat, revisions[part.source]), []).append(part)
    return found


def _fate(parts: Sequence[Any]) -> str:
    """Return what has become of a copy; something else that changed it took the place of what had not begun to go."""
    if not parts or any(part.state == CANCELLED and part.attempts == 0 for part in parts):
        return WANTED
    if all(part.state == SENT for part in parts):
        return CHANGED
    return STUCK if any(part.operation == DELETE and part.state == REFUSED for part in parts) else UNCHANGED


async def _put_down(session: AsyncSession, notice: Notice, members: Sequence[int], change: str, **more: Any) -> None:
    if members:
        values = {"change": change, "change_id": None, **more}
        theirs = (col(Recipient.notice_id) == notice.number, col(Recipient.member_id).in_(members))
        await session.execute(update(Recipient).where(*theirs).values(**values), execution_options=outbox.QUIET)
