"""What differs between districts: name, outline, time zone, languages, amenities. Read from a TOML file."""

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import ErrorDetails

from bot.conduct import word_for_people
from bot.names import Choice, Language, Names, in_language
from bot.servicedayrule import Offering, ServiceDays
from bot.texts import LANGUAGES, plain
from models import earnings, ledger, subscriptions, timings, worktime
from models.calendar import Almanac
from models.dispatches import Timetable
from models.rows import header_name
from models.rules import RuleBroken
from models.shapes import Shape, joined
from models.shapes import read as read_shape
from models.timings import Hours

DEMO = Path(__file__).parent / "demo" / "district.toml"


class Amenity(BaseModel):
    """Something that stations may have: its key, how people see it, and what spreadsheets call it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    emoji: Annotated[str, Field(min_length=1, max_length=8)]
    name: Names
    also: tuple[str, ...] = ()

    def name_in(self, language: str) -> str:
        """Return its name in a language, or in the first that it has a name in."""
        return in_language(self.name, language)


def _hours_of_the_day(value: str) -> str:
    timings.read(value)
    return value


class Trade(Choice):
    """What somebody does for a living; in the `slack` hours they have time to read (none: whenever it is not quiet)."""

    slack: Annotated[str, AfterValidator(_hours_of_the_day)] = ""


class Company(Choice):
    """Whom somebody rides for; `trades` are those it is offered to, none: all.

    It `employs` people and is told how they do, in totals; those who work for themselves are told of to nobody.
    """

    trades: tuple[str, ...] = ()
    employs: bool = True


class Topic(Choice):
    """What notices may be about; everybody has them off until chosen."""


class Department(Choice):
    """Who may have reports in its care besides the areas: fire, power, roads."""


class Category(Choice):
    """A kind of report; what endangers life is urgent, and the telephone numbers come first.

    Hours are working hours, for urgent ones hours around the clock, from when it was sent: until somebody takes it, and
    until it is solved. Reports less than `reach` metres apart may be of the same thing (without it, as far as
    `[triage]` says).
    """

    danger: bool = False
    urgent: Annotated[bool, Field(validate_default=True)] = False
    take_hours: Annotated[float, Field(gt=0, le=1000)] = 4
    resolve_hours: Annotated[float, Field(gt=0, le=10_000)] = 40
    reach: Annotated[int, Field(ge=1, le=1000)] = 0
    department: str | None = None

    @field_validator("urgent")
    @classmethod
    def _danger_is_urgent(cls, value: bool, info: ValidationInfo) -> bool:
        return value or info.data.get("danger", False)

    @model_validator(mode="after")
    def _taken_before_it_is_solved(self) -> "Category":
        if self.resolve_hours <= self.take_hours:
            hours = {"take": f"{self.take_hours:g}", "resolve": f"{self.resolve_hours:g}"}
            raise RuleBroken("config-taken-late", category=self.key, **hours)
        return self

    @model_validator(mode="after")
    def _of_things_and_places(self) -> "Category":
        word = word_for_people((self.key, *self.name.values()))
        if word:
            raise RuleBroken("config-category-people", category=next(iter(self.name.values())), word=word)
        return self


class Triage(BaseModel):
    """How reports are worked: the district's working hours, and what counts as too many, the same, or over."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    hours: str = "08:30-12:00,14:00-18:00"
    reports_a_day: Annotated[int, Field(ge=1, le=1000)] = 20
    same_place_metres: Annotated[int, Field(ge=1, le=1000)] = 50
    same_place_days: Annotated[int, Field(ge=1, le=3650)] = 84
    confirm_days: Annotated[int, Field(ge=1, le=60)] = 7
    remind_days: Annotated[int, Field(ge=1, le=60)] = 3
    hidden_days: Annotated[int, Field(ge=1, le=60)] = 7
    code_minutes: Annotated[int, Field(ge=1, le=1440)] = 30
    warn_percent: Annotated[int, Field(ge=1, le=99)] = 80

    @field_validator("hours")
    @classmethod
    def _working_hours(cls, value: str) -> str:
        worktime.read(value)
        return value

    @model_validator(mode="after")
    def _reminded_before_it_closes(self) -> "Triage":
        if self.remind_days >= self.confirm_days:
            raise RuleBroken("config-reminded-late", remind=self.remind_days, confirm=self.confirm_days)
        return self


