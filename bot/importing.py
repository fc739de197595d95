"""Bringing files in and out, from the command line."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from sqlalchemy.ext.asyncio import AsyncSession

from bot import imports, photofiles, reportfiles, spreadsheets
from bot.clock import Clock
from bot.database import Database
from bot.district import District
from bot.figureviews import View
from bot.settings import Settings
from bot.texts import plain
from models import area_rows, branch_rows, reportexports, reward_rows, station_rows
from models.reportexports import ReportExport
from models.rows import Mode, Outcome, Table
from models.rules import RuleBroken

REWARD_SIDE = 1280
"""Pixels of the longer side of a reward's picture: enough for a phone."""


@dataclass(frozen=True)
class Tools:
    """What a command works with; `console` is standard error, for people."""

    settings: Settings
    district: District
    database: Database
    language: str
    console: Console


async def areas(tools: Tools, file: Path, mode: Mode) -> bool:
    """Import areas; tell whether everything that was asked for is done."""
    return await _bring_in(tools, file, lambda session, table: area_rows.import_areas(session, table, mode))


async def branches(tools: Tools, file: Path, mode: Mode) -> bool:
    """Import branches; tell whether everything that was asked for is done."""
    return await _bring_in(tools, file, lambda session, table: branch_rows.import_branches(session, table, mode))


async def stations(tools: Tools, file: Path, datum: str | None, mode: Mode) -> bool:
    """Import stations; tell whether everything that was asked for is done."""
    rules = station_rows.Rules(tools.district.amenity_words(), datum, tools.district.outline)
    now = Clock().now()
    return await _bring_in(
        tools, file, lambda session, table: station_rows.import_stations(session, table, rules, mode, now)
    )


async def rewards(tools: Tools, file: Path, mode: Mode) -> bool:
    """Import rewards, with the pictures beside their list; tell whether everything that was asked for is done."""
    now = Clock().now()
    with progress(tools.console, file.name):
        table = await asyncio.to_thread(spreadsheets.read, file)
        shown = await asyncio.to_thread(_pictures, file.parent, reward_rows.pictures_of(table))
        async with tools.database.begin() as session:
            outcome = await reward_rows.import_rewards(session, table, shown, mode, now)
    return report(tools, outcome, table)


async def export_stations(tools: Tools, file: Path | None, kind: str) -> int:
    """Write all stations to a file, or to standard output, and return how many."""
    async with tools.database.read() as session:
        rows = await station_rows.export_stations(session)
    data = await asyncio.to_thread(spreadsheets.write, kind, station_rows.EXPORTED, rows)
    if file is None:
        sys.stdout.buffer.write(data)
    else:
        await asyncio.to_thread(file.write_bytes, data)
    return len(rows)


async def export_reports(tools: Tools, file: Path, kind: str, now: datetime) -> int:
    """Write all reports to a file, with nothing about people, which is recorded; return how many."""
    async with tools.database.read() as session:  # that takes a while, in which a running bot is to write
        rows = await reportfiles.rows_of(session, tools.language, tools.district, View(None), now)
    async with tools.database.begin() as session:
        await reportexports.note(session, ReportExport(format=kind, count=len(rows), until=now, at=now))
    data = await asyncio.to_thread(reportfiles.written, tools.language, kind, rows)
    await asyncio.to_thread(file.write_bytes, data)
    return len(rows)


def mode_of(*, partial: bool, dry_run: bool) -> Mode:
    """Return how much of a file is to be written."""
    return "dry_run" if dry_run else "partial" if partial else "whole"


def progress(console: Console, what: str) -> Progress:
    """Return a bar that turns while something long goes on, on terminals only."""
    columns = SpinnerColumn(), TextColumn(what), TimeElapsedColumn()
    bar = Progress(*columns, console=console, disable=not console.is_terminal, transient=True)
    bar.add_task(what)
    return bar


async def _bring_in(tools: Tools, file: Path, work: Callable[[AsyncSession, Table], Awaitable[Outcome]]) -> bool:
    with progress(tools.console, file.name):
        table = await asyncio.to_thread(spreadsheets.read, file)
        async with tools.database.begin() as session:
            outcome = await work(session, table)
    return report(tools, outcome, table)


def _pictures(folder: Path, names: Sequence[str]) -> dict[str, bytes | RuleBroken]:
    """Return the pictures of a folder as we keep them, or what is wrong with a file. Slow work."""
    return {name: _picture(folder, name) for name in names}


def _picture(folder: Path, name: str) -> bytes | RuleBroken:
    path = folder / name
    try:
        if path.parent != folder or path.resolve().parent != folder.resolve():
            return RuleBroken("import-picture-elsewhere", name=name[:50])
        photofiles.check_size(path.stat().st_size)
        return photofiles.clean(path.read_bytes(), REWARD_SIDE)[0]
    except RuleBroken:
        return RuleBroken("import-picture-broken", name=name[:50], megabytes=photofiles.MEGABYTES)
    except (OSError, ValueError):
        return RuleBroken("import-picture-missing", name=name[:50])


def report(tools: Tools, outcome: Outcome, table: Table) -> bool:
    """Say what an import found and did; tell whether everything that was asked for is done."""
    for finding in outcome.findings:
        sign = "✗" if finding.severity == "error" else "!"
        tools.console.print(
            f"{sign} {imports.line(tools.language, finding, table.unit)}",
            markup=False,
            highlight=False,
            soft_wrap=True,
        )
    tools.console.print(_sum(tools, outcome), markup=False, highlight=False, soft_wrap=True)
    return outcome.refused == 0 and not any(one.severity == "error" for one in outcome.findings)


def _sum(tools: Tools, outcome: Outcome) -> str:
    given = {
        "added": outcome.added,
        "changed": outcome.changed,
        "unchanged": outcome.unchanged,
        "refused": outcome.refused,
    }
    return plain(tools.language, "import-written" if outcome.written else "import-nothing-written", **given)
