"""Everybody sees what is kept of them and who looked, takes it along, takes it back, and erases it."""

import json

import pytest
from sqlalchemy import select

from bot.sandbox import Person
from jobs import forget
from models import looks, members, outbox, riders
from models.members import Member
from models.outbox import OPTED_OUT, Outgoing, Owed
from models.riders import Profile, Rider
from tests.stories.conftest import count, happens
from tests.stories.people import LIN, administrator, becomes_rider, becomes_secretary, settle
from tests.stories.test_checkin import PARTY, checks_in

NAMED = Profile("王大伟", "+8613800001111", party=True)


@pytest.fixture
async def town(nuanyi):
    """Zhengzhou with its streets and branches."""
    return await settle(nuanyi)


@pytest.fixture
async def zhang(nuanyi, town, telegram) -> Person:
    """The secretary of the riders' branch."""
    person = telegram.person("张书记", language_code="zh-hans", started=True)
    await becomes_secretary(nuanyi, person, branch=town.branch(LIN), name="张红")
    return person


@pytest.fixture
async def rider(nuanyi, town, wang) -> int:
    """Wang, who has checked in; the number of the member."""
    wang.started = wang.met = True
    return await becomes_rider(nuanyi, wang, NAMED, area=town.area("410102001"))


async def opens_privacy(person: Person):
    """Open the page about one's data and return it."""
    await person.says("/privacy")
    return await person.hears("你的信息，你说了算")


async def erases(person: Person) -> None:
    """Erase everything, in two taps from the page."""
    page = await opens_privacy(person)
    await person.presses("全部删除", on=page)
    await person.hears("想好了吗")
    await person.presses("确定，永久删除", on=page)


async def owe(nuanyi, *owed: Owed) -> None:
    async with nuanyi.kit.database.begin() as session:
        for one in owed:
            await outbox.put(session, one, nuanyi.kit.clock.now())


async def test_a_stranger_hears_that_nothing_is_kept(wang, nuanyi):
    await wang.says("/privacy")
    assert "什么都没有存" in (await wang.hears()).text
    assert await count(nuanyi.kit.database, Member) == 0


async def test_the_page_says_what_is_kept_and_how_long(wang, rider, nuanyi):
    page = await opens_privacy(wang)
    await wang.presses("记了什么", on=page)
    told = (await wang.hears("记什么、为什么、记多久")).text
    kept = nuanyi.kit.district.retention
    for days in (kept.stale, kept.declined, kept.threads, kept.problems):
        assert f"{days} 天" in told
    assert nuanyi.kit.district.privacy.contact in told
    await wang.presses("返回", on=page)
    await wang.hears("你的信息，你说了算")


async def test_who_looked_is_told_by_their_part_in_the_house_and_not_by_name(wang, li, rider, zhang, nuanyi, telegram):
    boss = administrator(telegram)
    now, day = nuanyi.kit.clock.now(), nuanyi.kit.clock.now().date()
    async with nuanyi.kit.database.begin() as session:
        viewers = [await members.number_of(session, person.id, now) for person in (zhang, boss, li)]
        for by, kind in zip([*viewers, 0], ["roster", "export", "page", "proof"], strict=True):
            await looks.note(session, [rider], by, kind, day, now)
        await looks.note(session, [rider], viewers[0], "roster", day, now)
    page = await opens_privacy(wang)
    await wang.presses("谁看过", on=page)
    told = (await wang.hears("谁看过你的信息")).text
    assert "2026年11月18日 书记（林山寨骑手党支部） 看了名册 2 次" in told
    assert "管理员 导出了名册 1 次" in told
    assert "以前的工作人员 看了详细信息 1 次" in told
    assert "扫码的人 扫了报到证 1 次" in told
    assert "张" not in told


async def test_many_looks_are_turned_like_pages(wang, rider, zhang, nuanyi):
    now = nuanyi.kit.clock.now()
    async with nuanyi.kit.database.begin() as session:
        for by in range(100, 130):
            await looks.note(session, [rider], by, "card", now.date(), now)
    page = await opens_privacy(wang)
    await wang.presses("谁看过", on=page)
    first = (await wang.hears("谁看过你的信息")).text
    assert first.count("·") == 12
    await wang.presses("下一页", on=page)
    await happens(lambda: page.button("较近的"))
    await wang.presses("下一页", on=page)
    await happens(lambda: page.text.count("·") == 6)


