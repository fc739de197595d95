import io
from datetime import UTC, datetime

import pytest
import xlsxwriter
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from shapely.geometry import box
from sqlalchemy import delete

from bot import district, spreadsheets
from bot.imports import line
from models import areas, hours, stations
from models.headers import KIND_WORDS, STATION_COLUMNS
from models.places import distance, from_wgs84, to_wgs84
from models.rows import Table, cleaned, refused_rows
from models.station_rows import EXPORTED, Rules, export_stations, import_stations
from models.stations import STATES, Station

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
DEMO = district.DEMO.parent
WORDS = {"wifi": "wifi", "hotwater": "hot_water", "热水": "hot_water", "drink": "drinking_water"}
CITY = box(113.0, 34.0, 114.0, 35.0)


def csv(text: str) -> Table:
    return spreadsheets.parse(text.encode())


async def imported(database, text, mode="whole", rules=Rules(WORDS, "wgs84", CITY)):
    """Import CSV text; return the outcome, the stations by code, and the findings as (row, column, key)."""
    table = csv(text)
    async with database.begin() as session:
        outcome = await import_stations(session, table, rules, mode, NOON)
        found = {station.code: station for station in await stations.every(session)}
    for finding in outcome.findings:
        for language in ("zh-Hans", "en"):
            assert line(language, finding, table.unit)
    return outcome, found, [(finding.row, finding.column, finding.key) for finding in outcome.findings]


async def test_the_columns_of_a_plain_chinese_list_are_understood(database):
    text = (
        "编号,名称,类型,地址,纬度,经度,开放时间,节假日开放时间,设施,电话,可容纳人数,优惠,状态\n"
        "A1,暖心驿站,工会驿站,黄河路84号,34.5,113.5,24小时,休息,热水、wifi？,12345,１２人,九折,暂停\n"
    )
    outcome, found, findings = await imported(database, text)
    assert (outcome.added, outcome.written, findings) == (1, True, [])
    one = found["A1"]
    assert (one.name, one.kind, one.address) == ("暖心驿站", "warm_station", "黄河路84号")
    assert (one.latitude, one.longitude, one.source_datum) == (34.5, 113.5, "wgs84")
    assert (one.hours, one.hours_rule, one.hours_confirmed) == ("24小时", "24/7", True)
    assert one.holiday_hours == "休息"
    assert one.holiday_rule == hours.understand("24小时", "休息").holiday_rule
    assert one.amenities == {"hot_water": True, "wifi": False}
    assert (one.phone, one.capacity, one.discount, one.state) == ("12345", 12, "九折", "closed")


async def test_the_same_file_twice_changes_nothing_and_a_new_one_updates_by_code(database):
    await imported(database, "code,name,lat,lng\n1,a,34.5,113.5\n2,b,34.6,113.6")
    outcome, _, _ = await imported(database, "code,name,lat,lng\n1,a,34.5,113.5\n2,b,34.6,113.6")
    assert outcome[:4] == (0, 0, 2, 0)
    outcome, found, _ = await imported(database, "code,name,lat,lng,phone\n2,c,34.6,113.6,110\n3,d,34.7,113.7,")
    assert outcome[:4] == (1, 1, 0, 0)
    assert [(one.name, one.phone) for one in found.values()] == [("a", ""), ("c", "110"), ("d", "")]


async def test_columns_that_a_later_file_lacks_stay_and_emptied_ones_are_emptied(database):
    head = "code,name,lat,lng"
    await imported(database, f"{head},hours,holiday_hours,capacity,phone\n1,a,34.5,113.5,24/7,off,8,110")
    _, found, _ = await imported(database, f"{head},hours,phone\n1,a,34.5,113.5,Mo-Fr 09:00-17:00,")
    one = found["1"]
    assert (one.hours, one.holiday_hours, one.capacity, one.phone) == ("Mo-Fr 09:00-17:00", "off", 8, "")
    assert one.holiday_rule == hours.understand("Mo-Fr 09:00-17:00", "off").holiday_rule


