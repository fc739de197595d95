"""Copies of what is sent to many: how each kind of notice is made for its recipients."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.kit import Kit
from models.dispatches import Message, Turn
from models.notices import Notice
from models.outbox import Owed

Copy = tuple[Turn, Sequence[Message]]
"""A recipient, and what they get: one message, or an album and the message with its buttons."""

Make = Callable[[Kit, AsyncSession, Notice, Sequence[Turn]], Awaitable[list[Copy]]]

MAKERS: dict[str, Make] = {}
"""How the copies of each kind of notice are made; who is left out of what is returned gets none (it is cancelled)."""

CHANGERS: dict[str, Make] = {}
"""How a copy that was sent is changed to what the notice says now, for each kind: by edits of its messages.

A turn holds what the copy consists of (`message_id`: of the message with the buttons; `album`: its ids as JSON, None
for none). An edit of another message than that with the buttons names it as `message_id` among its parameters. Of a
notice that was taken back these are edits of copies that can't be deleted. Who is left out stays unchanged.
"""

AFTER: dict[str, Callable[[Kit, AsyncSession, Notice, datetime], Awaitable[list[Owed]]]] = {}
"""What is said when a notice of a kind is over, or all its copies are changed: once, by who finds that out."""
