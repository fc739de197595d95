"""Files about points for administrators: made when they are sent, for who may still take them."""

import asyncio
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import nominationviews, settlementviews
from bot.district import District
from bot.kit import Kit
from bot.sending import Gone
from bot.texts import plain
from models import areas, companyreports, ledgerexports, nominations, periods, rights, settlements
from models.ledgerexports import LedgerExport
from models.periods import HALF, MONTH, Period
from models.rules import RuleBroken

SETTLEMENT, COMPANIES, NOMINATIONS = "settlement", "company_reports", "nominations"
"""What `made` says in the recipes."""


def recipe(what: str, person: int, language: str, period: Period) -> dict[str, Any]:
    """Return what one of these files is made from: for whom, and of which period."""
    return {"made": what, "person": person, "language": language, "period": period.code}


async def settlement(kit: Kit, recipe: Mapping[str, Any]) -> tuple[bytes, str]:
    """Return a month's settlement as XLSX. Raises Gone when this person may take none any more."""
    language, month = recipe["language"], _period(recipe)
    async with kit.database.read() as session:
        await _still(session, recipe)
        content = await settlement_file(session, language, month)
    return content[0], plain(language, "settle-file-name", period=month.code)


async def companies(kit: Kit, recipe: Mapping[str, Any]) -> tuple[bytes, str]:
    """Return what companies are told of a half-year as XLSX. Raises Gone when this person may take none any more."""
    language, half = recipe["language"], _period(recipe)
    async with kit.database.read() as session:
        await _still(session, recipe)
        told, atlas = await companyreports.find(session, half), await areas.atlas(session)
    if not told:
        raise Gone
    content = await asyncio.to_thread(settlementviews.company_sheets, language, kit.district, atlas, half, told)
    return content, plain(language, "company-file-name", period=half.code)


async def nominated(kit: Kit, recipe: Mapping[str, Any]) -> tuple[bytes, str]:
    """Return a quarter's nominations as XLSX. Raises Gone when this person may take none any more."""
    language, quarter = recipe["language"], _period(recipe)
    async with kit.database.read() as session:
        await _still(session, recipe)
        found = await nominations.of_quarter(session, recipe["person"], quarter)
        every = [one for candidate in found for one in candidate.nominations]
        who, atlas = await nominationviews.names(session, language, every), await areas.atlas(session)
    if not found:
        raise Gone
    words = (language, kit.district, atlas, quarter, found, who)
    content = await asyncio.to_thread(settlementviews.nomination_sheet, *words)
    return content, plain(language, "nominate-file-name", period=quarter.code)


async def settlement_file(session: AsyncSession, language: str, month: Period) -> tuple[bytes, int]:
    """Return a month's settlement as XLSX, and how many lines it has."""
    lines, atlas = await settlements.of(session, month), await areas.atlas(session)
    content = await asyncio.to_thread(settlementviews.settlement_sheet, language, atlas, month, lines)
    return content, len(lines)


def month_of(code: str) -> Period:
    """Return the month that is written so. Raises RuleBroken for anything else."""
    return _read(code, MONTH)


def finished_half(code: str, today: date) -> Period:
    """Return the half-year that is written so. Raises RuleBroken for anything else, and while it is not over."""
    half = _read(code, HALF)
    if not half.over(today):
        raise RuleBroken("company-early", half=half.code)
    return half


async def told(session: AsyncSession, district: District, half: Period) -> list[companyreports.Told]:
    """Return what companies were told of a half-year, or are to be told."""
    known = await companyreports.find(session, half)
    return await companyreports.reckon(session, half, settlementviews.terms(district, half)) if known is None else known


async def note(
    session: AsyncSession, kind: str, period: Period, count: int, member_id: int | None, now: datetime
) -> None:
    """Record that somebody takes a file (None: by the command line)."""
    taken = LedgerExport(member_id=member_id, kind=kind, period=period.code, count=count, at=now)
    await ledgerexports.note(session, taken)


def _read(code: str, kind: str) -> Period:
    period = periods.read(code)
    if period is None or period.kind != kind:
        raise RuleBroken("settle-period-wrong", given=code)
    return period


def _period(recipe: Mapping[str, Any]) -> Period:
    period = periods.read(recipe["period"])
    if period is None:
        raise Gone
    return period


async def _still(session: AsyncSession, recipe: Mapping[str, Any]) -> None:
    try:
        await rights.require(session, recipe["person"], "points.settle")
    except RuleBroken:
        raise Gone from None