class PointRule(Choice):
    """What points are given, or taken, for: `words` are what riders read, word for word.

    `points` are for HOURS those of an hour, for AWARD the most that may be given at once; `share` is what co-reporters
    get. `a_day` and `a_month` say how often one person gets it at most.
    """

    on: Literal["checkin", "recheck", "report", "problem", "service_day", "hours", "award", "deduct"]
    kind: Literal["base", "contribution", "deduction"]
    points: Annotated[int, Field(ge=1, le=10_000)]
    share: Annotated[int, Field(ge=0, le=10_000)] = 0
    a_day: Annotated[int, Field(ge=1, le=1000)] | None = None
    a_month: Annotated[int, Field(ge=1, le=10_000)] | None = None
    words: Names

    @model_validator(mode="after")
    def _takes_only_as_deduction(self) -> "PointRule":
        if (self.on == earnings.DEDUCT) != (self.kind == ledger.DEDUCTION):
            raise RuleBroken("config-rule-kind", rule=self.key)
        return self

    def words_in(self, language: str) -> str:
        """Return what riders read, in a language or in the first that it has."""
        return in_language(self.words, language)

    @property
    def rule(self) -> earnings.Rule:
        """Return it as it is reckoned with."""
        return earnings.Rule(self.key, self.kind, self.points, self.share, self.a_day, self.a_month)


class Title(Choice):
    """What secretaries nominate riders for at a quarter's end; `trades` are those it is for, none: all."""

    trades: tuple[str, ...] = ()


class Points(BaseModel):
    """How points are handled: the standard of the badge, limits, and how long something takes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    badge: Annotated[int, Field(ge=1, le=100_000)] = 60
    award_a_day: Annotated[int, Field(ge=1, le=100_000)] = 100
    object_days: Annotated[int, Field(ge=7, le=60)] = 7
    decide_days: Annotated[int, Field(ge=1, le=60)] = 14
    reserve_days: Annotated[int, Field(ge=1, le=60)] = 7
    undo_minutes: Annotated[int, Field(ge=1, le=1440)] = 10
    smallest_group: Annotated[int, Field(ge=10, le=1000)] = 10


class Number(BaseModel):
    """A telephone number for one's need."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: Annotated[str, Field(pattern=r"^[0-9+ -]{3,20}$")]
    name: Names

    def name_in(self, language: str) -> str:
        """Return what it is for, in a language or in the first that it has."""
        return in_language(self.name, language)


class Notices(BaseModel):
    """When people may be written to: the quiet hours of all, and the slack ones of who has no trade with its own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    quiet: Annotated[str, AfterValidator(_hours_of_the_day)] = "22:00-07:00"
    slack: Annotated[str, AfterValidator(_hours_of_the_day)] = ""
    second_above: Annotated[int, Field(ge=1, le=1_000_000)] = 1000


class Privacy(BaseModel):
    """Who answers for the data, how they are reached, and the version of what the district says about it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Annotated[str, Field(min_length=1, max_length=40)] = "1"
    controller: Names | None = None
    contact: str = ""


