"""Who may work on a report is told by their role at that moment, not by the group, the button, or what they had."""

import random
from collections import Counter
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from bot import reportcards
from bot.sandbox import Group, Person
from models import areas, members, outbox, reports
from models.drafts import Draft
from models.moves import OF_REPORTERS, Step
from models.photos import Photo
from models.reportexports import ReportExport
from models.reports import Report
from models.roles import CADRE, Role
from models.sayings import ReportSaying
from tests.stories import filed, hazards, people
from tests.stories.conftest import ON_ONE_DATABASE
from tests.stories.test_rights import all_done

ERQI, ZHONGYUAN = "410103", "410102"
WORDS = "标记的话"

TAKE_PAGE = "e:take:1"
"""Takes what can be taken of a page; who may take none of it hears that in a message."""

PRESSES = (
    *(f"u:{act}:1" for act in ("take", "site", "release", "more", "less", "resolve", "reject", "transfer", "merge")),
    *("u:ask:1", "u:assign:1", "u:view:1", "u:hide:1", "u:hide:1:all", "u:hide:1:1", "u:use:1:1", "u:put:1"),
    *("u:assign:1:1", "e:open:1", "e:photos:1", TAKE_PAGE),
)
"""Every button that there is for report 1; the last ones stand in private only, which a forged press doesn't mind."""

COMMANDS = ("/report 1", "/find 标记的话", "/queue", "/stats", "/export")


@pytest.fixture
def group(telegram) -> Group:
    """The group of a district's cadres, where others are, too."""
    return telegram.group("二七处置群", [])


@pytest.fixture
async def cadre(nuanyi, town, telegram, group) -> Person:
    """The cadre whose scope holds the report."""
    person = telegram.person("张芳", language_code="zh-hans", started=True)
    group.add(person, silently=True)
    await people.becomes_cadre(nuanyi, person, area=town.area(ERQI), name="张芳")
    return person


@pytest.fixture
async def outsiders(nuanyi, town, telegram, group, wang) -> dict[str, Person]:
    """Everybody in the group who may do nothing with the report."""

    def person(name: str) -> Person:
        return telegram.person(name, language_code="zh-hans", started=True)

    names = ("nobody", "secretary", "other area's", "department's", "department's there", "former", "locked out")
    who = {name: person(f"路人{place}") for place, name in enumerate(names)}
    department = nuanyi.kit.district.departments[0].key
    await people.becomes_secretary(nuanyi, who["secretary"], area=town.area(ERQI))
    await people.becomes_cadre(nuanyi, who["other area's"], area=town.area(ZHONGYUAN))
    await people.becomes_cadre(nuanyi, who["department's"], department=department)
    await people.becomes_cadre(nuanyi, who["department's there"], area=town.area(ERQI), department=department)
    await people.loses(nuanyi, await people.becomes_cadre(nuanyi, who["former"], area=town.area(ERQI)))
    await people.becomes_cadre(nuanyi, who["locked out"], area=town.area(ERQI))
    await people.is_locked_out(nuanyi, who["locked out"])
    for one in who.values():
        group.add(one, silently=True)
    group.add(wang, silently=True)
    return {**who, "reporter": wang}


async def is_reported(nuanyi, town, wang: Person, group: Group):
    """Let a report with words and a photo be on the desk; return its card."""
    await hazards.agrees(nuanyi, wang)
    await hazards.becomes_desk(nuanyi, group, area_id=town.area(ERQI))
    await wang.sends_photo(caption=WORDS)
    await wang.hears("在哪儿")
    await wang.shares_place(*hazards.ON_THE_ROAD)
    await wang.presses(data=f"a:category:{hazards.CATEGORY}", on=await wang.hears("这是什么"))
    await wang.presses("发送", on=await wang.hears("看一眼就发"))
    await wang.hears("收到，编号 #1")
    return await group.hears(WORDS)


async def stands(nuanyi) -> list[object]:
    """Return all that can be changed about a report."""
    found: list[object] = []
    async with nuanyi.kit.database.read() as session:
        for table in (Report, Step, Photo, ReportSaying, Draft, ReportExport):
            found += [row.model_dump() for row in (await session.execute(select(table))).scalars()]
    return found


async def worked_off(nuanyi) -> None:
    """Wait until every update has been."""
    await all_done(SimpleNamespace(nuanyi=nuanyi))


@ON_ONE_DATABASE
async def test_who_has_not_the_role_at_that_moment_changes_nothing_and_hears_nothing(
    nuanyi, town, wang, group, cadre, outsiders
):
    card = await is_reported(nuanyi, town, wang, group)
    for person in outsiders.values():
        await person.says("/language")
        await person.hears("语言")
    for in_group in (False, True):
        if in_group:
            await cadre.presses("我来", on=card, chat=group)
            await group.hears("张芳 接了")
        before, wrong = await stands(nuanyi), []
        for name, person in outsiders.items():
            for data in PRESSES:
                answer = await person.presses(data=data, on=card if in_group else person.last)
                refused = answer is not None and not answer.url and (answer.alert or data == TAKE_PAGE)
                if not refused:
                    wrong.append((name, data, in_group))
        assert wrong == []
        assert await stands(nuanyi) == before
    for person in outsiders.values():
        for command in COMMANDS:
            await person.says(command)
    await worked_off(nuanyi)
    told = {name: [one.text for one in person.heard] for name, person in outsiders.items() if name != "reporter"}
    assert [name for name, texts in told.items() if any(WORDS in one.partition("“")[0] for one in texts)] == []
    assert not any(message.photo for name, person in outsiders.items() if name in told for message in person.heard)


