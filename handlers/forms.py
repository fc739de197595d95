"""Forms: a conversation is a half-filled one, and the next question is the first unanswered."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot.context import Context
from bot.keyboards import Keyboard
from bot.texts import Markup
from models import drafts
from models.drafts import Filling

Answers = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form.

    `ask` says it, `read` takes an answer out of an update (None: this is no answer, say `hint` and ask again), and
    `wanted` tells from the answers so far whether it is asked at all.
    """

    name: str
    ask: Callable[[Context, Answers], tuple[Markup, Keyboard | None]]
    read: Callable[[Update], Any]
    hint: str
    wanted: Callable[[Answers], bool] = lambda _answers: True


@dataclass(frozen=True, slots=True)
class Form:
    """The questions in their order, and what is done with all the answers, in the same transaction."""

    questions: tuple[Question, ...]
    finish: Callable[[Context, AsyncSession, Answers], Awaitable[None]]


def ask_next(context: Context, form: Form, answers: Answers) -> None:
    """Ask the first question that is still open."""
    question = _open(form, answers)
    if question is not None:
        context.reply(*question.ask(context, answers))


async def answer(context: Context, session: AsyncSession, form: Form, filling: Filling) -> None:
    """Take the update for an answer: to the open question, else to any other that it fits."""
    answers = dict(filling.answers)
    for question in sorted(_asked(form, answers), key=lambda one: one.name in answers):
        given = question.read(context.update)
        if given is not None:
            answers[question.name] = given
            await drafts.keep(session, context.person, answers, context.now)
            return await _go_on(context, session, form, answers)
    open_question = _open(form, answers)
    if open_question is not None:
        text, keyboard = open_question.ask(context, answers)
        context.reply(Markup(f"{context.say(open_question.hint)}\n\n{text}"), keyboard)
    return None


async def _go_on(context: Context, session: AsyncSession, form: Form, answers: Answers) -> None:
    if _open(form, answers) is not None:
        return ask_next(context, form, answers)
    await drafts.drop(session, context.person)
    return await form.finish(context, session, answers)


def _asked(form: Form, answers: Answers) -> list[Question]:
    return [question for question in form.questions if question.wanted(answers)]


def _open(form: Form, answers: Answers) -> Question | None:
    return next((question for question in _asked(form, answers) if question.name not in answers), None)
