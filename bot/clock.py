"""The one clock: everything that asks what time it is asks here."""

import asyncio
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import aiohttp

LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Clock:
    """Tell the time: `now()` for everything that people see, `machine()` for leases and the pace.

    With `follow`, `now()` is shifted as the sandbox says, so that stories over months can be told.
    """

    def __init__(self) -> None:
        self.shift = timedelta(0)

    def now(self) -> datetime:
        """Return the present moment (UTC), shifted where a sandbox shifts it."""
        return self.machine() + self.shift

    def machine(self) -> datetime:
        """Return the machine's own time (UTC)."""
        return datetime.now(UTC)

    async def set_by(self, sandbox: str) -> None:
        """Take over the time of the sandbox at this address, before anything is done by it."""
        async with aiohttp.ClientSession() as session:
            await self.ask(session, sandbox)

    async def follow(self, sandbox: str, every: float = 0.1) -> None:
        """Keep asking the sandbox at this address for its time, until cancelled."""
        async with aiohttp.ClientSession() as session:
            while True:
                await self.ask(session, sandbox)
                await asyncio.sleep(every)

    async def ask(self, session: aiohttp.ClientSession, sandbox: str) -> None:
        """Take over the sandbox's time once; keep the last one while it does not answer."""
        try:
            async with session.get(f"{sandbox}/sandbox/clock", timeout=aiohttp.ClientTimeout(total=2)) as answer:
                said = datetime.fromisoformat((await answer.json())["now"])
        except (aiohttp.ClientError, TimeoutError, ValueError, KeyError):
            return
        shift = said - self.machine()
        # A difference that the call itself takes is no shift.
        self.shift = shift if abs(shift) > timedelta(milliseconds=500) else timedelta(0)


def is_loopback(url: str) -> bool:
    """Tell whether an address can only mean this machine."""
    return urlsplit(url).hostname in LOOPBACK
