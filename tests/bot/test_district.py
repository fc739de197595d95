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
DEPARTMENT = '[[departments]]\nkey = "power"\nemoji = "⚡"\nname = "供电"\n'
CATEGORY = '[[categories]]\nkey = "wires"\nemoji = "🔌"\nname = { en = "wires down" }\n'
SERVICE_DAY = TOPIC + '[service_day]\ntopic = "jobs"\n'
OFFERING = '[[service_day.services]]\nkey = "haircut"\nname = "理发"\n'
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
        (LEAST + TRADE + "size = 3", "config-unknown", "trades.1.size. Known here: key, emoji, name, slack."),
        (LEAST + TRADE + TRADE, "config-key-twice", "truck"),
        (LEAST + "trades = 7", "config-wrong", "it takes tables [[trades]]"),
        (LEAST + "".join(TRADE.replace("truck", f"t{n}") for n in range(21)), "config-wrong", "20 at most"),
        (LEAST + COMPANY, "config-trade-unknown", "the trade truck"),
        (LEAST + TRADE + COMPANY.replace('["truck"]', "3"), "config-wrong", "companies.1.trades can't be 3"),
        (LEAST + TRADE + COMPANY + COMPANY, "config-key-twice", "lorries"),
        (LEAST + COMPANY + "colour = 1", "config-unknown", "companies.1.colour. Known here: key, emoji, name, trades,"),
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
        (LEAST + "[retention]\nsongs = 3", "config-unknown", "retention.songs"),
        (LEAST + DEPARTMENT + DEPARTMENT, "config-key-twice", "power"),
        (LEAST + CATEGORY + CATEGORY, "config-key-twice", "wires"),
        (LEAST + "".join(DEPARTMENT.replace("power", f"d{n}") for n in range(21)), "config-wrong", "20 at most"),
        (LEAST + "".join(CATEGORY.replace("wires", f"c{n}", 1) for n in range(13)), "config-wrong", "12 at most"),
        (LEAST + CATEGORY + "size = 1", "config-unknown", "danger, urgent, take_hours, resolve_hours, reach, departm"),
        (LEAST + CATEGORY + 'department = "fire"', "config-department-unknown", "the department fire"),
        (LEAST + CATEGORY + "department = 3", "config-wrong", "key of one of the [[departments]]"),
        (LEAST + CATEGORY + 'urgent = "very"', "config-wrong", "true or false"),
        (LEAST + CATEGORY + "danger = 7", "config-wrong", "categories.1.danger"),
        (LEAST + CATEGORY + "take_hours = 0", "config-wrong", "above 0, 1000 at most"),
        (LEAST + CATEGORY + "resolve_hours = 10001", "config-wrong", "above 0, 10000 at most"),
        (LEAST + CATEGORY + "take_hours = 40", "config-taken-late", "40 hours to be solved and 40 to be taken"),
        (LEAST + CATEGORY + "reach = 0", "config-wrong", "metres from 1 to 1000"),
        (LEAST + CATEGORY.replace("wires down", "rude riders"), "config-category-people", "riders"),
        (LEAST + '[triage]\nhours = "9-17"', "config-wrong", '"08:30-12:00,14:00-18:00"'),
        (LEAST + '[triage]\nhours = "08:00-12:00,11:00-17:00"', "config-wrong", "triage.hours"),
        (LEAST + "[triage]\nhours = 8", "config-wrong", "triage.hours"),
        (LEAST + "[triage]\nreports_a_day = 0", "config-wrong", "from 1 to 1000"),
        (LEAST + "[triage]\nsame_place_metres = 0", "config-wrong", "metres from 1 to 1000"),
        (LEAST + "[triage]\nsame_place_days = 0", "config-wrong", "from 1 to 3650"),
        (LEAST + "[triage]\nconfirm_days = 61", "config-wrong", "from 1 to 60"),
        (LEAST + "[triage]\nremind_days = 0", "config-wrong", "from 1 to 60"),
        (LEAST + "[triage]\nremind_days = 7", "config-reminded-late", "remind_days (7)"),
        (LEAST + "[triage]\nhidden_days = 0", "config-wrong", "from 1 to 60"),
        (LEAST + "[triage]\ncode_minutes = 1441", "config-wrong", "from 1 to 1440"),
        (LEAST + "[triage]\nwarn_percent = 100", "config-wrong", "from 1 to 99"),
        (LEAST + '[triage]\npause = "no"', "config-unknown", "triage.pause"),
        (LEAST + "checkin = 3", "config-wrong", "checkin can't be 3"),
        (LEAST + "[service_day]", "config-topic-unknown", "[[topics]]"),
        (LEAST + TOPIC.replace("jobs", "as_party_member"), "config-topic-taken", "as_party_member"),
        (LEAST + SERVICE_DAY + "day = 32", "config-wrong", "service_day.day can't be 32"),
        (LEAST + SERVICE_DAY + 'hours = "16:00-09:00"', "config-wrong", "service_day.hours"),
        (LEAST + SERVICE_DAY + 'remind_at = "25:00"', "config-wrong", 'a time such as "10:00"'),
        (LEAST + SERVICE_DAY + 'if_no_workday = "move"', "config-wrong", '"keep"'),
        (LEAST + SERVICE_DAY + OFFERING + "seats = 0", "config-wrong", "leave it out for no limit"),
        (LEAST + SERVICE_DAY + OFFERING + "chairs = 3", "config-unknown", "services.1.chairs. Known here: key, emoji"),
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
    assert (place.departments, place.categories) == ((), ())
    assert place.triage.model_dump() == {
        "hours": "08:30-12:00,14:00-18:00",
        "reports_a_day": 20,
        "same_place_metres": 50,
        "same_place_days": 84,
        "confirm_days": 7,
        "remind_days": 3,
        "hidden_days": 7,
        "code_minutes": 30,
        "warn_percent": 80,
    }
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
        "reports": 1095,
        "photos": 365,
        "sayings": 180,
        "notices": 180,
        "service_days": 180,
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


