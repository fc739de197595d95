"""The roster: a secretary sees at any time who belongs to the branch, and nobody else's people."""

import io
import re

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select
from sqlmodel import col

from bot import charts
from bot.charts import Bars, Section
from bot.sandbox import Message, Person
from models import applications, members, riders
from models.drafts import Draft
from models.looks import Look
from models.outbox import CANCELLED
from models.riders import Profile, Rider
from tests.bot import reading
from tests.core import rows_of_outbox
from tests.stories.conftest import ON_ONE_DATABASE, count, labels
from tests.stories.people import (
    DAXUE,
    KUAIDI,
    LIN,
    becomes_cadre,
    becomes_keeper,
    becomes_rider,
    becomes_secretary,
    is_locked_out,
    loses,
)

PHONE = "+8613800138000"


def people_on(message: Message) -> list[str]:
    """The names on a page of the roster, in their order."""
    return re.findall(r"^\d+\. (.+?) · ", message.text, re.MULTILINE)


async def rider(nuanyi, telegram, name: str, **more) -> int:
    """Let somebody have checked in; return the member's id."""
    of_profile = {key: more.pop(key) for key in ("phone", "party", "branch_id", "company") if key in more}
    return await becomes_rider(nuanyi, telegram.person(name), Profile(name, **of_profile), **more)


async def in_branch(nuanyi, telegram, town, name: str, code: str = LIN, **more) -> int:
    """Let a member of a branch have checked in, who lives at the other end of the city."""
    far = town.area("410103001001")
    return await rider(nuanyi, telegram, name, party=True, branch_id=town.branch(code), area=far, **more)


async def looks(database, by: Person) -> list[tuple[int, str, int]]:
    """What is noted that somebody saw: whom, what kind, how often."""
    async with database.read() as session:
        viewer = await members.find(session, by.id)
        columns = select(col(Look.member_id), col(Look.kind), col(Look.times)).where(col(Look.by) == viewer.id)
        return [tuple(row) for row in (await session.execute(columns.order_by(Look.kind, Look.member_id))).all()]


async def set_stale(nuanyi, member: int) -> None:
    """Let somebody have been silent for long."""
    async with nuanyi.kit.database.begin() as session:
        known = await riders.known(session, member)
        await riders.change(session, known, nuanyi.kit.clock.now(), stale_at=nuanyi.kit.clock.now())


async def opens_roster(person: Person) -> Message:
    """Open the roster anew."""
    await person.says("/roster")
    return await person.hears("名册")


async def goes(person: Person, label: str, on: Message, words: str) -> None:
    """Press a button, and wait until its message has changed."""
    await person.presses(label, on=on)
    await person.hears(words)


async def test_a_branch_secretary_sees_the_branch_and_nobody_else(zhang, nuanyi, telegram, town, database):
    ours = await in_branch(nuanyi, telegram, town, "赵一")
    waits = await in_branch(nuanyi, telegram, town, "钱二", confirmed=False)
    await in_branch(nuanyi, telegram, town, "孙三", KUAIDI)
    await rider(nuanyi, telegram, "李四", area=town.area("410102001"))
    await rider(nuanyi, telegram, "周五", party=True, area=town.area("410102001"))
    await becomes_secretary(nuanyi, zhang, branch=town.branch(LIN))
    shown = await opens_roster(zhang)
    assert "你负责的共 2 人" in shown.text
    assert labels(shown) == ["✅ 已确认 1", "⏳ 待确认 1", "💤 久未回音 0", "🔍 按名字找", "📄 导出表格"]
    assert await looks(database, zhang) == []
    await goes(zhang, "已确认", shown, "第 1–1 人，共 1 人")
    assert people_on(shown) == ["赵一"]
    await goes(zhang, "回名册", shown, "你负责的")
    await goes(zhang, "待确认", shown, "钱二")
    assert await looks(database, zhang) == [(ours, "roster", 1), (waits, "roster", 1)]
    await zhang.presses(on=shown, data="r:l:mobile:0")
    await zhang.hears("“流动党员”里现在没有人")


