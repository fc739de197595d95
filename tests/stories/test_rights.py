"""Rights: every role tries every act, in every kind of chat and under every guise, and only the table decides.

An act that the table names and `ACTS` doesn't is an error, and so is the other way round.
"""

import asyncio
from typing import Any

import pytest

from bot.sandbox import Group, Person, gestures
from models import inbox, members, roles
from models.drafts import Draft
from models.inbox import Inbox
from models.looks import Look
from models.riders import Profile
from models.rights import RIGHTS
from models.roles import ADMINISTRATOR, CADRE, KEEPER, SECRETARY
from tests.stories.acts import ACTS, MARKER, Trier, World, all_sent, figures_heard, has_figures, now
from tests.stories.conftest import ON_ONE_DATABASE, count, happens
from tests.stories.people import (
    BOSS,
    DAXUE,
    DEPUTY,
    LIN,
    administrator,
    becomes_cadre,
    becomes_keeper,
    becomes_rider,
    becomes_secretary,
    is_locked_out,
    loses,
    settle,
)


@pytest.fixture
async def world(nuanyi, telegram) -> World:
    """Everybody there may be, in private and together in a group whose bot is an administrator."""
    town = await settle(nuanyi)
    stations = nuanyi.stations.everything()
    here, there = stations[0].id, stations[1].id

    def person(name: str) -> Person:
        return telegram.person(name, language_code="zh-hans", started=True)

    who = {
        "administrator": Trier(administrator(telegram), ADMINISTRATOR, True),
        "locked-out administrator": Trier(administrator(telegram, DEPUTY, "副")),
        "stranger": Trier(person("路人")),
        "rider": Trier(person("骑手")),
        "the rider themselves": Trier(person("骑手乙")),
        "branch secretary": Trier(person("书记甲"), SECRETARY, True),
        "street secretary": Trier(person("书记乙"), SECRETARY, True),
        "district secretary": Trier(person("书记丙"), SECRETARY, True),
        "other branch's secretary": Trier(person("书记丁"), SECRETARY),
        "other street's secretary": Trier(person("书记戊"), SECRETARY),
        "former secretary": Trier(person("书记己")),
        "keeper": Trier(person("站长甲"), KEEPER, True),
        "other station's keeper": Trier(person("站长乙"), KEEPER),
        "former keeper": Trier(person("站长丙")),
        "cadre": Trier(person("干部"), CADRE, True),
        "namesake": Trier(telegram.person("管", username="boss", language_code="zh-hans", started=True)),
    }
    await is_locked_out(nuanyi, who["locked-out administrator"].person)
    await becomes_rider(nuanyi, who["rider"].person, Profile("别人"), area=town.area("410103001"))
    street = town.area("410102001")
    await becomes_secretary(nuanyi, who["branch secretary"].person, branch=town.branch(LIN))
    await becomes_secretary(nuanyi, who["street secretary"].person, area=street)
    await becomes_secretary(nuanyi, who["district secretary"].person, area=town.area("410102"))
    await becomes_secretary(nuanyi, who["other branch's secretary"].person, branch=town.branch(DAXUE))
    await becomes_secretary(nuanyi, who["other street's secretary"].person, area=town.area("410103001"))
    await loses(nuanyi, await becomes_secretary(nuanyi, who["former secretary"].person, branch=town.branch(LIN)))
    await becomes_keeper(nuanyi, who["keeper"].person, station=here)
    await becomes_keeper(nuanyi, who["other station's keeper"].person, station=there)
    await loses(nuanyi, await becomes_keeper(nuanyi, who["former keeper"].person, station=here))
    await becomes_cadre(nuanyi, who["cadre"].person, area=street)
    profile = Profile(MARKER, phone="+8613800001111", party=True, branch_id=town.branch(LIN))
    rider = await becomes_rider(nuanyi, who["the rider themselves"].person, profile, area=street)
    guest = person("客人")
    group = telegram.group("分拣", [trier.person for trier in who.values()], bot="administrator")
    return World(nuanyi, group, rider, here, guest.id, who, {})


async def all_done(world: World) -> None:
    """Wait until every update has been worked off."""
    for _ in range(500):
        if not await count(world.nuanyi.kit.database, Inbox, Inbox.state == inbox.WAITING):
            break
        await asyncio.sleep(0.01)


async def in_private(world: World, trier: Trier, data: str) -> None:
    await trier.person.presses(data=data, on=trier.person.last)


async def in_the_group(world: World, trier: Trier, data: str) -> None:
    await trier.person.presses(data=data, on=world.group.last)


def allowed(act: str, trier: Trier) -> bool:
    """Whether the table lets this one do it."""
    return trier.inside and trier.role in RIGHTS[act]


def test_every_act_of_the_table_is_tried():
    assert ACTS.keys() == RIGHTS.keys()


@ON_ONE_DATABASE
@pytest.mark.parametrize("act", sorted(ACTS))
async def test_only_whom_the_table_names_can_do_it_and_only_where_it_is_done(world, act):
    await world.who["stranger"].person.says("/myid", chat=world.group)
    await world.group.hears()
    for trier in world.who.values():
        await trier.person.says("/language")
        await trier.person.hears("语言")
    one = ACTS[act]
    wrong = []
    for name, trier in world.who.items():
        for where in (in_the_group, in_private):
            world.facts["trier"] = trier.person.id
            await one.prepare(world)
            await where(world, trier, one.data(world))
            await all_done(world)
            expected = (where is in_private or one.in_groups) and allowed(act, trier)
            if where is in_private and expected and one.done is has_figures:
                await happens(lambda: figures_heard(world) > world.facts["figures"])
            if await one.done(world) != expected:
                wrong.append((name, where.__name__, expected))
    assert wrong == []
    assert not [message for message in world.group.heard if MARKER in message.text]


