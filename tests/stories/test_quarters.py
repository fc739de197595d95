"""A quarter's end that nobody was awake for: badges, certificates, nominations, hints, and what administrators take."""

import asyncio
import io
from datetime import datetime

import pytest
from PIL import Image

from bot import spreadsheets
from bot.sandbox import Person
from jobs import freeze, quarters
from models import erasures, ledger
from models.badges import Badge
from models.consents import CHECKIN
from models.ledger import CONTRIBUTION, REDEMPTION, Posting
from models.looks import Look
from models.outbox import PENDING, Outgoing
from models.riders import Profile
from tests.bot.reading import codes
from tests.stories.conftest import SHANGHAI, count, happens
from tests.stories.people import LIN, becomes_rider, becomes_secretary

NIGHT = datetime(2027, 1, 3, 2, 30, tzinfo=SHANGHAI)
MORNING = datetime(2027, 1, 3, 8, 0, 5, tzinfo=SHANGHAI)


@pytest.fixture
async def riders(nuanyi, town, zhang, wang, li, ana):
    """Four riders by name: the members' ids. Two are above their average of 50, one is the secretary of the branch."""
    found = {}
    points = ((zhang, "张芳", 65), (wang, "王伟", 70), (li, "李娜", 40), (ana, "安娜", 25))
    for person, name, score in points:
        person.started = person.met = True
        profile = Profile(name, party=True, branch_id=town.branch(LIN))
        member = await becomes_rider(nuanyi, person, profile, area=town.area("410102001"))
        await earns(nuanyi, member, score, town.area("410102001"))
        found[person.name] = member
    await becomes_secretary(nuanyi, zhang, branch=town.branch(LIN), name="张书记")
    return found


async def earns(nuanyi, member: int, points: int, area: int) -> None:
    """Let a rider have earned points, of which a part is spent: that changes no score."""
    now = nuanyi.kit.clock.now()
    async with nuanyi.kit.database.begin() as session:
        earned = Posting(member, points, CONTRIBUTION, "report", f"report:{member}:resolved", area_id=area)
        await ledger.post(session, earned, now.date(), now)
        spent = Posting(member, 5, REDEMPTION, "reward", f"reservation:{member}:held")
        await ledger.post(session, spent, now.date(), now)


async def ends_over_and_over(nuanyi, now: datetime) -> None:
    """Make the quarter's end, by several at once, of whom some are killed on the way."""
    await freeze.run(nuanyi.kit, now)
    for begun in range(6):
        killed = asyncio.create_task(quarters.run(nuanyi.kit, now))
        await asyncio.sleep(0.004 * begun)
        killed.cancel()
        await asyncio.gather(killed, return_exceptions=True)
    await asyncio.gather(*(quarters.run(nuanyi.kit, now) for _ in range(3)))
    assert await quarters.run(nuanyi.kit, now) == 0


def told(person: Person, words: str) -> int:
    return sum(words in (message.words or "") for message in person.heard)


async def document(person: Person, words: str) -> spreadsheets.Table:
    """Wait for a file and read its first sheet."""
    message = await person.hears(words)
    return spreadsheets.parse(message.document.content)


async def test_everybody_hears_once_of_a_quarter_that_ended_while_the_program_was_down(
    nuanyi, riders, telegram, zhang, wang, li, ana, boss, monkeypatch
):
    monkeypatch.setattr(quarters, "AT_ONCE", 1)  # each in a transaction of its own
    await li.says("/certificate")
    offer = await li.hears("积分证书")
    await li.presses("没到达人时", on=offer)
    await happens(lambda: offer.button("不用再告诉我"))
    telegram.clock.set(NIGHT)
    await nuanyi.restarts()
    await ends_over_and_over(nuanyi, NIGHT)
    due = datetime(2027, 1, 3, 8, 0, tzinfo=SHANGHAI)
    assert await count(nuanyi.kit.database, Outgoing, Outgoing.state == PENDING, Outgoing.not_before == due) == 6
    telegram.clock.set(MORNING)

    badge = await wang.hears("恭喜", within=20)
    assert (badge.photo is not None, badge.silent) == (True, True)
    await zhang.hears("恭喜", within=20)
    list_ = await zhang.hears("有 1 位高于平均分（50 分）")
    assert "1" in (await boss.hears("高于平均分")).words, "nobody looks after the secretary but administrators"
    hint = await li.hears("差 20 分")
    assert "随手拍解决" in hint.words
    await li.presses("不用再告诉我", on=hint)
    await happens(lambda: hint.button("没到达人时") and "随手拍解决" in hint.words)
    assert [told(person, "恭喜") for person in (zhang, wang, li, ana)] == [1, 1, 0, 0]
    assert (told(li, "差 20 分"), told(zhang, "高于平均分"), told(boss, "高于平均分")) == (1, 1, 1)
    assert ana.heard == [], "below the standard, nothing"
    assert await count(nuanyi.kit.database, Badge) == 2

    await nominates(nuanyi, zhang, wang, list_, riders)
    payload = await takes_a_certificate(nuanyi, wang, li, badge, riders)
    await looks_at_everything(boss)
    async with nuanyi.kit.database.begin() as session:
        await erasures.withdraw(session, riders["王伟"], CHECKIN, nuanyi.kit.clock.now())
    before = told(li, "证书无效")
    await li.opens(payload)
    await happens(lambda: told(li, "证书无效") == before + 1)


