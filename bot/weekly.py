"""Opening hours in words."""

import re

from bot.texts import plain

_DAY = "(?:Mo|Tu|We|Th|Fr|Sa|Su)"
_DAYS = rf"{_DAY}(?:-{_DAY})?"
_SPAN = r"\d\d:\d\d-\d\d:\d\d"
_PART = re.compile(rf"(?:(?P<days>{_DAYS}(?:,{_DAYS})*) )?(?P<spans>{_SPAN}(?:,{_SPAN})*|off)")


def weekly(rule: str, language: str) -> list[str] | None:
    """Return a rule in OSM syntax as lines of words, one for the days that have the same hours.

    None for a rule that is about more than days of the week, such as months or sunrise.
    """
    if rule == "24/7":
        return [plain(language, "weekly-always")]
    parts = [_PART.fullmatch(part) for part in rule.split("; ")]
    if not all(parts):
        return None
    return [_line(part["days"], part["spans"], language) for part in parts if part]


def _line(days: str | None, spans: str, language: str) -> str:
    comma = _comma(language)
    when = comma.join(_days(part, language) for part in days.split(",")) if days else ""
    if spans == "off":
        hours = plain(language, "weekly-closed")
    else:
        hours = comma.join(_span(span, language) for span in spans.split(","))
    return f"{when} {hours}".strip()


def _days(part: str, language: str) -> str:
    days = part.split("-")
    named = [plain(language, "weekly-day", day=day) for day in days]
    if len(days) == 2 and not _are_neighbours(*days):
        return plain(language, "weekly-days", first=named[0], last=named[1])
    return _comma(language).join(named)


def _span(span: str, language: str) -> str:
    start, _, end = span.partition("-")
    if end > "24:00":
        end = f"{int(end[:2]) - 24:02}{end[2:]}"
    if end <= start:
        return plain(language, "weekly-span-overnight", start=start, end=end)
    return plain(language, "weekly-span", start=start, end=end)


def _are_neighbours(first: str, last: str) -> bool:
    return first + last in "MoTuWeThFrSaSu"


def _comma(language: str) -> str:
    return ", " if language == "en" else "、"
