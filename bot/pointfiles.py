"""All entries of somebody's points as a spreadsheet: made when it is sent, for nobody but them."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from bot import pointviews, spreadsheets
from bot.kit import Kit
from bot.pointviews import Things
from bot.sending import Gone
from bot.texts import plain
from models import ledger, members
from models.ledger import Entry

RECIPE = "points"
"""What `made` says in the recipe."""

COLUMNS = ("number", "date", "points", "balance", "what", "kind", "score", "waived", "reverses")
"""What the file says of each entry; `balance` is what there was after it, `score` what it counts in its quarter."""

ALL = 1_000_000
"""Entries at most in a file: as many as a sheet has rows."""


def recipe(person: int, member_id: int, language: str, day: str) -> dict[str, Any]:
    """Return what `file` is made from: whose, and on which day it was asked for."""
    return {"made": RECIPE, "person": person, "member": member_id, "language": language, "day": day}


async def file(kit: Kit, given: Mapping[str, Any]) -> tuple[bytes, str]:
    """Return all entries as XLSX, the newest first. Raises Gone for who has had everything erased."""
    language = given["language"]
    async with kit.database.read() as session:
        if await members.person_of(session, given["member"]) != given["person"]:
            raise Gone
        found = await ledger.page(session, given["member"], ALL)
        known = await pointviews.things(kit, session, found)
    content = await asyncio.to_thread(_written, kit, language, found, known)
    return content, plain(language, "points-file-name", date=given["day"])


def _written(kit: Kit, language: str, found: Sequence[Entry], known: Things) -> bytes:
    headers = {name: plain(language, "points-column", column=name) for name in COLUMNS}
    after, rows = sum(one.amount for one in found), []
    for one in found:
        row = {
            "number": str(one.number),
            "date": f"{one.at.astimezone(kit.district.zone):%Y-%m-%d %H:%M}",
            "points": str(one.amount),
            "balance": str(after),
            "what": pointviews.what(language, kit.district, one, known.get(one.number, "")),
            "kind": plain(language, "points-kind", kind=one.kind),
            "score": str(one.score),
            "waived": str(one.waived) if one.waived else "",
            "reverses": str(one.reverses) if one.reverses else "",
        }
        rows.append({headers[name]: value for name, value in row.items()})
        after -= one.amount
    return spreadsheets.write("xlsx", list(headers.values()), rows)
