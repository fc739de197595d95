"""Formatted text: Telegram's HTML into plain text and entities, entities into HTML, and what is found in
plain words.

Offsets and lengths count UTF-16 units, as everywhere in the Bot API; byte offsets in complaints count UTF-8
bytes.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.sandbox.refusals import Refused, bad

Entity = dict[str, Any]
TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
}
# Of entities over the same words, which comes first.
RANK = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 10,
    "code": 20,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}
SHOWN = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ("<tg-spoiler>", "</tg-spoiler>"),
    "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote expandable>", "</blockquote>"),
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#(\d+)|#x([0-9a-fA-F]+)|([a-zA-Z]+));?")
LONGEST_REFERENCE = 10
SURROGATE = re.compile("[\ud800-\udfff]")
SPACES = " \t\r\n\0\x0b"
DOMAINS = "com|org|net|cn|me|io|gov|dev|example"
FOUND = re.compile(
    r"(?P<url>(?:https?|tg|ftp)://[^\s<>\"，。；！？、）】」]+"
    rf"|(?<![\w@./-])(?:[a-zA-Z0-9-]+\.)+(?:{DOMAINS})\b(?:/[^\s<>\"，。；]*)?)"
    r"|(?P<email>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<mention>(?<![\w@/])@[a-zA-Z]\w{3,31}\b)"
    r"|(?P<bot_command>(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z]\w{3,31})?(?![\w/]))"
    r"|(?P<hashtag>(?<![\w#])#(?=\w*[^\W\d])\w{1,256})"
    r"|(?P<cashtag>(?<![\w$])\$[A-Z]{1,8}(?!\w))"
)
UNSEEN = re.compile("[\u2028-\u202e\r\u0333\u033f\u030a]")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f]")


def units(text: str) -> int:
    """Count UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, offset: int, length: int) -> str:
    """Take a part of a text by UTF-16 units."""
    if text.isascii():
        return text[offset : offset + length]
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


def clean(text: str) -> str:
    """Take out what Telegram takes out of every text: control characters and direction overrides."""
    if text.isprintable():
        return text
    return CONTROL.sub(" ", UNSEEN.sub("", text.replace("\t", " ") if "\t" in text else text))


@dataclass(slots=True)
class _Open:
    """A tag that waits for its end: the entity's kind of tag, its argument, and where its text begins."""

    tag: str
    argument: str
    offset: int
    piece: int


