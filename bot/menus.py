"""The menus of commands: one for everybody in each language, and each member's own, by what they are."""

import hashlib
from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING, Any

from telegram.error import TelegramError

from bot.kit import Kit
from bot.logs import log
from bot.texts import plain
from models import members
from models.roles import ADMINISTRATOR, CADRE, KEEPER, SECRETARY

if TYPE_CHECKING:
    from bot.context import Context

_ALWAYS = ("favourites", "privacy", "language", "help", "cancel", "myid", "start")

EVERYBODY = ("near", "hazard", "checkin", "sos", "myreports", "points", *_ALWAYS)
"""What strangers can use, most used first."""

RIDER = (
    "near",
    "hazard",
    "me",
    "points",
    "notices",
    "service",
    "rewards",
    "ranking",
    "certificate",
    "write",
    "sos",
    "myreports",
    *_ALWAYS,
)
"""What riders can use who are confirmed."""

WORK = (
    (KEEPER, "mystation"),
    (SECRETARY, "roster"),
    (ADMINISTRATOR, "roster"),
    (SECRETARY, "broadcast"),
    (ADMINISTRATOR, "broadcast"),
    (ADMINISTRATOR, "invite"),
    (ADMINISTRATOR, "bind"),
    (ADMINISTRATOR, "entry"),
    (CADRE, "queue"),
    (CADRE, "report"),
    (CADRE, "find"),
    (ADMINISTRATOR, "queue"),
    (ADMINISTRATOR, "report"),
    (ADMINISTRATOR, "find"),
    (CADRE, "stats"),
    (ADMINISTRATOR, "stats"),
)
"""What somebody can use besides, before all else, for each part they have in the house."""

SELDOM = (
    (SECRETARY, "nominate"),
    (ADMINISTRATOR, "nominate"),
    (ADMINISTRATOR, "settlement"),
    (ADMINISTRATOR, "serviceday"),
)
"""What they can use after all else: once a month, or a quarter."""

MENUS = (("zh-Hans", None), ("en", "en"))
"""Languages by Telegram's two-letter code; None is for everybody else. Traditional Chinese has no code of its own."""


async def publish(kit: Kit) -> None:
    """Tell Telegram everybody's commands; a menu that can't be set is no reason not to run."""
    for language, code in MENUS:
        params = {"commands": _wired(language, EVERYBODY), "scope": {"type": "all_private_chats"}}
        try:
            await kit.sender.call("setMyCommands", **params, **({"language_code": code} if code else {}))
        except TelegramError as error:
            log().warning("the menu was not set", kind=type(error).__name__)


def commands(faces: Collection[str]) -> tuple[str, ...]:
    """Return the commands that somebody can use, most used first; `faces` are roles, and `rider` or `stranger`."""
    work, seldom = ([command for face, command in some if face in faces] for some in (WORK, SELDOM))
    return tuple(dict.fromkeys((*work, *(RIDER if "rider" in faces else EVERYBODY), *seldom)))


@cache
def fingerprint(language: str, faces: frozenset[str]) -> str:
    """Return what tells whether a menu is still the right one: another after new commands, or another wording."""
    shown = [f"{one['command']}={one['description']}" for one in _wired(language, commands(faces))]
    return hashlib.sha256("\n".join(shown).encode()).hexdigest()[:16]


async def refresh(context: "Context") -> None:
    """Show somebody the commands of what they are by now; what fails is tried again at their next update.

    Costs nothing while nothing has changed. Who is not known any more gets everybody's menu back.
    """
    if context.chat != context.person:
        return
    try:
        wanted = _wanted(context)
        if wanted != context.menu:
            await _show(context, wanted)
    except Exception as error:  # what the update did and said stays done and said
        log().warning("a menu was not set", kind=type(error).__name__)


def _wanted(context: "Context") -> str | None:
    """Return the fingerprint of the right menu, None for everybody's."""
    known, faces = context.known.id is not None, context.faces()
    if context.menu is None and commands(faces) == EVERYBODY and context.language == _published(context):
        return None
    if known or (ADMINISTRATOR in faces and context.menu is None):  # named in the settings, and not met before
        return fingerprint(context.language, faces)
    return None


def _published(context: "Context") -> str:
    """Return the language of the menu that everybody's phone of this setting shows."""
    person = context.update.effective_user
    code = (person.language_code or "")[:2] if person else ""
    return next((language for language, published in MENUS if published == code), MENUS[0][0])


async def _show(context: "Context", wanted: str | None) -> None:
    kit, scope = context.kit, {"type": "chat", "chat_id": context.chat}
    if wanted is None:
        await kit.sender.call("deleteMyCommands", scope=scope)
        return
    shown = _wired(context.language, commands(context.faces()))
    await kit.sender.call("setMyCommands", commands=shown, scope=scope)
    async with kit.database.begin(durable=False) as session:
        member = context.known.id or await members.number_of(session, context.person, context.now)
        await members.keep_menu(session, member, wanted)


def _wired(language: str, names: Collection[str]) -> list[dict[str, Any]]:
    return [{"command": name, "description": plain(language, f"menu-{name}")} for name in names]
