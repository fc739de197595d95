"""The day after a service day: how it was, in stars and, who likes, in words."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import attendanceviews, noticeviews
from bot.context import Context
from bot.keyboards import inline
from bot.texts import Markup
from handlers import forms
from handlers.forms import Answers, Asked, Form, Question
from models import drafts, ratings
from models.rules import RuleBroken
from models.servicedays import ServiceDay

NAME = "rating"
"""The form's name."""


async def rate(_update: Update, context: Context) -> None:
    """Note the stars, and ask whether there is anything to say."""
    number, stars = (int(part) for part in context.matched())
    async with context.begin() as session:
        day = await ratings.rate(session, context.person, number, stars, context.today(), context.now)
        asked, buttons = attendanceviews.question(context.language, day, stars)
        stopping = noticeviews.present(context.update.effective_message)
        context.edit(asked, inline(*buttons["inline_keyboard"], stopping))
        context.pop_up(context.plain("rating-noted"))


async def begin(_update: Update, context: Context) -> None:
    """Begin the form for words."""
    (number,) = context.matched()
    async with context.begin() as session:
        day = await ratings.may_rate(session, context.person, int(number), context.today())
        await forms.start(context, session, NAME, FORM, {"day": day.number})


async def replied(context: Context, session: AsyncSession, day: ServiceDay, words: str) -> None:
    """Take what somebody answers to the question for their words; who gave no stars yet is asked for them first."""
    if not words.strip():
        return context.reply(context.say(FORM.questions[0].hint))
    await ratings.may_rate(session, context.person, day.number, context.today())
    if await ratings.find(session, day.number, context.known.id or 0) is None:
        asked, stars = attendanceviews.question(context.language, day)
        return context.reply(Markup(f"{context.say('rating-stars-first')}\n\n{asked}"), stars)
    filling = await drafts.open_for(session, context.person, context.now)
    if filling is not None and filling.form == NAME:  # it asked for the same
        await drafts.drop(session, context.person)
    return await _take(context, session, day.number, words.strip())


async def _ask(context: Context, _session: AsyncSession, _answers: Answers) -> Asked:
    return attendanceviews.words_asked(context.language)


async def _read(context: Context, _session: AsyncSession, _answers: Answers) -> Answers | None:
    if forms.pressed(context, "said") == "":
        return {"said": ""}
    message = context.update.message
    words = message.text.strip()[: ratings.LONGEST] if message and message.text else ""
    return {"said": words} if words else None


async def _finish(context: Context, session: AsyncSession, answers: Answers) -> None:
    if not answers["said"]:
        return context.edit(context.say("rating-skipped"))
    try:
        await _take(context, session, answers["day"], answers["said"])
    except RuleBroken as broken:  # too late by now: said here, so that the form is over all the same
        return context.refuse(broken)


async def _take(context: Context, session: AsyncSession, service_day_id: int, words: str) -> None:
    await ratings.say(session, context.person, service_day_id, words, context.today(), context.now)
    context.reply(context.say("rating-said"), context.home())


FORM = Form((Question("said", _ask, _read, "rating-hint"),), _finish)
