"""A rider in the rain wants to know where to sit down, in one tap."""

from datetime import UTC
from random import Random

import pytest

from bot import district
from bot.database import Database
from bot.stationbook import StationBook, Wanted
from models.inbox import Inbox
from models.keys import Vault
from tests.conftest import KEY
from tests.stories.conftest import FAR_OFF, ON_ONE_DATABASE, WEDNESDAY, ZHENGDA, count, happens, offering
from tests.stories.lists import by_brute_force, compass, names, read, source_rows, standing


@pytest.fixture
async def book(zhengzhou_file):
    """The stations as a program holds them in memory."""
    database = Database(f"sqlite+aiosqlite:///{zhengzhou_file}", Vault(KEY))
    book = StationBook(district.load())
    async with database.read() as session:
        await book.refresh(session, WEDNESDAY.astimezone(UTC))
    await database.close()
    return book


def anywhere(random):
    """A position in or around the city, now and then far away."""
    if random.random() < 0.1:
        return random.uniform(-90, 90), random.uniform(-180, 180)
    return random.uniform(34.3, 35.0), random.uniform(112.8, 114.3)


async def test_one_tap_on_the_key_brings_the_five_nearest(wang, nuanyi):
    await wang.says("/start")
    greeting = await wang.hears("王伟，你好")
    wang.position = ZHENGDA
    await wang.presses("找驿站")
    found = await wang.hears("离你最近的驿站")
    assert names(found) == [name for name, _ in by_brute_force(nuanyi.stations.everything(), ZHENGDA)[:5]]
    assert [entry.number for entry in read(found)] == [1, 2, 3, 4, 5]
    assert [row[0].label[:3] for row in found.buttons[:5]] == ["1. ", "2. ", "3. ", "4. ", "5. "]
    await wang.hears_nothing(0.2)
    assert wang.heard == [greeting, found]


@ON_ONE_DATABASE
async def test_the_list_says_how_far_which_way_until_when_and_what(wang, nuanyi):
    await wang.shares_place(*ZHENGDA)
    first = read(await wang.hears())[0]
    assert (first.name, first.away, first.unit, first.direction) == (
        "郑州电信二七区中原路营业厅工会驿站",
        "408",
        "米",
        "东边",
    )
    assert first.standing == "🟢 开到 18:30"
    assert first.amenities == "未核实：🚰饮用水 🪑座椅 🔌手机充电"


@ON_ONE_DATABASE
async def test_every_station_is_told_rightly_however_far_one_turns_the_pages(wang, nuanyi):
    known = {station.name: station for station in nuanyi.stations.everything()}
    expected, rows = by_brute_force(known.values(), ZHENGDA), source_rows()
    await wang.shares_place(*ZHENGDA)
    shown = await wang.hears()
    read_so_far = read(shown)
    while shown.button("再看 5 个"):
        await wang.presses("再看 5 个", on=shown)
        assert await wang.hears() is shown
        read_so_far += read(shown)
    assert [entry.number for entry in read_so_far] == list(range(1, 83))
    assert [entry.name for entry in read_so_far] == [name for name, _ in expected]
    for entry, (name, metres) in zip(read_so_far, expected, strict=True):
        assert entry.unit == ("米" if round(metres) < 1000 else "公里")
        assert entry.metres == pytest.approx(metres, abs=0.5 if entry.unit == "米" else 50)
        assert entry.direction == compass(ZHENGDA, known[name])
        assert entry.standing == standing(rows[name], wang.now())
        assert entry.amenities.startswith("未核实：")
    assert wang.heard == [shown]


@ON_ONE_DATABASE
async def test_back_leads_to_the_page_before(wang, nuanyi):
    await wang.shares_place(*ZHENGDA)
    shown = await wang.hears()
    first = shown.text
    assert shown.button("前 5 个") is None
    await wang.presses("再看 5 个", on=shown)
    await wang.hears()
    assert read(shown)[0].number == 6
    await wang.presses("前 5 个", on=shown)
    assert (await wang.hears()).text == first


async def test_the_book_says_what_brute_force_says_from_two_hundred_places(book):
    random, stations = Random(18), book.everything()
    now = WEDNESDAY.astimezone(UTC)
    assert len(stations) == 82
    for _ in range(200):
        here = anywhere(random)
        found = book.near(*here, Wanted(), now, 8)
        expected = by_brute_force(stations, here)[:8]
        assert [place.station.name for place in found] == [name for name, _ in expected]
        assert [place.metres for place in found] == pytest.approx([m for _, m in expected], abs=1e-6)


