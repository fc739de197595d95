"""Opening hours as OpenStreetMap writes them: what they say of ordinary days, and of public holidays.

The library knows one day of each Chinese holiday and no make-up days, so rules are kept apart from the
calendar: one in which no holiday is spoken of, and one for holidays, in which every day is one.
"""

import re
import unicodedata

from opening_hours import OpeningHours, validate

CLOSED = "off"

_LONGEST = 500
_DASHES = re.compile("[—–―−‐‑]")
_QUOTED = re.compile(r'("[^"]*")')
_HOLIDAY = re.compile(r"\bPH\b")
# School holidays, whose dates we don't know; days counted from public ones; times at which something starts.
_BEYOND_US = re.compile(r"\bSH\b|\bPH [+-]?\d+ days?|-\d\d:\d\d/\d")
_TIMES_ONLY = re.compile(r"(?:[\s,;]*\d{1,2}:\d\d\s*-\s*\d{1,2}:\d\d)+\s*")
_OPEN_END = re.compile(r"(?<!-)\b\d\d:\d\d\+")


def read(text: str) -> tuple[str | None, str | None] | None:
    """Return the rules for ordinary days and for public holidays, each None if nothing is said of them.

    None if the text isn't in this syntax, or if dates count in it that we don't know. Mere times are nobody's
    syntax and left to readers that doubt 9:00-5:00. What opens without an end is taken as perhaps open.
    """
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text)).strip()
    if not plain or len(plain) > _LONGEST or _TIMES_ONLY.fullmatch(plain) or not validate(plain):
        return None
    parts = _parts(str(OpeningHours(plain)))
    rules = [rule for rule in map(_doubting, parts) if rule and not _BEYOND_US.search(_unquoted(rule))]
    if len(rules) < len(parts):
        return None
    whole, ordinary = "; ".join(rules), "; ".join(filter(None, map(_without_holidays, rules)))
    on_holidays = _with_every_day_one(whole)
    if not validate(on_holidays):
        return None
    return normal(ordinary) if ordinary else None, normal(on_holidays) if on_holidays != whole else None


def normal(rule: str) -> str:
    """Return a rule in its shortest form: 24/7 for what never closes, off for what never opens."""
    short = str(OpeningHours(rule).normalize())
    return CLOSED if short in ("closed", "24/7 closed") else short


def cut_at_midnight(rule: str) -> str:
    """Return a rule in which everything ends at midnight at the latest."""
    return "".join(part if part.startswith('"') else _cut(part) for part in _QUOTED.split(rule))


def depends_on_sun(rule: str) -> bool:
    """Tell whether a rule speaks of sunrise or sunset, which want a position."""
    return re.search(r"sunrise|sunset|dawn|dusk", _unquoted(rule)) is not None


def _cut(part: str) -> str:
    part = re.sub(
        r"(\d\d:\d\d)-(\d\d:\d\d)",
        lambda found: f"{found[1]}-24:00" if found[2] <= found[1] or found[2] > "24:00" else found[0],
        part,
    )
    evening, morning = r"(?:sunset|dusk)", r"(?:sunrise|dawn)"
    return re.sub(
        rf"({evening}|\({evening}[^)]*\))-(?:{morning}|\({morning}[^)]*\)|(?:0\d|1[01]):\d\d)",
        r"\1-24:00",
        part,
    )


def _parts(rule: str) -> list[str]:
    """Split a rule at the semicolons outside quotes."""
    parts = [""]
    for piece in _QUOTED.split(rule):
        if piece.startswith('"'):
            parts[-1] += piece
        else:
            first, *rest = piece.split(";")
            parts[-1] += first
            parts += rest
    return [part.strip() for part in parts]


def _unquoted(rule: str) -> str:
    return "".join(part for part in _QUOTED.split(rule) if not part.startswith('"'))


def _doubting(rule: str) -> str | None:
    """Return a rule as "unknown" if nobody knows when it ends; None where there is no room for the word."""
    if not _OPEN_END.search(_unquoted(rule)):
        return rule
    return f"{rule} unknown" if rule.endswith("+") else None


def _without_holidays(rule: str) -> str:
    bare = re.sub(r"\bPH,|,PH\b", "", rule)
    return "" if re.match(r"PH\b", bare) else bare


def _with_every_day_one(rule: str) -> str:
    return "".join(part if part.startswith('"') else _HOLIDAY.sub("Mo-Su", part) for part in _QUOTED.split(rule))
