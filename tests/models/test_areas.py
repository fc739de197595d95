import json

from shapely.geometry import box, mapping

from models import areas
from models.areas import Area


def area(id_, code, west=None, south=None, east=None, north=None, parent=None):
    shape = None if west is None else json.dumps(mapping(box(west, south, east, north)))
    return Area(id=id_, code=code, name=f"name of {code}", parent_id=parent, geometry=shape)


DISTRICT = area(1, "4101", 113, 34, 114, 35)
WEST = area(2, "410102", 113, 34, 113.5, 35, parent=1)
EAST = area(3, "410101", 113.5, 34, 114, 35, parent=1)
YARD = area(4, "410102001", 113.2, 34.2, 113.3, 34.3, parent=2)
BOOK = areas.draw([DISTRICT, WEST, EAST, YARD])


def test_a_point_belongs_to_the_smallest_area_that_holds_it():
    assert areas.holding(BOOK, 34.25, 113.25).code == YARD.code
    assert areas.holding(BOOK, 34.5, 113.25).code == WEST.code
    assert areas.holding(BOOK, 34.5, 113.75).code == EAST.code


def test_on_a_border_it_belongs_to_the_first_by_code():
    assert areas.holding(BOOK, 34.5, 113.5).code == "410101"


def test_on_the_outer_border_a_street_still_comes_before_its_district():
    assert areas.holding(BOOK, 34.5, 113.0).code == WEST.code
    assert areas.holding(BOOK, 34.25, 113.2).code == YARD.code


def test_outside_all_it_belongs_to_the_district():
    assert areas.holding(BOOK, 22.3, 114.17).code == DISTRICT.code


def test_a_district_without_a_shape_holds_what_its_streets_don_t():
    bare = areas.draw([area(1, "4101"), area(2, "410102", 113, 34, 113.5, 35, parent=1)])
    assert areas.holding(bare, 34.5, 113.9).code == "4101"


def test_among_several_districts_one_outside_belongs_to_none_but_in_a_seam_to_the_nearest():
    city = areas.draw([area(1, "a", 113, 34, 113.5, 35), area(2, "b", 113.5008, 34, 114, 35)])
    assert areas.holding(city, 37.5, 127.0) is None
    assert areas.holding(city, 34.5, 113.5003).code == "a"
    assert areas.holding(city, 34.5, 113.5007).code == "b"


def test_without_areas_nothing_holds_a_point():
    assert areas.holding(areas.draw([]), 34.5, 113.5) is None


def test_the_outline_is_that_of_the_top_areas_without_seams():
    city = areas.draw([area(1, "a", 113, 34, 113.5, 35), area(2, "b", 113.5008, 34, 114, 35)])
    assert city.outline.geom_type == "Polygon"
    assert not city.outline.interiors
    assert areas.draw([area(1, "a")]).outline is None


def test_where_the_top_has_no_shape_the_outline_is_that_of_what_is_below():
    bare = areas.draw([area(1, "4101"), area(2, "410102", 113, 34, 113.5, 35, parent=1)])
    assert bare.outline.bounds == (113, 34, 113.5, 35)


def test_areas_know_their_way_up_and_down():
    assert areas.names(BOOK, 4) == ["name of 4101", "name of 410102", "name of 410102001"]
    assert [one.code for one in areas.children(BOOK, 1)] == ["410102", "410101"]
    assert [one.code for one in areas.children(BOOK, None)] == ["4101"]
    assert areas.below(BOOK, 2) == {2, 4}
    assert areas.path(BOOK, None) == []
    assert areas.path(BOOK, 77) == []


def test_how_far_away_an_area_is():
    assert areas.holds(BOOK, 3, 34.5, 113.75) is True
    assert areas.away(BOOK, 3, 34.5, 113.75) == 0
    assert areas.holds(BOOK, 3, 34.5, 113.49) is False
    assert 900 < areas.away(BOOK, 3, 34.5, 113.49) < 930


async def test_areas_are_added_and_changed_by_code_with_their_parents_in_any_order(database):
    async with database.begin() as session:
        given = [
            {"code": "street", "name": "林山寨街道", "parent_code": "district"},
            {"code": "district", "name": "中原区", "kind": "district", "parent_code": None},
        ]
        assert await areas.upsert(session, given) == (2, 0, 0)
        assert await areas.upsert(session, given) == (0, 0, 2)
        atlas = await areas.atlas(session)
        assert areas.names(atlas, atlas.by_code["street"].id) == ["中原区", "林山寨街道"]

        assert await areas.upsert(session, [{"code": "street", "name": "桐柏路街道"}]) == (0, 1, 0)
        atlas = await areas.atlas(session)
        assert areas.names(atlas, atlas.by_code["street"].id) == ["中原区", "桐柏路街道"]


async def test_the_atlas_is_drawn_anew_only_when_an_area_has_changed(database):
    async with database.begin() as session:
        await areas.upsert(session, [{"code": "a", "name": "a"}])
        first = await areas.atlas(session)
        assert await areas.atlas(session) is first
        await areas.upsert(session, [{"code": "a", "name": "a"}])
        assert await areas.atlas(session) is first
        await areas.upsert(session, [{"code": "a", "name": "b"}])
        assert (await areas.atlas(session)).by_code["a"].name == "b"


async def test_an_atlas_of_areas_that_were_never_committed_is_forgotten(database):
    async with database.begin() as session:
        await areas.upsert(session, [{"code": "a", "name": "kept"}])
    try:
        async with database.begin() as session:
            await areas.upsert(session, [{"code": "a", "name": "lost"}])
            assert (await areas.atlas(session)).by_code["a"].name == "lost"
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    async with database.begin() as session:
        assert (await areas.atlas(session)).by_code["a"].name == "kept"
