"""The ranking of riders by their points (小哥积分排行榜): of a month, quarter or half-year, in one's scope."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import standingpictures, standingviews
from bot.context import Context
from bot.keyboards import Keyboard, inline, press
from bot.standingviews import PAGE, Shown, View
from bot.texts import Markup
from models import aliases, areas, periods, standings
from models.rules import RuleBroken
from models.standings import Scope

VIEW = r"(\d{4}(?:-\d{2}|[QH]\d)):(d|[act]\d{1,18}):(\d{1,6})"
"""What a button carries of a view: period, scope, and from how many names on."""


async def command(_update: Update, context: Context) -> None:
    """Show this month's ranking of the whole district."""
    shown = await _reckoned(context, View(periods.of(periods.MONTH, context.today())))
    async with context.begin():  # before it nobody knows which language they chose
        context.reply(*_told(context, shown))


async def show(_update: Update, context: Context) -> None:
    """Show another ranking in place of this one."""
    shown = await _reckoned(context, _carried(context))
    async with context.begin():
        context.edit(*_told(context, shown))


async def choose_scope(_update: Update, context: Context) -> None:
    """Offer rankings of other areas, trades and companies."""
    shown = await _reckoned(context, _carried(context))
    async with context.begin():
        context.change_buttons(standingviews.scope_buttons(context, shown))


async def choose_name(_update: Update, context: Context) -> None:
    """Offer the shown names to an administrator, to be hidden."""
    shown = await _reckoned(context, _carried(context))
    async with context.begin():
        if not shown.administrator:
            raise RuleBroken("right-none")
        context.change_buttons(standingviews.name_buttons(context, shown))


async def picture(_update: Update, context: Context) -> None:
    """Owe the shown page as a picture."""
    view = _carried(context)
    async with context.begin() as session:
        await standings.require_viewer(session, context.person)
        context.send("sendPhoto", photo=standingpictures.recipe(context.person, context.language, view))


async def offer(context: Context, _session: AsyncSession) -> None:
    """Owe the button that leads to the ranking: to reckon it takes longer than a transaction should."""
    button = press(context.plain("rank-open-button"), standingviews.BEGIN)
    context.reply(context.say("rank-open"), inline([button]))


def _carried(context: Context) -> View:
    period, scope, first = context.matched()
    return standingviews.read(period, scope, first, context.today())


def _told(context: Context, shown: Shown) -> tuple[Markup, Keyboard]:
    return standingviews.text(context, shown), standingviews.buttons(context, shown)


async def _reckoned(context: Context, view: View) -> Shown:
    """Return a ranking for who looks at it. Raises RuleBroken for who may not.

    That takes a moment among many: it is done before the update's transaction, in which nobody else could write. A
    scope that there is no more is the whole district.
    """
    async with context.kit.database.read() as session:
        who = await standings.require_viewer(session, context.person)
        member, atlas = who.rider.member_id if who.rider else None, await areas.atlas(session)
        scope = standingviews.scope_of(context.kit.district, atlas, view.scope)
        if scope is None:
            view, scope = View(view.period), Scope()
        found = await standings.board(session, view.period, scope, member, view.first, PAGE)
        alias = await aliases.of(session, member) if member is not None else None
        begins = await standings.begins(session)
    return Shown(view, atlas, found, begins, who.rider, alias, who.hides)
