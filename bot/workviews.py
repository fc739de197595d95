"""How it looks when a superior says who is to do a report."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.context import Context
from bot.district import District
from bot.keyboards import Keyboard, inline, press
from bot.reportviews import View, clipped
from bot.texts import Markup, plain, say
from models import moves, queues, rights
from models.outbox import Owed
from models.reports import Report

NAME = 24
"""Characters of a name on a button."""

MOST = 40
"""Cadres that are offered: a message has a hundred buttons at most."""


async def cadres(context: Context, session: AsyncSession, report: Report, named: Markup) -> tuple[Markup, Keyboard]:
    """Return the cadres who may do a report, by name, each with how many they have, the least busy first."""
    members = [member for member, _ in await rights.cadres(session, report.where)]
    busy = await queues.loads(session, members)
    rows = []
    for member in sorted(members, key=lambda one: (busy.get(one, 0), one))[:MOST]:
        name = clipped(await moves.name_of(session, member), NAME)
        label = context.plain("work-assign-to", who=name, count=busy.get(member, 0))
        rows.append([press(label, f"u:assign:{report.number}:{member}")])
    return context.say("work-assign" if rows else "work-assign-nobody", report=named), inline(*rows)


def assigned(language: str, district: District, view: View, by: str, cadre: int, cause: str) -> Owed:
    """Return what a cadre hears to whom a superior has given a report; whose name it tells is for the caller to add."""
    report = view.report
    category = district.category_label(report.category, language)
    facts = {"number": report.number, "category": category, "area": view.area or district.name_in(language), "by": by}
    buttons = inline([press(plain(language, "report-open"), f"e:open:{report.number}")])
    params = {"text": say(language, "work-assigned-you", **facts), "parse_mode": "HTML", "reply_markup": buttons}
    return Owed(cadre, f"{moves.ASSIGNED}{report.number}:{cause}", "sendMessage", params)
