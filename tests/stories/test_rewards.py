"""Riders get something for their points: they see what is near, put it aside, and fetch it, or get them back."""

import asyncio
import csv
import re

import pytest
from rich.console import Console

from bot import importing
from bot.database import Database
from bot.district import load
from bot.keyboards import press
from bot.rewardviews import data
from handlers import rewards as pressed
from jobs import lapse
from models import ledger, reservations, rewards
from models.keys import Vault
from models.ledger import CONTRIBUTION, Posting
from models.reservations import CANCELLED, HELD, LAPSED, Reservation
from models.riders import Profile
from tests.bot.reading import codes, image
from tests.conftest import KEY
from tests.stories import people
from tests.stories.conftest import FAR_OFF, count, happens, offering
from tests.stories.pictures import GREEN, is_of, picture

ROWS = (
    ("G", "防滑手套", "冬天骑车不冻手", "30", "2", "甲=2、乙", "1", "g.png"),
    ("M", "热饭餐券", "", "10", "5", "乙", "", ""),
    ("H", "头盔", "", "90", "1", "甲", "", ""),
    ("C", "充电线", "", "20", "0", "甲", "", ""),
)


@pytest.fixture
async def shop(nuanyi, tmp_path):
    """Two stations, half a kilometre apart, and what there is at them."""
    await nuanyi.knows(offering("甲", address="人民路 1 号"), offering("乙", north=500))
    file = tmp_path / "礼品.csv"
    with file.open("w", encoding="utf-8", newline="") as sheet:
        writer = csv.writer(sheet)
        writer.writerows([("编码", "名称", "说明", "积分", "库存", "驿站", "每季限兑", "图片"), *ROWS])
    (tmp_path / "g.png").write_bytes(picture(GREEN))
    database = Database(nuanyi.settings.database, Vault(KEY))
    tools = importing.Tools(nuanyi.settings, load(None), database, "zh-Hans", Console(quiet=True))
    assert await importing.rewards(tools, file, "whole")
    await database.close()


@pytest.fixture
async def member(nuanyi, wang, shop) -> int:
    """A rider with 55 points."""
    wang.started = wang.met = True
    number = await people.becomes_rider(nuanyi, wang, Profile("王伟"))
    now = nuanyi.kit.clock.now()
    async with nuanyi.kit.database.begin() as session:
        await ledger.post(session, Posting(number, 55, CONTRIBUTION, "report", f"gift:{number}"), now.date(), now)
    return number


async def stands(nuanyi, member) -> tuple[int, dict[str, int], list[str]]:
    """Return the balance, how many pieces of gloves are left by station, and the states of all reservations."""
    async with nuanyi.kit.database.read() as session:
        gloves = next(one for one in await rewards.every(session) if one.code == "G")
        left = {one.station_id: one.left for one in await rewards.shelves(session, [gloves.number])}
        named = {code: left[nuanyi.stations.by_code(code).id] for code in "甲乙"}
        states = [one.state for one in await reservations.of(session, member)]
        return await ledger.balance(session, member), named, states


async def reserves(rider, words: str, station: str):
    """Tap from the list to the code; return the message that has it."""
    await rider.says("兑换")
    await rider.presses(words, on=await rider.hears("能兑换的"))
    page = await rider.hears(f"🎁 {words}")
    await rider.presses(station, on=page)
    await rider.hears("领？")
    await rider.presses("✅ 预约", on=page)
    return await rider.hears("给你留好了")


