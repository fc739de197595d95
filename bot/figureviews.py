"""How the figures of reports look: as text with its buttons, as a picture's words, and where each button leads.

Text and picture are made of the same `sections`, so that they say the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from bot import charts, dates, riderviews
from bot.charts import Section
from bot.context import Context
from bot.district import District
from bot.keyboards import Button, Keyboard, inline, press
from bot.texts import Markup, plain
from models import figures, worktime
from models.areas import Atlas
from models.figures import Figures, Rules, Tally
from models.rights import DISTRICT, Where

MONTHS = 6
"""Months that are told one by one, the shown one last."""

PERCENT = 100

RATES = ("response", "resolution", "satisfaction")
"""响应率, 解决率, 满意率."""

FORMATS = {"x": "xlsx", "c": "csv", "g": "geojson"}
"""Kinds of files by the letter that buttons carry."""

EXPORTS = "n:l"


@dataclass(frozen=True, slots=True)
class View:
    """Which figures are shown: of the month that begins on this day (None: of all time), which scope and category."""

    month: date | None
    where: Where = DISTRICT
    category: str | None = None


def data(district: District, intent: str, view: View) -> str:
    """Return what a button carries that leads to a view."""
    month = f"{view.month:%y%m}" if view.month else "0000"
    keys = [category.key for category in district.categories]
    category = keys.index(view.category) if view.category in keys else "-"
    return f"n:{intent}:{month}:{view.where.area_id or 0}:{view.where.department or '-'}:{category}"


def read(district: District, month: str, area: str, department: str, category: str) -> View:
    """Return the view that a button carries; a category that the district's file names no more is none."""
    known = district.categories
    key = known[int(category)].key if category != "-" and int(category) < len(known) else None
    number = min(max(int(month[2:]), 1), 12)
    begins = date(2000 + int(month[:2]), number, 1) if int(month) else None
    where = Where(area_id=int(area) or None, department=None if department == "-" else department)
    return View(begins, where, key)


def bounds(district: District, month: date, count: int = MONTHS) -> list[datetime]:
    """Return the beginnings of so many months, this one last, and its end, by the district's clock."""
    days = [later(month, step) for step in range(1 - count, 2)]
    return [datetime.combine(day, time(), district.zone) for day in days]


def period(district: District, month: date | None, now: datetime) -> tuple[datetime | None, datetime]:
    """Return from when to when reports of a month are filed; without a month all until now."""
    if month is None:
        return None, now
    since, until = bounds(district, month, 1)
    return since, until


def later(month: date, by: int) -> date:
    """Return the first day of the month so many months later."""
    years, index = divmod(month.year * 12 + month.month - 1 + by, 12)
    return date(years, index + 1, 1)


def rules(district: District) -> Rules:
    """Return by which clock it is judged whether something was in time."""
    return Rules(worktime.read(district.triage.hours), district.almanac())


def scope(language: str, district: District, atlas: Atlas, where: Where) -> str:
    """Return the name of a scope: an area's last two names, with a department's; the district's for all."""
    area = riderviews.place(atlas, where.area_id)
    department = district.department(where.department, language) if where.department else ""
    return " · ".join(part for part in (area, department) if part) or district.name_in(language)


def heading(language: str, district: District, atlas: Atlas, view: View) -> str:
    """Return what a view is of: scope, month, category."""
    month = month_name(language, view.month) if view.month else plain(language, "stats-all-time")
    category = district.category(view.category, language) if view.category else ""
    return " · ".join(part for part in (scope(language, district, atlas, view.where), month, category) if part)


def month_name(language: str, month: date) -> str:
    """Return a month in words."""
    return plain(language, "stats-month", year=month.year, month=month.month)


