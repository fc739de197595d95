"""Zhengzhou on a Wednesday morning: its real stations, the program at work, and people with phones."""

import asyncio
import csv
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from rich.console import Console
from sqlalchemy import func, select
from sqlmodel import SQLModel

from bot import demo, district, importing
from bot.app import Program
from bot.database import Database
from bot.sandbox import Message, Person, Telegram, gestures
from bot.settings import Settings
from jobs import reload
from models.keys import Vault
from tests.conftest import KEY, as_new, copy_of_file, make_settings
from tests.postgres import administer, named
from tests.stories import people
from tests.stories.people import Town

DATA = Path(demo.__file__).parent
SHANGHAI = ZoneInfo("Asia/Shanghai")
WEDNESDAY = datetime(2026, 11, 18, 10, 0, tzinfo=SHANGHAI)
ZHENGDA = (34.7472, 113.6245)
"""A corner near Zhengzhou University's old campus, with many stations around."""

FAR_OFF = (34.0, 112.0)
"""A place with no real station for 50 km."""


@pytest.fixture(scope="session")
def zhengzhou_file(sqlite_template, tmp_path_factory) -> Path:
    """An SQLite file with the real stations and districts, as an administrator's import leaves it."""
    folder = tmp_path_factory.mktemp("zhengzhou")
    settings = make_settings(copy_of_file(sqlite_template, folder), folder, "http://127.0.0.1:1")
    asyncio.run(bring_in(settings, areas=DATA / "districts.geojson", stations=DATA / "stations.csv"))
    return folder / "nuanyi.sqlite3"


@pytest.fixture(scope="session")
def zhengzhou_server(postgres_server, tmp_path_factory) -> str:
    """The PostgreSQL server, with the same in the database `template_zhengzhou`."""
    administer(postgres_server, "CREATE DATABASE template_zhengzhou TEMPLATE template_nuanyi")
    url = named(postgres_server, "template_zhengzhou")
    settings = make_settings(url, tmp_path_factory.mktemp("zhengzhou"), "http://127.0.0.1:1")
    asyncio.run(bring_in(settings, areas=DATA / "districts.geojson", stations=DATA / "stations.csv"))
    return postgres_server


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request, tmp_path):
    """A database of each kind with everything that Zhengzhou has."""
    if request.param == "sqlite":
        yield copy_of_file(request.getfixturevalue("zhengzhou_file"), tmp_path)
    else:
        server = request.getfixturevalue("zhengzhou_server")
        yield as_new(server, "template_zhengzhou", request.getfixturevalue("postgres_databases"))


@pytest.fixture
def settings(database_url, tmp_path, telegram_url) -> Settings:
    """Settings that name two administrators, `boss` and `deputy`."""
    return make_settings(database_url, tmp_path, telegram_url, admins=f"{people.BOSS},{people.DEPUTY}")


ON_ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""For what is reckoned in memory, and is the same whatever database the stations come from."""


async def bring_in(settings: Settings, **files: Path) -> None:
    """Import files as the command line does, in a process of its own."""
    place, database = district.load(settings.config), Database(settings.database, Vault(KEY))
    tools = importing.Tools(settings, place, database, "en", Console(quiet=True))
    if "areas" in files:
        assert await importing.areas(tools, files["areas"], "whole")
    assert await importing.stations(tools, files["stations"], None, "whole")
    await database.close()


def labels(message: Message) -> list[str]:
    """Return what stands on the buttons under a message."""
    return [button.label for row in message.buttons for button in row]


async def happens(condition, within: float = 5.0) -> None:
    """Wait until a condition holds; an AssertionError when it still doesn't."""
    for _ in range(int(within / 0.02)):
        if condition():
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"it did not happen within {within} s")


