"""/points: how many points somebody has, where each came from, and what can be done next with or for them."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import deductionviews, nextsteps, pointfiles, pointviews
from bot.context import Context
from bot.keyboards import Keyboard, inline
from bot.nextsteps import Holder
from bot.pointviews import PAGE, View
from bot.texts import Markup
from models import deductions, ledger, periods, riders
from models.ledger import Entry


async def command(_update: Update, context: Context) -> None:
    """Show somebody's points."""
    async with context.begin() as session:
        await show(context, session)


async def show(context: Context, session: AsyncSession) -> None:
    """Owe the page of somebody's points; who has none yet sees how to come by some."""
    context.reply(*await _page(context, session))


async def again(_update: Update, context: Context) -> None:
    """Show the page in place of what its button was on."""
    async with context.begin() as session:
        context.edit(*await _page(context, session))


async def turn(_update: Update, context: Context) -> None:
    """Show the entries before or after one, in place of what was shown."""
    way, number = context.matched()[0], int(context.matched()[1])
    async with context.begin() as session:
        member = context.known.id or 0
        if way == "b":
            found, newer = await ledger.page(session, member, PAGE + 1, number), True
            shown, older = found[:PAGE], len(found) > PAGE
        else:
            found, older = await ledger.page_after(session, member, PAGE + 1, number), True
            shown, newer = found[-PAGE:], len(found) > PAGE
        if not shown:
            return context.edit(*await _page(context, session))
        view = await _view(context, session, shown, older=older)
        context.edit(*pointviews.listed(context.language, context.kit.district, view, newer))
    return None


async def rules(_update: Update, context: Context) -> None:
    """Show the published rules, word for word."""
    number = int(context.matched()[0] or 0)
    async with context.begin():
        context.edit(*pointviews.rules(context.language, context.kit.district, number))


async def file(_update: Update, context: Context) -> None:
    """Owe all entries as a file."""
    async with context.begin() as session:
        member = context.known.id or 0
        if not await ledger.page(session, member, 1):
            return context.pop_up(context.plain("points-none"), alert=True)
        recipe = pointfiles.recipe(context.person, member, context.language, context.today().isoformat())
        caption = context.say("points-file-caption")
        context.send("sendDocument", document=recipe, caption=caption, parse_mode="HTML")
    return None


async def _page(context: Context, session: AsyncSession) -> tuple[Markup, Keyboard]:
    found = await ledger.page(session, context.known.id or 0, PAGE + 1)
    view = await _view(context, session, found[:PAGE], older=len(found) > PAGE)
    text, keyboard = pointviews.page(context.language, context.kit.district, view)
    running = await deductions.open_of(session, context.known.id or 0)
    lines, buttons = deductionviews.running(context.language, context.kit.district, running)
    return Markup("\n\n".join([text, *lines])), inline(*buttons, *keyboard["inline_keyboard"])


async def _view(context: Context, session: AsyncSession, shown: Sequence[Entry], *, older: bool) -> View:
    member, kit, day = context.known.id or 0, context.kit, context.today()
    quarter = periods.of(periods.QUARTER, day)
    holder = Holder(
        member_id=member,
        rider=await riders.find(session, member),
        balance=await ledger.balance(session, member),
        score=await ledger.score(session, member, quarter.months),
        day=day,
    )
    steps = await nextsteps.of(session, kit.district, holder)
    return View(holder, quarter, shown, older, await pointviews.things(kit, session, shown), steps)
