"""A year of service days by the clock: everybody hears what is for them, once, also when nothing ran at the hour."""

import asyncio
import re
from collections import Counter
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import exists, func, select
from sqlmodel import col

from bot import deeplinks
from bot.app import Program
from bot.sandbox import Message, Person
from jobs import notices as sending
from jobs import servicedays as planning
from models import attendances, outbox, recipients, servicedays, subscriptions
from models.notices import DONE, EXPIRED, Notice
from models.outbox import Outgoing
from models.recipients import QUEUED, WAITING, Recipient
from models.riders import Profile
from models.servicedays import ANNOUNCEMENT, DAY_BEFORE, MORNING, OCCASIONS, QUESTION, ServiceDay
from tests.core import write_down
from tests.stories import people
from tests.stories.conftest import SHANGHAI, Nuanyi

BEGINS = datetime(2025, 11, 20, 10, 0, tzinfo=SHANGHAI)

NEW_YEAR, QINGMING, MAY_DAY, NATIONAL_DAY = date(2026, 1, 1), date(2026, 4, 7), date(2026, 5, 6), date(2026, 10, 8)
"""One day was moved to New Year's, so that it is written of in both years; others are after decreed holidays."""

LATE, LOST = date(2026, 3, 5), date(2026, 9, 7)
"""One day was announced a day late, one not at all."""

DAYS = (
    date(2025, 12, 5),
    NEW_YEAR,
    date(2026, 2, 5),
    LATE,
    QINGMING,
    MAY_DAY,
    date(2026, 6, 5),
    date(2026, 7, 6),
    date(2026, 8, 5),
    LOST,
    NATIONAL_DAY,
    date(2026, 11, 5),
)

ON_TIME = {ANNOUNCEMENT: (-3, 14, 30), DAY_BEFORE: (-1, 14, 30), MORNING: (0, 7, 40), QUESTION: (1, 14, 30)}
"""When the program looks, as days after the service day and the time of the day: when delivery riders have time."""

DOWN = {
    (NEW_YEAR, DAY_BEFORE): ((-1, 13, 0), (0, 8, 5)),  # it was opened, but nobody had time to read yet
    (LATE, ANNOUNCEMENT): ((-3, 7, 0), (-3, 18, 30)),  # nobody has time to read before the next afternoon
    (MAY_DAY, DAY_BEFORE): ((-1, 9, 0), (0, 7, 40)),
    (date(2026, 8, 5), MORNING): ((-1, 23, 0), (0, 11, 0)),  # it comes late
    (LOST, ANNOUNCEMENT): ((-4, 12, 0), (1, 14, 30)),
    (NATIONAL_DAY, QUESTION): ((0, 20, 0), (3, 10, 0)),
}
"""From when to when nothing ran."""

EXPIRED_ON = {
    MAY_DAY: {DAY_BEFORE},
    LOST: {ANNOUNCEMENT, DAY_BEFORE, MORNING},
    NATIONAL_DAY: {QUESTION},
}
"""What was too late when something ran again."""

MISSED = EXPIRED_ON | {NEW_YEAR: {DAY_BEFORE}, LOST: set(OCCASIONS)}
"""What nobody heard: nobody came to a day that nobody heard of."""

UNTOLD = date(2026, 7, 6)
"""Of this day the one who is never seen says on the evening before that they don't come."""

SAYS = {
    DAY_BEFORE: "明天就是服务日",
    MORNING: "今天就是服务日",
    QUESTION: "你觉得怎么样",
    ANNOUNCEMENT: "现场有",
    EXPIRED: "有消息没发出去",
}