async def test_what_is_near_is_put_aside_once_shown_with_its_code_and_comes_back_after_a_week(
    wang, li, nuanyi, member, telegram, database
):
    await wang.says("/rewards")
    listed = await wang.hears("你有 55 分")
    assert [line for line in listed.text.splitlines() if line[:2] in ("1.", "2.", "3.", "4.")] == [
        "1. 热饭餐券 · 10 分 ✅",
        "2. 防滑手套 · 30 分 ✅",
        "3. 头盔 · 90 分（还差 35 分）",
    ]
    assert "另外 1 样领完了" in listed.text
    await wang.presses("按我的位置排", on=listed)
    await wang.hears("位置用完就忘")
    await wang.shares_place(*FAR_OFF)
    listed = await wang.hears("甲驿站 · 0 米 · 2 件，另有 1 个驿站")
    assert [row[0].label for row in listed.buttons][:3] == [
        "1. 防滑手套 · 30 分",
        "2. 热饭餐券 · 10 分",
        "3. 头盔 · 90 分",
    ]

    await wang.presses("防滑手套", on=listed)
    page = await wang.hears("冬天骑车不冻手")
    assert is_of(page.photo.content, GREEN)
    for words in ("你有 55 分，够了", "每人每季度 1 件，你已经有 0 件", "📍 乙驿站 · 500 米 · 2 件 · 🟢 24 小时开放"):
        assert words in page.text
    await wang.presses("甲驿站", on=page)
    look = await wang.hears("领？")
    assert "人民路 1 号" in look.text
    assert "还剩 25 分" in look.text
    yes = next(button for row in look.buttons for button in row if "预约" in button.label)
    assert ":30:" in yes.data, "the price that is agreed to"
    await wang.presses(on=look, data=yes.data.replace(":30:", ":29:"))
    assert await stands(nuanyi, member) == (55, {"甲": 2, "乙": 2}, []), "it costs something else by now"
    await asyncio.gather(*(wang.presses(on=look, data=yes.data) for _ in range(3)))
    ticket = await wang.hears("给你留好了")
    await happens(lambda: "留好了，码在下面" in page.text)
    assert await stands(nuanyi, member) == (25, {"甲": 1, "乙": 2}, [HELD])
    assert sum("给你留好了" in one.text for one in wang.heard) == 1

    async with database.read() as session:
        (held,) = await reservations.of(session, member)
        code = await reservations.code_of(session, held)
    assert f"<code>{code[:4]} {code[4:]}</code>" in ticket.html
    assert codes(image(ticket.photo.content)) == [f"https://t.me/{nuanyi.kit.bot.username}?start=o_{code}"]
    assert "11月25日周三 10:00 前来领" in ticket.text
    await li.says("你好")
    await li.hears("我能帮你")
    assert (await li.presses(on=li.last, data=f"o:v:{held.number}")).text.startswith("这个按钮已经失效")
    assert (await li.presses(on=li.last, data=f"o:x:{held.number}:yes")).text.startswith("这个按钮已经失效")

    await nuanyi.later(days=7, hours=17)
    await asyncio.gather(*(lapse.run(nuanyi.kit, nuanyi.kit.clock.now()) for _ in range(3)))
    told = await wang.hears("30 分已经退回，现在有 55 分")
    assert told.silent, "it is three in the morning"
    await happens(lambda: "没来得及领" in ticket.text)
    assert codes(image(ticket.photo.content)) == []
    assert await stands(nuanyi, member) == (55, {"甲": 2, "乙": 2}, [LAPSED])
    assert sum("已经退回，现在有" in one.text for one in wang.heard) == 1
    old = await wang.presses(on=look, data=yes.data)
    assert old.text.startswith("这个按钮已经失效")


async def test_what_is_put_aside_can_be_given_back_and_what_can_not_be_had_says_why(wang, li, nuanyi, member, database):
    ticket = await reserves(wang, "防滑手套", "乙驿站")
    await wang.says("rewards")
    listed = await wang.hears("能兑换的（你有 25 分）")
    assert "3. 防滑手套 · 30 分（这个季度兑满了）" in listed.text
    await wang.presses("防滑手套", on=listed)
    page = await wang.hears("你已经有 1 件")
    assert (await wang.presses("甲驿站", on=page)).text == "这个季度每人最多 1 件，你已经有了。下个季度再来。"
    await wang.presses("头盔", on=listed)
    helmet = await wang.hears("还差 65 分")
    assert (await wang.presses("甲驿站", on=helmet)).text.startswith("要 90 分，你有 25 分")
    await li.says("/rewards")
    theirs = await li.hears("报到通过以后就能换")
    await li.presses("热饭餐券", on=theirs)
    assert (await li.presses("乙驿站", on=await li.hears("🎁 热饭餐券"))).text.startswith("报到通过后才能兑换")

    await wang.presses("我的预约（1）", on=listed)
    mine = await wang.hears("1 件在等你")
    await wang.presses("防滑手套：看码", on=mine)
    again = await wang.hears("给你留好了")
    assert again.id != ticket.id
    await wang.presses("取消预约", on=again)
    await happens(lambda: again.button("不取消"))
    await wang.presses("不取消", on=again)
    await happens(lambda: again.button("取消预约"))
    await wang.presses("取消预约", on=again)
    await happens(lambda: again.button("确定取消"))
    assert (await wang.presses("确定取消，退回 30 分", on=again)).text == "取消了，退回 30 分，现在有 55 分。"
    await happens(lambda: "预约取消了" in ticket.text and "预约取消了" in again.text)
    assert codes(image(ticket.photo.content)) == codes(image(again.photo.content)) == []
    assert await stands(nuanyi, member) == (55, {"甲": 2, "乙": 2}, [CANCELLED])
    await wang.presses("我的预约", on=listed)
    await wang.hears("✖️ 防滑手套")

    meal = await reserves(wang, "热饭餐券", "乙驿站")
    assert await count(database, Reservation, Reservation.state == HELD) == 1
    await wang.says("/privacy")
    page = await wang.hears("你说了算")
    await wang.presses("我的同意", on=page)
    await wang.hears("同意")
    await wang.presses("收回：报到", on=page)
    await wang.hears("书记的名册上不再有你")
    await wang.presses("确定收回", on=page)
    await happens(lambda: "预约取消了" in meal.text)
    assert (await stands(nuanyi, member))[::2] == (55, [CANCELLED, CANCELLED]), "without a check-in nothing is held"


def test_buttons_carry_a_position_or_none_and_are_read_back():
    pattern = pressed.buttons("s", r"(\d{1,18})", r"(\d{1,9})")
    far = (-34.751836, -113.639183)
    assert re.fullmatch(pattern, data(None, "s", 7, 4)).groups() == (None, None, "7", "4")
    assert re.fullmatch(pattern, data(far, "s", 7, 4)).groups() == ("-34.751836", "-113.639183", "7", "4")
    assert re.fullmatch(pattern, data(far, "t", 7, 4)) is None
    assert press("到", data(far, "t", 10**17, 10**12)), "it fits 64 bytes"
