"""Riders: members who checked in, with what they told; a branch secretary confirms them."""

import hmac
import secrets
from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

import orjson
from sqlalchemy import Column, ForeignKey, Index, LargeBinary, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import keys
from models.columns import BigId, Moment
from models.members import Member
from models.rights import Where
from models.statements import insert_into

WAITING, CONFIRMED, DECLINED = "waiting", "confirmed", "declined"
STATES = (WAITING, CONFIRMED, DECLINED)

NUMBERS = range(100_000, 1_000_000)
"""What check-in numbers are drawn from: by chance, so that they tell nothing about when or how many."""


class Rider(SQLModel, table=True):
    """A check-in. `profile` is sealed; `home` is a keyed mark of the branch, which alone says nothing.

    `company` is a key of the district's file, None for one that was typed (that is in the profile). `checked_at` is
    when the person last said, or somebody confirmed, that all this is so; `asked_at` when they were last asked.
    """

    __tablename__ = "rider"
    __table_args__ = (Index("ix_rider_state_checked_at", "state", "checked_at"),)

    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), primary_key=True, autoincrement=False))
    state: str = WAITING
    number: int | None = Field(default=None, sa_column=Column(BigId, unique=True, nullable=True))
    trade: str
    company: str | None = None
    area_id: int | None = Field(default=None, sa_column=Column(BigId, ForeignKey("area.id"), index=True, nullable=True))
    home: bytes | None = Field(default=None, sa_column=Column(LargeBinary, index=True, nullable=True))
    phone_mark: bytes | None = Field(default=None, sa_column=Column(LargeBinary, index=True, nullable=True))
    profile: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    sent_at: datetime = Field(sa_type=Moment)
    confirmed_at: datetime | None = Field(default=None, sa_type=Moment)
    checked_at: datetime | None = Field(default=None, sa_type=Moment)
    asked_at: datetime | None = Field(default=None, sa_type=Moment)
    stale_at: datetime | None = Field(default=None, sa_type=Moment)


