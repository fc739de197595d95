"""Letters: a rider writes to those who look after them and is answered; neither sees the other's account."""

import asyncio
from datetime import datetime

import pytest

from bot.sandbox import Person
from jobs import threads as reminding
from models import applications, keys, members, riders
from models.outbox import Outgoing
from models.riders import Profile
from models.threads import LONGEST, Saying, Thread
from tests.stories.conftest import ON_ONE_DATABASE, SHANGHAI, Nuanyi, count, happens, sends
from tests.stories.kinds import of_kind
from tests.stories.people import (
    DAXUE,
    DEPUTY,
    LIN,
    administrator,
    becomes_rider,
    becomes_secretary,
    is_locked_out,
    loses,
    settle,
)

BEFORE_THE_HOLIDAY = datetime(2026, 9, 29, 10, 0, tzinfo=SHANGHAI)
"""A Tuesday; of the next eight days only the first is worked."""


@pytest.fixture
async def town(nuanyi):
    """Streets and branches."""
    return await settle(nuanyi)


@pytest.fixture
def zhang(telegram) -> Person:
    """A branch secretary."""
    return telegram.person("Zhang", last_name="Account", username="zhang_private", language_code="zh-hans")


@pytest.fixture
def zhao(telegram) -> Person:
    """Another one, of the same branch."""
    return telegram.person("赵", language_code="zh-hans")


@pytest.fixture
def boss(telegram) -> Person:
    """An administrator."""
    return administrator(telegram)


@pytest.fixture
async def office(nuanyi, town, zhang, zhao) -> int:
    """Both are secretaries of the branch; give the id of Zhang's role."""
    role = await becomes_secretary(nuanyi, zhang, branch=town.branch(LIN), name="张敏")
    await becomes_secretary(nuanyi, zhao, branch=town.branch(LIN), name="赵强")
    return role


@pytest.fixture
async def rider(nuanyi, town, office, wang) -> int:
    """Wang, who belongs to the branch under a name that is not his account's; give his member's id."""
    wang.started = wang.met = True
    profile = Profile("王<b>大伟", party=True, branch_id=town.branch(LIN))
    return await becomes_rider(nuanyi, wang, profile, area=town.area("410102001"))


class Unlucky:
    """A person before whose every gesture the program is started anew, with nothing in memory."""

    def __init__(self, person: Person, nuanyi: Nuanyi) -> None:
        self._person, self._nuanyi = person, nuanyi

    def __getattr__(self, verb):
        gesture = getattr(self._person, verb)
        if verb not in ("says", "presses"):
            return gesture

        async def after_a_restart(*args, **more):
            await self._nuanyi.restarts()
            return await gesture(*args, **more)

        return after_a_restart


async def writes(person, words):
    """Write to the secretary by the command."""
    await person.says("/write")
    await person.hears("想对书记说什么")
    await person.says(words)
    await person.hears("已经转给书记了")


async def arrives(person, words):
    """Wait for the letter with these words."""
    message = await person.hears(words)
    assert message.text.startswith("✉️ 骑手 王<b>大伟 写道：\n")
    return message


async def test_a_letter_and_its_answer_with_restarts_between_all_messages(wang, zhang, nuanyi, rider):
    wang, zhang = Unlucky(wang, nuanyi), Unlucky(zhang, nuanyi)
    await wang.says("/sos")
    await wang.presses("✉️ 写给书记", on=await wang.hears("一键求助"))
    await wang.hears("想对书记说什么")
    await wang.says("站点扣了我<100>块 & 不说为什么\n怎么办？")
    await wang.hears("已经转给书记了")
    letter = await arrives(zhang, "站点扣了我<100>块 & 不说为什么\n怎么办？")
    await zhang.says("今天下午来支部聊聊 <3", reply_to=letter)
    await zhang.hears("已经转给 王<b>大伟 了。")
    answer = await wang.hears("今天下午来支部聊聊 <3")
    assert answer.text == "✉️ 林山寨骑手党支部书记回复：\n今天下午来支部聊聊 <3"
    await wang.says("好的，三点到", reply_to=answer)
    await wang.hears("已经转给书记了")
    later = await arrives(zhang, "好的，三点到")
    await zhang.presses("回信", on=later)
    assert (await zhang.hears("想对 王<b>大伟 说什么？")).id != later.id
    await zhang.says("等你")
    await zhang.hears("已经转给")
    await wang.presses("回信", on=await wang.hears("等你"))
    await wang.hears("想对书记说什么")
    await wang.says("谢谢")
    await arrives(zhang, "谢谢")


