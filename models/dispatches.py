"""Dispatches: how a notice comes to its recipients, in short steps: they are fixed, get their copies, are in the books.

Each step is a transaction of its own, and any process may take any of them: what one has done, no other does again.
Memory stays flat however many the recipients are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, bindparam, case, exists, func, insert, literal, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from models import audiences, notices, outbox, recipients, timings
from models.columns import Moment
from models.members import Member
from models.notices import CANCELLED, DONE, FIXING, PAUSED, RUNNING, SLACK, Notice
from models.outbox import EXPIRED, OPTED_OUT, SENT, UNCERTAIN, UNREACHABLE, Outgoing, Owed
from models.preferences import Preference
from models.recipients import QUEUED, WAITING, WANTED, Recipient
from models.riders import CONFIRMED, Rider
from models.statements import is_postgres
from models.subscriptions import AS_MEMBER, Subscription
from models.timings import Hours

SLICE = 10_000
"""Recipients that are fixed in one transaction: others who write wait as long as that takes."""

TOO_LATE = 500
"""Recipients of what has expired that are put down in one transaction."""

FRESH = timedelta(minutes=2)
"""How long a copy may lie in the outbox before it is looked at anew whether it shall go.

What was held up, by Telegram or because nothing ran, must not come in quiet hours for that.
"""

_QUEUE = text(
    "UPDATE recipient SET state = 'queued', outgoing_id = :row, buttons_id = :buttons, revision = :revision"
    " WHERE notice_id = :notice AND member_id = :member"
)
_FOLD = text(
    "UPDATE recipient SET state = :state, outgoing_id = NULL, buttons_id = NULL, message_id = :message,"
    " album = :album, ended_at = :ended WHERE notice_id = :notice AND member_id = :member"
).bindparams(bindparam("ended", type_=Moment))
"""Many at once: as plain text these cost a third."""

_sent, _second = aliased(Outgoing), aliased(Outgoing)
_topics_on = (
    select(func.count())
    .select_from(Subscription)
    .where(
        col(Subscription.member_id) == col(Member.id),
        col(Subscription.topic).in_(bindparam("topics", expanding=True)),
    )
    .scalar_subquery()
)
_TURNS = (
    select(col(Recipient.member_id))
    .where(
        col(Recipient.notice_id) == bindparam("notice"),
        col(Recipient.state) == WAITING,
        col(Recipient.due_at) <= bindparam("now", type_=Moment()),
    )
    .order_by(col(Recipient.due_at), col(Recipient.member_id))
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_KNOWN: Any = (
    select(
        col(Member.id),
        col(Member.telegram_id),
        func.coalesce(col(Member.language), col(Member.spoken)).label("language"),
        col(Member.blocked_at),
        col(Rider.state),
        col(Rider.trade),
        col(Rider.area_id),
        col(Preference.quiet),
        col(Preference.slack),
        col(Preference.paused_until),
        (_topics_on == bindparam("needed")).label("wanted"),
    )
    .outerjoin(Rider, col(Rider.member_id) == col(Member.id))
    .outerjoin(Preference, col(Preference.member_id) == col(Member.id))
    .where(col(Member.id).in_(bindparam("chosen", expanding=True)))
)
_OVER: Any = (
    select(
        col(Recipient.member_id),
        col(Recipient.outgoing_id),
        col(Recipient.buttons_id),
        func.coalesce(col(_sent.state), literal(UNCERTAIN)).label("state"),
        func.coalesce(col(_second.message_id), col(_sent.message_id)).label("message_id"),
        col(_sent.album).label("album"),
        func.coalesce(col(_sent.ended_at), bindparam("now", type_=Moment())).label("ended_at"),
    )
    .outerjoin(_sent, col(_sent.id) == col(Recipient.outgoing_id))
    .outerjoin(_second, col(_second.id) == col(Recipient.buttons_id))
    .where(
        col(Recipient.notice_id) == bindparam("notice"),
        col(Recipient.state) == QUEUED,
        or_(col(_sent.id).is_(None), col(_sent.ended_at).is_not(None)),
        or_(col(_second.id).is_(None), col(_second.ended_at).is_not(None)),
    )
    .limit(bindparam("most"))
    .with_for_update(of=Recipient, skip_locked=True)
)
"""Made once: making such a statement costs as much as running it."""


@dataclass(frozen=True, slots=True)
class Timetable:
    """The district's zone, and its hours: those of each trade, and `usual` ones of all others."""

    zone: ZoneInfo
    usual: Hours
    trades: Mapping[str, Hours]

    def hours(self, trade: str | None) -> Hours:
        """Return the hours of a trade."""
        return self.trades.get(trade or "", self.usual)


