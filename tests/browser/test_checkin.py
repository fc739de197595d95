"""A rider checks in by taps alone, and the secretary confirms with one, side by side in the demo."""

import asyncio
import re
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.phones import Phone, address, picture

pytestmark = pytest.mark.browser

RIDER_TAPS, SECRETARY_TAPS = 13, 1
"""With those by which Telegram itself asks whether the number may be shared."""


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


async def sends(rider: Phone) -> None:
    """Send what was filled in."""
    await rider.tap("都对，发送")


async def begins(phone: Phone) -> None:
    """Start the bot; that tap is Telegram's, and made once for all."""
    await phone.region.get_by_role("button", name="开始", exact=True).click()


async def test_a_rider_checks_in_and_the_secretary_confirms_side_by_side(demo, open_page):
    page = await open_page(await address(demo, "王伟", "张芳"), height=1100)
    rider, secretary = Phone(page, "王伟"), Phone(page, "张芳")
    await begins(secretary)
    await begins(rider)
    await fills_in(rider)
    await picture(page, "checkin.png")
    await sends(rider)
    await rider.hears("发出去了")
    await secretary.hears("新的报到：王伟")
    await picture(page, "secretary.png")

    await secretary.tap("✅ 确认")
    await rider.hears("报到成功")
    card = rider.log.locator(".picture img").last
    await expect(card).to_be_visible(timeout=10_000)
    await page.wait_for_function("() => document.querySelector('.picture img').naturalWidth > 600")
    await expect(secretary.log).to_contain_text("已确认 · 张芳")
    await expect(secretary.region.get_by_role("button", name="✅ 确认")).to_have_count(0)
    await expect(rider.region.get_by_role("button", name="🪪 我的")).to_be_visible()
    await picture(page, "card.png")
    assert (rider.taps, secretary.taps) == (RIDER_TAPS, SECRETARY_TAPS)


async def test_a_secretary_scans_the_card_and_sees_that_it_holds(demo, open_page):
    page = await open_page(await address(demo, "王伟", "张芳"))
    rider, secretary = Phone(page, "王伟"), Phone(page, "张芳")
    await begins(secretary)
    await begins(rider)
    await fills_in(rider)
    await sends(rider)
    await secretary.hears("新的报到")
    await secretary.tap("✅ 确认")
    await rider.hears("你的报到证")
    await rider.tap("出示二维码")
    await expect(rider.log.locator(".picture img")).to_have_count(2, timeout=10_000)

    await secretary.region.get_by_role("button", name="手机菜单").click()
    await secretary.region.get_by_role("menuitem", name="扫码或打开链接").click()
    await secretary.region.get_by_role("button", name="王伟 手机上的照片").first.click()
    answer = secretary.log.get_by_role("article").last
    await expect(answer).to_contain_text("中原区", timeout=10_000)
    await expect(answer).to_contain_text("王")
    await expect(answer).not_to_contain_text("王伟")


async def test_a_number_that_is_typed_foreign_or_passed_on_is_refused_with_the_reason(demo, open_page):
    page = await open_page(await address(demo, "王伟", "张芳"))
    rider = Phone(page, "王伟")
    await begins(rider)
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
    await expect(refused).to_have_count(1, timeout=10_000)

    await foreign.hover()
    await foreign.get_by_role("button", name="消息菜单").click()
    await rider.region.get_by_role("menuitem", name="转发").click()
    await rider.region.get_by_role("menuitem", name="暖驿").click()
    await expect(refused).to_have_count(2, timeout=10_000)


async def test_a_secretary_asks_and_the_rider_answers_by_replying(demo, open_page):
    page = await open_page(await address(demo, "王伟", "张芳"))
    rider, secretary = Phone(page, "王伟"), Phone(page, "张芳")
    await begins(secretary)
    await begins(rider)
    await fills_in(rider)
    await sends(rider)
    await secretary.hears("新的报到")
    await secretary.tap("问一句")
    field = secretary.region.get_by_role("combobox", name="消息")
    await expect(secretary.log.get_by_role("article").last).not_to_contain_text("新的报到")
    await field.fill("你在哪个站点？")
    await field.press("Enter")
    asked = rider.log.get_by_role("article").filter(has_text="你在哪个站点？")
    await expect(asked).to_be_visible(timeout=10_000)

    await asked.hover()
    await asked.get_by_role("button", name="消息菜单").click()
    await rider.region.get_by_role("menuitem", name="回复").click()
    await page.keyboard.type("林山寨站")
    await page.keyboard.press("Enter")
    await secretary.hears("林山寨站")


async def test_ones_own_data_and_the_roster_are_saved_as_files(demo, open_page):
    page = await open_page(await address(demo, "王伟", "张芳"))
    rider, secretary = Phone(page, "王伟"), Phone(page, "张芳")
    await begins(secretary)
    await begins(rider)
    await fills_in(rider)
    await sends(rider)
    await secretary.hears("新的报到")
    await secretary.tap("✅ 确认")
    await rider.hears("报到成功")
    for words in ("🪪 我的", "我的隐私", "拿走一份"):
        await rider.tap(words)
    for words in ("👥 名册", "导出表格"):
        await secretary.tap(words)
    for phone, ending, marker in (
        (rider, "html", "王伟".encode()),
        (rider, "json", b"{"),
        (secretary, "xlsx", b"PK"),
    ):
        link = phone.log.get_by_role("link", name=re.compile(rf"\.{ending}"))
        await expect(link).to_be_visible(timeout=10_000)
        async with page.expect_download() as download:
            await link.click()
        saved = await download.value
        assert saved.suggested_filename.endswith(f".{ending}")
        assert marker in await asyncio.to_thread(Path(await saved.path()).read_bytes)
