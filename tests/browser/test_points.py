"""What a reporter gets for a hazard that was solved: points, gloves for them, and a certificate, in the demo."""

import re
import sqlite3

import pytest
from playwright.async_api import expect

from bot.demo import cast
from tests.browser.phones import (
    Phone,
    acknowledged,
    address,
    begins,
    checks_in,
    codes,
    newcomer,
    opens,
    picture,
    takes_photo,
)

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

STATION = "三棉东"
"""Part of the name of the keeper's station; where phones are at first, there are gloves nearer than that."""
WHERE = f"SELECT latitude, longitude FROM station WHERE code = '{cast.STATION}'"

BOOKS = """
    SELECT (SELECT sum(amount) FROM entry WHERE member_id = held.member_id),
        (SELECT balance FROM account WHERE member_id = held.member_id),
        (SELECT group_concat(amount, ' ') FROM entry WHERE member_id = held.member_id),
        supplied, taken, held.state
    FROM reservation AS held JOIN shelf USING (reward_id, station_id)
"""
"""What the ledger and the shelf say of whoever reserved something."""


async def reports(rider: Phone) -> str:
    """Report a hazard for the first time, and give its number."""
    await takes_photo(rider, "井盖掉了")
    for words in ("同意", "📍 就在这里", "分享位置", "路面或井盖坏了", "📨 发送"):
        await rider.tap(words)
    return await acknowledged(rider)


async def solves(cadre: Phone, number: str) -> None:
    """Take a report in the group, and solve it with a photo."""
    await cadre.hears(f"{number} 🕳️ 路面或井盖坏了")
    await cadre.tap("✋ 我来")
    await cadre.hears("陈刚 接了")
    await cadre.tap("✅ 办好了")
    await cadre.hears("拍一张处理后的照片")
    await takes_photo(cadre, "井盖盖好了")
    await cadre.tap("✅ 办结")
    await cadre.hears(f"{number} 办结了")


async def earns(demo, open_page, rider: Phone) -> str:
    """Let a rider have 30 points: 20 for a check-in and 10 for a hazard; give the hazard's number."""
    page = await open_page(await address(demo, "张芳", "陈刚", group=True))
    secretary, cadre = Phone(page, "张芳"), Phone(page, "陈刚")
    await begins(secretary)
    await begins(rider)
    await checks_in(rider, secretary)
    await rider.hears("+20 分：报到通过。现在一共 20 分")
    number = await reports(rider)
    await solves(cadre, number)
    await rider.tap("✅ 没了")
    await rider.hears(f"+10 分：随手拍解决 {number}。现在一共 30 分")
    await page.context.close()
    return number


def kept(folder, statement: str) -> list[tuple]:
    """Ask the demo's database, while the program runs on it."""
    with sqlite3.connect(f"file:{folder}/nuanyi.sqlite3?mode=ro", uri=True) as database:
        return database.execute(statement).fetchall()


