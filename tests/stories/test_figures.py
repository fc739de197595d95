"""The figures: who is in charge sees the same in words, in the picture and in the file, of their scope and no more."""

import io
import json
import re
from datetime import datetime, timedelta

import pytest
from python_calamine import CalamineWorkbook
from rich.console import Console

from bot import charts, importing, maps, spreadsheets
from bot.charts import Bars, Section
from bot.importing import Tools
from bot.maps import Map
from bot.sandbox import Message, Person
from jobs import mondays
from models import moves, outbox, reports
from models.moves import Cause
from models.outbox import CANCELLED, EXPIRED
from models.reportexports import ReportExport
from models.reports import Filing, Report
from tests.bot import reading
from tests.core import rows_of_outbox
from tests.stories.conftest import ON_ONE_DATABASE, SHANGHAI, count, happens
from tests.stories.hazards import becomes_desk
from tests.stories.people import becomes_cadre, loses

HOUR = 3600
PLACES = [(34.75, 113.60), (34.751, 113.61), (34.752, 113.62), (34.753, 113.63)]
MINE, OTHER = "410102001", "410102002"
"""The streets of the stories: one's own, and its neighbour."""


def november(day: int, hour: int = 10) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=SHANGHAI)


async def reported(nuanyi, reporter: Person, area: int, filed: datetime, category="rubbish", **facts) -> int:
    """Let a hazard have been reported, with two working hours to be taken and eight to be solved; return its number."""
    async with nuanyi.kit.database.begin() as session:
        place = facts.pop("place", PLACES[0])
        filing = Filing(category, facts.pop("urgent", False), place, area, "说明", "delivery", 2 * HOUR, 8 * HOUR)
        report = await reports.file(session, reporter.id, filing, filed)
        for one in await reports.reporters(session, report.number):
            one.satisfied = facts.pop("satisfied", None)
        if facts:
            await reports.set_(session, report.number, **facts)
        return report.number


async def a_month(nuanyi, wang: Person, town) -> None:
    """Let both streets have had a month: closed and open reports, in time and late, satisfied and silent."""
    mine, yard, other = (town.area(code) for code in (MINE, f"{MINE}001", OTHER))
    done = {"state": "closed", "answered_at": november(3, 11), "first_taken_at": november(3, 11)}
    done |= {"resolved_at": november(4), "ended_at": november(5)}
    late = {**done, "answered_at": november(4), "first_taken_at": november(4)}
    await reported(nuanyi, wang, mine, november(3), **done, satisfied=True)
    await reported(nuanyi, wang, yard, november(3), **late)
    await reported(nuanyi, wang, yard, november(3), "fire_lane", **done, satisfied=False)
    await reported(nuanyi, wang, mine, november(16), place=PLACES[1])
    await reported(nuanyi, wang, mine, november(18, 9), "fire_lane", urgent=True, place=PLACES[2])
    await reported(nuanyi, wang, mine, november(5), state="merged")
    await reported(nuanyi, wang, mine, november(5), state="rejected", answered_at=november(5, 11))
    await reported(nuanyi, wang, mine, november(3) - timedelta(days=30), **done, satisfied=True)
    for number in range(3):
        await reported(nuanyi, wang, other, november(6 + number), place=PLACES[3])


def table(told: Message, heading: str) -> list[tuple[str, str]]:
    """What a message says below a heading: names and numbers."""
    block = next(block for block in told.text.split("\n\n") if block.startswith(heading))
    return [tuple(line.split("：")) for line in block.split("\n")[1:]]


def rates(told: Message) -> list[tuple[str, str, str, int, int]]:
    """What a message says of the three rates: name, rate, that of the month before, whole and part."""
    found = re.findall(r"^(\S+率) (\S+)（上月 (\S+)）：(\d+) 件里 (\d+) 件$", told.text, re.MULTILINE)
    return [(name, rate, before, int(whole), int(part)) for name, rate, before, whole, part in found]


def value(written: str) -> float | None:
    return None if written == charts.NONE else float(written.rstrip("%"))


def rows_of(message: Message) -> list[dict[str, str]]:
    """Read a file as any spreadsheet program would."""
    return sheet(message.document.content)


