"""Areas from the rows of a spreadsheet or of GeoJSON: what the cells mean, and what is wrong with them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import shapely
from sqlalchemy.ext.asyncio import AsyncSession

from models import areas, shapes
from models.areas import Atlas
from models.headers import AREA_COLUMNS, AREA_KIND_WORDS, Columns, lacking, recognised, word
from models.rows import (
    Finding,
    Mode,
    Outcome,
    Row,
    Table,
    cleaned,
    error,
    in_order,
    number,
    plain,
    refused_rows,
    warning,
)
from models.rules import RuleBroken

LONGEST = 200
NEEDED = (("code", "编码"), ("name", "名称"))
DISTRICT_DIGITS = 6
"""So many digits of an administrative code are its district's; streets have 9 or 12, communities 12."""


@dataclass
class _Sheet:
    """A file at work: what its columns mean, the areas that exist, what the rows say, what was found."""

    columns: Columns
    atlas: Atlas
    findings: list[Finding]
    rows: dict[str, tuple[int, dict[str, Any]]] = field(default_factory=dict)

    def text(self, row: Row, column: str) -> str:
        return cleaned(self.columns.text(row, column))

    def error(self, row: int, column: str, key: str, **args: object) -> None:
        self.findings.append(error(row, self.columns.headers.get(column, column), key, **args))

    def warn(self, row: int, column: str, key: str, **args: object) -> None:
        self.findings.append(warning(row, self.columns.headers.get(column, column), key, **args))


async def import_areas(session: AsyncSession, table: Table, mode: Mode) -> Outcome:
    """Add or change areas by the rows of a table, and return what was done and all that was found.

    `whole` writes nothing when any row has an error, `partial` writes the good rows, `dry_run` nothing. An
    area keeps its shape when its row has none. A district that is only named is made from the rows' codes.
    """
    columns, findings = recognised(table.headers, AREA_COLUMNS)
    sheet = _Sheet(columns, await areas.atlas(session), [*findings, *table.findings])
    sheet.findings += lacking(columns, table, NEEDED)
    if not any(found.severity == "error" and found.row is None for found in sheet.findings):
        _read(sheet, table.rows)
    if mode == "partial":
        _refuse_orphans(sheet)
    refused = refused_rows(sheet.findings)
    given = [facts for row, facts in sheet.rows.values() if row not in refused]
    sheet.findings += _between_siblings(sheet, given)
    count = len(refused) if sheet.rows else len(table.rows)
    return await _written(session, given, sheet, count, mode)


def _read(sheet: _Sheet, rows: Iterable[Row]) -> None:
    stated: list[tuple[Row, str]] = []
    for row in rows:
        facts = _facts(sheet, row)
        code = facts["code"]
        if code in sheet.rows:
            sheet.error(row.number, "code", "import-code-twice", code=code, other=sheet.rows[code][0])
        elif code:
            sheet.rows[code] = row.number, facts
            stated.append((row, code))
    by_name = _by_name(sheet)
    for row, code in stated:
        if any(column in sheet.columns for column in ("parent", "district")):
            sheet.rows[code][1]["parent_code"] = _parent(sheet, row, code, by_name)
    for row, code in stated:
        if _is_above_itself(sheet, code):
            sheet.error(row.number, "parent", "import-parent-circle", code=code)


def _facts(sheet: _Sheet, row: Row) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for column in ("code", "name"):
        text = facts[column] = sheet.text(row, column)
        if not text:
            sheet.error(row.number, column, "import-cell-empty")
        elif len(text) > LONGEST:
            sheet.error(row.number, column, "import-text-too-long", length=len(text), limit=LONGEST)
    if "kind" in sheet.columns:
        text = sheet.text(row, "kind")
        facts["kind"] = word(text, AREA_KIND_WORDS)
        if text and facts["kind"] is None:
            sheet.warn(row.number, "kind", "import-area-kind-unknown", value=text[:50])
    if sheet.text(row, "sort"):
        value = number(sheet.text(row, "sort"))
        if value is None or abs(value) > 1e9:
            sheet.error(row.number, "sort", "import-number-wrong", value=sheet.text(row, "sort")[:50])
        else:
            facts["sort"] = int(value)
    return facts | _shape(sheet, row)


def _shape(sheet: _Sheet, row: Row) -> dict[str, Any]:
    geometry = sheet.columns.text(row, "geometry")
    if not geometry:
        return {}
    try:
        shape, mended = shapes.read(geometry)
    except RuleBroken as problem:
        sheet.error(row.number, "geometry", problem.key, **problem.args_of_text)
        return {}
    if mended:
        size = f"{shapes.square_metres(shape):.0f}"
        sheet.warn(row.number, "geometry", "import-shape-mended", size=size)
    return {"geometry": shapely.to_geojson(shape)}


def _by_name(sheet: _Sheet) -> dict[str, list[str]]:
    """Return the codes of all areas, known and given, by their names."""
    names = {area.code: area.name for area in sheet.atlas.areas.values()}
    names |= {code: facts["name"] for code, (_, facts) in sheet.rows.items()}
    found: dict[str, list[str]] = {}
    for code, name in names.items():
        found.setdefault(plain(name), []).append(code)
    return found


