"""A hundred riders tap and write while the program is killed again and again."""

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
from sqlalchemy import select
from sqlmodel import col

from bot.database import Database
from bot.sandbox.people import Person
from bot.sandbox.world import Telegram
from models import inbox, outbox, stations
from models.favourites import Favourite
from models.members import Member
from models.outbox import Outgoing
from models.problems import Problem
from tests.processes.running import Running

ROUNDS = 5
"""Each rider keeps a favourite, marks a problem and fills in a form that often: four updates each time."""

PATIENT = 60.0
"""Seconds to wait for one more answer: how long all of them take is for tests/bench/kill.py to say."""


@dataclass
class Rider:
    """Somebody with what they are going to do, and the messages that they press buttons on."""

    person: Person
    pages: list
    acts: list = field(default_factory=list)


async def prepare(telegram: Telegram, database: Database, people: int, rounds: int) -> list[Rider]:
    """Enter stations, and bring riders into the world who have a station's page before them for each round."""
    async with database.begin() as session:
        await stations.upsert(session, [_station(number) for number in range(3 * rounds)], telegram.clock.now())
        ids = list((await session.execute(select(col(stations.Station.id)).order_by(stations.Station.code))).scalars())
    riders = []
    async with aiohttp.ClientSession() as http:
        for number in range(people):
            person = telegram.person(f"Rider {number}", started=True)
            pages = [await page(http, telegram, person, ids[turn]) for turn in range(rounds)]
            riders.append(Rider(person, pages, _acts(person, pages, ids, rounds)))
    return riders


def _station(number: int) -> dict:
    return {
        "code": f"K{number:02}",
        "name": f"驿站{number:02}号",
        "latitude": 34.75 + number / 1000,
        "longitude": 113.62,
        "hours": "24/7",
        "hours_rule": "24/7",
    }


async def page(http: aiohttp.ClientSession, telegram: Telegram, person: Person, station: int):
    """Have the bot send somebody a message with a button, and return it."""
    params = {
        "chat_id": person.id,
        "text": "page",
        "reply_markup": {"inline_keyboard": [[{"text": "keep", "callback_data": f"f:{station}:1"}]]},
    }
    async with http.post(f"{telegram.url}/bot{telegram.token}/sendMessage", json=params) as answer:
        assert answer.status == 200
    return person.last


def _acts(person: Person, pages: list, ids: list[int], rounds: int) -> list:
    def press(page, data: str):
        return lambda: person.presses(data=data, on=page, wait=False)

    acts = []
    for turn in range(rounds):
        page, marked, told = pages[turn], ids[rounds + turn], ids[2 * rounds + turn]
        acts += [press(page, f"f:{ids[turn]}:1"), press(page, f"p:{marked}:closed"), press(page, f"p:{told}:other")]
        acts.append(lambda turn=turn: person.says(f"words {turn}"))
    return acts


async def ride_and_kill(
    telegram: Telegram, programs: list[Running], riders: list[Rider], kills: int, seed: int
) -> float:
    """Feed all updates while killing; return the seconds from the last start until everybody has every answer."""
    acts = [act for turn in zip(*(rider.acts for rider in riders), strict=True) for act in turn]
    await kill_while(programs, acts, kills, seed)
    began = time.monotonic()
    await start_all(programs)
    left, since = _owed(riders), time.monotonic()
    while left and time.monotonic() - since < PATIENT:
        await asyncio.sleep(0.1)
        now = _owed(riders)
        if now < left:
            left, since = now, time.monotonic()
    return time.monotonic() - began


def _owed(riders: list[Rider]) -> int:
    """Return how many answers are still owed to all of them."""
    return sum(len(missing(rider, len(rider.pages))) for rider in riders)


