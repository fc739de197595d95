"""In which language somebody is spoken to who has not just written."""

from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncSession

from bot.district import District
from models import members


async def languages(session: AsyncSession, district: District, people: Collection[int]) -> dict[int, str]:
    """Return for each of these numeric ids the language they chose, else the district's first."""
    chosen = await members.languages_of(session, people)
    return {person: chosen.get(person) or district.languages[0] for person in people}
