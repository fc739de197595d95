"""What the keeper of a station says of it: closed, broken, mended, right or wrong what riders marked; its hours.

Each word is a row, and the newest of a station on a topic counts. It beats what riders marked before: those marks are
settled. A topic is the door, one amenity, or one kind of mark that is about neither.
"""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Column, ForeignKey, Index, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import hours, members, problems, revisions, rights, roles, stations
from models.calendar import Almanac
from models.columns import BigId, Moment
from models.hours import Hours
from models.problems import Told
from models.rights import Where
from models.rules import RuleBroken
from models.stations import Station

REVISION = "keepings"


LONGEST = 300
"""Characters of the text that hours are given in."""

DOOR, HOURS = "door", "hours"

CLOSED, BROKEN, CONFIRMED = "closed", "broken", "confirmed"
"""Words that stand until another one on their topic; a closed door opens by itself when its time is up."""

OPEN, MENDED, WAVED_OFF, GIVEN = "open", "mended", "waved_off", "given"
"""Words after which nothing stands."""

ABOUT: Mapping[str, tuple[str, ...]] = {
    "no_hot_water": ("hot_water",),
    "charger_broken": ("phone_charging", "ebike_charging"),
}
"""The amenities that riders mean by a kind of mark."""

_AMENITY, _MARK = "amenity:", "mark:"
_DAY = timedelta(days=1)


class Keeping(SQLModel, table=True):
    """One word of a station's keeper, or of an administrator; rows are only added."""

    __tablename__ = "keeping"
    __table_args__ = (Index("ix_keeping_station_id_topic", "station_id", "topic"),)

    id: int | None = Field(default=None, sa_column=Column(BigId, primary_key=True))
    station_id: int = Field(sa_column=Column(BigId, ForeignKey("station.id"), nullable=False))
    topic: str
    says: str
    until: datetime | None = Field(default=None, sa_type=Moment)
    member_id: int = Field(sa_column=Column(BigId, ForeignKey("member.id"), index=True, nullable=False))
    at: datetime = Field(sa_type=Moment)


class Word(NamedTuple):
    """What a keeper's words come to now: `until` None means closed until further notice.

    `broken` are keys of amenities, `confirmed` kinds of marks.
    """

    closed: bool = False
    until: datetime | None = None
    broken: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()

    def covers(self, kind: str, station: Station) -> bool:
        """Tell whether it says already what riders mean by this kind of mark."""
        if kind == "closed" and self.closed:
            return True
        return kind in self.confirmed or any(key in self.broken for key in _meant(kind, station))


NOTHING = Word()


class _Said(NamedTuple):
    topic: str
    says: str
    until: datetime | None = None


class Settled(NamedTuple):
    """The station as it is after an act, and the kinds of the riders' marks that the act settled, by their ids."""

    station: Station
    marks: dict[int, str]


async def close(session: AsyncSession, person: int, station_id: int, until: datetime | None, now: datetime) -> Settled:
    """Close a station until this moment, None: until further notice. Raises RuleBroken for who may not."""
    station = await _kept(session, person, station_id)
    return await _say(session, person, station, _Said(DOOR, CLOSED, until), now)


async def open_again(session: AsyncSession, person: int, station_id: int, now: datetime) -> Settled:
    """Let a station keep its hours again. Raises RuleBroken for who may not."""
    station = await _kept(session, person, station_id)
    return await _say(session, person, station, _Said(DOOR, OPEN), now)


async def break_down(session: AsyncSession, person: int, station_id: int, amenity: str, now: datetime) -> Settled:
    """Say that one of the station's amenities can't be used. Raises RuleBroken for who may not, and for none of its."""
    station = await _kept(session, person, station_id)
    if amenity not in station.amenities:
        raise RuleBroken("old-button")
    return await _say(session, person, station, _Said(_AMENITY + amenity, BROKEN), now)


