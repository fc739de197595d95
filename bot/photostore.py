"""Where the bytes of photos lie: a folder of this machine, or a bucket of an S3-compatible service.

What is stored is sealed already (bot/photographs.py). Each master key has a folder of its own within the store, so that
two installations that share a bucket by mistake don't take each other's photos for left over.
"""

import os
from collections.abc import Collection
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

import obstore
from obstore.store import LocalStore, S3Store

from bot.settings import Settings
from models.keys import Vault

FOLDER = "photos"
"""The folder within the data folder."""

PATIENCE = timedelta(seconds=20)
"""How long a service may take before a call fails; what called is tried again later."""


def folder_of(settings: Settings) -> Path | None:
    """Return the folder of this machine that photos lie in, None when they lie with a service."""
    return None if settings.photos else settings.data_dir / FOLDER


def home_of(vault: Vault) -> str:
    """Return the name of the master key's own folder within a store."""
    return vault.derive(b"photos")[:4].hex()


class Store:
    """Keep bytes under paths such as `2026/11/7-0.jpg`; a call that fails raises OSError or obstore's errors."""

    def __init__(self, settings: Settings, vault: Vault) -> None:
        self._settings = settings
        self._home = home_of(vault)

    async def put(self, path: str, content: bytes) -> None:
        """Store bytes, in place of any under the same path; they are there whole or not at all."""
        # In one piece: parts of an upload that was broken off would lie about, and be paid for.
        await obstore.put_async(self._store, self._full(path), content, use_multipart=False)

    async def get(self, path: str) -> bytes:
        """Return the bytes. Raises FileNotFoundError when there are none under this path."""
        found = await obstore.get_async(self._store, self._full(path))
        return bytes(await found.bytes_async())

    async def delete(self, path: str) -> None:
        """Delete the bytes; it does no harm when they are gone already."""
        with suppress(FileNotFoundError):
            await obstore.delete_async(self._store, self._full(path))

    async def paths(self, older_than: datetime) -> list[str]:
        """Return all paths under which bytes have lain since before this moment, by the clock of the store."""
        found: list[str] = []
        async for batch in obstore.list(self._store, self._home, chunk_size=1000):
            found += [one["path"] for one in batch if one["last_modified"] < older_than]
        return [path.removeprefix(f"{self._home}/") for path in found]

    def clear_drafts(self, older_than: datetime) -> int:
        """Delete what writes that were cut off have left in a folder of this machine; return how many. Slow work."""
        folder = folder_of(self._settings)
        drafts = [] if folder is None else [one for one in folder.rglob("*#*") if _older(one, older_than)]
        for one in drafts:
            one.unlink(missing_ok=True)
        return len(drafts)

    async def reach(self) -> None:
        """Look whether the store answers. Raises OSError or obstore's errors when it doesn't."""
        async for _ in obstore.list(self._store, self._home, chunk_size=1):
            return

    @cached_property
    def _store(self) -> LocalStore | S3Store:
        folder = folder_of(self._settings)
        return _bucket(self._settings.photos or "") if folder is None else LocalStore(folder, mkdir=True)

    def _full(self, path: str) -> str:
        return f"{self._home}/{path}"


def _bucket(address: str) -> S3Store:
    """Return the bucket of `s3://bucket/prefix`; where it is and who we are comes from AWS_…, as for other programs."""
    parts = urlsplit(address)
    return S3Store(
        parts.netloc,
        prefix=parts.path.strip("/") or None,
        # A service in one's own house often has no certificate; whoever names its address chooses that.
        client_options={"allow_http": _endpoint().startswith("http://"), "timeout": PATIENCE},
        retry_config={"max_retries": 3, "retry_timeout": PATIENCE},
        disable_bulk_delete=True,  # not every service knows it
    )


def _endpoint() -> str:
    names: Collection[str] = ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL", "AWS_ENDPOINT")
    return next((os.environ[name] for name in names if os.environ.get(name)), "")


def _older(file: Path, than: datetime) -> bool:
    try:
        return file.is_file() and file.stat().st_mtime < than.timestamp()
    except FileNotFoundError:
        return False
