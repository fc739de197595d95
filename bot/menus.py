"""The bot's menu of commands, in every language."""

from telegram.error import TelegramError

from bot.kit import Kit
from bot.logs import log
from bot.texts import plain

COMMANDS = ("start", "near", "favourites", "language", "myid", "help", "cancel")

MENUS = (("zh-Hans", None), ("en", "en"))
"""Languages by Telegram's two-letter code; None is for everybody else. Traditional Chinese has no code of its own."""


async def publish(kit: Kit) -> None:
    """Tell Telegram the commands; a menu that can't be set is no reason not to run."""
    for language, code in MENUS:
        commands = [{"command": name, "description": plain(language, f"menu-{name}")} for name in COMMANDS]
        params = {"commands": commands, "scope": {"type": "all_private_chats"}}
        try:
            await kit.sender.call("setMyCommands", **params, **({"language_code": code} if code else {}))
        except TelegramError as error:
            log().warning("the menu was not set", kind=type(error).__name__)