def sheet(content: bytes) -> list[dict[str, str]]:
    """Read an Excel file."""
    lines = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    return [dict(zip(map(str, lines[0]), map(str, line), strict=True)) for line in lines[1:]]


async def test_a_cadre_sees_the_own_street_in_words_picture_and_file_alike_and_no_other(
    zhang, wang, boss, nuanyi, telegram, town, database
):
    await a_month(nuanyi, wang, town)
    await becomes_cadre(nuanyi, zhang, area=town.area(MINE), name="张芳")
    await zhang.says("/start")
    await zhang.presses("📊 数据", on=await zhang.hears("你好"))
    told = await zhang.hears("中原区 › 林山寨街道 · 2026年11月")
    assert "上报 6 件（上月 1）" in told.text
    in_words = rates(told)
    assert in_words == [
        ("响应率", "60%", "0%", 5, 3),
        ("解决率", "75%", "100%", 4, 3),
        ("满意率", "33.3%", "100%", 3, 1),
    ]
    assert "不受理 1 件；另有并案 1 件、撤回 0 件" in told.text
    assert "现在待办 2 件，其中加急 1 件" in told.text
    assert "建设路" not in told.text
    # The picture says what the text says.
    said = [(heading, [(name, int(line.split(" · ")[0])) for name, line in table(told, heading)]) for heading in PARTS]
    shares = [pair for name, now, then, *_ in in_words for pair in ((name, value(now)), ("上月", value(then)))]
    sections = [Section("三率", shares, "%", 100, summed=False, pale=("上月",))]
    sections += [Section(heading, rows, summed=heading != "按月") for heading, rows in said]
    field = maps.draw(Map("现在待办 2 件", [], [(*PLACES[2], True), (*PLACES[1], False)], "加急 1", "其他 1"))
    words = ("中原区 › 林山寨街道 · 2026年11月", "上报 6 件，截至 2026年11月18日")
    expected = charts.bars(Bars(*words, sections, other="其余", empty="还没有", total="合计"), field)
    assert not reading.differs(reading.image((await zhang.hears()).photo.content), reading.image(expected))
    # And so does the file.
    await zhang.presses("导出", on=told)
    offer = await zhang.hears("要哪种文件")
    await zhang.presses("XLSX", on=offer)
    sent = await zhang.hears("林山寨街道 · 2026年11月，7 件")
    assert sent.document.name == "上报-2026-11.xlsx"
    rows = rows_of(sent)
    counted = [row for row in rows if row["计入"] == "是"]
    assert len(counted) == 6
    for column, (_, rate, _, whole, part) in zip(("按时响应", "解决", "满意"), in_words, strict=True):
        judged = [row[column] for row in counted if row[column]]
        assert (len(judged), judged.count("是")) == (whole, part)
        assert f"{part / whole * 100:.1f}".removesuffix(".0") + "%" == rate
    for heading, column in (("按类别", "类别"), ("按片区", "负责片区")):
        in_file = sorted(row[column].rpartition(" › ")[2] for row in counted)
        named = [(name if name != "本级" else "林山寨街道", number) for name, number in dict(said)[heading]]
        assert in_file == sorted(name for name, number in named for _ in range(number))
    assert {row["坐标系"] for row in rows} == {"WGS-84"}
    assert {row["报告人行业"] for row in rows} == {"外卖骑手 1"}
    everything = json.dumps(rows, ensure_ascii=False)
    assert not [word for word in ("说明", "王伟", "张芳", str(wang.id)) if word in everything]
    # That it was taken is on record, for the administrators.
    assert await count(database, ReportExport, ReportExport.count == 7, ReportExport.format == "xlsx") == 1
    file = nuanyi.folder / "all.xlsx"
    tools = Tools(nuanyi.settings, nuanyi.kit.district, database, "zh-Hans", Console(quiet=True))
    assert await importing.export_reports(tools, file, "xlsx", nuanyi.kit.clock.now()) == 11
    every = {row["编号"]: row for row in sheet(file.read_bytes())}
    assert len(every) == 11
    assert [row for row in rows if every[row["编号"]] != row] == [], "the command line says the same"
    await boss.says("/stats")
    figures = await boss.hears("郑州 · 2026年11月")
    assert "上报 9 件" in figures.text
    await boss.presses("导出记录", on=figures)
    records = await boss.hears("张芳：中原区 › 林山寨街道 · 2026年11月，XLSX，7 件")
    assert "命令行：郑州 · 全部时间，XLSX，11 件" in records.text
    assert "没有权限" in (await zhang.presses(on=told, data="n:l")).text


