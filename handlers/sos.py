"""One-tap help: whom to call, at a glance, for everybody."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot.context import Context
from bot.district import Number
from bot.keyboards import inline, press
from bot.texts import Markup

FIRST = frozenset({"110", "119", "120", "122"})
"""The numbers in China for when it is about life; they come before all others."""


async def help_now(_update: Update, context: Context) -> None:
    """Show whom to call."""
    async with context.begin() as session:
        await show(context, session)


async def show(context: Context, _session: AsyncSession) -> None:
    """Owe the numbers to call, and the way to one's secretary."""
    text = Markup("\n\n".join(part for part in (context.say("sos-heading"), numbers(context)) if part))
    context.reply(text, inline([press(context.plain("letter-begin"), "t:new")]))


def numbers(context: Context) -> Markup:
    """Return the district's numbers in its order, those for danger to life first; empty without any.

    Telegram makes calls of numbers by rules of its own, and only of those with a country code reliably; it drops
    `tel:` links. So any other number is written so that one tap copies it.
    """
    given = context.kit.district.numbers
    urgent = [_line(context, one) for one in given if one.number in FIRST]
    other = [_line(context, one) for one in given if one.number not in FIRST]
    groups = [("sos-urgent", urgent), ("sos-other", other)]
    parts = ["\n".join([context.say(key), *lines]) for key, lines in groups if lines]
    return Markup("\n\n".join([*parts, context.say("sos-how")] if parts else []))


def _line(context: Context, one: Number) -> Markup:
    key = "sos-number-abroad" if one.number.startswith("+") else "sos-number"
    return context.say(key, name=one.name_in(context.language), number=one.number)