class Turn(NamedTuple):
    """A recipient whose turn it is: the member, their chat, what is known of how to write to them, and their books."""

    member_id: int
    chat: int
    language: str | None
    trade: str | None
    area_id: int | None
    album: str | None = None
    message_id: int | None = None


class Message(NamedTuple):
    """One message of a copy: the Bot API's method and parameters; an album counts as so many."""

    method: str
    params: dict[str, Any]
    weight: int = 1


Copy = tuple[Turn, Sequence[Message]]
"""A recipient, and what they get: one message, or an album and the message with its buttons."""


async def fix(session: AsyncSession, notice: Notice, timetable: Timetable, now: datetime, most: int = SLICE) -> bool:
    """Fix so many recipients more; True when all are. Raises RuleBroken when its author may not write any more.

    Who has blocked the bot is in the books as unreachable at once.
    """
    held = await notices.held(session, notice.number)
    if held is None or held.state != FIXING:
        return True
    to = audiences.read(held.audience)
    if to.missed is not None:  # another round of the same that is fixed at this moment goes to the same people
        await notices.held(session, await audiences.first_round(session, to.missed))
    upper = await _slice_end(session, held.reached, most)
    if upper is not None:
        members = (col(Rider.member_id) > held.reached, col(Rider.member_id) <= upper)
        who = await audiences.conditions(session, to, held.topic)
        entered = await _enter(session, held, _when(held, timetable, now), [*members, *who], now)
        await notices.change(session, held.number, reached=upper, people=held.people + entered)
        return False
    await notices.change(session, held.number, FIXING, state=RUNNING, fixed_at=now)
    return True


async def turns(
    session: AsyncSession, notice: Notice, timetable: Timetable, most: int, now: datetime
) -> list[Turn] | None:
    """Return up to `most` recipients whose turn it is, None for nobody; who shall not get it (now) is put down as that.

    They are held until the commit, and so are the members: who is just saying stop is left for the next time. When it
    is too late for everybody, more are put down at once.
    """
    most = most if notice.expires_at is None or notice.expires_at > now else TOO_LATE
    due = {"notice": notice.number, "now": now, "most": most}
    chosen = [one for one in (await session.execute(_TURNS, due)).scalars() if one is not None]
    if is_postgres(session) and chosen:
        still = select(col(Member.id)).where(col(Member.id).in_(chosen)).with_for_update(read=True, skip_locked=True)
        chosen = [one for one in (await session.execute(still)).scalars() if one is not None]
    if not chosen:
        return None
    return await _sorted_out(session, notice, timetable, chosen, now)


async def hand_over(
    session: AsyncSession,
    notice: Notice,
    chosen: Sequence[Turn],
    copies: Sequence[tuple[Turn, Sequence[Message]]],
    now: datetime,
) -> int:
    """Owe copies, each made of one message or of an album and its buttons; return how many messages that is.

    Who was chosen and has no copy is put down as cancelled.
    """
    given = {turn.member_id for turn, _ in copies}
    without = [turn.member_id for turn in chosen if turn.member_id not in given]
    if without:
        await _put_down(session, notice, without, state=outbox.CANCELLED, ended_at=now)
    until = min(now + FRESH, notice.expires_at or now + FRESH)
    first = [_owed(turn, messages[0], notice.key, until) for turn, messages in copies]
    numbers = await outbox.put_many(session, first, now)
    more = [
        _owed(turn, messages[1], f"{notice.key}:buttons", until, about=numbers[notice.key, turn.chat])
        for turn, messages in copies
        if len(messages) > 1
    ]
    buttons = await outbox.put_many(session, more, now)
    rows = [
        {
            "member": turn.member_id,
            "row": numbers[notice.key, turn.chat],
            "buttons": buttons.get((f"{notice.key}:buttons", turn.chat)),
        }
        for turn, _ in copies
    ]
    await _queue(session, notice, rows)
    return len(first) + len(more)


