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
    comma = ", " if language == "en" else "、"
    when = comma.join(_days(part, language) for part in days.split(",")) if days else ""
    if spans == "off":
        hours = plain(language, "weekly-closed")
    else:
        hours = comma.join(_span(span, language) for span in spans.split(","))
    return f"{when} {hours}".strip()


def _days(part: str, language: str) -> str:
    first, _, last = part.partition("-")
    if not last:
        return plain(language, "weekly-day", day=first)
    named = {
        "first": plain(language, "weekly-day", day=first),
        "last": plain(language, "weekly-day", day=last),
    }
    return plain(language, "weekly-days", **named)


def _span(span: str, language: str) -> str:
    start, _, end = span.partition("-")
    end = f"{int(end[:2]) - 24:02}{end[2:]}" if end[:2] > "24" or end > "24:00" else end
    if end <= start:
        return plain(language, "weekly-span-overnight", start=start, end=end)
    return plain(language, "weekly-span", start=start, end=end)