async def test_a_streets_secretary_sees_all_below_it_and_its_branches_wherever_they_live(zhang, nuanyi, telegram, town):
    await rider(nuanyi, telegram, "甲", area=town.area("410102001"))
    await rider(nuanyi, telegram, "乙", area=town.area("410102001002"))
    await rider(nuanyi, telegram, "丙", party=True, area=town.area("410102001001"))
    await in_branch(nuanyi, telegram, town, "丁", KUAIDI)
    await rider(nuanyi, telegram, "戊", area=town.area("410102"))
    await rider(nuanyi, telegram, "己", area=town.area("410102002"))
    await rider(nuanyi, telegram, "庚")
    await becomes_secretary(nuanyi, zhang, area=town.area("410102001"))
    shown = await opens_roster(zhang)
    await goes(zhang, "已确认 4", shown, "共 4 人")
    assert people_on(shown) == ["甲", "丙", "乙", "丁"]  # by area as the street lists them, then what lies elsewhere
    assert shown.text.count("📍") == 4
    await goes(zhang, "回名册", shown, "你负责的")
    await goes(zhang, "流动党员 1", shown, "共 1 人")
    assert people_on(shown) == ["丙"]


@ON_ONE_DATABASE
async def test_an_administrator_sees_everybody_by_the_key_below_the_field(boss, nuanyi, telegram, town):
    await in_branch(nuanyi, telegram, town, "赵一")
    silent = await rider(nuanyi, telegram, "李四")
    await set_stale(nuanyi, silent)
    await boss.says("👥 名册")
    shown = await boss.hears("你负责的共 2 人")
    assert "📊 看数字" in labels(shown)
    await goes(boss, "久未回音 1", shown, "李四")
    assert "2026年11月18日以后没有回音" in shown.text
    assert "📍 没填" in shown.text


async def test_who_has_no_part_in_it_is_refused_by_command_and_by_button(zhang, wang, li, boss, nuanyi, telegram, town):
    member = await in_branch(nuanyi, telegram, town, "赵一", phone=PHONE)
    await becomes_cadre(nuanyi, zhang, area=town.area("410102001"))
    await becomes_keeper(nuanyi, wang, station=nuanyi.stations.everything()[0].id)
    shown = await opens_roster(boss)
    await is_locked_out(nuanyi, boss)
    for person in (zhang, wang, li, boss):
        await person.says("/roster")
        refusal = await person.hears("没有权限")
        assert "赵一" not in refusal.text
        for data in ("r:h", "r:l:confirmed:0", f"r:p:{member}:confirmed:0", f"r:t:{member}", "r:q", "r:x", "r:f"):
            answer = await person.presses(on=refusal, data=data)
            assert (answer.alert, "没有权限" in answer.text) == (True, True), data
        await person.hears_nothing(0.1)
    assert "你负责的共 1 人" in shown.text


async def test_a_role_that_ended_shows_nothing_more_by_old_buttons(zhang, nuanyi, telegram, town, database):
    member = await in_branch(nuanyi, telegram, town, "赵一", phone=PHONE)
    role = await becomes_secretary(nuanyi, zhang, branch=town.branch(LIN))
    shown = await opens_roster(zhang)
    await zhang.presses("按名字找", on=shown)
    await loses(nuanyi, role)
    await zhang.says("赵")
    await zhang.hears("没有权限")
    assert await count(database, Draft) == 0
    for data in ("r:l:confirmed:0", f"r:p:{member}:confirmed:0", f"r:t:{member}", "r:x"):
        answer = await zhang.presses(on=shown, data=data)
        assert "没有权限" in answer.text
    assert await looks(database, zhang) == []


