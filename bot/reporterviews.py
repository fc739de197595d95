"""How a report looks to those who reported it: how it stands, in whose care it is, until when, and what they can say.

They are told the office that has it, never which person: nobody is to be blamed, or thanked, by name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import reportclock
from bot.district import District
from bot.keyboards import Button, Keyboard, inline, press
from bot.texts import Markup, plain, say
from models import areas, moves
from models.moves import Step
from models.reports import CLOSED, GONE, IN_HAND, REJECTED, RESOLVED, SUBMITTED, Report, Reporter

HISTORY = 12
"""Moves that a message tells, the newest."""

WORDS = 400
"""Characters of somebody's reason in a message: a caption has 1,024."""

PAGE = 6
"""Reports on one page of the list."""


@dataclass(frozen=True, slots=True)
class View:
    """A report as one of its reporters sees it: names in their language, the moves, and the last one's reason."""

    report: Report
    reporter: Reporter
    area: str
    office: str
    steps: tuple[Step, ...]
    why: str


async def look(session: AsyncSession, district: District, report: Report, reporter: Reporter, language: str) -> View:
    """Return all that the messages to a reporter tell."""
    atlas = await areas.atlas(session)
    steps = await moves.steps(session, report.number)
    ended = await moves.last(session, report.number, moves.RESOLVE, moves.REJECT)
    return View(
        report=report,
        reporter=reporter,
        area=" · ".join(areas.names(atlas, report.area_id)[-2:]) or district.name_in(language),
        office=office(district, areas.names(atlas, report.care_area_id), report.department, language),
        steps=tuple(steps),
        why=await reason(session, language, ended),
    )


def office(district: District, path: Sequence[str], department: str | None, language: str) -> str:
    """Return the name of the office that has a report in its care: an area's, or a department's there."""
    named = [*path[-1:], *([district.department(department, language)] if department else [])]
    return " · ".join(named) or district.name_in(language)


async def reason(session: AsyncSession, language: str, step: Step | None) -> str:
    """Return why a report was rejected, or why there is no photo of what was done, in words; "" for no reason."""
    if step is None:
        return ""
    words = await moves.words_of(session, step)
    if words:
        return words[:WORDS]
    if step.why in moves.REASONS:
        return plain(language, f"reject-{step.why}")
    return plain(language, f"resolve-{step.why}") if step.why and step.move == moves.RESOLVE else ""


def mine(
    language: str, district: District, view: View, now: datetime, *, alone: bool = True
) -> tuple[Markup, Keyboard]:
    """Return the one message about a report, with what can be done now.

    Not `alone`, it leaves what its reporter is to say to the message that asks for it.
    """
    report = view.report
    asked = not alone and report.state in (RESOLVED, CLOSED, REJECTED)
    lines = [heading(language, district, report), say(language, "mine-place", area=view.area)]
    lines.append(standing(language, view))
    lines += _clock(language, district, view, now)
    lines += [] if asked else _verdict(language, district, view)
    lines += [Markup(), *history(language, district, view)]
    return Markup("\n".join(lines)), inline() if asked else buttons(language, district, view, now)


def done(
    language: str, district: District, view: View, of_round: int, now: datetime, *, pictured: bool
) -> tuple[Markup, Keyboard]:
    """Return the message that a report is called resolved, in its round: the question whether that is true."""
    report = view.report
    lines = [heading(language, district, report)]
    if report.round != of_round or report.state not in (RESOLVED, CLOSED):
        return Markup("\n".join([*lines, say(language, "mine-begun-anew")])), inline()
    lines.append(say(language, "mine-done", office=view.office))
    if not pictured and view.why:
        lines.append(say(language, "mine-no-photo", why=view.why))
    lines += _verdict(language, district, view)
    return Markup("\n".join(lines)), buttons(language, district, view, now)


def refused(language: str, district: District, view: View, now: datetime) -> tuple[Markup, Keyboard]:
    """Return the message that a report was rejected: why, and how to object."""
    report = view.report
    lines = [heading(language, district, report)]
    if report.state != REJECTED:
        return Markup("\n".join([*lines, standing(language, view)])), inline()
    lines.append(say(language, "mine-refused", why=view.why or plain(language, "mine-refused-unsaid")))
    lines.append(say(language, "mine-refused-twice" if report.objected else "mine-object-how"))
    return Markup("\n".join(lines)), buttons(language, district, view, now)


def reminder(language: str, district: District, view: View, now: datetime) -> tuple[Markup, Keyboard]:
    """Return the reminder that somebody still wants to know whether it is gone, and afterwards what was answered."""
    if view.report.state != RESOLVED or view.reporter.verdict is not None:
        return done(language, district, view, view.report.round, now, pictured=True)
    until = when(language, district, last_day(district, view.report) or now)
    text = say(language, "mine-reminder", heading=heading(language, district, view.report), until=until)
    return text, buttons(language, district, view, now)


