"""The check-in card, and the QR code on it that proves it for ten minutes."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import riderviews
from bot.context import Context
from bot.keyboards import inline, press
from models import areas, looks, proofs, riders
from models.riders import Known
from models.rules import RuleBroken

PREFIX = "c_"
"""What the payload of such a link begins with."""


async def show_card(_update: Update, context: Context) -> None:
    """Show the check-in card."""
    async with context.begin() as session:
        await owe_card(context, await _mine(context, session))


async def show_proof(_update: Update, context: Context) -> None:
    """Show the check-in card with a fresh QR code."""
    async with context.begin() as session:
        mine = await _mine(context, session)
        token = proofs.make(session, mine.rider.member_id, context.now)
        until = (context.now + proofs.LASTS).astimezone(context.kit.district.zone)
        link = f"https://t.me/{context.kit.bot.username}?start={PREFIX}{token}"
        recipe = _recipe(context, mine) | {"proof": link, "until": f"{until:%H:%M}"}
        context.send("sendPhoto", photo=recipe, caption=context.say("proof-caption", until=f"{until:%H:%M}"))


async def owe_card(context: Context, known: Known) -> None:
    """Owe the picture of somebody's own card, with the button that adds a code to it."""
    buttons = inline([press(context.plain("card-prove"), "m:proof")])
    context.send("sendPhoto", photo=_recipe(context, known), caption=context.say("card-caption"), reply_markup=buttons)


async def follow(context: Context, session: AsyncSession, payload: str) -> bool:
    """Tell who scanned a card's code what may be told: first character, trade, area, valid or not."""
    if not payload.startswith(PREFIX):
        return False
    found = proofs.read(session, payload.removeprefix(PREFIX))
    if found is None:
        raise RuleBroken("proof-unknown")
    member_id, until = found
    if until < context.now:
        raise RuleBroken("proof-expired")
    known = await riders.known(session, member_id)
    if known is None or known.rider.state != riders.CONFIRMED:
        raise RuleBroken("proof-gone")
    await looks.note(session, [member_id], context.known.id or 0, "proof", context.today(), context.now)
    atlas = await areas.atlas(session)
    if context.known.id is not None:  # of a stranger it is not kept that they scanned, so nothing can be changed later
        context.subject = member_id
    context.reply(
        context.say(
            "proof-valid",
            name=riderviews.veiled(known.profile.name),
            trade=context.kit.district.trade(known.rider.trade, context.language),
            area=riderviews.place(atlas, known.rider.area_id),
            until=f"{until.astimezone(context.kit.district.zone):%H:%M}",
        )
    )
    return True


async def _mine(context: Context, session: AsyncSession) -> Known:
    known = await riders.known(session, context.known.id or 0)
    if known is None or known.rider.state != riders.CONFIRMED:
        raise RuleBroken("card-none")
    return known


def _recipe(context: Context, known: Known) -> dict[str, object]:
    return {"made": "card", "member": known.rider.member_id, "language": context.language}