async def test_neither_side_learns_of_the_others_account(wang, zhang, nuanyi, telegram, rider):
    await writes(wang, "你好")
    await zhang.says("你也好", reply_to=await arrives(zhang, "你好"))
    await wang.hears("你也好")
    to_staff = [str(params) for _, params, *_ in telegram.calls if params.get("chat_id") == zhang.id]
    to_rider = [str(params) for _, params, *_ in telegram.calls if params.get("chat_id") == wang.id]
    assert to_staff
    assert to_rider
    assert not [said for said in to_staff if str(wang.id) in said or "tg://" in said or "王伟" in said]
    assert not [
        said for said in to_rider if any(mark in said for mark in (str(zhang.id), "Zhang", "zhang_", "tg://", "张敏"))
    ]
    assert {method for method, *_ in telegram.calls}.isdisjoint({"forwardMessage", "copyMessage"})


async def test_the_others_see_who_answered(wang, zhang, zhao, nuanyi, rider):
    await writes(wang, "第一封")
    await writes(wang, "第二封")
    first, second = await arrives(zhao, "第一封"), await arrives(zhao, "第二封")
    await zhang.hears("第一封")
    await zhang.says("收到", reply_to=await zhang.hears("第二封"))
    await wang.hears("收到")
    for message in (first, second):
        await happens(lambda message=message: message.text.endswith("\n\n✅ 张敏 回复了。"))
        assert [button.label for row in message.buttons for button in row] == ["↩️ 回信", "📜 往来"]
    await zhao.says("我也看到了", reply_to=first)
    await wang.hears("我也看到了")


async def test_two_answer_at_once_and_both_arrive(wang, zhang, zhao, nuanyi, database, rider):
    await writes(wang, "在吗")
    letters = [(person, await arrives(person, "在吗")) for person in (zhang, zhao)]
    for person, letter in letters:
        await person.says(f"{person.name} 在", reply_to=letter)
    for person, _ in letters:
        await person.hears("已经转给")
    await happens(lambda: {f"{person.name} 在" for person, _ in letters} <= _last_lines(wang))
    assert await count(database, Saying) == 3
    await happens(lambda: all("回复了" in letter.text for _, letter in letters))


async def test_done_without_an_answer_is_told_too(wang, zhang, zhao, nuanyi, database, rider):
    await writes(wang, "就是说声谢谢")
    letter, other = await arrives(zhang, "说声谢谢"), await arrives(zhao, "说声谢谢")
    toast = await zhang.presses("已处理", on=letter)
    assert toast.text == "好的，也告诉骑手了。"
    heard = await wang.hears("看过你的信了")
    assert heard.text.startswith("☑️ 林山寨骑手党支部书记看过你的信了")
    await happens(lambda: other.text.endswith("☑️ 张敏 标为已处理。"))
    assert (await zhao.presses(on=other, data="t:d:1")).text == "已经没有等着回的信了。"
    await wang.says("还有一件事", reply_to=heard)
    await arrives(zhao, "还有一件事")
    assert await count(database, Thread) == 2


async def test_who_is_no_secretary_any_more_is_refused(wang, zhang, zhao, nuanyi, database, office, rider):
    await writes(wang, "在吗")
    letter = await arrives(zhang, "在吗")
    await loses(nuanyi, office)
    await zhang.says("在", reply_to=letter)
    await zhang.hears("你现在没有权限")
    for button in ("回信", "往来", "已处理"):
        assert (await zhang.presses(button, on=letter)).alert
    await zhao.says("我在", reply_to=await arrives(zhao, "在吗"))
    await wang.hears("我在")
    assert await count(database, Saying) == 2


