"""How a broadcast goes out: once, by who may, and to many only when a second one agrees."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import areas, audiences, branches, broadcasts, members, notices, rights, roles, rosters
from models.areas import Atlas
from models.broadcasts import ACT, BEGUN, COMPOSING, URGENT, WAITING, Broadcast
from models.notices import Notice
from models.rights import Standing
from models.roles import SECRETARY, Role
from models.rules import RuleBroken

LASTS = timedelta(days=7)
"""What has not reached somebody by then, because it was paused, say, is not sent to them any more."""

LATE = timedelta(minutes=15)
"""Who sends something this long after the moment that they chose for it meant another one."""


async def send(
    session: AsyncSession, person: int, broadcast_id: int, version: int, second_above: int, now: datetime
) -> Notice | None:
    """Send a broadcast of this person's as it was at this version; None when a second one has to agree first.

    Raises RuleBroken when it has changed since, has been sent, is for nobody, or for so many that a second one would
    have to agree, and there is none, or when its time is over; and as `broadcasts.own` does.
    """
    broadcast = await broadcasts.own(session, person, broadcast_id)
    _check(broadcast, version, COMPOSING)
    if is_late(broadcast, now):
        raise RuleBroken("broadcast-time-over")
    await _check_urgent(session, person, broadcast)
    many = await audiences.count(session, broadcast.to, broadcast.topic, second_above + 1)
    if not many:
        raise RuleBroken("broadcast-nobody")
    if many <= second_above:
        return await _begin(session, broadcast, None, now)
    if not await seconds(session, broadcast):
        raise RuleBroken("broadcast-no-second", most=second_above)
    await broadcasts.change(session, broadcast_id, now, COMPOSING, state=WAITING)
    return None


def is_late(broadcast: Broadcast, now: datetime) -> bool:
    """Tell whether the moment that was chosen for a broadcast is over, so that it can't be meant any more."""
    return broadcast.begins_at is not None and broadcast.begins_at < now - LATE


async def agree(session: AsyncSession, person: int, broadcast_id: int, version: int, now: datetime) -> Notice:
    """Send what waits for a second one, who is this person.

    Raises RuleBroken for who may not agree, when somebody has decided, it has changed or is for nobody, when its time
    is over, and when its author may not write to them any more.
    """
    broadcast = await _for_second(session, person, broadcast_id, version)
    if is_late(broadcast, now):
        raise RuleBroken("broadcast-time-over")
    author = await members.person_of(session, broadcast.member_id)
    try:
        await rosters.scope(session, author or 0, ACT)
        await _check_urgent(session, author or 0, broadcast)
    except RuleBroken:
        raise RuleBroken("broadcast-author-gone") from None
    if not await audiences.count(session, broadcast.to, broadcast.topic, 1):
        raise RuleBroken("broadcast-nobody")
    return await _begin(session, broadcast, await members.number_of(session, person, now), now)


async def decline(session: AsyncSession, person: int, broadcast_id: int, version: int, now: datetime) -> Broadcast:
    """Give back what waits for a second one to its author; raises RuleBroken as `agree` does."""
    broadcast = await _for_second(session, person, broadcast_id, version)
    await broadcasts.change(session, broadcast_id, now, WAITING, state=COMPOSING)
    return broadcast


async def take_back(session: AsyncSession, person: int, broadcast_id: int, now: datetime) -> None:
    """Let this person, its author, go on writing what waits for a second one. Raises RuleBroken when it doesn't."""
    await broadcasts.own(session, person, broadcast_id)
    if not await broadcasts.change(session, broadcast_id, now, WAITING, state=COMPOSING):
        raise RuleBroken("broadcast-begun")


async def check(session: AsyncSession, notice: Notice) -> None:
    """Raise RuleBroken when the author of a broadcast may not (any more) write as they did: at any hour, say."""
    broadcast = await broadcasts.of_notice(session, notice)
    if broadcast is not None:
        person = await members.person_of(session, broadcast.member_id) or 0
        await rosters.scope(session, person, ACT)
        await _check_urgent(session, person, broadcast)


async def may_go_on(session: AsyncSession, notice: Notice) -> bool:
    """Tell whether the author of a broadcast still may write as they did."""
    try:
        await check(session, notice)
    except RuleBroken:
        return False
    return True


async def seconds(session: AsyncSession, broadcast: Broadcast) -> list[int]:
    """Return the numeric ids of who may agree: secretaries above all that its author looks after, administrators."""
    author = await members.person_of(session, broadcast.member_id) or 0
    above = await _above(session, await rights.standing(session, author))
    secretaries = [person for _, person in await roles.holders(session, SECRETARY, areas=above)]
    found = dict.fromkeys([*secretaries, *await rights.present_administrators(session)])
    return [person for person in found if person != author]


def _check(broadcast: Broadcast, version: int, state: str) -> None:
    broadcasts.check_state(broadcast, state)
    if broadcast.version != version:
        raise RuleBroken("broadcast-changed")


async def _check_urgent(session: AsyncSession, person: int, broadcast: Broadcast) -> None:
    if broadcast.urgent:
        await rights.require(session, person, URGENT)


async def _for_second(session: AsyncSession, person: int, broadcast_id: int, version: int) -> Broadcast:
    broadcast = await broadcasts.held(session, broadcast_id)
    if broadcast is None or person not in await seconds(session, broadcast):
        raise RuleBroken("right-none")
    _check(broadcast, version, WAITING)
    return broadcast


async def _begin(session: AsyncSession, broadcast: Broadcast, second: int | None, now: datetime) -> Notice:
    begins = max(now, broadcast.begins_at or now)
    notice = Notice(
        source=broadcast.source,
        kind=notices.BROADCAST,
        about=broadcast.number,
        topic=broadcast.topic,
        urgent=broadcast.urgent,
        hours=broadcast.hours,
        audience=broadcast.audience,
        begins_at=begins,
        expires_at=begins + LASTS,
        created_at=now,
    )
    opened = await notices.open_one(session, notice)
    if opened is None:
        raise RuleBroken("broadcast-begun")
    await broadcasts.change(session, broadcast.number, now, state=BEGUN, second_id=second)
    return opened


async def _above(session: AsyncSession, who: Standing) -> set[int]:
    """Return the areas that lie above everything that somebody is secretary of; none above an administrator."""
    if who.administrator:
        return set()
    atlas = await areas.atlas(session)
    ways = [await _way(session, atlas, role) for role in who.roles if role.kind == SECRETARY]
    return set.intersection(*ways) if ways else set()


async def _way(session: AsyncSession, atlas: Atlas, role: Role) -> set[int]:
    if role.branch_id is None:
        return {area.id or 0 for area in areas.path(atlas, role.area_id)[:-1]}
    branch = await branches.by_id(session, role.branch_id)
    return {area.id or 0 for area in areas.path(atlas, branch.area_id if branch else None)}
