"""A photo that shows a person is hidden by one tap: in all messages of ours, whoever has got them for whatever use."""

from bot import reportcards
from models import outbox, reports
from tests.stories import hazards, people
from tests.stories.conftest import ON_ONE_DATABASE, happens
from tests.stories.hazards import ON_THE_ROAD
from tests.stories.pictures import BLUE, GREEN, RED, picture, showing

ERQI = "410103"


async def reports_two_photos(wang) -> None:
    """Report with an album of two."""
    await wang.sends_photo(picture(RED), album="a")
    await wang.hears("在哪儿")
    await wang.sends_photo(picture(GREEN), album="a")
    await wang.shares_place(*ON_THE_ROAD)
    await wang.hears("这是什么")
    await wang.presses(data=f"a:category:{hazards.CATEGORY}")
    await wang.hears("📷 2 张")
    await wang.presses("发送")
    await wang.hears("收到，编号")


async def is_listed(nuanyi, desk) -> None:
    """Show the report in a list on the desk."""
    kit, now = nuanyi.kit, nuanyi.kit.clock.now()
    async with kit.database.begin() as session:
        report = await reports.by_id(session, 1)
        await outbox.put(session, await reportcards.listed(session, desk, [report], now), now)
    kit.owed.set()


async def gets_a_card_of_its_own(nuanyi) -> None:
    """Show the report anew where it belongs; where it was shown before it is no more."""
    kit, now = nuanyi.kit, nuanyi.kit.clock.now()
    async with kit.database.begin() as session:
        for one in await reportcards.rehomed(kit, session, 1, "update:anew", now):
            await outbox.put(session, one, now)
    kit.owed.set()


@ON_ONE_DATABASE
async def test_no_message_of_ours_shows_what_was_hidden(nuanyi, town, telegram, wang, li, zhang, boss):
    group = telegram.group("处置群", [zhang])
    everybody = [wang, li, zhang, boss, group]
    for person in (wang, li):
        await hazards.agrees(nuanyi, person)
    await people.becomes_cadre(nuanyi, zhang, area=town.area(ERQI), name="张芳")
    await reports_two_photos(wang)
    await boss.hears("这条没有处置群接")
    await is_listed(nuanyi, await hazards.becomes_desk(nuanyi, group, area_id=town.area(ERQI)))
    await zhang.presses(data="u:take:1", on=await group.hears("#1"), chat=group)
    await zhang.hears("#1")
    await gets_a_card_of_its_own(nuanyi)
    card = await group.hears("张芳 接了", within=10)
    await li.sends_photo()
    await li.hears("在哪儿")
    await li.shares_place(*ON_THE_ROAD)
    await li.presses(data=f"a:category:{hazards.CATEGORY}", on=await li.hears("这是什么"))
    asked = await li.hears("是不是这个")
    await zhang.says("/report 1")
    page = await zhang.hears("经过")
    await happens(lambda: len(showing([boss, zhang, group, li], RED)) == 5)
    await happens(lambda: len(showing([boss, zhang, group], GREEN)) == 3)

    await zhang.presses(data="u:hide:1", on=page)
    await zhang.presses("第 1 张", on=page)
    await happens(lambda: not showing(everybody, RED), within=20)
    assert len(showing([boss, zhang, group], GREEN)) >= 3, "only what was chosen is hidden"
    assert "张芳 接了" in card.text
    await zhang.presses(data="u:hide:1:all", on=card, chat=group)
    await happens(lambda: not showing(everybody, RED, GREEN), within=20)
    assert asked.photo

    await zhang.sends_photo(picture(BLUE), chat=group, reply_to=card)
    await zhang.presses("用它办结", on=await group.hears("用这张照片办结"), chat=group)
    done = await wang.hears("没了，还是还在")
    await zhang.says("/report 1")
    await happens(lambda: len(showing([wang, zhang], BLUE)) == 2)
    await zhang.presses("照片拍到人", on=await zhang.hears("办结"))
    await happens(lambda: not showing(everybody, RED, GREEN, BLUE), within=20)
    assert "没了，还是还在" in done.text
    assert [button.data for row in done.buttons for button in row] == ["h:gone:1", "h:still:1"]
