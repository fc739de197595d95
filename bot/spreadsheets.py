"""Tables in files: CSV, XLSX and GeoJSON into rows of text, and back.

What kind of file it is goes by its first bytes, not by its name. A file that can't be read at all raises
RuleBroken with one sentence; what concerns a single row is a finding beside the rows.
"""

import csv
import datetime
import io
import json
import math
import re
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

import xlsxwriter
from charset_normalizer import from_bytes
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from models.rows import Finding, Row, Table, cleaned, error, header_name, warning
from models.rules import RuleBroken

FORMATS = ("csv", "xlsx", "geojson")

MEGABYTE = 1_000_000
MAX_BYTES = 32 * MEGABYTE
MAX_UNPACKED = 128 * MEGABYTE
MAX_ROWS = 100_000
MAX_COLUMNS = 200
MAX_CELLS = 4_000_000

NARROWEST, WIDEST = 8, 48
"""Columns of a sheet that we write, in characters."""

HEADER_WITHIN = 10
"""The header is among so many first lines: titles and empty lines may stand above it."""

_FORMULA = "=+-@＝＋－＠\t\r\n\0"
_DANGEROUS = re.compile(f"'*[{re.escape(_FORMULA)}]")
_NEUTRALISED = re.compile(f"'+[{re.escape(_FORMULA)}]")

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_NO_SHEET = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*?\b\w+:id=[\"']([^\"']+)")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*)>\s*(<(?:\w+:)?f\b)?")
_PLACE = re.compile(rb"\br=[\"']([A-Z]{0,3})(\d{1,7})[\"']")
_BROKEN = re.compile(rb"\bt=[\"']e[\"']")


def read(path: Path) -> Table:
    """Return what a file says as rows of text. Raises RuleBroken when there is nothing in it to work with."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise RuleBroken("import-file-too-big", size=_megabytes(size), limit=_megabytes(MAX_BYTES))
    return parse(path.read_bytes())


def parse(data: bytes) -> Table:
    """Return what the bytes of a file say as rows of text; raises RuleBroken as `read` does."""
    if not data.strip():
        raise RuleBroken("import-file-empty")
    if data.startswith(b"PK"):
        return _read_xlsx(data)
    if data.startswith(_OLD_EXCEL):
        raise RuleBroken("import-file-old-excel")
    encoding = _encoding(data)
    text = io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline="")
    if data[:100].decode(encoding, "ignore").lstrip("\ufeff \t\r\n")[:1] in ("{", "["):
        return _read_geojson(text.read())
    return _read_csv(text)


def write(kind: str, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return rows of text as a file of one of FORMATS; `parse` reads the same rows from it.

    CSV has a byte order mark, so that Excel reads it as UTF-8, and an apostrophe before what Excel would take
    for a formula. XLSX keeps every cell as text, also when it is edited. GeoJSON makes points of the columns
    `longitude` and `latitude`.
    """
    if kind == "csv":
        return _write_csv(columns, rows)
    return _write_xlsx(columns, rows) if kind == "xlsx" else _write_geojson(columns, rows)


class Sheet(NamedTuple):
    """A sheet of a workbook for people: its name, rows of text and numbers, and the places of the bold ones."""

    name: str
    rows: Sequence[Sequence[str | int | float]]
    bold: Collection[int] = (0,)


def book(sheets: Sequence[Sheet]) -> bytes:
    """Return an XLSX file of several sheets in which numbers are numbers; names too long or odd are made to fit."""
    packed, names = io.BytesIO(), set[str]()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(packed, options) as made:
        formats = made.add_format({"bold": True}), made.add_format({})
        for sheet in sheets:
            name = _sheet_name(sheet.name, names)
            names.add(name.casefold())
            _fill(made.add_worksheet(name), sheet, formats)
    return packed.getvalue()


