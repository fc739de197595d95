"""Rewards from the rows of a spreadsheet: what the cells mean, and what is wrong with them.

`stock` is what a station was supplied with in all, so that importing a list again changes nothing, and more pieces are
a greater number. What is held or was handed out can't be taken back by a smaller one.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models import rewards, stations
from models.changes import add, change, differs
from models.headers import (
    REWARD_COLUMNS,
    REWARD_STATE_WORDS,
    REWARD_UNREAD,
    Columns,
    choices,
    lacking,
    recognised,
    word,
)
from models.rewards import Reward, Shelf
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
from models.stations import Station

LONGEST = {"code": 64, "name": 60, "words": 400}
"""Characters; name and words stand under a picture, where 1,024 fit with all else."""

MOST_POINTS, MOST_PIECES, MOST_A_QUARTER = 100_000, 100_000, 1_000

NEEDED = (("code", "编码"), ("name", "名称"), ("price", "积分"))

FOR_EVER = {"长期", "长期有效", "不限", "无"}
"""Words for a day that never comes."""

_SEPARATORS = re.compile(r"[|｜,，、;；\n]")
_DATE = re.compile(
    r"(\d{4})(?:\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?|(\d{2})(\d{2}))(?:[ T]00:00(?::00)?)?"
)

Pictures = Mapping[str, bytes | RuleBroken]
"""What the files beside a list hold, by name: a JPEG of ours, or what is wrong with the file."""


@dataclass
class _Line:
    """What one row says; `pieces` are those at each station by its id (None: the file doesn't say)."""

    facts: dict[str, Any]
    pieces: dict[int, int] | None = None
    picture: bytes | None = None


@dataclass
class _Sheet:
    """A file at work: what its columns mean, what exists already, what the rows say, what was found."""

    columns: Columns
    pictures: Pictures
    findings: list[Finding]
    known: Mapping[str, Reward]
    places: Mapping[str, list[Station]]
    shelves: Mapping[int, Mapping[int, Shelf]]
    lines: dict[int, _Line] = field(default_factory=dict)

    def text(self, row: Row, column: str) -> str:
        return cleaned(self.columns.text(row, column))

    def error(self, row: Row, column: str, key: str, **args: object) -> None:
        self.findings.append(error(row.number, self.columns.headers.get(column, column), key, **args))

    def warn(self, row: Row, column: str, key: str, **args: object) -> None:
        self.findings.append(warning(row.number, self.columns.headers.get(column, column), key, **args))

    def shelves_of(self, code: str) -> Mapping[int, Shelf]:
        known = self.known.get(code)
        return self.shelves.get(known.number, {}) if known else {}


async def import_rewards(session: AsyncSession, table: Table, pictures: Pictures, mode: Mode, now: datetime) -> Outcome:
    """Add or change rewards by the rows of a table, and return what was done and all that was found.

    `whole` writes nothing when any row has an error, `partial` writes the good rows, `dry_run` nothing. What a file
    has no column for stays as it is; a station that a row leaves out gets no more pieces.
    """
    sheet = await _opened(session, table, pictures)
    if not any(found.severity == "error" and found.row is None for found in sheet.findings):
        _read(sheet, table.rows)
    refused = refused_rows(sheet.findings) if sheet.lines else {row.number for row in table.rows}
    good = [line for number, line in sheet.lines.items() if number not in refused]
    if mode == "whole" and any(found.severity == "error" for found in sheet.findings):
        return Outcome(0, 0, 0, len(refused), False, in_order(sheet.findings))
    new = [line for line in good if line.facts["code"] not in sheet.known]
    changed = [line for line in good if line not in new and await _changes(session, sheet, line)]
    if mode != "dry_run":
        await _write(session, sheet, new, changed, now)
    unchanged = len(good) - len(new) - len(changed)
    written = mode != "dry_run" and bool(good)
    return Outcome(len(new), len(changed), unchanged, len(refused), written, in_order(sheet.findings))


def pictures_of(table: Table) -> list[str]:
    """Return the names of the files that a table's rows show as pictures."""
    columns, _ = recognised(table.headers, REWARD_COLUMNS, REWARD_UNREAD)
    return sorted({cleaned(columns.text(row, "picture")) for row in table.rows} - {""})


def read_day(text: str) -> date | None:
    """Return the day that a cell holds: 2026-12-01, 2026/12/1, 2026年12月1日, 20261201; None for anything else."""
    found = _DATE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2] or found[4]), int(found[3] or found[5])
    try:
        return date(year, month, day)
    except ValueError:
        return None


