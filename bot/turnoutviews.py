"""The report of a service day in words: to how many it was announced, how many come, and came, and how it was."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import attendanceviews, spreadsheets
from bot.district import District
from bot.keyboards import Button, Keyboard, inline, press
from bot.kit import Kit
from bot.sending import Gone
from bot.spreadsheets import Sheet
from bot.texts import Markup, plain, say
from models import areas, ratings, rights, servicedays, stations, turnouts
from models.areas import Atlas
from models.rules import RuleBroken
from models.servicedays import ServiceDay
from models.turnouts import OTHERS, STEPS, Rows, Turnout

FILE = "turnout"
"""What `made` says in the recipe."""

ACT = "service_day.change"
"""Who may change service days reads how they went."""

LINES = 12
"""Trades, areas and stations each that the text names; the file names all."""

UNITS = ("street", "district")
"""Kinds of areas that the text sums up to, the first that there is on the way."""

BLOCKS = 10
"""Signs of the longest bar."""

Line = tuple[str, dict[str, int]]
Cells = list[str | int | float]


def text(language: str, district: District, atlas: Atlas, day: ServiceDay, found: Turnout) -> Markup:
    """Return the report as a message."""
    sums = {step: found.sum(step) for step in STEPS}
    parts = [say(language, "turnout-title", month=day.day.month, day=day.day.day, **sums)]
    for name, lines in (("trades", _trades(language, district, found)), ("areas", _streets(language, atlas, found))):
        if lines:
            heading = say(language, f"turnout-{name}")
            parts.append(Markup("\n".join([heading, *(_line(language, one) for one in _few(language, lines))])))
    parts.append(_rated(language, found))
    return Markup("\n\n".join(parts))


def buttons(language: str, day: ServiceDay) -> Keyboard:
    """Return what is below the report."""
    file = press(plain(language, "turnout-file"), f"sd:fx:{day.number}")
    return inline([file], [press(plain(language, "turnout-day"), f"sd:a:{day.number}")])


def row(language: str, day: ServiceDay) -> list[Button]:
    """Return the button that opens a day's report."""
    label = plain(language, "turnout-open", month=day.day.month, day=day.day.day)
    return [press(label, f"sd:f:{day.number}")]


def recipe(person: int, language: str, day: ServiceDay) -> dict[str, Any]:
    """Return what `file` is made from: for whom, and of which day."""
    return {"made": FILE, "person": person, "language": language, "day": day.number}


async def file(kit: Kit, given: Mapping[str, Any]) -> tuple[bytes, str]:
    """Return a day's report as XLSX. Raises Gone for who may read none any more, and when there is no such day."""
    language = str(given["language"])
    async with kit.database.read() as session:
        try:
            await rights.require(session, int(given["person"]), ACT)
        except RuleBroken:
            raise Gone from None
        day = await servicedays.by_id(session, int(given["day"]))
        if day is None:
            raise Gone
        found = await turnouts.of(session, day)
        content = spreadsheets.book(await _sheets(session, language, kit.district, day, found))
    return content, plain(language, "turnout-file-name", date=day.day.isoformat())


async def _sheets(
    session: AsyncSession, language: str, district: District, day: ServiceDay, found: Turnout
) -> list[Sheet]:
    atlas = await areas.atlas(session)
    known = {str(one.id): one.name for one in await stations.every(session)}
    heads = [plain(language, f"turnout-{step}") for step in STEPS]
    by_area = [
        (" › ".join(areas.names(atlas, int(key))) if key else _others(language), row)
        for key, row in found.areas.items()
    ]
    tables = {"trades": _trades(language, district, found), "areas": sorted(by_area)}
    sheets: list[Sheet] = []
    for name, lines in tables.items():
        sums: Cells = [plain(language, "turnout-sum"), *(found.sum(step) for step in STEPS)]
        rows: list[Cells] = [[label, *(row.get(step, 0) for step in STEPS)] for label, row in lines]
        sheets.append(Sheet(plain(language, f"turnout-sheet-{name}"), [["", *heads], *rows, sums], (0, len(rows) + 1)))
    came = plain(language, "turnout-came")
    at: list[Cells] = [
        [known.get(key, key), count] for key, count in sorted(found.stations.items(), key=lambda one: -one[1])
    ]
    sheets.append(Sheet(plain(language, "turnout-sheet-stations"), [["", came], *at]))
    return [*sheets, await _opinions(session, language, day, found)]


async def _opinions(session: AsyncSession, language: str, day: ServiceDay, found: Turnout) -> Sheet:
    stars: list[Cells] = [[attendanceviews.STAR * int(key), n] for key, n in found.stars.items()]
    words: list[Cells] = [[one] for one in await ratings.said(session, day.number)]
    head: Cells = [plain(language, "turnout-stars"), plain(language, "turnout-people")]
    rows: list[Cells] = [head, *stars, [], [plain(language, "turnout-words")], *words]
    return Sheet(plain(language, "turnout-sheet-opinions"), rows, (0, len(stars) + 2))


def _trades(language: str, district: District, found: Turnout) -> list[Line]:
    named = [(district.trade(key, language) if key else _others(language), row) for key, row in found.trades.items()]
    return _biggest_first(named)


def _streets(language: str, atlas: Atlas, found: Turnout) -> list[Line]:
    """Return the areas summed up to streets."""
    summed: Rows = {}
    for key, row in found.areas.items():
        way = areas.path(atlas, int(key)) if key else []
        unit = next((area for kind in UNITS for area in way if area.kind == kind), way[0] if way else None)
        name = unit.name if unit else OTHERS
        summed[name] = _added(summed.get(name, {}), row)
    return _biggest_first([(name or _others(language), row) for name, row in summed.items()])


def _biggest_first(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda one: ([-one[1].get(step, 0) for step in reversed(STEPS)], one[0]))


def _few(language: str, lines: list[Line]) -> list[Line]:
    """Return as many lines as a message takes, the last of them for all the rest."""
    if len(lines) <= LINES:
        return lines
    rest: dict[str, int] = {}
    for _, row in lines[LINES - 1 :]:
        rest = _added(rest, row)
    return [*lines[: LINES - 1], (plain(language, "turnout-rest", count=len(lines) - LINES + 1), rest)]


def _added(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    return {step: one.get(step, 0) + other.get(step, 0) for step in STEPS}


def _line(language: str, line: Line) -> Markup:
    label, row = line
    return say(language, "turnout-line", label=label, **{step: row.get(step, 0) for step in STEPS})


def _rated(language: str, found: Turnout) -> Markup:
    if found.mean is None:
        return say(language, "turnout-unrated")
    most = max(found.stars.values())
    heading = say(language, "turnout-rated", mean=f"{found.mean:.1f}", count=found.rated)
    bars = [
        Markup(f"{key}{attendanceviews.STAR} {'▇' * -(-count * BLOCKS // most)} {count}".replace("  ", " "))
        for key, count in sorted(found.stars.items(), reverse=True)
    ]
    return Markup("\n".join([heading, *bars]))


def _others(language: str) -> str:
    return plain(language, "turnout-others")


async def told(kit: Kit, session: AsyncSession, day: ServiceDay, found: Turnout, language: str) -> Markup:
    """Return the report as a message, with the areas as they are now."""
    return text(language, kit.district, await areas.atlas(session), day, found)
