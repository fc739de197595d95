"""What we owe to chats: who gets what, in which order, and how it ends."""

import asyncio
import random
from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlmodel import col

from models import due, keys, outbox, pace
from models.outbox import (
    ATTEMPTING,
    CANCELLED,
    DELETE,
    EDIT,
    EXPIRED,
    NOTICE,
    OPTED_OUT,
    OWN,
    PENDING,
    REFUSED,
    SENT,
    UNCERTAIN,
    UNREACHABLE,
    URGENT,
    Attempt,
    Outcome,
    Outgoing,
    Owed,
)
from tests.core import (
    DAY,
    NOW,
    SECOND,
    claim,
    enter,
    owe,
    record,
    rows_of_outbox,
    states,
    strike_out,
    text_to,
)

WANG, LI = 101, 102
GROUP, SUPERGROUP = -55, -1_000_000_000_055
PACE = 25.0


def edit_of(source: str, message_id: int | None = None, about: int | None = None, chat: int = WANG, **more) -> Owed:
    params = {"text": source}
    return Owed(chat, source, "editMessageText", params, EDIT, message_id=message_id, about=about, **more)


def texts(attempts: list[Attempt]) -> list[str]:
    return [attempt.params["text"] for attempt in attempts]


def sent(attempt: Attempt, message_id: int = 900) -> Outcome:
    return Outcome(attempt, SENT, message_id=message_id)


async def answer(database, worker, *owed, per_second=None, now=NOW, machine=None):
    """Owe these as the answer to an update, and return what goes at once."""
    async with database.begin() as session:
        return await outbox.put_and_attempt(session, owed, worker, per_second, now, machine or now)


async def paced(database, worker, machine):
    async with database.begin() as session:
        attempts, _ = await due.claim(session, worker, 10, PACE, machine, machine)
    return attempts


# What is owed.


async def test_one_cause_and_chat_is_one_message(database):
    assert [number is not None for number in await owe(database, text_to(WANG, "n:1"), text_to(LI, "n:1"))] == [
        True,
        True,
    ]
    assert await owe(database, text_to(WANG, "n:1", "another text")) == [None]
    worker = await enter(database)
    assert texts(await claim(database, worker)) == ["你好", "你好"]


async def test_twenty_at_once_with_one_cause_are_one_message(database):
    await asyncio.gather(*(owe(database, text_to(WANG, "n:1")) for _ in range(20)))
    assert await states(database) == [PENDING]


async def test_what_is_owed_is_unreadable_in_the_row_and_whole_in_the_attempt(database):
    await owe(database, text_to(WANG, "a", "王伟，你好"), edit_of("b", message_id=77, chat=LI))
    rows = await rows_of_outbox(database)
    assert all("王伟".encode() not in row.payload and b"text" not in row.payload for row in rows)
    first, second = await claim(database, await enter(database))
    assert (first.method, first.params) == ("sendMessage", {"chat_id": WANG, "text": "王伟，你好"})
    assert (second.method, second.params) == ("editMessageText", {"chat_id": LI, "message_id": 77, "text": "b"})


async def test_a_row_put_in_the_place_of_another_can_t_be_read(database):
    await owe(database, text_to(WANG, "a", "for Wang"), text_to(WANG, "b", "for Wang, too"))
    first, second = await rows_of_outbox(database)
    async with database.begin() as session:
        await session.execute(update(Outgoing).where(col(Outgoing.id) == first.id).values(payload=second.payload))
    assert texts(await claim(database, await enter(database))) == []
    assert await states(database) == [OPTED_OUT, PENDING]


# The order.


async def test_urgent_before_own_before_notices_and_each_in_its_order(database):
    await owe(
        database,
        *(text_to(chat, f"{chat}", f"{lane}-{chat}", lane=lane) for chat, lane in enumerate((2, 1, 2, 0, 1, 0), 1)),
    )
    attempts = await claim(database, await enter(database), most=4)
    assert sorted(texts(attempts)) == ["0-4", "0-6", "1-2", "1-5"]
    assert sorted(texts(await claim(database, await enter(database)))) == ["2-1", "2-3"]


