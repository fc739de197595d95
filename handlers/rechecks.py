"""Is all still so? One question every few months, one tap to answer."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import crediting
from bot.context import Context
from bot.keyboards import inline, press
from handlers import agreements, forms, me
from models import riders
from models.riders import CONFIRMED, Known
from models.rules import RuleBroken


async def same(_update: Update, context: Context) -> None:
    """Note that nothing has changed."""
    async with context.begin() as session:
        known = await _mine(context, session)
        context.edit(context.say("recheck-thanks", days=context.kit.district.checkin.recheck_days))
        context.owe_all(await crediting.recheck(context.kit, session, known, context.now))
        await riders.checked(session, known.rider.member_id, context.now)
        await agreements.renew(context, session)


async def other(_update: Update, context: Context) -> None:
    """Ask anew what has changed: the company or the area."""
    (what,) = context.matched()
    async with context.begin() as session:
        known = await _mine(context, session)
        answers = {"what": what, "trade": known.rider.trade, "area": known.rider.area_id or 0}
        answers.pop(what, None)
        await forms.start_here(context, session, "change", me.FORM, answers)


async def leave(_update: Update, context: Context) -> None:
    """Say how to leave for good, to who doesn't ride any more."""
    async with context.begin() as session:
        await _mine(context, session)
        privacy, same = press(context.plain("me-privacy"), "y:show"), press(context.plain("recheck-same"), "q:same")
        buttons = inline([privacy], [same])
        context.edit(context.say("recheck-leave"), buttons)


async def _mine(context: Context, session: AsyncSession) -> Known:
    known = await riders.known(session, context.known.id or 0)
    if known is None or known.rider.state != CONFIRMED:
        raise RuleBroken("old-button")
    return known
