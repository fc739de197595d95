"""Buttons and links about a rider's points in the hands of others: who forges one changes nothing, learns nothing."""

import asyncio
from typing import Any

from sqlalchemy import select
from sqlmodel import SQLModel

from bot.sandbox import Group, Person
from models import aliases, awards, deductions, keys, members, nominations, reports, reservations
from models.aliases import Alias
from models.awards import Award
from models.deductions import Deduction
from models.drafts import Draft
from models.hints import Hint
from models.ledger import Account, Entry
from models.ledgerexports import LedgerExport
from models.nominations import Nomination
from models.reports import Filing
from models.reservations import Reservation
from models.rewards import Shelf
from tests.stories.acts import MARKER, World, all_sent, has_points, has_reserved, is_above_the_average, now
from tests.stories.conftest import ON_ONE_DATABASE
from tests.stories.test_rights import all_done, world

__all__ = ["world"]

REASON, ABUSE, ALIAS = "扶过老人", "话说得太难听", "飞毛腿"

KEPT: tuple[type[SQLModel], ...] = (
    Account,
    Alias,
    Award,
    Deduction,
    Draft,
    Entry,
    Hint,
    LedgerExport,
    Nomination,
    Reservation,
    Shelf,
)
"""Tables in which nothing may change."""

OWN, BOSS, KEEPER = ("the rider themselves",), ("administrator",), ("keeper", "administrator")
SECRETARIES = ("branch secretary", "street secretary", "district secretary", "administrator")
GIVER = ("branch secretary", "administrator")
CADRES = ("cadre", "administrator")

ALIKE = ("namesake", "administrator", "street secretary", "district secretary", "other street's secretary")
"""Who can do no less than somebody else who tries, or is tried elsewhere."""

FORGED = (
    ("o:v:{held}", OWN),
    ("o:x:{held}", OWN),
    ("o:k:h:{token}", KEEPER),
    ("o:k:v:{handed}", KEEPER),
    ("o:k:u:{handed}", KEEPER),
    ("o:k:U:{handed}", KEEPER),
    ("o:k:l:{station}:0", KEEPER),
    ("o:k:s:{station}:0", KEEPER),
    ("o:x:{held}:yes", OWN),
    ("j:do:{agreed}", OWN),
    ("j:dy:{proposed}", CADRES),
    ("j:dn:{unwanted}", CADRES),
    ("j:du:{objected}", BOSS),
    ("j:dx:{denied}", BOSS),
    ("j:d:{report}", CADRES),
    ("j:a:m:{rider}", SECRETARIES),
    ("j:a:y:{waiting}", ("street secretary", "district secretary", "administrator")),
    ("j:a:n:{doubted}", ("street secretary", "district secretary", "administrator")),
    ("j:a:B:{mistaken}", GIVER),
    ("z:t:l:2026Q3:0", SECRETARIES),
    ("z:t:p:2026Q3:{rider}", SECRETARIES),
    ("z:t:n:2026Q3:{rider}:fairest_rider", SECRETARIES),
    ("z:t:x:{nomination}", GIVER),
    ("z:n:hide:{rider}", BOSS),
    ("z:n:hide:{rider}:yes", BOSS),
    ("x:e:a:{entry}", BOSS),
    ("x:e:s:{entry}", BOSS),
    ("x:e:y:{entry}", BOSS),
    ("x:s:m:2026-10", BOSS),
    ("x:s:n:2026Q3", BOSS),
    ("x:s:N:2026Q3", BOSS),
    ("x:s:f:2026-10", BOSS),
    ("x:s:l", BOSS),
)
"""What buttons carry, and for whom: in the order in which these may press them one after the other."""


async def everything_there_is(world: World) -> tuple[dict[str, Any], str]:
    """Let the rider have one of everything, and return its numbers with the code of what is put aside."""
    facts: dict[str, Any] = {"rider": world.rider, "station": world.station}
    await has_reserved(world)
    facts["handed"] = world.facts["gloves"]
    keeper = world.who["keeper"].person.id
    async with world.nuanyi.kit.database.begin() as session:
        await reservations.hand_out(session, keeper, facts["handed"], now(world))
    await has_reserved(world)
    facts |= {"held": world.facts["gloves"], "token": world.tokens["gloves"]}
    await has_points(world)
    await is_above_the_average(world)
    facts["entry"] = world.facts["entry"]
    async with world.nuanyi.kit.database.begin() as session:
        code = await reservations.code_of(session, await reservations.by_id(session, facts["held"]))
        facts |= await _judged(session, world) | await _awarded(session, world) | await _named(session, world)
    return facts, code or ""


