"""Rights: who may do what, where. Decided from a numeric id, role rows and the settings, at the moment of the act."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models import areas, branches, members, roles
from models.areas import Atlas
from models.roles import ADMINISTRATOR, CADRE, KEEPER, SECRETARY, Role
from models.rules import RuleBroken

RIGHTS: Mapping[str, frozenset[str]] = {
    "checkin.decide": frozenset({SECRETARY, ADMINISTRATOR}),
    "roster.see": frozenset({SECRETARY, ADMINISTRATOR}),
    "roster.export": frozenset({SECRETARY, ADMINISTRATOR}),
    "phone.reveal": frozenset({SECRETARY, ADMINISTRATOR}),
    "figures.see": frozenset({ADMINISTRATOR}),
    "thread.answer": frozenset({SECRETARY, ADMINISTRATOR}),
    "station.keep": frozenset({KEEPER, ADMINISTRATOR}),
    "invitation.make": frozenset({ADMINISTRATOR}),
    "invitation.confirm": frozenset({ADMINISTRATOR}),
    "role.end": frozenset({ADMINISTRATOR}),
    "report.triage": frozenset({CADRE}),
    "report.orphan": frozenset({ADMINISTRATOR}),
    "report.assign": frozenset({CADRE, ADMINISTRATOR}),
    "report.figures": frozenset({CADRE, ADMINISTRATOR}),
    "report.export": frozenset({CADRE, ADMINISTRATOR}),
    "desk.bind": frozenset({ADMINISTRATOR}),
    "points.award": frozenset({SECRETARY, ADMINISTRATOR}),
    "points.deduct": frozenset({CADRE, ADMINISTRATOR}),
    "points.reverse": frozenset({ADMINISTRATOR}),
    "points.settle": frozenset({ADMINISTRATOR}),
    "title.nominate": frozenset({SECRETARY, ADMINISTRATOR}),
    "service_day.change": frozenset({ADMINISTRATOR}),
    "reward.hand_out": frozenset({KEEPER, ADMINISTRATOR}),
    "service_day.count": frozenset({KEEPER, ADMINISTRATOR}),
    "broadcast.send": frozenset({SECRETARY, ADMINISTRATOR}),
    "broadcast.urgent": frozenset({ADMINISTRATOR}),
}
"""Each act with the roles that may do it, each within its scope. Nobody else may."""


@dataclass(frozen=True, slots=True)
class Where:
    """What an act is about: a rider's area and branch, a station, a report. Nothing: the whole district.

    A report is in the care of the cadres of an area, or, with a department, in that department's care in this area.
    """

    area_id: int | None = None
    branch_id: int | None = None
    station_id: int | None = None
    department: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody is in the house at this moment."""

    person: int
    member_id: int | None
    administrator: bool
    roles: tuple[Role, ...]

    def has(self, kind: str) -> bool:
        """Tell whether this person has a role of this kind, whatever its scope."""
        return self.administrator if kind == ADMINISTRATOR else any(role.kind == kind for role in self.roles)


DISTRICT = Where()


def administrators(session: AsyncSession) -> frozenset[int]:
    """Return the numeric ids that the settings name as administrators."""
    found: frozenset[int] = session.info.get("administrators", frozenset())
    return found


async def standing(session: AsyncSession, person: int) -> Standing:
    """Return what the person with this numeric id is now."""
    member = await members.find(session, person)
    member_id = member.id if member else None
    if await roles.is_locked_out(session, person):
        return Standing(person, member_id, False, ())
    held = await roles.of(session, member_id) if member_id is not None else []
    return Standing(person, member_id, person in administrators(session), tuple(held))


async def may(session: AsyncSession, who: Standing, act: str, where: Where = DISTRICT) -> bool:
    """Tell whether `who` may do `act` there. Raises KeyError for an act that no right names."""
    allowed = RIGHTS[act]
    if who.administrator and ADMINISTRATOR in allowed:
        return True
    atlas = await areas.atlas(session)
    branch = await branches.by_id(session, where.branch_id) if where.branch_id is not None else None
    places = {where.area_id, branch.area_id if branch else None} - {None}
    return any(role.kind in allowed and covers(atlas, role, where, places) for role in who.roles)