COMMANDS = {act.command: name for name, act in ACTS.items() if act.command}
"""The commands that lead to an act, with the act's name."""


def speak(person: Person, chat, text: str, extra: dict[str, Any]) -> None:
    """Let a message arrive with what no honest client sends."""
    gestures.write(person, chat, gestures.text_body(text) | extra)


async def as_oneself(person: Person, group: Group, command: str) -> None:
    await person.says(command, chat=group)


async def as_anonymous_administrator(person: Person, group: Group, command: str) -> None:
    group.promotes(person, anonymous=True)
    await person.says(command, chat=group)


async def as_a_channel(person: Person, group: Group, command: str) -> None:
    hidden = {"id": 136817688, "is_bot": True, "first_name": "Channel"}
    speak(person, group, command, {"sender_chat": CHANNEL, "from": hidden})


async def by_an_edit(person: Person, group: Group, command: str) -> None:
    await person.edits(await person.says("早", chat=group), command)


async def as_a_post_of_a_channel(person: Person, group: Group, command: str) -> None:
    post = {"message_id": 1, "date": 1, "chat": CHANNEL, "from": person.wire, **gestures.text_body(command)}
    updates = person.telegram.updates
    asked_for = sorted(updates.allowed)
    updates.allow(["channel_post"])  # the program never asks for these
    assert updates.push("channel_post", post)
    updates.allow(asked_for)


CHANNEL = {"id": -1009, "type": "channel", "title": "频道"}
GUISES = [as_oneself, as_anonymous_administrator, as_a_channel, by_an_edit, as_a_post_of_a_channel]


@ON_ONE_DATABASE
@pytest.mark.parametrize("guise", GUISES)
async def test_under_no_guise_a_command_tells_a_group_more_than_where_to_ask_whoever_gives_it(world, telegram, guise):
    chats = [world.group, *(trier.person for trier in world.who.values())]
    last = telegram.person("末", language_code="zh-hans", started=True)
    world.group.add(last, silently=True)
    for command in COMMANDS:
        for trier in world.who.values():
            await guise(trier.person, world.group, command)
    await last.says("/myid", chat=world.group)
    answer = await world.group.hears("数字")  # by now the program has fetched all that was said before
    await all_done(world)
    await all_sent(world)
    told = [message for chat in chats for message in chat.heard if message is not answer]
    assert {message.text.partition("。")[0] for message in told} <= {
        "在群里我只管隐患的事",
        "你在这里是匿名发言，我认不出是谁",
        "这件事你现在没有权限",
        "管理员先私下给我发 /bind 领一个绑定码，再到这里发“/bind 绑定码”，这里就成了处置群",
    }
    assert all(message.room is world.group.room for message in told)
    assert await count(world.nuanyi.kit.database, Look) == await count(world.nuanyi.kit.database, Draft) == 0


@ON_ONE_DATABASE
@pytest.mark.parametrize("command", sorted(COMMANDS))
async def test_a_command_passed_on_is_its_forwarders_own_and_never_its_authors(world, command):
    own = {name: await answered(trier.person, command, {}) for name, trier in world.who.items()}
    mighty = next(trier.person for trier in world.who.values() if allowed(COMMANDS[command], trier))
    stranger = world.who["stranger"].person
    for name, trier in world.who.items():
        if trier.role not in RIGHTS[COMMANDS[command]]:
            assert not own[name][1]
        author = stranger if allowed(COMMANDS[command], trier) else mighty
        origin = {"type": "user", "date": 1, "sender_user": author.wire}
        heard = len(author.heard)
        assert await answered(trier.person, command, {"forward_origin": origin}) == own[name]
        assert len(author.heard) == heard


async def answered(person: Person, command: str, extra: dict[str, Any]) -> tuple[str, list[str]]:
    """Give a command in private; return what is answered and what stands on the buttons."""
    speak(person, None, command, extra)
    answer = await person.hears()
    return answer.text, [button.label for row in answer.buttons for button in row]


@ON_ONE_DATABASE
@pytest.mark.parametrize("command", sorted(COMMANDS))
async def test_a_command_that_another_message_is_edited_into_is_not_read(world, command):
    for trier in world.who.values():
        said = await trier.person.says("/language")
        await trier.person.hears("语言")
        await trier.person.edits(said, command)
        answer = await trier.person.hears()
        assert answer.text == "改过的消息我不会再读，请重新发一条。"
        assert not answer.buttons
    assert await count(world.nuanyi.kit.database, Look) == await count(world.nuanyi.kit.database, Draft) == 0


async def test_neither_a_name_nor_a_username_makes_an_administrator(world):
    namesake, boss = world.who["namesake"].person, world.who["administrator"].person
    assert namesake.id != boss.id == BOSS
    await namesake.says("/start")
    greeting = await namesake.hears("你好")
    assert "管理员" not in greeting.text
    await boss.says("/start")
    assert "你是管理员" in (await boss.hears("你好")).text


@pytest.mark.parametrize("kind", [SECRETARY, KEEPER])
async def test_a_role_that_ends_ends_at_once_whatever_stands_on_the_phone(world, kind):
    name, act = ("branch secretary", "phone.reveal") if kind == SECRETARY else ("keeper", "station.keep")
    trier, one = world.who[name], ACTS[act]
    await trier.person.says("/language")
    await trier.person.hears("语言")
    await one.prepare(world)
    async with world.nuanyi.kit.database.begin() as session:
        member = await members.number_of(session, trier.person.id, now(world))
        (role,) = await roles.of(session, member)
    await loses(world.nuanyi, role.id)
    await in_private(world, trier, one.data(world))
    assert not await one.done(world)
