"""What the program says: every sentence exists in every language, and fits where it is shown."""

import ast
import re
from functools import cache
from html.parser import HTMLParser

import pytest
from fluent.syntax import ast as fluent
from fluent.syntax import parse
from fluent.syntax.visitor import Visitor

from bot.texts import LANGUAGES, Markup, MissingText, language_for, plain, say, traditional
from tests.sources import PACKAGES, calls, modules, tree

KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
BEGINNING = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*-")
PLACE_OF_KEY = {"RuleBroken": 0, "error": 2, "warning": 2, "warn": 2}
TAGS = {"b", "i", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"}
"""Those of the tags that Telegram knows that we may use."""

TOAST = 200
"""Characters that Telegram shows over a button."""


class Text(Visitor):
    """One sentence: its variables, what other sentences it takes in, and its words without the variables."""

    def __init__(self, message):
        self.variables, self.references, self.words = set(), set(), ""
        self.visit(message)

    def generic_visit(self, node):
        match node:
            case fluent.VariableReference():
                self.variables.add(node.id.name)
            case fluent.MessageReference():
                self.references.add(node.id.name)
            case fluent.TextElement():
                self.words += node.value
        super().generic_visit(node)


@cache
def entries(language):
    return parse((traditional.FOLDER / f"{language}.ftl").read_text(encoding="utf-8")).body


@cache
def texts(language):
    return {entry.id.name: Text(entry) for entry in entries(language) if isinstance(entry, fluent.Message)}


KEYS = texts(LANGUAGES[0]).keys()


def program():
    """All of our code that speaks; the local Telegram has a page with words of its own."""
    return tuple(tree(path) for path in modules(*PACKAGES) if "sandbox" not in path.parts)


@cache
def sentences():
    """All that our code says, as `spoken` finds it."""
    return tuple(spoken(program()))


def literal_keys(node):
    """Patterns of the keys that an expression may be: one, one of two, or all that an f-string may become."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [re.escape(node.value)] if KEY.fullmatch(node.value) else []
    if isinstance(node, ast.IfExp):
        return literal_keys(node.body) + literal_keys(node.orelse)
    if isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
        named = parts and parts[0] and BEGINNING.match(parts[0])
        return ["".join(re.escape(part) if part else ".+" for part in parts)] if named else []
    return []


def spoken(nodes):
    """Every call that says something: its name, the call, and the patterns of the keys it may say."""
    for name, call in (found for node in nodes for found in calls(node)):
        if name in ("say", "plain"):
            given = [patterns for argument in call.args[:2] if (patterns := literal_keys(argument))]
            if given:
                yield name, call, given[-1]
        elif name in PLACE_OF_KEY and len(call.args) > PLACE_OF_KEY[name]:
            yield name, call, literal_keys(call.args[PLACE_OF_KEY[name]])


def mentioned(trees):
    """Patterns of all keys that stand anywhere in the code: a key may be chosen first and said later."""
    return {pattern for one in trees for node in ast.walk(one) for pattern in literal_keys(node)}


@cache
def like(pattern):
    exact = re.sub(r"\\(.)", r"\1", pattern)
    return frozenset({exact} & KEYS if ".+" not in pattern else filter(re.compile(pattern).fullmatch, KEYS))


def keys_like(*patterns):
    return {key for pattern in patterns for key in like(pattern)}


def exactly(patterns):
    """The keys that are named in full; what an f-string may become is more than it does become."""
    return keys_like(*(pattern for pattern in patterns if ".+" not in pattern))


def said_without_markup():
    """Keys that are shown on buttons, over them, or on a terminal, none of which know markup."""
    return {key for name, _, found in sentences() if name != "say" for key in exactly(found)}


def test_the_search_finds_keys_however_they_are_written():
    code = """
context.say("one")
plain(language, "two-a" if new else "two-b", name=name)
error(row, column, f"three-{kind}", wrong=wrong)
chosen = "four"
log().error("no key at all")
"""
    found = [patterns for _, _, patterns in spoken([ast.parse(code)])]
    assert found == [["one"], ["two\\-a", "two\\-b"], ["three\\-.+"]]
    assert "four" in mentioned([ast.parse(code)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_of_texts_is_all_fluent_and_says_each_thing_once(language):
    junk = [entry.content for entry in entries(language) if isinstance(entry, fluent.Junk)]
    names = [entry.id.name for entry in entries(language) if isinstance(entry, fluent.Message)]
    assert not junk
    assert not {name for name in names if names.count(name) > 1}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_has_the_same_keys_with_the_same_variables(language):
    source = {key: text.variables for key, text in texts(LANGUAGES[0]).items()}
    other = {key: text.variables for key, text in texts(language).items()}
    assert {key: value for key, value in source.items() if other.get(key) != value} == {}
    assert other.keys() <= source.keys()


def test_every_key_that_is_said_exists():
    said = {pattern for _, _, patterns in sentences() for pattern in patterns}
    assert sorted(pattern for pattern in said if not keys_like(pattern)) == []


def test_every_word_that_looks_like_a_key_is_one():
    families = {key.partition("-")[0] for key in KEYS if "-" in key}
    alike = {one for one in mentioned(program()) if "-" in one and one.partition("\\")[0] in families}
    assert sorted(pattern for pattern in alike if not keys_like(pattern)) == []


def test_no_text_is_unused():
    used = keys_like(*mentioned(program()))
    used |= {reference for text in texts(LANGUAGES[0]).values() for reference in text.references}
    assert sorted(KEYS - used) == []


def test_whoever_says_something_gives_all_its_variables():
    lacking = [
        f"{key} lacks {sorted(lacks)}"
        for _, call, patterns in sentences()
        if all(keyword.arg for keyword in call.keywords)
        for key in exactly(patterns)
        if (lacks := texts(LANGUAGES[0])[key].variables - {keyword.arg for keyword in call.keywords})
    ]
    assert lacking == []


def test_the_traditional_texts_are_made_from_the_present_simplified_ones():
    assert traditional.main(["--check"]) is None


def test_only_words_become_traditional():
    made = traditional.traditional("### 说明\n\nplace = 这里有 { $count } 个<b>驿站</b>，说“简体中文”\n")
    assert "place = 這裡有 { $count } 個<b>驛站</b>，說「繁體中文」" in made
    assert "### 说明" in made


class Tags(HTMLParser):
    """Notes what in a text is wrong as Telegram HTML."""

    def __init__(self, text):
        super().__init__(convert_charrefs=False)
        self.open, self.wrong = [], []
        self.feed(text)
        self.close()
        self.wrong += self.open

    def handle_starttag(self, tag, attrs):
        if tag not in TAGS or [name for name, _ in attrs] != (["href"] if tag == "a" else []):
            self.wrong.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"/{tag}")

    def handle_data(self, data):
        self.wrong += re.findall("[<>&]", data)

    def handle_entityref(self, name):
        self.wrong += [] if name in ("lt", "gt", "amp", "quot") else [name]


@pytest.mark.parametrize(
    "text", ["<b>a", "<b><i>a</b></i>", "a < b", "a & b", "<p>a</p>", "<b class=x>a</b>", "a&nbsp;b"]
)
def test_the_check_of_markup_sees_what_telegram_would_refuse(text):
    assert Tags(text).wrong
    assert not Tags('<b>a</b> &amp; <a href="x">b</a>').wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_markup_is_balanced_and_known_to_telegram(language):
    assert {key: wrong for key, text in texts(language).items() if (wrong := Tags(text.words).wrong)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_marked_up_where_no_markup_is_shown(language):
    marked = {key for key, text in texts(language).items() if re.search("[<&]", text.words)}
    assert sorted(marked & said_without_markup()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_pops_up_over_a_button_fits(language):
    popping = [call for one in program() for name, call in calls(one) if name == "pop_up"]
    keys = {key for _, _, patterns in spoken(popping) for key in keys_like(*patterns)}
    refusals = [patterns for name, _, patterns in sentences() if name == "RuleBroken"]
    on_terminals = ("import-", "config-")
    keys |= {key for found in refusals for key in keys_like(*found) if not key.startswith(on_terminals)}
    assert "old-button" in keys
    assert [key for key in keys if len(texts(language)[key].words) > TOAST] == []


def test_what_people_typed_is_escaped_and_our_own_markup_is_not():
    assert "&lt;b&gt;王&amp;伟" in say("zh-Hans", "welcome-stranger", name="<b>王&伟")
    assert "<b>王伟</b>" in say("zh-Hans", "welcome-stranger", name=Markup("<b>王伟</b>"))


def test_on_a_terminal_nothing_is_escaped():
    assert "<ED50>" in plain("en", "place-unknown-datum", datum="<ED50>")


def test_what_was_typed_is_escaped_too_when_it_comes_in_a_sentence_without_markup():
    what = plain("zh-Hans", "points-what-redemption-of", thing="<手套> & 帽子")
    assert "兑换 &lt;手套&gt; &amp; 帽子" in say("zh-Hans", "points-same", what=what, balance=1)


def test_numbers_are_plain_digits():
    assert "<code>1200</code>" in say("en", "my-id", id=1200)


@pytest.mark.parametrize(("key", "given"), [("my-id", {}), ("no-such-key", {"id": 1})])
def test_a_missing_text_or_variable_is_an_error(key, given):
    with pytest.raises(MissingText):
        say("en", key, **given)


@pytest.mark.parametrize(
    ("phone", "language"),
    [
        ("zh", "zh-Hans"),
        ("zh-hans", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-hant", "zh-Hant"),
        ("zh_TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("en-GB", "en"),
        ("ru", "en"),
        (None, "zh-Hans"),
    ],
)
def test_a_phone_is_served_in_the_nearest_language(phone, language):
    assert language_for(phone) == language
