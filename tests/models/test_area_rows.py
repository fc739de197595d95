import json

import pytest
from shapely.geometry import box, mapping, shape

from bot import district, spreadsheets
from bot.imports import line
from models import areas
from models.area_rows import import_areas
from models.places import distance

DEMO = district.DEMO.parent
BOW_TIE = {"type": "Polygon", "coordinates": [[[113, 34], [113.1, 34.1], [113.1, 34], [113, 34.1], [113, 34]]]}
HEAD = "level,code,name,district,street_code\n"


def feature(code, geometry, **more):
    properties = {"adcode": code, "name": f"name of {code}", **more}
    geometry = mapping(geometry) if hasattr(geometry, "bounds") else geometry
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def geojson(*features) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


async def imported(database, data, mode="whole"):
    """Import a file; return the outcome, the atlas, and the findings as (row, key)."""
    table = spreadsheets.parse(data if isinstance(data, bytes) else data.encode())
    async with database.begin() as session:
        outcome = await import_areas(session, table, mode)
        atlas = await areas.atlas(session)
    for finding in outcome.findings:
        for language in ("zh-Hans", "en"):
            assert line(language, finding, table.unit)
    return outcome, atlas, [(finding.row, finding.key) for finding in outcome.findings]


async def test_the_districts_of_zhengzhou_are_taken_and_their_overlaps_reported(database):
    async with database.begin() as session:
        table = spreadsheets.read(DEMO / "districts.geojson")
        outcome = await import_areas(session, table, "whole")
        assert outcome[:5] == (12, 0, 0, 0, True)
        assert {finding.key for finding in outcome.findings} == {"import-overlap"}
        assert (await import_areas(session, table, "whole"))[:5] == (0, 0, 12, 0, True)
        atlas = await areas.atlas(session)
    assert areas.holding(atlas, 34.7466, 113.6253).name == "二七区"
    assert areas.holding(atlas, 34.4, 113.05).name == "登封市"


async def test_streets_and_communities_find_their_parents_and_a_district_is_made_once(database):
    text = HEAD + (
        "community,410102001001,一社区,中原区,410102001\nstreet,410102001,林山寨街道,中原区,\n"
        "street,410102002,建设路街道,中原区,\n"
    )
    outcome, atlas, findings = await imported(database, text)
    assert outcome[:5] == (4, 0, 0, 0, True)
    assert findings == [(3, "import-district-made")]
    assert areas.names(atlas, atlas.by_code["410102001001"].id) == ["中原区", "林山寨街道", "一社区"]
    assert atlas.by_code["410102"].kind == "district"
    assert atlas.by_code["410102002"].kind == "street"


async def test_a_district_that_names_itself_is_at_the_top(database):
    text = HEAD + "district,410102,中原区,中原区,\nstreet,410102001,林山寨街道,中原区,\n"
    _, atlas, findings = await imported(database, text)
    assert findings == []
    assert areas.names(atlas, atlas.by_code["410102001"].id) == ["中原区", "林山寨街道"]


async def test_a_district_that_is_known_by_name_or_by_code_is_not_made(database):
    await imported(database, geojson(feature("410102", box(113, 34, 114, 35), name="中原区")))
    text = HEAD + "street,410102001,林山寨街道,中原区,\nstreet,410102002,建设路街道,中原,\n"
    outcome, atlas, findings = await imported(database, text)
    assert (outcome.added, findings) == (2, [])
    assert {area.parent_id for area in areas.children(atlas, atlas.by_code["410102"].id)} == {
        atlas.by_code["410102"].id
    }
    assert len(areas.children(atlas, atlas.by_code["410102"].id)) == 2


async def test_an_area_keeps_its_shape_when_a_list_without_shapes_names_it_again(database):
    await imported(database, geojson(feature("410102", box(113, 34, 114, 35))))
    _, atlas, _ = await imported(database, "code,name\n410102,中原区\n")
    assert atlas.by_code["410102"].name == "中原区"
    assert areas.holding(atlas, 34.5, 113.5).code == "410102"


async def test_a_polygon_that_crosses_itself_is_mended_and_told(database):
    outcome, atlas, findings = await imported(database, geojson(feature("a", BOW_TIE)))
    assert (outcome.written, findings) == (True, [(1, "import-shape-mended")])
    assert areas.holding(atlas, 34.05, 113.01).code == "a"
    assert areas.holds(atlas, atlas.by_code["a"].id, 34.09, 113.05) is False
    # Half of the square's: two triangles remain of it.
    side = distance((34, 113.05), (34.1, 113.05)), distance((34.05, 113), (34.05, 113.1))
    assert float(outcome.findings[0].args["size"]) == pytest.approx(side[0] * side[1] / 2, rel=0.01)


@pytest.mark.parametrize(
    ("geometry", "key"),
    [
        ({"type": "Point", "coordinates": [113, 34]}, "import-shape-kind"),
        ({"type": "LineString", "coordinates": [[113, 34], [114, 35]]}, "import-shape-kind"),
        ({"type": "Polygon", "coordinates": [[[34, 113], [35, 113], [35, 114], [34, 113]]]}, "import-shape-range"),
        ({"type": "Polygon", "coordinates": [[[113, 34], [114, 35], [113, 34], [113, 34]]]}, "import-shape-empty"),
        ({"type": "Polygon", "coordinates": []}, "import-shape-empty"),
        ({"type": "Polygon", "coordinates": [[[113, float("nan")], [1, 2], [3, 4]]]}, "import-shape-broken"),
        ({"type": "Polygon", "coordinates": [[[113], [1], [3]]]}, "import-shape-broken"),
        ({"type": "Polygon", "coordinates": "here"}, "import-shape-broken"),
        ({"type": "Square"}, "import-shape-broken"),
        ("here", "import-shape-broken"),
    ],
)
async def test_a_shape_that_is_none_is_refused(database, geometry, key):
    outcome, atlas, findings = await imported(database, geojson(feature("a", geometry)))
    assert findings == [(1, key)]
    assert (outcome.written, atlas.areas) == (False, {})


