"""The ranking: everybody counts, only who agreed is named, and everybody sees where they stand themselves."""

from datetime import datetime

from bot import standingpictures
from bot.sandbox import Message, Person
from bot.standingpictures import Ranking
from jobs import freeze
from models import ledger
from models.ledger import BASE, Posting
from models.riders import Profile
from tests.bot import reading
from tests.stories.conftest import ON_ONE_DATABASE, SHANGHAI, happens
from tests.stories.people import becomes_rider

FOOT = "名次按所有人算，名字只显示愿意公开的。"


async def earns(nuanyi, member: int, points: int) -> int:
    """Let a rider have earned points today; return the entry's number."""
    kit = nuanyi.kit
    day = kit.clock.now().astimezone(kit.district.zone).date()
    async with kit.database.begin() as session:
        posting = Posting(member, points, BASE, "checkin", f"test:{member}:{points}")
        return (await ledger.post(session, posting, day, kit.clock.now())).entry.number


async def three_ride(nuanyi, town, wang: Person, li: Person, ana: Person) -> list[int]:
    """Let three riders have points: two of them alike, in different streets."""
    mine, other = town.area("410102001001"), town.area("410102002")
    members = [
        await becomes_rider(nuanyi, wang, Profile("王伟"), area=mine),
        await becomes_rider(nuanyi, li, Profile("李娜"), area=other),
        await becomes_rider(nuanyi, ana, Profile("Ana"), area=other, trade="courier"),
    ]
    for member, points in zip(members, (30, 30, 10), strict=True):
        await earns(nuanyi, member, points)
    return members


async def opens_ranking(person: Person, heading: str = "小哥积分排行榜") -> Message:
    await person.says("/ranking")
    return await person.hears(heading)


async def chooses(person: Person, ranking: Message, name: str) -> None:
    """Agree to be named and type a name."""
    await person.presses("显示我的名字", on=ranking)
    await person.presses("同意", on=await person.hears("要在小哥积分排行榜上显示名字吗"))
    await person.hears("想用什么名字")
    await person.says(name)


def lines(ranking: Message) -> list[str]:
    """The lines of a ranking that name somebody."""
    return ranking.text.split("\n\n")[1].split("\n")


async def test_everybody_is_ranked_and_only_who_agreed_is_named(wang, li, ana, nuanyi, town):
    await three_ride(nuanyi, town, wang, li, ana)
    ranking = await opens_ranking(wang)
    assert "2026年11月，算到现在\n有积分的小哥 3 位" in ranking.text
    assert lines(ranking) == ["还没有人公开名字。"]
    assert "你排第 1 名，30 分。前面没有人了！\n别人看不到你" in ranking.text
    await wang.presses("显示我的名字", on=ranking)
    await wang.presses("同意", on=await wang.hears("要在小哥积分排行榜上显示名字吗"))
    await wang.presses("王师傅", on=await wang.hears("想用什么名字"))
    await wang.hears("排行榜上显示“王师傅”")

    seen = await opens_ranking(ana, "ranking by points")
    assert lines(seen) == ["🥇 王师傅: 30"]
    assert "You are number 3 with 10 points. 20 more make you number 1." in seen.text
    await ana.presses("Show my name", on=seen)
    await ana.presses("Agree", on=await ana.hears("Show a name of yours"))
    await ana.hears("Which name would you like")
    refused = (("王师傅", "has the name"), ("t.me/ana", "letters and digits only"), ("13800138000", "4 digits"))
    for words, why in refused:
        await ana.says(words)
        await ana.hears(why)
    await ana.says("Ana跑得快")
    await ana.hears("shows you as “Ana跑得快”")

    ranking = await opens_ranking(li)
    assert lines(ranking) == ["🥇 王师傅：30 分", "🥉 Ana跑得快：10 分"], "two are first, and one of them is not named"
    assert "李" not in ranking.text
    await li.presses("📍 建设路街道", on=ranking)
    await happens(lambda: "中原区 › 建设路街道 · 2026年11月" in ranking.text)
    assert lines(ranking) == ["🥈 Ana跑得快：10 分"]
    await li.presses("换个范围", on=ranking)
    await happens(lambda: ranking.button("⬆️ 中原区"))
    await li.presses("📦 快递员", on=ranking)
    await happens(lambda: "快递员 · 2026年11月" in ranking.text)
    assert "👤 你不在这个榜里。" in ranking.text
    await li.presses("半年榜", on=ranking)
    await happens(lambda: "快递员 · 2026年下半年" in ranking.text)
    await li.presses("🏢 美团", on=ranking)
    await happens(lambda: "美团 · 2026年下半年" in ranking.text)
    await li.presses("存成图片", on=ranking)
    await happens(lambda: li.last.photo)
    drawn = Ranking(
        "小哥积分排行榜",
        "美团 · 2026年下半年",
        "有积分的小哥 3 位，算到 2026年11月18日",
        [(1, "王师傅", "30 分"), (3, "Ana跑得快", "10 分")],
        "",
        FOOT,
        "暖驿 Nuanyi",
    )
    own = reading.image(standingpictures.draw(drawn))
    assert not reading.differs(reading.image(li.last.photo.content), own, by=40), "not a word of who looks"
    await li.says("/language")
    await li.presses("English", on=await li.hears("用哪种语言"))
    await li.hears("English from now on")
    seen = await opens_ranking(li, "ranking by points")
    await li.presses("Quarter", on=seen)
    await happens(lambda: "Q4 2026, up to now" in seen.text)


