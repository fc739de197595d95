"""Keepers hand rewards out against a code, which works once; nobody learns anything by guessing."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox import Person
from models import codes, ledger, reservations, rewards, riders
from models.codes import CodeTry
from models.ledger import CONTRIBUTION, Posting
from models.looks import Look
from models.reservations import Reservation, Wish
from models.rewards import Reward, Shelf
from models.riders import Profile
from tests.stories import people
from tests.stories.conftest import ON_ONE_DATABASE, count, happens, labels, offering
from tests.stories.test_privacy import erases
from tests.stories.test_taken_back import GONE

GIVEN, PRICE, PIECES = 100, 5, 12

UNKNOWN = "ACDE-FHJK"
"""A code that nobody has: by chance it is one in 38 thousand millions."""


@dataclass
class Shop:
    """Gloves on the shelf of a station, and what riders reserve of them."""

    nuanyi: Any
    station: int
    reward: int
    wishes: int = field(default=0)

    async def has_points(self, member: int) -> None:
        now = self.nuanyi.kit.clock.now()
        async with self.nuanyi.kit.database.begin() as session:
            await ledger.post(session, Posting(member, GIVEN, CONTRIBUTION, "gift", f"gift:{member}"), now.date(), now)

    async def reserves(self, member: int) -> str:
        """Reserve a pair, and return the code as it is shown."""
        now, self.wishes = self.nuanyi.kit.clock.now(), self.wishes + 1
        async with self.nuanyi.kit.database.begin() as session:
            wish = Wish(self.reward, self.station, f"press:{self.wishes}")
            made = await reservations.reserve(session, member, wish, timedelta(days=7), now.date(), now)
            code = await reservations.code_of(session, made)
        return f"{code[:4]}-{code[4:]}"

    async def stands(self, member: int) -> tuple[int, int]:
        """Return the rider's balance, and how many pieces can be reserved."""
        async with self.nuanyi.kit.database.read() as session:
            (shelf,) = await rewards.shelves_at(session, self.station)
            return await ledger.balance(session, member), shelf.left


@pytest.fixture
async def shop(nuanyi) -> Shop:
    """A station with a dozen pairs of gloves, and another one."""
    await nuanyi.knows(offering("甲"), offering("乙", north=500))
    station, now = nuanyi.stations.by_code("甲").id, nuanyi.kit.clock.now()
    async with nuanyi.kit.database.begin() as session:
        gloves = Reward(code="gloves", name="防寒手套", price=PRICE, updated_at=now)
        session.add(gloves)
        await session.flush()
        session.add(Shelf(reward_id=gloves.number, station_id=station, supplied=PIECES))
        number = gloves.number
    return Shop(nuanyi, station, number)


@pytest.fixture
async def zhao(telegram, nuanyi, shop) -> Person:
    """The station's keeper."""
    keeper = telegram.person("赵姐", language_code="zh-hans")
    await people.becomes_keeper(nuanyi, keeper, station=shop.station)
    return keeper


@pytest.fixture
async def qian(telegram, nuanyi, shop) -> Person:
    """The other one."""
    keeper = telegram.person("钱叔", language_code="zh-hans")
    await people.becomes_keeper(nuanyi, keeper, station=shop.station)
    return keeper


@pytest.fixture
async def rider(nuanyi, shop, wang) -> int:
    """A rider with points."""
    wang.started = wang.met = True
    member = await people.becomes_rider(nuanyi, wang, Profile("王伟"))
    await shop.has_points(member)
    return member


async def types(keeper: Person, code: str, heard: str):
    await keeper.says(code)
    return await keeper.hears(heard)