class Nuanyi:
    """The program on its machine, which can be started again and whose stations another command changes."""

    def __init__(self, settings: Settings, telegram: Telegram, folder: Path) -> None:
        self.settings, self.telegram, self.folder = settings, telegram, folder
        self.program = Program(settings)

    @property
    def kit(self):
        return self.program.kit

    @property
    def stations(self):
        return self.kit.stations

    async def restarts(self) -> None:
        """End in order and start anew, with nothing in memory."""
        async with self.is_down():
            pass

    @asynccontextmanager
    async def is_down(self) -> AsyncIterator[None]:
        """Let nothing run for a while: what people do lies with Telegram until then."""
        await self.program.stop()
        yield
        self.program = Program(self.settings)
        await self.program.start()

    async def later(self, **by: float) -> None:
        """Let time pass (what `timedelta` takes), until the program has noticed and looked around."""
        until = self.telegram.clock.now() + timedelta(**by)
        self.telegram.clock.set(until)
        await happens(lambda: abs(self.kit.clock.now() - self.telegram.clock.now()) < timedelta(seconds=1))
        await reload.run(self.kit, self.kit.clock.now())

    async def imports(self, *stations: dict[str, object]) -> None:
        """Import rows of a spreadsheet with another command, while this one runs."""
        sheet = io.StringIO()
        writer = csv.DictWriter(sheet, list(dict.fromkeys(column for row in stations for column in row)))
        writer.writeheader()
        writer.writerows(stations)
        file = self.folder / "stations.csv"
        await asyncio.to_thread(file.write_text, sheet.getvalue(), encoding="utf-8")
        await bring_in(self.settings, stations=file)

    async def knows(self, *stations: dict[str, object]) -> None:
        """Import rows, and look around at once instead of in a second or two."""
        await self.imports(*stations)
        await reload.run(self.kit, self.kit.clock.now())


class Unlucky:
    """A person before whose every gesture the program is started anew, with nothing in memory."""

    def __init__(self, person: Person, nuanyi: Nuanyi) -> None:
        self._person, self._nuanyi = person, nuanyi

    def __getattr__(self, verb):
        gesture = getattr(self._person, verb)
        if verb not in ("says", "presses", "shares_place", "opens", "sends_photo", "edits"):
            return gesture

        async def after_a_restart(*args, **more):
            await self._nuanyi.restarts()
            return await gesture(*args, **more)

        return after_a_restart


@pytest_asyncio.fixture
async def nuanyi(settings, telegram, tmp_path):
    """The program, running since Wednesday at ten in the morning."""
    telegram.clock.set(WEDNESDAY)
    house = Nuanyi(settings, telegram, tmp_path)
    await house.program.start()
    yield house
    await house.program.stop()


@pytest_asyncio.fixture
async def town(nuanyi) -> Town:
    """Streets, communities and branches, which the running program knows."""
    return await people.settle(nuanyi)


@pytest.fixture
def boss(telegram) -> Person:
    """An administrator, by the settings."""
    return people.administrator(telegram, people.BOSS, "管主任")


@pytest.fixture
def deputy(telegram) -> Person:
    """Another one."""
    return people.administrator(telegram, people.DEPUTY, "副主任")


@pytest.fixture
def zhang(telegram) -> Person:
    """Somebody who may become a secretary, keeper or cadre."""
    return telegram.person("张芳", language_code="zh-hans", started=True)


@pytest.fixture
def wang(telegram) -> Person:
    """A rider whose phone is set to simplified Chinese."""
    return telegram.person("王伟", language_code="zh-hans")


@pytest.fixture
def li(telegram) -> Person:
    """Another one."""
    return telegram.person("李娜", language_code="zh-hans")


@pytest.fixture
def ana(telegram) -> Person:
    """A rider whose phone is set to English."""
    return telegram.person("Ana", language_code="en")


def offering(code: str, *, north: float = 0.0, **facts: object) -> dict[str, object]:
    """Return the row of a spreadsheet for a station so many metres to the north of the far-off place."""
    place = {"latitude": FAR_OFF[0] + north / 110_930, "longitude": FAR_OFF[1]}
    return {"code": code, "name": f"{code}驿站", **place, "hours": "24小时", "hours_confirmed": 1, **facts}


async def count(database: Database, table: type[SQLModel], *conditions: object) -> int:
    """Count the rows of a table."""
    async with database.read() as session:
        statement = select(func.count()).select_from(table).where(*conditions)
        return int((await session.execute(statement)).scalar_one())


def sends(person: Person, **content: object):
    """Send a message of a kind that has no verb of its own."""
    return gestures.write(person, None, dict(content))
