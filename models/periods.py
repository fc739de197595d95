"""Months, quarters and half-years of the district's calendar, as points are reckoned and ranked by."""

import re
from dataclasses import dataclass
from datetime import date

MONTH, QUARTER, HALF = "month", "quarter", "half"

KINDS = (MONTH, QUARTER, HALF)

_MONTHS = {MONTH: 1, QUARTER: 3, HALF: 6}
_LETTERS = {QUARTER: "Q", HALF: "H"}
_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})|([QH])(\d))")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One month, quarter or half-year, by its first day."""

    kind: str
    first: date

    @property
    def code(self) -> str:
        """Return how it is written: 2026-11, 2026Q4 or 2026H2."""
        if self.kind == MONTH:
            return f"{self.first:%Y-%m}"
        return f"{self.first.year}{_LETTERS[self.kind]}{self.number}"

    @property
    def number(self) -> int:
        """Return which one of its kind it is in its year, from 1 on."""
        return (self.first.month - 1) // _MONTHS[self.kind] + 1

    @property
    def after(self) -> "Period":
        """Return the next one of its kind."""
        return Period(self.kind, _later(self.first, _MONTHS[self.kind]))

    @property
    def before(self) -> "Period":
        """Return the one of its kind before it."""
        return Period(self.kind, _later(self.first, -_MONTHS[self.kind]))

    @property
    def months(self) -> tuple[date, ...]:
        """Return the first days of its months."""
        return tuple(_later(self.first, number) for number in range(_MONTHS[self.kind]))

    def over(self, today: date) -> bool:
        """Tell whether it lies behind us."""
        return self.after.first <= today


def of(kind: str, day: date) -> Period:
    """Return the period of a kind that a day lies in."""
    length = _MONTHS[kind]
    return Period(kind, date(day.year, (day.month - 1) // length * length + 1, 1))


def read(code: str) -> Period | None:
    """Return the period that is written so; None when nothing is written so."""
    found = _WRITTEN.fullmatch(code)
    if found is None or int(found[1]) < 1:
        return None
    kind = MONTH if found[2] else QUARTER if found[3] == "Q" else HALF
    month = (int(found[2] or found[4]) - 1) * _MONTHS[kind] + 1
    return Period(kind, date(int(found[1]), month, 1)) if 1 <= month <= 12 else None


def _later(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)