async def test_who_lost_the_role_while_typing_is_refused_and_the_form_is_over(
    wang, zhang, nuanyi, database, office, rider
):
    await writes(wang, "在吗")
    await zhang.presses("回信", on=await arrives(zhang, "在吗"))
    await zhang.hears("想对")
    await loses(nuanyi, office)
    await zhang.says("在")
    await zhang.hears("你现在没有权限")
    await zhang.says("/cancel")
    await zhang.hears("现在没有要取消的")
    assert await count(database, Saying) == 1


@ON_ONE_DATABASE
async def test_buttons_and_replies_of_a_stranger_read_and_say_nothing(wang, li, zhang, nuanyi, database, rider):
    await writes(wang, "只给书记看")
    await li.says("/start")
    any_message = await li.hears()
    for data in ("t:h:1", "t:h:1:0", "t:w:1", "t:d:1", "t:h:99", "t:w:99"):
        assert (await li.presses(on=any_message, data=data)).alert
    assert "只给书记看" not in str([message.text for message in li.heard])
    assert await count(database, Saying) == 1


async def test_a_reminder_after_two_working_days_then_the_administrators(
    wang, zhang, zhao, boss, nuanyi, telegram, rider
):
    await nuanyi_at(nuanyi, telegram, BEFORE_THE_HOLIDAY)
    await writes(wang, "节前想问一下")
    await writes(wang, "还有一件")
    letter = await arrives(zhang, "节前想问一下")
    await nuanyi.later(days=8, hours=23)
    assert await remind(nuanyi) == 0
    await nuanyi.later(hours=2)
    assert sum(await asyncio.gather(*(remind(nuanyi) for _ in range(4)))) == 1
    reminder = await zhang.hears("⏰")
    assert reminder.text == (
        "⏰ 骑手 王<b>大伟 的信等了 2 个工作日，还没有人回：\n节前想问一下\n\n后面还有 1 条，点“📜 往来”看。"
    )
    await zhao.hears("⏰")
    await nuanyi.later(days=1)
    assert await remind(nuanyi) == 1
    alarm = await boss.hears("负责的书记还没回")
    await boss.says("我来处理", reply_to=alarm)
    assert (await wang.hears("我来处理")).text.startswith("✉️ 管理员回复")
    await happens(lambda: all("✅ 管理员 回复了" in message.text for message in (letter, reminder, alarm)))
    await nuanyi.later(days=20)
    assert await remind(nuanyi) == 0


async def test_what_was_answered_in_time_reminds_nobody(wang, zhang, zhao, nuanyi, rider):
    await writes(wang, "在吗")
    await zhang.says("在", reply_to=await arrives(zhang, "在吗"))
    await wang.hears("在")
    await nuanyi.later(days=10)
    assert await remind(nuanyi) == 0


async def test_the_history_has_both_sides_and_turns_pages(wang, zhang, nuanyi, rider):
    for number in range(3):
        await writes(wang, f"第{number}封" + "字" * (LONGEST - 3))
        letter = await zhang.hears(f"第{number}封")
    await zhang.says("都看了", reply_to=letter)
    await zhang.hears("已经转给")
    await zhang.presses("往来", on=letter)
    shown = await zhang.hears("📜 骑手 王<b>大伟 的往来")
    assert "张敏　11月18日 10:0" in shown.text
    assert "第2封" in shown.text
    assert "第0封" not in shown.text
    await zhang.presses("更早的", on=shown)
    await happens(lambda: "第0封" in shown.text and "都看了" not in shown.text)
    await zhang.presses("更新的", on=shown)
    await happens(lambda: "都看了" in shown.text)
    await wang.presses("往来", on=await wang.hears("都看了"))
    own = await wang.hears("📜 骑手")
    await wang.says("再补一句", reply_to=own)
    await arrives(zhang, "再补一句")
    assert "书记　11月18日" in own.text
    assert "我　11月18日" in own.text
    assert "张敏" not in own.text