async def test_a_secretary_opens_no_page_of_another_branch_by_a_forged_button(zhang, nuanyi, telegram, town, database):
    other = await in_branch(nuanyi, telegram, town, "孙三", DAXUE, phone=PHONE)
    await becomes_secretary(nuanyi, zhang, branch=town.branch(LIN))
    shown = await opens_roster(zhang)
    assert "还没有人报到" in shown.text
    for data in (f"r:p:{other}:confirmed:0", f"r:t:{other}"):
        assert "没有权限" in (await zhang.presses(on=shown, data=data)).text
    assert "已经不在名册里" in (await zhang.presses(on=shown, data="r:p:999999:confirmed:0")).text
    assert await looks(database, zhang) == []


async def test_ten_people_are_two_pages_and_a_page_beyond_the_end_is_the_last(zhang, nuanyi, telegram, town):
    for number in range(10):
        await in_branch(nuanyi, telegram, town, f"骑手{number}")
    await becomes_secretary(nuanyi, zhang, branch=town.branch(LIN))
    shown = await opens_roster(zhang)
    await goes(zhang, "已确认 10", shown, "第 1–8 人，共 10 人")
    assert people_on(shown) == [f"骑手{number}" for number in range(8)]
    assert "⬅️ 上一页" not in labels(shown)
    await goes(zhang, "下一页", shown, "第 9–10 人，共 10 人")
    assert people_on(shown) == ["骑手8", "骑手9"]
    assert "下一页 ➡️" not in labels(shown)
    await goes(zhang, "9. 骑手8", shown, "编号")
    await goes(zhang, "回名单", shown, "第 9–10 人，共 10 人")
    await goes(zhang, "上一页", shown, "第 1–8 人")
    await zhang.presses(on=shown, data="r:l:confirmed:800")
    await zhang.hears("第 9–10 人，共 10 人")


async def test_one_page_says_what_is_known_with_the_phone_masked_and_revealing_it_is_noted_each_time(
    zhang, nuanyi, telegram, town, database
):
    member = await in_branch(nuanyi, telegram, town, "赵一", phone=PHONE)
    await becomes_secretary(nuanyi, zhang, branch=town.branch(LIN))
    shown = await opens_roster(zhang)
    await goes(zhang, "已确认", shown, "第 1–1 人")
    await goes(zhang, "1. 赵一", shown, "电话：+86 138****8000")
    async with database.read() as session:
        number = (await riders.known(session, member)).rider.number
    lines = ["赵一", f"✅ 已确认，编号 {number}，2026年11月18日起", "行业：外卖骑手", "公司：美团"]
    lines += ["片区：二七区 › 大学路街道 › 康桥华城社区", "支部：林山寨骑手党支部"]
    lines += ["电话：+86 138****8000", "上次核对：2026年11月18日"]
    assert shown.text.split("\n") == lines
    for _ in range(2):
        await zhang.presses("看完整号码", on=shown)
        told = await zhang.hears(f"赵一的电话：{PHONE}")
    assert "/privacy" in told.text
    assert await looks(database, zhang) == [(member, "page", 1), (member, "phone", 2), (member, "roster", 1)]


async def test_a_secretary_writes_to_somebody_from_their_page(zhang, wang, nuanyi, telegram, town):
    wang.started = wang.met = True
    profile = Profile("王伟", party=True, branch_id=town.branch(LIN))
    member = await becomes_rider(nuanyi, wang, profile)
    role = await becomes_secretary(nuanyi, zhang, branch=town.branch(LIN))
    shown = await opens_roster(zhang)
    await zhang.presses(on=shown, data=f"r:p:{member}:confirmed:0")
    await zhang.presses("给这位写信", on=await zhang.hears("行业"))
    await zhang.hears("想对 王伟 说什么")
    await zhang.says("明天下午三点来支部")
    await wang.hears("明天下午三点来支部")
    await zhang.hears("王伟")
    await loses(nuanyi, role)
    assert "没有权限" in (await zhang.presses(on=shown, data=f"r:w:{member}")).text


