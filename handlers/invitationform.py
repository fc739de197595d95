"""The form that invites somebody: to which role, for what, and who it is."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot import deeplinks, staffviews
from bot.context import Context
from bot.keyboards import inline, press
from bot.riderviews import place
from handlers import forms, questions
from handlers.forms import Answers, Asked, Form, Question
from models import areas, branches, invitations, roles, stations
from models.invitations import LONGEST, Offer
from models.rights import Where
from models.roles import CADRE, KEEPER, SECRETARY
from models.rules import RuleBroken

CARES = ("area", "department", "both")
"""What a cadre may be for."""

PAGE = 8
"""Branches or stations that are offered at once."""


async def _ask_role(context: Context, _session: AsyncSession, _answers: Answers) -> Asked:
    rows = [[press(context.plain(f"staff-role-{kind}"), f"a:role:{kind}")] for kind in (SECRETARY, KEEPER, CADRE)]
    return context.say("invite-ask-role"), inline(*rows)


async def _read_role(context: Context, _session: AsyncSession, _answers: Answers) -> Answers | None:
    kind = forms.pressed(context, "role")
    if kind == CADRE and not context.kit.district.departments:
        return {"role": kind, "care": "area"}
    return {"role": kind} if kind in roles.KINDS else None


async def _ask_reach(context: Context, _session: AsyncSession, _answers: Answers) -> Asked:
    return context.say("invite-ask-reach"), inline(
        [press(context.plain("invite-reach-branch"), "a:reach:branch")],
        [press(context.plain("invite-reach-area"), "a:reach:area")],
    )


async def _read_reach(context: Context, _session: AsyncSession, _answers: Answers) -> Answers | None:
    given = forms.pressed(context, "reach")
    return {"reach": given} if given in ("branch", "area") else None


async def _ask_care(context: Context, _session: AsyncSession, _answers: Answers) -> Asked:
    rows = [[press(context.plain(f"invite-care-{one}"), f"a:care:{one}")] for one in CARES]
    return context.say("invite-ask-care"), inline(*rows)


async def read_care(context: Context, _session: AsyncSession, _answers: Answers) -> Answers | None:
    """Take what is to be looked after: an area, a department, or both."""
    given = forms.pressed(context, "care")
    return {"care": given} if given in CARES else None


async def ask_department(context: Context, _session: AsyncSession, _answers: Answers) -> Asked:
    """Offer the departments of the district's file."""
    offered = context.kit.district.departments
    rows = [[press(one.label_in(context.language), f"a:department:{one.key}")] for one in offered]
    return context.say("invite-ask-department"), inline(*rows)


async def read_department(context: Context, _session: AsyncSession, _answers: Answers) -> Answers | None:
    """Take one of them."""
    given = forms.pressed(context, "department")
    known = {one.key for one in context.kit.district.departments}
    return {"department": given} if given in known else None