async def _opened(session: AsyncSession, table: Table, pictures: Pictures) -> _Sheet:
    columns, findings = recognised(table.headers, REWARD_COLUMNS, REWARD_UNREAD)
    needed = (*NEEDED, ("stations", "驿站")) if "stock" in columns else NEEDED
    places: dict[str, list[Station]] = {}
    for station in await stations.every(session):
        if station.state != "removed":
            for name in dict.fromkeys((plain(station.code), plain(station.name))):
                places.setdefault(name, []).append(station)
    shelves: dict[int, dict[int, Shelf]] = {}
    for shelf in await rewards.hold_shelves(session):
        shelves.setdefault(shelf.reward_id, {})[shelf.station_id] = shelf
    known = {reward.code: reward for reward in await rewards.every(session)}
    found = [*findings, *table.findings, *lacking(columns, table, needed)]
    return _Sheet(columns, pictures, found, known, places, shelves)


def _read(sheet: _Sheet, rows: Iterable[Row]) -> None:
    first: dict[str, int] = {}
    for row in rows:
        line = sheet.lines[row.number] = _line(sheet, row)
        code = line.facts["code"]
        if code in first:
            sheet.error(row, "code", "import-code-twice", code=code, other=first[code])
        elif code:
            first[code] = row.number


def _line(sheet: _Sheet, row: Row) -> _Line:
    facts = _texts(sheet, row) | _numbers(sheet, row) | _days(sheet, row) | _state(sheet, row)
    line = _Line(facts, _pieces(sheet, row), _picture(sheet, row))
    if not any(found.row == row.number and found.severity == "error" for found in sheet.findings):
        _check_pieces(sheet, row, line)
    return line


def _texts(sheet: _Sheet, row: Row) -> dict[str, Any]:
    facts = {column: sheet.text(row, column) for column in LONGEST if column in sheet.columns}
    for column, text in facts.items():
        if not text and column != "words":
            sheet.error(row, column, "import-cell-empty")
        elif len(text) > LONGEST[column]:
            sheet.error(row, column, "import-text-too-long", length=len(text), limit=LONGEST[column])
    return facts


def _numbers(sheet: _Sheet, row: Row) -> dict[str, Any]:
    facts: dict[str, Any] = {"price": _whole(sheet, row, "price", MOST_POINTS)}
    if not sheet.text(row, "price"):
        sheet.error(row, "price", "import-cell-empty")
    if "a_quarter" in sheet.columns:
        facts["a_quarter"] = _whole(sheet, row, "a_quarter", MOST_A_QUARTER)
    return facts


def _whole(sheet: _Sheet, row: Row, column: str, most: int, least: int = 1) -> int | None:
    """Return the whole number of a cell; None for an empty one, and for anything else, which is noted."""
    text = sheet.text(row, column)
    value = _count(text, most, least)
    if text and value is None:
        sheet.error(row, column, "import-count-wrong", value=text[:50], least=least, most=most)
    return value


def _count(text: str, most: int, least: int = 0) -> int | None:
    value = number(text)
    return int(value) if value is not None and value.is_integer() and least <= value <= most else None


def _days(sheet: _Sheet, row: Row) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for column in ("since", "until"):
        text = sheet.text(row, column)
        if column in sheet.columns:
            facts[column] = read_day(text)
        if text and text not in FOR_EVER and facts[column] is None:
            sheet.error(row, column, "import-day-wrong", value=text[:50])
    since, until = facts.get("since"), facts.get("until")
    if since and until and until < since:
        sheet.error(row, "until", "import-days-swapped", since=since.isoformat(), until=until.isoformat())
    return facts


def _state(sheet: _Sheet, row: Row) -> dict[str, Any]:
    text = sheet.text(row, "state")
    state = word(text, REWARD_STATE_WORDS)
    if text and state is None:
        sheet.error(row, "state", "import-word-unknown", value=text[:50], choices=choices(REWARD_STATE_WORDS))
    return {"state": state} if state else {}