def column_letter(index: int) -> str:
    """Return what spreadsheet programs call the column with this index (0: A, 26: AA)."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.0f}"


def _encoding(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if b"\0" in data[:4096]:
        raise RuleBroken("import-file-unknown")
    try:
        return _strict(data, "utf-8")
    except RuleBroken:
        # Damaged UTF-8 would pass for GB18030, as nonsense: its intact characters give it away.
        text = data.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        if sum(character >= "\u2e80" for character in text) - broken > broken:
            raise
    matches = list(from_bytes(data, cp_isolation=["gb18030", "big5"]))
    if not matches:
        raise RuleBroken("import-encoding-unknown")
    best = min(matches, key=lambda match: (match.chaos, match.encoding != "gb18030"))
    return _strict(data, best.encoding)


def _strict(data: bytes, encoding: str) -> str:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise RuleBroken("import-encoding-broken", encoding=encoding.upper(), line=line) from None
    return encoding


def _read_csv(text: io.TextIOWrapper) -> Table:
    return _table(_csv_lines(text))[0]


def _csv_lines(text: io.TextIOWrapper) -> Iterator[tuple[int, list[str]]]:
    start = text.read(10_000).split("\n")[:HEADER_WITHIN]
    text.seek(0)
    delimiter = max(",;\t", key=lambda one: max(line.count(one) for line in start))
    lines = csv.reader(text, delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(lines, start=1):
            yield number, [_unprotected(cell) for cell in cells]
    except csv.Error:
        raise RuleBroken("import-csv-broken", row=number + 1) from None


def _unprotected(cell: str) -> str:
    return cell[1:] if _NEUTRALISED.match(cell) else cell


def _protected(cell: str) -> str:
    return "'" + cell if _DANGEROUS.match(cell) else cell


def _table(lines: Iterable[tuple[int, list[str]]]) -> tuple[Table, list[str]]:
    """Find the header among the first lines, and make rows of what follows; also return all header cells."""
    waiting = iter(lines)
    above: list[tuple[int, list[str]]] = []
    for line in waiting:
        above.append(line)
        if _different(line[1]) > 1 or len(above) == HEADER_WITHIN:
            break
    number, header = max(above, key=lambda line: _different(line[1]), default=(0, []))
    if not _different(header):
        raise RuleBroken("import-file-empty")
    headers = [cleaned(cell) for cell in header]
    _check_headers(headers)
    later = [line for line in above if line[0] > number]
    rows, findings = _rows(headers, later, waiting)
    if not rows and not findings:
        raise RuleBroken("import-rows-missing")
    return Table([name for name in headers if name], rows, findings), headers


def _different(cells: list[str]) -> int:
    """Count the different texts in a line: a title has one, also when its cell is merged over the line."""
    return len({cell.strip() for cell in cells} - {""})


def _check_headers(headers: list[str]) -> None:
    if len(headers) > MAX_COLUMNS:
        raise RuleBroken("import-too-many-columns", limit=MAX_COLUMNS)
    seen: dict[str, int] = {}
    for index, header in enumerate(headers):
        name = header_name(header)
        if name and name in seen:
            columns = f"{column_letter(seen[name])}, {column_letter(index)}"
            raise RuleBroken("import-header-twice", header=header, columns=columns)
        seen[name] = index


def _rows(
    headers: list[str], first: list[tuple[int, list[str]]], rest: Iterator[tuple[int, list[str]]]
) -> tuple[list[Row], list[Finding]]:
    rows: list[Row] = []
    findings: list[Finding] = []
    unnamed: set[int] = set()
    for number, cells in _chained(first, rest):
        texts = [cleaned(cell) for cell in cells]
        if not any(texts):
            continue
        if len(rows) >= MAX_ROWS:
            raise RuleBroken("import-too-many-rows", limit=MAX_ROWS)
        if any(texts[len(headers) :]):
            findings.append(error(number, None, "import-row-too-long", cells=len(texts), headers=len(headers)))
        pairs = list(zip(headers, texts, strict=False))
        unnamed.update(index for index, (header, text) in enumerate(pairs) if text and not header)
        rows.append(Row(number, {header: text for header, text in pairs if header and text}))
    findings += [warning(None, column_letter(one), "import-column-unnamed") for one in sorted(unnamed)]
    return rows, findings


def _chained(
    first: list[tuple[int, list[str]]], rest: Iterator[tuple[int, list[str]]]
) -> Iterator[tuple[int, list[str]]]:
    yield from first
    yield from rest


def _read_geojson(text: str) -> Table:
    try:
        content = json.loads(text)
    except json.JSONDecodeError as problem:
        raise RuleBroken("import-json-broken", line=problem.lineno, column=problem.colno) from None
    except (RecursionError, ValueError):
        raise RuleBroken("import-json-broken", line=1, column=1) from None
    features = _features(content)
    if len(features) > MAX_ROWS:
        raise RuleBroken("import-too-many-rows", limit=MAX_ROWS)
    rows: list[Row] = []
    findings: list[Finding] = []
    headers: dict[str, None] = {}
    for number, feature in enumerate(features, start=1):
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            findings.append(error(number, None, "import-geojson-no-feature"))
            continue
        rows.append(Row(number, _properties(feature)))
        headers.update(dict.fromkeys(feature.get("properties") or {}))
    names = [cleaned(header) for header in headers]
    if len(names) > MAX_COLUMNS:
        raise RuleBroken("import-too-many-columns", limit=MAX_COLUMNS)
    return Table([*names, "geometry"], rows, findings, "feature")


def _features(content: Any) -> list[Any]:
    if not isinstance(content, dict) or content.get("type") not in ("FeatureCollection", "Feature"):
        raise RuleBroken("import-geojson-wrong")
    crs = json.dumps(content.get("crs") or "CRS84")
    if not any(name in crs for name in ("CRS84", "4326", "4490")):
        raise RuleBroken("import-geojson-crs")
    features = [content] if content["type"] == "Feature" else content.get("features")
    if not isinstance(features, list):
        raise RuleBroken("import-geojson-wrong")
    if not features:
        raise RuleBroken("import-rows-missing")
    return features


def _properties(feature: dict[str, Any]) -> dict[str, str]:
    properties = feature.get("properties")
    given = properties if isinstance(properties, dict) else {}
    values = {cleaned(name): cleaned(_said(value)) for name, value in given.items()}
    if feature.get("geometry") is not None:
        values["geometry"] = json.dumps(feature["geometry"])
    return {name: value for name, value in values.items() if value}


def _said(value: Any) -> str:
    """Return a cell's value as people would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M")
    if isinstance(value, datetime.timedelta):
        hours, minutes = divmod(round(value.total_seconds() / 60), 60)
        return f"{hours:02}:{minutes:02}"
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "|".join(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else str(value)


def _read_xlsx(data: bytes) -> Table:
    members = _unpacked(data)
    for name, content in members.items():
        if re.match(r"xl/worksheets/[^/]+\.xml", name):
            _check_size(content)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(_repacked(members))) as book:
            index, sheet, others = _first_sheet(book)
            lines = _filled(sheet)
    except (CalamineError, ValueError, OSError):
        raise RuleBroken("import-xlsx-broken") from None
    said = [[_said(cell) for cell in line] for line in lines]
    table, headers = _table(enumerate(said, start=1))
    findings = table.findings + _formulas(_sheet_xml(members, index), said, headers)
    if others:
        findings.append(warning(None, None, "import-xlsx-other-sheets", sheet=sheet.name, others=others))
    return table._replace(findings=findings)


