"""The sandbox's world: one bot, its people, groups, messages and files, and all that happens between them."""

import secrets
from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from bot.sandbox.clock import Clock
from bot.sandbox.editing import DELETABLE_SECONDS
from bot.sandbox.faults import Faults
from bot.sandbox.files import File, Files, picture_size
from bot.sandbox.gestures import Answer, Press
from bot.sandbox.groups import Group, member_wire
from bot.sandbox.limits import Limits
from bot.sandbox.menus import Menus
from bot.sandbox.messages import Message, Wire
from bot.sandbox.people import Person
from bot.sandbox.refusals import bad
from bot.sandbox.rooms import Room
from bot.sandbox.updates import Updates

CALLS_KEPT = 10_000
PRESS_SECONDS = 150


class Call(NamedTuple):
    """One call of the bot's: `outcome` is "ok", or the refusal's or fault's words."""

    method: str
    params: dict[str, Any]
    when: datetime
    outcome: str


class Telegram:
    """A Telegram with one bot.

    `now` starts its clock at another time than the machine's, `first_message` its counts of messages at another number.
    """

    def __init__(
        self,
        token: str = "42:sandbox",  # noqa: S107 - no secret: anybody may use the sandbox
        now: datetime | None = None,
        *,
        username: str = "nuanyi_sandbox_bot",
        name: str = "暖驿",
        first_message: int = 1,
    ) -> None:
        self.token = token
        self.url = ""
        self.clock = Clock(now)
        self.bot: Wire = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": name,
            "username": username,
        }
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Group] = {}
        self.usernames: dict[str, Person | Group] = {}
        self.files = Files()
        self.menus = Menus()
        self.menu_buttons: dict[Any, Wire] = {}
        self.faults = Faults()
        self.updates = Updates(self.clock, self.faults)
        self.limits = Limits()
        self.enforce_limits = False
        self.latency = 0.0
        self.privacy = True
        self.calls: deque[Call] = deque(maxlen=CALLS_KEPT)
        self.map: dict[str, Any] | None = None
        self.samples: list[tuple[dict[str, str], File]] = []
        self.phones: list[tuple[int, int]] = []
        self.watchers: list[Callable[[dict[str, Any]], None]] = []
        self.presses: dict[str, Press] = {}
        self.read: dict[tuple[int, int], int] = {}
        self.sockets: set[Any] = set()
        self._first_message = first_message
        self._last_private_id = first_message - 1
        self._next_id = 700_000_000

    # People and groups.

    def person(
        self,
        first_name: str,
        last_name: str | None = None,
        *,
        username: str | None = None,
        language_code: str | None = "zh-hans",
        phone: str | None = None,
        id: int | None = None,  # noqa: A002 - the domain's word
        started: bool = False,
    ) -> Person:
        """Bring somebody into the world; the bot can write to them once they wrote to it, or if `started`."""
        wire: Wire = {"id": id or self._new_id(), "is_bot": False, "first_name": first_name}
        named = {"last_name": last_name, "username": username, "language_code": language_code}
        wire |= {key: value for key, value in named.items() if value}
        person = Person(self, wire, phone)
        person.started = person.met = started
        self.people[person.id] = person
        if username:
            self.usernames[username.lower()] = person
        self.show("person", person=person)
        return person

    def group(
        self,
        title: str,
        members: Sequence[Person] = (),
        *,
        forum: bool = False,
        basic: bool = False,
        bot: str = "member",
        username: str | None = None,
    ) -> Group:
        """Make a group (a supergroup unless `basic`) with the bot in it as `bot`: member, administrator or
        left.

        The first member is its creator.
        """
        number = self._new_id()
        wire: Wire = {"id": -number if basic else -1_000_000_000_000 - number, "title": title}
        wire |= {"username": username} if username else {}
        wire |= {"type": "group" if basic else "supergroup"}
        wire |= {"is_forum": True} if forum else {}
        room = Room(None, wire)  # type: ignore[arg-type]
        room.last_id = self._first_message  # the message that a group was made
        room.owner = group = Group(self, room, bot)
        for member in members:
            group.add(member, silently=True)
        if members:
            group.promotes(members[0], creator=True)
        self.groups[group.id] = group
        if username:
            self.usernames[username.lower()] = group
        self.show("group", group=group)
        return group

    def sample(self, content: bytes, **names: str) -> None:
        """Put a picture on everybody's phone, ready to be sent; `names` are what it shows, by the page's languages."""
        self.samples.append((names, self.files.keep_photo(content, picture_size(content))))

    def _new_id(self) -> int:
        self._next_id += 1
        return self._next_id

    def private_room(self, person: Person) -> Room:
        """Make a person's private chat with the bot."""
        fields = ("id", "first_name", "last_name", "username")
        wire = {key: person.wire[key] for key in fields if key in person.wire}
        return Room(person, wire | {"type": "private"})

    def chat(self, chat_id: int | str) -> Person | Group:
        """Find whom a call means by its chat_id; refuses what the bot has never met."""
        found: Person | Group | None
        if isinstance(chat_id, int):
            found = self.people.get(chat_id) or self.groups.get(chat_id)
        else:
            found = self.usernames.get(chat_id.removeprefix("@").lower()) if chat_id.startswith("@") else None
            found = None if isinstance(found, Person) else found
        if found is None or (isinstance(found, Person) and not found.met):
            raise bad("chat not found")
        return found

    def writable(self, params: dict[str, Any], what: str = "messages") -> Room:
        """Find the chat a call means, if the bot may write there."""
        chat = self.chat(params["chat_id"])
        chat.check_writable(what)
        return chat.room

    # Messages.

    def post(self, message: Message, *, service: bool = False) -> None:
        """Put a message into its chat: give it its number, tell the bot or the listeners."""
        room = message.room
        if room.private:
            self._last_private_id += 1
            message.wire["message_id"] = self._last_private_id
        else:
            message.wire["message_id"] = room.last_id + 1
        room.keep(message)
        if service or message.sender is not None:
            self._tell_bot(message, "message", service=service)
        else:
            self._set_keyboard(room, message)
            room.tell(message)
        if self.watchers:
            self.show("message", message=message)

    def _tell_bot(self, message: Message, kind: str, *, service: bool = False) -> None:
        room, person = message.room, message.sender
        if not room.private and not room.group.bot_sees(message.wire, service=service):
            return
        if person is not None:
            room.acted(person.id)
            person.met = True
            person.started = person.started or room.private
        self.updates.push(kind, message.wire)

    def _set_keyboard(self, room: Room, message: Message) -> None:
        markup = message.markup
        if markup is None or "force_reply" in markup:
            return
        room.keyboard = message if "keyboard" in markup else None
        self.show("keyboard", room=room)

    def rewrite(self, message: Message, wire: Wire) -> None:
        """Give a message a new content."""
        message.wire = wire
        if message.sender is not None:
            self._tell_bot(message, "edited_message")
        else:
            message.room.tell(message, edited=True)
        if self.watchers:
            self.show("edited", message=message)

    def deletable(self, message: Message) -> bool:
        """Tell whether the bot may still delete a message."""
        if self.clock.seconds() - message.wire["date"] > DELETABLE_SECONDS:
            return not message.room.private and message.room.group.bot_status == "administrator"
        if message.from_bot or message.room.private:
            return True
        return message.room.group.bot_status == "administrator"

    def remove(self, message: Message) -> None:
        """Delete a message."""
        message.deleted = True
        message.room.messages.pop(message.id, None)
        self.show("deleted", message=message)

    # Presses and memberships.

    def press(self, person: Person, message: Message, data: str) -> Press:
        """Tell the bot that somebody pressed a button of this message."""
        message.room.acted(person.id)
        press = Press(str(secrets.randbits(62)), person, message, self.clock.seconds())
        self._forget_presses()
        self.presses[press.id] = press
        shown = message.wire if not message.deleted else self._gone(message)
        query = {
            "id": press.id,
            "from": person.wire,
            "message": shown,
            "chat_instance": str(message.room.id * 7919),
            "data": data,
        }
        if not message.room.private:
            person.met = True
        self.updates.push("callback_query", query)
        return press

    def _gone(self, message: Message) -> Wire:
        return {"chat": message.room.wire, "message_id": message.id, "date": 0}

    def _forget_presses(self) -> None:
        oldest = self.clock.seconds() - PRESS_SECONDS
        for key in list(self.presses)[:10]:
            if self.presses[key].at >= oldest:
                break
            del self.presses[key]

    def answer(self, params: dict[str, Any]) -> None:
        """Answer a press: once, and within 150 seconds."""
        press = self.presses.get(params["callback_query_id"])
        if press is None or press.answered or self.clock.seconds() - press.at > PRESS_SECONDS:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        press.answered = True
        answer = Answer(params.get("text", ""), params.get("show_alert", False), params.get("url"))
        if press.waiting is not None and not press.waiting.done():
            press.waiting.set_result(answer)
        self.show("answer", person=press.person, message=press.message, answer=answer)

    def membership_changed(
        self, room: Room, by: Person | None, change: tuple[str, str], of: Person | None = None
    ) -> None:
        """Tell the bot that its own membership, or somebody's, has changed from one status to another."""
        user = of.wire if of else self.bot
        update = {
            "chat": room.wire,
            "from": by.wire if by else self.bot,
            "date": int(self.clock.seconds()),
            "old_chat_member": member_wire(user, change[0]),
            "new_chat_member": member_wire(user, change[1]),
        }
        if of is None:
            self.updates.push("my_chat_member", update)
        elif room.group.bot_status == "administrator":
            self.updates.push("chat_member", update)

    def show(self, event: str, **about: Any) -> None:
        """Tell those who watch (the page) what happened."""
        for watcher in self.watchers:
            watcher({"event": event, **about})
