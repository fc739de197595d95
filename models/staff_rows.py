"""Staff from the rows of a spreadsheet: who is to be invited to which role, for which area, branch or station."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from models import areas, branches, invitations, rights, roles, staff, stations
from models.headers import ROLE_WORDS, STAFF_COLUMNS, STAFF_UNREAD, Columns, choices, lacking, recognised, word
from models.invitations import LONGEST, Invited, Offer
from models.rights import Where
from models.rows import Finding, Mode, Outcome, Row, Table, cleaned, error, in_order, plain, refused_rows, warning

NEEDED = (("name", "姓名"), ("role", "角色"), ("scope", "负责范围"))


Departments = Mapping[str, Iterable[str]]
"""The departments that the district's file names: every name of each, by its key."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a list is taken: in which mode, for how long the links work, and whether open invitations are made anew.

    `departments` are those that a cadre may be for.
    """

    mode: Mode
    valid: timedelta = invitations.VALID
    again: bool = False
    departments: Departments = field(default_factory=dict)


class Made(NamedTuple):
    """An invitation that was made; the token is nowhere else."""

    number: int
    token: str
    offer: Offer
    scope: str
    """The name of the area, branch, station or department."""


class Place(NamedTuple):
    """Something that a role may be for."""

    scope: Where
    name: str


Places = Mapping[str, Mapping[str, list[Place]]]
"""What roles may be for: area, branch, station, department; then by code and by name, as `plain` writes them."""


@dataclass
class _Sheet:
    """A file at work: what its columns mean, what roles may be for, what the rows say, what was found."""

    columns: Columns
    findings: list[Finding]
    places: Places
    offers: dict[int, tuple[Offer, str]] = field(default_factory=dict)

    def text(self, row: Row, column: str) -> str:
        return cleaned(self.columns.text(row, column))

    def error(self, row: int, column: str, key: str, **args: object) -> None:
        self.findings.append(error(row, self.columns.headers.get(column, column), key, **args))

    def warn(self, row: int, key: str, **args: object) -> None:
        self.findings.append(warning(row, None, key, **args))


async def import_staff(
    session: AsyncSession, table: Table, manner: Manner, now: datetime
) -> tuple[Outcome, list[Made]]:
    """Invite the people of a table; return what was done, all that was found, and the invitations.

    `whole` writes nothing when any row has an error, `partial` writes the good rows, `dry_run` nothing. Who has the
    role already, or an invitation that is still open, counts as unchanged.
    """
    columns, findings = recognised(table.headers, STAFF_COLUMNS, STAFF_UNREAD)
    known = await places(session, manner.departments)
    sheet = _Sheet(columns, [*findings, *table.findings, *lacking(columns, table, NEEDED)], known)
    readable = not any(found.severity == "error" and found.row is None for found in sheet.findings)
    if readable:
        _read(sheet, table.rows)
    refused = len(refused_rows(sheet.findings)) if readable else len(table.rows)
    if manner.mode == "whole" and any(found.severity == "error" for found in sheet.findings):
        return Outcome(0, 0, 0, refused, False, in_order(sheet.findings)), []
    before = len(sheet.offers)
    await _leave_out(session, sheet, manner, now)
    made = [] if manner.mode == "dry_run" else await _invite(session, sheet, manner, now)
    left_out = before - len(sheet.offers)
    return Outcome(len(sheet.offers), 0, left_out, refused, bool(made), in_order(sheet.findings)), made


async def places(session: AsyncSession, departments: Departments) -> Places:
    """Return what roles may be for at present; what has been removed is left out."""
    found: dict[str, dict[str, list[Place]]] = {"area": {}, "branch": {}, "station": {}, "department": {}}
    for key, names in departments.items():
        called = list(names) or [key]
        for name in dict.fromkeys(map(plain, (key, *called))):
            found["department"].setdefault(name, []).append(Place(Where(department=key), called[0]))
    for area in (await areas.atlas(session)).areas.values():
        _enter(found["area"], area.code, area.name, Place(Where(area_id=area.id), area.name))
    for branch in await branches.every(session):
        if branch.state != "removed":
            _enter(found["branch"], branch.code, branch.name, Place(Where(branch_id=branch.id), branch.name))
    for station in await stations.every(session):
        if station.state != "removed":
            _enter(found["station"], station.code, station.name, Place(Where(station_id=station.id), station.name))
    return found


def named(known: Places, kinds: Iterable[str], text: str) -> list[Place]:
    """Return which places a code or a name may mean, of the first kind (area, branch, ...) that has any."""
    for kind in kinds:
        found = known[kind].get(plain(text), [])
        if found:
            return found
    return []


def within(area: Place, department: Place) -> Place:
    """Return the place that is a department within an area."""
    scope = Where(area_id=area.scope.area_id, department=department.scope.department)
    return Place(scope, f"{area.name} · {department.name}")


def _enter(found: dict[str, list[Place]], code: str, name: str, place: Place) -> None:
    for key in dict.fromkeys((plain(code), plain(name))):
        found.setdefault(key, []).append(place)


def _read(sheet: _Sheet, rows: Iterable[Row]) -> None:
    seen: dict[Offer, int] = {}
    for row in rows:
        name, kind, place = _name(sheet, row), _kind(sheet, row), None
        if kind:
            place = _place(sheet, row, kind)
        if not (name and kind and place):
            continue
        offer = Offer(kind, place.scope, name)
        if offer in seen:
            sheet.error(row.number, "name", "import-staff-twice", other=seen[offer])
        else:
            seen[offer] = row.number
            sheet.offers[row.number] = offer, place.name


def _name(sheet: _Sheet, row: Row) -> str | None:
    name = " ".join(sheet.text(row, "name").split())
    if len(name) > LONGEST:
        sheet.error(row.number, "name", "import-text-too-long", length=len(name), limit=LONGEST)
        return None
    if not name:
        sheet.error(row.number, "name", "import-cell-empty")
    return name or None


def _kind(sheet: _Sheet, row: Row) -> str | None:
    text = sheet.text(row, "role")
    kind = word(text, ROLE_WORDS)
    if not text:
        sheet.error(row.number, "role", "import-cell-empty")
    elif kind is None:
        sheet.error(row.number, "role", "import-role-unknown", value=text[:50], choices=choices(ROLE_WORDS))
    return kind


def _place(sheet: _Sheet, row: Row, kind: str) -> Place | None:
    text = sheet.text(row, "scope")
    if not text:
        sheet.error(row.number, "scope", "import-cell-empty")
        return None
    found = named(sheet.places, roles.SCOPES[kind], text) or _both(sheet.places, kind, text)
    if len(found) == 1:
        return found[0]
    if found:
        sheet.error(row.number, "scope", "import-scope-ambiguous", value=text[:50], count=len(found))
    else:
        sheet.error(row.number, "scope", "import-scope-unknown", value=text[:50], kind=kind)
    return None


def _both(known: Places, kind: str, text: str) -> list[Place]:
    """Return what an area and a department with a stroke between them may mean."""
    one, stroke, other = plain(text).partition("/")
    if not stroke or not roles.fits(kind, ("area", "department")):
        return []
    found = named(known, ("area",), one), named(known, ("department",), other)
    return [within(area, department) for area in found[0] for department in found[1]]


async def _leave_out(session: AsyncSession, sheet: _Sheet, manner: Manner, now: datetime) -> None:
    """Leave out who has the role already, or an open invitation that is not to be made anew."""
    invited = await invitations.unopened(session, now)
    waiting = await invitations.waiting(session)
    held = {
        (person.member_id, role.kind, rights.scope_of(role))
        for person in await staff.every(session)
        for role in person.roles
    }
    for row, (offer, _) in list(sheet.offers.items()):
        if any(invitations.same(one, offer) for one in waiting):
            sheet.warn(row, "import-staff-waiting")
        elif await _holds(session, held, offer):
            sheet.warn(row, "import-staff-holds")
        elif not manner.again and (one := _among(invited, offer)):
            sheet.warn(row, "import-staff-invited", until=one.invitation.expires_at.date().isoformat())
        else:
            continue
        del sheet.offers[row]


async def _holds(session: AsyncSession, held: Collection[tuple[int, str, Where]], offer: Offer) -> bool:
    holders = [member for member, kind, scope in held if (kind, scope) == (offer.kind, offer.scope)]
    return any([await roles.name_of(session, member) == offer.name for member in holders])


def _among(invited: Iterable[Invited], offer: Offer) -> Invited | None:
    return next((one for one in invited if invitations.same(one, offer)), None)


async def _invite(session: AsyncSession, sheet: _Sheet, manner: Manner, now: datetime) -> list[Made]:
    made = []
    invited = await invitations.unopened(session, now)
    for offer, place in sheet.offers.values():
        earlier = _among(invited, offer)
        if earlier:
            await invitations.withdraw(session, earlier.number, None, now)
        made.append(Made(*await invitations.make(session, offer, None, now, manner.valid), offer, place))
    return made
