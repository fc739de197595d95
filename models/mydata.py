"""All that is kept of one person, for them to see and to take along."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col

from models import (
    aliases,
    applications,
    areas,
    attendances,
    awards,
    badges,
    branches,
    broadcasts,
    comings,
    deductions,
    drafts,
    inbox,
    invitations,
    keys,
    ledger,
    looks,
    moves,
    photos,
    problems,
    ratings,
    recipients,
    reports,
    reservations,
    rewards,
    riders,
    rights,
    roles,
    sayings,
    seats,
    servicedays,
    standings,
    stations,
    threads,
)
from models.aliases import Alias
from models.applications import Application
from models.attendances import Attendance
from models.awards import Award
from models.badges import Badge
from models.broadcasts import Broadcast, Content
from models.comings import Coming
from models.consents import Consent
from models.deductions import Deduction
from models.drafts import Draft
from models.favourites import Favourite
from models.hints import Hint
from models.inbox import Inbox
from models.invitations import Invitation
from models.ledger import Account, Entry, Tally
from models.ledgerexports import LedgerExport
from models.looks import Look
from models.members import Member
from models.moves import Step
from models.nominations import Nomination
from models.photos import Photo
from models.preferences import Preference
from models.problems import Problem
from models.ratings import Rating
from models.recipients import Recipient
from models.reports import Reporter
from models.reservations import Reservation
from models.riders import Rider
from models.rights import Where
from models.roles import Role
from models.sayings import ReportSaying
from models.seats import Seat
from models.standings import Frozen
from models.subscriptions import Subscription
from models.threads import Saying, Thread

Facts = dict[str, Any]
Collector = Callable[[AsyncSession, Member], Awaitable[list[Facts]]]

STRANGER, ADMINISTRATOR, FORMER = "stranger", roles.ADMINISTRATOR, "former"
"""Viewers who have no role that a row gives: who scanned a card, administrators, those who have no role any more."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looked at something: a kind of role, and the name of what it is for."""

    kind: str
    scope: str = ""


async def collect(session: AsyncSession, member: Member) -> dict[str, list[Facts]]:
    """Return everything that is kept of a member, opened, by the names of PARTS; moments are datetimes."""
    return {name: await collector(session, member) for name, _, collector in PARTS}


async def viewers(session: AsyncSession, member_ids: Collection[int]) -> dict[int, Viewer]:
    """Return who these members are at present, by role and scope; 0 is nobody that the house knows."""
    return {one: await _viewer(session, one) for one in sorted(set(member_ids))}


async def _viewer(session: AsyncSession, member_id: int) -> Viewer:
    if not member_id:
        return Viewer(STRANGER)
    person = (await session.execute(select(col(Member.telegram_id)).where(col(Member.id) == member_id))).scalar()
    held = sorted(await roles.of(session, member_id), key=lambda role: _RANK.index(role.kind)) if person else []
    if held:
        return Viewer(held[0].kind, await scope(session, rights.scope_of(held[0])))
    return Viewer(ADMINISTRATOR if person in rights.administrators(session) else FORMER)


_RANK = (roles.SECRETARY, roles.CADRE, roles.KEEPER)


async def scope(session: AsyncSession, where: Where) -> str:
    """Return the name of what a role is for; a department's name only the district's file knows."""
    if where.branch_id is not None:
        return await _branch(session, where.branch_id) or ""
    if where.station_id is not None:
        return await _station(session, where.station_id)
    return await _area(session, where.area_id) or ""


async def _member(_session: AsyncSession, member: Member) -> list[Facts]:
    return [member.model_dump()]


async def _checkin(session: AsyncSession, member: Member) -> list[Facts]:
    known = await riders.known(session, member.id or 0)
    if known is None:
        return []
    facts = known.rider.model_dump(exclude={"member_id", "home", "phone_mark", "profile", "area_id"})
    profile = known.profile
    told = {"name": profile.name, "phone": profile.phone, "party": profile.party, "company_words": profile.company}
    places = {
        "area": await _area(session, known.rider.area_id),
        "branch": await _branch(session, profile.branch_id),
    }
    return [told | places | facts]


async def _applications(session: AsyncSession, member: Member) -> list[Facts]:
    found = []
    for one in await applications.of(session, member.id or 0):
        facts = one.model_dump(exclude={"member_id", "wish", "reason", "kind", "decided_by"})
        wish = await applications.wish_of(session, one) or {}
        opened = {"wished_name": wish.get("name"), "wished_branch": await _branch(session, wish.get("branch_id"))}
        reason = {"wished_party": wish.get("party"), "reason": await applications.reason_of(session, one)}
        decided = await _by(session, "decided_by", one.decided_by)
        found.append({"application": one.kind} | facts | opened | reason | decided)
    return found


