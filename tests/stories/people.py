"""Who has what part in the house: administrators, secretaries, keepers, cadres and riders of Zhengzhou.

Administrators are named in the settings of every story; the others get their part here, without the way through
invitations and check-ins that other stories tell.
"""

from dataclasses import dataclass

from bot import riderviews
from bot.sandbox import Person, Telegram
from jobs import reload
from models import areas, branches, consents, members, riders, roles
from models.areas import Area
from models.branches import Branch
from models.riders import Profile, Told
from models.roles import Role

BOSS, DEPUTY = 600_000_001, 600_000_002
"""The numeric ids of the administrators that the settings name."""

STREETS = (
    ("410102001", "林山寨街道", "410102"),
    ("410102002", "建设路街道", "410102"),
    ("410103001", "大学路街道", "410103"),
)
COMMUNITIES = (
    ("410102001001", "伏牛路社区", "410102001"),
    ("410102001002", "友爱路社区", "410102001"),
    ("410103001001", "康桥华城社区", "410103001"),
)
BRANCHES = (
    ("LSZ-1", "林山寨骑手党支部", "410102001"),
    ("LSZ-2", "林山寨快递党支部", "410102001"),
    ("DXL-1", "大学路骑手党支部", "410103001"),
)
LIN, KUAIDI, DAXUE = (code for code, _, _ in BRANCHES)
"""Codes of the branches."""


@dataclass(frozen=True)
class Town:
    """Areas and branches by their codes; the districts are those of the demo."""

    areas: dict[str, Area]
    branches: dict[str, Branch]

    def area(self, code: str) -> int:
        return self.areas[code].id or 0

    def branch(self, code: str) -> int:
        return self.branches[code].id or 0


def administrator(telegram: Telegram, id_: int = BOSS, name: str = "管", language: str = "zh-hans") -> Person:
    """Bring an administrator into the world, who has started the bot."""
    return telegram.person(name, language_code=language, id=id_, started=True)


async def settle(nuanyi) -> Town:
    """Let Zhengzhou have streets, communities and branches, and the running program know them."""
    async with nuanyi.kit.database.begin() as session:
        named = [
            {"code": code, "name": name, "kind": kind, "parent_code": parent}
            for kind, some in (("street", STREETS), ("community", COMMUNITIES))
            for code, name, parent in some
        ]
        await areas.upsert(session, named)
        atlas = await areas.atlas(session)
        given = [
            {"code": code, "name": name, "area_id": atlas.by_code[area].id, "sort": place}
            for place, (code, name, area) in enumerate(BRANCHES)
        ]
        await branches.upsert(session, given)
        every = await branches.every(session)
    await reload.run(nuanyi.kit, nuanyi.kit.clock.now())
    return Town(dict(atlas.by_code), {branch.code: branch for branch in every})


async def becomes_secretary(
    nuanyi, person: Person, *, branch: int | None = None, area: int | None = None, name=""
) -> int:
    """Make somebody secretary of a branch or of an area; return the role's id."""
    return await _becomes(nuanyi, person, Role(kind=roles.SECRETARY, branch_id=branch, area_id=area), name)


async def becomes_cadre(
    nuanyi, person: Person, *, area: int | None = None, department: str | None = None, name: str = ""
) -> int:
    """Make somebody a cadre of an area, of a department, or of both; return the role's id."""
    return await _becomes(nuanyi, person, Role(kind=roles.CADRE, area_id=area, department=department), name)


async def becomes_keeper(nuanyi, person: Person, *, station: int, name: str = "") -> int:
    """Make somebody the keeper of a station; return the role's id."""
    return await _becomes(nuanyi, person, Role(kind=roles.KEEPER, station_id=station), name)


async def loses(nuanyi, role_id: int) -> None:
    """End a role, as the command line would."""
    async with nuanyi.kit.database.begin() as session:
        assert await roles.end(session, role_id, None, nuanyi.kit.clock.now())


async def is_locked_out(nuanyi, person: Person) -> None:
    """End all rights of a stolen phone, as the command line does."""
    async with nuanyi.kit.database.begin() as session:
        await roles.lock_out(session, person.id, nuanyi.kit.clock.now())


async def becomes_rider(
    nuanyi,
    person: Person,
    profile: Profile,
    *,
    area: int | None = None,
    trade: str = "delivery",
    confirmed: bool = True,
) -> int:
    """Let somebody have checked in, who agreed to what that takes; return the member's id."""
    now, version = nuanyi.kit.clock.now(), riderviews.notice_version(nuanyi.kit.district)
    async with nuanyi.kit.database.begin() as session:
        member = await members.number_of(session, person.id, now)
        await consents.give(session, member, consents.CHECKIN, version, now)
        if profile.party:
            await consents.give(session, member, consents.MEMBERSHIP, version, now)
        await riders.enter(session, member, person.id, Told(trade, "meituan", area, profile), now)
        if confirmed:
            await riders.confirm(session, member, now)
    return member


async def _becomes(nuanyi, person: Person, role: Role, name: str) -> int:
    now = nuanyi.kit.clock.now()
    person.started = person.met = True
    async with nuanyi.kit.database.begin() as session:
        role.member_id, role.begun_at = await members.number_of(session, person.id, now), now
        given = await roles.give(session, role)
        await roles.seal_name(session, given, person.id, name or person.name, now)
    return given.id or 0
