"""What others were told of somebody who then erases everything: their phones show it no more."""

import asyncio

import pytest

from models.outbox import Outgoing
from models.riders import Profile
from tests.bot.reading import codes, image
from tests.stories.checkins import PARTY, answers, changes, checks_in
from tests.stories.conftest import count, happens, sends
from tests.stories.kinds import of_kind
from tests.stories.people import LIN, becomes_rider, becomes_secretary
from tests.stories.test_privacy import erases

GONE = "这个人已经删除了自己的全部信息。"


@pytest.fixture
async def secretary(nuanyi, town, zhang):
    """The secretary of the riders' branch."""
    await becomes_secretary(nuanyi, zhang, branch=town.branch(LIN), name="张红")
    return zhang


async def shows_code(wang, secretary) -> str:
    """Check in, be confirmed, show the code, and return what scanning it opens."""
    await checks_in(wang, *PARTY)
    await secretary.presses("确认", on=await secretary.hears("新的报到"))
    await wang.presses("出示二维码", on=await wang.hears("你的报到证"))
    (link,) = codes(image((await wang.hears("请对方扫码")).photo.content))
    return link.partition("?start=")[2]


async def test_what_somebody_scanned_is_emptied(wang, li, secretary, nuanyi, town):
    payload = await shows_code(wang, secretary)
    await becomes_rider(nuanyi, li, Profile("李娜"))
    await li.opens(payload)
    valid = await li.hears("王**")
    await erases(wang)
    await happens(lambda: valid.text == GONE)


async def test_of_a_stranger_it_is_not_kept_that_they_scanned(wang, li, secretary, nuanyi, town):
    payload = await shows_code(wang, secretary)
    await li.opens(payload)
    await li.hears("王**")
    await happens_soon(nuanyi, li)


async def happens_soon(nuanyi, person) -> None:
    """Wait until nothing is kept of what this person was told."""
    for _ in range(50):
        if not await count(nuanyi.kit.database, Outgoing, Outgoing.chat == person.id):
            return
        await asyncio.sleep(0.1)
    raise AssertionError("something is kept")


async def test_a_question_that_was_asked_again_is_emptied(wang, secretary, nuanyi, town):
    await checks_in(wang, *PARTY)
    card = await secretary.hears("新的报到")
    await wang.says("/write")
    await wang.hears("想对书记说什么")
    await wang.says("书记好")
    await secretary.presses("回信", on=await secretary.hears("书记好"))
    await secretary.hears("想对 王伟 说什么")
    sends(secretary, **of_kind("sticker"))
    asked = await secretary.hears("这里只能转文字")
    assert "王伟" in asked.text
    await erases(wang)
    await happens(lambda: asked.text == GONE and card.text == GONE)


async def test_who_takes_back_membership_takes_back_no_letter(wang, zhang, nuanyi, town):
    await becomes_secretary(nuanyi, zhang, area=town.area("410102001"), name="张红")
    await checks_in(wang, *PARTY)
    card = await zhang.hears("新的报到")
    await zhang.presses("确认", on=card)
    await wang.hears("你的报到证")
    await wang.says("/write")
    await wang.hears("想对书记说什么")
    await wang.says("水壶坏了")
    letter = await zhang.hears("水壶坏了")
    await wang.hears("转给")
    await changes(wang, "党员")
    await answers(wang, ("是党员吗", "不是"))
    await happens(lambda: "林山寨" not in card.text)
    answerable = Outgoing.chat == zhang.id, Outgoing.source.startswith("thread:"), Outgoing.keep
    assert await count(nuanyi.kit.database, Outgoing, *answerable) == 1
    await zhang.says("明天修", reply_to=letter)
    await wang.hears("明天修")
    assert "水壶坏了" in letter.text
