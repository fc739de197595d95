"""Broadcasts: what a secretary writes to many, from the first word of it until it goes out as a notice."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

import orjson
from sqlalchemy import Column, ForeignKey, Index, LargeBinary, Text, and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import audiences, keys, members, notices, rosters
from models.audiences import Audience
from models.columns import BigId, Moment
from models.notices import SLACK, Notice
from models.rules import RuleBroken

ACT, URGENT = "broadcast.send", "broadcast.urgent"
"""The rights to write to many, and to do so at any hour."""

COMPOSING, WAITING, BEGUN, DROPPED = "composing", "waiting", "begun", "dropped"
"""Being written; waiting for a second one to agree; sent, or about to be at its hour; given up."""

PREVIEW, ASKED, CORRECTION, STOPPED = "shown:", "second:", "corrected:", "stopped:"
"""What messages begin with that show others what somebody writes, ask them to agree to it, or to other words, or say
that it was stopped."""

_BECAME = {
    COMPOSING: "broadcast-not-waiting",
    WAITING: "broadcast-waits",
    BEGUN: "broadcast-begun",
    DROPPED: "broadcast-dropped-before",
}

TEXT, PHOTO, VIDEO, DOCUMENT, ANIMATION = "text", "photo", "video", "document", "animation"
MEDIA = (ANIMATION, PHOTO, VIDEO, DOCUMENT)
"""What content is made of besides text; Telegram tells of an animation as a document too."""

ALBUM = 10
"""Items of an album at most, as Telegram allows."""

OPEN = timedelta(days=1)
"""For so long somebody comes back to what they have begun to write."""


class Broadcast(SQLModel, table=True):
    """What one member (a secretary or an administrator) writes to many; `content` is sealed with their key.

    `audience` is as `audiences.written` makes it, `hours` as a notice has them; `begins_at` None is at once. `acks`:
    people are asked to say that they have read it. `version` grows with every change, so that a button sends what its
    screen shows. `second_id` is who agreed. Once it has begun there is a notice whose `about` is its id. `correction`,
    sealed as well, is what its author wants it to say instead, as long as a second one has not agreed to that.
    """

    __tablename__ = "broadcast"
    __table_args__ = (
        Index("ix_broadcast_member_id_state", "member_id", "state"),
        {"sqlite_autoincrement": True},  # buttons tell of a number that it never comes again
    )

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), nullable=False))
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    topic: str
    audience: str = Field(default="{}", sa_column=Column(Text, nullable=False))
    hours: str = SLACK
    begins_at: datetime | None = Field(default=None, sa_type=Moment)
    urgent: bool = False
    acks: bool = False
    state: str = COMPOSING
    version: int = 1
    second_id: int | None = Field(
        default=None, sa_column=Column(BigId, ForeignKey("member.id"), index=True, nullable=True)
    )
    correction: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    touched_at: datetime = Field(sa_type=Moment)
    created_at: datetime = Field(sa_type=Moment)

    @property
    def number(self) -> int:
        """Return the broadcast's id."""
        return self.id or 0

    @property
    def source(self) -> str:
        """Return the business key of its notice."""
        return f"broadcast:{self.number}"

    @property
    def to(self) -> Audience:
        """Return to whom it goes."""
        return audiences.read(self.audience)


@dataclass(frozen=True, slots=True)
class Item:
    """One message of the content, or one part of an album, as Telegram told of it.

    `text` is the words, or the caption; `entities` their formatting; `file` is Telegram's id of the file; `more` are
    further parameters of the method that sends it.
    """

    kind: str
    text: str = ""
    entities: tuple[Mapping[str, Any], ...] = ()
    file: str | None = None
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Content:
    """What a broadcast says: one item, or those of an album, which came under one mark of Telegram's."""

    items: tuple[Item, ...]
    album: str | None = None

    @property
    def is_album(self) -> bool:
        """Tell whether it goes out as an album, with its buttons in a second message."""
        return len(self.items) > 1

    @property
    def weight(self) -> int:
        """Return how many messages a copy is: one, or the parts of an album and its buttons."""
        return len(self.items) + self.is_album


async def by_id(session: AsyncSession, broadcast_id: int) -> Broadcast | None:
    """Return one broadcast as it is now."""
    statement = select(Broadcast).where(col(Broadcast.id) == broadcast_id).execution_options(populate_existing=True)
    return (await session.execute(statement)).scalar_one_or_none()


async def held(session: AsyncSession, broadcast_id: int) -> Broadcast | None:
    """Return one broadcast, which nobody else changes before the commit."""
    statement = select(Broadcast).where(col(Broadcast.id) == broadcast_id).with_for_update()
    return (await session.execute(statement.execution_options(populate_existing=True))).scalar_one_or_none()


async def of_notice(session: AsyncSession, notice: Notice) -> Broadcast | None:
    """Return the broadcast that a notice is made of."""
    found = notice.kind == notices.BROADCAST and notice.about is not None
    return await by_id(session, notice.about or 0) if found else None


async def notice_of(session: AsyncSession, broadcast: Broadcast) -> Notice | None:
    """Return the notice that a broadcast has become."""
    return await notices.by_source(session, broadcast.source)


async def content_of(session: AsyncSession, broadcast: Broadcast) -> Content | None:
    """Return what it says; None when its author's key is gone."""
    return await _opened(session, broadcast.member_id, broadcast.content)


async def readable(session: AsyncSession, broadcast: Broadcast) -> Content:
    """Return what it says. Raises RuleBroken when its author's key is gone."""
    content = await content_of(session, broadcast)
    if content is None:
        raise RuleBroken("broadcast-gone")
    return content


