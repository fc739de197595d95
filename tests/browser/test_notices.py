"""A secretary writes to riders whose phones are beside each other, and a service day is held, in the demo."""

import re

import aiohttp
import pytest
from playwright.async_api import Locator, expect

from bot.demo import scenes
from tests.browser.phones import Phone, address, begins, codes, opens, picture

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

AFTERNOON = "2026-11-23T14:01:00+08:00"
"""When those who deliver meals have time to read, and couriers not yet."""

LOOKED = 40_000
"""Milliseconds within which the program looks at service days in any case."""

ASKED_FOR = re.compile(r"发给 (\d+) 位骑手")


async def hour_comes(demo: str, moment: str) -> None:
    """Let the demo's clock show another time."""
    as_the_page = {"X-Sandbox": "1"}
    async with (
        aiohttp.ClientSession(headers=as_the_page) as http,
        http.post(f"{demo}/api/clock", json={"set": moment}) as answer,
    ):
        assert answer.ok, await answer.text()


def messages(phone: Phone, words: str) -> Locator:
    """Find the messages on a phone in which these words are."""
    return phone.log.get_by_role("article").filter(has_text=words)


async def answers(phone: Phone, message: Locator, words: str) -> None:
    """Reply to a message, as one swipes it on a phone."""
    await message.hover()
    await message.get_by_role("button", name="消息菜单").click()
    await phone.region.get_by_role("menuitem", name="回复").click()
    await phone.says(words)


async def blocks(phone: Phone) -> None:
    """Block the bot."""
    await phone.region.get_by_role("button", name="手机菜单").click()
    await phone.region.get_by_role("menuitem", name="屏蔽机器人").click()


async def steps(phone: Phone, *all_of_them: tuple[str, str]) -> None:
    """Tap what is to be tapped, and wait each time for what is to be read after it, also on buttons."""
    for words, then in all_of_them:
        await phone.tap(words)
        await expect(phone.log.get_by_text(then).last).to_be_visible()


async def shows_album(phone: Phone, words: str) -> None:
    """Send two pictures as one album."""
    await phone.region.get_by_role("button", name="附件").click()
    async with phone.page.expect_file_chooser() as chooser:
        await phone.region.get_by_role("menuitem", name="照片或视频").click()
    drawn = [scenes.photo(scene) for scene in (scenes.sound_manhole, scenes.free_lane)]
    files = [{"name": f"{number}.jpg", "mimeType": "image/jpeg", "buffer": one} for number, one in enumerate(drawn)]
    await (await chooser.value).set_files(files)
    sheet = phone.region.get_by_role("dialog", name="发送 2 张照片")
    await sheet.get_by_label("说明").fill(words)
    await sheet.get_by_role("button", name="发送").click()


def total(said: str) -> tuple[int, int]:
    """Read of a report how many people it is about, and what the numbers of all states make."""
    whole = re.search(r"一共 (\d+) 人", said)
    assert whole, said
    states = re.findall(r"^[✅📵🔕✋⌛⚠❔].*?：(\d+) 人$", said, re.M)
    return int(whole[1]), sum(map(int, states))


async def composes_with_words(secretary: Phone) -> None:
    """Take up what the demo's secretary has begun to write, and choose to whom, when, and what is asked of them."""
    await secretary.says("/broadcast")
    await secretary.hears("这是你还没发完的通知")
    await expect(secretary.log.locator("strong", has_text="明天停水")).to_be_visible()
    await secretary.hears("只发给他们")
    await steps(
        secretary,
        ("👥 发给谁", "几样都符合的才会收到"),
        ("行业", "点一下选上"),
        ("外卖骑手", "✓ 外卖骑手"),
        ("‹ 返回", "几样都符合的才会收到"),
        ("‹ 返回", "上面就是他们收到的样子"),
        ("🕒 什么时候", "什么时候发"),
        ("现在就发", "🕒 马上"),
        ("⋯ 更多", "报告里有多少人点了"),
        ("请他们点“知道了”", "✓ 请他们点“知道了”"),
        ("‹ 返回", "✅ 请他们点“知道了”"),
    )


