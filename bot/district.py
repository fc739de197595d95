"""What differs between districts: name, outline, time zone, languages, amenities. Read from a TOML file."""

import json
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails

from bot.texts import LANGUAGES
from models.rows import header_name
from models.rules import RuleBroken
from models.shapes import Shape, joined
from models.shapes import read as read_shape

DEMO = Path(__file__).parent / "demo" / "district.toml"

Language = Literal["zh-Hans", "zh-Hant", "en"]
Names = Annotated[dict[Language, Annotated[str, Field(min_length=1)]], Field(min_length=1)]


class Amenity(BaseModel):
    """Something that stations may have: its key, how people see it, and what spreadsheets call it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    emoji: Annotated[str, Field(min_length=1, max_length=8)]
    name: Names
    also: tuple[str, ...] = ()

    def name_in(self, language: str) -> str:
        """Return its name in a language, or in the first that it has a name in."""
        return _named(self.name, language)


class _Written(BaseModel):
    """The file as it may be written."""

    model_config = ConfigDict(extra="forbid")

    name: Names
    zone: str
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = LANGUAGES  # type: ignore[assignment]
    outline: str | dict[str, Any] | None = None
    amenities: Annotated[tuple[Amenity, ...], Field(max_length=32)] = ()
    days: dict[date, Literal["off", "work"]] = {}

    @field_validator("name", mode="before")
    @classmethod
    def _one_name(cls, value: Any) -> Any:
        return {LANGUAGES[0]: value} if isinstance(value, str) else value

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError("no such zone") from None
        return value

    @model_validator(mode="after")
    def _each_amenity_once(self) -> "_Written":
        keys = [amenity.key for amenity in self.amenities]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice:
            raise RuleBroken("config-amenity-twice", amenity=twice)
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

    def name_in(self, language: str) -> str:
        """Return the district's name in a language, or in the first that it has a name in."""
        return _named(self.name, language)

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
    return District(written.name, zone, written.languages, outline, written.amenities, written.days)


def _named(names: dict[Language, str], language: str) -> str:
    return names.get(language, next(iter(names.values())))  # type: ignore[call-overload,no-any-return]


def _sentence(problem: ErrorDetails, path: Path) -> RuleBroken:
    setting = ".".join(str(part + 1) if isinstance(part, int) else part for part in problem["loc"])
    if problem["type"] == "extra_forbidden":
        known = ", ".join(_Written.model_fields if len(problem["loc"]) == 1 else Amenity.model_fields)
        return RuleBroken("config-unknown", path=path, setting=setting, known=known)
    if problem["type"] == "missing":
        return RuleBroken("config-lacks", path=path, setting=setting)
    field = str(next((part for part in reversed(problem["loc"]) if part in _EXPLAINED), "other"))
    given = json.dumps(problem["input"], ensure_ascii=False, default=str)[:80]
    return RuleBroken("config-wrong", path=path, setting=setting, given=given, field=field)


_EXPLAINED = {*_Written.model_fields, *Amenity.model_fields}


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