async def test_who_waits_is_decided_from_the_page(zhang, nuanyi, telegram, town):
    await in_branch(nuanyi, telegram, town, "赵一", confirmed=False)
    await becomes_secretary(nuanyi, zhang, branch=town.branch(LIN))
    async with nuanyi.kit.database.begin() as session:
        (known,) = await riders.opened(session, col(Rider.state) == riders.WAITING)
        number = await applications.send(session, known, applications.CHECKIN, {}, nuanyi.kit.clock.now())
    shown = await opens_roster(zhang)
    await goes(zhang, "待确认 1", shown, "2026年11月18日报到")
    await goes(zhang, "1. 赵一", shown, "⏳ 待确认")
    offered = {button.data for row in shown.buttons for button in row}
    assert {f"v:{number}:ok", f"v:{number}:ask", f"v:{number}:no"} <= offered
    await zhang.presses(on=shown, data=f"v:{number}:ok")
    shown = await opens_roster(zhang)
    assert labels(shown)[:2] == ["✅ 已确认 1", "⏳ 待确认 0"]


async def test_searching_finds_a_part_of_a_name_whatever_its_width_or_a_number(zhang, nuanyi, telegram, town, database):
    first = await in_branch(nuanyi, telegram, town, "Ａｎａ 王")
    await in_branch(nuanyi, telegram, town, "王伟", confirmed=False)
    await in_branch(nuanyi, telegram, town, "李娜")
    await in_branch(nuanyi, telegram, town, "王外人", KUAIDI)
    await becomes_secretary(nuanyi, zhang, branch=town.branch(LIN))
    shown = await opens_roster(zhang)
    await goes(zhang, "按名字找", shown, "想找谁")
    await zhang.says("王")
    found = await zhang.hears("找到 2 人")
    assert people_on(found) == ["Ａｎａ 王", "王伟"]
    await zhang.presses("再找一个", on=found)
    await zhang.says("ana王")
    assert people_on(await zhang.hears("找到 1 人")) == ["Ａｎａ 王"]
    async with database.read() as session:
        number = (await riders.known(session, first)).rider.number
    await zhang.presses("按名字找", on=await opens_roster(zhang))
    await zhang.says(str(number))
    found = await zhang.hears("找到 1 人")
    assert people_on(found) == ["Ａｎａ 王"]
    await goes(zhang, "1. ", found, "行业：")
    await goes(zhang, "回名册", found, "你负责的共 3 人")


@ON_ONE_DATABASE
async def test_a_search_without_a_hit_says_so_and_going_back_ends_it(zhang, nuanyi, telegram, town, database):
    await in_branch(nuanyi, telegram, town, "赵一")
    await becomes_secretary(nuanyi, zhang, branch=town.branch(LIN))
    shown = await opens_roster(zhang)
    await zhang.presses("按名字找", on=shown)
    await zhang.sends_photo()
    await zhang.hears("请打字")
    await zhang.says("<b>")
    await zhang.hears("没找到“<b>”")
    await zhang.presses("再找一个")
    await zhang.hears("想找谁")
    await zhang.presses("回名册")
    await zhang.hears("你负责的共 1 人")
    assert await count(database, Draft) == 0


@ON_ONE_DATABASE
async def test_a_search_shows_twenty_and_says_how_many_more_there_are(boss, nuanyi, telegram, town):
    for number in range(22):
        await rider(nuanyi, telegram, f"王{number:02}")
    await boss.presses("按名字找", on=await opens_roster(boss))
    await boss.says("王")
    found = await boss.hears("找到 22 人")
    assert len(people_on(found)) == 20
    assert "还有 2 人没列出来" in found.text


@ON_ONE_DATABASE
@pytest.mark.parametrize("name", ["<b>", "=1+1", "{name} & <a href='x'>", "王" * 64])
async def test_a_name_is_only_ever_a_name(name, boss, nuanyi, telegram, town):
    await rider(nuanyi, telegram, name, phone=PHONE, company="<i>公司")
    shown = await opens_roster(boss)
    await goes(boss, "已确认 1", shown, "共 1 人")
    assert people_on(shown) == [name]
    await goes(boss, "1. ", shown, "行业")
    assert shown.text.startswith(f"{name}\n")
    assert "公司：<i>公司" in shown.text
    await goes(boss, "看完整号码", shown, f"{name}的电话")
    await boss.presses("导出表格", on=await opens_roster(boss))
    sent = await boss.hears("名册，1 人")
    assert [row["姓名"] for row in rows_of(sent)] == [name]


