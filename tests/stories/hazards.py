"""How hazards are reported and worked in stories: a group with cadres, and a rider with a phone."""

from datetime import timedelta

from bot import riderviews
from bot.sandbox import Group, Message, Person
from models import consents, desks, members
from models.desks import Desk, Scope
from tests.stories.people import BOSS

ON_THE_ROAD = (34.7472, 113.6245)
"""A corner in Erqi district."""

CATEGORY = "broken_road"
QUIET = "rubbish"


async def becomes_desk(nuanyi, group: Group, *, thread: int | None = None, **scope) -> Desk:
    """Make a group, or a topic, the triage place of a scope, without the way through the code."""
    async with nuanyi.kit.database.begin() as session:
        now = nuanyi.kit.clock.now()
        valid = timedelta(minutes=nuanyi.kit.district.triage.code_minutes)
        code = await desks.make_code(session, BOSS, Scope(**scope), valid, now)
        desk, _ = await desks.bind(session, BOSS, code, group.id, thread, now)
    return desk


async def agrees(nuanyi, person: Person) -> int:
    """Let somebody have agreed to what reporting takes; return the member's id."""
    async with nuanyi.kit.database.begin() as session:
        now = nuanyi.kit.clock.now()
        member = await members.number_of(session, person.id, now)
        await consents.give(session, member, consents.REPORTING, riderviews.notice_version(nuanyi.kit.district), now)
    return member


async def reports(person: Person, category: str = CATEGORY, place=ON_THE_ROAD, **photo) -> int:
    """Report a hazard with one photo, as somebody who agreed before; return its number."""
    await person.sends_photo(**photo)
    await person.hears("在哪儿")
    await person.shares_place(*place)
    await person.hears("这是什么")
    await person.presses(data=f"a:category:{category}")
    await person.hears("看一眼就发")
    await person.presses("发送")
    return number_of(await person.hears("收到，编号"))


def number_of(message: Message) -> int:
    """Return the number of the report that a message names."""
    return int(message.text.split("#")[1].split()[0].rstrip("。"))