@ON_ONE_DATABASE
@pytest.mark.parametrize("kind", ["sticker", "voice", "photo"])
async def test_only_words_are_passed_on(wang, zhang, nuanyi, database, rider, kind):
    await wang.says("/write")
    await wang.hears("想对书记说什么")
    await (wang.sends_photo() if kind == "photo" else asleep(sends(wang, **of_kind(kind))))
    await wang.hears("这里只能转文字")
    await wang.says("字" * (LONGEST + 1))
    await wang.hears(f"有 {LONGEST + 1} 个字，一次最多 {LONGEST} 个")
    await wang.says("字" * LONGEST)
    letter = await arrives(zhang, "字" * LONGEST)
    await zhang.sends_photo(reply_to=letter)
    await zhang.hears("这里只能转文字")
    await zhang.says("🙂" * LONGEST, reply_to=letter)
    await zhang.hears(f"有 {2 * LONGEST} 个字")
    assert await count(database, Saying) == 1


@ON_ONE_DATABASE
async def test_a_secretary_may_write_first(wang, zhang, nuanyi, rider):
    await zhang.says("/sos")
    await zhang.presses(on=await zhang.hears(), data=f"r:w:{rider}")
    await zhang.hears("想对 王<b>大伟 说什么？")
    await zhang.says("周五来支部吗？")
    letter = await wang.hears("周五来支部吗？")
    assert letter.text.startswith("✉️ 林山寨骑手党支部书记写给你：\n")
    await wang.says("来", reply_to=letter)
    await zhang.says("好", reply_to=await arrives(zhang, "来"))
    assert (await wang.hears("好")).text.startswith("✉️ 林山寨骑手党支部书记回复：\n")


@ON_ONE_DATABASE
async def test_never_mind_drops_it(wang, nuanyi, database, rider):
    await wang.says("写给书记")
    asked = await wang.hears("想对书记说什么")
    await wang.presses("不写了", on=asked)
    await wang.hears("好的，不写了。")
    await wang.says("林山寨")
    await wang.hears()
    assert await count(database, Saying) == 0


@ON_ONE_DATABASE
async def test_who_still_waits_to_be_confirmed_may_write(li, zhang, nuanyi, town, office):
    profile = Profile("李娜", party=True, branch_id=town.branch(LIN))
    await becomes_rider(nuanyi, li, profile, area=town.area("410102001"), confirmed=False)
    await writes(li, "要等多久？")
    await zhang.hears("要等多久？")


async def test_a_question_about_a_check_in_and_its_answer(li, zhang, zhao, nuanyi, database, town, office):
    profile = Profile("李娜", party=True, branch_id=town.branch(LIN))
    member = await becomes_rider(nuanyi, li, profile, area=town.area("410102001"), confirmed=False)
    li.started = li.met = True
    async with nuanyi.kit.database.begin() as session:
        rider = await riders.known(session, member)
        number = await applications.send(session, rider, applications.CHECKIN, {}, nuanyi.kit.clock.now())
    await zhang.says("/sos")
    await zhang.presses(on=await zhang.hears(), data=f"v:{number}:ask")
    await zhang.hears("李娜")
    await zhang.says("你在哪个站点？")
    question = await li.hears("你在哪个站点？")
    assert question.text.startswith("❓ 林山寨骑手党支部书记想问你报到的事：\n")
    assert await runs_since(nuanyi, number) is None
    await nuanyi.restarts()
    await li.says("二七站", reply_to=question)
    answers = [await person.hears("二七站") for person in (zhang, zhao)]
    assert [one.text for one in answers] == ["✉️ 问骑手 李娜 的事，有回答了：\n二七站"] * 2
    assert await runs_since(nuanyi, number) is not None
    await zhao.says("知道了，稍等", reply_to=answers[1])
    await li.hears("知道了，稍等")
    await happens(lambda: answers[0].text.endswith("✅ 赵强 回复了。"))
    assert await count(database, Thread, Thread.application_id == number) == 1


