"""Turnouts: to how many a service day was announced, how many said they come, and came; numbers only."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from typing import Any

import orjson
from sqlalchemy import Column, ColumnElement, ForeignKey, Text, distinct, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import ratings
from models.attendances import Attendance
from models.columns import BigId, Moment
from models.comings import COMING, Coming
from models.notices import SERVICE_DAY, Notice
from models.outbox import SENT
from models.recipients import Recipient
from models.riders import Rider
from models.servicedays import ANNOUNCEMENT, PLANNED, SOURCE, ServiceDay
from models.statements import insert_into

ANNOUNCED, SAID, CAME = "announced", "coming", "came"
STEPS = (ANNOUNCED, SAID, CAME)

OTHERS = ""
"""The trade and area of who has told none, or has no check-in any more."""

Rows = dict[str, dict[str, int]]
"""How many, by trade or area's id (as text), and by step."""


class TurnoutReport(SQLModel, table=True):
    """That the report of a service day was sent, and its numbers: they stay when it is forgotten who they are about."""

    __tablename__ = "turnout_report"

    service_day_id: int = Field(
        sa_column=Column(BigId, ForeignKey("service_day.id"), primary_key=True, autoincrement=False)
    )
    numbers: str = Field(sa_column=Column(Text, nullable=False))
    at: datetime = Field(sa_type=Moment)


@dataclass(frozen=True, slots=True)
class Turnout:
    """The numbers of a service day; `stations` who was counted where, `stars` how many gave so many."""

    trades: Rows = field(default_factory=dict)
    areas: Rows = field(default_factory=dict)
    stations: dict[str, int] = field(default_factory=dict)
    stars: dict[str, int] = field(default_factory=dict)

    def sum(self, step: str) -> int:
        """Return how many there are of a step of STEPS."""
        return sum(row.get(step, 0) for row in self.trades.values())

    @property
    def rated(self) -> int:
        """Return how many gave stars."""
        return sum(self.stars.values())

    @property
    def mean(self) -> float | None:
        """Return how many stars were given on average, None without any."""
        given = sum(int(stars) * count for stars, count in self.stars.items())
        return given / self.rated if self.rated else None


async def of(session: AsyncSession, day: ServiceDay) -> Turnout:
    """Return a day's numbers as they are now, or as they were reported when nothing else is kept any more.

    To whom it was announced is forgotten before who came.
    """
    now, then = await reckon(session, day), await reported(session, day.number)
    if then is None:
        return now
    if not now.sum(CAME):
        return then
    return replace(now, trades=_announced(now.trades, then.trades), areas=_announced(now.areas, then.areas))


async def reckon(session: AsyncSession, day: ServiceDay) -> Turnout:
    """Return a day's numbers from who they are about."""
    trades: Rows = {}
    areas: Rows = {}
    for step, counting in _counting(day.number).items():
        for trade, area, count in (await session.execute(counting)).all():
            for rows, key in ((trades, trade or OTHERS), (areas, str(area or OTHERS))):
                row = rows.setdefault(key, {})
                row[step] = row.get(step, 0) + int(count)
    here = col(Attendance.service_day_id) == day.number
    at = select(col(Attendance.station_id), func.count()).where(here).group_by(col(Attendance.station_id))
    stations = {str(station): int(count) for station, count in (await session.execute(at)).all()}
    stars = {str(given): count for given, count in (await ratings.totals(session, day.number)).items()}
    return Turnout(trades, areas, stations, stars)


async def due(session: AsyncSession, last: date, first: date) -> list[ServiceDay]:
    """Return the days from `first` to `last` that took place and are not reported yet, the oldest first."""
    reported_ = exists().where(col(TurnoutReport.service_day_id) == col(ServiceDay.id))
    past = (col(ServiceDay.day) <= last, col(ServiceDay.day) >= first, col(ServiceDay.state) == PLANNED, ~reported_)
    return list((await session.execute(select(ServiceDay).where(*past).order_by(col(ServiceDay.day)))).scalars())


async def latest(session: AsyncSession, today: date) -> ServiceDay | None:
    """Return the last day before today that took place."""
    past = (col(ServiceDay.day) < today, col(ServiceDay.state) == PLANNED)
    statement = select(ServiceDay).where(*past).order_by(col(ServiceDay.day).desc(), col(ServiceDay.id)).limit(1)
    return (await session.execute(statement)).scalar_one_or_none()


async def report(session: AsyncSession, day: ServiceDay, now: datetime) -> Turnout | None:
    """Write a day's numbers down as reported, once; None when that was done before."""
    found = await reckon(session, day)
    values = {"service_day_id": day.number, "numbers": orjson.dumps(asdict(found)).decode(), "at": now}
    writing = insert_into(session, TurnoutReport).values(**values).on_conflict_do_nothing()
    written = (await session.execute(writing.returning(col(TurnoutReport.service_day_id)))).first()
    return found if written is not None else None


async def reported(session: AsyncSession, service_day_id: int) -> Turnout | None:
    """Return a day's numbers as they were reported, None before that."""
    wanted = select(col(TurnoutReport.numbers)).where(col(TurnoutReport.service_day_id) == service_day_id)
    numbers = (await session.execute(wanted)).scalar_one_or_none()
    given: Mapping[str, Any] = orjson.loads(numbers) if numbers is not None else {}
    return Turnout(**given) if numbers is not None else None


def _announced(now: Rows, then: Rows) -> Rows:
    """Return the rows as they are now, but for how many it was announced to then."""
    rows = {key: {step: count for step, count in row.items() if step != ANNOUNCED} for key, row in now.items()}
    for key, row in then.items():
        if ANNOUNCED in row:
            rows.setdefault(key, {})[ANNOUNCED] = row[ANNOUNCED]
    return {key: row for key, row in rows.items() if row}


def _counting(service_day_id: int) -> dict[str, Any]:
    """Return for each step the question how many members there are of each trade and area."""
    ours = f"{SOURCE}{service_day_id}:{ANNOUNCEMENT}"
    announcements = select(col(Notice.id)).where(
        col(Notice.kind) == SERVICE_DAY,
        col(Notice.about) == service_day_id,
        col(Notice.source).startswith(ours, autoescape=True),
    )
    sent = (col(Recipient.notice_id).in_(announcements), col(Recipient.state) == SENT)
    said = (col(Coming.service_day_id) == service_day_id, col(Coming.state) == COMING)
    return {
        ANNOUNCED: _by_rider(col(Recipient.member_id), *sent),
        SAID: _by_rider(col(Coming.member_id), *said),
        CAME: _by_rider(col(Attendance.member_id), col(Attendance.service_day_id) == service_day_id),
    }


def _by_rider(member: Any, *where: ColumnElement[bool]) -> Any:
    columns = (col(Rider.trade), col(Rider.area_id))
    counting = select(*columns, func.count(distinct(member))).select_from(member.table)
    joined = counting.join(Rider, col(Rider.member_id) == member, isouter=True)
    return joined.where(*where).group_by(*columns)
