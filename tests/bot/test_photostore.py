"""Where the bytes of photos lie: a folder and a bucket behave alike."""

import asyncio
import hashlib
import os
import signal
import sys
from datetime import UTC, datetime, timedelta
from xml.sax.saxutils import escape

import pytest
import pytest_asyncio
from aiohttp import web

from bot.photostore import Store, home_of
from bot.settings import Settings, WrongSetting, load
from models.keys import Vault
from tests.conftest import KEY

VAULT = Vault(KEY)


class Bucket:
    """As much of an S3-compatible service as is needed, in memory."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.signed = True
        self.failing: list[int] = []

    async def answer(self, request: web.Request) -> web.Response:
        self.signed &= request.headers.get("Authorization", "").startswith("AWS4-HMAC-SHA256")
        if self.failing:
            return web.Response(status=self.failing.pop(), text="<Error><Code>SlowDown</Code></Error>")
        _, bucket, key = request.path.split("/", 2) if request.path.count("/") > 1 else (*request.path.split("/"), "")
        if bucket != "photos":
            return web.Response(status=404, text="<Error><Code>NoSuchBucket</Code></Error>")
        if request.method == "GET" and "list-type" in request.query:
            return self._listed(request.query.get("prefix", ""))
        return await self._one(request, key)

    async def _one(self, request: web.Request, key: str) -> web.Response:
        if request.method == "PUT":
            self.objects[key] = await request.read()
        elif request.method == "DELETE":
            self.objects.pop(key, None)
            return web.Response(status=204)
        elif key not in self.objects:
            return web.Response(status=404, text="<Error><Code>NoSuchKey</Code></Error>")
        content = self.objects[key]
        headers = {"ETag": f'"{hashlib.sha256(content).hexdigest()}"', "Last-Modified": "Sat, 21 Nov 2026 08:00:00 GMT"}
        return web.Response(body=content if request.method == "GET" else b"", headers=headers)

    def _listed(self, prefix: str) -> web.Response:
        found = "".join(
            f"<Contents><Key>{escape(key)}</Key><LastModified>2026-11-21T08:00:00.000Z</LastModified>"
            f"<Size>{len(content)}</Size><ETag>x</ETag></Contents>"
            for key, content in sorted(self.objects.items())
            if key.startswith(prefix)
        )
        return web.Response(
            text=f"<ListBucketResult><IsTruncated>false</IsTruncated>{found}</ListBucketResult>",
            content_type="application/xml",
        )


@pytest_asyncio.fixture
async def bucket(monkeypatch):
    """A service that listens, with the environment that leads there."""
    made = Bucket()
    runner = web.ServerRunner(web.Server(made.answer))
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    address = {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{runner.addresses[0][1]}", "AWS_REGION": "cn-north-1"}
    for name, value in {**address, "AWS_ACCESS_KEY_ID": "us", "AWS_SECRET_ACCESS_KEY": "secret"}.items():
        monkeypatch.setenv(name, value)
    yield made
    await runner.cleanup()


def settings(folder, **more) -> Settings:
    return Settings(_env_file=None, data_dir=folder, **more)


@pytest.fixture(params=["folder", "bucket"])
def store(request, tmp_path):
    if request.param == "folder":
        return Store(settings(tmp_path), VAULT)
    request.getfixturevalue("bucket")
    return Store(settings(tmp_path, photos="s3://photos/some/where"), VAULT)


def tomorrow() -> datetime:
    return datetime.now(UTC) + timedelta(days=3650)


async def test_what_is_stored_is_found_again_until_it_is_deleted(store):
    await store.reach()
    assert await store.paths(tomorrow()) == []
    await store.put("2026/11/1-0-a.jpg", b"one")
    await store.put("2026/11/2-0-b.jpg", b"two")
    await store.put("2026/11/1-0-a.jpg", b"one again")
    assert await store.get("2026/11/1-0-a.jpg") == b"one again"
    assert sorted(await store.paths(tomorrow())) == ["2026/11/1-0-a.jpg", "2026/11/2-0-b.jpg"]
    assert await store.paths(datetime(2020, 1, 1, tzinfo=UTC)) == []
    for _ in range(2):
        await store.delete("2026/11/1-0-a.jpg")
    with pytest.raises(FileNotFoundError):
        await store.get("2026/11/1-0-a.jpg")
    assert await store.paths(tomorrow()) == ["2026/11/2-0-b.jpg"]


async def test_installations_with_other_master_keys_do_not_see_each_others_photos(tmp_path):
    ours, theirs = (Store(settings(tmp_path), Vault(key)) for key in (KEY, b"another master key of 32 bytes.."))
    await ours.put("2026/11/1.jpg", b"ours")
    assert await theirs.paths(tomorrow()) == []
    with pytest.raises(FileNotFoundError):
        await theirs.get("2026/11/1.jpg")


async def test_in_a_bucket_photos_lie_under_their_prefix_and_calls_are_signed(tmp_path, bucket):
    store = Store(settings(tmp_path, photos="s3://photos/some/where"), VAULT)
    await store.put("2026/11/1.jpg", b"one")
    assert bucket.objects == {f"some/where/{home_of(VAULT)}/2026/11/1.jpg": b"one"}
    assert bucket.signed
    assert list(tmp_path.iterdir()) == []


async def test_a_service_that_stumbles_is_asked_again_and_one_that_refuses_is_not(tmp_path, bucket):
    store = Store(settings(tmp_path, photos="s3://photos"), VAULT)
    bucket.failing = [503]
    await store.put("1.jpg", b"one")
    assert await store.get("1.jpg") == b"one"
    bucket.failing = [403]
    with pytest.raises(Exception, match="403"):
        await store.put("2.jpg", b"two")
    assert bucket.failing == []
    with pytest.raises(FileNotFoundError):
        await store.get("2.jpg")


@pytest.mark.parametrize("given", ["photos", "/var/photos", "s3://", "https://photos", "s3://b?x=1", "s3://u:p@host/b"])
def test_an_address_that_is_no_bucket_is_refused(monkeypatch, given):
    monkeypatch.setenv("NUANYI_PHOTOS", given)
    with pytest.raises(WrongSetting, match="NUANYI_PHOTOS must be s3://"):
        load(_env_file=None)


WRITER = """
import asyncio, sys
from pathlib import Path
from bot.photostore import Store
from bot.settings import Settings
from models.keys import Vault

