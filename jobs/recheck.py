"""Ask riders now and then whether all is still so, and mark those who stay silent."""

from datetime import datetime, timedelta

from bot import riderviews
from bot.addressing import languages
from bot.keyboards import inline, press
from bot.kit import Kit
from bot.texts import plain, say
from models import areas, outbox, riders
from models.areas import Atlas
from models.outbox import Owed
from models.riders import Known

HOURS = range(9, 20)
"""Hours of the day, by the district's clock, at which somebody may be asked."""

AT_ONCE = 200
"""Riders asked in one go."""


async def run(kit: Kit, now: datetime) -> int:
    """Ask who is due, and mark as stale who was asked long ago; return how many were asked."""
    rules = kit.district.checkin
    async with kit.database.begin() as session:
        await riders.mark_stale(session, now - timedelta(days=rules.silent_days), now)
    if now.astimezone(kit.district.zone).hour not in HOURS:
        return 0
    async with kit.database.begin() as session:
        due = await riders.ask_again(session, now - timedelta(days=rules.recheck_days), AT_ONCE, now)
        spoken = await languages(session, kit.district, [known.person for known in due])
        atlas = await areas.atlas(session)
        for known in due:
            await outbox.put(session, _question(kit, atlas, known, spoken[known.person]), now)
    if due:
        kit.owed.set()
    return len(due)


def _question(kit: Kit, atlas: Atlas, known: Known, language: str) -> Owed:
    rider = known.rider
    text = say(
        language,
        "recheck-ask",
        name=known.profile.name,
        company=riderviews.company(kit.district, language, rider.company, known.profile.company),
        area=riderviews.place(atlas, rider.area_id) or plain(language, "recheck-no-area"),
    )
    buttons = inline(
        [press(plain(language, "recheck-same"), "q:same")],
        [press(plain(language, "recheck-company"), "q:company"), press(plain(language, "recheck-area"), "q:area")],
        [press(plain(language, "recheck-leaving"), "q:leave")],
    )
    source = f"recheck:{rider.member_id}:{rider.checked_at:%Y%m%d}"
    return Owed(known.person, source, "sendMessage", {"text": text, "parse_mode": "HTML", "reply_markup": buttons})
