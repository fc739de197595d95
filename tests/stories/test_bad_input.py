"""Whatever somebody sends, presses or does with the bot: one clear sentence in their language, and nothing lost."""

from models.favourites import Favourite
from models.inbox import DONE, Inbox
from models.members import Member
from models.outbox import ATTEMPTING, PENDING, UNREACHABLE, Outgoing
from tests.stories.conftest import FAR_OFF, ON_ONE_DATABASE, ZHENGDA, count, happens, offering, sends
from tests.stories.kinds import FILE, KINDS, SERVICE, of_kind
from tests.stories.lists import read

PUZZLED = {
    "zh": "这个我看不懂。发个位置给我找驿站，或者打字搜驿站名、路名。",
    "en": "I can't read this. Send me a location to find a station, or type a name or a street.",
}
GONE = {"zh": "这个按钮已经失效了，点下面的按钮重新开始。", "en": "This button no longer works."}
NAMES = ["<b>王", "&amp;", "👨‍👩‍👧‍👦", "\u202eevil", "a\u2066b", "{ $name }", "'; DROP TABLE member; --", "长" * 64]


async def listed(person):
    """Look for stations, and return the list."""
    await person.shares_place(*ZHENGDA)
    return await person.hears()


@ON_ONE_DATABASE
async def test_what_is_neither_place_nor_words_gets_one_sentence(wang, ana, nuanyi):
    for person, sentence in ((wang, PUZZLED["zh"]), (ana, PUZZLED["en"])):
        for kind in KINDS:
            sends(person, **of_kind(kind))
            assert (await person.hears()).text == sentence, kind
        await person.sends_file(b"MZ" * 5000, "a<b>.exe")
        await person.sends_file(b"", "空.csv", "text/csv")
        await person.shares_contact("+8613800000001")
        await person.shares_contact("+8613800000002", forwarded=True)
        for _ in range(4):
            assert (await person.hears()).text == sentence
        await person.hears_nothing(0.2)


@ON_ONE_DATABASE
async def test_what_telegram_itself_puts_into_a_chat_is_no_question(wang, nuanyi):
    await wang.says("/start")
    greeting = await wang.hears()
    for kind in SERVICE:
        sends(wang, **of_kind(kind))
    sends(wang, pinned_message=greeting.wire)
    await wang.hears_nothing(0.3)


@ON_ONE_DATABASE
async def test_a_message_of_full_length_is_searched_for_and_told_in_short(wang, nuanyi):
    for text in ("x" * 4096, "驿" * 4096, "a b " * 1024, "%_" * 2048, "\u202e" * 4096, "👨‍👩‍👧‍👦" * 370):
        await wang.says(text)
        assert len((await wang.hears()).text) < 1500
    await wang.says("没" * 4096)
    assert f"没找到“{'没' * 49}…”" in (await wang.hears()).text


def as_telegram_shows(text):
    """Telegram takes marks that turn the direction of writing out of whatever is sent."""
    return text.replace("\u202e", "")


@ON_ONE_DATABASE
async def test_odd_names_are_greeted_as_they_are(telegram, nuanyi):
    for name in NAMES:
        person = telegram.person(name, language_code="zh-hans")
        await person.says("/start")
        assert (await person.hears()).text.startswith(f"{as_telegram_shows(name)}，你好！")


@ON_ONE_DATABASE
async def test_odd_names_of_stations_stay_what_they_are(wang, nuanyi):
    rows = [offering(f"N{n}", north=n * 30, name=f"{name}驿") for n, name in enumerate(NAMES[:7])]
    await nuanyi.knows(*rows)
    await wang.shares_place(*FAR_OFF)
    shown = await wang.hears("最近的驿站")
    names = [as_telegram_shows(nuanyi.stations.by_code(f"N{n}").name) for n in range(5)]
    assert [entry.name for entry in read(shown)] == names
    for n, name in enumerate(names):
        await wang.presses(f"{n + 1}. ", on=shown)
        assert (await wang.hears(name)).text.startswith(f"{name}\n")
        assert as_telegram_shows((await wang.hears(name)).venue.title) == name


FORGED = [
    "",
    "zzz",
    "@",
    "@1.2.3,4.5|0|0",
    "@nan,nan|0|0",
    "s:",
    "s:-1",
    "f:1:2",
    "f:1",
    "p:1:steal",
    "p:1:closed:again",
    "a:other:",
    "a:words:",
    "d:go",
    "d:go:problem",
    "d:new",
    "d:new:checkin",
    "d:delete",
    "l:xx",
    "l:../../etc/passwd",
    "k:-1",
    "\u0000",
    "驿站" * 10,
]


