"""Riders report hazards, cadres take and resolve them, while the program is killed again and again."""

import asyncio
import re
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot import photographs, riderviews
from bot.kit import Kit
from bot.reportcards import message_of
from bot.sandbox import Group, Message, Person
from bot.sandbox.world import Telegram
from models import areas, cards, consents, inbox, members, moves, photos, roles
from models.cards import OWN, Card
from models.desks import Desk
from models.moves import FILE, MOVES, RESOLVE, TAKE
from models.photos import AFTER, BEFORE, Photo
from models.reports import RESOLVED, Report
from models.roles import CADRE, Role
from tests.processes.killing import PATIENT, kill_while, page, start_all
from tests.processes.running import Running
from tests.stories.filed import square

PLACES, RIDERS = 15, 60
"""Areas with a group each, and people who report."""

Act = Callable[[], Coroutine[Any, Any, Any]]


@dataclass
class Cadre:
    """Somebody who works in a group, a message of theirs in private, and what they have pressed."""

    person: Person
    group: Group
    page: Message
    pressed: set[str] = field(default_factory=set)


@dataclass
class City:
    """Everybody, the messages that riders press buttons on, and what riders are going to do."""

    cadres: list[Cadre]
    groups: list[Group]
    riders: list[Person]
    pages: list[Message]
    acts: list[Act]


async def prepare(telegram: Telegram, kit: Kit, each: int) -> City:
    """Bring a city into the world whose riders are going to send so many reports each, far apart from each other."""
    people = [[telegram.person(f"网格员{spot}-{number}", started=True) for number in (1, 2)] for spot in range(PLACES)]
    groups = [telegram.group(f"处置群{spot}", both) for spot, both in enumerate(people)]
    riders = [telegram.person(f"Rider {number}", started=True) for number in range(RIDERS)]
    async with kit.database.begin() as session:
        await areas.upsert(session, [square(spot) for spot in range(PLACES)])
        for spot, area in enumerate(await areas.every(session)):
            await _staff(session, kit, area.id, groups[spot], people[spot])
        for rider in riders:
            member = await members.number_of(session, rider.id, kit.clock.now())
            version = riderviews.notice_version(kit.district)
            await consents.give(session, member, consents.REPORTING, version, kit.clock.now())
    async with aiohttp.ClientSession() as http:
        pages = [await page(http, telegram, rider, 0) for _ in range(each) for rider in riders]
        spots = [(one, group) for both, group in zip(people, groups, strict=True) for one in both]
        cadres = [Cadre(one, group, await page(http, telegram, one, 0)) for one, group in spots]
    acts = [act for number, shown in enumerate(pages) for act in _acts(riders[number % RIDERS], shown, number)]
    return City(cadres, groups, riders, pages, acts)


async def _staff(session: AsyncSession, kit: Kit, area: int, group: Group, people: list[Person]) -> None:
    now = kit.clock.now()
    for person in people:
        member = await members.number_of(session, person.id, now)
        role = await roles.give(session, Role(kind=CADRE, member_id=member, area_id=area, begun_at=now))
        await roles.seal_name(session, role, person.id, person.name, now)
    session.add(Desk(chat=group.id, spot=f"{group.id}:0", area_id=area, bound_by=member, bound_at=now))


