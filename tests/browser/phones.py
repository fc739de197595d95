"""What the stories of the demo do with it: its time, its people's phones, and pictures of them."""

import base64
import os
import re
from pathlib import Path

import aiohttp
from playwright.async_api import Locator, Page, expect

from tests.bot import reading

PICTURES = os.environ.get("NUANYI_TEST_PICTURES")

MONDAY = "2026-11-23T10:30:00"
"""A working day's morning in Zhengzhou, on which the demo's clocks begin."""


PATIENCE = 20_000
"""Milliseconds that what the bot says may take where several browsers share a processor."""


async def address(demo: str, *names: str, group: bool = False) -> str:
    """Give the address at which the page shows the phones of these people only; the last one with the group open."""
    async with aiohttp.ClientSession() as http, http.get(f"{demo}/api/state") as answer:
        state = await answer.json()
    known = {person["first_name"]: person["id"] for person in state["people"]}
    opened = f"@{state['groups'][0]['id']}" if group else ""
    return f"{demo}/#person={','.join(str(known[name]) for name in names)}{opened}"


async def newcomer(demo: str, name: str, phone: str | None = None) -> None:
    """Let somebody be in the demo who was not there before; everybody has another name."""
    given = {"first_name": name, "language_code": "zh-hans", "phone": phone}
    as_the_page = {"X-Sandbox": "1"}
    async with (
        aiohttp.ClientSession(headers=as_the_page) as http,
        http.post(f"{demo}/api/people", json=given) as answer,
    ):
        assert answer.ok, await answer.text()


async def picture(page: Page, name: str) -> None:
    """Keep what the page looks like when nothing moves any more, where the README's pictures are wanted."""
    if PICTURES:
        await page.wait_for_function("() => document.getAnimations().every(one => one.playState !== 'running')")
        await page.wait_for_function("() => [...document.images].every(one => one.complete)")
        await expect(page.locator(".toast")).to_have_count(0)
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
        self.name = name
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

    async def says(self, words: str) -> None:
        """Type something and send it."""
        await input_of(self.region).fill(words)
        await input_of(self.region).press("Enter")

    async def hears(self, words: str) -> None:
        """Wait until these words are to be read."""
        await expect(self.log.get_by_text(words).last).to_be_visible()


async def begins(phone: Phone) -> None:
    """Start the bot, unless this person has done so; that tap is Telegram's, and made once for all."""
    start = phone.region.get_by_role("button", name="开始", exact=True)
    await expect(start.or_(input_of(phone.region))).to_be_visible()
    if await start.count():
        await start.click()


async def fills_in(rider: Phone, *, district: str = "中原区") -> None:
    """Tap through the check-in up to its summary: with the own number, without Party membership and notices."""
    await rider.tap("🪪 报到")
    await rider.tap("同意，开始报到")
    await rider.tap("就叫")
    await rider.tap("📱 发送我的手机号")
    await rider.tap("分享号码")
    await rider.tap("外卖骑手")
    await rider.tap("美团")
    await rider.tap(district)
    await rider.tap(f"就选{district}")
    await rider.tap("不是")
    await rider.tap("我承诺")
    await rider.tap("都不要")
    await rider.hears("看看对不对")


async def checks_in(rider: Phone, secretary: Phone) -> None:
    """Let a rider check in, and the secretary confirm it."""
    await fills_in(rider)
    await rider.tap("都对，发送")
    await secretary.hears(f"新的报到：{rider.name}")
    await secretary.tap("✅ 确认")
    await rider.hears("你的报到证")


async def takes_photo(phone: Phone, sample: str) -> None:
    """Send one of the pictures at hand, as if it had just been taken; what is tapped is counted from here on."""
    await phone.region.get_by_role("button", name="附件").click()
    await phone.region.get_by_role("menuitem", name="样片").click()
    await phone.region.get_by_role("menuitem", name=sample).click()
    await phone.region.get_by_role("dialog").get_by_role("button", name="发送").click()
    phone.taps = 0


async def acknowledged(rider: Phone) -> str:
    """Wait until a report is acknowledged, and give its number as it is written: #19."""
    said = rider.log.get_by_text(re.compile(r"收到，编号 #\d+")).last
    await expect(said).to_be_visible()
    return re.search(r"#\d+", await said.inner_text())[0]


async def codes(shown: Locator) -> list[str]:
    """Read the codes in a picture as it is shown on a phone."""
    await expect(shown).to_be_visible()
    await shown.evaluate("image => image.decode()")
    drawn = await shown.evaluate(
        """image => {
            const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
            canvas.getContext('2d').drawImage(image, 0, 0);
            return canvas.toDataURL('image/png').split(',')[1];
        }"""
    )
    return reading.codes(reading.image(base64.b64decode(drawn)))


async def opens(phone: Phone, link: str) -> None:
    """Open a link with a phone, as its camera does that has read it from a picture."""
    await phone.region.get_by_role("button", name="手机菜单").click()
    await phone.region.get_by_role("menuitem", name="扫码或打开链接").click()
    sheet = phone.region.get_by_role("dialog")
    await sheet.get_by_label("链接").fill(link)
    await sheet.get_by_role("button", name="打开").click()
    await expect(sheet).to_have_count(0)
