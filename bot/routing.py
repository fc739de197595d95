"""Routes: which function takes which update. The first that fits takes it, so their order matters."""

from collections.abc import Awaitable, Callable
from typing import Any, cast

from telegram import Update
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

EDITED = filters.UpdateType.EDITED_MESSAGE & filters.ChatType.PRIVATE


def command(name: str, act: Act, where: filters.BaseFilter = PRIVATE) -> Route:
    """Route a command; an edited message is no command."""
    return CommandHandler(name, cast(Any, act), filters=where)


def press(act: Act, pattern: str) -> Route:
    """Route presses, in private chats, of buttons whose data fits the pattern.

    Anybody in a group can forge a press there: what the answer would tell is not for the group.
    """
    return _PrivatePress(cast(Any, act), pattern=pattern)


def any_other_press(act: Act) -> Route:
    """Route all presses that no other route takes, in groups too."""
    return CallbackQueryHandler(cast(Any, act))


def message(act: Act, which: filters.BaseFilter = SPOKEN) -> Route:
    """Route messages that are no command of ours."""
    return MessageHandler(which, cast(Any, act))


def membership(act: Act) -> Route:
    """Route what happens to the bot itself in a chat."""
    return ChatMemberHandler(cast(Any, act), ChatMemberHandler.MY_CHAT_MEMBER)


class _PrivatePress(CallbackQueryHandler[Any, Any]):
    def check_update(self, update: object) -> Any:
        query = update.callback_query if isinstance(update, Update) else None
        if query is None or not query.data:  # the library lets a press without data pass any pattern
            return None
        chat = query.message.chat if query.message else None
        return None if chat is not None and chat.type != chat.PRIVATE else super().check_update(update)
