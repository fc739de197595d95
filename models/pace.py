"""When the next message may go: one pacer for all processes, kept in the database.

Telegram allows about 30 messages a second, one a second to a chat, and 20 a minute to a group
(https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this). The row `all` is locked first by
whoever writes here, so several processes take turns and never wait for each other crosswise. Times are the machine's
own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import orjson
from sqlalchemy import BigInteger, Column, bindparam, delete, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models.statements import insert_into, is_postgres

URGENT, OWN, NOTICE = 0, 1, 2
"""The lanes of what goes out, first come the smaller ones."""

STANDARD = 25.0
"""Messages a second; Telegram allows 30."""

AHEAD = 240
"""Milliseconds that a booking may lie ahead; what would be later is not booked yet.

So one look books what goes within that time, and several processes that share the pace look seldom.
"""

BEHIND = 10
"""Milliseconds of lateness that may be made up for, so that a late loop doesn't lower the rate.

With more, what was held up together with what is made up for could pass Telegram's 30 a second.
"""

PASSING = 3
"""One answer to somebody in the time of so many messages (two at first) goes at once, though others are booked before.

So nobody waits for a broadcast. What it takes is missing later, and no second passes Telegram's 30.
"""

RAMP = 5_000
"""Milliseconds after a general pause during which the pace is halved."""

MILLISECOND, SECOND = 1_000, 1_000_000

GROUP_MINUTE = 20
KEPT_FOR_URGENT = 5


class Pace(SQLModel, table=True):
    """How far a scope (`all`, `notice`, `passing`, or a chat's id) is booked; microseconds since 1970."""

    __tablename__ = "pace"

    scope: str = Field(primary_key=True)
    free_at: int = Field(default=0, sa_column=Column(BigInteger, nullable=False, default=0))
    paused_until: int = Field(default=0, sa_column=Column(BigInteger, nullable=False, default=0))
    recent: str = "[]"


_LOAD = text("SELECT scope, free_at, paused_until, recent FROM pace WHERE scope IN :names").bindparams(
    bindparam("names", expanding=True)
)
_STORE = text(
    "INSERT INTO pace (scope, free_at, paused_until, recent) VALUES (:scope, :free_at, 0, :recent)"
    " ON CONFLICT (scope) DO UPDATE SET free_at = excluded.free_at, recent = excluded.recent"
)
_LOCK = text("SELECT scope FROM pace WHERE scope = 'all' FOR UPDATE")
"""With every message that goes out: as plain text these cost a third."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A message, or an album of `weight` ones, that wants to go to `chat`, in a lane."""

    chat: int
    lane: int
    weight: int = 1


class Booking(NamedTuple):
    """How many milliseconds to wait, and whether it is the chat that must be waited for, or everybody."""

    wait: int
    for_chat: bool = False

    @property
    def booked(self) -> bool:
        """Tell whether the moment is booked, or has to be asked for again."""
        return self.wait <= AHEAD


@dataclass(slots=True)
class _Scope:
    free_at: int = 0
    paused_until: int = 0
    recent: list[int] | None = None
    changed: bool = False

    def take(self, now: int, time: int) -> None:
        """Be free so much later; what was not taken lately may be taken once more."""
        self.free_at, self.changed = max(self.free_at, now - time) + time, True


async def book(session: AsyncSession, wishes: Sequence[Wish], per_second: float | None, now: datetime) -> list[Booking]:
    """Book a moment for each wish, in this order; all may go at once when there is no pace (None).

    A wish that would have to wait for more than AHEAD milliseconds is not booked: ask again then. A pace above
    STANDARD loosens the limits of each chat in proportion; one below it leaves them as they are.
    """
    if per_second is None or not wishes:
        return [Booking(0)] * len(wishes)
    names = {"all", "notice", "passing", *(str(wish.chat) for wish in wishes)}
    await _take_turn(session)
    scopes = await _load(session, names)
    moment = _microseconds(now)
    bookings = [_book_one(scopes, wish, moment, per_second) for wish in wishes]
    await _store(session, scopes)
    return bookings


async def full(session: AsyncSession, now: datetime) -> int:
    """Return the milliseconds after which more notices can be booked, 0 when some can be now. Nobody waits for this.

    Half of what may lie ahead is let pass before more is booked, so that it is done some at a time.
    """
    scopes = await _load(session, {"all", "notice"})
    booked = max(scopes["all"].free_at - AHEAD * MILLISECOND // 2, scopes["notice"].paused_until)
    return max(0, -(-(booked - _microseconds(now)) // MILLISECOND))


async def pause_chat(session: AsyncSession, chat: int, until: datetime) -> None:
    """Send nothing to this chat before `until`, because Telegram said so."""
    await _take_turn(session)
    await _pause(session, str(chat), until)


async def pause_notices(session: AsyncSession, until: datetime) -> None:
    """Send no notices before `until`, and start slowly after it."""
    await _take_turn(session)
    await _pause(session, "notice", until)
    await _pause(session, "all", until + timedelta(milliseconds=RAMP))


async def paused_chats(session: AsyncSession, now: datetime) -> int:
    """Return how many chats Telegram has told us to leave alone for now."""
    statement = select(col(Pace.scope)).where(col(Pace.paused_until) > _microseconds(now))
    scopes = (await session.execute(statement)).scalars()
    return sum(scope not in ("all", "notice", "passing") for scope in scopes)


async def forget(session: AsyncSession, now: datetime) -> None:
    """Delete the rows of chats to which nothing has gone for some minutes."""
    old = _microseconds(now - timedelta(minutes=5))
    idle = (col(Pace.free_at) < old, col(Pace.paused_until) < old, col(Pace.scope).not_in(("all", "notice")))
    await _take_turn(session)
    await session.execute(delete(Pace).where(*idle))


def _book_one(scopes: dict[str, _Scope], wish: Wish, now: int, per_second: float) -> Booking:
    everything, chat = scopes["all"], scopes[str(wish.chat)]
    stretch = min(1.0, STANDARD / per_second)
    own = max(chat.free_at, chat.paused_until, _group_free_at(chat, wish.lane, stretch) if wish.chat < 0 else 0)
    passing = wish.lane != NOTICE and scopes["passing"].free_at <= now
    begins = max(now, scopes["notice"].paused_until if wish.lane == NOTICE else 0)
    general = begins if passing else max(everything.free_at, begins)
    at = max(now, own, general)
    booking = Booking(-(-(at - now) // MILLISECOND), own > max(now, general))
    if not booking.booked:
        return booking
    interval = SECOND / per_second * (2 if at < everything.paused_until else 1)
    if passing and at < everything.free_at:
        scopes["passing"].take(now, int(interval) * PASSING)
    everything.free_at = max(everything.free_at, begins - BEHIND * MILLISECOND) + int(interval) * wish.weight
    everything.changed = chat.changed = True
    chat.free_at = at + int(SECOND * stretch) * wish.weight
    chat.recent = [*(chat.recent or []), *[at] * wish.weight][-GROUP_MINUTE:] if wish.chat < 0 else []
    return booking


def _group_free_at(chat: _Scope, lane: int, stretch: float) -> int:
    allowed = GROUP_MINUTE if lane == URGENT else GROUP_MINUTE - KEPT_FOR_URGENT
    recent = chat.recent or []
    return recent[-allowed] + int(60 * SECOND * stretch) + 1 if len(recent) >= allowed else 0


async def _take_turn(session: AsyncSession) -> None:
    if is_postgres(session) and (await session.execute(_LOCK)).first() is None:
        await session.execute(insert_into(session, Pace).values(scope="all").on_conflict_do_nothing())
        await session.execute(_LOCK)


async def _load(session: AsyncSession, names: set[str]) -> dict[str, _Scope]:
    rows = (await session.execute(_LOAD, {"names": list(names)})).all()
    found = {scope: _Scope(free_at, paused, orjson.loads(recent)) for scope, free_at, paused, recent in rows}
    return {name: found.get(name, _Scope()) for name in names}


async def _store(session: AsyncSession, scopes: dict[str, _Scope]) -> None:
    rows = [
        {"scope": name, "free_at": scope.free_at, "recent": orjson.dumps(scope.recent or []).decode()}
        for name, scope in scopes.items()
        if scope.changed
    ]
    if rows:
        await session.execute(_STORE, rows)


async def _pause(session: AsyncSession, scope: str, until: datetime) -> None:
    moment = _microseconds(until)
    statement = insert_into(session, Pace).values(scope=scope, paused_until=moment)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["scope"], set_={"paused_until": moment}, where=col(Pace.paused_until) < moment
        )
    )


def _microseconds(moment: datetime) -> int:
    return int(moment.astimezone(UTC).timestamp() * SECOND)
