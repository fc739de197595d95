"""What we owe to chats: one row per message, edit or deletion, in exactly one state."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

import orjson
from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Index,
    UniqueConstraint,
    bindparam,
    case,
    delete,
    func,
    literal,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import Field, SQLModel, col

from models import keys, members, pace
from models.columns import BigId, Moment
from models.pace import NOTICE, OWN, URGENT
from models.statements import is_postgres
from models.workers import Worker

__all__ = ["NOTICE", "OWN", "URGENT"]

SEND, EDIT, DELETE = "send", "edit", "delete"

PENDING, ATTEMPTING, SENT = "pending", "attempting", "sent"
UNREACHABLE, OPTED_OUT, CANCELLED = "unreachable", "opted_out", "cancelled"
EXPIRED, REFUSED, UNCERTAIN = "expired", "refused", "uncertain"

COPIES = 2
"""Attempts of unknown outcome after which a message is not repeated: nobody gets more copies."""

NOBODY = -(2**62)
"""Below this are the addresses of people who had everything erased: no chat has such a number."""

QUIET = {"synchronize_session": False}
"""No rows are held as objects that would have to be brought up to date."""


class Outgoing(SQLModel, table=True):
    """One message, edit or deletion owed to a chat.

    `payload` is sealed with the key of the chat, or of `subject`, the member whom a message to somebody else tells
    about. An edit or deletion names its message by `message_id`, or by `about`, the row that sends it; a message with
    `about` goes after that one has been sent. An album counts as so many messages (`weight`) and has as many ids, which
    `album` holds as JSON. `keep` says that the row stays after sending, because its message will be changed later, or
    answered; what tells about a member stays so that it can be emptied.
    """

    __tablename__ = "outgoing"
    __table_args__ = (
        UniqueConstraint("source", "chat", name="uq_outgoing_source_chat"),
        Index("ix_outgoing_state_lane_id", "state", "lane", "id"),
        Index("ix_outgoing_chat_state_id", "chat", "state", "id"),
        Index("ix_outgoing_chat_message_id", "chat", "message_id"),
    )

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    source: str
    chat: int = Field(sa_column=Column(BigInteger, nullable=False))
    lane: int = OWN
    operation: str = SEND
    state: str = PENDING
    payload: bytes | None = None
    transit: int | None = Field(default=None, sa_column=Column(BigInteger, index=True))
    about: int | None = Field(default=None, sa_column=Column(BigInteger, index=True))
    message_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    album: str | None = None
    weight: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    keep: bool = False
    subject: int | None = Field(default=None, sa_column=Column(BigId, index=True, nullable=True))
    attempts: int = 0
    refusals: int = 0
    worker: int | None = Field(default=None, sa_column=Column(BigInteger, index=True))
    not_before: datetime = Field(sa_type=Moment)
    held_until: datetime | None = Field(default=None, sa_type=Moment)
    expires_at: datetime | None = Field(default=None, sa_type=Moment)
    created_at: datetime = Field(sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    error: str | None = None


_LATER = ("id", "held_until", "ended_at", "error", "album")
_COLUMNS = [name for name in Outgoing.model_fields if name not in _LATER]
_MOMENTS = [bindparam(name, type_=Moment) for name in ("not_before", "expires_at", "created_at")]
_INSERT_SQL = (
    f"INSERT INTO outgoing ({', '.join(_COLUMNS)}) VALUES ({', '.join(':' + name for name in _COLUMNS)})"  # noqa: S608 - our own names
    " ON CONFLICT (source, chat) DO NOTHING"
)
_INSERT_MANY = text(_INSERT_SQL).bindparams(*_MOMENTS)
_INSERT = text(f"{_INSERT_SQL} RETURNING id").bindparams(*_MOMENTS)
_NUMBERS = text("SELECT source, chat, id FROM outgoing WHERE source IN :sources AND chat IN :chats").bindparams(
    bindparam("sources", expanding=True), bindparam("chats", expanding=True)
)
_HELD = text(
    "SELECT 1 FROM outgoing WHERE chat = :chat AND state IN ('pending', 'attempting') AND lane <= 1"
    " AND (state = 'attempting' OR refusals > 0 OR not_before <= :now) LIMIT 1"
).bindparams(bindparam("now", type_=Moment))
_DELETE = text(
    "DELETE FROM outgoing WHERE id = :number AND worker = :by AND attempts = :attempts AND state = 'attempting'"
)
_THESE: Any = bindparam("numbers", expanding=True)
_LOCK = text("SELECT id FROM outgoing WHERE id IN :numbers ORDER BY id FOR UPDATE").bindparams(_THESE)
_REMOVE = text("DELETE FROM outgoing WHERE id IN :numbers OR about IN :numbers").bindparams(_THESE)
_KEEP = text(
    "UPDATE outgoing SET state = 'sent', worker = NULL, error = NULL, message_id = :message, payload = NULL,"
    " transit = NULL, ended_at = :now WHERE id = :number AND worker = :by AND attempts = :attempts"
    " AND state = 'attempting'"
).bindparams(bindparam("now", type_=Moment))


@dataclass(frozen=True, slots=True)
class Owed:
    """What is to be done in a chat: the Bot API's method and parameters (without chat and message id).

    `source` names the cause; the same source and chat is the same message, however often it is put.
    """

    chat: int
    source: str
    method: str
    params: dict[str, Any] = field(default_factory=dict)
    operation: str = SEND
    lane: int = OWN
    message_id: int | None = None
    about: int | None = None
    keep: bool = False
    subject: int | None = None
    passing: bool = False
    weight: int = 1
    not_before: datetime | None = None
    expires_at: datetime | None = None

    @property
    def can_be_emptied(self) -> bool:
        """Tell whether its text can be replaced later, by what its row holds."""
        return self.method == "sendMessage" or (self.operation == EDIT and self.message_id is not None)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A message that `worker` has marked as being sent, and now has to send, `wait` milliseconds from now."""

    id: int
    worker: int
    chat: int
    operation: str
    attempts: int
    keep: bool
    method: str
    params: dict[str, Any]
    refusals: int = 0
    wait: int = 0
    lane: int = OWN
    weight: int = 1


