"""Whatever Telegram answers, a message ends in exactly one state, and nobody gets a third copy."""

import itertools
from datetime import timedelta

import pytest
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.app import build
from bot.sending import outcome_of
from bot.transport import NeverConnected
from jobs import beat
from models import due, outbox, pace
from models.outbox import (
    DELETE,
    EDIT,
    NOTICE,
    OWN,
    PENDING,
    REFUSED,
    SEND,
    SENT,
    UNCERTAIN,
    UNREACHABLE,
    Attempt,
    Outcome,
    Owed,
)
from tests.core import (
    DAY,
    NOW,
    SECOND,
    deliver_now,
    deliver_until,
    owe,
    rows_of_outbox,
    states,
    text_to,
    write_down,
)


@pytest.fixture
def wang(telegram):
    return telegram.person("王伟", started=True)


@pytest.fixture
def li(telegram):
    return telegram.person("李娜", started=True)


async def owe_now(kit, *owed):
    return await owe(kit.database, *owed, now=kit.clock.now())


async def only_row(kit):
    (row,) = await rows_of_outbox(kit.database)
    return row


def calls_of(telegram, method="sendMessage"):
    return [call for call in telegram.calls if call.method == method]


# What arrives.


async def test_what_telegram_takes_is_sent_and_gone(kit, wang):
    await owe_now(kit, text_to(wang.id, "a"))
    await deliver_now(kit)
    assert await rows_of_outbox(kit.database) == []
    assert [message.text for message in wang.heard] == ["你好"]


async def test_what_will_change_later_keeps_its_message_s_id(kit, wang):
    await owe_now(kit, text_to(wang.id, "card", keep=True))
    await deliver_now(kit)
    row = await only_row(kit)
    assert (row.state, row.message_id, row.payload) == (SENT, wang.last.id, None)
    change = Owed(wang.id, "e", "editMessageText", {"text": "有人接了"}, EDIT, about=row.id)
    await owe_now(kit, change)
    await deliver_until(kit, lambda: wang.last.text == "有人接了")
    assert len(wang.heard) == 1


@pytest.mark.parametrize("operation", [EDIT, DELETE])
async def test_what_is_so_already_is_fine(kit, telegram, wang, operation):
    await owe_now(kit, text_to(wang.id, "card"))
    await deliver_now(kit)
    number = wang.last.id
    method, params = ("editMessageText", {"text": "你好"}) if operation == EDIT else ("deleteMessage", {})
    for turn in range(2):
        await owe_now(kit, Owed(wang.id, f"e{turn}", method, params, operation, message_id=number))
        await deliver_until(kit, lambda turn=turn: len(calls_of(telegram, method)) == turn + 1)
    assert "Bad Request" in calls_of(telegram, method)[-1].outcome
    assert await rows_of_outbox(kit.database) == []


# Who can't be reached, and what is refused.


def blocks(telegram, wang):
    wang.blocks()
    return wang.id, {}, "Forbidden: bot was blocked by the user"


def is_deactivated(telegram, wang):
    wang.deactivates()
    return wang.id, {}, "Forbidden: user is deactivated"


def never_started(telegram, wang):
    stranger = telegram.person("张三")
    stranger.met = True
    return stranger.id, {}, "Forbidden: bot can't initiate conversation with a user"


def was_kicked_from_the_group(telegram, wang):
    group = telegram.group("金水区", [wang])
    group.bot_becomes("kicked", wang)
    return group.id, {}, "Forbidden: bot was kicked from the supergroup chat"


def left_the_group(telegram, wang):
    group = telegram.group("金水区", [wang])
    group.bot_becomes("left", wang)
    return group.id, {}, "Forbidden: bot is not a member of the supergroup chat"


def is_muted(telegram, wang):
    group = telegram.group("金水区", [wang])
    group.bot_can_write = False
    return group.id, {}, "Not enough rights to send"


def is_unknown(telegram, wang):
    return 999_999, {}, "Chat not found"


def topic_is_closed(telegram, wang):
    group = telegram.group("金水区", [wang], forum=True)
    topic = group.opens_topic("坑", wang)
    group.closes_topic(topic.id, wang)
    return group.id, {"message_thread_id": topic.id}, "Topic_closed"


