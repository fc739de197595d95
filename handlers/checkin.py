"""The check-in (报到): consent first, then the questions, a summary, and off to the secretary."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import riderviews
from bot.context import Context
from bot.keyboards import inline, press
from handlers import agreements, applications, forms, me, questions
from handlers.forms import Answers, Asked, Form, Question
from models import areas, branches, consents, drafts, riders, subscriptions
from models.applications import CHECKIN
from models.riders import Known, Profile, Told


async def command(_update: Update, context: Context) -> None:
    """Begin the check-in."""
    async with context.begin() as session:
        await begin(context, session)


async def begin(context: Context, session: AsyncSession) -> None:
    """Ask for consent, or go on; who checked in already sees what is known."""
    rider = await riders.find(session, context.known.id or 0)
    if rider is not None and rider.state != riders.DECLINED:
        return await me.show(context, session)
    version = riderviews.notice_version(context.kit.district)
    if not await consents.holds(session, context.known.id or 0, consents.CHECKIN, version):
        return context.reply(*_notice(context))
    filling = await drafts.open_for(session, context.person, context.now)
    if filling is not None and filling.form == "checkin":
        return await forms.ask_next(context, session, FORM, filling.answers)
    return await forms.start(context, session, "checkin", FORM, _beginning(context))


async def pressed(_update: Update, context: Context) -> None:
    """Begin the check-in from a button under a message."""
    async with context.begin() as session:
        await begin(context, session)


async def agree(_update: Update, context: Context) -> None:
    """Note the consent to the text that was shown, and ask the first question."""
    (version,) = context.matched()
    async with context.begin() as session:
        if version != riderviews.notice_version(context.kit.district):
            return context.edit(*_notice(context))
        member = await context.member(session)
        await consents.give(session, member, consents.CHECKIN, version, context.now)
        rider = await riders.find(session, member)
        if rider is not None and rider.state != riders.DECLINED:
            context.edit(context.say("consent-again"))
            await agreements.renew(context, session)
            return None
        filling = await drafts.open_for(session, context.person, context.now)
        begun = filling is not None and filling.form == "checkin"  # an older notice, or the same one twice
        answers = filling.answers if filling and begun else _beginning(context)
        await forms.start_here(context, session, "checkin", FORM, answers)
    return None


async def long_notice(_update: Update, context: Context) -> None:
    """Show the whole privacy notice, with the same buttons."""
    async with context.begin():
        context.edit(*_notice(context, whole=True))


async def later(_update: Update, context: Context) -> None:
    """Let somebody go who doesn't want to check in: nearest stations need nothing."""
    async with context.begin():
        context.edit(context.say("checkin-later"))


async def again(_update: Update, context: Context) -> None:
    """Open a check-in that waits, or was declined, to change something and send it anew."""
    async with context.begin() as session:
        known = await riders.known(session, context.known.id or 0)
        if known is None or known.rider.state == riders.CONFIRMED:
            return context.pop_up(context.plain("old-button"), alert=True)
        answers = await _told_before(context, session, known)
        await forms.start_here(context, session, "checkin", FORM, answers)
    return None


def _notice(context: Context, *, whole: bool = False) -> Asked:
    renewing = context.known.rider in (riders.WAITING, riders.CONFIRMED)
    return riderviews.notice(context.language, context.kit.district, whole=whole, renewing=renewing)


async def _ask_send(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    lines = await _lines(context, session, answers)
    changing = [press(context.plain(f"change-{name}"), f"a:send:{name}") for name in lines]
    text = context.say("checkin-summary", lines=riderviews.summary(context.language, lines))
    rows = riderviews.in_rows(changing, 3)
    return text, inline([press(context.plain("checkin-send"), "a:send:now")], *rows)


async def _lines(context: Context, session: AsyncSession, answers: Answers) -> dict[str, str]:
    """Return what was answered, in words, by the name of the question."""
    atlas, district = await areas.atlas(session), context.kit.district
    branch = await branches.by_id(session, answers.get("branch") or 0)
    lines = riderviews.lines(context.language, district, atlas, _told(answers), branch)
    lines["topics"] = riderviews.topics(context.language, district, _topics(answers))
    if district.checkin.pledge:
        lines["pledge"] = context.plain("rider-pledged" if answers["pledge"] == "yes" else "rider-not-pledged")
    return lines


async def _read_send(context: Context, _session: AsyncSession, answers: Answers) -> Answers | None:
    given = forms.pressed(context, "send") or ""
    if given == "now":
        return {"send": "now"}
    return {given: None} if given in answers and FORM.named(given) else None


async def _finish(context: Context, session: AsyncSession, answers: Answers) -> None:
    member = await context.member(session)
    earlier = await riders.find(session, member)
    if earlier is not None and earlier.state == riders.CONFIRMED:  # while the form lay open: nothing is to be confirmed
        return await me.show(context, session)
    await riders.enter(session, member, context.person, _told(answers), context.now)
    await subscriptions.choose(session, member, _topics(answers), context.now)
    known = await riders.known(session, member)
    if known is None:
        raise RuntimeError("a rider just entered can be read")
    reached = await applications.send(context, session, known, CHECKIN, {})
    context.reply(context.say("checkin-sent", who=context.say(f"overseer-{reached}")), context.home())
    lines = riderviews.summary(context.language, await _lines(context, session, answers))
    return context.edit(context.say("checkin-told", lines=lines))


def _beginning(context: Context) -> Answers:
    """Return what is answered before anything is asked, because the district doesn't ask it."""
    district = context.kit.district
    answers: dict[str, Any] = {}
    if not district.checkin.pledge:
        answers["pledge"] = "none"
    if not district.topics:
        answers["topics"] = []
    if not district.trades:
        answers["trade"] = "other"
    return answers


async def _told_before(context: Context, session: AsyncSession, known: Known) -> Answers:
    rider, profile = known.rider, known.profile
    on = sorted(await subscriptions.of(session, rider.member_id))
    answers: dict[str, Any] = {
        "name": profile.name,
        "phone": profile.phone or "",
        "trade": rider.trade,
        "company": rider.company or questions.OTHER,
        "area": rider.area_id or 0,
        "party": "yes" if profile.party else "no",
        "pledge": "yes",
        "topics": on,
        "topics_on": on,
    }
    if profile.party:
        answers["branch"] = profile.branch_id or 0
    if profile.company:
        answers["company_words"] = profile.company
    return answers


def _topics(answers: Answers) -> list[str]:
    """Return the topics that were chosen: the answer about the Party may be another since."""
    return [one for one in answers["topics"] if one != subscriptions.AS_MEMBER or answers.get("party") == "yes"]


def _told(answers: Answers) -> Told:
    party = answers.get("party") == "yes"
    profile = Profile(
        name=answers["name"],
        phone=answers["phone"] or None,
        company=answers.get("company_words"),
        party=party,
        branch_id=(answers.get("branch") or None) if party else None,
    )
    company = None if profile.company else answers["company"]
    return Told(answers["trade"], company, answers["area"] or None, profile)


FORM: Form = Form((*questions.ALL, Question("send", _ask_send, _read_send, "checkin-send-hint")), _finish)