async def _judged(session, world: World) -> dict[str, int]:
    person = world.who["the rider themselves"].person.id
    area = (await world_area(session)).id
    filing = Filing("rubbish", False, (34.75, 113.6), area, None, None, 3600, 7200)
    report = await reports.file(session, person, filing, now(world))
    guest = await members.number_of(session, world.guest, now(world))
    facts = {"report": report.number}
    states = {
        "proposed": deductions.PROPOSED,
        "unwanted": deductions.PROPOSED,
        "agreed": deductions.AGREED,
        "objected": deductions.OBJECTED,
        "denied": deductions.OBJECTED,
    }
    for name, state in states.items():
        told = {"report_id": report.number, "member_id": world.rider, "number": 1, "rule": "false_report", "points": 1}
        case = Deduction(**told, state=state, proposed_by=guest, second_by=guest, proposed_at=now(world))
        session.add(case)
        await session.flush()
        case.words = await keys.seal(session, person, ABUSE.encode(), f"deduction:{case.id}:words", now(world))
        facts[name] = case.id or 0
    return facts


async def world_area(session):
    """Return the street that acts are about."""
    return (await reports.areas.atlas(session)).by_code["410102001"]


async def _awarded(session, world: World) -> dict[str, int]:
    person, day = world.who["the rider themselves"].person.id, now(world).date()
    giver = await members.find(session, world.who["branch secretary"].person.id)
    facts = {}
    for name in ("waiting", "doubted", "mistaken"):
        given = {
            "rule": "good_deed",
            "points": 5,
            "by": giver.id,
            "state": awards.WAITING,
            "day": day,
            "at": now(world),
        }
        award = Award(member_id=world.rider, **given)
        session.add(award)
        await session.flush()
        award.reason = await keys.seal(session, person, REASON.encode(), award.key, now(world))
        facts[name] = award.number
    return facts


async def _named(session, world: World) -> dict[str, int]:
    person = world.who["the rider themselves"].person.id
    await aliases.choose(session, world.rider, person, ALIAS, now(world))
    giver = await members.find(session, world.who["branch secretary"].person.id)
    quarter = nominations.open_quarter(now(world).date()).code
    made = Nomination(
        quarter=quarter, member_id=world.rider, title="red_streamer", nominated_by=giver.id, at=now(world)
    )
    session.add(made)
    await session.flush()
    return {"nomination": made.number}


async def dump(world: World) -> dict[str, list[tuple[Any, ...]]]:
    """Return all that there is about points."""
    async with world.nuanyi.kit.database.read() as session:
        return {
            table.__tablename__: [tuple(row) for row in await session.execute(select(table.__table__))]
            for table in KEPT
        }


async def press_all(person: Person, group: Group | None, some: list[str]) -> list[str]:
    """Press buttons that this person was never shown; return what pops up."""
    on = person.last if group is None else group.last
    answers = await asyncio.gather(*(person.presses(data=data, on=on) for data in some))
    return [answer.text or "" for answer in answers if answer is not None]


@ON_ONE_DATABASE
async def test_what_is_about_a_rider_s_points_is_only_for_whom_it_was_sent_to(world):
    await world.who["stranger"].person.says("/myid", chat=world.group)
    await world.group.hears()
    for trier in world.who.values():
        await trier.person.says("/language")
        await trier.person.hears("语言")
    facts, code = await everything_there_is(world)
    before, popped = await dump(world), []
    for name, trier in world.who.items():
        forbidden = [data.format(**facts) for data, allowed in FORGED if name not in allowed]
        if name not in ALIKE:
            popped += await press_all(trier.person, None, forbidden)
        if name in KEEPER:
            popped += await press_all(trier.person, world.group, [data.format(**facts) for data, _ in FORGED])
        if name not in (*OWN, *KEEPER, "locked-out administrator"):
            await trier.person.opens(f"o_{code}")
    await all_done(world)
    await all_sent(world)
    assert await dump(world) == before
    heard = [message.text for chat in (world.group, *everybody(world)) for message in chat.heard]
    assert not [text for text in (*heard, *popped) for secret in secrets(code) if secret in text]
    for data, allowed in FORGED:
        person = world.who[allowed[0]].person
        answer = await person.presses(data=data.format(**facts), on=person.last)
        assert answer is None or not answer.text or answer.text not in popped, (data, answer)


def everybody(world: World) -> list[Person]:
    return [trier.person for trier in world.who.values()]


def secrets(code: str) -> tuple[str, ...]:
    return MARKER, REASON, ABUSE, ALIAS, code, f"{code[:4]} {code[4:]}", "手套"