@pytest.mark.parametrize(
    "situation",
    [
        blocks,
        is_deactivated,
        never_started,
        was_kicked_from_the_group,
        left_the_group,
        is_muted,
        is_unknown,
        topic_is_closed,
    ],
)
async def test_who_can_t_be_reached_is_listed_with_the_exact_reason_and_not_tried_again(kit, telegram, wang, situation):
    chat, params, reason = situation(telegram, wang)
    await owe_now(kit, Owed(chat, "n", "sendMessage", {"text": "你好", **params}))
    await deliver_now(kit)
    row = await only_row(kit)
    assert (row.state, row.payload, row.attempts) == (UNREACHABLE, None, 1)
    assert row.error.startswith(reason)
    kit.clock.shift += DAY
    assert await deliver_now(kit) == 0
    assert len(calls_of(telegram)) == 1


async def test_what_telegram_refuses_is_listed_and_never_repeated(kit, telegram, wang):
    await owe_now(kit, Owed(wang.id, "n", "sendMessage", {"text": "<b>王伟", "parse_mode": "HTML"}))
    await deliver_now(kit)
    row = await only_row(kit)
    assert row.state == REFUSED
    assert "parse entities" in row.error
    kit.clock.shift += DAY
    assert await deliver_now(kit) == 0
    assert len(calls_of(telegram)) == 1


async def test_what_is_too_large_is_refused(kit, telegram, wang):
    telegram.faults.add(method="sendMessage", status=413, description="Request Entity Too Large")
    await owe_now(kit, text_to(wang.id, "a"))
    await deliver_now(kit)
    assert await states(kit.database) == [REFUSED]


async def test_one_bad_message_does_not_hold_up_the_next(kit, wang):
    await owe_now(kit, Owed(wang.id, "n", "sendMessage", {"text": ""}), text_to(wang.id, "a"))
    await deliver_until(kit, lambda: wang.heard)
    assert await states(kit.database) == [REFUSED]


async def test_what_is_kept_of_a_refusal_never_quotes_what_was_written(kit, telegram, wang):
    words = 'Bad Request: can\'t parse entities: unsupported start tag "王伟" at byte offset 0'
    telegram.faults.add(method="sendMessage", status=400, description=words)
    await owe_now(kit, text_to(wang.id, "a"))
    await deliver_now(kit)
    row = await only_row(kit)
    assert row.state == REFUSED
    assert row.error == "Can't parse entities: unsupported start tag … at byte offset 0"
    error = NetworkError("Unknown error in HTTP implementation: ValueError('王伟')")
    assert "王伟" not in outcome_of(attempted(), error, NOW).error


# What nobody knows.


UNCLEAR = {
    "500": {"status": 500},
    "502": {"status": 502},
    "504 after delivery": {"status": 504, "when": "after"},
    "cut before delivery": {"kind": "cut"},
    "cut after delivery": {"kind": "cut", "when": "after"},
    "no answer before delivery": {"kind": "hang", "seconds": 3},
    "no answer after delivery": {"kind": "hang", "seconds": 3, "when": "after"},
}


@pytest.fixture
def impatient(monkeypatch):
    """An answer may take a tenth of a second only."""
    monkeypatch.setattr("bot.transport.ANSWER", 0.1)


@pytest.mark.parametrize("kind", UNCLEAR)
async def test_after_two_attempts_nobody_knows_the_end_of_it_is_uncertain(kit, telegram, wang, impatient, kind):
    fault = telegram.faults.add(method="sendMessage", times=None, **UNCLEAR[kind])
    await owe_now(kit, text_to(wang.id, "a"))
    began = kit.clock.now()
    assert await deliver_now(kit) == 1
    row = await only_row(kit)
    assert (row.state, row.attempts, row.worker) == (PENDING, 1, None)
    assert row.not_before > began
    assert row.payload is not None
    kit.clock.shift += 60 * SECOND
    assert await deliver_now(kit) == 1
    row = await only_row(kit)
    assert (row.state, row.attempts, row.payload) == (UNCERTAIN, 2, None)
    kit.clock.shift += DAY
    assert await deliver_now(kit) == 0
    assert fault.happened == 2
    assert len(wang.heard) == (2 if "after" in kind else 0)


@pytest.mark.parametrize("kind", UNCLEAR)
async def test_after_one_such_attempt_the_second_may_succeed(kit, telegram, wang, impatient, kind):
    telegram.faults.add(method="sendMessage", **UNCLEAR[kind])
    await owe_now(kit, text_to(wang.id, "a"))
    await deliver_now(kit)
    kit.clock.shift += 60 * SECOND
    await deliver_now(kit)
    assert await rows_of_outbox(kit.database) == []
    assert len(wang.heard) == (2 if "after" in kind else 1)