async def test_a_secretary_writes_to_riders_sees_it_go_mends_it_and_reads_a_report_that_adds_up(demo, open_page):
    page = await open_page(await address(demo, "张芳", "杨帆", "冯涛", "韩梅"), width=1600, height=1180)
    secretary, yang, feng, han = (Phone(page, name) for name in ("张芳", "杨帆", "冯涛", "韩梅"))
    for one in (secretary, yang, feng, han):
        await begins(one)
    await composes_with_words(secretary)
    await picture(page, "broadcast.png")
    await steps(secretary, ("📤 发送给 3 位", "一共 3 人"))
    for rider in (yang, feng, han):
        await expect(messages(rider, "明天停水").locator("strong")).to_have_text("明天停水")
    await yang.tap("✅ 知道了")
    await steps(secretary, ("✏️ 更正", "改好的整段文字"))
    await secretary.says("后天停水：上午 8 点到 11 点。")
    await steps(secretary, ("✏️ 改成这样", "更正好了，3 份"), ("📊 看报告", "点了“知道了”：1 人"))
    for rider in (yang, feng, han):
        await expect(messages(rider, "后天停水")).to_have_count(1)
        await expect(messages(rider, "明天停水")).to_have_count(0)
    await answers(yang, messages(yang, "后天停水"), "几点来水？")
    await expect(messages(secretary, "骑手 杨帆 写道")).to_contain_text("几点来水？")
    await picture(page, "broadcast-answer.png")

    await secretary.says("/broadcast")
    await secretary.hears("想对骑手说什么")
    await shows_album(secretary, "修好了，可以放心走")
    await secretary.hears("🕒 今天 14:00 起")
    asked = int(ASKED_FOR.search(await messages(secretary, "🕒 今天 14:00 起").last.inner_text())[1])
    await steps(secretary, ("📤 发送给", "⏱ 下一批"))
    await feng.tap("🔕 不再收")
    await feng.hears("点这里恢复")
    await blocks(han)
    await hour_comes(demo, AFTERNOON)
    await yang.hears("修好了，可以放心走")
    await expect(messages(yang, "修好了").locator("img")).to_have_count(2)
    running = messages(secretary, "░").last
    for words in ("✅ 收到：2 人", "📵 联系不上（屏蔽或销号）：1 人", "🔕 不想收（关了或退出）：1 人"):
        await expect(running).to_contain_text(words)
    await picture(page, "broadcast-running.png")
    await steps(secretary, ("✋ 不发了", "已经收到的 2 人那里不变"), ("✋ 不发了", f"一共 {asked} 人"))
    report = messages(secretary, f"一共 {asked} 人").last
    assert total(await report.inner_text()) == (asked, asked)
    await picture(page, "broadcast-report.png")
    await steps(secretary, ("↩️ 撤回", "从对方那里删掉"), ("↩️ 撤回", "撤回好了，2 份"))
    await expect(messages(yang, "修好了")).to_have_count(0)
    await expect(messages(yang, "请看上面")).to_have_count(0)
    await expect(messages(feng, "修好了")).to_have_count(0)


async def test_a_service_day_is_announced_come_to_and_counted_by_the_keepers_code(demo, open_page):
    page = await open_page(await address(demo, "曹斌", "李娜", "刘敏"), width=1280, height=1180)
    rider, keeper, administrator = (Phone(page, name) for name in ("曹斌", "李娜", "刘敏"))
    for one in (administrator, rider, keeper):
        await begins(one)
    await steps(rider, ("🔔 通知", "开着 2 种通知"))
    await picture(page, "notices.png")
    await steps(rider, ("🕐 改闲时", "什么时候有空"), ("随时", "闲时：随时"))
    # Every 20 seconds the program looks whether there is something to do for service days.
    await expect(administrator.log.get_by_text("放假安排还没收到").last).to_be_visible(timeout=LOOKED)
    await administrator.says("/serviceday")
    await steps(administrator, ("12月7日", "12月4日周五 08:00 起通知大家"), ("🕘 时间", "几点到几点"))
    await administrator.says("18:00-21:00")
    await administrator.hears("改好了")
    await steps(administrator, ("📅 日期", "改到哪天"))
    await administrator.says("今天")
    await administrator.hears("原定 12月7日周一")
    await keeper.says("/mystation")
    await steps(keeper, ("出示签到码", "这里已签到 0 人"))
    await expect(rider.log.get_by_text("现场有").last).to_be_visible(timeout=LOOKED)
    await picture(page, "service-day.png")
    await steps(rider, ("✋ 我来", "记下了，你来"), ("💈 理发", "💈 理发：给你留了名额"))

    (link,) = await codes(messages(keeper, "签到码").last.get_by_role("img").first)
    await opens(rider, link)
    await rider.hears("签到好了")
    await rider.hears("+5 分：新新服务日")
    await picture(page, "attendance.png")
    await opens(rider, link)
    await rider.hears("你已经签过到了")
    await expect(rider.log.get_by_text("+5 分：新新服务日")).to_have_count(1)
    await steps(keeper, ("🔄 换一张新的", "这里已签到 1 人"))