async def test_everything_comes_as_a_file_to_read_and_one_for_programs(wang, rider, nuanyi):
    page = await opens_privacy(wang)
    await wang.presses("拿走一份", on=page)
    await wang.hears("全部内容")
    html = (await wang.hears("nuanyi.html")).document.content.decode()
    assert "王大伟" in html
    assert '<h2 dir="auto">报到</h2>' in html
    data = json.loads((await wang.hears("nuanyi.json")).document.content)
    assert (data["checkin"][0]["name"], data["checkin"][0]["phone"]) == ("王大伟", "+8613800001111")
    assert {one["purpose"] for one in data["consents"]} == {"checkin", "membership"}


async def test_a_file_that_was_asked_for_before_erasing_is_not_made_any_more(wang, rider, nuanyi, telegram):
    telegram.faults.add(method="sendDocument", kind="error", status=429, retry_after=1, times=1)
    page = await opens_privacy(wang)
    await wang.presses("拿走一份", on=page)
    await wang.hears("全部内容")
    await erases(wang)
    await wang.hears("关于你的一切都删掉了")
    telegram.clock.shift(seconds=5)
    await wang.hears_nothing(for_=1)


async def test_a_check_in_is_taken_back_by_one_tap_and_the_secretary_sees_nothing_any_more(wang, zhang, nuanyi, town):
    await checks_in(wang, *PARTY)
    card = await zhang.hears("新的报到：王伟")
    page = await opens_privacy(wang)
    await wang.presses("我的同意", on=page)
    await wang.hears("2026年11月18日 同意")
    await wang.presses("收回：报到", on=page)
    await wang.hears("书记的名册上不再有你")
    await wang.presses("确定收回", on=page)
    await wang.hears("你的报到信息已经删除")
    await happens(lambda: "收回了同意" in card.text)
    assert "王伟" not in card.text
    assert card.buttons == []
    assert await count(nuanyi.kit.database, Rider) == 0
    await wang.presses("🪪 报到")
    await wang.hears("报到之前")


async def test_membership_is_taken_back_alone_and_the_secretary_decides_without_it(wang, zhang, nuanyi, town, telegram):
    boss = administrator(telegram)
    await checks_in(wang, *PARTY)
    card = await zhang.hears("新的报到：王伟")
    assert "林山寨骑手党支部" in card.text
    page = await opens_privacy(wang)
    await wang.presses("我的同意", on=page)
    await wang.hears("党员身份：")
    await wang.presses("收回：党员身份", on=page)
    await wang.hears("报到不受影响")
    await wang.presses("确定收回", on=page)
    await wang.hears("党员身份和支部已经删除")
    await happens(lambda: "林山寨骑手党支部" not in card.text)
    other = await boss.hears("新的报到：王伟")
    assert "林山寨骑手党支部" not in other.text
    await boss.presses("确认", on=other)
    await wang.hears("报到成功")
    async with nuanyi.kit.database.read() as session:
        (known,) = await riders.opened(session)
    assert (known.profile.party, known.profile.branch_id) == (False, None)


async def test_erasing_takes_two_taps_and_ends_with_a_goodbye(wang, rider, zhang, nuanyi):
    await owe(nuanyi, Owed(zhang.id, "letter:1", "sendMessage", {"text": "王大伟：书记好"}, keep=True, subject=rider))
    letter = await zhang.hears("王大伟")
    page = await opens_privacy(wang)
    await wang.presses("全部删除", on=page)
    asked = await wang.hears("想好了吗")
    assert len(asked.text.splitlines()) <= 4
    await wang.presses("确定，永久删除", on=page)
    await wang.hears("已经全部删除")
    goodbye = await wang.hears("关于你的一切都删掉了")
    assert "想回来" in goodbye.text
    assert [key.label for row in goodbye.keyboard for key in row if "报到" in key.label]
    await happens(lambda: letter.text == "这个人已经删除了自己的全部信息。")
    await wang.presses("确定，永久删除", on=page, data="y:erase:yes")
    await wang.says("/privacy")
    await wang.hears("什么都没有存")
    await wang.says("/me")
    await wang.hears()


async def test_two_presses_at_once_erase_once(wang, rider, nuanyi):
    page = await opens_privacy(wang)
    await wang.presses("全部删除", on=page)
    await wang.hears("想好了吗")
    for _ in range(5):
        await wang.presses("确定，永久删除", on=page, data="y:erase:yes", wait=False)
    await wang.hears("关于你的一切都删掉了")
    await wang.hears_nothing(for_=0.5)
    assert await count(nuanyi.kit.database, Member, Member.telegram_id.is_not(None)) == 0


