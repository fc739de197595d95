"""Badges and certificates as they are sent: drawn from what is in the books at that moment."""

import asyncio
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import dates, honours
from bot.district import District
from bot.honours import Badge, Certificate
from bot.kit import Kit
from bot.riderviews import place
from bot.sending import Gone
from bot.standingviews import period_name
from bot.texts import plain
from models import areas, badges, certificates, periods, riders
from models.certificates import Proven
from models.periods import QUARTER, Period

BADGE, CERTIFICATE = "badge", "certificate"
"""What `made` says in the recipes."""


def badge_recipe(member_id: int, quarter: Period, language: str) -> dict[str, Any]:
    """Return what `badge` draws."""
    return {"made": BADGE, "member": member_id, "quarter": quarter.code, "language": language}


def certificate_recipe(member_id: int, period: Period, language: str, link: str, day: date) -> dict[str, Any]:
    """Return what `certificate` draws; `link` is what its QR code opens, `day` the one on which it is made."""
    words = {"period": period.code, "link": link, "day": day.isoformat()}
    return {"made": CERTIFICATE, "member": member_id, "language": language, **words}


async def badge(kit: Kit, recipe: Mapping[str, Any]) -> tuple[bytes, str]:
    """Return somebody's badge as PNG. Raises Gone when they have none (any more)."""
    language, quarter = recipe["language"], periods.read(recipe["quarter"])
    async with kit.database.read() as session:
        known = await riders.known(session, recipe["member"])
        found = await badges.find(session, recipe["member"], recipe["quarter"])
    if known is None or found is None or quarter is None:
        raise Gone
    score = plain(language, "badge-picture-score", score=found.score)
    drawn = Badge(kit.district.name_in(language), known.profile.name, period_name(language, quarter), score)
    return await asyncio.to_thread(honours.draw_badge, drawn, language), "badge.png"


async def certificate(kit: Kit, recipe: Mapping[str, Any]) -> tuple[bytes, str]:
    """Return somebody's certificate as PNG. Raises Gone when there is nothing to certify (any more)."""
    language, day, period = recipe["language"], date.fromisoformat(recipe["day"]), periods.read(recipe["period"])
    async with kit.database.read() as session:
        proven = await certificates.proven(session, recipe["member"], period) if period else None
        if proven is None:
            raise Gone
        has_badge = await _has_badge(session, proven)
        facts = await _facts(session, language, kit.district, proven, has_badge if proven.period.over(day) else None)
    drawn = Certificate(
        district=kit.district.name_in(language),
        name=proven.known.profile.name,
        period=period_words(language, proven.period, day),
        score=plain(language, "certificate-picture-score", score=proven.score),
        facts=facts,
        badge=has_badge,
        link=recipe["link"],
        made=dates.full(day, language),
    )
    return await asyncio.to_thread(honours.draw_certificate, drawn, language), "certificate.png"


def period_words(language: str, period: Period, day: date) -> str:
    """Return a period in words; of one that is not over, until which day it is reckoned."""
    name = period_name(language, period)
    if period.over(day):
        return name
    return plain(language, "certificate-so-far", period=name, date=dates.full(day, language))


async def _facts(
    session: AsyncSession, language: str, district: District, proven: Proven, has_badge: bool | None
) -> list[tuple[str, str]]:
    """Return labels and values; of a badge nothing is said while the time for it is not over."""
    rider, bounds = proven.known.rider, (proven.period.first, proven.period.after.first)
    since, before = (datetime.combine(day, time(), district.zone) for day in bounds)
    solved = await certificates.solved(session, rider.member_id, since, before)
    area = place(await areas.atlas(session), rider.area_id)
    told = [
        ("certificate-picture-trade", district.trade(rider.trade, language)),
        ("certificate-picture-area", area),
        ("certificate-picture-hazards", plain(language, "certificate-picture-count", count=solved)),
    ]
    if has_badge is not None:
        answer = "certificate-picture-yes" if has_badge else "certificate-picture-no"
        told.append(("certificate-picture-badge", plain(language, answer)))
    return [(plain(language, key), value) for key, value in told if value]


async def _has_badge(session: AsyncSession, proven: Proven) -> bool:
    quarters = {periods.of(QUARTER, month).code for month in proven.period.months}
    return any(one.quarter in quarters for one in await badges.of(session, proven.known.rider.member_id))
