"""Photos of hazards, before and after: whose they are, whether they may be shown, and the key of their bytes.

The bytes lie elsewhere, each sealed with a key of its own. That key is in the row, sealed with the key of who took a
photo of a hazard, or with the house's key for a photo of what was done about it. So erasing a person, or destroying a
photo, makes the bytes unreadable wherever copies of them lie.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Column, ColumnElement, ForeignKey, Index, LargeBinary, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import keys, members
from models.columns import BigId, Moment
from models.drafts import Draft
from models.members import Member
from models.reports import Report

BEFORE, AFTER = "before", "after"
"""What a photo shows: the hazard, or what was done about it."""

TOGETHER = 500
"""Photos that one go of a job works on at most."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A photo whose bytes are stored under `path`, sealed with `key`; width and height in pixels, size in bytes.

    `album` and `unique_id` are Telegram's names of what was sent together, and of the file.
    """

    path: str
    key: bytes = field(repr=False)
    width: int
    height: int
    size: int
    album: str | None = None
    unique_id: str | None = None


class Photo(SQLModel, table=True):
    """One photo. `report_id` None: its report isn't sent yet, or never will be.

    `hidden_at`: nobody is shown it any more. `destroyed_at`: it can't be read any more; its bytes are deleted soon
    after, at `emptied_at`.
    """

    __tablename__ = "photo"
    __table_args__ = (Index("ix_photo_member_id_album", "member_id", "album"),)

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    report_id: int | None = Field(
        default=None, sa_column=Column(BigId, ForeignKey("report.id"), index=True, nullable=True)
    )
    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), nullable=False))
    kind: str
    path: str = Field(unique=True)
    key: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    width: int
    height: int
    size: int
    album: str | None = None
    unique_id: str | None = None
    at: datetime = Field(sa_type=Moment)
    hidden_at: datetime | None = Field(default=None, sa_type=Moment, index=True)
    hidden_by: int | None = Field(default=None, sa_column=Column(BigId, ForeignKey("member.id"), nullable=True))
    destroyed_at: datetime | None = Field(default=None, sa_type=Moment)
    emptied_at: datetime | None = Field(default=None, sa_type=Moment)

    @property
    def number(self) -> int:
        """Return the photo's id."""
        return self.id or 0

    @property
    def shown(self) -> bool:
        """Tell whether the photo may be shown."""
        return self.hidden_at is None and self.destroyed_at is None


async def add(
    session: AsyncSession, kept: Kept, member_id: int, kind: str, now: datetime, report_id: int | None = None
) -> int:
    """Enter a photo that a member took, and return its id; without a report it waits for `attach`.

    Raises ValueError for a kind that is neither BEFORE nor AFTER, and for a member who is nobody any more.
    """
    if kind not in (BEFORE, AFTER):
        raise ValueError(kind)
    facts = {name: getattr(kept, name) for name in ("path", "width", "height", "size", "album", "unique_id")}
    photo = Photo(member_id=member_id, kind=kind, at=now, report_id=report_id, **facts)
    photo.key = await _sealed(session, photo, kept.key, now)
    session.add(photo)
    await session.flush()
    return photo.number


async def by_id(session: AsyncSession, photo_id: int) -> Photo | None:
    """Return one photo as it is now."""
    found = await _where(session, col(Photo.id) == photo_id)
    return found[0] if found else None


async def of(session: AsyncSession, report_id: int, kind: str | None = None) -> list[Photo]:
    """Return the photos of a report, of one kind or of both, in the order in which they came; hidden ones too."""
    kinds = (BEFORE, AFTER) if kind is None else (kind,)
    return await _where(session, col(Photo.report_id) == report_id, col(Photo.kind).in_(kinds))


async def of_member(session: AsyncSession, member_id: int) -> list[Photo]:
    """Return the photos that a member took and that are not destroyed."""
    return await _where(session, col(Photo.member_id) == member_id, col(Photo.destroyed_at).is_(None))


async def attach(session: AsyncSession, photo_ids: Collection[int], report_id: int) -> int:
    """Give photos that wait for a report to this one; return how many there still were."""
    waiting = (col(Photo.id).in_(photo_ids), col(Photo.report_id).is_(None), col(Photo.destroyed_at).is_(None))
    return len(await _change(session, *waiting, values={"report_id": report_id}))


async def album_of(session: AsyncSession, member_id: int, album: str) -> Photo | None:
    """Return the photo of this member's album that a report was given last; None while none has it."""
    mine = (col(Photo.member_id) == member_id, col(Photo.album) == album, col(Photo.report_id).is_not(None))
    given = await _where(session, *mine)
    return given[-1] if given else None


async def waiting(session: AsyncSession, member_id: int, kind: str, album: str) -> list[Photo]:
    """Return the photos of this member's album that belong to no report yet."""
    mine = (col(Photo.member_id) == member_id, col(Photo.kind) == kind, col(Photo.album) == album)
    return await _where(session, *mine, col(Photo.report_id).is_(None), col(Photo.destroyed_at).is_(None))


async def hide(session: AsyncSession, photo_id: int, by_member: int, now: datetime) -> bool:
    """Show this photo to nobody from now on; False when it was hidden or destroyed before.

    Whether this member may is for the caller to have asked (`rights.require`).
    """
    shown = (col(Photo.id) == photo_id, col(Photo.hidden_at).is_(None), col(Photo.destroyed_at).is_(None))
    return bool(await _change(session, *shown, values={"hidden_at": now, "hidden_by": by_member}))


