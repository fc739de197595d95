"""What a message means, when it is no command."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Message, Update

from bot.context import Context
from bot.keyboards import home, inline, press
from bot.texts import LANGUAGES, plain
from handlers import forms, problems, stations
from models import drafts
from models.drafts import Filling

FORMS = {"problem": problems.FORM}


async def understand(update: Update, context: Context) -> None:
    """Take a message for one of the keys, for an answer to the open form, for a place, or for words to search for."""
    message = update.message
    if message is None:
        return None
    async with context.begin() as session:
        if _is_key(message, "key-favourites"):
            return await stations.list_favourites(context, session)
        if _is_key(message, "key-help"):
            return context.reply(context.say("help"), home(context.language))
        if _is_key(message, "key-near"):
            return context.reply(context.say("near-no-place"), home(context.language))
        if message.text and message.text.startswith("/"):
            return context.reply(context.say("unknown-command"), home(context.language))
        filling = await drafts.open_for(session, context.person, context.now)
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
    """Go on with a form that lay for a while, or drop it."""
    going = context.matched() == ("go",)
    async with context.begin() as session:
        filling = await drafts.open_for(session, context.person, context.now)
        if filling is None or filling.form not in FORMS:
            return context.pop_up(context.plain("old-button"), alert=True)
        if going:
            await drafts.keep(session, context.person, filling.answers, context.now)
            return forms.ask_next(context, FORMS[filling.form], filling.answers)
        await drafts.drop(session, context.person)
        context.reply(context.say("something-new"), home(context.language))
    return None


async def _answer(context: Context, session: AsyncSession, filling: Filling, message: Message) -> None:
    if message.location and not filling.answers.get("wants_place"):
        # Nobody who shares a place in the rain wants to be asked about a form first.
        return await stations.answer_place(context, session, message.location.latitude, message.location.longitude)
    if filling.stale:
        buttons = inline([press(context.plain("draft-go-on"), "d:go"), press(context.plain("draft-new"), "d:new")])
        return context.reply(context.say("draft-stale", form=context.plain(f"form-{filling.form}")), buttons)
    return await forms.answer(context, session, FORMS[filling.form], filling)


async def _fresh(context: Context, session: AsyncSession, message: Message) -> None:
    if message.location:
        await stations.answer_place(context, session, message.location.latitude, message.location.longitude)
    elif message.text:
        await _answer_words(context, session, message.text)
    else:
        context.reply(context.say("unknown-kind"), home(context.language))


async def _answer_words(context: Context, session: AsyncSession, words: str) -> None:
    """Search for words, unless somebody types what the keys below say."""
    if _means(words, "typed-near"):
        return context.reply(context.say("near-ask"), home(context.language))
    if _means(words, "typed-favourites"):
        return await stations.list_favourites(context, session)
    if _means(words, "typed-help"):
        return context.reply(context.say("help"), home(context.language))
    return await stations.answer_words(context, session, words)


def _means(words: str, key: str) -> bool:
    """Tell whether these are among the words of that key, in any language."""
    said = words.strip(" 　。，.!！?？~～").casefold()
    return any(said in plain(language, key).split(" | ") for language in LANGUAGES)


def _is_key(message: Message, key: str) -> bool:
    """Tell whether this is the text of a key of ours, in any language: keyboards outlive a change of language."""
    return message.text is not None and message.text in {plain(language, key) for language in LANGUAGES}
