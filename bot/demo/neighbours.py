"""Riders who are there already, so that a ranking has names, and notices have readers: they came to service days."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import riderviews
from bot.demo.past import JIAN, LIN, MIAN
from bot.district import District
from bot.sandbox.world import Telegram
from models import aliases, areas, consents, earnings, members, riders, subscriptions
from models.earnings import SERVICE_DAY, Deed
from models.riders import Profile, Told

FIRST = 600_000_011
"""Numeric id of the first of them."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A rider: who, where, the name to be ranked under if they agreed, weeks since check-in, and service days since.

    `topics` are the notices that they want.
    """

    name: str
    trade: str
    company: str
    street: str
    alias: str | None
    weeks: int
    days: int
    topics: tuple[str, ...] = ("service_day", "branch")


NEIGHBOURS = (
    Neighbour("杨帆", "delivery", "meituan", LIN, "风里来雨里去", 3, 3),
    Neighbour("冯涛", "delivery", "taobao_flash", LIN, "小冯", 2, 2),
    Neighbour("蒋丽", "courier", "zto", JIAN, "建设路蒋师傅", 2, 1),
    Neighbour("许超", "courier", "sf", MIAN, None, 6, 5, ("safety",)),
    Neighbour("沈峰", "ride_hailing", "didi", MIAN, "夜班老沈", 5, 4, ("branch", "safety")),
    Neighbour("韩梅", "delivery", "meituan", JIAN, "韩姐准时到", 1, 0),
    Neighbour("曹斌", "trucker", "huolala", LIN, None, 1, 1),
)


def bring_in(telegram: Telegram) -> None:
    """Let these people have phones, too; the page shows them to whoever asks."""
    for number, one in enumerate(NEIGHBOURS):
        telegram.person(one.name, language_code="zh-hans", id=FIRST + number, started=True)


async def check_in(session: AsyncSession, place: District, now: datetime) -> None:
    """Let them have checked in, and have what they did since; those that are known stay as they are."""
    by_code = (await areas.atlas(session)).by_code
    for number, one in enumerate(NEIGHBOURS):
        await _check_in(session, place, one, FIRST + number, (by_code[one.street].id or 0, now))


async def _check_in(
    session: AsyncSession, place: District, one: Neighbour, person: int, there: tuple[int, datetime]
) -> None:
    area, now = there
    began = now - timedelta(weeks=one.weeks)
    member, version = await members.number_of(session, person, began), riderviews.notice_version(place)
    if await riders.find(session, member) is not None:
        return
    await consents.give(session, member, consents.CHECKIN, version, began)
    await riders.enter(session, member, person, Told(one.trade, one.company, area, Profile(one.name)), began)
    await riders.confirm(session, member, began)
    await _earn(session, place, earnings.CHECKIN, Deed(f"checkin:{member}", area_id=area), (member, began))
    for week in range(one.days):
        deed = Deed(f"demo:{week}:attended:{member}", area_id=area)  # days of before there were rows of them
        await _earn(session, place, SERVICE_DAY, deed, (member, now - timedelta(weeks=week, days=1)))
    await subscriptions.choose(session, member, one.topics, began)
    if one.alias:
        await consents.give(session, member, consents.RANKING, version, began)
        await aliases.choose(session, member, person, one.alias, began)


async def _earn(session: AsyncSession, place: District, occasion: str, deed: Deed, when: tuple[int, datetime]) -> None:
    member, at = when
    rule = place.rules_for(occasion)[0].rule
    await earnings.earn(session, member, rule, deed, at.astimezone(place.zone).date(), at)