@ON_ONE_DATABASE
async def test_data_that_no_button_carries_does_nothing_and_says_so(wang, ana, nuanyi, database):
    for person, sentence in ((wang, GONE["zh"]), (ana, GONE["en"])):
        shown = await listed(person)
        for data in FORGED:
            answer = await person.presses(on=shown, data=data)
            assert answer, data
            assert answer.alert, data
            assert answer.text.startswith(sentence), data
        await person.hears_nothing(0.2)
    assert await count(database, Favourite) == 0


@ON_ONE_DATABASE
async def test_data_with_numbers_that_are_out_of_bounds_is_answered_too(wang, nuanyi):
    shown = await listed(wang)
    for data in ("s:999999999999999999999999999999", "s:0", "f:99999999999999999999:1", "p:77777", "p:77777:closed"):
        answer = await wang.presses(on=shown, data=data)
        assert answer.text == "这个驿站已经不在了。点“📍 找驿站”看看附近的。", data
    assert "没有这样的位置" in (await wang.presses(on=shown, data="@91.0,181.0|0|0")).text
    await wang.presses(on=shown, data="@34.747200,113.624500|ffffffffffff|0")
    await wang.hears("没有符合这些条件的驿站")
    await wang.presses(on=shown, data="@34.747200,113.624500|0|99999999999999")
    assert [entry.number for entry in read(await wang.hears("离你最近的驿站"))] == [1, 2, 3, 4, 5]
    await wang.presses(on=shown, data="k:99999999999999999999999999")
    await wang.hears("你还没有收藏驿站")


async def test_a_forged_press_concerns_only_the_one_who_pressed(wang, li, nuanyi, database):
    await nuanyi.knows(offering("甲"))
    station = nuanyi.stations.by_code("甲").id
    await wang.presses(on=await listed(wang), data=f"p:{station}:moved")
    question = await wang.hears("搬到哪儿了")
    for data in ("a:words:", "d:new:problem", "d:go:problem"):
        assert (await li.presses(on=await listed(li), data=data)).alert
    await li.says("随便写")
    await li.hears("没找到")
    await wang.presses("跳过", on=question)
    await wang.hears("谢谢，记下了")


async def test_a_button_whose_message_is_gone_still_works(wang, nuanyi, database, telegram):
    shown = await listed(wang)
    await wang.presses("1. ", on=shown)
    page = await wang.hears("中原路营业厅")
    await wang.hears("中原路营业厅")
    telegram.remove(shown)
    telegram.remove(page)
    await wang.presses(on=shown, data=shown.button("现在开门").data)
    again = await wang.hears("符合条件")
    assert again.id != shown.id
    assert (await wang.presses(on=page, data=page.button("🔖").data)).text.startswith("已收藏")
    await happens(lambda: not [call for call in telegram.calls if call.outcome not in ("ok",)], within=0.2)
    assert await count(database, Favourite) == 1


async def test_a_double_tap_counts_once(wang, nuanyi, database):
    shown = await listed(wang)
    for _ in range(2):
        await wang.presses("1. ", on=shown, wait=False)
    page = await wang.hears("中原路营业厅")
    for _ in range(3):
        await wang.presses("🔖 收藏", on=page, wait=False)
    await wang.says("/favourites")
    await wang.hears("你收藏了 1 个驿站")
    assert await count(database, Favourite) == 1
    for _ in range(2):
        await wang.presses("现在开门", on=shown, wait=False)
    await wang.hears("符合条件")
    await wang.says("/myid")
    await wang.hears("数字编号")
    assert shown.button("现在开门").label == "✅ 🟢 现在开门"


@ON_ONE_DATABASE
async def test_an_edited_message_is_not_read_again(wang, ana, nuanyi, database):
    said = await wang.says("中原路")
    await wang.hears("找到")
    await wang.edits(said, "/myid")
    assert (await wang.hears()).text == "改过的消息我不会再读，请重新发一条。"
    file = await ana.sends_file(b"", "a.csv", "text/csv", caption="Zhongyuan")
    await ana.hears(PUZZLED["en"])
    await ana.edits(file, "/start")
    await ana.hears("I don't read a message again when it is edited.")
    await wang.hears_nothing(0.2)


@ON_ONE_DATABASE
async def test_an_edited_answer_is_not_taken_for_another(wang, nuanyi):
    await nuanyi.knows(offering("甲"))
    await wang.presses(on=await listed(wang), data=f"p:{nuanyi.stations.by_code('甲').id}:other")
    await wang.hears("有什么问题")
    said = await wang.says("/help")
    await wang.hears("我能帮你")
    await wang.edits(said, "门口积水")
    await wang.hears("改过的消息我不会再读")
    await wang.says("门口积水")
    await wang.hears("谢谢，记下了")


