import json
from zoneinfo import ZoneInfo

import pytest
from shapely.geometry import Point, box, mapping

from bot import district
from bot.texts import plain
from models.rows import header_name
from models.rules import RuleBroken

LEAST = 'name = "中原"\nzone = "Asia/Shanghai"\n'
AMENITY = '[[amenities]]\nkey = "wifi"\nemoji = "📶"\nname = { en = "Wi-Fi" }\n'


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
