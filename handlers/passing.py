"""How a report goes elsewhere: to another area's or department's desk, or together with one that is the same."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot import reportcards, reportviews
from bot.context import Context
from bot.keyboards import inline, press
from handlers import casework, forms
from handlers.forms import Answers, Asked, Form, Question
from models import areas, desks, moves, places, reports, sayings
from models.reports import SUBMITTED, Report
from models.rules import RuleBroken

PAGE = 8
"""Areas and departments that are offered at a time."""

NEAR = 500
"""Metres within which another report may be the same hazard."""

OFFERED = 6
"""Reports that are offered to be put together with."""

LONGEST = 40


@dataclass(frozen=True, slots=True)
class Target:
    """Where a report may go: an area, or a department (`key`); whether a group of theirs sees to it there."""

    area_id: int | None
    key: str | None
    name: str
    desk: bool

    @property
    def data(self) -> str:
        """Return how buttons, drafts and the record of the move name it."""
        return f"area:{self.area_id}" if self.key is None else f"department:{self.key}"


async def targets(context: Context, session: AsyncSession, report: Report) -> list[Target]:
    """Return where a report may go, those first where a group sees to it, then by their order in the district."""
    atlas, working = await areas.atlas(session), [one for one in await desks.every(session) if one.state == desks.OPEN]
    of_areas = {one.area_id for one in working if one.department is None}
    of_departments = {one.department for one in working if one.department}
    found = [
        Target(area.id, None, " · ".join(areas.names(atlas, area.id)[-2:]), area.id in of_areas)
        for area in atlas.areas.values()
        if report.department is not None or area.id != report.care_area_id
    ]
    found += [
        Target(None, one.key, one.label_in(context.language), one.key in of_departments)
        for one in context.kit.district.departments
        if one.key != report.department
    ]
    above = {area.id for area in areas.path(atlas, report.care_area_id)[:-1]}
    depth: dict[int | None, int] = {None: 0, **{number: len(areas.path(atlas, number)) for number in atlas.areas}}
    return sorted(found, key=lambda one: (not one.desk, one.area_id not in {None, *above}, depth[one.area_id]))


async def _target(context: Context, session: AsyncSession, report: Report, data: str) -> Target | None:
    return next((one for one in await targets(context, session, report) if one.data == data), None)


async def _ask_to(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    report = await casework.report_of(session, answers["report"])
    offered = await targets(context, session, report)
    words = answers.get("words", "")
    fitting = [one for one in offered if words in one.name] or offered
    skip = min(answers.get("skip", 0), max(len(fitting) - 1, 0)) // PAGE * PAGE
    shown = fitting[skip : skip + PAGE]
    rows = [
        [press(reportviews.clipped(context.plain(_label(one), name=one.name), 40), f"a:to:{one.data}")] for one in shown
    ]
    turning = [press(context.plain("page-more"), f"a:to:skip:{skip + PAGE}")] if skip + PAGE < len(fitting) else []
    text = context.say("work-transfer", report=await casework.named(context, session, report))
    return text, inline(*rows, turning, casework.leave(context, "transfer"))


def _label(target: Target) -> str:
    return "work-transfer-desk" if target.desk else "work-transfer-no-desk"


async def _read_to(context: Context, session: AsyncSession, answers: Answers) -> Answers | None:
    given = forms.pressed(context, "to")
    if given is None:
        words = forms.typed(context, LONGEST)
        return {"words": words, "skip": None, "to": None} if words else None
    if given.startswith("skip:"):
        return {"skip": int(given.removeprefix("skip:"))} if given.removeprefix("skip:").isdecimal() else None
    report = await casework.report_of(session, answers["report"])
    return {"to": given} if await _target(context, session, report, given) else None


async def _ask_moved(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    report = await casework.report_of(session, answers["report"])
    target = await _target(context, session, report, answers["to"])
    named = await casework.named(context, session, report)
    to, desk = target.name if target else "", target is None or await _has_desk(context, session, report, target)
    text = context.say("work-transfer-sure", report=named, to=to, desk=str(desk), state=report.state)
    key = "work-transfer-take" if report.state == SUBMITTED else "work-transfer-yes"
    return text, inline(casework.yes(context, key), casework.leave(context, "transfer"))


async def _has_desk(context: Context, session: AsyncSession, report: Report, target: Target) -> bool:
    """Tell whether a group would see a report there: its own, or that of an area above."""
    category = context.kit.district.category_of(report.category)
    area = report.care_area_id if target.key else target.area_id
    meant = category.department if category else None
    return await desks.find(session, await areas.atlas(session), area, target.key, report.category, meant) is not None


async def _read_moved(context: Context, session: AsyncSession, answers: Answers) -> Answers | None:
    if context.update.callback_query is None:
        return await _read_to(context, session, answers)
    return casework.said_yes(forms.pressed(context, "sure"))


async def _finish_transfer(context: Context, session: AsyncSession, answers: Answers) -> None:
    number = answers["report"]
    try:
        report = await casework.report_of(session, number)
        target = await _target(context, session, report, answers["to"])
        if target is None:  # it is there already
            raise RuleBroken("work-transfer-there")
        await casework.take_first(context, session, report)
        care = {"department": target.key} if target.key else {"care_area_id": target.area_id, "department": None}
        cause = casework.cause(context, target.data)
        await moves.work(session, number, moves.TRANSFER, context.person, cause, context.now, **care)
    except RuleBroken as broken:
        return context.refuse(broken)
    owed = await reportcards.rehomed(context.kit, session, number, casework.source(context), context.now)
    casework.owe_once(context, owed)
    return context.edit(context.say("work-transferred", number=number, to=target.name), inline())


TRANSFERRING: Form = Form(
    (
        Question("to", _ask_to, _read_to, "work-transfer-hint"),
        Question("sure", _ask_moved, _read_moved, "work-sure-hint"),
    ),
    _finish_transfer,
)


async def _candidates(context: Context, session: AsyncSession, report: Report) -> list[Report]:
    """Return open reports of the same category near by that this person may work on, the nearest first."""
    since = reports.same_since(context.now, context.kit.district.triage.same_place_days)
    near = await reports.near(session, report.category, report.place, NEAR, since)
    others = [one for one in near if one.number != report.number]
    return [one for one in others if await _in_scope(context, session, one)][:OFFERED]


async def _in_scope(context: Context, session: AsyncSession, report: Report) -> bool:
    try:
        await moves.staff(session, context.person, report)
    except RuleBroken:
        return False
    return True


async def _ask_target(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    report = await casework.report_of(session, answers["report"])
    near = await _candidates(context, session, report)
    rows = [
        [
            press(
                context.plain("work-merge-offer", number=one.number, metres=_away(one, report)),
                f"a:target:{one.number}",
            )
        ]
        for one in near
    ]
    key = "work-merge" if near else "work-merge-none"
    text = context.say(key, report=await casework.named(context, session, report))
    return text, inline(*rows, casework.leave(context, "merge"))


async def _read_target(context: Context, session: AsyncSession, answers: Answers) -> Answers | None:
    """Take the number of another report, from a button or typed. Raises RuleBroken when they can't be one."""
    given = forms.pressed(context, "target") or (forms.typed(context, LONGEST) or "").lstrip("#＃")
    if not given.isdecimal() or len(given) > 18:
        return None
    number = int(given)
    target = await reports.by_id(session, number)
    if target is None or not target.open or number == answers["report"]:
        raise RuleBroken("report-no-target", number=number)
    await moves.staff(session, context.person, target)
    return {"target": number}


