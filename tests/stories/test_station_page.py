"""A station's own page: what it says, how it leads there, and that one can keep it and pass it on."""

from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from geopy.distance import geodesic

from bot import deeplinks
from jobs import forget
from models import visits
from models.visits import VisitHash, VisitSalt
from tests.stories.conftest import FAR_OFF, ON_ONE_DATABASE, count, offering

FULL = offering(
    "甲",
    name="甲 & 乙<b>驿站",
    address="中山路 8 号",
    hours="周一至周五 09:00-18:00",
    amenities="热水|微波炉?|厕所",
    phone="0371-6666 0000",
    capacity=12,
    discount="骑手 8 折",
)


async def open_page(person, name):
    """Find a station by typing its name, and open it."""
    await person.says(name)
    await person.presses("1. ", on=await person.hears("找到"))
    page = await person.hears(name)
    return page, await person.hears(name)


@ON_ONE_DATABASE
async def test_the_page_says_all_that_is_known(wang, nuanyi):
    await nuanyi.knows(FULL)
    page, pin = await open_page(wang, "甲 & 乙<b>驿站")
    assert page.text.split("\n") == [
        "甲 & 乙<b>驿站",
        "📍 中山路 8 号",
        "🕗 今天 09:00–18:00",
        "🟢 开到 18:00",
        "♨️热水 🚻厕所",
        "未核实：🍲微波炉",
        "☎️ 0371-6666 0000",
        "🪑 能坐 12 人",
        "🎁 骑手 8 折",
    ]
    assert (pin.venue.title, pin.venue.address) == ("甲 & 乙<b>驿站", "中山路 8 号")
    assert geodesic((pin.location.latitude, pin.location.longitude), FAR_OFF).meters < 0.1
    await wang.hears_nothing(0.2)


@ON_ONE_DATABASE
async def test_guesses_are_marked_as_such(wang, nuanyi):
    page, _ = await open_page(wang, "农情暖域工会驿站")
    assert page.text.split("\n")[2:5] == [
        "🕗 今天 08:00–20:00（时间未核实）",
        "🟢 开到 20:00",
        "未核实：🚰饮用水 🪑座椅 ❄️空调 🔌手机充电 📶Wi-Fi 🩹急救药箱",
    ]


HOURS = {
    "": ["⚪️ 开放时间未核实"],
    "看门口的牌子": ["🕗 看门口的牌子", "⚪️ 开放时间未核实"],
    "周一至周二 09:00-12:00": ["🕗 今天不开", "🔴 现在关门，11月23日周一 09:00 开"],
    "18:00-02:00": ["🕗 今天 18:00–02:00", "🔴 现在关门，18:00 开"],
    "10:00-次日2:00": ["🕗 今天 10:00–02:00", "🟢 开到 明天 02:00"],
    "08:00-24:00": ["🕗 今天 08:00–24:00", "🟢 开到 24:00"],
    "08:00-12:00,14:00-18:00": ["🕗 今天 08:00–12:00、14:00–18:00", "🟢 开到 12:00"],
    "24小时": ["🕗 今天 00:00–24:00", "🟢 24 小时开放"],
}
"""Opening hours as a spreadsheet has them, and what is said of them on Wednesday at ten in the morning."""


@ON_ONE_DATABASE
async def test_hours_are_told_in_few_words(wang, nuanyi):
    await nuanyi.knows(*[offering(f"第{n}", north=n * 40, hours=hours) for n, hours in enumerate(HOURS)])
    for n, said in enumerate(HOURS.values()):
        page, _ = await open_page(wang, f"第{n}驿站")
        assert page.text.split("\n")[1:] == said


@ON_ONE_DATABASE
async def test_on_a_holiday_of_which_nothing_is_said_nothing_is_claimed(wang, nuanyi):
    await nuanyi.later(days=44)
    await nuanyi.knows(offering("甲", hours="09:00-18:00"), offering("乙", north=9, hours="09:00-18:00", 节假日="休息"))
    page, _ = await open_page(wang, "甲驿站")
    assert page.text.split("\n")[1:] == ["🕗 平时 09:00-18:00，今天开不开未核实", "⚪️ 开放时间未核实"]
    page, _ = await open_page(wang, "乙驿站")
    assert page.text.split("\n")[1] == "🕗 今天不开"