async def fold(session: AsyncSession, notice: Notice, most: int, now: datetime) -> int:
    """Write into the books how copies ended, and clear them out of the outbox; return how many.

    Who was not sent one in time waits for their turn again. A row that is gone has an unknown end. An album whose
    buttons are still on their way waits for those.
    """
    rows = (await session.execute(_OVER, {"notice": notice.number, "now": now, "most": most})).all()
    if rows:
        await _write_down(session, notice, rows, now)
        if notice.changing:
            await _mark_older(session, notice, [row.member_id for row in rows])
        await outbox.remove(session, [number for row in rows for number in (row.outgoing_id, row.buttons_id) if number])
    return len(rows)


async def end(session: AsyncSession, notice: Notice, now: datetime) -> bool:
    """Note that a notice is over when everybody is in the books; True when that was done now."""
    if notice.state == CANCELLED:
        await recipients.cancel(session, notice.number, now, SLICE)  # who is left, and whose copies have come back
    left = exists().where(col(Recipient.notice_id) == notice.number, col(Recipient.state).in_((WAITING, QUEUED)))
    over = update(Notice).where(
        col(Notice.id) == notice.number,
        col(Notice.state).in_((RUNNING, CANCELLED)),
        col(Notice.ended_at).is_(None),
        ~left,
    )
    ended = over.values(ended_at=now, state=case((col(Notice.state) == RUNNING, DONE), else_=col(Notice.state)))
    return (await session.execute(ended.returning(col(Notice.id)))).first() is not None


async def rests(session: AsyncSession, notice: Notice, now: datetime) -> bool:
    """Tell whether there is nothing to do for a notice now: its hour, or that of all who are left, is later."""
    if notice.changing or notice.state == CANCELLED:
        return False
    if notice.state == FIXING:
        return notice.begins_at > now
    here = col(Recipient.notice_id) == notice.number
    if (await session.execute(select(exists().where(here, col(Recipient.state) == QUEUED)))).scalar():
        return False
    if notice.state == PAUSED:
        return notice.expires_at is None or notice.expires_at > now
    soonest = select(func.min(Recipient.due_at)).where(here, col(Recipient.state) == WAITING)
    at: datetime | None = (await session.execute(soonest)).scalar()
    return at is not None and at > now


async def taking_turns(session: AsyncSession, notice: Notice, now: datetime) -> int:
    """Return how many notices that run take turns, this one among them; urgent ones only with other urgent ones."""
    due = (col(Recipient.notice_id) == col(Notice.id), col(Recipient.state) == WAITING, col(Recipient.due_at) <= now)
    runs = [col(Notice.state) == RUNNING, exists().where(*due), *([col(Notice.urgent)] if notice.urgent else [])]
    others = select(func.count()).select_from(Notice).where(*runs, col(Notice.id) != notice.number)
    return 1 + int((await session.execute(others)).scalar_one())


async def pause(session: AsyncSession, notice_id: int) -> bool:
    """Send nothing more of it for now; False when it doesn't run. What was tried once goes on."""
    if not await notices.change(session, notice_id, RUNNING, state=PAUSED):
        return False
    await recipients.take_from_outbox(session, notice_id)
    return True


async def go_on(session: AsyncSession, notice_id: int) -> bool:
    """Go on with one that was paused; False when it was not."""
    return await notices.change(session, notice_id, PAUSED, state=RUNNING)


