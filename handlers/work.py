"""Work on a report that needs words or choices: pressed in a group it leads into private, where it is done."""

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import deeplinks, reportviews, workviews
from bot.addressing import languages
from bot.context import Context
from bot.keyboards import inline, press
from handlers import asking, casework, forms, passing, reportpages, resolving
from handlers.forms import Form
from models import members, moves, photos, worklinks
from models.moves import MOVES
from models.outbox import Owed
from models.reports import OPEN, SUBMITTED, Report
from models.rules import RuleBroken
from models.worklinks import ASK, ASSIGN, HIDE, MERGE, REJECT, RESOLVE, TRANSFER, VIEW, Work

FORMS: dict[str, Form] = {
    RESOLVE: resolving.RESOLVING,
    REJECT: resolving.REJECTING,
    TRANSFER: passing.TRANSFERRING,
    MERGE: passing.MERGING,
    ASK: asking.ASKING,
}
"""The form of each act that has one; the form's name is the act."""

TAKEN_FIRST = (RESOLVE, TRANSFER)
"""Acts that take a report which nobody has."""

EVERY = "all"


async def pressed(_update: Update, context: Context) -> None:
    """Begin what a button of a report stands for: in private at once, from a group by a link for who pressed it."""
    act, number = context.matched()
    work = Work(act, int(number))
    async with context.begin() as session:
        await _admit(context, session, work)
        if context.in_group:
            token = worklinks.make(session, work, context.person, context.now)
            return context.open_link(deeplinks.work_link(context.kit.bot.username, token))
        await _begin(context, session, work)
    return None


async def follow(context: Context, session: AsyncSession, payload: str) -> bool:
    """Go on in private with what somebody pressed in a group. Raises RuleBroken for anybody else."""
    token = deeplinks.work_token(payload)
    if token is None:
        return False
    work = worklinks.read(session, token, context.person, context.now)
    await _admit(context, session, work)
    await _begin(context, session, work)
    return True


async def hide(_update: Update, context: Context) -> None:
    """Hide a photo that shows a person: the only one at once, else after asking which."""
    number, which = context.matched()
    async with context.begin() as session:
        report = await casework.report_of(session, int(number))
        await moves.staff(session, context.person, report)
        shown = [photo for photo in await photos.of(session, report.number) if photo.shown]
        chosen = [photo for photo in shown if which == EVERY or str(photo.number) == which]
        if which is None and len(shown) > 1:
            return context.change_buttons(_which_photo(context, report, shown))
        count = await casework.hide(context, session, chosen if which else shown)
        if not count:
            return context.pop_up(context.plain("work-hidden-before"), alert=True)
        context.pop_up(context.plain("work-hidden", days=context.kit.district.triage.hidden_days), alert=True)
    return None


async def assign(_update: Update, context: Context) -> None:
    """Give a report to the cadre whose name was pressed, who hears of it in private."""
    number, member = (int(part) for part in context.matched())
    async with context.begin() as session:
        report = await casework.report_of(session, number)
        await moves.require_superior(session, context.person, report)
        cadre = await members.person_of(session, member)
        if cadre is None:
            raise RuleBroken("work-assign-gone")
        given = await moves.assign(session, number, context.person, cadre, casework.cause(context), context.now)
        await casework.changed(context, session, number)
        name = await moves.name_of(session, member)
        if cadre != context.person:
            context.owe(await _assigned(context, session, given, cadre))
        context.subject = member  # what is said from here on names the cadre
        context.edit(context.say("work-assigned", number=number, who=name), inline())


async def _admit(context: Context, session: AsyncSession, work: Work) -> None:
    """Raise RuleBroken unless this person may do this at this moment."""
    report = await casework.report_of(session, work.report_id)
    if work.act == VIEW:
        return await reportpages.admit(context, session, report)
    if work.act == ASSIGN:
        await moves.require_superior(session, context.person, report)
    elif work.act in MOVES and not (work.act in TAKEN_FIRST and report.state == SUBMITTED):
        await moves.allowed(session, report, work.act, context.person)
    else:
        await moves.staff(session, context.person, report)
    if report.state not in OPEN and work.act != HIDE:
        raise RuleBroken("report-state", number=report.number, state=report.state)
    return None


async def _begin(context: Context, session: AsyncSession, work: Work) -> None:
    if work.act in FORMS:
        await forms.start(context, session, work.act, FORMS[work.act], {"report": work.report_id})
    elif work.act == ASSIGN:
        report = await casework.report_of(session, work.report_id)
        named = await casework.named(context, session, report)
        context.reply(*await workviews.cadres(context, session, report, named))
    else:
        await reportpages.show(context, session, await casework.report_of(session, work.report_id))


def _which_photo(context: Context, report: Report, shown: list[photos.Photo]) -> dict[str, object]:
    buttons = [
        press(context.plain("work-hide-one", place=place), f"u:hide:{report.number}:{photo.number}")
        for place, photo in enumerate(shown, start=1)
    ]
    rows = [buttons[start : start + 3] for start in range(0, len(buttons), 3)]
    every = press(context.plain("work-hide-all"), f"u:hide:{report.number}:{EVERY}")
    return inline(*rows, [every, press(context.plain("card-report-less"), f"u:less:{report.number}")])


async def _assigned(context: Context, session: AsyncSession, report: Report, cadre: int) -> Owed:
    language = (await languages(session, context.kit.district, [cadre]))[cadre]
    by = await moves.name_of(session, context.known.id)
    view = await reportviews.look(session, report)
    told = workviews.assigned(language, context.kit.district, view, by, cadre, casework.source(context))
    return replace(told, subject=context.known.id)
