"""What the stories of the demo do with it: its time, its people's phones, and pictures of them."""

import os
import re
from pathlib import Path

import aiohttp
from playwright.async_api import Locator, Page, expect

PICTURES = os.environ.get("NUANYI_TEST_PICTURES")

MONDAY = "2026-11-23T10:30:00"
"""A working day's morning in Zhengzhou, on which the demo's clocks begin."""


async def address(demo: str, *names: str, group: bool = False) -> str:
    """Give the address at which the page shows the phones of these people only; the last one with the group open."""
    async with aiohttp.ClientSession() as http, http.get(f"{demo}/api/state") as answer:
        state = await answer.json()
    known = {person["first_name"]: person["id"] for person in state["people"]}
    opened = f"@{state['groups'][0]['id']}" if group else ""
    return f"{demo}/#person={','.join(str(known[name]) for name in names)}{opened}"


async def picture(page: Page, name: str) -> None:
    """Keep what the page looks like, where the README's pictures are wanted."""
    if PICTURES:
        await page.screenshot(path=Path(PICTURES) / name)


def phone_of(page: Page, name: str) -> Locator:
    """Find the phone of the person with this name."""
    return page.get_by_role("region", name=name, exact=True)


def input_of(phone: Locator) -> Locator:
    """Find where one types on a phone."""
    return phone.get_by_role("combobox", name="消息")


class Phone:
    """One person's phone on the page; every tap on it is counted."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.region = page.get_by_role("region", name=name, exact=True)
        self.log = self.region.get_by_role("log")
        self.taps = 0

    def button(self, words: str) -> Locator:
        """Find the newest button or key on which these words are."""
        return self.region.get_by_role("button", name=re.compile(re.escape(words))).last

    async def tap(self, words: str) -> None:
        """Tap a button or key, when it is there."""
        await self.button(words).click()
        self.taps += 1

    async def hears(self, words: str) -> None:
        """Wait until these words are to be read."""
        await expect(self.log.get_by_text(words).last).to_be_visible(timeout=10_000)