class _Html:
    """One reading of one HTML text; complaints are those of the real server."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.plain: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def read(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.text):
            match self.text[self.at]:
                case "<" if self.text.startswith("</", self.at):
                    self._end_tag()
                case "<":
                    self._start_tag()
                case "&":
                    self._reference()
                case _:
                    self._words()
        if self.open:
            raise self._wrong(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        return self._joined(), self.entities

    def _joined(self) -> str:
        """Join the pieces; halves of a character that were written as numbers must make whole ones."""
        plain = "".join(self.plain)
        if not SURROGATE.search(plain):
            return plain
        try:
            return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
        except UnicodeDecodeError:
            words = "Text contains invalid Unicode characters after decoding HTML entities"
            raise self._wrong(f"{words}, check for unmatched surrogate code units") from None

    def _wrong(self, words: str, at: int | None = None, after: str = "") -> Refused:
        where = "" if at is None else f" at byte offset {len(self.text[:at].encode())}"
        return bad(f"can't parse entities: {words}{where}{after}")

    def _add(self, words: str) -> None:
        self.plain.append(words)
        self.offset += units(words)

    def _words(self) -> None:
        end = WORDS.match(self.text, self.at).end()  # type: ignore[union-attr]
        self._add(self.text[self.at : end])
        self.at = end

    def _reference(self) -> None:
        character, self.at = _referred(self.text, self.at)
        self._add(character)

    def _skip(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return found.group() if found else ""

    def _here(self) -> str:
        return self.text[self.at] if self.at < len(self.text) else ""

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self._skip(NAME).lower()
        if not self._here():
            raise self._wrong("Unclosed start tag", begin)
        if tag not in TAGS:
            raise self._wrong(f'Unsupported start tag "{tag}"', begin)
        argument = ""
        while self._skip(SPACE) is not None and self._here() != ">":
            argument = _argument(tag, *self._attribute(tag, begin)) or argument
        self.at += 1
        if tag == "span" and argument != "tg-spoiler":
            raise self._wrong('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(tag, argument, self.offset, len(self.plain)))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        if not self._here():
            raise self._wrong("Unclosed start tag", begin)
        name = self._skip(ATTRIBUTE).lower()
        if not name:
            raise self._wrong(f'Empty attribute name in the tag "{tag}"', begin)
        self._skip(SPACE)
        if self._here() != "=":
            return name, ""
        self.at += 1
        self._skip(SPACE)
        if not self._here():
            raise self._wrong(f'Unclosed start tag "{tag}"', begin)
        value = self._value()
        if not self._here():
            raise self._wrong("Unclosed start tag", begin)
        return name, value

    def _value(self) -> str:
        start = self.at
        if self._here() not in {"'", '"'}:
            token = self._skip(TOKEN).lower()
            if self._here() and self._here() not in SPACES + ">":
                raise self._wrong("Unexpected end of name token", start)
            return token
        end = self.text.find(self.text[start], start + 1)
        self.at = len(self.text) if end < 0 else end + 1
        return REFERENCE.sub(_character, self.text[start + 1 : end])

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._wrong("Unexpected end tag", begin)
        self.at += 2
        tag = self._skip(NAME).lower()
        self._skip(SPACE)
        if self._here() != ">":
            raise self._wrong("Unclosed end tag", begin)
        self.at += 1
        opened = self.open.pop()
        if tag and tag != opened.tag:
            found = f', expected "</{opened.tag}>", found "</{tag}>"'
            raise self._wrong("Unmatched end tag", begin, found)
        if self.offset > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        entity: Entity = {
            "type": TAGS[opened.tag],
            "offset": opened.offset,
            "length": self.offset - opened.offset,
        }
        if opened.tag == "a":
            words = opened.argument or "".join(self.plain[opened.piece :])
            if not _as_link(entity, words):
                return
        elif opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = opened.argument
        elif opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif opened.tag in {"pre", "code"}:
            self._close_code(entity, opened.argument)
            return
        self.entities.append(entity)

    def _close_code(self, entity: Entity, language: str) -> None:
        """Make <pre> around (or in) just one <code class="language-…"> one entity with its language."""
        last = self.entities[-1] if self.entities else {}
        language = language or (last.get("language", "") if entity["type"] == "pre" else "")
        same = (last.get("offset"), last.get("length")) == (entity["offset"], entity["length"])
        if language and same and {entity["type"], last["type"]} == {"pre", "code"}:
            self.entities[-1] = entity | {"type": "pre", "language": language}
            return
        if entity["type"] == "code" and language:
            entity["language"] = language
        self.entities.append(entity)


WORDS = re.compile(r"[^<&]+")
SPACE = re.compile(r"[ \t\r\n]*")
NAME = re.compile(r"[^ \t\r\n>]*")
ATTRIBUTE = re.compile(r"[^ \t\r\n=>]*")
TOKEN = re.compile(r"[a-zA-Z0-9.-]*")


def _order(entity: Entity) -> tuple[int, int, int]:
    return entity["offset"], -entity["length"], RANK.get(entity["type"], 50)


def _character(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if name:
        return NAMED.get(name, found.group())
    if len(found.group().rstrip(";")) >= LONGEST_REFERENCE:
        return found.group()
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if 0 < code < 0x10FFFF else found.group()


def _referred(text: str, at: int) -> tuple[str, int]:
    found = REFERENCE.match(text, at)
    return (_character(found), found.end()) if found else ("&", at + 1)


def _argument(tag: str, name: str, value: str) -> str:
    """Give what an attribute means for its tag, "" when nothing."""
    match tag, name:
        case ("a", "href") | ("span", "class") | ("tg-emoji", "emoji-id"):
            return value
        case "blockquote", "expandable":
            return "1"
        case "code", "class" if value.startswith("language-"):
            return value.removeprefix("language-")
    return ""


def _as_link(entity: Entity, address: str) -> bool:
    """Make the entity a link or a mention; False when the address is none (Telegram drops the link,
    silently).
    """
    mention = re.fullmatch(r"tg://user/?\?id=(\d+)", address)
    if mention:
        entity["type"] = "text_mention"
        entity["user"] = {"id": int(mention.group(1)), "is_bot": False, "first_name": ""}
        return True
    link = checked_link(address)
    if link:
        entity["url"] = link
    return bool(link)


def checked_link(address: str) -> str:
    """Give a link as Telegram keeps it, "" when it isn't one."""
    if re.match(r"(?:tg|ton|tonsite)://\S", address):
        return address
    found = re.fullmatch(r"(https?://)?([^\s/:?#@]+(?:\.[^\s/:?#@.]+)+)(:\d{1,5})?([/?#]\S*)?", address, re.IGNORECASE)
    if not found:
        return ""
    scheme, host, port, rest = found.groups(default="")
    return f"{(scheme or 'http://').lower()}{host.lower()}{port}{rest if rest[:1] == '/' else '/' + rest}"


