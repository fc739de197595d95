"""Reservations: points and a piece held against a code, which a keeper turns into the thing itself, once."""

import hmac
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import Column, ForeignKey, Index, LargeBinary, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import codes, keys, ledger, members, periods, rewards, riders, rights, roles, stations
from models.codes import WrongCode, plain
from models.columns import BigId, Moment
from models.ledger import REDEMPTION, REFUND, Posted, Posting
from models.rewards import Reward
from models.riders import Known
from models.rights import Where
from models.rules import RuleBroken

HELD, HANDED, LAPSED, CANCELLED, UNDONE = "held", "handed", "lapsed", "cancelled", "undone"

STATES = (HELD, HANDED, LAPSED, CANCELLED, UNDONE)

KEPT = (HELD, HANDED)
"""States in which the points and the piece are taken."""

LETTERS = "ACDEFHJKMNPRTWXY34679"
"""Characters that nobody takes for one another, neither read nor said."""

LENGTH = 8

ACT = "reward.hand_out"

RULE = "reward"
"""What the entries of reservations are for."""


class Reservation(SQLModel, table=True):
    """A piece of a reward that is held for a member at a station until `until`, or what became of it.

    `mark` is the code's keyed hash, `code` the code itself, sealed with the rider's key. `wish` is the one press that
    it was made by: pressed again it is the same reservation.
    """

    __tablename__ = "reservation"
    __table_args__ = (
        Index("ix_reservation_member_id_reward_id", "member_id", "reward_id"),
        Index("ix_reservation_state_until", "state", "until"),
        Index("ix_reservation_station_id_ended_at", "station_id", "ended_at"),
    )

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), nullable=False))
    reward_id: int = Field(sa_column=Column(BigId, ForeignKey("reward.id"), index=True, nullable=False))
    station_id: int = Field(sa_column=Column(BigId, ForeignKey("station.id"), nullable=False))
    price: int
    wish: str = Field(unique=True)
    state: str = HELD
    mark: bytes = Field(sa_column=Column(LargeBinary, nullable=False, unique=True))
    code: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    day: date
    made_at: datetime = Field(sa_type=Moment)
    until: datetime = Field(sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    handed_by: int | None = Field(default=None, sa_column=Column(BigId, nullable=True))

    @property
    def number(self) -> int:
        """Return the reservation's id."""
        return self.id or 0

    @property
    def token(self) -> str:
        """Return what stands for the code in a button: who has it has seen the code."""
        return self.mark.hex()

    def lapsed(self, now: datetime) -> bool:
        """Tell whether its time is up, also when nobody has noted that yet."""
        return self.state == LAPSED or (self.state == HELD and self.until <= now)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a rider wants reserved, the press that said so, and the price that they saw (None: any will do)."""

    reward_id: int
    station_id: int
    source: str
    price: int | None = None


class Count(NamedTuple):
    """How many pieces of a reward are held at a station, and how many were handed out there."""

    held: int = 0
    handed: int = 0


class OtherPrice(RuleBroken):
    """A reward that costs something else than who wants it saw; nothing has happened."""


class Spent(RuleBroken):
    """A code that is good for nothing any more; the reservation says since when and by whom."""

    def __init__(self, reservation: "Reservation", now: datetime) -> None:
        super().__init__("code-spent", state=LAPSED if reservation.lapsed(now) else reservation.state)
        self.reservation = reservation


async def reserve(
    session: AsyncSession, member_id: int, wish: Wish, valid: timedelta, day: date, now: datetime
) -> Reservation:
    """Hold a piece and its price for a rider; the same wish again is the same reservation.

    Raises RuleBroken for who is not checked in, for a reward that is not (or no longer) to be had, at most so many in a
    quarter, none left, and too few points; OtherPrice when it costs something else by now.
    """
    known = await riders.known(session, member_id)
    if known is None or known.rider.state != riders.CONFIRMED:
        raise RuleBroken("reward-checkin")
    balance = await ledger.hold(session, member_id)
    before = await _by_wish(session, wish.source)
    if before is not None:
        return before
    reward = await rewards.by_id(session, wish.reward_id)
    station = await stations.by_id(session, wish.station_id)
    if reward is None or station is None or not reward.offered(day) or station.state == "removed":
        raise RuleBroken("reward-not-offered")
    if wish.price not in (None, reward.price):
        raise OtherPrice("old-button")
    had = await count(session, member_id, reward.number, day)
    if reward.a_quarter is not None and had >= reward.a_quarter:
        raise RuleBroken("reward-had-enough", most=reward.a_quarter)
    if balance < reward.price:
        raise RuleBroken("points-too-few", price=reward.price, balance=balance)
    await rewards.take(session, reward.number, wish.station_id)
    made = await _make(session, known, wish, reward.price, day, now, now + valid)
    posting = _posting(made, REDEMPTION, "held", station.area_id)
    await ledger.post(session, posting, day, now)
    return made


async def look(session: AsyncSession, person: int, code: str, now: datetime) -> Reservation:
    """Return the reservation of a code, for somebody who may hand out at its station.

    Raises WrongCode, which counts and must be caught inside the transaction, for a code that is nobody's, and for every
    code of who keeps no station: they don't learn whether it is one. RuleBroken for who has tried too many, or keeps
    another station.
    """
    who = await rights.standing(session, person)
    member = await members.number_of(session, person, now)
    await members.hold(session, person)
    await codes.require_no_pause(session, member, now)
    keeps = who.administrator or who.has(roles.KEEPER)
    found = await by_code(session, code) if keeps else None
    if found is None:
        raise WrongCode("code-wrong" if keeps else "code-for-keepers", await codes.miss(session, member, now))
    if not await rights.may(session, who, ACT, Where(station_id=found.station_id)):
        station = await stations.by_id(session, found.station_id)
        raise RuleBroken("code-elsewhere", station=station.name if station else "")
    return found


async def own(session: AsyncSession, person: int, code: str) -> Reservation | None:
    """Return the reservation of a code when it is this person's own."""
    member, found = await members.find(session, person), await by_code(session, code)
    return found if found is not None and member is not None and found.member_id == member.id else None


async def handed(session: AsyncSession, person: int, reservation_id: int) -> Reservation:
    """Return what was handed out, or undone, for somebody who may hand out at that station.

    Raises RuleBroken for anybody else, and for what is only held: that needs its code.
    """
    found = await _required(session, person, reservation_id)
    if found.state not in (HANDED, UNDONE):
        raise RuleBroken("old-button")
    return found


async def hand_out(session: AsyncSession, person: int, reservation_id: int, now: datetime) -> Reservation:
    """Note that the thing was handed out, once.

    Raises RuleBroken for who may not at that station, for one's own, and when it was handed out, lapsed or taken back.
    """
    found = await _required(session, person, reservation_id)
    member = await members.number_of(session, person, now)
    if found.member_id == member:
        raise RuleBroken("code-own")
    if found.state != HELD or found.until <= now:
        raise Spent(found, now)
    await _end(session, found, HANDED, now, handed_by=member)
    return await _again(session, reservation_id)


async def undo(
    session: AsyncSession, person: int, reservation_id: int, within: timedelta, day: date, now: datetime
) -> Posted:
    """Undo that something was handed out: the redemption is reversed, and the piece is back on its shelf.

    Raises RuleBroken for who may not at that station, for one's own, when it was not handed out, and when that was too
    long ago.
    """
    found = await _required(session, person, reservation_id)
    member = await members.number_of(session, person, now)
    if found.member_id == member:
        raise RuleBroken("code-own")
    if found.state != HANDED or found.ended_at is None:
        raise Spent(found, now)
    if found.ended_at + within < now:
        raise RuleBroken("code-undo-late", minutes=int(within.total_seconds() // 60))
    await _end(session, found, UNDONE, now)
    taken = await ledger.by_key(session, _key(found, "held"))
    back = await ledger.reverse(session, taken.number if taken else 0, member, day, now)
    await rewards.put_back(session, found.reward_id, found.station_id)
    return back


async def give_back(
    session: AsyncSession, reservation_id: int, state: str, day: date, now: datetime, by: int | None = None
) -> Posted | None:
    """End a reservation as LAPSED or CANCELLED: points and piece are back. None when it was not held any more.

    `by` is the rider who doesn't want it any more; nobody else's is ended then.
    """
    found = await locked(session, reservation_id)
    if found is None or found.state != HELD or by not in (None, found.member_id):
        return None
    await _end(session, found, state, now)
    taken = await ledger.by_key(session, _key(found, "held"))
    back = _posting(found, REFUND, "back", taken.area_id if taken else None)
    posted = await ledger.post(session, back, day, now)
    await rewards.put_back(session, found.reward_id, found.station_id)
    return posted


async def held_by(session: AsyncSession, member_id: int) -> list[Reservation]:
    """Return what a member holds, which nobody else ends before the commit. Call it before the member is locked."""
    mine = select(Reservation).where(col(Reservation.member_id) == member_id, col(Reservation.state) == HELD)
    locking = mine.order_by(col(Reservation.id)).with_for_update().execution_options(populate_existing=True)
    return list((await session.execute(locking)).scalars())


async def give_all_back(session: AsyncSession, member_id: int, day: date, now: datetime) -> list[Reservation]:
    """End whatever a member holds, and return it: points and pieces are back."""
    found = await held_by(session, member_id)
    for one in sorted(found, key=lambda one: (one.reward_id, one.station_id)):  # as whoever holds several shelves
        await give_back(session, one.number, CANCELLED, day, now)
    return found


async def lapsing(session: AsyncSession, now: datetime, most: int) -> list[int]:
    """Return the held reservations whose time is up, the oldest first."""
    due = select(col(Reservation.id)).where(col(Reservation.state) == HELD, col(Reservation.until) <= now)
    found = (await session.execute(due.order_by(col(Reservation.until)).limit(most))).scalars()
    return [number for number in found if number is not None]


async def by_id(session: AsyncSession, reservation_id: int) -> Reservation | None:
    """Return one reservation as it is now."""
    statement = select(Reservation).where(col(Reservation.id) == reservation_id)
    return (await session.execute(statement.execution_options(populate_existing=True))).scalar_one_or_none()


async def locked(session: AsyncSession, reservation_id: int) -> Reservation | None:
    """Return one reservation, which nobody else changes until the commit."""
    statement = select(Reservation).where(col(Reservation.id) == reservation_id).with_for_update()
    return (await session.execute(statement.execution_options(populate_existing=True))).scalar_one_or_none()


async def by_code(session: AsyncSession, code: str) -> Reservation | None:
    """Return the reservation of a code, whatever became of it."""
    statement = select(Reservation).where(col(Reservation.mark) == _mark(session, plain(code)))
    return (await session.execute(statement.execution_options(populate_existing=True))).scalar_one_or_none()


async def by_token(session: AsyncSession, token: str) -> Reservation | None:
    """Return the reservation that a button is for (`Reservation.token`)."""
    statement = select(Reservation).where(col(Reservation.mark) == bytes.fromhex(token))
    return (await session.execute(statement.execution_options(populate_existing=True))).scalar_one_or_none()


async def of(session: AsyncSession, member_id: int) -> list[Reservation]:
    """Return all reservations of a member, the newest first."""
    statement = select(Reservation).where(col(Reservation.member_id) == member_id).order_by(col(Reservation.id).desc())
    return list((await session.execute(statement.execution_options(populate_existing=True))).scalars())


async def handed_at(session: AsyncSession, station_id: int, since: datetime) -> list[Reservation]:
    """Return what was handed out, or undone, at a station since then, the newest first."""
    here = (col(Reservation.station_id) == station_id, col(Reservation.ended_at) >= since)
    statement = select(Reservation).where(*here, col(Reservation.state).in_((HANDED, UNDONE)))
    return list((await session.execute(statement.order_by(col(Reservation.ended_at).desc()))).scalars())


async def count(session: AsyncSession, member_id: int, reward_id: int, day: date) -> int:
    """Return how many of a reward a member has, or holds, of those reserved in the day's quarter."""
    quarter = periods.of(periods.QUARTER, day)
    mine = (col(Reservation.member_id) == member_id, col(Reservation.reward_id) == reward_id)
    now = (col(Reservation.state).in_(KEPT), col(Reservation.day) >= quarter.first)
    counting = select(func.count()).select_from(Reservation).where(*mine, *now)
    return int((await session.execute(counting)).scalar_one())


async def had(session: AsyncSession, member_id: int, day: date) -> dict[int, int]:
    """Return how many of each reward a member has, or holds, of those reserved in the day's quarter."""
    first = periods.of(periods.QUARTER, day).first
    mine = (col(Reservation.member_id) == member_id, col(Reservation.state).in_(KEPT), col(Reservation.day) >= first)
    counting = select(col(Reservation.reward_id), func.count()).where(*mine).group_by(col(Reservation.reward_id))
    return {reward: int(count_) for reward, count_ in (await session.execute(counting)).all()}


async def names_of(session: AsyncSession, numbers: Collection[int]) -> dict[int, str]:
    """Return what is had by these reservations, by their numbers: the names of the rewards."""
    same = col(Reward.id) == col(Reservation.reward_id)
    named = select(col(Reservation.id), col(Reward.name)).join(Reward, same).where(col(Reservation.id).in_(numbers))
    rows = (await session.execute(named)).all()
    return {number: name for number, name in rows if number is not None}


async def counts_at(session: AsyncSession, station_id: int) -> dict[int, Count]:
    """Return how many pieces are held and were handed out at a station, by reward."""
    there = (col(Reservation.station_id) == station_id, col(Reservation.state).in_(KEPT))
    columns = (col(Reservation.reward_id), col(Reservation.state), func.count())
    rows = await session.execute(select(*columns).where(*there).group_by(*columns[:2]))
    found: dict[int, Count] = {}
    for reward, state, count_ in rows.all():
        before = found.get(reward, Count())
        found[reward] = before._replace(**{state: int(count_)})
    return found


async def code_of(session: AsyncSession, reservation: Reservation) -> str | None:
    """Return a reservation's code; None when its rider's key is gone."""
    return await keys.words(session, reservation.code, _about(reservation.wish))


def looks_like_code(text: str) -> bool:
    """Tell whether a text may be a code: then it is no name to search stations for."""
    code = plain(text)
    return len(code) == LENGTH and all(letter in LETTERS for letter in code)


def nearly_a_code(text: str) -> bool:
    """Tell whether a text is no code, but may be meant as one: a character too few, or one that codes don't have."""
    code = plain(text)
    if not (code.isascii() and code.isalnum() and abs(len(code) - LENGTH) <= 1) or looks_like_code(text):
        return False
    return not code.isdigit() and (not code.isalpha() or text.isupper())


async def _make(
    session: AsyncSession, known: Known, wish: Wish, price: int, day: date, now: datetime, until: datetime
) -> Reservation:
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    made = Reservation(
        member_id=known.rider.member_id,
        reward_id=wish.reward_id,
        station_id=wish.station_id,
        price=price,
        wish=wish.source,
        mark=_mark(session, code),
        code=await keys.seal(session, known.person, code.encode(), _about(wish.source), now),
        day=day,
        made_at=now,
        until=until,
    )
    session.add(made)
    await session.flush()
    return made


async def _required(session: AsyncSession, person: int, reservation_id: int) -> Reservation:
    found = await locked(session, reservation_id)
    if found is None:
        raise RuleBroken("old-button")
    await rights.require(session, person, ACT, Where(station_id=found.station_id))
    return found


async def _end(session: AsyncSession, found: Reservation, state: str, now: datetime, **more: object) -> None:
    mine = (col(Reservation.id) == found.number, col(Reservation.state) == found.state)
    await session.execute(update(Reservation).where(*mine).values(state=state, ended_at=now, code=None, **more))


async def _again(session: AsyncSession, reservation_id: int) -> Reservation:
    found = await by_id(session, reservation_id)
    if found is None:
        raise RuleBroken("old-button")
    return found


async def _by_wish(session: AsyncSession, wish: str) -> Reservation | None:
    return (await session.execute(select(Reservation).where(col(Reservation.wish) == wish))).scalar_one_or_none()


def _posting(one: Reservation, kind: str, step: str, area_id: int | None) -> Posting:
    return Posting(one.member_id, one.price, kind, RULE, _key(one, step), about=one.number, area_id=area_id)


def _key(one: Reservation, step: str) -> str:
    return f"reservation:{one.number}:{step}"


def _about(wish: str) -> str:
    return f"reservation:{wish}"


def _mark(session: AsyncSession, code: str) -> bytes:
    return hmac.new(keys.vault_of(session).derive(b"reservation"), code.encode(), sha256).digest()[:16]