async def main():
    store = Store(Settings(_env_file=None, data_dir=Path(sys.argv[1])), Vault(bytes(32)))
    print("begun", flush=True)
    for number in range(10_000):
        await store.put("one.jpg", bytes([number % 256]) * 20_000_000)

asyncio.run(main())
"""


async def test_a_writer_that_is_killed_leaves_no_half_photo_and_its_drafts_are_cleared(tmp_path):
    store = Store(settings(tmp_path), Vault(bytes(32)))
    writer = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", WRITER, str(tmp_path)), stdout=asyncio.subprocess.PIPE
    )
    await writer.stdout.readline()
    await asyncio.sleep(0.25)
    writer.send_signal(signal.SIGKILL)
    await writer.wait()
    file = await store.get("one.jpg")
    assert (len(file), len(set(file))) == (20_000_000, 1)
    folder = tmp_path / "photos" / home_of(Vault(bytes(32)))
    (folder / "two.jpg#7").write_bytes(b"half")
    os.utime(folder / "two.jpg#7", (1, 1))
    assert await store.paths(tomorrow()) == ["one.jpg"]
    assert store.clear_drafts(datetime.now(UTC) - timedelta(days=1)) == 1
    assert store.clear_drafts(tomorrow()) <= 1
    assert [one.name for one in folder.iterdir()] == ["one.jpg"]
