"""/report 123: the whole of a report, in private, with all that can be done about it."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import asides, reportcards, reportpages
from bot.context import Context
from handlers import casework
from models import moves, photos, queues, rights
from models.outbox import Owed
from models.photos import AFTER, BEFORE, Photo
from models.reports import Report
from models.rules import RuleBroken


async def command(_update: Update, context: Context) -> None:
    """Show the report whose number was given, in private, wherever it was asked for."""
    async with context.begin() as session:
        await queues.admit(session, context.person)
        given = (context.args[0] if context.args else "").lstrip("#＃")
        if not given.isdecimal() or len(given) > 18:
            return asides.reply(context, context.say("report-which"))
        report = await casework.report_of(session, int(given))
        await admit(context, session, report)
        await show(context, session, report)
        asides.note(context)
    return None


async def open_page(_update: Update, context: Context) -> None:
    """Show the report of a button."""
    async with context.begin() as session:
        report = await casework.report_of(session, int(context.matched()[0]))
        await admit(context, session, report)
        await show(context, session, report)


async def show_photos(_update: Update, context: Context) -> None:
    """Show all photos of a report."""
    async with context.begin() as session:
        report = await casework.report_of(session, int(context.matched()[0]))
        await admit(context, session, report)
        shown = [photo for photo in await photos.of(session, report.number) if photo.shown]
        for photo in shown:
            context.owe(_picture(context, photo))
        if not shown:
            context.pop_up(context.plain("report-photos-none"), alert=True)


async def admit(context: Context, session: AsyncSession, report: Report) -> None:
    """Raise RuleBroken for who may neither work on a report nor say who is to."""
    if await reportpages.may_triage(session, context.person, report):
        return
    if not await moves.is_superior(session, await rights.standing(session, context.person), report):
        raise RuleBroken("right-none")


async def show(context: Context, session: AsyncSession, report: Report) -> None:
    """Owe a report's first photo, its last one of what was done, and its page, to this person in private."""
    before = [photo for photo in await photos.of(session, report.number, BEFORE) if photo.shown][:1]
    after = [photo for photo in await photos.of(session, report.number, AFTER) if photo.shown][-1:]
    for photo in (*before, *after):
        context.owe(_picture(context, photo))
    context.owe(reportpages.opened(report.number, context.person, casework.source(context)))


def _picture(context: Context, photo: Photo) -> Owed:
    params = {"made": "report_photo", "photo": photo.number, "as": "photo"}
    name = reportcards.shown_as(photo.number, f"page:{casework.source(context)}")
    return Owed(context.person, name, "sendPhoto", params, keep=True)
