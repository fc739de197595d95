"""Desks: the groups, and topics of groups, where the reports of an area or of a department are worked."""

import hmac
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import orjson
from sqlalchemy import BigInteger, Column, ForeignKey, LargeBinary, Text, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import areas, keys, members, rights
from models.areas import Atlas
from models.columns import BigId, Moment
from models.rules import RuleBroken

OPEN, LOST, ENDED = "open", "lost", "ended"
"""A desk works; it can't be reached any more; it was unbound, or another one took its place."""

REMOVED, SILENCED, TOPIC, REPLACED = "removed", "silenced", "topic", "replaced"
"""Why a desk is lost: the bot is out of the group, may not write there, its topic is gone, another desk is there."""

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""What codes are made of: nothing that can be taken for something else."""

LENGTH = 8
TRIES = 5
"""Wrong codes after which somebody has to wait."""

PAUSE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which reports a desk is for: those of an area, of a department, or of a department within an area.

    `categories` are keys of the district's categories; None: all.
    """

    area_id: int | None = None
    department: str | None = None
    categories: tuple[str, ...] | None = None


class Desk(SQLModel, table=True):
    """A group (`thread` None), or a topic of a group, where reports are worked.

    `categories` is a JSON list of keys, None: all. `spot` keeps two open desks from being in one place.
    """

    __tablename__ = "desk"

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    chat: int = Field(sa_column=Column(BigInteger, index=True, nullable=False))
    thread: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    spot: str | None = Field(default=None, unique=True)
    area_id: int | None = Field(default=None, sa_column=Column(BigId, ForeignKey("area.id"), index=True, nullable=True))
    department: str | None = None
    categories: str | None = Field(default=None, sa_column=Column(Text, nullable=True))
    state: str = OPEN
    bound_by: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), nullable=False))
    bound_at: datetime = Field(sa_type=Moment)
    lost_at: datetime | None = Field(default=None, sa_type=Moment)
    lost_why: str | None = None

    @property
    def number(self) -> int:
        """Return the desk's id."""
        return self.id or 0

    @property
    def scope(self) -> Scope:
        """Return which reports the desk is for."""
        return Scope(self.area_id, self.department, _read(self.categories))


class BindCode(SQLModel, table=True):
    """A code that makes a group a desk, once; only its keyed hash is kept."""

    __tablename__ = "bind_code"

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    code: bytes = Field(sa_column=Column(LargeBinary, nullable=False, unique=True))
    area_id: int | None = Field(default=None, sa_column=Column(BigId, ForeignKey("area.id"), nullable=True))
    department: str | None = None
    categories: str | None = Field(default=None, sa_column=Column(Text, nullable=True))
    made_by: int = Field(sa_column=Column(BigId, nullable=False))
    made_at: datetime = Field(sa_type=Moment)
    expires_at: datetime = Field(sa_type=Moment)
    used_at: datetime | None = Field(default=None, sa_type=Moment)


class BindTry(SQLModel, table=True):
    """A wrong code that a member gave."""

    __tablename__ = "bind_try"

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    member_id: int = Field(sa_column=Column(BigId, index=True, nullable=False))
    at: datetime = Field(sa_type=Moment)


class WrongCode(RuleBroken):
    """A code that binds nothing; the try is counted, so the transaction is to be kept."""


async def make_code(session: AsyncSession, person: int, scope: Scope, valid: timedelta, now: datetime) -> str:
    """Return a code of 8 letters that makes a group the desk of this scope, once and for so long.

    Raises RuleBroken for who is no administrator, ValueError for a scope without area and department.
    """
    member = await _administrator(session, person, now)
    if scope.area_id is None and scope.department is None:
        raise ValueError("a desk is for an area or a department")
    await session.execute(delete(BindCode).where(col(BindCode.expires_at) < now - timedelta(days=1)))
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    session.add(
        BindCode(code=_mark(session, code), **_columns(scope), made_by=member, made_at=now, expires_at=now + valid)
    )
    await session.flush()
    return code


