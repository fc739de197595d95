"""Dates in words."""

from datetime import date

from bot.texts import plain


def full(day: date, language: str) -> str:
    """Return a date with its year: 2026年11月21日, 21 November 2026."""
    return plain(language, "date-full", year=day.year, month=day.month, day=day.day)