async def _ask_merged(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    report = await casework.report_of(session, answers["report"])
    target = await casework.report_of(session, answers["target"])
    facts = {
        "report": await casework.named(context, session, report),
        "target": await casework.named(context, session, target),
        "metres": _away(target, report),
        "same": str(target.category == report.category),
    }
    yes = casework.yes(context, "work-merge-yes")
    return context.say("work-merge-sure", **facts), inline(yes, casework.leave(context, "merge"))


async def _read_merged(context: Context, session: AsyncSession, answers: Answers) -> Answers | None:
    if context.update.callback_query is None:
        return await _read_target(context, session, answers)
    return casework.said_yes(forms.pressed(context, "sure"))


async def _finish_merging(context: Context, session: AsyncSession, answers: Answers) -> None:
    number, target = answers["report"], answers["target"]
    try:
        await moves.merge(session, number, target, context.person, casework.cause(context), context.now)
    except RuleBroken as broken:
        return context.refuse(broken)
    await sayings.move(session, number, target)
    await casework.changed(context, session, number, target)
    return context.edit(context.say("work-merged", number=number, target=target), inline())


def _away(one: Report, other: Report) -> int:
    return round(places.distance(one.place, other.place))


MERGING: Form = Form(
    (
        Question("target", _ask_target, _read_target, "work-merge-hint"),
        Question("sure", _ask_merged, _read_merged, "work-sure-hint"),
    ),
    _finish_merging,
)
