import json
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from shapely.geometry import Point, box, mapping

from bot import district
from bot.texts import plain
from models.rows import header_name
from models.rules import RuleBroken

LEAST = 'name = "中原"\nzone = "Asia/Shanghai"\n'
AMENITY = '[[amenities]]\nkey = "wifi"\nemoji = "📶"\nname = { en = "Wi-Fi" }\n'
TRADE = '[[trades]]\nkey = "truck"\nname = { en = "driver", zh-Hans = "司机" }\n'
COMPANY = '[[companies]]\nkey = "lorries"\nname = "货拉拉"\ntrades = ["truck"]\n'
TOPIC = '[[topics]]\nkey = "jobs"\nemoji = "🛠"\nname = "工作"\n'
NUMBER = '[[numbers]]\nnumber = "110"\nname = { en = "police" }\n'


@pytest.fixture
def written(tmp_path):
    """Write a district's file and read it."""

    def write(text: str) -> district.District:
        path = tmp_path / "district.toml"
        path.write_text(text, encoding="utf-8")
        return district.load(path)

    return write


def refusal(load, *args) -> tuple[str, str]:
    with pytest.raises(RuleBroken) as refused:
        load(*args)
    sentences = [plain(language, refused.value.key, **refused.value.args_of_text) for language in ("zh-Hans", "en")]
    return refused.value.key, sentences[1]


def test_the_demo_s_district_is_the_default():
    zhengzhou = district.load()
    assert zhengzhou.name_in("en") == "Zhengzhou"
    assert zhengzhou.zone == ZoneInfo("Asia/Shanghai")
    assert zhengzhou.languages == ("zh-Hans", "zh-Hant", "en")
    assert zhengzhou.outline.contains(Point(113.6253, 34.7466))
    assert not zhengzhou.outline.contains(Point(126.978, 37.5665))
    words = zhengzhou.amenity_words()
    assert [words[header_name(word)] for word in ("drink", "AC", "空调", "Wi-Fi", "hot water", "充电")] == [
        "drinking_water",
        "air_conditioning",
        "air_conditioning",
        "wifi",
        "hot_water",
        "phone_charging",
    ]


def test_each_amenity_of_the_demo_has_a_name_in_every_language_and_no_word_means_two():
    amenities = district.load().amenities
    assert all(set(amenity.name) == {"zh-Hans", "zh-Hant", "en"} for amenity in amenities)
    words = [
        word
        for amenity in amenities
        for word in {header_name(one) for one in (amenity.key, *amenity.also, *amenity.name.values())}
    ]
    assert len(words) == len(set(words))


def test_a_name_a_zone_and_nothing_else_are_enough(written):
    place = written(LEAST)
    assert (place.name_in("zh-Hans"), place.name_in("en")) == ("中原", "中原")
    assert (place.outline, place.amenities) == (None, ())


def test_a_name_may_differ_by_language(written):
    place = written('name = { zh-Hans = "中原", en = "Zhongyuan" }\nzone = "Asia/Shanghai"')
    assert (place.name_in("zh-Hant"), place.name_in("en")) == ("中原", "Zhongyuan")


@pytest.mark.parametrize("where", ["file", "text", "table"])
def test_the_outline_is_a_file_beside_it_or_written_inline(written, tmp_path, where):
    geometry = json.dumps(mapping(box(113, 34, 114, 35)))
    (tmp_path / "outline.geojson").write_text(geometry)
    table = 'type = "Polygon"\ncoordinates = [[[113, 34], [114, 34], [114, 35], [113, 35], [113, 34]]]'
    text = {
        "file": f'{LEAST}outline = "outline.geojson"',
        "text": f"{LEAST}outline = '{geometry}'",
        "table": f"{LEAST}[outline]\n{table}",
    }[where]
    assert written(text).outline.bounds == (113, 34, 114, 35)