PARTS = ("按类别", "按片区", "按月")


async def test_one_goes_to_other_months_areas_and_categories_and_never_beyond_ones_scope(
    zhang, wang, nuanyi, telegram, town
):
    await a_month(nuanyi, wang, town)
    role = await becomes_cadre(nuanyi, zhang, area=town.area("410102"))
    await zhang.says("/stats")
    told = await zhang.hears("中原区 · 2026年11月")
    assert [(name, line.split(" · ")[0]) for name, line in table(told, "按片区")] == [
        ("林山寨街道", "6"),
        ("建设路街道", "3"),
    ]
    assert not [button for row in told.buttons for button in row if "12月" in button.label]
    for label, heard in (
        ("10月", "中原区 · 2026年10月"),
        ("11月", "中原区 · 2026年11月"),
        ("换片区", None),
        ("林山寨街道", "林山寨街道 · 2026年11月"),
        ("换片区", None),
        ("⬆️", "中原区 · 2026年11月"),
        ("选类别", None),
        ("消防通道", "2026年11月 · 消防通道被堵"),
        ("怎么算的", "一件事归它上报的那个月"),
        ("回数据", "上报 2 件"),
    ):
        await zhang.presses(label, on=told)
        await (zhang.hears(heard) if heard else happens(lambda: told.button("⬅️ 回数据")))
    await zhang.presses("看图", on=told)
    assert (await zhang.hears()).photo
    for where in (f"{town.area('410103')}:-:-", "0:-:-", "0:fire:-"):
        for intent in ("s", "p", "a", "e", "xg"):
            refused = await zhang.presses(on=told, data=f"n:{intent}:2611:{where}")
            assert "没有权限" in refused.text
    await loses(nuanyi, role)
    assert "没有权限" in (await zhang.presses("换片区", on=told)).text


@ON_ONE_DATABASE
async def test_a_file_is_a_map_too_neutralises_formulas_and_is_not_made_for_who_lost_the_role(
    zhang, wang, nuanyi, telegram, town, database
):
    area = town.area(MINE)
    role = await becomes_cadre(nuanyi, zhang, area=area)
    await zhang.says("/export")
    offer = await zhang.hears("要哪种文件")
    assert "没有上报" in (await zhang.presses("CSV", on=offer)).text
    assert await count(database, ReportExport) == 0
    await reported(nuanyi, wang, area, november(3), "=1+1", place=(34.75, 113.6))
    await zhang.presses("GeoJSON", on=offer)
    collection = json.loads((await zhang.hears("1 件")).document.content)
    (feature,) = collection["features"]
    assert feature["geometry"]["coordinates"] == [113.6, 34.75]
    assert feature["properties"]["state"] == "待接单"
    await zhang.presses("改成全部时间", on=offer)
    await zhang.hears("全部时间")
    await zhang.presses("CSV", on=offer)
    content = (await zhang.hears("全部时间，1 件")).document.content
    assert "'=1+1" in content.decode("utf-8-sig")
    assert spreadsheets.parse(content).rows[0].values["类别"] == "=1+1"
    telegram.faults.add("sendDocument", status=429, retry_after=1)
    await zhang.presses("CSV", on=offer)
    await loses(nuanyi, role)
    await zhang.hears_nothing(2.5)
    assert CANCELLED in [row.state for row in await rows_of_outbox(database)]