class Year:
    """The sandbox's clock, and one program or two on the same database, which can all be down for a while."""

    def __init__(self, nuanyi: Nuanyi) -> None:
        self.nuanyi, self.clock = nuanyi, nuanyi.telegram.clock
        self.others: list[Program] = []

    @property
    def kits(self):
        return [self.nuanyi.kit, *(program.kit for program in self.others)]

    async def two_run(self) -> None:
        """Let another process run beside the first."""
        self.others = [Program(self.nuanyi.settings)]
        await self.others[0].start()

    async def is_down(self, until: datetime) -> None:
        """Let nothing run until then."""
        count = len(self.others)
        await asyncio.gather(*(program.stop() for program in (self.nuanyi.program, *self.others)))
        self.clock.set(until)
        self.nuanyi.program, self.others = Program(self.nuanyi.settings), []
        await self.nuanyi.program.start()
        if count:
            await self.two_run()

    async def reaches(self, moment: datetime) -> None:
        """Let time pass until then, if it is later."""
        if moment > self.clock.now():
            self.clock.set(moment)
        await asyncio.gather(*(kit.clock.set_by(self.nuanyi.settings.api_url) for kit in self.kits))

    async def passes(self, until: datetime) -> None:
        """Let time pass until then, and each process do what is due, at the same moment."""
        await self.reaches(until)
        await asyncio.gather(*(planning.run(kit, kit.clock.now()) for kit in self.kits))
        for _ in range(500):
            await asyncio.gather(*(sending.run(kit, kit.clock.now()) for kit in self.kits))
            if await self._is_settled():
                return
            for kit in self.kits:
                await write_down(kit)
            await asyncio.sleep(0.02)
        raise AssertionError("it was not sent")

    async def _is_settled(self) -> bool:
        """Tell whether everything that was due has been sent, and is in the books."""
        here, now = col(Recipient.notice_id) == col(Notice.id), self.nuanyi.kit.clock.now()
        later = exists().where(here, col(Recipient.state) == WAITING, col(Recipient.due_at) > now)
        queued = exists().where(here, col(Recipient.state) == QUEUED)
        left = select(func.count()).select_from(Notice).where(col(Notice.ended_at).is_(None), ~later | queued)
        owed = select(func.count()).where(col(Outgoing.state).in_((outbox.PENDING, outbox.ATTEMPTING)))
        async with self.nuanyi.kit.database.read() as session:
            return not any([(await session.execute(statement)).scalar_one() for statement in (left, owed)])


@pytest.fixture
async def nuanyi(settings, telegram, tmp_path):
    """The program, running since a day in November 2025."""
    telegram.clock.set(BEGINS)
    house = Nuanyi(settings, telegram, tmp_path)
    await house.program.start()
    yield house
    await house.program.stop()


@pytest.fixture
async def year(nuanyi, database):
    """A year that begins; on PostgreSQL two processes run."""
    begun = Year(nuanyi)
    if not database.sqlite:
        await begun.two_run()
    yield begun
    await asyncio.gather(*(program.stop() for program in begun.others))


@pytest.fixture
async def riders(nuanyi, telegram, town) -> dict[str, Person]:
    """Riders by what they do about service days; who only walks in, and the stranger, have not subscribed."""
    found = {}
    for name in ("comes", "is never seen", "stays away", "walks in", "stranger"):
        found[name] = telegram.person(name, language_code="zh-hans", started=True)
        member = await people.becomes_rider(nuanyi, found[name], Profile(name), area=town.area("410102"))
        async with nuanyi.kit.database.begin() as session:
            topics = [] if name in ("walks in", "stranger") else ["service_day"]
            await subscriptions.choose(session, member, topics, nuanyi.kit.clock.now())
    return found


def at(day: date, days: int, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day + timedelta(days=days), time(hour, minute), SHANGHAI)


def heard(person: Person) -> list[tuple[date, str, datetime]]:
    """Return what somebody heard of service days: of which, what, and when."""
    return [found for message in person.heard if (found := read(message))]


def read(message: Message) -> tuple[date, str, datetime] | None:
    what = next((occasion for occasion, words in SAYS.items() if words in message.text), None)
    if what is None:
        return None
    month, day = (int(part) for part in re.search(r"(\d+)月(\d+)日", message.text).groups())
    return next(one for one in DAYS if (one.month, one.day) == (month, day)), what, message.date.astimezone(SHANGHAI)


async def moves_to_new_year(boss: Person) -> None:
    """Let the administrator have January's day on New Year's."""
    await boss.says("/serviceday")
    await boss.presses("1月5日", on=await boss.hears("接下来的服务日"))
    await boss.presses("日期", on=await boss.hears("1月5日"))
    await boss.hears("改到哪天")
    await boss.says("1月1日")
    await boss.hears("1月1日")


async def looks(year: Year, day: date, occasion: str) -> None:
    """Let it become time for an occasion of a day, or time pass over it while nothing runs."""
    if (day, occasion) in DOWN:
        stops, starts = DOWN[day, occasion]
        await year.passes(at(day, *stops))
        await year.is_down(at(day, *starts))
    await year.passes(at(day, *ON_TIME[occasion]))