async def correction_of(session: AsyncSession, broadcast: Broadcast) -> Content | None:
    """Return what it shall say once a second one agrees; None when nothing waits, or its author's key is gone."""
    return await _opened(session, broadcast.member_id, broadcast.correction) if broadcast.correction else None


async def own(session: AsyncSession, person: int, broadcast_id: int) -> Broadcast:
    """Return a broadcast of this person's own, which nobody else changes before the commit.

    Raises RuleBroken for somebody else's, and for who may write to nobody (any more).
    """
    await rosters.scope(session, person, ACT)
    broadcast, member = await held(session, broadcast_id), await members.find(session, person)
    if broadcast is None or member is None or broadcast.member_id != member.id:
        raise RuleBroken("broadcast-not-yours")
    return broadcast


def check_state(broadcast: Broadcast, state: str) -> None:
    """Raise RuleBroken, with what became of it, when a broadcast is in another state than this one."""
    if broadcast.state != state:
        raise RuleBroken(_BECAME[broadcast.state])


async def being_composed(session: AsyncSession, member_id: int, now: datetime) -> Broadcast | None:
    """Return what this member is writing, and has touched not too long ago."""
    mine = (col(Broadcast.member_id) == member_id, col(Broadcast.state) == COMPOSING)
    latest = select(Broadcast).where(*mine, col(Broadcast.touched_at) > now - OPEN).order_by(col(Broadcast.id).desc())
    statement = latest.limit(1).with_for_update().execution_options(populate_existing=True)
    return (await session.execute(statement)).scalar_one_or_none()


async def compose(session: AsyncSession, person: int, content: Content, topic: str, now: datetime) -> Broadcast:
    """Begin a broadcast of this person's with this content, to all whom they may write to.

    What they were writing before is given up. Raises RuleBroken for who may write to nobody.
    """
    await rosters.scope(session, person, ACT)
    member_id = await members.number_of(session, person, now)
    await _give_up(session, member_id, now)
    audience = audiences.written(Audience(person=person))
    sealed = await _sealed(session, person, member_id, content, now)
    broadcast = Broadcast(
        member_id=member_id, content=sealed, topic=topic, audience=audience, touched_at=now, created_at=now
    )
    session.add(broadcast)
    await session.flush()
    return broadcast


async def again(session: AsyncSession, person: int, broadcast: Broadcast, now: datetime) -> Broadcast:
    """Begin a broadcast like one that was sent, to those whom it did not reach.

    Raises RuleBroken as `own` does, and for one whose words are gone, or that was not sent.
    """
    before = await own(session, person, broadcast.number)
    content, notice = await content_of(session, before), await notice_of(session, before)
    if content is None or notice is None:
        raise RuleBroken("broadcast-gone")
    new = await compose(session, person, content, before.topic, now)
    missed = audiences.written(Audience(person=person, missed=notice.number))
    await change(session, new.number, now, audience=missed, acks=before.acks)
    return await by_id(session, new.number) or new


async def rewrite(session: AsyncSession, person: int, broadcast: Broadcast, content: Content, now: datetime) -> None:
    """Let a broadcast of this person's say something else from now on."""
    sealed = await _sealed(session, person, broadcast.member_id, content, now)
    await change(session, broadcast.number, now, content=sealed, correction=None)


async def propose(session: AsyncSession, person: int, broadcast: Broadcast, content: Content, now: datetime) -> None:
    """Keep what a broadcast of this person's shall say instead, in place of what they wanted before."""
    sealed = await _sealed(session, person, broadcast.member_id, content, now)
    await change(session, broadcast.number, now, correction=sealed)


async def change(session: AsyncSession, broadcast_id: int, now: datetime, *states: str, **columns: Any) -> bool:
    """Set columns of a broadcast in one of these states (none given: any); False when it is in another one."""
    where = [col(Broadcast.id) == broadcast_id, *([col(Broadcast.state).in_(states)] if states else [])]
    values = {**columns, "version": col(Broadcast.version) + 1, "touched_at": now}
    changed = update(Broadcast).where(*where).values(**values).returning(col(Broadcast.id))
    return (await session.execute(changed, execution_options={"synchronize_session": False})).first() is not None


async def forget(session: AsyncSession, before: datetime, left: datetime) -> int:
    """Delete what was sent, and over before this moment, and what nobody has touched since `left`; return how many."""
    over = select(col(Notice.about)).where(col(Notice.kind) == notices.BROADCAST, col(Notice.ended_at) < before)
    sent = and_(col(Broadcast.state) == BEGUN, col(Broadcast.id).in_(over))
    unsent = and_(col(Broadcast.state) != BEGUN, col(Broadcast.touched_at) < left)
    gone = delete(Broadcast).where(or_(sent, unsent)).execution_options(synchronize_session=False)
    return int((await session.execute(gone)).rowcount)  # type: ignore[attr-defined]


async def _give_up(session: AsyncSession, member_id: int, now: datetime) -> None:
    mine = update(Broadcast).where(col(Broadcast.member_id) == member_id, col(Broadcast.state) == COMPOSING)
    await session.execute(mine.values(state=DROPPED, touched_at=now), execution_options={"synchronize_session": False})


async def _opened(session: AsyncSession, member_id: int, sealed: bytes) -> Content | None:
    try:
        given = orjson.loads(await keys.unseal(session, sealed, _about(member_id)))
    except keys.Unreadable:
        return None
    items = (Item(**{**item, "entities": tuple(item["entities"])}) for item in given["items"])
    return Content(tuple(items), given["album"])


async def _sealed(session: AsyncSession, person: int, member_id: int, content: Content, now: datetime) -> bytes:
    return await keys.seal(session, person, orjson.dumps(asdict(content)), _about(member_id), now)


def _about(member_id: int) -> str:
    return f"broadcast:{member_id}"
