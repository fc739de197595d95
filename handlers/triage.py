"""The buttons of a report's card: take it, be there, give it back, and what else there is."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import reportcards, reportviews
from bot.context import Context
from handlers.filing import cause
from models import moves, reports
from models.moves import Cause
from models.reports import Report
from models.rules import RuleBroken


async def take(_update: Update, context: Context) -> None:
    """Take a report: the first who presses has it, all others are told who."""
    number = _number(context)
    async with context.begin() as session:
        report = await moves.take(session, number, context.person, Cause(cause(context)), context.now)
        await refresh(context, session, number)
        for one in await reportcards.own(session, report, context.person, context.now):
            context.owe(one)
        context.pop_up(context.plain("card-report-taken-toast", number=number))


async def arrive(_update: Update, context: Context) -> None:
    """Note that who has a report is where it is."""
    await _move(context, moves.ARRIVE, "card-report-arrived-toast")


async def release(_update: Update, context: Context) -> None:
    """Give a report back, for others to take."""
    await _move(context, moves.RELEASE, "card-report-released-toast")


async def more(_update: Update, context: Context) -> None:
    """Show what else can be done with a report, to all who see the card."""
    async with context.begin() as session:
        report = await _reached(context, session)
        buttons = reportviews.more_buttons if report.open else reportviews.buttons
        context.change_buttons(buttons(context.language, report))


async def less(_update: Update, context: Context) -> None:
    """Show a card's first buttons again."""
    async with context.begin() as session:
        report = await _reached(context, session)
        context.change_buttons(reportviews.buttons(context.language, report))


async def refresh(context: Context, session: AsyncSession, number: int) -> None:
    """Let everything that shows a report say what has become of it."""
    for one in await reportcards.refreshed(context.kit, session, number, cause(context), context.now):
        context.owe(one)


async def _move(context: Context, move: str, said: str) -> None:
    number = _number(context)
    async with context.begin() as session:
        await moves.work(session, number, move, context.person, Cause(cause(context)), context.now)
        await refresh(context, session, number)
        context.pop_up(context.plain(said))


async def _reached(context: Context, session: AsyncSession) -> Report:
    """Return the report of a button, for who may work on it at this moment. Raises RuleBroken."""
    report = await reports.by_id(session, _number(context))
    if report is None:
        raise RuleBroken("report-unknown", number=_number(context))
    await moves.staff(session, context.person, report)
    return report


def _number(context: Context) -> int:
    return int(context.matched()[-1])
