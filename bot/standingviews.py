"""How a ranking looks: as text with its buttons, and where each button leads."""

from dataclasses import dataclass, replace
from datetime import date

from bot import riderviews
from bot.context import Context
from bot.district import District
from bot.keyboards import Button, Keyboard, inline, press
from bot.texts import Markup, plain
from models import areas, figures, periods
from models.aliases import Own
from models.areas import Atlas
from models.periods import Period
from models.riders import Rider
from models.standings import Board, Place, Scope

PAGE = 10
"""Names that one page shows."""

MOST = 24
"""Areas, trades, or companies that are offered at once."""

DISTRICT = "d"
"""The scope that holds everybody; the others are a letter with an area's id, or the place of a trade or company."""

ALIAS = "z:n"
"""What a button carries that leads to one's own name."""

BEGIN = "z:r"


@dataclass(frozen=True, slots=True)
class View:
    """Which ranking is shown: of a period and a scope, from how many names on."""

    period: Period
    scope: str = DISTRICT
    first: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """A view with what is in it, and who looks at it: their check-in if it is confirmed, their name if they chose one.

    `begins` is the first month that has points; `administrator`: who looks may hide names.
    """

    view: View
    atlas: Atlas
    board: Board
    begins: date | None
    rider: Rider | None
    alias: Own | None
    administrator: bool


def data(intent: str, view: View) -> str:
    """Return what a button carries that leads to a view."""
    return f"z:r{intent}:{view.period.code}:{view.scope}:{view.first}"


def read(code: str, scope: str, first: str, today: date) -> View:
    """Return the view that a button carries; a period that there is not, or not yet, is this month."""
    period = periods.read(code)
    if period is None or period.first > today:
        period = periods.of(periods.MONTH, today)
    return View(period, scope, int(first))


def scope_of(district: District, atlas: Atlas, code: str) -> Scope | None:
    """Return whom a scope is of, None when there is none such any more."""
    letter, number = code[0], int(code[1:] or 0)
    if letter == "a" and number in atlas.areas:
        return Scope(areas=areas.below(atlas, number))
    if letter == "t" and number < len(district.trades):
        return Scope(trade=district.trades[number].key)
    if letter == "c" and number < len(district.companies):
        return Scope(company=district.companies[number].key)
    return Scope() if code == DISTRICT else None


def scope_name(language: str, district: District, atlas: Atlas, code: str) -> str:
    """Return the name of a scope that there is."""
    letter, number = code[0], int(code[1:] or 0)
    if letter == "a":
        return riderviews.place(atlas, number)
    if letter == "t":
        return district.trades[number].name_in(language)
    if letter == "c":
        return district.companies[number].name_in(language)
    return district.name_in(language)


def period_name(language: str, period: Period) -> str:
    """Return a month, quarter or half-year in words."""
    return plain(language, f"rank-period-{period.kind}", year=period.first.year, number=period.number)


def state(shown: Board, period: Period, today: date) -> str:
    """Return how a ranking stands: `running`, `ending` between its end and its freezing, or `frozen`."""
    return "frozen" if shown.frozen else "ending" if period.over(today) else "running"


def text(context: Context, shown: Shown) -> Markup:
    """Return a ranking as a message: who is named, and where the reader is."""
    language, board, view = context.language, shown.board, shown.view
    heading = context.say(
        "rank-heading",
        scope=scope_name(language, context.kit.district, shown.atlas, view.scope),
        period=period_name(language, view.period),
        state=state(board, view.period, context.today()),
        count=board.count,
    )
    lines = [context.say("rank-line", rank=one.rank, name=one.name, points=one.score) for one in board.lines]
    if board.count and not lines:
        lines = [context.say("rank-nobody-named")]
    own = [*_place(context, shown), *_name(context, shown)]
    return Markup("\n\n".join("\n".join(block) for block in ([heading], lines, own) if block))


def buttons(context: Context, shown: Shown) -> Keyboard:
    """Return where one can go from a ranking."""
    view = shown.view
    today = context.today()
    kinds = [_to(context.plain(f"rank-kind-{kind}"), _of_kind(view, kind, today), view) for kind in periods.KINDS]
    mine = own_scopes(context, shown)
    scopes = [_to(label, replace(view, scope=code, first=0), view) for code, label in mine]
    last = [press(context.plain("rank-picture"), data("p", view))]
    if shown.rider is not None:
        last.append(press(context.plain("rank-rename" if shown.alias else "rank-join"), ALIAS))
    hide = [press(context.plain("rank-hide"), data("n", view))] if shown.administrator and shown.board.lines else []
    other = [press(context.plain("rank-scopes"), data("c", view))]
    pages = _pages(context, shown)
    return inline(pages, kinds, _turns(context, shown), *riderviews.in_rows(scopes), other, last, hide)