async def mend(session: AsyncSession, person: int, station_id: int, amenity: str, now: datetime) -> Settled:
    """Say that an amenity can be used again. Raises RuleBroken for who may not."""
    station = await _kept(session, person, station_id)
    return await _say(session, person, station, _Said(_AMENITY + amenity, MENDED), now)


async def resolve(session: AsyncSession, person: int, station_id: int, kind: str, now: datetime) -> Settled:
    """Say that what this kind of mark is about is as it should be. Raises RuleBroken as `confirm` does."""
    station = await _kept(session, person, station_id)
    topic = _topic(kind, station)
    return await _say(session, person, station, _Said(topic, OPEN if topic == DOOR else MENDED), now)


async def confirm(
    session: AsyncSession, person: int, station_id: int, kind: str, until: datetime | None, now: datetime
) -> Settled:
    """Say that riders are right: it counts at once, until mended; a closed door until this moment.

    Raises RuleBroken for who may not, and for a kind that riders can't mark.
    """
    station = await _kept(session, person, station_id)
    topic = _topic(kind, station)
    if topic == DOOR:
        return await _say(
            session, person, station, _Said(DOOR, CLOSED, await _later(session, station, until, now)), now
        )
    return await _say(session, person, station, _Said(topic, CONFIRMED if topic == _MARK + kind else BROKEN), now)


async def wave_off(session: AsyncSession, person: int, station_id: int, kind: str, now: datetime) -> Settled:
    """Say that what riders marked is not so. Raises RuleBroken for who may not, and for an unknown kind."""
    station = await _kept(session, person, station_id)
    return await _say(session, person, station, _Said(_topic(kind, station), WAVED_OFF), now)


async def give_hours(session: AsyncSession, person: int, station_id: int, text: str, now: datetime) -> Settled:
    """Set a station's opening hours, which count as confirmed.

    Raises RuleBroken for who may not, and for a text that isn't understood.
    """
    station = await _kept(session, person, station_id)
    facts = {"code": station.code, "hours_confirmed": True, **understood(station, text)}
    await stations.upsert(session, [facts], now)
    changed = await stations.by_id(session, station_id)
    return await _say(session, person, changed or station, _Said(HOURS, GIVEN), now)


def understood(station: Station, text: str) -> dict[str, str | None]:
    """Return the columns of a station whose hours are this text, which may be Chinese or in OSM syntax.

    What the station says of public holidays stays, unless the text speaks of them. Raises RuleBroken for a text that
    isn't understood.
    """
    rules = hours.understand(text) if len(text) <= LONGEST else None
    if rules is None:
        raise RuleBroken("keeper-hours-unclear")
    kept = station.holiday_hours if rules.holiday_rule is None else ""
    rules = hours.understand(text, kept) or rules
    return {"hours": text, "hours_rule": rules.rule, "holiday_hours": kept, "holiday_rule": rules.holiday_rule}


def closing(station: Station, days: int, now: datetime, almanac: Almanac) -> datetime:
    """Return until when a station is closed that stays so for this day, or so many `days` more."""
    rules = Hours(station.hours_rule, station.holiday_rule) if station.hours_rule else None
    return hours.day_ends(rules, now + days * _DAY, almanac)


async def words(session: AsyncSession, station_ids: Collection[int] | None, now: datetime) -> dict[int, Word]:
    """Return what stands at `now` by station, None asks for all; stations of which nothing stands are left out."""
    newest = select(func.max(col(Keeping.id))).group_by(col(Keeping.station_id), col(Keeping.topic))
    if station_ids is not None:
        newest = newest.where(col(Keeping.station_id).in_(station_ids))
    columns = (col(Keeping.station_id), col(Keeping.topic), col(Keeping.until))
    standing = select(*columns).where(
        col(Keeping.id).in_(newest.scalar_subquery()),
        col(Keeping.says).in_((CLOSED, BROKEN, CONFIRMED)),
    )
    found: dict[int, Word] = {}
    for station_id, topic, until in await session.execute(standing.order_by(col(Keeping.id))):
        if until is None or until > now:
            found[station_id] = _with(found.get(station_id, NOTHING), topic, until)
    return found


