"""One update has one transaction: all of its effects and its answer, or nothing; and nothing stops for a bad one."""

import asyncio
import re

import pytest
from sqlalchemy import select
from sqlmodel import col
from telegram.ext import MessageHandler, filters

from bot.app import running
from jobs import beat
from models import inbox, members
from models.members import Member
from models.rules import RuleBroken
from tests.core import happens, rows_of_inbox, rows_of_outbox, strike_out


@pytest.fixture
def wang(telegram):
    return telegram.person("王伟", language_code="zh-hans", started=True)


@pytest.fixture
def li(telegram):
    return telegram.person("Li", language_code="en", started=True)


def handled_by(program, callback) -> None:
    """Let all messages be handled by this."""
    program.desk.routes = (MessageHandler(filters.ALL, callback),)


async def known(database) -> list[int]:
    async with database.read() as session:
        return list(
            (await session.execute(select(col(Member.telegram_id)).order_by(col(Member.telegram_id)))).scalars()
        )


def poison(telegram, person, **more) -> int:
    """Let Telegram bring a message that no library can read: it has no date."""
    body = {"message_id": 1, "chat": person.room.wire, "from": person.wire, "text": "毒药", **more}
    return telegram.updates.push("message", body)


async def test_a_poisonous_update_is_set_aside_with_an_apology_and_its_lane_goes_on(
    settings, telegram, database, wang, li, capsys
):
    async with running(settings):
        number = poison(telegram, wang)
        await wang.says("/myid")
        await li.says("/myid")
        await li.hears(str(li.id), within=2)
        apology = await wang.hears("编号", within=10)
        answer = await wang.hears(str(wang.id), within=10)
    assert apology.id < answer.id
    incident = re.search(r"[0-9A-F]{6}", apology.text).group()
    (aside,) = [row for row in await rows_of_inbox(database) if row.state == inbox.ASIDE]
    assert (aside.update_id, aside.incident, aside.worker) == (number, incident, None)
    assert aside.payload is not None
    said = capsys.readouterr()
    assert incident in said.out + said.err
    assert "毒药" not in said.out + said.err


async def test_the_apology_is_in_the_person_s_language_whatever_the_update_says_of_it(settings, telegram, wang, li):
    async with running(settings):
        poison(telegram, wang, **{"from": {**wang.wire, "language_code": 7}})
        poison(telegram, li)
        assert await wang.hears("编号", within=10)
        assert await li.hears("tell an administrator", within=10)


async def test_what_has_no_shape_at_all_is_set_aside_and_holds_up_nobody(settings, telegram, database, wang):
    async with running(settings):
        for body in ({}, {"chat": 5}, {"chat": {"id": "x", "type": "private"}}, [1, 2], "text", None):
            telegram.updates.push("message", body)
        telegram.updates.push("callback_query", {"id": "1"})
        await wang.says("/myid")
        await wang.hears(str(wang.id))

        async def aside() -> int:
            return sum(row.state == inbox.ASIDE for row in await rows_of_inbox(database))

        for _ in range(400):
            if await aside():
                break
            await asyncio.sleep(0.05)
        assert await aside()
        await wang.says("/myid")
        await wang.hears(str(wang.id))


async def test_a_failure_takes_back_all_effects_and_the_next_try_has_them_once(settings, database, wang):
    tries = []

    async def handle(update, context) -> None:
        async with context.begin() as session:
            tries.append(update.update_id)
            await members.number_of(session, context.person + len(tries), context.now)
            context.reply(f"第 {len(tries)} 次")
            if len(tries) == 1:
                raise ValueError("毒药")

    async with running(settings) as program:
        handled_by(program, handle)
        await wang.says("你好")
        await wang.hears("第 2 次", within=5)
        await wang.hears_nothing(0.3)
    assert len(tries) == 2
    assert len(wang.heard) == 1
    assert await known(database) == [wang.id + 2]
    assert [row.state for row in await rows_of_inbox(database)] == [inbox.DONE]


