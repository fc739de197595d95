"""End reservations whose time is up: points and piece are back, and the rider is told."""

from datetime import datetime

from bot import onebyone, quiet, rewardviews
from bot.addressing import languages
from bot.kit import Kit
from models import members, outbox, reservations, rewards
from models.reservations import LAPSED

AT_ONCE = 200
"""Reservations that end in one go."""


async def run(kit: Kit, now: datetime) -> int:
    """End what was to be fetched by now, each once; return how many."""
    async with kit.database.read() as session:
        due = await reservations.lapsing(session, now, AT_ONCE)
    return await onebyone.see_to(kit, "reservation", due, lambda number: _end(kit, number, now))


async def _end(kit: Kit, number: int, now: datetime) -> bool:
    async with kit.database.begin() as session:
        day = now.astimezone(kit.district.zone).date()
        posted = await reservations.give_back(session, number, LAPSED, day, now)
        one = await reservations.by_id(session, number)
        if posted is None or one is None:
            return False
        person, reward = await members.person_of(session, one.member_id), await rewards.by_id(session, one.reward_id)
        if person is None or reward is None:
            return True
        language = (await languages(session, kit.district, [person]))[person]
        silence = await quiet.silence(session, kit.district, person, now)
        told = rewardviews.lapsed(person, one, posted, reward, language, silence)
        for owed in (*await rewardviews.changed(session, one, language), told):
            await outbox.put(session, owed, now)
    return True