@ON_ONE_DATABASE
async def test_an_insult_is_hidden_by_an_administrator_and_the_rider_asked_for_another(
    wang, li, ana, boss, nuanyi, town
):
    members = await three_ride(nuanyi, town, wang, li, ana)
    await chooses(wang, await opens_ranking(wang), "大傻瓜")
    await wang.hears("排行榜上显示“大傻瓜”")
    ranking = await opens_ranking(li)
    assert not ranking.button("隐藏名字")
    answer = await li.presses(on=ranking, data=f"z:n:hide:{members[0]}:yes")
    assert answer.alert
    ranking = await opens_ranking(boss)
    assert "👤" not in ranking.text, "who doesn't ride has no rank"
    await boss.presses("隐藏名字", on=ranking)
    await happens(lambda: ranking.button("🙈 大傻瓜"))
    await nuanyi.later(hours=13)
    await boss.presses("🙈 大傻瓜", on=ranking)
    await boss.presses("隐藏", on=await boss.hears("隐藏“大傻瓜”吗"))
    await boss.hears("我请这位小哥换一个名字")
    told = await wang.hears("可能会让别人不舒服")
    assert told.silent, "it is eleven at night"
    assert lines(await opens_ranking(li)) == ["还没有人公开名字。"]
    await wang.presses("换个名字", on=told)
    await wang.hears("想用什么名字")
    await wang.says("大傻瓜")
    await wang.hears("管理员隐藏过")
    await wang.says("飞毛腿")
    await wang.hears("排行榜上显示“飞毛腿”")
    assert lines(await opens_ranking(li)) == ["🥇 飞毛腿：30 分"]


async def test_the_past_is_frozen_and_who_takes_the_name_back_goes_from_it_too(wang, li, ana, nuanyi, telegram, town):
    members = await three_ride(nuanyi, town, wang, li, ana)
    await chooses(wang, await opens_ranking(wang), "王师傅")
    await wang.hears("排行榜上显示")
    await chooses(li, await opens_ranking(li), "小李")
    await li.hears("排行榜上显示")
    telegram.clock.set(datetime(2026, 12, 1, 0, 5, tzinfo=SHANGHAI))
    await happens(lambda: nuanyi.kit.clock.now() >= telegram.clock.now().replace(second=0))
    assert await freeze.run(nuanyi.kit, nuanyi.kit.clock.now()) == 0, "what began before midnight is waited for"
    await nuanyi.later(days=40)
    await freeze.run(nuanyi.kit, nuanyi.kit.clock.now())
    async with nuanyi.kit.database.begin() as session:
        now = nuanyi.kit.clock.now()
        entry = await ledger.by_key(session, f"test:{members[0]}:30")
        await ledger.reverse(session, entry.number, None, now.astimezone(SHANGHAI).date(), now)
    ranking = await opens_ranking(wang)
    assert "2027年1月" in ranking.text
    await wang.presses("◀ 2026年12月", on=ranking)
    await happens(lambda: "2026年12月，已定榜\n这里还没有人得分" in ranking.text)
    await wang.presses("◀ 2026年11月", on=ranking)
    await happens(lambda: "2026年11月，已定榜\n有积分的小哥 3 位" in ranking.text)
    assert lines(ranking) == ["🥇 王师傅：30 分", "🥇 小李：30 分"]
    assert not ranking.button("◀"), "before the first points there is nothing"

    await li.presses("我的名字", on=await opens_ranking(li))
    await li.presses("不再显示", on=await li.hears("你在排行榜上的名字：小李"))
    await li.presses("确定收回", on=await li.hears("你的名字马上从排行榜上拿掉"))
    await li.hears("排行榜上不再显示你的名字")
    await wang.presses("季榜", on=ranking)
    await happens(lambda: "2026年第4季度，已定榜\n有积分的小哥 3 位" in ranking.text)
    assert lines(ranking) == ["🥇 王师傅：30 分"]
    assert "你排第 1 名，30 分" in ranking.text


@ON_ONE_DATABASE
async def test_who_has_not_checked_in_is_told_how_to_see_it(wang, nuanyi):
    await wang.opens()
    await wang.says("/ranking")
    await wang.hears("排行榜给报到确认过的小哥看")
