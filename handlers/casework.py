"""What all work on a report has in common: whose it is, why it is done, and that all who see it see it change."""

from collections.abc import Iterable

from sqlalchemy.ext.asyncio import AsyncSession

from bot import reportcards
from bot.context import Context
from bot.keyboards import Button, press
from bot.texts import Markup
from models import areas, moves, photos, reports
from models.moves import Cause
from models.outbox import Owed
from models.reports import SUBMITTED, Report
from models.rules import RuleBroken


def source(context: Context) -> str:
    """Return what all that is done because of this update is named after."""
    return f"update:{context.claim.update_id}"


def cause(context: Context, why: str | None = None, words: str | None = None) -> Cause:
    """Return because of what a move is made."""
    return Cause(source(context), why, words)


async def report_of(session: AsyncSession, number: int) -> Report:
    """Return a report, which nobody else changes until the commit. Raises RuleBroken for an unknown one."""
    report = await reports.locked(session, number)
    if report is None:
        raise RuleBroken("report-unknown", number=number)
    return report


async def named(context: Context, session: AsyncSession, report: Report) -> Markup:
    """Return number, category and place of a report on one line."""
    area = areas.names(await areas.atlas(session), report.area_id)[-1:]
    where = area[0] if area else context.kit.district.name_in(context.language)
    category = context.kit.district.category_label(report.category, context.language)
    return context.say("work-named", number=report.number, category=category, area=where)


async def take_first(context: Context, session: AsyncSession, report: Report) -> None:
    """Take a report that nobody has: what comes next is done by who has it. Raises RuleBroken as `moves.take`."""
    if report.state == SUBMITTED:
        await moves.take(session, report.number, context.person, cause(context), context.now)


async def changed(context: Context, session: AsyncSession, *numbers: int) -> None:
    """Owe what all who see these reports get to see now."""
    for number in numbers:
        owe_once(context, await reportcards.refreshed(context.kit, session, number, source(context), context.now))


async def hide(context: Context, session: AsyncSession, which: Iterable[photos.Photo]) -> int:
    """Show these photos to nobody from now on, in all messages of ours; return how many were shown until now."""
    member, count = await context.member(session), 0
    found: list[Owed] = []
    for photo in which:
        if await photos.hide(session, photo.number, member, context.now):
            hidden = await photos.by_id(session, photo.number) or photo
            found += await reportcards.hidden(context.kit, session, hidden, source(context), context.now)
            count += 1
    owe_once(context, found)
    return count


def owe_once(context: Context, found: Iterable[Owed]) -> None:
    """Owe each of these once: what shows several things that change, changes once, and as the last one says."""
    for one in {(one.chat, one.source): one for one in found}.values():
        context.owe(one)


def leave(context: Context, form: str) -> list[Button]:
    """Return the button that drops a form."""
    return [press(context.plain("work-leave"), f"d:new:{form}")]


def yes(context: Context, key: str) -> list[Button]:
    """Return the button that says yes to a form's last question, in the words of `key`."""
    return [press(context.plain(key), "a:sure:yes")]


def said_yes(given: str | None) -> dict[str, str] | None:
    """Return the answer to a form's last question; None for a press that is none."""
    return {"sure": "yes"} if given == "yes" else None