async def test_what_was_sent_before_the_erasure_and_not_read_yet_goes_with_it(wang, rider, nuanyi):
    page = await opens_privacy(wang)
    await wang.presses("全部删除", on=page)
    await wang.hears("想好了吗")
    await wang.presses("确定，永久删除", on=page, data="y:erase:yes", wait=False)
    await wang.says("再见")
    await wang.hears("关于你的一切都删掉了")
    await wang.says("/start")
    await wang.hears("你好")


async def test_of_thirty_waiting_messages_none_comes_after_the_erasure(wang, rider, nuanyi, telegram):
    page = await opens_privacy(wang)
    await wang.presses("全部删除", on=page)
    await wang.hears("想好了吗")
    waiting = [
        Owed(wang.id, f"notice:{one}", "sendMessage", {"text": f"通知 {one}"}, outbox.SEND, outbox.NOTICE)
        for one in range(30)
    ]
    telegram.faults.add(method="sendMessage", kind="error", status=429, retry_after=1, times=1)
    await owe(nuanyi, *waiting)
    await wang.presses("确定，永久删除", on=page)
    await wang.hears("关于你的一切都删掉了", within=10)
    heard = len(wang.heard)
    telegram.clock.shift(seconds=60)
    await wang.hears_nothing(for_=1.5)
    assert len(wang.heard) == heard
    async with nuanyi.kit.database.read() as session:
        states = (await session.execute(select(Outgoing.state).where(Outgoing.source.like("notice:%")))).scalars().all()
    assert set(states) == {OPTED_OUT}
    assert len(states) >= 29


async def test_who_erased_everything_comes_back_as_somebody_new(wang, rider, zhang, nuanyi):
    await erases(wang)
    await wang.hears("关于你的一切都删掉了")
    await checks_in(wang, *PARTY)
    await zhang.presses("确认", on=await zhang.hears("新的报到：王伟"))
    await wang.hears("报到成功")
    async with nuanyi.kit.database.read() as session:
        (known,) = await riders.opened(session)
    assert known.rider.member_id != rider


async def test_a_secretary_who_erases_everything_is_one_no_more(zhang, wang, rider, nuanyi):
    page = await opens_privacy(zhang)
    await zhang.presses("全部删除", on=page)
    await zhang.hears("你的工作角色也会马上停掉")
    await zhang.presses("确定，永久删除", on=page)
    await zhang.hears("关于你的一切都删掉了")
    async with nuanyi.kit.database.read() as session:
        assert (await members.known(session, zhang.id)).roles == frozenset()


async def test_who_stays_silent_for_good_is_forgotten_and_told_once(wang, rider, nuanyi, telegram):
    rules, kept = nuanyi.kit.district.checkin, nuanyi.kit.district.retention
    await nuanyi.later(days=rules.recheck_days + 1)
    async with nuanyi.kit.database.begin() as session:
        now = nuanyi.kit.clock.now()
        await riders.ask_again(session, now, 10, now)
    await nuanyi.later(days=rules.silent_days + 1)
    async with nuanyi.kit.database.begin() as session:
        await riders.mark_stale(session, nuanyi.kit.clock.now(), nuanyi.kit.clock.now())
    await forget.run(nuanyi.kit, nuanyi.kit.clock.now())
    assert await count(nuanyi.kit.database, Rider) == 1
    await nuanyi.later(days=kept.stale)
    await forget.run(nuanyi.kit, nuanyi.kit.clock.now())
    assert await count(nuanyi.kit.database, Rider) == 0
    await wang.hears("你的报到信息已经删除")
    await forget.run(nuanyi.kit, nuanyi.kit.clock.now())
    await wang.hears_nothing(for_=0.5)
    assert await count(nuanyi.kit.database, Member, Member.telegram_id == wang.id) == 1


async def test_what_nobody_ever_confirmed_is_deleted_and_the_rider_hears(li, nuanyi, town):
    await becomes_rider(nuanyi, li, Profile("李娜"), area=town.area("410102001"), confirmed=False)
    li.started = li.met = True
    await nuanyi.later(days=nuanyi.kit.district.retention.waiting - 1)
    await forget.run(nuanyi.kit, nuanyi.kit.clock.now())
    assert await count(nuanyi.kit.database, Rider) == 1
    await nuanyi.later(days=2)
    await forget.run(nuanyi.kit, nuanyi.kit.clock.now())
    assert await count(nuanyi.kit.database, Rider) == 0
    await li.hears("一直没人确认")