async def bind(
    session: AsyncSession, person: int, code: str, chat: int, thread: int | None, now: datetime
) -> tuple[Desk, Desk | None]:
    """Make a group or topic the desk that the code is for; return it, and the desk that was there before.

    The same scope again changes the categories only. Raises RuleBroken for who is no administrator at this moment, and
    WrongCode, which counts and must be caught inside the transaction.
    """
    member = await _administrator(session, person, now)
    if await _tries(session, member, now) >= TRIES:
        raise RuleBroken("desk-code-pause", minutes=int(PAUSE.total_seconds() // 60))
    scope = await _spend(session, code, member, now)
    before = await at(session, chat, thread)
    if before is not None and (before.area_id, before.department) == (scope.area_id, scope.department):
        before.categories = _written(scope.categories)
        before.bound_by, before.bound_at = member, now
        await session.flush()
        return before, None
    if before is not None:
        await _leave(session, before.number, ENDED, None, now)
    desk = Desk(chat=chat, thread=thread, spot=_spot(chat, thread), **_columns(scope), bound_by=member, bound_at=now)
    session.add(desk)
    await session.flush()
    return desk, before


async def unbind(session: AsyncSession, person: int, desk_id: int, now: datetime) -> Desk | None:
    """Let a group be a desk no more, or take a lost one from the list; None when it was over.

    Raises RuleBroken for who is no administrator.
    """
    await rights.require(session, person, "desk.bind")
    desk = await by_id(session, desk_id)
    if desk is None or not await _leave(session, desk_id, ENDED, None, now, (OPEN, LOST)):
        return None
    return desk


async def every(session: AsyncSession) -> list[Desk]:
    """Return the desks that work, and those that were lost, in the order of their binding."""
    return await _several(session, col(Desk.state).in_((OPEN, LOST)))


async def by_id(session: AsyncSession, desk_id: int) -> Desk | None:
    """Return a desk, whatever its state."""
    found = await _several(session, col(Desk.id) == desk_id)
    return found[0] if found else None


async def of_chat(session: AsyncSession, chat: int) -> list[Desk]:
    """Return the desks that work in a group."""
    return await _several(session, col(Desk.state) == OPEN, col(Desk.chat) == chat)


async def hold(session: AsyncSession, chat: int) -> None:
    """Let nobody else hold the desks of a group until the commit."""
    rows = select(col(Desk.id)).where(col(Desk.state) == OPEN, col(Desk.chat) == chat).order_by(col(Desk.id))
    await session.execute(rows.with_for_update())


async def at(session: AsyncSession, chat: int, thread: int | None) -> Desk | None:
    """Return the desk in exactly this place, None where there is none."""
    found = await _several(session, col(Desk.spot) == _spot(chat, thread))
    return found[0] if found else None


async def find(
    session: AsyncSession,
    atlas: Atlas,
    care_area_id: int | None,
    department: str | None,
    category_key: str,
    category_department: str | None,
) -> Desk | None:
    """Return the desk of a report in this care; None when it has none, and the administrators are to see it.

    In a department's care it is the department's desk for the smallest area that holds it, else for all. Otherwise it
    is that of the smallest area, upwards; where no area has one, that of the department that the category is meant for,
    in whose care the report comes by that. A desk for some categories goes before one for all.
    """
    working = await _several(session, col(Desk.state) == OPEN)
    fitting = [desk for desk in working if desk.scope.categories is None or category_key in desk.scope.categories]
    way = [area.id for area in reversed(areas.path(atlas, care_area_id))]
    if department is not None:
        return _nearest(fitting, department, [*way, None])
    here = _nearest(fitting, None, way)
    if here is None and category_department is not None:
        return _nearest(fitting, category_department, [*way, None])
    return here


async def lose(session: AsyncSession, desk_id: int, why: str, now: datetime) -> bool:
    """Note that a desk can't be reached any more; False when that is known, or it works no more anyhow."""
    return await _leave(session, desk_id, LOST, why, now)


async def moved(session: AsyncSession, old_chat: int, new_chat: int) -> int:
    """Let the desks of a group follow it to its new number; return how many did.

    Where another desk is at the new place already, that one stays, and the old one is over.
    """
    count = 0
    for desk in await of_chat(session, old_chat):
        if await at(session, new_chat, desk.thread) is None:
            where = {"chat": new_chat, "spot": _spot(new_chat, desk.thread)}
            await session.execute(update(Desk).where(col(Desk.id) == desk.id).values(**where))
            count += 1
        else:
            over = {"state": ENDED, "spot": None, "lost_why": REPLACED}
            await session.execute(update(Desk).where(col(Desk.id) == desk.id).values(**over))
    return count


async def topic_gone(session: AsyncSession, desk_id: int) -> bool:
    """Let a desk whose topic is gone go on in the general topic; False when another desk is there, or it is over."""
    desk = await by_id(session, desk_id)
    if desk is None or desk.state != OPEN or desk.thread is None or await at(session, desk.chat, None) is not None:
        return False
    general = update(Desk).where(col(Desk.id) == desk_id, col(Desk.state) == OPEN)
    done = await session.execute(general.values(thread=None, spot=_spot(desk.chat, None)).returning(col(Desk.id)))
    return done.first() is not None


def _nearest(desks: Sequence[Desk], department: str | None, way: Iterable[int | None]) -> Desk | None:
    """Return the desk of a department (None: of the areas themselves) for the first of these areas that has one.

    Of several the one for some categories, then the one that was bound last.
    """
    for area in way:
        here = [desk for desk in desks if (desk.department, desk.area_id) == (department, area)]
        if here:
            return max(here, key=lambda desk: (desk.categories is not None, desk.bound_at, desk.number))
    return None


async def _administrator(session: AsyncSession, person: int, now: datetime) -> int:
    who = await rights.require(session, person, "desk.bind")
    return who.member_id if who.member_id is not None else await members.number_of(session, person, now)


async def _tries(session: AsyncSession, member: int, now: datetime) -> int:
    await session.execute(delete(BindTry).where(col(BindTry.at) <= now - PAUSE))
    counting = select(func.count()).select_from(BindTry).where(col(BindTry.member_id) == member)
    return int((await session.execute(counting)).scalar_one())


async def _spend(session: AsyncSession, code: str, member: int, now: datetime) -> Scope:
    """Return what a code is for, and let it be used. Raises WrongCode."""
    mark = _mark(session, code)
    good = (col(BindCode.code) == mark, col(BindCode.used_at).is_(None), col(BindCode.expires_at) > now)
    using = update(BindCode).where(*good).values(used_at=now)
    spent = await session.execute(
        using.returning(col(BindCode.area_id), col(BindCode.department), col(BindCode.categories))
    )
    row = spent.first()
    if row is not None:
        return Scope(row[0], row[1], _read(row[2]))
    session.add(BindTry(member_id=member, at=now))
    await session.flush()
    known = (await session.execute(select(col(BindCode.used_at)).where(col(BindCode.code) == mark))).first()
    raise WrongCode("desk-code-wrong" if known is None else "desk-code-used" if known[0] else "desk-code-expired")


async def _leave(
    session: AsyncSession,
    desk_id: int,
    state: str,
    why: str | None,
    now: datetime,
    before: Sequence[str] = (OPEN,),
) -> bool:
    leaving = update(Desk).where(col(Desk.id) == desk_id, col(Desk.state).in_(before))
    values = {"state": state, "spot": None, "lost_at": now, "lost_why": why}
    return (await session.execute(leaving.values(**values).returning(col(Desk.id)))).first() is not None


async def _several(session: AsyncSession, *conditions: object) -> list[Desk]:
    statement = select(Desk).where(*conditions).order_by(col(Desk.id))  # type: ignore[arg-type]
    return list((await session.execute(statement.execution_options(populate_existing=True))).scalars())


def _spot(chat: int, thread: int | None) -> str:
    return f"{chat}:{thread or 0}"


def _mark(session: AsyncSession, code: str) -> bytes:
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return hmac.new(keys.vault_of(session).derive(b"bind"), plain.encode(), sha256).digest()


def _columns(scope: Scope) -> dict[str, Any]:
    return {"area_id": scope.area_id, "department": scope.department, "categories": _written(scope.categories)}


def _written(categories: Sequence[str] | None) -> str | None:
    return None if categories is None else orjson.dumps(list(categories)).decode()


def _read(categories: str | None) -> tuple[str, ...] | None:
    return None if categories is None else tuple(orjson.loads(categories))
