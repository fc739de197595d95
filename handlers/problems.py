"""Something is wrong with a station: the form for what one tap can't say."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.context import Context
from bot.keyboards import inline, press
from handlers import forms, keepers
from handlers.forms import Answers, Asked, Form, Question
from models import keys, members, problems
from models.rules import RuleBroken

LONGEST = 500
"""Characters of a person's words that are kept."""

TOLD = ("moved", "other")
"""Kinds that need words."""


async def mark(context: Context, session: AsyncSession, station_id: int, kind: str, words: str | None = None) -> None:
    """Note what this person found, and thank them."""
    member = await members.number_of(session, context.person, context.now)
    sealed = None
    if words:
        about = problems.about(member, station_id)
        sealed = await keys.seal(session, context.person, words.encode(), about, context.now)
    before = await problems.marked(session, [station_id], context.now)
    made = await problems.mark(session, member, station_id, kind, context.now, sealed)
    marks = (await problems.marked(session, [station_id], context.now)).get(station_id, [])
    book = context.kit.stations
    book.mark(station_id, marks)
    station = book.station(station_id)
    known = book.word(station_id, context.now).covers(kind, station)
    key = "problem-known" if known else "problem-counted" if kind in marks else "problem-noted"
    context.reply(context.say(key, name=station.name, problem=context.say(f"problem-{kind}")))
    if kind in marks and kind not in before.get(station_id, []) and not known:
        await keepers.tell(context, session, station, made)


async def _ask_words(context: Context, _session: AsyncSession, answers: Answers) -> Asked:
    key = "problem-ask-moved" if answers["kind"] == "moved" else "problem-ask-words"
    return context.say(key, name=answers["name"]), inline([press(context.plain("problem-skip"), "a:words:")])


async def _read_words(context: Context, _session: AsyncSession, _answers: Answers) -> Answers | None:
    skipped, message = forms.pressed(context, "words") == "", context.update.message
    if skipped:
        return {"words": ""}
    return {"words": message.text[:LONGEST]} if message and message.text else None


async def _finish(context: Context, session: AsyncSession, answers: Answers) -> None:
    try:
        context.kit.stations.station(answers["station"])
    except RuleBroken as broken:  # removed meanwhile: said here, so that the form is over all the same
        return context.refuse(broken)
    return await mark(context, session, answers["station"], answers["kind"], answers["words"])


FORM = Form((Question("words", _ask_words, _read_words, "problem-words-hint"),), _finish)
