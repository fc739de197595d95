"""A rider who has told, said, earned and done everything that there is: what can be shown, erased and collected."""

from dataclasses import asdict

import orjson
from sqlalchemy import select, update

from models import (
    aliases,
    applications,
    audiences,
    awards,
    broadcasts,
    cards,
    consents,
    deductions,
    drafts,
    favourites,
    hints,
    invitations,
    keys,
    ledger,
    looks,
    members,
    moves,
    notices,
    photos,
    preferences,
    problems,
    ratings,
    recipients,
    reports,
    reservations,
    riders,
    roles,
    sayings,
    stations,
    subscriptions,
    threads,
)
from models.attendances import Attendance
from models.audiences import Audience
from models.badges import Badge
from models.broadcasts import Broadcast, Content, Item
from models.cards import Card
from models.comings import Coming
from models.deductions import Deduction
from models.ledger import Posting
from models.moves import Cause
from models.nominations import Nomination
from models.notices import Notice
from models.recipients import Recipient
from models.reports import Filing
from models.reservations import Wish
from models.rewards import Reward, Shelf
from models.riders import Profile, Rider, Told
from models.rights import Where
from models.roles import Role
from models.seats import Seat
from models.servicedays import Service, ServiceDay
from models.standings import Frozen
from tests.core import DAY, NOW

WANG = 7


async def wang_checks_in(session) -> int:
    """Let Wang have told everything that there is to tell; return the member's id."""
    await stations.upsert(session, [{"code": "A", "name": "甲驿站", "latitude": 34.75, "longitude": 113.62}], NOW)
    (station,) = await stations.every(session)
    member = await members.number_of(session, WANG, NOW)
    for purpose in consents.PURPOSES:
        await consents.give(session, member, purpose, "1", NOW)
    profile = Profile("王伟", "+8613800138000", "某公司", party=True)
    await riders.enter(session, member, WANG, Told("delivery", None, None, profile), NOW)
    known = await riders.known(session, member)
    await applications.send(session, known, applications.CHECKIN, {}, NOW)
    await applications.send(session, known, applications.CHANGE, {"branch_id": 3}, NOW)
    await threads.write(session, await threads.begin(session, known, None, NOW), "书记好", NOW)
    await subscriptions.choose(session, member, ["safety"], NOW)
    await favourites.add(session, member, station.id, NOW)
    sealed = await keys.seal(session, WANG, "搬到对面".encode(), problems.about(member, station.id), NOW)
    await problems.mark(session, member, station.id, "moved", NOW, sealed)
    await looks.note(session, [member], 99, "card", NOW.date(), NOW)
    offer = invitations.Offer("keeper", Where(station_id=station.id), "小王")
    _, token = await invitations.make(session, offer, None, NOW)
    await invitations.open_link(session, token, WANG, "骑手王", NOW)
    role = await roles.give(session, Role(member_id=member, kind="keeper", station_id=station.id, begun_at=NOW))
    await roles.seal_name(session, role, WANG, "老王", NOW)
    await photos.add(session, photos.Kept("2026/11/1.jpg", bytes(32), 8, 6, 99, "x", "y"), member, photos.BEFORE, NOW)
    await _reports(session)
    await _deduction(session, member)
    await _awards(session, member)
    await _points(session, member)
    await _honours(session, member)
    await _reservation(session, member, station.id)
    await _service_day(session, member, station.id)
    await _notices(session, member)
    await drafts.begin(session, WANG, "problem", {"words": "一半"}, NOW)
    return member


async def _deduction(session, member: int) -> None:
    """Let somebody want to deduct points from Wang for a report, to which Wang objects."""
    about = {"report_id": 1, "member_id": member, "number": 1, "rule": "abuse", "points": 10}
    case = Deduction(**about, state=deductions.OBJECTED, proposed_by=99, second_by=98, proposed_at=NOW)
    session.add(case)
    await session.flush()
    case.words = await keys.seal(session, WANG, "话说得太难听".encode(), f"deduction:{case.id}:words", NOW)
    case.objection = await keys.seal(session, WANG, "那不是我写的".encode(), f"deduction:{case.id}:objection", NOW)
    await session.flush()


async def _awards(session, member: int) -> None:
    """Let Wang have been given points by somebody, who wants to give more, and be one who gives some."""
    for by, state in ((99, awards.GIVEN), (99, awards.WAITING), (member, awards.GIVEN)):
        given = awards.Award(member_id=member, rule="deed", points=5, by=by, state=state, day=NOW.date(), at=NOW)
        session.add(given)
        await session.flush()
        given.reason = await keys.seal(session, WANG, "扶过老人".encode(), given.key, NOW)
    await session.flush()


