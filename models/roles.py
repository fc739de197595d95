"""Roles: who looks after which area, branch or station, by rows alone; and people whose rights all ended."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import BigInteger, Column, ForeignKey, Index, LargeBinary, and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import keys, members
from models.columns import BigId, Moment
from models.members import Member
from models.statements import insert_into

KEEPER, SECRETARY, CADRE, ADMINISTRATOR = "keeper", "secretary", "cadre", "administrator"

KINDS = (KEEPER, SECRETARY, CADRE)
"""Roles that rows give. Administrators are named in the settings."""

SCOPES = {KEEPER: ("station",), SECRETARY: ("branch", "area"), CADRE: ("area", "department")}
"""What each kind of role is for: exactly one of these is set, but a cadre's may be a department within an area."""

_SCOPE_COLUMNS = {"area": "area_id", "branch": "branch_id", "station": "station_id", "department": "department"}


class Role(SQLModel, table=True):
    """One role of one person; `name` is what the house calls them, sealed with their own key."""

    __tablename__ = "role"
    __table_args__ = (Index("ix_role_kind_ended_at", "kind", "ended_at"),)

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), index=True, nullable=False))
    kind: str
    area_id: int | None = Field(default=None, sa_column=Column(BigId, ForeignKey("area.id"), index=True, nullable=True))
    branch_id: int | None = Field(
        default=None, sa_column=Column(BigId, ForeignKey("branch.id"), index=True, nullable=True)
    )
    station_id: int | None = Field(
        default=None, sa_column=Column(BigId, ForeignKey("station.id"), index=True, nullable=True)
    )
    department: str | None = Field(default=None, index=True)
    name: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    begun_at: datetime = Field(sa_type=Moment)
    given_by: int | None = Field(default=None, sa_column=Column(BigId, nullable=True))
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    ended_by: int | None = Field(default=None, sa_column=Column(BigId, nullable=True))


class Lockout(SQLModel, table=True):
    """A numeric id that may do nothing beyond what any stranger may, administrator or not."""

    __tablename__ = "lockout"

    telegram_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    at: datetime = Field(sa_type=Moment)


async def give(session: AsyncSession, role: Role) -> Role:
    """Enter a role; one that the person has already is returned as it is. Raises ValueError for a wrong scope."""
    scopes = {name for name, column in _SCOPE_COLUMNS.items() if getattr(role, column) is not None}
    if not fits(role.kind, scopes):
        raise ValueError(f"{role.kind} of {sorted(scopes)}")
    for held in await of(session, role.member_id):
        if _same(held, role):
            return held
    session.add(role)
    await session.flush()
    return role


def fits(kind: str, scopes: Collection[str]) -> bool:
    """Tell whether a role of this kind may be for these (area, branch, station, department) together."""
    allowed = set(scopes) <= set(SCOPES[kind])
    return allowed and (len(scopes) == 1 or (kind == CADRE and len(scopes) == len(SCOPES[CADRE])))


async def of(session: AsyncSession, member_id: int) -> list[Role]:
    """Return the roles that a member has now."""
    statement = select(Role).where(col(Role.member_id) == member_id, col(Role.ended_at).is_(None))
    return list((await session.execute(statement.order_by(col(Role.id)))).scalars())


async def by_id(session: AsyncSession, role_id: int) -> Role | None:
    """Return one role, also one that has ended."""
    return (await session.execute(select(Role).where(col(Role.id) == role_id))).scalar_one_or_none()


async def holders(
    session: AsyncSession,
    kind: str,
    *,
    areas: Collection[int] = (),
    branches: Collection[int] = (),
    stations: Collection[int] = (),
    department: str | None = None,
) -> list[tuple[int, int]]:
    """Return (member id, Telegram id) of those who have this role for one of these scopes, each person once.

    With a department it is those who have the role for it, in one of the areas or everywhere; without one, those for
    a department are left out. Who is locked out has no role, whatever the rows say.
    """
    stopped = select(1).where(col(Lockout.telegram_id) == col(Member.telegram_id)).exists()
    here = or_(col(Role.area_id).in_(areas), col(Role.branch_id).in_(branches), col(Role.station_id).in_(stations))
    if department is None:
        here = and_(here, col(Role.department).is_(None))
    else:
        here = and_(or_(here, col(Role.area_id).is_(None)), col(Role.department) == department)
    statement = (
        select(col(Member.id), col(Member.telegram_id))
        .join(Role, col(Role.member_id) == col(Member.id))
        .where(col(Role.kind) == kind, col(Role.ended_at).is_(None), here)
        .where(col(Member.telegram_id).is_not(None), ~stopped)
        .order_by(col(Member.id))
        .distinct()
    )
    rows = (await session.execute(statement)).all()
    return [(member, person) for member, person in rows if member is not None and person is not None]


async def end(session: AsyncSession, role_id: int, by: int | None, now: datetime) -> bool:
    """End a role at once; `by` is the member who did it (None: from the command line). False when it had ended."""
    statement = update(Role).where(col(Role.id) == role_id, col(Role.ended_at).is_(None))
    ended = await session.execute(statement.values(ended_at=now, ended_by=by).returning(col(Role.id)))
    return ended.first() is not None


async def end_all(session: AsyncSession, member_id: int, now: datetime) -> None:
    """End all roles of a member at once."""
    statement = update(Role).where(col(Role.member_id) == member_id, col(Role.ended_at).is_(None))
    await session.execute(statement.values(ended_at=now))


async def lock_out(session: AsyncSession, telegram_id: int, now: datetime) -> int:
    """End all rights of this person, an administrator's too; return how many roles ended."""
    await members.number_of(session, telegram_id, now)
    await members.hold(session, telegram_id)
    entry = insert_into(session, Lockout).values(telegram_id=telegram_id, at=now)
    await session.execute(entry.on_conflict_do_nothing())
    theirs = select(col(Member.id)).where(col(Member.telegram_id) == telegram_id).scalar_subquery()
    ending = update(Role).where(col(Role.member_id) == theirs, col(Role.ended_at).is_(None))
    return len((await session.execute(ending.values(ended_at=now).returning(col(Role.id)))).all())


async def let_in_again(session: AsyncSession, telegram_id: int) -> bool:
    """Take a lockout back; the roles that it ended stay ended. False when there was none."""
    gone = await session.execute(delete(Lockout).where(col(Lockout.telegram_id) == telegram_id))
    return bool(gone.rowcount)  # type: ignore[attr-defined]


async def is_locked_out(session: AsyncSession, telegram_id: int) -> bool:
    """Tell whether all rights of this person have ended."""
    statement = select(1).select_from(Lockout).where(col(Lockout.telegram_id) == telegram_id)
    return (await session.execute(statement)).first() is not None


async def seal_name(session: AsyncSession, role: Role, telegram_id: int, name: str, now: datetime) -> None:
    """Keep under which name the house knows the holder of a role that has its id."""
    role.name = await keys.seal(session, telegram_id, name.encode(), _about(role), now)
    await session.flush()


async def name_of(session: AsyncSession, member_id: int) -> str | None:
    """Return under which name the house knows this member, from the newest role that has one."""
    statement = select(Role).where(col(Role.member_id) == member_id, col(Role.name).is_not(None))
    for role in (await session.execute(statement.order_by(col(Role.id).desc()))).scalars():
        name = await keys.words(session, role.name, _about(role))
        if name is not None:
            return name
    return None


def _same(one: Role, other: Role) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in ("kind", *_SCOPE_COLUMNS.values()))


def _about(role: Role) -> str:
    return f"role:{role.id}"
