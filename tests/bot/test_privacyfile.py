"""What somebody takes along: readable, complete, and harmless whatever it says."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot import privacyfile
from bot.privacyfile import Section
from bot.texts import plain

BEIJING = timezone(timedelta(hours=8))
ANY_TEXT = some.text(some.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
EVIL = [
    "<script>alert(1)</script>",
    "</dd></main><img src=x onerror=alert(1)>",
    '" onload="x',
    "&lt;b&gt;",
    "</style><style>*{display:none}",
    "<!--",
    "]]>",
]


class Page(HTMLParser):
    """Notes the tags of a page and the texts of its headings, labels and values."""

    def __init__(self, data):
        super().__init__()
        self.tags, self.texts, self.attributes, self.inside = [], [], [], None
        self.feed(data.decode())

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        self.inside = tag if tag in ("h2", "dt", "dd") else None
        if self.inside:
            self.texts.append("")

    def handle_endtag(self, tag):
        self.inside = None

    def handle_data(self, data):
        if self.inside:
            self.texts[-1] += data


def written(*sections, language="zh-Hans"):
    return privacyfile.readable(sections, language)


@given(some.lists(some.tuples(ANY_TEXT | some.sampled_from(EVIL), ANY_TEXT | some.sampled_from(EVIL)), max_size=4))
def test_every_text_comes_out_as_it_is_and_adds_no_tags(lines):
    page = Page(written(Section("资料", lines)))
    assert page.texts == ["资料", *(text for line in lines for text in line)]
    harmless = Page(written(Section("资料", [("a", "b") for _ in lines])))
    assert page.tags == harmless.tags


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_the_page_needs_nothing_and_runs_nothing(language):
    page = Page(written(Section("资料", [("姓名", "王伟")]), language=language))
    assert not {"script", "img", "link", "a", "iframe", "object", "form"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name in ("src", "href", "style") or name.startswith("on")]
    policy = next(value for name, value in page.attributes if name == "content" and "default-src" in value)
    assert policy.startswith("default-src 'none'")
    assert ("lang", language) in page.attributes
    assert ("charset", "utf-8") in page.attributes


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_where_nothing_is_kept_it_says_so(language):
    nothing = plain(language, "privacy-file-nothing")
    assert nothing in written(Section("积分", []), language=language).decode()
    assert nothing in written(language=language).decode()
    assert nothing not in written(Section("积分", [("a", "b")]), language=language).decode()


def test_what_no_page_may_hold_leaves_a_sign():
    page = Page(written(Section("\x00", [("a\x08", "1\r\n2\ud8003\x85")])))
    assert page.texts == ["\ufffd", "a\ufffd", "1\n2?3\ufffd"]


def test_json_is_readable_and_whole():
    moment = datetime(2026, 11, 21, 10, 42, tzinfo=BEIJING)
    data = {"姓名": "王伟 <b>🚀", "since": moment, "day": date(2026, 11, 21), "lines": [1, 2.5, None, True]}
    written = privacyfile.as_json(data)
    assert "王伟 <b>🚀".encode() in written
    assert json.loads(written) == {**data, "since": "2026-11-21T10:42:00+08:00", "day": "2026-11-21"}
    assert written.startswith(b'{\n  "')
    assert written.endswith(b"}\n")


def test_json_keeps_the_offset_of_utc():
    assert privacyfile.as_json(datetime(2026, 11, 21, tzinfo=UTC)) == b'"2026-11-21T00:00:00+00:00"\n'


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (datetime(2026, 11, 21), ValueError),  # noqa: DTZ001
        (float("nan"), ValueError),
        (b"bytes", TypeError),
        ({1}, TypeError),
    ],
)
def test_what_json_would_say_wrong_is_refused(value, problem):
    with pytest.raises(problem):
        privacyfile.as_json({"value": value})
