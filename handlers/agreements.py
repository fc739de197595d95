"""Consents that are asked for again, because the text that people agreed to has changed."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import riderviews
from bot.context import Context
from bot.keyboards import inline, press
from models import consents, riders
from models.consents import CHECKIN, MEMBERSHIP
from models.rules import RuleBroken


async def renew(context: Context, session: AsyncSession) -> bool:
    """Ask a rider for the first consent that is given to an older text; False when there is none to ask for."""
    known = await riders.known(session, context.known.id or 0)
    if known is None:
        return False
    version, member = riderviews.notice_version(context.kit.district), known.rider.member_id
    if not await consents.holds(session, member, CHECKIN, version):
        context.reply(*riderviews.notice(context.language, context.kit.district, renewing=True))
        return True
    if known.profile.party and not await consents.holds(session, member, MEMBERSHIP, version):
        keep = press(context.plain("consent-keep"), f"c:party:{version}")
        withdraw = press(context.plain("consent-withdraw"), "y:w:membership")
        context.reply(context.say("consent-party"), inline([keep], [withdraw]))
        return True
    return False


async def keep_party(_update: Update, context: Context) -> None:
    """Note the consent to keep Party membership under the present text."""
    (version,) = context.matched()
    async with context.begin() as session:
        known = await riders.known(session, context.known.id or 0)
        if known is None or not known.profile.party or version != riderviews.notice_version(context.kit.district):
            raise RuleBroken("old-button")
        await consents.give(session, known.rider.member_id, MEMBERSHIP, version, context.now)
        context.edit(context.say("consent-again"))