async def test_overlaps_and_gaps_between_neighbours_are_reported_in_square_metres(database):
    whole = [
        feature("a", box(113, 34, 113.1, 34.1)),
        feature("b", box(113.0995, 34, 113.2, 34.05)),
        feature("c", box(113.1002, 34.05, 113.2, 34.1)),
        feature("far", box(115, 34, 115.1, 34.1)),
    ]
    outcome, _, findings = await imported(database, geojson(*whole))
    assert findings == [(None, "import-overlap"), (None, "import-gap")]
    overlap, gap = (finding.args for finding in outcome.findings)
    assert (overlap["one"], overlap["other"]) == ("name of a", "name of b")
    width, height = distance((34.025, 113.0995), (34.025, 113.1)), distance((34, 113), (34.05, 113))
    assert float(overlap["size"]) == pytest.approx(width * height, rel=0.01)
    assert set(gap["between"].split(", ")) == {"name of a", "name of b", "name of c"}
    width = distance((34.075, 113.1), (34.075, 113.1002))
    assert float(gap["size"]) == pytest.approx(width * height, rel=0.01)


async def test_a_hole_between_neighbours_is_a_gap_however_wide(database):
    around = [box(113, 34, 113.3, 34.1), box(113, 34.2, 113.3, 34.3), box(113, 34.1, 113.1, 34.2)]
    features = [feature(str(index), one) for index, one in enumerate([*around, box(113.2, 34.1, 113.3, 34.2)])]
    _, _, findings = await imported(database, geojson(*features))
    assert findings == [(None, "import-gap")]


async def test_a_street_inside_its_district_is_no_overlap_and_new_shapes_meet_the_known_ones(database):
    await imported(database, geojson(feature("d", box(113, 34, 114, 35))))
    inside = feature("s", box(113, 34, 113.5, 35), parent="d")
    assert (await imported(database, geojson(inside)))[2] == []
    beside = feature("t", box(113.4, 34, 114, 35), parent="d")
    assert (await imported(database, geojson(beside)))[2] == [(None, "import-overlap")]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("code,name\n,a", (2, "import-cell-empty")),
        ("code,name\n1,", (2, "import-cell-empty")),
        ("code,name\n1,a\n1,b", (3, "import-code-twice")),
        ("code,name,parent\n1,a,9", (2, "import-parent-unknown")),
        ("code,name,parent\n1,a,1", (2, "import-parent-circle")),
        ("code,name,parent\n1,x,\n2,x,\n3,c,x", (4, "import-parent-ambiguous")),
        ("code,name,district\n1,a,nowhere", (2, "import-parent-unknown")),
        ("code,name,sort\n1,a,first", (2, "import-number-wrong")),
        ("name,parent\na,b", (None, "import-header-missing")),
    ],
)
async def test_what_is_wrong_with_a_row_is_said(database, text, finding):
    outcome, atlas, findings = await imported(database, text)
    assert finding in findings
    assert (outcome.written, atlas.areas) == (False, {})


async def test_areas_above_each_other_are_refused(database):
    _, _, findings = await imported(database, "code,name,parent\n1,a,2\n2,b,3\n3,c,1")
    assert findings == [(row, "import-parent-circle") for row in (2, 3, 4)]


async def test_a_parent_may_be_named_and_may_come_later(database):
    _, atlas, findings = await imported(database, "code,name,parent\n2,b,a\n1,a,\n")
    assert findings == []
    assert areas.names(atlas, atlas.by_code["2"].id) == ["a", "b"]


async def test_in_part_what_hangs_on_a_refused_row_is_refused_as_well(database):
    text = "code,name,parent\n1,,\n2,b,1\n3,c,2\n4,d,\n"
    outcome, atlas, findings = await imported(database, text, "partial")
    assert findings == [(2, "import-cell-empty"), (3, "import-parent-refused"), (4, "import-parent-refused")]
    assert (outcome.added, outcome.refused, list(atlas.by_code)) == (1, 3, ["4"])


async def test_an_unknown_kind_is_left_out_with_a_warning(database):
    _, atlas, findings = await imported(database, "code,name,level\n1,a,街道\n2,b,planet")
    assert findings == [(3, "import-area-kind-unknown")]
    assert [atlas.by_code[code].kind for code in "12"] == ["street", None]


async def test_a_dry_run_counts_and_writes_nothing(database):
    await imported(database, "code,name,parent\n1,a,\n2,b,1\n3,c,1")
    text = "code,name,parent\n1,a,\n2,b,\n3,x,1\n4,d,1"
    outcome, _, _ = await imported(database, text, "dry_run")
    assert outcome[:5] == (1, 2, 1, 0, False)
    assert (await imported(database, text))[0][:5] == (1, 2, 1, 0, True)


async def test_shapes_are_stored_as_they_were_drawn(database):
    drawn = box(113.123456789, 34.1, 113.2, 34.2)
    _, atlas, _ = await imported(database, geojson(feature("a", drawn)))
    assert shape(json.loads(atlas.by_code["a"].geometry)).equals(drawn)
