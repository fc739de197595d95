"""How each act of models.rights is tried through the real program, and how one sees that it was done."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlmodel import SQLModel

from bot.sandbox import Group, Person
from models import (
    applications,
    areas,
    awards,
    broadcasts,
    invitations,
    ledger,
    looks,
    members,
    nominations,
    reports,
    reservations,
    riders,
    roles,
    servicedays,
    standings,
    threads,
)
from models.applications import Application
from models.attendances import AttendanceCode
from models.awards import Award
from models.broadcasts import Broadcast
from models.drafts import Draft
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
from models.rights import Where
from models.roles import KEEPER, Role
from models.servicedays import ServiceDay
from models.standings import Frozen
from models.threads import Thread
from tests.stories import notified
from tests.stories.conftest import count

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
        while not await standings.freeze(session, quarter, now(world)):
            pass
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


def writes_to_many(**columns: Any) -> Callable[[World], Awaitable[None]]:
    """Let whoever tries be writing to many, and the rider want to hear of it."""

    async def prepare(world: World) -> None:
        async with world.nuanyi.kit.database.begin() as session:
            await notified.wants(session, world.rider, now(world))
            person = world.facts["trier"]
            world.facts["broadcast"] = await notified.written_by(session, person, "明天停水", now(world), **columns)

    return prepare


async def is_sent(world: World) -> bool:
    return await state(world, Broadcast, world.facts["broadcast"]) == broadcasts.BEGUN


async def is_urgent(world: World) -> bool:
    here = (Broadcast.id == world.facts["broadcast"], Broadcast.urgent)
    return await count(world.nuanyi.kit.database, Broadcast, *here) > 0


async def has_a_service_day(world: World) -> None:
    """Let there be a service day at the station today, whose code nobody shows yet, and in the next two months."""
    today = now(world).astimezone(world.nuanyi.kit.district.zone).date()
    later = (today.replace(day=28) + timedelta(days=7)).replace(day=28)
    last = (later + timedelta(days=7)).replace(day=28)
    await wipe(world, AttendanceCode)
    async with world.nuanyi.kit.database.begin() as session:
        await session.execute(update(ServiceDay).values(state=servicedays.PLANNED))
        world.facts["today"] = await notified.service_day(session, today, world.station, now(world))
        world.facts["later"] = await notified.service_day(session, later, world.station, now(world))
        await notified.service_day(session, last, world.station, now(world))


async def shows_a_code(world: World) -> bool:
    return await count(world.nuanyi.kit.database, AttendanceCode) > 0


async def is_called_off(world: World) -> bool:
    return await state(world, ServiceDay, world.facts["later"]) == servicedays.CANCELLED


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
    "broadcast.send": Act(writes_to_many(), lambda world: f"bc:cs:{world.facts['broadcast']}:1", is_sent, "/broadcast"),
    "broadcast.urgent": Act(writes_to_many(), lambda world: f"bc:co:{world.facts['broadcast']}:urgent", is_urgent),
    "service_day.count": Act(
        has_a_service_day, lambda world: f"sd:k:{world.facts['today']}:{world.station}", shows_a_code
    ),
    "service_day.change": Act(
        has_a_service_day, lambda world: f"sd:axy:{world.facts['later']}", is_called_off, "/serviceday"
    ),
    "role.end": Act(has_a_role, lambda world: f"i:E:{world.facts['role']}", has_ended),
}
