"""Groups where hazards are worked: bound by an administrator in their own name, and nothing is lost when one goes."""

import re

import pytest
from sqlalchemy import select

from models import areas, desks, outbox
from models.desks import Desk
from models.outbox import Owed
from models.reports import Report
from tests.stories.conftest import ON_ONE_DATABASE, count, happens
from tests.stories.hazards import QUIET, agrees, becomes_desk, reports
from tests.stories.people import becomes_cadre

CODE = re.compile(r"/bind ([A-Z2-9]{8})")
ERQI = "410103"
FURTHER = (34.7450, 113.6245)
"""Some 250 m away in the same district."""


@pytest.fixture
async def zhengzhou(nuanyi, town) -> int:
    """The city that lies around its districts; return its area."""
    async with nuanyi.kit.database.begin() as session:
        given = [{"code": "4101", "name": "郑州市", "kind": "district"}, {"code": ERQI, "parent_code": "4101"}]
        await areas.upsert(session, given)
        return (await areas.atlas(session)).by_code["4101"].id


async def gets_code(boss, *choices: str) -> str:
    """Ask for a code as an administrator does, by buttons."""
    await boss.says("/bind")
    await boss.presses("绑定一个群", on=await boss.hears("📌 处置群"))
    await boss.hears("一片区域、一个部门")
    for choice in choices:
        await happens(lambda label=choice: boss.last.button(label))
        await boss.presses(choice)
    return CODE.search((await boss.hears("绑定码好了")).text)[1]


async def the_desk(nuanyi, desk: Desk) -> Desk:
    async with nuanyi.kit.database.read() as session:
        return await desks.by_id(session, desk.number)


async def desk_of(nuanyi, number: int) -> int | None:
    async with nuanyi.kit.database.read() as session:
        return (await session.execute(select(Report.desk_id).where(Report.id == number))).scalar_one()


async def test_a_group_is_bound_by_an_administrator_in_their_own_name(telegram, boss, deputy, zhang, nuanyi, town):
    forum = telegram.group("消防", [boss, deputy, zhang], forum=True, bot="administrator")
    topic = forum.opens_topic("隐患", boss)
    code = await gets_code(boss, "一个部门", "消防", "消防通道", "就这些")
    await boss.says(f"/bind {code}")
    await boss.hears("发到那个群里")
    await zhang.says(f"/bind {code}", chat=forum, thread=topic.id)
    await forum.hears("没有权限")
    forum.promotes(boss, anonymous=True)
    await boss.says(f"/bind {code}", chat=forum, thread=topic.id)
    assert (await forum.hears("匿名发言")).thread == topic.id
    forum.demotes(boss)
    await deputy.says("/bind", chat=forum)
    assert (await forum.hears("私下给我发 /bind")).thread is None
    await deputy.says("/bind AAAAAAAA", chat=forum, thread=topic.id)
    await forum.hears("没有这个绑定码")
    assert await count(nuanyi.kit.database, Desk) == 0
    await boss.says(f"/bind {code.lower()}", chat=forum, thread=topic.id)
    bound = await forum.hears("这个话题现在处理")
    assert bound.thread == topic.id
    assert "消防" in bound.text
    assert "只管：消防通道被堵" in bound.text
    await deputy.says(f"/bind {code}", chat=forum)
    await forum.hears("已经用过了")
    late = await gets_code(deputy, "区域里的一个部门", "二七区", "就选", "消防", "全部类别")
    await nuanyi.later(minutes=31)
    await deputy.says(f"/bind {late}", chat=forum)
    await forum.hears("过期了")
    await boss.says("/bind")
    await boss.presses("解绑 1. 消防", on=await boss.hears("1 个"))
    await boss.presses("解绑", on=await boss.hears("解绑 消防"))
    await boss.hears("还没有")
    async with nuanyi.kit.database.read() as session:
        assert await desks.every(session) == []


@ON_ONE_DATABASE
async def test_who_guesses_codes_has_to_wait(telegram, boss, nuanyi, town):
    group = telegram.group("群", [boss])
    code = await gets_code(boss, "一片区域", "二七区", "就选", "全部类别")
    for _ in range(desks.TRIES):
        await boss.says("/bind AAAAAAAA", chat=group)
        await group.hears("没有这个绑定码")
    await boss.says(f"/bind {code}", chat=group)
    await group.hears("试错的次数太多")
    assert await count(nuanyi.kit.database, Desk) == 0