async def _threads(session: AsyncSession, member: Member) -> list[Facts]:
    found = []
    for thread in await threads.of(session, member.id or 0):
        found.append(thread.model_dump(exclude={"member_id"}))
        for line in await threads.history(session, thread.id or 0):
            said_by = await _by(session, "said_by", line.member_id if line.by_staff else None)
            found.append({"at": line.at, "own": not line.by_staff, **said_by, "words": line.words})
    return found


async def _by(session: AsyncSession, name: str, member_id: int | None) -> Facts:
    if member_id is None:
        return {}
    viewer = await _viewer(session, member_id)
    return {name: viewer.kind, f"{name}_scope": viewer.scope or None}


async def _consents(session: AsyncSession, member: Member) -> list[Facts]:
    return await _rows(session, Consent, member)


async def _subscriptions(session: AsyncSession, member: Member) -> list[Facts]:
    return await _rows(session, Subscription, member)


async def _favourites(session: AsyncSession, member: Member) -> list[Facts]:
    found = await _rows(session, Favourite, member)
    return [{"station": await _station(session, one["station_id"]), "at": one["at"]} for one in found]


async def _problems(session: AsyncSession, member: Member) -> list[Facts]:
    found = []
    for one in await _rows(session, Problem, member):
        words = await keys.words(session, one["words"], problems.about(one["member_id"], one["station_id"]))
        place = await _station(session, one["station_id"])
        found.append({"station": place, "problem": one["kind"], "words": words, "at": one["at"]})
    return found


async def _looks(session: AsyncSession, member: Member) -> list[Facts]:
    found = await looks.at(session, member.id or 0)
    known = await viewers(session, {one.by for one in found})
    return [
        {"day": one.day, "seen": one.kind, "times": one.times, "last_at": one.last_at}
        | {"viewer": known[one.by].kind, "viewer_scope": known[one.by].scope or None}
        for one in found
    ]


async def _roles(session: AsyncSession, member: Member) -> list[Facts]:
    statement = select(Role).where(col(Role.member_id) == member.id).order_by(col(Role.id))
    found = []
    for one in (await session.execute(statement)).scalars():
        facts = {
            "role": one.kind,
            "scope": await scope(session, rights.scope_of(one)) or None,
            "department": one.department,
            "begun_at": one.begun_at,
            "ended_at": one.ended_at,
        }
        found.append({**facts, "name": await keys.words(session, one.name, f"role:{one.id}")})
    return found


async def _invitations(session: AsyncSession, member: Member) -> list[Facts]:
    found = []
    for one in await invitations.opened_by(session, member.id or 0):
        row = one.invitation
        facts = {"role": row.kind, "scope": await scope(session, one.scope) or None, "department": row.department}
        facts |= {"name": one.name or None, "called": one.called or None}
        found.append({**facts, "state": row.state, "opened_at": row.opened_at, "decided_at": row.decided_at})
    return found


async def _reports(session: AsyncSession, member: Member) -> list[Facts]:
    found: list[Facts] = []
    for report, reporter in await reports.of_member(session, member.id or 0):
        area = await _area(session, report.area_id)
        told = {"report": report.number, "category": report.category, "area": area, "at": reporter.joined_at}
        said = {"words": await reports.words_of(session, reporter), "trade": reporter.trade}
        stands = {"standing": report.state, "resolved_at": report.resolved_at, "ended_at": report.ended_at}
        found.append({**told, **said, **stands, **reporter.model_dump(include=set(_VERDICT))})
        for step in await moves.steps(session, report.number):
            if step.member_id == member.id and step.move in moves.OF_REPORTERS:
                words = await moves.words_of(session, step)
                found.append({"report": report.number, "move": step.move, "at": step.at, "words": words})
    return found


_VERDICT = ("inquired_at", "verdict", "verdict_at", "satisfied", "satisfied_at")


async def _work(session: AsyncSession, member: Member) -> list[Facts]:
    return [
        {"report": one.report_id, "move": one.move, "at": one.at} for one in await moves.made_by(session, member.id)
    ]


async def _photos(session: AsyncSession, member: Member) -> list[Facts]:
    return [
        {"photo": one.kind, "report": one.report_id, "at": one.at, "hidden_at": one.hidden_at}
        | {"pixels": f"{one.width} × {one.height}", "bytes": one.size}
        for one in await photos.of_member(session, member.id or 0)
    ]


