"""A group chat: who is in it, what the bot may do and see there, its topics."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.sandbox.messages import Message, Wire
from bot.sandbox.refusals import Refused, bad, forbidden

if TYPE_CHECKING:
    from bot.sandbox.people import Person
    from bot.sandbox.rooms import Room
    from bot.sandbox.world import Telegram

ANONYMOUS = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


@dataclass(slots=True)
class Topic:
    """A topic of a forum."""

    id: int
    name: str
    closed: bool = False
    deleted: bool = False


@dataclass(slots=True)
class Rank:
    """What an administrator is: creator or not, shown or anonymous."""

    status: str = "administrator"
    anonymous: bool = False


class Group:
    """A group; make one with `telegram.group(...)`."""

    def __init__(self, telegram: "Telegram", room: "Room", bot_status: str) -> None:
        self.telegram = telegram
        self.room = room
        self.members: dict[int, Person] = {}
        self.ranks: dict[int, Rank] = {}
        self.bot_status = bot_status
        self.bot_can_write = True
        self.topics: dict[int, Topic] = {}
        self.moved_to: Group | None = None

    def __repr__(self) -> str:
        return self.title

    @property
    def id(self) -> int:
        """Give the chat's id."""
        return self.room.wire["id"]

    @property
    def title(self) -> str:
        """Give the group's name."""
        return self.room.wire["title"]

    @property
    def forum(self) -> bool:
        """Tell whether the group has topics."""
        return self.room.wire.get("is_forum", False)

    @property
    def kind(self) -> str:
        """Give "group" or "supergroup"."""
        return self.room.wire["type"]

    # What the server asks.

    def check_writable(self, what: str = "") -> None:
        """Refuse, with Telegram's words, when the bot may not write here."""
        name = "supergroup" if self.kind == "supergroup" else "group"
        if self.moved_to is not None:
            raise Refused(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=self.moved_to.id,
            )
        if self.bot_status == "kicked":
            raise forbidden(f"bot was kicked from the {name} chat")
        if self.bot_status == "left":
            raise forbidden(f"bot is not a member of the {name} chat")
        if what and not self.bot_can_write and self.bot_status != "administrator":
            raise bad(f"not enough rights to send {what} to the chat")

    def check_member(self, person: "Person") -> None:
        """Raise when somebody acts in a group they are not in."""
        if person.id not in self.members:
            raise ValueError(f"{person} is not in {self}.")

    def topic_wire(self, thread: int) -> Wire:
        """Say that a message belongs to a topic; refuse topics that are gone."""
        if thread == 1 and self.forum:
            raise bad("message thread not found")
        topic = self.topics.get(thread)
        if topic is None or topic.deleted:
            raise bad("message thread not found")
        if topic.closed and self.bot_status != "administrator":
            raise bad("TOPIC_CLOSED")
        return {"message_thread_id": thread, "is_topic_message": True}

    def author_wire(self, person: "Person") -> Wire:
        """Say who wrote: the person, or, of an anonymous administrator, only the group."""
        rank = self.ranks.get(person.id)
        if rank and rank.anonymous:
            return {"from": ANONYMOUS, "sender_chat": self.room.wire}
        return {"from": person.wire}

    def bot_sees(self, wire: Wire) -> bool:
        """Tell whether the bot is told of a message: in privacy mode only of commands, replies to it, and service."""
        if self.bot_status not in {"member", "administrator"}:
            return False
        if self.bot_status == "administrator" or not self.telegram.privacy:
            return True
        text = wire.get("text") or wire.get("caption") or ""
        if text.startswith("/"):
            name = text.split(maxsplit=1)[0].partition("@")[2].lower()
            return name in {"", self.telegram.bot["username"].lower()}
        answered = wire.get("reply_to_message", {}).get("from", {})
        return answered.get("id") == self.telegram.bot["id"]

    # What happens in a group.

    def add(self, person: "Person", *, silently: bool = False) -> None:
        """Let somebody in."""
        self.members[person.id] = person
        if self.bot_status in {"member", "administrator"}:
            person.met = True
        if not silently:
            self.service({"new_chat_members": [person.wire]}, person)
            self.telegram.membership_changed(self.room, person, ("left", "member"), of=person)

    def drop(self, person: "Person", *, by: "Person | None" = None) -> None:
        """Let somebody go, or throw them out."""
        self.check_member(person)
        self.service({"left_chat_member": person.wire}, by or person)
        del self.members[person.id]
        self.ranks.pop(person.id, None)
        new = "kicked" if by else "left"
        self.telegram.membership_changed(self.room, by or person, ("member", new), of=person)

    def service(self, content: dict[str, Any], by: "Person") -> Message:
        """Put a service message into the group."""
        wire = {
            "message_id": 0,
            "from": by.wire,
            "chat": self.room.wire,
            "date": int(self.telegram.clock.seconds()),
            **content,
        }
        message = Message(self.room, wire, sender=by)
        self.telegram.post(message, service=True)
        return message

    def promotes(self, person: "Person", *, creator: bool = False, anonymous: bool = False) -> None:
        """Make a member an administrator, who may hide behind the group."""
        self.check_member(person)
        self.ranks[person.id] = Rank("creator" if creator else "administrator", anonymous)

    def demotes(self, person: "Person") -> None:
        """Take an administrator's rank away."""
        self.ranks.pop(person.id, None)

    def bot_becomes(self, status: str, by: "Person") -> None:
        """Change what the bot is here: member, administrator, left or kicked; tells the bot."""
        old, self.bot_status = self.bot_status, status
        inside = {"member", "administrator"}
        if status in inside:
            for member in self.members.values():
                member.met = True
        if status in inside and old not in inside:
            self.service({"new_chat_members": [self.telegram.bot]}, by)
        self.telegram.membership_changed(self.room, by, (old, status))

    def migrates(self, by: "Person") -> "Group":
        """Turn a basic group into a supergroup with a new id; gives the new one."""
        self.moved_to = new = self.telegram.group(self.title, bot=self.bot_status)
        new.members, new.ranks = dict(self.members), dict(self.ranks)
        self.service({"migrate_to_chat_id": new.id}, by)
        new.service({"migrate_from_chat_id": self.id}, by)
        return new

    def opens_topic(self, name: str, by: "Person | None" = None) -> Topic:
        """Make a topic, by a person or by the bot."""
        if not self.forum:
            raise bad("the chat is not a forum")
        thread = self.room.last_id + 1
        self.topics[thread] = topic = Topic(thread, name)
        content = {
            "forum_topic_created": {"name": name, "icon_color": 7322096},
            "message_thread_id": thread,
            "is_topic_message": True,
        }
        if by is not None:
            self.service(content, by)
        else:
            date = int(self.telegram.clock.seconds())
            wire = {
                "message_id": 0,
                "from": self.telegram.bot,
                "chat": self.room.wire,
                "date": date,
                **content,
            }
            self.telegram.post(Message(self.room, wire))
        return topic

    # What the group sees.

    async def hears(self, words: str | None = None, within: float = 5.0) -> Message:
        """Wait for the first message or edit of the bot's not heard before that contains `words` (None: any)."""
        return await self.room.hear(self.id, words, within)

    async def hears_nothing(self, for_: float = 0.5) -> None:
        """Fail if the bot writes or edits here during that time, or has since the group last heard it."""
        await self.room.hear_nothing(self.id, for_)

    @property
    def heard(self) -> list[Message]:
        """List the bot's messages, as they are now."""
        return [message for message in self.room.messages.values() if message.from_bot]

    @property
    def last(self) -> Message:
        """Give the bot's newest message."""
        return self.heard[-1]
