"""Copies of what is sent to many: how each kind of notice is made for its recipients."""

from collections.abc import Awaitable, Callable, Sequence
from sqlalchemy.ext.asyncio import AsyncSession

from bot.kit import Kit
from models.dispatches import Copy, Turn
from models.notices import Notice
from models.outbox import Owed

Make = Callable[[Kit, AsyncSession, Notice, Sequence[Turn]], Awaitable[list[Copy]]]

MAKERS: dict[str, Make] = {}
"""How the copies of each kind of notice are made; who is left out of what is returned gets none (it is cancelled)."""

CHANGERS: dict[str, Make] = {}
"""How a copy that was sent is changed to what the notice says now, for each kind: by edits of its messages.

A turn holds what the copy consists of (`message_id`: of the message with the buttons; `album`: its ids as JSON, None
for none). An edit of another message than that with the buttons names it as `message_id` among its parameters. Of a
notice that was taken back these are edits of copies that can't be deleted. Who is left out stays unchanged.
"""

OVER, CHANGED = "over", "changed"

AFTER: dict[str, Callable[[Kit, AsyncSession, Notice, str], Awaitable[list[Owed]]]] = {}
"""What is said when a notice of a kind is OVER, or all its copies are CHANGED: once, by who finds that out."""
