"""To whom a broadcast goes: how that is called, and the lists in which it is chosen, with how many each would be."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from bot.broadcastparts import AUDIENCE, Shown, View, ticked
from bot.keyboards import Button, inline
from bot.texts import Markup
from models import areas, audiences, branches, riders, rights
from models.areas import Atlas
from models.audiences import Audience
from models.rights import Standing
from models.roles import SECRETARY

BRANCHES, AREAS, TRADES, COMPANIES = "b", "a", "t", "c"

COLUMNS = {BRANCHES: "home", AREAS: "area_id", TRADES: "trade", COMPANIES: "company"}
"""By which column of a rider each part of an audience goes."""

FIELDS = {BRANCHES: "branches", AREAS: "areas", TRADES: "trades", COMPANIES: "companies"}

PAGE = 8
"""Choices that are shown at once."""

NAMED = 4
"""Names of one kind that a line has room for."""


class Choice(NamedTuple):
    """Something that can be chosen: its key, its name, how many riders it is, and whether there is more below it."""

    key: int | str
    name: str
    many: int
    opens: bool = False


async def shown(view: View, name: str) -> Shown:
    """Return the screen of what an audience is made of, or one of its lists: `<part>:<skip>[:<area above>]`."""
    if name == AUDIENCE:
        return await _menu(view)
    part, skip, *above = name.split(":")
    return await _list(view, part, int(skip), int(above[0]) if above else None)


def toggled(audience: Audience, part: str, key: str) -> Audience:
    """Return an audience with one choice more, or less. Raises ValueError for what is none."""
    if part == "p":
        return replace(audience, party=not audience.party)
    value = int(key) if part in (BRANCHES, AREAS) else key
    name = FIELDS[part]
    chosen: tuple[Any, ...] = getattr(audience, name)
    changed = tuple(one for one in chosen if one != value) if value in chosen else (*chosen, value)
    return _with(audience, name, changed)


def _with(audience: Audience, name: str, chosen: tuple[Any, ...]) -> Audience:
    columns: dict[str, Any] = {name: chosen}
    return replace(audience, **columns)


async def named(view: View) -> Markup:
    """Return to whom a broadcast goes, in words."""
    audience, district, language = view.broadcast.to, view.district, view.language
    atlas = await areas.atlas(view.session)
    known = {branch.id: branch.name for branch in await branches.every(view.session)}
    parts = [
        _names(view, [known.get(number, "?") for number in audience.branches]),
        _names(view, [atlas.areas[area].name for area in audience.areas if area in atlas.areas]),
        _names(view, [district.trade(key, language) for key in audience.trades]),
        _names(view, [district.company(key, language) for key in audience.companies]),
        view.plain("broadcast-party") if audience.party else "",
        view.plain("broadcast-missed") if audience.missed else "",
    ]
    if not audience.branches and not audience.areas:
        parts.insert(0, await _everybody(view, atlas, known))
    return view.say("broadcast-who", who=view.plain("broadcast-and").join(part for part in parts if part))


async def _everybody(view: View, atlas: Atlas, known: Mapping[int | None, str]) -> str:
    who = await rights.standing(view.session, view.broadcast.to.person or 0)
    if who.administrator:
        return view.plain("broadcast-district", district=view.district.name_in(view.language))
    return _names(view, [name for name in _own(who, atlas, known) if name])


def _own(who: Standing, atlas: Atlas, known: Mapping[int | None, str]) -> Iterable[str]:
    for role in who.roles:
        if role.kind == SECRETARY:
            area = atlas.areas.get(role.area_id or 0)
            yield area.name if area else known.get(role.branch_id, "")


def _names(view: View, names: list[str]) -> str:
    told = view.plain("list-separator").join(names[:NAMED])
    return view.plain("broadcast-and-more", names=told, count=len(names)) if len(names) > NAMED else told


async def _menu(view: View) -> Shown:
    audience = view.broadcast.to
    count = await audiences.count(view.session, audience, view.broadcast.topic)
    text = view.say("broadcast-whom-ask", count=count, who=await named(view))
    first = f"{BRANCHES}:0", f"{AREAS}:0", f"{TRADES}:0", f"{COMPANIES}:0"
    branch, area, trade, company = (
        view.press(ticked(bool(getattr(audience, FIELDS[name[0]])), view.plain(f"broadcast-part-{name[0]}")), "v", name)
        for name in first
    )
    party = view.press(ticked(audience.party, view.plain("broadcast-party")), "t", "p", 1, 0)
    narrowed = audience != Audience(person=audience.person)
    everybody = [view.press(view.plain("broadcast-everybody"), "a")] if narrowed else []
    return text, inline([branch, area], [trade, company], [party], everybody, [view.back()])


async def _list(view: View, part: str, skip: int, above: int | None) -> Shown:
    """Show what can be chosen of one part, with how many each would be beside all that is chosen of the others."""
    audience, topic = view.broadcast.to, view.broadcast.topic
    others = _with(audience, FIELDS[part], ())
    spread = await audiences.spread(view.session, others, topic, COLUMNS[part])
    chosen: tuple[Any, ...] = getattr(audience, FIELDS[part])
    if part == AREAS:
        atlas = await areas.atlas(view.session)
        top = _common(atlas, spread)
        above = above if above in atlas.areas else top
        choices = _areas(atlas, spread, above)
    else:
        top, choices = above, await _CHOICES[part](view, spread)
    offered = [one for one in choices if one.many or one.key in chosen]
    skip = min(skip, max(len(offered) - 1, 0)) // PAGE * PAGE
    place = f"{skip}:{above}" if part == AREAS and above is not None else str(skip)
    rows = [_row(view, part, one, one.key in chosen, place) for one in offered[skip : skip + PAGE]]
    count = await audiences.count(view.session, audience, topic)
    up = view.back(AUDIENCE if above == top else f"{part}:0")
    key = "broadcast-list" if offered else "broadcast-list-none"
    text = view.say(key, part=view.plain(f"broadcast-part-{part}"), count=count, who=await named(view))
    return text, inline(*rows, _turns(view, part, skip, len(offered), above), [up])


def _row(view: View, part: str, one: Choice, chosen: bool, place: str) -> list[Button]:
    label = f"{one.name[:40]} · {one.many}"
    row = [view.press(ticked(chosen, label), "t", part, one.key, place)]
    return [*row, view.press("▸", "v", f"{part}:0:{one.key}")] if one.opens else row


def _turns(view: View, part: str, skip: int, total: int, above: int | None) -> list[Button]:
    ending = f":{above}" if above is not None else ""
    pages = [(skip - PAGE, "‹"), (skip + PAGE, "›")]
    return [view.press(label, "v", f"{part}:{to}{ending}") for to, label in pages if 0 <= to < total]


async def _branches(view: View, spread: Mapping[Any, int]) -> list[Choice]:
    found = []
    for branch in await branches.every(view.session):
        many = spread.get(riders.mark(view.session, f"branch:{branch.id}"), 0)
        found.append(Choice(branch.id or 0, branch.name, many))
    return found


async def _trades(view: View, spread: Mapping[Any, int]) -> list[Choice]:
    return [Choice(one.key, one.name_in(view.language), spread.get(one.key, 0)) for one in view.district.trades]


async def _companies(view: View, spread: Mapping[Any, int]) -> list[Choice]:
    return [Choice(one.key, one.name_in(view.language), spread.get(one.key, 0)) for one in view.district.companies]


_CHOICES: Mapping[str, Callable[..., Any]] = {BRANCHES: _branches, TRADES: _trades, COMPANIES: _companies}


def _areas(atlas: Atlas, spread: Mapping[Any, int], above: int | None) -> list[Choice]:
    sums = _sums(atlas, spread)
    return [
        Choice(area.id or 0, area.name, sums.get(area.id or 0, 0), any(sums.get(one.id or 0) for one in below))
        for area in atlas.children.get(above, [])
        for below in [atlas.children.get(area.id, [])]
    ]


def _sums(atlas: Atlas, spread: Mapping[Any, int]) -> dict[int, int]:
    """Return how many riders there are in each area and all below it."""
    sums: dict[int, int] = {}
    for area_id, count in spread.items():
        for area in areas.path(atlas, area_id):
            sums[area.id or 0] = sums.get(area.id or 0, 0) + count
    return sums


def _common(atlas: Atlas, spread: Mapping[Any, int]) -> int | None:
    """Return the area below which a list begins: the last that holds everybody and has anything below it."""
    sums, everybody = _sums(atlas, spread), sum(spread.values())
    above: int | None = None
    while True:
        whole = [one.id for one in atlas.children.get(above, []) if sums.get(one.id or 0) == everybody]
        if not everybody or not whole or not atlas.children.get(whole[0]):
            return above
        above = whole[0]
