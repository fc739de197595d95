"""How staff and their invitations are shown to administrators, and to those who are invited."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.district import District
from bot.keyboards import Button, Keyboard, base36, inline, press
from bot.riderviews import place
from bot.texts import Markup, plain, say
from models import areas, branches, rights, stations
from models.areas import Atlas
from models.invitations import Invited
from models.rights import Where
from models.roles import Role
from models.staff import ORDER, Person

PAGE = 8
"""People, or invitations, that are shown at once."""

ALL = "all"


async def scope_name(session: AsyncSession, language: str, district: District, scope: Where) -> str:
    """Return the name of the area, branch, station or department that a role is for."""
    if scope.branch_id is not None:
        branch = await branches.by_id(session, scope.branch_id)
        return branch.name if branch else str(scope.branch_id)
    if scope.station_id is not None:
        station = await stations.by_id(session, scope.station_id)
        return station.name if station else str(scope.station_id)
    return care_name(await areas.atlas(session), language, district, scope.area_id, scope.department)


def care_name(atlas: Atlas, language: str, district: District, area_id: int | None, department: str | None) -> str:
    """Return the name of an area, of a department, or of both."""
    if department is None:
        return place(atlas, area_id)
    name = district.department(department, language)
    return name if area_id is None else f"{place(atlas, area_id)} · {name}"


def menu(language: str, staff: int, waiting: int, unopened: int) -> tuple[Markup, Keyboard]:
    """Return where an administrator begins, with how many there are of each."""
    text = say(language, "staff-menu", staff=staff, waiting=waiting, unopened=unopened)
    rows = [[press(plain(language, "staff-invite"), "i:new")]]
    if waiting:
        rows.append([press(plain(language, "staff-waiting", count=waiting), "i:w")])
    rows.append([press(plain(language, "staff-list"), f"i:s:{ALL}:0")])
    rows.append([press(plain(language, "desk-menu"), "b:l:0")])
    rows.append([press(plain(language, "settle-menu"), "x:s")])
    rows.append([press(plain(language, "serviceday-list-menu"), "sd:al")])
    if unopened:
        rows.append([press(plain(language, "staff-unopened", count=unopened), "i:o:0")])
    return text, inline(*rows)


async def card(session: AsyncSession, language: str, district: District, one: Invited) -> Markup:
    """Return what is to be decided about: who opened an invitation, and to what it is."""
    return say(
        language,
        "invitation-card",
        name=one.name,
        role=plain(language, f"staff-role-{one.kind}"),
        scope=await scope_name(session, language, district, one.scope),
        called=one.called or "—",
        id=one.person or 0,
    )


def card_buttons(language: str, number: int, back: bool = False) -> Keyboard:
    """Return the two decisions; `back` leads to the list of all that wait, before and after."""
    end = ":l" if back else ""
    return inline(
        [
            press(plain(language, "invitation-confirm"), f"i:y:{number}{end}"),
            press(plain(language, "invitation-refuse"), f"i:n:{number}{end}"),
        ],
        [press(plain(language, "staff-back-waiting"), "i:w")] if back else [],
    )


async def decided(
    session: AsyncSession, language: str, district: District, one: Invited, verdict: str, by: str, at: datetime
) -> Markup:
    """Return a card that was decided about; `by` is what the house calls who did, `verdict` confirmed or refused."""
    when = f"{at.astimezone(district.zone):%m-%d %H:%M}"
    return say(language, f"invitation-{verdict}", card=await card(session, language, district, one), who=by, at=when)


async def waiting(
    session: AsyncSession, language: str, district: District, found: Sequence[Invited]
) -> tuple[Markup, Keyboard]:
    """Return the first of those who wait, each with a button, and one that confirms all who are shown."""
    if not found:
        return say(language, "staff-waiting-none"), inline([_to_menu(language)])
    shown = found[:PAGE]
    entries = [
        say(language, "staff-waiting-entry", number=number, card=await card(session, language, district, one))
        for number, one in enumerate(shown, start=1)
    ]
    heading = say(language, "staff-waiting-heading", count=len(found), shown=len(shown))
    opening = [press(f"{number}. {one.name}"[:40], f"i:c:{one.number}") for number, one in enumerate(shown, start=1)]
    every = press(plain(language, "staff-confirm-all", count=len(shown)), f"i:all:{_mark(shown)}")
    rows = [opening[first : first + 2] for first in range(0, len(opening), 2)]
    return Markup("\n\n".join([heading, *entries])), inline([every], *rows, [_to_menu(language)])


def among(found: Sequence[Invited], mark: str) -> list[Invited]:
    """Return those that were shown with the button that carries this mark, and nobody else."""
    shown = {int(part, 36) for part in mark.split(".")}
    return [one for one in found if one.number in shown]


async def unopened(
    session: AsyncSession, language: str, district: District, found: Sequence[Invited], skip: int
) -> tuple[Markup, Keyboard]:
    """Return the invitations that nobody has opened yet, each with a button that takes it back."""
    if not found:
        return say(language, "staff-unopened-none"), inline([_to_menu(language)])
    first = skip if skip < len(found) else 0
    entries, taking = [], []
    for number, one in enumerate(found[first : first + PAGE], start=first + 1):
        until = f"{one.invitation.expires_at.astimezone(district.zone):%m-%d %H:%M}"
        role = plain(language, f"staff-role-{one.kind}")
        told = {
            "name": one.name,
            "role": role,
            "scope": await scope_name(session, language, district, one.scope),
            "until": until,
        }
        entries.append(say(language, "staff-unopened-entry", number=number, **told))
        taking.append([press(plain(language, "staff-withdraw", number=number, name=one.name), f"i:x:{one.number}")])
    turns = _turns(language, "i:o", first, len(found))
    text = Markup("\n".join([say(language, "staff-unopened-heading", count=len(found)), *entries]))
    return text, inline(*taking, turns, [_to_menu(language)])


async def people(
    session: AsyncSession,
    language: str,
    district: District,
    found: Sequence[Person],
    names: dict[int, str],
    at: tuple[str, int],
) -> tuple[Markup, Keyboard]:
    """Return a page of staff; `found` are those shown, `at` the kind (or ALL) and how many come before them."""
    kind, first = at
    filters = [
        press(f"{'✅ ' if one == kind else ''}{plain(language, f'staff-kind-{one}')}", f"i:s:{one}:0")
        for one in (ALL, *ORDER)
    ]
    shown = found[first : first + PAGE]
    rows = []
    for one in shown:
        role = next((role for role in one.roles if role.kind == kind), one.roles[0])
        label = plain(
            language,
            "staff-entry",
            name=names.get(one.member_id) or str(one.person),
            role=plain(language, f"staff-role-{role.kind}"),
            scope=await scope_name(session, language, district, rights.scope_of(role)),
        )
        rows.append([press(label[:60], f"i:p:{one.member_id}")])
    turns = _turns(language, f"i:s:{kind}", first, len(found))
    text = say(language, "staff-heading", count=len(found)) if found else say(language, "staff-none")
    return text, inline(filters[:2], filters[2:], *rows, turns, [_to_menu(language)])


async def person(
    session: AsyncSession, language: str, district: District, one: Person, name: str
) -> tuple[Markup, Keyboard]:
    """Return one person's roles, each with a button that begins to end it."""
    lines, rows = [], []
    for role in one.roles:
        told = await role_words(session, language, district, role)
        since = f"{role.begun_at.astimezone(district.zone):%Y-%m-%d}"
        lines.append(say(language, "staff-role-line", role=told, since=since))
        rows.append([press(plain(language, "staff-end", role=told)[:60], f"i:e:{role.id}")])
    text = say(language, "staff-person", name=name or "—", id=one.person)
    back = press(plain(language, "staff-back"), f"i:s:{ALL}:0")
    return Markup("\n".join([text, *lines])), inline(*rows, [back])


async def role_words(session: AsyncSession, language: str, district: District, role: Role) -> str:
    """Return a role with what it is for, in words."""
    scope = await scope_name(session, language, district, rights.scope_of(role))
    return plain(language, "staff-role-of", role=plain(language, f"staff-role-{role.kind}"), scope=scope)


def _turns(language: str, data: str, first: int, count: int) -> list[Button]:
    turns = []
    if first:
        turns.append(press(plain(language, "page-back"), f"{data}:{max(0, first - PAGE)}"))
    if first + PAGE < count:
        turns.append(press(plain(language, "page-more"), f"{data}:{first + PAGE}"))
    return turns


def _to_menu(language: str) -> Button:
    return press(plain(language, "staff-to-menu"), "i:m")


def _mark(shown: Sequence[Invited]) -> str:
    """Return the ids of those that are shown, so short that a button can carry a page of them."""
    return ".".join(base36(one.number) for one in shown)