async def cancel(session: AsyncSession, notice_id: int, now: datetime) -> bool:
    """Send it to nobody else; False when it is over. `end` puts down those who are many, by and by."""
    if not await notices.change(session, notice_id, *notices.GOING_ON, state=CANCELLED):
        return False
    await recipients.cancel(session, notice_id, now, SLICE)
    return True


async def resume(session: AsyncSession, notice: Notice, now: datetime) -> None:
    """Go on with one that was cancelled where it was: who has a copy gets no other."""
    state = RUNNING if notice.fixed_at else FIXING
    if await notices.change(session, notice.number, CANCELLED, state=state, ended_at=None):
        await fold(session, notice, SLICE, now)  # copies that were stopped may still be in the outbox
        await recipients.reinstate(session, notice.number, now)


def _owed(turn: Turn, message: Message, source: str, until: datetime, about: int | None = None) -> Owed:
    return Owed(
        turn.chat,
        source,
        message.method,
        message.params,
        lane=outbox.NOTICE,
        about=about,
        keep=True,
        weight=message.weight,
        expires_at=until,
    )


async def _slice_end(session: AsyncSession, reached: int, most: int) -> int | None:
    """Return the last of the next so many riders by member id; None when there is nobody after `reached`."""
    after = select(col(Rider.member_id)).where(col(Rider.member_id) > reached).order_by(col(Rider.member_id))
    last = (await session.execute(after.offset(most - 1).limit(1))).scalar_one_or_none()
    if last is None:
        rest = select(func.max(Rider.member_id)).where(col(Rider.member_id) > reached)
        last = (await session.execute(rest)).scalar_one_or_none()
    return last


async def _enter(
    session: AsyncSession, notice: Notice, due: ColumnElement[datetime], who: list[ColumnElement[bool]], now: datetime
) -> int:
    away = col(Member.blocked_at).is_not(None)
    # SQLite compares moments as text, so all are written alike.
    values = select(
        literal(notice.number),
        col(Rider.member_id),
        case((away, UNREACHABLE), (due.is_(None), EXPIRED), else_=WAITING),
        func.coalesce(due, literal(now, Moment())),
        literal(notice.revision),
        case((or_(away, due.is_(None)), literal(now, Moment())), else_=None),
    )
    joined = (
        values.select_from(Rider)
        .join(Member, col(Member.id) == col(Rider.member_id))
        .outerjoin(Preference, col(Preference.member_id) == col(Rider.member_id))
        .where(col(Member.telegram_id).is_not(None), *who)
    )
    names = ["notice_id", "member_id", "state", "due_at", "revision", "ended_at"]
    # Nobody is there already: `reached` moves on in the same transaction.
    statement = insert(Recipient).from_select(names, joined)
    entered = await session.execute(statement, execution_options={"preserve_rowcount": True})
    return int(entered.rowcount)  # type: ignore[attr-defined]


def _when(notice: Notice, timetable: Timetable, now: datetime) -> ColumnElement[datetime]:
    """Return when the turn of each comes; of those with hours of their own it is looked at when they are reached."""
    start = max(now, notice.begins_at)
    if notice.urgent:
        return literal(start, Moment())
    own = or_(col(Preference.quiet).is_not(None), col(Preference.slack).is_not(None))
    moments = {
        trade: timings.moment(start, _hours(notice, hours), timetable.zone, notice.expires_at)
        for trade, hours in timetable.trades.items()
    }
    usual = timings.moment(start, _hours(notice, timetable.usual), timetable.zone, notice.expires_at)
    trades = [(col(Rider.trade) == trade, literal(at, Moment())) for trade, at in moments.items()]
    return case((own, literal(start, Moment())), *trades, else_=literal(usual, Moment()))


