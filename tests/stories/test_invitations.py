"""Staff come by invitation: a link that works once, a tap of an administrator, and an end that works at once."""

import asyncio
import io
import re

import pytest
from PIL import Image

from bot.sandbox import Message, Person
from models import erasures, invitations, members, rights, roles
from models.invitations import Offer
from models.riders import Profile
from models.rights import Where
from tests.bot import reading
from tests.stories.conftest import ON_ONE_DATABASE, happens, labels, offering
from tests.stories.people import LIN, STREETS, becomes_rider, becomes_secretary, is_locked_out

LINK = re.compile(r"https://t\.me/(\w+)\?start=(i_[A-Za-z0-9_-]+)")
STAFF_KEY, ROSTER_KEY, STATION_KEY = "👤 人员", "👥 名册", "🏠 我的驿站"


def keys(person: Person) -> set[str]:
    """What stands on the keys below the field for typing."""
    return {button.label for row in person.keyboard.keyboard for button in row} if person.keyboard else set()


async def held(nuanyi, person: Person) -> list[tuple[str, int | None]]:
    """The roles that somebody has now, with their branch."""
    async with nuanyi.kit.database.read() as session:
        return [(role.kind, role.branch_id) for role in (await rights.standing(session, person.id)).roles]


async def invited(nuanyi, boss: Person, branch: int, name: str = "张芳", kind: str = roles.SECRETARY) -> str:
    """Make an invitation; return what its link opens."""
    async with nuanyi.kit.database.begin() as session:
        offer = Offer(kind, Where(branch_id=branch), name)
        _, token = await invitations.make(session, offer, boss.id, nuanyi.kit.clock.now())
    return f"i_{token}"


async def begins(boss: Person) -> Message:
    """Open the menu of staff by its command."""
    await boss.says("/invite")
    return await boss.hears("👤 人员")


async def goes(person: Person, label: str, words: str) -> Message:
    """Press a button, and hear or see what comes of it."""
    await person.presses(label)
    return await person.hears(words)


async def reads_link(person: Person) -> tuple[str, Message]:
    """Hear the invitation; return what its link opens, and the message."""
    await person.hears("把下面这张邀请")
    sent = await person.hears("请你来做")
    return LINK.search(sent.words)[2], sent


async def test_the_whole_way_from_the_menu_to_the_keys_of_a_secretary(boss, deputy, zhang, nuanyi, town, telegram):
    await begins(boss)
    await goes(boss, "邀请一个人", "先选角色")
    await goes(boss, "支部书记", "一个支部，还是一片区域")
    await goes(boss, "一个支部", "哪个支部")
    await goes(boss, "林山寨骑手党支部", "支部书记 · 林山寨骑手党支部")
    await boss.says("张芳")
    payload, sent = await reads_link(boss)
    picture = Image.open(io.BytesIO(sent.photo.content))
    assert reading.codes(picture) == [LINK.search(sent.words)[0]]
    assert "请别转给别人" in sent.words

    await nuanyi.restarts()
    await zhang.opens(payload)
    told = await zhang.hears("张芳")
    assert "支部书记 · 林山寨骑手党支部" in told.text
    assert "管理员确认后就能用" in told.text
    assert ROSTER_KEY not in keys(zhang)
    assert await held(nuanyi, zhang) == []
    for administrator in (boss, deputy):
        card = await administrator.hears("打开的人：张芳")
        assert f"数字 ID：{zhang.id}" in card.text

    await nuanyi.restarts()
    answer = await boss.presses("是本人")
    assert answer.text == "确认了：张芳。已告诉本人。"
    heard = await zhang.hears("你现在是 支部书记 · 林山寨骑手党支部")
    assert "名册" in heard.text
    assert ROSTER_KEY in keys(zhang)
    assert STAFF_KEY not in keys(zhang)
    assert await held(nuanyi, zhang) == [(roles.SECRETARY, town.branch(LIN))]
    for administrator in (boss, deputy):
        settled = await administrator.hears("已确认")
        assert "✅ 管理员 11-18 10:0" in settled.text
        assert settled.buttons == []


async def test_a_refusal_is_told_and_gives_nothing(boss, deputy, zhang, nuanyi, town):
    await zhang.opens(await invited(nuanyi, boss, town.branch(LIN)))
    await zhang.hears("管理员确认后")
    await deputy.hears("打开的人")
    assert (await boss.presses("拒绝", on=await boss.hears("打开的人"))).text.startswith("拒绝了")
    await zhang.hears("没有确认这份邀请")
    assert "🚫" in (await deputy.hears("已拒绝")).text
    assert await held(nuanyi, zhang) == []


