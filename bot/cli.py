"""The command line."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import typer
import uvloop
from rich.console import Console
from sqlalchemy.exc import SQLAlchemyError

from bot import importing, logs, migrating
from bot.database import Database
from bot.importing import mode_of, progress
from bot.locking import refuse_if_running
from bot.settings import Settings, WrongSetting, load, master_key
from bot.texts import plain, terminal_language
from models.keys import Vault
from models.rules import RuleBroken

REFUSED, WRONG_SETTING = 1, 2
"""Exit codes: the work could not be done; a setting is missing or wrong. 0 is success."""

app = typer.Typer(
    name="nuanyi",
    help="Nuanyi (暖驿): a Telegram bot for couriers, riders and drivers, and for those who look after them.\n\n"
    "Begin with `nuanyi demo`: it needs no account and no token.\n\n"
    "Settings come from the environment (NUANYI_…) and from a file .env; the README lists them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
imports = typer.Typer(help="Bring in areas or stations from a file.", no_args_is_help=True)
exports = typer.Typer(help="Write stations to a file that can be imported again.", no_args_is_help=True)
app.add_typer(imports, name="import")
app.add_typer(exports, name="export")

Datum = Literal["wgs84", "gcj02", "bd09"]
Format = Literal["csv", "xlsx", "geojson"]
File = Annotated[Path, typer.Argument(help="CSV, XLSX or GeoJSON.", exists=True, dir_okay=False)]
Partial = Annotated[bool, typer.Option("--partial", help="Keep the good rows even if others are wrong.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would happen; change nothing.")]


@app.command()
def run() -> None:
    """Run the bot until it is told to end (SIGTERM or Ctrl-C)."""
    settings = _settings()
    _ready(settings)
    from bot.app import run as run_program

    raise typer.Exit(_do(lambda: run_program(settings)))


@app.command()
def demo(
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port of the page; another one is taken when it is in use.")
    ] = 8420,
    folder: Annotated[Path, typer.Option(help="Where the demo keeps its database.")] = Path(".demo"),
) -> None:
    """Run the bot on a local Telegram in the browser; no token."""
    from bot.demo import play

    logs.prepare("warning")
    raise typer.Exit(_do(lambda: play(port, folder)))


@app.command()
def migrate(
    down: Annotated[bool, typer.Option("--down", help="Undo all migrations: EMPTIES the database.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Only tell whether the database fits the program.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask before emptying the database.")] = False,
) -> None:
    """Bring the database to the shape this version needs, as `run` does."""
    settings = _settings()
    if down and not yes:
        typer.confirm("This deletes everything in the database. Go on?", abort=True)
    if check:
        with _opening(settings):
            current = migrating.is_current(settings.database)
        typer.echo("The database is up to date." if current else "The database needs `nuanyi migrate`.")
        raise typer.Exit(0 if current else REFUSED)
    with _opening(settings), progress(Console(stderr=True), "migrating"):
        refuse_if_running(settings.database)
        (migrating.downgrade if down else migrating.upgrade)(settings.database)
    typer.echo("The database is empty." if down else "The database is up to date.")


@imports.command("areas")
def import_areas(file: File, partial: Partial = False, dry_run: DryRun = False) -> None:
    """Import areas: GeoJSON, or CSV and XLSX without shapes.

    One whose code is known is changed, others are added.
    """
    _import(lambda tools: importing.areas(tools, file, mode_of(partial=partial, dry_run=dry_run)))


@imports.command("stations")
def import_stations(
    file: File,
    datum: Annotated[Datum | None, typer.Option(help="Datum of the coordinates, if the headers don't say it.")] = None,
    partial: Partial = False,
    dry_run: DryRun = False,
) -> None:
    """Import stations from CSV, XLSX or GeoJSON.

    One whose code is known is changed, others are added; nothing is removed.
    """
    _import(lambda tools: importing.stations(tools, file, datum, mode_of(partial=partial, dry_run=dry_run)))


@exports.command("stations")
def export_stations(
    file: Annotated[
        Path | None, typer.Argument(help="Where to write; without it to standard output (CSV, GeoJSON).")
    ] = None,
    format: Annotated[  # noqa: A002
        Format | None, typer.Option(help="What to write; without it as the file's ending says, else CSV.")
    ] = None,
) -> None:
    """Export all stations; what is written reads back unchanged."""
    settings = _settings()
    _ready(settings)

    async def write() -> int:
        async with _tools(settings) as tools:
            return await importing.export_stations(tools, file, format or _format_of(file))

    count = _do(write)
    typer.echo(f"{count} stations", err=True)


@app.command()
def poster(
    folder: Annotated[Path, typer.Argument(help="Where the pages go, one PDF and one PNG per station.")],
    code: Annotated[list[str] | None, typer.Option(help="Only stations with this code; may be repeated.")] = None,
    bot: Annotated[str | None, typer.Option(help="The bot's username; without it Telegram is asked.")] = None,
) -> None:
    """Make a page to print per station, with its QR code."""
    from bot import posters

    settings = _settings()
    _ready(settings)

    async def make() -> int:
        async with _tools(settings) as tools:
            return await posters.make(tools, folder, code or [], bot)

    count = _do(make)
    typer.echo(plain(terminal_language(), "poster-done", count=count, folder=str(folder)))


@app.command()
def doctor() -> None:
    """Look whether all is well, and say what to do.

    Settings, database, Telegram and data are looked at; nothing is changed.
    """
    from bot import doctoring

    settings = _settings()
    healthy = _do(lambda: doctoring.examine(settings, Console()))
    raise typer.Exit(0 if healthy else REFUSED)


@asynccontextmanager
async def _tools(settings: Settings) -> AsyncIterator[importing.Tools]:
    from bot import district

    database = Database(settings.database, Vault(master_key(settings).value), settings.administrators)
    try:
        yield importing.Tools(
            settings, district.load(settings.config), database, terminal_language(), Console(stderr=True)
        )
    finally:
        await database.close()


def _import(work: Callable[[importing.Tools], Coroutine[Any, Any, bool]]) -> None:
    settings = _settings()
    _ready(settings)

    async def bring_in() -> bool:
        async with _tools(settings) as tools:
            return await work(tools)

    raise typer.Exit(0 if _do(bring_in) else REFUSED)


def _settings() -> Settings:
    try:
        settings = load()
    except WrongSetting as wrong:
        _stop(str(wrong), WRONG_SETTING)
    logs.prepare(settings.log)
    return settings


def _format_of(file: Path | None) -> str:
    ending = file.suffix.lower().removeprefix(".") if file else ""
    return ending if ending in get_args(Format) else "csv"


def _ready(settings: Settings) -> None:
    with _opening(settings):
        if not migrating.is_current(settings.database):
            with progress(Console(stderr=True), "migrating"):
                migrating.upgrade(settings.database)


@contextmanager
def _opening(settings: Settings) -> Iterator[None]:
    """Say in one sentence why the database can't be used."""
    try:
        yield
    except Exception as error:
        name = "NUANYI_DATABASE_URL" if settings.database_url else "NUANYI_DATA_DIR"
        _stop(f"{name} can't be used: {_reason(error)}", WRONG_SETTING)


def _do(work: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    try:
        return uvloop.run(work())
    except WrongSetting as wrong:
        _stop(str(wrong), WRONG_SETTING)
    except RuleBroken as broken:
        code = WRONG_SETTING if broken.key.startswith("config-") else REFUSED
        _stop(plain(terminal_language(), broken.key, **broken.args_of_text), code)
    except SQLAlchemyError as error:
        _stop(f"The database can't be used: {_reason(error)}", REFUSED)
    except OSError as error:
        _stop(f"{error.filename or 'The system'}: {error.strerror or error}", REFUSED)
    except (KeyboardInterrupt, asyncio.CancelledError):
        raise typer.Exit(130) from None


def _reason(error: Exception) -> str:
    lines = str(getattr(error, "orig", None) or error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


def _stop(sentence: str, code: int) -> Any:
    typer.echo(sentence, err=True)
    raise typer.Exit(code)
