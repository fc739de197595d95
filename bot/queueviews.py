"""How lists of reports look to who works on them: one line each, late ones first, a button that opens each."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from bot import reportclock
from bot.context import Context
from bot.district import District
from bot.keyboards import Keyboard, base36, inline, press
from bot.texts import Markup
from models import areas, queues
from models.areas import Atlas
from models.reports import SUBMITTED, Report

PAGE = 6
"""Reports on a page: so many numbers fit a button."""

_NEVER = datetime.max.replace(tzinfo=UTC)


def in_order(district: District, found: Sequence[Report]) -> list[Report]:
    """Return reports in the order in which they are to be worked: by their deadlines, so that late ones come first."""
    due = {one.number: reportclock.due(district, one) or _NEVER for one in found}
    return sorted(found, key=lambda one: (due[one.number], one.filed_at, one.number))


def queue(
    context: Context, atlas: Atlas, tab: str, found: Sequence[Report], skip: int, counts: Mapping[str, int]
) -> tuple[Markup, Keyboard]:
    """Return a page of open reports, with the names of who has them left to each one's own page."""
    start = min(skip, max(len(found) - 1, 0)) // PAGE * PAGE
    shown = found[start : start + PAGE]
    tabs = [press(_tab(context, one, counts, chosen=one == tab), f"e:q:{one}:0") for one in queues.TABS]
    free = [one.number for one in shown if one.state == SUBMITTED]
    taking = [press(context.plain("queue-take", count=len(free)), f"e:take:{written(free)}")] if len(free) > 1 else []
    back = [press(context.plain("queue-back"), f"e:q:{tab}:{start - PAGE}")] if start else []
    more = [press(context.plain("page-more"), f"e:q:{tab}:{start + PAGE}")] if start + PAGE < len(found) else []
    lines = [line(context, atlas, one) for one in shown]
    heading = context.say("queue-heading" if shown else "queue-none", tab=tab, count=len(found))
    return Markup("\n".join([heading, *lines])), inline(*_opening(context, shown), taking, back + more, tabs)


def found(
    context: Context, atlas: Atlas, words: str, hits: Sequence[Report], looked_at: int
) -> tuple[Markup, Keyboard]:
    """Return what a search found."""
    lines = [line(context, atlas, one) for one in hits]
    heading = context.say("find-found" if hits else "find-none", words=words, count=len(hits), most=looked_at)
    return Markup("\n".join([heading, *lines])), inline(*_opening(context, hits))


def line(context: Context, atlas: Atlas, report: Report) -> Markup:
    """Return one report on a line of a list."""
    district, due = context.kit.district, reportclock.due(context.kit.district, report)
    area = areas.names(atlas, report.area_id)[-1:]
    facts = {
        "number": report.number,
        "category": district.category_label(report.category, context.language),
        "area": area[0] if area else district.name_in(context.language),
        "urgent": str(report.urgent),
        "state": context.say("queue-state", state=report.state),
        "late": "asked" if report.waits else "late" if due and due <= context.now else "due" if due else "none",
        "due": reportclock.spoken(district, due, context.now) if due else "",
    }
    return context.say("queue-line", **facts)


def written(numbers: Sequence[int]) -> str:
    """Return numbers as a button carries them."""
    return ".".join(base36(number) for number in numbers)


def read(text: str) -> list[int]:
    """Return the numbers that a button carries."""
    return [int(part, 36) for part in text.split(".")]


def _opening(context: Context, shown: Sequence[Report]) -> list[list[dict[str, object]]]:
    row = [press(context.plain("queue-open", number=one.number), f"e:open:{one.number}") for one in shown]
    return [row[start : start + 3] for start in range(0, len(row), 3)]


def _tab(context: Context, tab: str, counts: Mapping[str, int], *, chosen: bool) -> str:
    return context.plain("queue-tab", tab=tab, count=counts[tab], chosen=str(chosen))
