"""What is due: which messages that are owed may go next, and which process takes it upon itself to send them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import orjson
from sqlalchemy import bindparam, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models import keys, outbox, pace
from models.columns import Moment
from models.outbox import SEND, Attempt, Outgoing
from models.statements import is_postgres

Content = tuple[str, dict[str, Any]]
"""The Bot API's method, and its parameters."""

_ADDRESSED = "({row}.about IS NULL OR EXISTS (SELECT 1 FROM outgoing t WHERE t.id = {row}.about AND t.message_id > 0))"
_DUE_SQL = f"""
    SELECT it.id, it.source, it.chat, it.lane, it.weight, it.operation, it.refusals, it.keep, it.payload,
        COALESCE(it.message_id, (SELECT t.message_id FROM outgoing t WHERE t.id = it.about)) AS target
    FROM outgoing AS it
    WHERE it.state = 'pending' AND it.not_before <= :now
    AND it.lane <= :lane
    AND (it.held_until IS NULL OR it.held_until <= :now) AND (it.expires_at IS NULL OR it.expires_at > :now)
    -- An edit or deletion can't go, and holds nothing up, until its message has been sent and has its number.
    AND {_ADDRESSED.format(row="it")}
    AND NOT EXISTS (
        SELECT 1 FROM outgoing AS earlier
        WHERE earlier.chat = it.chat AND earlier.state IN ('pending', 'attempting')
        AND earlier.id < it.id AND earlier.lane <= it.lane AND earlier.created_at <= :now
        AND (earlier.state = 'attempting' OR earlier.refusals > 0 OR earlier.not_before <= :now)
        AND {_ADDRESSED.format(row="earlier")}
    )
    ORDER BY it.lane, it.id LIMIT :most
"""  # noqa: S608 - our own names
_MARK = text(
    "UPDATE outgoing SET state = 'attempting', worker = :worker, attempts = attempts + 1"
    " WHERE id IN :numbers AND state = 'pending' RETURNING id, attempts"
).bindparams(bindparam("numbers", expanding=True))
_DUE = text(_DUE_SQL).bindparams(bindparam("now", type_=Moment))
_DUE_POSTGRES = text(f"{_DUE_SQL} FOR UPDATE OF it SKIP LOCKED").bindparams(bindparam("now", type_=Moment))


async def claim(
    session: AsyncSession, worker: int, most: int, per_second: float | None, now: datetime, machine: datetime
) -> tuple[list[Attempt], int | None]:
    """Mark up to `most` due messages as attempts of this worker, the first of each chat, urgent ones first.

    Return them, and the milliseconds after which the pace allows the next one (None: nothing waits for the pace).
    """
    full = await pace.full(session, machine) if per_second is not None else 0
    due = _DUE_POSTGRES if is_postgres(session) else _DUE
    lane = outbox.OWN if full else outbox.NOTICE
    candidates = (await session.execute(due, {"now": now, "most": most, "lane": lane})).all()
    contents = await _opened(session, candidates, now)
    ready = [row for row in candidates if row.id in contents]
    if not ready:
        return [], full or None
    wishes = [pace.Wish(row.chat, row.lane, row.weight) for row in ready]
    booked = await pace.book(session, wishes, per_second, machine)  # whoever answers somebody waits from here on
    bookings = {row.id: booking for row, booking in zip(ready, booked, strict=True)}
    waiting = [booking.wait for booking in booked if not booking.booked]
    await _hold(session, bookings, now)
    marked = {"numbers": [number for number, one in bookings.items() if one.booked], "worker": worker}
    attempts = {row.id: row.attempts for row in (await session.execute(_MARK, marked)).all()}
    found = [
        _attempt(row, worker, attempts[row.id], contents[row.id], bookings[row.id].wait)
        for row in sorted(ready, key=lambda row: row.id)
        if row.id in attempts
    ]
    return found, min(waiting, default=full or None)


async def _hold(session: AsyncSession, bookings: dict[int, pace.Booking], now: datetime) -> None:
    """Pass over what waits for its own chat until that is free, so that it hides nothing that may go."""
    for number, booking in bookings.items():
        if booking.for_chat and not booking.booked:
            until = now + timedelta(milliseconds=booking.wait)
            await session.execute(
                update(Outgoing).where(col(Outgoing.id) == number).values(held_until=until),
                execution_options=outbox.QUIET,
            )


async def _opened(session: AsyncSession, rows: Sequence[Any], now: datetime) -> dict[int, Content]:
    """Return what each is, by its row's id; what can't be read any more is not to go, and left out."""
    await keys.look_up(session, [row.payload for row in rows])
    contents: dict[int, Content] = {}
    for row in rows:
        try:
            method, params = orjson.loads(await keys.unseal(session, row.payload, outbox.sealed_as(row.source)))
            contents[row.id] = method, params
        except keys.Unreadable:
            statement = update(Outgoing).where(col(Outgoing.id) == row.id)
            await session.execute(
                statement.values(**outbox.dropped(outbox.OPTED_OUT, now)), execution_options=outbox.QUIET
            )
    return contents


def _attempt(row: Any, worker: int, attempts: int, content: Content, wait: int) -> Attempt:
    method, params = content
    params = outbox.addressed(params, row.chat, row.target if row.operation != SEND else None)
    more = {"refusals": row.refusals, "wait": wait, "lane": row.lane, "weight": row.weight}
    return Attempt(row.id, worker, row.chat, row.operation, attempts, bool(row.keep), method, params, **more)
