"""What a message means, when it is no command."""

import re
from collections.abc import Awaitable, Callable

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Message, Update

from bot.context import Context
from bot.keyboards import inline, press
from bot.texts import LANGUAGES, plain
from handlers import (
    aliases,
    applications,
    asking,
    attendance,
    awardform,
    broadcastforms,
    broadcastruns,
    broadcasts,
    cardreplies,
    checkin,
    corrections,
    deductions,
    deskform,
    figures,
    forms,
    hazards,
    invitationform,
    invitations,
    keepers,
    me,
    myreports,
    notices,
    points,
    problems,
    queue,
    ratings,
    redeeming,
    resolving,
    rewards,
    roster,
    servicedayforms,
    servicedays,
    sos,
    standings,
    start,
    stations,
    threads,
    work,
)
from handlers.forms import Form
from models import drafts, outbox, sayings
from models.drafts import Filling

Tell = Callable[[Context, AsyncSession], Awaitable[None]]
Answer = Callable[[Context, AsyncSession, str], Awaitable[None]]

FORMS: dict[str, Form] = {
    "problem": problems.FORM,
    "letter": threads.FORM,
    "checkin": checkin.FORM,
    "hazard": hazards.FORM,
    "change": me.FORM,
    roster.SEARCH: roster.FORM,
    "verdict": applications.FORM,
    "hours": keepers.FORM,
    "invite": invitationform.FORM,
    deskform.NAME: deskform.FORM,
    **work.FORMS,
    awardform.NAME: awardform.FORM,
    "answer": asking.ANSWERING,
    "still": myreports.FORM,
    aliases.NAME: aliases.FORM,
    rewards.NAME: rewards.FORM,
    servicedayforms.NAME: servicedayforms.FORM,
    ratings.NAME: ratings.FORM,
    "deduct": deductions.PROPOSING,
    broadcastforms.NAME: broadcastforms.FORM,
    corrections.NAME: corrections.FORM,
    "objection": deductions.OBJECTING,
    notices.NAME: notices.FORM,
}
"""Each form by the name that its drafts carry."""

REPLIES: dict[str, Answer] = {
    "thread": threads.answer,
    "application": applications.replied,
    sayings.SOURCE.rstrip(":"): asking.answered,
    **dict.fromkeys(cardreplies.SOURCES, cardreplies.replied),
}
"""Who takes a reply to a message of ours, by what the message's source begins with."""

KEYS: dict[str, Tell] = {
    "key-hazard": hazards.begin,
    "key-myreports": myreports.show,
    "key-favourites": stations.list_favourites,
    "key-help": start.say_help,
    "key-sos": sos.show,
    "key-near": stations.say_no_place,
    "key-checkin": checkin.begin,
    "key-me": me.show,
    "key-points": points.show,
    "key-notices": notices.show,
    "key-roster": roster.begin,
    "key-broadcast": broadcasts.begin,
    "key-mystation": keepers.show_mine,
    "key-staff": invitations.begin,
    "key-queue": queue.begin,
}
"""What the keys below the field for typing do."""

SLOW: dict[str, Callable[[Update, Context], Awaitable[None]]] = {"key-stats": figures.command}
"""Keys that take a while to reckon their answer, and open the transaction after that."""

TYPED: dict[str, Tell] = {
    "typed-hazard": hazards.begin,
    "typed-near": stations.say_where,
    "typed-favourites": stations.list_favourites,
    "typed-help": start.say_help,
    "typed-letter": threads.begin,
    "typed-sos": sos.show,
    "typed-checkin": checkin.begin,
    "typed-ranking": standings.offer,
    "typed-rewards": rewards.show,
    "typed-points": points.show,
    "typed-service": servicedays.show,
    "typed-notices": notices.show,
    "typed-broadcast": broadcasts.begin,
}
"""What some words do that people type instead."""


_BUTTONS = re.compile(r"(v|t:w):(\d{1,18})(?::\w+)?")
_NAMES = {"v": "application", "t:w": "thread"}
"""Buttons that tell what a message was sent for."""


async def understand(update: Update, context: Context) -> None:
    """Take a message for a key, a reply, an answer to the open form, a place, or words to search for."""
    message = update.message
    if message is None:
        return None
    slow = next((name for name in SLOW if _is_key(message, name)), None)
    if slow is not None:
        return await SLOW[slow](update, context)
    if hazards.is_picture(message) and not await cardreplies.bring(context, message):
        await hazards.bring(context, message)
    async with context.begin() as session:
        key = next((name for name in KEYS if _is_key(message, name)), None)
        if key is not None:
            return await KEYS[key](context, session)
        if message.text and message.text.startswith("/"):
            return context.reply(context.say("unknown-command"), context.home())
        if await _replied(context, session, message):
            return None
        filling = await drafts.open_for(session, context.person, context.now)
        if hazards.is_picture(message) and await _took_photo(context, session, message, filling):
            return None
        if filling is not None and filling.form in FORMS:
            return await _answer(context, session, filling, message)
        await _fresh(context, session, message)
    return None


