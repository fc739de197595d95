"""Settling points from the command line."""

import asyncio
from pathlib import Path

from bot import settlementfiles, settlementviews
from bot.clock import Clock
from bot.importing import Tools
from models import areas, companyreports, ledgerexports
from models.rules import RuleBroken


async def settlement(tools: Tools, code: str, file: Path) -> int:
    """Write a month's settlement to a file (XLSX), which is recorded; return how many lines it has."""
    month = settlementfiles.month_of(code)
    async with tools.database.read() as session:
        content, count = await settlementfiles.settlement_file(session, tools.language, month)
    async with tools.database.begin() as session:
        await settlementfiles.note(session, ledgerexports.SETTLEMENT, month, count, None, Clock().now())
    await asyncio.to_thread(file.write_bytes, content)
    return count


async def companies(tools: Tools, code: str, file: Path) -> int:
    """Write what companies are told of a half-year to a file (XLSX), which is recorded; return how many they are.

    Raises RuleBroken while the half-year is not over, and when no company is big enough.
    """
    now, district = Clock().now(), tools.district
    half = settlementfiles.finished_half(code, now.astimezone(district.zone).date())
    async with tools.database.read() as session:  # that takes a while, in which a running bot is to write
        told, atlas = await settlementfiles.told(session, district, half), await areas.atlas(session)
    async with tools.database.begin() as session:
        told = await companyreports.keep(session, half, told, now)
        if told:
            await settlementfiles.note(session, ledgerexports.COMPANIES, half, len(told), None, now)
    if not told:
        raise RuleBroken("company-none", half=half.code, smallest=district.points.smallest_group)
    words = (tools.language, district, atlas, half, told)
    await asyncio.to_thread(file.write_bytes, await asyncio.to_thread(settlementviews.company_sheets, *words))
    return len(told)
