"""Forms: a conversation is a half-filled one, and the next question is the first unanswered."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Message

from bot import reportcards
from bot.context import Context
from bot.keyboards import Keyboard
from bot.texts import Markup
from models import drafts
from models.drafts import Filling
from models.rules import RuleBroken

Answers = dict[str, Any]
Asked = tuple[Markup, Keyboard | None]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form.

    `ask` says it. `read` takes an answer out of the update: it returns what changes in the answers, where None opens
    a question again, or None when this is no answer (then `hint` is said and the question asked again); it raises
    RuleBroken for an answer that may not be. `wanted` tells from the answers so far whether it is asked at all. Its
    buttons carry `a:<name>:<value>`. `takes` are kinds of messages that answer it whatever is being asked. `picture`
    returns the id of a photo that the question is about.
    """

    name: str
    ask: Callable[[Context, AsyncSession, Answers], Awaitable[Asked]]
    read: Callable[[Context, AsyncSession, Answers], Awaitable[Answers | None]]
    hint: str
    wanted: Callable[[Answers], bool] = lambda _answers: True
    takes: tuple[str, ...] = ()
    picture: Callable[[Context, AsyncSession, Answers], Awaitable[int | None]] | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """The questions in their order, and what is done with all the answers, in the same transaction.

    `any_order`: a position is an answer whatever is being asked, and no wish to know what is near.
    """

    questions: tuple[Question, ...]
    finish: Callable[[Context, AsyncSession, Answers], Awaitable[None]]
    any_order: bool = False

    def named(self, name: str) -> Question | None:
        """Return the question of this name."""
        return next((question for question in self.questions if question.name == name), None)


async def start(context: Context, session: AsyncSession, name: str, form: Form, answers: Answers) -> None:
    """Begin a form, in place of any other, with what is known already, and ask its first open question.

    It is asked in a message of its own: the one whose button was pressed stays.
    """
    await drafts.begin(session, context.person, name, answers, context.now)
    question = open_question(form, answers)
    if question is not None:
        await _ask_anew(context, session, question, answers)


async def start_here(context: Context, session: AsyncSession, name: str, form: Form, answers: Answers) -> None:
    """Begin a form as `start` does, and ask in place of the message whose button was pressed."""
    await drafts.begin(session, context.person, name, answers, context.now)
    await ask_next(context, session, form, answers)


async def ask_next(context: Context, session: AsyncSession, form: Form, answers: Answers) -> None:
    """Ask the first question that is still open: in place of the question just answered by a button."""
    question = open_question(form, answers)
    if question is not None:
        await _show(context, session, question, answers)


async def answer(context: Context, session: AsyncSession, form: Form, filling: Filling) -> None:
    """Take the update for an answer: a button's to its own question, a message to the open one, or one it fits."""
    answers = dict(filling.answers)
    question = _addressed(context, form, answers)
    if question is None:
        return _old_button(context)
    try:
        given = await question.read(context, session, answers)
    except RuleBroken as broken:
        return await _ask_again(context, session, question, answers, context.say(broken.key, **broken.args_of_text))
    if given is None and context.update.callback_query:
        return _old_button(context)
    if given is None:
        return await _ask_again(context, session, question, answers, context.say(question.hint))
    answers = {name: value for name, value in {**answers, **given}.items() if value is not None}
    await drafts.keep(session, context.person, answers, context.now)
    return await _go_on(context, session, form, answers)


def pressed(context: Context, name: str) -> str | None:
    """Return what a pressed button of this question carries, None when the update is no such press."""
    query = context.update.callback_query
    beginning = f"a:{name}:"
    return query.data.removeprefix(beginning) if query and query.data and query.data.startswith(beginning) else None


def typed(context: Context, longest: int) -> str | None:
    """Return what was typed, on one line and cut to `longest` characters; None when nothing was."""
    message = context.update.message
    words = " ".join(message.text.split()) if message and message.text else ""
    return words[:longest] or None


def open_question(form: Form, answers: Answers) -> Question | None:
    """Return the first question that is still open, None when all are answered."""
    asked = (question for question in form.questions if question.wanted(answers))
    return next((question for question in asked if question.name not in answers), None)


async def _go_on(context: Context, session: AsyncSession, form: Form, answers: Answers) -> None:
    if open_question(form, answers) is not None:
        return await ask_next(context, session, form, answers)
    await drafts.drop(session, context.person)
    return await form.finish(context, session, answers)


def _addressed(context: Context, form: Form, answers: Answers) -> Question | None:
    query = context.update.callback_query
    if query:
        _, name, *_ = f"{query.data or ''}::".split(":")
        question = form.named(name)
        return question if question and question.wanted(answers) else None
    message = context.update.message
    fitting = (question for question in form.questions if _fits(question, message) and question.wanted(answers))
    return next(fitting, None) or open_question(form, answers)


def _fits(question: Question, message: Message | None) -> bool:
    return message is not None and any(getattr(message, kind) for kind in question.takes)


async def _ask_again(
    context: Context, session: AsyncSession, question: Question, answers: Answers, why: Markup
) -> None:
    if context.update.callback_query:
        return context.pop_up(why, alert=True)
    return await _ask_anew(context, session, question, answers, why)


async def _show(context: Context, session: AsyncSession, question: Question, answers: Answers) -> None:
    shown = context.update.effective_message
    if context.update.callback_query and question.picture is None and not (shown and shown.photo):
        text, keyboard = await question.ask(context, session, answers)
        if keyboard and "inline_keyboard" in keyboard:
            return context.edit(text, keyboard)
    # A picture, and what stands below the field for typing, comes with a new message only; the answered one keeps no
    # buttons.
    await _ask_anew(context, session, question, answers)
    if context.update.callback_query:
        context.change_buttons({"inline_keyboard": []})
    return None


async def _ask_anew(
    context: Context, session: AsyncSession, question: Question, answers: Answers, why: Markup | None = None
) -> None:
    text, keyboard = await question.ask(context, session, answers)
    text = Markup(f"{why}\n\n{text}") if why else text
    photo = await question.picture(context, session, answers) if question.picture else None
    if photo is None:
        return context.reply(text, keyboard)
    return context.owe(reportcards.shot(context.chat, photo, f"update:{context.claim.update_id}", text, keyboard))


def _old_button(context: Context) -> None:
    context.pop_up(context.plain("old-button"), alert=True)
