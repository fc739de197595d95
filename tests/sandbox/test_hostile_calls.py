"""Whatever a client sends, the sandbox answers: with what was asked for, or with a refusal."""

import contextlib
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.sandbox import Telegram
from bot.sandbox.checks import SPECIFICATION
from bot.sandbox.entities import as_html, formatted, units
from bot.sandbox.methods import METHODS
from bot.sandbox.refusals import Refused

TAGS = ["<b>", "</b>", "<i>", "</i>", "</>", "<a href='x.cn'>", "</a>", "<pre>", "</pre>", "</code>"]
TAGS += ["<code class=language-c>", "<blockquote expandable>", "<", ">", "=", '"', "'"]
WORDS = ["&lt;", "&#x1F600;", "&", "/x", " ", "\n", "a.cn", "暖", "😀", "\u202e", "\x00", "@abcd"]
PIECES = st.sampled_from(TAGS + WORDS)
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), PIECES)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
)


@given(st.lists(PIECES, max_size=20).map("".join))
def test_any_html_is_read_or_refused(text: str):
    with contextlib.suppress(Refused):
        check_reading(*formatted(text, "HTML", None))


def check_reading(plain: str, entities: list[dict[str, Any]]) -> None:
    assert plain == plain.strip(" \n")
    for entity in entities:
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= units(plain)
    html = as_html(plain, entities)
    assert html.count("&lt;") == plain.count("<")


@st.composite
def calls(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    method = draw(st.sampled_from(sorted(set(METHODS) - {"getUpdates"})))
    fields = SPECIFICATION["methods"][method]
    params = {name: draw(VALUES) for name in fields if draw(st.booleans())}
    if "chat_id" in fields and draw(st.booleans()):
        params["chat_id"] = draw(st.sampled_from([700000001, "700000001", -1000700000002]))
    if "reply_markup" in fields and draw(st.booleans()):
        button = draw(st.dictionaries(st.sampled_from(["text", "callback_data", "url", "x"]), VALUES, max_size=3))
        params["reply_markup"] = {"inline_keyboard": [[button]]}
    return method, params


@settings(max_examples=500, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(calls())
def test_any_call_is_done_or_refused(call: tuple[str, dict[str, Any]]):
    method, params = call
    telegram = Telegram()
    telegram.group("群", [telegram.person("王伟", started=True)])
    with contextlib.suppress(Refused):
        METHODS[method].do(telegram, METHODS[method].check(params))