@ON_ONE_DATABASE
async def test_in_a_group_the_figures_come_in_private_and_the_group_hears_one_line(zhang, wang, nuanyi, telegram, town):
    await becomes_cadre(nuanyi, zhang, area=town.area(MINE))
    group = telegram.group("处置群", [zhang, wang], bot="administrator")
    wang.started = True
    await zhang.says("/stats", chat=group)
    line = await group.hears("已经私下发给你了")
    assert "响应率" in (await zhang.hears("林山寨街道")).text
    assert (await zhang.hears()).photo
    await wang.says("/stats", chat=group)
    await wang.hears("没有权限")
    assert [message for message in group.heard if message.from_bot] == [line]


@pytest.mark.parametrize("downtime", [timedelta(0), timedelta(hours=8)])
async def test_on_monday_each_desk_hears_of_last_week_once(downtime, zhang, wang, nuanyi, telegram, town, database):
    area = town.area(MINE)
    group = telegram.group("处置群", [zhang], bot="administrator")
    await becomes_desk(nuanyi, group, area_id=area)
    desk = (await becomes_desk(nuanyi, telegram.group("别处", [zhang], bot="administrator"), department="fire")).number
    await becomes_cadre(nuanyi, zhang, area=area)
    number = await reported(nuanyi, wang, area, november(17), desk_id=desk - 1)
    async with nuanyi.kit.database.begin() as session:
        taken = await reported_and_taken(session, wang, zhang, area)
        await reports.set_(session, taken, desk_id=desk - 1)
    monday = datetime(2026, 11, 23, 8, 29, tzinfo=SHANGHAI)
    assert await mondays.run(nuanyi.kit, monday) == 0
    telegram.clock.set(monday + timedelta(minutes=2) + downtime)
    await happens(lambda: nuanyi.kit.clock.now() > monday)
    await mondays.run(nuanyi.kit, nuanyi.kit.clock.now())
    told = await group.hears("林山寨街道上周小结")
    assert "（11月16日–11月22日）\n新上报 2 件，首次接单 1 件，解决 0 件，办结 0 件\n现在待办 2 件" in told.text
    assert f"超时 2 件，拖得最久的：#{number} #{taken}" in told.text
    for hours in (0, 1, 24, 100):
        await mondays.run(nuanyi.kit, nuanyi.kit.clock.now() + timedelta(hours=hours))
    await group.hears_nothing(0.3)
    assert len([message for message in group.heard if "上周小结" in message.text]) == 1


async def reported_and_taken(session, wang: Person, zhang: Person, area: int) -> int:
    """Let a report have been made and taken last week."""
    filing = Filing("rubbish", False, PLACES[0], area, None, None, 2 * HOUR, 8 * HOUR)
    report = await reports.file(session, wang.id, filing, november(17, 11))
    await moves.take(session, report.number, zhang.id, Cause("test"), november(17, 15))
    return report.number


@ON_ONE_DATABASE
async def test_what_could_not_be_told_by_monday_evening_is_on_record_as_expired(
    zhang, nuanyi, telegram, town, database
):
    group = telegram.group("处置群", [zhang], bot="administrator")
    await becomes_desk(nuanyi, group, area_id=town.area(MINE))
    tuesday = datetime(2026, 11, 24, 9, 0, tzinfo=SHANGHAI)
    telegram.clock.set(tuesday)
    await happens(lambda: nuanyi.kit.clock.now() >= tuesday)
    assert await mondays.run(nuanyi.kit, tuesday) == 1
    async with nuanyi.kit.database.begin() as session:
        await outbox.expire(session, tuesday)
    (row,) = [row for row in await rows_of_outbox(database) if row.source.startswith("digest:")]
    assert (row.state, row.source.partition(":")[2].partition(":")[2]) == (EXPIRED, "2026W48")
    await group.hears_nothing(0.3)
    assert await count(database, Report) == 0


@ON_ONE_DATABASE
async def test_a_monday_off_is_made_up_for_on_the_next_working_day(zhang, nuanyi, telegram, town):
    await becomes_desk(nuanyi, telegram.group("处置群", [zhang], bot="administrator"), area_id=town.area(MINE))
    nuanyi.kit.district.days[november(23).date()] = "off"
    try:
        assert await mondays.run(nuanyi.kit, november(23)) == 0
        assert await mondays.run(nuanyi.kit, november(24)) == 1
    finally:
        nuanyi.kit.district.days.clear()
