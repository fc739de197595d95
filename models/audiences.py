"""Audiences: to whom a notice goes. What is chosen is and-ed; within one choice any of the chosen will do."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import orjson
from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from models import areas, riders, rosters
from models.attendances import Attendance
from models.comings import COMING, Coming
from models.members import Member
from models.notices import Notice
from models.recipients import NOT_REACHED, Recipient
from models.riders import CONFIRMED, Rider
from models.subscriptions import AS_MEMBER, Subscription

__all__ = ["AS_MEMBER"]

ACT = "broadcast.send"


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a notice is for: confirmed riders, of any of these branches, areas (with all below), trades, companies.

    `party`: Party members who agreed to be written to as such. `person`: within what this person (a numeric id) may
    write to, at that moment. `missed`: who was not reached by this notice, nor by another round of the same. `coming`:
    who comes to this service day, `came`: who came to it.
    """

    branches: tuple[int, ...] = ()
    areas: tuple[int, ...] = ()
    trades: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    party: bool = False
    person: int | None = None
    missed: int | None = None
    coming: int | None = None
    came: int | None = None


EVERYBODY = Audience()


def written(audience: Audience) -> str:
    """Return an audience as a notice keeps it."""
    return orjson.dumps({name: value for name, value in asdict(audience).items() if value}).decode()


def read(text: str) -> Audience:
    """Return the audience that `written` made this of."""
    given: dict[str, Any] = orjson.loads(text)
    return Audience(**{name: tuple(value) if isinstance(value, list) else value for name, value in given.items()})  # type: ignore[arg-type]


async def conditions(session: AsyncSession, audience: Audience, topic: str | None) -> list[ColumnElement[bool]]:
    """Return who belongs to it and has this topic on (None: whatever they have on), as conditions on Rider.

    Raises RuleBroken when the person it comes from may write to nobody (any more).
    """
    found: list[ColumnElement[bool]] = [col(Rider.state) == CONFIRMED]
    if audience.person is not None:
        found.append(await rosters.scope(session, audience.person, ACT))
    if audience.branches:
        homes = [riders.mark(session, f"branch:{number}") for number in audience.branches]
        found.append(col(Rider.home).in_(homes))
    if audience.areas:
        atlas = await areas.atlas(session)
        found.append(col(Rider.area_id).in_(set().union(*(areas.below(atlas, area) for area in audience.areas))))
    if audience.trades:
        found.append(col(Rider.trade).in_(audience.trades))
    if audience.companies:
        found.append(col(Rider.company).in_(audience.companies))
    if audience.party:
        found += [col(Rider.home) != riders.mark(session, "none"), _has_on(AS_MEMBER)]
    if audience.missed is not None:
        found.append(await _missed(session, audience.missed))
    if audience.coming is not None:
        found.append(_comes(audience.coming))
    if audience.came is not None:
        found.append(_came(audience.came))
    if topic is not None:
        found.append(_has_on(topic))
    return found


async def count(session: AsyncSession, audience: Audience, topic: str | None, most: int | None = None) -> int:
    """Return how many riders would be fixed at this moment (counted up to `most`); who blocked the bot is left out."""
    everybody = _reachable(select(col(Rider.member_id)), await conditions(session, audience, topic))
    counted = select(func.count()).select_from(everybody.limit(most).subquery())
    return int((await session.execute(counted)).scalar_one())


async def spread(session: AsyncSession, audience: Audience, topic: str | None, column: str) -> dict[Any, int]:
    """Return how many of them have each value of a column of Rider: `trade`, `company`, `area_id` or `home`."""
    kind = col(getattr(Rider, column))
    counted = _reachable(select(kind, func.count()), await conditions(session, audience, topic)).group_by(kind)
    return {value: int(many) for value, many in (await session.execute(counted)).all()}


def _reachable(statement: Any, who: list[ColumnElement[bool]]) -> Any:
    joined = statement.select_from(Rider).join(Member, col(Member.id) == col(Rider.member_id))
    return joined.where(col(Member.telegram_id).is_not(None), col(Member.blocked_at).is_(None), *who)


def _has_on(topic: str) -> ColumnElement[bool]:
    # By another name: the statement may read subscriptions itself.
    theirs = aliased(Subscription)
    return exists().where(and_(col(theirs.member_id) == col(Rider.member_id), col(theirs.topic) == topic))


async def first_round(session: AsyncSession, notice_id: int) -> int:
    """Return the notice with which it began, for one that goes to those whom another one missed; else itself."""
    return _first(await _repeated(session), notice_id)


async def _missed(session: AsyncSession, notice_id: int) -> ColumnElement[bool]:
    """Return who was not reached by a notice, nor has it (or is to have it) from any other round of the same."""
    theirs, other = aliased(Recipient), aliased(Recipient)
    repeated = await _repeated(session)
    rounds = {_first(repeated, notice_id)}
    for number in sorted(repeated):  # each comes after the one that it repeats
        rounds |= {number} if repeated[number] in rounds else set()
    missed = (col(theirs.notice_id) == notice_id, col(theirs.state).in_(NOT_REACHED))
    has_it = (col(other.member_id) == col(Rider.member_id), col(other.state).not_in(NOT_REACHED))
    # Few among many riders: by this list they are found without looking at all.
    these = col(Rider.member_id).in_(select(col(theirs.member_id)).where(*missed))
    return and_(these, ~exists().where(*has_it, col(other.notice_id).in_(rounds)))


async def _repeated(session: AsyncSession) -> dict[int, int]:
    """Return which notices went to those whom another one missed, each with that one."""
    statement = select(col(Notice.id), col(Notice.audience)).where(col(Notice.audience).contains('"missed":'))
    found = ((number, read(text).missed) for number, text in (await session.execute(statement)).all())
    return {number: before for number, before in found if number is not None and before is not None}


def _first(repeated: Mapping[int, int], notice_id: int) -> int:
    while notice_id in repeated:
        notice_id = repeated[notice_id]
    return notice_id


def _comes(service_day_id: int) -> ColumnElement[bool]:
    theirs = aliased(Coming)
    return exists().where(
        and_(
            col(theirs.service_day_id) == service_day_id,
            col(theirs.member_id) == col(Rider.member_id),
            col(theirs.state) == COMING,
        )
    )


def _came(service_day_id: int) -> ColumnElement[bool]:
    theirs = aliased(Attendance)
    return exists().where(
        and_(col(theirs.service_day_id) == service_day_id, col(theirs.member_id) == col(Rider.member_id))
    )
