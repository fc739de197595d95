"""Who keeps a station has the last word on it, and riders see it at once."""

import pytest
from sqlalchemy import select

from bot import deeplinks
from bot.app import Program
from bot.sandbox import Person
from jobs import reload
from models import keys, members, problems
from models.outbox import Outgoing
from tests.stories import people
from tests.stories.conftest import FAR_OFF, ON_ONE_DATABASE, offering
from tests.stories.lists import read

HOME = offering("甲", amenities="热水、充电")
NEXT = offering("乙", north=500)


@pytest.fixture
async def station(nuanyi):
    """A station of one's own, far from all others but one."""
    await nuanyi.knows(HOME, NEXT)
    return nuanyi.stations.by_code("甲").id


@pytest.fixture
async def zhao(telegram, nuanyi, station) -> Person:
    """Its keeper."""
    keeper = telegram.person("赵姐", language_code="zh-hans")
    await people.becomes_keeper(nuanyi, keeper, station=station)
    return keeper


async def opens_mine(keeper):
    """Open the page of the only station that one keeps."""
    await keeper.says("/mystation")
    return await keeper.hears("🏠 甲驿站")


async def taps(keeper, label, on) -> str:
    """Tap a button that changes the message it is under, wait for that, and give what pops up."""
    answer = await keeper.presses(label, on=on)
    await keeper.hears("甲驿站")
    return answer.text


def buttons(*messages):
    """All buttons under these messages."""
    return [button for message in messages for row in message.buttons for button in row]


async def sees(rider):
    """What a rider reads of the station on the list, and on its page, which say the same of how it stands."""
    await rider.shares_place(*FAR_OFF)
    listed = read(await rider.hears("最近的驿站"))[0]
    await rider.opens("sx_55Sy")
    page = await rider.hears("甲驿站\n")
    await rider.hears("甲驿站")
    assert listed.name == "甲驿站"
    assert listed.standing.split("　")[0] in page.text
    return listed, page.text


async def marks(rider, what):
    """Say what is wrong with the station."""
    await rider.opens("sx_55Sy")
    page = await rider.hears("甲驿站\n")
    await rider.hears("甲驿站")
    await rider.presses("有问题", on=page)
    await rider.presses(what, on=await rider.hears("怎么了"))
    return await rider.hears("甲驿站")


async def test_closed_today_is_seen_at_once_after_a_restart_and_until_midnight(wang, zhao, nuanyi):
    mine = await opens_mine(zhao)
    assert (await sees(wang))[0].standing == "🟢 24 小时开放"
    assert await taps(zhao, "今天不开门", mine) == "好的，骑手马上就能看到。"
    assert "🔴 驿站说：今天不开门，明天 00:00 开" in mine.text
    listed, page = await sees(wang)
    assert listed.standing == "🔴 驿站说：今天不开门，明天 00:00 开"
    assert "今天 00:00" not in page
    await nuanyi.restarts()
    assert (await sees(wang))[0].standing.startswith("🔴 驿站说：今天不开门")
    await nuanyi.later(hours=13, minutes=50)
    assert (await sees(wang))[0].standing.startswith("🔴 驿站说：今天不开门")
    await nuanyi.later(minutes=15)
    assert (await sees(wang))[0].standing == "🟢 24 小时开放"


async def test_a_closed_station_is_not_open_now_and_is_when_it_opens_again(wang, zhao, nuanyi):
    mine = await opens_mine(zhao)
    await taps(zhao, "今天不开门", mine)
    await wang.shares_place(*FAR_OFF)
    shown = await wang.hears("最近的驿站")
    await wang.presses("现在开门", on=shown)
    assert next(entry.name for entry in read(await wang.hears("符合条件"))) == "乙驿站"
    await taps(zhao, "恢复开门", mine)
    assert "🟢 24 小时开放" in mine.text
    assert (await sees(wang))[0].standing == "🟢 24 小时开放"


@ON_ONE_DATABASE
async def test_closed_for_longer_or_until_further_notice(wang, zhao, nuanyi):
    mine = await opens_mine(zhao)
    await taps(zhao, "今天不开门", mine)
    await taps(zhao, "明天也不开", mine)
    assert (await sees(wang))[0].standing == "🔴 驿站说：这两天不开门，11月20日周五 00:00 开"
    await taps(zhao, "先关着", mine)
    assert (await sees(wang))[0].standing == "🔴 驿站说：暂时不开门"
    await nuanyi.later(days=40)
    assert (await sees(wang))[0].standing == "🔴 驿站说：暂时不开门"