@pytest.mark.parametrize(
    ("text", "key", "told"),
    [
        (LEAST + 'colour = "red"', "config-unknown", "colour"),
        (LEAST + AMENITY + "size = 3", "config-unknown", "amenities.1.size"),
        ('name = "中原"', "config-lacks", "zone"),
        (LEAST + AMENITY.replace('emoji = "📶"\n', ""), "config-lacks", "amenities.1.emoji"),
        ('name = ""\nzone = "Asia/Shanghai"', "config-wrong", "name"),
        ('name = 7\nzone = "Asia/Shanghai"', "config-wrong", "name can't be 7: it takes a name"),
        ('name = "中原"\nzone = "Mars/Olympus"', "config-wrong", "Asia/Shanghai"),
        ('name = "中原"\nzone = "../etc/passwd"', "config-wrong", "zone"),
        (LEAST + 'languages = ["fr"]', "config-wrong", "languages.1"),
        (LEAST + "languages = []", "config-wrong", "languages"),
        (LEAST + AMENITY.replace('"wifi"', '"Wi Fi"'), "config-wrong", "small letters"),
        (LEAST + AMENITY + AMENITY, "config-key-twice", "wifi"),
        (LEAST + "outline = 3", "config-wrong", "outline"),
        (LEAST + 'outline = "nowhere.geojson"', "config-outline-missing", "nowhere.geojson"),
        (LEAST + 'outline = \'{"type": "Point"}\'', "config-outline-wrong", "polygons"),
        (LEAST + "outline = '{'", "config-outline-wrong", "polygons"),
        ("name = ", "config-broken", "TOML"),
        (LEAST + "days = 3", "config-wrong", "2027-02-08"),
        (LEAST + 'days = { 2027-02-08 = "free" }', "config-wrong", '"off" or "work"'),
        (LEAST + TRADE.replace('"truck"', '"Truck"'), "config-wrong", 'trades.1.key can\'t be "Truck"'),
        (LEAST + TRADE.replace("name", "names"), "config-lacks", "trades.1.name"),
        (LEAST + TRADE + "size = 3", "config-unknown", "trades.1.size. Known here: key, emoji, name."),
        (LEAST + TRADE + TRADE, "config-key-twice", "truck"),
        (LEAST + "trades = 7", "config-wrong", "it takes tables [[trades]]"),
        (LEAST + "".join(TRADE.replace("truck", f"t{n}") for n in range(21)), "config-wrong", "20 at most"),
        (LEAST + COMPANY, "config-trade-unknown", "the trade truck"),
        (LEAST + TRADE + COMPANY.replace('["truck"]', "3"), "config-wrong", "companies.1.trades can't be 3"),
        (LEAST + TRADE + COMPANY + COMPANY, "config-key-twice", "lorries"),
        (LEAST + COMPANY + "colour = 1", "config-unknown", "companies.1.colour. Known here: key, emoji, name, trades."),
        (LEAST + TOPIC + TOPIC, "config-key-twice", "jobs"),
        (LEAST + "".join(TOPIC.replace("jobs", f"t{n}") for n in range(13)), "config-wrong", "12 at most"),
        (LEAST + NUMBER.replace('"110"', "110"), "config-wrong", "numbers.1.number can't be 110: it takes a telephone"),
        (LEAST + NUMBER.replace("110", "call"), "config-wrong", "numbers.1.number"),
        (LEAST + NUMBER * 31, "config-wrong", "30 at most"),
        (LEAST + "[privacy]\nversion = 2", "config-wrong", "privacy.version can't be 2: it takes up to 40 characters"),
        (LEAST + '[privacy]\nversion = ""', "config-wrong", "privacy.version"),
        (LEAST + "[privacy]\ncontroller = 3", "config-wrong", "privacy.controller can't be 3: it takes a name"),
        (LEAST + "[privacy]\ncontact = 3", "config-wrong", "privacy.contact can't be 3"),
        (LEAST + '[privacy]\nfax = "3"', "config-unknown", "privacy.fax. Known here: version, controller, contact."),
        (LEAST + '[checkin]\npledge = { fr = "oui" }', "config-wrong", "a table of texts by language"),
        (LEAST + "[checkin]\nreminder_workdays = 0", "config-wrong", "from 1 to 30"),
        (LEAST + "[checkin]\nreminder_workdays = 31", "config-wrong", "from 1 to 30"),
        (LEAST + "[checkin]\nescalation_workdays = 61", "config-wrong", "from 1 to 60"),
        (LEAST + "[checkin]\nreminder_workdays = 4", "config-passed-on-early", "reminder_workdays (4)"),
        (LEAST + "[checkin]\nrecheck_days = 6", "config-wrong", "from 7 to 3650"),
        (LEAST + "[checkin]\nsilent_days = 366", "config-wrong", "from 1 to 365"),
        (LEAST + "[retention]\nthreads = 0", "config-wrong", "retention.threads can't be 0: it takes numbers of days"),
        (LEAST + "[retention]\nphotos = 3", "config-unknown", "retention.photos"),
        (LEAST + "checkin = 3", "config-wrong", "checkin can't be 3"),
    ],
)
def test_a_wrong_setting_is_one_sentence_that_names_it(written, text, key, told):
    found, sentence = refusal(written, text)
    assert found == key
    assert told in sentence