def sections(language: str, district: District, atlas: Atlas, found: Figures) -> list[Section]:
    """Return what text and picture say: the three rates with those of the month before, then reports by kind."""
    before = plain(language, "stats-before")
    rates = [
        row
        for name in RATES
        for row in (
            (plain(language, f"stats-{name}"), rounded(getattr(found.total, name))),
            (before, rounded(getattr(found.before, name))),
        )
    ]
    by_category = [(district.category(key, language), one.filed) for key, one in found.by_category]
    by_area = [(area_name(language, atlas, number), one.filed) for number, one in found.by_area]
    by_month = [(_of_month(language, district, since), one.filed) for since, one in found.by_month]
    parts = [Section(plain(language, "stats-rates"), rates, "%", PERCENT, summed=False, pale=(before,))]
    parts.append(Section(plain(language, "stats-by-category"), by_category))
    if any(number is not None for number, _ in found.by_area):
        parts.append(Section(plain(language, "stats-by-area"), by_area))
    parts.append(Section(plain(language, "stats-by-month"), by_month, summed=False))
    return parts


def text(context: Context, atlas: Atlas, view: View, found: Figures) -> Markup:
    """Return the figures as a message."""
    language, district = context.language, context.kit.district
    total, before = found.total, found.before
    lines = [context.say("stats-heading", heading=heading(language, district, atlas, view))]
    lines.append(context.say("stats-filed", count=total.filed, before=before.filed))
    lines += [_rate(context, name, total, before) for name in RATES]
    for name in ("take_hours", "resolve_hours"):
        now, then = (hours(language, getattr(one, name)) for one in (total, before))
        lines.append(context.say(f"stats-{name.replace('_', '-')}", hours=now, before=then))
    lines.append(context.say("stats-apart", merged=total.merged, withdrawn=total.withdrawn, rejected=total.rejected))
    lines.append(context.say("stats-open", count=found.open, urgent=found.urgent))
    by_category = [(district.category(key, language), one) for key, one in found.by_category]
    by_area = [(area_name(language, atlas, number), one) for number, one in found.by_area]
    by_month = [(_of_month(language, district, since), one) for since, one in found.by_month]
    blocks = [_table(context, "stats-by-category", by_category)]
    if any(number is not None for number, _ in found.by_area):
        blocks.append(_table(context, "stats-by-area", by_area))
    blocks.append(_table(context, "stats-by-month", by_month))
    return Markup("\n\n".join(["\n".join(lines), *(block for block in blocks if block)]))


def method(context: Context) -> Markup:
    """Return how the figures are reckoned."""
    return context.say("stats-method", days=context.kit.district.triage.confirm_days)


def buttons(context: Context, view: View, *, administrator: bool) -> Keyboard:
    """Return where one can go from the figures; administrators see who took files."""
    month, district = view.month or context.today().replace(day=1), context.kit.district

    def to(key: str, intent: str, other: View = view) -> Button:
        return press(context.plain(key), data(district, intent, other))

    turn = [_to_month(context, view, "stats-earlier", later(month, -1))]
    if later(month, 1) <= context.today():
        turn.append(_to_month(context, view, "stats-later", later(month, 1)))
    last = [to("stats-how", "h")]
    if administrator:
        last.append(press(context.plain("stats-exports"), EXPORTS))
    choose = [to("stats-areas", "a"), to("stats-categories", "c")]
    return inline(turn, choose, [to("stats-picture", "p"), to("stats-export", "e")], last)


def back(context: Context, view: View) -> Keyboard:
    """Return the button that leads back to the figures."""
    return inline([_back(context, view)])


def area_buttons(context: Context, atlas: Atlas, view: View, own: Sequence[Where], *, up: bool) -> Keyboard:
    """Return the areas that one can go to: the parts of the shown one, the one above (`up`), and one's own scopes."""
    area = atlas.areas.get(view.where.area_id or 0)
    wanted = [replace(view.where, area_id=part.id) for part in figures.parts(atlas, view.where.area_id)]
    above = [replace(view.where, area_id=area.parent_id)] if up and area else []
    others = [where for where in own if where not in (view.where, *above)]
    district, language = context.kit.district, context.language

    def to(where: Where, label: str) -> Button:
        return press(label, data(district, "s", replace(view, where=where)))

    down = [to(where, area_name(language, atlas, where.area_id)) for where in wanted]
    rows = [to(where, f"⬆️ {scope(language, district, atlas, where)}") for where in above]
    mine = [to(where, f"📌 {scope(language, district, atlas, where)}") for where in others]
    return inline(*([one] for one in rows), *riderviews.in_rows(down), *([one] for one in mine), [_back(context, view)])


