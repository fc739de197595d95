"""The roster as a spreadsheet, and the figures as a picture: made when they are sent, for who may still see them."""

import asyncio
from collections.abc import Mapping
from datetime import date
from typing import Any

from bot import charts, rosterviews, spreadsheets
from bot.charts import Bars, Section
from bot.kit import Kit
from bot.rosterviews import Lookups
from bot.sending import Gone
from bot.texts import plain
from models import areas, branches, rights, rosters
from models.rules import RuleBroken


def roster_recipe(person: int, member_id: int, language: str, day: date) -> dict[str, Any]:
    """Return what `roster` makes a file from: for whom, and on which day it was noted who goes into it."""
    return {"made": "roster", "person": person, "member": member_id, "language": language, "day": day.isoformat()}


async def roster(kit: Kit, recipe: Mapping[str, Any]) -> tuple[bytes, str]:
    """Return everybody in somebody's scope as XLSX. Raises Gone when they may take none any more."""
    day = date.fromisoformat(recipe["day"])
    async with kit.database.read() as session:
        try:
            found = await rosters.taken_out(session, recipe["person"], recipe["member"], day)
        except RuleBroken:
            raise Gone from None
        known = {branch.id or 0: branch for branch in await branches.every(session)}
        names = Lookups(recipe["language"], kit.district, await areas.atlas(session), known)
    content = await asyncio.to_thread(_sheet, names, found)
    return content, plain(recipe["language"], "roster-file-name", date=recipe["day"])


def figures_recipe(person: int, language: str, title: str, subtitle: str, parts: list[Section]) -> dict[str, Any]:
    """Return what `figures` draws: the same numbers as in the text beside it."""
    sections = [[part.heading, [list(row) for row in part.rows]] for part in parts]
    words = {"title": title, "subtitle": subtitle, "sections": sections}
    return {"made": "figures", "person": person, "language": language, **words}


async def figures(kit: Kit, recipe: Mapping[str, Any]) -> tuple[bytes, str]:
    """Return the figures as PNG. Raises Gone when this person may not see them any more."""
    async with kit.database.read() as session:
        try:
            await rights.require(session, recipe["person"], "figures.see")
        except RuleBroken:
            raise Gone from None
    return await asyncio.to_thread(charts.bars, _chart(recipe)), "figures.png"


def _sheet(names: Lookups, found: list[Any]) -> bytes:
    headers = rosterviews.columns(names.language)
    rows = [{headers[name]: value for name, value in rosterviews.row(names, one).items()} for one in found]
    return spreadsheets.write("xlsx", list(headers.values()), rows)


def _chart(recipe: Mapping[str, Any]) -> Bars:
    language = recipe["language"]
    return Bars(
        recipe["title"],
        recipe["subtitle"],
        [Section(heading, [(label, count) for label, count in rows]) for heading, rows in recipe["sections"]],
        other=plain(language, "figures-rest"),
        empty=plain(language, "figures-none"),
        total=plain(language, "figures-sum"),
    )