class Copy(NamedTuple):
    """A message that was sent, or is on its way (no `message_id` yet): a row of it, and the chat that it is in."""

    row: int
    chat: int
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt ended. `uncounted`: it certainly did not reach Telegram, and counts as no attempt."""

    attempt: Attempt
    state: str
    message_id: int | None = None
    not_before: datetime | None = None
    error: str | None = None
    uncounted: bool = False
    moved_to: int | None = None
    album: tuple[int, ...] = ()


async def put(session: AsyncSession, owed: Owed, now: datetime) -> int | None:
    """Owe something to a chat. Return the row's id, None when this source has it already.

    An edit takes the place of edits of the same message that have not gone out yet.
    """
    if owed.operation == EDIT:
        await _collapse(session, owed, now)
    number = (await session.execute(_INSERT, await _row(session, owed, now))).scalar_one_or_none()
    return None if number is None else int(number)


async def put_many(session: AsyncSession, owed: Sequence[Owed], now: datetime) -> dict[tuple[str, int], int]:
    """Owe messages to many chats at once; return the row's id for each source and chat, also of those owed before."""
    if not owed:
        return {}
    await keys.get_ready(session, {one.chat for one in owed})
    rows = [await _row(session, one, now) for one in owed]
    await session.execute(_INSERT_MANY, rows)
    there = {"sources": list({one.source for one in owed}), "chats": list({one.chat for one in owed})}
    return {(row.source, row.chat): row.id for row in (await session.execute(_NUMBERS, there)).all()}


async def waiting_notices(session: AsyncSession, now: datetime, most: int) -> int:
    """Return how many notices (at most so many) are owed and could go at this moment, as far as they know."""
    due = (col(Outgoing.state) == PENDING, col(Outgoing.lane) == NOTICE, col(Outgoing.not_before) <= now)
    free = or_(col(Outgoing.held_until).is_(None), col(Outgoing.held_until) <= now)
    counted = select(func.count()).select_from(select(col(Outgoing.id)).where(*due, free).limit(most).subquery())
    return int((await session.execute(counted)).scalar_one())


