"""How a report ends by a cadre's word: resolved, with a photo or a reason why there is none; or not accepted."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Message

from bot import reporting
from bot.context import Context
from bot.keyboards import inline, press
from bot.texts import Markup
from handlers import casework, forms
from handlers.forms import Answers, Asked, Form, Question
from models import drafts, moves, photos
from models.drafts import Filling
from models.reports import MOST_PHOTOS
from models.rules import RuleBroken

LONGEST = 200
"""Characters of a reason."""

NO_PHOTO = ("nothing_left", "by_others", "unsafe")
"""Standard reasons why there is no photo of the result."""

CONDUCT = moves.REASONS[0]


async def photo_came(context: Context, session: AsyncSession, message: Message, filling: Filling) -> bool:
    """Take a further photo of an album without a word; False for any other, which the form is to take."""
    album = message.media_group_id
    if filling.form != "resolve" or context.shot is None or album is None or album != filling.answers.get("album"):
        return False
    answers = filling.answers
    if len(answers.get("photos", [])) < MOST_PHOTOS:
        added = await _kept(context, session)
        kept = {**answers, "photos": [*answers.get("photos", []), added]}
        await drafts.keep(session, context.person, kept, context.now)
    return True


async def resolve(
    context: Context, session: AsyncSession, number: int, shots: list[int], why: str | None, words: str | None
) -> None:
    """Resolve a report with these photos, or with the reason why there are none; all who see it see it.

    Raises RuleBroken as the move does, and when the photos are gone.
    """
    report = await casework.report_of(session, number)
    await casework.take_first(context, session, report)
    cause = casework.cause(context, why, words)
    if shots and not await photos.attach(session, shots, number):
        raise RuleBroken("work-photos-gone")
    await moves.work(session, number, moves.RESOLVE, context.person, cause, context.now)
    await casework.changed(context, session, number)
    told = await reporting.tell_resolved(context.kit, session, number, cause.source, context.now)
    casework.owe_once(context, told)


async def _kept(context: Context, session: AsyncSession) -> int:
    if context.shot is None:
        raise RuntimeError("a photo is fetched before the transaction")
    return await photos.add(session, context.shot, await context.member(session), photos.AFTER, context.now)


async def _ask_proof(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    report = await casework.report_of(session, answers["report"])
    rows = [[press(context.plain(f"resolve-{reason}"), f"a:proof:{reason}")] for reason in NO_PHOTO]
    text = context.say("work-resolve", report=await casework.named(context, session, report))
    return text, inline(*rows, casework.leave(context, "resolve"))


async def _read_proof(context: Context, session: AsyncSession, answers: Answers) -> Answers | None:
    """Take a photo, or a reason why there is none: a standard one or one's own words."""
    message = context.update.message
    if context.shot is not None:
        have = answers.get("photos", [])[: MOST_PHOTOS - 1]
        album = message.media_group_id if message else None
        return {"proof": "photo", "photos": [*have, await _kept(context, session)], "album": album, "words": None}
    given = forms.pressed(context, "proof")
    if given is not None:
        return {"proof": given, "photos": None, "words": None} if given in NO_PHOTO else None
    words = forms.typed(context, LONGEST)
    return {"proof": "words", "words": words, "photos": None} if words else None


async def _ask_resolved(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    report = await casework.report_of(session, answers["report"])
    named = await casework.named(context, session, report)
    if answers["proof"] == "photo":
        text = context.say("work-resolve-photo", report=named)
    else:
        text = context.say("work-resolve-reason", report=named, why=no_photo(context, answers))
    return text, inline(casework.yes(context, "work-resolve-yes"), casework.leave(context, "resolve"))


def no_photo(context: Context, answers: Answers) -> Markup | str:
    """Return why there is no photo of the result, in words."""
    return answers["words"] if answers["proof"] == "words" else context.say(f"resolve-{answers['proof']}")


async def _read_resolved(context: Context, session: AsyncSession, answers: Answers) -> Answers | None:
    if context.update.callback_query is None:  # another photo, or another reason
        return await _read_proof(context, session, answers)
    return casework.said_yes(forms.pressed(context, "sure"))


async def _finish_resolving(context: Context, session: AsyncSession, answers: Answers) -> None:
    number, proof = answers["report"], answers["proof"]
    why = proof if proof in NO_PHOTO else None
    try:
        await resolve(context, session, number, answers.get("photos", []), why, answers.get("words"))
    except RuleBroken as broken:  # somebody was faster: said here, so that the form is over all the same
        return context.refuse(broken)
    return context.edit(context.say("work-resolved", number=number), inline())


RESOLVING: Form = Form(
    (
        Question("proof", _ask_proof, _read_proof, "work-resolve-hint", takes=("photo", "document")),
        Question("sure", _ask_resolved, _read_resolved, "work-sure-hint"),
    ),
    _finish_resolving,
)


async def _ask_why(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    report = await casework.report_of(session, answers["report"])
    rows = [[press(context.plain(f"reject-{reason}"), f"a:why:{reason}")] for reason in moves.REASONS]
    text = context.say("work-reject", report=await casework.named(context, session, report))
    return text, inline(*rows, casework.leave(context, "reject"))


async def _read_why(context: Context, _session: AsyncSession, _answers: Answers) -> Answers | None:
    given = forms.pressed(context, "why")
    if given is not None:
        return {"why": given, "words": None} if given in moves.REASONS else None
    words = forms.typed(context, LONGEST)
    return {"why": "words", "words": words} if words else None


async def _ask_rejected(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    report = await casework.report_of(session, answers["report"])
    named, why = await casework.named(context, session, report), answers["why"]
    said = answers["words"] if why == "words" else context.say(f"reject-{why}")
    text = context.say("work-reject-sure", report=named, why=said, conduct=str(why == CONDUCT))
    return text, inline(casework.yes(context, "work-reject-yes"), casework.leave(context, "reject"))


async def _read_rejected(context: Context, session: AsyncSession, answers: Answers) -> Answers | None:
    if context.update.callback_query is None:
        return await _read_why(context, session, answers)
    return casework.said_yes(forms.pressed(context, "sure"))


async def _finish_rejecting(context: Context, session: AsyncSession, answers: Answers) -> None:
    number, why = answers["report"], answers["why"]
    cause = casework.cause(context, None if why == "words" else why, answers.get("words"))
    try:
        await moves.work(session, number, moves.REJECT, context.person, cause, context.now)
    except RuleBroken as broken:
        return context.refuse(broken)
    if why == CONDUCT:  # such photos are of people: they go at once, from our messages and for good
        await casework.hide(context, session, await photos.of(session, number))
        await photos.destroy_all(session, number, context.now)
    await casework.changed(context, session, number)
    casework.owe_once(context, await reporting.tell_rejected(context.kit, session, number, cause.source, context.now))
    return context.edit(context.say("work-rejected", number=number), inline())


REJECTING: Form = Form(
    (
        Question("why", _ask_why, _read_why, "work-reject-hint"),
        Question("sure", _ask_rejected, _read_rejected, "work-sure-hint"),
    ),
    _finish_rejecting,
)
