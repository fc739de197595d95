"""Routes: which function takes which update. The first that fits takes it, so their order matters."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, cast

from telegram import Message, Update
from telegram.constants import ChatID
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot.context import Context

Act = Callable[[Update, Context], Awaitable[None]]
Route = BaseHandler[Any, Any, Any]

ANYWHERE = filters.UpdateType.MESSAGE
PRIVATE = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE
SPOKEN = PRIVATE & ~filters.StatusUpdate.ALL
"""What somebody says in private; that they pinned a message, say, is nothing to answer."""

GROUP = filters.UpdateType.MESSAGE & filters.ChatType.GROUPS
MIGRATED = GROUP & filters.StatusUpdate.MIGRATE

EDITED = filters.UpdateType.EDITED_MESSAGE & filters.ChatType.PRIVATE


def command(name: str, act: Act, where: filters.BaseFilter = PRIVATE) -> Route:
    """Route a command; an edited message is no command."""
    return CommandHandler(name, cast(Any, act), filters=where)


def press(act: Act, pattern: str) -> Route:
    """Route presses, in private chats, of buttons whose data fits the pattern.

    Anybody in a group can forge a press there: what the answer would tell is not for the group.
    """
    return _PrivatePress(cast(Any, act), pattern=pattern)


def group_press(act: Act, pattern: str) -> Route:
    """Route presses, in groups as well as in private, of buttons whose data fits the pattern.

    Who presses is told by their numeric id; whether they may is for the act to decide, and what it says in the group
    everybody there reads.
    """
    return _PressWithData(cast(Any, act), pattern=pattern)


def group_command(name: str, act: Act) -> Route:
    """Route a command that is given in a group or a topic under one's own name."""
    return command(name, act, GROUP)


def with_groups(routes: Sequence[Route], hidden: Act, elsewhere: Act) -> tuple[Route, ...]:
    """Return the routes with what holds in every group.

    `hidden` answers the commands, and replies to us, of who hides behind a group or a channel: those that are routed
    ANYWHERE answer for themselves. `elsewhere` answers commands of ours that only work in private.
    """
    ours = {name for route in routes if isinstance(route, CommandHandler) for name in route.commands}
    own = {name for route in routes if _is_anywhere(route) for name in cast(CommandHandler[Any, Any], route).commands}
    return (
        CommandHandler(sorted(ours - own), cast(Any, hidden), filters=GROUP & _HIDDEN),
        message(hidden, GROUP_REPLY & _HIDDEN),
        *routes,
        CommandHandler(sorted(ours), cast(Any, elsewhere), filters=GROUP),
    )


def any_other_press(act: Act) -> Route:
    """Route all presses that no other route takes, in groups too."""
    return CallbackQueryHandler(cast(Any, act))


def message(act: Act, which: filters.BaseFilter = SPOKEN) -> Route:
    """Route messages that are no command of ours."""
    return MessageHandler(which, cast(Any, act))


def membership(act: Act) -> Route:
    """Route what happens to the bot itself in a chat."""
    return ChatMemberHandler(cast(Any, act), ChatMemberHandler.MY_CHAT_MEMBER)


def group_membership(act: Act) -> Route:
    """Route what happens to the bot itself in a group."""
    return _GroupMembership(cast(Any, act), ChatMemberHandler.MY_CHAT_MEMBER)


class _PressWithData(CallbackQueryHandler[Any, Any]):
    def check_update(self, update: object) -> Any:
        query = update.callback_query if isinstance(update, Update) else None
        # The library lets a press without data pass any pattern.
        return super().check_update(update) if query is not None and query.data else None


class _PrivatePress(_PressWithData):
    def check_update(self, update: object) -> Any:
        query = update.callback_query if isinstance(update, Update) else None
        chat = query.message.chat if query is not None and query.message else None
        return None if chat is not None and chat.type != chat.PRIVATE else super().check_update(update)


class _GroupMembership(ChatMemberHandler[Any, Any]):
    def check_update(self, update: object) -> bool:
        chat = update.effective_chat if isinstance(update, Update) else None
        return chat is not None and chat.type in (chat.GROUP, chat.SUPERGROUP) and super().check_update(update)


class _Answer(filters.MessageFilter):
    """Replies to a message of ours; the one that made a topic is none: all in the topic reply to it."""

    def filter(self, message: Message) -> bool:
        original = message.reply_to_message
        if original is None or original.from_user is None or original.forum_topic_created:
            return False
        return original.from_user.id == message.get_bot().id


class _Hidden(filters.MessageFilter):
    """What is said in the name of the group or a channel: nobody knows by whom."""

    def filter(self, message: Message) -> bool:
        return message.sender_chat is not None or (
            message.from_user is not None and message.from_user.id == ChatID.ANONYMOUS_ADMIN
        )


_HIDDEN = _Hidden()
GROUP_REPLY = GROUP & ~filters.StatusUpdate.ALL & ~filters.COMMAND & _Answer()
"""What somebody in a group answers to a message of ours."""


def _is_anywhere(route: Route) -> bool:
    return isinstance(route, CommandHandler) and route.filters is ANYWHERE