async def test_one_bad_row_keeps_the_whole_file_out_unless_the_good_ones_are_wanted(database):
    text = "code,name,lat,lng\n1,a,34.5,113.5\n2,,34.6,113.6\n"
    outcome, found, findings = await imported(database, text)
    assert (outcome.written, outcome.refused, found) == (False, 1, {})
    assert findings == [(3, "name", "import-cell-empty")]

    outcome, found, _ = await imported(database, text, "dry_run")
    assert (outcome.added, outcome.written, found) == (1, False, {})

    outcome, found, _ = await imported(database, text, "partial")
    assert (outcome.added, outcome.refused, outcome.written, list(found)) == (1, 1, True, ["1"])


@pytest.mark.parametrize(
    ("row", "column", "key"),
    [
        (",a,34.5,113.5,,,,,,", "code", "import-cell-empty"),
        ("1,a,,113.5,,,,,,", "lat", "import-cell-empty"),
        ("1,a,0,0,,,,,,", "lat", "import-position-zero"),
        ("1,a,NaN,113.5,,,,,,", "lat", "import-number-wrong"),
        ("1,a,34.5,inf,,,,,,", "lng", "import-number-wrong"),
        ("1,a,34°48′,113.5,,,,,,", "lat", "import-number-wrong"),
        ("1,a,113.5,34.5,,,,,,", "lat", "import-position-swapped"),
        ("1,a,34.5,200,,,,,,", "lat", "import-position-range"),
        ("1,a,34.5,113.5,mars,,,,,", "datum", "import-word-unknown"),
        ("1,a,34.5,113.5,,castle,,,,", "kind", "import-word-unknown"),
        ("1,a,34.5,113.5,,,lost,,,", "state", "import-word-unknown"),
        ("1,a,34.5,113.5,,,,many,,", "capacity", "import-capacity-wrong"),
        ("1,a,34.5,113.5,,,,-3,,", "capacity", "import-capacity-wrong"),
        ("1,a,34.5,113.5,,,,,perhaps,", "facilities_inferred", "import-truth-wrong"),
        (f"1,{'长' * 201},34.5,113.5,,,,,,", "name", "import-text-too-long"),
        ("1,a,34.5,113.5,,,,,,,one too many", None, "import-row-too-long"),
    ],
)
async def test_what_is_wrong_with_a_row_is_said_with_its_column(database, row, column, key):
    head = "code,name,lat,lng,datum,kind,state,capacity,facilities_inferred,facilities\n"
    outcome, found, findings = await imported(database, head + row)
    assert findings == [(2, column, key)]
    assert (outcome.written, found) == (False, {})


async def test_latitude_and_longitude_the_wrong_way_round_are_noticed_without_an_outline(database):
    text = "code,name,lat,lng\n1,a,87.6,43.8"
    _, _, findings = await imported(database, text, rules=Rules(WORDS, "wgs84"))
    assert findings == [(2, "lat", "import-position-swapped")]


async def test_a_code_twice_is_an_error_that_names_the_first_row(database):
    outcome, _, findings = await imported(database, "code,name,lat,lng\n1,a,34.5,113.5\n1,b,34.6,113.6")
    assert findings == [(3, "code", "import-code-twice")]
    assert outcome.findings[0].args == {"code": "1", "other": 2}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("1,a,34.5,113.5\n2,b,34.6,113.6", "import-header-missing"),
        ("code,name,lat\n1,a,34.5", "import-header-missing"),
        ("code,id,name,lat,lng\n1,1,a,34.5,113.5", "import-column-twice"),
        ("code,name,lat_gcj02,lng_bd09\n1,a,34.5,113.5", "import-datums-differ"),
        ("code,name,lat_gcj02,lng_gcj02\n1,a,34.5,113.5", "import-datum-contradicts"),
    ],
)
async def test_a_file_whose_columns_make_no_sense_is_refused_even_in_part(database, text, key):
    outcome, found, findings = await imported(database, text, "partial")
    assert key in [finding[2] for finding in findings]
    assert (outcome.written, found) == (False, {})
    assert outcome.refused == len(csv(text).rows)


