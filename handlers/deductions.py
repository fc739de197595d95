"""Deductions: from a report's page in private; a second one agrees, the rider may object, a third one decides."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import deductionviews
from bot.context import Context
from bot.deductionviews import RIDER, SECOND, THIRD
from bot.district import PointRule
from bot.keyboards import inline, press
from bot.texts import Markup
from handlers import casework, forms
from handlers.forms import Answers, Asked, Form, Question
from models import deductions, members, reports
from models.deductions import Deduction, Proposal
from models.earnings import DEDUCT
from models.reports import Report
from models.rules import RuleBroken


async def begin(_update: Update, context: Context) -> None:
    """Ask by which rule points shall be deducted, from the page of a report."""
    async with context.begin() as session:
        report = await casework.report_of(session, int(context.matched()[0]))
        await deductions.admit(session, context.person, report)
        people = await reports.people_of(session, report.number)
        if not people:
            raise RuleBroken("deduct-nobody")
        if not context.kit.district.rules_for(DEDUCT):
            raise RuleBroken("deduct-no-rules")
        only = {"reporter": people[0][0].number} if len(people) == 1 else {}
        await forms.start(context, session, "deduct", PROPOSING, {"report": report.number, **only})


async def decide(_update: Update, context: Context) -> None:
    """Take a second one's word on what somebody proposed."""
    word, number = context.matched()
    district, now = context.kit.district, context.now
    async with context.begin() as session:
        if word == "n":
            case = await deductions.decline(session, int(number), context.person, now)
            return await _ended(context, session, case, "declined")
        known = await deductions.by_id(session, int(number))
        if known is not None and not _is_published(context, known.rule):
            raise RuleBroken("deduct-rule-gone")
        until = deductionviews.until(district, district.points.object_days, now)
        case = await deductions.agree(session, int(number), context.person, until, now)
        await _ended(context, session, case, "agreed")
        rider = await members.person_of(session, case.member_id)
        if rider is not None:
            context.owe_all(await deductionviews.shown(context.kit, session, case, RIDER, [rider], now))
    return None


async def begin_objection(_update: Update, context: Context) -> None:
    """Ask a rider for the words of their objection."""
    async with context.begin() as session:
        case = await deductions.of_rider(session, int(context.matched()[0]), context.person)
        await forms.start(context, session, "objection", OBJECTING, {"deduction": case.id})


async def judge(_update: Update, context: Context) -> None:
    """Take a third one's word on an objection; what is upheld counts within a minute, by itself."""
    word, number = context.matched()
    async with context.begin() as session:
        if word == "u":
            case = await deductions.uphold(session, int(number), context.person, context.now)
            return await _ended(context, session, case, "upheld")
        case = await deductions.drop(session, int(number), context.person, context.now)
        await _ended(context, session, case, "dropped")
        context.owe_all(await deductionviews.dropped(context.kit, session, case, context.now))
    return None


async def _ended(context: Context, session: AsyncSession, case: Deduction, how: str) -> None:
    """Let all who see a case see it change, and tell those who wanted it how it went on."""
    context.owe_all(await deductionviews.changed(session, case, casework.source(context)))
    context.owe_all(await deductionviews.heard_by_the_two(context.kit, session, case, how, context.now))
    context.pop_up(context.plain(f"deduct-{how}-done"))


def _is_published(context: Context, key: str) -> bool:
    return any(rule.key == key for rule in context.kit.district.rules_for(DEDUCT))


def _rule(context: Context, key: str) -> PointRule:
    """Return a published rule. Raises RuleBroken for one that is published no more."""
    rule = next((one for one in context.kit.district.rules_for(DEDUCT) if one.key == key), None)
    if rule is None:
        raise RuleBroken("deduct-rule-gone")
    return rule


async def _report(context: Context, session: AsyncSession, answers: Answers) -> Report:
    """Return the report of the form, while this person may deduct anything there. Raises RuleBroken."""
    report = await casework.report_of(session, answers["report"])
    await deductions.admit(session, context.person, report)
    return report


