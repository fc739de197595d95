"""The check-in card as it is sent."""

import asyncio
from collections.abc import Mapping
from typing import Any

from bot import cards
from bot.cards import Card
from bot.kit import Kit
from bot.riderviews import place
from bot.sending import Gone
from models import areas, branches, riders
from models.riders import CONFIRMED


async def card(kit: Kit, recipe: Mapping[str, Any]) -> tuple[bytes, str]:
    """Return a rider's card as PNG; with `proof` and `until` in the recipe it carries a QR code. Raises Gone."""
    language, member_id = str(recipe["language"]), int(str(recipe["member"]))
    async with kit.database.read() as session:
        known = await riders.known(session, member_id)
        if known is None or known.rider.state != CONFIRMED or known.rider.confirmed_at is None:
            raise Gone
        atlas = await areas.atlas(session)
        branch = await branches.by_id(session, known.profile.branch_id or 0)
    district, rider = kit.district, known.rider
    drawn = Card(
        district=district.name_in(language),
        name=known.profile.name,
        trade=district.trade(rider.trade, language),
        area=place(atlas, rider.area_id),
        branch=branch.name if branch else None,
        number=str(rider.number),
        since=known.rider.confirmed_at.astimezone(district.zone).date(),
        proof=str(recipe["proof"]) if "proof" in recipe else None,
        proof_until=str(recipe["until"]) if "until" in recipe else None,
    )
    return await asyncio.to_thread(cards.draw, drawn, language), "card.png"
