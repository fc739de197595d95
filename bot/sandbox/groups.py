"""A group chat: who is in it, what the bot may do and see there, its topics."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.sandbox.messages import Message, Wire, bare
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


INSIDE = {"member", "administrator"}
RIGHTS = {
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
}


@dataclass(slots=True)
class Topic:
    """A topic of a forum."""

    id: int
    name: str
    closed: bool = False
    deleted: bool = False
    color: int = 7322096


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
        return self.room.id

    @property
    def title(self) -> str:
        """Give the group's name."""
        return str(self.room.wire["title"])

    @property
    def forum(self) -> bool:
        """Tell whether the group has topics."""
        return bool(self.room.wire.get("is_forum"))

    @property
    def kind(self) -> str:
        """Give "group" or "supergroup"."""
        return str(self.room.wire["type"])

    # What the server asks.

    def check_readable(self) -> None:
        """Refuse, with Telegram's words, when the bot is not in here (any more)."""
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

    def check_writable(self, what: str = "") -> None:
        """Refuse, with Telegram's words, when the bot may not write here."""
        self.check_readable()
        if what and not self.bot_can_write and self.bot_status != "administrator":
            raise bad(f"not enough rights to send {what} to the chat")

    def check_member(self, person: "Person") -> None:
        """Raise when somebody acts in a group they are not in."""
        if person.id not in self.members:
            raise ValueError(f"{person} is not in {self}.")

    def topic(self, thread: int) -> Topic:
        """Find a topic; refuse those that are gone (and the general one, which has no number for bots)."""
        topic = self.topics.get(thread)
        if topic is None or topic.deleted:
            raise bad("message thread not found")
        return topic

    def topic_wire(self, thread: int, by: "Person | None" = None) -> Wire:
        """Say that a message `by` somebody (None: the bot) belongs to a topic; refuse closed ones and those
        gone.

        In Telegram every message in a topic answers the message that made the topic, unless it answers
        another.
        """
        if by is not None and thread == 1:
            return {}
        topic = self.topic(thread)
        rank = self.ranks.get(by.id) if by else self.bot_status == "administrator"
        if topic.closed and not rank:
            raise bad("TOPIC_CLOSED")
        wire: Wire = {"message_thread_id": thread, "is_topic_message": True}
        created = self.room.messages.get(thread)
        return wire | ({"reply_to_message": bare(created.wire)} if created else {})

    def author_wire(self, person: "Person") -> Wire:
        """Say who wrote: the person, or, of an anonymous administrator, only the group."""
        rank = self.ranks.get(person.id)
        if rank and rank.anonymous:
            return {"from": ANONYMOUS, "sender_chat": self.room.wire}
        return {"from": person.wire}

    def bot_sees(self, wire: Wire, *, service: bool = False) -> bool:
        """Tell whether the bot is told of a message: in privacy mode only of commands, replies to it, and
        service.
        """
        if self.bot_status not in INSIDE:
            return False
        if service or self.bot_status == "administrator" or not self.telegram.privacy:
            return True
        text = wire.get("text") or wire.get("caption") or ""
        if text.startswith("/"):
            name = text.split(maxsplit=1)[0].partition("@")[2].lower()
            return name in {"", self.telegram.bot["username"].lower()}
        answered = wire.get("reply_to_message", {})
        own = answered.get("from", {}).get("id") == self.telegram.bot["id"]
        return own and "forum_topic_created" not in answered

    # What happens in a group.

    def add(self, person: "Person", *, silently: bool = False) -> None:
        """Let somebody in."""
        self.members[person.id] = person
        if not silently:
            self.service({"new_chat_members": [person.wire]}, person)
            self.telegram.membership_changed(self.room, person, ("left", "member"), of=person)
            self.telegram.show("group", group=self)

    def drop(self, person: "Person", *, by: "Person | None" = None) -> None:
        """Let somebody go, or throw them out."""
        self.check_member(person)
        self.service({"left_chat_member": person.wire}, by or person)
        del self.members[person.id]
        self.ranks.pop(person.id, None)
        new = "kicked" if by else "left"
        self.telegram.membership_changed(self.room, by or person, ("member", new), of=person)
        self.telegram.show("group", group=self)

    def service(self, content: dict[str, Any], by: "Person | None") -> Message:
        """Put a service message into the group, made by a person or (None) by the bot."""
        wire = {
            "message_id": 0,
            "from": by.wire if by else self.telegram.bot,
            "chat": self.room.wire,
            "date": int(self.telegram.clock.seconds()),
            **content,
        }
        message = Message(self.room, wire, sender=by)
        message.from_bot = False
        self.telegram.post(message, service=True)
        return message

    def promotes(self, person: "Person", *, creator: bool = False, anonymous: bool = False) -> None:
        """Make a member an administrator, who may hide behind the group."""
        self.check_member(person)
        self.ranks[person.id] = Rank("creator" if creator else "administrator", anonymous)

    def demotes(self, person: "Person") -> None:
        """Take an administrator's rank away."""
        self.ranks.pop(person.id, None)

    def bot_becomes(self, status: str, by: "Person | None") -> None:
        """Change what the bot is here (member, administrator, left, kicked), by somebody or (None) itself."""
        old = self.bot_status
        if old in INSIDE and status not in INSIDE:
            self.service({"left_chat_member": self.telegram.bot}, by)
        self.bot_status = status
        if by is not None:
            by.met = True
        self.telegram.membership_changed(self.room, by, (old, status))
        if status in INSIDE and old not in INSIDE:
            self.service({"new_chat_members": [self.telegram.bot]}, by)

    def migrates(self, by: "Person") -> "Group":
        """Turn a basic group into a supergroup with a new id; gives the new one."""
        new = self.telegram.group(self.title, list(self.members.values()), bot=self.bot_status)
        new.ranks = dict(self.ranks)
        self.service({"migrate_to_chat_id": new.id}, by)
        new.service({"migrate_from_chat_id": self.id}, by)
        self.moved_to = new
        return new

    def opens_topic(self, name: str, by: "Person | None" = None) -> Topic:
        """Make a topic, by a person or (None) by the bot."""
        if not self.forum:
            raise bad("the chat is not a forum")
        thread = self.room.last_id + 1
        self.topics[thread] = topic = Topic(thread, name)
        self._topic_service({"forum_topic_created": {"name": name, "icon_color": topic.color}}, thread, by)
        self.telegram.show("group", group=self)
        return topic

    def closes_topic(self, thread: int, by: "Person | None" = None, *, closed: bool = True) -> None:
        """Close a topic, or open it again."""
        topic = self.topic(thread)
        if topic.closed == closed:
            raise bad("TOPIC_NOT_MODIFIED")
        topic.closed = closed
        self._topic_service({"forum_topic_closed" if closed else "forum_topic_reopened": {}}, thread, by)

    def deletes_topic(self, thread: int) -> None:
        """Delete a topic with all its messages; nobody is told."""
        self.topic(thread).deleted = True
        for message in list(self.room.messages.values()):
            if message.thread == thread:
                self.telegram.remove(message)
        self.telegram.show("group", group=self)

    def _topic_service(self, content: Wire, thread: int, by: "Person | None") -> None:
        self.service(content | {"message_thread_id": thread, "is_topic_message": True}, by)

    # What the group sees.

    async def hears(self, words: str | None = None, within: float = 5.0) -> Message:
        """Wait for the first message or edit of the bot's not heard before; see Person.hears."""
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


def member_wire(user: Wire, status: str, *, anonymous: bool = False) -> Wire:
    """Write somebody's place in a chat."""
    wire: Wire = {"user": user, "status": status}
    if status == "administrator":
        wire |= dict.fromkeys(RIGHTS, True) | {"can_be_edited": False, "is_anonymous": anonymous}
    elif status == "creator":
        wire["is_anonymous"] = anonymous
    elif status == "kicked":
        wire["until_date"] = 0
    return wire