async def test_the_file_says_what_the_pages_say_with_masked_phones_and_is_noted_for_everybody_in_it(
    zhang, nuanyi, telegram, town, database
):
    ours = [await in_branch(nuanyi, telegram, town, f"骑手{n}", phone=PHONE if n else None) for n in range(10)]
    waits = await in_branch(nuanyi, telegram, town, "新来的", confirmed=False)
    await in_branch(nuanyi, telegram, town, "别的支部", KUAIDI, phone="+8613900139000")
    await becomes_secretary(nuanyi, zhang, branch=town.branch(LIN))
    shown = await opens_roster(zhang)
    paged = []
    for data in ("r:l:confirmed:0", "r:l:confirmed:8", "r:l:waiting:0"):
        await zhang.presses(on=shown, data=data)
        await zhang.hears("共")
        paged += people_on(shown)
    await zhang.presses("导出表格", on=await opens_roster(zhang))
    sent = await zhang.hears("名册，11 人")
    assert sent.document.name == "名册-2026-11-18.xlsx"
    rows = rows_of(sent)
    assert sorted(row["姓名"] for row in rows) == sorted(paged)
    async with database.read() as session:
        known = {one.profile.name: one.rider for one in await riders.several(session, [*ours, waits])}
    assert {row["姓名"]: row["编号"] for row in rows} == {n: str(r.number or "") for n, r in known.items()}
    assert {row["电话"] for row in rows} == {"", "+86 138****8000"}
    assert {row["姓名"]: row["状态"] for row in rows}["新来的"] == "待确认"
    assert {(row["行业"], row["公司"], row["支部"]) for row in rows} == {("外卖骑手", "美团", "林山寨骑手党支部")}
    assert {row["片区"] for row in rows} == {"二七区 › 大学路街道 › 康桥华城社区"}
    assert {row["报到日期"] for row in rows} == {"2026-11-18"}
    noted = [(member, times) for member, kind, times in await looks(database, zhang) if kind == "export"]
    assert noted == [(member, 1) for member in [*ours, waits]]


async def test_a_file_is_not_made_for_who_lost_the_role_before_it_was_sent(zhang, nuanyi, telegram, town, database):
    await in_branch(nuanyi, telegram, town, "赵一", phone=PHONE)
    role = await becomes_secretary(nuanyi, zhang, branch=town.branch(LIN))
    shown = await opens_roster(zhang)
    telegram.faults.add("sendDocument", status=429, retry_after=1)
    await zhang.presses("导出表格", on=shown)
    await loses(nuanyi, role)
    await zhang.hears_nothing(2.5)
    assert [row.state for row in await rows_of_outbox(database)] == [CANCELLED]


@ON_ONE_DATABASE
async def test_a_picture_of_figures_is_not_drawn_for_who_is_locked_out_before_it_was_sent(
    boss, nuanyi, telegram, town, database
):
    await rider(nuanyi, telegram, "赵一")
    shown = await opens_roster(boss)
    telegram.faults.add("sendPhoto", status=429, retry_after=1)
    await boss.presses("看数字", on=shown)
    await boss.hears("截至")
    await is_locked_out(nuanyi, boss)
    await boss.hears_nothing(2.5)
    assert [row.state for row in await rows_of_outbox(database)] == [CANCELLED]


@ON_ONE_DATABASE
async def test_nothing_is_exported_while_nobody_is_there(boss, nuanyi, town):
    shown = await opens_roster(boss)
    assert "还没有人报到" in shown.text
    answer = await boss.presses("导出表格", on=shown)
    assert "没有什么可导出" in answer.text
    await goes(boss, "待确认 0", shown, "“待确认”里现在没有人")
    await boss.presses("看数字", on=await opens_roster(boss))
    await boss.hears("已确认 0 人")


