"""A house for tests of its rules: areas within areas, branches, and people who have a part in it."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.database import Database
from models import areas, branches, members, riders, roles, stations
from models.desks import Desk
from models.keys import Vault
from models.riders import Known, Profile, Told
from models.roles import Role
from tests.conftest import KEY
from tests.core import NOW

BOSS, DEPUTY = 901, 902
"""The numeric ids that the settings name as administrators."""

AREAS = (("district", None), ("street", "district"), ("yard", "street"), ("other", "district"), ("far", None))
BRANCHES = (("here", "street"), ("there", "other"), ("adrift", None))
STATIONS = ("warm", "cold")


def opened(settings) -> Database:
    """Open the database once more, as another process does, with both administrators."""
    return Database(settings.database, Vault(KEY), frozenset({BOSS, DEPUTY}))


async def build(session: AsyncSession) -> dict[str, int]:
    """Enter the areas and branches; return their ids by name."""
    given = [{"code": name, "name": name, "kind": None, "parent_code": above} for name, above in AREAS]
    await areas.upsert(session, given)
    found = {area.code: area.id or 0 for area in await areas.every(session)}
    named = [{"code": name, "name": name, "area_id": found.get(area or "")} for name, area in BRANCHES]
    await branches.upsert(session, named)
    for code in STATIONS:
        await stations.upsert(session, [{"code": code, "name": code, "latitude": 34.7, "longitude": 113.6}], NOW)
    found |= {station.code: station.id or 0 for station in await stations.every(session)}
    return found | {branch.code: branch.id or 0 for branch in await branches.every(session)}


async def gives(session: AsyncSession, person: int, kind: str, **scope: int) -> Role:
    """Give somebody a role: `area_id`, `branch_id` or `station_id` is what it is for."""
    member = await members.number_of(session, person, NOW)
    return await roles.give(session, Role(member_id=member, kind=kind, begun_at=NOW, **scope))


async def binds(session: AsyncSession, *, area_id: int) -> int:
    """Let a group be the desk of an area; return the desk's id."""
    boss = await members.number_of(session, BOSS, NOW)
    desk = Desk(chat=-area_id, spot=f"-{area_id}", area_id=area_id, bound_by=boss, bound_at=NOW)
    session.add(desk)
    await session.flush()
    return desk.number


async def checks_in(session: AsyncSession, person: int, profile: Profile, *, area: int | None = None) -> Known:
    """Let somebody send a check-in, that waits then."""
    member = await members.number_of(session, person, NOW)
    await riders.enter(session, member, person, Told("delivery", "meituan", area, profile), NOW)
    known = await riders.known(session, member)
    assert known is not None
    return known
