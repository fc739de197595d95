"""Five nearest of 100, 10,000 and 100,000 stations: ours, brute force with numpy, and SQLite's R*Tree.

All three answer the same questions one after the other, in the same run, and must give the same answer: the
stations, their order and their distances by geopy's geodesic. Each looks for candidates in its own way and
measures no more of them than it must; the R*Tree is told how dense stations are, to begin with a good box.
Filtered means: open now and with hot water, about three in ten.
"""

import sqlite3
import statistics
import sys
from math import cos, radians, sin, sqrt
from random import Random
from time import perf_counter_ns

import numpy as np
from rich.console import Console
from rich.progress import track
from rich.table import Table

from models.nearest import Index
from models.places import distance

SIZES = (100, 10_000, 100_000)
QUESTIONS = 400
CHECKED_BY_GEODESIC_ALONE = {100: 20, 10_000: 4, 100_000: 1}
ADDED = 500
NEAREST = 5
HOT_WATER = 1
NOW = 14 * 60
CITY, REACH = (34.75, 113.65), 0.3  # degrees around the middle of Zhengzhou
A, B = 6_378_137.0, 6_356_752.314245


class Stations:
    """Made-up stations: where they are, what they have, from when to when they are open (minutes)."""

    def __init__(self, count, dice):
        self.places = [somewhere(dice) for _ in range(count)]
        self.bits = [HOT_WATER if dice.random() < 0.5 else 2 for _ in range(count)]
        self.opens = [0 if dice.random() < 0.6 else 15 * 60 for _ in range(count)]
        self.closes = [dice.choice((18, 20, 22, 24)) * 60 for _ in range(count)]

    def open(self, key):
        return self.opens[key] <= NOW < self.closes[key]


def somewhere(dice):
    return CITY[0] + dice.uniform(-REACH, REACH), CITY[1] + dice.uniform(-REACH, REACH)


def centred(latitude, longitude):
    up, round_ = radians(latitude), radians(longitude)
    normal = A / sqrt(1 - (1 - (B / A) ** 2) * sin(up) ** 2)
    return normal * cos(up) * cos(round_), normal * cos(up) * sin(round_), normal * (B / A) ** 2 * sin(up)


def measured(here, candidates):
    """Return the five nearest by geodesic of (chord, key, place), which come in the order of the chord.

    Stops when the next chord alone is longer than the fifth distance.
    """
    found = []
    for chord, key, place in candidates:
        if len(found) >= NEAREST and chord > sorted(found)[NEAREST - 1][0]:
            break
        found.append((distance(here, place), key))
    return [(key, metres) for metres, key in sorted(found)[:NEAREST]]


class Ours:
    name = "our index"

    def __init__(self, stations):
        self.stations = stations
        self.index = Index()
        for key, (latitude, longitude) in enumerate(stations.places):
            self.index.put(key, latitude, longitude, stations.bits[key])

    def ask(self, here, filtered):
        if filtered:
            return self.index.nearest(*here, NEAREST, bits=HOT_WATER, keep=self.stations.open)
        return self.index.nearest(*here, NEAREST)

    def add(self, key, place):
        self.index.put(key, *place, HOT_WATER)


class Numpy:
    name = "numpy, brute force"

    def __init__(self, stations):
        room = len(stations.places) + ADDED
        self.places = list(stations.places)
        self.xyz = np.full((room, 3), np.inf)
        self.xyz[: len(self.places)] = [centred(*place) for place in self.places]
        self.bits = np.zeros(room, dtype=np.int32)
        self.opens, self.closes = np.zeros(room, dtype=np.int32), np.zeros(room, dtype=np.int32)
        for column, values in (
            (self.bits, stations.bits),
            (self.opens, stations.opens),
            (self.closes, stations.closes),
        ):
            column[: len(values)] = values

    def ask(self, here, filtered):
        count = len(self.places)
        keys = None
        xyz = self.xyz[:count]
        if filtered:
            hot = self.bits[:count] & HOT_WATER == HOT_WATER
            keys = np.flatnonzero(hot & (self.opens[:count] <= NOW) & (self.closes[:count] > NOW))
            xyz = xyz[keys]
        away = xyz - np.array(centred(*here))
        squares = np.einsum("ij,ij->i", away, away)
        few = min(NEAREST + 3, len(squares))
        first = np.argpartition(squares, few - 1)[:few]
        first = first[np.argsort(squares[first])]
        chosen = first if keys is None else keys[first]
        chords = np.sqrt(squares[first])
        candidates = zip(chords.tolist(), chosen.tolist(), strict=True)
        return measured(here, ((chord, key, self.places[key]) for chord, key in candidates))

    def add(self, key, place):
        self.xyz[key] = centred(*place)
        self.bits[key], self.opens[key], self.closes[key] = HOT_WATER, 0, 1440
        self.places.append(place)


