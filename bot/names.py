"""What things of the district's file are called, in one way or by language."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from bot.texts import LANGUAGES

Language = Literal["zh-Hans", "zh-Hant", "en"]


def _by_language(given: Any) -> Any:
    return {LANGUAGES[0]: given} if isinstance(given, str) else given


Names = Annotated[
    dict[Language, Annotated[str, Field(min_length=1)]], Field(min_length=1), BeforeValidator(_by_language)
]
"""What something is called: by language, or in one way for all."""


def in_language(names: dict[Language, str], language: str) -> str:
    """Return what something is called in a language, or in the first that it has a name in."""
    return names.get(language, next(iter(names.values())))  # type: ignore[call-overload,no-any-return]


class Choice(BaseModel):
    """Something that people choose by a button: a trade, a topic of notices, a telephone number to call."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,29}$")]
    emoji: Annotated[str, Field(max_length=8)] = ""
    name: Names

    def name_in(self, language: str) -> str:
        """Return its name in a language, or in the first that it has a name in."""
        return in_language(self.name, language)

    def label_in(self, language: str) -> str:
        """Return the name with its emoji before it."""
        return f"{self.emoji} {self.name_in(language)}".strip()
