"""The command line."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import typer
import uvloop
from rich.console import Console
from sqlalchemy.exc import SQLAlchemyError

from bot import backups, importing, logs, migrating, photostore
from bot.clock import Clock
from bot.database import Database
from bot.importing import mode_of, progress
from bot.locking import refuse_if_running
from bot.settings import Settings, WrongSetting, load, master_key
from bot.texts import plain, terminal_language
from models.invitations import VALID as WEEK
from models.keys import Vault
from models.rules import RuleBroken

VALID = WEEK.days

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
imports = typer.Typer(help="Bring in areas, branches, rewards, staff or stations from a file.", no_args_is_help=True)
exports = typer.Typer(help="Write stations or reports to a file.", no_args_is_help=True)
ledgers = typer.Typer(help="Settle points by area, and report to companies.", no_args_is_help=True)
app.add_typer(imports, name="import")
app.add_typer(exports, name="export")
app.add_typer(ledgers, name="ledger")

Datum = Literal["wgs84", "gcj02", "bd09"]
Format = Literal["csv", "xlsx", "geojson"]
File = Annotated[Path, typer.Argument(help="CSV, XLSX or GeoJSON.", exists=True, dir_okay=False)]
Table = Annotated[Path, typer.Argument(help="CSV or XLSX.", exists=True, dir_okay=False)]
Kind = Literal["secretary", "keeper", "cadre"]
Bot = Annotated[str | None, typer.Option(help="The bot's username; without it Telegram is asked.")]
Days = Annotated[int, typer.Option(help="For how many days the link works.", min=1, max=90)]
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
    at: Annotated[datetime | None, typer.Option(help="Which time it is there at first.")] = None,
) -> None:
    """Run the bot on a local Telegram in the browser; no token."""
    from bot.demo import play

    logs.prepare("warning")
    raise typer.Exit(_do(lambda: play(port, folder, at)))


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


@imports.command("branches")
def import_branches(file: Table, partial: Partial = False, dry_run: DryRun = False) -> None:
    """Import branches from CSV or XLSX.

    One whose code is known is changed, others are added; nothing is removed.
    """
    _import(lambda tools: importing.branches(tools, file, mode_of(partial=partial, dry_run=dry_run)))


@imports.command("rewards")
def import_rewards(file: Table, partial: Partial = False, dry_run: DryRun = False) -> None:
    """Import rewards from CSV or XLSX, with the pictures beside it.

    One whose code is known is changed, others are added; nothing is removed.
    """
    _import(lambda tools: importing.rewards(tools, file, mode_of(partial=partial, dry_run=dry_run)))


@imports.command("staff")
def import_staff(
    file: Table,
    into: Annotated[Path, typer.Option("--into", help="Folder for the pages to print.")],
    bot: Bot = None,
    days: Days = VALID,
    again: Annotated[bool, typer.Option("--again", help="Make links anew that nobody has opened yet.")] = False,
    partial: Partial = False,
    dry_run: DryRun = False,
) -> None:
    """Invite the people of a list (name, role, scope).

    Their links are written to pages to print, with QR codes; an administrator confirms who opens them.
    """
    from bot import inviting
    from models.staff_rows import Manner

    manner = Manner(mode_of(partial=partial, dry_run=dry_run), timedelta(days=days), again)
    _import(lambda tools: inviting.import_staff(tools, file, into, manner, bot))


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


@exports.command("reports")
def export_reports(
    file: Annotated[
        Path, typer.Argument(help="Where to write: CSV, XLSX or GeoJSON, as its ending says.", dir_okay=False)
    ],
) -> None:
    """Export all reports, with nothing about people.

    Administrators see in the bot that it was done.
    """
    count = _with_tools(lambda tools: importing.export_reports(tools, file, _format_of(file), Clock().now()))
    typer.echo(plain(terminal_language(), "export-done", count=count, file=str(file)))


@ledgers.command("settlement")
def ledger_settlement(
    month: Annotated[str, typer.Argument(help="The month, such as 2026-11.")],
    file: Annotated[Path, typer.Argument(help="Where to write (XLSX).", dir_okay=False)],
) -> None:
    """Write what each street issued and redeemed in a month.

    Administrators see in the bot that it was done.
    """
    from bot import ledgercli

    count = _with_tools(lambda tools: ledgercli.settlement(tools, month, file))
    typer.echo(plain(terminal_language(), "settle-written", count=count, file=str(file)))


@ledgers.command("companies")
def ledger_companies(
    half: Annotated[str, typer.Argument(help="The half-year, such as 2026H1.")],
    file: Annotated[Path, typer.Argument(help="Where to write (XLSX).", dir_okay=False)],
) -> None:
    """Write what companies are told of a half-year: totals only.

    Administrators see in the bot that it was done.
    """
    from bot import ledgercli

    count = _with_tools(lambda tools: ledgercli.companies(tools, half, file))
    typer.echo(plain(terminal_language(), "settle-written", count=count, file=str(file)))


@ledgers.command("check")
def ledger_check() -> None:
    """Prove what must hold of the ledger of points.

    The whole database is looked at: balances and scores are what the entries come to, none ever fell below zero,
    nothing was reversed twice, reservations and stock agree with the entries, and no entry can be changed.
    """
    from bot import auditing

    settings, language = _settings(), terminal_language()
    _ready(settings)
    findings, size = _do(lambda: auditing.look(settings.database))
    for finding in findings:
        typer.echo(auditing.line(language, finding))
    if findings:
        _stop(plain(language, "ledger-broken", count=len(findings)), REFUSED)
    typer.echo(plain(language, "ledger-well", entries=size.entries, people=size.members))


@app.command()
def poster(
    folder: Annotated[Path, typer.Argument(help="Where the pages go, one PDF and one PNG per station.")],
    code: Annotated[list[str] | None, typer.Option(help="Only stations with this code; may be repeated.")] = None,
    bot: Bot = None,
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
def invite(
    role: Annotated[Kind, typer.Option(help="What the person is to be.")],
    name: Annotated[str, typer.Option(help="What the house calls the person.")],
    branch: Annotated[str | None, typer.Option(help="Code or name of a branch, for a secretary.")] = None,
    area: Annotated[str | None, typer.Option(help="Code or name of an area, for a secretary or a cadre.")] = None,
    station: Annotated[str | None, typer.Option(help="Code or name of a station, for a keeper.")] = None,
    department: Annotated[str | None, typer.Option(help="Key or name of a department, for a cadre.")] = None,
    days: Days = VALID,
    bot: Bot = None,
) -> None:
    """Make a link that invites somebody to a role.

    It works once; an administrator then confirms who opened it.
    """
    from bot import inviting

    wish = inviting.Wish(role, name, branch, area, station, department)
    typer.echo(_with_tools(lambda tools: inviting.invite(tools, wish, days, bot)))


@app.command()
def staff() -> None:
    """List who has which role, for what, since when."""
    from bot import inviting

    # On a terminal a line is as long as that is wide; in a file nothing is cut.
    console = Console() if sys.stdout.isatty() else Console(width=200)
    console.print(_with_tools(inviting.listing), markup=False)


@app.command()
def lockout(
    person: Annotated[int, typer.Argument(metavar="ID", help="Numeric Telegram id, as /myid tells it.", min=1)],
    undo: Annotated[bool, typer.Option("--undo", help="Take a lockout back; ended roles stay ended.")] = False,
) -> None:
    """End all rights of a stolen phone at once, an administrator's too."""
    from bot import inviting

    if undo:
        found = _with_tools(lambda tools: inviting.let_in_again(tools, person))
        return typer.echo(plain(terminal_language(), "lockout-undone" if found else "lockout-none", id=person))
    count = _with_tools(lambda tools: inviting.lock_out(tools, person))
    return typer.echo(plain(terminal_language(), "lockout-done", id=person, count=count))