async def _reports(session) -> None:
    """Let Wang have reported a hazard and said more about it; and be a cadre who resolves it, but not for good."""
    filing = Filing("rubbish", False, (34.75, 113.62), None, "桥头", "delivery", 3600, 7200)
    report = await reports.file(session, WANG, filing, NOW)
    member = await members.number_of(session, WANG, NOW)
    await moves.begin(session, report, member, Cause("update:1"), NOW)
    await sayings.answer(session, report.number, WANG, "靠北一侧", NOW)
    await photos.attach(session, [photo.number for photo in await photos.of_member(session, member)], report.number)
    await cards.add(session, Card(kind=cards.OWN, chat=WANG, at=NOW), [report.number])
    await cards.add(session, Card(kind=cards.SINGLE, chat=-5, at=NOW), [report.number])
    await roles.give(session, Role(member_id=member, kind=roles.CADRE, department="water", begun_at=NOW))
    await reports.set_(session, report.number, department="water")
    await moves.take(session, report.number, WANG, Cause("update:2"), NOW)
    await moves.work(session, report.number, moves.RESOLVE, WANG, Cause("update:3", words="清走了"), NOW)
    await moves.reopen(session, report.number, member, Cause("update:4", words="又堆上了"), NOW)


async def _points(session, member: int) -> None:
    """Let Wang have earned points, some of them by mistake."""
    earned = Posting(member, 5, ledger.BASE, "recheck", f"recheck:{member}:2026-11-20", made_by=99)
    await ledger.post(session, earned, NOW.date(), NOW)
    mistaken = Posting(member, 10, ledger.CONTRIBUTION, "report", f"report:1:resolved:{member}", about=1)
    wrong = await ledger.post(session, mistaken, NOW.date(), NOW)
    await ledger.reverse(session, wrong.entry.number, member, NOW.date(), NOW)


async def _honours(session, member: int) -> None:
    """Let Wang have a badge and a nomination, and want hints."""
    session.add(Badge(member_id=member, quarter="2026Q3", score=61, given_at=NOW))
    session.add(Nomination(quarter="2026Q3", member_id=member, title="fairest_rider", nominated_by=99, at=NOW))
    await hints.switch(session, member, NOW, on=True)
    await hints.due(session, "2026Q3", 9)
    await aliases.choose(session, member, WANG, "飞毛腿", NOW)
    sealed = (await session.execute(select(aliases.Alias.name))).scalar_one()
    session.add(Frozen(period="2026-10", member_id=member, score=9, trade="delivery", alias=sealed))
    await session.flush()


async def _notices(session, member: int) -> None:
    """Let Wang have hours of their own, have got a notice, wait for another, and have written one that goes out."""
    await preferences.change(session, member, slack="20:00-22:00", quiet="")
    for source, state in (("a", recipients.SENT), ("b", recipients.WAITING)):
        notice = Notice(source=source, kind=notices.SERVICE_DAY, topic="safety", begins_at=NOW, created_at=NOW)
        got = {"state": state, "due_at": NOW, "acked_at": NOW if state == recipients.SENT else None}
        opened = await notices.open_one(session, notice)
        session.add(Recipient(notice_id=opened.number, member_id=member, message_id=7, album="[6]", **got))
    content = Content((Item(broadcasts.PHOTO, "明天停水", file="x"),))
    sealed = await keys.seal(session, WANG, orjson.dumps(asdict(content)), f"broadcast:{member}", NOW)
    said = {"content": sealed, "topic": "safety", "state": broadcasts.BEGUN, "touched_at": NOW, "created_at": NOW}
    written = Broadcast(member_id=member, correction=sealed, **said)
    session.add(written)
    await session.flush()
    going = {"source": written.source, "kind": notices.BROADCAST, "about": written.id, "state": notices.RUNNING}
    to_whom = audiences.written(Audience(person=WANG))
    opened = await notices.open_one(session, Notice(**going, audience=to_whom, begins_at=NOW, created_at=NOW))
    other = await members.number_of(session, 9, NOW)
    session.add(Recipient(notice_id=opened.number, member_id=other, due_at=NOW))
    await session.flush()


async def _reservation(session, member: int, station: int) -> None:
    """Let Wang have reserved something for points, at a moment at which the check-in was confirmed."""
    session.add(Reward(id=1, code="G", name="手套", price=3, updated_at=NOW))
    await session.flush()
    session.add(Shelf(reward_id=1, station_id=station, supplied=2))
    await session.flush()
    await session.execute(update(Rider).values(state=riders.CONFIRMED))
    await reservations.reserve(session, member, Wish(1, station, f"{member}:1"), 7 * DAY, NOW.date(), NOW)
    await session.execute(update(Rider).values(state=riders.WAITING))


async def _service_day(session, member: int, station: int) -> None:
    """Let Wang have come to a service day, for a haircut, and have said how it was."""
    day = ServiceDay(month=NOW.date(), planned=NOW.date(), day=NOW.date(), begins=540, ends=960, made_at=NOW)
    session.add(day)
    await session.flush()
    haircut = Service(service_day_id=day.number, name='{"zh-Hans": "理发"}', seats=2)
    session.add_all([haircut, Coming(service_day_id=day.number, member_id=member, at=NOW)])
    await session.flush()
    session.add(Seat(service_id=haircut.number, member_id=member, at=NOW, seated_at=NOW))
    counted = {"station_id": station, "counted_by": 99, "at": NOW}
    session.add(Attendance(service_day_id=day.number, member_id=member, **counted))
    await session.flush()
    await ratings.rate(session, WANG, day.number, 4, day.day, NOW)
    await ratings.say(session, WANG, day.number, "剪得快", day.day, NOW)
