"""What others were told of somebody who took that back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import deductionviews, reportcards
from bot.addressing import languages
from bot.district import District
from bot.kit import Kit
from bot.texts import say
from models import deductions, outbox
from models.erasures import Told
from models.outbox import NOTICE, Copy, Owed

ERASED, WITHDRAWN, PASSED = "privacy-card-erased", "privacy-card-withdrawn", "privacy-card-passed"
"""What stands there instead: everything was erased, an agreement was taken back, the time for keeping was up."""


async def redraw(kit: Kit, session: AsyncSession, told: Told, now: datetime) -> None:
    """Owe changes of what shows reports from which somebody took their photos, words and name back."""
    cause = f"taken-back:{int(now.timestamp())}"
    changes = [one for photo in told.photos for one in await reportcards.covered(session, photo, cause)]
    for report_id in told.reports:
        changes += await reportcards.everywhere(kit, session, report_id, cause, now)
    for report_id in told.worked:
        changes += await reportcards.shown_to_staff(session, report_id, cause)
    for number in told.deductions:
        case = await deductions.by_id(session, number)
        changes += await deductionviews.changed(session, case, cause) if case else []
    for one in changes:
        # There may be many: what somebody waits for goes first.
        await outbox.put(session, replace(one, lane=NOTICE), now)


async def blank(session: AsyncSession, district: District, seen: Sequence[Copy], why: str, now: datetime) -> None:
    """Owe a change of each of these messages: it says only why nothing is there any more, and has no buttons."""
    spoken = await languages(session, district, [copy.chat for copy in seen])
    for copy in seen:
        params = {"text": say(spoken[copy.chat], why), "parse_mode": "HTML"}
        edit = Owed(copy.chat, f"{why}:{copy.row}", "editMessageText", params, outbox.EDIT, message_id=copy.message_id)
        await outbox.put(session, edit if copy.message_id else replace(edit, about=copy.row), now)
