"""/me: what is known of a rider, each line to be changed; a change of name or branch goes to the secretary."""

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import crediting, retracting, riderviews
from bot.context import Context
from bot.keyboards import Keyboard, inline, press
from bot.texts import Markup
from handlers import agreements, applications, forms, questions
from handlers.forms import Answers, Form, Question
from models import areas, branches, erasures, recipients, riders, subscriptions
from models.applications import CHANGE
from models.consents import MEMBERSHIP
from models.riders import CONFIRMED, Known, Told
from models.rules import RuleBroken

CHANGED_ALONE = ("name", "phone", "trade", "company", "area", "party", "topics")
"""Lines that can be changed, in their order."""

WISHED = {"name": ("name",), "party": ("party",)}
"""Lines that wait for a secretary, as wishes name them: whatever is answered now, an earlier wish is over."""


async def command(_update: Update, context: Context) -> None:
    """Show what is known."""
    async with context.begin() as session:
        await show(context, session)


async def show(context: Context, session: AsyncSession) -> None:
    """Owe the page with what is known; a stranger hears how to check in."""
    known = await riders.known(session, context.known.id or 0)
    if known is None:
        begin = inline([press(context.plain("key-checkin"), "c:begin")], [_privacy(context)])
        return context.reply(context.say("me-unknown"), begin)
    if await agreements.renew(context, session):
        return None
    return context.reply(*await _page(context, session, known))


async def show_changes(_update: Update, context: Context) -> None:
    """Offer each line to be changed."""
    async with context.begin() as session:
        await _mine(context, session)
        buttons = [press(context.plain(f"change-{name}"), f"m:{name}") for name in CHANGED_ALONE]
        context.change_buttons(inline(*riderviews.in_rows(buttons), [press(context.plain("page-back"), "m:back")]))


async def back(_update: Update, context: Context) -> None:
    """Show the page again, in the same message."""
    async with context.begin() as session:
        context.edit(*await _page(context, session, await _mine(context, session)))


async def change(_update: Update, context: Context) -> None:
    """Ask one question again."""
    (name,) = context.matched()
    async with context.begin() as session:
        known = await _mine(context, session)
        answers: Answers = {"what": name, "trade": known.rider.trade, "area": known.rider.area_id or 0}
        answers.pop(name, None)
        await forms.start_here(context, session, "change", FORM, answers)


async def _mine(context: Context, session: AsyncSession) -> Known:
    known = await riders.known(session, context.known.id or 0)
    if known is None or known.rider.state != CONFIRMED:
        raise RuleBroken("me-not-confirmed")
    return known


async def _page(context: Context, session: AsyncSession, known: Known) -> tuple[Markup, Keyboard]:
    district, rider = context.kit.district, known.rider
    atlas = await areas.atlas(session)
    branch = await branches.by_id(session, known.profile.branch_id or 0)
    told = Told(rider.trade, rider.company, rider.area_id, known.profile)
    lines = riderviews.lines(context.language, district, atlas, told, branch)
    lines["topics"] = riderviews.topics(context.language, district, await subscriptions.of(session, rider.member_id))
    text = context.say(
        f"me-{'stale' if rider.stale_at else rider.state}",
        number=rider.number or 0,
        lines=riderviews.summary(context.language, lines),
    )
    return text, _buttons(context, known)


def _buttons(context: Context, known: Known) -> Keyboard:
    write = press(context.plain("me-write"), "t:new")
    if known.rider.state != CONFIRMED:
        return inline([press(context.plain("checkin-again"), "c:again")], [write, _privacy(context)])
    still = [[press(context.plain("recheck-same"), "q:same")]] if known.rider.stale_at else []
    return inline(
        *still,
        [press(context.plain("me-card"), "m:card"), press(context.plain("card-prove"), "m:proof")],
        [press(context.plain("me-change"), "m:change"), write],
        [_privacy(context)],
    )


def _privacy(context: Context) -> dict[str, str]:
    return press(context.plain("me-privacy"), "y:show")


async def _finish(context: Context, session: AsyncSession, answers: Answers) -> None:
    known = await riders.known(session, context.known.id or 0)
    if known is None or known.rider.state != CONFIRMED:  # erased or sent anew meanwhile
        return context.refuse(RuleBroken("old-button"))
    what = answers["what"]
    wish = _wish(known, answers)
    await applications.take_back(context, session, known, CHANGE, WISHED.get(what, ()))
    if wish is not None:
        level = await applications.send(context, session, known, CHANGE, wish)
        return _say_done(context, context.say("change-sent", who=context.say(f"overseer-{level}")))
    await _change_now(context, session, known, answers)
    changed = await riders.known(session, known.rider.member_id)
    if changed is None:
        raise RuntimeError("a rider just changed can be read")
    page = await _page(context, session, changed)
    if context.update.callback_query:
        context.pop_up(context.plain("change-done", what=context.plain(f"change-{what}")))
        return context.edit(*page)
    _say_done(context, context.say("change-done", what=context.plain(f"change-{what}")))
    return context.reply(*page)


def _say_done(context: Context, text: Markup) -> None:
    """Say how it ended in place of the question; after typing with the keys that are always there."""
    if context.update.callback_query:
        return context.edit(text, inline([press(context.plain("page-back"), "m:back")]))
    return context.reply(text, context.home())


def _wish(known: Known, answers: Answers) -> Answers | None:
    """Return what a secretary has to agree to; None when it may be changed at once."""
    if answers["what"] == "name" and answers["name"] != known.profile.name:
        return {"name": answers["name"]}
    if answers["what"] == "party" and answers["party"] == "yes":
        branch = answers["branch"] or None
        same = known.profile.party and branch == known.profile.branch_id
        return None if same else {"party": True, "branch_id": branch}
    return None


async def _change_now(context: Context, session: AsyncSession, known: Known, answers: Answers) -> None:
    what, now = answers["what"], context.now
    if what == "phone":
        await riders.change(session, known, now, personal={"phone": answers["phone"] or None})
    elif what == "trade":
        await riders.change(session, known, now, trade=answers["trade"])
        await recipients.reconsider(session, known.rider.member_id, now)  # other slack hours
    elif what == "company":
        words = answers.get("company_words")
        company = None if words else answers["company"]
        await riders.change(session, known, now, personal={"company": words}, company=company)
    elif what == "area":
        await riders.change(session, known, now, area_id=answers["area"] or None)
    elif what == "party" and answers["party"] == "no":
        # As if the agreement had been taken back: others don't keep what told of it either.
        seen = await erasures.withdraw(session, known.rider.member_id, MEMBERSHIP, now)
        await retracting.blank(session, context.kit.district, seen, retracting.WITHDRAWN, now)
    if what in ("company", "area", "trade"):
        context.owe_all(await crediting.recheck(context.kit, session, known, now))
        await riders.checked(session, known.rider.member_id, now)


def _alone(question: Question) -> Question:
    def wanted(answers: Answers) -> bool:
        follows = question.name == "branch" and answers["what"] == "party" and answers.get("party") == "yes"
        return bool(answers["what"] == question.name or follows)

    return replace(question, wanted=wanted)


_ASKED = tuple(question for question in questions.ALL if question is not questions.TOPICS)
FORM: Form = Form(tuple(_alone(question) for question in _ASKED), _finish)
"""One question of the check-in again; the topics of notices have a screen of their own."""
