"""A ledger to play with: riders with accounts, a reward at a station with its keeper, and every way to move points."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.database import Database
from models import ledger, ledgerchecks, reservations, riders, roles, stations
from models.ledger import BASE, CONTRIBUTION, DEDUCTION, OtherContent, Posting
from models.reservations import CANCELLED, HANDED, HELD, KEPT, LAPSED, UNDONE, Reservation, Wish
from models.rewards import Reward, Shelf
from models.riders import Profile
from models.rules import RuleBroken
from tests.core import NOW
from tests.models import house

TODAY = date(2026, 11, 21)
KEEPER = 500
VALID, UNDOING = timedelta(days=7), timedelta(minutes=10)

POINTS = st.integers(1, 40)
WHICH = st.integers(0, 30)


@dataclass
class Shop:
    """Where rewards are: a station with a keeper."""

    station: int
    made: int = 0
    riders: list[int] = field(default_factory=list)


async def open_shop(session: AsyncSession) -> Shop:
    """Enter a station with its keeper."""
    facts = {"code": "warm", "name": "暖心驿站", "latitude": 34.7, "longitude": 113.6}
    await stations.upsert(session, [facts], NOW)
    (station,) = await stations.every(session)
    await house.gives(session, KEEPER, roles.KEEPER, station_id=station.id)
    return Shop(station.id or 0)


async def new_rider(session: AsyncSession, person: int, points: int = 0) -> int:
    """Enter somebody who is checked in and has so many points; return the member's id."""
    member = (await house.checks_in(session, person, Profile(f"骑手{person}"))).rider.member_id
    await riders.confirm(session, member, NOW)
    if points:
        await ledger.post(session, Posting(member, points, BASE, "start", f"start:{member}"), TODAY, NOW)
    return member


async def new_reward(session: AsyncSession, shop: Shop, price: int, pieces: int, a_quarter: int | None = None) -> int:
    """Enter a reward that the shop has so many pieces of."""
    shop.made += 1
    reward = Reward(code=f"R{shop.made}", name="手套", price=price, a_quarter=a_quarter, updated_at=NOW)
    session.add(reward)
    await session.flush()
    session.add(Shelf(reward_id=reward.number, station_id=shop.station, supplied=pieces))
    await session.flush()
    return reward.number


async def tried(database: Database, act: Callable[[AsyncSession], Awaitable[object]]) -> str | None:
    """Do something in a transaction of its own; return None when it was done, else the key of why it may not be."""
    try:
        async with database.begin(durable=False) as session:
            await act(session)
    except RuleBroken as refused:
        return refused.key
    return None