async def test_figures_are_the_same_in_words_and_in_the_picture(boss, nuanyi, telegram, town):
    await rider(nuanyi, telegram, "甲", area=town.area("410102001001"))
    await rider(nuanyi, telegram, "乙", area=town.area("410102001002"), trade="courier")
    await rider(nuanyi, telegram, "丙", area=town.area("410103"), trade="courier", confirmed=False)
    await rider(nuanyi, telegram, "丁")
    old = await rider(nuanyi, telegram, "戊", area=town.area("410103001"))
    async with nuanyi.kit.database.begin() as session:
        known = await riders.known(session, old)
        past = nuanyi.kit.clock.now().replace(month=10, day=31, hour=15, minute=59)
        await riders.change(session, known, past, confirmed_at=past, company=None)
    await set_stale(nuanyi, old)
    await boss.presses("看数字", on=await opens_roster(boss))
    told = await boss.hears("截至 2026年11月18日")
    assert "已确认 4 人，其中本月新增 3 人，久未回音 1 人\n待确认 1 人" in told.text
    blocks = [block.replace("（已确认）", "").split("\n") for block in told.text.split("\n\n")[1:]]
    assert blocks[0] == ["按行业", "外卖骑手：3", "快递员：1"]
    assert blocks[1] == ["按公司", "美团：3", "其他公司：1"]
    assert blocks[2] == ["按片区", "中原区：2", "二七区：1", "没填：1"]
    sections = [Section(block.pop(0), [tuple(line.split("：")) for line in block]) for block in blocks]
    said = [Section(one.heading, [(name, int(number)) for name, number in one.rows]) for one in sections]
    subtitle = "截至 2026年11月18日，已确认 4 人"
    expected = charts.bars(Bars("郑州报到人数", subtitle, said, other="其余", empty="还没有", total="合计"))
    picture = (await boss.hears()).photo
    assert not reading.differs(reading.image(picture.content), reading.image(expected))


@ON_ONE_DATABASE
async def test_figures_are_for_administrators_alone(zhang, nuanyi, telegram, town):
    await in_branch(nuanyi, telegram, town, "赵一")
    await becomes_secretary(nuanyi, zhang, area=town.area("410102"))
    shown = await opens_roster(zhang)
    assert "📊 看数字" not in labels(shown)
    assert "没有权限" in (await zhang.presses(on=shown, data="r:f")).text
    await zhang.hears_nothing(0.2)


@ON_ONE_DATABASE
async def test_in_a_group_the_roster_is_not_shown(boss, zhang, nuanyi, telegram, town):
    await in_branch(nuanyi, telegram, town, "赵一")
    await becomes_secretary(nuanyi, zhang, branch=town.branch(LIN))
    group = telegram.group("支部群", [boss, zhang], bot="administrator")
    for person in (boss, zhang):
        await person.says("/roster", chat=group)
        await person.says("👥 名册", chat=group)
    assert "赵一" not in (await group.hears("别的请私下找我")).text
    await group.hears_nothing(0.4)


@ON_ONE_DATABASE
async def test_what_is_shown_about_somebody_names_them_so_that_erasing_takes_it_back(boss, nuanyi, telegram, town):
    member = await rider(nuanyi, telegram, "赵一", phone=PHONE)
    shown = await opens_roster(boss)
    telegram.faults.add("editMessageText", status=429, retry_after=60)
    await boss.presses(on=shown, data=f"r:p:{member}:confirmed:0")
    assert [row.subject for row in await rows_of_outbox(nuanyi.kit.database)] == [member]


def rows_of(message: Message) -> list[dict[str, str]]:
    """Read a roster's file as any spreadsheet program would."""
    lines = CalamineWorkbook.from_filelike(io.BytesIO(message.document.content)).get_sheet_by_index(0).to_python()
    return [dict(zip(map(str, lines[0]), map(str, line), strict=True)) for line in lines[1:]]
