"""What a newcomer sees who typed `make demo` and opened the address."""

import asyncio
import os
import re
import sys
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import expect

pytestmark = pytest.mark.browser

PICTURES = os.environ.get("NUANYI_TEST_PICTURES")


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


async def set_clock(demo: str, moment: str) -> None:
    """Let it be another time in the demo's Telegram, and so for the program."""
    async with (
        aiohttp.ClientSession(headers={"X-Sandbox": "1"}) as http,
        http.post(f"{demo}/api/clock", json={"set": moment}) as answer,
    ):
        assert answer.status == 200
    await asyncio.sleep(0.5)


async def picture(page, name: str) -> None:
    """Keep what the page looks like, where the README's pictures are wanted."""
    if PICTURES:
        await page.screenshot(path=Path(PICTURES) / name)


async def test_a_rider_finds_the_nearest_stations_and_the_way_there(demo, open_page):
    await set_clock(demo, "2026-11-23T02:30:00+00:00")  # a Monday morning in Zhengzhou
    page = await open_page(demo, height=1400)
    phone = page.get_by_role("region", name="王伟", exact=True)
    await phone.get_by_role("button", name="开始", exact=True).click()
    await expect(phone.get_by_text("我是暖驿")).to_be_visible()

    await phone.get_by_role("button", name="📍 找驿站", exact=True).click()
    await page.get_by_role("button", name="分享位置").click()
    answer = phone.get_by_text("离你最近的驿站")
    await expect(answer).to_be_visible()
    stations = phone.get_by_role("button", name=re.compile(r"^[1-5]\. "))
    await expect(stations).to_have_count(5)
    text = await phone.inner_text()
    assert len(re.findall(r"\d 米|公里", text)) >= 5
    assert len(re.findall("开到|关门|24 小时开放|未核实", text)) >= 5
    assert "🟢 开到" in text
    await picture(page, "nearest.png")

    await stations.first.click()
    for app in ("高德", "百度", "腾讯"):
        await expect(phone.get_by_role("link", name=f"🚴 {app}")).to_be_visible()
    await expect(phone.get_by_text("🕗 今天")).to_be_visible()
    venue = phone.get_by_role("link", name=re.compile("驿站|服务")).last
    await expect(venue).to_be_visible(timeout=10_000)
    await asyncio.sleep(1.5)
    await picture(page, "station.png")


async def test_another_rider_uses_it_in_english_on_a_narrow_screen(demo, open_page):
    page = await open_page(f"{demo}/", width=390, height=844, locale="en-US")
    await page.get_by_role("tab").nth(0).click()
    await expect(page.get_by_role("button", name=re.compile("Start|开始")).first).to_be_visible()
