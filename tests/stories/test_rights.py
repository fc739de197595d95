"""Rights: every role tries every act, in every kind of chat and under every guise, and only the table decides.

`ACTS` says how each act of models.rights is tried through the real program, and how one sees that it was done. An act
that the table names and this doesn't is an error, and so is the other way round.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select
from sqlmodel import SQLModel

from bot.sandbox import Group, Person, gestures
from models import (
    applications,
    areas,
    awards,
    inbox,
    invitations,
    ledger,
    looks,
    members,
    nominations,
    reports,
    reservations,
    riders,
    roles,
    standings,
    threads,
)
from models.applications import Application
from models.awards import Award
from models.drafts import Draft
from models.inbox import Inbox
from models.invitations import Invitation, Offer
from models.keepings import Keeping
from models.ledger import CONTRIBUTION, Posting
from models.ledgerexports import LedgerExport
from models.looks import Look
from models.nominations import Nomination
from models.outbox import ATTEMPTING, PENDING, Outgoing
from models.reportexports import ReportExport
from models.reports import Filing, Report
from models.reservations import Reservation, Wish
from models.rewards import Reward, Shelf
from models.riders import Profile
from models.rights import RIGHTS, Where
from models.roles import ADMINISTRATOR, CADRE, KEEPER, SECRETARY, Role
from models.standings import Frozen
from models.threads import Thread
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

MARKER = "王标记"
"""The name of the rider whom all acts are about."""


@dataclass
class World:
    """The town, the rider and the station that acts are about, and everybody who tries."""

    nuanyi: Any
    group: Group
    rider: int
    station: int
    guest: int
    who: dict[str, "Trier"]
    facts: dict[str, int]
    tokens: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Trier:
    """Somebody who tries: the role that counts (None: none), and whether its scope holds what acts are about."""

    person: Person
    role: str | None = None
    inside: bool = False


@dataclass(frozen=True)
class Act:
    """How an act is tried: `prepare` makes what it is about, `data` is the button, `done` looks for the effect.

    `in_groups`: the button works in groups, too.
    """

    prepare: Callable[[World], Awaitable[None]]
    data: Callable[[World], str]
    done: Callable[[World], Awaitable[bool]]
    command: str | None = None
    in_groups: bool = False


async def wipe(world: World, *tables: type[SQLModel]) -> None:
    async with world.nuanyi.kit.database.begin() as session:
        for table in tables:
            await session.execute(delete(table))


async def state(world: World, table: type[SQLModel], number: int) -> str:
    async with world.nuanyi.kit.database.read() as session:
        return (await session.execute(select(table.state).where(table.id == number))).scalar_one()


async def applies(world: World) -> None:
    async with world.nuanyi.kit.database.begin() as session:
        known = await riders.known(session, world.rider)
        wish = {"name": MARKER}
        world.facts["case"] = await applications.send(
            session, known, applications.CHANGE, wish, world.nuanyi.kit.clock.now()
        )


async def forgets_looks(world: World) -> None:
    await wipe(world, Look)


def seen(kind: str) -> Callable[[World], Awaitable[bool]]:
    async def done(world: World) -> bool:
        async with world.nuanyi.kit.database.read() as session:
            return any(look.kind == kind for look in await looks.at(session, world.rider))

    return done


async def all_sent(world: World) -> None:
    """Wait until everything that is owed has been sent."""
    for _ in range(500):
        if not await count(world.nuanyi.kit.database, Outgoing, Outgoing.state.in_((PENDING, ATTEMPTING))):
            break
        await asyncio.sleep(0.02)


async def hears_no_figures(world: World) -> None:
    await all_sent(world)
    world.facts["figures"] = figures_heard(world)


async def has_figures(world: World) -> bool:
    return figures_heard(world) > world.facts["figures"]


def figures_heard(world: World) -> int:
    chats = [world.group, *(trier.person for trier in world.who.values())]
    return sum(bool(message.photo) or "外卖骑手" in message.text for chat in chats for message in chat.heard)


async def writes(world: World) -> None:
    now = world.nuanyi.kit.clock.now()
    async with world.nuanyi.kit.database.begin() as session:
        known = await riders.known(session, world.rider)
        talk = await threads.begin(session, known, None, now)
        await threads.write(session, talk, "在吗？", now)
        world.facts["thread"] = talk.number


async def is_settled(world: World) -> bool:
    async with world.nuanyi.kit.database.read() as session:
        statement = select(Thread.waiting_since).where(Thread.id == world.facts["thread"])
        return (await session.execute(statement)).scalar_one() is None


async def opens_station(world: World) -> None:
    await wipe(world, Keeping)


async def is_closed(world: World) -> bool:
    return await count(world.nuanyi.kit.database, Keeping) > 0


async def drops_drafts(world: World) -> None:
    await wipe(world, Draft)


async def is_inviting(world: World) -> bool:
    return await count(world.nuanyi.kit.database, Draft, Draft.form == "invite") > 0


async def is_binding(world: World) -> bool:
    return await count(world.nuanyi.kit.database, Draft, Draft.form == "desk") > 0


async def opens_invitation(world: World) -> None:
    now = world.nuanyi.kit.clock.now()
    async with world.nuanyi.kit.database.begin() as session:
        offer = Offer(KEEPER, Where(station_id=world.station), "新来的")
        number, token = await invitations.make(session, offer, None, now)
        await invitations.open_link(session, token, world.guest, "谁", now)
        world.facts["invitation"] = number


async def is_confirmed(world: World) -> bool:
    confirmed = await state(world, Invitation, world.facts["invitation"]) == "confirmed"
    async with world.nuanyi.kit.database.begin() as session:
        guest = await members.number_of(session, world.guest, now(world))
        await session.execute(delete(Role).where(Role.member_id == guest))
    return confirmed


def now(world: World):
    return world.nuanyi.kit.clock.now()


async def has_a_role(world: World) -> None:
    async with world.nuanyi.kit.database.begin() as session:
        member = await members.number_of(session, world.guest, now(world))
        role = Role(member_id=member, kind=KEEPER, station_id=world.station, begun_at=now(world))
        world.facts["role"] = (await roles.give(session, role)).id or 0


async def has_ended(world: World) -> bool:
    async with world.nuanyi.kit.database.read() as session:
        return (await roles.by_id(session, world.facts["role"])).ended_at is not None


async def case_confirmed(world: World) -> bool:
    return await state(world, Application, world.facts["case"]) == "confirmed"


async def knows_the_street(world: World) -> None:
    await hears_no_figures(world)
    async with world.nuanyi.kit.database.read() as session:
        world.facts["street"] = (await areas.atlas(session)).by_code["410102001"].id or 0


async def has_a_report(world: World) -> None:
    await knows_the_street(world)
    await wipe(world, ReportExport)
    if not await count(world.nuanyi.kit.database, Report):
        async with world.nuanyi.kit.database.begin() as session:
            filing = Filing("rubbish", False, (34.75, 113.6), world.facts["street"], None, None, 3600, 7200)
            await reports.file(session, world.guest, filing, now(world))


async def took_a_file(world: World) -> bool:
    return await count(world.nuanyi.kit.database, ReportExport) > 0


def reported(code: str, *, desk: int | None) -> Callable[[World], Awaitable[None]]:
    """Make something that is reported in an area, and worked on a desk."""

    async def prepare(world: World) -> None:
        async with world.nuanyi.kit.database.begin() as session:
            area = (await areas.atlas(session)).by_code[code].id
            filing = Filing("rubbish", False, (34.75, 113.6), area, None, None, 3600, 7200)
            report = await reports.file(session, world.guest, filing, now(world))
            await reports.set_(session, report.number, desk_id=desk)
            world.facts["report"] = report.number
            cadre = await members.find(session, world.who["cadre"].person.id)
            world.facts["cadre"] = cadre.id

    return prepare


async def is_taken(world: World) -> bool:
    return await state(world, Report, world.facts["report"]) == reports.TAKEN


async def has_reserved(world: World) -> None:
    """Let the rider have points, and gloves reserved at the station."""
    day = now(world).date()
    async with world.nuanyi.kit.database.begin() as session:
        before = world.facts.get("gloves")
        if before is None or (await reservations.by_id(session, before)).state != reservations.HELD:
            code = f"gloves after {before}"
            gloves = Reward(code=code, name="手套", price=1, updated_at=now(world))
            session.add(gloves)
            await session.flush()
            session.add(Shelf(reward_id=gloves.number, station_id=world.station, supplied=1))
            await ledger.post(session, Posting(world.rider, 1, CONTRIBUTION, "gift", code), day, now(world))
            wish = Wish(gloves.number, world.station, code)
            made = await reservations.reserve(session, world.rider, wish, timedelta(days=7), day, now(world))
            world.facts["gloves"], world.tokens["gloves"] = made.number, made.token


async def is_handed_out(world: World) -> bool:
    return await state(world, Reservation, world.facts["gloves"]) == reservations.HANDED


async def waits_for_a_second_one(world: World) -> None:
    """Let somebody else have given the rider points, beyond what one may give in a day."""
    day = now(world).date()
    async with world.nuanyi.kit.database.begin() as session:
        guest = await members.number_of(session, world.guest, now(world))
        given = {"rule": "good_deed", "points": 5, "by": guest, "state": awards.WAITING}
        award = Award(member_id=world.rider, day=day, at=now(world), **given)
        session.add(award)
        await session.flush()
        world.facts["award"] = award.number


async def is_given(world: World) -> bool:
    return await state(world, Award, world.facts["award"]) == awards.GIVEN


async def has_points(world: World) -> None:
    """Let the rider have points by an entry that nobody has reversed yet."""
    key = f"gift:{world.facts.get('entry', 0)}"
    async with world.nuanyi.kit.database.begin() as session:
        posting = Posting(world.rider, 1, CONTRIBUTION, "gift", key)
        posted = await ledger.post(session, posting, now(world).date(), now(world))
        world.facts["entry"] = posted.entry.number


async def is_reversed(world: World) -> bool:
    async with world.nuanyi.kit.database.read() as session:
        return await ledger.reversal_of(session, world.facts["entry"]) is not None


async def forgets_files(world: World) -> None:
    await wipe(world, LedgerExport)


async def took_a_settlement(world: World) -> bool:
    return await count(world.nuanyi.kit.database, LedgerExport) > 0


async def is_above_the_average(world: World) -> None:
    """Let the last quarter's ranking have the rider above somebody else, and nobody nominated."""
    await wipe(world, Nomination)
    quarter = nominations.open_quarter(now(world).date())
    async with world.nuanyi.kit.database.begin() as session:
        assert await standings.freeze(session, quarter, now(world))
        if not await session.get(Frozen, (quarter.code, world.rider)):
            other = await members.find(session, world.who["rider"].person.id)
            for member, score in ((world.rider, 9), (other.id, 1)):
                session.add(Frozen(period=quarter.code, member_id=member, score=score, trade="delivery"))


