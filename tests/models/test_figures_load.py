"""Five thousand reports all over Zhengzhou's districts: each in the right area, and in that area's figures."""

import random
from datetime import timedelta

import numpy as np
import pytest
import shapely
from sqlalchemy import insert

from bot import figureviews, spreadsheets
from bot.demo import HERE
from bot.district import load
from models import area_rows, areas, figures
from models.reports import Report
from models.rights import Where
from tests.core import NOW

REPORTS = 5000


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_each_is_in_the_area_that_holds_it_and_in_its_figures(database):
    async with database.begin() as session:
        await area_rows.import_areas(session, spreadsheets.read(HERE / "districts.geojson"), "whole")
        atlas = await areas.atlas(session)
        west, south, east, north = atlas.outline.bounds
        chance = random.Random(4)
        places = [(chance.uniform(south, north), chance.uniform(west, east)) for _ in range(REPORTS)]
        found = [areas.holding(atlas, *place) for place in places]
        held = [area.id if area else None for area in found]
        await session.execute(insert(Report), [row(place, area) for place, area in zip(places, held, strict=True)])
        bounds = [NOW - timedelta(days=60), NOW - timedelta(days=30), NOW + timedelta(days=1)]
        told = await figures.of(session, Where(), bounds, None, figureviews.rules(load()), NOW)
        one = next(area.id for area in atlas.areas.values() if area.name == "金水区")
        alone = await figures.of(session, Where(area_id=one), bounds, None, figureviews.rules(load()), NOW)
    inside = by_hand(atlas, places)
    assert [area for area, names in zip(held, inside, strict=True) if names and {area} != names] == []
    assert sum(bool(names) for names in inside) > REPORTS // 2
    outside = [area for area, names in zip(held, inside, strict=True) if not names]
    assert sum(area is not None for area in outside) < REPORTS // 100  # in a seam of some 200 m around a district
    assert {area: tally.filed for area, tally in told.by_area} == {area: held.count(area) for area in set(held)}
    assert (told.total.filed, alone.total.filed) == (REPORTS, held.count(one))
    assert (told.open, len(told.spots)) == (REPORTS, figures.MOST_SPOTS)


def row(place: tuple[float, float], area: int | None) -> dict[str, object]:
    """An open report there, in the care of the area that holds it."""
    where = {"latitude": place[0], "longitude": place[1], "area_id": area, "care_area_id": area}
    times = {"take_seconds": 3600, "resolve_seconds": 7200, "filed_at": NOW, "clock_from": NOW}
    return {"category": "rubbish", "urgent": False, "state": "submitted", **where, **times}


def by_hand(atlas: areas.Atlas, places: list[tuple[float, float]]) -> list[set[int]]:
    """Return all districts that hold each place, asking every one of them."""
    points = np.array(places)
    shapes = {number: shapely.from_geojson(area.geometry) for number, area in atlas.areas.items()}
    holds = {number: shapely.contains_xy(shape, points[:, 1], points[:, 0]) for number, shape in shapes.items()}
    return [{number for number, inside in holds.items() if inside[place]} for place in range(len(places))]