@ON_ONE_DATABASE
async def test_answers_from_anywhere_are_those_of_brute_force(wang, nuanyi):
    random = Random(82)
    for here in [anywhere(random) for _ in range(8)]:
        await wang.shares_place(*here)
        entries = read(await wang.hears())
        expected = by_brute_force(nuanyi.stations.everything(), here)[:5]
        assert [entry.name for entry in entries] == [name for name, _ in expected]
        for entry, (_, metres) in zip(entries, expected, strict=True):
            assert entry.metres == pytest.approx(metres, abs=0.5 if entry.unit == "米" else 50)


async def test_any_place_without_a_word_is_a_question(wang, nuanyi):
    ways = [{"venue": ("郑州大学", "大学路 75 号")}, {"forwarded": True}, {"key": False}, {"accuracy": 1500.0}]
    for way in ways:
        await wang.shares_place(*ZHENGDA, **way)
        assert len(read(await wang.hears("离你最近的驿站"))) == 5
    await wang.hears_nothing(0.2)
    assert len(wang.heard) == len(ways)


async def test_a_live_place_is_answered_once_and_not_followed(wang, nuanyi, database):
    shared = await wang.shares_place(*ZHENGDA, live=900)
    await wang.hears("离你最近的驿站")
    assert await count(database, Inbox) == 1
    for step in range(1, 4):
        await wang.moves(shared, ZHENGDA[0] + step / 1000, ZHENGDA[1])
    await wang.hears_nothing(0.3)
    assert await count(database, Inbox) == 1


@ON_ONE_DATABASE
async def test_toggles_change_the_same_message(wang, nuanyi):
    await wang.shares_place(*ZHENGDA)
    shown = await wang.hears()
    number, unfiltered = shown.id, names(shown)
    await wang.presses("空调", on=shown)
    assert await wang.hears("符合条件") is shown
    assert shown.button("空调").label == "✅ ❄️ 空调"
    assert all("空调" in entry.amenities for entry in read(shown))
    assert names(shown) != unfiltered
    await wang.presses("现在开门", on=shown)
    await wang.hears("符合条件")
    assert shown.button("现在开门").label == "✅ 🟢 现在开门"
    assert all(entry.standing.startswith("🟢") and "空调" in entry.amenities for entry in read(shown))
    await wang.presses("空调", on=shown)
    await wang.hears("符合条件")
    await wang.presses("现在开门", on=shown)
    await wang.hears("离你最近的驿站")
    assert names(shown) == unfiltered
    assert shown.id == number
    assert wang.heard == [shown]


@ON_ONE_DATABASE
async def test_only_what_some_station_has_can_be_filtered_by(wang, nuanyi):
    await wang.shares_place(*ZHENGDA)
    shown = await wang.hears()
    assert shown.button("热水") is None
    assert shown.button("微波炉") is None
    await nuanyi.knows(offering("新", north=10, amenities="热水"))
    await wang.shares_place(*ZHENGDA)
    assert (await wang.hears()).button("热水").label == "♨️ 热水"


@ON_ONE_DATABASE
async def test_a_filter_that_nobody_offers_any_more_can_be_taken_off(wang, nuanyi):
    await nuanyi.knows(offering("新", amenities="热水"))
    await wang.shares_place(*ZHENGDA)
    shown = await wang.hears()
    await nuanyi.knows(offering("新", amenities=""))
    await wang.presses("热水", on=shown)
    await wang.hears("没有符合这些条件的驿站。点下面去掉一个条件试试")
    await wang.presses("✅ ♨️ 热水", on=shown)
    assert len(read(await wang.hears("离你最近的驿站"))) == 5


@ON_ONE_DATABASE
async def test_under_a_filter_what_is_confirmed_comes_first_within_reach(wang, nuanyi):
    await nuanyi.knows(
        offering("近", north=100, amenities="热水?"),
        offering("中", north=900, amenities="热水?|座椅"),
        offering("真", north=2000, amenities="热水"),
        offering("远", north=6000, amenities="热水"),
    )
    await wang.shares_place(*FAR_OFF)
    shown = await wang.hears("离你最近的驿站")
    assert names(shown)[:4] == ["近驿站", "中驿站", "真驿站", "远驿站"]
    assert [entry.amenities for entry in read(shown)[:3]] == ["未核实：♨️热水", "🪑座椅\n未核实：♨️热水", "♨️热水"]
    await wang.presses("热水", on=shown)
    await wang.hears("符合条件")
    assert names(shown) == ["真驿站", "近驿站", "中驿站", "远驿站"]


@ON_ONE_DATABASE
async def test_nothing_within_reach_is_said_and_the_nearest_is_shown(wang, nuanyi):
    await nuanyi.knows(offering("甲", north=-12_340))
    await wang.shares_place(*FAR_OFF)
    shown = await wang.hears("这里不在郑州范围内。最近的驿站在 12.3 公里外")
    assert names(shown)[0] == "甲驿站"
    await wang.shares_place(34.55, 112.98)
    shown = await wang.hears("你附近 5 公里内没有驿站。最近的在 ")
    told = shown.text.partition("最近的在 ")[2].partition(" 公里外")[0]
    assert told == read(shown)[0].away
    await wang.presses("空调", on=shown)
    await wang.hears("你附近 5 公里内没有符合条件的驿站。最近的在 ")