def _parent(sheet: _Sheet, row: Row, code: str, by_name: Mapping[str, list[str]]) -> str | None:
    """Return the code of the area above: by code or name, else the district that the row names."""
    parent = sheet.text(row, "parent")
    if not parent:
        return _district(sheet, row, code, by_name)
    if parent in sheet.rows or parent in sheet.atlas.by_code:
        return parent
    named = by_name.get(plain(parent), [])
    if len(named) == 1:
        return named[0]
    key = "import-parent-ambiguous" if named else "import-parent-unknown"
    sheet.error(row.number, "parent", key, parent=parent[:50])
    return None


def _district(sheet: _Sheet, row: Row, code: str, by_name: Mapping[str, list[str]]) -> str | None:
    name = sheet.text(row, "district")
    if not name or plain(name) == plain(sheet.text(row, "name")):
        return None
    named = by_name.get(plain(name), [])
    if len(named) == 1:
        return named[0]
    prefix = code[:DISTRICT_DIGITS]
    administrative = code.isdecimal() and len(code) > DISTRICT_DIGITS
    if administrative and (prefix in sheet.rows or prefix in sheet.atlas.by_code):
        return prefix
    if named or not administrative:
        key = "import-parent-ambiguous" if named else "import-parent-unknown"
        sheet.error(row.number, "district", key, parent=name[:50])
        return None
    made = {"code": prefix, "name": name, "kind": "district", "parent_code": None}
    sheet.rows[prefix] = 0, made
    sheet.warn(row.number, "district", "import-district-made", name=name, code=prefix)
    return prefix


def _refuse_orphans(sheet: _Sheet) -> None:
    """Refuse the rows whose parent is a row that is refused, and so on downwards."""
    refused = refused_rows(sheet.findings)
    below: dict[str | None, list[str]] = {}
    for code, (_, facts) in sheet.rows.items():
        below.setdefault(facts.get("parent_code"), []).append(code)
    gone = [code for code, (row, _) in sheet.rows.items() if row in refused]
    while gone:
        parent = gone.pop()
        for code in below.get(parent, []):
            row = sheet.rows[code][0]
            if parent not in sheet.atlas.by_code and row not in refused:
                refused.add(row)
                gone.append(code)
                sheet.error(row, "parent", "import-parent-refused", parent=parent)


def _is_above_itself(sheet: _Sheet, code: str) -> bool:
    seen: set[str] = set()
    above = _above(sheet, code)
    while above is not None and above not in seen:
        if above == code:
            return True
        seen.add(above)
        above = _above(sheet, above)
    return False


def _above(sheet: _Sheet, code: str) -> str | None:
    """Return the code of the parent that an area will have."""
    if code in sheet.rows and "parent_code" in sheet.rows[code][1]:
        above: str | None = sheet.rows[code][1]["parent_code"]
        return above
    area = sheet.atlas.by_code.get(code)
    parent = sheet.atlas.areas.get(area.parent_id) if area and area.parent_id is not None else None
    return parent.code if parent else None


def _between_siblings(sheet: _Sheet, given: Iterable[Mapping[str, Any]]) -> list[Finding]:
    """Return warnings for overlaps and gaps between the shapes that stand side by side after the import."""
    drawn = {area.code: area.geometry for area in sheet.atlas.areas.values() if area.geometry}
    fresh = {facts["code"]: facts["geometry"] for facts in given if facts.get("geometry")}
    side_by_side: dict[str | None, list[str]] = {}
    for code in {**drawn, **fresh}:
        side_by_side.setdefault(_above(sheet, code), []).append(code)
    findings: list[Finding] = []
    for codes in side_by_side.values():
        if len(codes) > 1 and not fresh.keys().isdisjoint(codes):
            siblings = {code: shapely.from_geojson({**drawn, **fresh}[code]) for code in sorted(codes)}
            findings += _of_siblings(sheet, siblings)
    return findings


def _of_siblings(sheet: _Sheet, siblings: Mapping[str, shapes.Shape]) -> list[Finding]:
    names = [_name(sheet, code) for code in siblings]
    drawn = list(siblings.values())
    findings = [
        warning(None, None, "import-overlap", one=names[one], other=names[other], size=f"{size:.0f}")
        for one, other, size in shapes.overlaps(drawn)
    ]
    for around, size in shapes.gaps(drawn):
        between = ", ".join(names[index] for index in around)
        findings.append(warning(None, None, "import-gap", between=between, size=f"{size:.0f}"))
    return findings


def _name(sheet: _Sheet, code: str) -> str:
    return str(sheet.rows[code][1]["name"]) if code in sheet.rows else sheet.atlas.by_code[code].name


async def _written(
    session: AsyncSession, given: list[dict[str, Any]], sheet: _Sheet, refused: int, mode: Mode
) -> Outcome:
    failed = any(found.severity == "error" for found in sheet.findings)
    if mode == "whole" and failed:
        return Outcome(0, 0, 0, refused, False, in_order(sheet.findings))
    counts = areas.compare(sheet.atlas, given) if mode == "dry_run" else await areas.upsert(session, given)
    return Outcome(*counts, refused, mode != "dry_run" and bool(given), in_order(sheet.findings))
