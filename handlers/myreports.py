"""/myreports: how one's reports stand, and what a reporter can say of them."""

from datetime import datetime, time

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import chasing, crediting, reportcards, reporterviews
from bot.context import Context
from bot.keyboards import Keyboard, inline, press
from bot.texts import Markup
from handlers import forms
from handlers.filing import cause
from handlers.forms import Answers, Asked, Form, Question
from models import cards, moves, outbox, photos, reports, verdicts
from models.cards import OWN as OWN_CARD
from models.moves import Cause
from models.outbox import Owed
from models.reports import LONGEST, SUBMITTED, Report
from models.rules import RuleBroken

OWN = ("report", "photo")
"""What the sources of the messages begin with that change along by themselves."""


async def command(_update: Update, context: Context) -> None:
    """List one's reports."""
    async with context.begin() as session:
        await show(context, session)


async def show(context: Context, session: AsyncSession) -> None:
    """Owe the list of one's reports, the newest first."""
    found = await reports.of_member(session, context.known.id or 0)
    context.reply(*reporterviews.listed(context.language, context.kit.district, 0, found))


async def turn(_update: Update, context: Context) -> None:
    """Show a page of the list in place of what was shown."""
    async with context.begin() as session:
        found = await reports.of_member(session, context.known.id or 0)
        page = min(int(context.matched()[0]), max(0, len(found) - 1) // reporterviews.PAGE)
        context.edit(*reporterviews.listed(context.language, context.kit.district, page, found))


async def open_one(_update: Update, context: Context) -> None:
    """Show one report of the list, in its place."""
    async with context.begin() as session:
        context.edit(*await _page(context, session, _number(context)))


async def ask_about(_update: Update, context: Context) -> None:
    """Ask those who work on a report what about it, once a day."""
    number = _number(context)
    midnight = datetime.combine(context.today(), time(), context.kit.district.zone)
    async with context.begin() as session:
        member = await context.member(session)
        reporter = await verdicts.inquire(session, number, member, midnight, context.now)
        report = await reports.by_id(session, number)
        if reporter is None or report is None:
            return context.pop_up(context.plain("mine-about-again"), alert=True)
        for one in await chasing.asked(session, report, reporter, f"{context.today():%Y%m%d}"):
            context.owe(one)
        context.pop_up(context.plain("mine-about-done"))
    return None


async def ask_drop(_update: Update, context: Context) -> None:
    """Ask whether a report is really to be withdrawn."""
    number = _number(context)
    async with context.begin() as session:
        report = await _mine(context, session, number)
        if report.state != SUBMITTED:
            raise RuleBroken("report-state", number=number, state=report.state)
        text = context.say("mine-drop-ask", number=number, others=report.reporters - 1)
        yes = press(context.plain("mine-drop-yes"), f"h:drop:{number}:yes")
        context.edit(text, inline([yes, press(context.plain("mine-drop-no"), f"h:mo:{number}")]))


async def drop(_update: Update, context: Context) -> None:
    """Withdraw a report; what others reported as well stays, without this reporter."""
    number = _number(context)
    async with context.begin() as session:
        member = await context.member(session)
        withdrawn = await verdicts.withdraw(session, number, member, Cause(cause(context)), context.now)
        await _changed(context, session, number)
        context.pop_up(context.plain("mine-dropped"))
        if withdrawn:
            return await _show_here(context, session, number)
        context.edit(context.say("mine-left", number=number), inline())
    return None


async def object_(_update: Update, context: Context) -> None:
    """Have a rejection looked at one level up, once."""
    number = _number(context)
    async with context.begin() as session:
        member = await context.member(session)
        report = await moves.object_(session, number, member, Cause(cause(context)), context.now)
        await _rehomed(context, session, number)
        desk = await reportcards.desk_name(context.kit, session, report, context.language)
        context.pop_up(context.plain("mine-object-done", office=desk))
        await _show_here(context, session, number)


async def gone(_update: Update, context: Context) -> None:
    """Take a reporter's word that it is gone, and ask how satisfied they are."""
    number = _number(context)
    async with context.begin() as session:
        member = await context.member(session)
        report = await verdicts.gone(session, number, member, Cause(cause(context)), context.now)
        await _changed(context, session, number)
        context.pop_up(context.plain("mine-gone-done"))
        await _show_here(context, session, number)
        if report.ended_at == context.now:  # this word has closed it, and not one before
            context.owe_all(await crediting.report_closed(context.kit, session, number, context.now))


async def rate(_update: Update, context: Context) -> None:
    """Take a reporter's word on how satisfied they are."""
    said, number = context.matched()[0], _number(context)
    async with context.begin() as session:
        member = await context.member(session)
        await verdicts.rate(session, number, member, satisfied=said == "ok", now=context.now)
        await _changed(context, session, number)
        context.pop_up(context.plain("mine-thanks"))
        await _show_here(context, session, number)


async def still(_update: Update, context: Context) -> None:
    """Ask why it is still there; when it is too late for that, show how to report it anew."""
    number, days = _number(context), context.kit.district.triage.confirm_days
    async with context.begin() as session:
        try:
            await verdicts.still_open(session, number, await context.member(session), days, context.now)
        except RuleBroken as broken:
            if broken.key != "mine-too-late":
                raise
            return context.reply(context.say(broken.key, **broken.args_of_text), _new(context))
        await forms.start(context, session, "still", FORM, {"report": number})
    return None


async def _ask_why(context: Context, _session: AsyncSession, answers: Answers) -> Asked:
    rows = [[press(context.plain(f"mine-still-{why}"), f"a:why:{why}")] for why in chasing.STILL]
    return context.say("mine-still-ask", number=answers["report"]), inline(*rows)


async def _read_why(context: Context, session: AsyncSession, answers: Answers) -> Answers | None:
    """Take a standard reason, one's own words, or a photo."""
    if context.shot is not None:
        member = await context.member(session)
        shot = await photos.add(session, context.shot, member, photos.BEFORE, context.now, answers["report"])
        message = context.update.message
        caption = " ".join((message.caption or "").split()) if message else ""
        return {"why": "photo", "shot": shot, "words": caption[:LONGEST] or None}
    pressed = forms.pressed(context, "why")
    if pressed is not None:
        return {"why": pressed} if pressed in chasing.STILL else None
    words = forms.typed(context, LONGEST)
    return {"why": "words", "words": words} if words else None


async def _finish(context: Context, session: AsyncSession, answers: Answers) -> None:
    number, days = answers["report"], context.kit.district.triage.confirm_days
    because = Cause(cause(context), None if answers.get("words") else answers["why"], answers.get("words"))
    try:
        member = await context.member(session)
        report = await verdicts.still(session, number, member, days, because, context.now)
    except RuleBroken as broken:  # reopened meanwhile, or too late: said here, so that the form is over all the same
        return context.reply(context.say(broken.key, **broken.args_of_text), context.home())
    shown = [card for card in await cards.showing(session, number) if card.kind != OWN_CARD]
    if report.state == SUBMITTED or not shown:  # its desk may be gone
        await _rehomed(context, session, number)
    else:
        await _changed(context, session, number)
    await _show_shot(context, session, answers)
    for one in await chasing.back(context.kit, session, report, member, context.now):
        context.owe(one)
    desk = await reportcards.desk_name(context.kit, session, report, context.language)
    return _answer(context, context.say("mine-still-done", number=number, office=desk))


FORM = Form((Question("why", _ask_why, _read_why, "mine-still-hint"),), _finish)


async def _show_shot(context: Context, session: AsyncSession, answers: Answers) -> None:
    shot = await photos.by_id(session, answers["shot"]) if "shot" in answers else None
    if shot is not None:
        for one in await reportcards.more_photos(session, answers["report"], [shot]):
            context.owe(one)


def _answer(context: Context, text: Markup) -> None:
    if context.update.callback_query:
        return context.edit(text, inline())
    return context.reply(text, context.home())


async def _mine(context: Context, session: AsyncSession, number: int) -> Report:
    report = await reports.by_id(session, number)
    if report is None or await reports.reporter_of(session, number, context.known.id or 0) is None:
        raise RuleBroken("report-not-yours")
    return report


async def _page(context: Context, session: AsyncSession, number: int) -> tuple[Markup, Keyboard]:
    """Return one report as it stands, with the way back to the list. Raises RuleBroken for who did not report it."""
    report = await _mine(context, session, number)
    reporter = await reports.reporter_of(session, number, context.known.id or 0)
    if reporter is None:
        raise RuleBroken("report-not-yours")
    view = await reporterviews.look(session, context.kit.district, report, reporter, context.language)
    text, keyboard = reporterviews.mine(context.language, context.kit.district, view, context.now)
    listing = [press(context.plain("mine-back"), "h:ml:0")]
    return text, inline(*keyboard["inline_keyboard"], listing)


async def _show_here(context: Context, session: AsyncSession, number: int) -> None:
    """Show how a report stands where the button was pressed, unless that message changes by itself."""
    message = context.update.effective_message
    source = await outbox.source_of(session, context.chat, message.message_id) if message else None
    if source is None or source.partition(":")[0] not in OWN:
        context.edit(*await _page(context, session, number))


async def _changed(context: Context, session: AsyncSession, number: int) -> None:
    _owe(context, await reportcards.refreshed(context.kit, session, number, cause(context), context.now))


async def _rehomed(context: Context, session: AsyncSession, number: int) -> None:
    _owe(context, await reportcards.rehomed(context.kit, session, number, cause(context), context.now))


def _owe(context: Context, found: list[Owed]) -> None:
    for one in found:
        context.owe(one)


def _new(context: Context) -> Keyboard:
    return inline([press(context.plain("mine-new"), "h:new")])


def _number(context: Context) -> int:
    return int(context.matched()[-1])
