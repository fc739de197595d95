"""The client shows the commands of the narrowest scope that has any, in its language first."""

import pytest
from telegram import (
    Bot,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeChatMember,
    BotCommandScopeDefault,
    MenuButtonCommands,
    MenuButtonDefault,
)
from telegram.error import BadRequest

from bot.sandbox import Group, Person, Telegram
from tests.sandbox.conftest import words


def names(commands: list[dict]) -> list[str]:
    return [command["command"] for command in commands]


async def test_a_menu_is_kept_by_scope_and_language(bot: Bot, wang: Person, li: Person):
    await bot.set_my_commands([("help", "Help")])
    await bot.set_my_commands([("near", "最近")], language_code="zh")
    await bot.set_my_commands([("me", "我")], scope=BotCommandScopeChat(wang.id))

    assert [c.command for c in await bot.get_my_commands(language_code="zh")] == ["near"]
    assert await bot.get_my_commands(scope=BotCommandScopeAllPrivateChats()) == ()
    assert names(wang.commands) == ["me"]
    assert names(li.commands) == ["help"]

    await bot.delete_my_commands(scope=BotCommandScopeChat(wang.id))
    assert names(wang.commands) == ["near"]


async def test_in_groups_rank_decides(bot: Bot, wang: Person, li: Person, group: Group, telegram: Telegram):
    await bot.set_my_commands([("all", "x")], scope=BotCommandScopeAllGroupChats())
    await bot.set_my_commands([("admins", "x")], scope=BotCommandScopeAllChatAdministrators())

    assert names(telegram.menus.shown(wang, group.room)) == ["admins"]
    assert names(telegram.menus.shown(li, group.room)) == ["all"]
    await bot.set_my_commands([("own", "x")], scope=BotCommandScopeChatMember(group.id, li.id))
    assert names(telegram.menus.shown(li, group.room)) == ["own"]


@pytest.mark.parametrize(
    ("command", "description", "said"),
    [
        ("Help", "x", "BOT_COMMAND_INVALID"),
        ("帮助", "x", "BOT_COMMAND_INVALID"),
        ("a" * 33, "x", "BOT_COMMAND_INVALID"),
        ("help", " ", "command description must be non-empty"),
        ("help", "x" * 257, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ],
)
async def test_wrong_commands_are_refused(bot: Bot, command: str, description: str, said: str):
    with pytest.raises(BadRequest, match=words(said)):
        await bot.set_my_commands([(command, description)])


async def test_languages_have_two_letters(bot: Bot):
    with pytest.raises(BadRequest, match=words("invalid language code specified")):
        await bot.set_my_commands([("help", "x")], language_code="zh-hant")
    with pytest.raises(BadRequest, match=words("too many commands")):
        await bot.set_my_commands([(f"c{n}", "x") for n in range(101)], scope=BotCommandScopeDefault())


async def test_the_menu_button_is_kept(bot: Bot, wang: Person):
    assert isinstance(await bot.get_chat_menu_button(wang.id), MenuButtonCommands)
    await bot.set_chat_menu_button(wang.id, MenuButtonDefault())
    assert isinstance(await bot.get_chat_menu_button(wang.id), MenuButtonDefault)
