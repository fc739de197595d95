"""The picture of an invitation, as it is sent to the administrator who made it."""

import asyncio
from collections.abc import Mapping
from datetime import date
from typing import Any

from bot import invitationpages
from bot.invitationpages import Invitation
from bot.kit import Kit


async def card(_kit: Kit, recipe: Mapping[str, Any]) -> tuple[bytes, str]:
    """Return an invitation as PNG. Its link stands in the recipe, which is sealed and goes when it is sent."""
    told = {name: str(recipe[name]) for name in ("name", "role", "scope", "link")}
    invitation = Invitation(**told, until=date.fromisoformat(str(recipe["until"])))
    picture = await asyncio.to_thread(invitationpages.card, invitation, str(recipe["language"]))
    return picture, "invitation.png"
