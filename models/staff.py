"""Staff: who has which roles at present, as a list to look through."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models import roles
from models.members import Member
from models.roles import CADRE, KEEPER, SECRETARY, Role

ORDER = (SECRETARY, KEEPER, CADRE)
"""In which order people are listed."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with roles: member id, numeric Telegram id, and the roles, in the order of ORDER."""

    member_id: int
    person: int
    roles: tuple[Role, ...]


async def every(session: AsyncSession, kind: str | None = None) -> list[Person]:
    """Return everybody with a role (of this kind), secretaries first, then by the time of their first role."""
    statement = (
        select(Role, col(Member.telegram_id))
        .join(Member, col(Member.id) == col(Role.member_id))
        .where(col(Role.ended_at).is_(None), col(Member.telegram_id).is_not(None))
        .order_by(col(Role.id))
    )
    rows = (await session.execute(statement.execution_options(populate_existing=True))).all()
    held: dict[tuple[int, int], list[Role]] = {}
    for role, person in rows:
        if person is not None:
            held.setdefault((role.member_id, person), []).append(role)
    found = [Person(member, person, tuple(sorted(some, key=_rank))) for (member, person), some in held.items()]
    fitting = [one for one in found if kind is None or any(role.kind == kind for role in one.roles)]
    return sorted(fitting, key=lambda one: _rank(one.roles[0]))


async def find(session: AsyncSession, member_id: int) -> Person | None:
    """Return one person with the present roles; None for somebody who has none."""
    return next((one for one in await every(session) if one.member_id == member_id), None)


async def names(session: AsyncSession, people: Sequence[Person]) -> dict[int, str]:
    """Return what the house calls these people, by member id; those whose name is gone are left out."""
    found = {one.member_id: await roles.name_of(session, one.member_id) for one in people}
    return {member: name for member, name in found.items() if name}


def _rank(role: Role) -> tuple[int, int]:
    return ORDER.index(role.kind), role.id or 0