async def test_unknown_columns_and_amenities_are_told_and_passed_over(database):
    text = "code,name,lat,lng,colour,facilities\n1,a,34.5,113.5,red,wifi|sauna"
    outcome, found, findings = await imported(database, text)
    assert findings == [
        (None, "colour", "import-column-unknown"),
        (2, "facilities", "import-amenity-unknown"),
    ]
    assert outcome.findings[1].args == {"names": "sauna"}
    assert found["1"].amenities == {"wifi": True}


async def test_hours_that_are_not_understood_are_kept_as_text(database):
    text = "code,name,lat,lng,hours\n1,a,34.5,113.5,以馆方公告为准"
    _, found, findings = await imported(database, text)
    assert findings == [(2, "hours", "import-hours-unclear")]
    assert (found["1"].hours, found["1"].hours_rule) == ("以馆方公告为准", None)


async def test_a_mark_or_a_column_makes_amenities_unconfirmed(database):
    text = (
        "code,name,lat,lng,facilities,facilities_inferred\n"
        "1,a,34.1,113.5,wifi|hot water?,0\n2,b,34.2,113.5,wifi|hot water,1\n"
    )
    _, found, _ = await imported(database, text)
    assert found["1"].amenities == {"wifi": True, "hot_water": False}
    assert found["2"].amenities == {"wifi": False, "hot_water": False}


@pytest.mark.parametrize("datum", ["gcj02", "bd09"])
@pytest.mark.parametrize("where", ["option", "header", "cell"])
async def test_chinese_coordinates_are_converted_and_the_given_pair_is_kept(database, datum, where):
    given = from_wgs84(34.5, 113.5, datum)
    head = f"lat_{datum},lng_{datum}" if where == "header" else "lat,lng"
    cell = datum if where == "cell" else ""
    text = f"code,name,{head},datum\n1,a,{given[0]!r},{given[1]!r},{cell}"
    rules = Rules(WORDS, datum if where == "option" else None, CITY)
    _, found, findings = await imported(database, text, rules=rules)
    one = found["1"]
    assert findings == []
    assert distance((one.latitude, one.longitude), (34.5, 113.5)) < 0.001
    assert (one.source_datum, one.source_latitude, one.source_longitude) == (datum, *given)


async def test_what_lies_outside_the_outline_is_not_converted(database):
    text = "code,name,lat,lng\n1,Seoul,37.5665,126.978\n2,Beijing,39.9,116.4\n3,here,34.5,113.5"
    _, found, findings = await imported(database, text, rules=Rules(WORDS, "gcj02", CITY))
    assert findings == [(2, "lat", "import-not-converted"), (3, "lat", "import-not-converted")]
    assert (found["1"].latitude, found["1"].longitude) == (37.5665, 126.978)
    assert (found["2"].latitude, found["2"].longitude) == (39.9, 116.4)
    assert distance((found["3"].latitude, found["3"].longitude), (34.5, 113.5)) > 400


async def test_without_an_outline_the_top_areas_union_serves(database):
    async with database.begin() as session:
        given = [{"code": "z", "name": "z", "geometry": areas.shapely.to_geojson(CITY)}]
        await areas.upsert(session, given)
    text = "code,name,lat,lng\n1,Beijing,39.9,116.4"
    _, _, findings = await imported(database, text, rules=Rules(WORDS, "gcj02"))
    assert findings == [(2, "lat", "import-not-converted")]


async def test_without_any_outline_all_of_mainland_china_is_converted_with_a_warning(database):
    text = "code,name,lat,lng\n1,Beijing,39.9,116.4\n2,Seoul,37.5665,126.978"
    _, found, findings = await imported(database, text, rules=Rules(WORDS, "gcj02"))
    assert findings == [(None, None, "import-no-outline"), (3, "lat", "import-not-converted")]
    assert (found["1"].latitude, found["1"].longitude) == to_wgs84(39.9, 116.4, "gcj02")
    assert (found["2"].latitude, found["2"].longitude) == (37.5665, 126.978)


async def test_positions_of_no_datum_are_wgs84_with_a_warning(database):
    _, found, findings = await imported(database, "code,name,lat,lng\n1,a,34.5,113.5", rules=Rules(outline=CITY))
    assert findings == [(None, None, "import-datum-assumed")]
    assert found["1"].source_datum == "wgs84"


