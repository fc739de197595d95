"""What a broadcast says: read from what its author sent, and made into the copies that riders get."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Message as Received

from bot import noticeviews
from bot.district import District
from bot.keyboards import Button, Keyboard, inline, press
from bot.kit import Kit
from bot.texts import plain
from models import broadcasts, notices
from models.broadcasts import ANIMATION, DOCUMENT, PHOTO, TEXT, VIDEO, Broadcast, Content, Item
from models.dispatches import Copy, Message, Turn
from models.notices import Notice
from models.outbox import Owed
from models.rules import RuleBroken

METHODS = {
    TEXT: "sendMessage",
    PHOTO: "sendPhoto",
    VIDEO: "sendVideo",
    DOCUMENT: "sendDocument",
    ANIMATION: "sendAnimation",
}
"""How each kind of content is sent."""

FORMATTING = frozenset(
    (
        *("bold", "italic", "underline", "strikethrough", "spoiler"),
        *("code", "pre", "text_link", "blockquote", "expandable_blockquote"),
    )
)
"""Entities that are kept. Telegram finds the others by itself, and lets bots not use custom emoji."""

LONGEST_CAPTION = 1024
"""UTF-16 units of a caption."""

PREVIEW = "bc:cp"
"""What the buttons of a preview carry."""


def read(message: Received) -> Item | None:
    """Return what a message says, to say the same again; None for what can't be sent to many.

    Raises RuleBroken for a longer caption than a bot can send: who pays Telegram may write longer ones.
    """
    told = message.to_dict()
    if message.text:
        more = {name: told[name] for name in ("link_preview_options",) if name in told}
        return Item(TEXT, message.text, _formatting(told.get("entities", ())), more=more)
    kind = next((kind for kind in broadcasts.MEDIA if told.get(kind)), None)
    if kind is None:
        return None
    file = told[PHOTO][-1] if kind == PHOTO else told[kind]
    shown = {"show_caption_above_media": told.get("show_caption_above_media")}
    hidden = {"has_spoiler": told.get("has_media_spoiler")}
    more = {name: value for name, value in (shown | hidden).items() if value and kind != DOCUMENT}
    words = message.caption or ""
    if len(words.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST_CAPTION:
        raise RuleBroken("broadcast-caption-long", most=LONGEST_CAPTION)
    return Item(kind, words, _formatting(told.get("caption_entities", ())), file["file_id"], more)


async def made(kit: Kit, session: AsyncSession, notice: Notice, turns: Sequence[Turn]) -> list[Copy]:
    """Return the copies for these recipients; none when what it says can't be read any more."""
    broadcast = await broadcasts.of_notice(session, notice)
    content = await broadcasts.content_of(session, broadcast) if broadcast else None
    if broadcast is None or content is None:
        return []
    by_language: dict[str, list[Message]] = {}
    copies: list[Copy] = []
    for turn in turns:
        language = turn.language or kit.district.languages[0]
        if language not in by_language:
            buttons = keyboard(language, kit.district, broadcast, notice)
            by_language[language] = messages(language, content, buttons)
        copies.append((turn, by_language[language]))
    return copies


def keyboard(language: str, district: District, broadcast: Broadcast, notice: Notice) -> Keyboard:
    """Return the buttons under a copy: that one has read it, if that is asked, and that one wants no more of these."""
    acks = [press(plain(language, "broadcast-ok"), f"no:ok:{notice.number}")] if broadcast.acks else []
    return inline(acks, noticeviews.stop_row(language, district, notice))


def messages(language: str, content: Content, buttons: Keyboard) -> list[Message]:
    """Return what is sent for some content: one message, or an album and a message with its buttons."""
    if not content.is_album:
        item = content.items[0]
        return [Message(METHODS[item.kind], {**params(item), "reply_markup": buttons})]
    album = Message("sendMediaGroup", {"media": media(content)}, weight=len(content.items))
    return [album, below(language, buttons)]


def below(language: str, buttons: Keyboard) -> Message:
    """Return the message with the buttons of an album, which can't have any itself."""
    return Message("sendMessage", {"text": plain(language, "broadcast-album-below"), "reply_markup": buttons})


def params(item: Item) -> dict[str, Any]:
    """Return the parameters that send one item, without buttons."""
    if item.kind == TEXT:
        return {"text": item.text, "entities": list(item.entities), **item.more}
    return {item.kind: item.file, **_caption(item), **item.more}


def media(content: Content) -> list[dict[str, Any]]:
    """Return the parts of an album as Telegram wants them."""
    return [{"type": item.kind, "media": item.file, **_caption(item), **item.more} for item in content.items]


def preview(language: str, district: District, broadcast: Broadcast, content: Content) -> list[Message]:
    """Return the very copy that a rider gets; its buttons only say what they would do."""
    return messages(language, content, preview_buttons(language, district, broadcast))


def owed(person: int, source: str, shown: Sequence[Message], **more: Any) -> list[Owed]:
    """Return the messages of such a copy for one person; their sources begin with this, `more` goes for all of them."""
    return [
        Owed(person, f"{source}:{part}", one.method, one.params, weight=one.weight, **more)
        for part, one in enumerate(shown)
    ]


def preview_buttons(language: str, district: District, broadcast: Broadcast) -> Keyboard:
    """Return the buttons of a copy as they look."""
    made_at = broadcast.created_at
    notice = Notice(
        id=0, source="", kind=notices.BROADCAST, topic=broadcast.topic, begins_at=made_at, created_at=made_at
    )
    buttons = keyboard(language, district, broadcast, notice)
    rows: list[list[Button]] = [[press(one["text"], PREVIEW) for one in row] for row in buttons["inline_keyboard"]]
    return inline(*rows)


def _caption(item: Item) -> dict[str, Any]:
    return {"caption": item.text, "caption_entities": list(item.entities)} if item.text else {}


def _formatting(entities: Sequence[Mapping[str, Any]]) -> tuple[Mapping[str, Any], ...]:
    return tuple(dict(one) for one in entities if one["type"] in FORMATTING)
