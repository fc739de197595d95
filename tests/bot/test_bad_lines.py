"""The line to Telegram fails in every way, and nothing is lost."""

import pytest

from bot.app import running
from jobs import deliver, expire
from models.outbox import EXPIRED, PENDING, UNCERTAIN
from tests.bot.line import Line
from tests.core import SECOND, deliver_now, deliver_until, happens, owe, rows_of_outbox, states, text_to, write_down


@pytest.fixture
async def line(telegram):
    """The only way to the local Telegram."""
    line = Line(telegram.url)
    await line.up()
    yield line
    await line.down()


@pytest.fixture
def telegram_url(line):
    return line.url


@pytest.fixture
def wang(telegram):
    return telegram.person("王伟", started=True)


async def only_row(kit):
    (row,) = await rows_of_outbox(kit.database)
    return row


async def test_what_never_left_is_tried_again_until_it_arrives_once(kit, line, wang):
    await line.down()
    await owe(kit.database, text_to(wang.id, "a"), now=kit.clock.now())
    for refusals in range(1, 8):
        assert await deliver_now(kit) == 1
        row = await only_row(kit)
        assert (row.state, row.attempts, row.refusals) == (PENDING, 0, refusals)
        kit.clock.shift = row.not_before - kit.clock.machine()
    await line.up()
    await deliver_until(kit, lambda: wang.heard)
    assert len(wang.heard) == 1
    assert await rows_of_outbox(kit.database) == []


async def test_what_never_left_expires_at_its_time(kit, line, wang):
    await line.down()
    until = kit.clock.now() + 600 * SECOND
    await owe(kit.database, text_to(wang.id, "a", expires_at=until), now=kit.clock.now())
    tries = 0
    while (await only_row(kit)).state == PENDING:
        tries += await deliver_now(kit)
        await expire.run(kit, kit.clock.now())
        kit.clock.shift += max(0.5 * SECOND, (await only_row(kit)).not_before - kit.clock.now())
    assert await states(kit.database) == [EXPIRED]
    assert 12 <= tries <= 20
    await line.up()
    assert await deliver_now(kit) == 0
    assert wang.heard == []


async def test_a_line_cut_under_a_message_is_an_attempt_of_unknown_end(kit, telegram, line, wang):
    for attempts in (1, 2):
        slow = telegram.faults.add(method="sendMessage", kind="slow", seconds=0.3, when="after")
        await owe(kit.database, text_to(wang.id, "a"), now=kit.clock.now())
        assert await deliver.run(kit, kit.clock.now()) == 1
        await happens(lambda slow=slow: slow.happened)
        line.cut()
        await deliver.drain(kit, 5)
        await write_down(kit)
        row = await only_row(kit)
        assert (row.state, row.attempts) == (PENDING if attempts == 1 else UNCERTAIN, attempts)
        kit.clock.shift += 60 * SECOND
    assert len(wang.heard) == 2


async def test_polling_goes_on_when_the_line_is_back(settings, telegram, line):
    wang = telegram.person("王伟")
    async with running(settings):
        await wang.says("/start")
        await wang.hears("王伟，你好")
        await line.down()
        await wang.says("/myid")
        await wang.hears_nothing(0.3)
        await line.up()
        await wang.hears(str(wang.id), within=15)
        line.cut()
        await wang.says("/help")
        await wang.hears("驿站", within=15)


async def test_an_answer_that_could_not_leave_leaves_when_the_line_is_back(settings, telegram, line):
    wang = telegram.person("王伟", started=True)
    async with running(settings) as program:
        await happens(lambda: program.intake.fence)
        await line.down()
        await owe(program.kit.database, text_to(wang.id, "a"), now=program.kit.clock.now())
        await wang.hears_nothing(0.7)
        await line.up()
        await wang.hears("你好", within=15)
        await wang.hears_nothing(0.3)
