"""What `nuanyi doctor` looks at: a line for each thing, and what to do about it."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic
from typing import Any, Literal

import aiohttp
from rich.console import Console
from sqlalchemy.engine import make_url
from telegram.error import InvalidToken, TelegramError

from bot import district, migrating
from bot.clock import Clock
from bot.database import Database
from bot.district import District
from bot.photostore import Store, folder_of
from bot.settings import Settings, WrongSetting, master_key
from bot.texts import plain, terminal_language
from bot.transport import Api, Transport
from models import areas, inbox, keys, outbox, stations
from models.calendar import decreed
from models.keys import Vault
from models.rules import RuleBroken

PATIENCE = 10.0
"""Seconds that a database or Telegram has to answer."""

LATE = timedelta(minutes=1)
"""An update that waits longer means that nobody works them off."""

MANY_WAITING = 1000
"""Updates that wait at Telegram, which keeps them for a day only."""

SKEW = 2.0
"""Seconds by which the machine's clock may differ from Telegram's."""

LITTLE, TOO_LITTLE = 2 * 1024**3, 200 * 1024**2
"""Bytes of free disk space: soon too few, too few."""

NAMED = 5
"""Stations that a line names at most."""

Mark = Literal["✓", "!", "✗"]
_STYLES: dict[Mark, str] = {"✓": "green", "!": "yellow", "✗": "red"}


@dataclass
class Patient:
    """What is examined: what is known of it so far, and what was found."""

    settings: Settings
    language: str
    now: datetime
    district: District | None = None
    database: Database | None = None
    lines: list[tuple[Mark, str]] = field(default_factory=list)

    def well(self, key: str, **args: object) -> None:
        """Note that something is as it should be."""
        self.note("✓", key, **args)

    def watch(self, key: str, **args: object) -> None:
        """Note something that works, but should be looked at."""
        self.note("!", key, **args)

    def ill(self, key: str, **args: object) -> None:
        """Note something that must be mended."""
        self.note("✗", key, **args)

    def note(self, mark: Mark, key: str, **args: object) -> None:
        """Note a sentence."""
        self.lines.append((mark, plain(self.language, key, **args)))


async def examine(settings: Settings, console: Console) -> bool:
    """Look at everything, print a line about each thing, and tell whether nothing is broken (✗).

    Nothing is changed, made or sent. Secrets are never shown.
    """
    clock = Clock()
    if settings.clock == "sandbox":
        async with aiohttp.ClientSession() as session:
            await clock.ask(session, settings.api_url)
    patient = Patient(settings, terminal_language(), clock.now())
    shown = 0
    try:
        for check in CHECKS:
            await _try(check, patient)
            for mark, sentence in patient.lines[shown:]:
                console.print(f"{mark} {sentence}", style=_STYLES[mark], markup=False, highlight=False, soft_wrap=True)
            shown = len(patient.lines)
    finally:
        if patient.database:
            await patient.database.close()
    broken = sum(mark == "✗" for mark, _ in patient.lines)
    verdict = "doctor-broken" if broken else "doctor-healthy"
    console.print(plain(patient.language, verdict, count=broken), markup=False, highlight=False, soft_wrap=True)
    return not broken


async def _try(check: Callable[[Patient], Awaitable[None]], patient: Patient) -> None:
    try:
        await check(patient)
    except Exception as error:
        # An examination goes on; of an error that nobody expected only the kind is shown, words may hold secrets.
        patient.ill("doctor-failed", check=check.__name__.strip("_"), kind=type(error).__name__)


async def _settings(patient: Patient) -> None:
    count = len(patient.settings.administrators)
    if count:
        patient.well("doctor-admins", count=count)
    else:
        patient.watch("doctor-no-admins")
    if patient.settings.per_second is None:
        patient.watch("doctor-no-pace")


async def _district(patient: Patient) -> None:
    path = patient.settings.config
    try:
        patient.district = district.load(path)
    except RuleBroken as broken:
        patient.ill(broken.key, **broken.args_of_text)
        return
    name = patient.district.name_in(patient.language)
    if path:
        patient.well("doctor-district", name=name, path=path)
    else:
        patient.watch("doctor-district-demo", name=name)


async def _folder(patient: Patient) -> None:
    folder = patient.settings.data_dir
    existing = await asyncio.to_thread(_existing, folder)
    try:
        await asyncio.to_thread(_write_in, existing)
    except OSError as error:
        patient.ill("doctor-folder-readonly", folder=existing, reason=error.strerror or type(error).__name__)
        return
    patient.well("doctor-folder" if existing == folder.absolute() else "doctor-folder-later", folder=folder)
    free = shutil.disk_usage(existing).free
    mark: Mark = "✗" if free < TOO_LITTLE else "!" if free < LITTLE else "✓"
    key = "doctor-disk" if mark == "✓" else "doctor-disk-little"
    patient.note(mark, key, megabytes=free // 1024**2)


async def _key(patient: Patient) -> None:
    path = patient.settings.data_dir / "key"
    if patient.settings.key:
        patient.well("doctor-key-set")
    elif not await asyncio.to_thread(path.exists):
        patient.watch("doctor-key-later", path=path)
    elif not await asyncio.to_thread(_known_key, patient.settings):
        patient.ill("doctor-key-wrong", path=path)
    elif (await asyncio.to_thread(path.stat)).st_mode & 0o077:
        patient.watch("doctor-key-open", path=path)
    else:
        patient.well("doctor-key-file", path=path)


async def _database(patient: Patient) -> None:
    url, address = patient.settings.database, _shown(patient.settings)
    if await asyncio.to_thread(_is_missing, url):
        patient.ill("doctor-database-missing", address=address)
        return
    try:
        current = await asyncio.wait_for(asyncio.to_thread(migrating.is_current, _hasty(url)), PATIENCE)
    except Exception as error:
        patient.ill("doctor-database-unreachable", address=address, reason=_reason(error, patient.settings))
        return
    if not current:
        patient.ill("doctor-database-old", address=address)
        return
    patient.well("doctor-database", address=address)
    key = await asyncio.to_thread(_known_key, patient.settings)
    patient.database = Database(url, Vault(key or bytes(32)))


async def _sealed(patient: Patient) -> None:
    if patient.database is None:
        return
    async with patient.database.read() as session:
        if not await keys.fits(session):
            patient.ill("doctor-key-other")


async def _photos(patient: Patient) -> None:
    settings = patient.settings
    if settings.photos is None:
        if not settings.database.startswith("sqlite"):
            patient.well("doctor-photos-folder", folder=folder_of(settings))
        return
    try:
        # The prefix of one master key is as good as another's: only whether the bucket answers is asked.
        await asyncio.wait_for(Store(settings, Vault(bytes(32))).reach(), PATIENCE)
    except Exception as error:
        patient.ill("doctor-photos-unreachable", address=settings.photos, kind=type(error).__name__)
        return
    patient.well("doctor-photos", address=settings.photos)


async def _work(patient: Patient) -> None:
    if patient.database is None:
        return
    async with patient.database.read() as session:
        waiting, oldest = await inbox.backlog(session)
        owed = await outbox.counts(session)
    age = patient.now - oldest if oldest else timedelta(0)
    if age > LATE:
        patient.watch("doctor-inbox-late", count=waiting, minutes=int(age.total_seconds() // 60))
    else:
        patient.well("doctor-inbox", count=waiting)
    pending = owed.get(outbox.PENDING, 0) + owed.get(outbox.ATTEMPTING, 0)
    failed = {state: count for state, count in owed.items() if state in (outbox.REFUSED, outbox.UNCERTAIN) and count}
    if failed:
        refused, uncertain = (failed.get(state, 0) for state in (outbox.REFUSED, outbox.UNCERTAIN))
        patient.watch("doctor-outbox-failed", pending=pending, refused=refused, uncertain=uncertain)
    else:
        patient.well("doctor-outbox", pending=pending)


async def _places(patient: Patient) -> None:
    if patient.database is None:
        return
    async with patient.database.read() as session:
        known = [station for station in await stations.every(session) if station.state != "removed"]
        count = len(await areas.every(session))
    if not known:
        patient.watch("doctor-no-stations")
        return
    patient.well("doctor-stations", stations=len(known), areas=count)
    unclear = [station.code for station in known if not station.hours_rule]
    if unclear:
        codes = ", ".join(unclear[:NAMED]) + (" …" if len(unclear) > NAMED else "")
        patient.watch("doctor-hours", count=len(unclear), codes=codes)


async def _holidays(patient: Patient) -> None:
    if patient.district is None:
        return
    year = patient.now.astimezone(patient.district.zone).year
    unknown = [str(one) for one in (year, year + 1) if not decreed(one, patient.district.days)]
    if unknown:
        patient.watch("doctor-holidays-unknown", years=", ".join(unknown))
    else:
        patient.well("doctor-holidays", first=str(year), second=str(year + 1))


async def _telegram(patient: Patient) -> None:
    settings = patient.settings
    try:
        token = settings.require_token()
    except WrongSetting:
        patient.ill("doctor-no-token")
        return
    transport, other = Transport(settings.proxy), Transport(settings.proxy)
    bot = Api(token, base_url=f"{settings.api_url}/bot", request=transport, get_updates_request=other)
    await transport.initialize()
    try:
        me = await asyncio.wait_for(bot.call("getMe"), PATIENCE)
        hook = await asyncio.wait_for(bot.call("getWebhookInfo"), PATIENCE)
    except InvalidToken:
        patient.ill("doctor-token-refused")
    except (TelegramError, TimeoutError) as error:
        reason = str(error) or type(error).__name__
        patient.ill("doctor-telegram-unreachable", address=settings.api_url, reason=reason)
    else:
        patient.well("doctor-telegram", username=me["username"])
        _waiting(patient, hook)
    finally:
        await transport.shutdown()


def _waiting(patient: Patient, hook: dict[str, Any]) -> None:
    if hook.get("url"):
        patient.ill("doctor-webhook")
    count = hook.get("pending_update_count", 0)
    if count > MANY_WAITING:
        patient.watch("doctor-pending-many", count=count)
    else:
        patient.well("doctor-pending", count=count)


async def _time(patient: Patient) -> None:
    skew = await _skew(patient.settings)
    if skew is None:
        return
    if abs(skew) > SKEW:
        patient.watch("doctor-clock-wrong", seconds=f"{skew:+.0f}")
    else:
        patient.well("doctor-clock")


CHECKS = (
    *(_settings, _district, _folder, _key, _photos, _database, _sealed),
    *(_work, _places, _holidays, _telegram, _time),
)


async def _skew(settings: Settings) -> float | None:
    """Return how many seconds the machine's clock is ahead of the server's, None if it doesn't tell its time."""
    timeout = aiohttp.ClientTimeout(total=PATIENCE)
    try:
        async with aiohttp.ClientSession(timeout=timeout) as session:
            began, asked = datetime.now(UTC), monotonic()
            async with session.head(settings.api_url, proxy=settings.proxy, allow_redirects=False) as answer:
                took = monotonic() - asked
                said = parsedate_to_datetime(answer.headers["Date"])
    except (aiohttp.ClientError, TimeoutError, OSError, KeyError, ValueError):
        return None
    # The header leaves out the fraction of the second, and the answer is read some time after it was written.
    ahead = (began - said).total_seconds() + took / 2 - 0.5
    unsure = took / 2 + 0.5
    return 0.0 if abs(ahead) <= unsure else ahead


