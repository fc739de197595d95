"""A running process sees what others have changed."""

import pytest

from bot.database import Database
from jobs import TIMETABLE, reload
from models import keys, stations
from models.keys import Unreadable, Vault
from tests.conftest import KEY
from tests.core import NOW


async def test_stations_that_another_command_brings_in_are_known(kit, settings):
    assert await reload.run(kit, NOW) == 0
    other = Database(settings.database, Vault(KEY))
    async with other.begin() as session:
        facts = {"code": "a", "name": "暖驿", "latitude": 34.7, "longitude": 113.6}
        await stations.upsert(session, [facts], NOW)
    await other.close()
    assert await reload.run(kit, NOW) == 1
    assert kit.stations.by_code("a").name == "暖驿"


async def test_a_key_that_another_process_destroyed_is_dropped(kit, settings):
    async with kit.database.begin() as session:
        await keys.seal(session, 7, b"x", "row", NOW)
    async with kit.database.begin() as session:
        sealed = await keys.seal(session, 7, b"x", "row", NOW)
    await reload.run(kit, NOW)
    other = Database(settings.database, Vault(KEY))
    async with other.begin() as session:
        await keys.destroy(session, 7)
    await other.close()
    await reload.run(kit, NOW)

    async def read() -> None:
        async with kit.database.read() as session:
            await keys.unseal(session, sealed, "row")

    with pytest.raises(Unreadable):
        await read()


def test_every_process_looks_within_five_seconds():
    assert [seconds for seconds, job in TIMETABLE if job is reload.run and seconds < 5]
