"""Questions to a report's reporters, and their answers: the clock of the report stands meanwhile."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import quiet, reportclock, sayingviews
from bot.addressing import languages
from bot.context import Context
from bot.keyboards import inline, press
from handlers import casework, forms
from handlers.forms import Answers, Asked, Form, Question
from models import deadlines, reports, sayings
from models.reports import Report
from models.rules import RuleBroken


async def ask(context: Context, session: AsyncSession, number: int, words: str) -> int:
    """Ask the reporters of a report, let its clock stand, and return how many are asked. Raises RuleBroken."""
    report = await casework.report_of(session, number)
    used = _used(context, report)
    asked = await sayings.ask(session, number, context.person, words, used, context.now)
    spoken = await languages(session, context.kit.district, [one.person for one in asked])
    for one in asked:
        silence = await quiet.silence(session, context.kit.district, one.person, context.now)
        named = await casework.named(context, session, report)
        context.owe(sayingviews.question(spoken[one.person], one, named, sayings.checked(words), silence))
    await casework.changed(context, session, number)
    return len(asked)


async def answered(context: Context, session: AsyncSession, source: str) -> None:
    """Take a reply to a question for its answer."""
    message = context.update.message
    if message is None or not message.text:
        return context.reply(context.say("question-hint"))
    return await _answer(context, session, int(source.split(":")[1]), message.text)


async def begin_answer(_update: Update, context: Context) -> None:
    """Ask a reporter for the answer to a question, from the button under it."""
    async with context.begin() as session:
        said = await _question(context, session, int(context.matched()[0]))
        await forms.start(context, session, "answer", ANSWERING, {"question": said.id})


async def _question(context: Context, session: AsyncSession, saying_id: int) -> sayings.Said:
    """Return what this person was asked. Raises RuleBroken for what is gone, or was asked of somebody else."""
    said = await sayings.one(session, saying_id)
    if said is None or said.member_id != context.known.id:
        raise RuleBroken("question-gone")
    return said


async def _answer(context: Context, session: AsyncSession, saying_id: int, words: str) -> None:
    asked = await _question(context, session, saying_id)
    number = await sayings.answer(session, asked.report_id, context.person, words, context.now)
    said = await sayings.one(session, number)
    if said is None:
        raise RuntimeError("what was just said is there")
    await casework.changed(context, session, said.report_id)
    for one in await sayingviews.to_staff(session, said):
        context.owe(one)
    context.reply(context.say("question-answered", number=said.report_id))


def _used(context: Context, report: Report) -> int:
    district = context.kit.district
    hours = district.working_hours(report.urgent)
    return deadlines.used(reportclock.clock(report), context.now, hours, district.almanac())


async def _ask_words(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    report = await casework.report_of(session, answers["report"])
    named, count = await casework.named(context, session, report), len(await reports.people_of(session, report.number))
    return context.say("work-ask", report=named, count=count), inline(casework.leave(context, "ask"))


async def _read_words(context: Context, _session: AsyncSession, _answers: Answers) -> Answers | None:
    message = context.update.message
    return {"words": sayings.checked(message.text)} if message and message.text else None


async def _ask_sure(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    report = await casework.report_of(session, answers["report"])
    text = context.say("work-ask-sure", report=await casework.named(context, session, report), words=answers["words"])
    return text, inline(casework.yes(context, "work-ask-yes"), casework.leave(context, "ask"))


async def _read_sure(context: Context, session: AsyncSession, answers: Answers) -> Answers | None:
    if context.update.callback_query is None:
        return await _read_words(context, session, answers)
    return casework.said_yes(forms.pressed(context, "sure"))


async def _finish_asking(context: Context, session: AsyncSession, answers: Answers) -> None:
    try:
        count = await ask(context, session, answers["report"], answers["words"])
    except RuleBroken as broken:
        return context.refuse(broken)
    return context.edit(context.say("work-asked", number=answers["report"], count=count), inline())


ASKING: Form = Form(
    (
        Question("words", _ask_words, _read_words, "work-only-words"),
        Question("sure", _ask_sure, _read_sure, "work-sure-hint"),
    ),
    _finish_asking,
)


async def _ask_answer(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    said = await _question(context, session, answers["question"])
    text = context.say("question-again", number=said.report_id, words=said.words or "")
    return text, inline([press(context.plain("question-leave"), "d:new:answer")])


async def _finish_answer(context: Context, session: AsyncSession, answers: Answers) -> None:
    try:
        await _answer(context, session, answers["question"], answers["words"])
    except RuleBroken as broken:
        context.refuse(broken)


ANSWERING: Form = Form((Question("words", _ask_answer, _read_words, "question-hint"),), _finish_answer)
