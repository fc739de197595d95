"""Buttons of broadcasts and service days in the hands of others: who forges one changes nothing, learns nothing."""

from typing import Any

from sqlalchemy import select
from sqlmodel import SQLModel

from models import broadcasts, keys, members, notices, recipients, seats
from models.attendances import Attendance, AttendanceCode
from models.broadcasts import Broadcast
from models.comings import Coming
from models.drafts import Draft
from models.looks import Look
from models.notices import Notice
from models.ratings import Rating
from models.recipients import Recipient
from models.seats import Seat
from models.servicedays import Service, ServiceDay
from tests.stories import notified
from tests.stories.acts import World, all_sent, has_a_service_day, now
from tests.stories.conftest import ON_ONE_DATABASE
from tests.stories.test_forged import everybody, press_all
from tests.stories.test_rights import all_done, world

__all__ = ["world"]

WORDS, SAID = "明天停水", "排队太久"

KEPT: tuple[type[SQLModel], ...] = (
    Attendance,
    AttendanceCode,
    Broadcast,
    Coming,
    Draft,
    Look,
    Notice,
    Rating,
    Recipient,
    Seat,
    Service,
    ServiceDay,
)
"""Tables in which nothing may change."""

AUTHOR, OWN, BOSS = ("branch secretary",), ("the rider themselves",), ("administrator",)
STEERS = ("branch secretary", "administrator")
ABOVE = ("street secretary", "district secretary", "administrator")
KEEPER = ("keeper", "administrator")

FORGED = (
    ("bc:cv:{composing}:to", AUTHOR),
    ("bc:ct:{composing}:t:delivery:0", AUTHOR),
    ("bc:ca:{composing}", AUTHOR),
    ("bc:cw:{composing}:now", AUTHOR),
    ("bc:co:{composing}:acks", AUTHOR),
    ("bc:ch:{composing}:safety", AUTHOR),
    ("bc:cm:{composing}", AUTHOR),
    ("bc:cs:{composing}:1", AUTHOR),
    ("bc:co:{composing}:drop", AUTHOR),
    ("bc:cn:{unwanted}:1", ABOVE),
    ("bc:cy:{waiting}:1", ABOVE),
    ("bc:cb:{another}", AUTHOR),
    ("bc:rg:{paused}", STEERS),
    ("bc:rp:{paused}", STEERS),
    ("bc:rc:{paused}", STEERS),
    ("bc:rv:{paused}", STEERS),
    ("bc:rf:{paused}", STEERS),
    ("bc:re:{paused}", STEERS),
    ("bc:ra:{paused}", AUTHOR),
    ("bc:ry:{sent}:2", ABOVE),
    ("bc:rn:{sent}:2", ABOVE),
    ("bc:rw:{paused}", STEERS),
    ("bc:rC:{paused}", STEERS),
    ("bc:rt:{paused}", STEERS),
    ("bc:rT:{paused}", STEERS),
    ("no:ok:{paused}", OWN),
    ("sd:rl:{later}:0", OWN),
    ("sd:rg:{service}:0", OWN),
    ("sd:q:{today}:5", OWN),
    ("sd:qw:{today}", OWN),
    ("sd:k:{today}:{station}", KEEPER),
    ("sd:kn:{today}:{station}", KEEPER),
    ("sd:f:{today}", BOSS),
    ("sd:fx:{today}", BOSS),
    ("sd:al", BOSS),
    ("sd:a:{later}", BOSS),
    ("sd:ae:{later}:date", BOSS),
    ("sd:ap:{later}", BOSS),
    ("sd:apx:{later}:{station}", BOSS),
    ("sd:as:{later}", BOSS),
    ("sd:av:{service}", BOSS),
    ("sd:avx:{service}", BOSS),
    ("sd:avy:{service}", BOSS),
    ("sd:ax:{later}", BOSS),
    ("sd:axy:{later}", BOSS),
)
"""What buttons carry, and for whom: in the order in which these may press them one after the other."""

OWN_SEATS = ("sd:rl", "sd:rg")
"""Buttons that give up what one has: who has none is told the same."""


