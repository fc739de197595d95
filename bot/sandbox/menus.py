"""Command menus: which commands whom the client shows, by scope and language."""

import re
from typing import TYPE_CHECKING, Any

from bot.sandbox.refusals import bad

if TYPE_CHECKING:
    from bot.sandbox.people import Person
    from bot.sandbox.rooms import Room

Commands = list[dict[str, Any]]
Key = tuple[str, int, int, str]


class Menus:
    """The bot's command menus."""

    def __init__(self) -> None:
        self.lists: dict[Key, Commands] = {}

    def put(self, scope: dict[str, Any], language: str, commands: Commands) -> None:
        """Set a menu."""
        if len(commands) > 100:
            raise bad("too many commands specified")
        for command in commands:
            if not re.fullmatch(r"/?[a-z0-9_]{1,32}", command["command"]):
                raise bad("BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"].strip()) <= 256:
                raise bad(
                    "command description must be non-empty"
                    if not command["description"].strip()
                    else "BOT_COMMAND_DESCRIPTION_INVALID"
                )
        self.lists[key_of(scope, language)] = [
            command | {"command": command["command"].removeprefix("/")} for command in commands
        ]

    def get(self, scope: dict[str, Any], language: str) -> Commands:
        """Give exactly this menu, [] if it was not set."""
        return self.lists.get(key_of(scope, language), [])

    def drop(self, scope: dict[str, Any], language: str) -> None:
        """Take a menu away."""
        self.lists.pop(key_of(scope, language), None)

    def shown(self, person: "Person", room: "Room") -> Commands:
        """Give what a person's menu shows in a chat: the narrowest scope that has commands, in their language
        first.
        """
        language = person.wire.get("language_code", "")[:2]
        if room.private:
            scopes: list[tuple[str, int, int]] = [("chat", room.id, 0), ("all_private_chats", 0, 0)]
        else:
            rank = room.group.ranks.get(person.id)
            scopes = [("chat_member", room.id, person.id)]
            scopes += [("chat_administrators", room.id, 0)] if rank else []
            scopes += [("chat", room.id, 0)]
            scopes += [("all_chat_administrators", 0, 0)] if rank else []
            scopes += [("all_group_chats", 0, 0)]
        for scope in [*scopes, ("default", 0, 0)]:
            for code in (language, ""):
                if self.lists.get((*scope, code)):
                    return self.lists[(*scope, code)]
        return []


def key_of(scope: dict[str, Any], language: str) -> Key:
    """Make the key of a menu; refuse languages that are not two letters."""
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad("invalid language code specified")
    return scope["type"], scope.get("chat_id", 0), scope.get("user_id", 0), language
