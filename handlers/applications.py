"""What waits for a secretary: the card is sent, confirmed, asked about or declined, and the rider hears each time."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import addressing, applicationcards, crediting, riderviews
from bot.context import Context
from bot.keyboards import home, inline, press
from bot.texts import plain, say
from handlers import forms, threads
from handlers.forms import Answers, Asked, Form, Question
from models import applications, rights
from models.applications import CHECKIN, CONFIRMED, DECLINED, WAITING, Case
from models.outbox import Owed
from models.riders import Known
from models.rules import RuleBroken

LONGEST = 300
"""Characters of a reason or a question."""


async def send(context: Context, session: AsyncSession, known: Known, kind: str, wish: dict[str, Any]) -> str:
    """Apply, and owe the card to who decides; return who that is: "branch", "area" or "administrator"."""
    await take_back(context, session, known, kind, wish)
    number = await applications.send(session, known, kind, wish, context.now)
    case = await applications.case(session, number)
    if case is None:
        raise RuntimeError("what was just sent is there")
    level, people = await rights.overseers(session, case.where, known.person)
    district = context.kit.district
    for one in await applicationcards.owed(session, district, case, people, applicationcards.CARD, context.now):
        context.owe(one)
    return level


async def take_back(context: Context, session: AsyncSession, known: Known, kind: str, lines: Collection[str]) -> None:
    """Withdraw what waits of a rider for the same, and let the cards say so; see `applications.superseded`."""
    for earlier in await applications.superseded(session, known.rider.member_id, kind, lines):
        await applications.withdraw(session, earlier.number, context.now)
        await _settle(context, session, earlier, "withdrawn")


async def decide(_update: Update, context: Context) -> None:
    """Do what a button of a card says, if who pressed it may."""
    number, what = context.matched()
    async with context.begin() as session:
        case = await _open_case(context, session, int(number))
        if what == "ok":
            await _conclude(context, session, case, CONFIRMED)
        elif what == "no":
            context.change_buttons(_reasons(context, case))
        elif what == "back":
            context.change_buttons(riderviews.card_buttons(context.language, case.number))
        elif what in applications.REASONS:
            await _conclude(context, session, case, DECLINED, what)
        elif what in ("ask", "words"):
            about = {"application": case.number, "what": what}
            await forms.start(context, session, "verdict", FORM, about)
        else:
            context.pop_up(context.plain("old-button"), alert=True)


async def replied(context: Context, session: AsyncSession, source: str) -> None:
    """Take words that reply to a card: a question to the rider, or the reason why it is declined."""
    case = await _open_case(context, session, int(source.split(":")[1]))
    words = forms.typed(context, LONGEST)
    if words is None:
        return context.reply(context.say("verdict-hint"))
    about = {"application": case.number, "words": words}
    return await forms.start(context, session, "verdict", FORM, about)


async def _open_case(context: Context, session: AsyncSession, number: int) -> Case:
    """Return the case if this person may decide it and nobody has; else say why not."""
    case = await applications.case(session, number)
    if case is None:
        raise RuleBroken("application-gone")
    await rights.require(session, context.person, "checkin.decide", case.where)
    context.subject = case.known.rider.member_id
    if case.application.state != WAITING:
        raise RuleBroken("application-settled", **await _verdict(context, session, case))
    return case


async def _verdict(context: Context, session: AsyncSession, case: Case) -> dict[str, str]:
    who = await applicationcards.decider(session, context.language, case.application.decided_by)
    return {"who": who, "what": context.plain(f"verdict-{case.application.state}")}


async def _conclude(context: Context, session: AsyncSession, case: Case, verdict: str, reason: str = "") -> None:
    who = await rights.standing(session, context.person)
    if not await applications.decide(session, case, who, verdict, context.now, reason):
        return
    decided = await applications.case(session, case.number)
    if decided is None:
        raise RuntimeError("what was just decided is there")
    # The card still shows what was to be decided, and no longer what has become of it.
    await _settle(context, session, replace(decided, known=case.known), verdict)
    await _tell_rider(context, session, decided, verdict, reason)
    if decided.application.kind == CHECKIN and verdict == CONFIRMED:
        context.owe_all(await crediting.checkin(context.kit, session, decided, context.now))
    context.pop_up(context.plain(f"application-done-{verdict}", name=case.known.profile.name))


async def _settle(context: Context, session: AsyncSession, case: Case, outcome: str) -> None:
    for one in await applicationcards.settled(session, context.kit.district, case, outcome, context.now):
        context.owe(one)


async def _tell_rider(context: Context, session: AsyncSession, case: Case, verdict: str, reason: str) -> None:
    person, kind = case.known.person, case.application.kind
    language = (await addressing.languages(session, context.kit.district, [person]))[person]
    who = await applicationcards.decider(session, language, case.application.decided_by)
    source = f"application:{case.number}:{verdict}"
    text = say(language, f"heard-{kind}-{verdict}", who=who, reason=riderviews.reason(language, reason))
    faces = await addressing.faces(session, person) if kind == CHECKIN and verdict == CONFIRMED else None
    params: dict[str, Any] = {"text": text, "parse_mode": "HTML"}
    if faces:
        params["reply_markup"] = home(language, faces)
    elif kind == CHECKIN:
        params["reply_markup"] = inline([press(plain(language, "checkin-again"), "c:again")])
    context.owe(Owed(person, source, "sendMessage", params))
    if faces:
        photo = {"made": "card", "member": case.known.rider.member_id, "language": language}
        buttons = inline([press(plain(language, "card-prove"), "m:proof")])
        given = {
            "photo": photo,
            "caption": say(language, "card-caption"),
            "parse_mode": "HTML",
            "reply_markup": buttons,
        }
        context.owe(Owed(person, f"{source}:picture", "sendPhoto", given))


def _reasons(context: Context, case: Case) -> dict[str, Any]:
    rows = [[press(context.plain(f"decline-{reason}"), f"v:{case.number}:{reason}")] for reason in applications.REASONS]
    last = [
        press(context.plain("decline-words"), f"v:{case.number}:words"),
        press(context.plain("decline-back"), f"v:{case.number}:back"),
    ]
    return inline(*rows, last)


async def _ask_words(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    key = "verdict-ask" if answers.get("what") == "ask" else "verdict-why"
    return context.say(key, name=await _name(context, session, answers)), inline(
        [press(context.plain("verdict-cancel"), "d:new:verdict")]
    )


async def _read_words(context: Context, _session: AsyncSession, _answers: Answers) -> Answers | None:
    words = forms.typed(context, LONGEST)
    return {"words": words} if words else None


async def _ask_what(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    name = await _name(context, session, answers)
    return context.say("verdict-what", name=name, words=answers["words"]), inline(
        [
            press(context.plain("application-ask"), "a:what:ask"),
            press(context.plain("application-decline"), "a:what:words"),
        ]
    )


async def _read_what(context: Context, _session: AsyncSession, _answers: Answers) -> Answers | None:
    given = forms.pressed(context, "what")
    return {"what": given} if given in ("ask", "words") else None


async def _name(context: Context, session: AsyncSession, answers: Answers) -> str:
    """Return the rider's name: the secretary's form holds only the application's number."""
    case = await applications.case(session, answers["application"])
    if case is None:
        raise RuleBroken("application-gone")
    context.subject = case.known.rider.member_id
    return case.known.profile.name


async def _finish(context: Context, session: AsyncSession, answers: Answers) -> None:
    try:
        case = await _open_case(context, session, answers["application"])
    except RuleBroken as broken:  # decided meanwhile: said here, so that the form is over all the same
        return context.refuse(broken)
    name = case.known.profile.name
    if answers["what"] == "words":
        await _conclude(context, session, case, DECLINED, answers["words"])
        return context.reply(context.say("application-declined-done", name=name))
    await threads.ask_rider(context, session, case.number, answers["words"])
    return context.reply(context.say("application-asked", name=name))


FORM: Form = Form(
    (
        Question("words", _ask_words, _read_words, "verdict-hint"),
        Question("what", _ask_what, _read_what, "ask-choose-hint"),
    ),
    _finish,
)
