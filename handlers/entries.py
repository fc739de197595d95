"""/entry 123: an administrator looks at one entry of the ledger, and reverses a wrong one after a second press."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import crediting, entryviews
from bot.context import Context
from bot.keyboards import inline
from bot.texts import Markup
from models import looks, reversals, rights
from models.ledger import Entry

MOST = 18
"""Digits of an entry's number."""


async def command(_update: Update, context: Context) -> None:
    """Show the entry whose number was given."""
    async with context.begin() as session:
        await rights.require(session, context.person, reversals.ACT)
        given = (context.args[0] if context.args else "").lstrip("#＃")
        if not given.isdecimal() or len(given) > MOST:
            return context.reply(context.say("entry-which"))
        entry = await reversals.look(session, context.person, int(given))
        why_not = await reversals.refusal(session, context.person, entry)
        text = await _page(context, session, entry)
        if why_not is not None:
            text = Markup(f"{text}\n\n{context.say(why_not.key, **why_not.args_of_text)}")
        button = None if why_not else entryviews.reverse_button(context.language, entry.number)
        context.reply(text, button)
    return None


async def ask(_update: Update, context: Context) -> None:
    """Ask whether an entry is really to be reversed, or (after a no) don't."""
    what, number = context.matched()
    async with context.begin() as session:
        entry = await reversals.look(session, context.person, int(number))
        why_not = await reversals.refusal(session, context.person, entry)
        if why_not is not None:
            raise why_not
        asked = entryviews.sure_buttons if what == "a" else entryviews.reverse_button
        context.change_buttons(asked(context.language, entry.number))


async def reverse(_update: Update, context: Context) -> None:
    """Reverse an entry; whose it was hears."""
    (number,) = context.matched()
    async with context.begin() as session:
        back = await reversals.reverse(session, context.person, int(number), context.today(), context.now)
        news = await crediting.told(context.kit, session, back, context.now, "")
        if news is not None:
            context.owe(news)
        wrong = await reversals.look(session, context.person, int(number))
        context.edit(await _page(context, session, wrong), inline())


async def _page(context: Context, session: AsyncSession, entry: Entry) -> Markup:
    if not await entryviews.tells_reporter(session, entry):
        viewer = await context.member(session)
        await looks.note(session, [entry.member_id], viewer, "points", context.today(), context.now)
    context.subject = entry.member_id
    return await entryviews.page(context.kit, session, context.language, entry)
