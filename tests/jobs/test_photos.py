"""Photos go when their time is up, and so do bytes that belong to nothing."""

import os
from datetime import timedelta

import pytest

from bot import photographs, photostore
from bot.photographs import Fetched
from jobs import photos as job
from models import drafts, members, photos, reports
from models.photos import BEFORE
from models.reports import Filing
from tests.core import DAY, NOW

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
FAR = timedelta(days=3650)


async def takes(kit, update_id: int, person: int = 7) -> int:
    kept = await photographs.keep(kit, Fetched(b"\xff\xd8\xff", 1, 1, NOW), update_id)
    async with kit.database.begin() as session:
        return await photos.add(session, kept, await members.number_of(session, person, NOW), BEFORE, NOW)


async def left(kit) -> set[int]:
    """Return the updates whose photos still lie in the store."""
    paths = await kit.photos.paths(kit.clock.machine() + FAR)
    return {int(path.rpartition("/")[2].partition("-")[0]) for path in paths}


async def test_each_photo_goes_when_its_time_is_up(kit):
    hidden, sent, _ = [await takes(kit, number) for number in range(3)]
    filling = await takes(kit, 3, person=8)
    async with kit.database.begin() as session:
        filing = Filing("rubbish", False, (34.7, 113.6), None, None, None, 3600, 7200)
        report = (await reports.file(session, 7, filing, NOW)).number
        await photos.attach(session, [hidden, sent], report)
        await photos.hide(session, hidden, 1, NOW)
        await reports.set_(session, report, ended_at=NOW)
        await drafts.begin(session, 8, "hazard", {"photos": [filling]}, NOW)
    assert await job.run(kit, NOW + 7 * DAY) == 0
    assert await job.run(kit, NOW + 8 * DAY) == 1
    assert await left(kit) == {1, 2, 3}
    assert await job.run(kit, NOW + 15 * DAY) == 1
    assert await left(kit) == {1, 3}, "who is still filling in a form has theirs"
    async with kit.database.begin() as session:
        await drafts.drop(session, 8)
    assert await job.run(kit, NOW + 15 * DAY) == 1
    assert await job.run(kit, NOW + 365 * DAY) == 0
    assert await job.run(kit, NOW + 366 * DAY) == 1
    assert await left(kit) == set()
    assert await job.run(kit, NOW + 366 * DAY) == 0


async def test_bytes_that_no_photo_names_go_after_a_day(kit):
    await takes(kit, 1)
    for update_id in (2, 3):
        await photographs.keep(kit, Fetched(b"\xff\xd8\xff", 1, 1, NOW), update_id)
    assert await job.sweep(kit, NOW) == 0
    folder = photostore.folder_of(kit.settings)
    for file in folder.rglob("*.jpg"):
        if not file.name.startswith("3-"):
            os.utime(file, (1, 1))
    (folder / "half.jpg#1").touch()
    os.utime(folder / "half.jpg#1", (1, 1))
    assert await job.sweep(kit, NOW) == 1
    assert await left(kit) == {1, 3}
    assert not (folder / "half.jpg#1").exists()


async def test_a_database_that_knows_next_to_none_of_the_photos_deletes_none(kit):
    for number in range(job.FEW + 1):
        await kit.photos.put(f"2026/11/{number}-0-a.jpg", b"x")
    for file in photostore.folder_of(kit.settings).rglob("*.jpg"):
        os.utime(file, (1, 1))
    assert await job.sweep(kit, NOW) == 0
    assert len(await left(kit)) == job.FEW + 1
    await kit.photos.delete("2026/11/0-0-a.jpg")
    assert await job.sweep(kit, NOW) == job.FEW
