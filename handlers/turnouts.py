"""How a service day went: its report for administrators, whenever they ask for it."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import turnoutviews
from bot.context import Context
from models import rights, servicedays, turnouts
from models.rules import RuleBroken
from models.servicedays import ServiceDay


async def show(_update: Update, context: Context) -> None:
    """Show the report of a day as it stands now."""
    async with context.begin() as session:
        day = await _day(context, session)
        found = await turnouts.of(session, day)
        text = await turnoutviews.told(context.kit, session, day, found, context.language)
        context.edit(text, turnoutviews.buttons(context.language, day))


async def take_file(_update: Update, context: Context) -> None:
    """Owe the report of a day as a file."""
    async with context.begin() as session:
        day = await _day(context, session)
        recipe = turnoutviews.recipe(context.person, context.language, day)
        context.send("sendDocument", document=recipe)


async def _day(context: Context, session: AsyncSession) -> ServiceDay:
    (number,) = context.matched()
    await rights.require(session, context.person, turnoutviews.ACT)
    day = await servicedays.by_id(session, int(number))
    if day is None:
        raise RuleBroken("old-button")
    return day