async def test_two_administrators_at_once_decide_once(boss, deputy, zhang, nuanyi, town):
    await zhang.opens(await invited(nuanyi, boss, town.branch(LIN)))
    cards = [(person, await person.hears("打开的人")) for person in (boss, deputy)]
    labels_of = ("拒绝", "是本人")
    answers = await asyncio.gather(
        *(person.presses(label, on=card) for (person, card), label in zip(cards, labels_of, strict=True))
    )
    assert sorted("处理过了" in answer.text for answer in answers) == [False, True]
    confirmed = "处理过了" not in answers[1].text
    assert await held(nuanyi, zhang) == ([(roles.SECRETARY, town.branch(LIN))] if confirmed else [])
    await zhang.hears("管理员确认后")
    await zhang.hears("你现在是" if confirmed else "没有确认")
    await zhang.hears_nothing()


async def test_twenty_presses_on_one_card_give_one_role_and_one_message(boss, zhang, nuanyi, town):
    await zhang.opens(await invited(nuanyi, boss, town.branch(LIN)))
    card = await boss.hears("打开的人")
    await asyncio.gather(*(boss.presses(on=card, data=card.buttons[0][0].data) for _ in range(20)))
    await zhang.hears("你现在是")
    await zhang.hears_nothing()
    assert len(await held(nuanyi, zhang)) == 1


async def test_a_link_is_used_up_and_whoever_gets_it_next_hears_why(boss, zhang, li, nuanyi, town):
    payload = await invited(nuanyi, boss, town.branch(LIN))
    await boss.opens(payload)
    await boss.hears("这是你自己发出的邀请")
    await zhang.opens(payload)
    await zhang.hears("管理员确认后")
    await zhang.opens(payload)
    await zhang.hears("正在等管理员确认")
    await li.opens(payload)
    await li.hears("已经用过了")
    await boss.presses("是本人", on=await boss.hears("打开的人"))
    await zhang.hears("你现在是")
    for person in (zhang, li):
        await person.opens(payload)
        await person.hears("已经用过了")
    assert await held(nuanyi, li) == []


async def test_a_link_that_is_late_wrong_or_taken_back_says_what_to_do(boss, zhang, nuanyi, town):
    late, taken_back = [await invited(nuanyi, boss, town.branch(LIN)) for _ in range(2)]
    await zhang.opens("i_" + "A" * 24)
    await zhang.hears("链接不对")
    await begins(boss)
    await goes(boss, "没打开的邀请", "还没打开的邀请 2 份")
    await boss.presses("收回 2. 张芳")
    await boss.hears("还没打开的邀请 1 份")
    await zhang.opens(taken_back)
    await zhang.hears("已经收回了")
    await nuanyi.later(days=7)
    await zhang.opens(late)
    await zhang.hears("过期了")
    await begins(boss)
    assert "等你确认：0 人" in (await begins(boss)).text


async def test_many_are_confirmed_with_one_tap_but_none_who_was_not_on_the_list(boss, telegram, nuanyi, town):
    people = [telegram.person(f"人{n}", language_code="zh-hans") for n in range(4)]
    links = [await invited(nuanyi, boss, town.branch(LIN), f"书记{n}") for n in range(4)]
    for n in range(3):
        await people[n].opens(links[n])
        await people[n].hears("管理员确认后")
    await begins(boss)
    listed = await goes(boss, "等确认（3）", "等确认 3 人")
    assert re.findall(r"^\d\. (\S+)：", listed.text, re.MULTILINE) == ["书记0", "书记1", "书记2"]
    await people[3].opens(links[3])
    await people[3].hears("管理员确认后")
    assert (await boss.presses("这 3 位全部确认", on=listed)).text == "确认了 3 位，已告诉本人。"
    for n in range(3):
        await people[n].hears("你现在是")
    assert [len(await held(nuanyi, person)) for person in people] == [1, 1, 1, 0]
    left = await boss.hears("等确认 1 人")
    await boss.presses("1. 书记3", on=left)
    await happens(lambda: left.button("是本人"))
    assert "打开的人：人3" in left.text
    await boss.presses("是本人", on=left)
    await people[3].hears("你现在是")
    await boss.hears("现在没有人等确认")