async def _sayings(session: AsyncSession, member: Member) -> list[Facts]:
    return [
        {"report": one.report_id, "at": one.at, "own": not one.by_staff, "words": one.words}
        for one in await sayings.of_member(session, member.id or 0)
    ]


async def _awards(session: AsyncSession, member: Member) -> list[Facts]:
    found = []
    for one in await awards.of(session, member.id or 0):
        given = {"award": one.state, "rule": one.rule, "hours": one.hours, "points": one.points, "at": one.at}
        words = {"words": await awards.reason_of(session, one), **await _by(session, "awarded_by", one.by)}
        decided = {"decided_at": one.decided_at, **await _by(session, "decided_by", one.decided_by)}
        found.append({**given, **words, **decided})
    return found


async def _awards_given(session: AsyncSession, member: Member) -> list[Facts]:
    return [
        {"award": one.state, "rule": one.rule, "points": one.points, "at": one.at, "decided_at": one.decided_at}
        for one in await awards.made_by(session, member.id or 0)
    ]


async def _deductions(session: AsyncSession, member: Member) -> list[Facts]:
    found = []
    for one in await deductions.of_member(session, member.id or 0):
        told = {"report": one.report_id, "rule": one.rule, "points": one.points, "deduction": one.state}
        said = {"words": await deductions.words_of(session, one)}
        said["objection"] = await deductions.objection_of(session, one)
        times = {"at": one.proposed_at, "agreed_at": one.agreed_at, "objected_at": one.objected_at}
        found.append({**told, **said, **times, "ended_at": one.ended_at})
    return found


async def _points(session: AsyncSession, member: Member) -> list[Facts]:
    """Return balance and score of each month, and every entry, the oldest first; what reversals correct by number."""
    found = [{"balance": one["balance"]} for one in await _rows(session, Account, member)]
    found += [
        {"month": one["month"], "base": one["base"], "contribution": one["contribution"], "deducted": one["deduction"]}
        for one in await _rows(session, Tally, member)
    ]
    for one in (await session.execute(_entries(member))).scalars():
        told: Facts = {"entry": one.kind, "entry_number": one.number, "points": one.amount, "counted": one.score}
        told |= {"rule": None if one.rule == reservations.RULE else one.rule, "about": one.about, "day": one.day}
        told |= {"at": one.at, "area": await _area(session, one.area_id)}
        told |= {"waived": one.waived or None, "reverses": one.reverses}
        found.append(told | await _by(session, "entered_by", one.made_by))
    return found


def _entries(member: Member) -> Select[Entry]:
    return select(Entry).where(col(Entry.member_id) == member.id).order_by(col(Entry.id))


async def _reservations(session: AsyncSession, member: Member) -> list[Facts]:
    found = []
    for one in await reservations.of(session, member.id or 0):
        reward = await rewards.by_id(session, one.reward_id)
        told: Facts = {"reward": reward.name if reward else None, "station": await _station(session, one.station_id)}
        told |= {"price": one.price, "reservation": one.state, "code": await reservations.code_of(session, one)}
        found.append({**told, "made_at": one.made_at, "until": one.until, "ended_at": one.ended_at})
    return found


async def _points_work(session: AsyncSession, member: Member) -> list[Facts]:
    """Return what a member did as one of the staff about others' points, without saying whose they are."""
    return [
        *await _judged(session, member),
        *await _handed_out(session, member),
        *await _entered(session, member),
        *(
            {"did": "nominated", "quarter": one.quarter, "title": one.title, "at": one.at}
            for one in await _theirs(session, Nomination, Nomination.nominated_by, member)
        ),
        *(
            {"did": "hid", "at": one.hidden_at}
            for one in await _theirs(session, Alias, Alias.hidden_by, member, Alias.hidden_at)
        ),
        *(
            {"did": f"took_{one.kind}", "period": one.period, "at": one.at}
            for one in await _theirs(session, LedgerExport, LedgerExport.member_id, member)
        ),
    ]


async def _judged(session: AsyncSession, member: Member) -> list[Facts]:
    found: list[Facts] = []
    for number in sorted(await deductions.told_of(session, member.id or 0)):
        one = await deductions.by_id(session, number)
        if one is None:
            continue
        told = {"report": one.report_id, "rule": one.rule, "points": one.points}
        if one.proposed_by == member.id:
            found.append({"did": "proposed", **told, "at": one.proposed_at})
        if one.second_by == member.id:
            agreed = one.agreed_at is not None
            found.append({"did": "agreed" if agreed else "declined", **told, "at": one.agreed_at or one.ended_at})
        if one.third_by == member.id:
            found.append({"did": "dropped" if one.state == deductions.DROPPED else "upheld", **told})
    return found