def _unpacked(data: bytes) -> dict[str, bytes]:
    """Return the parts of an XLSX file that hold tables.

    Each part is cut where the archive says that it ends and the reader gets nothing else, so that no archive
    can unpack to more than it admits.
    """
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            infos = [one for one in archive.infolist() if one.filename.endswith((".xml", ".rels"))]
            if any(info.flag_bits & 1 for info in infos):
                raise RuleBroken("import-file-old-excel")
            size = sum(info.file_size for info in infos)
            if size > MAX_UNPACKED:
                limit = _megabytes(MAX_UNPACKED)
                raise RuleBroken("import-file-unpacks-too-big", size=_megabytes(size), limit=limit)
            return {info.filename: archive.read(info) for info in infos}
    except (BadZipFile, OSError, EOFError, NotImplementedError, ValueError, zlib.error):
        raise RuleBroken("import-xlsx-broken") from None


def _repacked(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _check_size(content: bytes) -> None:
    """Refuse a sheet whose cells lie so far apart that a table of them would fill the memory."""
    last_row = last_column = 0
    for letters, digits in _PLACE.findall(content):
        last_row = max(last_row, int(digits))
        last_column = max(last_column, _column_index(letters) + 1)
    if last_row > MAX_ROWS + HEADER_WITHIN:
        raise RuleBroken("import-too-many-rows", limit=MAX_ROWS)
    if last_column > MAX_COLUMNS or last_row * last_column > MAX_CELLS:
        raise RuleBroken("import-too-many-columns", limit=min(MAX_COLUMNS, MAX_CELLS // last_row))


def _column_index(letters: bytes) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + letter - ord("A") + 1
    return index - 1


def _first_sheet(book: CalamineWorkbook) -> tuple[int, CalamineSheet, str]:
    found: list[tuple[int, CalamineSheet]] = []
    for index, about in enumerate(book.sheets_metadata):
        if about.visible == SheetVisibleEnum.Visible and about.typ == SheetTypeEnum.WorkSheet:
            sheet = book.get_sheet_by_index(index)
            if sheet.end is not None:
                found.append((index, sheet))
    if not found:
        raise RuleBroken("import-file-empty")
    return *found[0], ", ".join(sheet.name for _, sheet in found[1:])


def _filled(sheet: CalamineSheet) -> list[list[Any]]:
    """Return the cells of a sheet; each cell of a merged range says what people see there."""
    lines: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        for line in lines[top : bottom + 1]:
            count = len(line[left : right + 1])
            line[left : left + count] = [lines[top][left]] * count if count else []
    return lines


def _sheet_xml(members: dict[str, bytes], index: int) -> bytes:
    """Return the XML of the sheet with this index, empty when the workbook names its parts in an odd way."""
    book = members.get("xl/workbook.xml", b"")[:MEGABYTE].decode("utf-8", "replace")
    relations = members.get("xl/_rels/workbook.xml.rels", b"").decode("utf-8", "replace")
    ids = _SHEET.findall(book)
    for relation in _RELATION.findall(relations):
        named = dict(re.findall(r"\b(Id|Target)=[\"']([^\"']*)", relation))
        if index < len(ids) and named.get("Id") == ids[index]:
            target = named.get("Target", "").lstrip("/")
            return members.get(target, members.get(f"xl/{target}", b""))
    return b""


def _formulas(xml: bytes, lines: list[list[str]], headers: list[str]) -> list[Finding]:
    """Return a warning for each formula whose result was taken, an error for each that has none."""
    findings: list[Finding] = []
    for attributes, formula in _CELL.findall(xml):
        place = _PLACE.search(attributes)
        broken = _BROKEN.search(attributes)
        if place is None or not (formula or broken):
            continue
        row, column = int(place[2]), _column_index(place[1])
        if row > len(lines) or not 0 <= column < min(len(headers), len(lines[row - 1])):
            continue
        name, value = headers[column] or column_letter(column), lines[row - 1][column]
        if broken or not value:
            findings.append(error(row, name, "import-cell-no-result"))
        else:
            findings.append(warning(row, name, "import-cell-formula", value=value[:50]))
    return findings


def _write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([_protected(column) for column in columns])
    writer.writerows([_protected(row.get(column, "")) for column in columns] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _write_xlsx(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    packed = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    widths = [_width(column) for column in columns]
    with xlsxwriter.Workbook(packed, options) as book:
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        bold, text = book.add_format({"bold": True}), book.add_format({"quote_prefix": True})
        for index, column in enumerate(columns):
            sheet.write_string(0, index, column, bold)
        for line, row in enumerate(rows, start=1):
            for index, column in enumerate(columns):
                value = row.get(column, "")
                sheet.write_string(line, index, value, text if _DANGEROUS.match(value) else None)
                widths[index] = max(widths[index], _width(value))
        for index, width in enumerate(widths):
            sheet.set_column(index, index, width)
    return packed.getvalue()


def _sheet_name(wanted: str, taken: Collection[str]) -> str:
    """Return a name that Excel takes for a sheet: at most 31 characters, some never, each once."""
    base = _NO_SHEET.sub(" ", wanted).strip(" '")[:31].strip(" '") or "-"
    name, number = base, 2
    while name.casefold() in taken or name.casefold() == "history":
        end = f" {number}"
        name, number = base[: 31 - len(end)] + end, number + 1
    return name


def _fill(into: Any, sheet: Sheet, formats: tuple[Any, Any]) -> None:
    widths: dict[int, int] = {}
    for line, row in enumerate(sheet.rows):
        for index, value in enumerate(row):
            how = formats[0 if line in sheet.bold else 1]
            if isinstance(value, str):
                into.write_string(line, index, value, how)
            else:
                into.write_number(line, index, value, how)
            if len(row) > 1:  # a title alone in its line runs over the next columns
                widths[index] = max(widths.get(index, NARROWEST), _width(str(value)))
    for index, width in widths.items():
        into.set_column(index, index, width)


def _width(text: str) -> int:
    """Return how wide a column must be for a text: a Chinese character takes two, and there are limits."""
    longest = max(sum(2 if char >= "\u2e80" else 1 for char in line) for line in text.split("\n"))
    return min(WIDEST, max(NARROWEST, longest + 2))


def _write_geojson(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    kept = [column for column in columns if column not in ("longitude", "latitude")]
    features = []
    for row in rows:
        point = [float(row.get(name) or math.nan) for name in ("longitude", "latitude")]
        known = all(math.isfinite(one) for one in point)
        feature = {
            "type": "Feature",
            "properties": {column: row.get(column, "") for column in kept},
            "geometry": {"type": "Point", "coordinates": point} if known else None,
        }
        features.append(json.dumps(feature, ensure_ascii=False))
    return ('{"type": "FeatureCollection", "features": [\n' + ",\n".join(features) + "\n]}\n").encode()
