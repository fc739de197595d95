"""Serve an empty sandbox: python -m bot.sandbox --port 8081."""

import argparse
import asyncio
import contextlib
import sys

from bot.sandbox import Telegram, serve

try:
    import uvloop
except ImportError:  # it exists for Linux and macOS only
    uvloop = None  # type: ignore[assignment]


async def run(port: int, token: str, latency: float, people: int) -> None:
    """Serve until interrupted; says the address on the first line."""
    telegram = Telegram(token)
    telegram.latency = latency
    for number in range(people):
        telegram.person(f"P{number + 1}")
    server = await serve(telegram, port)
    sys.stdout.write(f"{server.url}\n")
    sys.stdout.flush()
    try:
        await asyncio.Event().wait()
    finally:
        await server.stop()


def main() -> None:
    """Read the options and serve."""
    options = argparse.ArgumentParser(prog="python -m bot.sandbox", description=__doc__)
    options.add_argument("--port", type=int, default=8081, help="0: any free one")
    options.add_argument("--token", default="42:sandbox")
    options.add_argument("--latency", type=float, default=0.0, help="seconds that each call takes longer")
    options.add_argument("--people", type=int, default=2, help="how many people there are at the start")
    given = options.parse_args()
    factory = uvloop.new_event_loop if uvloop else None
    with asyncio.Runner(loop_factory=factory) as runner, contextlib.suppress(KeyboardInterrupt):
        runner.run(run(given.port, given.token, given.latency, given.people))


if __name__ == "__main__":
    main()
