"""A person with a phone, and what they can do with it."""

import re
import secrets
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.sandbox import gestures
from bot.sandbox.gestures import Answer
from bot.sandbox.messages import Message, Wire
from bot.sandbox.refusals import bad, forbidden

if TYPE_CHECKING:
    from bot.sandbox.groups import Group
    from bot.sandbox.rooms import Room
    from bot.sandbox.world import Telegram

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Person:
    """Somebody who uses Telegram; make one with `telegram.person(...)`."""

    def __init__(self, telegram: "Telegram", wire: Wire, phone: str | None) -> None:
        self.telegram = telegram
        self.wire = wire
        self.phone = phone
        self.started = False
        self.met = False
        self.blocked = False
        self.deactivated = False
        self.position: tuple[float, float] | None = None
        self._room: Room | None = None

    def __repr__(self) -> str:
        return self.name

    @property
    def id(self) -> int:
        """Give the numeric id."""
        return int(self.wire["id"])

    @property
    def name(self) -> str:
        """Give first and last name."""
        return " ".join(filter(None, [self.wire["first_name"], self.wire.get("last_name")]))

    @property
    def room(self) -> "Room":
        """Give the private chat with the bot."""
        if self._room is None:
            self._room = self.telegram.private_room(self)
        return self._room

    # What the server asks about somebody's private chat.

    def check_writable(self, what: str = "") -> None:
        """Refuse, with Telegram's words, when the bot may not write to this person."""
        if self.deactivated:
            raise forbidden("user is deactivated")
        if self.blocked:
            raise forbidden("bot was blocked by the user")
        if not self.started:
            raise forbidden("bot can't initiate conversation with a user")

    def check_member(self, person: "Person") -> None:
        """Raise when somebody acts in another one's private chat."""
        if person is not self:
            raise ValueError(f"{person} can't act in the private chat of {self}.")

    def topic_wire(self, thread: int, by: "Person | None" = None) -> Wire:
        """Refuse a topic: private chats have none."""
        raise bad("message thread not found")

    def author_wire(self, person: "Person") -> Wire:
        """Say who wrote."""
        return {"from": person.wire}

    # What a person does.

    async def says(
        self,
        text: str,
        chat: "Group | Person | None" = None,
        reply_to: Message | None = None,
        thread: int | None = None,
        *,
        html: bool = False,
    ) -> Message:
        """Write text (with `html`, formatted); to the bot in private unless `chat` is a group."""
        return gestures.write(self, chat, gestures.text_body(text, html=html), reply_to, thread)

    async def opens(self, payload: str = "") -> Message:
        """Open the bot by a deep link (or without one): presses Start."""
        if payload and not PAYLOAD.fullmatch(payload):
            raise ValueError(f"A deep link's payload has 1 to 64 of A-Z a-z 0-9 _ -, not {payload!r}.")
        return await self.says(f"/start {payload}".strip())

    async def presses(
        self,
        label: str | None = None,
        on: Message | None = None,
        data: str | None = None,
        *,
        chat: "Group | None" = None,
        wait: bool = True,
        within: float = 5.0,
    ) -> Answer | None:
        """Press a button, found by a part of its label or by its data; or a key of the reply keyboard.

        Without `on`, the newest message with such a button is meant. With `on` and `data`, the press is
        made even when no such button exists, as a forged client would; any other is waited for, as its answer
        is, `within` seconds, and not at all with `wait=False`. Gives the bot's answer, or None when none came
        in time, and for keys and links.
        """
        return await gestures.press(self, label, on, data, chat, within if wait else 0.0)

    async def shares_place(
        self,
        latitude: float,
        longitude: float,
        *,
        accuracy: float | None = None,
        live: int | None = None,
        forwarded: bool = False,
        venue: tuple[str, str] | None = None,
        chat: "Group | None" = None,
        reply_to: Message | None = None,
        thread: int | None = None,
        key: bool | None = None,
    ) -> Message:
        """Send a position; `live` for so many seconds; `venue` is title and address.

        When the keyboard has a key that asks for the position, that key is used (`key=False`: the clip
        instead), and the message arrives as a reply to the keyboard's message, as in Telegram.
        """
        body = gestures.place_body(latitude, longitude, accuracy, live, venue)
        plain = live is None and venue is None and not forwarded
        if key or (key is None and plain and chat is None and reply_to is None):
            reply_to = gestures.asking(self, "location")
        return gestures.write(self, chat, body | gestures.forwarded(self, forwarded), reply_to, thread)

    async def moves(
        self, message: Message, latitude: float, longitude: float, accuracy: float | None = None
    ) -> Message:
        """Move a live position that was shared; the bot is told by an edit."""
        place = message.wire["location"] | {"latitude": latitude, "longitude": longitude}
        if accuracy is not None:
            place["horizontal_accuracy"] = accuracy
        return gestures.edit(self, message, {"location": place})

    async def shares_contact(
        self,
        phone: str | None = None,
        of: "Person | None" = None,
        *,
        forwarded: bool = False,
        chat: "Group | None" = None,
        key: bool | None = None,
    ) -> Message:
        """Share one's own number, that `of` somebody else, or any `phone` (which nobody vouches for)."""
        body = gestures.contact_body(self, phone, of)
        own = phone is None and of is None and chat is None and not forwarded
        reply_to = gestures.asking(self, "contact") if key or (key is None and own) else None
        return gestures.write(self, chat, body | gestures.forwarded(self, forwarded), reply_to)

    async def sends_photo(
        self,
        content: bytes | None = None,
        caption: str = "",
        album: str | None = None,
        *,
        chat: "Group | None" = None,
        reply_to: Message | None = None,
        forwarded: bool = False,
        thread: int | None = None,
        html: bool = False,
    ) -> Message:
        """Send a picture: any bytes, or without any a small grey one; those of one `album` share its name.

        With `html` the caption is formatted.
        """
        body, file = gestures.photo_body(self, content, caption, album, html=html)
        return gestures.write(self, chat, body | gestures.forwarded(self, forwarded), reply_to, thread, file)

    async def sends_file(
        self,
        content: bytes,
        name: str,
        mime: str | None = None,
        caption: str = "",
        album: str | None = None,
        *,
        chat: "Group | None" = None,
        reply_to: Message | None = None,
        thread: int | None = None,
        html: bool = False,
    ) -> Message:
        """Send a file as it is."""
        body, file = gestures.document_body(self, content, name, mime, caption, album, html=html)
        return gestures.write(self, chat, body, reply_to, thread, file)

    async def sends_video(
        self,
        content: bytes = b"video",
        caption: str = "",
        album: str | None = None,
        *,
        chat: "Group | None" = None,
        reply_to: Message | None = None,
        html: bool = False,
    ) -> Message:
        """Send a video: any bytes; those of one `album` share its name, pictures among them too."""
        body, file = gestures.video_body(self, content, "video", caption, album, html=html)
        return gestures.write(self, chat, body, reply_to, file=file)

    async def sends_animation(
        self,
        content: bytes = b"animation",
        caption: str = "",
        mime: str | None = None,
        *,
        chat: "Group | None" = None,
        reply_to: Message | None = None,
        html: bool = False,
    ) -> Message:
        """Send an animation: a video without sound, or with `mime` image/gif a GIF."""
        body, file = gestures.video_body(self, content, "animation", caption, None, mime, html=html)
        return gestures.write(self, chat, body, reply_to, file=file)

    async def sends_album(
        self, *kinds: str, caption: str = "", html: bool = False, above: bool = False
    ) -> list[Message]:
        """Send pictures and videos, or files, as one album: an update for each ("photo", "video", "document").

        The caption is on the first, as Telegram's own apps put it, `above` it or below. What is in them is small grey
        pictures and words. Parts that come later are sent one by one, with the name of their album.
        """
        album, sent = secrets.token_hex(8), []
        for number, kind in enumerate(kinds, 1):
            words = caption if number == 1 else ""
            if kind == "photo":
                body, file = gestures.photo_body(self, None, words, album, html=html)
            elif kind == "video":
                body, file = gestures.video_body(self, b"video", "video", words, album, html=html)
            else:
                body, file = gestures.document_body(self, b"words", f"{number}.txt", None, words, album, html=html)
            shown = {"show_caption_above_media": True} if above and words else {}
            sent.append(gestures.write(self, None, body | shown, file=file))
        return sent

    async def forwards(self, message: Message, chat: "Group | None" = None) -> Message:
        """Pass a message on, to the bot in private unless `chat` is a group."""
        return gestures.forward(self, message, chat)

    async def edits(self, message: Message, text: str) -> Message:
        """Change one's own message: its text, or its caption."""
        key = "text" if "text" in message.wire else "caption"
        return gestures.edit(self, message, gestures.text_body(text, key=key))

    def blocks(self) -> None:
        """Stop the bot."""
        gestures.set_blocked(self, blocked=True)

    def unblocks(self) -> None:
        """Let the bot write again."""
        gestures.set_blocked(self, blocked=False)

    def deactivates(self) -> None:
        """Delete one's account."""
        self.deactivated = True
        self.telegram.show("person", person=self)

    async def joins(self, group: "Group") -> None:
        """Become a member of a group."""
        group.add(self)

    async def leaves(self, group: "Group") -> None:
        """Leave a group."""
        group.drop(self)

    # What a person sees.

    async def hears(self, words: str | None = None, within: float = 5.0, *, chat: "Group | None" = None) -> Message:
        """Wait for the first message or edit of the bot's not heard before that contains `words` (None: any).

        Looks at text, caption, a venue's title and address, contact and file names. What came before
        counts, in order; nothing within the time is an AssertionError that lists what came instead.
        """
        return await (chat or self).room.hear(self.id, words, within)

    async def hears_nothing(self, for_: float = 0.5, *, chat: "Group | None" = None) -> None:
        """Fail if the bot writes or edits during that time, or has since this person last acted or heard."""
        await (chat or self).room.hear_nothing(self.id, for_)

    @property
    def heard(self) -> list[Message]:
        """List the bot's messages in the private chat, as they are now."""
        return [message for message in self.room.messages.values() if message.from_bot]

    @property
    def last(self) -> Message:
        """Give the bot's newest message in the private chat."""
        return self.heard[-1]

    @property
    def keyboard(self) -> Message | None:
        """Give the message whose reply keyboard is shown now."""
        return self.room.keyboard

    @property
    def commands(self) -> list[dict[str, Any]]:
        """List the commands that this person's menu shows."""
        return self.telegram.menus.shown(self, self.room)

    def now(self) -> datetime:
        """Tell the time."""
        return self.telegram.clock.now()
