"""Pictures and files are owed as recipes, and made at the moment when they are sent."""

import pytest
from telegram import InputFile

from bot import making
from bot.making import MAKERS, Gone
from models import due, outbox, riders
from models.outbox import CANCELLED, PENDING, REFUSED, SENT, Owed
from models.riders import Profile
from tests.core import NOW, claim, deliver_now, deliver_until, owe, rows_of_outbox, states, text_to, write_down
from tests.models import house


@pytest.fixture
def wang(telegram):
    return telegram.person("王伟", started=True)


@pytest.fixture
def li(telegram):
    return telegram.person("李娜", started=True)


@pytest.fixture
def calendar(monkeypatch):
    """What a recipe named `note` makes: what stands here at the moment of sending, as a file."""
    noted = {"text": "早", "made": 0}

    async def make(_kit, recipe):
        noted["made"] += 1
        if noted["text"] is None:
            raise Gone
        return f"{recipe['day']}: {noted['text']}".encode(), "note.txt"

    async def fail(_kit, _recipe):
        raise ZeroDivisionError

    monkeypatch.setitem(MAKERS, "note", make)
    monkeypatch.setitem(MAKERS, "broken", fail)
    return noted


def note_to(chat, source="note", made="note", **more):
    params = {"document": {"made": made, "day": 3}, "caption": "给你"}
    return Owed(chat, source, "sendDocument", params, **more)


async def owe_now(kit, *owed):
    return await owe(kit.database, *owed, now=kit.clock.now())


async def test_a_recipe_is_replaced_by_what_it_names_and_nothing_else_is(kit, calendar):
    keyboard = {"inline_keyboard": [[{"text": "好", "callback_data": "ok"}]]}
    params = {"chat_id": 7, "caption": "给你", "reply_markup": keyboard, "document": {"made": "note", "day": 3}}
    done = await making.made(kit, params)
    file = done.pop("document")
    assert isinstance(file, InputFile)
    assert (file.input_file_content, file.filename) == ("3: 早".encode(), "note.txt")
    assert done == {"chat_id": 7, "caption": "给你", "reply_markup": keyboard}
    assert params["document"] == {"made": "note", "day": 3}


async def test_it_is_made_when_it_is_sent_and_not_when_it_is_owed(kit, wang, calendar):
    await owe_now(kit, note_to(wang.id))
    assert calendar["made"] == 0
    calendar["text"] = "晚上好"
    await deliver_now(kit)
    assert calendar["made"] == 1
    assert wang.last.document.content == "3: 晚上好".encode()
    assert (wang.last.document.name, wang.last.text) == ("note.txt", "给你")
    assert await rows_of_outbox(kit.database) == []


async def test_it_is_made_anew_when_it_is_sent_again(kit, telegram, wang, calendar):
    telegram.faults.add(method="sendDocument", retry_after=1)
    await owe_now(kit, note_to(wang.id))
    await deliver_now(kit)
    assert wang.heard == []
    calendar["text"] = "后来"
    kit.clock.shift = (await rows_of_outbox(kit.database))[0].not_before - kit.clock.machine()
    async with kit.database.begin() as session:
        attempts, _ = await due.claim(session, kit.worker, 1, None, kit.clock.now(), kit.clock.machine())
    await kit.sender.send(attempts)
    assert wang.last.document.content == "3: 后来".encode()


async def test_what_is_not_there_any_more_is_not_sent_and_the_next_is(kit, telegram, wang, calendar):
    calendar["text"] = None
    await owe_now(kit, note_to(wang.id), text_to(wang.id, "after", "然后"))
    attempts = await claim(kit.database, kit.worker, now=kit.clock.now())
    await kit.sender.send(attempts)
    await write_down(kit)
    await deliver_now(kit)
    (row,) = await rows_of_outbox(kit.database)
    assert (row.state, row.payload, row.error) == (CANCELLED, None, None)
    assert [message.text for message in wang.heard] == ["然后"]
    assert [call for call in telegram.calls if call.method == "sendDocument"] == []


async def test_a_maker_that_fails_is_tried_again_and_then_holds_up_nobody(kit, wang, li, calendar):
    await owe_now(kit, note_to(wang.id, made="broken"), text_to(li.id, "a"), text_to(wang.id, "after", "然后"))
    await deliver_now(kit)
    assert [message.text for message in li.heard] == ["你好"]
    assert wang.heard == []
    await deliver_until(kit, lambda: wang.heard)
    assert await states(kit.database) == [REFUSED]
    (row,) = await rows_of_outbox(kit.database)
    assert (row.error, row.payload) == ("ZeroDivisionError", None)
    assert [message.text for message in wang.heard] == ["然后"]
    assert [message.text for message in li.heard] == ["你好"]


async def test_of_several_that_go_at_once_those_behind_a_broken_one_still_go(kit, wang, calendar):
    now = kit.clock.now()
    owed = [text_to(wang.id, "1", "一"), note_to(wang.id, made="broken"), note_to(wang.id, "3")]
    calendar["text"] = None
    async with kit.database.begin() as session:
        owed.append(text_to(wang.id, "4", "四"))
        attempts = await outbox.put_and_attempt(session, owed, kit.worker, None, now, kit.clock.machine())
    outcomes = await kit.sender.send(attempts)
    assert [outcome.state for outcome in outcomes] == [SENT, PENDING, PENDING, PENDING]
    await write_down(kit)
    await deliver_until(kit, lambda: len(wang.heard) == 2)
    assert [message.text for message in wang.heard] == ["一", "四"]
    assert sorted(await states(kit.database)) == [CANCELLED, REFUSED]


async def test_a_recipe_that_nobody_knows_is_a_mistake_of_ours_and_listed(kit, wang):
    await owe_now(kit, note_to(wang.id, made="portrait"))
    await owe_now(kit, text_to(wang.id, "after", "然后"))
    await deliver_until(kit, lambda: wang.heard)
    assert await states(kit.database) == [REFUSED]


async def test_the_card_of_who_is_no_rider_any_more_is_gone(kit):
    async with kit.database.begin() as session:
        known = await house.checks_in(session, 7, Profile("王伟"))
        member = known.rider.member_id
        await riders.confirm(session, member, NOW)
    recipe = {"made": "card", "member": member, "language": "zh-Hans"}
    content, _ = await MAKERS["card"](kit, recipe)
    assert content.startswith(b"\x89PNG")
    async with kit.database.begin() as session:
        await riders.decline(session, member)
    for missing in (member, 10**6):
        with pytest.raises(Gone):
            await MAKERS["card"](kit, recipe | {"member": missing})
