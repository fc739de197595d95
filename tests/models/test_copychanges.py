"""What becomes of copies when a notice is corrected, or taken back, while some are still on their way."""

import random
from datetime import timedelta

import pytest

from models import copychanges, dispatches, notices, outbox, recipients
from models.dispatches import Message
from models.outbox import Outcome, Owed
from tests.core import NOW, claim, enter, owe, record
from tests.models.test_dispatches import ALWAYS, begins, fixes, folds, rides

PEOPLE = range(1, 8)
AGAIN, NEVER = 0.15, 0.12
"""How often an attempt has to be made again, and how often a change is refused."""


class Phones:
    """A notice, the phones of its recipients, and what is under way to them; things happen in an order drawn by lot."""

    def __init__(self, database, worker: int, notice, seed: int) -> None:
        self.database, self.worker, self.notice = database, worker, notice
        self.lots = random.Random(seed)
        self.under_way, self.shown, self.refused = [], {}, set()

    async def hand_over(self) -> None:
        async with self.database.begin() as session:
            held = await notices.its_turn(session, self.notice.number, NOW)
            chosen = await dispatches.turns(session, held, ALWAYS, self.lots.randint(1, 3), NOW) or [] if held else []
            if held:
                made = [(turn, [Message("sendMessage", {"text": f"{held.revision}"})]) for turn in chosen]
                await dispatches.hand_over(session, held, chosen, made, NOW)

    async def change(self) -> None:
        async with self.database.begin() as session:
            found = await copychanges.turns(session, self.notice.number, self.lots.randint(1, 3), NOW)
            if found and found[1]:
                held, due = found
                deleted = copychanges.deletions(held, due, NOW)
                left = {one.turn for one in due} - {turn for turn, _ in deleted}
                text = "withdrawn" if held.taken_back_at else f"{held.revision}"
                edited = [(turn, [Message("editMessageText", {"text": text})]) for turn in left]
                await copychanges.hand_over(session, held, due, [*deleted, *edited], NOW)

    async def begin_to_send(self) -> None:
        self.under_way += await claim(self.database, self.worker, self.lots.randint(1, 3))

    async def arrive(self) -> None:
        if self.under_way:
            one = self.under_way.pop(self.lots.randrange(len(self.under_way)))
            await record(self.database, self.outcome(one))

    def outcome(self, one) -> Outcome:
        if self.lots.random() < AGAIN:
            return Outcome(one, outbox.PENDING, not_before=NOW, uncounted=True)
        if one.operation != outbox.SEND and self.lots.random() < NEVER:
            self.refused.add(one.chat)
            return Outcome(one, outbox.REFUSED)
        if one.operation == outbox.DELETE:
            self.shown[one.chat] = None
        elif "text" in one.params:
            self.shown[one.chat] = one.params["text"]
            if one.operation == outbox.EDIT:
                self.refused.discard(one.chat)
        return Outcome(one, outbox.SENT, message_id=100 + one.chat if one.operation == outbox.SEND else None)

    async def keep_books(self) -> None:
        async with self.database.begin() as session:
            await dispatches.fold(session, await notices.by_id(session, self.notice.number), 5, NOW)
            await copychanges.fold(session, self.notice, 3)
        async with self.database.begin() as session:
            await copychanges.end(session, self.notice.number)

    async def press(self) -> None:
        """Let somebody press a button under their copy, which takes the place of an edit that has not begun to go."""
        chat = self.lots.choice(PEOPLE)
        pressed = Owed(chat, f"update:{self.lots.random()}", "editMessageReplyMarkup", {}, outbox.EDIT)
        if self.shown.get(chat):
            await owe(self.database, Owed(**{**_fields(pressed), "message_id": 100 + chat}))

    async def correct(self) -> None:
        async with self.database.begin() as session:
            assert await copychanges.correct(session, self.notice.number)

    async def take_back(self) -> None:
        async with self.database.begin() as session:
            assert await copychanges.take_back(session, self.notice.number, NOW)

    async def live(self, steps: int) -> None:
        acts = [self.hand_over, self.change, self.begin_to_send, self.arrive, self.arrive, self.keep_books, self.press]
        for _ in range(steps):
            await self.lots.choice(acts)()

    async def settle(self) -> tuple:
        """Let everything come to its end; return the notice and its recipients."""
        for _ in range(400):
            await self.live(6)
            async with self.database.begin() as session:
                await dispatches.end(session, self.notice, NOW)
                now = await notices.by_id(session, self.notice.number)
            if now.ended_at and not now.changing and not self.under_way:
                break
        async with self.database.read() as session:
            return now, await recipients.listed(session, self.notice.number)


def _fields(owed: Owed) -> dict:
    return {name: getattr(owed, name) for name in owed.__dataclass_fields__}


@pytest.mark.parametrize("seed", [0, 1, 2])
async def test_every_copy_says_the_newest_or_is_in_the_books_as_unchanged(database, seed):
    async with database.begin() as session:
        members = {await rides(session, person, "safety"): person for person in PEOPLE}
        notice = await begins(session)
    await fixes(database, notice)
    phones = Phones(database, await enter(database), notice, seed)
    await phones.live(20)
    await phones.correct()
    await phones.live(25)
    await phones.correct()
    await phones.live(10)
    if seed % 2:
        await phones.take_back()
    over, found = await phones.settle()
    assert over.ended_at
    assert not over.changing
    assert len(found) == len(PEOPLE)
    newest = {None, "withdrawn"} if seed % 2 else {"2"}
    for one in found:
        chat = members[one.member_id]
        if one.state != outbox.SENT:
            assert one.state == outbox.CANCELLED
            assert chat not in phones.shown
        elif one.change == recipients.UNCHANGED:
            assert chat in phones.refused
        else:
            assert one.change in (None, recipients.CHANGED)
            assert phones.shown[chat] in newest
    async with database.begin() as session:
        assert (await copychanges.correct(session, notice.number) is None) == bool(seed % 2)


async def test_a_copy_that_is_being_sent_while_the_notice_is_corrected_is_corrected_when_it_has_arrived(database):
    async with database.begin() as session:
        await rides(session, 1, "safety")
        notice = await begins(session)
    await fixes(database, notice)
    phones = Phones(database, await enter(database), notice, 3)
    await phones.hand_over()
    await phones.begin_to_send()
    await phones.correct()
    await phones.keep_books()
    assert phones.shown == {}
    await phones.settle()
    assert phones.shown == {1: "1"}


async def test_what_is_too_old_to_be_deleted_is_edited(database):
    async with database.begin() as session:
        await rides(session, 1, "safety")
        notice = await begins(session)
    await fixes(database, notice)
    phones = Phones(database, await enter(database), notice, 0)
    await phones.settle()
    assert await folds(database, notice) == {"sent": 1}
    later = NOW + timedelta(hours=48)
    async with database.begin() as session:
        await copychanges.take_back(session, notice.number, later)
        held, due = await copychanges.turns(session, notice.number, 5, later)
        assert copychanges.deletions(held, due, later - timedelta(minutes=6))
        assert copychanges.deletions(held, due, later) == []