async def test_another_process_sees_it_within_five_seconds(wang, zhao, nuanyi, station):
    other = Program(nuanyi.settings)
    async with other.kit.database.read() as session:
        await other.kit.stations.refresh(session, nuanyi.kit.clock.now())
    await taps(zhao, "今天不开门", await opens_mine(zhao))
    now = nuanyi.kit.clock.now()
    assert other.kit.stations.is_open(station, now)
    await reload.run(other.kit, now)
    assert not other.kit.stations.is_open(station, now)
    await other.kit.database.close()


async def test_what_is_broken_no_longer_passes_the_filter_until_it_is_mended(wang, zhao, nuanyi):
    mine = await opens_mine(zhao)
    await taps(zhao, "有东西坏了", mine)
    assert "什么坏了" in mine.text
    await taps(zhao, "热水", mine)
    assert "🔧 暂时不能用：♨️热水" in mine.text
    listed, page = await sees(wang)
    assert listed.amenities.endswith("🔧 暂时不能用：♨️热水")
    assert "🔧 暂时不能用：♨️热水" in page
    await wang.shares_place(*FAR_OFF)
    shown = await wang.hears("离你最近的驿站")
    await wang.presses("热水", on=shown)
    await wang.hears("没有符合这些条件的驿站")
    await taps(zhao, "热水修好了", mine)
    listed, _ = await sees(wang)
    assert "♨️热水" in listed.amenities
    assert "🔧" not in listed.amenities


async def test_two_riders_marks_reach_the_keeper_who_waves_them_off(wang, li, zhao, nuanyi):
    await marks(wang, "没热水")
    assert zhao.heard == []
    await marks(li, "没热水")
    told = await zhao.hears("有两位骑手说“没热水”，我已经提醒大家了。是这样吗？")
    assert "⚠️" in (await sees(wang))[0].standing
    await taps(zhao, "没有的事", told)
    assert "✖️ 驿站说没有的事，不再提醒骑手。" in told.text
    assert "⚠️" not in (await sees(wang))[0].standing
    await nuanyi.restarts()
    assert "⚠️" not in (await sees(wang))[0].standing
    assert "再有一位骑手" in (await marks(wang, "没热水")).text
    assert "已经有两位骑手" in (await marks(li, "没热水")).text
    await zhao.hears("有两位骑手说“没热水”")


async def test_one_mark_that_the_keeper_confirms_counts_at_once_and_until_mended(wang, li, zhao, nuanyi):
    await marks(wang, "没热水")
    mine = await opens_mine(zhao)
    assert "· 没热水：1 位骑手，还没提醒大家" in mine.text
    await taps(zhao, "属实：没热水", mine)
    assert "骑手没有反映问题" in mine.text
    await nuanyi.later(days=3)
    assert "🔧 暂时不能用：♨️热水" in (await sees(li))[1]
    assert "驿站也已经这么说了" in (await marks(li, "没热水")).text
    await taps(zhao, "热水修好了", mine)
    assert "🔧" not in (await sees(li))[1]
    assert "⚠️" not in (await sees(li))[1]


async def test_the_keepers_hear_once_and_see_what_one_of_them_answered(telegram, wang, li, ana, zhao, nuanyi, station):
    second = telegram.person("钱叔", language_code="zh-hans")
    await people.becomes_keeper(nuanyi, second, station=station)
    for rider in (wang, li):
        await marks(rider, "关门了")
    first, other = await zhao.hears("有两位骑手说“关门了”"), await second.hears("有两位骑手说“关门了”")
    await ana.says("/start")
    await ana.presses(data=f"p:{station}:closed", on=await ana.hears("Hello"))
    await ana.hears("Thank you")
    await taps(second, "属实", other)
    await zhao.hears("✔️ 驿站说属实")
    await wang.hears("⭐ +")
    assert other.text == first.text
    assert (await sees(wang))[0].standing == "🔴 驿站说：今天不开门，明天 00:00 开"
    await taps(zhao, "已经好了", first)
    assert "🟢 24 小时开放" in first.text
    assert (await sees(wang))[0].standing == "🟢 24 小时开放"
    assert len(zhao.heard) == len(second.heard) == 1


@ON_ONE_DATABASE
async def test_a_warning_at_night_wakes_nobody(wang, li, zhao, nuanyi):
    await nuanyi.later(hours=13)
    for rider in (wang, li):
        await marks(rider, "关门了")
    await zhao.hears("有两位骑手说“关门了”")
    (call,) = [call for call in zhao.telegram.calls if call.params.get("chat_id") == zhao.id]
    assert call.params["disable_notification"] is True


@ON_ONE_DATABASE
async def test_a_mark_that_the_keeper_has_answered_elsewhere_is_ended_in_the_warning_too(wang, li, zhao, nuanyi):
    for rider in (wang, li):
        await marks(rider, "没热水")
    told = await zhao.hears("有两位骑手说“没热水”")
    mine = await opens_mine(zhao)
    assert "⚠️ 没热水：2 位骑手，已经提醒大家" in mine.text
    await zhao.presses("不是：没热水", on=mine)
    await zhao.hears("骑手没有反映问题")
    await zhao.hears("不再提醒骑手")
    assert "✖️ 驿站说没有的事" in told.text