def _picture(sheet: _Sheet, row: Row) -> bytes | None:
    name = sheet.text(row, "picture")
    found = sheet.pictures.get(name) if name else None
    if isinstance(found, RuleBroken):
        sheet.error(row, "picture", found.key, **found.args_of_text)
        return None
    return found


def _pieces(sheet: _Sheet, row: Row) -> dict[int, int] | None:
    """Return how many pieces each station of a row has, by its id; None when the file has no column for that."""
    if "stations" not in sheet.columns:
        return None
    stock = _whole(sheet, row, "stock", MOST_PIECES, 0)
    found: dict[int, int] = {}
    for piece in filter(None, map(str.strip, _SEPARATORS.split(sheet.text(row, "stations")))):
        station, own = _station(sheet, row, piece)
        pieces = stock if own is None else own
        if station is None:
            continue
        if station.id in found:
            sheet.error(row, "stations", "import-reward-station-twice", station=station.name)
        elif pieces is None and not sheet.text(row, "stock"):
            sheet.error(row, "stock", "import-reward-no-stock", station=station.name, code=station.code)
        found[station.id or 0] = pieces or 0
    if not sheet.text(row, "stations") and word(sheet.text(row, "state"), REWARD_STATE_WORDS) != rewards.REMOVED:
        sheet.warn(row, "stations", "import-reward-nowhere")
    return found


def _station(sheet: _Sheet, row: Row, piece: str) -> tuple[Station | None, int | None]:
    """Return the station that is meant, and the number of its own that stands behind it."""
    named, own = sheet.places.get(plain(piece), []), None
    code, sign, digits = unicodedata.normalize("NFKC", piece).rpartition("=")
    if not named and sign:
        named, own = sheet.places.get(plain(code), []), _count(digits, MOST_PIECES)
        if own is None:
            sheet.error(row, "stations", "import-count-wrong", value=piece[:50], least=0, most=MOST_PIECES)
    if len(named) == 1:
        return named[0], own
    key = "import-scope-ambiguous" if named else "import-reward-station-unknown"
    sheet.error(row, "stations", key, value=piece[:50], count=len(named))
    return None, None


def _check_pieces(sheet: _Sheet, row: Row, line: _Line) -> None:
    """Note where fewer pieces are to have been there than are held or gone."""
    for station, shelf in sheet.shelves_of(line.facts["code"]).items():
        pieces = (line.pieces or {}).get(station)
        if pieces is not None and pieces < shelf.taken:
            name = next(one.name for some in sheet.places.values() for one in some if one.id == station)
            column = "stock" if "stock" in sheet.columns else "stations"
            sheet.error(row, column, "import-reward-taken", station=name, least=shelf.taken, pieces=pieces)


def _supplied(sheet: _Sheet, line: _Line) -> dict[int, int]:
    """Return what changes at which station; one that is left out has what is held or gone there, and nothing more."""
    if line.pieces is None:
        return {}
    before = sheet.shelves_of(line.facts["code"])
    wanted = {station: shelf.taken for station, shelf in before.items()} | line.pieces
    return {one: count for one, count in wanted.items() if one not in before or before[one].supplied != count}


async def _changes(session: AsyncSession, sheet: _Sheet, line: _Line) -> bool:
    known = sheet.known[line.facts["code"]]
    if differs(known, line.facts) or _supplied(sheet, line):
        return True
    return line.picture is not None and line.picture != await rewards.picture(session, known.number)


async def _write(
    session: AsyncSession, sheet: _Sheet, new: Sequence[_Line], changed: Collection[_Line], now: datetime
) -> None:
    await add(session, Reward, [Reward(**one.facts, updated_at=now).model_dump(exclude={"id"}) for one in new])
    facts = {sheet.known[one.facts["code"]].number: {**one.facts, "updated_at": now} for one in changed}
    await change(session, Reward, facts)
    known = {reward.code: reward.number for reward in await rewards.every(session)}
    supplied = {known[one.facts["code"]]: _supplied(sheet, one) for one in (*new, *changed)}
    for reward, shelves in sorted(supplied.items()):
        for station, pieces in sorted(shelves.items()):
            await rewards.supply(session, reward, station, pieces)
    for one in (*new, *changed):
        if one.picture is not None:
            await rewards.show(session, known[one.facts["code"]], one.picture)