async def test_gloves_are_handed_out_once_and_within_ten_minutes_that_can_be_undone(
    nuanyi, database, shop, wang, zhao, qian, rider
):
    code = await shop.reserves(rider)
    await types(wang, code.lower(), "防寒手套 给你留好了")
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in code.lower())
    seen = await types(zhao, f" {wide} ", "防寒手套")
    number = (await number_of(database, rider))[-3:]
    assert f"王**　报到号尾数 {number}" in seen.text
    assert "甲驿站 领，11月25日周三 10:00 前有效" in seen.text
    assert "王伟" not in seen.text
    await qian.opens(f"o_{code.replace('-', '')}")
    late = await qian.hears("防寒手套")
    assert (await zhao.presses("已发放", on=seen)).text == "好的，记下了。"
    await zhao.hears("✅ 已发放：防寒手套")
    assert "甲驿站 · 10:00 · 你" in seen.text
    await wang.hears("✅ 防寒手套 领到了，在 甲驿站")
    await wang.hears("领到了：防寒手套，在 甲驿站")
    answer = await qian.presses("已发放", on=late)
    assert answer.alert
    assert answer.text == "已经发过了：10:00，赵姐。不用再发。"
    await qian.hears("10:00 · 赵姐")
    assert "10:00 · 赵姐" in (await types(qian, code, "已发放：防寒手套")).text
    assert await shop.stands(rider) == (GIVEN - PRICE, PIECES - 1)
    (call,) = [call for call in wang.telegram.calls if "领到了：" in str(call.params.get("text"))]
    assert call.params["disable_notification"] is True
    assert await count(database, Look, Look.member_id == rider, Look.kind == "reward") == 2

    await nuanyi.later(minutes=9)
    await shop.reserves(rider)
    await zhao.says("/mystation")
    mine = await zhao.hears("🏠 甲驿站")
    await zhao.presses("🎁 兑换", on=mine)
    await zhao.hears("今天发了 1 件")
    assert "10:00 防寒手套 · 王** · 已发放" in mine.text
    await zhao.presses("📦 库存", on=mine)
    await zhao.hears("还能兑 10，留着等人领 1，已发放 1")
    await zhao.presses("🎁 今天发的", on=mine)
    await zhao.presses("↩️ 10:00", on=await zhao.hears("今天发了 1 件"))
    await zhao.presses("不撤了", on=await zhao.hears("撤回 防寒手套（王**"))
    await zhao.presses("发错了", on=await zhao.hears("✅ 已发放：防寒手套"))
    await zhao.hears("撤回 防寒手套（王**")
    assert "都退回去了" in (await zhao.presses("对，没发出去", on=mine)).text
    await zhao.hears("↩️ 已撤回：防寒手套")
    await wang.hears("防寒手套 的领取撤销了")
    await wang.hears("5 分已经退给你，现在有 95 分")
    assert await shop.stands(rider) == (GIVEN - PRICE, PIECES - 1)
    answer = await qian.presses("撤回", on=late)
    assert answer.alert
    assert "已经撤回" in answer.text
    assert "这个码不能再用" in (await types(zhao, code, "已撤回")).text


async def test_what_was_handed_out_too_long_ago_stays_handed_out(nuanyi, shop, zhao, rider):
    seen = await types(zhao, await shop.reserves(rider), "防寒手套")
    await zhao.presses("已发放", on=seen)
    await zhao.hears("✅ 已发放")
    await nuanyi.later(minutes=11)
    answer = await zhao.presses("发错了", on=seen)
    assert answer.alert
    assert "超过 10 分钟，不能撤回了" in answer.text
    undo = next(button.data for row in seen.buttons for button in row if button.data.startswith("o:k:u:"))
    assert "超过 10 分钟" in (await zhao.presses(on=seen, data=undo.replace(":u:", ":U:"))).text
    assert await shop.stands(rider) == (GIVEN - PRICE, PIECES - 1)
    await zhao.presses("今天发的", on=seen)
    assert not [label for label in labels(await zhao.hears("今天发了 1 件")) if label.startswith("↩️")]


async def test_two_phones_at_once_hand_out_one_pair_and_show_nobody_who_erased_everything(
    nuanyi, database, shop, wang, zhao, qian, rider
):
    code = await shop.reserves(rider)
    seen = [(keeper, await types(keeper, code, "防寒手套")) for keeper in (zhao, qian)]
    answers = await asyncio.gather(*(keeper.presses("已发放", on=message) for keeper, message in seen))
    assert sorted(answer.text[:4] for answer in answers) == ["好的，记", "已经发过"]
    for keeper, _ in seen:
        await keeper.hears("✅ 已发放")
    await wang.hears("领到了")
    await wang.hears_nothing(0.2)
    assert await shop.stands(rider) == (GIVEN - PRICE, PIECES - 1)
    await erases(wang)
    await happens(lambda: all(message.text == GONE for _, message in seen))
    await zhao.says("/mystation")
    await zhao.presses("🎁 兑换", on=await zhao.hears("🏠 甲驿站"))
    assert "10:00 防寒手套 · — · 已发放" in (await zhao.hears("今天发了 1 件")).text


async def test_who_guesses_has_to_pause_and_every_administrator_hears_it_once(
    nuanyi, database, shop, boss, deputy, zhao, qian, rider
):
    code = await shop.reserves(rider)
    await types(zhao, "ACDE-FHJ", "这不像兑换码")
    for _ in range(codes.TRIES):
        await types(zhao, UNKNOWN, "没有这个兑换码")
    await zhao.hears("请过 10 分钟再")
    for administrator in (boss, deputy):
        told = await administrator.hears("赵姐（甲驿站 的驿站管理员）10 分钟里输错了 5 次")
        assert "ACDE" not in told.text
    await nuanyi.later(minutes=4)
    for tried in (code, UNKNOWN):
        await types(zhao, tried, "请过 6 分钟再")
    await types(qian, code, "🎁 防寒手套")
    await nuanyi.later(minutes=6)
    await types(zhao, code, "🎁 防寒手套")
    await types(zhao, UNKNOWN, "没有这个兑换码")
    await boss.hears_nothing(0.2)
    assert len(boss.heard) == len(deputy.heard) == 1


