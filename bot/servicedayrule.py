"""The rule by which the district has its service days, as its file writes it."""

import re
from typing import Annotated, Literal

import orjson
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from bot.names import Choice, Names, in_language
from models import timings
from models.rules import RuleBroken
from models.servicedayplans import Offer, Rule
from models.servicedays import Service, ServiceDay
from models.timings import Span

_TIME = re.compile(r"([01]?\d|2[0-3])[:：]([0-5]\d)")


def span_of(written: str) -> Span:
    """Return from when to when something is on one day. Raises RuleBroken when that can't be understood."""
    spans = timings.read(written)
    if len(spans) != 1 or spans[0].begins >= spans[0].ends:
        raise RuleBroken("hours-span-unclear", given=written[:40])
    return spans[0]


def minute_of(written: str) -> int:
    """Return the minute of the day that a time like 08:30 is. Raises ValueError when it is none."""
    found = _TIME.fullmatch(written.strip())
    if found is None:
        raise ValueError("no time of the day")
    return int(found[1]) * 60 + int(found[2])


def _one_span(value: str) -> str:
    try:
        span_of(value)
    except RuleBroken:
        raise ValueError("no hours of one day") from None
    return value


def _time(value: str) -> str:
    minute_of(value)
    return value


Time = Annotated[str, AfterValidator(_time)]


class Offering(Choice):
    """Something that is offered on service days; with `seats` so many can have it, and others wait in line."""

    seats: Annotated[int, Field(ge=1, le=10_000)] | None = None

    @property
    def offer(self) -> Offer:
        """Return it as rows are made from it."""
        return Offer(self.key, self.emoji, orjson.dumps(self.name).decode(), self.seats)


class ServiceDays(BaseModel):
    """When there is a service day in each month, where and what for; and when people are written to about it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    day: Annotated[int, Field(ge=1, le=31)] = 5
    if_no_workday: Literal["next", "keep"] = "next"
    hours: Annotated[str, AfterValidator(_one_span)] = "09:00-16:00"
    announce_days: Annotated[int, Field(ge=1, le=28)] = 3
    announce_at: Time = "08:00"
    remind_at: Time = "10:00"
    morning_at: Time = "07:30"
    question_at: Time = "12:00"
    topic: Annotated[str, Field(min_length=1)] = "service_day"
    stations: Annotated[tuple[str, ...], Field(max_length=5)] = ()
    services: Annotated[tuple[Offering, ...], Field(max_length=12)] = ()
    words: Names | None = None

    @property
    def rule(self) -> Rule:
        """Return it as it is reckoned with."""
        hours = span_of(self.hours)
        return Rule(
            day=self.day,
            keep=self.if_no_workday == "keep",
            begins=hours.begins,
            ends=hours.ends,
            stations=self.stations,
            offers=tuple(
                Offer(one.key, one.emoji, orjson.dumps(one.name).decode(), one.seats) for one in self.services
            ),
            words=orjson.dumps(self.words or {}).decode(),
            announce_days=self.announce_days,
            announce_at=minute_of(self.announce_at),
            remind_at=minute_of(self.remind_at),
            morning_at=minute_of(self.morning_at),
            question_at=minute_of(self.question_at),
            topic=self.topic,
        )


def words_in(day: ServiceDay, language: str) -> str:
    """Return what is said about a day, in a language or in the first that it has; "" for nothing."""
    return in_language(day.says, language) if day.says else ""  # type: ignore[arg-type]


def service_name(service: Service, language: str) -> str:
    """Return what a service is called, in a language or in the first that it has a name in."""
    return in_language(service.names, language)  # type: ignore[arg-type]


def service_label(service: Service, language: str) -> str:
    """Return a service's name with its emoji before it."""
    return f"{service.emoji} {service_name(service, language)}".strip()
