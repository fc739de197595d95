"""What others are told about a member, and messages that are changed or answered later."""

import pytest
from sqlalchemy import update
from sqlmodel import col

from models import keys, members, outbox, retractions
from models.members import Member
from models.outbox import (
    ATTEMPTING,
    CANCELLED,
    EDIT,
    EXPIRED,
    OPTED_OUT,
    PENDING,
    REFUSED,
    SENT,
    UNCERTAIN,
    UNREACHABLE,
    Outcome,
    Owed,
)
from tests.core import DAY, NOW, SECOND, claim, enter, owe, record, rows_of_outbox, states, strike_out, text_to

WANG, LI = 7, 8
FANG, MING = 101, 102
"""Chats of two riders and of two secretaries."""


@pytest.fixture
async def people(database):
    async with database.begin() as session:
        return [await members.number_of(session, person, NOW) for person in (WANG, LI)]


@pytest.fixture
async def worker(database):
    return await enter(database)


async def arrives(database, worker, message_id=900):
    """Let everything that is due arrive, with these message numbers in the order of rows."""
    attempts = await claim(database, worker)
    await record(database, *(Outcome(one, SENT, message_id=message_id + n) for n, one in enumerate(attempts)))
    return attempts


async def take_back(database, subject):
    async with database.begin() as session:
        return await retractions.take_back(session, subject, NOW)


async def source_of(database, chat, message_id):
    async with database.read() as session:
        return await outbox.source_of(session, chat, message_id)


def change_of(source, chat=FANG, **more):
    return Owed(chat, source, "editMessageText", {"text": source}, EDIT, **more)


# Whom it tells about.


async def test_what_is_owed_about_a_member_goes_when_nothing_is_taken_back(database, people, worker):
    await owe(database, text_to(FANG, "card", "王伟", subject=people[0]))
    (attempt,) = await claim(database, worker)
    assert attempt.params == {"chat_id": FANG, "text": "王伟"}


async def test_it_can_t_be_read_any_more_without_the_key_of_whom_it_tells_about(database, people, worker):
    await owe(database, text_to(FANG, "1", subject=people[0]), text_to(MING, "2", subject=people[1]))
    async with database.begin() as session:
        await keys.destroy(session, WANG)
    assert [attempt.chat for attempt in await claim(database, worker)] == [MING]
    assert await states(database) == [OPTED_OUT, ATTEMPTING]


async def test_about_who_has_no_key_any_more_it_is_sealed_for_whom_it_goes_to(database, people, worker):
    async with database.begin() as session:
        await session.execute(update(Member).where(col(Member.id) == people[0]).values(telegram_id=None))
    await owe(database, text_to(FANG, "card", subject=people[0]))
    assert len(await claim(database, worker)) == 1


async def test_taking_back_stops_what_tells_about_this_member_and_nothing_else(database, people, worker):
    wang, li = people
    await owe(
        database,
        text_to(FANG, "1", subject=wang),
        text_to(MING, "2", subject=wang),
        text_to(FANG, "3", subject=li),
        text_to(FANG, "4"),
        change_of("5", message_id=77, subject=wang),
    )
    assert await take_back(database, wang) == 3
    rows = await rows_of_outbox(database)
    assert [row.state for row in rows] == [CANCELLED, CANCELLED, PENDING, PENDING, CANCELLED]
    assert [row.payload is None for row in rows] == [True, True, False, False, True]
    assert [row.ended_at for row in rows] == [NOW, NOW, None, None, NOW]
    assert await take_back(database, wang) == 0
    assert [attempt.params["text"] for attempt in await claim(database, worker)] == ["你好"]


@pytest.mark.parametrize("how", ["429", "the process died"])
async def test_what_is_under_way_when_it_is_taken_back_is_not_begun_again(database, people, worker, how):
    await owe(database, text_to(FANG, "1", subject=people[0]), text_to(MING, "2", subject=people[1]))
    first, other = await claim(database, worker)
    assert await take_back(database, people[0]) == 0
    rows = await rows_of_outbox(database)
    assert [(row.state, row.payload is None) for row in rows] == [(ATTEMPTING, True), (ATTEMPTING, False)]
    if how == "429":
        await record(database, *(Outcome(one, PENDING, not_before=NOW, uncounted=True) for one in (first, other)))
    else:
        await strike_out(database, worker)
        async with database.begin() as session:
            await outbox.recover(session, NOW)
    assert [attempt.chat for attempt in await claim(database, await enter(database))] == [MING]
    assert (await states(database))[0] == (CANCELLED if how == "429" else UNCERTAIN)


async def test_what_was_told_about_a_member_stays_so_that_it_can_be_emptied(database, people, worker):
    about = {"subject": people[0]}
    await owe(
        database,
        text_to(FANG, "text", **about),
        change_of("change", chat=MING, message_id=77, **about),
        Owed(103, "picture", "sendPhoto", {"photo": "x"}, **about),
        text_to(WANG, "to themselves", **about),
        text_to(104, "about nobody"),
        change_of("by row", chat=105, about=1, **about),
    )
    await arrives(database, worker)
    left = [row for row in await rows_of_outbox(database) if row.state == SENT]
    assert [(row.source, row.keep, row.message_id) for row in left] == [("text", True, 900), ("change", True, 77)]


async def test_an_answer_that_goes_at_once_stays_too(database, people, worker):
    async with database.begin() as session:
        owed = [text_to(FANG, "about", subject=people[0]), text_to(MING, "about nobody")]
        attempts = await outbox.put_and_attempt(session, owed, worker, None, NOW, NOW)
    await record(database, *(Outcome(one, SENT, message_id=5) for one in attempts))
    assert [row.source for row in await rows_of_outbox(database)] == ["about"]