async def _handed_out(session: AsyncSession, member: Member) -> list[Facts]:
    found = []
    for one in await _theirs(session, Reservation, Reservation.handed_by, member):
        reward = await rewards.by_id(session, one.reward_id)
        told: Facts = {"did": "handed", "reward": reward.name if reward else None}
        place = await _station(session, one.station_id)
        found.append({**told, "station": place, "reservation": one.state, "at": one.ended_at})
    return found


async def _entered(session: AsyncSession, member: Member) -> list[Facts]:
    """Return the entries that a member confirmed or corrected; number and report of others would say who reported."""
    return [
        {"did": "corrected" if one.kind == ledger.REVERSAL else "confirmed", "points": one.amount}
        | {"rule": None if one.rule == reservations.RULE else one.rule, "reverses": one.reverses, "at": one.at}
        for one in await _theirs(session, Entry, Entry.made_by, member)
    ]


async def _theirs(session: AsyncSession, table: type[SQLModel], column: Any, member: Member, *order: Any) -> list[Any]:
    statement = select(table).where(col(column) == member.id).order_by(*(order or (table.id,)))  # type: ignore[attr-defined]
    return list((await session.execute(statement)).scalars())


async def _badges(session: AsyncSession, member: Member) -> list[Facts]:
    return [
        {"quarter": one.quarter, "score": one.score, "at": one.given_at}
        for one in await badges.of(session, member.id or 0)
    ]


async def _nominations(session: AsyncSession, member: Member) -> list[Facts]:
    found = []
    for one in await _rows(session, Nomination, member):
        facts = {"quarter": one["quarter"], "title": one["title"], "at": one["at"]}
        found.append({**facts, **await _by(session, "nominated_by", one["nominated_by"])})
    return found


async def _hint(session: AsyncSession, member: Member) -> list[Facts]:
    return [{"at": one["since"], "told": one["told"]} for one in await _rows(session, Hint, member)]


async def _ranking(session: AsyncSession, member: Member) -> list[Facts]:
    found: list[Facts] = []
    for one in await _rows(session, Alias, member):
        name = await keys.words(session, one["name"], aliases.about(one["member_id"]))
        found.append({"alias": name, "chosen_at": one["chosen_at"], "hidden_at": one["hidden_at"]})
    for past in await standings.of_member(session, member.id or 0):
        name = await keys.words(session, past.alias, aliases.about(past.member_id))
        told: Facts = {"ranked_in": past.period, "score": past.score, "alias": name, "trade": past.trade}
        found.append({**told, "company": past.company, "area": await _area(session, past.area_id)})
    return found


async def _preferences(session: AsyncSession, member: Member) -> list[Facts]:
    found = await _rows(session, Preference, member)
    return [{name: value for name, value in one.items() if name != "member_id"} for one in found]


async def _notices(session: AsyncSession, member: Member) -> list[Facts]:
    return [
        {"notice": notice.kind, "topic": notice.topic, "received": one.state}
        | {"at": one.ended_at, "read_at": one.acked_at}
        for one, notice in await recipients.of(session, member.id or 0)
    ]


async def _broadcasts(session: AsyncSession, member: Member) -> list[Facts]:
    """Return what a member wrote to many, and to what of others' they agreed, without saying what that was."""
    found: list[Facts] = []
    for one in await _theirs(session, Broadcast, Broadcast.member_id, member):
        content, correction = await broadcasts.content_of(session, one), await broadcasts.correction_of(session, one)
        items = content.items if content else ()
        told = {"broadcast": one.state, "topic": one.topic, "words": _words(content), "changed_to": _words(correction)}
        found.append({**told, "files": sum(item.file is not None for item in items) or None, "at": one.created_at})
    seconded = await _theirs(session, Broadcast, Broadcast.second_id, member)
    return [*found, *({"broadcast": "seconded", "topic": one.topic, "at": one.touched_at} for one in seconded)]


def _words(content: Content | None) -> str | None:
    return "\n".join(item.text for item in content.items if item.text) or None if content else None


async def _service_days(session: AsyncSession, member: Member) -> list[Facts]:
    """Return to which service days a member wanted to come, for what, when they came, and how they found it."""
    number = member.id or 0
    found: list[Facts] = [
        {"service_day": day.day, "coming": one.state, "at": one.at} for one, day in await comings.of(session, number)
    ]
    for seat, service in await seats.of(session, number):
        known = await servicedays.by_id(session, service.service_day_id)
        told: Facts = {"service_day": known.day if known else None, "service": next(iter(service.names.values()), None)}
        found.append({**told, "seat": seat.state, "at": seat.at})
    for came, day in await attendances.of(session, number):
        counted = await _by(session, "counted_by", came.counted_by)
        told = {"service_day": day.day, "attended_at": came.at, "station": await _station(session, came.station_id)}
        found.append({**told, **counted})
        rating = await ratings.find(session, day.number, number)
        if rating is not None:
            told = {"service_day": day.day, "stars": rating.stars, "words": await ratings.words_of(session, rating)}
            found.append({**told, "at": rating.at})
    return found