@pytest.mark.parametrize("datum", ["gcj02", "bd09"])
@ON_ONE_DATABASE
async def test_each_map_opens_at_the_place_in_its_own_datum(wang, nuanyi, datum):
    """The source gave the place in the datum of a Chinese map: that map must get back the very pair it gave."""
    given = (34.7500, 113.6600)
    await nuanyi.knows({"code": "甲", "name": "甲驿站", f"lat_{datum}": given[0], f"lng_{datum}": given[1]})
    page, _ = await open_page(wang, "甲驿站")
    pairs = destinations(page)
    assert [button.label for button in page.buttons[0]] == ["🚴 高德", "🚴 百度", "🚴 腾讯"]
    own = {"gcj02": ("amap", "tencent"), "bd09": ("baidu",)}[datum]
    for app, pair in pairs.items():
        metres = geodesic(pair, given).meters
        assert metres < 1 if app in own else 300 < metres < 1500, app
    assert geodesic(pairs["amap"], pairs["tencent"]).meters < 0.2


@ON_ONE_DATABASE
async def test_the_maps_of_the_real_stations_get_the_pairs_of_the_source(wang, nuanyi):
    page, _ = await open_page(wang, "农情暖域工会驿站")
    pairs = destinations(page)
    assert geodesic(pairs["amap"], (34.736621, 113.624637)).meters < 1
    assert geodesic(pairs["tencent"], (34.736621, 113.624637)).meters < 1


def destinations(page) -> dict[str, tuple[float, float]]:
    """Read from a page's links where each app is sent, and that it is told to ride there."""
    asked = [parse_qs(urlsplit(button.url).query) for button in page.buttons[0]]
    amap, baidu, tencent = ({key: values[0] for key, values in query.items()} for query in asked)
    assert (amap["mode"], baidu["mode"], tencent["type"]) == ("ride", "riding", "bike")
    assert (amap["coordinate"], baidu["coord_type"], tencent["coord_type"]) == ("gaode", "bd09ll", "2")
    longitude, latitude = amap["to"].split(",")[:2]
    named = dict(part.split(":", 1) for part in baidu["destination"].split("|"))
    return {
        "amap": (float(latitude), float(longitude)),
        "baidu": tuple(map(float, named["latlng"].split(","))),
        "tencent": tuple(map(float, tencent["tocoord"].split(","))),
    }


async def test_favourites_come_back_in_the_order_of_keeping(wang, li, nuanyi):
    await wang.says("🔖 收藏的驿站")
    await wang.hears("你还没有收藏驿站")
    for name in ("农情暖域工会驿站", "大学路街道工心驿站", "工会驿站(河南工会·嵩山医院)"):
        page, _ = await open_page(wang, name)
        answer = await wang.presses("🔖 收藏", on=page)
        assert answer.text == f"已收藏 {name}"
        await wang.hears(name)
        assert page.button("取消收藏")
    await wang.says("🔖 收藏的驿站")
    kept = await wang.hears("你收藏了 3 个驿站")
    labels = [row[0].label for row in kept.buttons]
    assert labels == ["1. 农情暖域工会驿站", "2. 大学路街道工心驿站", "3. 工会驿站(河南工会·嵩山医院)"]
    await wang.presses("2. 大学路", on=kept)
    page = await wang.hears("大学路街道工心驿站")
    assert (await wang.presses("取消收藏", on=page)).text == "已取消收藏 大学路街道工心驿站"
    await wang.says("/favourites")
    kept = await wang.hears("你收藏了 2 个驿站")
    assert [row[0].label[:5] for row in kept.buttons] == ["1. 农情", "2. 工会"]
    await li.says("/favourites")
    await li.hears("你还没有收藏驿站")


@ON_ONE_DATABASE
async def test_many_favourites_are_turned_page_by_page(wang, nuanyi):
    await nuanyi.knows(*[offering(f"K{n:02}", north=n * 40) for n in range(23)])
    for n in range(23):
        station = nuanyi.stations.by_code(f"K{n:02}").id
        await wang.presses(on=wang.last if wang.heard else await greeted(wang), data=f"f:{station}:1")
    await wang.says("/favourites")
    shown = await wang.hears("你收藏了 23 个驿站")
    seen = [row[0].label for row in shown.buttons[:-1]]
    while shown.button("下一页"):
        await wang.presses("下一页", on=shown)
        assert await wang.hears() is shown
        seen += [row[0].label for row in shown.buttons if ". " in row[0].label]
    assert seen == [f"{n + 1}. K{n:02}驿站" for n in range(23)]
    await wang.presses("上一页", on=shown)
    assert (await wang.hears()).button("11. K10驿站")


async def greeted(person):
    await person.says("/start")
    return await person.hears("你好")


@ON_ONE_DATABASE
async def test_a_shared_link_opens_the_station_for_somebody_else(wang, ana, nuanyi):
    page, _ = await open_page(wang, "大学路街道工心驿站")
    shared = urlsplit(page.button("分享").url)
    assert (shared.netloc, shared.path) == ("t.me", "/share/url")
    link = urlsplit(parse_qs(shared.query)["url"][0])
    assert (link.netloc, link.path) == ("t.me", "/nuanyi_sandbox_bot")
    await ana.opens(parse_qs(link.query)["start"][0])
    assert (await ana.hears("大学路街道工心驿站")).text.split("\n")[3] == "🟢 Open around the clock"
    assert (await ana.hears("大学路街道工心驿站")).venue