def own_scopes(context: Context, shown: Shown) -> list[tuple[str, str]]:
    """Return the scopes that the reader is in, each with its label; a company that was typed is none."""
    district, language, rider = context.kit.district, context.language, shown.rider
    found = [(DISTRICT, f"🏙 {district.name_in(language)}")]
    if rider is None:
        return found
    if rider.area_id in shown.atlas.areas:
        found.append((f"a{rider.area_id}", f"📍 {shown.atlas.areas[rider.area_id].name}"))
    found += [(code, label) for code, label, key in _trades(district, language) if key == rider.trade]
    return found + [(code, label) for code, label, key in _companies(district, language) if key == rider.company]


def scope_buttons(context: Context, shown: Shown) -> Keyboard:
    """Return the scopes that one can go to: the areas around the shown one and in it, trades, companies."""
    view, atlas, district, language = shown.view, shown.atlas, context.kit.district, context.language

    def to(code: str, label: str) -> Button:
        return _to(label, replace(view, scope=code, first=0), view)

    area = int(view.scope[1:]) if view.scope[0] == "a" else None
    above = [to(f"a{one.id}", f"⬆️ {one.name}") for one in areas.path(atlas, area)[:-1]]
    within = [to(f"a{one.id}", f"📍 {one.name}") for one in figures.parts(atlas, area)]
    trades = [to(code, label) for code, label, _ in _trades(district, language)]
    companies = [to(code, label) for code, label, _ in _companies(district, language)]
    whole = [to(DISTRICT, f"🏙 {district.name_in(language)}")]
    rows = [row for some in (above, within, trades, companies) for row in riderviews.in_rows(some[:MOST])]
    return inline(whole, *rows, [_back(context, view)])


def name_buttons(context: Context, shown: Shown) -> Keyboard:
    """Return the shown names, each to be hidden."""
    names = [press(f"🙈 {one.name}", f"{ALIAS}:hide:{one.member_id}") for one in shown.board.lines]
    return inline(*riderviews.in_rows(names), [_back(context, shown.view)])


def _place(context: Context, shown: Shown) -> list[Markup]:
    place = shown.board.place
    if place is None:
        return [] if shown.rider is None else [context.say("rank-own-outside")]
    if place.rank is None:
        return [context.say("rank-own-none")]
    return [context.say("rank-own", rank=place.rank, points=place.score, next=_next(context, place))]


def _next(context: Context, place: Place) -> Markup:
    if place.missing is None:
        return context.say("rank-own-first")
    return context.say("rank-own-next", missing=place.missing, next=place.next)


def _name(context: Context, shown: Shown) -> list[Markup]:
    if shown.rider is None:
        return []
    if shown.alias is None:
        return [context.say("rank-own-unnamed")]
    return [context.say("rank-own-hidden" if shown.alias.hidden else "rank-own-named", name=shown.alias.name)]


def _pages(context: Context, shown: Shown) -> list[Button]:
    view = shown.view
    before = replace(view, first=max(0, view.first - PAGE))
    earlier = [press(context.plain("rank-page-before"), data("s", before))] if view.first else []
    after = replace(view, first=view.first + PAGE)
    return earlier + ([press(context.plain("page-more"), data("s", after))] if shown.board.more else [])


def _turns(context: Context, shown: Shown) -> list[Button]:
    view, period = shown.view, shown.view.period
    turns = []
    if shown.begins is not None and shown.begins < period.first:
        turns.append(("rank-earlier", period.before))
    if period.over(context.today()):
        turns.append(("rank-later", period.after))
    return [
        press(
            context.plain(key, period=period_name(context.language, other)),
            data("s", replace(view, period=other, first=0)),
        )
        for key, other in turns
    ]


def _of_kind(view: View, kind: str, today: date) -> View:
    """Return a view of another kind of period: of the present one for who looks at the present one."""
    day = view.period.first if view.period.over(today) else today
    return replace(view, period=periods.of(kind, day), first=0)


def _to(label: str, other: View, shown: View) -> Button:
    here = (other.period, other.scope) == (shown.period, shown.scope)
    return press(f"✓ {label}" if here else label, data("s", other))


def _trades(district: District, language: str) -> list[tuple[str, str, str]]:
    return [(f"t{place}", one.label_in(language), one.key) for place, one in enumerate(district.trades)]


def _companies(district: District, language: str) -> list[tuple[str, str, str]]:
    return [(f"c{place}", f"🏢 {one.name_in(language)}", one.key) for place, one in enumerate(district.companies)]


def _back(context: Context, view: View) -> Button:
    return press(context.plain("rank-back"), data("s", view))