async def remove(session: AsyncSession, numbers: Collection[int]) -> None:
    """Delete rows that somebody else has written down, and what hangs on them."""
    await session.execute(_REMOVE, {"numbers": list(numbers)})


async def stop(session: AsyncSession, numbers: Collection[int], state: str, now: datetime) -> None:
    """Stop those of these rows that have not begun to go; what is being sent now is not sent again, however it ends."""
    await drop(session, [col(Outgoing.id).in_(numbers)], state, now)


async def put_and_attempt(
    session: AsyncSession,
    owed: Sequence[Owed],
    worker: int,
    per_second: float | None,
    now: datetime,
    machine: datetime,
) -> list[Attempt]:
    """Owe something to chats and mark as attempts of this worker what may go at once, in this order.

    `now` is the clock's time, `machine` the machine's own, by which the pace goes (`per_second` None: no pace).
    What has to wait, for the pace or behind something earlier to the same chat, stays for whoever delivers.
    """
    for edit in owed:
        if edit.operation == EDIT:
            await _collapse(session, edit, now)
    rows = [await _row(session, one, now) for one in owed]
    free = await _may_go(session, owed, per_second, now, machine)  # from here on others wait who book
    for row, wait in zip(rows, free, strict=True):
        if wait is not None:
            row.update(state=ATTEMPTING, attempts=1, worker=worker)
    numbers = [(await session.execute(_INSERT, row)).scalar_one_or_none() for row in rows]
    return [
        _attempt(number, worker, one, wait, keep=row["keep"])
        for number, one, row, wait in zip(numbers, owed, rows, free, strict=True)
        if wait is not None and number is not None
    ]


async def record(session: AsyncSession, outcomes: Sequence[Outcome], now: datetime) -> None:
    """Write down how attempts ended; those that have been taken over from their worker meanwhile are left alone.

    Rows are taken in the order of their ids, as `drop` does: else each could have what the other waits for.
    """
    outcomes = sorted(outcomes, key=lambda one: one.attempt.id)
    done = [_marked(one) for one in outcomes if one.state == SENT and not one.attempt.keep]
    plain = [outcome for outcome in outcomes if _is_plain(outcome)]
    others = [one for one in outcomes if (one.state != SENT or one.attempt.keep) and not _is_plain(one)]
    if len(outcomes) > max(len(done), len(plain), len(others)) and is_postgres(session):
        await session.execute(_LOCK, {"numbers": [one.attempt.id for one in outcomes]})
    if done:
        await session.execute(_DELETE, done)
    await _keep(session, plain, now)
    for outcome in others:
        await _end(session, outcome, now)


async def recover(session: AsyncSession, now: datetime) -> int:
    """Take over the attempts of processes that are not entered (any more): nobody knows how they ended.

    A message is tried again until it has had COPIES attempts, and is uncertain then; an edit or deletion does no
    harm twice and is simply repeated. Return how many.
    """
    sends = col(Outgoing.operation) == SEND
    spent = (col(Outgoing.attempts) >= COPIES) & sends
    again = _again_unless_stopped(sends, now)
    values = {
        "state": case((spent, UNCERTAIN), else_=again["state"]),
        "ended_at": case((spent, now), else_=again["ended_at"]),
        "payload": case((spent, None), else_=col(Outgoing.payload)),
        "transit": case((spent, None), else_=col(Outgoing.transit)),
        "worker": None,
    }
    gone = ~select(1).where(col(Worker.id) == col(Outgoing.worker)).exists()
    orphans = update(Outgoing).where(col(Outgoing.worker) > 0, col(Outgoing.state) == ATTEMPTING, gone)
    return await _count(session, orphans.values(**values))