async def test_one_chat_gets_one_after_the_other(database):
    worker = await enter(database)
    await owe(database, *(text_to(WANG, str(number), str(number)) for number in range(3)))
    for number in range(3):
        (attempt,) = await claim(database, worker)
        assert texts([attempt]) == [str(number)]
        assert await claim(database, worker) == []
        await record(database, sent(attempt))
    assert await rows_of_outbox(database) == []


async def test_when_the_first_must_wait_the_second_does_not_overtake_it(database):
    worker = await enter(database)
    await owe(database, text_to(WANG, "a", "a"), text_to(WANG, "b", "b"), text_to(LI, "c", "c"))
    first, other = await claim(database, worker)
    await record(database, Outcome(first, PENDING, not_before=NOW + 9 * SECOND, uncounted=True), sent(other))
    assert await claim(database, worker, now=NOW + 8 * SECOND) == []
    assert texts(await claim(database, worker, now=NOW + 9 * SECOND)) == ["a"]


async def test_when_the_pace_makes_the_first_wait_the_second_does_not_overtake_it(database):
    worker = await enter(database)
    await owe(database, *(text_to(WANG, name, name) for name in "abcde"))
    order, machine, chance = [], NOW, random.Random(3)
    while len(order) < 5:
        attempts = await paced(database, worker, machine)
        order += texts(attempts)
        await record(database, *map(sent, attempts), now=machine)
        machine += timedelta(milliseconds=chance.choice([7, 13, 90, 400]))
        assert machine < NOW + 7 * SECOND
    assert order == ["a", "b", "c", "d", "e"]
    assert machine > NOW + 4 * SECOND


async def test_what_waits_for_its_own_chat_hides_nothing_that_may_go(database):
    worker = await enter(database)
    paused = range(1, 31)
    async with database.begin() as session:
        for chat in paused:
            await pace.pause_chat(session, chat, NOW + 10_072 * SECOND)
    await owe(database, *(text_to(chat, "n") for chat in paused), text_to(LI, "n"))
    begun: list[Attempt] = []
    for _ in range(4):
        begun += await paced(database, worker, NOW)
    assert [attempt.chat for attempt in begun] == [LI]
    assert len(await paced(database, worker, NOW + 10_071 * SECOND)) == 0
    assert len(await paced(database, worker, NOW + 10_072 * SECOND)) > 0


async def test_what_is_meant_for_tomorrow_holds_up_nothing_today(database):
    worker = await enter(database)
    await owe(database, text_to(WANG, "a", "tomorrow", not_before=NOW + DAY), text_to(WANG, "b", "today"))
    assert texts(await claim(database, worker)) == ["today"]
    assert texts(await answer(database, worker, text_to(WANG, "c"))) == []
    (today,) = [row for row in await rows_of_outbox(database) if row.state == ATTEMPTING]
    assert today.source == "b"


async def test_what_was_meant_for_later_goes_in_its_place_once_its_time_has_come(database):
    worker = await enter(database)
    await owe(database, text_to(WANG, "a", "at ten", not_before=NOW + SECOND), text_to(WANG, "b", "at once"))
    assert texts(await claim(database, worker, now=NOW + SECOND)) == ["at ten"]


async def test_a_notice_never_holds_up_what_is_one_s_own(database):
    worker = await enter(database)
    await owe(database, text_to(WANG, "n", "notice", lane=NOTICE))
    assert texts(await answer(database, worker, text_to(WANG, "a", "answer"))) == ["answer"]
    await owe(
        database, text_to(LI, "n", "notice", lane=NOTICE), text_to(LI, "o", "own"), text_to(LI, "u", "!", lane=URGENT)
    )
    assert texts(await claim(database, worker, most=1)) == ["!"]


async def test_a_notice_waits_for_what_is_one_s_own(database):
    worker = await enter(database)
    await owe(database, text_to(WANG, "o", "own"), text_to(WANG, "n", "notice", lane=NOTICE))
    (own,) = await claim(database, worker)
    assert texts([own]) == ["own"]
    await record(database, Outcome(own, PENDING, not_before=NOW + 5 * SECOND))
    assert await claim(database, worker, now=NOW + SECOND) == []


