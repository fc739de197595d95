"""Rosters: which riders somebody may see, by filter, page and name, and how many there are of which kind."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, case, false, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models import areas, branches, looks, riders, rights
from models.areas import Atlas
from models.looks import Look
from models.members import Member
from models.riders import CONFIRMED, WAITING, Known, Rider
from models.rights import RIGHTS, Standing
from models.roles import ADMINISTRATOR
from models.rows import plain
from models.rules import RuleBroken

PAGE = 8
"""Riders on one page."""

MOST_FOUND = 20
"""Riders that a search shows."""

MOBILE, STALE = "mobile", "stale"
FILTERS = (CONFIRMED, WAITING, MOBILE, STALE)
"""Confirmed ones, those who wait for it, Party members without a branch here, and those long silent."""

ALL = "all"
"""Everybody on the roster: confirmed or waiting."""

LONG = 18
"""Digits that are no number any more."""

AT_ONCE = 250
"""Riders that are opened before others get their turn."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some riders of a roster: the first is number `skip` + 1 of `total`."""

    shown: list[Known]
    skip: int
    total: int


@dataclass(frozen=True, slots=True)
class Figures:
    """How many riders there are, and how many of the confirmed ones are of which kind.

    The keys are those of the district's file and ids of areas; None: a company that was typed, no known area.
    """

    confirmed: int
    waiting: int
    stale: int
    new: int
    trades: Mapping[str | None, int]
    companies: Mapping[str | None, int]
    areas: Mapping[int | None, int]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search shows, and how many it found."""

    shown: list[Known]
    total: int


async def admit(session: AsyncSession, person: int) -> None:
    """Raise RuleBroken when this person may see no roster."""
    await _scope(session, person, "roster.see")


async def counts(session: AsyncSession, person: int) -> dict[str, int]:
    """Return how many riders this person sees under each filter; raises RuleBroken for who may see none.

    Who looks after branches alone has no mobile members: that filter is left out.
    """
    who, scope = await _scope(session, person, "roster.see")
    filters = {name: _filter(session, name) for name in FILTERS if name != MOBILE or _has_areas(who)}
    columns = [func.count(case((condition, 1))) for condition in filters.values()]
    row = (await session.execute(_present(select(*columns), scope))).one()
    return dict(zip(filters, (int(count) for count in row), strict=True))


async def page(session: AsyncSession, person: int, which: str, skip: int) -> Page:
    """Return a page of one filter by area, then name; the last one when there are not that many.

    Only riders of the areas on this page are opened. Raises RuleBroken for who may see none.
    """
    _, scope = await _scope(session, person, "roster.see")
    conditions = (scope, _filter(session, which))
    order = _order(await areas.atlas(session))
    grouped = _present(select(col(Rider.area_id), func.count()), *conditions).group_by(col(Rider.area_id))
    sizes: list[tuple[int | None, int]] = [(area, size) for area, size in (await session.execute(grouped)).all()]
    sizes.sort(key=lambda one: order(one[0]))
    total = sum(size for _, size in sizes)
    skip = max(0, min(skip, total - 1) // PAGE * PAGE)
    wanted, before, first = [], 0, 0
    for area, size in sizes:
        if before + size <= skip:
            first = before + size
        elif before < skip + PAGE:
            wanted.append(area)
        before += size
    found = await _opened(session, *conditions, _in_areas(wanted))
    found.sort(key=lambda one: (order(one.rider.area_id), *_by_name(one)))
    return Page(found[skip - first : skip - first + PAGE], skip, total)


async def search(session: AsyncSession, person: int, words: str) -> Found:
    """Return whose name holds these words, or who has them as number, by name.

    Names are sealed, so everybody in scope is opened. Raises RuleBroken for who may see none.
    """
    _, scope = await _scope(session, person, "roster.see")
    wanted = _folded(words)
    number = col(Rider.number) == int(wanted) if wanted.isdecimal() and len(wanted) < LONG else false()
    everybody = await _opened(session, scope, _filter(session, ALL)) if wanted else []
    numbered = set((await session.execute(_present(select(col(Rider.member_id)), scope, number))).scalars())
    found = [one for one in everybody if wanted in _folded(one.profile.name) or one.rider.member_id in numbered]
    found.sort(key=_by_name)
    return Found(found[:MOST_FOUND], len(found))


async def one(session: AsyncSession, person: int, member_id: int, act: str = "roster.see") -> Known:
    """Return a rider of the roster. Raises RuleBroken for one who is not on it any more, or not theirs to see."""
    known = await riders.known(session, member_id)
    if known is None:
        await _scope(session, person, act)
    else:
        await rights.require(session, person, act, known.where)
    if known is None or known.rider.state not in (CONFIRMED, WAITING):
        raise RuleBroken("roster-gone")
    return known


async def take_out(session: AsyncSession, person: int, by: int, day: date, now: datetime) -> int:
    """Note that everybody in scope goes into a file of this person, who is the member `by`; return how many.

    Raises RuleBroken for who may take none.
    """
    _, scope = await _scope(session, person, "roster.export")
    members = _present(select(col(Rider.member_id)), scope, _filter(session, ALL))
    everybody = (await session.execute(members)).scalars().all()
    await looks.note(session, everybody, by, "export", day, now)
    return len(everybody)


async def taken_out(session: AsyncSession, person: int, by: int, day: date) -> list[Known]:
    """Return, by area and name, those in scope of whom it was noted on this day that they go into a file.

    Raises RuleBroken for who may take none (any more).
    """
    _, scope = await _scope(session, person, "roster.export")
    key = (col(Look.member_id) == col(Rider.member_id), col(Look.by) == by, col(Look.kind) == "export")
    noted = select(1).where(*key, col(Look.day) == day).exists()
    found = await _opened(session, scope, _filter(session, ALL), or_(noted, col(Rider.member_id) == by))
    order = _order(await areas.atlas(session))
    return sorted(found, key=lambda one: (order(one.rider.area_id), *_by_name(one)))


async def figures(session: AsyncSession, person: int, since: datetime) -> Figures:
    """Return the figures of the district; `new` are those confirmed since this moment.

    Raises RuleBroken for who may not see them.
    """
    await rights.require(session, person, "figures.see")
    confirmed = col(Rider.state) == CONFIRMED
    fresh = confirmed & (col(Rider.confirmed_at) >= since)
    wanted = (confirmed, col(Rider.state) == WAITING, _filter(session, STALE), fresh)
    totals = (await session.execute(_present(select(*(func.count(case((one, 1))) for one in wanted))))).one()

    async def by(column: Any) -> dict[Any, int]:
        counted = _present(select(column, func.count()), confirmed).group_by(column)
        return {row[0]: row[1] for row in (await session.execute(counted)).all()}

    every, waiting, stale, new = (int(total) for total in totals)
    kinds = [await by(column) for column in (col(Rider.trade), col(Rider.company), col(Rider.area_id))]
    return Figures(every, waiting, stale, new, *kinds)


async def scope(session: AsyncSession, person: int, act: str) -> ColumnElement[bool]:
    """Return which riders this person may do `act` with, as a condition. Raises RuleBroken when there can be none."""
    return (await _scope(session, person, act))[1]


async def _scope(session: AsyncSession, person: int, act: str) -> tuple[Standing, ColumnElement[bool]]:
    """Return what this person is, and which riders that lets them do `act` with; the same as `rights.covers` says."""
    who = await rights.standing(session, person)
    allowed = RIGHTS[act]
    if who.administrator and ADMINISTRATOR in allowed:
        return who, true()
    held = [role for role in who.roles if role.kind in allowed]
    if not held:
        raise RuleBroken("right-none")
    atlas = await areas.atlas(session)
    below = set().union(*(areas.below(atlas, role.area_id) for role in held if role.area_id is not None))
    inside = [branch.id for branch in await branches.every(session) if branch.area_id in below]
    own = [role.branch_id for role in held if role.branch_id is not None]
    homes = [riders.mark(session, f"branch:{number}") for number in {*inside, *own}]
    return who, or_(col(Rider.area_id).in_(below), col(Rider.home).in_(homes))


def _has_areas(who: Standing) -> bool:
    return who.administrator or any(
        role.kind in RIGHTS["roster.see"] and role.area_id is not None for role in who.roles
    )


def _filter(session: AsyncSession, which: str) -> ColumnElement[bool]:
    """Return the condition of a filter; of who was declined the roster knows nothing. Raises KeyError."""
    on_roster = col(Rider.state).in_((CONFIRMED, WAITING))
    conditions = {
        ALL: on_roster,
        CONFIRMED: col(Rider.state) == CONFIRMED,
        WAITING: col(Rider.state) == WAITING,
        MOBILE: on_roster & (col(Rider.home) == riders.mark(session, "mobile")),
        STALE: (col(Rider.state) == CONFIRMED) & col(Rider.stale_at).is_not(None),
    }
    return conditions[which]


def _present(statement: Any, *conditions: ColumnElement[bool]) -> Any:
    """Return the statement for riders who fit; who had everything erased is none."""
    joined = statement.select_from(Rider).join(Member, col(Member.id) == col(Rider.member_id))
    return joined.where(col(Member.telegram_id).is_not(None), *conditions)


def _in_areas(wanted: Sequence[int | None]) -> ColumnElement[bool]:
    known = col(Rider.area_id).in_([area for area in wanted if area is not None])
    return known | col(Rider.area_id).is_(None) if None in wanted else known


async def _opened(session: AsyncSession, *conditions: ColumnElement[bool]) -> list[Known]:
    """Return the riders that fit, opened some at a time, so that others get their turn in between."""
    members = (await session.execute(_present(select(col(Rider.member_id)), *conditions))).scalars().all()
    found: list[Known] = []
    for start in range(0, len(members), AT_ONCE):
        found += await riders.several(session, members[start : start + AT_ONCE])
        await asyncio.sleep(0)
    return found


def _order(atlas: Atlas) -> Callable[[int | None], tuple[Any, ...]]:
    """Return what areas are sorted by: as on the map's list, those below after the one above, no area last."""

    @cache
    def place(area_id: int | None) -> tuple[Any, ...]:
        way = areas.path(atlas, area_id)
        return (not way, [(area.sort, area.code) for area in way])

    return place


def _by_name(one: Known) -> tuple[str, int]:
    return _folded(one.profile.name), one.rider.member_id


def _folded(text: str) -> str:
    return "".join(plain(text).split())