async def expire(session: AsyncSession, now: datetime) -> int:
    """Give up what is past its time, and changes of messages that will never exist. Return how many.

    A message that may have arrived, because nobody knows how an attempt ended, is uncertain and not expired.
    """
    target = aliased(Outgoing)
    hope = or_(col(target.state).in_((PENDING, ATTEMPTING)), col(target.message_id).is_not(None))
    hopeless = ~select(1).where(col(target.id) == col(Outgoing.about), hope).exists()
    tried = (col(Outgoing.attempts) > 0) & (col(Outgoing.operation) == SEND)
    waiting = update(Outgoing).where(col(Outgoing.state) == PENDING)
    late = waiting.where(col(Outgoing.expires_at) <= now).values(**dropped(EXPIRED, now))
    orphaned = waiting.where(col(Outgoing.about).is_not(None), hopeless).values(**dropped(CANCELLED, now))
    late = late.values(state=case((tried, UNCERTAIN), else_=EXPIRED))
    return await _count(session, late) + await _count(session, orphaned)


async def opt_out(session: AsyncSession, chat: int, now: datetime, lane: int | None = None) -> int:
    """Stop what has not begun to go to this chat (only one lane, if given). Return how many.

    What is being sent at this moment is not sent again, however that ends.
    """
    theirs = [col(Outgoing.chat) == chat, *([col(Outgoing.lane) == lane] if lane is not None else [])]
    return await drop(session, theirs, OPTED_OUT, now)


async def drop(session: AsyncSession, which: Sequence[ColumnElement[bool]], state: str, now: datetime) -> int:
    """Stop what has not begun to go; what is being sent is not sent again. Return how many had not begun.

    What was tried and may have arrived is uncertain. It is one statement, so that nothing can begin, or come back,
    between one half of it and the other; rows are taken in the order of their ids, as `record` does.
    """
    waits = col(Outgoing.state) == PENDING
    tried = (col(Outgoing.attempts) > 0) & (col(Outgoing.operation) == SEND)
    open_ones = (*which, col(Outgoing.state).in_((PENDING, ATTEMPTING)))
    held = select(col(Outgoing.id)).where(*open_ones).order_by(col(Outgoing.id)).with_for_update().cte("held")
    statement = update(Outgoing).where(col(Outgoing.id).in_(select(held.c.id)))
    values = {
        "state": case((waits & tried, UNCERTAIN), (waits, state), else_=col(Outgoing.state)),
        "ended_at": case((waits, literal(now, Moment())), else_=None),
        "error": case((waits, col(Outgoing.error)), else_=state),
    }
    stopped = statement.values(payload=None, transit=None, **values).returning(col(Outgoing.state))
    states = (await session.execute(stopped, execution_options=QUIET)).scalars().all()
    return sum(one != ATTEMPTING for one in states)


async def drop_beginning(session: AsyncSession, beginning: str, chat: int, now: datetime) -> int:
    """Stop what has not begun to go to this chat for a source that begins so; return how many. `drop` says more."""
    theirs = (col(Outgoing.chat) == chat, col(Outgoing.source).startswith(beginning, autoescape=True))
    return await drop(session, theirs, CANCELLED, now)


async def copies(session: AsyncSession, source: str) -> list[tuple[int, int]]:
    """Return (row, chat) of every message sent, or still owed, for this source, to change them all."""
    gone = col(Outgoing.state).in_((UNREACHABLE, OPTED_OUT, CANCELLED, EXPIRED, REFUSED))
    there = (col(Outgoing.source) == source, col(Outgoing.chat) > NOBODY, ~gone)
    statement = select(col(Outgoing.id), col(Outgoing.chat)).where(*there)
    rows = (await session.execute(statement.order_by(col(Outgoing.id)))).all()
    return [(row, chat) for row, chat in rows if row is not None]