async def test_four_workers_never_have_the_same_nor_two_of_one_chat(database):
    chats, length = 15, 6
    for turn in range(length):
        await owe(database, *(text_to(chat, f"{turn}", f"{chat}-{turn}") for chat in range(1, chats + 1)))
    began: list[tuple[int, int]] = []
    busy: set[int] = set()

    async def work(worker: int, seed: int) -> None:
        chance = random.Random(seed)
        while len(began) < chats * length:
            attempts = await claim(database, worker, most=chance.randint(1, 5))
            for attempt in attempts:
                assert attempt.chat not in busy
                busy.add(attempt.chat)
                began.append((attempt.chat, int(attempt.params["text"].partition("-")[2])))
            await asyncio.sleep(chance.random() / 300)
            busy.difference_update(attempt.chat for attempt in attempts)
            await record(database, *map(sent, attempts))

    await asyncio.gather(*[work(await enter(database), seed) for seed in range(4)])
    assert len(set(began)) == len(began) == chats * length
    for chat in range(1, chats + 1):
        assert [turn for one, turn in began if one == chat] == list(range(length))
    assert await rows_of_outbox(database) == []


# Answers that go at once.


async def test_an_answer_is_marked_as_begun_with_what_caused_it(database):
    worker = await enter(database)
    (attempt,) = await answer(database, worker, text_to(WANG, "a"))
    (row,) = await rows_of_outbox(database)
    assert (row.state, row.worker, row.attempts, row.id) == (ATTEMPTING, worker, 1, attempt.id)
    assert await claim(database, worker) == []
    await record(database, sent(attempt))
    assert await rows_of_outbox(database) == []


async def test_several_answers_to_one_person_go_in_their_order(database):
    worker = await enter(database)
    assert texts(await answer(database, worker, text_to(WANG, "a", "1"), text_to(WANG, "b", "2"))) == ["1", "2"]


async def test_an_answer_waits_behind_an_earlier_one(database):
    worker = await enter(database)
    await owe(database, text_to(WANG, "a", "1"))
    assert texts(await answer(database, worker, text_to(WANG, "b", "2"), text_to(LI, "c", "3"))) == ["3"]
    (first,) = await claim(database, worker)
    assert texts([first]) == ["1"]
    await record(database, sent(first))
    assert texts(await claim(database, worker)) == ["2"]


async def test_what_the_pace_does_not_let_go_at_once_stays_with_all_that_follows_it(database):
    worker = await enter(database)
    three = [text_to(WANG, name, name) for name in "abc"]
    assert texts(await answer(database, worker, *three, text_to(LI, "d", "d"), per_second=PACE)) == ["a", "d"]
    assert await states(database) == [ATTEMPTING, PENDING, PENDING, ATTEMPTING]


async def test_an_answer_put_twice_goes_once(database):
    worker = await enter(database)
    assert len(await answer(database, worker, text_to(WANG, "a"))) == 1
    assert await answer(database, worker, text_to(WANG, "a")) == []


async def test_an_answer_for_later_does_not_go_at_once(database):
    worker = await enter(database)
    assert await answer(database, worker, text_to(WANG, "a", not_before=NOW + SECOND)) == []
    assert len(await claim(database, worker, now=NOW + SECOND)) == 1


# Edits and deletions.


async def test_edits_of_one_message_collapse_to_the_newest(database):
    worker = await enter(database)
    await owe(
        database, edit_of("a", 77), edit_of("b", 78), edit_of("c", 77), edit_of("d", 77), edit_of("e", 77, chat=LI)
    )
    assert await states(database) == [CANCELLED, PENDING, CANCELLED, PENDING, PENDING]
    first, other = await claim(database, worker)
    assert texts([first, other]) == ["b", "e"]
    await record(database, sent(first), sent(other))
    assert texts(await claim(database, worker)) == ["d"]


async def test_an_edit_put_twice_stays(database):
    assert (await owe(database, edit_of("a", 77), edit_of("a", 77)))[1] is None
    assert await states(database) == [PENDING]
    async with database.begin() as session:
        assert await outbox.put_and_attempt(session, [edit_of("a", 77)], 1, None, NOW, NOW) == []
    assert await states(database) == [PENDING]


async def test_an_edit_that_is_under_way_is_followed_by_the_newer_one(database):
    worker = await enter(database)
    await owe(database, edit_of("a", 77))
    (first,) = await claim(database, worker)
    assert await answer(database, worker, edit_of("b", 77)) == []
    assert await claim(database, worker) == []
    await record(database, Outcome(first, PENDING, not_before=NOW + SECOND))
    await owe(database, edit_of("c", 77), now=NOW + SECOND)
    assert await states(database) == [CANCELLED, CANCELLED, PENDING]
    assert texts(await claim(database, worker, now=NOW + SECOND)) == ["c"]


