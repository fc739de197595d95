"""Who is in the demo: riders, staff who have their parts already, and the cadres' group."""

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot import riderviews
from bot.demo import scenes
from bot.district import District
from bot.sandbox.groups import Group
from bot.sandbox.world import Telegram
from models import (
    areas,
    branches,
    broadcasts,
    consents,
    desks,
    earnings,
    members,
    riders,
    roles,
    stations,
    subscriptions,
)
from models.broadcasts import Broadcast, Content, Item
from models.desks import Scope
from models.earnings import Deed
from models.riders import Profile, Told
from models.roles import CADRE, KEEPER, SECRETARY, Role

ADMINISTRATOR, SECRETARY_ID, KEEPER_ID = 600_000_001, 600_000_002, 600_000_003
"""Numeric ids of the staff; the settings name the administrator."""

CADRES = (600_000_004, 600_000_005)
"""Numeric ids of those who work on reports, by name in their group."""

VETERAN = 600_000_006
"""Numeric id of a rider who has checked in, and reported before."""

DISTRICT, BRANCH, STATION = "410102", "LSZ-1", "41"
"""Codes of what the secretary (the first two) and the keeper look after; the cadres are the district's."""

WATER = Item(
    broadcasts.TEXT,
    "明天停水\n\n上午 8 点到 11 点，林山寨一带停水，驿站的热水也没有。路过请自己带水。",
    ({"type": "bold", "offset": 0, "length": 4},),
)
"""What the secretary has begun to write to many."""


def bring_in(telegram: Telegram) -> Group:
    """Let these people have phones with pictures on them, and the cadres their group, which is returned.

    The page shows a rider and, beside that, the group; then a rider who speaks English, and staff.
    """
    wang = telegram.person("王伟", language_code="zh-hans", phone="+8613800000001")
    zhang = telegram.person("张芳", language_code="zh-hans", phone="+8613800000002", id=SECRETARY_ID, started=True)
    ana = telegram.person("Ana", "Silva", language_code="en", phone="+8613800000003")
    liu = telegram.person("刘敏", language_code="zh-hans", phone="+8613800000004", id=ADMINISTRATOR, started=True)
    telegram.person("李娜", language_code="zh-hans", phone="+8613800000005", id=KEEPER_ID, started=True)
    chen = telegram.person("陈刚", language_code="zh-hans", phone="+8613800000006", id=CADRES[0], started=True)
    zhou = telegram.person("周婷", language_code="zh-hans", phone="+8613800000007", id=CADRES[1], started=True)
    telegram.person("孙强", language_code="zh-hans", phone="+8613800000008", id=VETERAN, started=True)
    group = telegram.group("中原区随手拍处置群", [chen, zhou, liu])
    telegram.phones = [
        (wang.id, wang.id),
        (chen.id, group.id),
        (ana.id, ana.id),
        (zhang.id, zhang.id),
        (liu.id, liu.id),
    ]
    for scene, chinese, english in (
        (scenes.open_manhole, "井盖掉了", "Open manhole"),
        (scenes.sound_manhole, "井盖盖好了", "Manhole closed"),
        (scenes.blocked_lane, "消防通道被堵", "Blocked fire lane"),
        (scenes.free_lane, "消防通道清空了", "Fire lane cleared"),
        (scenes.rubbish, "垃圾没人收", "Rubbish"),
    ):
        telegram.sample(scenes.photo(scene), zh=chinese, en=english)
    return group


async def appoint(session: AsyncSession, telegram: Telegram, now: datetime) -> None:
    """Give the staff their parts; those they have already stay as they are.

    This Telegram begins anew each time, so that no phone shows a menu of its own yet.
    """
    district = (await areas.atlas(session)).by_code[DISTRICT].id
    branch = next(branch.id for branch in await branches.every(session) if branch.code == BRANCH)
    station = await stations.by_code(session, STATION)
    parts = [
        (SECRETARY_ID, Role(member_id=0, kind=SECRETARY, area_id=district, begun_at=now)),
        (SECRETARY_ID, Role(member_id=0, kind=SECRETARY, branch_id=branch, begun_at=now)),
        (KEEPER_ID, Role(member_id=0, kind=KEEPER, station_id=station.id if station else None, begun_at=now)),
        *((cadre, Role(member_id=0, kind=CADRE, area_id=district, begun_at=now)) for cadre in CADRES),
    ]
    for person, part in parts:
        part.member_id = await members.number_of(session, person, now)
        role = await roles.give(session, part)
        await roles.seal_name(session, role, person, telegram.people[person].name, now)
    await members.forget_menus(session)


async def check_in(session: AsyncSession, telegram: Telegram, place: District, now: datetime) -> int:
    """Let the rider who knows it all have checked in and agreed to reporting; return their member id."""
    member, version = await members.number_of(session, VETERAN, now), riderviews.notice_version(place)
    if await riders.find(session, member) is None:
        for purpose in (consents.CHECKIN, consents.REPORTING):
            await consents.give(session, member, purpose, version, now)
        area = (await areas.atlas(session)).by_code[DISTRICT].id
        told = Told("courier", "sf", area, Profile(telegram.people[VETERAN].name))
        await riders.enter(session, member, VETERAN, told, now)
        await riders.confirm(session, member, now)
        await subscriptions.choose(session, member, [topic.key for topic in place.topics], now)
        rule = place.rules_for(earnings.CHECKIN)[0].rule
        await earnings.earn(session, member, rule, Deed(f"checkin:{member}", area_id=area), _day(place, now), now)
    return member


def _day(place: District, now: datetime) -> date:
    return now.astimezone(place.zone).date()


async def begin_a_broadcast(session: AsyncSession, now: datetime) -> None:
    """Let the secretary have begun to write to all riders, if they never have: it waits where they left off."""
    member = await members.number_of(session, SECRETARY_ID, now)
    theirs = select(Broadcast).where(col(Broadcast.member_id) == member).order_by(col(Broadcast.id).desc())
    last = (await session.execute(theirs.limit(1))).scalar_one_or_none()
    if last is None:
        await broadcasts.compose(session, SECRETARY_ID, Content((WATER,)), "branch", now)
    elif last.state == broadcasts.COMPOSING:
        await broadcasts.change(session, last.number, now, broadcasts.COMPOSING)


async def bind(session: AsyncSession, group: Group, place: District, now: datetime) -> None:
    """Make the cadres' group the desk of their district, unless it is one."""
    if await desks.at(session, group.id, None) is None:
        scope = Scope(area_id=(await areas.atlas(session)).by_code[DISTRICT].id)
        valid = timedelta(minutes=place.triage.code_minutes)
        code = await desks.make_code(session, ADMINISTRATOR, scope, valid, now)
        await desks.bind(session, ADMINISTRATOR, code, group.id, None, now)
