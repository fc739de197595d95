"""The roster: who belongs to a secretary's branch or area, one person's page, a file of all, and the figures."""

from datetime import datetime, time

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import dates, rosterfiles, rosterviews
from bot.context import Context
from bot.keyboards import inline, press
from handlers import forms, threads
from handlers.forms import Answers, Asked, Form, Question
from models import applications, areas, branches, drafts, looks, rights, rosters
from models.applications import CHECKIN
from models.rules import RuleBroken

SEARCH = "roster"
LONGEST = 40
"""Characters of a name that is searched for."""


async def roster(_update: Update, context: Context) -> None:
    """Show the roster's beginning."""
    async with context.begin() as session:
        await begin(context, session)


async def begin(context: Context, session: AsyncSession) -> None:
    """Owe the roster's beginning: filters with their numbers, and what can be done."""
    counts = await rosters.counts(session, context.person)
    who = await rights.standing(session, context.person)
    figures = await rights.may(session, who, "figures.see")
    answer = context.edit if context.update.callback_query else context.reply
    answer(*rosterviews.overview(context, counts, figures=figures))


async def home(_update: Update, context: Context) -> None:
    """Go back to the roster's beginning; who was asked for a name to search for isn't any more."""
    async with context.begin() as session:
        filling = await drafts.open_for(session, context.person, context.now)
        if filling is not None and filling.form == SEARCH:
            await drafts.drop(session, context.person)
        await begin(context, session)


async def turn(_update: Update, context: Context) -> None:
    """Show a page of a filter."""
    which, skip = context.matched()
    async with context.begin() as session:
        page = await rosters.page(session, context.person, which, int(skip))
        await _note(context, session, [one.rider.member_id for one in page.shown], "roster")
        context.edit(*rosterviews.listing(context, await areas.atlas(session), which, page))


async def open_person(_update: Update, context: Context) -> None:
    """Show one person's page."""
    member, which, skip = context.matched()
    async with context.begin() as session:
        known = await rosters.one(session, context.person, int(member))
        await _note(context, session, [int(member)], "page")
        branch = await branches.by_id(session, known.profile.branch_id) if known.profile.branch_id else None
        waiting = await applications.waiting_of(session, int(member))
        application = next((one.number for one in waiting if one.application.kind == CHECKIN), None)
        context.subject = int(member)
        text = rosterviews.person(context, await areas.atlas(session), branch, known)
        back = rosterviews.listing_data(which, int(skip))
        context.edit(text, rosterviews.person_buttons(context, known, application, back))


async def reveal(_update: Update, context: Context) -> None:
    """Tell somebody's telephone number, and note that it was seen."""
    (member,) = context.matched()
    async with context.begin() as session:
        known = await rosters.one(session, context.person, int(member), "phone.reveal")
        if known.profile.phone is None:
            return context.pop_up(context.plain("roster-phone-none"), alert=True)
        await _note(context, session, [int(member)], "phone")
        context.subject = int(member)
        context.reply(context.say("roster-phone-shown", name=known.profile.name, phone=known.profile.phone))
    return None


async def write_to(_update: Update, context: Context) -> None:
    """Ask for a letter to somebody on the roster."""
    (member,) = context.matched()
    async with context.begin() as session:
        known = await rosters.one(session, context.person, int(member), "thread.answer")
        context.subject = int(member)
        await threads.write_to(context, session, known)


async def ask_name(_update: Update, context: Context) -> None:
    """Ask whom to search for."""
    async with context.begin() as session:
        await rosters.admit(session, context.person)
        await forms.start(context, session, SEARCH, FORM, {})


async def take_file(_update: Update, context: Context) -> None:
    """Owe the roster as a file, and note who is in it."""
    async with context.begin() as session:
        member, today = await context.member(session), context.today()
        count = await rosters.take_out(session, context.person, member, today, context.now)
        if not count:
            return context.pop_up(context.plain("roster-file-empty"), alert=True)
        recipe = rosterfiles.roster_recipe(context.person, member, context.language, today)
        caption = context.say("roster-file-caption", count=count)
        context.send("sendDocument", document=recipe, caption=caption, parse_mode="HTML")
    return None


async def figures(_update: Update, context: Context) -> None:
    """Owe the figures as a text, and the same as a picture."""
    async with context.begin() as session:
        zone, today = context.kit.district.zone, context.today()
        month = datetime.combine(today.replace(day=1), time(), zone)
        found = await rosters.figures(session, context.person, month)
        parts = rosterviews.sections(context.language, context.kit.district, await areas.atlas(session), found)
        context.reply(rosterviews.figures_text(context, found, parts))
        title = context.plain("figures-title", district=context.kit.district.name_in(context.language))
        day = dates.full(today, context.language)
        subtitle = context.plain("figures-subtitle", date=day, confirmed=found.confirmed)
        recipe = rosterfiles.figures_recipe(context.person, context.language, title, subtitle, parts)
        if found.confirmed:
            context.send("sendPhoto", photo=recipe)


async def _note(context: Context, session: AsyncSession, seen: list[int], kind: str) -> None:
    await looks.note(session, seen, await context.member(session), kind, context.today(), context.now)


async def _ask(context: Context, _session: AsyncSession, _answers: Answers) -> Asked:
    return context.say("roster-ask-name"), inline([press(context.plain("roster-home"), rosterviews.HOME)])


async def _read(context: Context, _session: AsyncSession, _answers: Answers) -> Answers | None:
    words = forms.typed(context, LONGEST)
    return {"words": words} if words else None


async def _finish(context: Context, session: AsyncSession, answers: Answers) -> None:
    try:
        found = await rosters.search(session, context.person, answers["words"])
    except RuleBroken as broken:  # the role ended meanwhile: said here, so that the form is over all the same
        return context.refuse(broken)
    await _note(context, session, [one.rider.member_id for one in found.shown], "roster")
    return context.reply(*rosterviews.found(context, await areas.atlas(session), answers["words"], found))


FORM = Form((Question("words", _ask, _read, "roster-name-hint"),), _finish)
