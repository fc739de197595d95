"""The form that makes a code for a desk: what it is for, and which categories."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import deskviews
from bot.context import Context
from bot.keyboards import inline, press
from handlers import forms, invitationform
from handlers.forms import Answers, Asked, Form, Question
from models import desks
from models.desks import Scope
from models.rules import RuleBroken

NAME = "desk"


def begun(context: Context) -> Answers:
    """Return what needs no asking in this district."""
    known: Answers = {}
    if not context.kit.district.departments:
        known["care"] = "area"
    if not context.kit.district.categories:
        known["which"] = "all"
    return known


async def _ask_care(context: Context, _session: AsyncSession, _answers: Answers) -> Asked:
    rows = [[press(context.plain(f"invite-care-{one}"), f"a:care:{one}")] for one in invitationform.CARES]
    return context.say("desk-ask-care"), inline(*rows)


async def _ask_which(context: Context, _session: AsyncSession, answers: Answers) -> Asked:
    picked, offered = answers.get("picked", []), context.kit.district.categories
    keys = [
        press(f"{'✅ ' if one.key in picked else ''}{one.label_in(context.language)}", f"a:which:{one.key}")
        for one in offered
    ]
    rows = [keys[first : first + 2] for first in range(0, len(keys), 2)]
    end = press(context.plain("desk-which-these"), "a:which:.these") if picked else None
    done = end or press(context.plain("desk-which-all"), "a:which:.all")
    return context.say("desk-ask-which"), inline([done], *rows)


async def _read_which(context: Context, _session: AsyncSession, answers: Answers) -> Answers | None:
    given, picked = forms.pressed(context, "which"), list(answers.get("picked", []))
    if given == ".all" or (given == ".these" and picked):
        return {"which": given.removeprefix("."), "picked": picked if given == ".these" else None}
    known = [one.key for one in context.kit.district.categories]
    if given not in known:
        return None
    changed = set(picked) ^ {given}
    return {"picked": [key for key in known if key in changed] or None}


async def _finish(context: Context, session: AsyncSession, answers: Answers) -> None:
    minutes = context.kit.district.triage.code_minutes
    scope = _scope(answers)
    try:
        code = await desks.make_code(session, context.person, scope, timedelta(minutes=minutes), context.now)
    except RuleBroken as broken:  # no administrator any more: said here, so that the form is over all the same
        return context.refuse(broken)
    name = await deskviews.scope_name(session, context.language, context.kit.district, scope)
    return context.reply(context.say("desk-code", name=name, code=code, minutes=minutes), context.home())


def _scope(answers: Answers) -> Scope:
    care = answers["care"]
    return Scope(
        answers["area"] if care != "department" else None,
        answers["department"] if care != "area" else None,
        tuple(answers["picked"]) if answers["which"] == "these" else None,
    )


FORM = Form(
    (
        Question("care", _ask_care, invitationform.read_care, "ask-choose-hint"),
        Question(
            "area",
            invitationform.ask_area,
            invitationform.read_area,
            "ask-choose-hint",
            lambda answers: answers.get("care") in ("area", "both"),
        ),
        Question(
            "department",
            invitationform.ask_department,
            invitationform.read_department,
            "ask-choose-hint",
            lambda answers: answers.get("care") in ("department", "both"),
        ),
        Question("which", _ask_which, _read_which, "ask-choose-hint"),
    ),
    _finish,
)