@ON_ONE_DATABASE
async def test_a_phone_that_has_not_found_itself_is_told_so(wang, ana, nuanyi):
    await wang.shares_place(0, 0)
    assert (await wang.hears()).text == (
        "这个位置（0，0）在大西洋里，多半是手机还没定位好。请打开定位，稍等片刻再发一次。"
    )
    await ana.shares_place(0.0001, -0.0001)
    await ana.hears("in the Atlantic")


@ON_ONE_DATABASE
async def test_the_ends_of_the_world_are_places_too(wang, nuanyi):
    for here in ((90, 0), (-90, 77), (0, 180), (0, -180), (-34.75, -66.38), (52.5, 13.4)):
        await wang.shares_place(*here)
        shown = await wang.hears("这里不在郑州范围内。最近的驿站在 ")
        assert len(read(shown)) == 5
        await wang.presses("现在开门", on=shown)
        assert read(await wang.hears("没有符合条件的驿站"))


async def test_an_update_that_comes_twice_is_answered_once(wang, li, nuanyi, database, telegram):
    fault = telegram.faults.add(kind="duplicate", times=4)
    for _ in range(3):
        await wang.says("/myid")
        await wang.hears(str(wang.id))
    await li.presses(on=await listed(li), data=f"f:{nuanyi.stations.by_code('68').id}:1")
    await happens(lambda: fault.happened == 4)
    await li.says("/favourites")
    await li.hears("你收藏了 1 个驿站")
    await wang.hears_nothing(0.3)
    assert await count(database, Inbox) == 6
    assert len(wang.heard) == 3


async def test_an_update_that_comes_late_is_answered_all_the_same(wang, li, nuanyi, telegram):
    fault = telegram.faults.add(kind="late")
    await wang.says("/myid")
    await wang.hears_nothing(0.2)
    for _ in range(3):
        await li.says("/myid")
        await li.hears(str(li.id))
    await wang.hears(str(wang.id))
    assert fault.happened == 1
    assert len(wang.heard) == 1


async def test_updates_in_any_order_are_all_answered(telegram, nuanyi, database):
    people = [telegram.person(f"骑手{n}") for n in range(6)]
    fault = telegram.faults.add(kind="reorder", times=None)
    for person in people:
        await person.says("/myid")
        await person.says("中原路")
    for person in people:
        await person.hears(str(person.id))
        await person.hears("找到")
        assert len(person.heard) == 2
    assert fault.happened
    await happens_in(database, Inbox, Inbox.state == DONE, 12)


async def happens_in(database, table, condition, number):
    """Wait until so many rows are like this."""
    for _ in range(50):
        if await count(database, table, condition) == number:
            return
    raise AssertionError(f"there are not {number}")


async def test_who_blocks_the_bot_disturbs_nobody_and_may_come_back(wang, li, nuanyi, database):
    await wang.presses(on=await listed(wang), data=f"f:{nuanyi.stations.by_code('68').id}:1")
    await happens_in(database, Outgoing, Outgoing.state.in_((PENDING, ATTEMPTING)), 0)
    await wang.says("/help")
    wang.blocks()
    await li.says("/help")
    await li.hears("我能帮你")
    await happens_in(database, Outgoing, Outgoing.state == UNREACHABLE, 1)
    await happens_in(database, Member, Member.blocked_at.is_not(None), 1)
    assert not [message for message in wang.heard if "我能帮你" in message.text]
    wang.unblocks()
    await wang.says("/favourites")
    await wang.hears("你收藏了 1 个驿站")
    assert await count(database, Member, Member.blocked_at.is_not(None)) == 0


async def test_an_account_that_is_gone_is_no_trouble(wang, li, nuanyi, database):
    await wang.says("/help")
    wang.deactivates()
    await li.says("/help")
    await li.hears("我能帮你")
    await happens_in(database, Outgoing, Outgoing.state == UNREACHABLE, 1)


@ON_ONE_DATABASE
async def test_what_can_not_even_be_read_gets_an_apology_and_the_next_message_its_answer(wang, ana, nuanyi, database):
    sends(wang, sticker=FILE)
    sends(ana, sticker=FILE)
    await wang.says("/myid")
    sorry = await wang.hears("对不起，刚才没办成，是我们的问题。")
    assert sorry.entities[0]["type"] == "code"
    await wang.hears(str(wang.id))
    await ana.hears("Sorry, that did not work, and it was our fault.")
    assert await count(database, Inbox, Inbox.incident.is_not(None)) == 2
