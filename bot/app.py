"""How the program is put together, started and ended."""

import asyncio
import contextlib
import gc
import os
import signal
import threading
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import IO, Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram.error import InvalidToken, TelegramError

from bot import district, making, menus
from bot.clock import Clock
from bot.database import Database
from bot.handling import Desk
from bot.intake import Intake
from bot.kit import Kit
from bot.locking import only_one
from bot.logs import log
from bot.photostore import Store
from bot.sending import CLOSEST, Sender
from bot.settings import Settings, WrongSetting, master_key
from bot.stationbook import StationBook
from bot.transport import Api, Transport
from handlers import ROUTES
from jobs import TIMETABLE, beat, deliver, reload, shred
from models import calendar, inbox, keys, outbox, workers
from models.keys import Vault

POLLING_DEAD = 90.0
"""Seconds without one good poll after which the process ends itself, so that its supervisor starts it anew."""

ASKED_AGAIN = 0.5
"""Seconds after which a task that goes on in spite of its cancellation is cancelled once more."""

ENDING = 7.5
"""Seconds after which an orderly end is cut short."""

GATHER = 0.05
"""Seconds between two looks for what is owed, so that one transaction serves many."""


class Program:
    """One running process: intake, handling, delivery and the ticking of the timetable."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.kit = build(settings)
        self.intake = Intake(self.kit)
        self.desk = Desk(self.kit, ROUTES)
        self.scheduler = AsyncIOScheduler(timezone="UTC")
        self._tasks: list[asyncio.Task[Any]] = []
        self._lock: IO[str] | None = None

    async def start(self) -> None:
        """Start everything. Raises WrongSetting when Telegram refuses the token, or the SQLite file is taken."""
        self._lock = only_one(self.kit.database.url)
        if self.settings.clock == "sandbox":
            await self.kit.clock.set_by(self.settings.api_url)
            self._tasks.append(asyncio.create_task(self.kit.clock.follow(self.settings.api_url)))
        await _check_key(self.kit.database)
        await _greet(self.kit.bot)
        await beat.enrol(self.kit)
        if self.kit.database.sqlite:
            await beat.take_over_all(self.kit)
        await shred.run(self.kit, self.kit.clock.now())
        await reload.run(self.kit, self.kit.clock.now())
        self._tasks += [asyncio.create_task(part) for part in (self.intake.run(), self.desk.run(), self._deliver())]
        self._tasks.append(asyncio.create_task(menus.publish(self.kit)))
        # The first look at the calendar reads the holidays of the whole world, for a second.
        self._tasks.append(asyncio.create_task(asyncio.to_thread(calendar.decreed, self.kit.clock.now().year)))
        self._begin_ticking()
        log().info("running", worker=self.kit.worker, stations=len(self.kit.stations))

    async def stop(self) -> None:
        """End in order: take nothing more in, let what has begun end, and give back what has not."""
        self.scheduler.shutdown(wait=False)
        await end(self._tasks)
        await deliver.drain(self.kit, 1)
        await self.desk.drain(4)
        with contextlib.suppress(Exception):
            await self._leave()
        await self.kit.bot.shutdown()
        await self.kit.database.close()
        if self._lock:
            self._lock.close()
        log().info("ended")

    async def failed(self) -> BaseException:
        """Wait until one of the program's parts breaks, and return why."""
        done, _ = await asyncio.wait(self._tasks, return_when=asyncio.FIRST_EXCEPTION)
        return next((error for task in done if (error := task.exception())), RuntimeError("a part ended"))

    async def _leave(self) -> None:
        async with self.kit.database.begin() as session:
            await workers.leave(session, self.kit.worker)
            await inbox.release(session)
            await outbox.recover(session, self.kit.clock.now())

    async def _deliver(self) -> None:
        while True:
            await self.kit.owed.wait()
            self.kit.owed.clear()
            try:
                if await deliver.run(self.kit, self.kit.clock.now()):
                    self.kit.owed.set()  # there may be more
                await asyncio.sleep(GATHER)
            except Exception as error:
                log().error("delivery failed", kind=type(error).__name__)

    def _begin_ticking(self) -> None:
        for seconds, job in TIMETABLE:
            self.scheduler.add_job(
                self._tick,
                "interval",
                args=[job],
                seconds=seconds,
                max_instances=1,
                coalesce=True,
                misfire_grace_time=None,
            )
        self.scheduler.add_job(
            self._renew, "interval", seconds=1, max_instances=1, coalesce=True, misfire_grace_time=None
        )
        self.scheduler.start()

    async def _tick(self, job: Any) -> None:
        if job is deliver.run:
            self.kit.owed.set()
            return
        try:
            await job(self.kit, self.kit.clock.now())
        except asyncio.CancelledError:
            log().debug("a job was cut short by the end", job=job.__module__)
        except Exception as error:
            log().error("a job failed", job=job.__module__, kind=type(error).__name__)

    async def _renew(self) -> None:
        with contextlib.suppress(Exception, asyncio.CancelledError):
            await self.intake.renew()


