"""What is kept of people and how long: one list, for /privacy and for the README's "What is kept"."""

from collections.abc import Callable

from bot.district import District, Retention
from bot.texts import Markup, say
from models import inbox

KEPT: tuple[tuple[str, Callable[[Retention], int] | None], ...] = (
    ("place", None),
    ("update", lambda kept: kept.failed),
    ("chatter", None),
    ("times", lambda _: inbox.KEPT.days),
    ("member", None),
    ("checkin", lambda kept: kept.stale),
    ("waiting", lambda kept: kept.waiting),
    ("declined", lambda kept: kept.declined),
    ("membership", None),
    ("applications", lambda kept: kept.applications),
    ("consents", None),
    ("threads", lambda kept: kept.threads),
    ("looks", lambda kept: kept.looks),
    ("topics", None),
    ("notices", lambda kept: kept.notices),
    ("broadcasts", lambda kept: kept.notices),
    ("service-days", lambda kept: kept.service_days),
    ("favourites", None),
    ("problems", lambda kept: kept.problems),
    ("reports", lambda kept: kept.reports),
    ("photos", lambda kept: kept.photos),
    ("sayings", lambda kept: kept.sayings),
    ("points", None),
    ("reservations", None),
    ("deductions", lambda kept: kept.applications),
    ("awards", lambda kept: kept.applications),
    ("badges", None),
    ("ranking", None),
    ("hint", None),
    ("draft", lambda kept: kept.drafts),
    ("roles", None),
    ("invitations", lambda kept: kept.invitations),
    ("outgoing", lambda kept: kept.unsent),
    ("visits", None),
)
"""Each class of data, with the days after which it goes by itself (None: said in words), in the README's order."""


def lines(district: District, language: str) -> Markup:
    """Return the list in words: what, why, how long."""
    return Markup("\n".join(_line(language, name, days, district.retention) for name, days in KEPT))


def _line(language: str, name: str, days: Callable[[Retention], int] | None, retention: Retention) -> Markup:
    given = {"days": days(retention)} if days else {}
    return say(language, f"kept-{name}", **given)
