"""A rider's phone to the left, the cadres' group to the right: from a photo to "gone", in the demo."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.phones import Phone, acknowledged, address, begins, newcomer, picture, takes_photo

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

TAPS = 4
"""After the photo, with the one by which Telegram itself asks whether the position may be shared."""

FIRST_TIME = 1
"""The tap by which one agrees."""


async def test_a_hazard_is_reported_taken_solved_and_gone(demo, open_page):
    page = await open_page(await address(demo, "孙强", "陈刚", group=True), width=900, height=1180)
    rider, cadre = Phone(page, "孙强"), Phone(page, "陈刚")
    await begins(rider)
    await cadre.hears("堆了两天了")
    await takes_photo(rider, "井盖掉了")
    await rider.hears("它在哪儿")
    await rider.tap("📍 就在这里")
    await rider.tap("分享位置")
    await rider.tap("路面或井盖坏了")
    await rider.hears("看一眼就发")
    await picture(page, "report-form.png")
    await rider.tap("📨 发送")
    assert rider.taps <= TAPS

    number = await acknowledged(rider)
    await rider.hears("还没人接")
    await cadre.hears(f"{number} 🕳️ 路面或井盖坏了")
    await picture(page, "report-group.png")
    await cadre.tap("✋ 我来")
    await cadre.hears("陈刚 接了")
    await rider.hears("有人接手了")
    await cadre.tap("🚧 到现场")
    await rider.hears("的人到现场了")
    await cadre.tap("✅ 办好了")
    await expect(cadre.region.get_by_role("heading")).to_have_text("暖驿")
    await cadre.hears("拍一张处理后的照片")
    await takes_photo(cadre, "井盖盖好了")
    await cadre.tap("✅ 办结")
    await cadre.hears(f"{number} 办结了")

    await rider.hears("没了，还是还在？")
    await expect(rider.log.locator(".picture img")).to_have_count(2)
    await picture(page, "report-resolved.png")
    await rider.tap("✅ 没了")
    await rider.tap("😊 满意")
    await rider.hears("你说满意")
    await cadre.region.get_by_role("button", name="返回聊天列表").click()
    await cadre.region.get_by_role("button", name=re.compile("处置群")).click()
    await cadre.hears("🏁 办完了（陈刚）")


async def test_who_reports_for_the_first_time_agrees_with_one_tap_more(demo, open_page):
    await newcomer(demo, "何军")
    page = await open_page(await address(demo, "何军", "陈刚", group=True))
    rider, cadre = Phone(page, "何军"), Phone(page, "陈刚")
    await begins(rider)
    await takes_photo(rider, "消防通道被堵")
    for words in ("同意", "📍 就在这里", "分享位置", "消防通道被堵", "📨 发送"):
        await rider.tap(words)
    number = await acknowledged(rider)
    assert rider.taps <= TAPS + FIRST_TIME
    await cadre.hears(f"{number} 🚒 消防通道被堵")
    withdraw = rider.region.get_by_role("button", name="撤回", exact=True)
    await withdraw.click()
    await rider.hears(f"要撤回 {number} 吗")
    await withdraw.click()
    await rider.hears("撤回了")


async def test_a_cadre_sees_what_waits_and_how_it_went(demo, open_page):
    page = await open_page(await address(demo, "陈刚", "周婷"), width=900, height=1180)
    chen, zhou = Phone(page, "陈刚"), Phone(page, "周婷")
    for one in (chen, zhou):
        await begins(one)
        await one.says("/start")
        await one.tap("📋 待办")
        await one.hears("没人接的（2）")
    before = [await one.log.locator(".picture img").count() for one in (chen, zhou)]
    await zhou.tap("#18")
    await zhou.hears("报告人1（快递员）：三号楼后面，车进不去")
    await picture(page, "queue.png")

    for one in (chen, zhou):
        await one.tap("📊 数据")
        await one.hears("响应率")
    await expect(chen.log.locator(".picture img")).to_have_count(before[0] + 1)
    await expect(zhou.log.locator(".picture img")).to_have_count(before[1] + 2)
    await chen.log.get_by_text("满意率").first.evaluate("words => words.scrollIntoView()")
    await zhou.log.get_by_role("button", name="查看照片").last.click()
    drawn = zhou.region.get_by_role("dialog", name="照片").get_by_role("img")
    await expect(drawn).to_be_visible()
    assert await drawn.evaluate("image => image.decode().then(() => image.naturalWidth)") >= 600
    await picture(page, "stats.png")
