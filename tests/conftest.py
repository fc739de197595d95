"""What every test may ask for: a database of both kinds, a local Telegram, and the program itself."""

import base64
import gc
import shutil
import tempfile
from pathlib import Path

import pytest
import pytest_asyncio

from bot import migrating
from bot.app import build, running
from bot.database import Database
from bot.sandbox.server import serve
from bot.sandbox.world import Telegram
from bot.settings import Settings
from jobs import beat, deliver
from models.keys import Vault
from tests import postgres

KEY = b"nuanyi-tests-nuanyi-tests-nuanyi"
KEY_TEXT = base64.b64encode(KEY).decode()

# As the program itself does: to look for garbage among all modules again and again costs a fifth of the time.
gc.freeze()
gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def postgres_server():
    """A real PostgreSQL for the whole session, with one migrated database to copy from."""
    # Not among pytest's own folders: it throws away old ones while another session may still use them.
    with (
        tempfile.TemporaryDirectory(prefix="nuanyi-postgres-", ignore_cleanup_errors=True) as folder,
        postgres.served(folder) as uri,
    ):
        postgres.administer(uri, "CREATE DATABASE template_nuanyi")
        migrating.upgrade(postgres.named(uri, "template_nuanyi").replace("postgresql:", "postgresql+psycopg:", 1))
        yield uri


@pytest.fixture(scope="session")
def postgres_databases(postgres_server) -> dict[str, postgres.Reused]:
    """The databases that tests use one after the other, by the template that they are copies of."""
    return {}


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory) -> Path:
    """A migrated SQLite file to copy from."""
    path = tmp_path_factory.mktemp("sqlite") / "template.sqlite3"
    migrating.upgrade(f"sqlite+aiosqlite:///{path}")
    return path


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request, tmp_path):
    """The address of an empty, migrated database of each kind, as a person would write it in NUANYI_DATABASE_URL."""
    if request.param == "sqlite":
        yield copy_of_file(request.getfixturevalue("sqlite_template"), tmp_path)
    else:
        server = request.getfixturevalue("postgres_server")
        yield as_new(server, "template_nuanyi", request.getfixturevalue("postgres_databases"))


@pytest.fixture
def settings(database_url, tmp_path, telegram_url) -> Settings:
    """Settings of a program that speaks to the local Telegram."""
    return make_settings(database_url, tmp_path, telegram_url)


def make_settings(database_url: str, folder: Path, telegram_url: str, **more: object) -> Settings:
    """Return the settings a test's program runs with."""
    given = {
        "token": "42:sandbox",
        "api_url": telegram_url,
        "database_url": database_url,
        "data_dir": folder,
        "key": KEY_TEXT,
        "pace": "1000",
        "clock": "sandbox",
        **more,
    }
    return Settings(_env_file=None, **given)


@pytest_asyncio.fixture
async def database(settings):
    """The database, opened as the program opens it."""
    opened = Database(settings.database, Vault(KEY))
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def telegram():
    """A Telegram of the test's own."""
    world = Telegram(token="42:sandbox")
    server = await serve(world, port=0)
    world.url = server.url
    yield world
    await server.stop()


@pytest.fixture
def telegram_url(telegram) -> str:
    """Where that Telegram listens."""
    return telegram.url


@pytest_asyncio.fixture
async def nuanyi(settings):
    """The program, running against the local Telegram."""
    async with running(settings) as program:
        yield program


@pytest_asyncio.fixture
async def kit(settings):
    """The parts of a process that is entered; nothing runs by itself."""
    parts = build(settings)
    await parts.bot.initialize()
    await beat.enrol(parts)
    yield parts
    await deliver.drain(parts, 1)
    await parts.bot.shutdown()
    await parts.database.close()


def copy_of_file(template: Path, folder: Path) -> str:
    """Copy an SQLite file and return the copy's address."""
    path = folder / "nuanyi.sqlite3"
    shutil.copy(template, path)
    return f"sqlite:///{path}"


def as_new(server: str, template: str, databases: dict[str, postgres.Reused]) -> str:
    """Return the address of a database on the server that is what the template is."""
    earlier = databases.get(template)
    databases[template] = postgres.as_new(earlier) if earlier else postgres.reusable(server, template)
    return databases[template].url
