"""From the invitation of a secretary to the erasure of a rider, with the program started anew before every gesture.

tests/processes/test_people.py tells the same with real processes that are killed.
"""

from jobs import recheck
from models.applications import Application
from models.members import Member
from models.riders import Rider
from tests.stories.checkins import PARTY, answers, begins, changes, way
from tests.stories.conftest import Nuanyi, Unlucky, count, happens
from tests.stories.people import LIN
from tests.stories.test_invitations import invited
from tests.stories.test_privacy import erases


async def becomes_secretary(zhang, boss, nuanyi: Nuanyi, branch: int) -> None:
    """Follow the link of an invitation, and be confirmed."""
    await zhang.opens(await invited(nuanyi, boss, branch))
    await zhang.hears("管理员确认后就能用")
    await boss.presses("是本人", on=await boss.hears("打开的人：张芳"))
    await zhang.hears("你现在是 支部书记 · 林山寨骑手党支部")


async def is_declined_and_tries_again(wang, zhang) -> None:
    """Be declined with a reason from the list, correct a line and send it again."""
    card = await zhang.hears("新的报到：王伟")
    await zhang.presses("退回", on=card)
    await happens(lambda: card.button("信息对不上"))
    await zhang.presses("信息对不上", on=card)
    await zhang.hears("✖️ 已退回 · 张芳")
    declined = await wang.hears("退回来了")
    assert "原因：信息对不上" in declined.text
    await wang.presses("改一改再发", on=declined)
    await answers(wang, ("看看对不对", "公司"), ("给哪家跑", "达达"), ("看看对不对", "都对，发送"))
    await wang.hears("发出去了")


async def is_asked_and_confirmed(wang, zhang) -> None:
    """Be asked by a reply to the card, answer by a reply, and be confirmed."""
    card = await zhang.hears("外卖骑手 · 达达")
    await zhang.says("写的是哪个站点？", reply_to=card)
    await answers(zhang, ("退回的原因", "问一句"))
    asked = await wang.hears("写的是哪个站点？")
    await wang.says("绿城广场站", reply_to=asked)
    assert "王伟" in (await zhang.hears("绿城广场站")).text
    answer = await zhang.presses("确认", on=card)
    assert answer.text == "已确认：王伟。也告诉本人了。"
    assert "张芳确认了" in (await wang.hears("报到成功")).text
    await wang.hears("你的报到证")


async def moves_to_another_branch(wang, boss) -> None:
    """Choose a branch that has no secretary, so that the administrator confirms it."""
    await changes(wang, "党员")
    await answers(wang, ("是党员吗", "是，同意记下来"), ("哪个支部", "大学路骑手党支部"))
    card = await boss.hears("王伟 想改信息")
    assert "支部：大学路骑手党支部" in card.text
    await boss.presses("确认", on=card)
    await wang.hears("你的信息改好了")


async def is_asked_after_three_months(wang, nuanyi: Nuanyi) -> None:
    """Hear once whether all is the same, and say so with one tap."""
    await nuanyi.later(days=91)
    await recheck.run(nuanyi.kit, nuanyi.kit.clock.now())
    asked = await wang.hears("你还在 达达")
    await wang.presses("都没变", on=asked)
    await wang.hears("记下了")
    assert await recheck.run(nuanyi.kit, nuanyi.kit.clock.now()) == 0


async def test_from_the_invitation_to_the_erasure_with_a_restart_before_every_gesture(wang, zhang, boss, nuanyi, town):
    wang, zhang, boss = (Unlucky(person, nuanyi) for person in (wang, zhang, boss))
    await becomes_secretary(zhang, boss, nuanyi, town.branch(LIN))
    await begins(wang)
    await answers(wang, ("报到之前", "同意"), *way(*PARTY))
    await wang.hears("发出去了")
    await is_declined_and_tries_again(wang, zhang)
    await is_asked_and_confirmed(wang, zhang)
    await moves_to_another_branch(wang, boss)
    await is_asked_after_three_months(wang, nuanyi)
    assert await count(nuanyi.kit.database, Member, Member.telegram_id == wang.id) == 1
    await erases(wang)
    await wang.hears("已经全部删除")
    assert await count(nuanyi.kit.database, Rider) == await count(nuanyi.kit.database, Application) == 0
    assert await count(nuanyi.kit.database, Member, Member.telegram_id == wang.id) == 0
    await begins(wang)
    await answers(wang, ("报到之前", "同意"))
    await wang.hears("怎么称呼你")
    for person in (wang, zhang, boss):
        assert [message.text for message in person.heard if "对不起" in message.text] == []
    for news in ("报到成功", "你的信息改好了"):
        assert len([message for message in wang.heard if news in message.text]) == 1
