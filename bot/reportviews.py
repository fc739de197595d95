"""How a report looks to the staff: the card on the desk with its buttons, and the list of several."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import reportclock
from bot.district import District
from bot.keyboards import Button, Keyboard, inline, press
from bot.texts import Markup, plain, say
from models import areas, moves, photos, places, reports
from models.reports import IN_HAND, SUBMITTED, TAKEN, Report, Reporter

WORDS = 150
"""Characters of what somebody wrote on a card: with three voices and a reason it fits a caption, which has 1,024."""

VOICES = 3
"""Reporters whose words a card shows."""

SHORT = 20
"""Characters of the name of who has a report, and of a reason, in a list: that of twenty reports fits a message."""


@dataclass(frozen=True, slots=True)
class View:
    """A report with what its card tells: place by name, who has it, the reporters and what they wrote, the photos."""

    report: Report
    area: str
    holder: str
    reporters: tuple[Reporter, ...]
    words: tuple[tuple[int, str], ...]
    photos: tuple[photos.Photo, ...]
    last: moves.Step | None
    last_words: str | None


async def look(session: AsyncSession, report: Report) -> View:
    """Return all that the card of a report tells."""
    atlas = await areas.atlas(session)
    theirs = await reports.reporters(session, report.number)
    words = [(one.number, await reports.words_of(session, one)) for one in theirs]
    steps = await moves.steps(session, report.number)
    last = steps[-1] if steps else None
    return View(
        report=report,
        area=" · ".join(areas.names(atlas, report.area_id)[-2:]),
        holder=await moves.name_of(session, report.taken_by),
        reporters=tuple(theirs),
        words=tuple((number, text) for number, text in words if text),
        photos=tuple(await photos.of(session, report.number, photos.BEFORE)),
        last=last,
        last_words=await moves.words_of(session, last) if last else None,
    )


def card(language: str, district: District, view: View, now: datetime) -> Markup:
    """Return the text of a card: a caption of at most 1,024 characters."""
    report = view.report
    lines = [_heading(language, district, report), _place(language, district, view)]
    lines.append(_who(language, district, view))
    lines += [
        say(language, "card-report-words", number=number, words=clipped(text, WORDS))
        for number, text in view.words[:VOICES]
    ]
    if len(view.photos) > 1:
        lines.append(say(language, "card-report-photos", count=len(view.photos)))
    filed = reportclock.spoken(district, report.filed_at, now)
    lines.append(say(language, "card-report-filed", at=filed))
    lines.append(standing(language, district, view, now))
    if report.asked_at and not report.waits:
        lines.append(say(language, "card-report-unanswered"))
    return Markup("\n".join(lines))


def standing(language: str, district: District, view: View, now: datetime) -> Markup:
    """Return the line that says how a report stands: who has it, until when what has to happen."""
    report = view.report
    due = reportclock.due(district, report)
    warned = reportclock.due(district, report, district.triage.warn_percent)
    facts = {
        "who": view.holder,
        "due": reportclock.spoken(district, due, now) if due else "",
        "late": "asked" if report.waits else "late" if due and due <= now else _soon(warned, now),
        "round": report.round,
        "target": report.merged_into or 0,
        "why": reason(language, view),
    }
    return say(language, f"card-report-{report.state}", **facts)


def reason(language: str, view: View) -> str:
    """Return the reason of the last move, in the reader's language or in the words that were written."""
    if view.last_words:
        return clipped(view.last_words, WORDS)
    if view.last and view.last.why in moves.REASONS:
        return plain(language, f"reject-{view.last.why}")
    return ""


def buttons(language: str, report: Report) -> Keyboard:
    """Return the buttons of a card: at most three by state, and "more"."""
    number = report.number
    row: list[Button] = []
    if report.state == SUBMITTED:
        row.append(press(plain(language, "card-report-take"), f"u:take:{number}"))
    if report.state == TAKEN:
        row.append(press(plain(language, "card-report-arrive"), f"u:site:{number}"))
    if report.state in IN_HAND:
        row.append(press(plain(language, "card-report-resolve"), f"u:resolve:{number}"))
    if report.open:
        row.append(press(plain(language, "card-report-more"), f"u:more:{number}"))
    return inline(row)


def more_buttons(language: str, report: Report) -> Keyboard:
    """Return what else can be done with an open report."""

    def one(name: str) -> Button:
        return press(plain(language, f"card-report-{name}"), f"u:{name}:{report.number}")

    release = [one("release")] if report.state in IN_HAND else []
    return inline(
        [one("reject"), one("merge")],
        [*release, one("transfer")],
        [one("ask"), one("hide")],
        [one("view"), one("less")],
    )


def digest(language: str, district: District, views: Sequence[View], moved: set[int], now: datetime) -> Markup:
    """Return the text of a list of reports; those that went elsewhere since are in `moved`."""
    lines = [say(language, "digest-heading", count=len(views))]
    for view in views:
        key = "digest-moved" if view.report.number in moved else "digest-line"
        short = replace(view, holder=clipped(view.holder, SHORT), last_words=clipped(view.last_words or "", SHORT))
        how = standing(language, district, short, now)
        lines.append(
            say(language, key, heading=_heading(language, district, view.report), area=view.area, standing=how)
        )
    return Markup("\n".join(lines))


def digest_buttons(language: str, taking: Sequence[Report]) -> Keyboard:
    """Return a button for each report of a list that can still be taken, three in a row."""
    row = [press(plain(language, "digest-take", number=one.number), f"u:take:{one.number}") for one in taking]
    return inline(*(row[start : start + 3] for start in range(0, len(row), 3)))


def trade(language: str, district: District, key: str | None) -> str:
    """Return a reporter's trade in words; somebody without check-in has told none."""
    return district.trade(key, language) if key else plain(language, "card-report-anybody")


def clipped(text: str, longest: int) -> str:
    """Return a text cut to so many characters, as `units` counts them, on one line."""
    line = " ".join(text.split())
    if units(line) <= longest:
        return line
    return _wide(line)[: 2 * (longest - 1)].decode("utf-16-le", "ignore") + "…"


def units(text: str) -> int:
    """Return how many characters a text has as Telegram counts them: most emoji are two."""
    return len(_wide(text)) // 2


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _soon(warned: datetime | None, now: datetime) -> str:
    return "soon" if warned and warned <= now else "no"


def _heading(language: str, district: District, report: Report) -> Markup:
    category = district.category_label(report.category, language)
    return say(language, "card-report-heading", number=report.number, category=category, urgent=str(report.urgent))


def _place(language: str, district: District, view: View) -> Markup:
    report = view.report
    label = f"#{report.number} {district.category(report.category, language)}"
    url = places.map_links(report.latitude, report.longitude, label)["amap"]
    return say(language, "card-report-place", area=view.area or district.name_in(language), url=url)


def _who(language: str, district: District, view: View) -> Markup:
    first = view.reporters[0] if view.reporters else None
    name = trade(language, district, first.trade if first else None)
    return say(language, "card-report-who", trade=name, count=view.report.reporters)
