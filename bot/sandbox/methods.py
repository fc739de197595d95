"""The methods of the Bot API that the sandbox speaks."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.sandbox import chats, editing, sending
from bot.sandbox.checks import compile_method
from bot.sandbox.messages import Wire
from bot.sandbox.refusals import bad
from bot.sandbox.updates import USUAL

if TYPE_CHECKING:
    from bot.sandbox.world import Telegram

Do = Callable[["Telegram", dict[str, Any]], Any]
ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


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


def yes(telegram: "Telegram", params: dict[str, Any]) -> bool:
    """Agree to what has no effect here (logOut, close; getUpdates waits, and is answered by the server
    itself).
    """
    return True


def send_chat_action(telegram: "Telegram", params: dict[str, Any]) -> bool:
    """Show that the bot is busy."""
    if params["action"] not in ACTIONS:
        raise bad("wrong parameter action in request")
    telegram.writable(params)
    return True


def set_webhook(telegram: "Telegram", params: dict[str, Any]) -> bool:
    """Refuse: only polling is served here."""
    if params.get("url"):
        raise bad("the sandbox delivers no webhooks: use getUpdates")
    return delete_webhook(telegram, params)


def delete_webhook(telegram: "Telegram", params: dict[str, Any]) -> bool:
    """Say that there is no webhook any more; drops what is pending when asked to."""
    if params.get("drop_pending_updates"):
        telegram.updates.pending.clear()
    return True


def get_webhook_info(telegram: "Telegram", params: dict[str, Any]) -> Wire:
    """Tell how many updates wait."""
    updates = telegram.updates
    updates.confirm(0)
    info = {"url": "", "has_custom_certificate": False, "pending_update_count": len(updates.pending)}
    return info | ({} if updates.allowed == USUAL else {"allowed_updates": sorted(updates.allowed)})


def _scope(params: dict[str, Any]) -> dict[str, Any]:
    scope: dict[str, Any] = params.get("scope", {"type": "default"})
    return scope


def set_commands(telegram: "Telegram", params: dict[str, Any]) -> bool:
    """Set a command menu."""
    scope = _scope(params)
    if "chat_id" in scope:
        telegram.chat(scope["chat_id"])
    telegram.menus.put(scope, params.get("language_code", ""), params["commands"])
    telegram.show("commands")
    return True


def get_commands(telegram: "Telegram", params: dict[str, Any]) -> list[Wire]:
    """Give a command menu."""
    return telegram.menus.get(_scope(params), params.get("language_code", ""))


def delete_commands(telegram: "Telegram", params: dict[str, Any]) -> bool:
    """Take a command menu away."""
    telegram.menus.drop(_scope(params), params.get("language_code", ""))
    telegram.show("commands")
    return True


def set_menu_button(telegram: "Telegram", params: dict[str, Any]) -> bool:
    """Set what the button beside the input field does, for one chat or for all."""
    if "chat_id" in params:
        telegram.chat(params["chat_id"])
    telegram.menu_buttons[params.get("chat_id", 0)] = params.get("menu_button", {"type": "default"})
    return True


def get_menu_button(telegram: "Telegram", params: dict[str, Any]) -> Wire:
    """Tell what the button beside the input field does."""
    buttons = telegram.menu_buttons
    return buttons.get(params.get("chat_id", 0), buttons.get(0, {"type": "commands"}))


ALL: dict[str, Do] = {
    "getMe": get_me,
    "getUpdates": yes,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "logOut": yes,
    "close": yes,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendVideo": sending.send_video,
    "sendAnimation": sending.send_animation,
    "sendMediaGroup": sending.send_media_group,
    "sendLocation": sending.send_location,
    "sendVenue": sending.send_venue,
    "sendContact": sending.send_contact,
    "sendChatAction": send_chat_action,
    "forwardMessage": chats.forward_message,
    "forwardMessages": chats.forward_messages,
    "copyMessage": chats.copy_message,
    "copyMessages": chats.copy_messages,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageMedia": editing.edit_media,
    "editMessageReplyMarkup": editing.edit_markup,
    "editMessageLiveLocation": editing.edit_live_location,
    "stopMessageLiveLocation": editing.stop_live_location,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "answerCallbackQuery": editing.answer_callback,
    "getFile": chats.get_file,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getChatMemberCount": chats.get_member_count,
    "getChatAdministrators": chats.get_administrators,
    "leaveChat": chats.leave_chat,
    "createForumTopic": chats.create_topic,
    "editForumTopic": chats.edit_topic,
    "closeForumTopic": chats.close_topic,
    "reopenForumTopic": chats.reopen_topic,
    "deleteForumTopic": chats.delete_topic,
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    "setChatMenuButton": set_menu_button,
    "getChatMenuButton": get_menu_button,
}
METHODS = {name: Method(compile_method(name), do) for name, do in ALL.items()}
PACED = {name for name in ALL if name.startswith(("send", "edit", "copy", "forward"))} - {"sendChatAction"}
