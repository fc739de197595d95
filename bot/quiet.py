"""The hours in which nobody is woken by what can wait until the morning."""

from datetime import datetime
from typing import Any

from bot.district import District
from models import timings
from models.timings import Hours


def silently(district: District, now: datetime) -> dict[str, Any]:
    """Return the parameter that lets a message arrive without a sound in quiet hours, and nothing at other times."""
    local = now.astimezone(district.zone)
    quiet = Hours(timings.read(district.notices.quiet))
    return {"disable_notification": True} if quiet.silent(local.hour * 60 + local.minute) else {}