async def test_an_edit_is_simply_made_again_with_growing_pauses(kit, telegram, wang):
    await owe_now(kit, text_to(wang.id, "card"))
    await deliver_now(kit)
    fault = telegram.faults.add(method="editMessageText", status=503, times=6)
    await owe_now(kit, Owed(wang.id, "e", "editMessageText", {"text": "新"}, EDIT, message_id=wang.last.id))
    pauses = []
    while fault.happened < 6:
        before = fault.happened
        await deliver_until(kit, lambda before=before: fault.happened > before)
        row = await only_row(kit)
        pauses.append((row.not_before - kit.clock.now()).total_seconds())
        assert row.state == PENDING
        kit.clock.shift = row.not_before - kit.clock.machine()
    assert pauses == pytest.approx([0.5, 1, 2, 4, 8, 16], abs=0.4)
    await deliver_until(kit, lambda: wang.last.text == "新")
    assert await rows_of_outbox(kit.database) == []


async def test_a_mistake_of_ours_does_not_leave_an_attempt_open(kit, wang):
    await owe_now(kit, text_to(wang.id, "a"), text_to(wang.id, "b"))
    async with kit.database.begin() as session:
        (attempt,), _ = await due.claim(session, kit.worker, 1, None, kit.clock.now(), kit.clock.machine())
    attempt.params["method"] = "no parameter has this name"
    await kit.sender.send([attempt])
    await write_down(kit)
    assert await states(kit.database) == [UNCERTAIN, PENDING]
    await deliver_now(kit)
    assert [message.text for message in wang.heard] == ["你好"]


# Too many requests.


async def test_who_is_told_to_wait_waits_so_long_and_across_a_restart(kit, settings, telegram, wang, li):
    telegram.faults.add(method="sendMessage", chat=wang, retry_after=10_072)
    await owe_now(kit, text_to(wang.id, "a"), text_to(wang.id, "b"), text_to(li.id, "a"))
    await deliver_now(kit)
    began = kit.clock.machine()
    assert len(li.heard) == 1
    row = (await rows_of_outbox(kit.database))[0]
    assert (row.state, row.attempts, row.refusals) == (PENDING, 0, 1)
    assert timedelta(seconds=10_070) < row.not_before - kit.clock.now() <= timedelta(seconds=10_072)

    again = build(settings)
    await again.bot.initialize()
    await beat.enrol(again)
    for after, expected in ((1, []), (10_060, []), (10_073, ["你好"])):
        moment = began + after * SECOND
        async with again.database.begin() as session:
            attempts, _ = await due.claim(session, again.worker, 5, 25, moment, moment)
        assert [attempt.params["text"] for attempt in attempts] == expected
    assert attempts[0].chat == wang.id
    assert attempts[0].attempts == 1
    await again.sender.send(attempts)
    await write_down(again)
    assert [row.source for row in await rows_of_outbox(kit.database)] == ["b"]
    assert len(wang.heard) == 1
    await again.bot.shutdown()
    await again.database.close()


async def test_a_direct_answer_keeps_the_pause_too(kit, telegram, wang):
    telegram.faults.add(method="sendMessage", chat=wang, retry_after=10_072)
    await owe_now(kit, text_to(wang.id, "a"))
    await deliver_now(kit)
    machine = kit.clock.machine()
    async with kit.database.begin() as session:
        owed = [text_to(wang.id, "answer")]
        assert await outbox.put_and_attempt(session, owed, kit.worker, 25, kit.clock.now(), machine) == []
    assert len(calls_of(telegram)) == 1


