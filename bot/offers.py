"""What a rider can get for points now, and where: what they can afford first, each at the stations that are nearest."""

from dataclasses import dataclass
from datetime import date
from statistics import fmean

from sqlalchemy.ext.asyncio import AsyncSession

from bot.kit import Kit
from bot.stationbook import StationBook
from models import areas, favourites, ledger, reservations, rewards, riders
from models.places import Position, distance
from models.rewards import Reward, Shelf
from models.stations import Station


@dataclass(frozen=True, slots=True)
class Place:
    """A station with pieces left of a reward; `metres` is how far it is (None: nobody said where they are)."""

    station: Station
    left: int
    metres: float | None


@dataclass(frozen=True, slots=True)
class Offer:
    """A reward, where there are pieces of it, nearest first, and how many of it the rider had in this quarter."""

    reward: Reward
    places: tuple[Place, ...]
    had: int

    @property
    def enough(self) -> bool:
        """Tell whether the rider had as many in this quarter as one may have."""
        return self.reward.a_quarter is not None and self.had >= self.reward.a_quarter

    @property
    def left(self) -> int:
        """Return how many pieces can be reserved, wherever they are."""
        return sum(place.left for place in self.places)


@dataclass(frozen=True, slots=True)
class Offers:
    """What there is for somebody who has so many points; `gone` are rewards of which no piece is left anywhere."""

    balance: int
    checked_in: bool
    held: int
    there: tuple[Offer, ...]
    gone: int

    def to_go(self, offer: Offer) -> int:
        """Return how many points are still missing for a reward."""
        return max(0, offer.reward.price - self.balance)


async def offers(kit: Kit, session: AsyncSession, member_id: int, here: Position | None, day: date) -> Offers:
    """Return what can be had for points on a day: first what this member can afford, the nearest first.

    `here` is where they are. Without it nearest is by a station that they keep, else by their area, and nothing says
    how far it is.
    """
    open_ = await rewards.offered(session, day)
    shelves: dict[int, list[Shelf]] = {}
    for shelf in await rewards.shelves(session, [one.number for one in open_]):
        shelves.setdefault(shelf.reward_id, []).append(shelf)
    near = _Nearness(kit.stations, here, here or await _anchor(kit.stations, session, member_id))
    had = await reservations.had(session, member_id, day)
    every = [Offer(one, near.places(shelves.get(one.number, [])), had.get(one.number, 0)) for one in open_]
    balance = await ledger.balance(session, member_id)
    there = sorted((one for one in every if one.places), key=lambda one: _rank(one, balance, near))
    known = await riders.find(session, member_id)
    held = [one for one in await reservations.of(session, member_id) if one.state == reservations.HELD]
    confirmed = known is not None and known.state == riders.CONFIRMED
    return Offers(balance, confirmed, len(held), tuple(there), len(every) - len(there))


async def offer(
    kit: Kit, session: AsyncSession, member_id: int, reward: Reward, here: Position | None, day: date
) -> Offer:
    """Return one reward as it is offered to a member, who is `here`, if that is known."""
    near = _Nearness(kit.stations, here, here or await _anchor(kit.stations, session, member_id))
    had = await reservations.count(session, member_id, reward.number, day)
    return Offer(reward, near.places(await rewards.shelves(session, [reward.number])), had)


class _Nearness:
    """Tell how near stations are to somebody, each station once."""

    def __init__(self, book: StationBook, here: Position | None, anchor: Position | None) -> None:
        self.here, self.anchor = here, anchor
        self.stations = {station.id: station for station in book.everything()}
        self._metres: dict[int, float] = {}

    def places(self, shelves: list[Shelf]) -> tuple[Place, ...]:
        on = [shelf for shelf in shelves if shelf.left > 0 and shelf.station_id in self.stations]
        on.sort(key=lambda shelf: (self.metres(shelf.station_id), -shelf.left, shelf.station_id))
        known = self.here is not None
        return tuple(
            Place(self.stations[one.station_id], one.left, self.metres(one.station_id) if known else None) for one in on
        )

    def metres(self, station_id: int) -> float:
        if self.anchor is None:
            return 0.0
        if station_id not in self._metres:
            station = self.stations[station_id]
            self._metres[station_id] = distance(self.anchor, (station.latitude, station.longitude))
        return self._metres[station_id]


def _rank(one: Offer, balance: int, near: _Nearness) -> tuple[int, int, float, int, int]:
    missing = max(0, one.reward.price - balance)
    group = 2 if one.enough else 1 if missing else 0
    return group, missing, near.metres(one.places[0].station.id or 0), one.reward.price, one.reward.number


async def _anchor(book: StationBook, session: AsyncSession, member_id: int) -> Position | None:
    """Return where a member may be expected: at a station that they keep, else in the middle of their area's."""
    every = {station.id: station for station in book.everything()}
    for kept in await favourites.of(session, member_id):
        if kept in every:
            return every[kept].latitude, every[kept].longitude
    rider = await riders.find(session, member_id)
    if rider is None or rider.area_id is None or book.atlas is None:
        return None
    below = areas.below(book.atlas, rider.area_id)
    around = [(one.latitude, one.longitude) for one in every.values() if one.area_id in below]
    return (fmean(one[0] for one in around), fmean(one[1] for one in around)) if around else None
