"""How somebody is spoken to who has not just written: in which language, and as what."""

from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncSession

from bot.district import District
from models import members, riders, rights


async def languages(session: AsyncSession, district: District, people: Collection[int]) -> dict[int, str]:
    """Return for each of these numeric ids the language they chose, else the district's first."""
    chosen = await members.languages_of(session, people)
    return {person: chosen.get(person) or district.languages[0] for person in people}


async def faces(session: AsyncSession, person: int) -> frozenset[str]:
    """Return what somebody is, as far as keys go: roles, `rider` or `stranger`, `reporter`; no rights."""
    known, who = await members.known(session, person), await rights.standing(session, person)
    checked_in = "rider" if known.rider == riders.CONFIRMED else "stranger"
    more = {"administrator"} if who.administrator else set()
    return known.roles | {checked_in} | more | ({"reporter"} if known.reports else set())
