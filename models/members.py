"""Members: anyone the bot has to remember something for."""

from datetime import datetime

from sqlalchemy import BigInteger, Column, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models.columns import BigId, Moment
from models.statements import insert_into


class Member(SQLModel, table=True):
    """A person by their numeric Telegram id; all other tables know only `id`."""

    __tablename__ = "member"

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    telegram_id: int = Field(sa_column=Column(BigInteger, nullable=False, unique=True))
    language: str | None = None
    blocked_at: datetime | None = Field(default=None, sa_type=Moment)
    known_at: datetime = Field(sa_type=Moment)


_LANGUAGE = text("SELECT language FROM member WHERE telegram_id = :person")


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
        number = (await session.execute(known)).scalar_one()
    return number or 0


async def language_of(session: AsyncSession, telegram_id: int) -> str | None:
    """Return the language that this person chose, None if they never did."""
    chosen: str | None = (await session.execute(_LANGUAGE, {"person": telegram_id})).scalar_one_or_none()
    return chosen


async def choose_language(session: AsyncSession, telegram_id: int, language: str, now: datetime) -> None:
    """Speak `language` with this person from now on."""
    number = await number_of(session, telegram_id, now)
    await session.execute(update(Member).where(col(Member.id) == number).values(language=language))


async def mark_blocked(session: AsyncSession, telegram_id: int, at: datetime | None) -> None:
    """Remember since when this member has blocked the bot (None: no longer)."""
    statement = update(Member).where(col(Member.telegram_id) == telegram_id)
    await session.execute(statement.values(blocked_at=at))