def _existing(folder: Path) -> Path:
    """Return the folder, or the nearest above it that is there."""
    folder = folder.absolute()
    return next((one for one in (folder, *folder.parents) if one.exists()), folder)


def _write_in(folder: Path) -> None:
    with TemporaryFile(dir=folder) as file:
        file.write(b"nuanyi")


def _known_key(settings: Settings) -> bytes | None:
    """Return the master key, None if there is none; `master_key` would make one."""
    if not settings.key and not (settings.data_dir / "key").exists():
        return None
    try:
        return master_key(settings).value
    except (WrongSetting, OSError):
        return None


def _is_missing(url: str) -> bool:
    name = make_url(url).database
    return url.startswith("sqlite") and not (name and Path(name).exists())


def _hasty(url: str) -> str:
    """Return a database's address with a time-out, so that a server that is silent keeps nobody waiting."""
    if url.startswith("sqlite"):
        return url
    hasty = make_url(url).update_query_dict({"connect_timeout": str(int(PATIENCE) - 2)})
    return hasty.render_as_string(hide_password=False)


def _shown(settings: Settings) -> str:
    """Return where the database is, without the password."""
    url = make_url(settings.database)
    if url.drivername.startswith("sqlite"):
        return url.database or ""
    return url.set(drivername="postgresql", query={}).render_as_string()


def _reason(error: Exception, settings: Settings) -> str:
    lines = str(getattr(error, "orig", None) or error).strip().splitlines()
    said = lines[0] if lines else type(error).__name__
    password = make_url(settings.database).password
    return said.replace(str(password), "***") if password else said