async def destroy(session: AsyncSession, photo_id: int, now: datetime) -> bool:
    """Make a photo unreadable from the commit on; False when it was before."""
    return bool(await _destroy(session, col(Photo.id) == photo_id, now=now))


async def destroy_all(session: AsyncSession, report_id: int, now: datetime) -> int:
    """Make all photos of a report unreadable; return how many were not before."""
    return len(await _destroy(session, col(Photo.report_id) == report_id, now=now))


async def erase(session: AsyncSession, member_id: int, now: datetime) -> set[int]:
    """Make all photos of hazards that a member took unreadable; return the reports that showed them.

    Photos of what was done stay: they belong to the house.
    """
    mine = (col(Photo.member_id) == member_id, col(Photo.kind) == BEFORE)
    touched = await _destroy(session, *mine, now=now)
    nameless = {"album": None, "unique_id": None}
    await _change(session, col(Photo.member_id) == member_id, values=nameless)
    return {photo.report_id for photo in touched if photo.report_id is not None}


async def hand_over(session: AsyncSession, member_id: int, nobody: int) -> None:
    """Let a member who is nobody have taken the photos of hazards that this one took."""
    mine = (col(Photo.member_id) == member_id, col(Photo.kind) == BEFORE)
    await _change(session, *mine, values={"member_id": nobody})


async def due(session: AsyncSession, before: datetime) -> list[Photo]:
    """Return photos that were hidden before this moment and can still be read."""
    return await _where(session, col(Photo.hidden_at) < before, col(Photo.destroyed_at).is_(None), most=TOGETHER)


async def loose(session: AsyncSession, before: datetime) -> list[Photo]:
    """Return photos from before this moment whose report was never sent, and that no form is open for."""
    draft = select(col(Draft.id)).join(Member, col(Member.telegram_id) == col(Draft.person))
    waiting = (col(Photo.report_id).is_(None), col(Photo.at) < before, col(Photo.destroyed_at).is_(None))
    return await _where(session, *waiting, ~exists(draft.where(col(Member.id) == col(Photo.member_id))), most=TOGETHER)


async def past(session: AsyncSession, before: datetime) -> list[Photo]:
    """Return photos, not destroyed yet, of reports that ended before this moment."""
    ended = select(col(Report.id)).where(col(Report.ended_at) < before)
    return await _where(session, col(Photo.report_id).in_(ended), col(Photo.destroyed_at).is_(None), most=TOGETHER)


async def gone_paths(session: AsyncSession) -> list[str]:
    """Return paths of destroyed photos whose bytes are still to be deleted, some at a time."""
    gone = (col(Photo.destroyed_at).is_not(None), col(Photo.emptied_at).is_(None))
    rows = await session.execute(select(col(Photo.path)).where(*gone).order_by(col(Photo.id)).limit(TOGETHER))
    return list(rows.scalars())


async def emptied(session: AsyncSession, paths: Collection[str], now: datetime) -> None:
    """Note that the bytes under these paths are deleted."""
    await _change(session, col(Photo.path).in_(paths), values={"emptied_at": now})


async def unnamed(session: AsyncSession, paths: Collection[str]) -> list[str]:
    """Return those of these paths that no photo has."""
    rows = await session.execute(select(col(Photo.path)).where(col(Photo.path).in_(paths)))
    known = set(rows.scalars())
    return [path for path in paths if path not in known]


async def key_of(session: AsyncSession, photo: Photo) -> bytes:
    """Return the key that the photo's bytes are sealed with. Raises keys.Unreadable when nobody has it any more."""
    if photo.key is None:
        raise keys.Unreadable(_about(photo.path))
    return await keys.unseal(session, photo.key, _about(photo.path))


async def _sealed(session: AsyncSession, photo: Photo, key: bytes, now: datetime) -> bytes:
    if photo.kind == AFTER:
        return keys.seal_for_house(keys.vault_of(session), key, _about(photo.path))
    person = await members.person_of(session, photo.member_id)
    if person is None:
        raise ValueError("a photo of a hazard needs somebody whose key seals it")
    return await keys.seal(session, person, key, _about(photo.path), now)


async def _destroy(session: AsyncSession, *which: ColumnElement[bool], now: datetime) -> list[Photo]:
    values = {"key": None, "destroyed_at": now}
    return await _change(session, *which, col(Photo.destroyed_at).is_(None), values=values)


async def _change(session: AsyncSession, *which: ColumnElement[bool], values: Mapping[str, object]) -> list[Photo]:
    """Change the photos that these conditions hold for, and return them as they are after it."""
    changed = update(Photo).where(*which).values(**values).returning(Photo)
    return list((await session.execute(changed, execution_options={"populate_existing": True})).scalars())


async def _where(session: AsyncSession, *which: ColumnElement[bool], most: int | None = None) -> list[Photo]:
    found = select(Photo).where(*which).order_by(col(Photo.id)).limit(most)
    return list((await session.execute(found, execution_options={"populate_existing": True})).scalars())


def _about(path: str) -> str:
    return f"photo:{path}"
