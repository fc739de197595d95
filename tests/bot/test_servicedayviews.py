"""How a service day is told: always so that it fits below a picture, however much there is to tell."""

import re
from datetime import date

import pytest

from bot import servicedayviews
from bot.servicedayviews import Mine, Shown
from models.seats import SEATED, WAITING, Count, Place
from models.servicedays import Service, ServiceDay
from models.stations import Station
from tests.core import NOW
from tests.stories.conftest import ON_ONE_DATABASE

CAPTION = 1024
"""Characters that Telegram takes below a picture, without markup."""


def a_day(stations: int, services: int, words: str) -> Shown:
    places = tuple(
        Station(
            id=one, code=f"{one}", name="驿" * 70, address="路" * 200, latitude=34.7, longitude=113.6, updated_at=NOW
        )
        for one in range(stations)
    )
    offered = tuple(
        Service(id=one, service_day_id=1, emoji="💈", name=f'{{"zh-Hans":"{"理" * 30}"}}', seats=9)
        for one in range(1, services + 1)
    )
    said = f'{{"zh-Hans":"{words}"}}' if words else "{}"
    day = ServiceDay(
        id=1, month=date(2026, 12, 1), planned=NOW, day=date(2026, 12, 7), begins=540, ends=960, words=said, made_at=NOW
    )
    return Shown(day, offered, {one.number: Count(9, 3) for one in offered}, places)


@ON_ONE_DATABASE
@pytest.mark.parametrize(
    ("stations", "services", "words"), [(5, 12, "话" * 400), (5, 0, "话" * 400), (1, 4, "都免费。"), (0, 0, "")]
)
async def test_it_fits_below_a_picture_and_always_says_when_and_where(kit, stations, services, words):
    it = a_day(stations, services, words)
    places = {one.number: Place(SEATED if one.number % 2 else WAITING, 3) for one in it.services}
    told = servicedayviews.text("zh-Hans", kit, it, Mine(True, places, lost=it.services))
    shown = re.sub("<[^>]+>", "", told)
    assert len(shown.encode("utf-16-le")) // 2 <= CAPTION
    assert "12月7日周一 09:00–16:00" in shown
    assert "✅ 记下了，你来。" in shown
    assert ("临时取消了" in shown) == bool(services)
    assert shown.count("驿" * 50) == stations
    assert shown.count("📍") == max(1, stations)
    if words == "都免费。":
        assert words in shown
        assert shown.count("⏳") == shown.count("🎟") == 2
