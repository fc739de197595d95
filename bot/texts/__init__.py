"""Every sentence that the program says, one Fluent file per language."""

import os
from functools import cache
from html import escape
from importlib.resources import files

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentType, fluent_number

LANGUAGES = ("zh-Hans", "zh-Hant", "en")


class Markup(str):
    """HTML that is ours: `say` puts it in as it is, and escapes every other string."""

    __slots__ = ()


class MissingText(KeyError):
    """A key that no text has, or a variable that nobody gave."""


def say(language: str, key: str, **args: object) -> Markup:
    """Return the sentence `key` in `language` as Telegram HTML.

    What people typed (any `str` that is no `Markup`) is escaped here and nowhere else; numbers come out
    as plain digits. Raises MissingText for an unknown key or a variable that was not given.
    """
    bundle = _bundle(language)
    try:
        message = bundle.get_message(key)
    except LookupError:
        raise MissingText(key) from None
    if message.value is None:
        raise MissingText(key)
    errors: list[Exception] = []
    given = {name: _safe(value) for name, value in args.items()}
    text, errors = bundle.format_pattern(message.value, given)
    if errors:
        raise MissingText(f"{key}: {errors[0]}")
    return Markup(text)


def plain(language: str, key: str, **args: object) -> str:
    """Return the sentence `key` without markup: for toasts, buttons and terminals, which know no HTML."""
    unescaped = {name: Markup(value) if isinstance(value, str) else value for name, value in args.items()}
    return str(say(language, key, **unescaped))  # no Markup: what names are put into is escaped when it becomes HTML


def language_for(code: str | None) -> str:
    """Return the language of ours that serves a phone set to the IETF tag `code` (None: unknown) best."""
    tag = (code or "zh").lower().replace("_", "-")
    if not tag.startswith("zh"):
        return "en"
    traditional = any(part in ("hant", "tw", "hk", "mo") for part in tag.split("-"))
    return "zh-Hant" if traditional else "zh-Hans"


def _safe(value: object) -> str | FluentType:
    if isinstance(value, Markup):
        return value
    if isinstance(value, int):
        return fluent_number(value, useGrouping=False)
    return escape(str(value), quote=False)


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    source = (files(__name__) / f"{language}.ftl").read_text(encoding="utf-8")
    bundle.add_resource(FluentResource(source))
    return bundle


def terminal_language() -> str:
    """Return the language that the terminal is set to: Chinese if the locale says so, else English."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "en"
    return language_for(locale.partition(".")[0])