def test_a_missing_file_is_named(tmp_path):
    key, sentence = refusal(district.load, tmp_path / "nowhere.toml")
    assert key == "config-missing"
    assert "nowhere.toml" in sentence


def test_without_a_word_about_them_check_in_and_keeping_are_as_for_most_districts(written):
    place = written(LEAST)
    assert (place.trades, place.companies, place.topics, place.numbers) == ((), (), (), ())
    assert (place.privacy.version, place.privacy.controller, place.privacy.contact) == ("1", None, "")
    rules = place.checkin
    assert (rules.pledge, rules.reminder_workdays, rules.escalation_workdays) == ({}, 2, 3)
    assert (rules.recheck_days, rules.silent_days) == (90, 30)
    assert place.retention.model_dump() == {
        "waiting": 180,
        "keepings": 365,
        "drafts": 14,
        "failed": 7,
        "unsent": 30,
        "applications": 365,
        "declined": 90,
        "stale": 365,
        "threads": 180,
        "looks": 365,
        "invitations": 90,
        "problems": 90,
    }


def test_names_are_found_by_key_and_a_key_that_went_is_its_own_name(written):
    place = written(LEAST + TRADE + COMPANY + TOPIC + NUMBER)
    assert (place.trade("truck", "en"), place.trade("truck", "zh-Hans")) == ("driver", "司机")
    assert (place.company("lorries", "en"), place.topic("jobs", "en")) == ("货拉拉", "工作")
    assert (place.trade("lorries", "en"), place.company("jobs", "en"), place.topic("x", "en")) == (
        "lorries",
        "jobs",
        "x",
    )
    assert place.topics[0].label_in("en") == "🛠 工作"
    assert place.trades[0].label_in("zh-Hant") == "driver"
    assert (place.numbers[0].number, place.numbers[0].name_in("en")) == ("110", "police")


def test_a_company_is_offered_to_its_trades_and_one_without_any_to_all(written):
    everywhere = '[[companies]]\nkey = "any"\nname = "Any"\n'
    place = written(LEAST + TRADE + TRADE.replace("truck", "bike") + COMPANY + everywhere)
    assert [one.key for one in place.companies_for("truck")] == ["lorries", "any"]
    assert [one.key for one in place.companies_for("bike")] == ["any"]


def test_administrators_may_hear_on_the_day_of_the_reminder(written):
    rules = written(LEAST + "[checkin]\nreminder_workdays = 3\nescalation_workdays = 3").checkin
    assert (rules.reminder_workdays, rules.escalation_workdays) == (3, 3)


def test_days_and_zone_make_the_almanac(written):
    place = written(LEAST + 'days = { 2027-02-08 = "off" }')
    assert place.almanac().zone == ZoneInfo("Asia/Shanghai")
    assert place.almanac().overrides == {date(2027, 2, 8): "off"}


def test_the_demo_s_check_in_is_complete_in_every_language():
    place = district.load()
    for choice in (*place.trades, *place.companies, *place.topics, *place.numbers):
        assert set(choice.name) == {"zh-Hans", "zh-Hant", "en"}
    assert {number.number for number in place.numbers} >= {"110", "119", "120", "122", "12345", "12333", "12348"}
    assert all(place.companies_for(trade.key) for trade in place.trades if trade.key != "other")