async def revision(session: AsyncSession) -> int:
    """Return the number that changes with every word of a keeper."""
    return await revisions.current(session, REVISION)


async def kept_by(session: AsyncSession, person: int) -> list[int]:
    """Return the ids of the stations that this person keeps by a role of theirs, in the order of the roles."""
    who = await rights.standing(session, person)
    return [role.station_id for role in who.roles if role.kind == roles.KEEPER and role.station_id is not None]


async def may_keep(session: AsyncSession, person: int, station_id: int) -> bool:
    """Tell whether this person may speak for a station."""
    who = await rights.standing(session, person)
    return await rights.may(session, who, "station.keep", Where(station_id=station_id))


async def require(session: AsyncSession, person: int, station_id: int) -> None:
    """Raise RuleBroken when this person may not speak for a station, at this moment."""
    await rights.require(session, person, "station.keep", Where(station_id=station_id))


async def told(session: AsyncSession, person: int, station_id: int, skip: int, count: int) -> list[Told]:
    """Return what riders marked at a station and the words they wrote, the newest first, without saying who.

    Raises RuleBroken for who may not read it.
    """
    await require(session, person, station_id)
    return await problems.told(session, station_id, skip, count)


async def forget(session: AsyncSession, before: datetime) -> int:
    """Delete words from before this moment that newer ones replaced; return how many."""
    newest = select(func.max(col(Keeping.id))).group_by(col(Keeping.station_id), col(Keeping.topic))
    old = delete(Keeping).where(col(Keeping.at) < before, col(Keeping.id).not_in(newest.scalar_subquery()))
    return len((await session.execute(old.returning(col(Keeping.id)))).all())


async def _kept(session: AsyncSession, person: int, station_id: int) -> Station:
    """Return a station that this person may speak for."""
    await require(session, person, station_id)
    await stations.hold(session, station_id)
    station = await stations.by_id(session, station_id)
    if station is None or station.state == "removed":
        raise RuleBroken("station-gone")
    return station


async def _say(session: AsyncSession, person: int, station: Station, said: _Said, now: datetime) -> Settled:
    member, station_id = await members.number_of(session, person, now), station.id or 0
    word = Keeping(station_id=station_id, topic=said.topic, says=said.says, until=said.until, member_id=member, at=now)
    session.add(word)
    await session.flush()
    await revisions.bump(session, REVISION)
    return Settled(station, await problems.settle(session, station_id, _kinds(said.topic), now))


async def _later(session: AsyncSession, station: Station, until: datetime | None, now: datetime) -> datetime | None:
    """Return until when a door stays closed that may have been closed for longer already."""
    word = (await words(session, [station.id or 0], now)).get(station.id or 0, NOTHING)
    if until is None or (word.closed and word.until is None):
        return None
    return max(until, word.until or until)


def _with(word: Word, topic: str, until: datetime | None) -> Word:
    if topic == DOOR:
        return word._replace(closed=True, until=until)
    if topic.startswith(_AMENITY):
        return word._replace(broken=(*word.broken, topic.removeprefix(_AMENITY)))
    return word._replace(confirmed=(*word.confirmed, topic.removeprefix(_MARK)))


def _topic(kind: str, station: Station) -> str:
    """Return what a mark of this kind is about: the amenity where there is one that it can mean."""
    if kind not in problems.KINDS:
        raise RuleBroken("old-button")
    if kind == "closed":
        return DOOR
    meant = _meant(kind, station)
    return _AMENITY + meant[0] if len(meant) == 1 else _MARK + kind


def _meant(kind: str, station: Station) -> list[str]:
    return [key for key in ABOUT.get(kind, ()) if key in station.amenities]


def _kinds(topic: str) -> list[str]:
    """Return the kinds of marks that a word on this topic settles."""
    if topic == DOOR:
        return ["closed"]
    if not topic.startswith(_AMENITY):
        return [topic.removeprefix(_MARK)]
    return [kind for kind, meant in ABOUT.items() if topic.removeprefix(_AMENITY) in meant]
