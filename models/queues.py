"""Queues: the reports that are in somebody's scope, and how many each cadre has in hand."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, and_, false, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models import areas, rights
from models.areas import Atlas
from models.reports import IN_HAND, OPEN, SUBMITTED, Report
from models.rights import Standing
from models.roles import ADMINISTRATOR, CADRE, Role
from models.rules import RuleBroken

UNTAKEN, MINE, ALL = "untaken", "mine", "all"

TABS = (UNTAKEN, MINE, ALL)
"""What may be looked at of the open reports: those that nobody has, those that one has oneself, all."""

MOST = 2000
"""Open reports that are looked at, the oldest: more than that no list helps with."""


async def admit(session: AsyncSession, person: int) -> Standing:
    """Return what this person is. Raises RuleBroken for who is neither cadre nor administrator at this moment."""
    who = await rights.standing(session, person)
    if not (who.has(CADRE) or who.has(ADMINISTRATOR)):
        raise RuleBroken("right-none")
    return who


async def open_ones(session: AsyncSession, who: Standing, tab: str) -> list[Report]:
    """Return the open reports in somebody's scope that belong to this tab, the oldest first."""
    statement = select(Report).where(*await _of_tab(session, who, tab)).limit(MOST)
    oldest = statement.order_by(col(Report.filed_at), col(Report.id))
    return list((await session.execute(oldest.execution_options(populate_existing=True))).scalars())


async def counts(session: AsyncSession, who: Standing) -> dict[str, int]:
    """Return how many reports each tab has."""
    counting = {tab: select(func.count()).where(*await _of_tab(session, who, tab)) for tab in TABS}
    return {tab: int((await session.execute(statement)).scalar_one()) for tab, statement in counting.items()}


async def recent(session: AsyncSession, who: Standing, most: int) -> list[Report]:
    """Return the newest reports in somebody's scope, whatever their state."""
    statement = select(Report).where(await scope(session, who)).order_by(col(Report.id).desc()).limit(most)
    return list((await session.execute(statement.execution_options(populate_existing=True))).scalars())


async def scope(session: AsyncSession, who: Standing) -> ColumnElement[bool]:
    """Return the condition for the reports that somebody may triage, as `rights.may` decides it.

    It holds for all reports for an administrator, and for none for who has no role.
    """
    if who.administrator:
        return true()
    atlas = await areas.atlas(session)
    return or_(false(), *(_held(atlas, role) for role in who.roles if role.kind == CADRE))


async def loads(session: AsyncSession, member_ids: Collection[int]) -> dict[int, int]:
    """Return how many reports each of these members has in hand; those without any are left out."""
    theirs = (col(Report.taken_by).in_(member_ids), col(Report.state).in_(IN_HAND))
    statement = select(col(Report.taken_by), func.count()).where(*theirs).group_by(col(Report.taken_by))
    return {int(member): int(count) for member, count in (await session.execute(statement)).all() if member is not None}


def _held(atlas: Atlas, role: Role) -> ColumnElement[bool]:
    care = col(Report.department)
    department = care.is_(None) if role.department is None else care == role.department
    if role.area_id is None:
        return department if role.department is not None else false()
    return and_(department, col(Report.care_area_id).in_(areas.below(atlas, role.area_id)))


async def _of_tab(session: AsyncSession, who: Standing, tab: str) -> list[ColumnElement[bool]]:
    states = {UNTAKEN: (SUBMITTED,), MINE: IN_HAND}.get(tab, OPEN)
    # What one has in hand stays one's own, wherever it is.
    whose = col(Report.taken_by) == (who.member_id or 0) if tab == MINE else await scope(session, who)
    return [col(Report.state).in_(states), whose]
