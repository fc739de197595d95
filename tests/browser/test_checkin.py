"""A rider checks in by taps alone, and the secretary confirms with one, side by side in the demo."""

import asyncio
import re
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.phones import Phone, address, begins, checks_in, fills_in, newcomer, picture

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

RIDER_TAPS, SECRETARY_TAPS = 13, 1
"""With those by which Telegram itself asks whether the number may be shared."""


async def side_by_side(demo, open_page, name: str, **more) -> tuple[Phone, Phone]:
    """Let somebody new and the secretary have started the bot, side by side."""
    await newcomer(demo, name, "+8613800001001")
    page = await open_page(await address(demo, name, "张芳"), **more)
    rider, secretary = Phone(page, name), Phone(page, "张芳")
    await begins(secretary)
    await begins(rider)
    return rider, secretary


async def test_a_rider_checks_in_and_the_secretary_confirms_side_by_side(demo, open_page):
    rider, secretary = await side_by_side(demo, open_page, "钱勇", height=1100)
    await fills_in(rider)
    await picture(rider.page, "checkin.png")
    await rider.tap("都对，发送")
    await rider.hears("发出去了")
    await secretary.hears("新的报到：钱勇")
    await picture(rider.page, "secretary.png")

    await secretary.tap("✅ 确认")
    await rider.hears("报到成功")
    card = rider.log.locator(".picture img").last
    await expect(card).to_be_visible()
    assert await card.evaluate("image => image.decode().then(() => image.naturalWidth)") > 600
    decided = secretary.log.get_by_role("article").filter(has_text="钱勇")
    await expect(decided).to_contain_text("已确认 · 张芳")
    await expect(decided.get_by_role("button", name="✅ 确认")).to_have_count(0)
    await expect(rider.region.get_by_role("button", name="🪪 我的")).to_be_visible()
    await picture(rider.page, "card.png")
    assert (rider.taps, secretary.taps) == (RIDER_TAPS, SECRETARY_TAPS)


async def test_a_secretary_scans_the_card_and_sees_that_it_holds(demo, open_page):
    rider, secretary = await side_by_side(demo, open_page, "赵磊")
    await checks_in(rider, secretary)
    await rider.tap("出示二维码")
    await expect(rider.log.locator(".picture img")).to_have_count(2)

    await secretary.region.get_by_role("button", name="手机菜单").click()
    await secretary.region.get_by_role("menuitem", name="扫码或打开链接").click()
    await secretary.region.get_by_role("button", name="赵磊 手机上的照片").first.click()
    answer = secretary.log.get_by_role("article").last
    await expect(answer).to_contain_text("中原区")
    await expect(answer).to_contain_text("赵")
    await expect(answer).not_to_contain_text("赵磊")


async def test_a_number_that_is_typed_foreign_or_passed_on_is_refused_with_the_reason(demo, open_page):
    rider, _ = await side_by_side(demo, open_page, "孟飞")
    for words in ("🪪 报到", "同意，开始报到", "就叫"):
        await rider.tap(words)
    await rider.hears("留个手机号吗")
    field = rider.region.get_by_role("combobox", name="消息")
    await field.fill("13800000009")
    await field.press("Enter")
    await rider.hears("打字的号码我不收")

    await rider.region.get_by_role("button", name="附件").click()
    await rider.region.get_by_role("menuitem", name="别人的联系方式").click()
    await rider.region.get_by_role("menuitem", name="Ana").click()
    foreign = rider.log.get_by_role("article").filter(has_text="+8613800000003")
    refused = rider.log.get_by_text("这不是你自己的号码，我不收。")
    await expect(refused).to_have_count(1)

    await foreign.hover()
    await foreign.get_by_role("button", name="消息菜单").click()
    await rider.region.get_by_role("menuitem", name="转发").click()
    await rider.region.get_by_role("menuitem", name="暖驿").click()
    await expect(refused).to_have_count(2)


async def test_a_secretary_asks_and_the_rider_answers_by_replying(demo, open_page):
    rider, secretary = await side_by_side(demo, open_page, "马强")
    await fills_in(rider)
    await rider.tap("都对，发送")
    await secretary.hears("新的报到：马强")
    await secretary.tap("问一句")
    field = secretary.region.get_by_role("combobox", name="消息")
    await expect(secretary.log.get_by_role("article").last).not_to_contain_text("新的报到")
    await field.fill("你在哪个站点？")
    await field.press("Enter")
    asked = rider.log.get_by_role("article").filter(has_text="你在哪个站点？")
    await expect(asked).to_be_visible()

    await asked.hover()
    await asked.get_by_role("button", name="消息菜单").click()
    await rider.region.get_by_role("menuitem", name="回复").click()
    await rider.page.keyboard.type("林山寨站")
    await rider.page.keyboard.press("Enter")
    await secretary.hears("林山寨站")


async def test_ones_own_data_and_the_roster_are_saved_as_files(demo, open_page):
    rider, secretary = await side_by_side(demo, open_page, "周涛")
    await checks_in(rider, secretary)
    for words in ("🪪 我的", "我的隐私", "拿走一份"):
        await rider.tap(words)
    for words in ("👥 名册", "导出表格"):
        await secretary.tap(words)
    for phone, ending, marker in (
        (rider, "html", "周涛".encode()),
        (rider, "json", b"{"),
        (secretary, "xlsx", b"PK"),
    ):
        link = phone.log.get_by_role("link", name=re.compile(rf"\.{ending}"))
        await expect(link).to_be_visible()
        async with rider.page.expect_download() as download:
            await link.click()
        saved = await download.value
        assert saved.suggested_filename.endswith(f".{ending}")
        assert marker in await asyncio.to_thread(Path(await saved.path()).read_bytes)
