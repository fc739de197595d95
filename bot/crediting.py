"""Points for what was just confirmed: entered by the same transaction, and told to whom they belong.

Nothing of this ever stops a confirmation: without a rule, or beyond what it gives, there is just nothing to enter.
"""

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import pointviews, quiet
from bot.addressing import languages
from bot.district import District
from bot.keyboards import inline, press
from bot.kit import Kit
from bot.texts import plain
from models import earnings, members, moves, problems, reports, stations
from models.applications import Case
from models.attendances import Counted
from models.earnings import Deed, Rule
from models.keepings import Settled
from models.ledger import Posted
from models.outbox import Owed
from models.riders import Known

PAGE = "j:p"
"""What the button under each message opens: the points, as a new message."""


async def checkin(kit: Kit, session: AsyncSession, case: Case, now: datetime) -> list[Owed]:
    """Give a rider whose check-in was just confirmed what that is worth, once; return what they are told."""
    member, rule = case.known.rider.member_id, _rule(kit.district, earnings.CHECKIN)
    by = case.application.decided_by
    deed = Deed(f"checkin:{member}", case.number, by, case.known.rider.area_id)
    return await _given(kit, session, rule, [(member, deed, False)], now)


async def recheck(kit: Kit, session: AsyncSession, known: Known, now: datetime) -> list[Owed]:
    """Give a rider who answers whether all is still so what that is worth; nothing unasked.

    To be called before the answer is noted: after that nobody is asked any more.
    """
    asked, member = known.rider.asked_at, known.rider.member_id
    if asked is None:
        return []
    deed = Deed(f"recheck:{member}:{_day(kit, asked)}", area_id=known.rider.area_id)
    return await _given(kit, session, _rule(kit.district, earnings.RECHECK), [(member, deed, False)], now)


async def report_closed(kit: Kit, session: AsyncSession, number: int, now: datetime) -> list[Owed]:
    """Give the reporters of a report that was just closed what it is worth: the first one all, the others a share.

    Who resolved it themselves gets nothing. The report is held already.
    """
    report, people = await reports.by_id(session, number), await reports.reporters(session, number)
    if report is None:
        return []
    resolved = await moves.last(session, number, moves.RESOLVE)
    by, area = resolved.member_id if resolved else None, report.care_area_id or report.area_id
    given = [
        (one.member_id, Deed(f"report:{number}:resolved:{one.member_id}", number, by, area), one is not people[0])
        for one in people
    ]
    return await _given(kit, session, _rule(kit.district, earnings.REPORT), given, now)


async def problem_confirmed(
    kit: Kit, session: AsyncSession, settled: Settled, person: int, now: datetime
) -> list[Owed]:
    """Give riders whose marks at a station its keeper (numeric id `person`) has just confirmed what that is worth."""
    keeper = await members.find(session, person)
    by, area = keeper.id if keeper else None, settled.station.area_id
    marks = await problems.first_of_each(session, settled.marks, now)
    # The number of a mark that is forgotten may come again.
    day = _day(kit, now)
    given = [
        (member, Deed(f"problem:{mark}:{day}:confirmed:{member}", mark, by, area), False)
        for member, mark in marks.items()
    ]
    return await _given(kit, session, _rule(kit.district, earnings.PROBLEM), given, now)


async def attended(kit: Kit, session: AsyncSession, found: Counted, now: datetime) -> list[Owed]:
    """Give somebody who was just counted at a service day what that is worth, once for the day."""
    one, number = found.attendance, found.day.number
    station = await stations.by_id(session, one.station_id)
    area = station.area_id if station else None
    deed = Deed(f"service_day:{number}:attended:{one.member_id}", number, one.counted_by, area)
    return await _given(kit, session, _rule(kit.district, earnings.SERVICE_DAY), [(one.member_id, deed, False)], now)


async def told(kit: Kit, session: AsyncSession, posted: Posted, now: datetime, words: str = "") -> Owed | None:
    """Return the message that points came or went, with their way to the rest; None for who had everything erased.

    `words` say why in somebody's own words. The same entry is told once.
    """
    entry = posted.entry
    person = await members.person_of(session, entry.member_id)
    if person is None:
        return None
    language = (await languages(session, kit.district, [person]))[person]
    thing = (await pointviews.things(kit, session, [entry])).get(entry.number, "")
    params = {"text": pointviews.news(language, kit.district, posted, thing, words), "parse_mode": "HTML"}
    button = {"reply_markup": inline([press(plain(language, "points-open"), PAGE)])}
    silent = await quiet.silence(session, kit.district, person, now)
    return Owed(person, f"points:{entry.number}", "sendMessage", {**params, **button, **silent})


async def _given(
    kit: Kit, session: AsyncSession, rule: Rule | None, deeds: list[tuple[int, Deed, bool]], now: datetime
) -> list[Owed]:
    """Enter what each member did (or only joined in), always in this order, so that two never wait for each other."""
    found: list[Owed] = []
    if rule is None:
        return found
    for member, deed, joined in sorted(deeds, key=lambda one: one[0]):
        posted = await earnings.earn(session, member, rule, deed, _day(kit, now), now, joined=joined)
        news = await told(kit, session, posted, now) if posted and posted.new else None
        found += [news] if news else []
    return found


def _rule(district: District, occasion: str) -> Rule | None:
    return next((one.rule for one in district.rules_for(occasion)), None)


def _day(kit: Kit, moment: datetime) -> date:
    return moment.astimezone(kit.district.zone).date()
