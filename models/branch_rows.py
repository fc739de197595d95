"""Branches from the rows of a spreadsheet: what the cells mean, and what is wrong with them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models import areas, branches
from models.areas import Area, Atlas
from models.headers import BRANCH_COLUMNS, BRANCH_STATE_WORDS, Columns, choices, lacking, recognised, word
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

LONGEST = 100
NEEDED = (("code", "编码"), ("name", "名称"))


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


async def import_branches(session: AsyncSession, table: Table, mode: Mode) -> Outcome:
    """Add or change branches by the rows of a table, and return what was done and all that was found.

    `whole` writes nothing when any row has an error, `partial` writes the good rows, `dry_run` nothing. What a file
    has no column for stays as it is.
    """
    columns, findings = recognised(table.headers, BRANCH_COLUMNS)
    sheet = _Sheet(columns, await areas.atlas(session), [*findings, *table.findings, *lacking(columns, table, NEEDED)])
    if not any(found.severity == "error" and found.row is None for found in sheet.findings):
        _read(sheet, table.rows)
    refused = refused_rows(sheet.findings)
    given = [facts for row, facts in sheet.rows.values() if row not in refused]
    count = len(refused) if sheet.rows else len(table.rows)
    if mode == "whole" and any(found.severity == "error" for found in sheet.findings):
        return Outcome(0, 0, 0, count, False, in_order(sheet.findings))
    known = await branches.every(session)
    counts = branches.compare(known, given) if mode == "dry_run" else await branches.upsert(session, given)
    return Outcome(*counts, count, mode != "dry_run" and bool(given), in_order(sheet.findings))


def _read(sheet: _Sheet, rows: Iterable[Row]) -> None:
    for row in rows:
        facts = _facts(sheet, row)
        code = facts["code"]
        if code in sheet.rows:
            sheet.error(row.number, "code", "import-code-twice", code=code, other=sheet.rows[code][0])
        elif code:
            sheet.rows[code] = row.number, facts


def _facts(sheet: _Sheet, row: Row) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for column in ("code", "name"):
        text = facts[column] = sheet.text(row, column)
        if not text:
            sheet.error(row.number, column, "import-cell-empty")
        elif len(text) > LONGEST:
            sheet.error(row.number, column, "import-text-too-long", length=len(text), limit=LONGEST)
    return facts | _area(sheet, row) | _state(sheet, row) | _sort(sheet, row)


def _area(sheet: _Sheet, row: Row) -> dict[str, Any]:
    """Return the area that a branch lies in: by its code, else by its name, in the street of the row if it has one."""
    columns = [column for column in ("area_code", "area", "street") if column in sheet.columns]
    column = next((one for one in columns if sheet.text(row, one)), None)
    if column is None:
        if columns:
            sheet.findings.append(warning(row.number, sheet.columns.headers[columns[0]], "import-branch-nowhere"))
        return {"area_id": None} if columns else {}
    found = _found(sheet, row, sheet.text(row, column))
    if len(found) == 1:
        return {"area_id": found[0].id}
    key = "import-branch-area-ambiguous" if found else "import-branch-area-unknown"
    sheet.error(row.number, column, key, area=sheet.text(row, column)[:50])
    return {}


def _found(sheet: _Sheet, row: Row, given: str) -> list[Area]:
    exact = sheet.atlas.by_code.get(given)
    found = [exact] if exact else areas.named(sheet.atlas, given)
    street = plain(sheet.text(row, "street"))
    if len(found) < 2 or not street:
        return found
    return [area for area in found if street in map(plain, areas.names(sheet.atlas, area.id))]


def _state(sheet: _Sheet, row: Row) -> dict[str, Any]:
    text = sheet.text(row, "state")
    if not text:
        return {}
    state = word(text, BRANCH_STATE_WORDS)
    if state is None:
        known = choices(BRANCH_STATE_WORDS)
        sheet.error(row.number, "state", "import-word-unknown", value=text[:50], choices=known)
        return {}
    return {"state": state}


def _sort(sheet: _Sheet, row: Row) -> dict[str, Any]:
    text = sheet.text(row, "sort")
    value = number(text) if text else 0.0
    if value is None or abs(value) > 1e9:
        sheet.error(row.number, "sort", "import-number-wrong", value=text[:50])
        return {}
    return {"sort": int(value)} if text else {}
