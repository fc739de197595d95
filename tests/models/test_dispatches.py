"""How a notice comes to its recipients: everybody in exactly one state, nobody twice, nobody after they said stop."""

import asyncio
from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, update
from sqlmodel import col

from models import audiences, dispatches, members, notices, outbox, recipients, riders, subscriptions, timings
from models.audiences import Audience
from models.dispatches import Message, Timetable
from models.notices import Notice
from models.outbox import Outcome
from models.recipients import Recipient
from models.riders import Profile
from models.timings import Hours
from tests.core import NOW, claim, enter, record
from tests.models import house

ZONE = ZoneInfo("Asia/Shanghai")
ALWAYS = Timetable(ZONE, Hours(), {})


async def rides(session, person: int, *topics: str, area: int | None = None) -> int:
    """Let somebody be a confirmed rider with these topics on; return the member's id."""
    known = await house.checks_in(session, person, Profile(f"骑手{person}"), area=area)
    await riders.confirm(session, known.rider.member_id, NOW)
    await subscriptions.choose(session, known.rider.member_id, topics, NOW)
    return known.rider.member_id


async def begins(session, source: str = "test:1", *, topic: str = "safety", **more) -> Notice:
    """Begin a notice to all riders who have a topic on."""
    audience = audiences.written(more.pop("audience", Audience()))
    notice = Notice(source=source, kind="test", topic=topic, audience=audience, begins_at=NOW, created_at=NOW, **more)
    opened = await notices.open_one(session, notice)
    assert opened is not None
    return opened


async def fixes(database, notice: Notice, timetable: Timetable = ALWAYS, now=NOW) -> None:
    """Fix all recipients, two at a time."""
    done = False
    while not done:
        async with database.begin() as session:
            done = await dispatches.fix(session, notice, timetable, now, 2)


async def hands_over(database, notice: Notice, most: int = 10, timetable: Timetable = ALWAYS, now=NOW) -> int:
    """Hand copies of a plain text to the outbox; return to how many."""
    async with database.begin() as session:
        held = await notices.its_turn(session, notice.number, now)
        chosen = await dispatches.turns(session, held, timetable, most, now) or [] if held else []
        if held:
            made = [(turn, [Message("sendMessage", {"text": "注意安全"})]) for turn in chosen]
            await dispatches.hand_over(session, held, chosen, made, now)
    return len(chosen)


async def folds(database, notice: Notice, now=NOW) -> dict[str, int]:
    """Bring the books up to date; return how many are in each state, but those that nobody is in."""
    async with database.begin() as session:
        await dispatches.fold(session, notice, 100, now)
        await dispatches.end(session, notice, now)
        return {state: count for state, count in (await recipients.counts(session, notice.number)).items() if count}


async def test_a_notice_reaches_who_has_the_topic_on_and_the_books_add_up(database):
    async with database.begin() as session:
        for person in range(1, 8):
            await rides(session, person, *(["safety"] if person != 3 else []))
        await members.mark_blocked(session, 7, NOW)
        notice = await begins(session)
        assert await audiences.count(session, Audience(), "safety") == 5
        again = Notice(source="test:1", kind="test", begins_at=NOW, created_at=NOW)
        assert await notices.open_one(session, again) is None
    await fixes(database, notice)
    worker = await enter(database)
    assert await folds(database, notice) == {"waiting": 5, "unreachable": 1}
    async with database.read() as session:
        assert (await notices.by_id(session, notice.number)).people == 6
    assert await hands_over(database, notice, 3) == 3
    attempts = await claim(database, worker)
    await record(database, *(Outcome(one, outbox.SENT, message_id=100 + one.chat) for one in attempts))
    assert await folds(database, notice) == {"sent": 3, "waiting": 2, "unreachable": 1}
    async with database.begin() as session:
        await members.hold(session, 5)
        member = await members.number_of(session, 5, NOW)
        await subscriptions.choose(session, member, [], NOW)
        await recipients.stop(session, member, NOW, ["safety"])
    assert await hands_over(database, notice) == 1
    (last,) = await claim(database, worker)
    await record(database, Outcome(last, outbox.UNREACHABLE, error="blocked"))
    assert await folds(database, notice) == {"sent": 3, "opted_out": 1, "unreachable": 2}
    async with database.read() as session:
        over = await notices.by_id(session, notice.number)
        assert over.state == notices.DONE
        assert over.ended_at is not None
        assert (await recipients.of_message(session, 1, 101)).number == notice.number
        assert await outbox.counts(session) == {}