@ON_ONE_DATABASE
async def test_when_none_is_open_it_is_said_which_opens_first(wang, nuanyi):
    await nuanyi.knows(
        offering("早", north=900, hours="11:30-12:00"),
        offering("晚", north=100, hours="12:30-13:00"),
        offering("久", north=300, hours="周四 06:00-07:00"),
        offering("夜", north=400, hours="18:00-23:00"),
        offering("没", north=500, hours="15:00-16:00", state="closed"),
    )
    await wang.shares_place(*FAR_OFF)
    shown = await wang.hears("这几个现在都没开门，最早开的是 早驿站，11:30。")
    assert [entry.standing for entry in read(shown)] == [
        "🔴 现在关门，12:30 开",
        "🔴 现在关门，明天 06:00 开",
        "🔴 现在关门，18:00 开",
        "🔴 暂停开放",
        "🔴 现在关门，11:30 开",
    ]
    await nuanyi.later(hours=1, minutes=45)
    await wang.shares_place(*FAR_OFF)
    shown = await wang.hears()
    assert "都没开门" not in shown.text
    assert read(shown)[4].standing == "🟢 开到 12:00"


@ON_ONE_DATABASE
async def test_hours_that_are_not_understood_are_never_called_open_nor_closed(wang, nuanyi):
    await nuanyi.knows(offering("甲", hours="看情况"), offering("乙", north=50, hours="19:00-21:00"))
    await wang.shares_place(*FAR_OFF)
    shown = await wang.hears()
    assert [entry.standing for entry in read(shown)[:2]] == ["⚪️ 开放时间未核实", "🔴 现在关门，19:00 开"]
    await wang.presses("现在开门", on=shown)
    await wang.hears("符合条件")
    assert "甲驿站" not in names(shown)


@ON_ONE_DATABASE
async def test_open_now_at_night_leaves_only_what_is_surely_open(wang, nuanyi):
    await nuanyi.later(hours=17)
    await wang.shares_place(*ZHENGDA)
    shown = await wang.hears("这几个现在都没开门")
    await wang.presses("现在开门", on=shown)
    await wang.hears("符合条件")
    assert [entry.standing for entry in read(shown)] == ["🟢 24 小时开放"] * 2


@ON_ONE_DATABASE
async def test_nothing_open_anywhere_under_a_filter_says_which_opens_first(wang, nuanyi):
    await nuanyi.knows(offering("甲", north=800, hours="19:00-21:00", amenities="热水"))
    await wang.shares_place(*FAR_OFF)
    shown = await wang.hears()
    await wang.presses("热水", on=shown)
    await wang.hears("符合条件")
    await wang.presses("现在开门", on=shown)
    heard = await wang.hears("没有符合这些条件的驿站")
    assert "最早开门的是 甲驿站，19:00" in heard.text
    assert read(heard) == []


@ON_ONE_DATABASE
async def test_the_list_in_english(ana, nuanyi):
    await ana.shares_place(*ZHENGDA)
    shown = await ana.hears("The stations nearest to you")
    first = read(shown)[0]
    assert (first.away, first.unit, first.direction) == ("408", "m", "east")
    assert first.standing == "🟢 Open until 18:30"
    assert first.amenities == "Unconfirmed: 🚰water 🪑seats 🔌charging"
    assert read(shown)[2].standing == "🟢 Open until 20:00 (hours unconfirmed)"


@ON_ONE_DATABASE
async def test_two_taps_lead_on_the_way(wang, nuanyi):
    await wang.shares_place(*ZHENGDA)
    shown = await wang.hears()
    ways = [entity["url"] for entity in shown.entities if entity["type"] == "text_link"]
    assert len(ways) == 5
    assert all(way.startswith("https://uri.amap.com/navigation?to=113.6") and "mode=ride" in way for way in ways)


@ON_ONE_DATABASE
async def test_what_a_list_was_asked_for_does_not_depend_on_the_one_before(wang, li, nuanyi):
    await wang.shares_place(*ZHENGDA)
    await li.shares_place(34.8, 113.3)
    first, second = await wang.hears(), await li.hears()
    expected = [by_brute_force(nuanyi.stations.everything(), here)[0][0] for here in (ZHENGDA, (34.8, 113.3))]
    assert [names(first)[0], names(second)[0]] == expected
    await wang.presses("现在开门", on=first)
    await happens(lambda: "符合条件" in first.text)
    assert names(first)[0] == expected[0]
