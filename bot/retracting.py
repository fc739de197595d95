"""What others were told of somebody who took that back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.addressing import languages
from bot.district import District
from bot.texts import say
from models import outbox
from models.outbox import Copy, Owed

ERASED, WITHDRAWN, PASSED = "privacy-card-erased", "privacy-card-withdrawn", "privacy-card-passed"
"""What stands there instead: everything was erased, an agreement was taken back, the time for keeping was up."""


async def blank(session: AsyncSession, district: District, seen: Sequence[Copy], why: str, now: datetime) -> None:
    """Owe a change of each of these messages: it says only why nothing is there any more, and has no buttons."""
    spoken = await languages(session, district, [copy.chat for copy in seen])
    for copy in seen:
        params = {"text": say(spoken[copy.chat], why), "parse_mode": "HTML"}
        edit = Owed(copy.chat, f"{why}:{copy.row}", "editMessageText", params, outbox.EDIT, message_id=copy.message_id)
        await outbox.put(session, edit if copy.message_id else replace(edit, about=copy.row), now)
