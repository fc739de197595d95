"""Printable pages of the stations, for `nuanyi poster`."""

import asyncio
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from telegram.error import InvalidToken, TelegramError

from bot import pictures
from bot.deeplinks import station_link
from bot.district import District
from bot.importing import Tools
from bot.pdf import Pdf
from bot.posterpage import DPI, Both, Poster, draw
from bot.settings import Settings, WrongSetting
from bot.texts import plain
from bot.transport import Api, Transport
from bot.weekly import weekly
from models import stations
from models.rules import RuleBroken
from models.stations import Station

ALL = "posters.pdf"
"""The file with all pages."""

_USERNAME = re.compile(r"@?([A-Za-z]\w{3,31})", re.ASCII)
_UNSAFE = re.compile(r"[^\w-]+")
_TAKEN = {
    "posters",
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{name}{n}" for name in ("com", "lpt") for n in range(10)),
}
"""Names that are the common file's, or that Windows keeps for itself."""


async def make(tools: Tools, folder: Path, codes: Sequence[str], username: str | None) -> int:
    """Write a page for each station (of these codes, else all) into the folder and return how many.

    Each is a PNG and a PDF named by its code, and posters.pdf has them all. Telegram is asked for the bot's
    username if it isn't given. Raises RuleBroken with one sentence about what is missing.
    """
    chosen = await _chosen(tools, codes)
    name = await bot_name(tools.settings, username)
    languages = _languages(tools.language, tools.district)
    posters = [_poster(station, tools.district, languages, name) for station in chosen]
    try:
        await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
        await _write_all(posters, folder, tools.console, plain(tools.language, "poster-progress"))
    except OSError as error:
        raise RuleBroken("poster-folder-wrong", folder=folder, reason=error.strerror or error) from None
    return len(posters)


async def bot_name(settings: Settings, given: str | None) -> str:
    """Return the bot's username: as it was given, else as Telegram says. Raises RuleBroken."""
    return _checked(given) if given else await _asked(settings)


async def _chosen(tools: Tools, codes: Sequence[str]) -> list[Station]:
    async with tools.database.read() as session:
        found = await (stations.by_codes(session, codes) if codes else stations.every(session))
    found = sorted((station for station in found if station.state != "removed"), key=lambda one: one.code)
    missing = [code for code in dict.fromkeys(codes) if code not in {station.code for station in found}]
    if missing:
        raise RuleBroken("poster-unknown-codes", codes=", ".join(missing))
    if not found:
        raise RuleBroken("poster-no-stations")
    return found


def _checked(username: str) -> str:
    found = _USERNAME.fullmatch(username.strip())
    if found is None:
        raise RuleBroken("poster-bot-wrong", username=username)
    return found.group(1)


async def _asked(settings: Settings) -> str:
    try:
        token = settings.require_token()
    except WrongSetting:
        raise RuleBroken("poster-no-token") from None
    transport, other = Transport(settings.proxy), Transport(settings.proxy)
    bot = Api(token, base_url=f"{settings.api_url}/bot", request=transport, get_updates_request=other)
    try:
        await transport.initialize()
        return str((await bot.call("getMe"))["username"])
    except InvalidToken:
        raise RuleBroken("poster-token-refused") from None
    except TelegramError as error:
        raise RuleBroken("poster-no-answer", address=settings.api_url, reason=error) from None
    finally:
        await transport.shutdown()


def _languages(language: str, district: District) -> Both:
    """Return the page's languages: the Chinese that the district speaks, and English."""
    chinese = [one for one in (language, *district.languages, "zh-Hans") if one.startswith("zh")]
    return chinese[0], "en"


def _poster(station: Station, district: District, languages: Both, username: str) -> Poster:
    first, second = languages
    amenities = [
        ((amenity.name_in(first), amenity.name_in(second)), station.amenities[amenity.key])
        for amenity in district.amenities
        if amenity.key in station.amenities
    ]
    return Poster(
        languages=languages,
        district=(district.name_in(first), district.name_in(second)),
        kind=station.kind,
        name=station.name,
        address=station.address,
        link=station_link(username, station.code, visit=True),
        username=username,
        code=station.code,
        phone=station.phone,
        hours=_said(station.hours_rule, station.hours),
        hours_confirmed=station.hours_confirmed,
        holidays=_said(station.holiday_rule, station.holiday_hours),
        discount=station.discount,
        amenities=amenities,
    )


def _said(rule: str | None, text: str) -> str:
    """Return the rule if it can be put into words, else the text as it was given."""
    return rule if rule and weekly(rule, "en") else text


async def _write_all(posters: Sequence[Poster], folder: Path, console: Console, doing: str) -> None:
    part = folder / f"{ALL}.part"
    taken: set[str] = set()
    try:
        with part.open("wb") as file, Pdf(file, posters[0].district[0]) as every, _bar(console) as bar:
            for poster in bar.track(posters, description=doing):
                page = await asyncio.to_thread(_page, poster)
                every.add(page, DPI)
                await asyncio.to_thread(_write, page, folder / _file_name(poster.code, taken), poster.name)
        part.replace(folder / ALL)
    finally:
        part.unlink(missing_ok=True)


def _page(poster: Poster) -> bytes:
    return pictures.png(pictures.flat(draw(poster)), DPI)


def _write(page: bytes, path: Path, title: str) -> None:
    path.with_name(f"{path.name}.png").write_bytes(page)
    with path.with_name(f"{path.name}.pdf").open("wb") as file, Pdf(file, title) as pdf:
        pdf.add(page, DPI)


def _file_name(code: str, taken: set[str]) -> str:
    """Return a name that every file system takes, different from those taken even where case is ignored."""
    name = _UNSAFE.sub("_", code)
    if name != code or name.lower() in _TAKEN | taken:
        name = f"{name}-{hashlib.sha256(code.encode()).hexdigest()[:8]}"
    taken.add(name.lower())
    return name


def _bar(console: Console) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, disable=not console.is_terminal, transient=True)