async def test_what_is_behind_something_that_must_wait_goes_back_unsent(kit, telegram, wang, li):
    telegram.faults.add(method="sendMessage", chat=wang, retry_after=1)
    owed = [
        text_to(wang.id, "1", "一"),
        text_to(wang.id, "2", "二"),
        text_to(li.id, "3", "三"),
        text_to(wang.id, "4", "四"),
    ]
    async with kit.database.begin() as session:
        attempts = await outbox.put_and_attempt(session, owed, kit.worker, None, kit.clock.now(), kit.clock.machine())
    assert len(attempts) == 4
    await kit.sender.send(attempts)
    await write_down(kit)
    assert [message.text for message in li.heard] == ["三"]
    rows = await rows_of_outbox(kit.database)
    assert [(row.source, row.state, row.attempts) for row in rows] == [(name, PENDING, 0) for name in "124"]
    assert len(calls_of(telegram)) == 2
    await deliver_until(kit, lambda: len(wang.heard) == 3)
    assert [message.text for message in wang.heard] == ["一", "二", "四"]
    refused, *others = calls_of(telegram)
    assert all(
        (call.when - refused.when).total_seconds() >= 0.95 for call in others if call.params["chat_id"] == wang.id
    )


async def test_one_chat_s_pause_is_its_own_affair(kit, telegram, wang, li):
    telegram.faults.add(method="sendMessage", chat=wang, retry_after=1)
    await owe_now(kit, text_to(wang.id, "a", lane=NOTICE))
    await deliver_now(kit)
    await owe_now(kit, text_to(li.id, "a", lane=NOTICE))
    await deliver_until(kit, lambda: li.heard)
    assert await states(kit.database) == [PENDING]


async def test_two_chats_pauses_hold_the_notices_while_answers_go_on(kit, telegram, wang, li):
    zhang, zhao = telegram.person("张三", started=True), telegram.person("赵六", started=True)
    for person in (wang, li):
        telegram.faults.add(method="sendMessage", chat=person, retry_after=2)
        await owe_now(kit, text_to(person.id, "a"))
    await deliver_now(kit)
    await owe_now(kit, text_to(zhang.id, "n", lane=NOTICE), text_to(zhao.id, "o", lane=OWN))
    await deliver_until(kit, lambda: zhao.heard)
    assert zhang.heard == []
    async with kit.database.begin() as session:
        owed = [text_to(zhang.id, "answer", "答")]
        attempts = await outbox.put_and_attempt(session, owed, kit.worker, 1000, kit.clock.now(), kit.clock.machine())
    await kit.sender.send(attempts)
    assert [message.text for message in zhang.heard] == ["答"]
    await write_down(kit)
    await deliver_until(kit, lambda: len(zhang.heard) == 2)
    first = min(call.when for call in calls_of(telegram))
    assert (calls_of(telegram)[-1].when - first).total_seconds() >= 1.95


async def test_the_general_pause_outlives_a_restart(kit, settings, telegram, wang, li):
    for person in (wang, li):
        telegram.faults.add(method="sendMessage", chat=person, retry_after=600)
        await owe_now(kit, text_to(person.id, "a"))
    await deliver_now(kit)
    again = build(settings)
    async with again.database.begin() as session:
        machine = again.clock.machine()
        notice, own = await pace.book(session, [pace.Wish(1, NOTICE), pace.Wish(2, OWN)], 25, machine)
    assert 590_000 < notice.wait <= 600_000
    assert own.booked
    await again.database.close()


# A group that moves.


async def test_a_moved_group_gets_everything_under_its_new_number(kit, telegram, wang):
    group = telegram.group("金水区", [wang], basic=True)
    await owe_now(kit, text_to(group.id, "a", "一"), text_to(group.id, "b", "二"))
    moved = group.migrates(wang)
    await deliver_until(kit, lambda: len(moved.heard) == 2)
    await owe_now(kit, text_to(group.id, "c", "三"))
    await deliver_until(kit, lambda: len(moved.heard) == 3)
    assert [message.text for message in moved.heard] == ["一", "二", "三"]
    assert await rows_of_outbox(kit.database) == []


# Writing down.


async def test_outcomes_that_could_not_be_written_down_are_written_with_the_next(kit, wang, li):
    await owe_now(kit, text_to(wang.id, "a"))
    async with kit.database.begin() as session:
        attempts, _ = await due.claim(session, kit.worker, 5, None, kit.clock.now(), kit.clock.machine())
    await kit.sender.send(attempts)

    async def fail() -> None:
        async with kit.sender.writing() as (_, count):
            assert count == 1
            raise RuntimeError

    for _ in range(3):
        with pytest.raises(RuntimeError):
            await fail()
    assert await states(kit.database) == [outbox.ATTEMPTING]
    await write_down(kit)
    assert await rows_of_outbox(kit.database) == []


