"""Work that piles up is told, with how much and for how long."""

from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from jobs import backlog
from models import inbox
from tests.core import said


async def warnings(kit, later=timedelta(0)):
    with capture_logs() as logs:
        await backlog.run(kit, kit.clock.now() + later)
    return [{key: entry[key] for key in entry if key != "log_level"} for entry in logs]


@pytest.fixture
async def waiting(kit):
    """Three updates that nobody works off."""
    async with kit.database.begin() as session:
        await inbox.take_in(session, [said(number) for number in (1, 2, 3)], kit.clock.now())


async def test_what_waits_too_long_is_told_with_its_number_and_age(kit, waiting):
    assert await warnings(kit) == []
    (told,) = await warnings(kit, timedelta(seconds=90))
    assert told == {"event": "updates pile up", "count": 3, "seconds": pytest.approx(90, abs=5)}


async def test_what_waits_at_telegram_is_told(kit, telegram, monkeypatch):
    monkeypatch.setattr(backlog, "MANY", 1)
    wang = telegram.person("王")
    await wang.says("你好")
    assert await warnings(kit) == []
    await wang.says("在吗")
    assert await warnings(kit) == [{"event": "updates pile up at Telegram", "count": 2}]