async def test_a_role_that_ends_is_gone_at_once_and_its_holder_hears(boss, zhang, nuanyi, town):
    await becomes_secretary(nuanyi, zhang, branch=town.branch(LIN), name="张书记")
    await zhang.says("/start")
    await zhang.hears("你好")
    assert ROSTER_KEY in keys(zhang)
    await begins(boss)
    listed = await goes(boss, "看人员", "有工作角色的 1 人")
    assert "张书记 · 支部书记 · 林山寨骑手党支部" in labels(listed)
    await goes(boss, "张书记", f"数字 ID：{zhang.id}")
    await goes(boss, "停掉：支部书记", "点了马上生效")
    assert (await boss.presses("停掉")).text.startswith("停掉了")
    told = await zhang.hears("停掉了")
    assert "支部书记 · 林山寨骑手党支部" in told.text
    assert ROSTER_KEY not in keys(zhang)
    await boss.hears("没有工作角色")
    await zhang.says("/roster")
    await zhang.hears("没有权限")


async def test_only_administrators_get_in_whatever_they_press(zhang, li, boss, nuanyi, town):
    role = await becomes_secretary(nuanyi, zhang, branch=town.branch(LIN))
    await li.opens(await invited(nuanyi, boss, town.branch(LIN), "李娜"))
    await li.hears("管理员确认后")
    await boss.hears("打开的人")
    async with nuanyi.kit.database.read() as session:
        (waits,) = await invitations.waiting(session)
    for person in (zhang, li):
        await person.says("/invite")
        await person.hears("没有权限")
        await person.says(STAFF_KEY)
        own = await person.hears("没有权限")
        for data in ("m", "new", "w", f"c:{waits.number}", f"y:{waits.number}", f"n:{waits.number}", "all:1", "o:0"):
            assert "没有权限" in (await person.presses(on=own, data=f"i:{data}")).text, data
        for data in (f"x:{waits.number}", "s:all:0", "p:1", f"e:{role}", f"E:{role}"):
            assert "没有权限" in (await person.presses(on=own, data=f"i:{data}")).text, data
    assert await held(nuanyi, li) == []
    assert len(await held(nuanyi, zhang)) == 1


async def test_a_name_that_some_administrator_had_gives_nothing(telegram, boss, nuanyi, town):
    swapped = telegram.person("管主任", username="guan_zhuren", language_code="zh-hans", started=True)
    await swapped.says("/invite")
    await swapped.hears("没有权限")


async def test_a_locked_out_administrator_and_secretary_are_strangers_from_then_on(boss, deputy, zhang, nuanyi, town):
    await becomes_secretary(nuanyi, zhang, branch=town.branch(LIN))
    payload = await invited(nuanyi, boss, town.branch(LIN), "李娜")
    await begins(deputy)
    for person in (deputy, zhang):
        await is_locked_out(nuanyi, person)
    assert "没有权限" in (await deputy.presses("看人员")).text
    for person in (deputy, zhang):
        await person.says("/help")
        await person.hears("找驿站")
        assert keys(person).isdisjoint({STAFF_KEY, ROSTER_KEY})
        await person.opens(payload)
        await person.hears("已经停用")
    assert "等你确认：0 人" in (await begins(boss)).text


@ON_ONE_DATABASE
async def test_a_keeper_s_station_is_found_by_words_and_a_cadre_s_area_in_the_tree(boss, zhang, nuanyi, town):
    await nuanyi.knows(offering("甲", address="建设路 1 号"))
    await begins(boss)
    await goes(boss, "邀请一个人", "先选角色")
    await goes(boss, "驿站管理员", "哪个驿站")
    await boss.says("没有这样的地方啊啊")
    await boss.hears("没找到")
    await boss.says("甲驿")
    found = await boss.hears("有关的驿站")
    await boss.presses("甲驿站", on=found)
    await boss.hears("驿站管理员 · 甲驿站")
    await boss.says("王站长")
    await reads_link(boss)
    await boss.presses("邀请一个人", on=await begins(boss))
    await happens(lambda: boss.last.button("干部"))
    await goes(boss, "干部", "一个部门")
    await goes(boss, "区域里的一个部门", "哪片区域")
    await goes(boss, "中原区", "在中原区里选")
    await goes(boss, STREETS[0][1], f"在中原区 › {STREETS[0][1]}里选")
    await goes(boss, "就选", "哪个部门")
    await goes(boss, "城管", f"干部 · 中原区 › {STREETS[0][1]} · ")
    await boss.says("李干部")
    payload, _ = await reads_link(boss)
    await zhang.opens(payload)
    await zhang.hears("管理员确认后")
    await boss.presses("是本人", on=await boss.hears("打开的人"))
    await zhang.hears("你现在是 干部")
    async with nuanyi.kit.database.read() as session:
        (role,) = (await rights.standing(session, zhang.id)).roles
    assert (role.kind, role.area_id, role.department) == (roles.CADRE, town.area(STREETS[0][0]), "city_management")