def found_in(text: str) -> list[Entity]:
    """Find what Telegram finds by itself in plain words: links, addresses, mentions, commands, tags."""
    if not SIGNS.search(text):
        return []
    entities = []
    for found in FOUND.finditer(text):
        offset, length = units(text[: found.start()]), units(found.group())
        entities.append({"type": found.lastgroup, "offset": offset, "length": length})
    return entities


SIGNS = re.compile(r"[/@#$.]")


def formatted(text: str, parse_mode: str | None, entities: list[Entity] | None) -> tuple[str, list[Entity]]:
    """Read a text as the server does: parsed, cleaned, trimmed, with what it finds by itself added."""
    found: list[Entity] = []
    if entities is not None and not parse_mode:
        found = sorted(filter(None, map(_given, entities)), key=_order)
    elif parse_mode:
        if parse_mode.lower() != "html":
            raise bad("unsupported parse_mode")
        if "<" in text or "&" in text:
            text, found = _Html(text).read()
    text = clean(text)
    stripped = text.strip(SPACES)
    if len(stripped) != len(text) and found:
        found = _trimmed(found, units(text) - units(text.lstrip(SPACES)), units(stripped))
    _check_inside(found, units(stripped))
    automatic = [entity for entity in found_in(stripped) if not _overlaps(entity, found)]
    return stripped, sorted(found + automatic, key=_order)


def _given(entity: Entity) -> Entity | None:
    """Check an entity that came with a call; those that the server finds by itself are dropped."""
    kind = entity["type"]
    if kind in FOUND.groupindex or kind in {"phone_number", "bank_card_number"}:
        return None
    if kind not in RANK:
        raise bad("can't parse MessageEntity: Unsupported type specified")
    if kind == "text_link" and not checked_link(entity.get("url", "")):
        raise bad("can't parse MessageEntity: wrong URL specified")
    if kind == "text_mention" and "user" not in entity:
        raise bad("can't parse MessageEntity: user not found")
    return dict(entity)


def _trimmed(entities: list[Entity], cut_before: int, length: int) -> list[Entity]:
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - cut_before)
        end = min(length, entity["offset"] + entity["length"] - cut_before)
        if end > start:
            kept.append(entity | {"offset": start, "length": end - start})
    return kept


def _check_inside(entities: list[Entity], length: int) -> None:
    for entity in entities:
        if entity["offset"] < 0 or entity["length"] <= 0 or entity["offset"] + entity["length"] > length:
            raise bad("ENTITY_BOUNDS_INVALID")


def _overlaps(entity: Entity, others: list[Entity]) -> bool:
    start, end = entity["offset"], entity["offset"] + entity["length"]
    return any(
        other["offset"] < end and start < other["offset"] + other["length"]
        for other in others
        if other["type"] in {"code", "pre", "text_link", "text_mention"}
    )


def as_html(text: str, entities: list[Entity]) -> str:
    """Write text and entities as HTML again."""
    if not entities:
        return html.escape(text, quote=False)
    starts: dict[int, list[str]] = {}
    ends: dict[int, list[str]] = {}
    for entity in sorted(entities, key=_order):
        before, after = _shown(entity)
        starts.setdefault(entity["offset"], []).append(before)
        ends.setdefault(entity["offset"] + entity["length"], []).insert(0, after)
    return "".join(_marked(text, starts, ends))


def _shown(entity: Entity) -> tuple[str, str]:
    if entity["type"] == "text_link":
        return f'<a href="{html.escape(entity["url"])}">', "</a>"
    if entity["type"] == "text_mention":
        return f'<a href="tg://user?id={entity["user"]["id"]}">', "</a>"
    if entity["type"] == "pre" and "language" in entity:
        return f'<pre><code class="language-{html.escape(entity["language"])}">', "</code></pre>"
    return SHOWN.get(entity["type"], ("", ""))


def _marked(text: str, starts: dict[int, list[str]], ends: dict[int, list[str]]) -> Iterator[str]:
    offset = 0
    for character in text:
        yield from ends.get(offset, ())
        yield from starts.get(offset, ())
        yield html.escape(character, quote=False)
        offset += units(character)
    yield from ends.get(offset, ())
