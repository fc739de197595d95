"""Dates in words."""

from datetime import date

from bot.texts import Markup, plain, say


def full(day: date, language: str) -> str:
    """Return a date with its year: 2026年11月21日, 21 November 2026."""
    return plain(language, "date-full", year=day.year, month=day.month, day=day.day)


def with_weekday(day: date, language: str) -> Markup:
    """Return a day of about now as people say it: 12月5日周六, Sat 5/12."""
    weekday = say(language, f"weekday-{day.isoweekday()}")
    return say(language, "day", month=day.month, day=day.day, weekday=weekday)
