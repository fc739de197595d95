"""Answers in private to what somebody asked in a group, where everybody would read them."""

from typing import Any

from bot.context import Context
from bot.keyboards import inline, link
from bot.texts import Markup
from models.outbox import Owed


def reply(context: Context, text: Markup, keyboard: dict[str, Any] | None = None) -> None:
    """Owe an answer: where it was asked, but to who asked in a group in private, and there a line that says so."""
    if not context.in_group:
        return context.reply(text, keyboard)
    params = {"text": text, "parse_mode": "HTML"} | ({"reply_markup": keyboard} if keyboard else {})
    send(context, "sendMessage", **params)
    return note(context)


def send(context: Context, method: str, **params: Any) -> None:
    """Owe a message to who wrote, in private wherever that was; one by each method."""
    if not context.in_group:
        return context.send(method, **params)
    return context.owe(Owed(context.person, f"aside:{context.claim.update_id}:{method}", method, params))


def note(context: Context) -> None:
    """Say in a group that the answer is in private; who can't be written to is led there."""
    if context.in_group:
        private = link(context.plain("group-private"), f"https://t.me/{context.kit.bot.username}")
        context.say_now_and_then("aside-sent", inline([private]))
