"""Nominating: secretaries nominate from those of their riders who are above the average of the last quarter."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import nominationviews, quiet
from bot.addressing import languages
from bot.context import Context
from bot.nominationviews import PAGE
from bot.texts import Markup
from models import looks, members, nominations, periods
from models.nominations import Candidate, Nomination
from models.periods import Period
from models.rules import RuleBroken

QUARTER = r"(\d{4}Q\d)"
"""What a button carries of a quarter."""


async def command(_update: Update, context: Context) -> None:
    """Show the first of those whom somebody may nominate."""
    quarter = nominations.open_quarter(context.today())
    async with context.begin() as session:
        page = await nominations.candidates(session, context.person, quarter, 0, PAGE)
        await _note(context, session, page.shown, "roster")
        context.reply(*nominationviews.listed(context, quarter, page))


async def turn(_update: Update, context: Context) -> None:
    """Show a page of them."""
    code, skip = context.matched()
    async with context.begin() as session:
        quarter = _open(context, code)
        page = await nominations.candidates(session, context.person, quarter, int(skip), PAGE)
        await _note(context, session, page.shown, "roster")
        context.edit(*nominationviews.listed(context, quarter, page))


async def open_person(_update: Update, context: Context) -> None:
    """Show one of them, with the titles."""
    code, member = context.matched()
    async with context.begin() as session:
        await _show(context, session, _open(context, code), int(member))


async def nominate(_update: Update, context: Context) -> None:
    """Nominate somebody for a title; who is nominated hears of it."""
    code, member, title = context.matched()
    async with context.begin() as session:
        quarter = _open(context, code)
        one = await nominations.candidate(session, context.person, quarter, int(member))
        offered = nominationviews.titles_for(context.kit.district, one.known.rider.trade)
        if title not in {each.key for each in offered}:
            raise RuleBroken("nominate-no-title")
        made = await nominations.nominate(session, context.person, quarter, one, title, context.now)
        if made is not None:
            await _tell(context, session, one.known.person, made, one.known.profile.name)
        await _show(context, session, quarter, int(member))
        context.pop_up(context.plain("nominate-done" if made else "nominate-already"))


async def take_back(_update: Update, context: Context) -> None:
    """Take a nomination back; who was nominated hears of that too."""
    (number,) = context.matched()
    async with context.begin() as session:
        one = await nominations.take_back(session, context.person, int(number), context.today())
        person = await members.person_of(session, one.member_id)
        if person is not None:
            await _tell(context, session, person, one)
        await _show(context, session, _open(context, one.quarter), one.member_id)
        context.pop_up(context.plain("nominate-undone"))


def _open(context: Context, code: str) -> Period:
    """Return the quarter that riders are nominated for now. Raises RuleBroken for a button of another one."""
    quarter = nominations.open_quarter(context.today())
    if periods.read(code) != quarter:
        raise RuleBroken("nominate-over")
    return quarter


async def _show(context: Context, session: AsyncSession, quarter: Period, member_id: int) -> None:
    one = await nominations.candidate(session, context.person, quarter, member_id)
    await _note(context, session, [one], "page")
    who = await nominationviews.names(session, context.language, one.nominations)
    administrator = "administrator" in context.faces()
    own = -1 if administrator else context.known.id or 0
    context.subject = member_id
    context.edit(*nominationviews.person(context, quarter, one, own, who))


async def _note(context: Context, session: AsyncSession, seen: list[Candidate], kind: str) -> None:
    by = await context.member(session)
    await looks.note(session, [one.known.rider.member_id for one in seen], by, kind, context.today(), context.now)


async def _tell(context: Context, session: AsyncSession, person: int, one: Nomination, name: str | None = None) -> None:
    """Owe the rider the news: with a name that they are nominated, without that it was taken back."""
    district, quarter = context.kit.district, periods.read(one.quarter)
    language = (await languages(session, district, [person]))[person]
    if quarter is None:
        return
    text: Markup
    if name is not None:
        text, cause = nominationviews.heard(language, district, one, name, quarter), f"nominated:{one.number}"
    else:
        text, cause = nominationviews.heard_back(language, district, one, quarter), f"nominated:{one.number}:back"
    context.owe(nominationviews.owed(person, cause, text, await quiet.silence(session, district, person, context.now)))
