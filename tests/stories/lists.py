"""What a person reads on a list of stations, and what it should say by a reckoning of the tests' own."""

import csv
import re
from dataclasses import dataclass
from datetime import datetime

from geographiclib.geodesic import Geodesic
from geopy.distance import geodesic

from bot.sandbox import Message
from tests.stories.conftest import DATA, SHANGHAI

ENTRY = re.compile(r"(\d+)\. (.+)\n(.+) (米|公里|m|km) · (\S+) · .+\n(.+)(?:\n((?s:.+)))?")
COMPASS = ("北边", "东北边", "东边", "东南边", "南边", "西南边", "西边", "西北边")


@dataclass(frozen=True)
class Entry:
    """A station on the list, as it is read."""

    number: int
    name: str
    away: str
    unit: str
    direction: str
    standing: str
    amenities: str

    @property
    def metres(self) -> float:
        """The distance, as far as it is told."""
        return float(self.away) * (1000 if self.unit in ("公里", "km") else 1)


def read(message: Message) -> list[Entry]:
    """Read the stations on a list of near ones."""
    found = [ENTRY.fullmatch(block) for block in message.text.split("\n\n")]
    return [Entry(int(match[1]), *match.groups("")[1:]) for match in found if match]


def names(message: Message) -> list[str]:
    """Read the names alone."""
    return [entry.name for entry in read(message)]


def by_brute_force(stations, here) -> list[tuple[str, float]]:
    """All stations by name with their metres, nearest first, as geopy reckons."""
    told = [(geodesic(here, (one.latitude, one.longitude)).meters, one.id, one.name) for one in stations]
    return [(name, metres) for metres, _, name in sorted(told)]


def compass(here, station) -> str:
    """In which direction one sets out, by the ellipsoid."""
    azimuth = Geodesic.WGS84.Inverse(*here, station.latitude, station.longitude)["azi1"]
    return COMPASS[round(azimuth / 45) % 8]


def source_rows() -> dict[str, dict[str, str]]:
    """The rows of the file that the stations come from, by name."""
    with (DATA / "stations.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["name"]: row for row in csv.DictReader(file)}


def standing(row: dict[str, str], now: datetime) -> str:
    """What should be said of a station's hours on an ordinary weekday: the source has few ways to write them."""
    hours, local = row["open_hours"], now.astimezone(SHANGHAI)
    assert local.weekday() < 4
    unsure = "" if row["open_hours_explicit"] == "1" else "（时间未核实）"
    if hours == "24小时":
        return f"🟢 24 小时开放{unsure}"
    spans = re.findall(r"(\d\d:\d\d)-(\d\d:\d\d)", hours)
    if not spans:
        return "⚪️ 开放时间未核实"
    clock = f"{local:%H:%M}"
    until = next((end for start, end in spans if start <= clock < end), None)
    if until:
        return f"🟢 开到 {until}{unsure}"
    later = next((start for start, _ in spans if start > clock), None)
    return f"🔴 现在关门，{later or f'明天 {spans[0][0]}'} 开{unsure}"
