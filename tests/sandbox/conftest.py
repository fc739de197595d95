import re
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from telegram import Bot, Update

from bot.sandbox import Group, Person, Server, Telegram, serve

TOKEN = "42:sandbox"
Call = Callable[..., Awaitable[dict[str, Any]]]


def words(text: str) -> str:
    """Make a pattern of Telegram's words, whose case the library changes."""
    return f"(?i){re.escape(text)}"


@pytest.fixture
def telegram() -> Telegram:
    return Telegram(TOKEN)


@pytest.fixture
async def server(telegram: Telegram) -> AsyncIterator[Server]:
    server = await serve(telegram)
    yield server
    await server.stop()


@pytest.fixture
async def bot(server: Server) -> AsyncIterator[Bot]:
    """The client that the program uses, against the sandbox."""
    async with Bot(TOKEN, base_url=f"{server.url}/bot", base_file_url=f"{server.url}/file/bot") as bot:
        yield bot


@pytest.fixture
async def http(server: Server) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(server.url) as session:
        yield session


@pytest.fixture
def call(http: aiohttp.ClientSession) -> Call:
    """Call a method with plain JSON, as a client that checks nothing; gives the answer's whole body."""

    async def call(method: str, /, **params: Any) -> dict[str, Any]:
        async with http.post(f"/bot{TOKEN}/{method}", json=params) as response:
            return await response.json()

    return call


@pytest.fixture
def wang(telegram: Telegram) -> Person:
    return telegram.person("王伟", language_code="zh-hans", phone="+8613800000001", started=True)


@pytest.fixture
def li(telegram: Telegram) -> Person:
    return telegram.person("Li", "Na", language_code="en", username="lina", started=True)


@pytest.fixture
def group(telegram: Telegram, wang: Person, li: Person) -> Group:
    return telegram.group("金水区分拣群", [wang, li])


@pytest.fixture
def poll(bot: Bot) -> Callable[..., Awaitable[list[Update]]]:
    """Fetch what is new and confirm it, as a poller does."""
    after = 0

    async def poll(seconds: int = 0, **params: Any) -> list[Update]:
        nonlocal after
        updates = await bot.get_updates(offset=after, timeout=seconds, **params)
        after = max([after, *(update.update_id + 1 for update in updates)])
        return list(updates)

    return poll