async def press_in_form(_update: Update, context: Context) -> None:
    """Take a press for an answer to the open form."""
    async with context.begin() as session:
        filling = await drafts.open_for(session, context.person, context.now)
        if filling is None or filling.form not in FORMS:
            return context.pop_up(context.plain("old-button"), alert=True)
        await forms.answer(context, session, FORMS[filling.form], filling)
    return None


async def go_on(_update: Update, context: Context) -> None:
    """Go on with a form that lay for a while, or drop it; one that was begun since stays as it is."""
    what, name = context.matched()
    brought = await hazards.fetch_held(context) if name == "hazard" else None
    async with context.begin() as session:
        filling = await drafts.open_for(session, context.person, context.now)
        if filling is None or filling.form != name or name not in FORMS:
            return context.pop_up(context.plain("old-button"), alert=True)
        if brought is not None:
            return await hazards.resume(context, session, filling.answers, brought, anew=what == "new")
        if what == "go":
            await drafts.keep(session, context.person, filling.answers, context.now)
            return await forms.ask_next(context, session, FORMS[filling.form], filling.answers)
        await drafts.drop(session, context.person)
        context.reply(context.say("something-new"), context.home())
    return None


async def _took_photo(context: Context, session: AsyncSession, message: Message, filling: Filling | None) -> bool:
    if filling is not None and await resolving.photo_came(context, session, message, filling):
        return True
    return await hazards.photo_came(context, session, message, filling)


async def _replied(context: Context, session: AsyncSession, message: Message) -> bool:
    """Take a reply to a message that waits for one; what a key sends arrives as a reply too and never is one."""
    original = message.reply_to_message
    if original is None or message.contact or message.location:
        return False
    source = await outbox.source_of(session, context.chat, original.message_id) or _by_buttons(context, original)
    take = REPLIES.get((source or "").partition(":")[0])
    if source is None or take is None:
        if message.text and _means(message.text, "typed-notices"):
            return False  # who answers a notice with 退订 means the bot, not its author
        if await servicedays.replied(context, session, original.message_id, message.text or ""):
            return True
        return await broadcastruns.replied(context, session, original.message_id)
    await take(context, session, source)
    return True


def _by_buttons(context: Context, original: Message) -> str | None:
    """Return what a message of ours was sent for by its buttons: a process that died has not kept its number."""
    if original.from_user is None or original.from_user.id != context.kit.bot.id or original.reply_markup is None:
        return None
    data = [str(button.callback_data) for row in original.reply_markup.inline_keyboard for button in row]
    found = (_BUTTONS.fullmatch(one) for one in data)
    return next((f"{_NAMES[one[1]]}:{one[2]}" for one in found if one), None)


async def _answer(context: Context, session: AsyncSession, filling: Filling, message: Message) -> None:
    form = FORMS[filling.form]
    if form is hazards.FORM and not await hazards.agreed(context, session):
        return hazards.ask_consent(context)
    if form is hazards.FORM and hazards.HELD in filling.answers:
        return hazards.ask_which(context)
    question = forms.open_question(form, filling.answers)
    placed = (form.any_order and not filling.stale) or (question is not None and "location" in question.takes)
    if message.location and not placed:
        # Nobody who shares a place in the rain wants to be asked about a form first.
        return await stations.answer_place(context, session, message.location.latitude, message.location.longitude)
    if filling.stale:
        going = press(context.plain("draft-go-on"), f"d:go:{filling.form}")
        leaving = press(context.plain("draft-new"), f"d:new:{filling.form}")
        text = context.say("draft-stale", form=context.plain(f"form-{filling.form}"))
        return context.reply(text, inline([going, leaving]))
    return await forms.answer(context, session, form, filling)


async def _fresh(context: Context, session: AsyncSession, message: Message) -> None:
    if message.location:
        await stations.answer_place(context, session, message.location.latitude, message.location.longitude)
    elif message.text:
        await _answer_words(context, session, message.text)
    else:
        context.reply(context.say("unknown-kind"), context.home())


async def _answer_words(context: Context, session: AsyncSession, words: str) -> None:
    """Search for words, unless somebody types what the keys below say, or a reward's code."""
    key = next((name for name in TYPED if _means(words, name)), None)
    if key is not None:
        return await TYPED[key](context, session)
    if await attendance.typed(context, session, words) or await redeeming.typed(context, session, words):
        return None
    return await stations.answer_words(context, session, words)


def _means(words: str, key: str) -> bool:
    """Tell whether these are among the words of that key, in any language."""
    said = words.strip(" 　。，.!！?？~～").casefold()
    return any(said in plain(language, key).split(" | ") for language in LANGUAGES)


def _is_key(message: Message, key: str) -> bool:
    """Tell whether this is the text of a key of ours, in any language: keyboards outlive a change of language."""
    return message.text is not None and message.text in {plain(language, key) for language in LANGUAGES}
