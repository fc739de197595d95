"""A rider leaves something in every part that points have: awards, deductions, rewards, ranking, honours, papers."""

from sqlalchemy import select

from bot.sandbox import Person
from models import certificates, members, nominations, periods, reservations, rewards, standings
from models.aliases import Alias
from models.rewards import Reward
from models.standings import Frozen
from tests.stories.conftest import happens
from tests.stories.people import becomes_keeper

DEED = "🌟 好人好事"


async def collects_points(nuanyi, wang: Person, member: int, staff: dict[str, Person], marks: dict[str, str]) -> None:
    """Let Wang leave these marks; `staff` are a secretary, a cadre, two administrators and a keeper.

    Codes that are made on the way are added to the marks.
    """
    await is_awarded(wang, member, staff["secretary"], staff["boss"], marks)
    await objects_to_a_deduction(wang, staff, marks)
    await is_ranked_under_a_name(nuanyi, wang, member, marks)
    await reserves(nuanyi, wang, member, staff["keeper"], marks)
    await is_nominated(nuanyi, wang, member, staff["secretary"])
    await shows_a_certificate(nuanyi, wang, member, staff["keeper"], marks)
    await asks_for_files(wang)


async def is_awarded(wang: Person, member: int, secretary: Person, boss: Person, marks: dict[str, str]) -> None:
    """Be given points five times; for the fourth, beyond the day's limit, somebody else is asked, and for the last."""
    for time in range(5):
        await secretary.presses(data=f"j:a:m:{member}", on=secretary.last)
        await secretary.presses(DEED, on=await secretary.hears("为了什么"))
        await secretary.presses("30", on=await secretary.hears("加多少分"))
        await secretary.hears("用自己的话写")
        await secretary.says(marks["award"])
        await secretary.presses("✅ 发出", on=await secretary.hears("看一眼"))
        if time < 3:
            await secretary.hears("加好了")
            continue
        card = await boss.hears(marks["award"])
        if time == 3:
            await boss.presses("同意", on=card)
            await secretary.hears("同意了")


async def objects_to_a_deduction(wang: Person, staff: dict[str, Person], marks: dict[str, str]) -> None:
    """Hear that points are to be taken for report 1, and object; both who decide read why."""
    cadre = staff["cadre"]
    await cadre.says("/report 1")
    await cadre.presses("扣分", on=await cadre.hears("经过"))
    await cadre.presses("故意虚报", on=await cadre.hears("按哪条公示的规则扣"))
    await cadre.presses("报告人1", on=await cadre.hears("是哪一位报告人"))
    await cadre.hears("理由是什么")
    await cadre.says(marks["deduction"])
    await cadre.presses("提议扣分", on=await cadre.hears("要另一个人同意"))
    await cadre.hears("提议记下了")
    await staff["boss"].presses("同意", on=await staff["boss"].hears("有人提议扣分"))
    await wang.presses("我要申诉", on=await wang.hears("不同意可以申诉"))
    await wang.hears("哪里不对")
    await wang.says(marks["objection"])
    await wang.hears("没人决定，就不扣分")
    await staff["deputy"].hears(marks["objection"])


async def is_ranked_under_a_name(nuanyi, wang: Person, member: int, marks: dict[str, str]) -> None:
    """Choose a name, which a ranking of the past keeps; somebody with fewer points is in it too."""
    await wang.says("/ranking")
    await wang.presses("显示我的名字", on=await wang.hears("小哥积分排行榜"))
    await wang.presses("同意", on=await wang.hears("要在小哥积分排行榜上显示名字吗"))
    await wang.hears("想用什么名字")
    await wang.says(marks["alias"])
    await wang.hears(f"排行榜上显示“{marks['alias']}”")
    kit = nuanyi.kit
    async with kit.database.begin() as session:
        quarter = nominations.open_quarter(kit.clock.now().date())
        while not await standings.freeze(session, quarter, kit.clock.now()):
            pass
        sealed = (await session.execute(select(Alias.name))).scalar_one()
        session.add(Frozen(period=quarter.code, member_id=member, score=9, trade="delivery", alias=sealed))


async def reserves(nuanyi, wang: Person, member: int, keeper: Person, marks: dict[str, str]) -> None:
    """Have gloves twice: one pair is handed out, for the other the keeper has typed the code and waits."""
    kit, station = nuanyi.kit, nuanyi.stations.by_code("甲").id
    async with kit.database.begin() as session:
        gloves = Reward(code="gloves", name="手套", price=5, updated_at=kit.clock.now())
        session.add(gloves)
        await session.flush()
        await rewards.supply(session, gloves.number, station, 3)
    keeper.started = keeper.met = True
    await becomes_keeper(nuanyi, keeper, station=station, name="钱姐")
    for number in (1, 2):
        await wang.says("/rewards")
        await wang.presses("手套", on=await wang.hears("1. 手套"))
        await wang.presses("甲驿站", on=await wang.hears("📍 甲驿站"))
        await wang.presses("预约", on=await wang.hears("领？"))
        await wang.hears("给你留好了")
        async with kit.database.read() as session:
            newest = (await reservations.of(session, member))[0]
            code = await reservations.code_of(session, newest) or ""
        marks[f"code {number}"] = code
        await (keeper.says(code.lower()) if number == 1 else keeper.opens(f"o_{code}"))
        shown = await keeper.hears("报到号尾数")
        if number == 1:
            await keeper.presses("已发放", on=shown)
            await wang.hears("领到了：手套")


async def is_nominated(nuanyi, wang: Person, member: int, secretary: Person) -> None:
    """Be nominated by the secretary, who sees the rider's page then; and ask for hints."""
    quarter = nominations.open_quarter(nuanyi.kit.clock.now().date())
    async with nuanyi.kit.database.begin() as session:
        nobody = await members.nobody(session, nuanyi.kit.clock.now())
        session.add(Frozen(period=quarter.code, member_id=nobody, score=1, trade="delivery"))
    await secretary.presses(data=f"z:t:n:{quarter.code}:{member}:fairest_rider", on=secretary.last)
    await wang.hears("好消息")


async def shows_a_certificate(nuanyi, wang: Person, member: int, other: Person, marks: dict[str, str]) -> None:
    """Take a certificate, which somebody scans, and switch hints on."""
    await wang.says("/certificate")
    offer = await wang.hears("积分证书")
    await wang.presses(data="z:h:on", on=offer)
    quarter = periods.of(periods.QUARTER, nuanyi.kit.clock.now().date())
    await wang.presses(data=f"z:c:{quarter.code}", on=offer)
    await happens(lambda: wang.last.photo is not None)
    async with nuanyi.kit.database.read() as session:
        token = certificates.make(session, member, quarter)
    await other.opens(f"z_{token}")
    await other.hears("证书有效")
    marks["certificate"] = token


async def asks_for_files(wang: Person) -> None:
    """Take all entries as a file."""
    await wang.says("/points")
    await wang.presses(data="j:f", on=await wang.hears("积分"))
    await happens(lambda: wang.last.document is not None)