async def test_what_a_newer_change_shows_takes_the_place_of_an_older_one(database, people, worker):
    about = {"subject": people[0]}
    await owe(
        database,
        change_of("1", message_id=77, **about),
        change_of("1", message_id=77, chat=MING, **about),
    )
    await arrives(database, worker)
    await owe(database, change_of("2", message_id=77))
    assert [(row.source, row.chat) for row in await rows_of_outbox(database)] == [("1", MING), ("2", FANG)]
    await arrives(database, worker)
    assert [(row.source, row.chat) for row in await rows_of_outbox(database)] == [("1", MING)]


async def test_what_others_have_got_is_named_once_it_is_taken_back_and_waits_for_no_answer(database, people, worker):
    wang, li = people
    await owe(
        database,
        text_to(FANG, "card:1", subject=wang, keep=True),
        text_to(MING, "card:2", subject=li, keep=True),
        text_to(WANG, "mine", subject=wang, keep=True),
    )
    await arrives(database, worker)
    await owe(
        database,
        change_of("new", message_id=900),
        change_of("later", about=1),
        change_of("elsewhere", chat=MING, message_id=900),
        text_to(FANG, "another"),
    )
    async with database.begin() as session:
        assert await retractions.retract(session, wang, NOW) == [outbox.Copy(1, FANG, 900)]
    found = {row.source: row.state for row in await rows_of_outbox(database)}
    assert found == {
        "card:1": SENT,
        "card:2": SENT,
        "mine": SENT,
        "new": CANCELLED,
        "later": CANCELLED,
        "elsewhere": PENDING,
        "another": PENDING,
    }
    assert await source_of(database, FANG, 900) is None
    assert await source_of(database, MING, 901) == "card:2"
    assert await source_of(database, WANG, 902) == "mine"


async def test_what_is_on_its_way_is_named_too_and_is_kept_for_nothing(database, people, worker):
    await owe(database, text_to(FANG, "card", subject=people[0], keep=True))
    (attempt,) = await claim(database, worker)
    async with database.begin() as session:
        assert await retractions.retract(session, people[0], NOW) == [outbox.Copy(1, FANG, None)]
    await record(database, Outcome(attempt, SENT, message_id=5))
    (row,) = await rows_of_outbox(database)
    assert (row.state, row.keep, row.message_id) == (SENT, False, 5)


# Copies.


async def test_all_copies_of_one_message_are_found_that_are_there_or_will_be(database, worker):
    chats = range(201, 210)
    numbers = await owe(database, *(text_to(chat, "card:1", keep=True) for chat in chats))
    await owe(database, text_to(FANG, "card:10", keep=True), text_to(FANG, "card", keep=True))
    attempts = await claim(database, worker, most=7)
    ends = (SENT, UNCERTAIN, UNREACHABLE, REFUSED, CANCELLED, OPTED_OUT)
    await record(database, *(Outcome(one, end, message_id=5) for one, end in zip(attempts, ends, strict=False)))
    async with database.begin() as session:
        await session.execute(update(outbox.Outgoing).where(col(outbox.Outgoing.chat) == 209).values(state=EXPIRED))
        found = await outbox.copies(session, "card:1")
        assert await outbox.copies(session, "card:2") == []
    assert found == [(numbers[at], chats[at]) for at in (0, 1, 6, 7)]


async def test_each_copy_is_changed_where_it_is_also_one_that_has_not_arrived_yet(database, worker):
    await owe(database, text_to(FANG, "card:1", keep=True))
    await arrives(database, worker, message_id=900)
    await owe(database, text_to(MING, "card:1", keep=True))
    async with database.begin() as session:
        for row, chat in await outbox.copies(session, "card:1"):
            await outbox.put(session, change_of("decided", chat=chat, about=row), NOW)
    card, change = await claim(database, worker)
    assert (card.chat, card.method) == (MING, "sendMessage")
    assert change.params == {"chat_id": FANG, "message_id": 900, "text": "decided"}
    await record(database, Outcome(card, SENT, message_id=950), Outcome(change, SENT))
    (last,) = await claim(database, worker)
    assert last.params == {"chat_id": MING, "message_id": 950, "text": "decided"}


# Answers.


async def test_a_kept_message_is_known_by_its_number_in_its_chat(database, worker):
    await owe(database, text_to(FANG, "card:1", keep=True), text_to(MING, "card:2", keep=True), text_to(103, "hello"))
    await arrives(database, worker, message_id=900)
    assert await source_of(database, FANG, 900) == "card:1"
    assert await source_of(database, MING, 901) == "card:2"
    assert await source_of(database, MING, 900) is None
    assert await source_of(database, 103, 902) is None


async def test_a_change_of_a_message_is_not_what_it_was_sent_for(database, people, worker):
    await owe(database, change_of("changed", message_id=77, subject=people[0]))
    await arrives(database, worker)
    assert await states(database) == [SENT]
    assert await source_of(database, FANG, 77) is None


async def test_what_was_kept_is_forgotten_after_its_time(database, worker):
    await owe(database, text_to(FANG, "card:1", keep=True), text_to(MING, "later", not_before=NOW + 9 * DAY))
    await arrives(database, worker)
    async with database.begin() as session:
        assert await outbox.forget(session, NOW + DAY) == 0
        assert await outbox.forget_kept(session, NOW) == 0
        assert await outbox.forget_kept(session, NOW + SECOND) == 1
    assert await source_of(database, FANG, 900) is None
    assert await states(database) == [PENDING]