@ON_ONE_DATABASE
async def test_with_no_secretary_it_goes_to_the_administrators_that_are_left(li, boss, telegram, nuanyi, town):
    deputy = administrator(telegram, DEPUTY, "副")
    profile = Profile("李娜", party=True, branch_id=town.branch(DAXUE))
    await becomes_rider(nuanyi, li, profile, area=town.area("410103001"))
    await writes(li, "有人吗")
    for person in (boss, deputy):
        await person.hears("有人吗")
        await is_locked_out(nuanyi, person)
    await li.says("/write")
    await li.hears("想对书记说什么")
    await li.says("还有人吗")
    await li.hears("暂时没有能收信的书记，信没有发出去")


async def test_of_a_rider_who_erased_everything_nothing_is_left_to_read(wang, zhang, nuanyi, database, rider):
    await writes(wang, "在吗")
    letter = await arrives(zhang, "在吗")
    async with nuanyi.kit.database.begin() as session:
        await keys.destroy(session, wang.id)
    await zhang.says("在", reply_to=letter)
    await zhang.hears("已经删除，看不到也回不了了")
    assert "已经删除" in (await zhang.presses("往来", on=letter)).text


@ON_ONE_DATABASE
async def test_words_that_can_t_be_read_any_more_show_a_placeholder(wang, zhang, nuanyi, town, rider):
    await writes(wang, "旧的")
    letter = await arrives(zhang, "旧的")
    async with nuanyi.kit.database.begin() as session:
        await keys.destroy(session, wang.id)
    profile = Profile("王<b>大伟", party=True, branch_id=town.branch(LIN))
    await becomes_rider(nuanyi, wang, profile, area=town.area("410102001"))
    await zhang.presses("往来", on=letter)
    assert (await zhang.hears("📜 骑手")).text.endswith("\n（这段话已经删除）")


@ON_ONE_DATABASE
async def test_messages_to_others_say_whom_they_tell_about(wang, zhang, nuanyi, database, rider):
    await writes(wang, "在吗")
    await nuanyi.later(days=7)
    assert await remind(nuanyi) == 2
    await zhang.hears("⏰")
    assert await count(database, Outgoing, Outgoing.subject == rider, Outgoing.keep) == 6
    assert await count(database, Outgoing, Outgoing.subject.is_(None), Outgoing.chat != wang.id) == 0


@ON_ONE_DATABASE
async def test_everybody_is_spoken_to_in_their_own_language(ana, zhang, nuanyi, telegram, town, office):
    async with nuanyi.kit.database.begin() as session:
        await members.choose_language(session, ana.id, "en", nuanyi.kit.clock.now())
    await becomes_rider(nuanyi, ana, Profile("Ana", branch_id=town.branch(LIN)), area=town.area("410102001"))
    await ana.says("/write")
    await ana.hears("What would you like to say")
    await ana.says("Hello")
    await zhang.says("你好", reply_to=await zhang.hears("骑手 Ana 写道"))
    assert (await ana.hears("你好")).text == "✉️ Answer from the secretary of 林山寨骑手党支部:\n你好"


def _last_lines(person) -> set[str]:
    return {message.text.rpartition("\n")[2] for message in person.heard}


async def runs_since(nuanyi, number):
    """Return since when an application's time runs."""
    async with nuanyi.kit.database.read() as session:
        return (await applications.case(session, number)).application.due_from


async def asleep(_message):
    """Nothing to wait for."""


async def remind(nuanyi) -> int:
    """Let the job look whether somebody waits, as it does every minute."""
    return await reminding.run(nuanyi.kit, nuanyi.kit.clock.now())


async def nuanyi_at(nuanyi, telegram, moment) -> None:
    """Go to another day."""
    telegram.clock.set(moment)
    await nuanyi.later(seconds=0)
