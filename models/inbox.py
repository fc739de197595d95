"""What Telegram told us and we have not worked off yet: one row per update, in order within its lane."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson
from sqlalchemy import BigInteger, Column, Index, and_, bindparam, delete, func, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import keys
from models.columns import BigId, Moment
from models.statements import is_postgres
from models.workers import Worker

WAITING, DONE, ASIDE = "waiting", "done", "aside"

TRIES = 3
"""Failures after which an update is set aside."""

KEPT = timedelta(days=2)
"""How long the id of a finished update guards against its repetition."""


class Inbox(SQLModel, table=True):
    """One update; `payload` is sealed, and gone as soon as the update is done."""

    __tablename__ = "inbox"
    __table_args__ = (
        Index("ix_inbox_lane_state_seq", "lane", "state", "seq"),
        Index("ix_inbox_state_seq", "state", "seq"),
    )

    seq: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    update_id: int = Field(sa_column=Column(BigInteger, nullable=False, unique=True))
    lane: int = Field(sa_column=Column(BigInteger, nullable=False))
    state: str = WAITING
    payload: bytes | None = None
    transit: int | None = Field(default=None, sa_column=Column(BigInteger, index=True))
    worker: int | None = Field(default=None, sa_column=Column(BigInteger, index=True))
    failures: int = 0
    not_before: datetime | None = Field(default=None, sa_type=Moment)
    received_at: datetime = Field(sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    incident: str | None = None


_CLAIM_SQL = """
    UPDATE inbox SET worker = :worker WHERE seq IN (
        SELECT seq FROM inbox AS head
        WHERE state = 'waiting' AND worker IS NULL AND (not_before IS NULL OR not_before <= :now)
        AND lane NOT IN :busy
        AND NOT EXISTS (
            SELECT 1 FROM inbox AS earlier
            WHERE earlier.lane = head.lane AND earlier.state = 'waiting' AND earlier.seq < head.seq
        )
        ORDER BY seq LIMIT :most {skip_locked}
    )
    RETURNING seq, update_id, lane, failures, payload, transit
"""
_NOW = bindparam("now", type_=Moment)
_INSERT = text(
    "INSERT INTO inbox (update_id, lane, state, payload, transit, failures, received_at)"
    " VALUES (:update_id, :lane, :state, :payload, :transit, 0, :received_at) ON CONFLICT (update_id) DO NOTHING"
).bindparams(bindparam("received_at", type_=Moment))
_BUSY: Any = bindparam("busy", expanding=True)
_CLAIM = text(_CLAIM_SQL.format(skip_locked="")).bindparams(_NOW, _BUSY)
_CLAIM_POSTGRES = text(_CLAIM_SQL.format(skip_locked="FOR UPDATE SKIP LOCKED")).bindparams(_NOW, _BUSY)
_FINISH = text(
    "UPDATE inbox SET state = 'done', payload = NULL, transit = NULL, worker = NULL, ended_at = :now"
    " WHERE seq = :seq AND worker = :worker AND state = 'waiting'"
).bindparams(_NOW)


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update as it came: its id, its lane (the acting person, else the chat), and the raw object.

    `passing` says that it tells where somebody is, and must leave no trace.
    """

    update_id: int
    lane: int
    raw: dict[str, object]
    passing: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """An update that this worker may work off now; `raw` is None when its key was destroyed."""

    seq: int
    update_id: int
    lane: int
    failures: int
    raw: dict[str, object] | None
    passing: bool


class ClaimLost(Exception):
    """Another worker has taken the update over: nothing of this transaction may be kept."""


async def take_in(session: AsyncSession, arrivals: Sequence[Arrival], now: datetime) -> int:
    """Store what has arrived, in its order; what is here already is passed over. Return how many are new."""
    if not arrivals:
        return 0
    rows = [await _row(session, arrival, now) for arrival in arrivals]
    return sum([(await session.execute(_INSERT, row)).rowcount for row in rows])  # type: ignore[attr-defined]


async def claim(
    session: AsyncSession, worker: int, most: int, now: datetime, busy: Collection[int] = ()
) -> list[Claim]:
    """Give this worker up to `most` updates, each the first of its lane that is not done yet.

    Lanes that are `busy` are passed over.
    """
    statement = _CLAIM_POSTGRES if is_postgres(session) else _CLAIM
    given = {"worker": worker, "most": most, "now": now, "busy": list(busy)}
    rows = (await session.execute(statement, given)).all()
    return [await _claimed(session, *row) for row in sorted(rows, key=lambda row: row.seq)]


async def finish(session: AsyncSession, seq: int, worker: int, now: datetime) -> None:
    """Mark the update as done and drop its payload. Raises ClaimLost when it is no longer this worker's."""
    result = await session.execute(_FINISH, {"seq": seq, "worker": worker, "now": now})
    if result.rowcount != 1:  # type: ignore[attr-defined]
        raise ClaimLost(str(seq))


