"""A real browser: Debian's chromium without a window; and the demo, as people start it."""

import asyncio
import os
import re
import shutil
import sys

import pytest_asyncio
from playwright.async_api import async_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest_asyncio.fixture
async def chromium():
    """Chromium, for as long as one test."""
    async with async_playwright() as playwright:
        path = shutil.which("chromium") or "/usr/bin/chromium"
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture
async def open_page(chromium):
    """Open an address in a window of its own; at the end no script may have failed."""
    mistakes = []

    async def open_(url: str, width: int = 1280, height: int = 860, locale: str = "zh-CN", **more):
        window = {"viewport": {"width": width, "height": height}, "timezone_id": "Asia/Shanghai"}
        context = await chromium.new_context(locale=locale, **window, **more)
        context.set_default_timeout(8000)
        page = await context.new_page()
        page.on("pageerror", lambda error: mistakes.append(str(error)))
        await page.goto(url)
        return page

    yield open_
    assert mistakes == []


@pytest_asyncio.fixture
async def demo(tmp_path):
    """The demo as people start it; yields the address that it prints."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NUANYI_")}
    command = (sys.executable, "-m", "bot", "demo", "--port", "0", "--folder", str(tmp_path))
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE, env=environment)
    said = b""
    while not (found := re.search(rb"http://127\.0\.0\.1:\d+", said)):
        said += await asyncio.wait_for(process.stdout.readline(), 60)
    yield found.group().decode()
    process.terminate()
    await process.wait()
