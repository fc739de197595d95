"""What all screens of a broadcast are made with."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.district import District
from bot.keyboards import Button, Keyboard, press
from bot.kit import Kit
from bot.texts import Markup, plain, say
from models.broadcasts import Broadcast

MAIN, AUDIENCE, WHEN, MORE, TOPICS = "main", "to", "when", "more", "topics"
MOVED, SECOND = "moved", "second"
"""Views of a broadcast; those of one part of the audience are named by `audienceviews`."""

Shown = tuple[Markup, Keyboard]


@dataclass(frozen=True, slots=True)
class View:
    """What a screen is made with: for whom, in which language, and when."""

    kit: Kit
    session: AsyncSession
    person: int
    language: str
    broadcast: Broadcast
    now: datetime

    @property
    def district(self) -> District:
        """Return the district."""
        return self.kit.district

    def say(self, key: str, **args: object) -> Markup:
        """Return a sentence."""
        return say(self.language, key, **args)

    def plain(self, key: str, **args: object) -> str:
        """Return a sentence without markup."""
        return plain(self.language, key, **args)

    def press(self, label: str, *what: object) -> Button:
        """Return a button about this broadcast: its intent, and what it carries besides."""
        intent, *more = what
        return press(label, ":".join([f"bc:c{intent}", str(self.broadcast.number), *(str(one) for one in more)]))

    def back(self, to: str = MAIN) -> Button:
        """Return the button that leads back to a view."""
        return self.press(self.plain("page-back"), "v", to)


def ticked(chosen: bool, label: str) -> str:
    """Return a button's label with a mark when it is chosen."""
    return f"✓ {label}" if chosen else label
