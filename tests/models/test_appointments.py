"""Moments as people write them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from models import appointments
from models.rules import RuleBroken

SHANGHAI = ZoneInfo("Asia/Shanghai")
WEDNESDAY = datetime(2026, 11, 18, 10, 0, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("明天15:00", "2026-11-19 15:00"),
        ("明天 下午 2：30", "2026-11-19 14:30"),
        ("11-25 09:30", "2026-11-25 09:30"),
        ("1月3日上午9点", "2027-01-03 09:00"),
        ("2026年11月20日 10点", "2026-11-20 10:00"),
        ("今晚8点", "2026-11-18 20:00"),
        ("明早九点", "2026-11-19 09:00"),
        ("大后天十二点半", "2026-11-21 12:30"),
        ("周五下午三点半", "2026-11-20 15:30"),
        ("下周一 8:30", "2026-11-23 08:30"),
        ("25号 14:00", "2026-11-25 14:00"),
        ("3号 14:00", "2026-12-03 14:00"),
        ("三点", "2026-11-18 15:00"),
        ("03:00", "2026-11-19 03:00"),
        ("9点", "2026-11-19 09:00"),
        ("tomorrow 3pm", "2026-11-19 15:00"),
    ],
)
def test_a_moment_is_understood_as_it_is_meant(said, meant):
    assert f"{appointments.read(said, WEDNESDAY, SHANGHAI):%Y-%m-%d %H:%M}" == meant


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("明天", "appointment-unclear"),
        ("下辈子", "appointment-unclear"),
        ("11-31 9:00", "appointment-unclear"),
        ("明天25:00", "appointment-unclear"),
        ("31号 9:00", "appointment-unclear"),
        ("今天9:00", "appointment-over"),
        ("11-17 9:00", "appointment-over"),
        ("2028-1-1 9:00", "appointment-too-far"),
    ],
)
def test_what_can_t_be_a_moment_is_refused(said, why):
    with pytest.raises(RuleBroken) as broken:
        appointments.read(said, WEDNESDAY, SHANGHAI)
    assert broken.value.key == why
