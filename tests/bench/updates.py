"""Updates per second: the whole program against bare echo bots, on the same sandbox in the same run.

Ours takes each update into its inbox, works it off in a transaction on SQLite, and owes the answer before it sends
it; the others store nothing. The sandbox lives in this process, each bot in a process of its own.
"""

import asyncio
import os
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

import uvloop
from rich.console import Console
from rich.table import Table

from bot import migrating
from bot.sandbox.server import serve
from bot.sandbox.world import Telegram

TOKEN = "42:sandbox"
PEOPLE = 200
ROUNDS = 3
UPDATES = {0.0: 3000, 0.05: 1500}
SLOW = {0.05: 150}
"""A sequential bot answers 19 a second when each call takes 50 ms: it gets fewer updates, the rate is what counts."""

PEERS = Path(__file__).parent / "peers"
BOTS = {
    "nuanyi (inbox, transaction, outbox)": None,
    "python-telegram-bot 22.8, sequential": [PEERS / "ptb.py", 0],
    "python-telegram-bot 22.8, concurrent 32": [PEERS / "ptb.py", 32],
    "aiogram 3": [PEERS / "aiogram3.py"],
}


async def measure(name: str, latency: float) -> tuple[float, float]:
    """Return updates per second and the bot's own CPU seconds per 1,000 updates."""
    telegram = Telegram(token=TOKEN)
    server = await serve(telegram)
    with tempfile.TemporaryDirectory() as folder:
        process = await start(name, server.url, folder)
        people = [telegram.person(f"Rider {number}") for number in range(PEOPLE)]
        await people[0].says("/myid")
        await people[0].hears(None, within=30)
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        telegram.latency = latency
        count = SLOW.get(latency, 300) if "sequential" in name else UPDATES[latency]
        seconds = await flood(telegram, people, count)
        process.terminate()
        await process.wait()
        used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
        await server.stop()
    return count / seconds, used / count * 1000


async def start(name: str, url: str, folder: str) -> asyncio.subprocess.Process:
    """Start a bot in a process of its own."""
    peer = BOTS[name]
    environment = {
        **os.environ,
        "NUANYI_TOKEN": TOKEN,
        "NUANYI_API_URL": url,
        "NUANYI_DATA_DIR": folder,
        "NUANYI_PACE": "off",
    }
    if peer is None:
        migrating.upgrade(f"sqlite+aiosqlite:///{folder}/nuanyi.sqlite3")
        command = [sys.executable, "-m", "bot", "run"]
    else:
        command = [sys.executable, str(peer[0]), url, TOKEN, *map(str, peer[1:])]
    quiet = {"stdout": asyncio.subprocess.DEVNULL, "stderr": asyncio.subprocess.DEVNULL}
    return await asyncio.create_subprocess_exec(*command, env=environment, **quiet)


async def flood(telegram: Telegram, people: list, count: int) -> float:
    """Let everybody write at once, and return the seconds until the last one has an answer."""
    answered, all_answered = 0, asyncio.Event()

    def seen(event: dict) -> None:
        nonlocal answered
        answered += event["event"] == "message" and event["message"].from_bot
        if answered >= count:
            all_answered.set()

    telegram.watchers.append(seen)
    began = time.perf_counter()
    for number in range(count):
        await people[number % PEOPLE].says("/myid")
    await all_answered.wait()
    return time.perf_counter() - began


async def main() -> None:
    rates: dict[tuple[str, float], list[float]] = {}
    for latency in UPDATES:
        for _ in range(ROUNDS):
            for name in BOTS:
                rate, used = await measure(name, latency)
                rates.setdefault((name, latency), []).append(rate)
                print(
                    f"{latency * 1000:.0f} ms  {name}: {rate:.0f}/s, {used:.2f} s CPU per 1,000",
                    file=sys.stderr,
                )
    table = Table(title=f"Updates per second, median of {ROUNDS}")
    for heading in ("bot", *(f"{latency * 1000:.0f} ms server" for latency in UPDATES)):
        table.add_column(heading)
    for name in BOTS:
        table.add_row(name, *(f"{statistics.median(rates[name, latency]):.0f}" for latency in UPDATES))
    Console().print(table)
    ours, *others = BOTS
    for latency in UPDATES:
        for other in others:
            ratio = statistics.median(rates[ours, latency]) / statistics.median(rates[other, latency])
            print(f"{latency * 1000:.0f} ms: {ratio:.1f} times {other}")


if __name__ == "__main__":
    uvloop.run(main())