async def nominates(nuanyi, zhang, wang, list_, riders) -> None:
    """The secretary nominates, takes it back, and nominates again; nobody can for themselves."""
    await zhang.presses("看名单", on=list_)
    await happens(lambda: list_.button("王伟 · 外卖骑手 · 70 分"))
    assert len(list_.buttons) == 1, "not even oneself is on it"
    await zhang.presses("王伟", on=list_)
    await happens(lambda: list_.button("提名“最美骑手”"))
    assert not [row for row in list_.buttons for one in row if "先锋快递" in one.label], "that is for couriers"
    await zhang.presses("提名“最美骑手”", on=list_)
    await wang.hears("好消息")
    again = await zhang.presses(data=f"z:t:n:2026Q4:{riders['王伟']}:fairest_rider", on=list_)
    assert "已经有人提名" in again.text
    await happens(lambda: list_.button("撤回“最美骑手”"))
    await zhang.presses("撤回", on=list_)
    await wang.hears("提名撤回了")
    await happens(lambda: list_.button("提名“最美骑手”"))
    await zhang.presses("提名“最美骑手”", on=list_)
    await happens(lambda: told(wang, "好消息") == 2)
    for data, answer in (
        (f"z:t:n:2026Q4:{riders['张芳']}:fairest_rider", "不能提名自己"),
        (f"z:t:n:2026Q4:{riders['李娜']}:fairest_rider", "不在名单上"),
        (f"z:t:n:2026Q4:{riders['王伟']}:pioneer_courier", "没有可以提名的称号"),
        (f"z:t:n:2026Q3:{riders['王伟']}:fairest_rider", "已经截止"),
    ):
        assert answer in (await zhang.presses(data=data, on=list_)).text
    assert await count(nuanyi.kit.database, Look, Look.kind == "page", Look.member_id == riders["王伟"]) == 1


async def takes_a_certificate(nuanyi, wang, li, badge, riders) -> str:
    """A certificate's code is read from a small copy; it says what is in the books, while the check-in is there."""
    await wang.presses("要一张证书", on=badge)
    photo = (await wang.hears("二维码就一直有效")).photo.content
    picture = Image.open(io.BytesIO(photo)).convert("RGB")
    small = io.BytesIO()
    picture.resize((picture.width // 2, picture.height // 2)).save(small, "JPEG", quality=75)
    (link,) = codes(Image.open(small))
    assert codes(picture) == [link]
    payload = link.partition("start=")[2]
    await li.opens(payload)
    valid = await li.hears("证书有效")
    assert valid.words == "✅ 证书有效\n王**，外卖骑手\n2026年第4季度：70 分\n这是账上现在的分数。"
    assert await count(nuanyi.kit.database, Look, Look.kind == "certificate", Look.member_id == riders["王伟"]) == 1
    await li.opens(payload[:-1] + ("A" if payload[-1] != "A" else "B"))
    await li.hears("证书无效")
    return payload


async def looks_at_everything(boss) -> None:
    """The administrator sees the settlement, that no company is big enough, and all nominations; takes are recorded."""
    await boss.says("/settlement")
    home = await boss.hears("每月结算")
    await boss.presses(data="x:s:m:2026-11", on=home)
    await happens(lambda: "发放 200 · 兑换 20 · 差额 180" in home.words)
    assert "林山寨街道：200 · 0 · 200" in home.words
    assert "没有片区：0 · 20 · -20" in home.words
    await boss.presses("取文件", on=home)
    table = await document(boss, "结算，2 行")
    assert [list(row.values.values()) for row in table.rows][-1] == ["合计", "200", "20", "180"]
    assert "没有一家企业" in (await boss.presses(data="x:s:c:2026H2", on=home)).text
    assert "还没过完" in (await boss.presses(data="x:s:c:2027H1", on=home)).text
    await boss.presses(data="x:s:n:2026Q4", on=home)
    await happens(lambda: "王伟 · 外卖骑手 · 70 分：最美骑手" in home.words)
    await boss.presses("取文件", on=home)
    table = await document(boss, "的提名，1 条")
    (row,) = table.rows
    assert {"王伟", "70", "最美骑手", "张书记"} <= set(row.values.values())
    await boss.presses(data="x:s:l", on=home)
    await happens(lambda: "结算 2026-11" in home.words and "提名 2026Q4" in home.words)
