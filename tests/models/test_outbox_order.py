"""Who writes down how several messages ended, and who stops them, never have what the other waits for."""

import asyncio

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from models import outbox
from models.outbox import CANCELLED, REFUSED, SENT, Outcome, Outgoing
from tests.core import DAY, NOW, claim, enter, owe, record, text_to, waits


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
@pytest.mark.parametrize("how", ["alike", "each in its own way", "stopped"])
async def test_several_rows_are_taken_from_the_lowest_on(database, how):
    alike = how != "each in its own way"
    numbers = await owe(database, *(text_to(chat, "n:1", keep=alike or chat < 3) for chat in (1, 2, 3)))
    first, second, third = await claim(database, await enter(database))

    async def acts() -> None:
        if how == "stopped":
            async with database.begin() as session:
                await outbox.drop(session, [col(Outgoing.chat).in_((1, 2, 3))], CANCELLED, NOW)
        else:
            sent = [Outcome(one, SENT, message_id=one.chat) for one in (third, second)]
            await record(database, *sent, Outcome(first, SENT if alike else REFUSED, message_id=1))

    lowest = col(Outgoing.id) == numbers[0]
    async with database.begin() as session:  # as it lies in the file, it is the last one now
        await session.execute(update(Outgoing).where(lowest).values(held_until=NOW - DAY))
    async with database.begin() as session:
        await session.execute(select(Outgoing).where(lowest).with_for_update())
        acting = asyncio.create_task(acts())
        await waits(database)
        async with database.begin() as other:
            free = select(col(Outgoing.id)).with_for_update(skip_locked=True)
            assert set((await other.execute(free)).scalars()) == set(numbers[1:])
    await acting
