"""What stories about notices begin with: who wants them, a broadcast that somebody writes, a service day."""

from datetime import date, datetime
from typing import Any

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from models import audiences, broadcasts, keys, members, servicedays, subscriptions
from models.audiences import Audience
from models.broadcasts import Broadcast
from models.servicedays import ServiceDay

TOPIC = "branch"


async def wants(session: AsyncSession, member_id: int, now: datetime, *topics: str) -> None:
    """Let a member want to hear of these topics, of none else."""
    await subscriptions.choose(session, member_id, topics or [TOPIC], now)


async def written_by(session: AsyncSession, person: int, words: str, now: datetime, **columns: Any) -> int:
    """Let this person be writing words to many, whether they may or not; return the broadcast's number.

    The row is made as it lies in the database, so that who has lost a right, or never had it, has one too.
    """
    member = await members.number_of(session, person, now)
    content = {"items": [{"kind": broadcasts.TEXT, "text": words, "entities": [], "file": None, "more": {}}]}
    sealed = await keys.seal(session, person, orjson.dumps(content | {"album": None}), f"broadcast:{member}", now)
    given = {"topic": TOPIC, "audience": audiences.written(Audience(person=person))} | columns
    one = Broadcast(member_id=member, content=sealed, touched_at=now, created_at=now, **given)
    session.add(one)
    await session.flush()
    return one.number


async def service_day(session: AsyncSession, day: date, station: int, now: datetime) -> int:
    """Let there be a service day on this day, at one station, unless there is one; return its number.

    All that is written of it was written before.
    """
    there = [one for one in await servicedays.coming_days(session, day) if one.day == day]
    if there:
        return there[0].number
    one = ServiceDay(
        month=day.replace(day=1),
        planned=day,
        day=day,
        begins=0,
        ends=24 * 60 - 1,
        stations=orjson.dumps([station]).decode(),
        made_at=now,
        closed_at=now,
    )
    session.add(one)
    await session.flush()
    return one.number