def _acts(rider: Person, shown: Message, number: int) -> list[Act]:
    spot, turn = number % PLACES, number // PLACES
    place = (0.1 + turn // 10 / 100, spot + 0.1 + turn % 10 / 100)

    def press(data: str) -> Act:
        return lambda: rider.presses(data=data, on=shown, wait=False)

    return [rider.sends_photo, lambda: rider.shares_place(*place), press("a:category:rubbish"), press("a:send:now")]


async def work_and_kill(kit: Kit, programs: list[Running], city: City, kills: int, seed: int) -> float:
    """Let all be reported, taken and resolved while killing; return the seconds from the last start to the end."""
    working = [asyncio.create_task(_works(cadre)) for cadre in city.cadres]
    await kill_while(programs, city.acts, kills, seed)
    began = asyncio.get_running_loop().time()
    await start_all(programs)
    await _until_all_is_done(kit, city)
    for task in working:
        task.cancel()
    await asyncio.gather(*working, return_exceptions=True)
    return asyncio.get_running_loop().time() - began


async def _works(cadre: Cadre) -> None:
    """Take whatever can be taken, and resolve what one has; each button is pressed once, for nothing gets lost."""
    while True:
        await asyncio.sleep(0.1)
        for message, data in _buttons(cadre):
            taking = data.startswith("u:take:")
            if data in cadre.pressed or not (taking or f"{cadre.person.name} 接了" in message.text):
                continue
            cadre.pressed.add(data)
            if taking:
                await cadre.person.presses(data=data, on=message, wait=False)
            else:
                await _resolves(cadre, data)


def _buttons(cadre: Cadre) -> list[tuple[Message, str]]:
    seen = [*cadre.group.heard, *cadre.person.heard]
    found = [(message, button.data or "") for message in seen for row in message.buttons for button in row]
    return [(message, data) for message, data in found if data.startswith(("u:take:", "u:resolve:"))]


async def _resolves(cadre: Cadre, data: str) -> None:
    """Resolve a report in private: every second one with a photo, the others with a reason why there is none."""
    await cadre.person.presses(data=data, on=cadre.page, wait=False)
    if int(data.rpartition(":")[2]) % 2:
        await cadre.person.sends_photo()
    else:
        await cadre.person.presses(data="a:proof:unsafe", on=cadre.page, wait=False)
    await cadre.person.presses(data="a:sure:yes", on=cadre.page, wait=False)


async def _until_all_is_done(kit: Kit, city: City) -> None:
    """Wait as long as it goes on."""
    left, since = await _left(kit, city), asyncio.get_running_loop().time()
    while left and asyncio.get_running_loop().time() - since < PATIENT:
        await asyncio.sleep(0.2)
        now = await _left(kit, city)
        if now < left:
            left, since = now, asyncio.get_running_loop().time()


async def _left(kit: Kit, city: City) -> int:
    """Return how many reports are not yet acknowledged, or not resolved."""
    async with kit.database.read() as session:
        done = (await session.execute(select(func.count()).where(col(Report.state) == RESOLVED))).scalar_one()
    return 2 * len(city.pages) - int(done) - len(acknowledged(city))


def acknowledged(city: City) -> set[int]:
    """Return the numbers of the reports whose riders were told that they have been received."""
    found = (re.search(r"收到，编号 #(\d+)", shown.text) for shown in city.pages)
    return {int(one[1]) for one in found if one}


async def check(kit: Kit, city: City) -> dict[str, int]:
    """Assert that each report is there with its photos, on a card that can be seen, and was moved once each time.

    Return how many there were, and how many cards came more than once: `extra` in all, `most` in one group.
    """
    async with kit.database.read() as session:
        assert (await inbox.backlog(session))[0] == 0
        every = list((await session.execute(select(Report).order_by(col(Report.id)))).scalars())
        assert {report.number for report in every} == acknowledged(city)
        assert len(every) == len(city.pages)
        there = {(group.id, number) for group in city.groups for number in group.room.messages}
        for report in every:
            await _check_moves(session, report)
            shown = [card for card in await cards.showing(session, report.number) if card.kind != OWN]
            assert {(card.chat, await message_of(session, card)) for card in shown} & there, report.number
            assert len(await photos.of(session, report.number, BEFORE)) == 1
            assert len(await photos.of(session, report.number, AFTER)) == report.number % 2
        taken = list((await session.execute(select(Photo).where(col(Photo.report_id).is_not(None)))).scalars())
        live = select(col(Card.chat)).where(col(Card.gone_at).is_(None), col(Card.kind) != OWN)
        meant = Counter((await session.execute(live)).scalars())
    for photo in taken:
        assert (await photographs.look(kit, photo.number)).startswith(b"\xff\xd8")
    extra = [len(group.heard) - meant[group.id] for group in city.groups]
    return {
        "reports": len(every),
        "photos": len(taken),
        "cards": meant.total(),
        "extra": sum(extra),
        "most": max(extra),
    }


async def _check_moves(session: AsyncSession, report: Report) -> None:
    made = await moves.steps(session, report.number)
    assert [step.move for step in made] == [FILE, TAKE, RESOLVE], report.number
    assert [step.before for step in made[1:]] == [step.after for step in made[:-1]]
    assert all(step.before in MOVES[step.move].before for step in made[1:])
    assert len({step.source for step in made}) == len(made)
    assert made[1].member_id == made[2].member_id == report.taken_by
