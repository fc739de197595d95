"""What is the same in every group: who hides is asked to come out, and what is private is asked for in private."""

from telegram import Update

from bot.context import Context
from bot.keyboards import inline, link


async def hidden(_update: Update, context: Context) -> None:
    """Ask somebody who speaks in the name of the group or a channel to do it in their own."""
    async with context.begin():
        context.say_now_and_then("group-anonymous")


async def elsewhere(_update: Update, context: Context) -> None:
    """Say that a command works in private, and lead there."""
    async with context.begin():
        private = link(context.plain("group-private"), f"https://t.me/{context.kit.bot.username}")
        context.say_now_and_then("group-elsewhere", inline([private]))