async def is_nominated(world: World) -> bool:
    return await count(world.nuanyi.kit.database, Nomination) > 0


async def is_reported(world: World) -> None:
    await drops_drafts(world)
    await reported("410102001", desk=None)(world)


async def is_deducting(world: World) -> bool:
    return await count(world.nuanyi.kit.database, Draft, Draft.form == "deduct") > 0


def taking(world: World) -> str:
    return f"u:take:{world.facts['report']}"


def assigning(world: World) -> str:
    return f"u:assign:{world.facts['report']}:{world.facts['cadre']}"


ACTS = {
    "checkin.decide": Act(applies, lambda world: f"v:{world.facts['case']}:ok", case_confirmed),
    "roster.see": Act(forgets_looks, lambda world: f"r:p:{world.rider}:confirmed:0", seen("page"), "/roster"),
    "roster.export": Act(forgets_looks, lambda _: "r:x", seen("export")),
    "phone.reveal": Act(forgets_looks, lambda world: f"r:t:{world.rider}", seen("phone")),
    "figures.see": Act(hears_no_figures, lambda _: "r:f", has_figures),
    "thread.answer": Act(writes, lambda world: f"t:d:{world.facts['thread']}", is_settled),
    "station.keep": Act(opens_station, lambda world: f"g:c:{world.station}:today", is_closed, "/mystation"),
    "invitation.make": Act(drops_drafts, lambda _: "i:new", is_inviting, "/invite"),
    "invitation.confirm": Act(opens_invitation, lambda world: f"i:y:{world.facts['invitation']}", is_confirmed),
    "desk.bind": Act(drops_drafts, lambda _: "b:new", is_binding, "/bind"),
    "report.figures": Act(knows_the_street, lambda world: f"n:p:2611:{world.facts['street']}:-:-", has_figures),
    "report.export": Act(has_a_report, lambda world: f"n:xc:2611:{world.facts['street']}:-:-", took_a_file),
    "report.triage": Act(reported("410102001", desk=1), taking, is_taken, in_groups=True),
    "report.orphan": Act(reported("410103001", desk=None), taking, is_taken, in_groups=True),
    "report.assign": Act(reported("410102001001", desk=1), assigning, is_taken),
    "reward.hand_out": Act(has_reserved, lambda world: f"o:k:h:{world.tokens['gloves']}", is_handed_out),
    "points.award": Act(waits_for_a_second_one, lambda world: f"j:a:y:{world.facts['award']}", is_given),
    "points.deduct": Act(is_reported, lambda world: f"j:d:{world.facts['report']}", is_deducting),
    "points.reverse": Act(has_points, lambda world: f"x:e:y:{world.facts['entry']}", is_reversed),
    "points.settle": Act(forgets_files, lambda _: "x:s:f:2026-10", took_a_settlement),
    "title.nominate": Act(is_above_the_average, lambda w: f"z:t:n:2026Q3:{w.rider}:fairest_rider", is_nominated),
    "role.end": Act(has_a_role, lambda world: f"i:E:{world.facts['role']}", has_ended),
}


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
    rider = await becomes_rider(nuanyi, person("骑手乙"), profile, area=street)
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
    mighty = next(world.who[name].person for name, (_, buttons) in own.items() if buttons)
    stranger = world.who["stranger"].person
    for name, trier in world.who.items():
        if trier.role not in RIGHTS[COMMANDS[command]]:
            assert not own[name][1]
        author = stranger if own[name][1] else mighty
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
