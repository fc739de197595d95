"""Who is in the demo: riders, and staff who have their parts already."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.sandbox.world import Telegram
from models import areas, branches, members, roles, stations
from models.roles import KEEPER, SECRETARY, Role

ADMINISTRATOR, SECRETARY_ID, KEEPER_ID = 600_000_001, 600_000_002, 600_000_003
"""Numeric ids of the staff; the settings name the administrator."""

DISTRICT, BRANCH, STATION = "410102", "LSZ-1", "41"
"""Codes of what the secretary (the first two) and the keeper look after."""


def bring_in(telegram: Telegram) -> None:
    """Let these people have phones; the page shows the first four, so that both languages are seen at once."""
    telegram.person("王伟", language_code="zh-hans", phone="+8613800000001")
    telegram.person("张芳", language_code="zh-hans", phone="+8613800000002", id=SECRETARY_ID, started=True)
    telegram.person("Ana", "Silva", language_code="en", phone="+8613800000003")
    telegram.person("刘敏", language_code="zh-hans", phone="+8613800000004", id=ADMINISTRATOR, started=True)
    telegram.person("李娜", language_code="zh-hans", phone="+8613800000005", id=KEEPER_ID, started=True)


async def appoint(session: AsyncSession, telegram: Telegram, now: datetime) -> None:
    """Give the staff their parts; those they have already stay as they are.

    This Telegram begins anew each time, so that no phone shows a menu of its own yet.
    """
    district = (await areas.atlas(session)).by_code[DISTRICT].id
    branch = next(branch.id for branch in await branches.every(session) if branch.code == BRANCH)
    station = await stations.by_code(session, STATION)
    secretary = await members.number_of(session, SECRETARY_ID, now)
    keeper = await members.number_of(session, KEEPER_ID, now)
    for person, part in (
        (SECRETARY_ID, Role(member_id=secretary, kind=SECRETARY, area_id=district, begun_at=now)),
        (SECRETARY_ID, Role(member_id=secretary, kind=SECRETARY, branch_id=branch, begun_at=now)),
        (KEEPER_ID, Role(member_id=keeper, kind=KEEPER, station_id=station.id if station else None, begun_at=now)),
    ):
        role = await roles.give(session, part)
        await roles.seal_name(session, role, person, telegram.people[person].name, now)
    await members.forget_menus(session)