async def test_another_station_within_30_metres_is_told(database):
    await imported(database, "code,name,lat,lng\nold,old,34.4,113.5\ngone,gone,34.3,113.5")
    async with database.begin() as session:
        await stations.upsert(session, [{"code": "gone", "state": "removed"}], NOON)
    text = (
        "code,name,lat,lng\n1,a,34.5,113.5\n2,b,34.5002,113.5\n3,c,34.5004,113.5\n"
        "4,d,34.4,113.5003\n5,e,34.4,113.4996\n6,f,34.3,113.5\n"
    )
    outcome, _, findings = await imported(database, text)
    assert findings == [
        (3, "lat", "import-neighbour"),
        (4, "lat", "import-neighbour"),
        (5, "lat", "import-neighbour"),
    ]
    assert outcome.findings[0].args == {"name": "a", "metres": "22"}
    assert outcome.findings[2].args == {"name": "old", "metres": "28"}


async def test_a_station_belongs_to_the_area_it_states_and_is_warned_when_it_lies_elsewhere(database):
    async with database.begin() as session:
        west, east, yard = box(113, 34, 113.5, 35), box(113.5, 34, 114, 35), box(113.6, 34.4, 113.7, 34.6)
        shapes = [("w", "西区", None, west), ("e", "东区", None, east), ("y", "小院街道", "e", yard)]
        given = [
            {"code": code, "name": name, "parent_code": parent, "geometry": areas.shapely.to_geojson(shape)}
            for code, name, parent, shape in shapes
        ]
        await areas.upsert(session, given)
        by_id = {area.id: area.code for area in await areas.every(session)}
    text = (
        "code,name,lat,lng,district,street\n1,a,34.1,113.1,西区,\n2,b,34.2,113.8,西区,\n3,c,34.5,113.65,东区,\n"
        "4,d,34.3,113.8,,\n5,e,34.6,113.8,南区,\n6,f,34.52,113.65,,小院街道\n"
    )
    outcome, found, findings = await imported(database, text)
    assert [by_id[one.area_id] for one in found.values()] == ["w", "w", "y", "e", "e", "y"]
    assert findings == [(3, "district", "import-outside-area"), (6, "district", "import-area-unknown")]
    assert 27_400 < int(outcome.findings[0].args["metres"]) < 27_700
    assert found["2"].area_name == "西区"


async def test_findings_in_columns_that_are_not_read_keep_nothing_out(database):
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate((["code", "name", "lat", "lng", "备注"], ["1", "a", 34.5, 113.5])):
            sheet.write_row(row, 0, cells)
        sheet.write_formula("E2", "=1/0", None, "#DIV/0!")
    async with database.begin() as session:
        table = spreadsheets.parse(packed.getvalue())
        outcome = await import_stations(session, table, Rules(datum="wgs84", outline=CITY), "whole", NOON)
        assert (outcome.added, outcome.findings) == (1, [])


async def test_the_real_stations_of_zhengzhou_are_taken_as_they_are(database):
    place = district.load()
    async with database.begin() as session:
        table = spreadsheets.read(DEMO / "stations.csv")
        rules = Rules(place.amenity_words(), None, place.outline)
        outcome = await import_stations(session, table, rules, "whole", NOON)
        assert outcome[:5] == (82, 0, 0, 0, True)
        assert not refused_rows(outcome.findings)
        assert "import-column-unknown" not in {finding.key for finding in outcome.findings}
        every = await stations.every(session)
    assert not any(confirmed for one in every for confirmed in one.amenities.values())
    assert sum(one.hours_confirmed for one in every) == 22
    assert {one.source_datum for one in every} == {"gcj02"}
    moved = [distance((one.latitude, one.longitude), (one.source_latitude, one.source_longitude)) for one in every]
    assert 450 < min(moved) < max(moved) < 700