async def _ask_rule(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    report = await _report(context, session, answers)
    rules = context.kit.district.rules_for(DEDUCT)
    words = [deductionviews.published(context.kit.district, one.key, one.points, context.language) for one in rules]
    rows = [[press(one.label_in(context.language), f"a:rule:{one.key}")] for one in rules]
    named = await casework.named(context, session, report)
    text = Markup("\n".join([context.say("deduct-ask-rule", report=named), *words]))
    return text, inline(*rows, casework.leave(context, "deduct"))


async def _read_rule(context: Context, _session: AsyncSession, _answers: Answers) -> Answers | None:
    given = forms.pressed(context, "rule")
    return {"rule": _rule(context, given).key} if given else None


async def _ask_reporter(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    report = await _report(context, session, answers)
    buttons = [
        press(context.plain("report-reporter", number=one.number), f"a:reporter:{one.number}")
        for one, _ in await reports.people_of(session, report.number)
    ]
    rows = [buttons[start : start + 3] for start in range(0, len(buttons), 3)]
    text = context.say("deduct-ask-reporter", report=await casework.named(context, session, report))
    return text, inline(*rows, casework.leave(context, "deduct"))


async def _read_reporter(context: Context, session: AsyncSession, answers: Answers) -> Answers | None:
    given = forms.pressed(context, "reporter")
    if given is None or not given.isdecimal():
        return None
    one, _ = await deductions.reported(session, answers["report"], int(given))
    return {"reporter": one.number}


async def _ask_words(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    report = await _report(context, session, answers)
    facts = {"reporter": answers["reporter"], "longest": deductions.LONGEST}
    text = context.say("deduct-ask-words", report=await casework.named(context, session, report), **facts)
    return text, inline(casework.leave(context, "deduct"))


async def _read_words(context: Context, _session: AsyncSession, _answers: Answers) -> Answers | None:
    message = context.update.message
    return {"words": deductions.checked(message.text)} if message and message.text else None


async def _ask_sure(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    report, rule = await _report(context, session, answers), _rule(context, answers["rule"])
    reporter, _ = await deductions.reported(session, report.number, answers["reporter"])
    context.subject = reporter.member_id  # what is said from here on tells about them
    facts = {
        "report": await casework.named(context, session, report),
        "reporter": reporter.number,
        "rule": deductionviews.published(context.kit.district, rule.key, rule.points, context.language),
        "words": answers["words"],
        "days": context.kit.district.points.object_days,
    }
    text = context.say("deduct-sure", **facts)
    return text, inline(casework.yes(context, "deduct-sure-yes"), casework.leave(context, "deduct"))


async def _read_sure(context: Context, session: AsyncSession, answers: Answers) -> Answers | None:
    if context.update.callback_query is None:  # another reason
        return await _read_words(context, session, answers)
    return casework.said_yes(forms.pressed(context, "sure"))


async def _finish_proposing(context: Context, session: AsyncSession, answers: Answers) -> None:
    district, now = context.kit.district, context.now
    try:
        rule = _rule(context, answers["rule"])
        given = Proposal(answers["report"], answers["reporter"], rule.key, rule.points, answers["words"])
        until = deductionviews.until(district, district.points.decide_days, now)
        case = await deductions.propose(session, given, context.person, until, now)
    except RuleBroken as broken:  # it changed meanwhile: said here, so that the form is over all the same
        return context.refuse(broken)
    report = await casework.report_of(session, case.report_id)
    asked = await deductions.seconds(session, report, case.proposed_by)
    context.owe_all(await deductionviews.shown(context.kit, session, case, SECOND, asked, now))
    context.subject = case.member_id
    facts = {"number": case.report_id, "reporter": case.number, "count": len(asked)}
    context.edit(context.say("deduct-proposed", **facts), inline())
    return None


PROPOSING: Form = Form(
    (
        Question("rule", _ask_rule, _read_rule, "deduct-hint"),
        Question("reporter", _ask_reporter, _read_reporter, "deduct-hint"),
        Question("words", _ask_words, _read_words, "work-only-words"),
        Question("sure", _ask_sure, _read_sure, "work-sure-hint"),
    ),
    _finish_proposing,
)


async def _ask_objection(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    case = await deductions.of_rider(session, answers["deduction"], context.person)
    text = context.say("deduct-ask-objection", number=case.report_id, longest=deductions.LONGEST)
    return text, inline([press(context.plain("deduct-object-leave"), "d:new:objection")])


async def _finish_objecting(context: Context, session: AsyncSession, answers: Answers) -> None:
    district, now = context.kit.district, context.now
    until = deductionviews.until(district, district.points.decide_days, now)
    try:
        number, words = answers["deduction"], answers["words"]
        case = await deductions.object_(session, number, context.person, words, until, now)
    except RuleBroken as broken:  # it has ended meanwhile
        return context.refuse(broken)
    report = await casework.report_of(session, case.report_id)
    asked = await deductions.thirds(session, report, case)
    context.owe_all(await deductionviews.shown(context.kit, session, case, THIRD, asked, now))
    context.owe_all(await deductionviews.changed(session, case, casework.source(context)))
    by = deductionviews.last_day(district, until, context.language)
    context.reply(context.say("deduct-objected", number=case.report_id, until=by), context.home())
    return None


OBJECTING: Form = Form((Question("words", _ask_objection, _read_words, "work-only-words"),), _finish_objecting)
