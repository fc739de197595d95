"""A real browser: Debian's chromium without a window."""

import shutil

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