async def _ask_branch(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    offered = await _branches(session)
    if not offered:
        raise RuleBroken("invite-no-branches")
    first = answers.get("branch_from", 0)
    rows = [[press(name, f"a:branch:{number}")] for number, name in offered[first : first + PAGE]]
    turns = []
    if first:
        turns.append(press(context.plain("page-back"), f"a:branch:p{max(0, first - PAGE)}"))
    if first + PAGE < len(offered):
        turns.append(press(context.plain("page-more"), f"a:branch:p{first + PAGE}"))
    return context.say("invite-ask-branch"), inline(*rows, turns)


async def _read_branch(context: Context, session: AsyncSession, _answers: Answers) -> Answers | None:
    given, words = forms.pressed(context, "branch") or "", forms.typed(context, LONGEST)
    if given.startswith("p") and given[1:].isdecimal():
        return {"branch_from": int(given[1:])}
    fitting = [number for number, name in await _branches(session) if str(number) == given or (words and words in name)]
    return {"branch": fitting[0], "branch_from": None} if len(fitting) == 1 else None


async def ask_area(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    """Offer the areas from the top down, the topmost too."""
    _, keyboard = await questions.ask_area(context, session, answers)
    atlas = await areas.atlas(session)
    tops = areas.children(atlas, None)
    if keyboard and len(tops) == 1 and "area_seen" not in answers and not answers.get("area_in"):
        # Riders are never asked for the one area that holds all others, but somebody looks after it.
        keyboard = inline(*keyboard["inline_keyboard"], [press(tops[0].name, f"a:area:{tops[0].id}")])
    if "area_seen" in answers:
        return context.say("invite-area-seen", area=place(atlas, answers["area_seen"])), keyboard
    above = answers.get("area_in")
    text = context.say("invite-ask-area-in", area=place(atlas, above)) if above else context.say("invite-ask-area")
    return text, keyboard


async def read_area(context: Context, session: AsyncSession, answers: Answers) -> Answers | None:
    """Take one of them."""
    given = await questions.read_area(context, session, answers)
    return None if given is not None and given.get("area") == 0 else given


async def _ask_station(context: Context, _session: AsyncSession, answers: Answers) -> Asked:
    words = answers.get("station_words")
    if not words:
        return context.say("invite-ask-station"), None
    found = context.kit.stations.search(words)[:PAGE]
    rows = [[press(f"{one.name} · {one.address or one.area_name}"[:60], f"a:station:{one.id}")] for one in found]
    return context.say("invite-station-found", words=words), inline(*rows)


async def _read_station(context: Context, session: AsyncSession, _answers: Answers) -> Answers | None:
    given, words = forms.pressed(context, "station"), forms.typed(context, LONGEST)
    if given and given.isdecimal() and len(given) < 18:
        station = context.kit.stations.station(int(given))
        return {"station": station.id, "station_words": None}
    if not words:
        return None
    exact = await stations.by_code(session, words)
    if exact is not None and exact.state != "removed":
        return {"station": exact.id, "station_words": None}
    if not context.kit.stations.search(words):
        raise RuleBroken("invite-station-none", words=words)
    return {"station_words": words}


async def _ask_name(context: Context, session: AsyncSession, answers: Answers) -> Asked:
    role = context.plain(f"staff-role-{answers['role']}")
    scope = await staffviews.scope_name(session, context.language, context.kit.district, _scope(answers))
    return context.say("invite-ask-name", role=role, scope=scope), None


async def _read_name(context: Context, _session: AsyncSession, _answers: Answers) -> Answers | None:
    name = forms.typed(context, 2 * LONGEST)
    if name is not None and len(name) > LONGEST:
        raise RuleBroken("invitation-name-wrong", limit=LONGEST)
    return {"name": name} if name else None


async def _finish(context: Context, session: AsyncSession, answers: Answers) -> None:
    offer = Offer(answers["role"], _scope(answers), answers["name"])
    try:
        _, token = await invitations.make(session, offer, context.person, context.now)
    except RuleBroken as broken:  # no administrator any more: said here, so that the form is over all the same
        return context.refuse(broken)
    link = deeplinks.invitation_link(context.kit.bot.username, token)
    scope = await staffviews.scope_name(session, context.language, context.kit.district, offer.scope)
    role = context.plain(f"staff-role-{offer.kind}")
    until = (context.now + invitations.VALID).astimezone(context.kit.district.zone)
    told = {"name": offer.name, "role": role, "scope": scope}
    picture = {"made": "invitation", **told, "link": link, "until": f"{until:%Y-%m-%d}", "language": context.language}
    context.reply(context.say("invite-made", name=offer.name), context.home())
    caption = context.say("invite-caption", **told, link=link, until=f"{until:%m-%d %H:%M}")
    return context.send("sendPhoto", photo=picture, caption=caption, parse_mode="HTML")


async def _branches(session: AsyncSession) -> list[tuple[int, str]]:
    return [(branch.id or 0, branch.name) for branch in await branches.every(session) if branch.state == "open"]


def _scope(answers: Answers) -> Where:
    if answers["role"] == KEEPER:
        return Where(station_id=answers["station"])
    # By the role as it is now: an older button may have changed it after the other was answered.
    if _for_branch(answers):
        return Where(branch_id=answers["branch"])
    department = answers["department"] if _for_department(answers) else None
    return Where(area_id=answers["area"] if _for_area(answers) else None, department=department)


def _for_branch(answers: Answers) -> bool:
    return answers.get("role") == SECRETARY and answers.get("reach") == "branch"


def _for_area(answers: Answers) -> bool:
    if answers.get("role") == CADRE:
        return answers.get("care", "area") in ("area", "both")
    return answers.get("role") == SECRETARY and answers.get("reach") == "area"


def _for_department(answers: Answers) -> bool:
    return answers.get("role") == CADRE and answers.get("care") in ("department", "both")


FORM = Form(
    (
        Question("role", _ask_role, _read_role, "ask-choose-hint"),
        Question("reach", _ask_reach, _read_reach, "ask-choose-hint", lambda answers: answers.get("role") == SECRETARY),
        Question("care", _ask_care, read_care, "ask-choose-hint", lambda answers: answers.get("role") == CADRE),
        Question("branch", _ask_branch, _read_branch, "ask-choose-hint", _for_branch),
        Question("area", ask_area, read_area, "ask-choose-hint", _for_area),
        Question("department", ask_department, read_department, "ask-choose-hint", _for_department),
        Question("station", _ask_station, _read_station, "invite-station-hint", lambda a: a.get("role") == KEEPER),
        Question("name", _ask_name, _read_name, "invite-name-hint"),
    ),
    _finish,
)