class RTree:
    name = "SQLite R*Tree"
    plain = "SELECT id, latitude, longitude FROM station WHERE n>=? AND s<=? AND e>=? AND w<=?"
    only = f" AND bits & {HOT_WATER} AND opens <= {NOW} AND closes > {NOW}"

    def __init__(self, stations):
        self.database = sqlite3.connect(":memory:", isolation_level=None)
        self.database.execute(
            "CREATE VIRTUAL TABLE station USING rtree"
            "(id, s, n, w, e, +latitude REAL, +longitude REAL, +bits INT, +opens INT, +closes INT)"
        )
        self.database.execute("BEGIN")
        self.database.executemany(
            "INSERT INTO station VALUES (?,?,?,?,?,?,?,?,?,?)",
            [
                (key, at[0], at[0], at[1], at[1], *at, stations.bits[key], stations.opens[key], stations.closes[key])
                for key, at in enumerate(stations.places)
            ],
        )
        self.database.execute("COMMIT")
        area = (2 * REACH * 111_000) ** 2 * cos(radians(CITY[0]))
        self.guess = sqrt(area / len(stations.places) * NEAREST / 3) * 1.3

    def ask(self, here, filtered):
        """Look into growing boxes until the fifth nearest is surely in."""
        reach = self.guess * (1.8 if filtered else 1)
        origin = centred(*here)
        statement = self.plain + (self.only if filtered else "")
        while True:
            north = reach / 110_000
            east = reach / (110_000 * cos(radians(abs(here[0]) + north)))
            box = (here[0] - north, here[0] + north, here[1] - east, here[1] + east)
            candidates = []
            for key, latitude, longitude in self.database.execute(statement, box):
                x, y, z = centred(latitude, longitude)
                chord = sqrt((x - origin[0]) ** 2 + (y - origin[1]) ** 2 + (z - origin[2]) ** 2)
                candidates.append((chord, key, (latitude, longitude)))
            found = measured(here, sorted(candidates))
            if len(found) == NEAREST and found[-1][1] <= reach:
                return found
            reach *= 2

    def add(self, key, place):
        values = (key, place[0], place[0], place[1], place[1], *place, HOT_WATER, 0, 1440)
        self.database.execute("INSERT INTO station VALUES (?,?,?,?,?,?,?,?,?,?)", values)


def by_geodesic_alone(stations, here, filtered):
    metres = [
        (distance(here, place), key)
        for key, place in enumerate(stations.places)
        if not filtered or (stations.bits[key] & HOT_WATER and stations.open(key))
    ]
    return [(key, away) for away, key in sorted(metres)[:NEAREST]]


def asked(contestants, stations, filtered, dice):
    """Return the microseconds that each took for each question; all must agree."""
    took = {each.name: [] for each in contestants}
    for number in range(QUESTIONS):
        here = somewhere(dice)
        answers = []
        for each in contestants:
            start = perf_counter_ns()
            answers.append(each.ask(here, filtered))
            took[each.name].append((perf_counter_ns() - start) / 1000)
        if number < CHECKED_BY_GEODESIC_ALONE[len(stations.places)]:
            answers.append(by_geodesic_alone(stations, here, filtered))
        assert all(answer == answers[0] for answer in answers), (here, answers)
    return took


def added(contestants, count, dice):
    took = {each.name: [] for each in contestants}
    for number in range(ADDED):
        place = somewhere(dice)
        for each in contestants:
            start = perf_counter_ns()
            each.add(count + number, place)
            took[each.name].append((perf_counter_ns() - start) / 1000)
    return took


def rows(table, what, count, took):
    ours = statistics.median(took[Ours.name])
    for name, times in took.items():
        median, p99 = statistics.median(times), sorted(times)[int(len(times) * 0.99)]
        ratio = "1" if name == Ours.name else f"{median / ours:.1f}"
        first = name == Ours.name
        table.add_row(
            f"{count:,}" if first else "", what if first else "", name, f"{median:,.1f}", f"{p99:,.1f}", ratio
        )
    table.add_section()


def main():
    console = Console()
    table = Table(title="Five nearest stations, microseconds (same answers, one run)")
    for name in ("stations", "question", "by", "median", "p99", "× ours"):
        table.add_column(name, justify="left" if name in ("question", "by") else "right")
    for count in track(SIZES, "measuring", console=console, transient=True, disable=not sys.stdout.isatty()):
        dice = Random(f"stations {count}")
        stations = Stations(count, dice)
        contestants = [Ours(stations), Numpy(stations), RTree(stations)]
        rows(table, "plain", count, asked(contestants, stations, False, dice))
        rows(table, "open, hot water", count, asked(contestants, stations, True, dice))
        rows(table, "add one", count, added(contestants, count, dice))
    console.print(table)
    passing = sum(bits & HOT_WATER and stations.open(key) for key, bits in enumerate(stations.bits)) / count
    geodesics = []
    for _ in range(500):
        start = perf_counter_ns()
        distance(CITY, somewhere(dice))
        geodesics.append((perf_counter_ns() - start) / 1000)
    share = NEAREST * statistics.median(geodesics)
    console.print(f"{passing:.0%} pass the filter. Five distances by geodesic are {share:.0f} µs of every answer.")


if __name__ == "__main__":
    main()