async def test_an_ex_keepers_buttons_do_nothing(telegram, wang, nuanyi, station):
    keeper = telegram.person("孙哥", language_code="zh-hans")
    role = await people.becomes_keeper(nuanyi, keeper, station=station)
    mine = await opens_mine(keeper)
    await people.loses(nuanyi, role)
    for data in (*(button.data for button in buttons(mine)), f"g:y:{station}:closed", f"g:b:{station}:hot_water"):
        answer = await keeper.presses(on=mine, data=data)
        assert answer.alert, data
        assert "没有权限" in answer.text
    await keeper.says("/mystation")
    await keeper.hears("你现在没有在管驿站")
    assert (await sees(wang))[0].standing == "🟢 24 小时开放"


async def test_the_keeper_of_another_station_and_any_rider_are_refused(telegram, wang, nuanyi, zhao, station):
    neighbour = telegram.person("周姐", language_code="zh-hans")
    await people.becomes_keeper(nuanyi, neighbour, station=nuanyi.stations.by_code("乙").id)
    await neighbour.says("/mystation")
    await wang.says("/start")
    mine = await opens_mine(zhao)
    for person, on in ((neighbour, await neighbour.hears("🏠 乙驿站")), (wang, await wang.hears("你好"))):
        for button in buttons(mine):
            answer = await person.presses(on=on, data=button.data)
            assert answer.alert, button.data
            assert "没有权限" in answer.text
    assert (await sees(wang))[0].standing == "🟢 24 小时开放"


async def test_a_stolen_phone_keeps_nothing(wang, zhao, nuanyi):
    mine = await opens_mine(zhao)
    await people.is_locked_out(nuanyi, zhao)
    assert "没有权限" in (await zhao.presses("今天不开门", on=mine)).text
    assert (await sees(wang))[0].standing == "🟢 24 小时开放"


async def test_who_keeps_several_stations_chooses_one_first(zhao, nuanyi):
    await people.becomes_keeper(nuanyi, zhao, station=nuanyi.stations.by_code("乙").id)
    await zhao.says("🏠 我的驿站")
    several = await zhao.hears("你管着 2 个驿站")
    await zhao.presses("乙驿站", on=several)
    await zhao.hears("🏠 乙驿站")
    await zhao.presses("‹ 我的驿站", on=several)
    await zhao.hears("你管着 2 个驿站")


async def test_an_administrator_manages_any_station_from_its_page(telegram, wang, zhao, nuanyi, station):
    boss = people.administrator(telegram)
    await boss.says("/mystation")
    await boss.hears("你名下没有驿站。管理员可以管所有的")
    await boss.opens("sx_55Sy")
    page = await boss.hears("甲驿站\n")
    await boss.presses("🔖 收藏", on=page)
    await boss.hears("甲驿站\n")
    await boss.presses("⚙️ 管理", on=page)
    mine = await boss.hears("🏠 甲驿站")
    await taps(boss, "今天不开门", mine)
    listed, page = await sees(wang)
    assert listed.standing.startswith("🔴 驿站说：今天不开门")
    assert all("⚙️" not in button.label for button in buttons(*wang.heard))


async def test_hours_are_typed_shown_as_understood_and_taken(wang, zhao, nuanyi):
    mine = await opens_mine(zhao)
    await zhao.presses("开放时间", on=mine)
    await zhao.hears("现在写的是：24小时")
    await zhao.says("看我心情")
    await zhao.hears("这个时间我没看懂，所以先没改")
    await zhao.sends_photo()
    await zhao.hears("请打字告诉我开放时间")
    await zhao.says("周一至周五 9:00-17:00")
    first = await zhao.hears("我是这样理解的")
    assert "周一至周五 09:00–17:00\n没写到的日子：休息\n法定节假日：没有说" in first.text
    await zhao.says("每天 11:00-17:00，节假日休息")
    second = await zhao.hears("我是这样理解的")
    assert "\n每天 11:00–17:00\n法定节假日：休息\n对吗？" in second.text
    assert (await zhao.presses("对，就这样", on=first)).alert
    assert (await sees(wang))[0].standing == "🟢 24 小时开放"
    await nuanyi.restarts()
    assert "开放时间改好了" in (await zhao.presses("对，就这样", on=second)).text
    await zhao.hears("🏠 甲驿站")
    assert (await sees(wang))[0].standing == "🔴 现在关门，11:00 开"
    await nuanyi.restarts()
    assert (await sees(wang))[0].standing == "🔴 现在关门，11:00 开"