async def test_paused_copies_wait_again_and_cancelled_ones_never_go(database):
    async with database.begin() as session:
        for person in range(1, 5):
            await rides(session, person, "safety")
        notice = await begins(session)
    await fixes(database, notice)
    worker = await enter(database)
    assert await hands_over(database, notice, 3) == 3
    (begun,) = await claim(database, worker, 1)
    async with database.begin() as session:
        assert await dispatches.pause(session, notice.number)
    assert await folds(database, notice) == {"waiting": 3, "queued": 1}
    assert await hands_over(database, notice) == 0
    async with database.begin() as session:
        assert await dispatches.go_on(session, notice.number)
    assert await hands_over(database, notice, 1) == 1
    async with database.begin() as session:
        assert await dispatches.cancel(session, notice.number, NOW)
    await record(database, Outcome(begun, outbox.SENT, message_id=9))
    assert await folds(database, notice) == {"sent": 1, "cancelled": 3}


async def test_sent_again_to_who_was_missed_it_goes_to_nobody_twice_in_any_round(database):
    async with database.begin() as session:
        riders_ = [await rides(session, person, "safety") for person in (1, 2, 3)]
        first = await begins(session)

    async def to(notice: Notice) -> int:
        async with database.read() as session:
            return await audiences.count(session, Audience(missed=notice.number), "safety")

    async def again(notice: Notice, source: str) -> Notice:
        async with database.begin() as session:
            return await begins(session, source, audience=Audience(missed=notice.number))

    async def misses(notice: Notice, *people: int) -> None:
        await fixes(database, notice)
        async with database.begin() as session:
            theirs = col(Recipient.member_id).in_([riders_[person - 1] for person in people])
            missed = update(Recipient).where(col(Recipient.notice_id) == notice.number, theirs)
            await session.execute(missed.values(state=outbox.UNREACHABLE))

    await misses(first, 1, 2, 3)
    assert await to(first) == 3
    await misses(second := await again(first, "test:2"), 2, 3)
    assert (await to(first), await to(second)) == (2, 2)
    await misses(third := await again(second, "test:3"), 3)
    assert [await to(one) for one in (first, second, third)] == [1, 1, 1]
    pressed = [await again(one, f"test:at once:{place}") for place, one in enumerate((first, first, second, third))]
    await asyncio.gather(*(fixes(database, one) for one in pressed))
    assert [await to(one) for one in (first, second, third)] == [0, 0, 0]
    async with database.read() as session:
        got = select(func.count()).where(col(Recipient.state) == recipients.WAITING).group_by(col(Recipient.member_id))
        assert list((await session.execute(got)).scalars()) == [1, 1, 1]


async def test_copies_go_in_the_slack_hours_of_the_trade_or_in_ones_own(database):
    usual = Timetable(ZONE, Hours(timings.read("22:00-07:00"), timings.read("20:00-21:00")), {})
    async with database.begin() as session:
        for person in (1, 2):
            await rides(session, person, "safety")
        two = await members.number_of(session, 2, NOW)
        from models import preferences

        await preferences.change(session, two, slack="16:00-17:00")
        notice = await begins(session)
    await fixes(database, notice, usual)
    assert await hands_over(database, notice, timetable=usual) == 1
    assert await hands_over(database, notice, timetable=usual, now=NOW + timedelta(hours=4, minutes=1)) == 1
