"""Files and pictures of the reports' figures: made when they are sent, for who may still see them.

A file says of every report what the figures make of it, and nothing of people: neither who reported or worked on it,
nor words, nor photos.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shapely.geometry.base import BaseGeometry
from sqlalchemy.ext.asyncio import AsyncSession

from bot import charts, figureviews, maps, riderviews, spreadsheets
from bot.charts import Bars, Section
from bot.district import District
from bot.kit import Kit
from bot.maps import Dot, Map
from bot.sending import Gone
from bot.texts import plain
from models import areas, figures, rights
from models.areas import Atlas
from models.figures import Figures, Judged
from models.rights import Where
from models.rules import RuleBroken

PICTURE, FILE = "report_figures", "report_file"
"""What `made` says in the recipes."""

FINE = 100_000
"""Parts of a degree (some metre) in which a recipe tells places."""

COLUMNS = (
    *("number", "category", "urgent", "state", "area", "care", "department"),
    *("longitude", "latitude", "datum", "reporters", "trades", "round"),
    *("filed", "answered", "taken", "resolved", "ended"),
    *("counted", "in_time", "solved", "satisfied", "take_hours", "resolve_hours"),
)
"""What a file says of each report."""


@dataclass(frozen=True, slots=True)
class Names:
    """What is needed to put reports into words."""

    language: str
    district: District
    atlas: Atlas


def picture_recipe(
    person: int, language: str, where: Where, words: tuple[str, str, str], parts: Sequence[Section], found: Figures
) -> dict[str, Any]:
    """Return what `picture` draws: the same numbers as in the text beside it.

    `words` are title, subtitle and the map's heading.
    """
    written = [
        {"heading": one.heading, "rows": [list(row) for row in one.rows], "unit": one.unit, "full": one.full}
        | {"summed": one.summed, "pale": list(one.pale)}
        for one in parts
    ]
    spots = [[round(one.latitude * FINE), round(one.longitude * FINE), int(one.urgent)] for one in found.spots]
    counts = {"open": found.open, "urgent": found.urgent}
    return {
        "made": PICTURE,
        "person": person,
        "language": language,
        "area": where.area_id,
        "department": where.department,
        "words": list(words),
        "sections": written,
        "spots": spots,
        **counts,
    }


async def picture(kit: Kit, recipe: Mapping[str, Any]) -> tuple[bytes, str]:
    """Return figures and map as PNG. Raises Gone when this person may not see them any more."""
    where = Where(area_id=recipe["area"], department=recipe["department"])
    async with kit.database.read() as session:
        await _still(session, recipe["person"], "report.figures", where)
        atlas = await areas.atlas(session)
    shapes = shapes_of(atlas, kit.district, where.area_id)
    return await asyncio.to_thread(_drawn, recipe, shapes), "figures.png"


def shapes_of(atlas: Atlas, district: District, area_id: int | None) -> list[tuple[str, BaseGeometry]]:
    """Return what a map of an area is drawn of: the shapes of its parts by name, else its own, else nothing."""
    found = [(part.name, atlas.shapes[part.id]) for part in figures.parts(atlas, area_id) if part.id in atlas.shapes]
    if found:
        return found
    if area_id is not None:
        return [(atlas.areas[area_id].name, atlas.shapes[area_id])] if area_id in atlas.shapes else []
    outline = atlas.outline or district.outline
    return [("", outline)] if outline is not None else []


def file_recipe(person: int, language: str, view: figureviews.View, kind: str, at: datetime) -> dict[str, Any]:
    """Return what `file` is made from: a kind of `spreadsheets.FORMATS`, and as of which moment."""
    return {
        "made": FILE,
        "person": person,
        "language": language,
        "area": view.where.area_id,
        "department": view.where.department,
        "category": view.category,
        "month": view.month.isoformat() if view.month else None,
        "kind": kind,
        "at": at.isoformat(),
    }


async def file(kit: Kit, recipe: Mapping[str, Any]) -> tuple[bytes, str]:
    """Return the reports of a scope and month as a file. Raises Gone when this person may take none any more."""
    where, at = Where(area_id=recipe["area"], department=recipe["department"]), datetime.fromisoformat(recipe["at"])
    month = datetime.fromisoformat(recipe["month"]).date() if recipe["month"] else None
    view, language = figureviews.View(month, where, recipe["category"]), recipe["language"]
    async with kit.database.read() as session:
        await _still(session, recipe["person"], "report.export", where)
        rows = await rows_of(session, language, kit.district, view, at)
    content = await asyncio.to_thread(written, language, recipe["kind"], rows)
    day = month.strftime("%Y-%m") if month else f"{at.astimezone(kit.district.zone):%Y-%m-%d}"
    return content, plain(language, "export-file-name", date=day, kind=recipe["kind"])


def written(language: str, kind: str, rows: Sequence[Mapping[str, str]]) -> bytes:
    """Return rows as a file; its columns are in words, in GeoJSON, which programs read, as in COLUMNS."""
    if kind == "geojson":
        return spreadsheets.write(kind, COLUMNS, rows)
    headers = {name: plain(language, "export-column", column=name) for name in COLUMNS}
    named = [{headers[name]: value for name, value in row.items()} for row in rows]
    return spreadsheets.write(kind, list(headers.values()), named)


async def rows_of(
    session: AsyncSession, language: str, district: District, view: figureviews.View, at: datetime
) -> list[dict[str, str]]:
    """Return what a file says of the reports of a view that were filed until this moment, by COLUMNS."""
    rules, atlas = figureviews.rules(district), await areas.atlas(session)
    period = figureviews.period(district, view.month, at)
    period = period[0], min(period[1], at)
    found = [one async for one in figures.judged(session, view.where, period, view.category, rules, at)]
    trades = await figures.trades(session, [one.row.id for one in found])
    names = Names(language, district, atlas)
    return await asyncio.to_thread(lambda: [_row(names, one, trades.get(one.row.id, {})) for one in found])


def _row(names: Names, one: Judged, trades: Mapping[str | None, int]) -> dict[str, str]:
    language, district, atlas = names.language, names.district, names.atlas
    row = one.row

    def moment(at: datetime | None) -> str:
        return f"{at.astimezone(district.zone):%Y-%m-%d %H:%M}" if at else ""

    return {
        "number": str(row.id),
        "category": district.category(row.category, language),
        "urgent": _yes(language, row.urgent),
        "state": plain(language, "export-state", state=row.state),
        "area": riderviews.place(atlas, row.area_id),
        "care": riderviews.place(atlas, row.care_area_id),
        "department": district.department(row.department, language) if row.department else "",
        "longitude": f"{row.longitude:.6f}",
        "latitude": f"{row.latitude:.6f}",
        "datum": "WGS-84",
        "reporters": str(row.reporters),
        "trades": _trades(language, district, trades),
        "round": str(row.round),
        "filed": moment(row.filed_at),
        "answered": moment(row.answered_at),
        "taken": moment(row.first_taken_at),
        "resolved": moment(row.resolved_at),
        "ended": moment(row.ended_at),
        "counted": _yes(language, one.counted),
        "in_time": _yes(language, one.answered),
        "solved": _yes(language, one.solved),
        "satisfied": _yes(language, one.satisfied),
        "take_hours": _hours(one.take_hours),
        "resolve_hours": _hours(one.resolve_hours),
    }


def _trades(language: str, district: District, trades: Mapping[str | None, int]) -> str:
    named = {
        district.trade(key, language) if key else plain(language, "export-no-trade"): n for key, n in trades.items()
    }
    return "、".join(f"{name} {count}" for name, count in sorted(named.items()))


def _yes(language: str, value: bool | None) -> str:
    return "" if value is None else plain(language, "export-yes" if value else "export-no")


def _hours(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


async def _still(session: AsyncSession, person: int, act: str, where: Where) -> None:
    try:
        await rights.require(session, person, act, where)
    except RuleBroken:
        raise Gone from None


def _drawn(recipe: Mapping[str, Any], shapes: list[tuple[str, BaseGeometry]]) -> bytes:
    language, (title, subtitle, heading) = recipe["language"], recipe["words"]
    dots: list[Dot] = [(one[0] / FINE, one[1] / FINE, bool(one[2])) for one in recipe["spots"]]
    beyond = recipe["open"] - len(dots) + maps.beyond([shape for _, shape in shapes], dots)
    legend = figureviews.legend(language, recipe["open"], recipe["urgent"], beyond)
    field = maps.draw(Map(heading, shapes, dots, *legend))
    sections = [
        Section(
            one["heading"],
            [(row[0], row[1]) for row in one["rows"]],
            one["unit"],
            one["full"],
            one["summed"],
            one["pale"],
        )
        for one in recipe["sections"]
    ]
    other, empty, total = (plain(language, key) for key in ("figures-rest", "figures-none", "figures-sum"))
    return charts.bars(Bars(title, subtitle, sections, other, empty, total), field)