@ON_ONE_DATABASE
async def test_hours_that_were_understood_wrongly_are_written_anew_or_left(wang, zhao, nuanyi):
    mine = await opens_mine(zhao)
    await zhao.presses("开放时间", on=mine)
    await zhao.hears("现在写的是")
    await zhao.says("Mo-Su 08:00-20:00")
    shown = await zhao.hears("我是这样理解的")
    await zhao.presses("不对", on=shown)
    asked = await zhao.hears("现在写的是：24小时")
    await zhao.presses("不改了", on=asked)
    await zhao.hears("先不填了")
    assert (await sees(wang))[0].standing == "🟢 24 小时开放"


async def test_who_is_keeper_no_more_can_t_finish_the_hours(telegram, wang, nuanyi, station):
    keeper = telegram.person("孙哥", language_code="zh-hans")
    role = await people.becomes_keeper(nuanyi, keeper, station=station)
    await keeper.presses("开放时间", on=await opens_mine(keeper))
    await keeper.hears("现在写的是")
    await keeper.says("Mo-Su 11:00-20:00")
    shown = await keeper.hears("我是这样理解的")
    await people.loses(nuanyi, role)
    assert "没有权限" in (await keeper.presses("对，就这样", on=shown)).text
    assert (await sees(wang))[0].standing == "🟢 24 小时开放"


async def test_a_keeper_reads_what_riders_wrote_but_not_who(wang, li, zhao, nuanyi, database):
    await marks(wang, "搬走了")
    await wang.says("搬到 <2 楼>")
    await wang.hears("谢谢")
    await marks(li, "别的问题")
    await li.says("门口积水")
    await li.hears("谢谢")
    mine = await opens_mine(zhao)
    await zhao.presses("骑手怎么说", on=mine)
    told = await zhao.hears("骑手怎么说")
    assert "别的问题 · 10:00\n“门口积水”\n\n搬走了 · 10:00\n“搬到 <2 楼>”" in told.text
    assert not any(rider.name in told.text for rider in (wang, li))
    async with nuanyi.kit.database.begin() as session:
        await keys.destroy(session, wang.id)
    await zhao.presses("骑手怎么说", on=mine)
    told = await zhao.hears("骑手怎么说")
    assert told.text.endswith("“门口积水”\n\n搬走了 · 10:00")


async def test_what_a_keeper_is_shown_of_riders_words_waits_under_a_key_that_passes(
    telegram, wang, zhao, nuanyi, database
):
    await marks(wang, "别的问题")
    await wang.says("门口积水")
    await wang.hears("谢谢")
    mine = await opens_mine(zhao)
    telegram.faults.add(method="sendMessage", kind="error", status=429, retry_after=2, times=1)
    await zhao.presses("骑手怎么说", on=mine)
    async with database.read() as session:
        waiting = (await session.execute(select(Outgoing).where(Outgoing.source.endswith(":words")))).scalars().all()
    assert [one.transit is not None for one in waiting] == [True]
    await zhao.hears("门口积水")


@ON_ONE_DATABASE
async def test_a_keeper_turns_the_pages_of_what_riders_wrote(wang, zhao, nuanyi, station):
    async with nuanyi.kit.database.begin() as session:
        member = await members.number_of(session, wang.id, nuanyi.kit.clock.now())
        for _ in range(11):
            await problems.mark(session, member, station, "closed", nuanyi.kit.clock.now())
    await zhao.presses("骑手怎么说", on=await opens_mine(zhao))
    first = await zhao.hears("骑手怎么说")
    assert first.text.count("关门了") == 10
    await zhao.presses("下一页", on=first)
    second = await zhao.hears("骑手怎么说")
    assert second.text.count("关门了") == 1
    assert [button.label for button in buttons(second)] == ["‹ 返回"]


async def test_a_keeper_sees_how_many_people_came(wang, li, zhao, nuanyi):
    for _ in range(2):
        await wang.opens(deeplinks.station_payload("甲", visit=True))
        await wang.hears("甲驿站\n")
    await nuanyi.later(days=8)
    for person in (wang, li):
        await person.opens(deeplinks.station_payload("甲", visit=True))
        await person.hears("甲驿站\n")
    mine = await opens_mine(zhao)
    await zhao.presses("来了多少人", on=mine)
    await zhao.hears("今天 2　最近 7 天 2　最近 30 天 3")
    assert "11-18 ▇▇▇▇▇▇ 1\n11-19 0\n" in mine.text
    assert "11-26 ▇▇▇▇▇▇▇▇▇▇▇▇ 2\n" in mine.text
    await zhao.presses("返回", on=mine)
    await zhao.hears("🏠 甲驿站")