async def kill_while(programs: list[Running], acts: list, kills: int, seed: int) -> None:
    """Let all this be done while programs are killed so often; at least one lies in the end.

    Mostly it is one of them, now and then all of them; some are killed while they start.
    """
    chance = random.Random(seed)
    share = -(-len(acts) // kills)
    for number in range(kills):
        early = chance.random() < 0.25
        await asyncio.gather(*(program.start(wait=not early) for program in programs if not program.lives))
        feeding = asyncio.create_task(_feed(acts[number * share : (number + 1) * share]))
        await asyncio.sleep(chance.uniform(0, 2.2))
        victims = programs if chance.random() < 0.3 else [chance.choice(programs)]
        await asyncio.gather(*(program.kill() for program in victims))
        await feeding


async def start_all(programs: list[Running]) -> None:
    """Start those that don't run."""
    for program in programs:
        if not program.lives:
            await program.start(wait=False)


async def _feed(acts: list) -> None:
    for act in acts:
        await act()
        await asyncio.sleep(0.005)


def missing(rider: Rider, rounds: int) -> list[str]:
    """Return the answers that this rider is still owed."""
    copies = answers(rider)
    expected = [f"kept {turn}" for turn in range(rounds)]
    expected += [f"marked {rounds + turn}" for turn in range(rounds)]
    expected += [f"{kind} {2 * rounds + turn}" for kind in ("asked", "told") for turn in range(rounds)]
    return [name for name in expected if not copies[name]]


def answers(rider: Rider) -> Counter:
    """Return how often each answer reached this rider."""
    found: Counter = Counter()
    for message in rider.person.heard:
        kept = any((button.data or "").endswith(":0") for row in message.buttons or [] for button in row)
        if message.text == "page" and kept:
            found[f"kept {rider.pages.index(next(p for p in rider.pages if p.id == message.id))}"] += 1
        elif "驿站" in (message.text or ""):
            number = int(message.text.partition("驿站")[2][:2])
            asked, told = "有什么问题" in message.text, "别的问题" in message.text
            found[f"{'asked' if asked else 'told' if told else 'marked'} {number}"] += 1
    return found


async def check(database: Database, riders: list[Rider]) -> dict[str, int]:
    """Assert that every update had its effect once, in its rider's order, and that nobody got three answers."""
    rounds = len(riders[0].pages)
    async with database.read() as session:
        assert (await inbox.backlog(session))[0] == 0
        codes = dict((await session.execute(select(stations.Station.id, stations.Station.code))).all())
        for rider in riders:
            member = (
                await session.execute(select(Member.id).where(col(Member.telegram_id) == rider.person.id))
            ).scalar_one()
            kept = select(Favourite.station_id).where(col(Favourite.member_id) == member).order_by(col(Favourite.id))
            found = [codes[number] for number in (await session.execute(kept)).scalars()]
            assert found == [f"K{turn:02}" for turn in range(rounds)]
            told = select(Problem.station_id, Problem.kind).where(col(Problem.member_id) == member)
            rows = (await session.execute(told.order_by(col(Problem.id)))).all()
            assert [(codes[number], kind) for number, kind in rows] == _trace(rounds), rider.person.heard
        counts = await outbox.counts(session)
        listed = (
            (await session.execute(select(col(Outgoing.chat)).where(col(Outgoing.state) == outbox.UNCERTAIN)))
            .scalars()
            .all()
        )
    owed = [(rider.person.id, name) for rider in riders for name in missing(rider, rounds)]
    unlisted = Counter(chat for chat, _ in owed) - Counter(listed)
    assert not unlisted, f"unanswered and not listed: {owed}"
    copies = Counter(number for rider in riders for number in answers(rider).values())
    assert max(copies) <= 2, copies
    return {"uncertain": len(listed), "unanswered": len(owed), "twice": copies[2], **counts}


def _trace(rounds: int) -> list[tuple[str, str]]:
    trace = []
    for turn in range(rounds):
        trace += [(f"K{rounds + turn:02}", "closed"), (f"K{2 * rounds + turn:02}", "other")]
    return trace


def programs_for(telegram: Telegram, database_url: str, folder: Path, *, forked: bool = False) -> list[Running]:
    """Return one process for SQLite, two for PostgreSQL."""
    names = ("one",) if database_url.startswith("sqlite") else ("one", "two")
    return [Running(telegram.url, database_url, folder, name, forked=forked) for name in names]