class Ledger(RuleBasedStateMachine):
    """Play with points in any order, one by one and several at once; a plain reckoning in memory goes along."""

    database: Database
    shop: Shop
    run: Callable[[Awaitable[object]], object]

    @initialize(price=st.integers(1, 30), pieces=st.integers(1, 3), most=st.sampled_from((None, 2)))
    def open(self, price: int, pieces: int, most: int | None) -> None:
        self.price, self.most, self.supplied, self.minute = price, most, pieces, 0
        self.postings: list[Posting] = []
        self.wishes: list[tuple[int, str]] = []
        self.run(self._open())

    async def _open(self) -> None:
        async with self.database.begin(durable=False) as session:
            person = 1000 + 2 * self.shop.made
            self.members = [await new_rider(session, person), await new_rider(session, person + 1)]
            self.reward = await new_reward(session, self.shop, self.price, self.supplied, self.most)
        self.balances = dict.fromkeys(self.members, 0)
        self.shelf: dict[int, str] = {}

    @rule(who=st.integers(0, 1), points=POINTS, kind=st.sampled_from((BASE, CONTRIBUTION, DEDUCTION)))
    def post(self, who: int, points: int, kind: str) -> None:
        """Enter something new."""
        member = self.members[who]
        posting = Posting(member, points, kind, "rule", f"rule:{self.shop.made}:{len(self.postings)}")
        self.postings.append(posting)
        posted = self.act(lambda session: ledger.post(session, posting, TODAY, NOW))
        before = self.balances[member]
        self.balances[member] = max(0, before - points) if kind == DEDUCTION else before + points
        assert posted.new
        assert posted.balance == self.balances[member]

    @precondition(lambda self: self.postings)
    @rule(which=WHICH, more=st.integers(0, 1))
    def replay(self, which: int, more: int) -> None:
        """Enter again what is there: nothing happens; with another amount it is an error."""
        old = self.postings[which % len(self.postings)]
        again = Posting(old.member_id, old.amount + more, old.kind, old.rule, old.key)
        try:
            posted = self.act(lambda session: ledger.post(session, again, TODAY, NOW))
        except OtherContent:
            assert more
        else:
            assert (more, posted.new, posted.balance) == (0, False, self.balances[old.member_id])

    @precondition(lambda self: self.postings)
    @rule(which=WHICH)
    def reverse(self, which: int) -> None:
        """Reverse an entry; what is spent is waived, and twice is once."""
        old = self.postings[which % len(self.postings)]
        wrong = self.act(lambda session: ledger.by_key(session, old.key))
        back = self.act(lambda session: ledger.reverse(session, wrong.number, None, TODAY, NOW))
        before = self.balances[old.member_id]
        if back.new:
            self.balances[old.member_id] = max(0, before - wrong.amount)
            assert back.entry.waived == max(0, wrong.amount - before)
        assert back.balance == self.balances[old.member_id]
        assert self.act(lambda session: ledger.reverse(session, wrong.number, None, TODAY, NOW)).new is False

    @rule(who=st.integers(0, 1))
    def reserve(self, who: int) -> None:
        """Reserve a piece: there has to be one, and points, and not too many had in the quarter."""
        member, wish = self.members[who], f"wish:{self.shop.made}:{len(self.wishes)}"
        self.wishes.append((member, wish))
        held = [one for one in self.shelf if self.shelf[one] in KEPT]
        mine = sum(self.owner[one] == member for one in held) if held else 0
        refused = self.tries(self._reserving(member, wish))
        if self.most is not None and mine >= self.most:
            assert refused == "reward-had-enough"
        elif self.balances[member] < self.price:
            assert refused == "points-too-few"
        elif len(held) >= self.supplied:
            assert refused == "reward-none-left"
        else:
            assert refused is None
        self.look_again()

    @precondition(lambda self: self.wishes)
    @rule(which=WHICH)
    def press_again(self, which: int) -> None:
        """Reserve by a press that was made before: it is that reservation, or none for the same reason or another."""
        member, wish = self.wishes[which % len(self.wishes)]
        known = wish in self.by_wish
        before = dict(self.shelf)
        refused = self.tries(self._reserving(member, wish))
        self.look_again()
        if known:
            assert (refused, self.shelf) == (None, before)

    @rule(which=WHICH, how=st.sampled_from(("hand", "undo", "late", LAPSED, CANCELLED)))
    def go_on(self, which: int, how: str) -> None:
        """Hand out, undo, let lapse, or give back; what there is after a race is no matter for a precondition."""
        if not self.shelf:
            return
        number = sorted(self.shelf)[which % len(self.shelf)]
        before, owner = self.shelf[number], self.owner[number]
        self.tries(self._going_on(number, how))
        after = {
            ("hand", HELD): HANDED,
            ("undo", HANDED): UNDONE,
            (LAPSED, HELD): LAPSED,
            (CANCELLED, HELD): CANCELLED,
        }.get((how, before), before)
        if before in KEPT and after not in KEPT:
            self.balances[owner] += self.price
        had = dict(self.balances)
        self.look_again()
        assert self.shelf[number] == after
        assert self.balances == had

    @rule(more=st.integers(0, 2))
    def supply(self, more: int) -> None:
        """Bring more pieces."""
        self.supplied += more
        shelf = update(Shelf).where(col(Shelf.reward_id) == self.reward).values(supplied=self.supplied)
        self.act(lambda session: session.execute(shelf))

    @rule(
        acts=st.lists(
            st.tuples(st.sampled_from(("post", "reserve", "go_on", "reverse")), WHICH), min_size=2, max_size=5
        )
    )
    def at_once(self, acts: list[tuple[str, int]]) -> None:
        """Do several things at the same time, over a connection each."""
        doing = [one for one in (self._doing(kind, which) for kind, which in acts) if one is not None]
        self.run(self._together(doing))
        self.look_again()

    @invariant()
    def holds(self) -> None:
        """All that must hold of the ledger holds, and the balances are what the plain reckoning says."""
        found, balances = self.run(self._looking())
        assert found == []
        assert balances == self.balances

    def act(self, doing: Callable[[AsyncSession], Awaitable[object]]):
        async def once() -> object:
            async with self.database.begin(durable=False) as session:
                return await doing(session)

        return self.run(once())

    def tries(self, doing: Callable[[AsyncSession], Awaitable[object]]) -> str | None:
        return self.run(tried(self.database, doing))

    def look_again(self) -> None:
        """Read what became of the reservations, and the balances."""

        async def read() -> tuple[list[Reservation], dict[int, int]]:
            async with self.database.read() as session:
                found = [one for member in self.members for one in await reservations.of(session, member)]
                return found, {member: await ledger.balance(session, member) for member in self.members}

        found, self.balances = self.run(read())
        self.shelf = {one.number: one.state for one in found}
        self.owner = {one.number: one.member_id for one in found}
        assert sum(state in KEPT for state in self.shelf.values()) <= self.supplied

    @property
    def by_wish(self) -> set[str]:
        """Return the presses that made a reservation."""

        async def read() -> set[str]:
            async with self.database.read() as session:
                return {one.wish for member in self.members for one in await reservations.of(session, member)}

        return self.run(read())

    def _doing(self, kind: str, which: int) -> Callable[[AsyncSession], Awaitable[object]] | None:
        member = self.members[which % 2]
        if kind == "post":
            deducted = DEDUCTION if which % 3 == 0 else BASE
            posting = Posting(member, which + 1, deducted, "rule", f"rule:{self.shop.made}:{len(self.postings)}")
            self.postings.append(posting)
            return lambda session: ledger.post(session, posting, TODAY, NOW)
        if kind == "reserve":
            wish = f"wish:{self.shop.made}:{len(self.wishes) - which % 2}"  # now and then the same press twice
            self.wishes.append((member, wish))
            return self._reserving(member, wish)
        if kind == "go_on" and self.shelf:
            number = sorted(self.shelf)[which % len(self.shelf)]
            return self._going_on(number, ("hand", "undo", LAPSED, CANCELLED)[which % 4])
        if kind == "reverse" and self.postings:
            key = self.postings[which % len(self.postings)].key
            return lambda session: self._reversing(session, key)
        return None

    def _reserving(self, member: int, wish: str) -> Callable[[AsyncSession], Awaitable[object]]:
        wanted = Wish(self.reward, self.shop.station, wish)
        return lambda session: reservations.reserve(session, member, wanted, VALID, TODAY, NOW)

    def _going_on(self, number: int, how: str) -> Callable[[AsyncSession], Awaitable[object]]:
        if how == "hand":
            return lambda session: reservations.hand_out(session, KEEPER, number, NOW)
        if how in ("undo", "late"):
            at = NOW if how == "undo" else NOW + 2 * UNDOING
            return lambda session: reservations.undo(session, KEEPER, number, UNDOING, TODAY, at)
        return lambda session: reservations.give_back(session, number, how, TODAY, NOW)

    async def _reversing(self, session: AsyncSession, key: str) -> None:
        wrong = await ledger.by_key(session, key)
        if wrong is not None:
            await ledger.reverse(session, wrong.number, None, TODAY, NOW)

    async def _together(self, doing: list[Callable[[AsyncSession], Awaitable[object]]]) -> None:
        await asyncio.gather(*(tried(self.database, one) for one in doing))

    async def _looking(self) -> tuple[list[ledgerchecks.Finding], dict[int, int]]:
        async with self.database.read() as session:
            balances = {member: await ledger.balance(session, member) for member in self.members}
            return await ledgerchecks.look(session), balances