@dataclass(frozen=True, slots=True)
class Profile:
    """What is personal in a check-in.

    `phone` is E.164; `company` was typed; `party` is True only for who agreed to have it kept; `branch_id` is the
    branch, None with `party` for who belongs to one elsewhere (流动党员).
    """

    name: str
    phone: str | None = None
    company: str | None = None
    party: bool = False
    branch_id: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A rider with the opened profile and the Telegram id."""

    rider: Rider
    profile: Profile
    person: int

    @property
    def where(self) -> Where:
        """Return what acts concerning this rider are about."""
        return Where(area_id=self.rider.area_id, branch_id=self.profile.branch_id)


@dataclass(frozen=True, slots=True)
class Told:
    """What a form of check-in holds when it is sent: the open columns, and what is personal."""

    trade: str
    company: str | None
    area_id: int | None
    profile: Profile


async def enter(session: AsyncSession, member_id: int, person: int, told: Told, now: datetime) -> None:
    """Take a check-in in, waiting to be confirmed; it takes the place of an earlier one that was not confirmed."""
    values = {
        "state": WAITING,
        "trade": told.trade,
        "company": told.company,
        "area_id": told.area_id,
        "sent_at": now,
        **await _sealed(session, member_id, person, told.profile, now),
    }
    statement = insert_into(session, Rider).values(member_id=member_id, **values)
    await session.execute(statement.on_conflict_do_update(index_elements=["member_id"], set_=values))


async def find(session: AsyncSession, member_id: int) -> Rider | None:
    """Return the check-in of a member as it is in the database now."""
    statement = select(Rider).where(col(Rider.member_id) == member_id)
    return (await session.execute(statement.execution_options(populate_existing=True))).scalar_one_or_none()


async def known(session: AsyncSession, member_id: int) -> Known | None:
    """Return a rider with all that is known; None when there is none, or the key is gone."""
    found = await several(session, [member_id])
    return found[0] if found else None


async def several(session: AsyncSession, member_ids: Collection[int]) -> list[Known]:
    """Return these riders, opened, by member id; those whose key is gone are left out."""
    return await opened(session, col(Rider.member_id).in_(member_ids))


async def opened(session: AsyncSession, *conditions: Any) -> list[Known]:
    """Return the riders that fit, opened, by member id."""
    statement = select(Rider, col(Member.telegram_id)).join(Member, col(Member.id) == col(Rider.member_id))
    statement = statement.where(col(Member.telegram_id).is_not(None), *conditions).order_by(col(Rider.member_id))
    found: list[Known] = []
    rows = (await session.execute(statement.execution_options(populate_existing=True))).all()
    await keys.look_up(session, [rider.profile for rider, _ in rows])
    for rider, person in rows:
        profile = await profile_of(session, rider)
        if profile is not None and person is not None:
            found.append(Known(rider, profile, person))
    return found


async def profile_of(session: AsyncSession, rider: Rider) -> Profile | None:
    """Return what is personal, None when the key is gone."""
    try:
        return Profile(**orjson.loads(await keys.unseal(session, rider.profile, _about(rider.member_id))))
    except keys.Unreadable:
        return None


async def change(
    session: AsyncSession, one: Known, now: datetime, *, personal: dict[str, Any] | None = None, **columns: Any
) -> None:
    """Set columns, and what is given of the profile, which somebody else may have changed since it was read."""
    values = dict(columns)
    if personal:
        held = select(Rider).where(col(Rider.member_id) == one.rider.member_id).with_for_update()
        rider = (await session.execute(held.execution_options(populate_existing=True))).scalar_one_or_none()
        profile = await profile_of(session, rider) if rider else None
        if profile is None:  # everything was erased meanwhile
            return
        values |= await _sealed(session, one.rider.member_id, one.person, replace(profile, **personal), now)
    await session.execute(update(Rider).where(col(Rider.member_id) == one.rider.member_id).values(**values))


async def confirm(session: AsyncSession, member_id: int, now: datetime) -> int:
    """Confirm a check-in and return its number, which stays the same when it is confirmed again."""
    rider = await find(session, member_id)
    number = rider.number if rider and rider.number else await _free_number(session)
    values = {"state": CONFIRMED, "number": number, "confirmed_at": now, "checked_at": now}
    statement = update(Rider).where(col(Rider.member_id) == member_id)
    await session.execute(statement.values(**values, asked_at=None, stale_at=None))
    return number


async def decline(session: AsyncSession, member_id: int) -> None:
    """Note that a check-in was declined."""
    await session.execute(update(Rider).where(col(Rider.member_id) == member_id).values(state=DECLINED))


async def checked(session: AsyncSession, member_id: int, now: datetime) -> None:
    """Note that somebody said that all this is so."""
    statement = update(Rider).where(col(Rider.member_id) == member_id)
    await session.execute(statement.values(checked_at=now, asked_at=None, stale_at=None))


async def ask_again(session: AsyncSession, before: datetime, most: int, now: datetime) -> list[Known]:
    """Note that confirmed riders are asked who were last checked before this moment, and return them.

    Each is asked once: two processes get different ones.
    """
    due = (
        select(col(Rider.member_id))
        .where(col(Rider.state) == CONFIRMED, col(Rider.checked_at) <= before, col(Rider.asked_at).is_(None))
        .order_by(col(Rider.checked_at))
        .limit(most)
    )
    asking = update(Rider).where(col(Rider.member_id).in_(due), col(Rider.asked_at).is_(None))
    asked = await session.execute(asking.values(asked_at=now).returning(col(Rider.member_id)))
    return await several(session, list(asked.scalars()))


async def mark_stale(session: AsyncSession, before: datetime, now: datetime) -> int:
    """Mark who was asked before this moment and has not answered; return how many."""
    silent = col(Rider.state) == CONFIRMED, col(Rider.asked_at) <= before, col(Rider.stale_at).is_(None)
    marked = await session.execute(update(Rider).where(*silent).values(stale_at=now).returning(col(Rider.member_id)))
    return len(marked.all())


async def with_same_phone(session: AsyncSession, rider: Rider) -> int:
    """Return how many others gave the same telephone number: one person may have checked in twice."""
    if rider.phone_mark is None:
        return 0
    same = col(Rider.phone_mark) == rider.phone_mark, col(Rider.member_id) != rider.member_id
    return int((await session.execute(select(func.count()).select_from(Rider).where(*same))).scalar_one())


def home_mark(session: AsyncSession, profile: Profile) -> bytes:
    """Return the keyed mark by which those of one branch are found, mobile members and all others likewise."""
    home = f"branch:{profile.branch_id}" if profile.branch_id else "mobile" if profile.party else "none"
    return mark(session, home)


def mark(session: AsyncSession, what: str) -> bytes:
    """Return a keyed hash: alike for alike, and without the master key it says nothing."""
    return hmac.new(keys.vault_of(session).derive(b"mark"), what.encode(), sha256).digest()[:16]


async def _sealed(
    session: AsyncSession, member_id: int, person: int, profile: Profile, now: datetime
) -> dict[str, Any]:
    return {
        "profile": await keys.seal(session, person, orjson.dumps(asdict(profile)), _about(member_id), now),
        "home": home_mark(session, profile),
        "phone_mark": mark(session, f"phone:{profile.phone}") if profile.phone else None,
    }


async def _free_number(session: AsyncSession) -> int:
    while True:
        number = secrets.choice(NUMBERS)
        taken = select(1).select_from(Rider).where(col(Rider.number) == number)
        if (await session.execute(taken)).first() is None:
            return number


def _about(member_id: int) -> str:
    return f"rider:{member_id}"