async def copies_of(session: AsyncSession, sources: Collection[str]) -> list[tuple[int, int, str]]:
    """Return (row, chat, source) of every message sent, or still owed, for one of these sources."""
    gone = col(Outgoing.state).in_((UNREACHABLE, OPTED_OUT, CANCELLED, EXPIRED, REFUSED))
    there = (col(Outgoing.source).in_(sources), col(Outgoing.chat) > NOBODY, ~gone)
    statement = select(col(Outgoing.id), col(Outgoing.chat), col(Outgoing.source)).where(*there)
    rows = (await session.execute(statement.order_by(col(Outgoing.id)))).all()
    return [(row, chat, source) for row, chat, source in rows if row is not None]


async def copies_beginning(session: AsyncSession, beginning: str) -> list[tuple[int, int]]:
    """Return (row, chat) of every message sent, or still owed, for a source that begins so; changes are none."""
    gone = col(Outgoing.state).in_((UNREACHABLE, OPTED_OUT, CANCELLED, EXPIRED, REFUSED))
    there = (col(Outgoing.chat) > NOBODY, col(Outgoing.operation) == SEND, ~gone)
    statement = select(col(Outgoing.id), col(Outgoing.chat)).where(
        col(Outgoing.source).startswith(beginning, autoescape=True), *there
    )
    rows = (await session.execute(statement.order_by(col(Outgoing.id)))).all()
    return [(row, chat) for row, chat in rows if row is not None]


async def message_of(session: AsyncSession, source: str, chat: int) -> int | None:
    """Return the id of the kept message that a chat got for this source; None while, or because, it has none."""
    sent = (col(Outgoing.source) == source, col(Outgoing.chat) == chat, col(Outgoing.operation) == SEND)
    return (await session.execute(select(col(Outgoing.message_id)).where(*sent))).scalar_one_or_none()


async def fate(session: AsyncSession, source: str, chat: int) -> tuple[str, datetime | None]:
    """Return the state of a kept message and since when it is over; one of which nothing is known is EXPIRED."""
    there = (col(Outgoing.source) == source, col(Outgoing.chat) == chat, col(Outgoing.operation) == SEND)
    row = (await session.execute(select(col(Outgoing.state), col(Outgoing.ended_at)).where(*there))).first()
    return (row.state, row.ended_at) if row else (EXPIRED, None)


async def source_of(session: AsyncSession, chat: int, message_id: int) -> str | None:
    """Return what a kept message in a chat was sent for; None for one that nobody waits for an answer to."""
    here = (col(Outgoing.chat) == chat, col(Outgoing.message_id) == message_id)
    kept = select(col(Outgoing.source)).where(*here, col(Outgoing.operation) == SEND, col(Outgoing.keep))
    return (await session.execute(kept.limit(1))).scalar_one_or_none()


async def knows(session: AsyncSession, source: str) -> bool:
    """Tell whether something is owed, or was owed and is kept, for this cause, to whichever chat."""
    statement = select(col(Outgoing.id)).where(col(Outgoing.source) == source).limit(1)
    return (await session.execute(statement)).first() is not None


async def epochs(session: AsyncSession) -> set[int]:
    """Return the epochs of the transit keys that payloads are still sealed with."""
    statement = select(col(Outgoing.transit)).where(col(Outgoing.transit) > 0).distinct()
    return {epoch for epoch in (await session.execute(statement)).scalars() if epoch is not None}


async def counts(session: AsyncSession) -> dict[str, int]:
    """Return how many rows are in each state."""
    statement = select(col(Outgoing.state), func.count()).group_by(col(Outgoing.state))
    return {str(state): int(count) for state, count in (await session.execute(statement)).all()}


async def forget(session: AsyncSession, before: datetime) -> int:
    """Delete what ended before this moment and is kept by nobody. Return how many."""
    old = (col(Outgoing.ended_at) < before, col(Outgoing.keep).is_(False))
    return int((await session.execute(delete(Outgoing).where(*old))).rowcount)  # type: ignore[attr-defined]


async def forget_kept(session: AsyncSession, before: datetime) -> int:
    """Delete what was kept to be changed or answered, and ended before this moment. Return how many."""
    return int((await session.execute(delete(Outgoing).where(col(Outgoing.ended_at) < before))).rowcount)  # type: ignore[attr-defined]