# What a station may be, however it came to be so.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(cleaned)
tricky = st.sampled_from(
    ["=1+1", "'=x", "-3", "@驿站", "a\nb", 'say "hi"', "a,b;c\td|e", "👩🏽‍🚒 \u202eabc", "NULL", "007"]
)
names = (texts | tricky).filter(bool)
amenities = st.dictionaries(st.sampled_from(sorted(set(WORDS.values()))), st.booleans())
times = st.sampled_from(["", "24/7", "周一至周五 09:00-17:00", "以公告为准", "Mo-Su 08:00-20:00"])


@st.composite
def facts(draw):
    latitude, longitude = draw(st.floats(34.1, 34.9)), draw(st.floats(113.1, 113.9))
    datum = draw(st.sampled_from(["wgs84", "gcj02", "bd09"]))
    source = from_wgs84(latitude, longitude, datum)
    text, holiday = draw(times | texts), draw(times | texts)
    rules = hours.understand(text, holiday)
    return {
        "kind": draw(st.sampled_from(list(KIND_WORDS))),
        "name": draw(names),
        "address": draw(texts | tricky),
        "street": draw(texts | tricky),
        "area_name": draw(texts | tricky),
        "latitude": latitude,
        "longitude": longitude,
        "source_datum": datum,
        "source_latitude": source[0],
        "source_longitude": source[1],
        "hours": text,
        "hours_rule": rules.rule if rules else None,
        "hours_confirmed": draw(st.booleans()),
        "holiday_hours": holiday,
        "holiday_rule": rules.holiday_rule if rules else None,
        "amenities": draw(amenities),
        "phone": draw(texts | tricky),
        "capacity": draw(st.none() | st.integers(0, 1000)),
        "discount": draw(texts | tricky),
        "state": draw(st.sampled_from(STATES)),
    }


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.dictionaries(names, facts(), min_size=1, max_size=4), st.sampled_from(spreadsheets.FORMATS))
async def test_an_export_reads_back_unchanged(database, given, kind):
    words = {word.replace("_", ""): word for word in set(WORDS.values())}
    async with database.begin() as session:
        await session.execute(delete(Station))
        areas_given = [{"code": code, "name": code} for code in ("北 区", "=south")]
        await areas.upsert(session, areas_given)
        ids = [area.id for area in await areas.every(session)]
        there = [{"code": code, "area_id": ids[index % 2], **one} for index, (code, one) in enumerate(given.items())]
        await stations.upsert(session, there, NOON)
        before = await stations.every(session)
        file = spreadsheets.write(kind, EXPORTED, await export_stations(session))
        table = spreadsheets.parse(file)

        again = await import_stations(session, table, Rules(words, None, CITY), "whole", NOON)
        assert again[:5] == (0, 0, len(before), 0, True), again.findings

        await session.execute(delete(Station))
        fresh = await import_stations(session, table, Rules(words, None, CITY), "whole", NOON)
        assert fresh[:5] == (len(before), 0, 0, 0, True), fresh.findings
        after = await stations.every(session)
    assert [one.model_dump(exclude={"id"}) for one in after] == [one.model_dump(exclude={"id"}) for one in before]


cells = st.text(max_size=15) | st.sampled_from(
    ["-0", "1e309", "９０", "34.5", "113.5", "24/7", "gcj02", "nan", "wifi?|wifi", "??", '{"type": "Point"}', "[]", "0"]
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.lists(st.dictionaries(st.sampled_from(sorted(STATION_COLUMNS)), cells), min_size=1, max_size=3))
async def test_no_cell_is_too_strange(database, lines):
    headers = [*STATION_COLUMNS]
    file = spreadsheets.write("xlsx", headers, [{"name": "x", **one} for one in lines])
    assume(any(cell.strip() for one in lines for cell in {"name": "x", **one}.values()))
    async with database.begin() as session:
        table = spreadsheets.parse(file)
        outcome = await import_stations(session, table, Rules(WORDS, None, CITY), "partial", NOON)
        every = await stations.every(session)
    assert outcome.refused == len(refused_rows(outcome.findings))
    assert all(-90 <= one.latitude <= 90 and -180 <= one.longitude <= 180 for one in every)
    for finding in outcome.findings:
        assert line(finding=finding, language="en")