async def test_an_outcome_is_written_down_once(kit, telegram, wang):
    """A transaction that fails later must not bring back what an earlier one has written."""
    telegram.faults.add(method="sendMessage", retry_after=1)
    await owe_now(kit, text_to(wang.id, "a"))
    await deliver_now(kit)
    kit.clock.shift += 5 * SECOND
    async with kit.database.begin() as session:
        attempts, _ = await due.claim(session, kit.worker, 5, None, kit.clock.now(), kit.clock.machine())
    assert len(attempts) == 1

    async def fail() -> None:
        async with kit.sender.writing():
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    await write_down(kit)
    assert await states(kit.database) == [outbox.ATTEMPTING]


async def test_what_ends_while_a_transaction_writes_is_written_with_the_next(kit, wang, li):
    for person in (wang, li):
        await owe_now(kit, text_to(person.id, "a"))
    async with kit.database.begin() as session:
        attempts, _ = await due.claim(session, kit.worker, 5, None, kit.clock.now(), kit.clock.machine())
    await kit.sender.send(attempts[:1])
    async with kit.sender.writing():
        await kit.sender.send(attempts[1:])
    assert await states(kit.database) == [outbox.ATTEMPTING]
    await write_down(kit)
    assert await rows_of_outbox(kit.database) == []


# What an error says.


def attempted(operation: str = SEND, attempts: int = 1, refusals: int = 0) -> Attempt:
    return Attempt(1, 1, 7, operation, attempts, False, "sendMessage", {}, refusals)


@pytest.mark.parametrize(
    ("error", "attempts", "state", "uncounted"),
    [
        (RetryAfter(5), 2, PENDING, True),
        (NeverConnected("no connection"), 2, PENDING, True),
        (TimedOut("no answer in time"), 1, PENDING, False),
        (TimedOut("no answer in time"), 2, UNCERTAIN, False),
        (NetworkError("Bad Gateway"), 2, UNCERTAIN, False),
        (TelegramError("the answer is no JSON"), 2, UNCERTAIN, False),
        (BadRequest("MESSAGE_TOO_LONG"), 1, REFUSED, False),
        (BadRequest("message text is empty"), 2, REFUSED, False),
    ],
)
def test_every_error_has_one_meaning(error, attempts, state, uncounted):
    outcome = outcome_of(attempted(attempts=attempts), error, NOW)
    assert isinstance(outcome, Outcome)
    assert (outcome.state, outcome.uncounted) == (state, uncounted)


def test_pauses_grow_to_a_minute_and_no_further():
    pauses = [
        (outcome_of(attempted(refusals=refusals), NeverConnected("x"), NOW).not_before - NOW).total_seconds()
        for refusals in (0, 1, 2, 5, 6, 7, 8, 50, 5000)
    ]
    assert pauses == [0.5, 1, 2, 16, 32, 60, 60, 60, 60]


async def test_notices_that_were_held_up_keep_their_distance_and_hold_nobody_else_up(kit, telegram):
    people = [telegram.person(f"P{number}", started=True) for number in range(4)]
    kit.sender.gap = 0.1
    notices = [text_to(person.id, "n", lane=NOTICE) for person in people[:3]]
    await owe(kit.database, *notices, text_to(people[3].id, "own"), now=kit.clock.now())
    await deliver_now(kit)
    sends = [(call.when, call.params["chat_id"]) for call in telegram.calls if call.method == "sendMessage"]
    told = sorted(when for when, chat in sends if chat != people[3].id)
    assert all(later - earlier >= 0.08 * SECOND for earlier, later in itertools.pairwise(told))
    assert min(when for when, chat in sends if chat == people[3].id) < told[1]


async def test_all_notices_pause_no_longer_than_the_chat_that_waits_least(kit, telegram):
    people = [telegram.person(f"P{number}", started=True) for number in range(3)]
    for person, seconds in zip(people, (10_072, 5), strict=False):
        telegram.faults.add(method="sendMessage", chat=person, retry_after=seconds)
        await owe(kit.database, text_to(person.id, "n", lane=NOTICE), now=kit.clock.now())
        await deliver_now(kit)
    machine = kit.clock.machine()
    async with kit.database.begin() as session:
        (other,) = await pace.book(session, [pace.Wish(people[2].id, NOTICE)], pace.STANDARD, machine)
        (first,) = await pace.book(session, [pace.Wish(people[0].id, NOTICE)], pace.STANDARD, machine)
    assert 3_000 < other.wait <= 5_000
    assert first.wait > 10_000_000
