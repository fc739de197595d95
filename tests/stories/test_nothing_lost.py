"""A report is there or it isn't, and nobody is told otherwise: what fails on the way is tried again, or said."""

import asyncio
import shutil

import pytest

from bot import photographs, reportcards
from jobs import desks as lost
from models import cards, outbox, photos
from models.outbox import Outgoing
from models.photos import Photo
from tests.stories.conftest import ON_ONE_DATABASE, count, happens
from tests.stories.filed import file
from tests.stories.hazards import CATEGORY, agrees, becomes_desk
from tests.stories.hazards import reports as files_report
from tests.stories.people import becomes_cadre

pytestmark = ON_ONE_DATABASE


async def test_what_telegram_fails_to_give_is_fetched_again(telegram, nuanyi, town, wang, database):
    await agrees(nuanyi, wang)
    group = telegram.group("处置群")
    await becomes_desk(nuanyi, group, area_id=town.area("410103"))
    telegram.faults.add(method="getFile", status=502)
    telegram.faults.add(method="download", kind="cut", when="after")
    number = await files_report(wang)
    card = await group.hears(f"#{number} ")
    assert card.photo
    async with database.read() as session:
        (photo,) = await photos.of(session, number)
    assert (await photographs.look(nuanyi.kit, photo.number)).startswith(b"\xff\xd8")


async def test_what_cannot_be_stored_is_not_acknowledged(telegram, nuanyi, town, wang, database):
    await agrees(nuanyi, wang)
    folder = nuanyi.folder / "photos"
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_text("no folder")
    await wang.sends_photo()
    await wang.hears("刚才没办成", within=10)
    assert [message.text for message in wang.heard if "在哪儿" in message.text] == []
    assert await count(database, Photo) == 0
    folder.unlink()
    assert await files_report(wang) == 1


@pytest.mark.parametrize("what", [photographs.ERASED, photographs.AWAY])
async def test_a_report_is_shown_though_its_photo_cannot_be_read(what, telegram, nuanyi, town, wang):
    group = telegram.group("处置群")
    await becomes_desk(nuanyi, group, area_id=town.area("410103"))
    wang.started = wang.met = True
    telegram.faults.add(method="sendPhoto", status=502)  # the bytes are gone by the second time
    number = (await file(nuanyi.kit, wang.id, CATEGORY)).number
    await happens(lambda: not telegram.faults.all)
    folder = nuanyi.folder / "photos"
    shutil.rmtree(folder)
    if what == photographs.AWAY:
        folder.write_text("no folder")
    card = await group.hears(f"#{number} ")
    assert card.photo.content == photographs.placeholder("zh-Hans", what)
    assert card.buttons


async def test_a_card_of_which_nobody_knows_is_shown_anew(telegram, nuanyi, town, wang, zhang, database):
    group = telegram.group("处置群", [zhang])
    await becomes_cadre(nuanyi, zhang, area=town.area("410103"), name="张芳")
    await becomes_desk(nuanyi, group, area_id=town.area("410103"))
    wang.started = wang.met = True
    telegram.faults.add(method="sendPhoto", kind="cut", when="after", times=2)
    number = (await file(nuanyi.kit, wang.id, CATEGORY)).number
    await happens(lambda: len(group.heard) == 2, within=10)
    for _ in range(100):
        await asyncio.sleep(0.05)
        if await count(database, Outgoing, Outgoing.state == outbox.UNCERTAIN):
            break
    await nuanyi.later(minutes=1)
    await lost.run(nuanyi.kit, nuanyi.kit.clock.now())
    await happens(lambda: len(group.heard) == 3, within=10)
    await zhang.presses("我来", on=group.heard[0], chat=group)
    await happens(lambda: "张芳 接了" in group.heard[-1].text)
    assert await live(nuanyi, number) == [group.heard[-1].id]


async def live(nuanyi, number: int) -> list[int]:
    """Return the messages that show a report now."""
    async with nuanyi.kit.database.read() as session:
        return [await reportcards.message_of(session, card) for card in await cards.showing(session, number)]
