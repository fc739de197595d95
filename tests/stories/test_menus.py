"""Which commands a phone offers: those that this person can use, in their language."""

import re

import pytest

from bot import menus
from bot.texts import LANGUAGES
from handlers import ROUTES
from models import members, roles
from models.riders import Profile
from tests.stories import people
from tests.stories.conftest import ON_ONE_DATABASE, happens
from tests.stories.people import LIN

FACES = (
    {"stranger"},
    {"rider"},
    {"stranger", roles.KEEPER},
    {"stranger", roles.SECRETARY},
    {"rider", roles.SECRETARY},
    {"stranger", roles.CADRE},
    {"stranger", roles.ADMINISTRATOR},
    {"rider", roles.KEEPER, roles.SECRETARY, roles.CADRE, roles.ADMINISTRATOR},
)


def shown(person):
    return [entry["command"] for entry in person.commands]


def told(telegram):
    """Count how often Telegram was told the commands of one phone."""
    return sum(call.params.get("scope", {}).get("type") == "chat" for call in telegram.calls)


async def is_shown(person, *commands):
    await happens(lambda: shown(person)[: len(commands)] == list(commands))


@pytest.fixture
def rider(telegram):
    """Somebody who will be a rider; their phone speaks simplified Chinese."""
    return telegram.person("王伟", language_code="zh-hans", started=True)


def test_every_command_of_every_menu_is_understood_and_none_comes_twice():
    understood = {name for route in ROUTES for name in getattr(route, "commands", ())}
    for faces in FACES:
        offered = menus.commands(faces)
        assert set(offered) <= understood
        assert len(set(offered)) == len(offered)


def test_what_somebody_does_most_comes_first():
    assert menus.commands({"stranger"})[:3] == ("near", "hazard", "checkin")
    assert menus.commands({"rider"})[:4] == ("near", "hazard", "me", "points")
    assert menus.commands({"rider", roles.CADRE})[:2] == ("queue", "report")
    assert menus.commands({"stranger", roles.KEEPER})[0] == "mystation"
    assert menus.commands({"rider", roles.SECRETARY})[:2] == ("roster", "broadcast")
    assert menus.commands({"stranger", roles.ADMINISTRATOR})[:2] == ("roster", "broadcast")


def test_what_somebody_can_not_use_is_not_offered():
    for command, kinds in (
        ("roster", {roles.SECRETARY, roles.ADMINISTRATOR}),
        ("invite", {roles.ADMINISTRATOR}),
        ("entry", {roles.ADMINISTRATOR}),
        ("mystation", {roles.KEEPER}),
        ("queue", {roles.CADRE, roles.ADMINISTRATOR}),
        ("find", {roles.CADRE, roles.ADMINISTRATOR}),
        ("nominate", {roles.SECRETARY, roles.ADMINISTRATOR}),
        ("settlement", {roles.ADMINISTRATOR}),
        ("certificate", {"rider"}),
        ("me", {"rider"}),
        ("write", {"rider"}),
        ("notices", {"rider"}),
        ("broadcast", {roles.SECRETARY, roles.ADMINISTRATOR}),
        ("checkin", {"stranger"}),
    ):
        for faces in FACES:
            assert (command in menus.commands(faces)) == bool(faces & kinds), (command, faces)


def test_a_menu_is_known_by_its_language_and_its_commands():
    prints = {menus.fingerprint(language, frozenset(faces)) for language in LANGUAGES for faces in FACES}
    same = len({menus.commands(faces) for faces in FACES})
    assert len(prints) == len(LANGUAGES) * same
    assert all(re.fullmatch("[0-9a-f]{16}", one) for one in prints)


@ON_ONE_DATABASE
async def test_strangers_have_everybodys_menu_and_telegram_is_told_nothing_about_them(telegram, rider, nuanyi):
    await happens(lambda: shown(rider))
    await rider.says("/start")
    await rider.hears()
    await rider.says("/help")
    await rider.hears()
    assert shown(rider)[:3] == ["near", "hazard", "checkin"]
    assert told(telegram) == 0


async def test_a_rider_gets_the_riders_commands_once(telegram, rider, nuanyi, town):
    await people.becomes_rider(nuanyi, rider, Profile("王伟"))
    await rider.says("/help")
    await is_shown(rider, "near", "hazard", "me", "points")
    for _ in range(3):
        await rider.says("/help")
    await happens(lambda: len(rider.heard) == 4)
    await nuanyi.restarts()
    await rider.says("/help")
    await happens(lambda: len(rider.heard) == 5)
    assert told(telegram) == 1


async def test_a_role_brings_its_commands_and_its_end_takes_them_away(zhang, nuanyi, town):
    role = await people.becomes_secretary(nuanyi, zhang, branch=town.branch(LIN))
    await zhang.says("/help")
    await is_shown(zhang, "roster", "broadcast", "near")
    await people.loses(nuanyi, role)
    await zhang.says("/help")
    await is_shown(zhang, "near", "hazard", "checkin")
    assert "roster" not in shown(zhang)


@ON_ONE_DATABASE
async def test_a_stolen_phone_loses_its_commands(zhang, boss, nuanyi, town):
    await boss.says("/help")
    await is_shown(boss, "roster", "broadcast")
    await people.is_locked_out(nuanyi, boss)
    await boss.says("/help")
    await is_shown(boss, "near", "hazard", "checkin")


@ON_ONE_DATABASE
async def test_a_menu_speaks_the_language_that_was_chosen(zhang, nuanyi, town):
    await people.becomes_secretary(nuanyi, zhang, branch=town.branch(LIN))
    for label, first in (("繁體中文", "名冊"), ("English", "Who belongs to me"), ("简体中文", "名册")):
        await zhang.says("/language")
        await zhang.hears()
        await zhang.presses(label)
        await zhang.hears()
        await happens(lambda first=first: zhang.commands[0]["description"] == first)


@ON_ONE_DATABASE
async def test_a_menu_that_could_not_be_set_is_set_at_the_next_update(telegram, zhang, nuanyi, town):
    await people.becomes_secretary(nuanyi, zhang, branch=town.branch(LIN))
    await happens(lambda: shown(zhang))
    telegram.faults.add("setMyCommands", status=500)
    await zhang.says("/help")
    await zhang.hears()
    await happens(lambda: told(telegram) == 1)
    assert "roster" not in shown(zhang)
    await zhang.says("/help")
    await is_shown(zhang, "roster")


@ON_ONE_DATABASE
async def test_who_had_everything_erased_has_everybodys_menu_again(rider, nuanyi, town):
    await people.becomes_rider(nuanyi, rider, Profile("王伟"))
    await rider.says("/privacy")
    await is_shown(rider, "near", "hazard", "me")
    await rider.presses(data="y:erase")
    await rider.presses(data="y:erase:yes", on=rider.last)
    await is_shown(rider, "near", "hazard", "checkin")
    async with nuanyi.kit.database.read() as session:
        assert await members.find(session, rider.id) is None


@ON_ONE_DATABASE
async def test_what_a_group_hears_changes_nobodys_menu(telegram, zhang, nuanyi, town):
    await people.becomes_secretary(nuanyi, zhang, branch=town.branch(LIN))
    group = telegram.group("办公室", members=[zhang])
    await zhang.says("/myid", chat=group)
    await zhang.hears(chat=group)
    assert told(telegram) == 0
