"""Copies of what is sent to many: how each kind of notice is made for its recipients."""

from collections.abc import Awaitable, Callable, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.kit import Kit
from models.dispatches import Message, Turn
from models.notices import Notice

Copy = tuple[Turn, Sequence[Message]]
"""A recipient, and what they get: one message, or an album and the message with its buttons."""

Make = Callable[[Kit, AsyncSession, Notice, Sequence[Turn]], Awaitable[list[Copy]]]

MAKERS: dict[str, Make] = {}
"""How the copies of each kind of notice are made; who is left out of what is returned gets none (it is cancelled)."""
