"""Settings from the environment and `.env`, checked before anything starts."""

import base64
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.clock import is_loopback

OFFICIAL = "https://api.telegram.org"
BUCKET = re.compile(r"s3://[A-Za-z0-9][A-Za-z0-9._-]{1,62}(/[^?#]*)?")
TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]{3,}")


class WrongSetting(Exception):
    """One clear sentence about the setting that is missing or wrong."""


class Settings(BaseSettings):
    """What differs between installations. Every field is the environment variable NUANYI_<NAME>."""

    model_config = SettingsConfigDict(
        env_prefix="NUANYI_", env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    token: SecretStr | None = Field(None, description="The bot's token, as BotFather gave it.")
    api_url: str = Field(OFFICIAL, description="Root of the Bot API: a self-hosted server or the sandbox.")
    proxy: str | None = Field(None, description="HTTP proxy for everything that goes to Telegram.")
    data_dir: Path = Field(Path("data"), description="Folder for the database, the key and files.")
    database_url: str | None = Field(None, description="postgresql://…; without it SQLite in the data folder.")
    admins: str = Field("", description="Numeric Telegram ids of the administrators, comma separated.")
    config: Path | None = Field(None, description="The district's TOML file; without it the demo's.")
    key: SecretStr | None = Field(None, description="Master key (32 bytes, base64); made and kept if missing.")
    photos: str | None = Field(None, description="s3://bucket/prefix; without it a folder in the data folder.")
    pace: str = Field("25", description="Messages a second; 'off' only for measuring.")
    clock: str = Field("system", description="'sandbox' follows a sandbox's shifted clock.")
    log: str = Field("info", description="debug, info, warning or error.")

    @field_validator("api_url")
    @classmethod
    def _address(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return value.rstrip("/")

    @field_validator("proxy")
    @classmethod
    def _proxy(cls, value: str | None) -> str | None:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("must be an http:// or https:// proxy")
        return value or None

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str | None) -> str | None:
        if value and not value.startswith(("postgresql://", "sqlite:///")):
            raise ValueError("must begin with postgresql:// or sqlite:///")
        return value or None

    @field_validator("photos")
    @classmethod
    def _bucket(cls, value: str | None) -> str | None:
        if value and not BUCKET.fullmatch(value):
            raise ValueError("must be s3://bucket or s3://bucket/prefix; without it a folder is used")
        return value or None

    @field_validator("admins")
    @classmethod
    def _numbers(cls, value: str) -> str:
        if not all(part.strip().isdecimal() for part in value.split(",") if part.strip()):
            raise ValueError("takes numeric ids, comma separated (people find theirs with /myid)")
        return value

    @field_validator("pace")
    @classmethod
    def _pace(cls, value: str) -> str:
        try:
            fits = value == "off" or 0 < float(value) <= 100_000
        except ValueError:
            fits = False
        if not fits:
            raise ValueError("takes a number of messages a second, or 'off'")
        return value

    @field_validator("clock")
    @classmethod
    def _clock(cls, value: str) -> str:
        if value not in ("system", "sandbox"):
            raise ValueError("is 'system' or 'sandbox'")
        return value

    @field_validator("log")
    @classmethod
    def _log(cls, value: str) -> str:
        if value.lower() not in ("debug", "info", "warning", "error"):
            raise ValueError("is debug, info, warning or error")
        return value.lower()

    @field_validator("key")
    @classmethod
    def _key(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            _key_bytes(value.get_secret_value())
        return value

    @model_validator(mode="after")
    def _sandbox_is_here(self) -> "Settings":
        if self.clock == "sandbox" and not is_loopback(self.api_url):
            raise ValueError("NUANYI_CLOCK=sandbox needs a NUANYI_API_URL on this machine (127.0.0.1)")
        return self

    @property
    def administrators(self) -> frozenset[int]:
        """Return the administrators' numeric ids."""
        return frozenset(int(part) for part in self.admins.split(",") if part.strip())

    @property
    def per_second(self) -> float | None:
        """Return the pace in messages a second, None for no pace at all."""
        return None if self.pace == "off" else float(self.pace)

    @property
    def database(self) -> str:
        """Return the address of the database as SQLAlchemy wants it."""
        url = self.database_url or f"sqlite:///{(self.data_dir / 'nuanyi.sqlite3').absolute()}"
        for plain, driver in (
            ("postgresql://", "postgresql+psycopg://"),
            ("sqlite:///", "sqlite+aiosqlite:///"),
        ):
            url = url.replace(plain, driver, 1) if url.startswith(plain) else url
        return url

    def require_token(self) -> str:
        """Return the token. Raises WrongSetting when it is missing or looks like none."""
        token = self.token.get_secret_value() if self.token else ""
        if not TOKEN.fullmatch(token):
            raise WrongSetting(
                "NUANYI_TOKEN is missing or is no bot token: ask @BotFather for one,"
                " or try `nuanyi demo`, which needs none."
            )
        return token


@dataclass(frozen=True)
class MasterKey:
    """The key under which all other keys are kept, and where it was newly made, if it was."""

    value: bytes
    made_at: Path | None = None


def load(**overrides: object) -> Settings:
    """Return the settings. Raises WrongSetting with one sentence that names the setting, never its value."""
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = f"NUANYI_{str(first['loc'][0]).upper()} " if first["loc"] else ""
        raise WrongSetting(name + first["msg"].removeprefix("Value error, ")) from None
    except (OSError, UnicodeDecodeError):
        raise WrongSetting("The file .env can't be read: it must be a text file in UTF-8.") from None


def master_key(settings: Settings) -> MasterKey:
    """Return the master key: the setting, else the one in the data folder, made on first use. Raises WrongSetting."""
    if settings.key:
        return MasterKey(_key_bytes(settings.key.get_secret_value()))
    path = settings.data_dir / "key"
    try:
        made = None if path.exists() else _make_key(path)
        return MasterKey(_key_bytes(path.read_text(errors="replace").strip()), made)
    except ValueError as error:
        raise WrongSetting(f"The file {path} does not hold a key: it {error}.") from None
    except OSError as error:
        raise WrongSetting(f"NUANYI_DATA_DIR can't be used: {path}: {error.strerror}.") from None


def _make_key(path: Path) -> Path | None:
    """Write a new key, whole or not at all; None when another process has been faster."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(base64.b64encode(secrets.token_bytes(32)).decode() + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        return None
    finally:
        draft.unlink()
    return path


def _key_bytes(text: str) -> bytes:
    try:
        value = base64.b64decode(text, validate=True)
    except ValueError:
        value = b""
    if len(value) != 32:
        raise ValueError("must be 32 bytes in base64 (`openssl rand -base64 32` makes one)")
    return value