class CheckIn(BaseModel):
    """The pledge that riders give, and after how many working days somebody is reminded of an open check-in."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    pledge: dict[Language, str] = {}
    reminder_workdays: Annotated[int, Field(ge=1, le=30)] = 2
    escalation_workdays: Annotated[int, Field(ge=1, le=60)] = 3
    recheck_days: Annotated[int, Field(ge=7, le=3650)] = 90
    silent_days: Annotated[int, Field(ge=1, le=365)] = 30

    @model_validator(mode="after")
    def _reminded_first(self) -> "CheckIn":
        if self.escalation_workdays < self.reminder_workdays:
            days = {"reminder": self.reminder_workdays, "escalation": self.escalation_workdays}
            raise RuleBroken("config-passed-on-early", **days)
        return self


class Retention(BaseModel):
    """How many days each class of data is kept."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    applications: Annotated[int, Field(ge=1)] = 365
    waiting: Annotated[int, Field(ge=30)] = 180
    declined: Annotated[int, Field(ge=1)] = 90
    stale: Annotated[int, Field(ge=1)] = 365
    threads: Annotated[int, Field(ge=1)] = 180
    looks: Annotated[int, Field(ge=1)] = 365
    invitations: Annotated[int, Field(ge=1)] = 90
    problems: Annotated[int, Field(ge=1)] = 90
    keepings: Annotated[int, Field(ge=1)] = 365
    drafts: Annotated[int, Field(ge=1)] = 14
    failed: Annotated[int, Field(ge=1)] = 7
    unsent: Annotated[int, Field(ge=1)] = 30
    reports: Annotated[int, Field(ge=1)] = 1095
    photos: Annotated[int, Field(ge=1)] = 365
    sayings: Annotated[int, Field(ge=1)] = 180
    notices: Annotated[int, Field(ge=7)] = 180
    service_days: Annotated[int, Field(ge=30)] = 180


class _Written(BaseModel):
    """The file as it may be written."""

    model_config = ConfigDict(extra="forbid")

    name: Names
    zone: str
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = LANGUAGES  # type: ignore[assignment]
    outline: str | dict[str, Any] | None = None
    amenities: Annotated[tuple[Amenity, ...], Field(max_length=32)] = ()
    days: dict[date, Literal["off", "work"]] = {}
    trades: Annotated[tuple[Trade, ...], Field(max_length=20)] = ()
    companies: Annotated[tuple[Company, ...], Field(max_length=60)] = ()
    topics: Annotated[tuple[Topic, ...], Field(max_length=12)] = ()
    numbers: Annotated[tuple[Number, ...], Field(max_length=30)] = ()
    departments: Annotated[tuple[Department, ...], Field(max_length=20)] = ()
    categories: Annotated[tuple[Category, ...], Field(max_length=12)] = ()
    triage: Triage = Triage()
    rules: Annotated[tuple[PointRule, ...], Field(max_length=40)] = ()
    titles: Annotated[tuple[Title, ...], Field(max_length=12)] = ()
    points: Points = Points()
    notices: Notices = Notices()
    service_day: ServiceDays | None = None
    privacy: Privacy = Privacy()
    checkin: CheckIn = CheckIn()
    retention: Retention = Retention()

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError("no such zone") from None
        return value

    @model_validator(mode="after")
    def _each_key_once(self) -> "_Written":
        for choices in (
            self.amenities,
            self.trades,
            self.companies,
            self.topics,
            self.departments,
            self.categories,
            self.rules,
            self.titles,
        ):
            keys = [choice.key for choice in choices]
            twice = next((key for key in keys if keys.count(key) > 1), None)
            if twice:
                raise RuleBroken("config-key-twice", setting=twice)
        return self

    @model_validator(mode="after")
    def _known_trades(self) -> "_Written":
        trades = {trade.key for trade in self.trades}
        unknown = next((one for company in self.companies for one in company.trades if one not in trades), None)
        if unknown:
            raise RuleBroken("config-trade-unknown", trade=unknown)
        return self

    @model_validator(mode="after")
    def _one_rule_for_what_happens(self) -> "_Written":
        for occasion in earnings.HAPPEN:
            if sum(rule.on == occasion for rule in self.rules) > 1:
                raise RuleBroken("config-rule-twice", occasion=occasion)
        return self

    @model_validator(mode="after")
    def _known_departments(self) -> "_Written":
        known = {None, *(department.key for department in self.departments)}
        unknown = next((one.department for one in self.categories if one.department not in known), None)
        if unknown:
            raise RuleBroken("config-department-unknown", department=unknown)
        return self

    @model_validator(mode="after")
    def _right_topics(self) -> "_Written":
        topic = self.service_day.topic if self.service_day else None
        if topic is not None and topic not in {one.key for one in self.topics}:
            raise RuleBroken("config-topic-unknown", topic=topic)
        if any(one.key == subscriptions.AS_MEMBER for one in self.topics):
            raise RuleBroken("config-topic-taken", topic=subscriptions.AS_MEMBER)
        return self

    @model_validator(mode="after")
    def _reach_for_all(self) -> "_Written":
        usual = self.triage.same_place_metres
        self.categories = tuple(one.model_copy(update={"reach": one.reach or usual}) for one in self.categories)
        return self


