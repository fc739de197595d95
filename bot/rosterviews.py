"""How the roster looks: its filters, its pages, one person, and the figures in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot import charts, dates, riderviews
from bot.charts import Section
from bot.context import Context
from bot.district import District
from bot.keyboards import Button, Keyboard, inline, press
from bot.texts import Markup, plain
from models import areas, phones, rosters
from models.areas import Atlas
from models.branches import Branch
from models.riders import CONFIRMED, WAITING, Known
from models.rosters import FILTERS, Figures, Found, Page

LABEL = 14
"""Characters of a name that fit one of two buttons in a row."""

HOME, SEARCH, FILE, FIGURES = "r:h", "r:q", "r:x", "r:f"
"""What the buttons of the roster carry; the others name a filter and place, or a member."""

FOUND = "found"
"""In place of a filter: this person was found by searching."""


def overview(context: Context, counts: Mapping[str, int], *, figures: bool) -> tuple[Markup, Keyboard]:
    """Return what the roster begins with: how many there are under each filter; `figures` for who may see those."""
    filters = [
        press(context.plain(f"roster-filter-{name}", count=counts[name]), listing_data(name, 0)) for name in counts
    ]
    work = [press(context.plain("roster-search"), SEARCH), press(context.plain("roster-file"), FILE)]
    more = [press(context.plain("roster-figures"), FIGURES)] if figures else []
    total = counts["confirmed"] + counts["waiting"]
    text = context.say("roster-heading", count=total) if total else context.say("roster-empty")
    return text, inline(*_in_twos(filters), work, more)


def listing(context: Context, atlas: Atlas, which: str, page: Page) -> tuple[Markup, Keyboard]:
    """Return a page of a filter, a button for each person, and those that turn the page."""
    if not page.shown:
        return context.say("roster-nobody", filter=context.say(f"roster-name-{which}")), inline([_back(context, HOME)])
    first, last = page.skip + 1, page.skip + len(page.shown)
    heading = context.say(
        "roster-page", filter=context.say(f"roster-name-{which}"), first=first, last=last, count=page.total
    )
    turn = [press(context.plain("roster-back"), listing_data(which, page.skip - rosters.PAGE))] if page.skip else []
    if last < page.total:
        turn.append(press(context.plain("roster-more"), listing_data(which, page.skip + rosters.PAGE)))
    people = [_person_button(context, one, number, which, page.skip) for number, one in enumerate(page.shown, first)]
    return _listed(context, atlas, heading, page.shown, first), inline(*_in_twos(people), turn, [_back(context, HOME)])


def found(context: Context, atlas: Atlas, words: str, found: Found) -> tuple[Markup, Keyboard]:
    """Return what a search found, and a button for each."""
    again = [press(context.plain("roster-search-again"), SEARCH), _back(context, HOME)]
    if not found.shown:
        return context.say("roster-found-none", words=words), inline(again)
    heading = context.say("roster-found", words=words, count=found.total)
    text = _listed(context, atlas, heading, found.shown, 1)
    rest = found.total - len(found.shown)
    if rest:
        text = Markup(f"{text}\n\n{context.say('roster-found-more', count=rest)}")
    people = [_person_button(context, one, number, FOUND, 0) for number, one in enumerate(found.shown, 1)]
    return text, inline(*_in_twos(people), again)


def person(context: Context, atlas: Atlas, branch: Branch | None, known: Known) -> Markup:
    """Return all that is known of somebody, the telephone number masked."""
    rider, profile = known.rider, known.profile
    language, district = context.language, context.kit.district
    number = phones.masked(profile.phone) if profile.phone else context.plain("roster-no-phone")
    unknown = context.plain("roster-unknown")
    lines = [
        context.say("roster-person", name=profile.name, state=_state(context, known)),
        context.say("roster-person-trade", trade=district.trade(rider.trade, language)),
        context.say("roster-person-company", company=_company(district, language, known) or unknown),
        context.say("roster-person-area", area=_area(language, atlas, rider.area_id)),
        context.say("roster-person-branch", branch=riderviews.branch_name(language, profile, branch)),
        context.say("roster-person-phone", phone=number),
    ]
    if rider.checked_at is not None:
        lines.append(context.say("roster-person-checked", date=_date(context, rider.checked_at)))
    return Markup("\n".join(lines))


def person_buttons(context: Context, known: Known, application_id: int | None, back: str) -> Keyboard:
    """Return what one can do about somebody; `back` is what the last button carries."""
    rider, member = known.rider, known.rider.member_id
    decide = riderviews.card_buttons(context.language, application_id)["inline_keyboard"] if application_id else []
    reveal = [press(context.plain("roster-phone"), f"r:t:{member}")] if known.profile.phone else []
    others = known.person != context.person
    write = [press(context.plain("roster-write"), f"r:w:{member}")] if others else []
    award = [press(context.plain("award-button"), f"j:a:m:{member}")] if others and rider.state == CONFIRMED else []
    return inline(*decide, reveal, write, award, [_back(context, back)])


def listing_data(which: str, skip: int) -> str:
    """Return what a button carries that leads to a page of a filter; of a search, back to the beginning."""
    return f"r:l:{which}:{skip}" if which in FILTERS else HOME


def columns(language: str) -> dict[str, str]:
    """Return the headers of the file, in their order."""
    return {name: plain(language, "roster-column", column=name) for name in COLUMNS}


COLUMNS = ("name", "number", "state", "trade", "company", "area", "branch", "phone", "sent", "confirmed", "checked")
"""What the file says of everybody."""


@dataclass(frozen=True, slots=True)
class Lookups:
    """What is needed to put riders into words: in which language, and the names of areas and branches."""

    language: str
    district: District
    atlas: Atlas
    branches: Mapping[int, Branch]

    def date(self, moment: datetime | None) -> str:
        """Return the day of a moment as 2026-11-21, which spreadsheets sort; empty for none."""
        return f"{moment.astimezone(self.district.zone):%Y-%m-%d}" if moment else ""


def row(names: Lookups, known: Known) -> dict[str, str]:
    """Return what the file says of somebody, by column; the telephone number masked."""
    rider, profile, language = known.rider, known.profile, names.language
    state = "stale" if rider.stale_at else rider.state
    return {
        "name": profile.name,
        "number": str(rider.number or ""),
        "state": plain(language, f"roster-name-{state}"),
        "trade": names.district.trade(rider.trade, language),
        "company": _company(names.district, language, known),
        "area": riderviews.place(names.atlas, rider.area_id),
        "branch": riderviews.branch_name(language, profile, names.branches.get(profile.branch_id or 0)),
        "phone": phones.masked(profile.phone) if profile.phone else "",
        "sent": names.date(rider.sent_at),
        "confirmed": names.date(rider.confirmed_at),
        "checked": names.date(rider.checked_at),
    }


def sections(language: str, district: District, atlas: Atlas, figures: Figures) -> list[Section]:
    """Return the confirmed riders by trade, company and area, the most first.

    Areas are those of the first level that has several: the streets of one district, or the districts of a city.
    """
    other = plain(language, "figures-other-company")
    unknown = plain(language, "roster-unknown")
    by_area: dict[str, int] = {}
    for area, count in figures.areas.items():
        name = _level_name(atlas, area) or unknown
        by_area[name] = by_area.get(name, 0) + count
    by_trade = {district.trade(key or "", language): count for key, count in figures.trades.items()}
    by_company = {district.company(key, language) if key else other: n for key, n in figures.companies.items()}
    named = (("figures-by-trade", by_trade), ("figures-by-company", by_company), ("figures-by-area", by_area))
    return [Section(plain(language, key), _most_first(rows)) for key, rows in named]


def figures_text(context: Context, figures: Figures, parts: Sequence[Section]) -> Markup:
    """Return the figures as a message, with the rows that the picture shows."""
    total = context.say(
        "figures-total",
        date=dates.full(context.today(), context.language),
        confirmed=figures.confirmed,
        waiting=figures.waiting,
        stale=figures.stale,
        new=figures.new,
    )
    blocks, rest = [total], context.plain("figures-rest")
    for part in parts:
        lines = [
            context.say("figures-line", name=name, count=count) for name, count in charts.shown_rows(part.rows, rest)
        ]
        if lines:
            blocks.append(Markup("\n".join([context.say("figures-heading", heading=part.heading), *lines])))
    return Markup("\n\n".join(blocks))


def _most_first(rows: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(rows.items(), key=lambda one: (-one[1], one[0]))


def _level_name(atlas: Atlas, area_id: int | None) -> str | None:
    level = areas.children(atlas, None)
    while len(level) == 1 and areas.children(atlas, level[0].id):
        level = areas.children(atlas, level[0].id)
    shown, way = {area.id for area in level}, areas.path(atlas, area_id)
    return next((area.name for area in way if area.id in shown), way[-1].name if way else None)


def _listed(context: Context, atlas: Atlas, heading: Markup, people: Sequence[Known], first: int) -> Markup:
    """Return people one a line, under the area where it is another than that of the line before."""
    lines, last = [heading], ""
    for number, one in enumerate(people, first):
        area = _area(context.language, atlas, one.rider.area_id)
        if area != last:
            lines.append(context.say("roster-area", area=area))
        lines.append(_line(context, one, number))
        last = area
    return Markup("\n".join(lines))


def _line(context: Context, one: Known, number: int) -> Markup:
    rider, district = one.rider, context.kit.district
    if rider.state == WAITING:
        tail = context.say("roster-tail-waiting", date=_date(context, rider.sent_at))
    elif rider.stale_at is not None:
        tail = context.say("roster-tail-stale", date=_date(context, rider.checked_at or rider.sent_at))
    else:
        tail = context.say("roster-tail-confirmed", number=rider.number or 0)
    return context.say(
        "roster-line",
        place=number,
        name=one.profile.name,
        trade=district.trade(rider.trade, context.language),
        tail=tail,
    )


def _state(context: Context, known: Known) -> Markup:
    rider = known.rider
    if rider.state == WAITING:
        return context.say("roster-state-waiting", date=_date(context, rider.sent_at))
    since = _date(context, rider.confirmed_at or rider.sent_at)
    said = context.say("roster-state-confirmed", number=rider.number or 0, date=since)
    if rider.stale_at is None:
        return said
    return Markup(f"{said}\n{context.say('roster-state-stale', date=_date(context, rider.stale_at))}")


def _company(district: District, language: str, known: Known) -> str:
    return riderviews.company(district, language, known.rider.company, known.profile.company)


def _area(language: str, atlas: Atlas, area_id: int | None) -> str:
    return riderviews.place(atlas, area_id) or plain(language, "roster-unknown")


def _date(context: Context, moment: datetime) -> str:
    return dates.full(moment.astimezone(context.kit.district.zone).date(), context.language)


def _person_button(context: Context, one: Known, number: int, which: str, skip: int) -> Button:
    name = one.profile.name
    label = name if len(name) <= LABEL else f"{name[: LABEL - 1]}…"
    return press(f"{number}. {label}", f"r:p:{one.rider.member_id}:{which}:{skip}")


def _back(context: Context, data: str) -> Button:
    return press(context.plain("roster-home" if data == HOME else "roster-to-list"), data)


def _in_twos(buttons: Sequence[Button]) -> list[list[Button]]:
    return riderviews.in_rows(list(buttons), 2)
