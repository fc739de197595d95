"""The form by which points are given: what for, how many, why, and one look at all of it."""

import hashlib

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from bot import awardviews, crediting
from bot.context import Context
from bot.district import PointRule
from bot.keyboards import inline, press
from bot.riderviews import in_rows
from bot.texts import plain
from handlers import forms
from handlers.forms import Answers, Asked, Form, Question
from models import awards, earnings, looks, members, rosters
from models.awards import Gift
from models.riders import Known
from models.rules import RuleBroken

NAME = "award"

BY_HAND = (earnings.HOURS, earnings.AWARD)
"""What the rules are for by which somebody gives points."""


async def begin(context: Context, session: AsyncSession, member_id: int) -> None:
    """Ask what somebody on the roster gets points for. Raises RuleBroken for who may not give any, and for oneself."""
    known = await rosters.one(session, context.person, member_id, awards.ACT)
    if known.person == context.person:
        raise RuleBroken("award-own")
    if not offered(context):
        raise RuleBroken("award-no-rules")
    viewer = await context.member(session)
    await looks.note(session, [member_id], viewer, "points", context.today(), context.now)
    await forms.start(context, session, NAME, FORM, {"member": member_id, "begun": context.claim.update_id})


def offered(context: Context) -> list[PointRule]:
    """Return the rules by which points are given by hand."""
    return [rule for rule in context.kit.district.rules if rule.on in BY_HAND]


async def _ask_rule(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    rows = []
    for rule in offered(context):
        key = "award-rule-hours" if rule.on == earnings.HOURS else "award-rule-points"
        label = context.plain(key, rule=rule.label_in(context.language), points=rule.points)
        rows.append([press(label, f"a:rule:{rule.key}")])
    name = await _name(context, session, answers)
    return context.say("award-ask-rule", name=name), inline(*rows, [_never_mind(context)])


async def _read_rule(context: Context, session: AsyncSession, answers: Answers) -> Answers | None:
    given = forms.pressed(context, "rule")
    rule = next((one for one in offered(context) if one.key == given), None)
    if rule is None:
        return None
    await awards.admit(session, answers["member"], rule.rule, context.today())
    return {"rule": rule.key, "count": None}


async def _ask_count(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    rule, name = _rule(context, answers), await _name(context, session, answers)
    told = {"name": name, "rule": rule.label_in(context.language), "points": rule.points}
    if rule.on == earnings.HOURS:
        buttons = [press(str(hours), f"a:count:{hours}") for hours in awards.HOURS]
        text = context.say("award-ask-hours", **told, most=awards.HOURS[-1])
    else:
        buttons = [press(str(points), f"a:count:{points}") for points in awardviews.amounts(rule.points)]
        text = context.say("award-ask-points", **told)
    return text, inline(*in_rows(buttons, 6), [_never_mind(context)])


async def _read_count(context: Context, _session: AsyncSession, answers: Answers) -> Answers | None:
    given = forms.pressed(context, "count") or forms.typed(context, 6) or ""
    if not given.isdecimal():
        return None
    rule = _rule(context, answers)
    most = awards.HOURS[-1] if rule.on == earnings.HOURS else rule.points
    if not 1 <= int(given) <= most:
        raise RuleBroken("award-too-much", most=most)
    return {"count": int(given)}


async def _ask_words(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    name = await _name(context, session, answers)
    return context.say("award-ask-words", name=name, most=awards.LONGEST), inline([_never_mind(context)])


async def _read_words(context: Context, _session: AsyncSession, _answers: Answers) -> Answers | None:
    words = forms.typed(context, 2 * awards.LONGEST)
    if words is not None and len(words) > awards.LONGEST:
        raise RuleBroken("award-words-long", most=awards.LONGEST)
    return {"words": words} if words else None


async def _ask_sure(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    gift, known = _gift(context, answers), await _known(context, session, answers)
    member, limit = await members.find(session, context.person), context.kit.district.points.award_a_day
    before = await awards.given_on(session, member.id or 0, context.today()) if member else 0
    text = context.say(
        "award-look",
        name=known.profile.name[: awardviews.NAME],
        rule=_rule(context, answers).label_in(context.language),
        hours=gift.count if gift.hourly else 0,
        points=gift.points,
        words=gift.reason,
        waits="yes" if before + gift.points > limit else "no",
        limit=limit,
    )
    send = press(context.plain("award-send"), f"a:sure:{_seal(answers)}")
    return text, inline([send], [press(context.plain("award-words-again"), "a:sure:words"), _never_mind(context)])


async def _read_sure(context: Context, _session: AsyncSession, answers: Answers) -> Answers | None:
    given = forms.pressed(context, "sure")
    if given == "words":
        return {"words": None}
    complete = all(name in answers for name in ("rule", "count", "words"))
    return {"sure": True} if complete and given == _seal(answers) else None


async def _finish(context: Context, session: AsyncSession, answers: Answers) -> None:
    limit, context.subject = context.kit.district.points.award_a_day, answers["member"]
    try:
        gift = _gift(context, answers)
        case, posted = await awards.give(session, context.person, gift, limit, context.today(), context.now)
    except RuleBroken as broken:  # said here, so that the form is over all the same
        return context.refuse(broken)
    told = {**awardviews.facts(context.language, context.kit.district, case), "limit": limit}
    back = awardviews.back_button(context.language, case.number)
    if posted is None:
        people = await awards.seconds(session, case.known, context.person)
        for card in await awardviews.cards(context.kit, session, case, people, context.now):
            context.owe(card)
        return context.edit(context.say("award-waits", **told), back)
    why = await awardviews.why(context.kit, session, case, context.person)
    news = await crediting.told(context.kit, session, posted, context.now, why)
    if news is not None:
        context.owe(news)
    return context.edit(context.say("award-done", **told), back)


def _gift(context: Context, answers: Answers) -> Gift:
    rule = _rule(context, answers)
    return Gift(answers["member"], rule.rule, answers["count"], rule.on == earnings.HOURS, answers["words"])


def _rule(context: Context, answers: Answers) -> PointRule:
    """Return the chosen rule. Raises RuleBroken when the district's file has it no more."""
    found = next((rule for rule in offered(context) if rule.key == answers.get("rule")), None)
    if found is None:
        raise RuleBroken("award-rule-gone")
    return found


async def _known(context: Context, session: AsyncSession, answers: Answers) -> Known:
    known = await rosters.one(session, context.person, answers["member"], awards.ACT)
    context.subject = answers["member"]
    return known


async def _name(context: Context, session: AsyncSession, answers: Answers) -> str:
    return (await _known(context, session, answers)).profile.name[: awardviews.NAME]


def _seal(answers: Answers) -> str:
    """Return what stands for what is shown, so that a button gives what stands above it, or nothing."""
    shown = [answers[name] for name in ("member", "begun", "rule", "count", "words")]
    return hashlib.sha256(orjson.dumps(shown)).hexdigest()[:16]


def _never_mind(context: Context) -> dict[str, str]:
    return press(plain(context.language, "award-never-mind"), f"d:new:{NAME}")


FORM: Form = Form(
    (
        Question("rule", _ask_rule, _read_rule, "ask-choose-hint"),
        Question("count", _ask_count, _read_count, "award-count-hint", lambda answers: "rule" in answers),
        Question("words", _ask_words, _read_words, "award-words-hint", lambda answers: "rule" in answers),
        Question("sure", _ask_sure, _read_sure, "ask-choose-hint"),
    ),
    _finish,
)