async def test_a_failure_after_the_commit_still_brings_the_answer_once(settings, database, wang):
    tries = []

    async def handle(update, context) -> None:
        tries.append(update.update_id)
        async with context.begin() as session:
            await members.number_of(session, context.person, context.now)
            context.reply("答")
        raise ValueError("毒药")

    async with running(settings) as program:
        handled_by(program, handle)
        for _ in range(2):
            await wang.says("你好")
            await wang.hears("答", within=2)
        await wang.hears_nothing(0.3)
    assert len(tries) == 2
    assert await known(database) == [wang.id]
    assert await rows_of_outbox(database) == []


async def test_a_broken_rule_is_said_and_takes_back_what_was_done(settings, database, wang):
    async def handle(update, context) -> None:
        async with context.begin() as session:
            await members.number_of(session, context.person, context.now)
            context.reply("这句话谁也听不到")
            raise RuleBroken("station-gone")

    async with running(settings) as program:
        handled_by(program, handle)
        await wang.says("你好")
        heard = await wang.hears()
        await wang.hears_nothing(0.2)
    assert "听不到" not in heard.text
    assert await known(database) == []
    assert [row.state for row in await rows_of_inbox(database)] == [inbox.DONE]


async def test_one_update_has_one_transaction(settings, database, wang):
    async def handle(update, context) -> None:
        async with context.begin() as session:
            await members.number_of(session, context.person, context.now)
            context.reply("一")
        with pytest.raises(RuntimeError):
            context.reply("二")
        with pytest.raises(RuntimeError):
            async with context.begin():
                pass

    async with running(settings) as program:
        handled_by(program, handle)
        await wang.says("你好")
        await wang.hears("一")
        await wang.hears_nothing(0.2)


async def test_what_nobody_handles_is_done(settings, database, wang):
    async with running(settings) as program:
        program.desk.routes = ()
        await wang.says("你好")
        for _ in range(200):
            if [row.state for row in await rows_of_inbox(database)] == [inbox.DONE]:
                break
            await asyncio.sleep(0.02)
        assert [row.state for row in await rows_of_inbox(database)] == [inbox.DONE]
    assert wang.heard == []


async def test_one_person_s_long_work_holds_up_only_their_own_next(settings, telegram, wang, li):
    order, gate = [], asyncio.Event()

    async def handle(update, context) -> None:
        order.append((context.person, update.message.text))
        if update.message.text == "长":
            await gate.wait()
        async with context.begin():
            context.reply(update.message.text)

    async with running(settings) as program:
        handled_by(program, handle)
        assert program.kit.answered.is_set()
        await wang.says("长")
        await wang.says("短")
        await happens(lambda: order)
        assert not program.kit.answered.is_set()
        await li.says("里")
        await li.hears("里", within=2)
        assert order == [(wang.id, "长"), (li.id, "里")]
        gate.set()
        await wang.hears("长")
        await wang.hears("短")
        await happens(program.kit.answered.is_set)
    assert [message.text for message in wang.heard] == ["长", "短"]


async def test_a_lost_claim_s_effects_and_answer_are_lost_with_it(settings, database, wang):
    """The process is struck out while a handler works, and works the update off again under its new number."""
    workers_of_tries = []

    async def handle(update, context) -> None:
        workers_of_tries.append(context.kit.worker)
        if len(workers_of_tries) == 1:
            await strike_out(database, context.kit.worker)
            await beat.run(context.kit, context.now)
        async with context.begin() as session:
            await members.number_of(session, context.person + len(workers_of_tries), context.now)
            context.reply(f"第 {len(workers_of_tries)} 次")

    async with running(settings) as program:
        handled_by(program, handle)
        await wang.says("你好")
        await wang.hears("第 2 次", within=10)
        await wang.hears_nothing(0.3)
    assert len(set(workers_of_tries)) == 2
    assert len(wang.heard) == 1
    assert await known(database) == [wang.id + 2]