@ON_ONE_DATABASE
async def test_who_hides_behind_the_group_is_asked_to_come_out_and_acts_by_pressing_as_themselves(
    nuanyi, town, wang, group, cadre
):
    card = await is_reported(nuanyi, town, wang, group)
    group.promotes(cadre, anonymous=True)
    before = await stands(nuanyi)
    await cadre.sends_photo(chat=group, reply_to=card)
    await group.hears("你在这里是匿名发言")
    await cadre.says("在哪一头？", chat=group, reply_to=card)
    await worked_off(nuanyi)
    assert await stands(nuanyi) == before
    await cadre.presses("我来", on=card, chat=group)  # who presses Telegram always tells
    await group.hears("张芳 接了")


@ON_ONE_DATABASE
async def test_the_buttons_of_a_card_whose_report_is_elsewhere_now_do_nothing(
    nuanyi, town, telegram, wang, li, group, cadre
):
    li.started = li.met = True
    there = telegram.group("中原处置群", [li, cadre])
    await people.becomes_cadre(nuanyi, li, area=town.area(ZHONGYUAN), name="李娜")
    await hazards.becomes_desk(nuanyi, there, area_id=town.area(ZHONGYUAN))
    old = await is_reported(nuanyi, town, wang, group)
    await cadre.says("/report 1")
    page = await cadre.hears("经过")
    kit, now = nuanyi.kit, nuanyi.kit.clock.now()
    async with kit.database.begin() as session:
        await reports.set_(session, 1, care_area_id=town.area(ZHONGYUAN))
        for one in await reportcards.rehomed(kit, session, 1, "update:moved", now):
            await outbox.put(session, one, now)
    kit.owed.set()
    new = await there.hears(WORDS)
    await group.hears("转走了")
    before = await stands(nuanyi)
    for data in PRESSES:
        for place in (old, page, new):
            answer = await cadre.presses(data=data, on=place)
            assert answer.alert or data == TAKE_PAGE, data
    assert await stands(nuanyi) == before
    await li.presses("我来", on=new, chat=there)
    await there.hears("李娜 接了")


GESTURES = (
    *(["u:take:{}"], ["u:take:{}"], ["e:take:{}"], ["u:site:{}"], ["u:release:{}"]),
    *(["u:resolve:{}", "a:proof:unsafe", "a:sure:yes"], ["u:reject:{}", "a:why:unclear", "a:sure:yes"]),
)
"""What is pressed one after the other; between two of these anything may happen."""


@ON_ONE_DATABASE
@pytest.mark.parametrize("seed", range(2))
async def test_whatever_is_pressed_by_whomever_each_move_was_made_by_one_who_had_the_role_then(
    nuanyi, town, telegram, wang, li, boss, seed
):
    dice, roles_of = random.Random(seed), {}
    staff = [telegram.person(f"干部{number}", language_code="zh-hans", started=True) for number in range(4)]
    everybody = [*staff, li, boss]
    await hazards.agrees(nuanyi, wang)
    for place in range(6):
        await filed.file(nuanyi.kit, wang.id, hazards.QUIET, (34.7472 + place / 1000, 113.6245))
    for person in everybody:
        await person.says("/language")
        await person.hears("语言")
    for _ in range(45):
        person, number = dice.choice(everybody), dice.randrange(1, 7)
        for data in dice.choice(GESTURES):
            if person in staff and dice.random() < 0.3:
                await gets_or_loses_a_role(nuanyi, town, dice, person, roles_of)
            await person.presses(data=data.format(number), on=person.last)
            await worked_off(nuanyi)
    moved = await staff_moves(nuanyi)
    assert sum(moved.values()) >= 5, moved
    assert await without_role(nuanyi) == []


async def gets_or_loses_a_role(nuanyi, town, dice: random.Random, person: Person, roles_of: dict[Person, int]) -> None:
    """Make somebody a cadre somewhere who is none, or end that."""
    if person in roles_of:
        await people.loses(nuanyi, roles_of.pop(person))
    else:
        where = dice.choice((ERQI, ERQI, ERQI, ZHONGYUAN))
        roles_of[person] = await people.becomes_cadre(nuanyi, person, area=town.area(where))


async def staff_moves(nuanyi) -> Counter:
    """Count the moves that the staff made."""
    async with nuanyi.kit.database.read() as session:
        return Counter(step.move for step in (await session.execute(select(Step))).scalars() if of_staff(step))


async def without_role(nuanyi) -> list[str]:
    """Return the moves of the staff whose member had, at that moment, neither a role that holds it nor the settings."""
    async with nuanyi.kit.database.read() as session:
        atlas = await areas.atlas(session)
        held = list((await session.execute(select(Role).where(Role.kind == CADRE))).scalars())
        cared = dict((await session.execute(select(Report.id, Report.care_area_id))).all())
        boss = await members.find(session, people.BOSS)
        wrong = []
        for step in (await session.execute(select(Step))).scalars():
            if not of_staff(step):
                continue
            had = [
                role
                for role in held
                if role.member_id == step.member_id
                and role.begun_at <= step.at
                and (role.ended_at is None or step.at <= role.ended_at)
                and cared[step.report_id] in areas.below(atlas, role.area_id)
            ]
            if not had and (boss is None or step.member_id != boss.id):
                wrong.append(f"{step.move} of {step.report_id} by {step.member_id}")
        return wrong


def of_staff(step: Step) -> bool:
    """Tell whether a move is one that only the staff make."""
    return step.move not in OF_REPORTERS
