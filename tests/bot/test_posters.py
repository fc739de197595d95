"""Printable pages: everything on them can be read, by people and by phones."""

import io
from datetime import UTC, datetime

import pytest
import zxingcpp
from PIL import Image, ImageChops
from rich.console import Console

from bot import deeplinks, district, posters
from bot.importing import Tools
from bot.posterpage import DPI, Poster, draw
from models import stations
from models.rules import RuleBroken
from tests.conftest import make_settings

NOW = datetime(2026, 11, 21, 4, tzinfo=UTC)
PLACE = {"latitude": 34.75, "longitude": 113.62}


def station(code, **more):
    return {"code": code, "name": f"驿站{code}", "hours": "08:00-20:00", "hours_rule": "08:00-20:00", **PLACE, **more}


@pytest.fixture
def tools(settings, database):
    console = Console(file=io.StringIO())
    return Tools(settings, district.load(), database, "en", console)


async def given_stations(tools, *facts):
    async with tools.database.begin() as session:
        await stations.upsert(session, facts, NOW)


def links(path):
    return [found.text for found in zxingcpp.read_barcodes(Image.open(path))]


def poster(**more):
    usual = {
        "languages": ("zh-Hans", "en"),
        "district": ("郑州", "Zhengzhou"),
        "kind": "warm_station",
        "name": "农情暖域工会驿站",
        "address": "郑州市中原区陇海西路50号",
        "link": deeplinks.station_link("nuanyi_bot", "1", visit=True),
        "username": "nuanyi_bot",
        "code": "1",
    }
    return Poster(**{**usual, **more})


def differs(one, other, corners=None):
    """Whether two pages differ, anywhere or within these corners in millimetres."""
    difference = ImageChops.difference(draw(one), draw(other))
    box = [round(mm * DPI / 25.4) for mm in corners] if corners else None
    return difference.crop(box).getbbox() is not None if box else difference.getbbox() is not None


async def test_each_station_gets_a_page_whose_code_opens_it_and_counts_a_visit(tools, tmp_path):
    await given_stations(tools, station("ZZ1"), station("金水/1"), station("gone", state="removed"))
    folder = tmp_path / "to" / "print"
    assert await posters.make(tools, folder, [], "@nuanyi_bot") == 2
    pages = sorted(folder.glob("*.png"))
    read = {link for page in pages for link in links(page)}
    assert read == {deeplinks.station_link("nuanyi_bot", code, visit=True) for code in ("ZZ1", "金水/1")}
    payloads = [deeplinks.read(link.partition("=")[2]) for link in read]
    assert sorted(payloads) == [(deeplinks.VISIT, "ZZ1"), (deeplinks.VISIT, "金水/1")]
    width, height = Image.open(pages[0]).size
    assert (width / DPI * 25.4, height / DPI * 25.4) == (pytest.approx(210, abs=0.2), pytest.approx(297, abs=0.2))
    assert sorted(page.stem for page in folder.glob("*.pdf")) == sorted([*(page.stem for page in pages), "posters"])
    assert b"/Count 2" in (folder / "posters.pdf").read_bytes()
    assert not list(folder.glob("*.part"))


async def test_only_the_stations_asked_for(tools, tmp_path):
    await given_stations(tools, station("A"), station("B"), station("C"))
    assert await posters.make(tools, tmp_path / "out", ["C", "A", "C"], "nuanyi_bot") == 2
    assert sorted(page.name for page in (tmp_path / "out").iterdir()) == [
        "A.pdf",
        "A.png",
        "C.pdf",
        "C.png",
        "posters.pdf",
    ]


async def test_codes_that_would_be_one_file_get_two_with_harmless_names(tools, tmp_path):
    codes = ["a", "A", "posters", "con", "../up", "a b", "a/b", "-"]
    await given_stations(tools, *(station(code) for code in codes))
    assert await posters.make(tools, tmp_path / "out", [], "nuanyi_bot") == len(codes)
    names = {page.stem.lower() for page in (tmp_path / "out").glob("*.png")}
    assert len(names) == len(codes)
    assert not names & {"posters", "con"}
    assert all("." not in name and " " not in name for name in names)
    assert b"/Count 8" in (tmp_path / "out" / "posters.pdf").read_bytes()
    assert not list(tmp_path.glob("up*"))


async def test_telegram_is_asked_for_the_username(tools, tmp_path, telegram):
    await given_stations(tools, station("A"))
    await posters.make(tools, tmp_path / "out", [], None)
    username = telegram.bot["username"]
    assert links(tmp_path / "out" / "A.png") == [deeplinks.station_link(username, "A", visit=True)]