async def test_an_edit_waits_until_its_message_has_its_id(database):
    worker = await enter(database)
    (card,) = await owe(database, text_to(WANG, "card", "taken: nobody", keep=True))
    await owe(database, edit_of("a", about=card), edit_of("b", about=card))
    (first,) = await claim(database, worker)
    assert texts([first]) == ["taken: nobody"]
    await record(database, sent(first, message_id=4711))
    (change,) = await claim(database, worker)
    assert change.params == {"chat_id": WANG, "message_id": 4711, "text": "b"}
    await record(database, sent(change, message_id=4711))
    (kept,) = [row for row in await rows_of_outbox(database) if row.source == "card"]
    assert (kept.state, kept.message_id, kept.payload) == (SENT, 4711, None)


async def test_a_deletion_waits_for_the_id_too(database):
    worker = await enter(database)
    (card,) = await owe(database, text_to(WANG, "card", keep=True))
    await owe(database, Owed(WANG, "d", "deleteMessage", {}, DELETE, about=card))
    (first,) = await claim(database, worker)
    await record(database, sent(first, message_id=4711))
    (deletion,) = await claim(database, worker)
    assert (deletion.method, deletion.params) == ("deleteMessage", {"chat_id": WANG, "message_id": 4711})


@pytest.mark.parametrize("end", [UNREACHABLE, REFUSED, UNCERTAIN, SENT])
async def test_a_change_of_a_message_that_will_never_have_an_id_is_cancelled(database, end):
    worker = await enter(database)
    (card,) = await owe(database, text_to(WANG, "card", keep=True))
    await owe(database, edit_of("a", about=card), text_to(WANG, "after", "after"))
    (first,) = await claim(database, worker)
    async with database.begin() as session:
        assert await outbox.expire(session, NOW) == 0
    await record(database, Outcome(first, end))
    assert texts(await claim(database, worker)) == ["after"]
    async with database.begin() as session:
        assert await outbox.expire(session, NOW) == 1
    assert (await states(database))[:2] == [end, CANCELLED]


async def test_a_change_of_a_message_that_nobody_kept_is_cancelled(database):
    worker = await enter(database)
    (card,) = await owe(database, text_to(WANG, "card"))
    await owe(database, edit_of("a", about=card))
    await record(database, *map(sent, await claim(database, worker)))
    async with database.begin() as session:
        assert await outbox.expire(session, NOW) == 1
    assert await states(database) == [CANCELLED]


async def test_a_change_that_can_t_go_yet_holds_up_nothing(database):
    worker = await enter(database)
    (card,) = await owe(database, text_to(WANG, "card", keep=True, lane=NOTICE, not_before=NOW + DAY))
    await owe(database, edit_of("a", about=card), text_to(WANG, "b", "today"))
    assert texts(await claim(database, worker)) == ["today"]


# How attempts end.


@pytest.mark.parametrize("end", [UNREACHABLE, REFUSED, UNCERTAIN])
async def test_what_has_ended_badly_is_listed_and_empty(database, end):
    worker = await enter(database)
    await owe(database, text_to(WANG, "a", passing=True))
    (attempt,) = await claim(database, worker)
    await record(database, Outcome(attempt, end, error="why"))
    (row,) = await rows_of_outbox(database)
    assert (row.state, row.error, row.payload, row.transit) == (end, "why", None, None)
    assert (row.worker, row.ended_at) == (None, NOW)
    assert await claim(database, worker, now=NOW + DAY) == []
    async with database.read() as session:
        assert await outbox.counts(session) == {end: 1}


async def test_what_was_not_counted_is_an_attempt_less(database):
    worker = await enter(database)
    await owe(database, text_to(WANG, "a"))
    for refusals in range(5):
        (attempt,) = await claim(database, worker)
        assert (attempt.attempts, attempt.refusals) == (1, refusals)
        await record(database, Outcome(attempt, PENDING, uncounted=True, error="429"))
    (row,) = await rows_of_outbox(database)
    assert (row.state, row.attempts, row.refusals, row.worker) == (PENDING, 0, 5, None)


