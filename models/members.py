"""Members: anyone the bot has to remember something for."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Column, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models.columns import BigId, Moment
from models.statements import insert_into


class Member(SQLModel, table=True):
    """A person by their numeric Telegram id; all other tables know only `id`.

    Who had everything erased has no Telegram id any more. `language` was chosen, `spoken` is the phone's; `menu` is
    which commands the phone shows.
    """

    __tablename__ = "member"

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    telegram_id: int | None = Field(sa_column=Column(BigInteger, nullable=True, unique=True))
    language: str | None = None
    spoken: str | None = None
    menu: str | None = None
    blocked_at: datetime | None = Field(default=None, sa_type=Moment)
    known_at: datetime = Field(sa_type=Moment)


_KNOWN = text(
    "SELECT member.id, member.language, member.spoken, member.menu, rider.state, role.kind, lockout.at AS stopped,"
    " member.blocked_at IS NOT NULL AS blocked,"
    " EXISTS (SELECT 1 FROM reporter WHERE reporter.member_id = member.id) AS reports"
    " FROM member"
    " LEFT JOIN lockout ON lockout.telegram_id = member.telegram_id"
    " LEFT JOIN rider ON rider.member_id = member.id"
    " LEFT JOIN role ON role.member_id = member.id AND role.ended_at IS NULL"
    " WHERE member.telegram_id = :person"
)
_SPOKEN = text("UPDATE member SET spoken = :language WHERE telegram_id = :person")


@dataclass(frozen=True, slots=True)
class Known:
    """What the bot has to know of somebody to answer them: no rights, those are looked up at the act.

    `rider` is the state of their check-in, None without one; `stopped` tells that all their rights have ended,
    `reports` that they have reported something, and `blocked` that they could not be written to the last time.
    """

    id: int | None = None
    language: str | None = None
    spoken: str | None = None
    menu: str | None = None
    rider: str | None = None
    roles: frozenset[str] = frozenset()
    stopped: bool = False
    reports: bool = False
    blocked: bool = False


async def find(session: AsyncSession, telegram_id: int) -> Member | None:
    """Return the member with this numeric id, None for a stranger."""
    statement = select(Member).where(col(Member.telegram_id) == telegram_id)
    return (await session.execute(statement)).scalar_one_or_none()


async def number_of(session: AsyncSession, telegram_id: int, now: datetime) -> int:
    """Return the member's surrogate id; a stranger becomes a member."""
    known = select(col(Member.id)).where(col(Member.telegram_id) == telegram_id)
    number = (await session.execute(known)).scalar_one_or_none()
    if number is None:
        new = insert_into(session, Member).values(telegram_id=telegram_id, known_at=now)
        await session.execute(new.on_conflict_do_nothing(index_elements=["telegram_id"]))
        session.info["met"] = telegram_id
        number = (await session.execute(known)).scalar_one()
    return number or 0


async def nobody(session: AsyncSession, now: datetime) -> int:
    """Return the id of a new member who is nobody: what must stay refers to it, when nothing may lead to a person."""
    new = Member(telegram_id=None, known_at=now)
    session.add(new)
    await session.flush()
    return new.id or 0


async def hold(session: AsyncSession, telegram_id: int) -> None:
    """Let nobody else who holds this member go on before the commit: for what must not happen at the same time."""
    statement = select(col(Member.id)).where(col(Member.telegram_id) == telegram_id)
    await session.execute(statement.with_for_update(key_share=True))


async def let_erase(session: AsyncSession, member_id: int) -> None:
    """Wait for who is just having everything erased, and let nobody begin with that before the commit."""
    statement = select(col(Member.id)).where(col(Member.id) == member_id)
    await session.execute(statement.with_for_update(read=True, key_share=True))


async def known(session: AsyncSession, telegram_id: int) -> Known:
    """Return what is known of this person, nothing of a stranger."""
    rows = (await session.execute(_KNOWN, {"person": telegram_id})).all()
    if not rows:
        return Known()
    first = rows[0]
    kinds = frozenset(row.kind for row in rows if row.kind)
    return Known(
        first.id,
        first.language,
        first.spoken,
        first.menu,
        first.state,
        kinds,
        first.stopped is not None,
        bool(first.reports),
        bool(first.blocked),
    )


async def person_of(session: AsyncSession, member_id: int) -> int | None:
    """Return the numeric Telegram id of a member, None for one who had everything erased."""
    statement = select(col(Member.telegram_id)).where(col(Member.id) == member_id)
    return (await session.execute(statement)).scalar_one_or_none()


async def hear(session: AsyncSession, telegram_id: int, language: str) -> None:
    """Remember which language a member's phone speaks: what is said to them by itself is said in it."""
    await session.execute(_SPOKEN, {"person": telegram_id, "language": language})


async def languages_of(session: AsyncSession, telegram_ids: Collection[int]) -> dict[int, str | None]:
    """Return the language that each of these people chose, else their phone's; strangers are left out."""
    columns = select(col(Member.telegram_id), func.coalesce(col(Member.language), col(Member.spoken)))
    rows = await session.execute(columns.where(col(Member.telegram_id).in_(telegram_ids)))
    return {person: language for person, language in rows.all() if person is not None}


async def choose_language(session: AsyncSession, telegram_id: int, language: str, now: datetime) -> None:
    """Speak `language` with this person from now on."""
    number = await number_of(session, telegram_id, now)
    await session.execute(update(Member).where(col(Member.id) == number).values(language=language))


async def keep_menu(session: AsyncSession, member_id: int, menu: str) -> None:
    """Remember which commands this member's phone shows; nothing of one who was erased meanwhile."""
    statement = update(Member).where(col(Member.id) == member_id, col(Member.telegram_id).is_not(None))
    await session.execute(statement.values(menu=menu))


async def forget_menus(session: AsyncSession) -> None:
    """Forget what all phones show, so that everybody's menu is set anew."""
    await session.execute(update(Member).where(col(Member.menu).is_not(None)).values(menu=None))


async def blocked(session: AsyncSession, telegram_ids: Collection[int]) -> set[int]:
    """Return which of these people have blocked the bot."""
    theirs = col(Member.telegram_id).in_(telegram_ids), col(Member.blocked_at).is_not(None)
    found = (await session.execute(select(col(Member.telegram_id)).where(*theirs))).scalars()
    return {person for person in found if person is not None}


async def mark_blocked(session: AsyncSession, telegram_id: int, at: datetime | None) -> None:
    """Remember since when this member has blocked the bot (None: no longer)."""
    statement = update(Member).where(col(Member.telegram_id) == telegram_id)
    await session.execute(statement.values(blocked_at=at))