def category_buttons(context: Context, view: View) -> Keyboard:
    """Return the categories whose figures one can see, and all together."""
    district = context.kit.district
    offered: list[tuple[str | None, str]] = [(None, context.plain("stats-every-category"))]
    offered += [(one.key, one.label_in(context.language)) for one in district.categories]
    shown = [press(label, data(district, "s", replace(view, category=key))) for key, label in offered]
    return inline(*riderviews.in_rows(shown), [_back(context, view)])


def area_name(language: str, atlas: Atlas, area_id: int | None) -> str:
    """Return the name of a part of an area; None is what is in the care of none of its parts."""
    area = atlas.areas.get(area_id or 0)
    return area.name if area else plain(language, "stats-area-itself")


def rounded(value: float | None) -> float | None:
    """Return a share as it is shown: to one decimal place."""
    return None if value is None else round(value, 1)


def percent(value: float | None) -> str:
    """Return a share in percent as text and picture write it."""
    return charts.number(rounded(value), "%")


def hours(language: str, value: float | None) -> str:
    """Return how long something took, in hours."""
    return plain(language, "stats-hours", hours=charts.number(rounded(value))) if value is not None else charts.NONE


def _rate(context: Context, name: str, total: Tally, before: Tally) -> Markup:
    parts = {"response": ("answered", "answer_due"), "resolution": ("solved", "solution_due")}
    part, whole = parts.get(name, ("satisfied", "closed"))
    given = {"rate": percent(getattr(total, name)), "before": percent(getattr(before, name))}
    given["name"] = context.plain(f"stats-{name}")
    return context.say("stats-rate", **given, part=getattr(total, part), whole=getattr(total, whole))


def _table(context: Context, key: str, rows: Iterable[tuple[str, Tally]]) -> Markup | None:
    """Return one line for each part, the last one for those beyond what a chart shows; None without any."""
    every = list(rows)
    if not every:
        return None
    shown = every if len(every) <= charts.MOST + 1 else every[: charts.MOST]
    lines = [context.say("stats-table", heading=context.plain(key)), *(_line(context, *row) for row in shown)]
    if len(shown) < len(every):
        rest = sum(one.filed for _, one in every[charts.MOST :])
        lines.append(context.say("stats-rest", count=rest))
    return Markup("\n".join(lines))


def _line(context: Context, name: str, one: Tally) -> Markup:
    rates = {rate: percent(getattr(one, rate)) for rate in RATES}
    return context.say("stats-line", name=name, count=one.filed, **rates)


def _of_month(language: str, district: District, since: datetime) -> str:
    return month_name(language, since.astimezone(district.zone).date())


def _to_month(context: Context, view: View, key: str, month: date) -> Button:
    label = context.plain(key, month=month_name(context.language, month))
    return press(label, data(context.kit.district, "s", replace(view, month=month)))


def _back(context: Context, view: View) -> Button:
    return press(context.plain("stats-back"), data(context.kit.district, "s", view))


def picture_words(language: str, district: District, found: Figures, now: datetime) -> tuple[str, str]:
    """Return the subtitle of the picture, and the heading of its map."""
    day = dates.full(now.astimezone(district.zone).date(), language)
    return plain(language, "stats-subtitle", date=day, count=found.total.filed), plain(
        language, "stats-map", count=found.open
    )


def legend(language: str, open_: int, urgent: int, beyond: int) -> tuple[str, str, str]:
    """Return the words below a map: how many are urgent, how many are not, and how many it doesn't show."""
    more = plain(language, "stats-beyond", count=beyond) if beyond else ""
    return plain(language, "stats-urgent", count=urgent), plain(language, "stats-usual", count=open_ - urgent), more