@ON_ONE_DATABASE
async def test_a_code_too_long_for_a_link_costs_the_page_only_its_share_button(wang, nuanyi):
    code = "甲" * 16
    await nuanyi.knows(offering(code))
    page, _ = await open_page(wang, f"{code}驿站")
    assert page.button("分享") is None
    assert page.button("收藏")


@ON_ONE_DATABASE
async def test_a_link_that_leads_nowhere_says_so(wang, nuanyi):
    await wang.opens("s_9999")
    await wang.hears("这个驿站已经不在了")
    await wang.opens("whatever")
    await wang.hears("王伟，你好")


async def test_a_scanned_poster_counts_each_person_once_a_day(wang, li, nuanyi, database):
    payload = deeplinks.station_payload("68", visit=True)
    for person in (wang, wang, li):
        await person.opens(payload)
        await person.hears("大学路街道工心驿站\n📍")
    wednesday = date(2026, 11, 18)
    assert await counted(nuanyi, database, "68", wednesday) == 2
    await nuanyi.later(hours=14)
    await wang.opens(payload)
    await wang.hears("大学路街道工心驿站\n📍")
    assert await counted(nuanyi, database, "68", wednesday) == 2
    assert await counted(nuanyi, database, "68", wednesday + timedelta(days=1)) == 1
    await li.opens(deeplinks.station_payload("68", visit=False))
    await li.hears("大学路街道工心驿站\n📍")
    assert await counted(nuanyi, database, "68", wednesday + timedelta(days=1)) == 1


async def test_after_midnight_nothing_tells_any_more_who_was_there(wang, nuanyi, database):
    await wang.opens(deeplinks.station_payload("68", visit=True))
    await wang.hears("大学路街道工心驿站\n📍")
    assert (await count(database, VisitSalt), await count(database, VisitHash)) == (1, 1)
    await nuanyi.later(hours=13, minutes=59)
    await forget.run(nuanyi.kit, nuanyi.kit.clock.now())
    assert (await count(database, VisitSalt), await count(database, VisitHash)) == (1, 1)
    await nuanyi.later(minutes=2)
    await forget.run(nuanyi.kit, nuanyi.kit.clock.now())
    assert (await count(database, VisitSalt), await count(database, VisitHash)) == (0, 0)
    assert await counted(nuanyi, database, "68", date(2026, 11, 18)) == 1


async def counted(nuanyi, database, code, day) -> int:
    station = nuanyi.stations.by_code(code).id
    async with database.read() as session:
        return (await visits.counted(session, [station], day, day)).get(station, 0)


async def test_what_another_command_changes_is_seen_within_five_seconds(wang, nuanyi):
    await nuanyi.knows(offering("甲"))
    await wang.shares_place(*FAR_OFF)
    await wang.hears("甲驿站")
    await nuanyi.imports(offering("甲", name="乙驿站", state="closed"), offering("丙", north=20))
    deadline = wang.now() + timedelta(seconds=5)
    text = ""
    while "乙驿站" not in text and wang.now() < deadline:
        await wang.shares_place(*FAR_OFF)
        text = (await wang.hears()).text
    assert "1. 乙驿站\n0 米 · 北边 · 骑行去\n🔴 暂停开放\n\n2. 丙驿站" in text


async def test_a_removed_station_is_gone_everywhere_and_its_old_buttons_say_so(wang, nuanyi):
    await nuanyi.knows(offering("甲"), offering("乙", north=30))
    await wang.shares_place(*FAR_OFF)
    shown = await wang.hears("离你最近的驿站")
    page, _ = await open_page(wang, "甲驿站")
    await wang.presses("🔖 收藏", on=page)
    await wang.hears("甲驿站")
    await nuanyi.knows(offering("甲", state="撤销"))
    for button, on in (("1. 甲", shown), ("取消收藏", page), ("有问题", page)):
        answer = await wang.presses(button, on=on)
        assert answer.alert
        assert answer.text == "这个驿站已经不在了。点“📍 找驿站”看看附近的。"
    await wang.says("🔖 收藏的驿站")
    await wang.hears("你还没有收藏驿站")
    await wang.says("甲驿站")
    assert "甲驿站" not in [row[0].label for row in (await wang.hears()).buttons]
    await wang.presses("🟢 现在开门", on=shown)
    assert "甲驿站" not in (await wang.hears("符合条件")).text