async def retry_later(session: AsyncSession, seq: int, worker: int, not_before: datetime) -> None:
    """Count a failure and let the update wait until `not_before`; its lane waits with it."""
    await _end(session, seq, worker, failures=Inbox.failures + 1, worker=None, not_before=not_before)


async def set_aside(session: AsyncSession, claim: Claim, worker: int, incident: str, now: datetime) -> None:
    """Take a poisonous update out of its lane; what tells a position is not kept even then."""
    dropped: dict[str, object] = {"payload": None, "transit": None} if claim.passing else {}
    await _end(session, claim.seq, worker, state=ASIDE, worker=None, incident=incident, ended_at=now, **dropped)


async def release(session: AsyncSession) -> int:
    """Give back what is claimed by processes that are not entered (any more). Return how many."""
    gone = ~select(1).where(col(Worker.id) == col(Inbox.worker)).exists()
    statement = update(Inbox).where(col(Inbox.worker) > 0, gone).values(worker=None)
    result = await session.execute(statement, execution_options={"synchronize_session": False})
    return int(result.rowcount)  # type: ignore[attr-defined]


async def epochs(session: AsyncSession) -> set[int]:
    """Return the epochs of the transit keys that payloads are still sealed with."""
    statement = select(col(Inbox.transit)).where(col(Inbox.transit) > 0).distinct()
    return {epoch for epoch in (await session.execute(statement)).scalars() if epoch is not None}


async def backlog(session: AsyncSession) -> tuple[int, datetime | None]:
    """Return how many updates wait, and since when the oldest does."""
    statement = select(func.count(), func.min(col(Inbox.received_at))).where(col(Inbox.state) == WAITING)
    count, oldest = (await session.execute(statement)).one()
    return count, oldest


async def forget(session: AsyncSession, failed_before: datetime, now: datetime) -> int:
    """Delete what has been kept long enough, failed ones that ended before a moment. Return how many rows."""
    done = and_(col(Inbox.state) == DONE, col(Inbox.ended_at) < now - KEPT)
    aside = and_(col(Inbox.state) == ASIDE, col(Inbox.ended_at) < failed_before)
    return (await session.execute(delete(Inbox).where(or_(done, aside)))).rowcount  # type: ignore[attr-defined,no-any-return]


async def disown(session: AsyncSession, lane: int, now: datetime) -> None:
    """Take the person from what is kept against repeats, and drop what they sent that is not worked off yet.

    An update that is being worked off at this moment stays its worker's.
    """
    theirs = col(Inbox.lane) == lane
    await session.execute(delete(Inbox).where(theirs, col(Inbox.state) == ASIDE))
    waiting = update(Inbox).where(theirs, col(Inbox.state) == WAITING, col(Inbox.worker).is_(None))
    await session.execute(waiting.values(state=DONE, payload=None, transit=None, ended_at=now))
    await session.execute(update(Inbox).where(theirs).values(lane=0))


async def set_aside_of(session: AsyncSession, lane: int) -> list[tuple[datetime, str | None, dict[str, object]]]:
    """Return what was set aside of one person, where it can still be read: when it came, its incident, the update."""
    statement = select(Inbox).where(col(Inbox.lane) == lane, col(Inbox.state) == ASIDE, col(Inbox.payload).is_not(None))
    found = []
    for row in (await session.execute(statement.order_by(col(Inbox.seq)))).scalars():
        raw = (await _claimed(session, row.seq or 0, row.update_id, lane, 0, row.payload or b"", row.transit)).raw
        if raw is not None:
            found.append((row.received_at, row.incident, raw))
    return found


async def _row(session: AsyncSession, arrival: Arrival, now: datetime) -> dict[str, object]:
    data, about = orjson.dumps(arrival.raw), _about(arrival.update_id)
    if arrival.passing:
        payload = await keys.seal_passing(session, data, about, now)
    else:
        payload = await keys.seal(session, arrival.lane, data, about, now)
    return {
        "update_id": arrival.update_id,
        "lane": arrival.lane,
        "state": WAITING,
        "payload": payload,
        "transit": keys.epoch_of(payload),
        "failures": 0,
        "received_at": now,
    }


async def _claimed(
    session: AsyncSession,
    seq: int,
    update_id: int,
    lane: int,
    failures: int,
    payload: bytes,
    transit: int | None,
) -> Claim:
    try:
        raw = orjson.loads(await keys.unseal(session, payload, _about(update_id)))
    except keys.Unreadable:
        raw = None
    return Claim(seq, update_id, lane, failures, raw, transit is not None)


async def _end(session: AsyncSession, seq: int, holder: int, **values: object) -> None:
    mine = (col(Inbox.seq) == seq, col(Inbox.worker) == holder, col(Inbox.state) == WAITING)
    result = await session.execute(update(Inbox).where(*mine).values(**values))
    if result.rowcount != 1:  # type: ignore[attr-defined]
        raise ClaimLost(str(seq))


def _about(update_id: int) -> str:
    return f"inbox:{update_id}"