async def _count(session: AsyncSession, statement: Any) -> int:
    result = await session.execute(statement, execution_options=QUIET)
    return int(result.rowcount)  # type: ignore[attr-defined]


async def _may_go(
    session: AsyncSession, owed: Sequence[Owed], per_second: float | None, now: datetime, machine: datetime
) -> list[int | None]:
    chats = {one.chat for one in owed}
    held = {chat for chat in chats if await _is_held(session, chat, now)}
    asking = [index for index, one in enumerate(owed) if one.chat not in held and _begun(one, now)]
    wishes = [pace.Wish(owed[index].chat, owed[index].lane, owed[index].weight) for index in asking]
    bookings = dict(zip(asking, await pace.book(session, wishes, per_second, machine), strict=True))
    free: list[int | None] = []
    for index, one in enumerate(owed):
        if index not in bookings or not bookings[index].booked:
            held.add(one.chat)
        free.append(None if one.chat in held else bookings[index].wait)
    return free


async def _is_held(session: AsyncSession, chat: int, now: datetime) -> bool:
    return (await session.execute(_HELD, {"chat": chat, "now": now})).scalar() is not None


def _begun(one: Owed, now: datetime) -> bool:
    return one.about is None and (one.not_before is None or one.not_before <= now)


async def _collapse(session: AsyncSession, edit: Owed, now: datetime) -> None:
    same = [
        col(Outgoing.chat) == edit.chat,
        col(Outgoing.operation) == EDIT,
        col(Outgoing.state) == PENDING,
        col(Outgoing.source) != edit.source,
        col(Outgoing.about) == edit.about if edit.about else col(Outgoing.message_id) == edit.message_id,
    ]
    await session.execute(update(Outgoing).where(*same).values(**dropped(CANCELLED, now)), execution_options=QUIET)
    if edit.message_id is not None:
        # What an earlier change showed, and was kept for, is not there any more.
        earlier = delete(Outgoing).where(col(Outgoing.chat) == edit.chat, col(Outgoing.message_id) == edit.message_id)
        gone = (col(Outgoing.operation) == EDIT, col(Outgoing.state) == SENT, col(Outgoing.source) != edit.source)
        await session.execute(earlier.where(*gone), execution_options=QUIET)


async def _row(session: AsyncSession, owed: Owed, now: datetime) -> dict[str, Any]:
    data, about = orjson.dumps([owed.method, owed.params]), sealed_as(owed.source)
    told_about = await members.person_of(session, owed.subject) if owed.subject is not None else None
    if owed.passing:
        payload = await keys.seal_passing(session, data, about, now)
    else:
        # With the key of whom it tells about: what they erase can't be read in older copies either.
        payload = await keys.seal(session, told_about or owed.chat, data, about, now)
    return {
        "source": owed.source,
        "chat": owed.chat,
        "lane": owed.lane,
        "operation": owed.operation,
        "state": PENDING,
        "payload": payload,
        "transit": keys.epoch_of(payload),
        "about": owed.about,
        "message_id": owed.message_id,
        "weight": owed.weight,
        "keep": owed.keep or (told_about not in (None, owed.chat) and owed.can_be_emptied),
        "subject": owed.subject,
        "attempts": 0,
        "refusals": 0,
        "worker": None,
        "not_before": owed.not_before or now,
        "expires_at": owed.expires_at,
        "created_at": now,
    }


def _attempt(number: int, worker: int, owed: Owed, wait: int, *, keep: bool) -> Attempt:
    params = addressed(owed.params, owed.chat, owed.message_id)
    return Attempt(
        number,
        worker,
        owed.chat,
        owed.operation,
        1,
        keep,
        owed.method,
        params,
        wait=wait,
        lane=owed.lane,
        weight=owed.weight,
    )


def addressed(params: dict[str, Any], chat: int, message_id: int | None) -> dict[str, Any]:
    """Return the parameters of a call to a chat, about a message if one is given."""
    named = {"chat_id": chat, **params}
    return named if message_id is None else {**named, "message_id": message_id}