@dataclass(frozen=True)
class District:
    """The district that this program serves; `outline` is in WGS-84, `amenities` in the order people see."""

    name: dict[Language, str]
    zone: ZoneInfo
    languages: tuple[Language, ...]
    outline: Shape | None
    amenities: tuple[Amenity, ...]
    days: dict[date, Literal["off", "work"]] = field(default_factory=dict)
    trades: tuple[Trade, ...] = ()
    companies: tuple[Company, ...] = ()
    topics: tuple[Topic, ...] = ()
    numbers: tuple[Number, ...] = ()
    departments: tuple[Department, ...] = ()
    categories: tuple[Category, ...] = ()
    triage: Triage = field(default_factory=Triage)
    rules: tuple[PointRule, ...] = ()
    titles: tuple[Title, ...] = ()
    points: Points = field(default_factory=Points)
    notices: Notices = field(default_factory=Notices)
    service_day: ServiceDays | None = None
    privacy: Privacy = field(default_factory=Privacy)
    checkin: CheckIn = field(default_factory=CheckIn)
    retention: Retention = field(default_factory=Retention)

    def name_in(self, language: str) -> str:
        """Return the district's name in a language, or in the first that it has a name in."""
        return in_language(self.name, language)

    def almanac(self) -> Almanac:
        """Return what its days are like."""
        return Almanac(self.zone, self.days)

    def timetable(self) -> Timetable:
        """Return when people may be written to."""
        quiet = timings.read(self.notices.quiet)
        usual = Hours(quiet, timings.read(self.notices.slack) or timings.ALWAYS)
        slack = {trade.key: timings.read(trade.slack) or usual.slack for trade in self.trades}
        return Timetable(self.zone, usual, {trade: Hours(quiet, spans) for trade, spans in slack.items()})

    def trade(self, key: str, language: str) -> str:
        """Return the name of a trade, or its key when the file names it no more."""
        return _name_of(self.trades, key, language)

    def company(self, key: str, language: str) -> str:
        """Return the name of a company, or its key when the file names it no more."""
        return _name_of(self.companies, key, language)

    def topic(self, key: str, language: str) -> str:
        """Return the name of a topic, or its key when the file names it no more."""
        if key == subscriptions.AS_MEMBER:
            return plain(language, "notices-as-member")
        return _name_of(self.topics, key, language)

    def department(self, key: str, language: str) -> str:
        """Return the name of a department, or its key when the file names it no more."""
        return _name_of(self.departments, key, language)

    def category(self, key: str, language: str) -> str:
        """Return the name of a category, or its key when the file names it no more."""
        return _name_of(self.categories, key, language)

    def category_label(self, key: str, language: str) -> str:
        """Return the name of a category with its emoji, or its key when the file names it no more."""
        category = self.category_of(key)
        return category.label_in(language) if category else key

    def category_of(self, key: str) -> Category | None:
        """Return a category, None when the file names it no more."""
        return next((category for category in self.categories if category.key == key), None)

    def rules_for(self, occasion: str) -> list[PointRule]:
        """Return the rules by which points are given, or taken, on such an occasion."""
        return [rule for rule in self.rules if rule.on == occasion]

    def rule_of(self, key: str) -> PointRule | None:
        """Return a rule for points, None when the file names it no more."""
        return next((rule for rule in self.rules if rule.key == key), None)

    def title(self, key: str, language: str) -> str:
        """Return the name of a title, or its key when the file names it no more."""
        return _name_of(self.titles, key, language)

    def working_hours(self, urgent: bool) -> worktime.Hours | None:
        """Return the hours in which the time of a report runs, None for an urgent one: around the clock."""
        return None if urgent else worktime.read(self.triage.hours)

    def companies_for(self, trade: str) -> list[Company]:
        """Return the companies that are offered to those of a trade."""
        return [company for company in self.companies if not company.trades or trade in company.trades]

    def amenity_words(self) -> dict[str, str]:
        """Return the key of each amenity by every name (folded by `header_name`) that spreadsheets use."""
        return {
            header_name(word): amenity.key
            for amenity in self.amenities
            for word in (*amenity.also, *amenity.name.values(), amenity.key)
        }