async def require(session: AsyncSession, person: int, act: str, where: Where = DISTRICT) -> Standing:
    """Return what this person is; raise RuleBroken when they may not do `act` there, at this moment."""
    who = await standing(session, person)
    if not await may(session, who, act, where):
        raise RuleBroken("right-none")
    return who


def covers(atlas: Atlas, role: Role, where: Where, places: set[int | None]) -> bool:
    """Tell whether a role's scope holds what an act is about; `places` are the areas that it touches."""
    if role.station_id is not None:
        return role.station_id == where.station_id
    if role.branch_id is not None:
        return role.branch_id == where.branch_id
    if role.department != where.department:
        return False
    if role.area_id is None:
        return role.department is not None
    return not places.isdisjoint(areas.below(atlas, role.area_id))


def scope_of(role: Role) -> Where:
    """Return what a role is for."""
    return Where(role.area_id, role.branch_id, role.station_id, role.department)


async def responsible(session: AsyncSession, where: Where, besides: int | None = None) -> list[int]:
    """Return the numeric ids of who looks after a rider: the branch's secretaries, else the area's that it lies in.

    Without a branch it is the rider's area. An area without any passes to the one above; in the end it is the
    administrators. Nobody looks after themselves: `besides` is left out. Who has blocked the bot can't be reached, and
    is left out as well.
    """
    return (await overseers(session, where, besides))[1]


async def overseers(session: AsyncSession, where: Where, besides: int | None = None) -> tuple[str, list[int]]:
    """Return whose secretaries look after a rider ("branch", "area" or "administrator"), and their numeric ids."""
    if where.branch_id is not None:
        found = await _within_reach(session, SECRETARY, besides, branches=[where.branch_id])
        if found:
            return "branch", found
    branch = await branches.by_id(session, where.branch_id) if where.branch_id is not None else None
    lies_in = branch.area_id if branch and branch.area_id is not None else where.area_id
    for area in reversed(areas.path(await areas.atlas(session), lies_in)):
        found = await _within_reach(session, SECRETARY, besides, areas=[area.id or 0])
        if found:
            return "area", found
    return ADMINISTRATOR, [person for person in await present_administrators(session) if person != besides]


async def cadres(session: AsyncSession, where: Where) -> list[tuple[int, int]]:
    """Return (member id, numeric id) of everybody who may triage a report there now, as `may` decides it."""
    way = [area.id or 0 for area in areas.path(await areas.atlas(session), where.area_id)]
    return await roles.holders(session, CADRE, areas=way, department=where.department)


async def superiors(session: AsyncSession, area_id: int | None) -> list[int]:
    """Return the numeric ids of the superiors of an area's cadres: the cadres of the nearest area above with any.

    Above the topmost one they are the administrators.
    """
    atlas = await areas.atlas(session)
    for area in reversed(areas.path(atlas, area_id)[:-1]):
        found = await _within_reach(session, CADRE, None, areas=[area.id or 0])
        if found:
            return found
    return await present_administrators(session)


async def is_superior(session: AsyncSession, who: Standing, where: Where) -> bool:
    """Tell whether `who` stands above those who triage a report there.

    That is an administrator, and a cadre of an area strictly above the report's: of all of it, or of the department
    in whose care the report is.
    """
    if who.administrator:
        return True
    above = {area.id for area in areas.path(await areas.atlas(session), where.area_id)[:-1]}
    held = [role for role in who.roles if role.kind == CADRE and role.department in (None, where.department)]
    return any(role.area_id in above for role in held)


async def present_administrators(session: AsyncSession) -> list[int]:
    """Return the numeric ids of the administrators whose rights have not ended."""
    listed = sorted(administrators(session))
    return [person for person in listed if not await roles.is_locked_out(session, person)]


async def _within_reach(
    session: AsyncSession,
    kind: str,
    besides: int | None,
    *,
    areas: Collection[int] = (),
    branches: Collection[int] = (),
) -> list[int]:
    holders = await roles.holders(session, kind, areas=areas, branches=branches)
    people = [person for _, person in holders if person != besides]
    blocked = await members.blocked(session, people)
    return [person for person in people if person not in blocked]