async def test_what_a_lost_group_had_goes_upwards_and_in_the_end_to_the_administrators(
    telegram, wang, zhang, li, boss, deputy, nuanyi, zhengzhou, town
):
    near, far = telegram.group("二七", [zhang, boss]), telegram.group("全市", [li, boss])
    await becomes_cadre(nuanyi, li, area=zhengzhou, name="李娜")
    small = await becomes_desk(nuanyi, near, area_id=town.area(ERQI))
    great = await becomes_desk(nuanyi, far, area_id=zhengzhou)
    await agrees(nuanyi, wang)
    number = await reports(wang, QUIET)
    await near.hears(f"#{number}")
    near.bot_becomes("kicked", zhang)
    for administrator in (boss, deputy):
        told = await administrator.hears("联系不上了")
        assert "我不在群里了" in told.text
        assert "1 条" in told.text
        assert "郑州市" in told.text
    assert (await the_desk(nuanyi, small)).state == desks.LOST
    card = await far.hears(f"#{number}")
    await li.presses("我来", on=card, chat=far)
    await far.hears("李娜 接了")
    far.bot_status = "left"  # nobody tells: it is only found out at the next card
    second = await reports(wang, QUIET, place=FURTHER)
    await boss.hears("联系不上了")
    assert (await the_desk(nuanyi, great)).state == desks.LOST
    alerts = {(await boss.hears("没有处置群接")).text.split("#")[1].split()[0] for _ in range(2)}
    assert alerts == {str(number), str(second)}
    near.bot_becomes("member", boss)
    await boss.says(f"/bind {await gets_code(boss, '一片区域', '郑州市', '二七区', '就选', '全部类别')}", chat=near)
    await near.hears("这个群现在处理")
    await near.hears(f"#{number}")
    await near.hears(f"#{second}")
    assert await desk_of(nuanyi, number) == await desk_of(nuanyi, second) != small.number


@ON_ONE_DATABASE
async def test_where_the_bot_may_not_write_is_no_desk(telegram, wang, zhang, boss, nuanyi, zhengzhou, town):
    near, far = telegram.group("二七", [zhang]), telegram.group("全市", [zhang])
    await becomes_desk(nuanyi, near, area_id=town.area(ERQI))
    await becomes_desk(nuanyi, far, area_id=zhengzhou)
    await agrees(nuanyi, wang)
    near.bot_can_write = False
    number = await reports(wang, QUIET)
    assert "不能在里面发言" in (await boss.hears("联系不上了")).text
    await far.hears(f"#{number}")
    await near.hears_nothing(0.2)
    assert len([message for message in boss.heard if "联系不上了" in message.text]) == 1


@pytest.mark.parametrize("told", ["both", "new first", "new only", "at sending"])
@ON_ONE_DATABASE
async def test_a_group_that_gets_a_new_number_stays_the_desk(told, telegram, wang, zhang, boss, nuanyi, town):
    old = telegram.group("二七", [zhang])
    desk = await becomes_desk(nuanyi, old, area_id=town.area(ERQI))
    await becomes_cadre(nuanyi, zhang, area=town.area(ERQI), name="张芳")
    await agrees(nuanyi, wang)
    number = await reports(wang, QUIET)
    await old.hears(f"#{number}")
    new = telegram.group("二七", [zhang])
    old.moved_to = new
    if told in ("both", "new first", "new only"):
        new.service({"migrate_from_chat_id": old.id}, zhang)
    if told == "both":
        old.service({"migrate_to_chat_id": new.id}, zhang)
    if told == "at sending":
        number = await reports(wang, QUIET, place=FURTHER)
    card = await new.hears(f"#{number}")
    moved = await the_desk(nuanyi, desk)
    assert (moved.chat, moved.state) == (new.id, desks.OPEN)
    await zhang.presses("我来", on=card, chat=new)
    await new.hears("张芳 接了")
    assert not [message for message in boss.heard if "联系不上了" in message.text]


@ON_ONE_DATABASE
async def test_without_its_topic_a_desk_goes_on_in_the_group(telegram, wang, zhang, boss, nuanyi, town):
    forum = telegram.group("二七", [zhang], forum=True, bot="administrator")
    topic = forum.opens_topic("隐患", zhang)
    desk = await becomes_desk(nuanyi, forum, thread=topic.id, area_id=town.area(ERQI))
    await agrees(nuanyi, wang)
    number = await reports(wang, QUIET)
    assert (await forum.hears(f"#{number}")).thread == topic.id
    forum.deletes_topic(topic.id)
    second = await reports(wang, QUIET, place=FURTHER)
    assert "话题被删了" in (await boss.hears("主话题")).text
    for one in (number, second):
        assert (await forum.hears(f"#{one}")).thread is None
    assert (await the_desk(nuanyi, desk)).thread is None
    # What is no card simply goes into the group itself.
    async with nuanyi.kit.database.begin() as session:
        params = {"text": "早上好", "message_thread_id": topic.id}
        await outbox.put(session, Owed(forum.id, "greeting", "sendMessage", params), nuanyi.kit.clock.now())
    nuanyi.kit.owed.set()
    assert (await forum.hears("早上好")).thread is None
    await happens(lambda: len([message for message in boss.heard if "主话题" in message.text]) == 1)