async def everything_there_is(world: World) -> dict[str, Any]:
    """Let a secretary have broadcasts in every state, and a rider a seat at a service day and an opinion of one."""
    await has_a_service_day(world)
    facts: dict[str, Any] = world.facts | {"station": world.station}
    author = world.who["branch secretary"].person.id
    async with world.nuanyi.kit.database.begin() as session:
        await notified.wants(session, world.rider, now(world), "branch", "safety")
        for name in ("composing", "unwanted", "waiting", "another", "sent"):
            state = {"composing": broadcasts.COMPOSING, "sent": broadcasts.BEGUN}.get(name, broadcasts.WAITING)
            facts[name] = await notified.written_by(session, author, WORDS, now(world), state=state)
        sent = await broadcasts.by_id(session, facts["sent"])
        await broadcasts.propose(session, author, sent, await broadcasts.readable(session, sent), now(world))
        facts["paused"] = await _paused(session, world, facts["sent"])
        facts["service"] = await _at_the_service_days(session, world, facts)
    return facts


async def _paused(session, world: World, broadcast: int) -> int:
    going = {"source": f"broadcast:{broadcast}", "kind": notices.BROADCAST, "about": broadcast, "topic": "branch"}
    state = {"state": notices.PAUSED, "begins_at": now(world), "fixed_at": now(world), "created_at": now(world)}
    notice = await notices.open_one(session, Notice(**going, **state))
    other = await members.find(session, world.who["rider"].person.id)
    for member, became in ((world.rider, recipients.SENT), (other.id, recipients.EXPIRED)):
        got = {"state": became, "due_at": now(world), "ended_at": now(world), "message_id": 1}
        session.add(Recipient(notice_id=notice.number, member_id=member, **got))
    await session.flush()
    return notice.number


async def _at_the_service_days(session, world: World, facts: dict[str, Any]) -> int:
    service = Service(service_day_id=facts["later"], name='{"zh-Hans":"理发"}', seats=1)
    session.add(service)
    await session.flush()
    person = world.who["the rider themselves"].person.id
    sealed = await keys.seal(session, person, SAID.encode(), f"rating:{facts['today']}:{world.rider}", now(world))
    theirs = {"member_id": world.rider, "at": now(world)}
    session.add_all(
        [
            Coming(service_day_id=facts["later"], **theirs),
            Seat(service_id=service.number, state=seats.SEATED, **theirs),
            Attendance(service_day_id=facts["today"], station_id=world.station, counted_by=1, **theirs),
            Rating(service_day_id=facts["today"], stars=1, words=sealed, **theirs),
        ]
    )
    await session.flush()
    return service.number


async def dump(world: World) -> dict[str, list[tuple[Any, ...]]]:
    """Return all that there is about notices and service days."""
    async with world.nuanyi.kit.database.read() as session:
        return {
            table.__tablename__: [tuple(row) for row in await session.execute(select(table.__table__))]
            for table in KEPT
        }


@ON_ONE_DATABASE
async def test_what_is_written_to_many_and_who_comes_is_moved_only_by_whom_it_concerns(world):
    await world.who["stranger"].person.says("/myid", chat=world.group)
    await world.group.hears()
    for trier in world.who.values():
        await trier.person.says("/language")
        await trier.person.hears("语言")
    facts = await everything_there_is(world)
    before, popped = await dump(world), []
    for name, trier in world.who.items():
        forbidden = [data.format(**facts) for data, allowed in FORGED if name not in allowed]
        if name not in ("namesake", "other street's secretary", "former keeper"):  # they can do no less than others
            popped += await press_all(trier.person, None, forbidden)
        if name in ("branch secretary", "administrator"):
            popped += await press_all(trier.person, world.group, [data.format(**facts) for data, _ in FORGED])
    await all_done(world)
    await all_sent(world)
    assert await dump(world) == before
    heard = [message.text for chat in (world.group, *everybody(world)) for message in chat.heard]
    assert not [text for text in (*heard, *popped) for secret in (WORDS, SAID) if secret in text]
    for data, allowed in FORGED:
        person = world.who[allowed[0]].person
        answer = await person.presses(data=data.format(**facts), on=person.last)
        refused = answer is not None and answer.text in popped and not data.startswith(OWN_SEATS)
        assert not refused, (data, answer)
    await all_done(world)
    after = await dump(world)
    same = [name for name, rows in after.items() if rows == before[name]]
    assert same == ["attendance"], "those whom it concerns have moved all but what no button moves"
