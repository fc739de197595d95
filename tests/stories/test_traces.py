"""Where somebody looked for a station is stored nowhere, not even where it can no longer be read by usual means."""

import re
import struct
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from sqlalchemy import text

from jobs import shred
from models import keys, rewards
from models.keys import EPOCH, Vault
from models.rewards import Reward
from tests.conftest import KEY
from tests.postgres import administer

LATITUDE, LONGITUDE = 34.7518364, 113.6391827
WRAPPED = 12 + 32 + 16
SEALED_AT_MOST = 12_000


@pytest.fixture
def everything(database_url, tmp_path, request):
    """Return a function that reads all bytes that the database and the program have on disk."""

    def read() -> list[bytes]:
        folders = [tmp_path]
        if not database_url.startswith("sqlite"):
            # What is in PostgreSQL's memory counts as kept, too: copying a database writes it all to disk.
            administer(database_url, "CREATE DATABASE flushed TEMPLATE template_nuanyi STRATEGY FILE_COPY")
            administer(database_url, "DROP DATABASE flushed")
            folders.append(Path(re.search(r"host=([^&]+)", database_url).group(1)))
        files = [path for folder in folders for path in folder.rglob("*") if path.is_file() and path.stat().st_size]
        return [path.read_bytes() for path in files if not path.is_socket()]

    return read


def transit_keys(images: list[bytes], epochs: range) -> list[bytes]:
    """Return the transit keys of these epochs that can be found anywhere, by trying whatever follows an epoch."""
    vault, found = Vault(KEY), []
    for epoch in epochs:
        about = f"transit:{epoch}".encode()
        for written in (epoch.to_bytes(8, "little"), epoch.to_bytes(8, "big").lstrip(b"\0")):
            for image in images:
                for place in _places(image, written):
                    found += _unwrapped(vault, image[place - 8 : place + WRAPPED + 40], about)
    return found


def _places(image: bytes, what: bytes) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(what), image)]


def _unwrapped(vault: Vault, piece: bytes, about: bytes) -> list[bytes]:
    found = []
    for start in range(len(piece) - WRAPPED + 1):
        try:
            found.append(vault.wrapping.decrypt(piece[start : start + 12], piece[start + 12 : start + WRAPPED], about))
        except InvalidTag:
            continue
    return found


async def _dump(program) -> bytes:
    async with program.kit.database.read() as session:
        tables = list(keys.SQLModel.metadata.tables)
        rows = [(await session.execute(text(f'SELECT * FROM "{table}"'))).all() for table in tables]
    return repr(rows).encode()


async def _settle(telegram, program, seconds: float):
    telegram.clock.shift(seconds=seconds)
    await program.kit.clock.set_by(program.settings.api_url)
    await shred.run(program.kit, program.kit.clock.now())


def coordinates(images: list[bytes]) -> list[bytes]:
    """Return what looks like the position, in text or as floating point numbers."""
    written = [f"{LATITUDE:.7f}", f"{LONGITUDE:.7f}"]
    binary = [struct.pack(order + "d", value) for value in (LATITUDE, LONGITUDE) for order in "<>"]
    wanted = [*(part[:8].encode() for part in written), *binary]
    return [one for one in wanted for image in images if one in image]


async def _looks_for_rewards(wang, nuanyi):
    """Ask what there is for points near here, look at one of it and at a station, and go back."""
    async with nuanyi.kit.database.begin() as session:
        gloves = Reward(code="G", name="手套", price=30, updated_at=nuanyi.kit.clock.now())
        session.add(gloves)
        await session.flush()
        await rewards.supply(session, gloves.number, nuanyi.stations.everything()[0].id, 3)
    await wang.says("/rewards")
    await wang.presses("按我的位置排", on=await wang.hears("手套"))
    await wang.hears("位置用完就忘")
    await wang.shares_place(LATITUDE, LONGITUDE)
    await wang.presses("手套", on=await wang.hears("公里 · 3 件"))
    page = await wang.hears("公里 · 3 件")
    await wang.presses("在 ", on=page)
    await wang.presses("全部礼品", on=page)
    await wang.hears("公里 · 3 件")


async def test_a_minute_after_a_look_up_its_position_is_nowhere(telegram, nuanyi, everything):
    began = int(nuanyi.kit.clock.now().timestamp()) // EPOCH
    wang = telegram.person("王伟")
    await wang.shares_place(LATITUDE, LONGITUDE)
    await wang.hears("驿站")
    await wang.shares_place(LATITUDE, LONGITUDE, live=900)
    await wang.hears("驿站")
    await _looks_for_rewards(wang, nuanyi)
    epochs = range(began, int(nuanyi.kit.clock.now().timestamp()) // EPOCH + 1)
    assert transit_keys(everything(), epochs), "the search can't find the key even while it must be there"

    for _ in range(6):
        await _settle(telegram, nuanyi, 10)

    images = [*everything(), await _dump(nuanyi)]
    assert not coordinates(images)
    assert not transit_keys(images, epochs)


async def test_what_must_still_be_answered_keeps_its_key(telegram, nuanyi):
    telegram.faults.add(method="sendMessage", kind="error", status=429, retry_after=4, times=1)
    wang = telegram.person("王伟")
    await wang.shares_place(LATITUDE, LONGITUDE)
    await wang.hears_nothing(for_=1)

    for _ in range(6):
        await _settle(telegram, nuanyi, 10)
    async with nuanyi.kit.database.read() as session:
        kept = sum(len(epochs) for epochs in (await keys.transit_epochs(session)).values())
    assert kept >= 2, "the present epoch's, and that of the answer"

    await wang.hears("驿站", within=10)
