"""The recipients of a broadcast as a spreadsheet: made when it is sent, for who may still see them."""

import asyncio
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import riderviews, spreadsheets
from bot.kit import Kit
from bot.sending import Gone
from bot.texts import plain
from models import areas, notices, progresses
from models.areas import Atlas
from models.recipients import CHANGED, UNCHANGED, Recipient
from models.riders import Known
from models.rules import RuleBroken

RECIPE = "broadcast_list"
"""What `made` says in the recipe."""

COLUMNS = ("number", "name", "area", "trade", "state", "at", "read", "change")


def recipe(person: int, member_id: int, notice_id: int, language: str, day: date) -> dict[str, Any]:
    """Return what `file` is made from: for whom, of which notice, and on which day it was noted who is in it."""
    whose = {"person": person, "member": member_id, "notice": notice_id}
    return {"made": RECIPE, **whose, "language": language, "day": day.isoformat()}


async def file(kit: Kit, given: Mapping[str, Any]) -> tuple[bytes, str]:
    """Return all recipients as XLSX, by member id. Raises Gone for who may see none any more."""
    language, rows = given["language"], []
    async with kit.database.read() as session:
        notice, atlas = await notices.by_id(session, given["notice"]), await areas.atlas(session)
        if notice is None:
            raise Gone
        after = -1
        while found := await _next(session, given, after):
            rows += [_row(kit, language, atlas, one, known) for one, known in found]
            after = found[-1][0].member_id
            await asyncio.sleep(0)
    headers = {name: plain(language, "run-column", column=name) for name in COLUMNS}
    named = [{headers[name]: value for name, value in row.items()} for row in rows]
    content = await asyncio.to_thread(spreadsheets.write, "xlsx", list(headers.values()), named)
    return content, plain(language, "run-file-name", date=given["day"])


async def _next(session: AsyncSession, given: Mapping[str, Any], after: int) -> list[tuple[Recipient, Known | None]]:
    day = date.fromisoformat(given["day"])
    try:
        return await progresses.taken_out(session, given["person"], given["member"], given["notice"], day, after)
    except RuleBroken:
        raise Gone from None


def _row(kit: Kit, language: str, atlas: Atlas, one: Recipient, known: Known | None) -> dict[str, str]:
    change = one.change if one.change in (None, CHANGED, UNCHANGED) else "going"
    return {
        "number": str(known.rider.number or "") if known else "",
        "name": known.profile.name if known else plain(language, "run-file-gone"),
        "area": riderviews.place(atlas, known.rider.area_id) if known else "",
        "trade": kit.district.trade(known.rider.trade, language) if known else "",
        "state": plain(language, "run-file-state", state=one.state),
        "at": _moment(kit, one.ended_at),
        "read": _moment(kit, one.acked_at),
        "change": plain(language, "run-file-change", change=change) if change else "",
    }


def _moment(kit: Kit, at: datetime | None) -> str:
    return f"{at.astimezone(kit.district.zone):%Y-%m-%d %H:%M}" if at else ""