@pytest.mark.parametrize(
    ("setting", "key"),
    [
        ({"token": None}, "poster-no-token"),
        ({"token": "43:other"}, "poster-token-refused"),
        ({"api_url": "http://127.0.0.1:9"}, "poster-no-answer"),
    ],
)
async def test_without_a_username_to_be_had_it_is_asked_for(tools, tmp_path, telegram_url, setting, key):
    await given_stations(tools, station("A"))
    settings = make_settings(tools.settings.database_url, tmp_path, telegram_url, **setting)
    asking = Tools(settings, tools.district, tools.database, "en", tools.console)
    with pytest.raises(RuleBroken) as refused:
        await posters.make(asking, tmp_path / "out", [], None)
    assert refused.value.key == key
    assert "other" not in str(refused.value.args_of_text)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("codes", "username", "key"),
    [
        (["A", "B", "X", "Y"], "nuanyi_bot", "poster-unknown-codes"),
        (["A"], "暖驿", "poster-bot-wrong"),
        (["A"], "a", "poster-bot-wrong"),
        (["x" * 63], "nuanyi_bot", "link-code-too-long"),
        (["A"], "nuanyi_bot", "poster-folder-wrong"),
    ],
)
async def test_what_can_not_be_done_is_refused_before_anything_is_written(tools, tmp_path, codes, username, key):
    await given_stations(tools, station("A"), station("B"), station("x" * 63))
    folder = tmp_path / "file"
    if key == "poster-folder-wrong":
        folder.write_text("in the way")
    with pytest.raises(RuleBroken) as refused:
        await posters.make(tools, folder, codes, username)
    assert refused.value.key == key
    assert not folder.is_dir()


async def test_there_is_nothing_to_print_without_stations(tools, tmp_path):
    with pytest.raises(RuleBroken) as refused:
        await posters.make(tools, tmp_path / "out", [], "nuanyi_bot")
    assert refused.value.key == "poster-no-stations"


LONG = "巩义市杜甫路街道桐本南路社区便民服务中心户外劳动者爱心驿站" * 5
MANY = [((f"设施{n}", f"amenity {n}"), n % 2 == 0) for n in range(32)]


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"name": LONG, "address": LONG, "discount": LONG, "hours": LONG, "holidays": LONG, "phone": "1" * 100},
        {"name": "☕𠮷野家<b>\u202e\n\nمرحبا", "address": "a\x00b"},
        {"name": "x" * 200, "kind": "unheard_of"},
        {"name": "", "address": "", "code": "站" * 15},
        {"amenities": MANY},
        {
            "amenities": MANY,
            "discount": LONG,
            "hours": "; ".join(f"{day} 08:00-20:00" for day in ("Mo", "Tu", "We", "Th")),
        },
        {"district": ("郑州" * 20, "Zhengzhou" * 9), "username": "x" * 32},
        {"link": f"https://t.me/{'x' * 32}?start={'y' * 64}"},
        {"languages": ("zh-Hant", "en"), "kind": "service_centre"},
    ],
)
def test_whatever_is_said_of_a_station_its_page_is_drawn_and_its_code_read(more):
    page = poster(**more)
    image = draw(page)
    assert [found.text for found in zxingcpp.read_barcodes(image)] == [page.link]
    margins = [image.crop(corners).getextrema() for corners in ((0, 800, 100, 2339), (1560, 800, 1654, 2339))]
    assert margins == [((255, 255),) * 3] * 2


def test_hours_that_nobody_confirmed_are_marked():
    hours = (14, 158, 104, 180)
    sure = poster(hours="08:00-20:00", hours_confirmed=True)
    assert differs(sure, poster(hours="08:00-20:00"), hours)
    assert differs(sure, poster(), hours)
    assert differs(poster(), poster(hours_confirmed=True)) is False


def test_amenities_that_nobody_confirmed_look_different():
    names = ("热水", "hot water")
    assert differs(poster(amenities=[(names, True)]), poster(amenities=[(names, False)]))
    assert differs(poster(), poster(amenities=[(names, False)]))


def test_the_page_says_it_in_chinese_first_and_in_english():
    assert poster().say("poster-hours") == ("开放时间", "Opening hours")
    assert posters._languages("en", district.load()) == ("zh-Hans", "en")
    assert posters._languages("zh-Hant", district.load()) == ("zh-Hant", "en")


def test_two_pages_of_the_same_station_are_the_same():
    assert posters._page(poster()) == posters._page(poster())