@ON_ONE_DATABASE
async def test_markup_in_names_is_shown_as_it_was_written(boss, telegram, nuanyi, town):
    sly = telegram.person("<b>管</b>", language_code="zh-hans", started=True)
    await begins(boss)
    await goes(boss, "邀请一个人", "先选角色")
    await goes(boss, "支部书记", "一片区域")
    await goes(boss, "一个支部", "哪个支部")
    await goes(boss, "林山寨骑手党支部", "姓名")
    await boss.says("<i>张</i> & 李")
    payload, sent = await reads_link(boss)
    assert "<i>张</i> & 李" in sent.words
    await sly.opens(payload)
    assert "<i>张</i> & 李" in (await sly.hears("管理员确认后")).text
    card = await boss.hears("打开的人")
    assert "<i>张</i> & 李" in card.text
    assert "<b>管</b>" in card.text
    await boss.presses("是本人", on=card)
    assert "<i>张</i> & 李" in (await boss.hears("已确认")).text
    await begins(boss)
    await goes(boss, "看人员", "有工作角色的 1 人")
    assert "<i>张</i> & 李" in (await goes(boss, "<i>张</i> & 李", "数字 ID")).text


@ON_ONE_DATABASE
async def test_an_english_phone_is_spoken_to_in_english(boss, ana, nuanyi, town):
    await ana.opens(await invited(nuanyi, boss, town.branch(LIN), "Ana"))
    assert "branch secretary · 林山寨骑手党支部" in (await ana.hears("Got it")).text


@ON_ONE_DATABASE
@pytest.mark.parametrize("name", ["名" * 61, "/不是命令"])
async def test_a_name_that_is_none_is_asked_for_again(boss, nuanyi, town, name):
    await begins(boss)
    await goes(boss, "邀请一个人", "先选角色")
    await goes(boss, "支部书记", "一片区域")
    await goes(boss, "一个支部", "哪个支部")
    await goes(boss, "林山寨骑手党支部", "姓名")
    await boss.says(name)
    await boss.hears("姓名要写" if name.startswith("名") else "不认识")
    assert "还没打开的邀请：0 份" in (await begins(boss)).text


async def test_a_rider_who_becomes_a_secretary_has_the_keys_of_both(boss, wang, nuanyi, town):
    await becomes_rider(nuanyi, wang, Profile("王伟"))
    await wang.opens(await invited(nuanyi, boss, town.branch(LIN), "王伟"))
    await wang.hears("管理员确认后")
    await boss.presses("是本人", on=await boss.hears("打开的人"))
    await wang.hears("你现在是")
    assert {ROSTER_KEY, "🪪 我的"} <= keys(wang)


@ON_ONE_DATABASE
async def test_a_link_that_is_opened_in_a_group_is_not_used_up_there(boss, zhang, li, telegram, nuanyi, town):
    payload = await invited(nuanyi, boss, town.branch(LIN))
    group = telegram.group("骑手群", [li, zhang])
    await li.says(f"/start@nuanyi_sandbox_bot {payload}", chat=group)
    await boss.hears_nothing()
    await zhang.opens(payload)
    await zhang.hears("管理员确认后")


async def test_who_has_everything_erased_waits_no_more_and_can_t_be_confirmed(boss, zhang, nuanyi, town):
    await zhang.opens(await invited(nuanyi, boss, town.branch(LIN)))
    await zhang.hears("管理员确认后")
    card = await boss.hears("打开的人")
    press = card.buttons[0][0].data
    async with nuanyi.kit.database.begin() as session:
        member = await members.number_of(session, zhang.id, nuanyi.kit.clock.now())
        await erasures.erase(session, member, zhang.id, nuanyi.kit.clock.now())
    assert "处理过了" in (await boss.presses(on=card, data=press)).text
    assert await held(nuanyi, zhang) == []
    assert "等你确认：0 人" in (await begins(boss)).text


async def test_what_is_said_by_itself_is_said_in_the_language_of_the_phone(ana, boss, nuanyi, town):
    await ana.opens(await invited(nuanyi, boss, town.branch(LIN), "Ana"))
    await ana.hears("Ana")
    card = await boss.hears("Ana")
    await boss.presses(data=card.buttons[0][0].data, on=card)
    await happens(lambda: "👥 Roster" in keys(ana))
    assert not re.search("[一-鿿]", re.sub("林山寨骑手党支部|Ana|[^\\w]", "", ana.last.text))
