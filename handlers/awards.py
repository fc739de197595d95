"""Awards: given from somebody's page, agreed to by a second one above the limit, and taken back after a mistake."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import awardviews, crediting
from bot.context import Context
from bot.keyboards import inline
from handlers import awardform
from models import awards
from models.awards import Case
from models.ledger import Posted
from models.rules import RuleBroken


async def begin(_update: Update, context: Context) -> None:
    """Begin the form that gives somebody points."""
    async with context.begin() as session:
        await awardform.begin(context, session, int(context.matched()[0]))


async def decide(_update: Update, context: Context) -> None:
    """Agree to an award that waits, or decline it, as the second one."""
    what, number = context.matched()
    async with context.begin() as session:
        if what == "n":
            case = await awards.decline(session, context.person, int(number), context.now)
        else:
            case = await _agree(context, session, int(number))
        context.subject = case.award.member_id
        await _settle(context, session, case)
        heard = await awardviews.heard(context.kit, session, case, context.now)
        if heard is not None:
            context.owe(heard)
        told = awardviews.facts(context.language, context.kit.district, case)
        context.pop_up(context.plain("award-toast", **told, state=case.award.state))


async def ask_back(_update: Update, context: Context) -> None:
    """Ask whether an award is really to be taken back."""
    async with context.begin():
        context.change_buttons(awardviews.sure_buttons(context.language, int(context.matched()[0])))


async def keep(_update: Update, context: Context) -> None:
    """Leave an award as it is."""
    async with context.begin():
        context.change_buttons(awardviews.back_button(context.language, int(context.matched()[0])))


async def take_back(_update: Update, context: Context) -> None:
    """Take an award back: all that is still there, or all of one that waits."""
    number = int(context.matched()[0])
    async with context.begin() as session:
        case, back = await awards.take_back(session, context.person, number, context.today(), context.now)
        context.subject = case.award.member_id
        told = awardviews.facts(context.language, context.kit.district, case)
        if back is None:
            await _settle(context, session, case)
            return context.edit(context.say("award-withdrawn-done", **told), inline())
        await _tell_rider(context, session, back, await awardviews.why_back(context.kit, session, case, context.person))
        entry = back.entry
        context.edit(context.say("award-back-done", **told, taken=abs(entry.amount), waived=entry.waived), inline())
    return None


async def _agree(context: Context, session: AsyncSession, number: int) -> Case:
    waiting = await awards.case(session, number)
    if waiting is None:
        raise RuleBroken("award-gone")
    rule = context.kit.district.rule_of(waiting.award.rule)
    found = rule.rule if rule and rule.on in awardform.BY_HAND else None  # the file may mean something else by it now
    case, posted = await awards.agree(session, context.person, number, found, context.today(), context.now)
    await _tell_rider(context, session, posted, await awardviews.why(context.kit, session, case, case.giver))
    return case


async def _tell_rider(context: Context, session: AsyncSession, posted: Posted, words: str) -> None:
    news = await crediting.told(context.kit, session, posted, context.now, words)
    if news is not None:
        context.owe(news)


async def _settle(context: Context, session: AsyncSession, case: Case) -> None:
    for one in await awardviews.settled(context.kit, session, case, context.now):
        context.owe(one)