async def presses(person: Person, label: str, day: date) -> None:
    """Press a button under the announcement of a day."""
    (copy,) = (one for one in person.heard if (read(one) or ())[:2] == (day, ANNOUNCEMENT))
    assert (await person.presses(label, on=copy)).text


async def attend(year: Year, day: date, riders: dict[str, Person]) -> None:
    """Let who comes, and who walks in, scan the code of the day."""
    await year.reaches(at(day, 0, 10))
    async with year.nuanyi.kit.database.begin() as session:
        found, *_ = await servicedays.coming_days(session, day)
        now = year.nuanyi.kit.clock.now()
        code = await attendances.show(session, people.BOSS, found.number, found.places[0], day, now)
        link = deeplinks.attendance_link("nuanyi", attendances.token(session, code))
    for name in ("comes", "walks in"):
        await riders[name].opens(link.partition("?start=")[2])
        await riders[name].hears(f"{day.month}月{day.day}日服务日")


async def takes_place(year: Year, day: date, riders: dict[str, Person]) -> None:
    """Let a service day be announced, take place and be over."""
    await looks(year, day, ANNOUNCEMENT)
    if day == LATE:
        await year.passes(at(day, -2, 14, 30))
    if day != LOST:
        for name in ("comes", "is never seen"):
            await presses(riders[name], "我来", day)
    await looks(year, day, DAY_BEFORE)
    if day == UNTOLD:
        await presses(riders["is never seen"], "不来了", day)
    await looks(year, day, MORNING)
    if day != LOST:
        await attend(year, day, riders)
    await looks(year, day, QUESTION)


def expected(*hears: str) -> Counter[tuple[date, str]]:
    """Return what somebody is to hear who hears of these occasions."""
    return Counter((day, occasion) for day in DAYS for occasion in hears if occasion not in MISSED.get(day, ()))


async def books(year: Year) -> dict[tuple[date, str], tuple[str, dict[str, int]]]:
    """Return the state of what was written of each day, and of how many recipients, by the state they are in."""
    found = {}
    statement = select(ServiceDay, Notice).join(Notice, col(Notice.about) == col(ServiceDay.id))
    async with year.nuanyi.kit.database.read() as session:
        for day, notice in (await session.execute(statement)).all():
            counts = await recipients.counts(session, notice.number)
            key = day.day, servicedays.occasion_of(notice.source)
            assert key not in found
            found[key] = notice.state, {state: count for state, count in counts.items() if count}
    return found


async def test_in_a_year_each_rider_hears_once_of_each_occasion_that_is_theirs(year, boss, deputy, riders):
    await year.passes(at(DAYS[0], -10, 14, 30))
    await moves_to_new_year(boss)
    for day in DAYS:
        await takes_place(year, day, riders)
    await year.passes(at(DAYS[-1], 3, 14, 30))

    told = {name: Counter((day, what) for day, what, _ in heard(person)) for name, person in riders.items()}
    assert told["comes"] == expected(*OCCASIONS)
    assert told["is never seen"] == expected(ANNOUNCEMENT, DAY_BEFORE, MORNING) - Counter([(UNTOLD, MORNING)])
    assert told["stays away"] == expected(ANNOUNCEMENT), "no reminder is for who doesn't come"
    assert told["walks in"] == expected(QUESTION)
    assert told["stranger"] == Counter()
    for admin in (boss, deputy):
        assert [day for day, _, _ in heard(admin)] == list(EXPIRED_ON), "told once of all that was too late of a day"
    for person in riders.values():
        for day, what, when in heard(person):
            hour = when.hour + when.minute / 60
            assert 7.5 <= hour < 15 if what == MORNING else 14 <= hour < 17, (day, what, when)

    written = await books(year)
    assert written.keys() == {(day, occasion) for day in DAYS for occasion in OCCASIONS}
    late = {(day, occasion) for day, missed in EXPIRED_ON.items() for occasion in missed}
    assert {key: state for key, (state, _) in written.items()} == {
        key: EXPIRED if key in late else DONE for key in written
    }
    assert written[NEW_YEAR, DAY_BEFORE] == (DONE, {outbox.EXPIRED: 2}), "nobody ran when they had time to read"
    assert all(set(counts) <= {outbox.SENT} for key, (_, counts) in written.items() if key != (NEW_YEAR, DAY_BEFORE))
