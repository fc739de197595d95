"""The demo: the real program against a local Telegram, with a city's real stations."""

import asyncio
import json
import os
import signal
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import shapely
from rich.console import Console
from sqlalchemy.ext.asyncio import AsyncSession

from bot import district, importing, migrating, spreadsheets
from bot.clock import Clock
from bot.database import Database
from bot.demo import cast, gifts, neighbours, past
from bot.locking import refuse_if_running
from bot.photostore import Store
from bot.sandbox.groups import Group
from bot.sandbox.server import Server, serve
from bot.sandbox.world import Telegram
from bot.settings import Settings, WrongSetting, load, master_key
from bot.stationbook import StationBook
from bot.texts import plain, terminal_language
from models import reward_rows
from models.keys import Vault

HERE = Path(__file__).parent
TOKEN = "42:sandbox"  # noqa: S105 - everybody may use the demo's Telegram
ENDING = 9
"""Seconds the program gets to end in order."""

ERA = 1_700_000_000
"""The moment, in seconds of Unix time, from which the demo's messages are numbered."""


async def play(port: int, folder: Path, at: datetime | None = None) -> int:
    """Run the demo until interrupted, and return the exit code; `at` is what its clocks show at first."""
    settings = _settings(folder, "http://127.0.0.1")
    refuse_if_running(settings.database)
    migrating.upgrade(settings.database)
    # Numbers of messages never come twice, also not after a new start: the database knows some of before.
    now = at.replace(tzinfo=district.load(settings.config).zone) if at else None
    telegram = Telegram(token=TOKEN, now=now, first_message=int(Clock().machine().timestamp()) - ERA)
    group = cast.bring_in(telegram)
    neighbours.bring_in(telegram)
    telegram.map = await _prepare(settings, telegram, group)
    server = await _serve(telegram, port)
    program = await _start(folder, server.url)
    _say("demo-open", url=server.url)
    code = await _until_told(program)
    await server.stop()
    return code


def _settings(folder: Path, api_url: str) -> Settings:
    os.environ.update(
        {
            "NUANYI_TOKEN": TOKEN,
            "NUANYI_API_URL": api_url,
            "NUANYI_DATA_DIR": str(folder),
            "NUANYI_CLOCK": "sandbox",
            "NUANYI_CONFIG": str(district.DEMO),
            "NUANYI_ADMINS": str(cast.ADMINISTRATOR),
        }
    )
    for name in ("NUANYI_DATABASE_URL", "NUANYI_PROXY", "NUANYI_KEY"):
        os.environ.pop(name, None)
    folder.mkdir(parents=True, exist_ok=True)
    return load(_env_file=None)


async def _prepare(settings: Settings, telegram: Telegram, group: Group) -> dict[str, Any]:
    """Bring in what is missing: areas, stations, branches, roles, the group's desk, riders, rewards, past reports.

    Return what the page's map shows.
    """
    place, vault = district.load(settings.config), Vault(master_key(settings).value)
    database = Database(settings.database, vault, settings.administrators)
    quiet = Console(stderr=True, quiet=True)
    tools = importing.Tools(settings, place, database, terminal_language(), quiet)
    book = StationBook(place)
    try:
        await importing.areas(tools, HERE / "districts.geojson", "whole")
        await importing.areas(tools, HERE / "streets.csv", "whole")
        await importing.stations(tools, HERE / "stations.csv", None, "whole")
        await importing.branches(tools, HERE / "branches.csv", "whole")
        async with database.begin() as session:
            now = telegram.clock.now()
            await cast.appoint(session, telegram, now)
            await cast.bind(session, group, place, now)
            veteran = await cast.check_in(session, telegram, place, now)
            await neighbours.check_in(session, place, now)
            await cast.begin_a_broadcast(session, now)
            await _stock(session, now)
            await past.report(session, Store(settings, vault), place, veteran, now)
            await book.refresh(session, now)
    finally:
        await database.close()
    return _map(book)


async def _stock(session: AsyncSession, now: datetime) -> None:
    """Let there be rewards at some stations; those that are known stay as they are."""
    given, shown = spreadsheets.read(gifts.LIST), gifts.pictures()
    await reward_rows.import_rewards(session, given, shown, "whole", now)


def _map(book: StationBook) -> dict[str, Any]:
    atlas = book.atlas
    shapes = (
        [(area, atlas.shapes[number]) for number, area in atlas.areas.items() if number in atlas.shapes]
        if atlas
        else []
    )
    stations = [{"name": s.name, "latitude": s.latitude, "longitude": s.longitude} for s in book.everything()]
    outline = json.loads(shapely.to_geojson(atlas.outline)) if atlas and atlas.outline else None
    areas = [{"name": area.name, "geometry": json.loads(shapely.to_geojson(shape))} for area, shape in shapes]
    return {"outline": outline, "areas": areas, "stations": stations}


async def _serve(telegram: Telegram, port: int) -> Server:
    try:
        return await serve(telegram, port)
    except OSError:
        return await serve(telegram, 0)


async def _start(folder: Path, url: str) -> asyncio.subprocess.Process:
    environment = {**os.environ, "NUANYI_API_URL": url}
    log = (folder / "log").open("w")
    return await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "run", env=environment, stderr=log)


async def _until_told(program: asyncio.subprocess.Process) -> int:
    """Wait for Ctrl-C or the program's end, and return the exit code."""
    told = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, told.set)
    ended, stopping = asyncio.create_task(program.wait()), asyncio.create_task(told.wait())
    await asyncio.wait((ended, stopping), return_when=asyncio.FIRST_COMPLETED)
    if ended.done():
        raise WrongSetting(plain(terminal_language(), "demo-ended", code=program.returncode or 0))
    program.terminate()
    await asyncio.wait_for(ended, ENDING)
    return 0


def _say(key: str, **args: object) -> None:
    Console().print(plain(terminal_language(), key, **args), markup=False, highlight=False, soft_wrap=True)