async def test_nobody_writes_down_the_end_of_somebody_else_s_attempt(database):
    frozen, other = await enter(database), await enter(database)
    await owe(database, text_to(WANG, "a"), text_to(LI, "b", keep=True))
    old = await claim(database, frozen)
    await strike_out(database, frozen)
    async with database.begin() as session:
        assert await outbox.recover(session, NOW) == 2
    await claim(database, other)
    await record(database, *map(sent, old))
    rows = await rows_of_outbox(database)
    assert [(row.state, row.worker, row.attempts) for row in rows] == [(ATTEMPTING, other, 2)] * 2


async def test_after_two_attempts_of_unknown_end_nobody_tries_again(database):
    await owe(database, text_to(WANG, "a"), edit_of("b", 77, chat=LI))
    for attempts in (1, 2):
        worker = await enter(database)
        assert [attempt.attempts for attempt in await claim(database, worker)] == [attempts] * 2
        await strike_out(database, worker)
        async with database.begin() as session:
            assert await outbox.recover(session, NOW) == 2
    message, change = await rows_of_outbox(database)
    assert (message.state, message.payload, message.ended_at) == (UNCERTAIN, None, NOW)
    assert (change.state, change.worker) == (PENDING, None)


async def test_the_attempts_of_a_process_that_lives_are_its_own(database):
    worker = await enter(database)
    await owe(database, text_to(WANG, "a"))
    await claim(database, worker)
    async with database.begin() as session:
        assert await outbox.recover(session, NOW) == 0
    assert await states(database) == [ATTEMPTING]


# Too late, not wanted any more.


async def test_what_is_past_its_time_is_not_begun_and_listed(database):
    worker = await enter(database)
    until = NOW + 60 * SECOND
    await owe(database, text_to(WANG, "a", expires_at=until), text_to(LI, "b"))
    assert len(await claim(database, worker, now=until)) == 1
    async with database.begin() as session:
        assert await outbox.expire(session, until - SECOND) == 0
        assert await outbox.expire(session, until) == 1
    first, _ = await rows_of_outbox(database)
    assert (first.state, first.payload, first.ended_at) == (EXPIRED, None, until)


async def test_what_may_have_arrived_is_never_called_expired(database):
    worker = await enter(database)
    until = NOW + SECOND
    await owe(database, text_to(WANG, "a", expires_at=until), edit_of("b", 77, chat=LI, expires_at=until))
    await record(database, *(Outcome(one, PENDING) for one in await claim(database, worker)))
    async with database.begin() as session:
        assert await outbox.expire(session, until) == 2
    assert await states(database) == [UNCERTAIN, EXPIRED]


async def test_nothing_begins_after_an_opt_out(database):
    worker = await enter(database)
    await owe(database, text_to(WANG, "a", lane=NOTICE), text_to(WANG, "b"), text_to(LI, "c", lane=NOTICE))
    async with database.begin() as session:
        assert await outbox.opt_out(session, WANG, NOW, lane=NOTICE) == 1
    assert await states(database) == [OPTED_OUT, PENDING, PENDING]
    async with database.begin() as session:
        assert await outbox.opt_out(session, WANG, NOW) == 1
    assert [attempt.chat for attempt in await claim(database, worker)] == [LI]
    assert [row.payload for row in await rows_of_outbox(database)][:2] == [None, None]


@pytest.mark.parametrize("how", ["429", "unknown", "the process died"])
async def test_what_is_under_way_during_an_opt_out_is_not_begun_again(database, how):
    worker = await enter(database)
    await owe(database, text_to(WANG, "a", lane=NOTICE))
    (attempt,) = await claim(database, worker)
    async with database.begin() as session:
        assert await outbox.opt_out(session, WANG, NOW, lane=NOTICE) == 0
    assert await states(database) == [ATTEMPTING]
    if how == "the process died":
        await strike_out(database, worker)
        async with database.begin() as session:
            await outbox.recover(session, NOW)
    else:
        await record(database, Outcome(attempt, PENDING, not_before=NOW + SECOND, uncounted=how == "429"))
    (row,) = await rows_of_outbox(database)
    assert (row.state, row.ended_at) == (OPTED_OUT if how == "429" else UNCERTAIN, NOW)
    assert await claim(database, worker, now=NOW + DAY) == []