async def test_strangers_and_other_keepers_learn_nothing_and_can_do_nothing(
    telegram, nuanyi, database, shop, boss, li, wang, zhao, rider
):
    code = await shop.reserves(rider)
    plain = code.replace("-", "")
    neighbour = telegram.person("周姐", language_code="zh-hans")
    await people.becomes_keeper(nuanyi, neighbour, station=nuanyi.stations.by_code("乙").id)
    await types(neighbour, code, "这个码要在“甲驿站”领")
    seen = await types(zhao, code, "防寒手套")
    token = seen.buttons[0][0].data
    assert "没有权限" in (await neighbour.presses(on=neighbour.last, data=token)).text
    # A stranger hears the same of a code that exists and of one that doesn't.
    await li.says("/start")
    await li.hears("你好")
    for tried in (code, UNKNOWN):
        assert (await types(li, tried, tried)).text.startswith("没找到")
    for tried in (plain, "ACDEFHJK", plain, plain, plain):
        await li.opens(f"o_{tried}")
        assert "兑换码是给驿站管理员看的" in (await li.hears()).text
    await li.hears("请过 10 分钟再")
    assert "他什么也没看到" in (await boss.hears("不是驿站管理员")).text
    await li.opens(f"o_{plain}")
    await li.hears("请过 10 分钟再")
    assert "没有权限" in (await li.presses(on=li.last, data=token)).text
    # The rider sees their own reservation, however often.
    for _ in range(codes.TRIES + 1):
        await types(wang, code.lower(), "防寒手套 给你留好了")
    await wang.opens(f"o_{plain}")
    await wang.hears("防寒手套 给你留好了")
    assert await count(database, CodeTry) == codes.TRIES
    assert await count(database, Reservation, Reservation.state == "held") == 1


@ON_ONE_DATABASE
async def test_the_day_has_pages_and_ends_at_midnight_but_for_what_can_be_undone(nuanyi, database, shop, zhao, rider):
    await nuanyi.later(hours=13, minutes=30)
    for number in range(1, 10):
        await shop.reserves(rider)
        async with nuanyi.kit.database.begin() as session:
            await reservations.hand_out(session, zhao.id, number, nuanyi.kit.clock.now())
    await zhao.says("/mystation")
    await zhao.presses("🎁 兑换", on=await zhao.hears("🏠 甲驿站"))
    first = await zhao.hears("今天发了 9 件")
    assert first.text.count("23:30 防寒手套") == 8
    await zhao.presses("下一页", on=first)
    second = await zhao.hears("今天发了 9 件")
    assert second.text.count("23:30 防寒手套") == 1
    assert "‹ 上一页" in labels(second)
    await nuanyi.later(minutes=25)
    late = await types(zhao, await shop.reserves(rider), "防寒手套")
    await zhao.presses("已发放", on=late)
    await zhao.hears("✅ 已发放")
    await nuanyi.later(minutes=9)
    await zhao.presses("今天发的", on=late)
    await zhao.hears("今天发了 1 件")
    await nuanyi.later(minutes=2)
    await zhao.presses("📦 库存", on=late)
    await zhao.presses("今天发的", on=await zhao.hears("已发放 10"))
    await zhao.hears("今天还没有发东西")


@ON_ONE_DATABASE
async def test_nobody_hands_out_to_themselves_nor_what_has_lapsed_nor_without_the_code(
    telegram, nuanyi, shop, zhao, rider
):
    keeper = telegram.person("孙哥", language_code="zh-hans")
    role = await people.becomes_keeper(nuanyi, keeper, station=shop.station)
    own = await people.becomes_rider(nuanyi, keeper, Profile("孙强"))
    await shop.has_points(own)
    code = await shop.reserves(own)
    await types(keeper, code, "防寒手套 给你留好了")
    seen = await types(zhao, code, "防寒手套")
    answer = await keeper.presses(on=keeper.last, data=seen.buttons[0][0].data)
    assert "请让驿站的另一位管理员发给你" in answer.text
    another = await shop.reserves(rider)
    other = await types(keeper, another, "防寒手套")
    for data in ("o:k:v:2", "o:k:u:2", "o:k:U:2", "o:k:h:2"):  # held, and no code was shown for it
        assert (await keeper.presses(on=other, data=data)).alert, data
    await people.loses(nuanyi, role)
    for data in (other.buttons[0][0].data, f"o:k:l:{shop.station}:0", f"o:k:s:{shop.station}:0"):
        assert "没有权限" in (await keeper.presses(on=other, data=data)).text
    now = nuanyi.kit.clock.now()
    async with nuanyi.kit.database.begin() as session:
        await reservations.give_back(session, 2, reservations.CANCELLED, now.date(), now, by=rider)
    assert labels(await types(zhao, another, "✖️ 骑手已经取消了")) == ["🎁 今天发的"]
    await nuanyi.later(days=7)
    answer = await zhao.presses("已发放", on=seen)
    assert answer.alert
    assert "过期了" in answer.text
    await zhao.hears("⌛ 这个码过期了：防寒手套")
    await types(zhao, code, "⌛ 这个码过期了")
    assert await count(nuanyi.kit.database, Reservation, Reservation.state == reservations.HANDED) == 0


async def number_of(database, member: int) -> str:
    async with database.read() as session:
        return str((await riders.find(session, member)).number)