def load(path: Path | None = None) -> District:
    """Return the district that a TOML file describes; without a file the demo's.

    Raises RuleBroken with one sentence that names the setting that is unknown, missing or wrong.
    """
    path = path or DEMO
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError:
        raise RuleBroken("config-missing", path=path) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise RuleBroken("config-broken", path=path, problem=problem) from None
    try:
        written = _Written.model_validate(content)
    except ValidationError as problem:
        raise _sentence(problem.errors()[0], path) from None
    outline = _outline(written.outline, path)
    zone = ZoneInfo(written.zone)
    given = {name: getattr(written, name) for name in _TAKEN_OVER}
    return District(written.name, zone, written.languages, outline, **given)


_TAKEN_OVER = tuple(name for name in _Written.model_fields if name not in ("name", "zone", "languages", "outline"))


def _name_of(choices: Sequence[Choice], key: str, language: str) -> str:
    return next((choice.name_in(language) for choice in choices if choice.key == key), key)


def _sentence(problem: ErrorDetails, path: Path) -> RuleBroken:
    setting = ".".join(str(part + 1) if isinstance(part, int) else part for part in problem["loc"])
    if problem["type"] == "extra_forbidden":
        around = [str(part) for part in reversed(problem["loc"][:-1])]
        inside = next((_INSIDE[part] for part in around if part in _INSIDE), _Written)
        known = ", ".join(inside.model_fields)
        return RuleBroken("config-unknown", path=path, setting=setting, known=known)
    if problem["type"] == "missing":
        return RuleBroken("config-lacks", path=path, setting=setting)
    field = str(next((part for part in reversed(problem["loc"]) if part in _EXPLAINED), "other"))
    given = json.dumps(problem["input"], ensure_ascii=False, default=str)[:80]
    return RuleBroken("config-wrong", path=path, setting=setting, given=given, field=field)


_INSIDE: dict[str, type[BaseModel]] = {
    "amenities": Amenity,
    "trades": Trade,
    "companies": Company,
    "topics": Topic,
    "numbers": Number,
    "departments": Department,
    "categories": Category,
    "triage": Triage,
    "rules": PointRule,
    "titles": Title,
    "points": Points,
    "notices": Notices,
    "service_day": ServiceDays,
    "services": Offering,
    "privacy": Privacy,
    "checkin": CheckIn,
    "retention": Retention,
}
_EXPLAINED = {
    *_Written.model_fields,
    *(name for inside in _INSIDE.values() if inside is not Retention for name in inside.model_fields),
}


def _outline(given: str | dict[str, Any] | None, path: Path) -> Shape | None:
    """Return the outline, from the file that is named relative to the TOML's folder, or written inline."""
    if given is None:
        return None
    if isinstance(given, str) and not given.lstrip().startswith("{"):
        file = path.parent / given
        try:
            given = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            raise RuleBroken("config-outline-missing", path=path, file=file) from None
    try:
        content = json.loads(given) if isinstance(given, str) else given
        return joined([read_shape(json.dumps(one))[0] for one in _geometries(content)])
    except (ValueError, RecursionError, RuleBroken):
        raise RuleBroken("config-outline-wrong", path=path) from None


def _geometries(content: Any) -> list[Any]:
    kind = content.get("type") if isinstance(content, dict) else None
    if kind == "FeatureCollection" and isinstance(content["features"], list):
        return [one for feature in content["features"] for one in _geometries(feature)]
    if kind == "Feature":
        return [content["geometry"]]
    if kind in ("Polygon", "MultiPolygon"):
        return [content]
    raise ValueError(kind)