@app.command()
def backup(
    folder: Annotated[Path, typer.Argument(help="Where the copy of the data goes, a new file each time.")],
    keys: Annotated[Path | None, typer.Option(help="Where the keys go, in place of those before.")] = None,
) -> None:
    """Copy the SQLite database in use, its photos, and people's keys.

    For PostgreSQL the README says how, and photos in a bucket are left to the service that keeps them.
    """
    settings = _settings()
    data, kept = _do(lambda: _copy(settings, folder, keys or folder))
    typer.echo(plain(terminal_language(), "backup-done", data=str(data), keys=str(kept)))
    _copy_photos(settings, data, folder / photostore.FOLDER, back=False)


@app.command()
def restore(
    data: Annotated[Path | None, typer.Argument(help="The copy of the data.", exists=True, dir_okay=False)] = None,
    keys: Annotated[Path | None, typer.Argument(help="The copy of the keys.", exists=True, dir_okay=False)] = None,
    send: Annotated[bool, typer.Option("--send", help="Send what was owed when the copy was made.")] = False,
) -> None:
    """Make the database from such copies, and let nothing old be sent.

    Without files: only the latter, for a PostgreSQL database that was restored already.
    """
    settings = _settings()
    settled = _do(lambda: _restore(settings, data, keys, send))
    told = {"erased": settled.erased, "messages": settled.messages, "updates": settled.updates}
    typer.echo(plain(terminal_language(), "restore-done", **told))
    if data:
        _copy_photos(settings, data, data.parent / photostore.FOLDER, back=True)


@app.command()
def doctor() -> None:
    """Look whether all is well, and say what to do.

    Settings, database, Telegram and data are looked at; nothing is changed.
    """
    from bot import doctoring

    settings = _settings()
    healthy = _do(lambda: doctoring.examine(settings, Console()))
    raise typer.Exit(0 if healthy else REFUSED)


async def _copy(settings: Settings, folder: Path, keys: Path) -> tuple[Path, Path]:
    return backups.back_up(settings.database, folder, keys, Clock().now())


def _copy_photos(settings: Settings, data: Path, copies: Path, *, back: bool) -> None:
    """Copy photos that lie in a folder of this machine to their copies, or back, and say how many."""
    folder, language = photostore.folder_of(settings), terminal_language()
    if folder is None:
        return typer.echo(plain(language, "backup-photos-elsewhere", address=settings.photos))
    home = photostore.home_of(Vault(master_key(settings).value))
    ways = (copies / home, folder / home) if back else (folder / home, copies / home)
    copied, missing = backups.copy_photos(data, *ways)
    typer.echo(plain(language, "backup-photos", copied=copied))
    if missing:
        typer.echo(plain(language, "backup-photos-missing", missing=missing), err=True)
    return None


async def _restore(settings: Settings, data: Path | None, keys: Path | None, send: bool) -> backups.Settled:
    refuse_if_running(settings.database)
    if data and keys:
        backups.join(settings.database, data, keys)
    elif data:
        raise RuleBroken("backup-keys-missing")
    _ready(settings)
    async with _tools(settings) as tools:
        return await backups.settle(tools.database, Clock().now(), sending=send)


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
    raise typer.Exit(0 if _with_tools(work) else REFUSED)


def _with_tools(work: Callable[[importing.Tools], Coroutine[Any, Any, Any]]) -> Any:
    settings = _settings()
    _ready(settings)

    async def do() -> Any:
        async with _tools(settings) as tools:
            return await work(tools)

    return _do(do)


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