async def _draft(session: AsyncSession, member: Member) -> list[Facts]:
    statement = select(Draft).where(col(Draft.person) == member.telegram_id)
    row = (await session.execute(statement)).scalar_one_or_none()
    if row is None or member.telegram_id is None:
        return []
    filling = await drafts.open_for(session, member.telegram_id, row.touched_at)
    return [{"form": row.form, "answers": filling.answers if filling else None, "touched_at": row.touched_at}]


async def _set_aside(session: AsyncSession, member: Member) -> list[Facts]:
    found = await inbox.set_aside_of(session, member.telegram_id or 0)
    return [{"at": at, "incident": incident, "update": update} for at, incident, update in found]


PARTS: tuple[tuple[str, tuple[type[SQLModel], ...], Collector], ...] = (
    ("member", (Member,), _member),
    ("checkin", (Rider,), _checkin),
    ("applications", (Application,), _applications),
    ("consents", (Consent,), _consents),
    ("subscriptions", (Subscription,), _subscriptions),
    ("threads", (Thread, Saying), _threads),
    ("looks", (Look,), _looks),
    ("favourites", (Favourite,), _favourites),
    ("problems", (Problem,), _problems),
    ("roles", (Role,), _roles),
    ("invitations", (Invitation,), _invitations),
    ("reports", (Reporter, Step), _reports),
    ("work", (Step,), _work),
    ("photos", (Photo,), _photos),
    ("sayings", (ReportSaying,), _sayings),
    ("points", (Entry, Account, Tally), _points),
    ("reservations", (Reservation,), _reservations),
    ("awards", (Award,), _awards),
    ("awards_given", (Award,), _awards_given),
    ("deductions", (Deduction,), _deductions),
    ("points_work", (Deduction, Reservation, Entry, Nomination, Alias, LedgerExport), _points_work),
    ("badges", (Badge,), _badges),
    ("nominations", (Nomination,), _nominations),
    ("hint", (Hint,), _hint),
    ("ranking", (Alias, Frozen), _ranking),
    ("preferences", (Preference,), _preferences),
    ("notices", (Recipient,), _notices),
    ("broadcasts", (Broadcast,), _broadcasts),
    ("service_days", (Coming, Seat, Attendance, Rating), _service_days),
    ("draft", (Draft,), _draft),
    ("set_aside", (Inbox,), _set_aside),
)
"""What there may be of a person: its name, the tables that it is in, and how it is collected and opened."""

LEFT_OUT = {
    "total": "what the points of a month, quarter or half-year come to: each of them is shown",
    "outgoing": "messages on their way: the person gets them, and then they are gone",
    "person_key": "the key that all of the above was opened with; it says nothing itself",
    "lockout": "says only that a numeric id may do nothing, and outlives an erasure for the safety of others",
    "report": "who has it in hand is one of the moves that they made, the rest is about a place",
    "card": "in which chat which message shows a report",
    "desk": "which group works on reports; who bound it is a number",
    "bind_code": "that a code was made, for a day",
    "bind_try": "that a code was wrong, for ten minutes",
    "code_try": "that a code was wrong, for twenty minutes",
    "attendance_code": "that a keeper showed a code on a service day, for a day; the keeper is a number",
    "report_export": "that somebody of the staff took a file of reports; the member is a number",
    "keeping": "what a keeper said of a station belongs to the station; the member is a number",
}
"""Tables that name people and are not shown to them, with the reason."""


async def _rows(session: AsyncSession, table: type[SQLModel], member: Member) -> list[Facts]:
    columns = table.__table__.columns  # type: ignore[attr-defined]
    rows = await session.execute(select(*columns).where(columns["member_id"] == member.id).order_by(*columns))
    return [dict(row._mapping) for row in rows]


async def _area(session: AsyncSession, area_id: int | None) -> str | None:
    return " › ".join(areas.names(await areas.atlas(session), area_id)) or None


async def _branch(session: AsyncSession, branch_id: int | None) -> str | None:
    branch = await branches.by_id(session, branch_id) if branch_id is not None else None
    return branch.name if branch else None


async def _station(session: AsyncSession, station_id: int) -> str:
    station = await stations.by_id(session, station_id)
    return station.name if station else str(station_id)
