"""The hours in which nobody is woken by what can wait until the morning."""

from datetime import datetime, time
from typing import Any

from bot.district import District

MORNING, EVENING = time(7), time(22)
"""From when to when a message may make a sound, by the district's clock."""


def silently(district: District, now: datetime) -> dict[str, Any]:
    """Return the parameter that lets a message arrive without a sound in quiet hours, and nothing at other times."""
    awake = MORNING <= now.astimezone(district.zone).time() < EVENING
    return {} if awake else {"disable_notification": True}
