"""A real browser: Debian's chromium without a window; and the demo, as people start it."""

import asyncio
import os
import re
import shutil
import sys

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import async_playwright, expect

from bot.sandbox import Telegram, serve
from tests.browser.phones import MONDAY, PATIENCE
from tests.browser.scripted_bot import ScriptedBot
from tests.core import happens

MAP = {
    "outline": None,
    "areas": [
        {
            "name": "金水区",
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[113.6, 34.7], [113.7, 34.7], [113.7, 34.8], [113.6, 34.8], [113.6, 34.7]]],
            },
        }
    ],
    "stations": [
        {"name": "花园路驿站", "latitude": 34.76, "longitude": 113.65},
        {"name": "紫荆山驿站", "latitude": 34.77, "longitude": 113.66},
    ],
}

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


expect.set_options(timeout=PATIENCE)

EVER = {"scope": "session", "loop_scope": "session"}
"""To start a browser or the demo takes longer than most tests: each process that runs tests does it once."""


@pytest_asyncio.fixture(**EVER)
async def chromium():
    """Chromium; each test has windows of its own."""
    async with async_playwright() as playwright:
        path = shutil.which("chromium") or "/usr/bin/chromium"
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(chromium):
    """Open an address in a window of its own; at the end no script may have failed."""
    mistakes, opened = [], []

    async def open_(url: str, width: int = 1280, height: int = 860, locale: str = "zh-CN", **more):
        window = {"viewport": {"width": width, "height": height}, "timezone_id": "Asia/Shanghai"}
        context = await chromium.new_context(locale=locale, **window, **more)
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        page = await context.new_page()
        page.on("pageerror", lambda error: mistakes.append(str(error)))
        await page.goto(url)
        return page

    yield open_
    for context in opened:
        await context.close()
    assert mistakes == []


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory):
    """Where the demo keeps its data."""
    return tmp_path_factory.mktemp("demo")


@pytest_asyncio.fixture(**EVER)
async def demo(demo_folder):
    """The demo as people start it, but always on the same Monday; yields the address that it prints.

    Tests share it: each brings people of its own, and leaves nothing open that others might count.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NUANYI_")}
    command = (sys.executable, "-m", "bot", "demo", "--port", "0", "--folder", str(demo_folder), "--at", MONDAY)
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE, env=environment)
    said = b""
    while not (found := re.search(rb"http://127\.0\.0\.1:\d+", said)):
        said += await asyncio.wait_for(process.stdout.readline(), 60)
    log = demo_folder / "log"  # the page is there before the bot listens: where browsers start that takes a while
    await happens(lambda: log.exists() and "polling" in log.read_text(), within=60)
    yield found.group().decode()
    process.terminate()
    await process.wait()


@pytest.fixture
def world():
    """Two riders and their group, on a small map."""
    telegram = Telegram()
    telegram.map = MAP
    telegram.wang = telegram.person("王伟", phone="+8613800000001", started=True)
    telegram.li = telegram.person("李娜", started=True)
    telegram.sorting = telegram.group("分拣群", members=[telegram.wang, telegram.li], bot="administrator")
    return telegram


@pytest_asyncio.fixture(loop_scope="session")
async def server(world):
    running = await serve(world)
    yield running
    await running.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def bot(server, world):
    async with aiohttp.ClientSession() as http:
        yield ScriptedBot(http, server.url, world.token)
