"""What was written to many is corrected or taken back: who has it, or gets it later, sees the same in the end."""

import io
from datetime import timedelta

from PIL import Image

from bot.sandbox import Message, Person
from tests.stories.conftest import ON_ONE_DATABASE, WEDNESDAY, happens
from tests.stories.test_broadcast_reach import goes, rides, screen_below, zhang
from tests.stories.test_broadcast_runs import sends
from tests.stories.test_broadcasts import kinds, says

__all__ = ["rides", "zhang"]

WITHDRAWN = "这条通知已撤回。"


@ON_ONE_DATABASE
async def test_a_picture_gets_other_words_and_another_picture_and_what_is_too_old_to_be_deleted_is_covered(
    nuanyi, rides, zhang
):
    wang, li, blocks, deletes = riders = [await rides(name) for name in ("王一", "李二", "屏蔽的", "删了的")]
    await begins(zhang)
    first = await zhang.sends_photo(None, "<i>写错</i>的说明", html=True)
    report = await sends_now(zhang, first, 4)
    words = ("改好的说明", [{"type": "bold", "offset": 0, "length": 2}])

    await zhang.presses("更正", on=report)
    await zhang.hears("把改好的说明文字，或者换用的图片")
    await zhang.says("长" * 1025)
    await zhang.hears("最多 1024 个字")
    await zhang.says("<b>改好</b>的说明", html=True)
    assert says(await zhang.hears("改好的说明")) == words
    await zhang.presses("改成这样", on=await zhang.hears("改成这样？"))
    assert "4 份已经改过来" in (await zhang.hears("更正好了")).text
    assert [(says(one.last), picture(one.last)) for one in riders] == [(words, picture(first))] * 4

    nuanyi.telegram.remove(deletes.last)
    await zhang.presses("更正", on=report)
    await zhang.hears("把改好的说明文字，或者换用的图片")
    second = await zhang.sends_photo(red())
    await zhang.hears("改好的说明")
    sure = await zhang.hears("改成这样？")
    blocks.blocks()
    await zhang.presses("改成这样", on=sure)
    told = (await zhang.hears("更正好了")).text
    assert ("2 份已经改过来" in told, "2 份没改成" in told) == (True, True)
    assert [(says(one.last), picture(one.last)) for one in (wang, li)] == [(words, picture(second))] * 2
    assert picture(blocks.last) == picture(first)
    assert picture(second) != picture(first)

    await begins(zhang)
    other = await sends_now(zhang, await zhang.sends_file(b"words", "表.txt", caption="请填表"), 3)
    await nuanyi.later(hours=49)
    for one in (report, other):
        await zhang.presses("撤回", on=one)
        await zhang.presses("撤回", on=await zhang.hears("会从对方那里删掉"))
        told = (await zhang.hears("撤回好了")).text
        assert "2 份已经处理" in told if one is report else "3 份已经处理" in told
        assert ("2 份没撤成" in told) == (one is report)
    for person in (wang, li):
        assert [one.wire["caption"] for one in person.heard] == [WITHDRAWN] * 2
        assert kinds(person.heard) == ["photo", "document"]
        assert [one.buttons for one in person.heard] == [[], []]
        assert picture(person.heard[0]) not in (picture(first), picture(second))
    assert says(blocks.last) == words


@ON_ONE_DATABASE
async def test_what_was_corrected_before_its_hour_or_half_way_says_the_same_to_everybody_in_the_end(
    nuanyi, rides, zhang
):
    noon, slow, _ = riders = [await rides("中午的"), await rides("网慢的"), await rides("晚上的", "courier")]
    await sends(nuanyi, zhang, "写错的话", hours="now", begins_at=WEDNESDAY + timedelta(hours=5))
    await corrects(zhang, await zhang.hears("15:00 开始发"), "改好的话")
    await zhang.hears("还没人收到旧的，之后发的都是新的")
    await nuanyi.later(hours=5, minutes=1)
    await zhang.hears("一共 3 人")
    assert [[one.text for one in person.heard] for person in riders] == [["改好的话"]] * 3

    late = nuanyi.telegram.faults.add("sendMessage", slow, seconds=1.0)
    await sends(nuanyi, zhang, "又写错的话", hours="slack")
    bar = await zhang.hears("又写错的话")
    await noon.hears("又写错的话")
    await happens(lambda: late.happened)
    await corrects(zhang, bar, "又改好的话")
    assert "2 份已经改过来" in (await zhang.hears("更正好了")).text
    await nuanyi.later(hours=5)
    assert "更正了 2 份" in (await zhang.hears("一共 3 人")).text
    assert [[one.text for one in person.heard] for person in riders] == [["改好的话", "又改好的话"]] * 3
    assert ["edit_date" in person.last.wire for person in riders] == [True, True, False]


@ON_ONE_DATABASE
async def test_an_album_whose_buttons_did_not_come_counts_as_sent_comes_once_and_can_be_changed(nuanyi, rides, zhang):
    whole, half, stuck = riders = [await rides(name) for name in ("王一", "李二", "赵三")]
    for person in (half, stuck):
        nuanyi.telegram.faults.add("sendMessage", person, status=400)
    await begins(zhang)
    given = await zhang.sends_album("photo", "photo", caption="写错的说明")
    report = await sends_now(zhang, given[-1], 3)
    assert "收到：3 人" in report.text
    await corrects(zhang, report, "改好的说明")
    assert "3 份已经改过来" in (await zhang.hears("更正好了")).text
    assert [kinds(one.heard) for one in riders] == [["photo", "photo", "text"], *[["photo", "photo"]] * 2]
    assert [one.heard[0].wire["caption"] for one in riders] == ["改好的说明"] * 3

    nuanyi.telegram.faults.add("deleteMessages", stuck, status=400)
    await zhang.presses("撤回", on=report)
    await zhang.presses("撤回", on=await zhang.hears("3 份会从对方那里删掉"))
    assert "3 份已经处理" in (await zhang.hears("撤回好了")).text
    assert (whole.heard, half.heard) == ([], [])
    assert [one.wire.get("caption") for one in stuck.heard] == [WITHDRAWN, None]
    assert not {picture(one) for one in stuck.heard} & {picture(one) for one in given}


async def begins(author: Person) -> None:
    """Begin to write to many."""
    await author.says("群发")
    await author.hears("想对骑手说什么")


async def sends_now(author: Person, given: Message, people: int) -> Message:
    """Send what was just given, to so many people, at once; return the report."""
    screen = await screen_below(author, given)
    await goes(author, screen, "什么时候", "点一个")
    await goes(author, screen, "现在就发", "🕒 马上")
    await author.presses(f"发送给 {people} 位", on=screen)
    return await author.hears(f"一共 {people} 人")


async def corrects(author: Person, shown: Message, words: str) -> None:
    """Let it say this from now on."""
    await author.presses("更正", on=shown)
    await author.hears("✏️ 把改好的")
    await author.says(words)
    await author.presses("改成这样", on=await author.hears("改成这样？"))
    await author.hears("正在更正")


def picture(message: Message) -> str:
    """Return by what the picture of a message is known."""
    return message.wire["photo"][-1]["file_unique_id"]


def red() -> bytes:
    """Return a small red picture."""
    into = io.BytesIO()
    Image.new("RGB", (320, 240), "red").save(into, "JPEG")
    return into.getvalue()
