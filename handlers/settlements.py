"""For administrators: the settlement of a month, what companies are told, all nominations, and who took which file."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import nominationviews, settlementfiles, settlementviews
from bot.context import Context
from bot.keyboards import inline, press
from bot.settlementviews import back
from bot.standingviews import period_name
from bot.texts import Markup
from models import areas, companyreports, ledgerexports, looks, moves, nominations, periods, rights, settlements
from models.periods import Period
from models.rules import RuleBroken

ACT = "points.settle"

MONTH, HALF, QUARTER = r"(\d{4}-\d{2})", r"(\d{4}H\d)", r"(\d{4}Q\d)"
"""What buttons carry."""


async def command(_update: Update, context: Context) -> None:
    """Show what there is."""
    async with context.begin() as session:
        await rights.require(session, context.person, ACT)
        context.reply(*settlementviews.home(context))


async def home(_update: Update, context: Context) -> None:
    """Show it in place of what is shown."""
    async with context.begin() as session:
        await rights.require(session, context.person, ACT)
        context.edit(*settlementviews.home(context))


async def month(_update: Update, context: Context) -> None:
    """Show a month's settlement."""
    (code,) = context.matched()
    async with context.begin() as session:
        await rights.require(session, context.person, ACT)
        chosen = settlementfiles.month_of(code)
        lines, atlas = await settlements.of(session, chosen), await areas.atlas(session)
        context.edit(*settlementviews.settlement(context, atlas, chosen, lines))


async def month_file(_update: Update, context: Context) -> None:
    """Owe a month's settlement as a file."""
    (code,) = context.matched()
    async with context.begin() as session:
        await rights.require(session, context.person, ACT)
        chosen = settlementfiles.month_of(code)
        count = len(await settlements.of(session, chosen))
        name = settlementviews.month_name(context.language, chosen)
        caption = context.say("settle-caption", month=name, count=count)
        await _send(context, session, (settlementfiles.SETTLEMENT, ledgerexports.SETTLEMENT), chosen, count, caption)


async def companies(_update: Update, context: Context) -> None:
    """Owe what companies are told of a half-year; reckoned before the transaction, in which nobody could write."""
    (code,) = context.matched()
    half = settlementfiles.finished_half(code, context.today())
    async with context.kit.database.read() as session:
        await rights.require(session, context.person, ACT)
        told = await settlementfiles.told(session, context.kit.district, half)
    async with context.begin() as session:
        await rights.require(session, context.person, ACT)
        told = await companyreports.keep(session, half, told, context.now)
        smallest, name = context.kit.district.points.smallest_group, period_name(context.language, half)
        if not told:
            return context.pop_up(context.plain("company-none", half=name, smallest=smallest), alert=True)
        caption = context.say("company-caption", half=name, count=len(told))
        await _send(context, session, (settlementfiles.COMPANIES, ledgerexports.COMPANIES), half, len(told), caption)
    return None


async def nominated(_update: Update, context: Context) -> None:
    """Show all nominations of a quarter."""
    quarter = _quarter(context)
    async with context.begin() as session:
        found = await nominations.of_quarter(session, context.person, quarter)
        seen = [one.known.rider.member_id for one in found[: nominationviews.SHOWN]]
        by = await context.member(session)
        await looks.note(session, seen, by, "roster", context.today(), context.now)
        take = [press(context.plain("settle-file"), f"x:s:N:{quarter.code}")] if found else []
        context.edit(nominationviews.every(context, quarter, found), inline(take, back(context)))


async def nominated_file(_update: Update, context: Context) -> None:
    """Owe all nominations of a quarter as a file."""
    quarter = _quarter(context)
    async with context.begin() as session:
        found = await nominations.of_quarter(session, context.person, quarter)
        if not found:
            return context.pop_up(context.plain("nominate-file-none"), alert=True)
        by, seen = await context.member(session), [one.known.rider.member_id for one in found]
        await looks.note(session, seen, by, "export", context.today(), context.now)
        count = sum(len(one.nominations) for one in found)
        name = period_name(context.language, quarter)
        caption = context.say("nominate-caption", quarter=name, count=count)
        await _send(context, session, (settlementfiles.NOMINATIONS, ledgerexports.NOMINATIONS), quarter, count, caption)
    return None


async def files(_update: Update, context: Context) -> None:
    """Tell who took files."""
    async with context.begin() as session:
        found = await ledgerexports.latest(session, context.person)
        lines = [context.say("settle-files" if found else "settle-files-none")]
        for one in found:
            who = await moves.name_of(session, one.member_id) if one.member_id else None
            lines.append(settlementviews.taken(context, one, who or context.plain("settle-by-command")))
        context.edit(Markup("\n".join(lines)), inline(back(context)))


def _quarter(context: Context) -> Period:
    (code,) = context.matched()
    quarter = periods.read(code)
    if quarter is None:
        raise RuleBroken("settle-period-wrong", given=code)
    return quarter


async def _send(
    context: Context, session: AsyncSession, kinds: tuple[str, str], period: Period, count: int, caption: Markup
) -> None:
    """Owe a file, and record who takes it; `kinds` are those of the recipe and of the record."""
    made, kind = kinds
    await settlementfiles.note(session, kind, period, count, await context.member(session), context.now)
    recipe = settlementfiles.recipe(made, context.person, context.language, period)
    context.send("sendDocument", document=recipe, caption=caption, parse_mode="HTML")
