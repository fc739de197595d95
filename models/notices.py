"""Notices: what is sent to many, from the moment its recipients are fixed until the last one is in the books."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Index, Text, bindparam, exists, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models.columns import BigId, Moment
from models.statements import insert_into

BROADCAST, SERVICE_DAY = "broadcast", "service_day"
KINDS = (BROADCAST, SERVICE_DAY)
"""What a copy is made from: a broadcast's content, or a service day; `about` is its id."""

FIXING, RUNNING, PAUSED, DONE, CANCELLED, EXPIRED = "fixing", "running", "paused", "done", "cancelled", "expired"
GOING_ON = (FIXING, RUNNING, PAUSED)

SLACK, NOW = "slack", "now"
"""Hours in which copies go: the slack ones of each recipient, or all but the quiet ones."""

SOURCE = "notice:"
"""What copies are owed for begins with this."""

_TURN = text("UPDATE notice SET turn_at = :now WHERE id = :notice").bindparams(bindparam("now", type_=Moment))


class Notice(SQLModel, table=True):
    """Something sent to many. `source` is its business key: the same thing is sent once, whoever says so how often.

    `audience` is as `audiences.written` makes it; `topic` is what its recipients have to have on, None for those who
    asked for this in another way. Recipients are fixed from `begins_at` on, by member id; `reached` says how far that
    has come, `people` how many they are. It is over, with everybody in the books, at `ended_at`. `revision` grows with
    each correction; while `changing`, copies that were sent are corrected, or taken back (from `taken_back_at` on), by
    member id up to `changed_to`. `pictured` tells whether its copies are pictures with words below, once the first
    ones were made: all are made alike, so that all can be changed alike.
    """

    __tablename__ = "notice"
    __table_args__ = (
        Index("ix_notice_ended_at", "ended_at"),
        Index("ix_notice_changing", "changing"),
        {"sqlite_autoincrement": True},  # buttons under copies tell of a number that it never comes again
    )

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    source: str = Field(unique=True)
    kind: str
    about: int | None = Field(default=None, sa_column=Column(BigId, index=True, nullable=True))
    topic: str | None = None
    state: str = FIXING
    urgent: bool = False
    hours: str = SLACK
    audience: str = Field(default="{}", sa_column=Column(Text, nullable=False))
    begins_at: datetime = Field(sa_type=Moment)
    expires_at: datetime | None = Field(default=None, sa_type=Moment)
    reached: int = Field(default=0, sa_column=Column(BigId, nullable=False))
    people: int = 0
    fixed_at: datetime | None = Field(default=None, sa_type=Moment)
    turn_at: datetime | None = Field(default=None, sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    revision: int = 0
    changing: bool = False
    changed_to: int = Field(default=0, sa_column=Column(BigId, nullable=False))
    taken_back_at: datetime | None = Field(default=None, sa_type=Moment)
    pictured: bool | None = None
    created_at: datetime = Field(sa_type=Moment)

    @property
    def number(self) -> int:
        """Return the notice's id."""
        return self.id or 0

    @property
    def key(self) -> str:
        """Return what its copies are owed for."""
        return f"{SOURCE}{self.number}"


async def open_one(session: AsyncSession, notice: Notice) -> Notice | None:
    """Begin a notice, whose recipients are fixed next; None when there is, or was, one of this source."""
    values = {name: getattr(notice, name) for name in Notice.model_fields if name != "id"}
    statement = insert_into(session, Notice).values(**values).on_conflict_do_nothing(index_elements=["source"])
    number = (await session.execute(statement.returning(col(Notice.id)))).scalar_one_or_none()
    return None if number is None else await by_id(session, number)


async def by_id(session: AsyncSession, notice_id: int) -> Notice | None:
    """Return one notice as it is now."""
    statement = select(Notice).where(col(Notice.id) == notice_id).execution_options(populate_existing=True)
    return (await session.execute(statement)).scalar_one_or_none()


async def by_source(session: AsyncSession, source: str) -> Notice | None:
    """Return the notice of this business key."""
    statement = select(Notice).where(col(Notice.source) == source).execution_options(populate_existing=True)
    return (await session.execute(statement)).scalar_one_or_none()


async def held(session: AsyncSession, notice_id: int) -> Notice | None:
    """Return one notice, which nobody else changes before the commit."""
    statement = select(Notice).where(col(Notice.id) == notice_id).with_for_update()
    return (await session.execute(statement.execution_options(populate_existing=True))).scalar_one_or_none()


async def its_turn(session: AsyncSession, notice_id: int, now: datetime) -> Notice | None:
    """Return one that runs, and nobody else touches before the commit; others come first after this turn of it.

    None when it doesn't run, or somebody else holds it.
    """
    statement = select(Notice).where(col(Notice.id) == notice_id, col(Notice.state) == RUNNING)
    locked = statement.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    found = (await session.execute(locked)).scalar_one_or_none()
    if found is not None:
        await session.execute(_TURN, {"notice": notice_id, "now": now})
    return found


async def going_on(session: AsyncSession) -> list[Notice]:
    """Return the notices with something left to do, urgent ones first, then whose turn was longest ago."""
    left = or_(col(Notice.ended_at).is_(None), col(Notice.changing).is_(True))
    turns = (col(Notice.urgent).desc(), col(Notice.turn_at).is_not(None), col(Notice.turn_at), col(Notice.id))
    statement = select(Notice).where(left).order_by(*turns)
    return list((await session.execute(statement.execution_options(populate_existing=True))).scalars())


async def change(session: AsyncSession, notice_id: int, *states: str, **columns: Any) -> bool:
    """Set columns of a notice in one of these states (none given: any); False when it is in another one."""
    where = [col(Notice.id) == notice_id, *([col(Notice.state).in_(states)] if states else [])]
    statement = update(Notice).where(*where).values(**columns).returning(col(Notice.id))
    return (await session.execute(statement)).first() is not None


async def are_there(session: AsyncSession) -> bool:
    """Tell whether any notice has something left to do."""
    left = or_(col(Notice.ended_at).is_(None), col(Notice.changing).is_(True))
    return bool((await session.execute(select(exists().where(left)))).scalar())
