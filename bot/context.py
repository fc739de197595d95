"""What a handler has in hand while it works off one update: the transaction, the texts, the answers."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot.keyboards import home
from bot.kit import Kit
from bot.texts import Markup, language_for, plain, say
from models import inbox, keys, members, outbox, riders, roles
from models.inbox import Claim
from models.members import Known
from models.outbox import Attempt, Owed
from models.rules import RuleBroken

TOAST = 200
"""Characters that fit the small window over a pressed button."""


class Context:
    """Work off one update in one transaction; everything said is owed by that same transaction."""

    args: list[str] | None = None
    matches: list[Any] | None = None

    def __init__(self, kit: Kit, claim: Claim, update: Update) -> None:
        self.kit, self.claim, self.update = kit, claim, update
        self.now: datetime = kit.clock.now()
        person = update.effective_user
        self.person: int = person.id if person else claim.lane
        self.chat: int = update.effective_chat.id if update.effective_chat else claim.lane
        self.spoken: str = language_for(person.language_code if person else None)
        self.language: str = self.spoken
        self.known = Known()
        self.menu: str | None = None  # which commands the phone shows
        self.attempts: list[Attempt] = []
        self.toast: dict[str, Any] = {}
        self.finished = False
        self.shot: Any = None  # the photo that the update brought, fetched and kept before the transaction
        self.subject: int | None = None  # the member whom all that is said tells about: erasure takes it back
        self._owed: list[Owed] = []

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        """Open this update's transaction. At its end the update is done and the answers are owed, or nothing is.

        Raises RuntimeError when the handler opens a second one: its first effects could not be taken back.
        """
        if self.finished:
            raise RuntimeError("one update has one transaction")
        async with self.kit.database.begin(durable=False) as session:
            # What is sealed with a key that another process has destroyed meanwhile could never be read.
            await keys.keep_up(session)
            self.known = await members.known(session, self.person)
            self.menu = self.known.menu
            self.language = self.known.language or self.language
            if self.known.blocked and self.chat == self.person:  # who writes can be written to again
                await members.mark_blocked(session, self.person, None)
            yield session
            met = self.known.id is not None or session.info.get("met") == self.person
            if met and self.known.spoken != self.spoken:
                await members.hear(session, self.person, self.spoken)
            self.attempts = await self._settle(session)
        self.finished = True

    def say(self, key: str, **args: object) -> Markup:
        """Return a sentence in this person's language, as HTML."""
        return say(self.language, key, **args)

    def plain(self, key: str, **args: object) -> str:
        """Return a sentence in this person's language without markup: for buttons and toasts."""
        return plain(self.language, key, **args)

    def reply(self, text: Markup, keyboard: dict[str, Any] | None = None, **params: Any) -> None:
        """Owe a message to the chat that the update came from."""
        self.send("sendMessage", text=text, parse_mode="HTML", **self._with(keyboard), **params)

    def send(self, method: str, **params: Any) -> None:
        """Owe a message of any kind to the chat that the update came from."""
        self._owe(Owed(self.chat, self._source(), method, self._located(params)))

    def matched(self) -> tuple[str, ...]:
        """Return what the button's data carried, as its route takes it apart."""
        return tuple(self.matches[0].groups()) if self.matches else ()

    def edit(self, text: Markup, keyboard: dict[str, Any] | None = None, **more: Any) -> None:
        """Owe a change of the message whose button was pressed; a new message when that can't be reached any more."""
        if not self._reachable():
            return self.reply(text, keyboard, **more)
        if self.update.effective_message and self.update.effective_message.photo:
            return self._change("editMessageCaption", caption=text, parse_mode="HTML", **self._with(keyboard))
        return self._change("editMessageText", text=text, parse_mode="HTML", **self._with(keyboard), **more)

    def draw_again(self, **recipe: Any) -> None:
        """Owe another picture in place of the one whose button was pressed; a new one when that can't be reached.

        `recipe` is looked up whole at sending (bot/making.py), and says by `as` whether it is a "photo" or "media".
        """
        if self._reachable() and self.update.effective_message and self.update.effective_message.photo:
            return self._change("editMessageMedia", **{**recipe, "as": "media"})
        return self.send("sendPhoto", **{**recipe, "as": "photo"})

    def change_buttons(self, keyboard: dict[str, Any]) -> None:
        """Owe other buttons under the message whose button was pressed, if that can still be reached."""
        if self._reachable():
            self._change("editMessageReplyMarkup", **self._with(keyboard))

    def owe(self, owed: Owed) -> None:
        """Owe something to another chat; its source must name the cause."""
        self._owe(owed)

    def owe_all(self, found: Iterable[Owed]) -> None:
        """Owe several things to other chats."""
        for one in found:
            self.owe(one)

    def owe_passing(self, owed: Owed) -> None:
        """Owe something that holds nothing personal to somebody who has no key, and shall not get one by it."""
        self._owe(replace(owed, passing=True))

    def pop_up(self, text: str, *, alert: bool = False) -> None:
        """Show a short text over the pressed button, after the commit."""
        self.toast = {"text": text[:TOAST], "show_alert": alert}

    def open_link(self, url: str) -> None:
        """Let the pressed button open one of the bot's own deep links, after the commit."""
        self.toast = {"url": url}

    def refuse(self, broken: RuleBroken) -> None:
        """Tell the person why something may not be: over the button, else as a message."""
        self._owed.clear()
        if self.update.callback_query:
            self.pop_up(self.plain(broken.key, **broken.args_of_text), alert=True)
        elif self.in_group and not broken.args_of_text:
            self.say_now_and_then(broken.key)
        else:
            self.reply(self.say(broken.key, **broken.args_of_text))

    def start_over(self) -> None:
        """Forget what an attempt that was rolled back wanted to say."""
        self._owed.clear()
        self.toast = {}
        self.subject = None

    def home(self, *first: list[Any]) -> dict[str, Any]:
        """Return the keys that are always there, for what this person is, below the rows of `first`."""
        return home(self.language, self.faces(), *first)

    def faces(self) -> frozenset[str]:
        """Return what this person is, as far as keys and greetings go: roles, `rider` or `stranger`, `reporter`.

        No rights come from this: they are looked up at the act.
        """
        named = self.person in self.kit.settings.administrators and not self.known.stopped
        listed = {roles.ADMINISTRATOR} if named else set()
        checked_in = "rider" if self.known.rider == riders.CONFIRMED else "stranger"
        reporter = {"reporter"} if self.known.reports else set()
        return frozenset({checked_in} | listed | reporter) | self.known.roles

    async def member(self, session: AsyncSession) -> int:
        """Return this person's surrogate id; a stranger becomes a member."""
        if self.known.id is not None:
            return self.known.id
        return await members.number_of(session, self.person, self.now)

    def today(self) -> date:
        """Return the day that it is in the district."""
        return self.now.astimezone(self.kit.district.zone).date()

    @property
    def in_group(self) -> bool:
        """Tell whether others read what is answered."""
        return self.chat < 0

    def say_now_and_then(self, key: str, keyboard: dict[str, Any] | None = None) -> None:
        """Owe a fixed sentence to this group or topic, once a minute: a group may hear us twenty times in that time."""
        source = f"said:{key}:{self.topic or 0}:{self.now:%m%dT%H%M}"
        params = self._located({"text": self.say(key), "parse_mode": "HTML", **self._with(keyboard)})
        self._owe(Owed(self.chat, source, "sendMessage", params, keep=True))

    @property
    def topic(self) -> int | None:
        """Return the topic that the update came from, None outside of topics."""
        message = self.update.effective_message
        return message.message_thread_id if message is not None and message.is_topic_message else None

    def _with(self, keyboard: dict[str, Any] | None) -> dict[str, Any]:
        # The keys of one person are not for all phones of a group.
        left_out = keyboard is None or (self.in_group and "inline_keyboard" not in keyboard)
        return {} if left_out else {"reply_markup": keyboard}

    def _reachable(self) -> bool:
        """Tell whether the pressed button's message may be changed: one that is gone or too old has no date."""
        message = self.update.effective_message
        return message is not None and bool(message.date.timestamp())

    def _change(self, method: str, **params: Any) -> None:
        message = self.update.effective_message
        if message is not None:
            self._owe(Owed(self.chat, self._source(), method, params, outbox.EDIT, message_id=message.message_id))

    def _source(self) -> str:
        return f"update:{self.claim.update_id}:{len(self._owed)}"

    def _owe(self, owed: Owed) -> None:
        if self.finished:
            raise RuntimeError("answers belong inside the update's transaction")
        told = replace(owed, subject=owed.subject if owed.subject is not None else self.subject)
        self._owed.append(replace(told, passing=True) if self.claim.passing and owed.chat == self.chat else told)

    def _located(self, params: dict[str, Any]) -> dict[str, Any]:
        return params if self.topic is None else {**params, "message_thread_id": self.topic}

    async def _settle(self, session: AsyncSession) -> list[Attempt]:
        kit = self.kit
        await inbox.finish(session, self.claim.seq, kit.worker, self.now)
        if not self._owed:
            return []
        pace = kit.settings.per_second
        return await outbox.put_and_attempt(session, self._owed, kit.worker, pace, self.now, kit.clock.machine())

    @property
    def left_over(self) -> bool:
        """Tell whether something owed could not go at once and waits for delivery."""
        return len(self.attempts) < len(self._owed)