async def _sorted_out(
    session: AsyncSession, notice: Notice, timetable: Timetable, chosen: list[int], now: datetime
) -> list[Turn]:
    found: list[Turn] = []
    ended: dict[str, list[int]] = {}
    later: dict[datetime, list[int]] = {}
    for row in await _known(session, notice, chosen):
        state, at = _fate(notice, timetable, row, now)
        if state == QUEUED:
            found.append(Turn(row.id, row.telegram_id, row.language, row.trade, row.area_id))
        elif state == WAITING and at is not None:
            later.setdefault(at, []).append(row.id)
        else:
            ended.setdefault(state, []).append(row.id)
    for state, members in ended.items():
        await _put_down(session, notice, members, state=state, ended_at=now)
    for at, members in later.items():
        await _put_down(session, notice, members, due_at=at)
    return found


async def _known(session: AsyncSession, notice: Notice, chosen: list[int]) -> Sequence[Any]:
    as_member = [AS_MEMBER] if audiences.read(notice.audience).party else []
    needed = [topic for topic in (notice.topic, *as_member) if topic is not None]
    asked = {"topics": needed, "needed": len(needed), "chosen": chosen}
    return (await session.execute(_KNOWN, asked)).all()


def _fate(notice: Notice, timetable: Timetable, row: Any, now: datetime) -> tuple[str, datetime | None]:
    """Return what becomes of a recipient whose turn has come: their state, and when, if later."""
    if notice.expires_at is not None and notice.expires_at <= now:
        return EXPIRED, None
    paused = row.paused_until is not None and row.paused_until > now and not notice.urgent
    if row.telegram_id is None or row.state != CONFIRMED:
        return OPTED_OUT, None
    if row.blocked_at is not None:  # which also switched their topics off
        return UNREACHABLE, None
    if not row.wanted or paused:
        return OPTED_OUT, None
    if notice.urgent:
        return QUEUED, None
    hours = _hours(notice, _own(timetable.hours(row.trade), row.quiet, row.slack))
    at = timings.moment(now, hours, timetable.zone, notice.expires_at)
    if at is None:
        return EXPIRED, None
    return (QUEUED, None) if at <= now else (WAITING, at)


@lru_cache(maxsize=4096)
def _own(usual: Hours, quiet: str | None, slack: str | None) -> Hours:
    """Return the hours of a trade with what somebody set for themselves."""
    return Hours(
        usual.quiet if quiet is None else timings.read(quiet),
        usual.slack if slack is None else timings.read(slack) or timings.ALWAYS,
    )


def _hours(notice: Notice, hours: Hours) -> Hours:
    return hours if notice.hours == SLACK else Hours(hours.quiet)


async def _put_down(session: AsyncSession, notice: Notice, members: list[int], **values: Any) -> None:
    theirs = (col(Recipient.notice_id) == notice.number, col(Recipient.member_id).in_(members))
    await session.execute(update(Recipient).where(*theirs).values(**values), execution_options=outbox.QUIET)


async def _queue(session: AsyncSession, notice: Notice, rows: list[dict[str, Any]]) -> None:
    if rows:
        many = [{**row, "notice": notice.number, "revision": notice.revision} for row in rows]
        await session.execute(_QUEUE, many)


def _again(notice: Notice, state: str, now: datetime) -> bool:
    return state == EXPIRED and (notice.expires_at is None or notice.expires_at > now)


async def _write_down(session: AsyncSession, notice: Notice, rows: Sequence[Any], now: datetime) -> None:
    many = [
        {
            "notice": notice.number,
            "member": row.member_id,
            "state": WAITING if _again(notice, row.state, now) else row.state,
            "message": row.message_id if row.state == SENT else None,
            "album": row.album,
            "ended": None if _again(notice, row.state, now) else row.ended_at,
        }
        for row in rows
    ]
    await session.execute(_FOLD, many)


async def _mark_older(session: AsyncSession, notice: Notice, members: list[int]) -> None:
    """Let copies that have just arrived be changed when the notice says something else by now."""
    present = select(col(Notice.revision)).where(col(Notice.id) == notice.number).scalar_subquery()
    arrived = (col(Recipient.notice_id) == notice.number, col(Recipient.member_id).in_(members))
    older = update(Recipient).where(*arrived, col(Recipient.state) == SENT, col(Recipient.revision) < present)
    await session.execute(older.values(change=WANTED), execution_options=outbox.QUIET)
