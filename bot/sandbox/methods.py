"""The methods of the Bot API that the sandbox speaks."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.sandbox import editing, sending
from bot.sandbox.checks import compile_method
from bot.sandbox.messages import Wire

if TYPE_CHECKING:
    from bot.sandbox.world import Telegram

Do = Callable[["Telegram", dict[str, Any]], Any]


class Method(NamedTuple):
    """How a method's parameters are checked, and what it does."""

    check: Callable[[dict[str, Any]], dict[str, Any]]
    do: Do


def get_me(telegram: "Telegram", params: dict[str, Any]) -> Wire:
    """Say who the bot is."""
    return telegram.bot | {
        "can_join_groups": True,
        "can_read_all_group_messages": not telegram.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_commands(telegram: "Telegram", params: dict[str, Any]) -> bool:
    """Set a command menu."""
    telegram.menus.put(
        params.get("scope", {"type": "default"}), params.get("language_code", ""), params["commands"]
    )
    telegram.show("commands")
    return True


def get_commands(telegram: "Telegram", params: dict[str, Any]) -> list[Wire]:
    """Give a command menu."""
    return telegram.menus.get(params.get("scope", {"type": "default"}), params.get("language_code", ""))


def delete_commands(telegram: "Telegram", params: dict[str, Any]) -> bool:
    """Take a command menu away."""
    telegram.menus.drop(params.get("scope", {"type": "default"}), params.get("language_code", ""))
    telegram.show("commands")
    return True


def send_chat_action(telegram: "Telegram", params: dict[str, Any]) -> bool:
    """Show that the bot is busy."""
    telegram.writable(params)
    return True


def never(telegram: "Telegram", params: dict[str, Any]) -> None:
    """Stand in for getUpdates, which waits and is done by the server itself."""


def delete_webhook(telegram: "Telegram", params: dict[str, Any]) -> bool:
    """Say that there is no webhook any more; drops what is pending when asked to."""
    if params.get("drop_pending_updates"):
        telegram.updates.pending.clear()
    return True


ALL: dict[str, Do] = {
    "getMe": get_me,
    "getUpdates": never,
    "deleteWebhook": delete_webhook,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendLocation": sending.send_location,
    "sendVenue": sending.send_venue,
    "sendContact": sending.send_contact,
    "sendChatAction": send_chat_action,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageReplyMarkup": editing.edit_markup,
    "deleteMessage": editing.delete_message,
    "answerCallbackQuery": editing.answer_callback,
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
}
METHODS = {name: Method(compile_method(name), do) for name, do in ALL.items()}
SENDS = {name for name in ALL if name.startswith(("send", "edit", "copy", "forward"))} - {"sendChatAction"}
