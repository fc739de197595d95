"""Filing a report: shown where it belongs in the same transaction, and told to its reporter."""

from dataclasses import replace
from datetime import datetime, time

from sqlalchemy.ext.asyncio import AsyncSession

from bot import reportcards, reporting
from bot.context import Context
from bot.keyboards import inline
from handlers.forms import Answers
from models import moves, photos, reports, riders, sayings
from models.reports import Filing, Report
from models.rules import RuleBroken


async def send(context: Context, session: AsyncSession, answers: Answers) -> None:
    """File what a rider answered, or make them a co-reporter of the report that they said it is. Raises RuleBroken."""
    await check_quota(context, session)
    rider = await riders.find(session, await context.member(session))
    trade, words = rider.trade if rider else None, answers.get("words") or None
    number = await _same(session, answers)
    if number is None:
        return await _file(context, session, answers, words, trade)
    new = await reports.join(session, context.person, number, words, trade, context.now)
    await _attach(session, answers, number)
    await _show_more(context, session, answers, number)
    if new:
        return await _acknowledge(context, session, number)
    return context.edit(context.say("hazard-yours-already", number=number), inline([]))


async def check_quota(context: Context, session: AsyncSession) -> None:
    """Raise RuleBroken for who has reported as much today as one may."""
    most = context.kit.district.triage.reports_a_day
    midnight = datetime.combine(context.today(), time(), context.kit.district.zone)
    if context.known.id and await reports.count_of(session, context.known.id, midnight) >= most:
        raise RuleBroken("hazard-enough", most=most)


def cause(context: Context) -> str:
    """Return what names this update as the cause of what it changes."""
    return f"update:{context.claim.update_id}"


async def _same(session: AsyncSession, answers: Answers) -> int | None:
    """Return the open report that this one is said to be; None for none, or when that was done meanwhile."""
    if not answers.get("same"):
        return None
    report = await sayings.following(session, int(answers["same"]))
    return report.number if report.open else None


async def _file(
    context: Context, session: AsyncSession, answers: Answers, words: str | None, trade: str | None
) -> None:
    report = await reports.file(session, context.person, _filing(context, answers, words, trade), context.now)
    await _attach(session, answers, report.number)
    await moves.begin(session, report, await context.member(session), moves.Cause(cause(context)), context.now)
    await _show(context, session, report)
    await _acknowledge(context, session, report.number)


async def _show(context: Context, session: AsyncSession, report: Report) -> None:
    for one in await reportcards.posted(context.kit, session, report, cause(context), context.now):
        context.owe(one)


async def _show_more(context: Context, session: AsyncSession, answers: Answers, number: int) -> None:
    added = [shot for shot in await photos.of(session, number, photos.BEFORE) if shot.number in answers["photos"]]
    for one in await reportcards.refreshed(context.kit, session, number, cause(context), context.now):
        context.owe(one)
    for one in await reportcards.more_photos(session, number, added):
        context.owe(one)


async def _acknowledge(context: Context, session: AsyncSession, number: int) -> None:
    context.edit(context.say("hazard-sent", number=number), inline([]))
    context.known = replace(context.known, reports=True)  # and has a key more from now on
    context.reply(context.say("hazard-thanks"), context.home())
    for one in await reporting.told(context.kit, session, number, cause(context), context.now):
        context.owe(one)


async def _attach(session: AsyncSession, answers: Answers, number: int) -> None:
    if not await photos.attach(session, answers["photos"], number):
        raise RuleBroken("hazard-photos-lost")


def _filing(context: Context, answers: Answers, words: str | None, trade: str | None) -> Filing:
    category = context.kit.district.category_of(answers["category"])
    if category is None:
        raise RuleBroken("hazard-category-gone")
    return Filing(
        category=category.key,
        urgent=category.urgent,
        place=(answers["place"][0], answers["place"][1]),
        area_id=answers.get("area") or None,
        words=words,
        trade=trade,
        take_seconds=round(category.take_hours * 3600),
        resolve_seconds=round(category.resolve_hours * 3600),
    )