def test_what_endangers_life_is_urgent_and_goes_round_the_clock(written):
    place = written(LEAST + CATEGORY + "danger = true\n" + CATEGORY.replace("wires", "poles", 1) + "urgent = true")
    assert [(one.danger, one.urgent) for one in place.categories] == [(True, True), (False, True)]
    assert place.working_hours(urgent=True) is None
    assert place.working_hours(urgent=False) == ((510, 720), (840, 1080))


def test_a_category_reaches_as_far_as_the_district_says_unless_it_says_so_itself(written):
    other = CATEGORY.replace("wires", "poles", 1) + "reach = 5\n"
    place = written(LEAST + CATEGORY + other + "[triage]\nsame_place_metres = 80")
    assert [one.reach for one in place.categories] == [80, 5]


def test_categories_and_departments_are_found_by_key(written):
    place = written(LEAST + DEPARTMENT + CATEGORY + 'department = "power"')
    assert (place.category("wires", "zh-Hans"), place.category_label("wires", "en")) == ("wires down", "🔌 wires down")
    assert (place.category("poles", "en"), place.category_label("poles", "en")) == ("poles", "poles")
    assert (place.department("power", "en"), place.department("fire", "en")) == ("供电", "fire")
    assert place.category_of("wires").department == "power"
    assert place.category_of("poles") is None


def test_the_demo_s_hazards_are_the_ten_of_the_street_in_every_language():
    place = district.load()
    assert len(place.categories) == 10
    for choice in (*place.categories, *place.departments):
        assert set(choice.name) == {"zh-Hans", "zh-Hant", "en"}
        assert choice.emoji
    assert {one.key for one in place.categories if one.danger} == {"wires_down"}
    assert {one.department for one in place.categories} == {None, *(one.key for one in place.departments)}


@pytest.mark.parametrize(
    "name",
    [
        *("骑手违章", "闯红灯", "闖紅燈", "快递员逆行", "司机态度", "打架", "有人偷东西", "醉汉", "醉　酒", "流浪者"),
        *("违法停车", "電動車超載", "不戴头盔", "行人乱穿马路", "乱扔垃圾", "摊贩占道", "騎手行為", "人行道上的行人"),
        *("Riders", "speeding", "drunk driving", "Bad behaviour", "people on the road", "ＰＥＯＰＬＥ", "a fight"),
        *("running red lights", "illegally parked cars", "rider_conduct", "wrong-way riding", "smoking"),
    ],
)
def test_no_category_is_about_people_or_what_they_do(written, name):
    key, _ = refusal(written, LEAST + CATEGORY.replace("wires down", name))
    assert key == "config-category-people"
    in_second_language = CATEGORY.replace('"wires down"', f'"wires down", zh-Hans = "{name}"')
    assert refusal(written, LEAST + in_second_language)[0] == "config-category-people"


def test_a_category_s_key_isn_t_about_people_either(written):
    assert refusal(written, LEAST + CATEGORY.replace("wires", "bad_riders", 1))[0] == "config-category-people"


@pytest.mark.parametrize(
    "name",
    [
        *(
            "人行道",
            "盲道被占",
            "消防通道",
            "人行天桥",
            "行人路",
            "行人过街信号灯",
            "人行横道线",
            "人工湖护栏",
            "人孔盖",
        ),
        *("路灯或者护栏", "井盖被盗", "防盗网", "违章建筑", "违法搭建", "违規搭建", "居民楼外墙", "市民广场", "吸烟区"),
        *("机器人", "人民路路牌", "抢修围挡", "共享单车堆放", "扶手", "把手", "驿站", "电线", "噪音", "非机动车道"),
        *("man hole", "Pedestrian crossing", "manhole", "fire-fighting gear", "drinking water", "residential building"),
        *("red light out", "smoking area", "guardrail", "street light", "bridge", "override switch"),
    ],
)
def test_a_thing_may_be_named_by_who_uses_it(written, name):
    assert written(LEAST + CATEGORY.replace("wires down", name)).categories[0].name == {"en": name}
