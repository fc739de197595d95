"""Settlements, reports to companies and nominations, as administrators see them and take them as files."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time

from bot import dates, figureviews, riderviews, spreadsheets
from bot.context import Context
from bot.district import District
from bot.keyboards import Keyboard, inline, press
from bot.spreadsheets import Sheet
from bot.standingviews import period_name
from bot.texts import Markup, plain
from models import periods, settlements
from models.areas import Atlas
from models.companyreports import MEASURES, STREET, TRADE, Group, Terms, Told
from models.ledgerexports import LedgerExport
from models.nominations import Candidate, Nomination
from models.periods import HALF, MONTH, QUARTER, Period
from models.settlements import Line, Sums

SHOWN = 40
"""Lines of a settlement in a message; the file has them all."""

HIDDEN = "—"
"""Stands for a number that would be about too few people."""

NOMINATED = ("name", "number", "trade", "area", "score", "title", "who", "date")
"""What a file says of each nomination."""


def home(context: Context) -> tuple[Markup, Keyboard]:
    """Return where an administrator begins."""
    language, today = context.language, context.today()
    month, half, quarter = (periods.of(kind, today) for kind in (MONTH, HALF, QUARTER))
    rows = [
        press(context.plain("settle-to-month", month=month_name(language, one)), f"x:s:m:{one.code}")
        for one in (month, month.before)
    ]
    rows += [
        press(context.plain("settle-to-companies", half=period_name(language, one)), f"x:s:c:{one.code}")
        for one in (half.before, half.before.before)
    ]
    rows += [
        press(context.plain("settle-to-nominations", quarter=period_name(language, one)), f"x:s:n:{one.code}")
        for one in (quarter.before, quarter.before.before)
    ]
    rows.append(press(context.plain("settle-to-files"), "x:s:l"))
    text = context.say("settle-home", smallest=context.kit.district.points.smallest_group)
    return text, inline(*([row] for row in rows))


def settlement(context: Context, atlas: Atlas, month: Period, lines: Sequence[Line]) -> tuple[Markup, Keyboard]:
    """Return a month's settlement, with the months beside it."""
    language, name = context.language, month_name(context.language, month)
    told = [context.say("settle-text", month=name, **_numbers(settlements.total(lines)))]
    if not month.over(context.today()):
        told.append(context.say("settle-running"))
    each = [context.say("settle-line", area=_area(language, atlas, one), **_numbers(one.sums)) for one in lines[:SHOWN]]
    if len(lines) > SHOWN:
        each.append(context.say("settle-more", count=len(lines) - SHOWN))
    told.append(Markup("\n".join(each)) if each else context.say("settle-none"))
    told.append(context.say("settle-method"))
    beside = [month.before] + ([month.after] if month.after.first <= context.today() else [])
    turns = [press(month_name(language, one), f"x:s:m:{one.code}") for one in beside]
    take = [press(context.plain("settle-file"), f"x:s:f:{month.code}")] if lines else []
    return Markup("\n\n".join(told)), inline(take, turns, back(context))


def back(context: Context) -> list[dict[str, str]]:
    """Return the row that leads back to the beginning."""
    return [press(context.plain("settle-back"), "x:s")]


def terms(district: District, half: Period) -> Terms:
    """Return what a report to companies is made by."""
    since, before = (datetime.combine(day, time(), district.zone) for day in (half.first, half.after.first))
    names = tuple(company.key for company in district.companies if company.employs)
    return Terms(names, district.points.smallest_group, district.points.badge, since, before)


def settlement_sheet(language: str, atlas: Atlas, month: Period, lines: Sequence[Line]) -> bytes:
    """Return a month's settlement as XLSX."""
    header = [plain(language, "settle-column", column=name) for name in ("area", "issued", "redeemed", "difference")]
    rows: list[list[str | int | float]] = [[*header]]
    rows += [[_area(language, atlas, one), *_numbers(one.sums).values()] for one in lines]
    rows.append([plain(language, "settle-total"), *_numbers(settlements.total(lines)).values()])
    return spreadsheets.book([Sheet(month.code, rows, (0, len(rows) - 1))])


def company_sheets(language: str, district: District, atlas: Atlas, half: Period, told: Sequence[Told]) -> bytes:
    """Return what companies are told as XLSX, a sheet for each."""
    sheets = []
    for one in told:
        name = district.company(one.company, language)
        title = plain(language, "company-title", company=name, half=period_name(language, half))
        measures = [plain(language, "company-measure", measure=measure) for measure in ("riders", *MEASURES)]
        rows: list[list[str | int | float]] = [[title], ["", *measures]]
        rows.append([plain(language, "company-all"), one.riders, *_values(one.values)])
        bold = [0, 1]
        for way, key in ((TRADE, "company-trade"), (STREET, "company-street")):
            groups = [group for group in one.groups if group.way == way]
            if groups:
                bold.append(len(rows) + 1)
                rows += [[], [plain(language, key)]]
            named = [(_group(language, district, atlas, group), group) for group in groups]
            rows += [[name, group.riders, *_values(group.values)] for name, group in named]
        rows += [[], [plain(language, "company-note", smallest=district.points.smallest_group)]]
        sheets.append(Sheet(name, rows, bold))
    return spreadsheets.book(sheets)


def nomination_sheet(
    language: str, district: District, atlas: Atlas, quarter: Period, found: Sequence[Candidate], who: Mapping[int, str]
) -> bytes:
    """Return a quarter's nominations as XLSX, a row for each; `who` names those who nominated."""
    rows: list[list[str | int | float]] = [[plain(language, "nominate-column", column=one) for one in NOMINATED]]
    for one in found:
        rider = one.known.rider
        person = [one.known.profile.name, str(rider.number or ""), district.trade(rider.trade, language)]
        for had in one.nominations:
            rest = [district.title(had.title, language), who[had.nominated_by], _day(district, had)]
            rows.append([*person, riderviews.place(atlas, rider.area_id), one.score, *rest])
    return spreadsheets.book([Sheet(quarter.code, rows)])


def taken(context: Context, one: LedgerExport, who: str) -> Markup:
    """Return a line about a file that somebody took."""
    day = dates.full(one.at.astimezone(context.kit.district.zone).date(), context.language)
    return context.say("settle-files-line", date=day, who=who, kind=one.kind, period=one.period, count=one.count)


def month_name(language: str, month: Period) -> str:
    """Return a month in words."""
    return figureviews.month_name(language, month.first)


def _numbers(sums: Sums) -> dict[str, int]:
    return {"issued": sums.issued, "redeemed": sums.redeemed, "difference": sums.difference}


def _area(language: str, atlas: Atlas, line: Line) -> str:
    return riderviews.place(atlas, line.area_id) or plain(language, "settle-no-area")


def _values(values: Mapping[str, int | None]) -> list[str | int]:
    found = [values[measure] for measure in MEASURES]
    return [HIDDEN if value is None else value for value in found]


def _group(language: str, district: District, atlas: Atlas, group: Group) -> str:
    if not group.alone:
        return plain(language, "company-others")
    if group.way == TRADE:
        return district.trade(str(group.key), language)
    return riderviews.place(atlas, int(group.key)) if group.key else plain(language, "settle-no-area")


def _day(district: District, one: Nomination) -> str:
    return f"{one.at.astimezone(district.zone).date():%Y-%m-%d}"
