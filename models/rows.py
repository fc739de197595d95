"""Lines of a spreadsheet as text, what they may hold, and what is wrong with them."""

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]
Mode = Literal["whole", "partial", "dry_run"]

TRUE = {"1", "true", "yes", "y", "是", "有", "对", "√", "✓", "已核实", "已确认"}
FALSE = {"", "0", "false", "no", "n", "否", "无", "没有", "×", "未核实", "未确认"}

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
# Control characters, halves of characters, and what XML never holds: no database and no file keeps them all.
_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Row(NamedTuple):
    """One line: its number as people count (the header is 1; of GeoJSON the first feature), its cells."""

    number: int
    values: Mapping[str, str]


class Finding(NamedTuple):
    """What is wrong, and where; `key` and `args` name the sentence, which also says how to mend it."""

    row: int | None
    column: str | None
    severity: Severity
    key: str
    args: Mapping[str, object]


class Table(NamedTuple):
    """A file as it was read; `unit` says what the row numbers count."""

    headers: list[str]
    rows: list[Row]
    findings: list[Finding]
    unit: Literal["row", "feature"] = "row"


class Outcome(NamedTuple):
    """What an import did (with `dry_run`: would do), and everything that it found."""

    added: int
    changed: int
    unchanged: int
    refused: int
    written: bool
    findings: list[Finding]


def error(row: int | None, column: str | None, key: str, **args: object) -> Finding:
    """Return a finding that keeps its row out."""
    return Finding(row, column, "error", key, args)


def warning(row: int | None, column: str | None, key: str, **args: object) -> Finding:
    """Return a finding that lets its row in."""
    return Finding(row, column, "warning", key, args)


def refused_rows(findings: Iterable[Finding]) -> set[int]:
    """Return the numbers of the rows that have an error."""
    return {found.row for found in findings if found.severity == "error" and found.row is not None}


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings by row; what concerns the whole file comes first."""
    return sorted(findings, key=lambda found: (found.row or 0, found.severity))


def cleaned(text: str) -> str:
    """Return the text without what no cell and no database keeps: control characters but tab and line feed.

    Line ends become line feeds; blanks around the text go.
    """
    return _NO_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def plain(text: str) -> str:
    """Return the text for comparing: one width, one case, no blanks around."""
    return unicodedata.normalize("NFKC", text).casefold().strip()


def header_name(header: str) -> str:
    """Return a header for comparing: `Open hours`, `open_hours` and `OPEN-HOURS` are one."""
    return re.sub(r"[\s_\-()\[\]:.*]+", "", plain(header))


def number(text: str) -> float | None:
    """Return the number that a cell holds, also in full-width digits; None for anything else, and for NaN."""
    text = unicodedata.normalize("NFKC", text).strip()
    if not _NUMBER.fullmatch(text) or not text.isascii():
        return None
    value = float(text)
    return value if math.isfinite(value) else None


def truth(text: str) -> bool | None:
    """Return what yes or no a cell holds (an empty one: no), None when it is neither."""
    word = plain(text)
    return True if word in TRUE else False if word in FALSE else None