def _ending(outcome: Outcome, now: datetime) -> dict[str, Any]:
    attempt = outcome.attempt
    values: dict[str, Any] = {"state": outcome.state, "worker": None, "error": outcome.error}
    if outcome.uncounted:
        values["attempts"] = attempt.attempts - 1
    if outcome.state == PENDING:
        again = {"not_before": outcome.not_before or now, "refusals": attempt.refusals + 1}
        unknown = attempt.operation == SEND and not (outcome.uncounted and attempt.attempts == 1)
        return {**values, **again, **_again_unless_stopped(literal(unknown), now)}
    if outcome.state == SENT and attempt.operation == SEND:
        values["message_id"] = outcome.message_id
        values["album"] = orjson.dumps(outcome.album).decode() if outcome.album else None
    return {**values, "payload": None, "transit": None, "ended_at": now}


def _is_plain(outcome: Outcome) -> bool:
    """Tell whether it is the usual end of a message that stays: many of these are written down at once."""
    sent = outcome.state == SENT and outcome.attempt.operation == SEND
    return sent and outcome.attempt.keep and not (outcome.album or outcome.error or outcome.moved_to)


async def _end(session: AsyncSession, outcome: Outcome, now: datetime) -> None:
    mark = _marked(outcome)
    theirs = (col(Outgoing.worker) == mark["by"], col(Outgoing.attempts) == mark["attempts"])
    here = (col(Outgoing.id) == mark["number"], col(Outgoing.state) == ATTEMPTING)
    statement = update(Outgoing).where(*here, *theirs)
    await session.execute(statement.values(**_ending(outcome, now)), execution_options=QUIET)
    if outcome.moved_to:
        await _move(session, outcome.attempt.chat, outcome.moved_to, now)


async def _keep(session: AsyncSession, outcomes: Sequence[Outcome], now: datetime) -> None:
    if outcomes:
        rows = [{**_marked(one), "message": one.message_id, "now": now} for one in outcomes]
        await session.execute(_KEEP, rows)


def _marked(outcome: Outcome) -> dict[str, int]:
    """Return by what the row of this very attempt is known, not that of a later one by the same process."""
    return {"number": outcome.attempt.id, "by": outcome.attempt.worker, "attempts": outcome.attempt.attempts}


def _again_unless_stopped(unknown: ColumnElement[bool], now: datetime) -> dict[str, Any]:
    """Return what changes when it is to be tried again; what was stopped meanwhile, and may have arrived, is uncertain.

    `drop` takes the payload from what is being sent, and leaves word why.
    """
    stopped = col(Outgoing.payload).is_(None)
    why = case((col(Outgoing.error).in_((CANCELLED, UNREACHABLE)), col(Outgoing.error)), else_=OPTED_OUT)
    state = case((stopped & unknown, UNCERTAIN), (stopped, why), else_=PENDING)
    return {"state": state, "ended_at": case((stopped, literal(now, Moment())), else_=None)}


async def _move(session: AsyncSession, chat: int, new: int, now: datetime) -> None:
    there = aliased(Outgoing)
    same = select(1).where(col(there.chat) == new, col(there.source) == col(Outgoing.source)).exists()
    here = update(Outgoing).where(col(Outgoing.chat) == chat, col(Outgoing.state).in_((PENDING, ATTEMPTING)))
    await session.execute(here.where(~same).values(chat=new), execution_options=QUIET)
    # What is left is owed to the group under its new number already.
    left = here.where(col(Outgoing.state) == PENDING).values(**dropped(CANCELLED, now))
    await session.execute(left, execution_options=QUIET)


def dropped(state: str, now: datetime) -> dict[str, Any]:
    """Return what changes in a row that is not to go any more."""
    return {"state": state, "payload": None, "transit": None, "worker": None, "ended_at": now}


def sealed_as(source: str) -> str:
    """Return what the payload of a message for this source is sealed as."""
    return f"outgoing:{source}"
