"""Reports that are there already: filed as the form does at its end, without the way through the form."""

import io
from functools import cache

import orjson
from PIL import Image

from bot import photographs, reportcards, reporting
from bot.kit import Kit
from bot.photographs import Fetched
from models import areas, members, moves, outbox, photos, reports
from models.moves import Cause
from models.photos import BEFORE
from models.reports import Filing, Report
from tests.stories.hazards import ON_THE_ROAD


async def file(kit: Kit, person: int, category: str, place=ON_THE_ROAD, *, shots: int = 1) -> Report:
    """File a report of somebody with this numeric id, with so many photos; everything is owed that the form owes."""
    now = kit.clock.now()
    fetched = Fetched(jpeg(), 320, 240, now)
    kept = [await photographs.keep(kit, fetched, person, number) for number in range(shots)]
    async with kit.database.begin() as session:
        report = await reports.file(session, person, await _filing(kit, session, category, place), now)
        member = await members.number_of(session, person, now)
        for one in kept:
            await photos.add(session, one, member, BEFORE, now, report.number)
        await moves.begin(session, report, member, Cause("form"), now)
        owed = await reportcards.posted(kit, session, report, "form", now)
        owed += await reporting.told(kit, session, report.number, "form", now)
        for one in owed:
            await outbox.put(session, one, now)
    kit.owed.set()
    return report


async def _filing(kit: Kit, session, category: str, place: tuple[float, float]) -> Filing:
    kind, area = kit.district.category_of(category), areas.holding(await areas.atlas(session), *place)
    return Filing(
        category=kind.key,
        urgent=kind.urgent,
        place=place,
        area_id=area.id if area else None,
        words=None,
        trade=None,
        take_seconds=round(kind.take_hours * 3600),
        resolve_seconds=round(kind.resolve_hours * 3600),
    )


def square(number: int) -> dict[str, object]:
    """Return the row of an area: a square degree, from the equator up and from the meridian of its number eastwards."""
    west, east = number, number + 1
    corners = [[west, 0], [east, 0], [east, 1], [west, 1], [west, 0]]
    shape = orjson.dumps({"type": "Polygon", "coordinates": [corners]}).decode()
    return {
        "code": f"S{number:02}",
        "name": f"第{number}区",
        "kind": "district",
        "parent_code": None,
        "geometry": shape,
    }


@cache
def jpeg() -> bytes:
    """Return a small grey photo."""
    into = io.BytesIO()
    Image.new("RGB", (320, 240), "grey").save(into, "JPEG")
    return into.getvalue()