def heading(language: str, district: District, report: Report) -> Markup:
    """Return the first line: number and category."""
    return say(
        language, "mine-heading", number=report.number, category=district.category_label(report.category, language)
    )


def standing(language: str, view: View) -> Markup:
    """Return how a report stands, in a line."""
    report = view.report
    by_itself = bool(view.steps) and view.steps[-1].why == moves.SILENT
    facts = {
        "office": view.office,
        "round": report.round,
        "target": report.merged_into or 0,
        "silent": "yes" if by_itself else "no",
        "why": view.why,
    }
    return say(language, f"mine-{report.state}", **facts)


def in_short(language: str, report: Report) -> str:
    """Return how a report stands in a few words, for a button."""
    return plain(language, f"mine-short-{report.state}")


def history(language: str, district: District, view: View) -> list[Markup]:
    """Return the moves so far, the oldest first, one to a line."""
    return [
        say(language, "mine-step", at=when(language, district, step.at), what=say(language, f"mine-step-{step.move}"))
        for step in view.steps[-HISTORY:]
    ]


def when(language: str, district: District, moment: datetime) -> str:
    """Return day and time by the district's clock: the message is read on other days as well."""
    local = moment.astimezone(district.zone)
    return plain(language, "mine-at", month=local.month, day=local.day, time=f"{local:%H:%M}")


def last_day(district: District, report: Report) -> datetime | None:
    """Return until when one can say that it is still there; None for what is not called resolved."""
    days = timedelta(days=district.triage.confirm_days)
    return report.resolved_at + days if report.resolved_at else None


def buttons(language: str, district: District, view: View, now: datetime) -> Keyboard:
    """Return what a reporter can do now."""
    report, verdict = view.report, view.reporter.verdict
    until = last_day(district, report)
    rows: list[list[Button]] = []
    if report.state == SUBMITTED:
        rows.append([_press(language, "about", report), _press(language, "drop", report)])
    elif report.state in IN_HAND:
        rows.append([_press(language, "about", report)])
    elif report.state == REJECTED and not report.objected:
        rows.append([_press(language, "object", report)])
    elif report.state in (RESOLVED, CLOSED):
        open_ = until is not None and now <= until
        gone = [] if verdict == GONE else [_press(language, "gone", report)]
        still = [_press(language, "still", report)] if open_ else []
        rated = verdict != GONE or view.reporter.satisfied is not None
        rows.append([] if rated else [_press(language, "ok", report), _press(language, "bad", report)])
        rows.append(gone + still)
    return inline(*rows)


def listed(
    language: str, district: District, page: int, found: Sequence[tuple[Report, Reporter]]
) -> tuple[Markup, Keyboard]:
    """Return a page of somebody's reports, the newest first, each a button."""
    if not found:
        return say(language, "mine-none"), inline([press(plain(language, "mine-new"), "h:new")])
    shown = found[page * PAGE : (page + 1) * PAGE]
    rows = [[press(_label(language, district, report), f"h:mo:{report.number}")] for report, _ in shown]
    newer = [press(plain(language, "mine-newer"), f"h:ml:{page - 1}")] if page else []
    older = [press(plain(language, "mine-older"), f"h:ml:{page + 1}")] if len(found) > (page + 1) * PAGE else []
    return say(language, "mine-list", count=len(found)), inline(*rows, newer + older)


def _label(language: str, district: District, report: Report) -> str:
    category = district.category_label(report.category, language)
    return plain(language, "mine-label", number=report.number, category=category, standing=in_short(language, report))


def _clock(language: str, district: District, view: View, now: datetime) -> list[Markup]:
    report = view.report
    if not report.open:
        return []
    if report.waits:
        return [say(language, "mine-asked")]
    due = reportclock.due(district, report)
    if due is None:
        return []
    phase = "take" if report.state == SUBMITTED else "resolve"
    late = "yes" if due <= now else "no"
    return [say(language, "mine-due", at=when(language, district, due), phase=phase, late=late)]


def _verdict(language: str, district: District, view: View) -> list[Markup]:
    """Return the question whether it is gone, or what was answered."""
    report, reporter = view.report, view.reporter
    if report.state not in (RESOLVED, CLOSED):
        return []
    if reporter.verdict == GONE:
        rated = {None: "ask", True: "good", False: "bad"}[reporter.satisfied]
        return [say(language, f"mine-rated-{rated}")]
    until = last_day(district, report)
    until_words = when(language, district, until) if until else ""
    return [say(language, "mine-look" if report.state == RESOLVED else "mine-look-again", until=until_words)]


def _press(language: str, what: str, report: Report) -> Button:
    return press(plain(language, f"mine-button-{what}"), f"h:{what}:{report.number}")
