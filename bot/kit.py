"""What handlers and jobs work with."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field

from bot.clock import Clock
from bot.database import Database
from bot.district import District
from bot.photostore import Store
from bot.sending import Sender
from bot.settings import Settings
from bot.stationbook import StationBook
from bot.transport import Api

UNPACKED = 8
"""Photos that are in memory at the same time, as they came: each may have 20 MB."""

STEPS_ASIDE = 0.05
"""Seconds for which what nobody waits for lets people pass, each time it goes on."""


@dataclass
class Kit:
    """Hold the parts of one running process; `worker` is its number, 0 until it has enrolled."""

    settings: Settings
    district: District
    clock: Clock
    database: Database
    bot: Api
    sender: Sender
    stations: StationBook
    photos: Store
    worker: int = 0
    unpacking: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(UNPACKED))
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    owed: asyncio.Event = field(default_factory=asyncio.Event)
    under_way: set[asyncio.Task[None]] = field(default_factory=set)
    written_at: float = 0.0  # when, by the loop's time, it is written down next how sends ended
    taking_in: bool = False  # updates are here, but not stored yet
    answered: asyncio.Event = field(default_factory=asyncio.Event)  # set while nobody waits for an answer

    def __post_init__(self) -> None:
        self.answered.set()

    async def let_pass(self) -> None:
        """Wait, before something that nobody waits for, until those who wait are answered, but not for long."""
        if not self.answered.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(STEPS_ASIDE):
                    await self.answered.wait()
