"""Ratings: how a service day was, said by who came; to others nothing but totals, and words without a name."""

from datetime import date, datetime, timedelta

from sqlalchemy import Column, ForeignKey, LargeBinary, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from models import attendances, keys, members, servicedays
from models.columns import BigId, Moment
from models.rules import RuleBroken
from models.servicedays import ServiceDay
from models.statements import insert_into

STARS = (1, 2, 3, 4, 5)

ANSWERED = timedelta(days=14)
"""So long after the day one can still say how it was."""

LONGEST = 500
"""Characters of the words."""


class Rating(SQLModel, table=True):
    """How many stars a member gives a service day, and what they say about it, sealed with their key."""

    __tablename__ = "rating"

    service_day_id: int = Field(
        sa_column=Column(BigId, ForeignKey("service_day.id"), primary_key=True, autoincrement=False)
    )
    member_id: int = Field(
        sa_column=Column(BigId, ForeignKey("member.id"), primary_key=True, autoincrement=False, index=True)
    )
    stars: int
    words: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    at: datetime = Field(sa_type=Moment)


async def rate(
    session: AsyncSession, person: int, service_day_id: int, stars: int, today: date, now: datetime
) -> ServiceDay:
    """Give a service day stars, or other ones than before. Raises RuleBroken for who did not come, and when it is late.

    Raises ValueError for stars that are not in STARS.
    """
    if stars not in STARS:
        raise ValueError(stars)
    day, member = await _came(session, person, service_day_id, today)
    giving = insert_into(session, Rating).values(service_day_id=day.number, member_id=member, stars=stars, at=now)
    changed = {"stars": stars, "at": now}
    await session.execute(giving.on_conflict_do_update(index_elements=["service_day_id", "member_id"], set_=changed))
    return day


async def say(session: AsyncSession, person: int, service_day_id: int, words: str, today: date, now: datetime) -> None:
    """Add words to the stars, in place of earlier ones. Raises RuleBroken as `rate` does, and for who gave no stars."""
    day, member = await _came(session, person, service_day_id, today)
    if await find(session, day.number, member) is None:
        raise RuleBroken("old-button")
    about = _about(day.number, member)
    sealed = await keys.seal(session, person, words[:LONGEST].encode("utf-8", "surrogatepass"), about, now)
    theirs = (col(Rating.service_day_id) == day.number, col(Rating.member_id) == member)
    await session.execute(update(Rating).where(*theirs).values(words=sealed, at=now))


async def may_rate(session: AsyncSession, person: int, service_day_id: int, today: date) -> ServiceDay:
    """Return the service day that this person may say something about. Raises RuleBroken as `rate` does."""
    day, _ = await _came(session, person, service_day_id, today)
    return day


async def find(session: AsyncSession, service_day_id: int, member_id: int) -> Rating | None:
    """Return how a member found a day."""
    theirs = (col(Rating.service_day_id) == service_day_id, col(Rating.member_id) == member_id)
    statement = select(Rating).where(*theirs).execution_options(populate_existing=True)
    return (await session.execute(statement)).scalar_one_or_none()


async def words_of(session: AsyncSession, rating: Rating) -> str | None:
    """Return what was said with a rating; None for nothing, and when it can't be read any more."""
    return await keys.words(session, rating.words, _about(rating.service_day_id, rating.member_id))


async def totals(session: AsyncSession, service_day_id: int) -> dict[int, int]:
    """Return how many gave a day so many stars, for each of STARS."""
    counting = select(col(Rating.stars), func.count()).where(col(Rating.service_day_id) == service_day_id)
    found = dict((await session.execute(counting.group_by(col(Rating.stars)))).all())
    return {stars: int(found.get(stars, 0)) for stars in STARS}


async def said(session: AsyncSession, service_day_id: int) -> list[str]:
    """Return what was said about a day, in the order of the alphabet, which says nothing of whose it is."""
    with_words = (col(Rating.service_day_id) == service_day_id, col(Rating.words).is_not(None))
    found = list((await session.execute(select(Rating).where(*with_words))).scalars())
    await keys.look_up(session, [one.words for one in found if one.words])
    opened = [await words_of(session, one) for one in found]
    return sorted(words for words in opened if words)


async def forget(session: AsyncSession, before: date) -> int:
    """Delete how the days before `before` were found; return how many had said so."""
    past = select(col(ServiceDay.id)).where(col(ServiceDay.day) < before)
    gone = delete(Rating).where(col(Rating.service_day_id).in_(past)).returning(col(Rating.member_id))
    return len((await session.execute(gone)).all())


async def _came(session: AsyncSession, person: int, service_day_id: int, today: date) -> tuple[ServiceDay, int]:
    """Return the day and the member, held so that an erasure waits."""
    await members.hold(session, person)
    member, day = await members.find(session, person), await servicedays.by_id(session, service_day_id)
    if day is None or member is None or await attendances.find(session, service_day_id, member.id or 0) is None:
        raise RuleBroken("rating-only-came")
    if not day.day <= today <= day.day + ANSWERED:
        raise RuleBroken("rating-late")
    return day, member.id or 0


def _about(service_day_id: int, member_id: int) -> str:
    return f"rating:{service_day_id}:{member_id}"
