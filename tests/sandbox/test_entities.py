"""HTML becomes text and entities, counted in UTF-16 units; what is wrong is refused in Telegram's words."""

import pytest
from telegram import Bot, Message, MessageEntity

from bot.sandbox import Person
from bot.sandbox.entities import as_html, clean, cut, formatted, found_in, units
from bot.sandbox.refusals import Refused


def parsed(text: str) -> tuple[str, list[tuple[str, int, int]]]:
    plain, entities = formatted(text, "HTML", None)
    return plain, [(entity["type"], entity["offset"], entity["length"]) for entity in entities]


@pytest.mark.parametrize(
    ("text", "plain", "entities"),
    [
        ("plain", "plain", []),
        ("<b>x</b>", "x", [("bold", 0, 1)]),
        ("😀<b>粗</b>", "😀粗", [("bold", 2, 1)]),
        ("<b>😀😀</b>!", "😀😀!", [("bold", 0, 4)]),
        ("<B>x</B >", "x", [("bold", 0, 1)]),
        ("<strong>a</strong><em>b</em>", "ab", [("bold", 0, 1), ("italic", 1, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<b>a<i>b</></>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        (
            "<u>a</u><s>b</s><tg-spoiler>c</tg-spoiler>",
            "abc",
            [("underline", 0, 1), ("strikethrough", 1, 1), ("spoiler", 2, 1)],
        ),
        ('<span class="tg-spoiler">c</span>', "c", [("spoiler", 0, 1)]),
        ("<code>/x</code>", "/x", [("code", 0, 2)]),
        ('<pre><code class="language-python">a</code></pre>', "a", [("pre", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("&lt;&gt;&amp;&quot;&#39;&#x1F600;", "<>&\"'😀", []),
        ("&#xD83D;&#xDE00;<b>x</b>", "😀x", [("bold", 2, 1)]),
        ("a &nbsp; b & c &ltd &#12345678; &lt1", "a &nbsp; b & c &ltd &#12345678; <1", []),
        ("<i title>x</i><b title = a.b-1 >y</b>", "xy", [("italic", 0, 1), ("bold", 1, 1)]),
        ("<i><code><b>x</b></code></i>", "x", [("code", 0, 1), ("bold", 0, 1), ("italic", 0, 1)]),
        ("<pre>a<code class='language-c'>b</code></pre>", "ab", [("pre", 0, 2), ("code", 1, 1)]),
        ("<b></b>x", "x", []),
        ("  <b> x </b>\n", "x", [("bold", 0, 1)]),
        ('<a href="https://example.com/?a=1&amp;b=2">x</a>', "x", [("text_link", 0, 1)]),
        ("<a href='javascript:alert(1)'>x</a>", "x", []),
        ("<a>https://example.com</a>", "https://example.com", [("text_link", 0, 19)]),
        ('<a href="tg://user?id=7">x</a>', "x", [("text_mention", 0, 1)]),
    ],
)
def test_html_is_read(text: str, plain: str, entities: list[tuple[str, int, int]]):
    assert parsed(text) == (plain, entities)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<x>a</x>", 'Unsupported start tag "x" at byte offset 0'),
        ("暖驿 <br>", 'Unsupported start tag "br" at byte offset 7'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>暖</i>", 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a =x>a</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("暖<a href=", 'Unclosed start tag "a" at byte offset 3'),
        (
            "&#xD83D;",
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units",
        ),
        ("<a href=x/y>a</a>", "Unexpected end of name token at byte offset 8"),
        ('<a href="x>a</a>', "Unclosed start tag at byte offset 0"),
    ],
)
def test_wrong_html_is_refused(text: str, words: str):
    with pytest.raises(Refused) as refused:
        formatted(text, "HTML", None)
    assert refused.value.description == f"Bad Request: can't parse entities: {words}"


def test_a_link_keeps_its_address_and_a_program_its_language():
    _, (link,) = formatted('<a href="Example.com">x</a>', "HTML", None)
    _, (code,) = formatted('<pre><code class="language-python">a</code></pre>', "HTML", None)
    _, (other,) = formatted('<code class="language-python"><pre>a</pre></code>', "HTML", None)

    assert link["url"] == "http://example.com/"
    assert code == other == {"type": "pre", "offset": 0, "length": 1, "language": "python"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start abc", [("bot_command", "/start")]),
        ("来 /help@nuanyi_bot 吧", [("bot_command", "/help@nuanyi_bot")]),
        ("and/or 1/2", []),
        ("见 https://example.com/路?a=b。", [("url", "https://example.com/路?a=b")]),
        ("uri.amap.com/x?p=1", [("url", "uri.amap.com/x?p=1")]),
        (
            "@nuanyi_bot #求助 #1 a@b.cn",
            [("mention", "@nuanyi_bot"), ("hashtag", "#求助"), ("email", "a@b.cn")],
        ),
        ("😀 /x", [("bot_command", "/x")]),
        ("nothing here", []),
    ],
)
def test_links_and_commands_are_found(text: str, found: list[tuple[str, str]]):
    entities = found_in(text)
    assert [(entity["type"], cut(text, entity["offset"], entity["length"])) for entity in entities] == found


def test_nothing_is_found_inside_code_and_links():
    assert parsed('<code>/x</code> <a href="a.com">b.com</a> /y') == (
        "/x b.com /y",
        [("code", 0, 2), ("text_link", 3, 5), ("bot_command", 9, 2)],
    )


def test_given_entities_are_kept_and_trimmed_with_the_text():
    plain, entities = formatted("  粗体 ", None, [{"type": "bold", "offset": 0, "length": 5}])
    assert (plain, entities) == ("粗体", [{"type": "bold", "offset": 0, "length": 2}])


def test_control_characters_and_direction_overrides_are_taken_out():
    assert clean("a\x00b\tc\u202ed\r\ne\u200ff") == "a b cd\ne\u200ff"


def test_units_count_astral_characters_twice():
    assert [units(text) for text in ("", "a", "暖", "😀", "👨‍👩‍👧")] == [0, 1, 1, 2, 8]


@pytest.mark.parametrize(
    "text",
    [
        "<b>a<i>b</i></b>c",
        "😀<b>粗</b>&lt;",
        '<a href="http://a.com/">x</a>',
        "<pre>a</pre>",
        "<b>1</b><i>2</i>",
    ],
)
def test_html_written_again_reads_the_same(text: str):
    plain, entities = formatted(text, "HTML", None)
    assert as_html(plain, entities) == text


async def test_the_real_client_finds_the_same_words(bot: Bot, wang: Person):
    """The library cuts entities out by UTF-16 offsets on its own."""
    sent: Message = await bot.send_message(
        wang.id, "👨‍👩‍👧 <b>一家😀人</b> <i>回</i> /go <a href='https://a.com'>链</a>", parse_mode="HTML"
    )

    assert list(sent.parse_entities().values()) == ["一家😀人", "回", "/go", "链"]
    assert sent.entities[0].type == MessageEntity.BOLD
    assert sent.text_html == '👨‍👩‍👧 <b>一家😀人</b> <i>回</i> /go <a href="https://a.com/">链</a>'
    assert wang.last.html == sent.text_html


async def test_a_person_can_write_with_formatting(wang: Person, poll):
    await wang.says("<b>通知</b> 明天 <i>九点</i>", html=True)

    (update,) = await poll()
    assert update.message.text_html == "<b>通知</b> 明天 <i>九点</i>"
