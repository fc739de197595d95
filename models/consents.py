"""Consents: who agreed to what, to which version of the text, and when they took it back."""

from datetime import datetime

from sqlalchemy import Column, ColumnElement, ForeignKey, Index, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models.columns import BigId, Moment

CHECKIN, MEMBERSHIP, REPORTING, RANKING = "checkin", "membership", "reporting", "ranking"

PURPOSES = (CHECKIN, MEMBERSHIP, REPORTING, RANKING)
"""What people are asked for, each by itself."""


class Consent(SQLModel, table=True):
    """One agreement; it holds until `withdrawn_at`, and for the version of the text that was shown."""

    __tablename__ = "consent"
    __table_args__ = (Index("ix_consent_member_id_purpose", "member_id", "purpose"),)

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), nullable=False))
    purpose: str
    version: str
    given_at: datetime = Field(sa_type=Moment)
    withdrawn_at: datetime | None = Field(default=None, sa_type=Moment)


async def give(session: AsyncSession, member_id: int, purpose: str, version: str, now: datetime) -> None:
    """Note that this member agreed to this version; once, however often they press. Raises ValueError."""
    if purpose not in PURPOSES:
        raise ValueError(purpose)
    if await holds(session, member_id, purpose, version):
        return
    await withdraw(session, member_id, purpose, now)
    session.add(Consent(member_id=member_id, purpose=purpose, version=version, given_at=now))
    await session.flush()


async def withdraw(session: AsyncSession, member_id: int, purpose: str, now: datetime) -> bool:
    """Note that the agreement is taken back. False when there was none."""
    statement = update(Consent).where(*_present(member_id, purpose)).values(withdrawn_at=now)
    return bool((await session.execute(statement)).rowcount)  # type: ignore[attr-defined]


async def holds(session: AsyncSession, member_id: int, purpose: str, version: str | None = None) -> bool:
    """Tell whether this member agrees at present: to this version, or (None) to any."""
    statement = select(col(Consent.version)).where(*_present(member_id, purpose))
    given = (await session.execute(statement)).scalars().all()
    return bool(given) if version is None else version in given


async def of(session: AsyncSession, member_id: int) -> list[Consent]:
    """Return all agreements of a member, those taken back too, in the order of time."""
    statement = select(Consent).where(col(Consent.member_id) == member_id).order_by(col(Consent.id))
    return list((await session.execute(statement)).scalars())


def _present(member_id: int, purpose: str) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Consent.member_id) == member_id,
        col(Consent.purpose) == purpose,
        col(Consent.withdrawn_at).is_(None),
    )
