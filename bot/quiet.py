"""The hours in which nobody is woken by what can wait until the morning."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.district import District
from models import preferences, timings
from models.timings import Hours


async def silence(session: AsyncSession, district: District, person: int, now: datetime) -> dict[str, Any]:
    """Return the parameter that lets a message arrive without a sound in this person's quiet hours, else nothing.

    Quiet hours are those that they have set, else the district's.
    """
    own = await preferences.quiet_of(session, person)
    local = now.astimezone(district.zone)
    quiet = Hours(timings.read(district.notices.quiet if own is None else own))
    return {"disable_notification": True} if quiet.silent(local.hour * 60 + local.minute) else {}
