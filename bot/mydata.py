"""Everything that is kept of one person as files: one to read, one for other programs."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from bot import dates, privacyfile, riderviews
from bot.kit import Kit
from bot.privacyfile import Section
from bot.sending import Gone
from bot.texts import plain
from models import mydata
from models.members import Member
from models.mydata import Facts

CODED: Mapping[str, str] = {
    "state": "mydata-state-",
    "application": "mydata-application-",
    "purpose": "mydata-purpose-",
    "problem": "problem-",
    "role": "viewer-",
    "viewer": "viewer-",
    "said_by": "viewer-",
    "decided_by": "viewer-",
    "nominated_by": "viewer-",
    "award": "mydata-award-",
    "awarded_by": "viewer-",
    "seen": "mydata-seen-",
    "form": "form-",
    "verdict": "mydata-verdict-",
    "standing": "mine-short-",
    "move": "mydata-move-",
    "photo": "mydata-photo-",
    "reservation": "mydata-reservation-",
    "deduction": "mydata-deduction-",
    "entry": "mydata-entry-",
    "entered_by": "viewer-",
    "did": "mydata-did-",
    "coming": "mydata-coming-",
    "seat": "mydata-seat-",
    "counted_by": "viewer-",
    "notice": "mydata-notice-",
    "received": "mydata-received-",
    "broadcast": "mydata-broadcast-",
}
"""Fields whose values are codes, with the beginning of the texts' keys that say them."""

HTML, JSON = "mydata_html", "mydata_json"
"""Recipes of the two files; `member` is whose they are, `language` that of the readable one."""


async def html(kit: Kit, recipe: Mapping[str, Any]) -> tuple[bytes, str]:
    """Make the file to read. Raises Gone when everything has been erased."""
    language, known = recipe["language"], await _collected(kit, recipe["member"])
    return privacyfile.readable(sections(kit, language, known), language), "nuanyi.html"


async def json(kit: Kit, recipe: Mapping[str, Any]) -> tuple[bytes, str]:
    """Make the file for other programs. Raises Gone when everything has been erased."""
    return privacyfile.as_json(await _collected(kit, recipe["member"])), "nuanyi.json"


def sections(kit: Kit, language: str, known: Mapping[str, list[Facts]]) -> list[Section]:
    """Return what is known in words: every part, those with nothing in them too."""
    return [
        Section(plain(language, f"mydata-part-{name.replace('_', '-')}"), _lines(kit, language, rows))
        for name, rows in known.items()
    ]


async def _collected(kit: Kit, member_id: int) -> dict[str, list[Facts]]:
    async with kit.database.read() as session:
        member = await session.get(Member, member_id)
        if member is None or member.telegram_id is None:
            raise Gone
        return await mydata.collect(session, member)


def _lines(kit: Kit, language: str, rows: list[Facts]) -> list[tuple[str, str]]:
    told = [(name, value) for facts in rows for name, value in facts.items() if value is not None]
    return [
        (plain(language, f"mydata-{name.replace('_', '-')}"), _said(kit, language, name, value)) for name, value in told
    ]


def _said(kit: Kit, language: str, name: str, value: Any) -> str:
    if name in CODED:
        return plain(language, f"{CODED[name]}{value}")
    if name in ("quiet", "slack"):
        return str(value) or plain(language, "mydata-hours-none")
    if name == "reason":
        return riderviews.reason(language, value)
    if name in ("trade", "company", "topic", "department", "category", "title"):
        return str(getattr(kit.district, name)(value, language))
    if name == "rule":
        rule = kit.district.rule_of(value)
        return rule.name_in(language) if rule else str(value)
    if isinstance(value, bool):
        return plain(language, "mydata-yes" if value else "mydata-no")
    if isinstance(value, datetime):
        local = value.astimezone(kit.district.zone)
        return f"{dates.full(local.date(), language)} {local:%H:%M}"
    if isinstance(value, date):
        return dates.full(value, language)
    return str(value)