async def test_points_for_a_solved_hazard_get_a_rider_gloves_that_the_keeper_hands_out_once(
    demo, demo_folder, open_page
):
    await newcomer(demo, "郭亮", "+8613800001002")
    page = await open_page(await address(demo, "郭亮", "李娜"), width=900, height=1180)
    rider, keeper = Phone(page, "郭亮"), Phone(page, "李娜")
    await begins(keeper)
    number = await earns(demo, open_page, rider)
    await rider.tap("⭐ 我的积分")
    for words in ("我的积分：30 分", "基础 20 ＋ 贡献 10", "报到通过", f"随手拍解决 {number}", "够换“防滑手套”了"):
        await rider.hears(words)
    await picture(page, "points.png")

    await rider.tap("🎁 兑换")
    await rider.hears("能兑换的")
    await rider.tap("📍 按我的位置排")
    await rider.hears("按远近排好")
    await rider.tap("📍 找驿站")
    ((latitude, longitude),) = kept(
        demo_folder, f"SELECT latitude, longitude FROM station WHERE code = '{cast.STATION}'"
    )
    await rider.region.get_by_label("纬度").fill(f"{latitude + 0.0003}, {longitude}")
    await rider.tap("分享位置")
    nearest = rider.log.get_by_role("article").last
    await expect(nearest).to_contain_text("防滑手套")
    assert STATION in (await nearest.inner_text()).split("防滑手套")[1].splitlines()[1]
    await rider.tap("防滑手套")
    await rider.hears("指尖能点屏幕")
    await picture(page, "rewards.png")
    await rider.tap(STATION)
    await rider.tap("✅ 预约，用 30 分")
    await rider.hears("防滑手套 给你留好了")
    ticket = rider.log.get_by_role("article").filter(has_text="给你留好了")
    code = re.search(r"码：(\w{4})\W?(\w{4})", await ticket.inner_text())
    (link,) = await codes(ticket.get_by_role("img").first)
    assert link.endswith(f"?start=o_{code[1]}{code[2]}")

    await opens(keeper, link)
    ((checked_in,),) = kept(demo_folder, "SELECT number FROM rider JOIN reservation USING (member_id)")
    seen = keeper.log.get_by_role("article").filter(has_text="报到号尾数")
    await expect(seen).to_contain_text(f"{checked_in:03}"[-3:])
    await expect(seen).to_contain_text("郭")
    await expect(seen).not_to_contain_text("郭亮")
    await picture(page, "redeem.png")
    await keeper.tap("✅ 已发放")
    await keeper.hears("已发放：防滑手套")
    await expect(ticket).to_have_count(0)
    await rider.hears("领到了：防滑手套")
    await opens(keeper, link)
    await expect(keeper.log.get_by_text("已发放：防滑手套")).to_have_count(2)
    await expect(keeper.region.get_by_role("button", name="✅ 已发放")).to_have_count(0)

    for words in ("🏠 我的驿站", "🎁 兑换", "📦 库存"):
        await keeper.tap(words)
    await keeper.hears("防滑手套：还能兑 5，留着等人领 0，已发放 1")
    await rider.tap("⭐ 我的积分")
    for words in ("我的积分：0 分", "−30 兑换 防滑手套"):
        await rider.hears(words)
    assert kept(demo_folder, BOOKS) == [(0, 0, "20 10 -30", 6, 1, "handed")]

    await rider.tap("📜 证书")
    await rider.tap("2026年第4季度")
    await rider.hears("第4季度的证书")
    paper = rider.log.get_by_role("article").filter(has_text="第4季度的证书")
    (link,) = await codes(paper.get_by_role("img").first)
    await opens(keeper, link)
    proof = keeper.log.get_by_role("article").filter(has_text="证书有效")
    await expect(proof).to_contain_text("30 分")
    await expect(proof).not_to_contain_text("郭亮")


async def test_a_rider_is_named_in_the_ranking_and_its_picture_only_after_agreeing(demo, open_page):
    page = await open_page(await address(demo, "许超", "李娜"), width=900, height=1180)
    rider = Phone(page, "许超")
    await begins(rider)
    await rider.says("/ranking")
    await rider.tap("季榜")
    await rider.hears("2026年第4季度")
    shown = rider.log.get_by_role("article").filter(has_text="小哥积分排行榜").last
    await expect(shown).to_contain_text("风里来雨里去：35 分")
    await expect(shown).to_contain_text("别人看不到你")
    for words in ("🙋 显示我的名字", "同意，取个名字"):
        await rider.tap(words)
    await rider.hears("想用什么名字")
    await rider.says("棉纺路老许")
    await rider.tap("‹ 回排行榜")
    await rider.hears("别人看到的名字：棉纺路老许")
    await rider.tap("季榜")
    await expect(shown).to_contain_text(re.compile("棉纺路老许：45 分.*风里来雨里去：35 分", re.S))
    await rider.tap("🖼 存成图片")
    drawn = rider.log.get_by_role("article").last.get_by_role("img").first
    await expect(drawn).to_be_visible()
    await picture(page, "ranking.png")
