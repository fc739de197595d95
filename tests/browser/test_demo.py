"""What a newcomer sees who typed `make demo` and opened the address."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.phones import Phone, address, begins, newcomer, picture

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_a_rider_finds_the_nearest_stations_and_the_way_there(demo, open_page):
    await newcomer(demo, "郑洁")
    page = await open_page(await address(demo, "郑洁", "Ana"), height=1400)
    phone = page.get_by_role("region", name="郑洁", exact=True)
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
    await expect(venue).to_be_visible()
    await picture(page, "station.png")


async def test_another_rider_uses_it_in_english_on_a_narrow_screen(demo, open_page):
    page = await open_page(f"{demo}/", width=390, height=844, locale="en-US")
    await page.get_by_role("tab").nth(0).click()
    await expect(page.get_by_role("button", name=re.compile("Start|开始")).first).to_be_visible()


async def test_riders_a_secretary_and_an_administrator_are_there_side_by_side(demo, open_page):
    page = await open_page(demo, width=1600)
    people = page.get_by_role("region")
    await expect(people).to_have_count(5)
    for name, greeting in (("张芳", "有人报到"), ("刘敏", "你是管理员"), ("Ana Silva", "I am Nuanyi")):
        phone = Phone(page, name)
        await begins(phone)
        await phone.says("/start")
        await phone.hears(greeting)
    for name, commands in (("张芳", ["roster", "broadcast"]), ("刘敏", ["roster", "broadcast", "invite"])):
        phone = page.get_by_role("region", name=name, exact=True)
        await phone.get_by_role("button", name="命令").click()
        for place, command in enumerate(commands):
            await expect(phone.get_by_role("option").nth(place)).to_contain_text(f"/{command}")
        await phone.get_by_role("button", name="命令").click()