@pytest.mark.parametrize("tried", [False, True])
async def test_who_may_have_a_copy_is_uncertain_when_the_rest_is_cancelled(database, tried):
    worker = await enter(database)
    (number,) = await owe(database, text_to(WANG, "a", lane=NOTICE))
    (attempt,) = await claim(database, worker)
    await record(database, Outcome(attempt, PENDING, uncounted=not tried))
    (attempt,) = await claim(database, worker)
    async with database.begin() as session:
        await outbox.stop(session, [number], CANCELLED, NOW)
    await record(database, Outcome(attempt, PENDING, uncounted=True))
    assert await states(database) == [UNCERTAIN if tried else CANCELLED]


async def test_what_arrives_during_an_opt_out_has_arrived(database):
    worker = await enter(database)
    await owe(database, text_to(WANG, "a", lane=NOTICE, keep=True))
    (attempt,) = await claim(database, worker)
    async with database.begin() as session:
        await outbox.opt_out(session, WANG, NOW)
    await record(database, sent(attempt))
    assert await states(database) == [SENT]


async def test_what_is_owed_to_somebody_erased_is_never_sent(database):
    worker = await enter(database)
    await owe(database, text_to(WANG, "a"), text_to(LI, "b"))
    async with database.begin() as session:
        await keys.destroy(session, WANG)
    assert [attempt.chat for attempt in await claim(database, worker)] == [LI]
    assert await states(database) == [OPTED_OUT, ATTEMPTING]


# A group that moves.


async def test_a_moved_group_s_messages_move_with_it_in_their_order(database):
    worker = await enter(database)
    await owe(database, *(text_to(GROUP, name, name) for name in "abc"))
    (first,) = await claim(database, worker)
    await record(database, Outcome(first, PENDING, uncounted=True, moved_to=SUPERGROUP))
    order = []
    for _ in range(3):
        (attempt,) = await claim(database, worker)
        assert attempt.params["chat_id"] == SUPERGROUP
        order += texts([attempt])
        await record(database, sent(attempt))
    assert order == ["a", "b", "c"]


async def test_what_is_owed_under_both_numbers_goes_once(database):
    worker = await enter(database)
    await owe(database, text_to(GROUP, "n"), text_to(SUPERGROUP, "n"), text_to(GROUP, "m"))
    first, other = await claim(database, worker)
    await record(database, Outcome(first, PENDING, uncounted=True, moved_to=SUPERGROUP), sent(other))
    assert [(row.source, row.chat, row.state) for row in await rows_of_outbox(database)] == [
        ("n", SUPERGROUP, PENDING),
        ("m", SUPERGROUP, PENDING),
    ]


async def test_what_the_group_has_under_its_new_number_is_not_owed_twice(database):
    worker = await enter(database)
    await owe(database, text_to(GROUP, "n"), text_to(SUPERGROUP, "n", keep=True))
    first, other = await claim(database, worker)
    await record(database, sent(other))
    await record(database, Outcome(first, PENDING, uncounted=True, moved_to=SUPERGROUP))
    assert await states(database) == [CANCELLED, SENT]


# What is left in the end.


async def test_what_ended_long_ago_is_forgotten_unless_its_message_will_change(database):
    worker = await enter(database)
    await owe(
        database,
        text_to(1, "a"),
        text_to(2, "b", keep=True),
        text_to(3, "c"),
        text_to(4, "d", not_before=NOW + 90 * DAY),
    )
    first, second, third = await claim(database, worker)
    await record(database, Outcome(first, REFUSED), sent(second), Outcome(third, UNREACHABLE))
    async with database.begin() as session:
        assert await outbox.forget(session, NOW) == 0
        assert await outbox.forget(session, NOW + SECOND) == 2
    assert [row.source for row in await rows_of_outbox(database)] == ["b", "d"]


async def test_counts_add_up(database):
    worker = await enter(database)
    await owe(database, *(text_to(chat, "n", lane=OWN) for chat in range(1, 8)))
    attempts = await claim(database, worker, most=4)
    ends = [Outcome(one, end) for one, end in zip(attempts, (REFUSED, UNREACHABLE, UNREACHABLE), strict=False)]
    await record(database, *ends)
    async with database.read() as session:
        assert await outbox.counts(session) == {REFUSED: 1, UNREACHABLE: 2, ATTEMPTING: 1, PENDING: 3}