def build(settings: Settings) -> Kit:
    """Return the parts of a process, not started yet. Raises WrongSetting."""
    token = settings.require_token()
    made = master_key(settings)
    if made.made_at:
        log().warning(
            "a new key was made: keep a copy of it elsewhere, nothing can be read without it",
            file=str(made.made_at),
        )
    clock = Clock()
    database = Database(settings.database, Vault(made.value), settings.administrators)
    bot = Api(
        token,
        base_url=f"{settings.api_url}/bot",
        base_file_url=f"{settings.api_url}/file/bot",
        request=Transport(settings.proxy),
        get_updates_request=Transport(settings.proxy, connections=2),
    )
    place = district.load(settings.config)
    sender, photos = Sender(bot, database, clock), Store(settings, database.vault)
    sender.gap = CLOSEST / settings.per_second if settings.per_second else 0.0
    kit = Kit(settings, place, clock, database, bot, sender, StationBook(place), photos)
    kit.sender.prepare, kit.sender.let_pass = partial(making.made, kit), kit.let_pass
    return kit


async def run(settings: Settings) -> int:
    """Run until told to end, and return the exit code: 0 when told so, 1 when a part broke."""
    program = Program(settings)
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, _told, told)
    await program.start()
    _settle_memory()
    watch(program, POLLING_DEAD)
    broken = asyncio.create_task(program.failed())
    waiting = asyncio.create_task(told.wait())
    await asyncio.wait((broken, waiting), return_when=asyncio.FIRST_COMPLETED)
    code = 0 if told.is_set() else 1
    if code:
        log().critical("a part of the program broke", kind=type(broken.result()).__name__)
    await program.stop()
    return code


async def end(tasks: Sequence[asyncio.Task[Any]]) -> None:
    """Cancel tasks until they have ended: a database's driver may make an error of its own of a cancellation."""
    pending = set(tasks)
    while pending:
        for task in pending:
            task.cancel()
        _, pending = await asyncio.wait(pending, timeout=ASKED_AGAIN)
    await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[Program]:
    """Run the program inside this event loop for the length of the block."""
    program = Program(settings)
    await program.start()
    try:
        yield program
    finally:
        await program.stop()


def watch(program: Program, limit: float) -> None:
    """End the process when polling, or the event loop itself, has been dead for `limit` seconds."""

    def look() -> None:
        while True:
            time.sleep(limit / 10)
            silent = (program.kit.clock.machine() - program.intake.alive_at).total_seconds()
            if silent > limit:
                log().critical("polling is dead, ending", seconds=int(silent))
                os._exit(70)

    threading.Thread(target=look, daemon=True, name="watchdog").start()


def _settle_memory() -> None:
    """Let the garbage collector leave alone what stays for good, and look less often: it costs a tenth otherwise."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def _told(told: asyncio.Event) -> None:
    told.set()
    timer = threading.Timer(ENDING, os._exit, args=(0,))
    timer.daemon = True
    timer.start()


async def _check_key(database: Database) -> None:
    async with database.read() as session:
        if not await keys.fits(session):
            raise WrongSetting("NUANYI_KEY is not the key that this database was written with: put that one back.")


async def _greet(bot: Api) -> None:
    try:
        await bot.initialize()
    except TelegramError as error:
        await bot.shutdown()
        raise _refusal(error) from None


def _refusal(error: TelegramError) -> WrongSetting:
    if isinstance(error, InvalidToken):
        return WrongSetting("NUANYI_TOKEN is refused by Telegram: copy it again from @BotFather.")
    return WrongSetting(f"Telegram can't be reached at NUANYI_API_URL: {error}.")
